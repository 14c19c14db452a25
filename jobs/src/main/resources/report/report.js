(() => {
'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const SVG = 'http://www.w3.org/2000/svg';
const SLOTS = 8; // colours and marks that can be told apart
const HUMAN = 'held-out human text';
const LAW = 'exact law';
const X = data.generations;
const crowd = data.arms.length > SLOTS;

// ---------------------------------------------------------------- values

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

// ---------------------------------------------------------------- elements

function el(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(attributes || {})) {
    if (v !== false) e.setAttribute(k, v === true ? '' : v);
  }
  e.append(...children);
  return e;
}

function svg(name, attributes, ...children) {
  const e = document.createElementNS(SVG, name);
  for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
  e.append(...children);
  return e;
}

const MARKS = [
  'M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z',
  'M-3 -3H3V3H-3Z',
  'M0 -4.2L4 2.9H-4Z',
  'M0 -4.4L4.4 0L0 4.4L-4.4 0Z',
  'M0 4.2L4 -2.9H-4Z',
  'M-1.3 -3.9H1.3V-1.3H3.9V1.3H1.3V3.9H-1.3V1.3H-3.9V-1.3H-1.3Z',
  'M0 -4L3.8 -1.2L2.4 3.3H-2.4L-3.8 -1.2Z',
  'M-3.9 -2L-2 -3.9L0 -1.9L2 -3.9L3.9 -2L1.9 0L3.9 2L2 3.9L0 1.9L-2 3.9L-3.9 2L-1.9 0Z',
];

/** What a legend shows before a name. */
function swatch(kind, tint, mark) {
  const s = svg('svg', {viewBox: '0 0 26 12', width: 26, height: 12, class: 'swatch', 'aria-hidden': 'true'});
  const g = svg('g', {class: 'series'});
  dye(g, tint);
  if (kind === 'band') g.append(svg('rect', {x: 1, y: 1, width: 24, height: 10, class: 'band'}));
  else g.append(svg('path', {d: 'M1 6H25', class: kind}));
  if (mark !== undefined) g.append(svg('path', {d: MARKS[mark], class: 'mark', transform: 'translate(13 6)'}));
  s.append(g);
  return s;
}

/** A tint is a colour slot, a share of the ramp in percent, or nothing (ink). */
function dye(g, tint) {
  if (!tint) return;
  if (tint.slot !== undefined) g.style.setProperty('--c', 'var(--c' + tint.slot + ')');
  else g.style.setProperty('--c', 'color-mix(in oklab, var(--ramp-high) ' + tint.ramp + '%, var(--ramp-low))');
}

// ---------------------------------------------------------------- state

const state = {selected: [], difference: false, bands: true};
const slots = new Map(); // selected arm -> colour slot

function select(arm) {
  const free = [...Array(SLOTS).keys()].find(s => ![...slots.values()].includes(s));
  slots.set(arm, free);
  state.selected = data.arms.map((_, a) => a).filter(a => slots.has(a));
}

function deselect(arm) {
  slots.delete(arm);
  state.selected = state.selected.filter(a => a !== arm);
}

select(data.baseline);
data.arms.forEach((_, a) => { if (a !== data.baseline && slots.size < SLOTS) select(a); });
if (!crowd) { // few arms: colours in the order of the experiment
  data.arms.forEach((_, a) => slots.set(a, a));
}

// ---------------------------------------------------------------- one plot

let clips = 0;

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

/**
 * Draws into a plot.
 * spec: series [{label, tint, mark, m, l, h, n}], dashed [{label, tint, kind, m, l, h}],
 * context [{m}], unit, zero, range (shared), alt
 */
function draw(plot, spec) {
  const width = Math.max(220, Math.round(plot.clientWidth || 520));
  const height = Math.round(Math.min(300, Math.max(190, width * 0.56)));
  const drawn = [...spec.context, ...spec.dashed, ...spec.series];
  const some = sign => drawn.some(s => s.m.some(v => v === sign * Infinity));
  const edge = {top: some(1) ? 20 : 0, bottom: some(-1) ? 20 : 0};
  const y = scale(spec.range || extent(drawn, state.bands), spec.zero);
  const labels = y.ticks.map(t => tick(t, y.step));
  const left = 12 + 6.6 * Math.max(2, ...labels.map(l => l.length));
  const box = {l: left, r: width - 14, t: 26 + edge.top, b: height - 40 - edge.bottom};
  const gx = g => X.length === 1 ? (box.l + box.r) / 2
      : box.l + 8 + (g - X[0]) / (X[X.length - 1] - X[0]) * (box.r - box.l - 16);
  const px = i => gx(X[i]);
  const py = v => box.b - (v - y.a) / (y.b - y.a) * (box.b - box.t);
  const at = (i, v) => px(i).toFixed(1) + ' ' + py(Math.max(y.a - (y.b - y.a) * 9, Math.min(y.b + (y.b - y.a) * 9, v))).toFixed(1);
  const shown = v => v !== null && isFinite(v);

  const clip = 'clip' + clips++;
  const root = svg('svg', {viewBox: '0 0 ' + width + ' ' + height, class: 'chart', role: 'img', 'aria-label': spec.alt});
  root.append(svg('clipPath', {id: clip},
      svg('rect', {x: box.l, y: box.t - 5, width: box.r - box.l, height: box.b - box.t + 10})));

  // axes
  const axes = svg('g', {class: 'axes'});
  y.ticks.forEach((t, k) => {
    const h = py(t).toFixed(1);
    axes.append(svg('path', {d: 'M' + box.l + ' ' + h + 'H' + box.r, class: spec.zero && Math.abs(t) < y.step / 1e6 ? 'zero' : 'rule'}));
    axes.append(label(box.l - 7, Number(h) + 4, labels[k], 'end'));
  });
  const last = X[X.length - 1];
  const places = (box.r - box.l) / (14 + 7 * String(last).length);
  const every = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find(k => (last - X[0]) / k < places) || last;
  for (let g = X[0]; g <= last; g = g + every > last && g < last ? last : g + every) {
    if (g !== last && g > X[0] && last - g < 0.7 * every) continue;
    axes.append(svg('path', {d: 'M' + gx(g).toFixed(1) + ' ' + (box.b + edge.bottom) + 'v4', class: 'rule'}));
    axes.append(label(gx(g), box.b + edge.bottom + 17, String(g), 'middle'));
  }
  axes.append(svg('path', {d: 'M' + box.l + ' ' + (box.b + edge.bottom) + 'H' + box.r, class: 'axis'}));
  axes.append(label((box.l + box.r) / 2, height - 5, 'generation of the corpus', 'middle', 'name'));
  axes.append(label(2, 13, spec.unit || 'value (no unit)', 'start', 'name'));
  const rows = {1: box.t - 13, '-1': box.b + 13};
  [1, -1].forEach(sign => {
    if (!edge[sign > 0 ? 'top' : 'bottom']) return;
    axes.append(svg('path', {d: 'M' + box.l + ' ' + (sign > 0 ? box.t - 4 : box.b + 4) + 'H' + box.r, class: 'break'}));
    axes.append(label(box.l - 7, rows[sign] + 4.5, sign > 0 ? '∞' : '−∞', 'end', 'beyond'));
  });
  root.append(axes);

  const path = (s, kind, host) => {
    let d = '', pen = false;
    s.m.forEach((v, i) => {
      if (shown(v)) { d += (pen ? 'L' : 'M') + at(i, v); pen = true; } else pen = false;
    });
    if (d) host.append(svg('path', {d, class: kind}));
  };
  const band = (s, host, strokes) => {
    let run = [];
    const flush = () => {
      if (run.length > 1) {
        host.append(svg('path', {class: 'band', d: 'M' + run.map(i => at(i, s.h[i])).join('L')
            + 'L' + run.reverse().map(i => at(i, s.l[i])).join('L') + 'Z'}));
      } else if (run.length === 1 && strokes) {
        host.append(svg('path', {class: 'bar', d: 'M' + at(run[0], s.h[run[0]]) + 'L' + at(run[0], s.l[run[0]])}));
      }
      run = [];
    };
    s.m.forEach((v, i) => { if (s.l[i] !== null) run.push(i); else flush(); });
    flush();
  };
  const inside = svg('g', {'clip-path': 'url(#' + clip + ')'});
  const group = s => { const g = svg('g', {class: 'series'}); dye(g, s.tint); return g; };

  spec.context.forEach(s => path(s, 'context', inside));
  const dash = s => {
    const g = group(s);
    if (s.l) band(s, g, false);
    path(s, s.kind, g);
    // A control of one corpus is a level, not a dot.
    if (X.length === 1 && shown(s.m[0])) g.append(svg('path', {d: 'M' + box.l + ' ' + py(s.m[0]).toFixed(1) + 'H' + box.r, class: s.kind}));
    inside.append(g);
  };
  spec.dashed.filter(s => s.kind === 'human').forEach(dash);
  if (state.bands) {
    spec.series.forEach(s => { const g = group(s); band(s, g, true); inside.append(g); });
  }
  const beyond = svg('g');
  spec.series.forEach((s, k) => {
    const g = group(s);
    path(s, 'line', g);
    const few = X.length <= 26;
    s.m.forEach((v, i) => {
      const lone = !shown(s.m[i - 1] ?? null) && !shown(s.m[i + 1] ?? null);
      if (shown(v) && s.mark !== undefined && (few || lone || i === X.length - 1)) {
        const [a, b] = at(i, v).split(' ');
        g.append(svg('path', {d: MARKS[s.mark], class: 'mark', transform: 'translate(' + a + ' ' + b + ')'}));
      }
    });
    inside.append(g);
    // Infinite means stand at the edge of the plot, side by side where arms share a generation.
    s.m.forEach((v, i) => {
      if (v === null || isFinite(v)) return;
      const sign = v > 0 ? 1 : -1;
      const there = spec.series.filter(o => o.m[i] === v);
      const gap = Math.min(9, (box.r - box.l) / X.length / there.length);
      const x = px(i) + (there.indexOf(s) - (there.length - 1) / 2) * gap;
      const e = group(s);
      [i - 1, i + 1].forEach(o => {
        if (shown(s.m[o] ?? null)) e.append(svg('path', {class: 'rise', d: 'M' + at(o, s.m[o]) + 'L' + x.toFixed(1) + ' ' + rows[sign]}));
      });
      e.append(svg('path', {class: 'infinite', d: sign > 0 ? 'M0 -5L4.3 3H-4.3Z' : 'M0 5L4.3 -3H-4.3Z',
          transform: 'translate(' + x.toFixed(1) + ' ' + rows[sign] + ')'}));
      beyond.append(e);
    });
  });
  spec.dashed.filter(s => s.kind === 'theory').forEach(dash); // on top: a law that holds lies on its line
  const cross = svg('path', {class: 'cross', visibility: 'hidden'});
  root.append(cross, inside, beyond);
  const old = plot.querySelector('svg.chart');
  if (old) old.replaceWith(root); else plot.prepend(root);
  plot.spec = spec;
  plot.at = {px, width, height, top: 18, bottom: box.b + edge.bottom, cross};
  hide(plot);

  function label(x, yy, t, anchor, kind) {
    return svg('text', {x, y: yy, 'text-anchor': anchor, class: kind || 'tick'}, t);
  }
}

// ---------------------------------------------------------------- reading values off a plot

function show(plot, i, speak) {
  const {px, width, top, bottom, cross} = plot.at;
  const spec = plot.spec;
  plot.index = i;
  cross.setAttribute('d', 'M' + px(i).toFixed(1) + ' ' + top + 'V' + bottom);
  cross.setAttribute('visibility', 'visible');
  let tip = plot.querySelector('.tip');
  if (!tip) { tip = el('div', {class: 'tip'}); plot.append(tip); }
  const body = el('tbody');
  const order = v => v === null ? -Infinity : v;
  [...spec.series].sort((s, t) => order(t.m[i]) - order(s.m[i])).forEach(s => {
    const n = s.n[i] !== null && s.n[i] !== undefined ? 'n = ' + s.n[i] : '';
    body.append(el('tr', {}, el('td', {}, swatch('line', s.tint, s.mark)), el('th', {}, s.label),
        el('td', {}, text(s.m[i])), el('td', {class: 'soft'}, interval(s, i)), el('td', {class: 'soft'}, n)));
  });
  spec.dashed.forEach(s => {
    if (s.m[i] === null) return;
    body.append(el('tr', {}, el('td', {}, swatch(s.kind, s.tint)), el('th', {}, s.label),
        el('td', {}, text(s.m[i])), el('td', {class: 'soft'}, s.l ? interval(s, i) : ''), el('td')));
  });
  tip.replaceChildren(el('b', {}, 'Corpus ' + X[i] + (spec.zero ? ', difference to ' + data.arms[data.baseline] : '')),
      el('table', {}, body));
  tip.hidden = false;
  const real = plot.clientWidth / width;
  const x = px(i) * real;
  const room = plot.clientWidth - tip.offsetWidth;
  const right = x + 14;
  const side = right <= room ? right : x - 14 - tip.offsetWidth >= 0 ? x - 14 - tip.offsetWidth : Math.max(0, room);
  tip.style.left = side + 'px';
  // Beside the cross hair where there is room, else under the plot.
  tip.style.top = (side === right || x - 14 - tip.offsetWidth >= 0 ? 24 : plot.clientHeight - 4) + 'px';
  if (speak) {
    document.getElementById('spoken').textContent = 'Corpus ' + X[i] + ': ' + [...spec.series, ...spec.dashed]
        .map(s => s.label + ' ' + text(s.m[i])).join('; ');
  }
}

function hide(plot) {
  const tip = plot.querySelector('.tip');
  if (tip) tip.hidden = true;
  if (plot.at) plot.at.cross.setAttribute('visibility', 'hidden');
  plot.index = undefined;
}

function listen(plot) {
  const near = event => {
    const r = plot.getBoundingClientRect();
    const x = (event.clientX - r.left) * plot.at.width / r.width;
    let best = 0;
    X.forEach((_, i) => { if (Math.abs(plot.at.px(i) - x) < Math.abs(plot.at.px(best) - x)) best = i; });
    show(plot, best, false);
  };
  plot.addEventListener('pointermove', near);
  plot.addEventListener('pointerdown', near);
  plot.addEventListener('pointerleave', () => hide(plot));
  plot.addEventListener('blur', () => hide(plot));
  plot.addEventListener('keydown', event => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    const last = X.length - 1;
    if (step) show(plot, plot.index === undefined ? (step > 0 ? 0 : last) : Math.max(0, Math.min(last, plot.index + step)), true);
    else if (event.key === 'Home') show(plot, 0, true);
    else if (event.key === 'End') show(plot, last, true);
    else if (event.key === 'Escape') hide(plot);
    else return;
    event.preventDefault();
  });
}

function newPlot() {
  const plot = el('div', {class: 'plot', tabindex: '0', role: 'group', 'aria-roledescription': 'chart',
    'aria-label': 'Chart; arrow keys read the values of a generation'});
  listen(plot);
  return plot;
}

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

// ---------------------------------------------------------------- tables and files

function table(caption, columns) {
  const head = el('tr', {}, el('th', {scope: 'col'}, 'corpus'), ...columns.map(c => el('th', {scope: 'col'}, c.label)));
  const rows = X.map((g, i) => el('tr', {}, el('th', {scope: 'row'}, String(g)), ...columns.map(c => {
    const cell = el('td', {}, text(c.m[i]));
    const extra = [interval(c, i), c.n[i] > 0 && c.n[i] !== data.replicates && c.replicated ? 'n = ' + c.n[i] : ''].filter(Boolean).join(' ');
    if (extra) cell.append(' ', el('small', {}, extra));
    return cell;
  })));
  return el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
      el('table', {}, el('caption', {}, caption), el('thead', {}, head), el('tbody', {}, ...rows)));
}

function columns(source, replicated) {
  const entries = [...source].sort((a, b) => a[0] - b[0]);
  if (entries.length === data.arms.length && entries.length > 1 && entries.every(e => e[1] === entries[0][1])) {
    return [{label: 'all arms', replicated, ...entries[0][1]}];
  }
  return entries.map(([a, s]) => ({label: data.arms[a], replicated, ...s}));
}

const PARTS = [
  ['lines', 'Mean over replicates and 95 % interval'],
  ['differences', 'Paired difference to ' + data.arms[data.baseline] + ' and 95 % interval'],
  ['human', 'Held-out human text at equal budget'],
  ['theory', 'Exact law'],
];

function tables(curve, head) {
  const unit = curve.unit ? ' (' + curve.unit + ')' : '';
  return PARTS.filter(([key]) => curve[key].size).map(([key, words]) =>
      table((head ? head + ': ' : '') + words + unit, columns(curve[key], key === 'lines' || key === 'differences')));
}

function csv(list) {
  const quote = s => '"' + String(s).replace(/"/g, '""') + '"';
  const value = v => v === null ? '' : v === Infinity ? 'Infinity' : v === -Infinity ? '-Infinity' : String(Number(v.toPrecision(6)));
  const rows = ['metric,signature,kind,arm,generation,n,mean,low,high'];
  const kinds = {lines: 'mean', differences: 'difference to baseline', human: HUMAN, theory: LAW};
  list.forEach(c => PARTS.forEach(([key]) => [...c[key]].sort((a, b) => a[0] - b[0]).forEach(([arm, s]) => X.forEach((g, i) => {
    if (s.m[i] !== null) rows.push([quote(c.metric), quote(c.signature), kinds[key], quote(data.arms[arm]), g, s.n[i], value(s.m[i]), value(s.l[i]), value(s.h[i])].join(','));
  }))));
  return rows.join('\n') + '\n';
}

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight'];

/** The chart as a file of its own, with the colours that it has now. */
function picture(source, title) {
  const copy = source.cloneNode(true);
  const from = source.querySelectorAll('path, text, rect');
  copy.querySelectorAll('path, text, rect').forEach((node, k) => {
    const style = getComputedStyle(from[k]);
    STYLES.forEach(name => node.setAttribute(name, style.getPropertyValue(name)));
    node.removeAttribute('class');
  });
  const [, , w, h] = copy.getAttribute('viewBox').split(' ');
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', w);
  copy.setAttribute('height', h);
  copy.prepend(svg('title', {}, title), svg('rect', {width: w, height: h, fill: getComputedStyle(document.body).getPropertyValue('--paper').trim()}));
  return new XMLSerializer().serializeToString(copy);
}

function save(name, type, content) {
  const link = el('a', {href: URL.createObjectURL(new Blob([content], {type})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const fileName = s => s.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-+|-+$/g, '');

/** "Numbers": built when it is first opened. */
function numbers(list, heads, figure, title) {
  const details = el('details', {class: 'numbers'}, el('summary', {}, 'Numbers'));
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const buttons = el('p', {class: 'buttons'});
    const button = (name, act) => {
      const b = el('button', {type: 'button'}, name);
      b.addEventListener('click', act);
      buttons.append(b);
    };
    button('Save as CSV', () => save(fileName(title) + '.csv', 'text/csv', csv(list)));
    figure.querySelectorAll('svg.chart').forEach((_, k, all) => button('Save as SVG' + (all.length > 1 ? ' (' + (k + 1) + ')' : ''), () => {
      const now = figure.querySelectorAll('svg.chart')[k];
      save(fileName(title) + (all.length > 1 ? '-' + (k + 1) : '') + '.svg', 'image/svg+xml', picture(now, now.getAttribute('aria-label')));
    }));
    details.append(buttons);
    list.forEach((c, k) => details.append(...tables(c, heads[k])));
    details.append(el('p', {class: 'signature'}, ...list.flatMap((c, k) => k ? [el('br'), el('code', {}, c.signature)] : [el('code', {}, c.signature)])));
  });
  return details;
}

// ---------------------------------------------------------------- charts

const charts = []; // redraw functions, in page order

function frame(item, ...body) {
  const figure = el('figure', {class: 'card'},
      el('figcaption', {}, el('h3', {}, item.title), el('p', {class: 'about'}, item.meaning)), ...body);
  return figure;
}

function curveChart(curve) {
  const plot = newPlot();
  const under = el('div', {class: 'under'});
  const figure = frame(curve, plot, under);
  figure.dataset.metric = curve.metric;
  figure.append(numbers([curve], [''], figure, curve.title));
  charts.push(() => {
    const spec = specOf(curve);
    draw(plot, spec);
    const notes = flags(spec.series);
    if (state.difference && !spec.zero) notes.push('No paired differences: values are shown');
    under.replaceChildren(legendOf(spec), ...notes.map(n => el('p', {class: 'flag'}, n)));
  });
  return figure;
}

function familyChart(family) {
  const panels = el('div', {class: 'panels'});
  const under = el('div', {class: 'under'});
  const figure = frame(family, panels, under);
  figure.classList.add('wide');
  figure.append(numbers(family.members.map(m => m.curve), family.members.map(m => m.label), figure, family.title));
  const last = family.members.length - 1;
  const tint = k => family.ordered && last > 0 ? {ramp: Math.round(100 * k / last)} : {slot: k % SLOTS};
  const mark = k => family.ordered ? undefined : k % SLOTS;
  charts.push(() => {
    const difference = state.difference && family.members.some(m => m.curve.differences.size);
    const key = difference ? 'differences' : 'lines';
    const unit = difference ? (family.unit ? family.unit + ', ' : '') + 'minus ' + data.arms[data.baseline] : family.unit;
    const specs = state.selected.filter(a => family.members.some(m => m.curve[key].has(a))).map(a => {
      const own = family.members.map((m, k) => [m, k]).filter(([m]) => m.curve[key].has(a));
      const series = own.map(([m, k]) => ({label: m.label, tint: tint(k), mark: mark(k), ...m.curve[key].get(a)}));
      const dashed = difference ? [] : own.filter(([m]) => m.curve.human.has(a)).map(([m, k]) =>
          ({label: m.label + ', human', kind: 'human', tint: tint(k), quiet: true, ...m.curve.human.get(a), l: null, h: null}));
      return {arm: a, series, dashed, context: [], unit, zero: difference, alt: alt(family.title + ', ' + data.arms[a], unit, series, dashed)};
    });
    const range = extent(specs.flatMap(s => [...s.series, ...s.dashed]), state.bands);
    while (panels.childElementCount > specs.length) panels.lastChild.remove();
    while (panels.childElementCount < specs.length) panels.append(el('div', {class: 'panel'}, el('h4'), newPlot()));
    specs.forEach((s, k) => {
      const panel = panels.children[k];
      panel.firstChild.replaceChildren(data.arms[s.arm]);
      s.range = range;
      draw(panel.lastChild, s);
    });
    const items = family.members.map((m, k) => [swatch('line', tint(k), mark(k)), m.label]);
    if (specs.some(s => s.dashed.length)) items.push([swatch('human'), HUMAN]);
    if (state.bands && specs.some(s => s.series.some(x => x.l.some(v => v !== null)))) items.push([swatch('band'), '95 % interval']);
    const notes = specs.flatMap(s => flags(s.series).map(n => data.arms[s.arm] + ', ' + n));
    under.replaceChildren(legend(items), ...notes.slice(0, 6).map(n => el('p', {class: 'flag'}, n)),
        ...(notes.length > 6 ? [el('p', {class: 'flag'}, 'and ' + (notes.length - 6) + ' more: see the numbers')] : []));
  });
  return figure;
}

function sections() {
  const home = document.getElementById('charts');
  const links = [];
  const add = (name, anchor, figures, kind) => {
    if (!figures.length) return;
    home.append(el('section', {id: anchor, class: kind}, el('h2', {}, name), el('div', {class: 'grid'}, ...figures)));
    links.push([name, anchor]);
  };
  const chartsOf = test => [
    ...curves.filter(c => !inFamily.has(c) && test(c)).map(curveChart),
    ...families.filter(test).map(familyChart),
  ];
  add('Key measures', 'key', chartsOf(c => c.headline), 'key');
  const groups = [...new Set([...curves.filter(c => !inFamily.has(c)), ...families].filter(c => !c.headline).map(c => c.group))];
  groups.forEach((g, k) => add(g || 'Other measures', 'group-' + k, chartsOf(c => !c.headline && c.group === g), 'rest'));
  return links;
}

function redraw() { charts.forEach(d => d()); }

// ---------------------------------------------------------------- toolbar

function toolbar(links) {
  const bar = document.getElementById('toolbar');
  const tools = el('div', {class: 'tools'});
  if (data.arms.length > 1) {
    const chips = el('div', {class: 'chips' + (crowd ? ' many' : ''), role: 'group', 'aria-label': 'Arms shown'});
    const paint = () => [...chips.children].forEach((chip, a) => {
      const on = slots.has(a);
      chip.setAttribute('aria-pressed', String(on));
      chip.replaceChildren(swatch(on ? 'line' : 'context', on ? {slot: slots.get(a)} : null, on ? slots.get(a) : undefined), data.arms[a]);
    });
    data.arms.forEach((name, a) => {
      const chip = el('button', {type: 'button', class: 'chip'});
      chip.addEventListener('click', () => {
        if (slots.has(a)) { if (slots.size > 1) deselect(a); } else {
          if (slots.size === SLOTS) deselect(state.selected.filter(b => b !== data.baseline).pop());
          if (crowd) select(a); else { slots.set(a, a); state.selected = data.arms.map((_, b) => b).filter(b => slots.has(b)); }
        }
        paint();
        redraw();
        samples.draw();
      });
      chips.append(chip);
    });
    paint();
    tools.append(chips);
    if (crowd) tools.append(el('span', {class: 'hint'}, 'up to ' + SLOTS + ' of ' + data.arms.length + ' arms in colour'));
  }
  const box = (name, checked, act) => {
    const input = el('input', {type: 'checkbox', checked});
    input.addEventListener('change', () => { act(input.checked); redraw(); });
    tools.append(el('label', {class: 'check'}, input, ' ' + name));
  };
  if (hasDifferences) box('difference to ' + data.arms[data.baseline], false, on => { state.difference = on; });
  if (hasIntervals) box('95 % intervals', true, on => { state.bands = on; });
  const nav = el('nav', {'aria-label': 'Sections'}, ...[['Summary', 'summary'], ...links, ['Samples', 'samples'], ['Settings', 'settings'], ['Reproduce', 'reproduce'], ['Notes', 'notes']]
      .filter(([, id]) => id !== 'samples' || data.samples.length || data.human.length)
      .map(([name, id]) => el('a', {href: '#' + id}, name)));
  bar.append(nav, tools);
  bar.hidden = false;
}

// ---------------------------------------------------------------- samples

const samples = (() => {
  const section = document.getElementById('samples');
  const slider = document.getElementById('generation');
  const name = document.getElementById('generation-name');
  const beside = document.getElementById('beside');
  const home = document.getElementById('texts');
  if (!data.samples.length && !data.human.length) return {draw() {}};
  section.hidden = false;
  const stops = [...new Set(data.samples.map(s => s[1]))].sort((a, b) => a - b); // generations that have samples
  const texts = new Map(data.samples.map(([a, g, t]) => [a + ':' + g, t]));
  if (data.human.length) stops.unshift('human'); else document.getElementById('beside-label').hidden = true;
  slider.min = 0;
  slider.max = stops.length - 1;
  slider.value = Math.min(data.human.length ? 1 : 0, stops.length - 1);
  const marks = el('datalist', {id: 'generation-marks'}, ...stops.map((_, k) => el('option', {value: String(k)})));
  slider.after(marks);

  function draw() {
    const stop = stops[Number(slider.value)];
    const human = stop === 'human';
    const words = human ? 'human' : 'corpus ' + stop;
    name.textContent = words;
    slider.setAttribute('aria-valuetext', words);
    beside.disabled = human;
    const columns = human ? [] : state.selected.filter(a => texts.has(a + ':' + stop))
        .map(a => ({head: [swatch('line', {slot: slots.get(a)}, slots.get(a)), data.arms[a]], texts: texts.get(a + ':' + stop)}));
    if (human || (beside.checked && data.human.length)) columns.unshift({head: ['human text'], texts: data.human, human: true});
    const longest = Math.max(0, ...columns.map(c => c.texts.length));
    const body = el('tbody');
    for (let k = 0; k < longest; k++) {
      body.append(el('tr', {}, el('th', {scope: 'row'}, String(k + 1)), ...columns.map(c => {
        const cell = el('td', {dir: 'auto', class: c.human ? 'human' : false});
        if (k < c.texts.length) cell.append(c.texts[k] === '' ? el('i', {class: 'soft'}, 'empty document') : c.texts[k]);
        return cell;
      })));
    }
    const head = el('tr', {}, el('th', {scope: 'col'}, el('span', {class: 'unseen'}, 'document')),
        ...columns.map(c => el('th', {scope: 'col', class: c.human ? 'human' : false}, ...c.head)));
    const grid = el('table', {class: 'texts'}, el('thead', {}, head), body);
    home.replaceChildren(columns.length ? grid : el('p', {class: 'about'}, 'The arms shown have no samples here.'));
  }
  slider.addEventListener('input', draw);
  beside.addEventListener('change', draw);
  return {draw};
})();

// ---------------------------------------------------------------- start

toolbar(sections());
redraw();
samples.draw();
let width = document.body.clientWidth;
new ResizeObserver(() => {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  redraw();
}).observe(document.body);
})();
