// ---------------------------------------------------------------- the page

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

let waiting = []; // charts that still show an old state
let timer = 0;

/** Draws what is on the screen now and the rest when there is time: sixty charts of sixty arms take a second. */
function redraw() {
  document.body.dataset.drawn = 'some';
  waiting = [];
  charts.forEach(([figure, paint]) => {
    const {top, bottom} = figure.getBoundingClientRect();
    if (bottom > -200 && top < innerHeight + 400) paint(); else waiting.push(paint);
  });
  clearTimeout(timer);
  timer = setTimeout(catchUp, 0, 16);
}

function catchUp(milliseconds) {
  const start = performance.now();
  while (waiting.length && performance.now() - start < milliseconds) waiting.shift()();
  document.body.dataset.drawn = waiting.length ? 'some' : 'all';
  if (waiting.length) timer = setTimeout(catchUp, 0, 16);
}

window.addEventListener('beforeprint', () => catchUp(Infinity));

toolbar(sections());
redraw();
samples.draw();
let width = document.body.clientWidth;
new ResizeObserver(() => {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  redraw();
}).observe(document.body);
