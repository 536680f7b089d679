// Selection, and the panel at the right.
const select = (id, travel) => {
  if (id !== null && !state.fan.size) state.view = { scale: network.getScale(), position: network.getViewPosition() };
  const wasFan = state.fan.size > 0;
  state.selected = id;
  refresh();
  showPanel();
  if (id === null) {
    network.unselectAll();
    if (wasFan) network.moveTo(state.view);
    return;
  }
  network.selectNodes([id], false);
  if (state.fan.size) fit();
  else if (travel) {
    const [x, y] = place(nodeOf.get(id));
    network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.7), animation: false });
  }
};
const where = (file, line) => (line ? (DATA.files[file] ? DATA.files[file] + " " : "") + text("line", line) : "");
const policyItem = (policy, node) => {
  const [item, inside] = entry(node ? "item" : "item still", node && (() => select(node.id, true)));
  inside.append(make("span", "", policy.title + " "), make("span", "number", [policy.number, policy.date].filter(Boolean).join(" · ")));
  return item;
};
const policyList = (indexes, most) => {
  const list = make("ul", "policies");
  for (const i of indexes.slice(0, most)) list.append(policyItem(POLICIES[i]));
  if (indexes.length > most) list.append(make("li", "muted", text("hidden", indexes.length - most)));
  return list;
};
const bodyRow = (node, edge) => {
  const item = make("li", "pair");
  const head = make("div", "item");
  head.append(make("span", "", nameOf(node) + " "), make("span", "count", text("times", edgeWeight(edge))));
  press(head, () => select(node.id, true));
  const more = make("details");
  more.append(make("summary", "muted", text("which")));
  more.addEventListener("toggle", () => { if (more.open && more.children.length < 2) more.append(policyList(fitting(edge), 40)); });
  item.append(head, more);
  return item;
};
const policyRow = (node, edge) => {
  const policy = policyOf(node);
  const [item, inside] = entry("item", () => select(node.id, true));
  const chip = make("span", "chip", text("relation." + edge.relation));
  chip.style.color = DATA.colours.chips[edge.relation];
  inside.append(chip, make("span", "", policy.title + " "), make("span", "number", policy.number || policy.date || ""));
  const times = edge.weight > 1 ? " · " + text("mentions", edge.weight) : "";
  if (edge.line) inside.append(make("span", "muted", " · " + where(edge.file, edge.line) + times));
  if (edge.sentence) inside.append(make("q", "sentence", edge.sentence));
  return item;
};
const row = (node, edge) => (edge.policies ? bodyRow(node, edge) : policyRow(node, edge));
const listing = (title, found, id, more) => {
  const holder = document.createDocumentFragment();
  holder.append(make("h3", "", title + " · " + (new Set(found.map((edge) => other(edge, id))).size + (more || 0))));
  const list = make("ul");
  found.sort(strengthFirst(id));
  for (const edge of found) list.append(row(other(edge, id), edge));
  if (!found.length && !more) list.append(make("li", "muted", text("none")));
  if (more) list.append(make("li", "muted", text("hidden", more)));
  holder.append(list);
  return holder;
};
const fact = (list, key, value) => {
  if (value) list.append(make("dt", "", text(key)), make("dd", "", value));
};
const topics = (names, keys) => listed((keys || []).map((key) => fill(names[key])));
const policyFacts = (policy) => {
  const facts = make("dl");
  fact(facts, "number", policy.number);
  fact(facts, "bodies", listed(policy.bodies || []) || text("level." + policy.level));
  fact(facts, "date", policy.date);
  fact(facts, "type", policy.type);
  fact(facts, "region", topics(DATA.regions, policy.regions));
  fact(facts, "sector", topics(DATA.sectors, policy.sectors));
  fact(facts, "names", (policy.also || []).join("；"));
  fact(facts, "edition.earlier", policy.earlier);
  fact(facts, "place", (policy.places || []).map(([file, line]) => where(file, line)).join("；") || text("nowhere"));
  return facts;
};
const policyDetails = (panel, node) => {
  const policy = policyOf(node);
  panel.replaceChildren(make("h2", "", policy.title), policyFacts(policy));
  if (!DATA.edges.length) return;
  const found = linksOf.get(node.id);
  panel.append(listing(text("in"), found.filter((e) => e.to === node.id), node.id, policy.more_in));
  panel.append(listing(text("out"), found.filter((e) => e.from === node.id), node.id, policy.more_out));
};
const groupDetails = (panel, node) => {
  const facts = node.policy === undefined ? make("dl") : policyFacts(policyOf(node));
  if (DATA.signs[node.group]) fact(facts, "level", text("level." + node.group));
  fact(facts, "names", listed(node.also || []));
  if (node.count) fact(facts, "output", text("issued", node.count));
  if (node.community !== undefined) fact(facts, "community", fill(DATA.communities[node.community].name));
  panel.replaceChildren(make("h2", "", node.policy === undefined ? nameOf(node) : policyOf(node).title), facts);
  const found = linksOf.get(node.id).filter((edge) => edgeWeight(edge) > 0);
  const part = (key, fits) => { const list = found.filter(fits); if (list.length) panel.append(listing(text(key), list, node.id)); };
  if (!DATA.directed) part(DATA.page + ".with", (e) => e.relation === DATA.bond);
  part("cites.out", (e) => e.relation === "cites" && e.from === node.id && e.to !== node.id);
  part("cites.in", (e) => e.relation === "cites" && e.to === node.id && e.from !== node.id);
};
const details = (node) => {
  const panel = byId("panel");
  if (DATA.bond) groupDetails(panel, node);
  else policyDetails(panel, node);
  panel.scrollTop = 0;
};
// The same ranking as without filters, for what fits them.
const fittingTop = () => {
  if (!filtered()) return DATA.top;
  let found = [];
  if (DATA.bond) found = DATA.edges.filter((edge) => edge.relation === DATA.bond).map((edge) => [edge.from, edgeWeight(edge), edge.to]);
  else if (!DATA.edges.length) found = DATA.top.filter(([id]) => nodeFits(nodeOf.get(id)));
  else found = DATA.nodes.map((node) => [node.id, new Set(linksOf.get(node.id).filter((edge) => edge.to === node.id && nodeFits(nodeOf.get(edge.from))).map((edge) => edge.from)).size]);
  return found.filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 20);
};
const ranking = () => {
  const list = make("ol", "top");
  for (const [id, value, partner] of fittingTop()) {
    const node = nodeOf.get(id);
    const [item, inside] = entry("", () => select(id, true));
    const what = make("span", "", partner === undefined ? nameOf(node) + " " : nameOf(node) + (DATA.directed ? " → " : " · ") + nameOf(nodeOf.get(partner)));
    if (partner === undefined && node.policy !== undefined && policyOf(node).number) what.append(make("span", "number whole", policyOf(node).number));
    inside.append(what, make("span", "count", text("times", value)));
    list.append(item);
  }
  byId("panel").replaceChildren(make("h2", "", text("top." + DATA.page)), list);
};
const showPanel = () => {
  if (state.selected !== null) details(nodeOf.get(state.selected));
  else if (DATA.focus !== undefined) details(nodeOf.get(DATA.focus));
  else ranking();
};
network.on("click", (event) => select(event.nodes.length ? event.nodes[0] : null, false));
network.on("hoverNode", (event) => { state.hovered = event.node; network.redraw(); });
network.on("blurNode", () => { state.hovered = null; network.redraw(); });
