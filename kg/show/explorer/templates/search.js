// The search that stands above every page: results while typing, / to reach it; and the page of hits in a folder of files.
"use strict";
(() => {
  const box = document.getElementById("q");
  // a page in a file of its own has nothing to search
  if (!box) return;
  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const list = element("ul", undefined, { id: "suggestions", role: "listbox", "aria-label": box.placeholder, hidden: "" });
  box.form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) box.setAttribute(name, value);
  const key = (text) => text.normalize("NFKC").replace(/[\s《》〈〉“”"'‘’「」『』()[\]〔〕﹝﹞【】〖〗·•,，、:：—-]/g, "").toLowerCase();
  // the place of the issuers among the facets
  const BODY = 7;
  let at = -1;
  let turn = 0;

  // ---- what fits -----------------------------------------------------------------------------------------
  // A server answers; without one files beside the pages have the titles, read one by one when they are first needed.
  let index = null;
  const script = (place) => new Promise((ready) => {
    const made = element("script", undefined, { src: place });
    made.onload = () => ready();
    document.head.append(made);
  });
  const opened = (entry) => {
    const [title, number, date, file, others, held] = entry;
    const bodies = held[BODY].map((at) => index.facets[BODY][2][at]);
    const names = [title, number, ...bodies.map(([name]) => name)].map(key);
    return { title, number, date, held, href: file && `policy/${file}.html`, names, key: [...names, others, ...bodies.map((body) => body[2])].join(" ") };
  };
  const started = () => index || (index = script(box.dataset.index).then(() => {
    index = window.kgIndex;
    index.read = 1;
    index.entries = index.entries.map(opened);
    index.more = (entries) => { index.entries.push(...entries.map(opened)); };
    return index;
  }));
  const loadedMore = async () => {
    index.read += 1;
    await script(box.dataset.index.replace(/(\.\w+)$/, `~${index.read}$1`));
  };
  const loaded = async () => {
    await started();
    while (index.read < index.parts) await loadedMore();
    return index;
  };

  // All policies, for the drawings of a folder of files, as a server gives them to those that it serves.
  let policies = null;
  window.kgPolicies = () => policies || (policies = loaded().then(({ entries, facets }) => entries.map(({ title, number, date, href, held }) =>
    ({ t: title, n: number, d: date, h: href, l: facets[0][2][held[0][0]][0] }))));

  // What is typed in Latin letters finds what sounds so: whole syllables (the last one may lack letters), or their heads.
  const oneOf = (spelled) => {
    const found = Object.keys(index.sounds).filter(spelled).map((syllable) => index.sounds[syllable]).join("");
    return found && `[${found}]`;
  };
  const inSyllables = (word) => {
    if (!word) return [""];
    const ways = [];
    for (let length = 1; length <= Math.min(6, word.length); length += 1) {
      const head = word.slice(0, length);
      const one = length === word.length ? oneOf((syllable) => syllable.startsWith(head)) : index.sounds[head] && `[${index.sounds[head]}]`;
      if (one) ways.push(...inSyllables(word.slice(length)).map((rest) => one + rest));
    }
    return ways.slice(0, 16);
  };
  const sounding = (word) => {
    if (!/^[a-z]{2,24}$/.test(word)) return null;
    const heads = [...word].map((letter) => oneOf((syllable) => syllable.startsWith(letter)));
    const ways = [...(heads.every(Boolean) ? [heads.join("")] : []), ...inSyllables(word)];
    return ways.length ? new RegExp(ways.join("|")) : null;
  };
  const fits = (text) => {
    const words = text.split(/\s+/).map(key).filter(Boolean).map((word) => [word, sounding(word)]);
    return (entry) => words.every(([word, sound]) => entry.key.includes(word) || (sound && entry.names.some((name) => sound.test(name))));
  };
  const SUGGESTED = 12;
  const fromIndex = async (text) => {
    await started();
    let hits = index.entries.filter(fits(text));
    while (hits.length < SUGGESTED && index.read < index.parts) {
      await loadedMore();
      hits = index.entries.filter(fits(text));
    }
    return hits.slice(0, SUGGESTED);
  };
  const fitting = async (text) => {
    if (box.dataset.index) {
      const base = new URL(box.dataset.root, location.href);
      return (await fromIndex(text)).map((hit) => ({ ...hit, href: hit.href && new URL(hit.href, base).href }));
    }
    const address = new URL(box.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    return (await (await fetch(address)).json()).hits;
  };
  window.kgFitting = fitting;

  // ---- the list below the box ----------------------------------------------------------------------------
  const close = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const option = (hit, place) => {
    const item = document.createElement("li");
    item.id = `hit-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    if (hit.href) item.dataset.href = hit.href;
    const title = document.createElement("bdi");
    title.lang = "zh-CN";
    title.textContent = hit.title;
    const more = document.createElement("small");
    more.textContent = [hit.number, hit.date].filter(Boolean).join("  ");
    item.append(title, more);
    return item;
  };
  const show = (hits) => {
    list.replaceChildren(...hits.map(option));
    if (!hits.length) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = box.dataset.none;
      list.append(none);
    }
    list.hidden = false;
    at = -1;
    box.setAttribute("aria-expanded", "true");
  };
  const mark = (place) => {
    const items = [...list.querySelectorAll("[data-href]")];
    if (!items.length) return;
    at = (place + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    items[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", items[at].id);
  };
  box.addEventListener("input", async () => {
    const text = box.value.trim();
    const mine = ++turn;
    if (!text) return close();
    try {
      const hits = await fitting(text);
      if (mine === turn) show(hits);
    } catch {
      close();
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.href = list.children[at].dataset.href;
    }
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("[data-href]");
    event.preventDefault();
    if (item) location.href = item.dataset.href;
  });
  box.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // ---- the search page of a folder of files ------------------------------------------------------------------
  const LISTED = 100;
  const filled = (text, ...values) => text.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, i, one, more) => (one === undefined ? values[i] : String(values[i]) === "1" ? one : more));
  const given = () => new URLSearchParams(location.search);
  const asked = (change) => {
    const query = given();
    query.delete("start");
    change(query);
    return `?${query}`;
  };
  const withChoice = (facet, value, on) => asked((query) => {
    const values = query.getAll(facet).filter((other) => other !== value);
    query.delete(facet);
    for (const each of on ? [...values, value] : values) query.append(facet, each);
  });
  const shownHit = (entry) => {
    const level = index.facets[0][2][entry.held[0][0]][0];
    const item = element("li");
    const link = element(entry.href ? "a" : "span", undefined, { class: "policy", ...(entry.href && { href: entry.href }) });
    link.append(element("i", index.glyphs[level], { class: `glyph lv-${level}`, role: "img", "aria-label": index.levels[level] }), element("bdi", entry.title, { lang: "zh-CN" }));
    const meta = element("span", [entry.number, entry.date].filter(Boolean).map((said) => `${said} `).join(""), { class: "meta" });
    const [facet, text] = index.state;
    const [state, name] = index.facets[facet][2][entry.held[facet][0]];
    if (state !== text) meta.append(element("span", name, { class: "lacks" }));
    item.append(link, meta);
    return item;
  };
  const shownFacet = (at, counts, chosen) => {
    const [facet, title, names] = index.facets[at];
    const fold = element("details");
    if (at < 3 || chosen.length) fold.open = true;
    fold.append(element("summary", title));
    const values = element("ul");
    const order = [...counts].map(([place, count]) => [names[place], count]).sort(([a, few], [b, many]) => (facet === "year" ? b[0].localeCompare(a[0]) : many - few || a[0].localeCompare(b[0])));
    for (const [[value, name], count] of order.slice(0, 14)) {
      const on = chosen.includes(value);
      const link = element("a", name, { href: withChoice(facet, value, !on) });
      if (on) link.setAttribute("aria-current", "true");
      link.append(element("span", String(count), { class: "count" }));
      const item = element("li");
      item.append(link);
      values.append(item);
    }
    fold.append(values);
    return fold;
  };
  const narrowed = (fit, chosen) => {
    const wanted = chosen.map((values, at) => new Set(index.facets[at][2].flatMap(([value], place) => (values.includes(value) ? [place] : []))));
    const counts = chosen.map(() => new Map());
    const count = (entry, at) => entry.held[at].forEach((place) => counts[at].set(place, (counts[at].get(place) || 0) + 1));
    const hits = index.entries.filter((entry) => {
      if (!fit(entry)) return false;
      const lacking = chosen.flatMap((values, at) => (values.length && !entry.held[at].some((place) => wanted[at].has(place)) ? [at] : []));
      if (!lacking.length) chosen.forEach((_, at) => count(entry, at));
      else if (lacking.length === 1) count(entry, lacking[0]);
      return !lacking.length;
    });
    return { hits, counts };
  };
  const shownPages = (start, total) => {
    const pages = document.getElementById("pages");
    const link = (label, from) => element("a", label, { href: asked((query) => { if (from > 0) query.set("start", from); }) });
    const parts = [element("span", total ? `${start + 1}–${Math.min(start + LISTED, total)} / ${total}` : "", { class: "count" })];
    if (start > 0) parts.unshift(link(`← ${pages.dataset.earlier}`, start - LISTED));
    if (start + LISTED < total) parts.push(link(`${pages.dataset.later} →`, start + LISTED));
    pages.replaceChildren(...parts);
  };
  const searchPage = async (list) => {
    await loaded();
    const query = given();
    box.value = query.get("q") || "";
    const chosen = index.facets.map(([facet]) => query.getAll(facet));
    const { hits, counts } = narrowed(fits(box.value), chosen);
    const start = Math.max(Number.parseInt(query.get("start"), 10) || 0, 0);
    list.replaceChildren(...hits.slice(start, start + LISTED).map(shownHit));
    const headline = document.getElementById("headline");
    headline.textContent = filled(headline.dataset.found, hits.length);
    document.getElementById("nothing").hidden = hits.length > 0;
    shownPages(start, hits.length);
    document.getElementById("facets").replaceChildren(...index.facets.map((_, at) => shownFacet(at, counts[at], chosen[at])));
    document.getElementById("chosen").replaceChildren(...index.facets.flatMap(([facet, title, names], at) => chosen[at].map((value) =>
      element("a", `${title} ${(names.find(([one]) => one === value) || [value, value])[1]} ×`, { class: "chip", href: withChoice(facet, value, false) }))));
    document.documentElement.dataset.ready = "true";
  };
  if (box.dataset.index && document.getElementById("hits")) searchPage(document.getElementById("hits"));

  // ---- what is asked of a folder of files: no server takes the form ----------------------------------------
  if (box.dataset.index) {
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${box.form.getAttribute("action")}?${new URLSearchParams({ q: box.value })}`;
    });
  }
})();
