"""A picture of the classes of the ontology, as docs/images/classes.svg: what each is called and how they are linked.

    python tools/class_picture.py > docs/images/classes.svg

In: `ontology/policy.ttl`. Out: SVG. A box is a class with its links to others; lines join the boxes of a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph, Namespace
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Literal, Node, URIRef

ROOT = Path(__file__).resolve().parents[1]
KG, SCHEMA = Namespace("https://w3id.org/policy-kg/ontology#"), Namespace("http://schema.org/")
# the classes of a graph in columns, from the files to what texts say; kinds of acts stand in the box of their class
COLUMNS = (
    ("Compilation", "Occurrence", "CatalogueEntry", "Meeting"),
    ("Policy", "Instrument", "Origin", "Topic", "Act"),
    ("Citation", "Responsibility", "Target"),
    ("Statement", "Body", "BodyGroup", "Indicator"),
)
WIDTH, GAP, LINE, HEAD, MARGIN = 268, 60, 17, 44, 40


class Box(NamedTuple):
    """A class: its names, what it is a kind of, its links, and where its box stands."""

    name: str
    chinese: str
    above: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    x: int
    y: int

    @property
    def rows(self) -> list[str]:
        """The lines under the name."""
        return [*(f"⊂ {one}" for one in self.above), *(f"{name} → {end}" for name, end in self.links)]

    @property
    def height(self) -> int:
        """The height of the box."""
        return HEAD + LINE * len(self.rows) + 8


def boxes(graph: Graph) -> dict[str, Box]:
    """Return the boxes by the name of their class."""
    links, found = _links(graph), dict[str, Box]()
    for column, names in enumerate(COLUMNS):
        y = MARGIN
        for name in names:
            above = tuple(sorted(graph.qname(str(one)) for one in graph.objects(KG[name], RDFS.subClassOf)))
            box = Box(name, _chinese(graph, KG[name]), above, links[name], MARGIN + column * (WIDTH + GAP), y)
            found[name] = box
            y += box.height + GAP // 2
    return found


def _links(graph: Graph) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The links that lead from each class to a class of ours."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in sorted(map(str, graph.subjects(RDF.type, OWL.ObjectProperty))):
        ends = [_local(end) for end in graph.objects(URIRef(link), RDFS.range) if _local(end)]
        starts = {*graph.objects(URIRef(link), RDFS.domain), *graph.objects(URIRef(link), SCHEMA.domainIncludes)}
        for start in filter(None, map(_local, starts)):
            found[start] += [(_local(URIRef(link)), end) for end in ends]
    return defaultdict(tuple, {name: tuple(sorted(one)) for name, one in found.items()})


def _local(node: Node) -> str:
    """The name of a term of ours, empty for one of others."""
    return str(node).removeprefix(KG) if str(node).startswith(KG) else ""


def _chinese(graph: Graph, term: Node) -> str:
    names = (name for name in graph.objects(term, RDFS.label) if isinstance(name, Literal) and name.language == "zh")
    return str(next(names))


def picture(graph: Graph) -> str:
    """Return the picture."""
    drawn = boxes(graph)
    width = 2 * MARGIN + len(COLUMNS) * WIDTH + (len(COLUMNS) - 1) * GAP
    height = max(box.y + box.height for box in drawn.values()) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        "<title>Classes of the policy knowledge graph · 政策知识图谱的类</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_lines(drawn),
        *(part for box in drawn.values() for part in _box(box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lines(drawn: Mapping[str, Box]) -> Iterator[str]:
    """A line for each pair of classes that a link or a kind joins, from the side of one box to that of the other."""
    pairs = {(box.name, end) for box in drawn.values() for _, end in box.links if end in drawn and end != box.name}
    kinds = {(box.name, one.removeprefix("kg:")) for box in drawn.values() for one in box.above}
    for start, end in sorted(pairs | {pair for pair in kinds if pair[1] in drawn}):
        one, other = drawn[start], drawn[end]
        x1, x2 = (one.x + WIDTH, other.x) if one.x < other.x else (one.x, other.x + WIDTH)
        x2 = other.x if one.x == other.x else x2
        bend = x1 - GAP // 2 if one.x == other.x else (x1 + x2) // 2
        y1, y2 = one.y + HEAD // 2, other.y + HEAD // 2
        yield f'<path d="M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}" fill="none" stroke="#9aa5b1"/>'


def _box(box: Box) -> Iterator[str]:
    yield (
        f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="6" fill="#f5f8fb" stroke="#33658a"/>'
    )
    yield (
        f'<text x="{box.x + 10}" y="{box.y + 20}" font-weight="bold" font-size="14">kg:{box.name}</text>'
        f'<text x="{box.x + 10}" y="{box.y + 37}" fill="#555555">{escape(box.chinese)}</text>'
    )
    for at, row in enumerate(box.rows):
        yield f'<text x="{box.x + 10}" y="{box.y + HEAD + LINE * (at + 1) - 3}">{escape(row)}</text>'


if __name__ == "__main__":
    print(picture(Graph().parse(ROOT / "ontology" / "policy.ttl")), end="")
