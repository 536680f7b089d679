// The page of the timeline: all policies on an axis of time, and those of the span that is shown as a list.
"use strict";
(() => {
  const stage = document.getElementById("timeline");
  if (!stage) return;
  const { html, bdi, phrase, state, follows, asked, policies, sign, svg, signEntry } = kgDraw;
  const { dayOf, isoOf, isDay, yearOf, unitFor, UNITS, span, leads, picture, controls } = kgAxis;
  const told = JSON.parse(stage.dataset.drawn);
  // So many marks are drawn one by one; of more, bars. So many rows are listed.
  const MARKS = 300, LISTED = 100;
  const part = (name) => document.getElementById(`timeline-${name}`);

  // How many policies there are of each day (or year) and level, and the policies between two days.
  const source = !stage.dataset.live ? (() => {
    return {
      counts: async () => {
        const counted = new Map();
        for (const { d, l } of (await policies())) counted.set(`${d} ${l}`, (counted.get(`${d} ${l}`) || 0) + 1);
        return [...counted].map(([key, count]) => [...key.split(" "), count]);
      },
      between: async (from, to) => (await policies()).filter(({ d }) => d.length === 10 && d >= from && d <= to).sort((a, b) => (a.d < b.d ? -1 : 1)),
    };
  })() : {
    counts: () => asked(stage.dataset.source, {}),
    between: (from, to) => asked(stage.dataset.source, { from, to }),
  };
  let counts = null;
  const days = () => counts.filter(([date]) => date.length === 10);
  const whole = () => {
    const all = days().map(([date]) => dayOf(date));
    return all.length ? [Math.min(...all), Math.max(...all)] : [0, 0];
  };
  const within = ([from, to]) => days().filter(([date]) => dayOf(date) >= from && dayOf(date) <= to);

  const bars = (level, [from, to], held) => {
    const unit = unitFor(from, to, 60, [UNITS[0], UNITS[1], UNITS[3], UNITS[4], UNITS[6], UNITS[8], UNITS[9]]);
    const starts = unit.starts(from, to);
    const found = starts.map((start, i) => ({ from: Math.max(start, from), to: Math.min((starts[i + 1] ?? to + 1) - 1, to), count: 0, level }));
    for (const [date, , count] of held) found[starts.findLastIndex((start) => start <= dayOf(date))].count += count;
    return found.filter(({ count }) => count).map((one) => ({ ...one, href: leads([one.from, one.to], whole()), told: `${isoOf(one.from)}–${isoOf(one.to)} ${told.levels[level]} ${phrase(told.policies, one.count)}` }));
  };
  const markOf = ({ d, l, t, n, h }) => ({ day: dayOf(d), level: l, href: h, label: n || (t.length > 16 ? `${t.slice(0, 15)}…` : t), told: [d, n, t].filter(Boolean).join(" ") });
  const lanesOf = (shown, marks) => told.order.flatMap((level) => {
    const own = counts.filter(([, each]) => each === level);
    const years = own.filter(([date]) => date.length === 4).map(([date, , count]) => ({ year: Number(date), count }));
    const held = own.filter(([date]) => date.length === 10 && dayOf(date) >= shown[0] && dayOf(date) <= shown[1]);
    const seen = years.filter(({ year }) => year >= yearOf(shown[0]) && year <= yearOf(shown[1]));
    if (!held.length && !seen.length) return [];
    const drawn = marks ? { marks: marks.filter(({ l }) => l === level).map(markOf) } : { bars: bars(level, shown, held) };
    return [{ name: told.levels[level], level, years: seen, ...drawn }];
  });
  const row = ({ d, l, t, n, h }) => html("tr", {}, html("td", { class: "v" }, html("time", {}, d)),
    html("td", {}, html("a", { href: h }, svg("svg", { class: "in-line", viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, sign(told.signs[l], l, 0, 0, 1)), bdi(t)), n ? html("span", { class: "meta" }, " ", html("bdi", { lang: "zh-CN" }, n)) : undefined),
    html("td", { class: "v" }, told.levels[l]));

  const apart = () => {
    const sum = (length) => counts.filter(([date]) => date.length === length).reduce((all, [, , count]) => all + count, 0);
    part("undated").textContent = phrase(stage.dataset.undated, sum(0), sum(4));
    const levels = told.order.map((level) => [level, ...[0, 4].map((length) => counts.filter(([date, each]) => each === level && date.length === length).reduce((all, [, , count]) => all + count, 0))]);
    part("apart").replaceChildren(...levels.filter(([, none, year]) => none + year).map(([level, none, year]) => html("tr", {}, html("td", {}, told.levels[level]), html("td", { class: "n" }, String(none)), html("td", { class: "n" }, String(year)))));
  };
  const draw = async () => {
    counts = counts || (await source.counts());
    const shown = span(whole());
    const [from, to] = shown.map(isoOf);
    const total = within(shown).reduce((sum, [, , count]) => sum + count, 0);
    const few = total <= MARKS ? await source.between(from, to) : null;
    const listed = few || (await source.between(from, to)).slice(0, LISTED);
    const width = Math.max(330, Math.min(stage.clientWidth, 1400));
    const drawn = (marks) => picture({ width, lanes: lanesOf(shown, marks), shown, signs: told.signs, label: stage.dataset.label, years: stage.dataset.years });
    const marked = drawn(few);
    const drawing = marked.crowded && shown[1] - shown[0] > 60 ? drawn(null) : marked;
    stage.replaceChildren(drawing);
    part("span").textContent = phrase(stage.dataset.span, from, to, total);
    part("legend").replaceChildren(...told.order.filter((level) => drawing.querySelector(`.lv-${level}`)).map((level) => signEntry(told.signs[level], level, told.levels[level])),
      ...(drawing.querySelector(".year-only") ? [html("li", {}, svg("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, svg("g", { class: "year-only" }, svg("rect", { y: 5, width: 14, height: 5 }))), ` ${stage.dataset.yearonly}`)] : []));
    part("rows").replaceChildren(...listed.slice(0, LISTED).map(row));
    part("rest").textContent = total > LISTED ? phrase(stage.dataset.rest, Math.min(LISTED, total), total) : "";
    for (const [name, value] of [["from", from], ["to", to]]) part("form").elements[name].value = value;
    Object.assign(stage.closest(".picture").dataset, { title: `${stage.dataset.label} ${from} – ${to}`, name: `timeline-${from}-${to}` });
    apart();
    document.documentElement.dataset.ready = `${from} ${to}`;
  };
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const [from, to] = ["from", "to"].map((name) => event.target.elements[name].value);
    if (!isDay(from) || !isDay(to) || from > to) return;
    history.pushState(null, "", leads([dayOf(from), dayOf(to)], whole()));
    draw();
  });
  follows(document.getElementById("main"), draw);
  controls(stage, part("zoom"), whole, draw);
  let known = stage.clientWidth;
  addEventListener("resize", () => { if (stage.clientWidth !== known) { known = stage.clientWidth; draw(); } });
  draw();
})();
