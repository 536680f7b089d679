// Labels and communities, on the canvas or on anything that takes the same strokes (see save.js).
// A Latin letter or digit takes about half the room of a Chinese sign.
const clip = (words, room) => {
  let taken = 0;
  for (let i = 0; i < words.length; i += 1) {
    taken += words.charCodeAt(i) < 0x2e80 ? 0.55 : 1;
    if (taken > room && i < words.length - 1) return words.slice(0, Math.max(1, i)) + "…";
  }
  return words;
};
const nameOf = (node) => (node.names ? node.names[state.language] : node.name);
const priority = (node) => (node.id === state.hovered || node.id === state.selected ? 1e9 : node.id === DATA.focus ? 1e8 : 0) +
  (state.lit.has(node.id) ? 1e6 : 0) + (node.size + (node.policy === undefined || policyOf(node).text ? 8 : 0)) * 100;
const labelled = () => {
  const stage = byId("network");
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const opposite = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  const inView = (node) => { const [x, y] = place(node); return x > corner.x && x < opposite.x && y > corner.y && y < opposite.y; };
  const found = DATA.nodes.filter((node) => !nodes.get(node.id).hidden && inView(node) &&
    (state.selected === null || state.lit.has(node.id) || node.id === state.hovered));
  found.sort((a, b) => priority(b) - priority(a) || a.id - b.id);
  return { shown: found, corner, opposite };
};
const halo = (pen, words, x, y, colour) => {
  pen.strokeStyle = inks.paper;
  pen.fillStyle = colour;
  pen.strokeText(words, x, y);
  pen.fillText(words, x, y);
};
const drawLabels = (pen) => {
  pen.save();
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  drawBeside(pen);
  if (state.fan.size) drawSides(pen);
  pen.restore();
};
const drawBeside = (pen) => {
  const { shown, corner, opposite } = labelled();
  const scale = network.getScale();
  const taken = [];
  const pixel = 1 / scale;
  // Labels keep off each other, and off the circles while these are few enough to matter.
  const circles = shown.length <= 400 ? shown.map((node) => { const [x, y] = place(node); return [x - node.size, y - node.size, x + node.size, y + node.size, node]; }) : [];
  const meets = (b, l, t, r, u) => l < b[2] && r > b[0] && t < b[3] && u > b[1];
  const solid = (node) => node.policy === undefined || policyOf(node).text;
  const free = (l, t, r, u, node) => l > corner.x && r < opposite.x && !taken.some((b) => meets(b, l, t, r, u)) &&
    !circles.some((b) => b[4] !== node && (solid(b[4]) || !solid(node)) && meets(b, l, t, r, u));
  const rows = state.fan.size > 0;
  const size = rows ? 13 : 13 * pixel;
  const usual = state.fan.size ? 21 : 16;
  // Of very many only the most important in view are named; coming nearer names the rest.
  const budget = rows ? shown.length : shown.length > 300 ? 45 : 150;
  for (const [rank, node] of shown.slice(0, budget).entries()) {
    const main = node.id === DATA.focus || node.id === state.selected;
    const strong = main || node.id === state.hovered;
    const words = clip(nameOf(node), strong ? 40 : usual);
    const number = (node.policy !== undefined && policyOf(node).number) || "";
    const under = number && number !== words && (rows || strong || scale > 0.75) ? clip(number, 26) : "";
    pen.font = (strong ? "700 " : "500 ") + size + "px " + FONT;
    const wide = Math.max(pen.measureText(words).width, under ? pen.measureText(under).width * 0.85 : 0);
    const tall = size * (under ? 2.25 : 1.3);
    const [x, y, side = 0] = place(node);
    const beside = side > 0 ? 1 : side;
    const gap = (beside && state.fan.size ? 9 : node.size) + (beside ? 6 : 3 * pixel);
    const spots = beside > 0 ? [[x + gap, y - tall / 2]] : beside < 0 ? [[x - gap - wide, y - tall / 2]]
      : [[x - wide / 2, y + gap], [x - wide / 2, y - gap - tall], [x + gap, y - tall / 2], [x - gap - wide, y - tall / 2]];
    const spot = spots.find(([l, t]) => free(l, t, l + wide, t + tall, node)) ||
      (rank < 12 && spots.find(([l, t]) => !taken.some((b) => meets(b, l, t, l + wide, t + tall)))) || (strong || rows ? spots[0] : null);
    if (!spot) continue;
    const [left, top] = spot;
    taken.push([left - 2 * pixel, top, left + wide + 2 * pixel, top + tall]);
    const at = beside > 0 ? left : beside < 0 ? left + wide : left + wide / 2;
    pen.textAlign = beside > 0 ? "left" : beside < 0 ? "right" : "center";
    pen.globalAlpha = state.selected !== null && !state.lit.has(node.id) && !strong ? 0.3 : 1;
    pen.lineWidth = size * 0.3;
    const middle = top + size * 0.65;
    halo(pen, words, at, middle, inks.ink);
    if (!under) continue;
    pen.font = "400 " + size * 0.84 + "px " + FONT;
    halo(pen, under, at, middle + size * 1.08, inks.soft);
  }
  pen.globalAlpha = 1;
};
const drawSides = (pen) => {
  const height = Math.min(Math.max(...state.sides), ROWS) * STEP;
  pen.font = "700 15px " + FONT;
  pen.fillStyle = inks.soft;
  pen.textAlign = "right";
  if (state.sides[0]) pen.fillText(text("out") + " · " + state.counts[0], -REACH + 8, -height / 2 - 30);
  pen.textAlign = "left";
  if (state.sides[1]) pen.fillText(text("in") + " · " + state.counts[1], REACH - 8, -height / 2 - 30);
};

// ---- communities: a soft ground behind those who issue together -------------------------------------------------
const hull = (points) => {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const out = [];
    for (const p of list) {
      while (out.length > 1) {
        const [a, b] = out.slice(-2);
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
};
const part = (colour, i) => parseInt(colour.slice(i, i + 2), 16);
const pale = (colour) => "#" + [1, 3, 5].map((i) => Math.round(part(inks.paper, i) + (part(colour, i) - part(inks.paper, i)) * 0.14).toString(16).padStart(2, "0")).join("");
const drawCommunities = (pen) => {
  if (state.selected !== null) return;
  pen.save();
  pen.lineJoin = "round";
  pen.lineCap = "round";
  for (const community of DATA.communities) {
    const points = community.nodes.filter((id) => !nodes.get(id).hidden).map((id) => place(nodeOf.get(id)));
    if (points.length < 2) continue;
    // Mixed with the ground rather than seen through, since line and ground overlap.
    pen.fillStyle = pen.strokeStyle = pale(community.colour);
    pen.lineWidth = 80;
    pen.beginPath();
    hull(points).forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.closePath();
    pen.stroke();
    pen.fill();
  }
  pen.restore();
};
const drawGround = (pen) => {
  if (DATA.communities && state.colour === "community") drawCommunities(pen);
};
network.on("beforeDrawing", drawGround);
network.on("afterDrawing", drawLabels);
network.once("afterDrawing", () => { root.dataset.ready = String(Math.round(performance.now())); });

const fit = () => {
  const stage = byId("network");
  if (state.fan.size) {
    const [left, right] = state.sides.map((size) => REACH + COLUMN * Math.max(1, Math.ceil(size / ROWS)));
    const high = Math.min(Math.max(...state.sides), ROWS) * STEP + 150;
    network.moveTo({ position: { x: (right - left) / 2, y: 0 }, scale: Math.min(1.25, stage.clientWidth / (left + right), stage.clientHeight / high) });
    return;
  }
  network.fit({ nodes: DATA.nodes.filter((node) => !nodes.get(node.id).hidden).map((node) => node.id), animation: false });
  // Labels at the rim need room.
  network.moveTo({ scale: Math.min(1.3, network.getScale() * 0.88) });
};
