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
