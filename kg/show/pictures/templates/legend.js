// The legend at the left, which is also the filters.
const svg = (tag, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const dot = (colour) => {
  const picture = svg("svg", { width: 22, height: 14, viewBox: "-11 -7 22 14" });
  picture.append(svg("circle", { r: 5.5, fill: colour }));
  return picture;
};
const levelMark = (level, colour, hollow) => {
  const picture = svg("svg", { width: 22, height: 14, viewBox: "-1.9 -1.2 3.8 2.4" });
  picture.append(svg("path", { d: signOf(level, hollow), fill: hollow ? "none" : colour, "fill-rule": "evenodd", stroke: colour, "stroke-width": hollow ? 0.3 : 0 }));
  return picture;
};
const lineMark = (colour, arrow) => {
  const picture = svg("svg", { width: 22, height: 14 });
  picture.append(svg("path", { d: arrow ? "M0 7H17M12 3L18 7L12 11" : "M0 7H20", stroke: colour, "stroke-width": arrow ? 2.5 : 4, fill: "none" }));
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
  const levels = count(DATA.nodes, "group");
  const relations = count(DATA.edges, "relation");
  const named = DATA.levels.filter((level) => levels.has(level));
  if (named.length) legend.append(make("h2", "", text("level")));
  const grey = DATA.communities && state.colour === "community";
  for (const level of named) legend.append(choice(levelMark(level, grey ? inks.soft : inks.levels[level]), text("level." + level), levels.get(level), state.hiddenLevels, level, "level"));
  if (relations.size) legend.append(make("h2", "", text(DATA.bond ? "links" : "relations")));
  for (const relation of DATA.relations)
    if (relations.has(relation)) legend.append(choice(lineMark(DATA.colours.relations[relation], relation !== DATA.bond), text("relation." + relation), relations.get(relation), state.hiddenRelations, relation, "relation"));
  if (DATA.communities) {
    const set = (value) => { state.colour = value; refresh(); };
    legend.append(make("h2", "", text(named.length ? "colour" : "community")));
    if (named.length) legend.append(radios("colour", [["community", text("community")], ["level", text("level")]], state.colour, set));
    if (grey) for (const community of DATA.communities.slice(0, 7)) {
      const line = make("p", "community");
      line.append(dot(community.colour), make("span", "", fill(community.name)));
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
    if (key === "hollow") hint.append(levelMark("ministry", inks.soft, true));
    hint.append(make("span", "", text(key)));
    legend.append(hint);
  }
};
