// ---------------------------------------------------------------- elements

const SVG = 'http://www.w3.org/2000/svg';

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
