// What is drawn and how: places, what is hidden, colours; hands it to vis-network.
const place = (node) => state.fan.get(node.id) || [node.x, node.y];

// A policy that is chosen among all takes the middle; what it cites fans out to the left, what cites it to the right.
const ROWS = 18, REACH = 200, COLUMN = 310, STEP = 36;
const spreadFan = () => {
  state.fan = new Map();
  state.sides = [0, 0];
  // One that both cites and is cited stands on the right and counts on both sides.
  state.counts = [0, 0];
  if (!DATA.fan || state.selected === null) return;
  state.fan.set(state.selected, [0, 0, 0]);
  const links = linksOf.get(state.selected).filter(edgeVisible).sort(strengthFirst(state.selected));
  for (const [side, end] of [[1, "from"], [-1, "to"]]) {
    const ids = [...new Set(links.map((edge) => edge[end]))].filter((id) => !state.fan.has(id));
    const rows = Math.min(ids.length, ROWS);
    ids.forEach((id, i) => {
      const column = Math.floor(i / ROWS);
      const tall = column === 0 ? rows : Math.min(ids.length - column * ROWS, ROWS);
      state.fan.set(id, [side * (REACH + column * COLUMN), ((i % ROWS) - (tall - 1) / 2) * STEP, side]);
    });
    state.sides[side === 1 ? 1 : 0] = ids.length;
    state.counts[side === 1 ? 1 : 0] = new Set(links.map((edge) => edge[end])).size - 1;
  }
};

const shownLevel = (node) => !state.hiddenLevels.has(node.group);
const edgeFits = (edge) => !state.hiddenRelations.has(edge.relation) && shownLevel(nodeOf.get(edge.from)) && shownLevel(nodeOf.get(edge.to)) &&
  (!filtered() || (edge.policies ? edgeWeight(edge) > 0 : nodeFits(nodeOf.get(edge.from)) || nodeFits(nodeOf.get(edge.to))));
const edgeVisible = (edge) => edgeFits(edge) &&
  (edge.relation !== DATA.bond || edgeWeight(edge) >= state.least || [edge.from, edge.to].some((id) => id === state.selected || id === DATA.focus));
const seen = () => {
  const found = new Set();
  const keep = (node) => shownLevel(node) && nodeFits(node);
  // Where nodes stand for themselves, no link is needed to see them.
  if (DATA.loose) for (const node of DATA.nodes) if (keep(node)) found.add(node.id);
  // A body whose pairs are all too weak to be drawn still stands there: it does issue with others.
  for (const edge of DATA.edges) if (edgeFits(edge)) found.add(edge.from).add(edge.to);
  if (DATA.focus !== undefined) found.add(DATA.focus);
  state.lit = new Set();
  if (state.selected !== null) {
    found.add(state.selected);
    state.lit.add(state.selected);
    for (const edge of linksOf.get(state.selected)) if (edgeVisible(edge)) state.lit.add(edge.from).add(edge.to);
  }
  return found;
};
const colourOf = (node) => (state.colour === "community" && node.community !== undefined
  ? DATA.communities[node.community].colour : inks.levels[node.group]) || inks.soft;
// The sign of a node's level, as on all pages; of what has none a circle. Hollow ones are drawn without what is cut out.
const ROUND = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
const signOf = (level, hollow) => (DATA.signs[level] || [ROUND, ROUND])[hollow ? 1 : 0];
const isHollow = (node) => node.policy !== undefined && !policyOf(node).text;
const drawnSign = (node) => {
  const [whole, outer] = [false, true].map((hollow) => new Path2D(signOf(node.group, hollow)));
  return ({ ctx, x, y, style }) => ({
    drawNode() {
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(style.size, style.size);
      ctx.globalAlpha = style.opacity ?? 1;
      [ctx.fillStyle, ctx.strokeStyle, ctx.lineWidth] = [style.color, style.borderColor, style.borderWidth / style.size];
      const path = isHollow(node) ? outer : whole;
      ctx.stroke(path);
      ctx.fill(path, "evenodd");
      ctx.restore();
    },
    nodeDimensions: { width: 2 * style.size, height: 2 * style.size },
  });
};
const nodeLook = (node, found) => {
  const colour = colourOf(node), hollow = isHollow(node);
  const main = node.id === state.selected || node.id === DATA.focus;
  const [x, y] = place(node);
  // In a fan the rows are narrow, and how often a policy is cited elsewhere is not the question.
  const size = state.fan.size ? (node.id === state.selected ? 18 : 9) : node.size;
  return { id: node.id, x, y, size, hidden: (state.fan.size > 0 && !state.fan.has(node.id)) || !found.has(node.id),
    opacity: state.selected === null || state.lit.has(node.id) ? 1 : 0.16, borderWidth: main ? 4 : hollow ? 2 : 1,
    color: { background: hollow ? inks.paper : colour, border: node.id === state.selected ? inks.ink : hollow ? colour : inks.paper } };
};
const edgeLook = (edge) => {
  const touched = state.selected !== null && (edge.from === state.selected || edge.to === state.selected);
  const weak = edge.relation === "proposes" || edge.relation === "mentions";
  const quiet = DATA.edges.length > 3000 ? 0.15 : DATA.edges.length > 1200 ? 0.3 : 0.6;
  const bond = edge.relation === DATA.bond;
  const opacity = touched ? 0.9 : bond ? Math.min(0.85, 0.25 + (0.6 * edgeWeight(edge)) / strongest) : weak ? quiet / 2 : quiet;
  return { id: edge.id, hidden: !edgeVisible(edge) || (state.selected !== null && !touched),
    color: { color: DATA.colours.relations[edge.relation] || "#aab2bd", opacity },
    width: (touched ? edge.width + 1 : edge.width) * (!bond && DATA.nodes.length > 300 && !state.fan.size ? 2.2 : 1) };
};
const directed = (edge) => !(edge.relation === DATA.bond && !DATA.directed);
const first = seen();
const nodes = new vis.DataSet(DATA.nodes.map((node) => ({ shape: "custom", ctxRenderer: drawnSign(node), ...nodeLook(node, first) })));
const edges = new vis.DataSet(DATA.edges.map((edge) => ({ from: edge.from, to: edge.to, arrows: directed(edge) ? "to" : "",
  dashes: edge.relation === "proposes" && DATA.edges.length < 400, ...edgeLook(edge) })));
const network = new vis.Network(byId("network"), { nodes, edges }, DATA.options);

const refresh = () => {
  spreadFan();
  const found = seen();
  nodes.update(DATA.nodes.map((node) => nodeLook(node, found)));
  edges.update(DATA.edges.map(edgeLook));
  network.redraw();
};
