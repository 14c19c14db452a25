// ---------------------------------------------------------------- numbers as text

/** Four significant digits, units from 1,000 on: as in the summary. */
function text(v) {
  if (v === null) return '–';
  if (!isFinite(v)) return v > 0 ? '∞' : '−∞';
  const size = Math.abs(v);
  const sign = v < 0 ? '−' : '';
  if (size === 0) return '0';
  if (size < 1e-4 || size >= 1e9) {
    const [digits, power] = size.toExponential(2).split('e');
    return sign + Number(digits) + ' × 10' + superscript(Number(power));
  }
  if (size >= 999.95) return sign + grouped(size.toFixed(0));
  return sign + String(Number(size.toPrecision(4)));
}

const superscript = n =>
    (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map(d => '⁰¹²³⁴⁵⁶⁷⁸⁹'[d]).join('');

function grouped(digits) {
  const [whole, rest] = digits.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? '.' + rest : '');
}

/** Digits of a tick whose neighbours are a step away. */
function tick(v, step) {
  if (Math.abs(v) < step / 1e6) return '0';
  const size = Math.abs(v);
  if (step < 1e-5 || size >= 1e9) return text(v);
  let digits = 0;
  while (digits < 6 && Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) > 1e-6) digits++;
  return (v < 0 ? '−' : '') + grouped(size.toFixed(digits));
}

function interval(line, i) {
  return line.l[i] === null ? '' : '[' + text(line.l[i]) + ' to ' + text(line.h[i]) + ']';
}
