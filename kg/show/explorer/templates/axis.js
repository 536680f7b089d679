// A true axis of time that zooms from centuries to single days: a lane for each level, a mark for each policy or, where
// they are too many, a bar for each year, month, week or day. The span that is shown stands in the address (from, to).
"use strict";
const kgAxis = (() => {
  const { svg, phrase, wide, wrapped, chinese, state, withState, sign } = kgDraw;
  const DAY = 86400000;
  const dayOf = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayOf(text));
  const monthStart = (year, month) => Date.UTC(year, month, 1) / DAY;
  const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

  // ---- units: how a span is divided ------------------------------------------------------------------------------
  const byMonths = (step) => ({
    step: step * 30.44,
    starts: (from, to) => {
      const [first, last] = [from, to].map((day) => Math.floor((yearOf(day) * 12 + new Date(day * DAY).getUTCMonth()) / step));
      return Array.from({ length: last - first + 1 }, (_, i) => monthStart(Math.floor(((first + i) * step) / 12), ((first + i) * step) % 12));
    },
    name: (day) => (isoOf(day).endsWith("-01-01") || step >= 12 ? String(yearOf(day)) : isoOf(day).slice(0, 7)),
  });
  // weeks begin on Monday; day 0 of the count was a Thursday
  const byDays = (step) => ({
    step,
    starts: (from, to) => {
      const first = step === 1 ? from : Math.floor((from + 3) / step) * step - 3;
      return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
    },
    name: (day) => isoOf(day).slice(5),
  });
  const UNITS = [byDays(1), byDays(7), byDays(14), byMonths(1), byMonths(3), byMonths(6), ...[1, 2, 5, 10, 20, 50].map((years) => byMonths(12 * years))];
  // The finest unit of which no more than so many fit into a span.
  const unitFor = (from, to, most, units = UNITS) => units.find(({ step }) => (to - from + 1) / step <= most) || units.at(-1);

  // ---- the span that is shown -----------------------------------------------------------------------------------------
  const span = (whole) => {
    const [from, to] = ["from", "to"].map(state);
    if (!isDay(from) || !isDay(to) || dayOf(from) > dayOf(to)) return whole;
    return [dayOf(from), dayOf(to)];
  };
  const leads = ([from, to], whole) => {
    const all = from <= whole[0] && to >= whole[1];
    return withState({ from: all ? "" : isoOf(Math.round(from)), to: all ? "" : isoOf(Math.round(to)) });
  };
  const zoomed = ([from, to], factor, whole, about = (from + to) / 2) => {
    const half = Math.max((to - from) * factor, 6);
    const share = (about - from) / Math.max(1, to - from);
    const first = Math.max(whole[0], Math.round(about - half * share));
    return [first, Math.min(whole[1], Math.round(first + half))];
  };
  const moved = ([from, to], share, whole) => {
    const by = Math.round((to - from + 1) * share);
    const kept = Math.min(Math.max(by, whole[0] - from), whole[1] - to);
    return [from + kept, to + kept];
  };

  // ---- the drawing ---------------------------------------------------------------------------------------------------------
  const R = 5, NEAR = 12, RISE = 12, ROWS = 6, LEAST_LANE = 40;
  const link = (mark, content) => svg("a", { href: mark.href, "aria-label": mark.told }, svg("title", {}, mark.told), content);
  const glyph = (mark, signs, x, y) => {
    const made = sign(signs[mark.level], mark.level, x, y, R);
    if (mark.hollow) made.classList.add("hollow");
    return made;
  };
  // Marks one above the other where they would touch; each with the room that its name has to the right.
  const stacked = (marks, at) => {
    const last = [];
    const placed = marks.map((mark) => {
      const x = at(mark.day);
      let row = last.findIndex((taken) => x - taken >= NEAR);
      const crowded = row < 0 && last.length === ROWS;
      if (row < 0) row = crowded ? last.indexOf(Math.min(...last)) : last.length;
      last[row] = x;
      return { mark, x, row, crowded };
    });
    const next = new Map();
    for (const each of placed.slice().reverse()) {
      each.room = (next.get(each.row) ?? Infinity) - each.x;
      next.set(each.row, each.x);
    }
    return placed;
  };
  const lollipop = ({ mark, x, row, room }, base, right, signs) => {
    const y = base - 13 - row * RISE;
    const label = mark.label && wide(mark.label, 11) + 16 < Math.min(room, right - x + 8) ? svg("text", { class: "said", x: x + 9, y: y + 4, lang: chinese(mark.label) }, mark.label) : undefined;
    return link(mark, [svg("line", { class: `stem lv-${mark.level}`, x1: x, x2: x, y1: base, y2: y + R }), glyph(mark, signs, x, y), label]);
  };
  const bar = ({ from, to, count, level, href, told }, base, tall, most, at) => {
    const [x, end] = [at(from), at(to + 1)];
    const height = 3 + (tall - 20) * Math.sqrt(count / most);
    const wideEnough = end - x > wide(String(count), 10);
    return svg("a", { href, "data-state": "", "aria-label": told }, svg("title", {}, told),
      svg("rect", { class: `column lv-${level}`, x, y: base - height, width: Math.max(1.5, end - x - 1), height }),
      wideEnough ? svg("text", { class: "tick", x: (x + end - 1) / 2, y: base - height - 3 }, String(count)) : undefined);
  };
  // The name of a lane over its line, in two lines where it is long.
  const named = (name, room, base) => {
    const lines = wrapped(name, 12, room - 10, 2);
    return lines.map((words, i) => svg("text", { class: "lane-name", x: room - 6, y: base - 6 - 14 * (lines.length - 1 - i) }, words));
  };
  // Draws lanes ({ name, level, marks or bars, years, undated }) between two days.
  const picture = ({ width, lanes, shown: [from, to], signs, root, label, undated, years }) => {
    const narrow = width < 600;
    const names = narrow ? 92 : 132;
    const aside = lanes.some((lane) => lane.undated?.length) ? 68 : 0;
    const [left, right] = [names + 10, width - 16 - aside];
    const at = (day) => Math.round((left + ((day - from) * (right - left)) / Math.max(1, to - from + 1)) * 10) / 10;
    const most = Math.max(1, ...lanes.flatMap((lane) => (lane.bars || []).map(({ count }) => count)));
    const parts = [];
    let y = 8;
    let crowded = false;
    for (const lane of lanes) {
      const marks = lane.marks ? stacked(lane.marks, at) : [];
      crowded = crowded || marks.some((each) => each.crowded);
      const tall = lane.bars ? 52 : Math.max(LEAST_LANE, 30 + RISE * Math.max(0, ...marks.map(({ row }) => row)));
      const base = y + tall;
      parts.push(
        svg("line", { class: "lane", x1: names, x2: width - 6, y1: base, y2: base }),
        ...named(lane.name, names, base),
        ...marks.map((each) => lollipop(each, base, right, signs)),
        ...(lane.bars || []).map((each) => bar(each, base, tall, most, at)),
        ...(lane.undated || []).slice(0, 12).map((mark, i) => link(mark, glyph(mark, signs, right + 26 + (i % 4) * 13, base - 13 - Math.floor(i / 4) * 12))),
      );
      for (const { year, count } of lane.years || []) {
        const [a, b] = [monthStart(year, 0), monthStart(year + 1, 0)];
        if (a > to || b < from) continue;
        const [x, end] = [Math.max(left, at(a)), Math.min(right, at(b))];
        parts.push(svg("g", { class: `year-only lv-${lane.level}` }, svg("title", {}, phrase(years, year, count)), svg("rect", { x, y: base + 2, width: Math.max(2, end - x - 1), height: 5 })));
      }
      y = base + (lane.years?.length ? 12 : 8);
    }
    const unit = unitFor(from, to, (right - left) / 66);
    const ticks = unit.starts(from, to).filter((day) => day >= from && day <= to).map((day) => [svg("line", { class: "grid", x1: at(day), x2: at(day), y1: 4, y2: y }), svg("text", { class: "tick", x: Math.max(left + 16, at(day)), y: y + 16 }, unit.name(day))]);
    if (!ticks.length || (unit.step < 28 && yearOf(from) === yearOf(to))) ticks.push(svg("text", { class: "tick end", x: names - 6, y: y + 16 }, ticks.length ? String(yearOf(from)) : isoOf(from)));
    const since = root !== undefined && root >= from && root <= to ? svg("line", { class: "root", x1: at(root), x2: at(root), y1: 2, y2: y + 4 }) : undefined;
    const apart = aside ? svg("text", { class: "tick end", x: width - 8, y: y + 16 }, undated) : undefined;
    const made = svg("svg", { class: "strip", viewBox: `0 0 ${width} ${y + 24}`, role: "group", "aria-label": label }, ticks, since, parts, apart);
    // whether marks cover each other, so that bars tell more
    made.crowded = crowded;
    made.dayAt = (x) => from + ((x - left) * (to - from + 1)) / Math.max(1, right - left);
    return made;
  };

  // ---- ways to zoom -----------------------------------------------------------------------------------------------------------
  // By buttons (data-zoom), by keys on the stage, by dragging over a span, and by pinching.
  const controls = (stage, bar, whole, draw) => {
    const go = (next) => { history.pushState(null, "", leads(next, whole())); draw(true); };
    const ways = {
      in: (shown) => zoomed(shown, 0.5, whole()),
      out: (shown) => zoomed(shown, 2, whole()),
      left: (shown) => moved(shown, -0.5, whole()),
      right: (shown) => moved(shown, 0.5, whole()),
      all: () => whole(),
    };
    const now = () => span(whole());
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-zoom]");
      if (button) go(ways[button.dataset.zoom](now()));
    });
    const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", 0: "all" };
    stage.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(ways[keys[event.key]](now()));
    });
    const dayUnder = (event) => {
      const drawing = stage.querySelector("svg");
      const box = drawing.getBoundingClientRect();
      return drawing.dayAt(((event.clientX - box.left) * drawing.viewBox.baseVal.width) / box.width);
    };
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      go(zoomed(now(), event.deltaY < 0 ? 0.7 : 1.4, whole(), dayUnder(event)));
    }, { passive: false });
    let began = null;
    stage.addEventListener("pointerdown", (event) => { if (!event.button) began = { x: event.clientX, day: dayUnder(event) }; });
    addEventListener("pointerup", (event) => {
      if (began && Math.abs(event.clientX - began.x) > 24 && stage.querySelector("svg")) {
        const days = [began.day, dayUnder(event)].sort((a, b) => a - b).map(Math.round);
        go([Math.max(days[0], whole()[0]), Math.min(days[1], whole()[1])]);
        // what lies under the end of the way is not meant as a click
        const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
        addEventListener("click", stop, { capture: true });
        setTimeout(() => removeEventListener("click", stop, { capture: true }), 60);
      }
      began = null;
    });
    stage.addEventListener("dragstart", (event) => event.preventDefault());
  };
  return { dayOf, isoOf, isDay, yearOf, unitFor, UNITS, span, leads, picture, controls };
})();
