// What the pages do beyond links: results while typing, / to search, and copying.
"use strict";
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const key = (text) => text.normalize("NFKC").replace(/[\s《》〈〉“”"'‘’「」『』()[\]〔〕﹝﹞【】〖〗·•,，、:：—-]/g, "").toLowerCase();
  let at = -1;
  let asked = 0;

  // ---- what fits -----------------------------------------------------------------------------------------
  // A server answers; without one a file beside the pages has the titles, read when the box is first used.
  let index = null;
  const loaded = () => index || (index = new Promise((ready) => {
    const script = document.createElement("script");
    script.src = box.dataset.index;
    script.onload = () => ready(window.kgIndex);
    document.head.append(script);
  }));
  const fromIndex = (entries, text) => {
    const words = text.split(/\s+/).map(key).filter(Boolean);
    const hits = [];
    for (const entry of entries) {
      if (hits.length === 12) break;
      if (words.every((word) => entry.k.includes(word))) hits.push({ title: entry.t, number: entry.n, date: entry.d, href: entry.h });
    }
    return hits;
  };
  const fitting = async (text) => {
    if (box.dataset.index) {
      const base = new URL(box.dataset.root, location.href);
      return fromIndex((await loaded()).entries, text).map((hit) => ({ ...hit, href: new URL(hit.href, base).href }));
    }
    const address = new URL(box.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    return (await (await fetch(address)).json()).hits;
  };

  // ---- the list below the box ----------------------------------------------------------------------------
  const close = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const option = (hit, place) => {
    const item = document.createElement("li");
    item.id = `hit-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = hit.href;
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
    const mine = ++asked;
    if (!text) return close();
    try {
      const hits = await fitting(text);
      if (mine === asked) show(hits);
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
  const LISTED = 200;
  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const filled = (text, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), text);
  const given = () => new URLSearchParams(location.search);
  const withChoice = (facet, value, on) => {
    const query = given();
    const values = query.getAll(facet).filter((other) => other !== value);
    query.delete(facet);
    for (const each of on ? [...values, value] : values) query.append(facet, each);
    return `?${query}`;
  };
  const shownHit = (index, entry) => {
    const item = element("li");
    const link = element("a", undefined, { class: "policy", href: entry.h });
    link.append(element("span", index.glyphs[entry.l], { class: `glyph lv-${entry.l}`, "aria-hidden": "true" }), element("bdi", entry.t, { lang: "zh-CN" }));
    item.append(link, element("span", [entry.n, entry.d].filter(Boolean).join(" "), { class: "meta" }));
    return item;
  };
  const shownFacet = (index, at, counts, chosen) => {
    const [facet, title, names] = index.facets[at];
    const fold = element("details");
    if (at < 3 || chosen.length) fold.open = true;
    fold.append(element("summary", title));
    const values = element("ul");
    const order = [...counts].sort((a, b) => (facet === "year" ? b[0].localeCompare(a[0]) : b[1] - a[1] || a[0].localeCompare(b[0])));
    for (const [value, count] of order.slice(0, 14)) {
      const on = chosen.includes(value);
      const link = element("a", names[value], { href: withChoice(facet, value, !on) });
      if (on) link.setAttribute("aria-current", "true");
      link.append(element("span", String(count), { class: "count" }));
      const item = element("li");
      item.append(link);
      values.append(item);
    }
    fold.append(values);
    return fold;
  };
  const searchPage = async (found) => {
    const index = await loaded();
    const query = given();
    box.value = query.get("q") || "";
    const words = box.value.split(/\s+/).map(key).filter(Boolean);
    const chosen = index.facets.map(([facet]) => query.getAll(facet));
    const counts = index.facets.map(() => new Map());
    const count = (entry, at) => entry.f[at].forEach((value) => counts[at].set(value, (counts[at].get(value) || 0) + 1));
    const hits = index.entries.filter((entry) => {
      if (!words.every((word) => entry.k.includes(word))) return false;
      const lacking = chosen.flatMap((values, at) => (values.length && !values.some((value) => entry.f[at].includes(value)) ? [at] : []));
      if (!lacking.length) index.facets.forEach((_, at) => count(entry, at));
      else if (lacking.length === 1) count(entry, lacking[0]);
      return !lacking.length;
    });
    found.replaceChildren(...hits.slice(0, LISTED).map((entry) => shownHit(index, entry)));
    const headline = document.getElementById("headline");
    headline.textContent = filled(headline.dataset.found, hits.length);
    const rest = document.getElementById("rest");
    rest.textContent = !hits.length ? rest.dataset.none : hits.length > LISTED ? filled(rest.dataset.rest, LISTED, hits.length) : "";
    document.getElementById("facets").replaceChildren(...index.facets.map((_, at) => shownFacet(index, at, counts[at], chosen[at])));
    document.getElementById("chosen").replaceChildren(...index.facets.flatMap(([facet, title, names], at) => chosen[at].map((value) =>
      element("a", `${title} ${names[value] || value} ×`, { class: "chip", href: withChoice(facet, value, false) }))));
    document.documentElement.dataset.ready = "true";
  };
  if (box.dataset.index && document.getElementById("hits")) searchPage(document.getElementById("hits"));

  // ---- copying -------------------------------------------------------------------------------------------
  for (const button of document.querySelectorAll(".copy")) {
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector("pre").innerText;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector("pre"));
      }
    });
  }

  // ---- a part that an address names is opened -------------------------------------------------------------
  const reveal = () => {
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = part && part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
