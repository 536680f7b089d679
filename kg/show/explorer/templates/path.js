// The page of paths between two policies: a server has found them; in a folder of files they are looked for here, in the
// same order: with the citations, else against them, else both ways.
"use strict";
(() => {
  const stage = document.getElementById("path");
  if (!stage) return;
  const { svg, html, bdi, phrase, wrapped, state, script, sign, signEntry, lineOf } = kgDraw;
  const words = JSON.parse(stage.dataset.words);
  const form = document.getElementById("path-form");
  const MOST = 4, LOOKED_AT = 200;

  // ---- what fits while somebody types ------------------------------------------------------------------------------
  for (const box of form.querySelectorAll("input[list]")) {
    let turn = 0;
    box.addEventListener("input", async () => {
      const mine = ++turn;
      const hits = box.value.trim() ? await kgFitting(box.value.trim()) : [];
      if (mine === turn) box.list.replaceChildren(...hits.map(({ title, number }) => html("option", { value: number || title, label: number ? title : undefined })));
    });
  }

  // ---- looked for without a server -------------------------------------------------------------------------------------
  const plain = (text) => text.normalize("NFKC").replace(/[\s()[\]〔〕【】《》]/g, "");
  const meant = async (text, policies) => {
    const hits = await kgFitting(text);
    const hit = hits.find(({ title, number }) => [title, number].some((name) => plain(name) === plain(text))) || hits[0];
    const at = hit ? policies.findIndex(({ h }) => new URL(h, location.href).href === hit.href) : -1;
    return at < 0 ? null : at;
  };
  const reached = (links, one, other, directions) => {
    const before = new Map([[one, new Map()]]);
    for (let front = [one]; front.length && !before.has(other);) {
      const fresh = new Map();
      for (const policy of front) {
        for (const up of directions) {
          for (const link of links[up ? "up" : "down"].get(policy) || []) {
            const end = up ? link[1] : link[0];
            if (before.has(end)) continue;
            if (!fresh.has(end)) fresh.set(end, new Map());
            const known = fresh.get(end).get(policy);
            if (!known || link[2] < known[2]) fresh.get(end).set(policy, link);
          }
        }
      }
      for (const [end, each] of fresh) before.set(end, each);
      front = [...fresh.keys()].sort((a, b) => a - b);
    }
    return before;
  };
  const chainsOf = (one, other, before) => {
    const [waiting, found] = [[[other, []]], []];
    while (waiting.length && found.length < LOOKED_AT) {
      const [policy, behind] = waiting.pop();
      if (policy === one) found.push(behind);
      else for (const [earlier, link] of [...before.get(policy)].sort((a, b) => b[1][2] - a[1][2] || b[0] - a[0])) waiting.push([earlier, [link, ...behind]]);
    }
    const weakness = (chain) => chain.reduce((sum, link) => sum + link[2], 0);
    return found.sort((a, b) => weakness(a) - weakness(b)).slice(0, MOST);
  };
  const ways = (held, one, other) => {
    const links = { up: new Map(), down: new Map() };
    for (const link of held.links) {
      for (const [way, end] of [["up", link[0]], ["down", link[1]]]) links[way].set(end, [...(links[way].get(end) || []), link]);
    }
    for (const [how, directions] of [["with", [true]], ["against", [false]], ["either", [true, false]]]) {
      const before = reached(links, one, other, directions);
      if (before.has(other)) return { how, chains: chainsOf(one, other, before).map((chain) => chain.map(([a, b, relation, file, line, at]) => [a, b, held.relations[relation], held.files[file], line, "", at])) };
    }
    return { how: "", chains: [] };
  };
  const looked = async () => {
    const [from, to] = ["from", "to"].map(state);
    if (!from || !to) return null;
    const [held, policies] = await Promise.all([script(stage.dataset.script, "kgLinks"), kgPolicies()]);
    if (!held.links) return { tooMany: true };
    const ends = await Promise.all([from, to].map((text) => meant(text, policies)));
    const found = ends.includes(null) || ends[0] === ends[1] ? { how: "", chains: [] } : ways(held, ...ends);
    return { ends, policies, ...found };
  };

  // ---- drawn: the first end above, the last below, what is as far from the first on one height -------------------------------
  const DOWN = 118, SIZE = 12.5, R = 8;
  const picture = ({ ends, policies, chains }) => {
    const width = Math.max(330, Math.min(stage.clientWidth, 900));
    const layers = [];
    for (const chain of chains) {
      let here = ends[0];
      [here, ...chain.map(([a, b]) => (here = a === here ? b : a))].forEach((policy, depth) => { (layers[depth] = layers[depth] || new Set()).add(policy); });
    }
    const at = new Map();
    layers.forEach((layer, depth) => [...layer].forEach((policy, i) => at.set(policy, { x: (width * (i + 0.5)) / layer.size, y: 20 + depth * DOWN, room: Math.min(240, width / layer.size - 14) })));
    const marks = [...at].map(([policy, place]) => {
      const { x, y, room } = place;
      const { t, n, d, l, h } = policies[policy];
      const lines = [...wrapped(t, SIZE, room, 2), [n, d].filter(Boolean).join(" ")].filter(Boolean);
      place.below = R + 8 + lines.length * 15;
      return svg("a", { href: h, class: `node${ends.includes(policy) ? " here" : ""}`, "aria-label": `${t} ${n}` }, svg("title", {}, `${t} ${n} ${d}`), sign(words.signs[l], l, x, y, R),
        lines.map((line, i) => svg("text", { x, y: y + R + 15 + i * 15, class: i === lines.length - 1 && n ? "sub" : undefined }, line)));
    });
    const seen = new Set();
    const ties = chains.flat().flatMap(([a, b, relation]) => {
      if (seen.has(`${a} ${b}`)) return [];
      seen.add(`${a} ${b}`);
      const [one, other] = [at.get(a), at.get(b)];
      const [upper, lower] = one.y < other.y ? [one, other] : [other, one];
      // from below the words of the upper one to above the sign of the lower one
      const [x1, y1, x2, y2] = [upper.x, upper.y + upper.below, lower.x, lower.y - R - 5];
      const [xs, ys, xe, ye] = one === upper ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
      const long = Math.hypot(xe - xs, ye - ys) || 1;
      const [ux, uy] = [(xe - xs) / long, (ye - ys) / long];
      const [hx, hy] = [xe - 10 * ux, ye - 10 * uy];
      const name = words.relations[relation];
      return [svg("g", { class: "tie rests" }, svg("title", {}, name),
        svg("path", { d: `M${xs} ${ys}L${hx} ${hy}`, "stroke-width": 1.6 }),
        svg("path", { class: "head", d: `M${xe} ${ye}L${hx - 5 * uy} ${hy + 5 * ux}L${hx + 5 * uy} ${hy - 5 * ux}Z` }),
        svg("text", { class: "on-tie", x: (xs + xe) / 2, y: (ys + ye) / 2 + 3 }, name))];
    });
    const height = 20 + (layers.length - 1) * DOWN + R + 62;
    return svg("svg", { class: "ties", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": stage.closest(".picture").dataset.title }, ties, marks);
  };
  const cell = ({ t, n, l, h }) => html("td", {}, html("a", { href: h }, svg("svg", { class: "in-line", viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, sign(words.signs[l], l, 0, 0, 1)), bdi(t)), n ? html("span", { class: "meta" }, " ", html("bdi", { lang: "zh-CN" }, n)) : undefined);
  const rows = ({ policies, chains }) => chains.flatMap((chain, i) => chain.map(([a, b, relation, file, line, sentence, at], step) => html("tr", {},
    html("td", { class: "v" }, phrase(words.chain, i + 1, step + 1)), cell(policies[a]), html("td", { class: "v" }, words.relations[relation]), cell(policies[b]),
    html("td", { class: "where" }, line ? [bdi(file), " · ", html("a", { href: lineOf(policies[a].h, line, at) }, phrase(words.line, line))] : undefined,
      sentence ? html("details", { class: "evidence" }, html("summary", {}, words.evidence), html("blockquote", { lang: "zh-CN" }, html("bdi", {}, sentence))) : undefined))));
  const said = ({ ends, policies, how, chains, tooMany }) => {
    if (tooMany) return words.tooMany;
    if (ends[0] === null || ends[1] === null) return phrase(words.unknown, state(ends[0] === null ? "from" : "to"));
    const [from, to] = ends.map((end) => policies[end].n || policies[end].t);
    if (ends[0] === ends[1]) return phrase(words.same, from);
    return phrase(words[how || "none"], from, to) + (how ? ` ${phrase(words.title, chains.length, chains[0].length)}` : "");
  };

  const draw = (found) => {
    if (found) {
      document.getElementById("path-said").textContent = said(found);
      const figure = document.getElementById("path-figure");
      const drawn = found.chains?.length;
      figure.hidden = !drawn;
      document.getElementById("path-table").hidden = !drawn;
      if (drawn) {
        const [from, to] = found.ends.map((end) => found.policies[end]);
        Object.assign(figure.dataset, { title: `${from.n || from.t} → ${to.n || to.t}`, name: ["path", from.n || from.t, to.n || to.t].join("-").replace(/[^\p{L}\p{N}-]+/gu, "-") });
        stage.replaceChildren(picture(found));
        const levels = new Set(found.chains.flat().flatMap(([a, b]) => [found.policies[a].l, found.policies[b].l]));
        document.getElementById("path-legend").replaceChildren(...words.order.filter((level) => levels.has(level)).map((level) => signEntry(words.signs[level], level, words.levels[level])));
        document.getElementById("path-rows").replaceChildren(...rows(found));
      }
    }
    document.documentElement.dataset.ready = "true";
  };
  if (!stage.dataset.script) draw(JSON.parse(stage.dataset.found));
  else {
    for (const name of ["from", "to"]) form.elements[name].value = state(name);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `?${new URLSearchParams(new FormData(form))}`;
    });
    looked().then(draw);
  }
})();
