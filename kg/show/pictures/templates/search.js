// Find by title, number or short form.
const wordsOf = (policy) => [policy.title, policy.number || "", ...(policy.also || [])];
const haystack = DATA.nodes.map((node) => [node.id,
  fold((node.policy === undefined ? [node.name, ...(node.names || []), ...(node.also || [])] : wordsOf(policyOf(node))).join("\n")),
  node.policy === undefined ? null : policyOf(node)]);
// On pages of bodies, sectors and regions a policy leads to where it counts.
const holders = new Map();
for (const edge of DATA.edges) for (const i of edge.policies || []) if (!holders.has(i)) holders.set(i, edge.from);
for (const [i, id] of holders) haystack.push([id, fold(wordsOf(POLICIES[i]).join("\n")), POLICIES[i]]);
const results = byId("results"), search = byId("search");
let hits = [], at = 0;
const showResults = () => {
  const wanted = fold(search.value);
  results.hidden = !wanted;
  hits = wanted ? haystack.filter(([, words]) => words.includes(wanted)) : [];
  hits.sort((a, b) => nodeOf.get(b[0]).size - nodeOf.get(a[0]).size || a[0] - b[0]);
  hits = hits.slice(0, 12);
  at = 0;
  results.replaceChildren();
  for (const hit of hits) {
    const item = make("li", "", (hit[2] ? hit[2].title : nameOf(nodeOf.get(hit[0]))) + " ");
    item.setAttribute("role", "option");
    item.append(make("span", "number", (hit[2] && hit[2].number) || ""));
    item.addEventListener("click", () => choose(nodeOf.get(hit[0])));
    results.append(item);
  }
  if (wanted && !hits.length) results.append(make("li", "nothing", text("search.none")));
  markResult();
};
const markResult = () => [...results.children].forEach((item, i) => item.classList.toggle("on", i === at && hits.length > 0));
const choose = (node) => {
  results.hidden = true;
  search.value = "";
  // What was asked for is shown, even if a filter had hidden it.
  state.hiddenLevels.delete(node.group);
  if (!nodeFits(node)) Object.assign(state, { from: "", to: "", sector: "", region: "" });
  showLegend();
  select(node.id, true);
  // From here on keys are for the picture.
  byId("network").focus();
};
search.addEventListener("input", showResults);
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    at = Math.max(0, Math.min(hits.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
    markResult();
    event.preventDefault();
  } else if (event.key === "Enter" && hits.length) choose(nodeOf.get(hits[at][0]));
  else if (event.key === "Escape") { results.hidden = true; search.blur(); }
});
