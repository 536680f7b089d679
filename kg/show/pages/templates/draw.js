// Labels, lanes and communities, on the canvas or on anything that takes the same strokes (see save.js).
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
    (state.selected === null || state.lit.has(node.id) || isTable || node.id === state.hovered));
  found.sort((a, b) => priority(b) - priority(a) || a.id - b.id);
  return { shown: found, corner, opposite };
};
const halo = (pen, words, x, y, colour) => {
  pen.strokeStyle = "rgba(252,252,253,0.92)";
  pen.fillStyle = colour;
  pen.strokeText(words, x, y);
  pen.fillText(words, x, y);
};
const drawLabels = (pen) => {
  pen.save();
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  if (DATA.inside) drawInside(pen);
  else drawBeside(pen);
  if (state.fan.size) drawSides(pen);
  pen.restore();
};
const drawInside = (pen) => {
  pen.textAlign = "center";
  for (const node of DATA.nodes) {
    if (nodes.get(node.id).hidden) continue;
    const [x, y] = place(node);
    const count = String(fitting(node).length);
    pen.font = "700 13px " + FONT;
    pen.fillStyle = node.size >= 10 + 3 * (count.length - 1) ? "#ffffff" : INK;
    pen.fillText(count, node.size >= 10 + 3 * (count.length - 1) ? x : x + node.size + 7, y);
  }
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
  const rows = isTable || state.fan.size > 0;
  const size = rows ? DATA.font || 13 : 13 * pixel;
  const usual = DATA.clip || (state.fan.size ? 21 : 16);
  // Of very many only the most important in view are named; coming nearer names the rest.
  const budget = rows ? shown.length : shown.length > 300 ? 45 : 150;
  for (const [rank, node] of shown.slice(0, budget).entries()) {
    const main = node.id === DATA.focus || node.id === state.selected;
    const strong = main || node.id === state.hovered;
    const words = clip(nameOf(node), strong ? 40 : usual);
    const number = node.under ? fill(node.under) : (node.policy !== undefined && policyOf(node).number) || "";
    const under = number && number !== words && (rows || strong || scale > 0.75) ? clip(number, DATA.clip && !strong ? DATA.clip + 2 : 26) : "";
    pen.font = (strong ? "700 " : "500 ") + size + "px " + FONT;
    const wide = Math.max(pen.measureText(words).width, under ? pen.measureText(under).width * 0.85 : 0);
    const tall = size * (under ? 2.25 : 1.3);
    const [x, y, side = 0] = place(node);
    const beside = isTable || side > 0 ? 1 : side;
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
    halo(pen, words, at, middle, INK);
    if (!under) continue;
    pen.font = "400 " + size * 0.84 + "px " + FONT;
    halo(pen, under, at, middle + size * 1.08, SOFT);
  }
  pen.globalAlpha = 1;
};
const drawSides = (pen) => {
  const height = Math.min(Math.max(...state.sides), ROWS) * STEP;
  pen.font = "700 15px " + FONT;
  pen.fillStyle = "#3d4a5c";
  pen.textAlign = "right";
  if (state.sides[0]) pen.fillText(text("out") + " · " + state.counts[0], -REACH + 8, -height / 2 - 30);
  pen.textAlign = "left";
  if (state.sides[1]) pen.fillText(text("in") + " · " + state.counts[1], REACH - 8, -height / 2 - 30);
};

const wrap = (words, length) => {
  const pieces = state.language === 1 ? words.split(/(?<=[ ,])/) : [...words];
  const rows = [""];
  for (const piece of pieces) {
    if (rows[rows.length - 1].length + piece.trim().length > length && rows[rows.length - 1]) rows.push("");
    rows[rows.length - 1] += piece;
  }
  return rows;
};
const drawTable = (pen) => {
  const { lanes, columns, width, height, left, slant } = table();
  pen.save();
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  lanes.forEach((lane, i) => {
    pen.fillStyle = i % 2 ? "#f7f9fb" : "#eef2f6";
    pen.fillRect(-left, lane.at, width + left + 20, lane.size);
    pen.fillStyle = lane.colour;
    pen.fillRect(-left, lane.at, 5, lane.size);
    pen.font = "600 14px " + FONT;
    const room = (left - 20) / (state.language ? 7.2 : 14);
    const rows = wrap(fill(lane.name), room).slice(0, Math.max(1, Math.floor(lane.size / 18)));
    const top = lane.size < 60 ? lane.at + lane.size / 2 - 9 * (rows.length - 1) : lane.at + 20;
    pen.fillStyle = lane.ink || lane.colour;
    rows.forEach((row, j) => pen.fillText(row, -left + 14, top + 18 * j));
    if (!lane.words) return;
    pen.font = "400 14px " + FONT;
    pen.fillStyle = "#3d4a5c";
    wrap(fill(lane.words), (width - 20) / (state.language ? 7.4 : 14)).forEach((row, j) => pen.fillText(row, 10, lane.at + 24 + 22 * j));
  });
  pen.strokeStyle = "#d5dbe3";
  pen.lineWidth = 1;
  for (const column of columns) {
    pen.fillStyle = "#3d4a5c";
    pen.beginPath();
    pen.moveTo(column.at, -8);
    pen.lineTo(column.at, height);
    pen.stroke();
    pen.font = (slant ? "600 14px " : "700 16px ") + FONT;
    pen.save();
    pen.translate(column.at + (slant ? slant / 2 : 10), slant ? -14 : -22);
    if (slant && (state.language || fill(column.name).length > 3)) pen.rotate(-0.75);
    else if (slant) pen.textAlign = "center";
    pen.fillText(fill(column.name), 0, 0);
    pen.restore();
  }
  pen.restore();
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
const pale = (colour) => "#" + [1, 3, 5].map((i) => Math.round(255 - (255 - parseInt(colour.slice(i, i + 2), 16)) * 0.14).toString(16).padStart(2, "0")).join("");
const drawCommunities = (pen) => {
  if (state.selected !== null) return;
  pen.save();
  pen.lineJoin = "round";
  pen.lineCap = "round";
  for (const community of DATA.communities) {
    const points = community.nodes.filter((id) => !nodes.get(id).hidden).map((id) => place(nodeOf.get(id)));
    if (points.length < 2) continue;
    // Mixed with white rather than seen through, since line and ground overlap.
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
  if (isTable) drawTable(pen);
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
  if (!isTable) {
    network.fit({ nodes: DATA.nodes.filter((node) => !nodes.get(node.id).hidden).map((node) => node.id), animation: false });
    // Labels at the rim need room.
    network.moveTo({ scale: Math.min(1.3, network.getScale() * 0.88) });
    return;
  }
  const { width, height, left, head } = table();
  const whole = { w: width + left + 60, h: height + head + 20 };
  const room = stage.clientHeight - byId("note").offsetHeight - 20;
  const scale = Math.min(1.15, Math.max(DATA.least_scale || 0.45, Math.min(stage.clientWidth / whole.w, room / whole.h)));
  // A table too large for the window starts at its upper left corner; the rest is a drag away.
  const x = Math.max((width - left) / 2, -left - 20 + stage.clientWidth / scale / 2 - Math.max(0, stage.clientWidth / scale - whole.w) / 2);
  const spare = Math.max(0, room / scale - whole.h);
  network.moveTo({ scale, position: { x: whole.w * scale > stage.clientWidth ? -left - 20 + stage.clientWidth / scale / 2 : x,
    y: -head - spare / 2 + stage.clientHeight / scale / 2 } });
};
