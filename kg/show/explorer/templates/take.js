// Take a picture along: the whole of it as SVG or as PNG at twice its size, with title, legend and source, and the
// rows beside it as CSV. One place for all drawings of the explorer. A drawing takes part by standing in
//
//   <figure class="picture" data-name="国发-2021-23-cascade" data-title="…">
//     an <svg> (of two the one in .on-desk), <ul class="legend"> and, here or where data-table names it by id, a <table>
//     {{ m.take(frame) }}
//   </figure>
//
// `data-name` is the name of the files without ending and says of which policy or body they are; `data-title` stands
// above the picture. Colours are those of paper, whatever the reader prefers on the screen. A picture that is zoomed
// by its viewBox keeps the box of the whole in data-whole.
"use strict";
(() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "opacity", "visibility",
    "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order"];
  const EDGE = 24, TITLE = 17, NOTE = 12.5, LINE = 1.5;
  const { svg: make, wide, wrapped } = kgDraw;

  // ---- a drawing as it is seen, without a style sheet and without links -------------------------------------
  const copied = (node, around) => {
    if (node.nodeType === Node.TEXT_NODE) return node.cloneNode();
    const made = make(node.tagName === "a" ? "g" : node.tagName);
    const seen = getComputedStyle(node);
    for (const { name, value } of node.attributes) {
      if (!/^(class|href|tabindex|role|id|data-.*|aria-.*)$/.test(name)) made.setAttribute(name, value);
    }
    if (node.tagName !== "title") {
      if (seen.display === "none") return null;
      for (const look of LOOKS) if (!around || seen[look] !== around[look] || look === "opacity") made.setAttribute(look, seen[look]);
    }
    made.append(...[...node.childNodes].map((inner) => copied(inner, seen)).filter(Boolean));
    return made;
  };
  const drawingOf = (figure) => [...figure.querySelectorAll("svg")].find((each) => !each.closest(".legend, .on-phone"));
  const boxOf = (drawing) => (drawing.dataset.whole || drawing.getAttribute("viewBox")).split(/\s+/).map(Number);

  // ---- words around it ---------------------------------------------------------------------------------------
  const family = () => getComputedStyle(document.body).fontFamily;
  const inkOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const written = (text, x, y, size, weight, ink) =>
    make("text", { x, y, fill: ink, "font-family": family(), "font-size": `${size}px`, "font-weight": weight }, text);
  // The entries of a legend one beside the other; returns them with the height that they take.
  const legendOf = (figure, width) => {
    const drawn = [];
    let x = EDGE, y = 0;
    for (const entry of figure.querySelectorAll(".legend > li")) {
      const sign = entry.querySelector("svg, .glyph");
      const words = [...entry.childNodes].filter((node) => node !== sign).map((node) => node.textContent).join("").trim();
      const taken = 22 + wide(words, NOTE) + 18;
      if (x > EDGE && x + taken > width - EDGE) [x, y] = [EDGE, y + NOTE * LINE + 3];
      if (sign instanceof SVGElement) {
        const mark = copied(sign);
        for (const [key, value] of Object.entries({ x, y: y + 2, width: 14, height: 14 })) mark.setAttribute(key, value);
        drawn.push(mark);
      } else if (sign) {
        drawn.push(written(sign.textContent, x, y + NOTE + 1, NOTE, 400, getComputedStyle(sign).color));
      }
      drawn.push(written(words, x + (sign ? 20 : 0), y + NOTE + 1, NOTE, 400, inkOf("--soft")));
      x += taken;
    }
    return { drawn, height: drawn.length ? y + NOTE * LINE + 8 : 0 };
  };
  const whole = (figure, bar) => {
    document.documentElement.dataset.paper = "true";
    const drawing = drawingOf(figure);
    const [left, top, across, down] = boxOf(drawing);
    const width = Math.max(across, 480) + 2 * EDGE;
    const picture = make("svg", { xmlns: SPACE });
    const lines = wrapped(figure.dataset.title, TITLE, width - 2 * EDGE, Infinity, 600);
    const notes = wrapped(`${bar.dataset.source} ${decodeURI(location.href.split("#")[0])}`, NOTE - 1, width - 2 * EDGE);
    const legend = legendOf(figure, width);
    const at = EDGE + lines.length * TITLE * LINE + 8;
    const height = at + down + 12 + legend.height + notes.length * NOTE * LINE + EDGE;
    for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) picture.setAttribute(key, value);
    picture.append(make("title", {}, figure.dataset.title), make("rect", { width, height, fill: inkOf("--paper") }));
    lines.forEach((line, i) => picture.append(written(line, EDGE, EDGE + TITLE + i * TITLE * LINE, TITLE, 600, inkOf("--ink"))));
    const inside = copied(drawing);
    for (const [key, value] of Object.entries({ x: EDGE, y: at, width: across, height: down, viewBox: `${left} ${top} ${across} ${down}` })) inside.setAttribute(key, value);
    const below = make("g", { transform: `translate(0 ${at + down + 12})` });
    below.append(...legend.drawn);
    notes.forEach((line, i) => below.append(written(line, EDGE, legend.height + NOTE + i * NOTE * LINE, NOTE - 1, 400, inkOf("--soft"))));
    picture.append(inside, below);
    delete document.documentElement.dataset.paper;
    return { width, height, text: new XMLSerializer().serializeToString(picture) };
  };

  // ---- handed out ----------------------------------------------------------------------------------------------
  const offer = (content, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const asPng = ({ width, height, text }, name) => {
    const image = new Image();
    image.onload = () => {
      const sheet = document.createElement("canvas");
      [sheet.width, sheet.height] = [2 * width, 2 * height];
      const brush = sheet.getContext("2d");
      brush.scale(2, 2);
      brush.drawImage(image, 0, 0, width, height);
      sheet.toBlob((blob) => offer(blob, name), "image/png");
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  };
  const tableOf = (figure) => (figure.dataset.table ? document.getElementById(figure.dataset.table) : figure.querySelector("table"));
  const said = (cell) => {
    const copy = cell.cloneNode(true);
    for (const unseen of copy.querySelectorAll(".glyph, .unseen")) unseen.remove();
    // a spreadsheet would take a cell that begins so for a formula
    const words = copy.textContent.replace(/\s+/g, " ").trim().replace(/^(?=[=+\-@])(?!-?\d+([.]\d+)?$)/, "'");
    return /[",]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const asCsv = (table) => `\ufeff${[...table.rows].map((row) => [...row.cells].map(said).join(",")).join("\r\n")}\r\n`;
  const handed = {
    svg: (figure, bar) => offer(new Blob([whole(figure, bar).text], { type: "image/svg+xml" }), `${figure.dataset.name}.svg`),
    png: (figure, bar) => asPng(whole(figure, bar), `${figure.dataset.name}.png`),
    csv: (figure) => offer(new Blob([asCsv(tableOf(figure))], { type: "text/csv;charset=utf-8" }), `${figure.dataset.name}.csv`),
  };
  for (const bar of document.querySelectorAll(".picture .take")) {
    const figure = bar.closest(".picture");
    bar.hidden = false;
    for (const button of bar.querySelectorAll("button")) {
      button.hidden = button.dataset.as === "csv" && !tableOf(figure);
      button.addEventListener("click", () => handed[button.dataset.as](figure, bar));
    }
  }
})();
