// ---------------------------------------------------------------- the data of the page

const data = JSON.parse(document.getElementById('data').textContent);
const SLOTS = 8; // colours and marks that can be told apart
const HUMAN = 'held-out human text';
const LAW = 'exact law';
const X = data.generations;
const crowd = data.arms.length > SLOTS;

const real = v => v === 'inf' ? Infinity : v === '-inf' ? -Infinity : v;

/** Lines as written by the page: arm -> {m, l, h, n}, arrays over X with null where nothing is. */
function lines(entries) {
  const out = new Map();
  for (const e of entries || []) {
    const m = e.m.map(real);
    const side = s => e.w ? m.map((v, i) => e.w[i] === null ? null : v + s * e.w[i]) : null;
    const line = {
      m,
      l: side(-1) || (e.l ? e.l.map(real) : m.map(() => null)),
      h: side(1) || (e.h ? e.h.map(real) : m.map(() => null)),
      n: Array.isArray(e.n) ? e.n : m.map(() => e.n),
    };
    e.a.forEach(arm => out.set(arm, line));
  }
  return out;
}

const curves = data.curves.map(c => ({
  ...c,
  lines: lines(c.lines),
  human: lines(c.human),
  theory: lines(c.theory),
  differences: lines(c.differences),
}));
const byMetric = new Map(curves.map(c => [c.metric, c]));
const families = data.families.map(f => ({
  ...f,
  members: f.members.map(([label, metric]) => ({label, curve: byMetric.get(metric)})),
}));
const inFamily = new Set(families.flatMap(f => f.members.map(m => m.curve)));
const hasDifferences = curves.some(c => c.differences.size > 0);
const hasIntervals = curves.some(c => [...c.lines.values()].some(l => l.l.some(v => v !== null)));
