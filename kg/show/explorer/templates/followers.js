// The axis of who carried a policy out, on its page: drawn anew from the rows of its table, so that it zooms to days.
"use strict";
(() => {
  const table = document.getElementById("followers");
  const stage = document.getElementById("followers-axis");
  if (!table || !stage) return;
  const { dayOf, isoOf, isDay, span, leads, picture, controls } = kgAxis;
  const lanes = JSON.parse(stage.dataset.lanes);
  const root = isDay(stage.dataset.root) ? dayOf(stage.dataset.root) : undefined;
  const marks = [...table.tBodies[0].rows].map((row) => ({
    day: isDay(row.dataset.day) ? dayOf(row.dataset.day) : undefined,
    lane: row.dataset.lane,
    level: lanes.find(([lane]) => lane === row.dataset.lane)[2],
    href: row.querySelector("a").href,
    label: row.querySelector(".meta").textContent.trim(),
    told: [...row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(" · "),
    hollow: row.dataset.way === "indirect",
  }));
  const days = marks.map(({ day }) => day).filter((day) => day !== undefined);
  // without a day there is no axis: the drawing stays as it came
  if (!days.length) return;
  const first = Math.min(...days, root ?? Infinity);
  const whole = () => [first, Math.max(...days, first + 6)];
  const form = document.getElementById("cascade-form");
  const draw = () => {
    const shown = span(whole());
    const seen = lanes.map(([lane, name, level]) => {
      const own = marks.filter((mark) => mark.lane === lane);
      const dated = own.filter(({ day }) => day >= shown[0] && day <= shown[1]).sort((a, b) => a.day - b.day);
      return { name, level, marks: dated, undated: own.filter(({ day }) => day === undefined) };
    });
    const signs = Object.fromEntries(lanes.map(([, , level, shape]) => [level, shape]));
    const width = Math.max(330, Math.min(stage.clientWidth, 1100));
    stage.replaceChildren(picture({ width, lanes: seen, shown, signs, root, label: stage.dataset.label, undated: stage.dataset.undated }));
    for (const [name, day] of [["from", shown[0]], ["to", shown[1]]]) form.elements[name].value = isoOf(day);
    document.documentElement.dataset.ready = shown.map(isoOf).join(" ");
  };
  form.hidden = false;
  for (const spans of document.querySelectorAll("#cascade .choices")) spans.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [from, to] = ["from", "to"].map((name) => form.elements[name].value);
    if (!isDay(from) || !isDay(to) || from > to) return;
    history.pushState(null, "", leads([dayOf(from), dayOf(to)], whole()));
    draw();
  });
  addEventListener("popstate", draw);
  controls(stage, form, whole, draw);
  let known = stage.clientWidth;
  addEventListener("resize", () => { if (stage.clientWidth !== known) { known = stage.clientWidth; draw(); } });
  draw();
})();
