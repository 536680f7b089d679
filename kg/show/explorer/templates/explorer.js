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
      return fromIndex(await loaded(), text).map((hit) => ({ ...hit, href: new URL(hit.href, base).href }));
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
    } else if (event.key === "Enter" && box.dataset.index) {
      event.preventDefault();
      const first = list.querySelector("[data-href]");
      if (first) location.href = first.dataset.href;
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
