// Buttons, keys, address; then the start.
const clearAll = () => {
  Object.assign(state, { from: "", to: "", sector: "", region: "" });
  state.hiddenLevels.clear();
  state.hiddenRelations = new Set(DATA.hidden);
  select(null);
  showLegend();
  fit();
};
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { inks = readInks(); showLegend(); refresh(); });
// What is dragged takes its name along, and stays where it was let go.
const dragged = ({ nodes: ids }) => {
  for (const id of ids) {
    const { x, y } = network.getPosition(id);
    if (state.fan.has(id)) state.fan.set(id, [x, y, state.fan.get(id)[2]]);
    else Object.assign(nodeOf.get(id), { x, y });
  }
};
network.on("dragging", dragged);
network.on("dragEnd", dragged);
byId("fit").addEventListener("click", fit);
byId("clear").addEventListener("click", clearAll);
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
const pan = (dx, dy) => { const { x, y } = network.getViewPosition(); const step = 80 / network.getScale(); network.moveTo({ position: { x: x + dx * step, y: y + dy * step } }); };
// From one node to the next by importance, for those who use no mouse.
const step = (by) => {
  const order = shownNodes().sort((a, b) => b.size - a.size || a.id - b.id).map((node) => node.id);
  if (order.length) select(order[(order.indexOf(state.selected) + by + order.length) % order.length], true);
};
const KEYS = { Escape: () => select(null), f: fit, 0: fit, "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), n: () => step(1), p: () => step(-1) };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
document.addEventListener("keydown", (event) => {
  if (event.target === search || event.target.tagName === "SELECT" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { search.focus(); event.preventDefault(); }
  else if (ARROWS[event.key] && event.target === byId("network")) { pan(...ARROWS[event.key]); event.preventDefault(); }
  else if (KEYS[event.key] && (event.target.tagName !== "INPUT" || event.key === "Escape")) KEYS[event.key]();
});
const followAddress = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const node = wanted && DATA.nodes.find((each) => each.key === wanted || (each.policy !== undefined && policyOf(each).number === wanted));
  if (node) choose(node);
};
window.addEventListener("hashchange", followAddress);
showLegend();
showPanel();
fit();
// Those who issue together most come first; "fit" shows the rest.
if (DATA.core) {
  network.fit({ nodes: DATA.core, animation: false });
  network.moveTo({ scale: Math.min(1.1, network.getScale() * 0.85) });
}
followAddress();
// For scripts and tests: what is drawn, and where.
window.kgPage = { select, state, csvText, visible: () => ({ nodes: shownNodes().length, edges: shownEdges().length }),
  at: (id) => network.canvasToDOM(network.getPosition(id)) };
