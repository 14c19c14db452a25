// ---------------------------------------------------------------- charts

const charts = []; // [figure, what draws it], in page order

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
  charts.push([figure, () => {
    const spec = specOf(curve);
    draw(plot, spec);
    const notes = flags(spec.series);
    if (state.difference && !spec.zero) notes.push('No paired differences: values are shown');
    under.replaceChildren(legendOf(spec), ...notes.map(n => el('p', {class: 'flag'}, n)));
  }]);
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
  charts.push([figure, () => {
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
  }]);
  return figure;
}
