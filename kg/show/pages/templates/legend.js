// The legend at the left, which is also the filters.
const svg = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const mark = (shape, colour, hollow) => {
  const picture = svg("svg", { width: 22, height: 14 });
  const paint = { fill: hollow ? "#fff" : colour, stroke: colour, "stroke-width": hollow ? 2 : 0 };
  if (shape === "line") picture.append(svg("path", { d: "M0 7H17M12 3L18 7L12 11", stroke: colour, "stroke-width": 2.5, fill: "none" }));
  else if (shape === "bond") picture.append(svg("path", { d: "M0 7H20", stroke: colour, "stroke-width": 4 }));
  else if (shape === "square") picture.append(svg("rect", { x: 5, y: 2, width: 10, height: 10, ...paint }));
  else if (shape === "triangle") picture.append(svg("path", { d: "M10 1L16 12H4Z", ...paint }));
  else if (shape === "diamond") picture.append(svg("path", { d: "M10 0L17 7L10 14L3 7Z", ...paint }));
  else picture.append(svg("circle", { cx: 10, cy: 7, r: 5.5, ...paint }));
  return picture;
};
const changed = () => {
  if (state.selected !== null && !nodeFits(nodeOf.get(state.selected))) state.selected = null;
  refresh();
  showPanel();
};
const choice = (picture, words, count, hidden, value, name) => {
  const label = make("label");
  const box = make("input");
  Object.assign(box, { type: "checkbox", name, value, checked: !hidden.has(value) });
  box.addEventListener("change", () => { if (box.checked) hidden.delete(value); else hidden.add(value); changed(); });
  label.append(box, picture, make("span", "", words), make("span", "", String(count)));
  return label;
};
const radios = (name, options, current, set) => {
  const holder = document.createDocumentFragment();
  options.forEach(([value, words]) => {
    const label = make("label", "step");
    const box = make("input");
    Object.assign(box, { type: "radio", name, value: String(value), checked: value === current });
    box.addEventListener("change", () => { set(value); showLegend(); byId("legend").querySelector(`[name=${name}][value="${value}"]`).focus(); });
    label.append(box, make("span", "", words));
    holder.append(label);
  });
  return holder;
};
const menu = (key, options, current, set) => {
  const label = make("label", "menu");
  const box = make("select");
  box.id = "filter-" + key;
  for (const [value, words] of options) {
    const option = make("option", "", words);
    Object.assign(option, { value, selected: value === current });
    box.append(option);
  }
  box.addEventListener("change", () => set(box.value));
  label.append(make("span", "", text(key)), box);
  return label;
};
const count = (items, key) => {
  const counts = new Map();
  for (const item of items) counts.set(item[key], (counts.get(item[key]) || 0) + 1);
  return counts;
};
const years = [...new Set(POLICIES.map((policy) => (policy.date || "").slice(0, 4)).filter(Boolean))].sort();
const occurring = (key, names) => Object.keys(names).filter((name) => POLICIES.some((policy) => (policy[key] || []).includes(name)));
const facets = { sector: occurring("sectors", DATA.sectors), region: occurring("regions", DATA.regions) };
const showFacets = (legend) => {
  const all = ["", text("all")];
  const set = (key) => (value) => { state[key] = value; changed(); };
  const parts = [];
  if (years.length > 1) for (const key of ["from", "to"]) parts.push(menu(key, [all, ...years.map((year) => [year, year])], state[key], set(key)));
  for (const [key, names] of [["sector", DATA.sectors], ["region", DATA.regions]])
    if (facets[key].length > 1) parts.push(menu(key, [all, ...facets[key].map((name) => [name, fill(names[name])])], state[key], set(key)));
  if (parts.length) legend.append(make("h2", "", text("filters")), ...parts);
};
const showLegend = () => {
  const legend = byId("legend");
  legend.replaceChildren();
  if (DATA.choices) {
    const options = DATA.choices.names.map((name, i) => [i, fill(name)]);
    const set = (value) => { state.table = Number(value); state.selected = null; refresh(); fit(); showPanel(); };
    legend.append(make("h2", "", fill(DATA.choices.title)));
    legend.append(options.length > 4 ? menu("indicator", options, state.table, set) : radios("steps", options, state.table, set));
  }
  const tiers = count(DATA.nodes.filter(present), "group");
  const relations = count(DATA.edges.filter((edge) => (edge.step === undefined || edge.step <= state.table)), "relation");
  const named = DATA.tiers.filter((tier) => tiers.has(tier));
  if (named.length) legend.append(make("h2", "", text(DATA.bond ? "level" : "tiers")));
  const grey = DATA.communities && state.colour === "community";
  for (const tier of named) legend.append(choice(mark(DATA.shapes[tier] || "dot", grey ? SOFT : DATA.colours.tiers[tier]), text("tier." + tier), tiers.get(tier), state.hiddenTiers, tier, "tier"));
  if (relations.size) legend.append(make("h2", "", text(DATA.bond ? "links" : "relations")));
  for (const relation of DATA.relations)
    if (relations.has(relation)) legend.append(choice(mark(relation === DATA.bond ? "bond" : "line", DATA.colours.relations[relation]), text("relation." + relation), relations.get(relation), state.hiddenRelations, relation, "relation"));
  if (DATA.communities) {
    const set = (value) => { state.colour = value; refresh(); };
    legend.append(make("h2", "", text(named.length ? "colour" : "community")));
    if (named.length) legend.append(radios("colour", [["community", text("community")], ["tier", text("level")]], state.colour, set));
    if (grey) for (const community of DATA.communities.slice(0, 7)) {
      const line = make("p", "community");
      line.append(mark("dot", community.colour), make("span", "", fill(community.name)));
      legend.append(line);
    }
  }
  if (DATA.bond) {
    const label = make("label", "least");
    const words = make("span", "", text("least", state.least));
    const range = make("input");
    Object.assign(range, { type: "range", min: "1", max: String(strongest), value: String(state.least), id: "least" });
    range.addEventListener("input", () => { state.least = Number(range.value); words.textContent = text("least", state.least); refresh(); });
    label.append(words, range);
    legend.append(label);
  }
  showFacets(legend);
  for (const key of DATA.hints) {
    const hint = make("p");
    if (key === "hollow") hint.append(mark("dot", SOFT, true));
    hint.append(make("span", "", text(key)));
    legend.append(hint);
  }
};
