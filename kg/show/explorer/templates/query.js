// The editor of queries: while a name is typed, prefixes, classes, properties and words of SPARQL that begin with it.
// Arrow keys choose, Enter or a click takes, Escape closes; Tab leaves the field as everywhere else.
"use strict";
(() => {
  const field = document.querySelector("textarea[data-terms]");
  const list = document.getElementById("terms-list");
  if (!field || !list) return;
  const terms = field.dataset.terms.split(" ");
  const MOST = 8;
  let at = -1;
  const typed = () => {
    const before = field.value.slice(0, field.selectionStart);
    // not within a string, an IRI or a comment
    if (/["'<#][^"'>\n]*$/.test(before)) return "";
    return (before.match(/[?$]?[\w][\w:-]*$/) || [""])[0];
  };
  const fitting = (word) => {
    const wanted = word.toLowerCase();
    const begins = (term) => term.toLowerCase().startsWith(wanted) || (term.split(":")[1] || "").toLowerCase().startsWith(wanted);
    return word.length > 1 ? terms.filter((term) => term !== word && begins(term)).slice(0, MOST) : [];
  };
  const close = () => { list.hidden = true; at = -1; field.removeAttribute("aria-activedescendant"); };
  const take = (term) => {
    const end = field.selectionStart, start = end - typed().length;
    field.setRangeText(term, start, end, "end");
    close();
  };
  const mark = (place) => {
    at = (place + list.children.length) % list.children.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    field.setAttribute("aria-activedescendant", list.children[at].id);
  };
  field.addEventListener("input", () => {
    list.replaceChildren(...fitting(typed()).map((term, i) => {
      const item = document.createElement("li");
      item.id = `term-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = term;
      return item;
    }));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !list.children.length;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return field.form.requestSubmit();
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(list.children[at].textContent);
    } else if (event.key === "Escape") close();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (event.target.closest("li")) take(event.target.closest("li").textContent);
  });
  field.addEventListener("blur", close);
})();
