"""Answers to queries, and what can be drawn of them: a network of what two columns name, a chart of a number.

In: an answer in the SPARQL JSON format, or triples. Out: an `Answer` as rows, and SVG as markup. What an answer has no
columns for is not drawn, and what would be too much to see is told and not cut.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.analyse.levels import LEVELS
from kg.analyse.targets import plain_value
from kg.graph.results import shorten
from kg.graph.store import text_of
from kg.show.explorer.frame import FIRST_CHINESE
from kg.show.explorer.signs import SIGNS
from kg.vocabulary.namespaces import XSD

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.show.explorer.frame import Frame

TABLE, NETWORK, CHART = "table", "network", "chart"
# Things of a network and bars of a chart that one still tells apart.
NODES, BARS = 120, 60
# Pixels: the width of a picture, a row of a network, a bar, and what names take at the side.
WIDTH, ROW, BAR, LABELS = 900, 24, 26, 330
_NUMBERS = frozenset(
    XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger", "int", "long")
)
# Columns that name a bar, what stands between them, and letters that there is room for.
NAMED, JOINED, LETTERS = 2, " · ", 38
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns, and rows of cells: an IRI or nothing, and what is shown; `cut`: whether there are more rows; `numbers`:
    the places of the columns that hold numbers; `of_triples`: whether a row is a triple."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    cut: bool
    numbers: frozenset[int] = frozenset()
    of_triples: bool = False


def read_answer(data: bytes, cut: bool) -> Answer:
    """Return an answer in the SPARQL JSON format as rows."""
    read = json.loads(data)
    if "boolean" in read:
        return Answer(("answer",), [[("", "yes" if read["boolean"] else "no")]], cut)
    columns, found = read["head"]["vars"], read["results"]["bindings"]
    rows = [[_cell(row.get(column)) for column in columns] for row in found]
    kinds = ({row[column].get("datatype", "") for row in found if column in row} for column in columns)
    return Answer(columns, rows, cut, frozenset(at for at, kind in enumerate(kinds) if kind and kind <= _NUMBERS))


def read_triples(data: bytes, cut: bool) -> Answer:
    """Return triples in N-Triples as rows."""
    quads = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
    rows = [[_term(term) for term in (quad.subject, quad.predicate, quad.object)] for quad in quads]
    return Answer(("subject", "predicate", "object"), sorted(rows), cut, of_triples=True)


def _cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return "", ""
    value = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"], ensure_ascii=False)
    return (value, shorten(value)) if term["type"] == "uri" else ("", value)


def _term(term: object) -> Cell:
    text = text_of(term)
    return (text, shorten(text)) if isinstance(term, ox.NamedNode) else ("", text)


def ends(answer: Answer) -> tuple[int, int] | None:
    """The places of the two columns that a network joins: the first two that name things, None without two."""
    named = [
        at
        for at, column in enumerate(answer.columns)
        if column != "predicate" and 2 * sum(bool(row[at][0]) for row in answer.rows) > len(answer.rows)
    ]
    return (named[0], named[1]) if answer.rows and len(named) > 1 else None


def bars(answer: Answer) -> tuple[Sequence[int], int] | None:
    """The places of the labels and the number of a chart: the last number, and the first columns that hold none."""
    if not answer.rows or not answer.numbers or len(answer.columns) < 2:
        return None
    number = max(answer.numbers)
    others = [at for at in range(len(answer.columns)) if at != number]
    return ([at for at in others if at not in answer.numbers] or others)[:NAMED], number


def drawn(frame: Frame, answer: Answer, view: str) -> Markup | str:
    """Return the picture of an answer, nothing where it has none of that kind."""
    if view == NETWORK and (joined := ends(answer)):
        return _network(frame, answer, *joined)
    if view == CHART and (charted := bars(answer)):
        return _chart(frame, answer, *charted)
    return ""


def views(answer: Answer) -> list[str]:
    """How an answer can be shown."""
    can: Mapping[str, Callable[[Answer], object]] = {NETWORK: ends, CHART: bars}
    return [TABLE, *(view for view, fits in can.items() if fits(answer))]


def _network(frame: Frame, answer: Answer, one: int, other: int) -> Markup:
    """What the first column names at the left, what the second names at the right, and a line for each row."""
    pairs = list(dict.fromkeys((row[one], row[other]) for row in answer.rows if row[one][0] and row[other][0]))
    left = list(dict.fromkeys(first for first, _ in pairs))
    right = _beside(left, pairs)
    if len(left) + len(right) > NODES:
        return frame.fragment("answer_network.html", too_many=len(left) + len(right))
    rows = max(len(left), len(right))
    heights = [_spread(side, rows) for side in (left, right)]
    sides = [[(y, name, frame.to(iri), _level(frame, iri)) for (iri, name), y in placed.items()] for placed in heights]
    return frame.fragment(
        "answer_network.html",
        too_many=0,
        sides=sides,
        signs=SIGNS,
        levels=[level for level in LEVELS if any(level == one[3] for side in sides for one in side)],
        lines=[(heights[0][first], heights[1][second]) for first, second in pairs],
        width=WIDTH,
        height=ROW * (rows + 1),
        at=(LABELS, WIDTH - LABELS),
    )


def _level(frame: Frame, iri: str) -> str:
    """The level of a policy; nothing for what is none."""
    local = frame.world.individuals.local(iri)
    return frame.world.reader.level(iri) if local and local[0] == "policy" else ""


def _beside(left: Sequence[Cell], pairs: Sequence[tuple[Cell, Cell]]) -> list[Cell]:
    """What stands at the right, each near the middle of what it is joined to, so that few lines cross."""
    places = {cell: at for at, cell in enumerate(left)}
    joined: dict[Cell, list[int]] = defaultdict(list)
    for first, second in pairs:
        joined[second].append(places[first])
    return sorted(joined, key=lambda cell: (sum(joined[cell]) / len(joined[cell]), cell))


def _spread(side: Sequence[Cell], rows: int) -> dict[Cell, float]:
    """How far down each of a side stands, over the whole height."""
    return {cell: round(ROW * (at + 0.5) * rows / len(side) + ROW / 2, 1) for at, cell in enumerate(side)}


def _chart(frame: Frame, answer: Answer, labels: Sequence[int], number: int) -> Markup:
    rows = [
        ([row[at] for at in labels if row[at][1]], value)
        for row in answer.rows
        if (value := _number(row[number][1])) is not None
    ]
    shown = rows[:BARS]
    most = max((abs(value) for _, value in shown), default=Decimal(1)) or Decimal(1)
    bars = [
        {
            "y": at * BAR,
            "name": JOINED.join(name for _, name in cells),
            "short": JOINED.join(_shortened(name, len(cells)) for _, name in cells),
            "href": frame.to(cells[0][0]) if cells and cells[0][0] else None,
            "value": plain_value(value),
            "wide": round(float(abs(value) / most) * (WIDTH - LABELS - 90), 1),
            "below": value < 0,
        }
        for at, (cells, value) in enumerate(shown)
    ]
    return frame.fragment(
        "answer_chart.html",
        bars=bars,
        what=answer.columns[number],
        left_out=len(rows) - len(shown),
        width=WIDTH,
        height=BAR * len(bars) + 8,
        labels=LABELS,
        bar=BAR,
    )


def _shortened(name: str, beside: int) -> str:
    """A name as far as there is room for it beside others: a Chinese character takes that of two letters."""
    room = LETTERS // beside
    for at, character in enumerate(name):
        room -= 2 if character >= FIRST_CHINESE else 1
        if room < 0:
            return f"{name[:at]}…"
    return name


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
