// The page of links in a folder of files: the citations that fit the address, from the script that holds them all.
"use strict";
(() => {
  const table = document.getElementById("links");
  if (!table || !table.dataset.script) return;
  const { svg, html, bdi, phrase, script, withState, sign, lineOf } = kgDraw;
  const words = JSON.parse(table.dataset.words);
  const LENGTH = 50;
  const given = new URLSearchParams(location.search);

  const fits = (held, entries) => {
    const end = (body, level) => {
      const keys = given.getAll(body);
      const levels = given.getAll(level);
      const own = keys.length ? new Set(keys.flatMap((key) => (held.issuers[key] || ["", []])[1])) : null;
      return (place) => (!own || own.has(place)) && (!levels.length || levels.includes(entries[place].l));
    };
    const [from, to, relations] = [end("citing", "from_level"), end("cited", "to_level"), given.getAll("relation")];
    return held.links.filter(([a, b, relation]) => from(a) && to(b) && (!relations.length || relations.includes(held.relations[relation])));
  };
  const title = (held) => {
    const end = (body, level) => [...given.getAll(body).map((key) => (held.issuers[key] || [key])[0]), ...given.getAll(level).map((one) => words.levels[one])].join(words.and) || words.any;
    const relations = given.getAll("relation").map((name) => words.relations[name]).join(words.and) || words.all;
    return `${end("citing", "from_level")} → ${end("cited", "to_level")} · ${relations}`;
  };
  const policy = (entry) => html("td", {}, html("a", { class: "policy", href: entry.h }, svg("svg", { class: "in-line", viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, sign(words.signs[entry.l], entry.l, 0, 0, 1)), bdi(entry.t)), html("span", { class: "meta" }, ` ${[entry.n, entry.d].filter(Boolean).join(" ")}`));
  const row = (entries, held) => ([a, b, relation, file, line, at]) => html("tr", {}, policy(entries[a]), html("td", { class: "v" }, words.relations[held.relations[relation]]), policy(entries[b]),
    html("td", { class: "where" }, line ? [bdi(held.files[file]), " · ", html("a", { href: lineOf(entries[a].h, line, at) }, phrase(words.line, line))] : undefined));

  const show = async () => {
    const [held, entries] = await Promise.all([script(table.dataset.script, "kgLinks"), kgPolicies()]);
    const lead = document.getElementById("links-lead");
    document.documentElement.dataset.ready = "true";
    document.getElementById("links-title").replaceChildren(bdi(title(held)));
    if (!held.links) { lead.textContent = lead.dataset.lost; return; }
    const found = fits(held, entries);
    const start = Math.max(0, Number(given.get("start")) || 0);
    lead.textContent = phrase(lead.dataset.lead, found.length);
    table.tBodies[0].replaceChildren(...found.slice(start, start + LENGTH).map(row(entries, held)));
    const pages = document.getElementById("links-pages");
    pages.replaceChildren(...[
      start ? html("a", { href: withState({ start: String(Math.max(0, start - LENGTH) || "") }) }, `← ${pages.dataset.earlier}`) : undefined,
      found.length ? html("span", { class: "count" }, `${start + 1}–${Math.min(start + LENGTH, found.length)} / ${found.length}`) : undefined,
      start + LENGTH < found.length ? html("a", { href: withState({ start: String(start + LENGTH) }) }, `${pages.dataset.later} →`) : undefined,
    ].filter(Boolean));
  };
  show();
})();
