// ---------------------------------------------------------------- what a chart shows

function alt(title, unit, series, dashed) {
  const ends = s => {
    const there = s.m.map((v, i) => i).filter(i => s.m[i] !== null);
    return there.length === 0 ? s.label + ': no values' : s.label + ': from ' + text(s.m[there[0]]) + ' to ' + text(s.m[there[there.length - 1]]);
  };
  return title + (unit ? ' (' + unit + ')' : '') + ' by generation, corpus ' + X[0] + ' to ' + X[X.length - 1] + '. '
      + [...series, ...dashed].map(ends).join('; ') + '.';
}

const named = (arm, line) => ({label: data.arms[arm], tint: {slot: slots.get(arm)}, mark: slots.get(arm), ...line});

/** Controls of the selected arms as one dashed line, with a band where the arms' budgets differ. */
function control(human) {
  const own = [...new Set(state.selected.map(a => human.get(a)).filter(Boolean))];
  if (own.length === 0) return [];
  if (own.length === 1) return [{label: HUMAN, kind: 'human', ...own[0]}];
  const over = f => X.map((_, i) => {
    const v = own.map(o => o.m[i]).filter(x => x !== null && isFinite(x));
    return v.length ? f(v) : null;
  });
  return [{label: HUMAN, kind: 'human', span: true, m: over(v => v.reduce((a, b) => a + b) / v.length),
    l: over(v => Math.min(...v)), h: over(v => Math.max(...v))}];
}

function specOf(curve) {
  const difference = state.difference && curve.differences.size > 0;
  const source = difference ? curve.differences : curve.lines;
  const series = state.selected.filter(a => source.has(a)).map(a => named(a, source.get(a)));
  const dashed = difference ? [] : [
    ...control(curve.human),
    ...state.selected.filter(a => curve.theory.has(a)).map(a =>
        ({label: LAW + (data.arms.length > 1 ? ', ' + data.arms[a] : ''), kind: 'theory', tint: {slot: slots.get(a)}, ...curve.theory.get(a), l: null, h: null})),
  ];
  const context = crowd ? [...source].filter(([a]) => !slots.has(a)).map(([, s]) => ({quiet: true, ...s})) : [];
  const unit = difference ? (curve.unit ? curve.unit + ', ' : '') + 'minus ' + data.arms[data.baseline] : curve.unit;
  dashed.forEach(s => { s.quiet = !s.l; });
  return {series, dashed, context, unit, zero: difference, alt: alt(curve.title, unit, series, dashed)};
}

function legend(items) {
  return el('ul', {class: 'legend'}, ...items.map(([mark, name]) => el('li', {}, mark, name)));
}

function legendOf(spec) {
  const items = spec.series.map(s => [swatch('line', s.tint, s.mark), s.label]);
  const human = spec.dashed.find(s => s.kind === 'human');
  if (human) items.push([swatch('human'), human.span ? HUMAN + ' (range over arms)' : HUMAN]);
  if (spec.dashed.some(s => s.kind === 'theory')) items.push([swatch('theory'), LAW]);
  if (state.bands && spec.series.some(s => s.l.some(v => v !== null))) items.push([swatch('band'), '95 % interval']);
  if (spec.context.length) items.push([swatch('context'), spec.context.length + ' other arms']);
  return legend(items);
}

/** What a picture cannot show, in words: infinite means and missing values. */
function flags(series) {
  const corpora = list => {
    const runs = [];
    list.forEach(i => {
      const run = runs[runs.length - 1];
      if (run && run[1] === i - 1) run[1] = i; else runs.push([i, i]);
    });
    return (list.length > 1 ? 'corpora ' : 'corpus ') + runs.map(([a, b]) => a === b ? X[a] : X[a] + '–' + X[b]).join(', ');
  };
  const out = [];
  const where = (s, test) => s.m.map((v, i) => i).filter(i => test(s.m[i]));
  series.forEach(s => {
    const infinite = where(s, v => v !== null && !isFinite(v));
    const missing = where(s, v => v === null);
    if (infinite.length) out.push(s.label + ': infinite at ' + corpora(infinite) + ', drawn at the edge');
    if (missing.length) out.push(s.label + ': no value at ' + corpora(missing));
  });
  return out;
}
