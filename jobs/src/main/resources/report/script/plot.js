// ---------------------------------------------------------------- one plot

let clips = 0;

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
  const left = Math.round(12 + 6.6 * Math.max(2, ...labels.map(l => l.length)));
  const box = {l: left, r: width - 14, t: 26 + edge.top, b: height - 40 - edge.bottom};
  const gx = g => X.length === 1 ? (box.l + box.r) / 2
      : box.l + 8 + (g - X[0]) / (X[X.length - 1] - X[0]) * (box.r - box.l - 16);
  const px = i => gx(X[i]);
  const py = v => box.b - (v - y.a) / (y.b - y.a) * (box.b - box.t);
  const at = (i, v) => px(i).toFixed(1) + ' ' + py(Math.max(y.a - (y.b - y.a) * 9, Math.min(y.b + (y.b - y.a) * 9, v))).toFixed(1);
  const shown = v => v !== null && isFinite(v);

  // Many bands over one another must not hide the lines.
  plot.style.setProperty('--band', Math.min(0.22, 0.7 / spec.series.length).toFixed(3));
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
    return svg('text', {x: Math.round(x * 10) / 10, y: yy, 'text-anchor': anchor, class: kind || 'tick'}, t);
  }
}
