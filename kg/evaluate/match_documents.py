"""Documents of a graph against those of an answer key: boundaries, fields, and which are one policy.

In: the key's documents and a `FoundGraph`. Out: which occurrence each document is, and a `FactVerdict` of each fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.found import FoundGraph, Occurrence, fold_number
from kg.evaluate.gold import Gold, GoldDocument, folded
from kg.evaluate.placed import Placed
from kg.evaluate.scores import FactVerdict, Status, right_or_wrong
from kg.language.title import Title

# How far from the line annotated a document may begin, and how much of its lines must fit.
_NEAR_START = 3
_SHARED_LINES = 0.8


def match_documents(
    documents: Sequence[GoldDocument], graph: FoundGraph
) -> tuple[dict[str, Occurrence], list[Occurrence]]:
    """Return the occurrence of each document, and occurrences in annotated lines that are none."""
    matched: dict[str, Occurrence] = {}
    taken: set[Occurrence] = set()
    placed = Placed(graph.occurrences, lambda one: one.start)
    for document in documents:
        start = document.lines[0]
        near = placed.between(document.compilation, start - _NEAR_START, start + _NEAR_START)
        likeness = [(_shared_lines(document, one), one) for one in near if one not in taken]
        share, best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if best is not None and share >= _SHARED_LINES:
            matched[document.id] = best
            taken.add(best)
    inside = {one for d in documents for one in placed.between(d.compilation, d.lines[0] - _NEAR_START, d.lines[1])}
    return matched, [one for one in graph.occurrences if one in inside and one not in taken]


def _shared_lines(document: GoldDocument, one: Occurrence) -> float:
    """Return the lines shared as a part of the lines of both."""
    first, last = document.lines
    shared = min(last, one.end) - max(first, one.start) + 1
    return shared / (max(last, one.end) - min(first, one.start) + 1)


def document_verdicts(
    documents: Sequence[GoldDocument],
    matched: Mapping[str, Occurrence],
    spurious: Iterable[Occurrence],
    graph: FoundGraph,
) -> Iterator[FactVerdict]:
    """Yield which documents were found in their lines, and what was found there beside them."""
    for document in documents:
        found = matched.get(document.id)
        yield FactVerdict(
            "documents",
            document.id,
            document.lines[0],
            document.title,
            "right" if found else "missed",
            f"lines {document.lines[0]}–{document.lines[1]}",
            f"lines {found.start}–{found.end}" if found else "",
        )
    heads = sorted({document.compilation for document in documents})
    for one in spurious:
        head = next(head for head in heads if one.file.startswith(head))
        title = listed(graph.of(one.policy, "title"))
        lines = f"lines {one.start}–{one.end}"
        yield FactVerdict("documents", f"{head}-", one.start, title, "spurious", "", lines)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    right: bool
    wanted: str
    found: Iterable[str]


def field_verdicts(
    documents: Sequence[GoldDocument], matched: Mapping[str, Occurrence], graph: FoundGraph
) -> Iterator[FactVerdict]:
    """Yield whether the fields of the documents found are right: title, number, issuers, dates, sectors."""
    for document in documents:
        if document.id not in matched:
            continue
        policy = matched[document.id].policy
        for field in _fields(document, policy, graph):
            # where the reader was unsure, what differs is no error
            if field.right or not document.unsure:
                yield FactVerdict(
                    f"document {field.name}",
                    document.id,
                    document.lines[0],
                    document.title,
                    right_or_wrong(field.right),
                    field.wanted,
                    listed(field.found),
                )
        yield from _sector_verdicts(document, graph.of(policy, "sector"))


def _fields(document: GoldDocument, policy: str, graph: FoundGraph) -> Iterator[_Field]:
    titles = {Title.of(title).folded for title in graph.of(policy, "title")}
    names = titles | {Title.of(title).folded for title in graph.of(policy, "alternative")}
    yield _Field("title", bool(titles & document.names), document.title, graph.of(policy, "title"))
    numbers = graph.of(policy, "number")
    wanted = {fold_number(document.number)} if document.number else set()
    same = {fold_number(number) for number in numbers} == wanted
    yield _Field("number", same, document.number or "", numbers)
    issuers = graph.of(policy, "issuer")
    same = folded(issuers) == set(document.issuers)
    yield _Field("issuers", same, listed(document.issuers), issuers)
    yield _one("date", document.date, graph.of(policy, "date"))
    if document.type:
        yield _one("type", document.type, graph.of(policy, "type"))
    yield _one("jurisdiction", document.jurisdiction, graph.of(policy, "jurisdiction"))
    if document.effective:
        yield _one("effective date", document.effective, graph.of(policy, "effective"))
    if document.annexes:
        first = document.annexes[0]
        others = graph.of(policy, "alternative")
        yield _Field("annex titles as alternatives", first in names, first, others)


def _one(name: str, wanted: str | None, found: frozenset[str]) -> _Field:
    return _Field(name, wanted in found if wanted else not found, wanted or "", found)


def _sector_verdicts(document: GoldDocument, codes: Iterable[str]) -> Iterator[FactVerdict]:
    """Compare sectors by division (C31); a section (C) agrees with its divisions."""
    wanted = {code[:3] for code in document.sectors}
    found = {code[:3] for code in codes}

    def check(code: str, status: Status) -> FactVerdict:
        line, title = document.lines[0], document.title
        shown = (listed(wanted), listed(found))
        return FactVerdict("document sectors", document.id, line, f"{code} {title}", status, *shown)

    for code in sorted(wanted):
        yield check(code, "right" if any(_nested(code, other) for other in found) else "missed")
    for code in sorted(found):
        if not any(_nested(code, other) for other in wanted):
            yield check(code, "spurious")


def _nested(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def identity_verdicts(gold: Gold, matched: Mapping[str, Occurrence]) -> Iterator[FactVerdict]:
    """Tell whether one policy in two compilations is one node, and namesakes are two."""
    for pairs, wanted in ((gold.same, "one policy"), (gold.different, "two policies")):
        for one, other in pairs:
            if one not in matched or other not in matched:
                continue
            same = matched[one].policy == matched[other].policy
            found = "one policy" if same else "two policies"
            line = matched[one].start
            status = right_or_wrong(found == wanted)
            yield FactVerdict("same policy is one node", one, line, other, status, wanted, found)


def listed(values: Iterable[str]) -> str:
    """Return values as one text, sorted."""
    return "; ".join(sorted(values))
