// ---------------------------------------------------------------- reading values off a plot

function show(plot, i, speak) {
  if (!plot.at) return; // not drawn yet
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
    if (!plot.at) return;
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
