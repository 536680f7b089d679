// What the pages do beyond links: copying, addresses of lines, and folds that an address opens.
"use strict";
(() => {
  // ---- copying -------------------------------------------------------------------------------------------
  // what nobody can do without a script stands on no page without one
  for (const part of document.querySelectorAll("[data-copy]")) {
    for (const quoted of part.querySelectorAll("pre")) {
      const button = Object.assign(document.createElement("button"), { textContent: part.dataset.copy, className: "copy", type: "button" });
      quoted.after(button);
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(quoted.innerText);
          button.textContent = part.dataset.done;
        } catch {
          getSelection().selectAllChildren(quoted);
        }
      });
    }
  }

  // ---- the number beside a line of a text is its address ---------------------------------------------------
  for (const text of document.querySelectorAll(".text")) {
    text.addEventListener("click", (event) => {
      const inMargin = event.target.tagName === "P" && event.clientX < event.target.getBoundingClientRect().left + parseFloat(getComputedStyle(event.target).paddingLeft);
      if (inMargin) location.hash = event.target.id;
    });
  }

  // ---- a part that an address names is opened -------------------------------------------------------------
  const reveal = () => {
    // of what stands behind numbers one at a time
    for (const open of document.querySelectorAll(".behind > details[open]")) open.open = false;
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = part && part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (part && part.closest(".behind")) part.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
