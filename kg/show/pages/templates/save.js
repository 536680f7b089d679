// Hand out what is shown: PNG and SVG of the picture, CSV of its links or entries.
const offer = (content, type, ending) => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = DATA.page + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const savePng = () => {
  const drawn = byId("network").querySelector("canvas");
  const copy = make("canvas");
  Object.assign(copy, { width: drawn.width, height: drawn.height });
  const pen = copy.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => offer(blob, "image/png", ".png"));
};

// Takes the strokes that draw.js makes on a canvas and keeps them as SVG elements.
const svgPen = (picture) => {
  const measure = make("canvas").getContext("2d");
  const anchors = { left: "start", right: "end", center: "middle" };
  const saved = [];
  let path = "", moved = "";
  const words = (kind, content, x, y) => {
    const [, weight, size] = pen.font.match(/^(\d+) ([\d.]+)px/);
    const element = svg("text", { x, y, "font-family": FONT.replaceAll('"', "'"), "font-weight": weight, "font-size": size, "text-anchor": anchors[pen.textAlign],
      "dominant-baseline": "central", opacity: pen.globalAlpha, fill: kind === "fill" ? pen.fillStyle : "none", ...(moved ? { transform: moved } : {}),
      ...(kind === "stroke" ? { stroke: pen.strokeStyle, "stroke-width": pen.lineWidth, "stroke-linejoin": "round" } : {}) });
    element.textContent = content;
    picture.append(element);
  };
  const pen = {
    font: "400 13px x", textAlign: "left", fillStyle: INK, strokeStyle: INK, lineWidth: 1, globalAlpha: 1,
    save: () => saved.push([moved, pen.globalAlpha, pen.textAlign]),
    restore: () => { [moved, pen.globalAlpha, pen.textAlign] = saved.pop(); },
    translate: (x, y) => { moved += `translate(${x} ${y})`; },
    rotate: (angle) => { moved += `rotate(${(angle * 180) / Math.PI})`; },
    fillRect: (x, y, width, height) => picture.append(svg("rect", { x, y, width, height, fill: pen.fillStyle })),
    fillText: (content, x, y) => words("fill", content, x, y),
    strokeText: (content, x, y) => words("stroke", content, x, y),
    measureText: (content) => { measure.font = pen.font; return measure.measureText(content); },
    beginPath: () => { path = ""; }, moveTo: (x, y) => { path += `M${x} ${y}`; }, lineTo: (x, y) => { path += `L${x} ${y}`; },
    closePath: () => { path += "Z"; },
    stroke: () => picture.append(svg("path", { d: path, fill: "none", stroke: pen.strokeStyle, "stroke-width": pen.lineWidth, "stroke-linejoin": "round", opacity: pen.globalAlpha })),
    fill: () => picture.append(svg("path", { d: path, fill: pen.fillStyle, opacity: pen.globalAlpha })),
  };
  return pen;
};
const svgEdge = (edge) => {
  const look = edges.get(edge.id), [ax, ay] = place(nodeOf.get(edge.from)), [bx, by] = place(nodeOf.get(edge.to));
  const long = Math.hypot(bx - ax, by - ay) || 1, reach = nodes.get(edge.to).size + 2;
  const [ux, uy] = [(bx - ax) / long, (by - ay) / long], [ex, ey] = [bx - ux * reach, by - uy * reach];
  const head = directed(edge) ? `M${ex - ux * 8 - uy * 4} ${ey - uy * 8 + ux * 4}L${ex} ${ey}L${ex - ux * 8 + uy * 4} ${ey - uy * 8 - ux * 4}` : "";
  return svg("path", { d: `M${ax} ${ay}L${ex} ${ey}${head}`, fill: "none", stroke: look.color.color, "stroke-width": look.width, opacity: look.color.opacity });
};
const svgNode = (node) => {
  const look = nodes.get(node.id), [x, y] = place(node), r = look.size;
  const paint = { fill: look.color.background, stroke: look.color.border, "stroke-width": look.borderWidth, opacity: look.opacity };
  if (node.shape === "square") return svg("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, ...paint });
  if (node.shape === "diamond") return svg("path", { d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`, ...paint });
  if (node.shape === "triangle") return svg("path", { d: `M${x} ${y - r}L${x + r} ${y + 0.8 * r}L${x - r} ${y + 0.8 * r}Z`, ...paint });
  return svg("circle", { cx: x, cy: y, r, ...paint });
};
const shownNodes = () => DATA.nodes.filter((node) => !nodes.get(node.id).hidden);
const shownEdges = () => DATA.edges.filter((edge) => !edges.get(edge.id).hidden && !nodes.get(edge.from).hidden && !nodes.get(edge.to).hidden);
const svgPicture = () => {
  const stage = byId("network");
  const corner = network.DOMtoCanvas({ x: 0, y: 0 }), opposite = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  const [width, height] = [opposite.x - corner.x, opposite.y - corner.y];
  const picture = svg("svg", { viewBox: [corner.x, corner.y, width, height].join(" "), width: stage.clientWidth, height: stage.clientHeight });
  picture.append(svg("rect", { x: corner.x, y: corner.y, width, height, fill: "#ffffff" }));
  const pen = svgPen(picture);
  drawGround(pen);
  for (const edge of shownEdges()) picture.append(svgEdge(edge));
  for (const node of shownNodes()) picture.append(svgNode(node));
  drawLabels(pen);
  return new XMLSerializer().serializeToString(picture);
};

const policyCells = (policy) => [policy.title, policy.number, policy.date, (policy.bodies || []).join("；"), policy.type, topics(DATA.regions, policy.regions), topics(DATA.sectors, policy.sectors)];
const policyHead = ["title", "number", "date", "bodies", "type", "region", "sector"];
const linkTable = (found) => {
  const ends = (node) => (node.policy === undefined ? [nameOf(node), ""] : [policyOf(node).title, policyOf(node).number]);
  return [["csv.from", "number", "relation", "csv.to", "number", "csv.count", "csv.file", "csv.line", "csv.sentence"].map((key) => text(key)),
    ...found.map((edge) => [...ends(nodeOf.get(edge.from)), text("relation." + edge.relation), ...ends(nodeOf.get(edge.to)), edgeWeight(edge),
      edge.line ? DATA.files[edge.file] : "", edge.line, edge.sentence])];
};
const entryTable = (found) => {
  if (found.some((node) => node.policies))
    return [[text("sector"), text("region"), ...policyHead.slice(0, 5).map((key) => text(key))],
      ...found.flatMap((node) => fitting(node).map((i) => [...node.cell.map((words) => fill(words)), ...policyCells(POLICIES[i]).slice(0, 5)]))];
  return [policyHead.map((key) => text(key)), ...found.map((node) => policyCells(policyOf(node)))];
};
const csvText = () => {
  const rows = DATA.edges.length ? linkTable(shownEdges()) : entryTable(shownNodes());
  // A spreadsheet would take a cell that begins so for a formula.
  const cell = (value) => {
    const words = String(value ?? "").replace(/^(?=[=+\-@\t\r])/, "'");
    return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  return "\ufeff" + rows.map((each) => each.map(cell).join(",")).join("\r\n") + "\r\n";
};
byId("png").addEventListener("click", savePng);
byId("svg").addEventListener("click", () => offer(svgPicture(), "image/svg+xml", ".svg"));
byId("csv").addEventListener("click", () => offer(csvText(), "text/csv;charset=utf-8", ".csv"));
