// The network of bodies: draws one look at a time (all, a group, a body's partners, its policies), with the same as a
// table beside it. What is looked at stands in the address.
"use strict";
(() => {
  const stage = document.getElementById("network");
  if (!stage) return;
  const { svg, html, bdi, chinese, phrase, wide, wrapped, state, withState, follows, script, asked, sign, signEntry } = kgDraw;
  const told = JSON.parse(stage.dataset.drawn);
  const SIZE = 12, LEADING = 14.5, LABEL = 112, LINES = document.documentElement.lang === "en" ? 6 : 3, LEAST = 4.5, MOST = 15;
  const part = (name) => document.getElementById(`network-${name}`);

  // Which of the scripts of a folder of files has a look: kg.show.explorer.networks.part_of reckons the same.
  const partOf = (look, parts) => [...Array(look.length).keys()].reduce((sum, i) => (Math.imul(31, sum) + look.charCodeAt(i)) >>> 0, 0) % parts;
  const viewOf = async (at) => {
    if (!stage.dataset.script) return asked(stage.dataset.source, { at });
    const first = await script(stage.dataset.script, "kgNetwork");
    const part = partOf(at, first.parts);
    const { views, things } = at in first.views || !first.parts ? first : await script(stage.dataset.script.replace(/([.]\w+)$/, `~${part + 2}$1`), `kgNetwork${part}`);
    return views[at] && { ...views[at], things };
  };

  // ---- where each stands -------------------------------------------------------------------------------------------
  // Forces first, then boxes are pushed off each other until no name covers another; the same view, the same picture.
  const placed = (nodes, edges, width) => {
    const area = nodes.reduce((sum, node) => sum + node.across * node.down, 0);
    const height = Math.max(300, (area * (width < 600 ? 2.1 : 2.9)) / width);
    const [cx, cy] = [width / 2, height / 2];
    const gap = 0.85 * Math.sqrt((width * height) / nodes.length);
    nodes.forEach((node, i) => {
      const far = Math.sqrt(i / nodes.length);
      [node.x, node.y] = [cx + far * cx * Math.cos(2.39996 * i), cy + far * cy * Math.sin(2.39996 * i)];
    });
    const strongest = Math.max(1, ...edges.map((edge) => edge.count));
    const degree = new Map();
    for (const { a, b } of edges) for (const end of [a, b]) degree.set(end, (degree.get(end) || 0) + 1);
    const ROUNDS = 320;
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const node of nodes) [node.dx, node.dy] = [(cx - node.x) * 0.06 * (height / width), (cy - node.y) * 0.06];
      for (let i = 0; i < nodes.length; i += 1) {
        for (let j = 0; j < i; j += 1) {
          const [one, other] = [nodes[i], nodes[j]];
          const [dx, dy] = [one.x - other.x || 0.1, one.y - other.y || 0.1];
          const push = (gap * gap) / (dx * dx + dy * dy);
          // what is far apart leaves each other alone: parts that hang on nothing stay in the picture
          if (push < 0.12) continue;
          one.dx += dx * push; one.dy += dy * push; other.dx -= dx * push; other.dy -= dy * push;
        }
      }
      for (const { a, b, count } of edges) {
        const [one, other] = [nodes[a], nodes[b]];
        const [dx, dy] = [one.x - other.x, one.y - other.y];
        const ease = Math.sqrt(Math.min(degree.get(a), degree.get(b)));
        const pull = (Math.hypot(dx, dy) / gap / ease) * (0.25 + Math.log1p(count) / Math.log1p(strongest));
        one.dx -= dx * pull; one.dy -= dy * pull; other.dx += dx * pull; other.dy += dy * pull;
      }
      const heat = (width / 9) * (1 - round / ROUNDS) + 0.5;
      for (const node of nodes) {
        if (node.here) { [node.x, node.y] = [cx, cy]; continue; }
        const far = Math.hypot(node.dx, node.dy) || 1;
        node.x = Math.min(Math.max(node.x + (node.dx / far) * Math.min(far, heat), node.across / 2), width - node.across / 2);
        node.y = Math.min(Math.max(node.y + (node.dy / far) * Math.min(far, heat), 0), height);
      }
    }
    apart(nodes, width);
  };
  const apart = (nodes, width) => {
    const middle = (node) => node.y + (node.down - 2 * node.r) / 2;
    for (let round = 0, touched = true; touched && round < 500; round += 1) {
      touched = false;
      for (let i = 0; i < nodes.length; i += 1) {
        for (let j = 0; j < i; j += 1) {
          const [one, other] = [nodes[i], nodes[j]];
          const across = (one.across + other.across) / 2 - Math.abs(one.x - other.x);
          const down = (one.down + other.down) / 2 - Math.abs(middle(one) - middle(other));
          if (across <= 0 || down <= 0) continue;
          touched = true;
          if (across < down && across < 40) {
            const move = (one.x < other.x ? -1 : 1) * (across / 2 + 0.5);
            one.x += move; other.x -= move;
          } else {
            const move = (middle(one) < middle(other) ? -1 : 1) * (down / 2 + 0.5);
            one.y += move; other.y -= move;
          }
        }
      }
      for (const node of nodes) node.x = Math.min(Math.max(node.x, node.across / 2), width - node.across / 2);
    }
  };

  // ---- lines and marks -----------------------------------------------------------------------------------------------
  const line = ({ a, b, count, kind }, nodes, strongest) => {
    const [one, other] = [nodes[a], nodes[b]];
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const long = Math.hypot(dx, dy) || 1;
    const thick = 1 + 3.5 * Math.sqrt((count - 1) / Math.max(1, strongest - 1));
    const made = svg("g", { class: `tie ${kind}` }, svg("title", {}, `${one.n} ${kind === "joint" ? "—" : "→"} ${other.n} · ${stage.dataset[kind]} · ${count}`));
    if (kind === "joint") {
      made.append(svg("path", { d: `M${one.x.toFixed(1)} ${one.y.toFixed(1)}L${other.x.toFixed(1)} ${other.y.toFixed(1)}`, "stroke-width": thick.toFixed(1) }));
      return made;
    }
    // bent to the left of its way, so that a line there and a line back are two
    const bend = Math.min(26, long / 6);
    const [mx, my] = [(one.x + other.x) / 2 + (dy / long) * bend, (one.y + other.y) / 2 - (dx / long) * bend];
    const [tx, ty] = [other.x - mx, other.y - my];
    const last = Math.hypot(tx, ty) || 1;
    const [ux, uy] = [tx / last, ty / last];
    const [ex, ey] = [other.x - ux * (other.r + 3), other.y - uy * (other.r + 3)];
    const head = 5 + thick;
    const [hx, hy] = [ex - ux * head, ey - uy * head];
    const wing = 2.2 + thick / 1.6;
    made.append(
      svg("path", { d: `M${one.x.toFixed(1)} ${one.y.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${hx.toFixed(1)} ${hy.toFixed(1)}`, "stroke-width": thick.toFixed(1) }),
      svg("path", { class: "head", d: `M${ex.toFixed(1)} ${ey.toFixed(1)}L${(hx - uy * wing).toFixed(1)} ${(hy + ux * wing).toFixed(1)}L${(hx + uy * wing).toFixed(1)} ${(hy - ux * wing).toFixed(1)}Z` }),
    );
    return made;
  };
  const describe = (thing) => [thing.n, thing.s, told.levels[thing.l], thing.x || (thing.h ? "" : phrase(told.policies, thing.c))].filter(Boolean).join(" · ");
  const mark = (node) => {
    const words = node.lines.map((text, i) => svg("text", { x: node.x.toFixed(1), y: (node.y + node.r + 13 + i * LEADING).toFixed(1), lang: chinese(text) }, text));
    const around = node.thing.x ? svg("circle", { class: "many", cx: node.x.toFixed(1), cy: node.y.toFixed(1), r: (node.r + 4).toFixed(1) }) : undefined;
    return svg("a", { href: node.thing.h || withState({ at: node.thing.at }), "data-state": node.thing.h ? undefined : "", class: `node${node.here ? " here" : ""}${node.beside ? " beside" : ""}`, "aria-label": describe(node.thing) },
      svg("title", {}, describe(node.thing)), around, sign(told.signs[node.thing.l], node.thing.l, node.x, node.y, node.r), words);
  };
  const lit = (picture, marks, ties, edges) => {
    const show = (at) => {
      const near = new Set([at]);
      edges.forEach(({ a, b }, i) => {
        const touches = a === at || b === at;
        if (touches) { near.add(a); near.add(b); }
        ties[i].classList.toggle("lit", touches);
      });
      marks.forEach((each, i) => each.classList.toggle("lit", near.has(i)));
      picture.classList.toggle("dimmed", at !== null);
    };
    marks.forEach((each, i) => {
      each.addEventListener("pointerenter", () => show(i));
      each.addEventListener("focus", () => show(i));
      each.addEventListener("pointerleave", () => show(null));
      each.addEventListener("blur", () => show(null));
    });
  };
  // A name in lines that are about as long as each other; English ones need more: what tells bodies apart stands last.
  const label = (name) => {
    const lines = wrapped(name, SIZE, LABEL, LINES);
    const even = wide(name, SIZE) / lines.length + SIZE;
    return lines.length > 1 && !lines.at(-1).endsWith("…") && even < LABEL ? wrapped(name, SIZE, even, LINES) : lines;
  };
  const drawn = (view) => {
    const width = Math.max(330, Math.min(stage.clientWidth, 1150));
    const kept = view.nodes.slice(0, width < 600 ? 26 : undefined);
    const largest = Math.max(...kept.map((key) => view.things[key].c), 1);
    const nodes = kept.map((key, i) => {
      const thing = view.things[key];
      const r = LEAST + (MOST - LEAST) * Math.sqrt(thing.c / largest);
      const lines = [...label(thing.n), ...(thing.s && thing.s !== thing.n ? [thing.s] : [])];
      const across = Math.max(2 * r, ...lines.map((text) => wide(text, SIZE))) + 10;
      return { thing, n: thing.n, r, lines, across, down: 2 * r + lines.length * LEADING + 8, here: key === view.here, beside: view.own !== undefined && i >= view.own };
    });
    const show = state("show");
    const all = view.edges.map(([a, b, count, kind]) => ({ a, b, count, kind: told.kinds[kind] })).filter(({ a, b }) => a < nodes.length && b < nodes.length);
    placed(nodes, all, width);
    const edges = all.filter(({ kind }) => !show || show === kind);
    const strongest = Math.max(1, ...edges.map(({ count }) => count));
    const ties = edges.map((edge) => line(edge, nodes, strongest));
    const marks = nodes.map(mark);
    const top = Math.min(...nodes.map((node) => node.y - node.r)) - 10;
    const bottom = Math.max(...nodes.map((node) => node.y - node.r + node.down)) + 8;
    const picture = svg("svg", { class: "ties", viewBox: `0 ${top.toFixed(0)} ${width} ${(bottom - top).toFixed(0)}`, role: "group", "aria-label": view.title }, ties, marks);
    lit(picture, marks, ties, edges);
    return { picture, kinds: new Set(all.map(({ kind }) => kind)), levels: new Set(nodes.map((node) => node.thing.l)), hidden: view.nodes.length - kept.length };
  };

  // ---- words and rows beside it ------------------------------------------------------------------------------------------
  const crumb = (to) => (to.h ? html("a", { href: to.h }, bdi(to.t)) : html("a", { href: withState({ at: to.at }), "data-state": "" }, bdi(to.t)));
  const legend = ({ kinds, levels }) => {
    const lines = told.kinds.filter((kind) => kinds.has(kind)).map((kind) => html("li", {}, svg("svg", { viewBox: "0 0 14 14", "aria-hidden": "true", class: "ties" },
      svg("g", { class: `tie ${kind}` }, svg("path", { d: "M0 7H13", "stroke-width": 2 }), kind === "joint" ? undefined : svg("path", { class: "head", d: "M14 7L8 4V10Z" }))), ` ${stage.dataset[kind]}`));
    const signs = told.order.filter((level) => levels.has(level)).map((level) => signEntry(told.signs[level], level, told.levels[level]));
    return [...lines, ...signs];
  };
  const namedCell = (thing) => html("td", {}, html("a", { href: thing.h || withState({ at: thing.at }), "data-state": thing.h ? undefined : "" },
    svg("svg", { class: "in-line", viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, sign(told.signs[thing.l], thing.l, 0, 0, 1)), bdi(thing.n)), thing.s ? html("span", { class: "meta" }, ` ${thing.s}`) : undefined);
  const counted = (view, thing, place, value) => {
    const [from, to] = place === 2 ? [thing.k, view.key] : [view.key, thing.k];
    const listed = (place && view.links ? (() => {
      const address = new URL(view.links, location.href);
      address.searchParams.set("citing", from);
      address.searchParams.set("cited", to);
      return address.href;
    })() : undefined);
    return html("td", { class: "n" }, value && listed ? html("a", { href: listed }, String(value)) : String(value));
  };
  const rows = (view) => view.rows.map(([key, ...values]) => {
    const thing = view.things[key];
    return html("tr", {}, namedCell(thing), html("td", { class: "v" }, told.levels[thing.l]), values.map((value, place) => (typeof value === "string" ? html("td", { class: "v" }, value) : counted(view, thing, place, value))));
  });
  const choices = (kinds) => (kinds.has("joint") && kinds.has("rests") ? ["", "joint", "rests"] : []).map((kind) =>
    html("a", { href: withState({ show: kind }), "data-state": "", "aria-current": state("show") === kind ? "true" : undefined }, stage.dataset[`show${kind}`]));

  const draw = async (moved) => {
    const view = await viewOf(state("at"));
    if (!view) return part("note").replaceChildren(stage.dataset.lost);
    const found = drawn(view);
    stage.replaceChildren(found.picture);
    part("title").replaceChildren(bdi(view.title));
    part("lead").textContent = view.lead;
    part("crumbs").replaceChildren(...view.crumbs.flatMap((each) => [crumb(each), " › "]), view.crumbs.length ? bdi(view.title) : "");
    part("beside").replaceChildren(...(view.beside || []).map(crumb));
    part("choices").replaceChildren(...choices(found.kinds));
    part("legend").replaceChildren(...legend(found));
    part("note").textContent = [view.note, found.hidden ? phrase(stage.dataset.narrow, view.nodes.length - found.hidden) : "", view.rest].filter(Boolean).join(" ");
    part("table").replaceChildren(html("thead", {}, html("tr", {}, view.head.map((text, i) => html("th", { class: typeof (view.rows[0] || [])[i - 1] === "number" && i > 1 ? "n" : undefined }, text)))), html("tbody", {}, rows(view)));
    const figure = stage.closest(".picture");
    Object.assign(figure.dataset, { title: view.title, name: ["network", view.key || state("at").replace(/[^\p{L}\p{N}-]+/gu, "-")].filter(Boolean).join("-") });
    document.title = `${view.title} · ${stage.dataset.site}`;
    document.documentElement.dataset.ready = state("at") || "whole";
    if (moved) part("title").focus();
  };
  follows(document.getElementById("main"), draw);
  let known = stage.clientWidth;
  addEventListener("resize", () => { if (stage.clientWidth !== known) { known = stage.clientWidth; draw(false); } });
  draw(false);
})();
