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
