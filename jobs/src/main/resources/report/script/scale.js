// ---------------------------------------------------------------- scales

/** Least and greatest finite value to show; wide intervals may take as much room again, no more. */
function extent(all, bands) {
  let low = Infinity, high = -Infinity;
  const add = v => { if (v !== null && isFinite(v)) { low = Math.min(low, v); high = Math.max(high, v); } };
  all.forEach(s => s.m.forEach(add));
  if (low > high) return null;
  const room = high - low || Math.abs(high) || 1;
  const [floor, ceiling] = [low - room, high + room];
  if (bands) {
    all.forEach(s => {
      if (s.quiet) return;
      s.l.forEach(v => add(v === null ? null : Math.max(v, floor)));
      s.h.forEach(v => add(v === null ? null : Math.min(v, ceiling)));
    });
  }
  return [low, high];
}

function scale(range, zero) {
  let [low, high] = range || [0, 1];
  if (zero || (low >= 0 && low < 0.5 * high)) low = Math.min(low, 0);
  if (zero || (high <= 0 && high > 0.5 * low)) high = Math.max(high, 0);
  if (low === high) { const pad = Math.abs(low) * 0.05 || 1; low -= pad; high += pad; }
  const rough = (high - low) / 4.5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find(s => s * power >= rough) * power;
  const bottom = Math.floor(low / step + 1e-6) * step;
  const top = Math.ceil(high / step - 1e-6) * step;
  // Frame at the ticks where that wastes little, else at the data.
  const a = low - bottom < 0.6 * step || low === 0 ? bottom : low - 0.06 * (high - low);
  const b = top - high < 0.6 * step || high === 0 ? top : high + 0.06 * (high - low);
  const ticks = [];
  for (let k = Math.ceil(a / step - 1e-6); k * step <= b + step * 1e-6; k++) ticks.push(k * step);
  return {a, b, step, ticks};
}
