// The page's data, words and state; see kg/show/pictures/data.py for the fields of #data.
const DATA = JSON.parse(document.getElementById("data").textContent);
const FONT = '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB",' +
  '"Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';
const root = document.documentElement;
// The colours of the page, which are others where the reader prefers a dark one.
const inked = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
const readInks = () => ({ ink: inked("ink"), soft: inked("soft"), paper: inked("paper"), levels: Object.fromEntries(DATA.levels.map((level) => [level, inked(level)])) });
let inks = readInks();
const byId = (id) => document.getElementById(id);
const state = {
  language: root.lang === "en" ? 1 : 0, selected: null, hovered: null, hiddenLevels: new Set(), hiddenRelations: new Set(DATA.hidden),
  least: DATA.least || 1, from: "", to: "", sector: "", region: "", colour: DATA.colour || "level",
  lit: new Set(), fan: new Map(), sides: [0, 0], counts: [0, 0], view: null,
};

const fill = (words, ...values) => words[state.language].replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, i, one, more) => (one === undefined ? values[i] : String(values[i]) === "1" ? one : more));
const listed = (words) => words.join(state.language ? ", " : "、");
const text = (key, ...values) => fill(DATA.strings[key] || [key, key], ...values);
const make = (tag, className, content) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (content !== undefined) element.textContent = content;
  return element;
};
const press = (element, action) => {
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  element.addEventListener("click", action);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(event); }
  });
  return element;
};

// An entry of a list, and what is within it, which may be pressed.
const entry = (className, action) => {
  const item = make("li", className), inside = make("div");
  item.append(inside);
  if (action) press(inside, action);
  return [item, inside];
};

const POLICIES = DATA.policies;
const nodeOf = new Map(DATA.nodes.map((node) => [node.id, node]));
const linksOf = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  linksOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) linksOf.get(edge.to).push(edge);
}
const strongest = Math.max(1, ...DATA.edges.filter((edge) => edge.relation === DATA.bond).map((edge) => edge.weight));
const policyOf = (node) => POLICIES[node.policy];
const other = (edge, id) => nodeOf.get(edge.from === id ? edge.to : edge.from);
const dateOf = (node) => (node.policy === undefined ? "" : policyOf(node).date || "");
const strengthFirst = (id) => (a, b) => DATA.relations.indexOf(a.relation) - DATA.relations.indexOf(b.relation) ||
  edgeWeight(b) - edgeWeight(a) || (dateOf(other(a, id)) || "9").localeCompare(dateOf(other(b, id)) || "9") || a.id - b.id;

// ---- filters by year, sector and region --------------------------------------------------------------------
const filtered = () => Boolean(state.from || state.to || state.sector || state.region);
const policyFits = (policy) => {
  const year = (policy.date || "").slice(0, 4);
  return (!state.from || (year && year >= state.from)) && (!state.to || (year && year <= state.to)) &&
    (!state.sector || (policy.sectors || []).includes(state.sector)) &&
    (!state.region || (policy.regions || []).includes(state.region));
};
const fitting = (item) => (filtered() ? item.policies.filter((i) => policyFits(POLICIES[i])) : item.policies);
// How many mentions, or how many policies of those that fit.
const edgeWeight = (edge) => (edge.policies && filtered() ? fitting(edge).length : edge.weight);
const nodeFits = (node) => (node.policy !== undefined ? policyFits(policyOf(node)) : true);
