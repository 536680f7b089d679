// What the drawings share: making elements, words that wrap, the state that stands in the address, and data that a
// server gives or, in a folder of files, a script beside the pages.
"use strict";
const kgDraw = (() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const filled = (made, attributes, content) => {
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) made.setAttribute(key, value);
    made.append(...content.flat(Infinity).filter((each) => each !== undefined && each !== null));
    return made;
  };
  const svg = (name, attributes = {}, ...content) => filled(document.createElementNS(SPACE, name), attributes, content);
  const html = (name, attributes = {}, ...content) => filled(document.createElement(name), attributes, content);
  const chinese = (text) => (document.documentElement.lang !== "zh-CN" && /[\u3000-\uffef]/.test(text) ? "zh-CN" : undefined);
  const bdi = (text) => html("bdi", { lang: chinese(text) }, text);
  // {0} is filled in; {0|policy|policies} is the word that goes with it
  const phrase = (text, ...values) => text.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, i, one, more) => (one === undefined ? values[i] : String(values[i]) === "1" ? one : more));

  // The address of a line of a policy: a server gives it; in a folder each text of a policy has a page, the first (0) under
  // the name of the policy, and no text has what is told elsewhere (-1).
  const lineOf = (page, line, at) => (typeof at === "string" ? at : at < 0 ? page : `${at ? page.replace(/(?=\.html$)/, `~${at + 1}`) : page}#L${line}`);

  // ---- words in a drawing ----------------------------------------------------------------------------------------
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (text, size, weight = 400) => {
    pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(text).width;
  };
  // The lines of a text that is no wider than asked; what does not fit in so many lines ends in a mark of omission.
  const wrapped = (text, size, width, most = Infinity, weight = 400) => {
    const lines = [""];
    for (const piece of text.match(/[\x21-\x7e]+|\s+|./gu) || []) {
      if (lines.at(-1) && wide(lines.at(-1) + piece, size, weight) > width) lines.push(piece.trim());
      else lines[lines.length - 1] += piece;
    }
    if (lines.length <= most) return lines;
    const kept = lines.slice(0, most);
    while (wide(`${kept[most - 1]}…`, size, weight) > width) kept[most - 1] = kept[most - 1].slice(0, -1);
    kept[most - 1] += "…";
    return kept;
  };

  // ---- the state in the address ------------------------------------------------------------------------------------
  const state = (name) => new URLSearchParams(location.search).get(name) || "";
  const withState = (changes) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    address.hash = "";
    return address.href;
  };
  // Links inside a drawing change the address and draw anew; opened otherwise they are links like all others.
  const follows = (root, draw) => {
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-state]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      history.pushState(null, "", link.href.baseVal ?? link.href);
      draw(true);
    });
    addEventListener("popstate", () => draw(false));
  };

  // ---- data ----------------------------------------------------------------------------------------------------------
  const scripts = new Map();
  const script = (address, name) => {
    // a page in a file of its own holds what it draws from
    if (window[name]) return Promise.resolve(window[name]);
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((ready, lost) => {
        document.head.append(Object.assign(document.createElement("script"), { src: address, onload: () => ready(window[name]), onerror: lost }));
      }));
    }
    return scripts.get(address);
  };
  const asked = async (address, values) => {
    const full = new URL(address, location.href);
    for (const [name, value] of Object.entries(values)) if (value) full.searchParams.set(name, value);
    const answer = await fetch(full);
    return answer.ok ? answer.json() : null;
  };

  // All policies where no server tells of them: those that the page holds, or those of the index beside it.
  const policies = () => (window.kgHeld ? Promise.resolve(window.kgHeld) : kgPolicies());

  // ---- signs of levels -------------------------------------------------------------------------------------------------
  const sign = (shape, level, x, y, r) => svg("path", { d: shape, class: `sign lv-${level}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${r.toFixed(2)})` });
  const signEntry = (shape, level, words) => html("li", {}, svg("svg", { viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, sign(shape, level, 0, 0, 1)), ` ${words}`);
  return { lineOf, svg, html, bdi, chinese, phrase, wide, wrapped, state, withState, follows, script, asked, policies, sign, signEntry };
})();
