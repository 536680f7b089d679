"use strict";
// Draws one network page from the JSON in #data; see kg/views.py for its fields.
(() => {
  const DATA = JSON.parse(document.getElementById("data").textContent);
  const FONT = '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB",' +
    '"Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const state = { language: 0, selected: null, hovered: null, hiddenTiers: new Set(),
    hiddenRelations: new Set(DATA.hidden), steps: 1, least: DATA.least || 1, lit: new Set(), fan: new Map(), view: null };

  const text = (key, ...values) =>
    (DATA.strings[key] || [key, key])[state.language].replace(/\{(\d)\}/g, (_, i) => values[i]);
  const make = (tag, className, content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  // ---- the network -------------------------------------------------------------------------------------
  const nodeOf = new Map(DATA.nodes.map((node) => [node.id, node]));
  const linksOf = new Map(DATA.nodes.map((node) => [node.id, []]));
  for (const edge of DATA.edges) {
    linksOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) linksOf.get(edge.to).push(edge);
  }
  const strongest = Math.max(1, ...DATA.edges.filter((edge) => edge.relation === "joint").map((edge) => edge.weight));
  const isChain = DATA.page === "chain";
  const place = (node) => state.fan.get(node.id) || (state.steps === 2 && isChain ? [node.x2, node.y2] : [node.x, node.y]);
  const other = (edge, id) => nodeOf.get(edge.from === id ? edge.to : edge.from);
  const strengthFirst = (id) => (a, b) => DATA.relations.indexOf(a.relation) - DATA.relations.indexOf(b.relation) ||
    b.weight - a.weight || (other(a, id).date || "9").localeCompare(other(b, id).date || "9") || a.id - b.id;

  // A policy that is chosen among all takes the middle; what it cites fans out to the left, what cites it to the right.
  const ROWS = 18, REACH = 200, COLUMN = 310, STEP = 36;
  const spreadFan = () => {
    state.fan = new Map();
    state.sides = [0, 0];
    // One that both cites and is cited stands on the right and counts on both sides.
    state.counts = [0, 0];
    if (DATA.page !== "citations" || state.selected === null) return;
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
  const table = () => (isChain ? DATA.tables[state.steps - 1] : null);

  const edgeVisible = (edge) => !state.hiddenRelations.has(edge.relation) &&
    (edge.relation !== "joint" || edge.weight >= state.least || state.selected === edge.from || state.selected === edge.to) && (!isChain || edge.step <= state.steps) &&
    !state.hiddenTiers.has(nodeOf.get(edge.from).group) && !state.hiddenTiers.has(nodeOf.get(edge.to).group);
  const looks = () => {
    // A body whose pairs are all too weak to be drawn still stands there: it does issue with others.
    const joint = DATA.page === "issuers" && !state.hiddenRelations.has("joint");
    const linked = new Set(isChain ? [DATA.focus] : []);
    if (joint) for (const edge of DATA.edges) if (edge.relation === "joint") linked.add(edge.from).add(edge.to);
    for (const id of [...linked]) if (state.hiddenTiers.has(nodeOf.get(id).group) && id !== DATA.focus) linked.delete(id);
    for (const edge of DATA.edges) if (edgeVisible(edge)) { linked.add(edge.from); linked.add(edge.to); }
    state.lit = new Set();
    if (state.selected !== null) {
      state.lit.add(state.selected);
      for (const edge of linksOf.get(state.selected)) if (edgeVisible(edge)) { state.lit.add(edge.from); state.lit.add(edge.to); }
    }
    return linked;
  };
  const nodeLook = (node, linked) => {
    const colour = DATA.colours.tiers[node.group] || "#8a94a3";
    const lit = state.selected === null || state.lit.has(node.id);
    const [x, y] = place(node);
    // In a fan the rows are narrow, and how often a policy is cited elsewhere is not the question.
    const size = state.fan.size ? (node.id === state.selected ? 18 : 9) : node.size;
    return { id: node.id, x, y, size, hidden: (state.fan.size > 0 && !state.fan.has(node.id)) || (!linked.has(node.id) && node.id !== state.selected), opacity: lit ? 1 : 0.16,
      borderWidth: node.id === state.selected || node.id === DATA.focus ? 4 : node.text ? 1 : 2,
      color: { background: node.text ? colour : "#ffffff", border: node.id === state.selected ? "#17202e" : node.text ? "#ffffff" : colour } };
  };
  const edgeLook = (edge) => {
    const touched = state.selected !== null && (edge.from === state.selected || edge.to === state.selected);
    const weak = edge.relation === "proposes" || edge.relation === "mentions";
    const quiet = DATA.edges.length > 3000 ? 0.15 : DATA.edges.length > 1200 ? 0.3 : 0.6;
    return { id: edge.id, hidden: !edgeVisible(edge) || (state.selected !== null && !touched),
      color: { color: DATA.colours.relations[edge.relation] || "#aab2bd", opacity: touched ? 0.9 : edge.relation === "joint" ? Math.min(0.85, 0.25 + (0.6 * edge.weight) / strongest) : weak ? quiet / 2 : quiet },
      width: (touched ? edge.width + 1 : edge.width) * (DATA.nodes.length > 300 && !state.fan.size ? 2.2 : 1) };
  };
  const first = looks();
  const nodes = new vis.DataSet(DATA.nodes.map((node) => ({ shape: node.shape, ...nodeLook(node, first) })));
  const edges = new vis.DataSet(DATA.edges.map((edge) => ({ from: edge.from, to: edge.to,
    arrows: edge.relation === "joint" ? "" : "to", dashes: edge.relation === "proposes" && DATA.edges.length < 400, ...edgeLook(edge) })));
  const network = new vis.Network(byId("network"), { nodes, edges }, DATA.options);

  const refresh = () => {
    spreadFan();
    const linked = looks();
    nodes.update(DATA.nodes.map((node) => nodeLook(node, linked)));
    edges.update(DATA.edges.map(edgeLook));
    network.redraw();
  };

  // ---- labels: as many as fit, the most important first ------------------------------------------------
  const priority = (node) => (node.id === state.hovered || node.id === state.selected ? 1e9 : node.id === DATA.focus ? 1e8 : 0) +
    (state.lit.has(node.id) ? 1e6 : 0) + (node.size + (node.text ? 8 : 0)) * 100;
  const clip = (words, length) => (words.length > length ? words.slice(0, length - 1) + "…" : words);
  const drawLabels = (ctx) => {
    const scale = network.getScale();
    const stage = byId("network");
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const opposite = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    const inView = (node) => { const [x, y] = place(node); return x > corner.x && x < opposite.x && y > corner.y && y < opposite.y; };
    const shown = DATA.nodes.filter((node) => !nodes.get(node.id).hidden && inView(node) && (state.selected === null || state.lit.has(node.id) || isChain || node.id === state.hovered));
    shown.sort((a, b) => priority(b) - priority(a) || a.id - b.id);
    const taken = [];
    const pixel = 1 / scale;
    // Labels keep off each other, and off the circles while these are few enough to matter.
    const circles = shown.length <= 400 ? shown.map((node) => { const [x, y] = place(node); return [x - node.size, y - node.size, x + node.size, y + node.size, node]; }) : [];
    const meets = (b, l, t, r, u) => l < b[2] && r > b[0] && t < b[3] && u > b[1];
    const free = (l, t, r, u, node) => l > corner.x && r < opposite.x && !taken.some((b) => meets(b, l, t, r, u)) && !circles.some((b) => b[4] !== node && (b[4].text || !node.text) && meets(b, l, t, r, u));
    const rows = isChain || state.fan.size > 0;
    const size = rows ? 13 : 13 * pixel;
    ctx.save();
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    // Of very many only the most important in view are named; coming nearer names the rest.
    const budget = rows ? shown.length : shown.length > 300 ? 45 : 150;
    for (const [rank, node] of shown.slice(0, budget).entries()) {
      const main = node.id === DATA.focus || node.id === state.selected;
      const strong = main || node.id === state.hovered;
      const dim = state.selected !== null && !state.lit.has(node.id) && !strong;
      const words = isChain ? clip(node.name, node.id === state.hovered || node.id === state.selected ? 40 : 13) : rows ? clip(node.name, strong ? 40 : 21) : clip(node.name, strong ? 36 : DATA.page === "issuers" ? 14 : 16);
      const under = node.number && (rows || strong || scale > 0.75) ? node.number : "";
      ctx.font = (strong ? "700 " : "500 ") + size + "px " + FONT;
      const wide = Math.max(ctx.measureText(words).width, under ? ctx.measureText(under).width * 0.85 : 0);
      const tall = size * (under ? 2.25 : 1.3);
      const [x, y, side = 0] = place(node);
      const beside = isChain || side > 0 ? 1 : side;
      const gap = (beside && state.fan.size ? 9 : node.size) + (beside ? 6 : 3 * pixel);
      const spots = beside > 0 ? [[x + gap, y - tall / 2]] : beside < 0 ? [[x - gap - wide, y - tall / 2]]
        : [[x - wide / 2, y + gap], [x - wide / 2, y - gap - tall], [x + gap, y - tall / 2], [x - gap - wide, y - tall / 2]];
      const spot = spots.find(([l, t]) => free(l, t, l + wide, t + tall, node)) ||
        (rank < 12 && spots.find(([l, t]) => !taken.some((b) => meets(b, l, t, l + wide, t + tall)))) || (strong || rows ? spots[0] : null);
      if (!spot) continue;
      const [left, top] = spot;
      taken.push([left - 2 * pixel, top, left + wide + 2 * pixel, top + tall]);
      const at = beside > 0 ? left : beside < 0 ? left + wide : left + wide / 2;
      ctx.textAlign = beside > 0 ? "left" : beside < 0 ? "right" : "center";
      ctx.globalAlpha = dim ? 0.3 : 1;
      ctx.lineWidth = size * 0.3;
      ctx.strokeStyle = "rgba(252,252,253,0.92)";
      ctx.fillStyle = "#17202e";
      const middle = top + size * 0.65;
      ctx.strokeText(words, at, middle);
      ctx.fillText(words, at, middle);
      if (under) {
        ctx.font = "400 " + size * 0.84 + "px " + FONT;
        ctx.fillStyle = "#5b6878";
        ctx.strokeText(under, at, middle + size * 1.08);
        ctx.fillText(under, at, middle + size * 1.08);
      }
    }
    if (state.fan.size) {
      const height = Math.min(Math.max(...state.sides), ROWS) * STEP;
      ctx.font = "700 15px " + FONT;
      ctx.fillStyle = "#3d4a5c";
      ctx.textAlign = "right";
      if (state.sides[0]) ctx.fillText(text("out") + " · " + state.counts[0], -REACH + 8, -height / 2 - 30);
      ctx.textAlign = "left";
      if (state.sides[1]) ctx.fillText(text("in") + " · " + state.counts[1], REACH - 8, -height / 2 - 30);
    }
    ctx.restore();
  };
  const drawTable = (ctx) => {
    const { lanes, columns, width, height } = table();
    ctx.save();
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    lanes.forEach((lane, i) => {
      ctx.fillStyle = i % 2 ? "#f7f9fb" : "#eef2f6";
      ctx.fillRect(-130, lane.at, width + 150, lane.size);
      ctx.fillStyle = DATA.colours.tiers[lane.tier];
      ctx.fillRect(-130, lane.at, 5, lane.size);
      ctx.font = "600 14px " + FONT;
      wrap(text("tier." + lane.tier), 8).forEach((row, j) => ctx.fillText(row, -116, lane.at + 20 + 18 * j));
    });
    ctx.strokeStyle = "#d5dbe3";
    ctx.fillStyle = "#3d4a5c";
    for (const column of columns) {
      ctx.beginPath();
      ctx.moveTo(column.at, -8);
      ctx.lineTo(column.at, height);
      ctx.stroke();
      ctx.font = "700 16px " + FONT;
      ctx.fillText(column.name || text("undated"), column.at + 10, -22);
    }
    ctx.restore();
  };
  const wrap = (words, length) => {
    if (state.language === 1) return words.split(/(?<=,) | and /);
    const rows = [];
    for (let i = 0; i < words.length; i += length) rows.push(words.slice(i, i + length));
    return rows;
  };
  if (isChain) network.on("beforeDrawing", drawTable);
  network.on("afterDrawing", drawLabels);
  const fit = () => {
    const stage = byId("network");
    if (state.fan.size) {
      const [left, right] = state.sides.map((size) => REACH + COLUMN * Math.max(1, Math.ceil(size / ROWS)));
      const high = Math.min(Math.max(...state.sides), ROWS) * STEP + 150;
      network.moveTo({ position: { x: (right - left) / 2, y: 0 }, scale: Math.min(1.25, stage.clientWidth / (left + right), stage.clientHeight / high) });
      return;
    }
    if (!isChain) {
      network.fit({ nodes: DATA.nodes.filter((node) => !nodes.get(node.id).hidden).map((node) => node.id), animation: false });
      // Labels at the rim need room.
      network.moveTo({ scale: Math.min(1.3, network.getScale() * 0.88) });
      return;
    }
    const { width, height } = table();
    const scale = Math.min(1.15, Math.max(0.45, Math.min(stage.clientWidth / (width + 190), (stage.clientHeight - 70) / (height + 70))));
    // A table too large for the window starts at its upper left corner; the rest is a drag away.
    const over = [Math.max(0, (width + 190) - stage.clientWidth / scale), Math.max(0, height + 110 - stage.clientHeight / scale)];
    network.moveTo({ scale, position: { x: (width - 110) / 2 - over[0] / 2, y: (height - 10) / 2 - over[1] / 2 } });
  };
  network.once("afterDrawing", () => { root.dataset.ready = String(Math.round(performance.now())); });

  // ---- selection and the panel -------------------------------------------------------------------------
  const select = (id, travel) => {
    if (id !== null && !state.fan.size) state.view = { scale: network.getScale(), position: network.getViewPosition() };
    const wasFan = state.fan.size > 0;
    state.selected = id;
    refresh();
    showPanel();
    if (id === null) {
      if (wasFan) network.moveTo(state.view);
      return;
    }
    network.selectNodes([id], false);
    if (state.fan.size) fit();
    else if (travel) {
      const [x, y] = place(nodeOf.get(id));
      network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), isChain ? 0.8 : 0.7), animation: false });
    }
  };
  const row = (node, edge) => {
    const item = make("li", "item");
    if (edge.relation === "joint" || edge.relation === "cites") {
      item.append(make("span", "", node.name + " "), make("span", "count", text("times", edge.weight)));
    } else {
      const chip = make("span", "chip", text("relation." + edge.relation));
      chip.style.color = DATA.colours.chips[edge.relation];
      item.append(chip, make("span", "", node.title + " "), make("span", "number", node.number || node.date || ""));
      if (edge.line) item.append(make("span", "muted", " · " + text("line", edge.line)));
    }
    item.addEventListener("click", () => select(node.id, true));
    return item;
  };
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
    if (!value) return;
    list.append(make("dt", "", text(key)), make("dd", "", value));
  };
  const details = (node) => {
    const panel = byId("panel");
    panel.replaceChildren(make("h2", "", node.title));
    const facts = make("dl");
    if (DATA.page === "issuers") {
      fact(facts, "level", text("tier." + node.group));
      fact(facts, "names", node.also.join("、"));
      fact(facts, "output", text("issued", node.issued));
    } else {
      fact(facts, "number", node.number);
      fact(facts, "bodies", node.bodies.join("、") || text("tier." + node.group));
      fact(facts, "date", node.date);
      fact(facts, "type", node.type);
      fact(facts, "names", node.also.join("；"));
      fact(facts, "place", node.places.map(([file, line]) => DATA.files[file] + " " + text("line", line)).join("；") || text("nowhere"));
    }
    panel.append(facts);
    if (node.chain && node.id !== DATA.focus) {
      const link = make("a", "chain", text("open.chain") + " →");
      link.href = node.chain;
      panel.append(link);
    }
    const links = linksOf.get(node.id);
    if (DATA.page === "issuers") {
      panel.append(listing(text("joint.with"), links.filter((e) => e.relation === "joint"), node.id));
      panel.append(listing(text("cites.out"), links.filter((e) => e.relation === "cites" && e.from === node.id), node.id));
      panel.append(listing(text("cites.in"), links.filter((e) => e.relation === "cites" && e.to === node.id), node.id));
    } else {
      panel.append(listing(text("in"), links.filter((e) => e.to === node.id), node.id, node.more_in));
      panel.append(listing(text("out"), links.filter((e) => e.from === node.id), node.id, node.more_out));
    }
    panel.scrollTop = 0;
  };
  const ranking = () => {
    const list = make("ol", "top");
    for (const [id, value, partner] of DATA.top) {
      const node = nodeOf.get(id);
      const item = make("li");
      const what = make("span", "", partner === undefined ? node.name + " " : node.name + " · " + nodeOf.get(partner).name);
      if (node.number) what.append(make("span", "number whole", node.number));
      item.append(what, make("span", "count", text(DATA.page === "issuers" ? "times" : "cited.by", value)));
      item.addEventListener("click", () => select(id, true));
      list.append(item);
    }
    const title = make("h2", "", text("top." + DATA.page));
    byId("panel").replaceChildren(title, list);
  };
  const showPanel = () => {
    if (state.selected !== null) details(nodeOf.get(state.selected));
    else if (isChain) details(nodeOf.get(DATA.focus));
    else ranking();
  };
  network.on("click", (event) => select(event.nodes.length ? event.nodes[0] : null, false));
  network.on("hoverNode", (event) => { state.hovered = event.node; network.redraw(); });
  network.on("blurNode", () => { state.hovered = null; network.redraw(); });

  // ---- legend and filters ------------------------------------------------------------------------------
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
  const choice = (picture, words, count, hidden, value, name) => {
    const label = make("label");
    const box = make("input");
    box.type = "checkbox";
    box.name = name;
    box.value = value;
    box.checked = !hidden.has(value);
    box.addEventListener("change", () => { if (box.checked) hidden.delete(value); else hidden.add(value); refresh(); });
    label.append(box, picture, make("span", "", words), make("span", "", String(count)));
    return label;
  };
  const count = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(item[key], (counts.get(item[key]) || 0) + 1);
    return counts;
  };
  const showLegend = () => {
    const legend = byId("legend");
    const reached = (edge) => !isChain || edge.step <= state.steps;
    const ends = new Set(isChain ? DATA.edges.filter(reached).flatMap((edge) => [edge.from, edge.to]).concat(DATA.focus) : []);
    const tiers = count(DATA.nodes.filter((node) => !isChain || ends.has(node.id)), "group");
    const relations = count(DATA.edges.filter(reached), "relation");
    legend.replaceChildren();
    if (isChain) {
      legend.append(make("h2", "", text("steps")));
      for (const steps of [1, 2]) {
        const label = make("label", "step");
        const box = make("input");
        box.type = "radio";
        box.name = "steps";
        box.value = String(steps);
        box.checked = state.steps === steps;
        box.addEventListener("change", () => { state.steps = steps; refresh(); fit(); showLegend(); byId("legend").querySelector(`[name=steps][value="${steps}"]`).focus(); });
        label.append(box, make("span", "", text("step." + steps)));
        legend.append(label);
      }
    }
    legend.append(make("h2", "", text(DATA.page === "issuers" ? "level" : "tiers")));
    for (const tier of DATA.tiers) {
      if (tiers.has(tier)) legend.append(choice(mark(DATA.shapes[tier] || "dot", DATA.colours.tiers[tier]), text("tier." + tier), tiers.get(tier), state.hiddenTiers, tier, "tier"));
    }
    legend.append(make("h2", "", text(DATA.page === "issuers" ? "links" : "relations")));
    for (const relation of DATA.relations) {
      if (relations.has(relation)) legend.append(choice(mark(relation === "joint" ? "bond" : "line", DATA.colours.relations[relation]), text("relation." + relation), relations.get(relation), state.hiddenRelations, relation, "relation"));
    }
    if (DATA.page === "issuers") {
      const label = make("label", "least");
      const words = make("span", "", text("least", state.least));
      const range = make("input");
      Object.assign(range, { type: "range", min: "1", max: String(strongest), value: String(state.least), id: "least" });
      range.addEventListener("input", () => { state.least = Number(range.value); words.textContent = text("least", state.least); refresh(); });
      label.append(words, range);
      legend.append(label);
    }
    legend.append(make("p", "", text(DATA.page === "issuers" ? "size.issuers" : "size.citations")));
    if (DATA.page !== "issuers") {
      const hollow = make("p");
      hollow.append(mark("dot", "#5b6878", true), make("span", "", text("hollow")));
      legend.append(hollow);
    }
  };

  // ---- search ------------------------------------------------------------------------------------------
  const fold = (words) => words.toLowerCase().normalize("NFKC").replace(/[\s〔〕[\]()﹝﹞【】《》“”"'·、,]/g, "");
  const haystack = DATA.nodes.map((node) => [node.id, fold([node.title, node.number || "", ...node.also].join("\n"))]);
  const results = byId("results");
  const search = byId("search");
  let found = [];
  let at = 0;
  const showResults = () => {
    const wanted = fold(search.value);
    results.hidden = !wanted;
    found = wanted ? haystack.filter(([, words]) => words.includes(wanted)).map(([id]) => nodeOf.get(id)) : [];
    found.sort((a, b) => b.size - a.size || a.id - b.id);
    found = found.slice(0, 12);
    at = 0;
    results.replaceChildren();
    for (const node of found) {
      const item = make("li", "", node.title + " ");
      item.setAttribute("role", "option");
      item.append(make("span", "number", node.number || ""));
      item.addEventListener("click", () => choose(node));
      results.append(item);
    }
    if (wanted && !found.length) results.append(make("li", "nothing", text("search.none")));
    markResult();
  };
  const markResult = () => [...results.children].forEach((item, i) => item.classList.toggle("on", i === at && found.length > 0));
  const choose = (node) => {
    results.hidden = true;
    search.value = "";
    // What was asked for is shown, even if a filter had hidden it.
    state.hiddenTiers.delete(node.group);
    if (isChain && Math.max(0, ...linksOf.get(node.id).map((edge) => edge.step)) === 2) state.steps = 2;
    showLegend();
    select(node.id, true);
  };
  search.addEventListener("input", showResults);
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = Math.max(0, Math.min(found.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      markResult();
      event.preventDefault();
    } else if (event.key === "Enter" && found.length) choose(found[at]);
    else if (event.key === "Escape") { results.hidden = true; search.blur(); }
  });

  // ---- language, buttons, keys, address ----------------------------------------------------------------
  const showLanguage = () => {
    root.className = state.language ? "en" : "zh";
    root.lang = state.language ? "en" : "zh-CN";
    byId("language").textContent = state.language ? "中文" : "EN";
    for (const element of document.querySelectorAll("[data-i18n]")) element.textContent = text(element.dataset.i18n);
    for (const element of document.querySelectorAll("[data-i18n-placeholder]")) element.placeholder = text(element.dataset.i18nPlaceholder);
    for (const element of document.querySelectorAll("[data-i18n-label]")) element.setAttribute("aria-label", text(element.dataset.i18nLabel));
    showLegend();
    showPanel();
    network.redraw();
  };
  byId("language").addEventListener("click", () => { state.language = 1 - state.language; showLanguage(); });
  byId("fit").addEventListener("click", fit);
  byId("clear").addEventListener("click", () => { select(null); network.unselectAll(); fit(); });
  document.addEventListener("keydown", (event) => {
    if (event.target === search) return;
    if (event.key === "/") { search.focus(); event.preventDefault(); }
    else if (event.key === "Escape") select(null);
    else if (event.key === "f") fit();
  });
  const followAddress = () => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const node = DATA.nodes.find((each) => each.key === wanted || each.number === wanted);
    if (node) select(node.id, true);
  };
  window.addEventListener("hashchange", followAddress);
  showLanguage();
  fit();
  // The bodies that issue together most come first; "fit" shows the rest.
  const core = [...new Set(DATA.top.flatMap(([one, , partner]) => [one, partner]))];
  if (DATA.page === "issuers" && core.length) {
    network.fit({ nodes: core, animation: false });
    network.moveTo({ scale: Math.min(1.1, network.getScale() * 0.85) });
  }
  followAddress();
  // For scripts and tests: what is drawn, and where.
  window.kgPage = { select, state, visible: () => ({
    nodes: nodes.get({ filter: (node) => !node.hidden }).length, edges: edges.get({ filter: (edge) => !edge.hidden }).length }),
    at: (id) => network.canvasToDOM(network.getPosition(id)) };
})();
