// Hand out what is shown: PNG and SVG of the picture, CSV of its links or entries.
const offer = (content, type, ending) => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = [DATA.page, DATA.focus === undefined ? "" : nodeOf.get(DATA.focus).key].filter(Boolean).join("-") + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
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
    font: "400 13px x", textAlign: "left", fillStyle: inks.ink, strokeStyle: inks.ink, lineWidth: 1, globalAlpha: 1,
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
  return svg("path", { d: signOf(node.group, isHollow(node)), transform: `translate(${x} ${y}) scale(${r})`, fill: look.color.background, "fill-rule": "evenodd",
    stroke: look.color.border, "stroke-width": look.borderWidth / r, "paint-order": "stroke", opacity: look.opacity });
};
const shownNodes = () => DATA.nodes.filter((node) => !nodes.get(node.id).hidden);
const shownEdges = () => DATA.edges.filter((edge) => !edges.get(edge.id).hidden && !nodes.get(edge.from).hidden && !nodes.get(edge.to).hidden);
const drawnNow = () => {
  const stage = byId("network");
  const corner = network.DOMtoCanvas({ x: 0, y: 0 }), opposite = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  const picture = svg("svg", { viewBox: [corner.x, corner.y, opposite.x - corner.x, opposite.y - corner.y].join(" "), width: stage.clientWidth, height: stage.clientHeight });
  const pen = svgPen(picture);
  drawGround(pen);
  for (const edge of shownEdges()) picture.append(svgEdge(edge));
  for (const node of shownNodes()) picture.append(svgNode(node));
  drawLabels(pen);
  return picture;
};
// The whole of it, wherever the reader has moved to.
const drawnWhole = () => {
  const view = { scale: network.getScale(), position: network.getViewPosition() };
  fit();
  const picture = drawnNow();
  network.moveTo(view);
  return picture;
};
const EDGE = 24, LINE = 20;
const written = (words, x, y, size, weight, fill) => {
  const line = svg("text", { x, y, "font-family": FONT.replaceAll('"', "'"), "font-size": size, "font-weight": weight, fill });
  line.textContent = words;
  return line;
};
// What is seen of the legend, one entry beside the other; returns how high it is.
const drawnLegend = (picture, top, width) => {
  let [x, y] = [EDGE, top];
  for (const entry of byId("legend").querySelectorAll("label:has(svg), p.community")) {
    const words = entry.querySelector("span").textContent;
    const wide = 44 + 13 * words.length * (state.language ? 0.6 : 1);
    if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + LINE];
    const sign = entry.querySelector("svg").cloneNode(true);
    sign.setAttribute("x", x);
    sign.setAttribute("y", y - 11);
    picture.append(sign, written(words, x + 28, y, 12, 400, inks.soft));
    x += wide;
  }
  return y - top + LINE;
};
const svgWhole = () => {
  const inside = drawnWhole();
  const width = Number(inside.getAttribute("width")) + 2 * EDGE;
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width });
  const ground = svg("rect", { width, fill: inks.paper });
  picture.append(ground, written(document.querySelector("h1").textContent, EDGE, EDGE + 14, 17, 600, inks.ink), written(document.querySelector(".finding").textContent, EDGE, EDGE + 38, 12, 400, inks.soft));
  inside.setAttribute("x", EDGE);
  inside.setAttribute("y", EDGE + 52);
  picture.append(inside);
  let y = EDGE + 52 + Number(inside.getAttribute("height")) + LINE;
  y += drawnLegend(picture, y, width);
  for (const note of document.querySelectorAll("#note p")) picture.append(written(note.textContent, EDGE, y += LINE, 11, 400, inks.soft));
  const height = y + EDGE;
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  for (const each of [picture, ground]) each.setAttribute("height", height);
  return { text: new XMLSerializer().serializeToString(picture), width, height };
};
const savePng = () => {
  const { text, width, height } = svgWhole();
  const image = new Image();
  image.onload = () => {
    const sheet = make("canvas");
    Object.assign(sheet, { width: 2 * width, height: 2 * height });
    const pen = sheet.getContext("2d");
    pen.scale(2, 2);
    pen.drawImage(image, 0, 0, width, height);
    sheet.toBlob((blob) => offer(blob, "image/png", ".png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
};

const policyCells = (policy) => [policy.title, policy.number, policy.date, (policy.bodies || []).join("；"), policy.type, topics(DATA.regions, policy.regions), topics(DATA.sectors, policy.sectors)];
const policyHead = ["title", "number", "date", "bodies", "type", "region", "sector"];
const linkTable = (found) => {
  const ends = (node) => (node.policy === undefined ? [nameOf(node), ""] : [policyOf(node).title, policyOf(node).number]);
  return [["csv.from", "number", "relation", "csv.to", "number", "csv.count", "csv.file", "csv.line", "csv.sentence"].map((key) => text(key)),
    ...found.map((edge) => [...ends(nodeOf.get(edge.from)), text("relation." + edge.relation), ...ends(nodeOf.get(edge.to)), edgeWeight(edge),
      edge.line ? DATA.files[edge.file] : "", edge.line, edge.sentence])];
};
const entryTable = (found) => [policyHead.map((key) => text(key)), ...found.map((node) => policyCells(policyOf(node)))];
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
byId("svg").addEventListener("click", () => offer(svgWhole().text, "image/svg+xml", ".svg"));
byId("csv").addEventListener("click", () => offer(csvText(), "text/csv;charset=utf-8", ".csv"));
