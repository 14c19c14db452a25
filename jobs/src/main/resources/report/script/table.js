// ---------------------------------------------------------------- tables

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
