// ---------------------------------------------------------------- samples

const samples = (() => {
  const section = document.getElementById('samples');
  const slider = document.getElementById('generation');
  const name = document.getElementById('generation-name');
  const beside = document.getElementById('beside');
  const home = document.getElementById('texts');
  if (!data.samples.length && !data.human.length) return {draw() {}};
  section.hidden = false;
  document.getElementById('shared').hidden = data.arms.length === 1;
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
