// ---------------------------------------------------------------- files to save

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

const SHAPE = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'stroke-opacity'];
const FONT = ['fill', 'font-family', 'font-size'];
const DRAWN = ':is(path, text):not(.cross)';

/** Mixed colours are oklab(...) in CSS, which drawing programs do not read. */
function plainColour(colour) {
  if (!colour.includes('(') || colour.startsWith('rgb')) return colour;
  const pen = el('canvas', {width: 1, height: 1}).getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return 'rgb(' + [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ') + ')';
}

/** The chart as a file of its own, with the colours that it has now. */
function picture(source, title) {
  const copy = source.cloneNode(true);
  copy.querySelector('.cross').remove();
  const from = source.querySelectorAll(DRAWN);
  copy.querySelectorAll(DRAWN).forEach((node, k) => {
    const style = getComputedStyle(from[k]);
    (node.tagName === 'text' ? FONT : SHAPE).forEach(name => node.setAttribute(name, plainColour(style.getPropertyValue(name))));
  });
  [copy, ...copy.querySelectorAll('*')].forEach(node => { node.removeAttribute('class'); node.removeAttribute('style'); });
  const [, , w, h] = copy.getAttribute('viewBox').split(' ');
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
