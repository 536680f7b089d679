"""A built graph against annotations.

In: the folder of a build and folders of annotations (`kg.evaluate.gold`). Out: `Evaluation`: what became of
each mention and each fact that is annotated. `kg.evaluate.scores` counts them.

Neither missing nor wrong: mentions that are unsure, nested, in headings, in annex lists or that define a short form,
and fields of documents that their reader was unsure of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError
from kg.evaluate.found import Duty, Found, Graph, Occurrence, Quantity, fold_number, read_graph
from kg.evaluate.gold import Gold, GoldDocument, GoldDuty, GoldMention, GoldTarget, closed, compilation_of
from kg.evaluate.scores import Check, Evaluation, Mention, Status, right_or_wrong
from kg.language.titles import fold

# How far from the line annotated a finding may stand, and how much of a document's lines must fit.
_NEAR = 2
_NEAR_START = 3
_SHARED_LINES = 0.8
# A part of an unmarked name counts for the whole from these lengths on.
_WHOLE, _PART = 5, 4
# Taking the place of and ending an earlier text are said with the same words.
_ALIKE = {"replaces": "repeals", "repeals": "replaces"}
T = TypeVar("T")


def evaluate(directory: Path, gold: Gold) -> Evaluation:
    """Score a graph.

    Parameters
    ----------
    directory : Path
        The folder that a build wrote.
    gold : Gold
        The annotations, as `kg.evaluate.gold.read_gold` reads them.

    Raises
    ------
    InputError
        If there is no graph, or none of the compilations annotated is in it.
    """
    graph = read_graph(directory)
    files = _files(gold, graph)
    matched, spurious = _match_documents(gold.documents, graph)
    checks: list[Check] = [
        *_document_checks(gold.documents, matched, spurious, graph),
        *_field_checks(gold.documents, matched, graph),
        *_identity_checks(gold, matched),
        *_duty_checks(gold, graph),
        *_target_checks(gold, graph),
        *_row_checks(gold, graph),
    ]
    return Evaluation(tuple(_mentions(gold, matched, graph)), tuple(checks), files, gold.full)


def _files(gold: Gold, graph: Graph) -> dict[str, str]:
    """Return the file of each compilation annotated; its key where the graph has none."""
    placed = [
        *(document.id for document in gold.documents),
        *(duty.document for duty in gold.duties),
        *(target.document for target in gold.targets),
    ]
    keys = sorted({compilation_of(identifier) for identifier in placed})
    files = {key: next((f for f in graph.files if f.startswith(key)), key) for key in keys}
    if keys and not any(file in graph.files for file in files.values()):
        raise InputError(
            f"no compilation in the graph has a name that begins with {', '.join(keys)}; "
            "build the graph from the compilations annotated"
        )
    return files


def _match_documents(documents: Sequence[GoldDocument], graph: Graph) -> tuple[dict[str, Occurrence], list[Occurrence]]:
    """Return the occurrence of each document, and occurrences in annotated lines that are none."""
    matched: dict[str, Occurrence] = {}
    free = list(graph.occurrences)
    for document in documents:
        likeness = [(_shared_lines(document, one), one) for one in free]
        best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is not None and best[0] >= _SHARED_LINES:
            matched[document.id] = best[1]
            free.remove(best[1])
    spurious = [
        one
        for one in free
        if any(
            one.file.startswith(d.compilation) and d.lines[0] - _NEAR_START <= one.start <= d.lines[1]
            for d in documents
        )
    ]
    return matched, spurious


def _shared_lines(document: GoldDocument, one: Occurrence) -> float:
    """Return the lines shared as a part of the lines of both; 0 where they begin far apart."""
    first, last = document.lines
    if not one.file.startswith(document.compilation) or abs(one.start - first) > _NEAR_START:
        return 0.0
    shared = min(last, one.end) - max(first, one.start) + 1
    return shared / (max(last, one.end) - min(first, one.start) + 1)


def _document_checks(
    documents: Sequence[GoldDocument],
    matched: Mapping[str, Occurrence],
    spurious: Iterable[Occurrence],
    graph: Graph,
) -> Iterator[Check]:
    for document in documents:
        found = matched.get(document.id)
        yield Check(
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
        title = _list(graph.of(one.policy, "title"))
        lines = f"lines {one.start}–{one.end}"
        yield Check("documents", f"{head}-", one.start, title, "spurious", "", lines)


def _list(values: Iterable[str]) -> str:
    return "; ".join(sorted(values))


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    right: bool
    wanted: str
    found: Iterable[str]


def _field_checks(
    documents: Sequence[GoldDocument], matched: Mapping[str, Occurrence], graph: Graph
) -> Iterator[Check]:
    for document in documents:
        if document.id not in matched:
            continue
        policy = matched[document.id].policy
        for field in _fields(document, policy, graph):
            # where the reader was unsure, what differs is no error
            if field.right or not document.unsure:
                yield Check(
                    f"document {field.name}",
                    document.id,
                    document.lines[0],
                    document.title,
                    right_or_wrong(field.right),
                    field.wanted,
                    _list(field.found),
                )
        yield from _sector_checks(document, graph.of(policy, "sector"))


def _fields(document: GoldDocument, policy: str, graph: Graph) -> Iterator[_Field]:
    titles = {fold(title) for title in graph.of(policy, "title")}
    names = titles | {fold(title) for title in graph.of(policy, "alternative")}
    yield _Field("title", bool(titles & document.names), document.title, graph.of(policy, "title"))
    numbers = graph.of(policy, "number")
    wanted = {fold_number(document.number)} if document.number else set()
    same = {fold_number(number) for number in numbers} == wanted
    yield _Field("number", same, document.number or "", numbers)
    issuers = graph.of(policy, "issuer")
    same = {fold(name) for name in issuers} == set(document.issuers)
    yield _Field("issuers", same, _list(document.issuers), issuers)
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


def _sector_checks(document: GoldDocument, codes: Iterable[str]) -> Iterator[Check]:
    """Compare sectors by division (C31); a section (C) agrees with its divisions."""
    wanted = {code[:3] for code in document.sectors}
    found = {code[:3] for code in codes}

    def check(code: str, status: Status) -> Check:
        line, title = document.lines[0], document.title
        shown = (_list(wanted), _list(found))
        return Check("document sectors", document.id, line, f"{code} {title}", status, *shown)

    for code in sorted(wanted):
        yield check(code, "right" if any(_nested(code, other) for other in found) else "missed")
    for code in sorted(found):
        if not any(_nested(code, other) for other in wanted):
            yield check(code, "spurious")


def _nested(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _identity_checks(gold: Gold, matched: Mapping[str, Occurrence]) -> Iterator[Check]:
    """Tell whether one policy in two compilations is one node, and namesakes are two."""
    for pairs, wanted in ((gold.same, "one policy"), (gold.different, "two policies")):
        for one, other in pairs:
            if one not in matched or other not in matched:
                continue
            same = matched[one].policy == matched[other].policy
            found = "one policy" if same else "two policies"
            line = matched[one].start
            status = right_or_wrong(found == wanted)
            yield Check("same policy is one node", one, line, other, status, wanted, found)


def _mentions(gold: Gold, matched: Mapping[str, Occurrence], graph: Graph) -> Iterator[Mention]:
    """Pair the mentions of each document annotated in full with those found in its lines.

    Neutral mentions are paired last, so that they take nothing from the others.
    """
    places = {document.id: document for document in gold.documents}
    annotated: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in gold.mentions:
        annotated[mention.document].append(mention)
    for name in gold.full:
        place = places.get(name)
        free = [found for found in graph.mentions if place is not None and _within(found, place)]
        for mention in sorted(annotated[name], key=lambda mention: mention.neutral):
            found = _best(mention, free)
            if found is not None:
                free.remove(found)
            if not mention.neutral:
                yield _outcome(mention, found, matched, graph)
        yield from (_spurious(name, found) for found in free if found.relation != "self")


def _within(found: Found, place: GoldDocument) -> bool:
    first, last = place.lines
    return found.file.startswith(place.compilation) and first <= found.line <= last


def _best(mention: GoldMention, free: Sequence[Found]) -> Found | None:
    """Return the finding that a mention is: the same surface first, then the nearest line."""
    key = fold(mention.surface)
    near = [
        (fold(found.surface) != key, abs(found.line - mention.line), position)
        for position, found in enumerate(free)
        if abs(found.line - mention.line) <= _NEAR and _fits(key, mention.marked, fold(found.surface))
    ]
    return free[min(near)[2]] if near else None


def _fits(key: str, marked: bool, found: str) -> bool:
    if key == found:
        return True
    if marked or len(key) < _WHOLE or min(len(key), len(found)) < _PART:
        return False
    return key in found or found in key


def _outcome(mention: GoldMention, found: Found | None, matched: Mapping[str, Occurrence], graph: Graph) -> Mention:
    measure, target, right = _target(mention, found, matched, graph)
    relation = found.relation if found else None
    return Mention(
        document=mention.document,
        line=mention.line,
        surface=mention.surface,
        marked=mention.marked,
        status="right" if found else "missed",
        exact=found is not None and fold(found.surface) == fold(mention.surface),
        relation=mention.relations[0],
        found_relation=relation,
        relation_right=relation is not None and _is_right(mention, relation),
        target_measure=measure,
        target_right=right,
        target=target,
        found_target=graph.name(found.cited) if found and found.cited else None,
    )


def _is_right(mention: GoldMention, relation: str) -> bool:
    return relation in mention.relations or relation == _ALIKE.get(mention.relations[0])


def _target(
    mention: GoldMention, found: Found | None, matched: Mapping[str, Occurrence], graph: Graph
) -> tuple[str | None, str | None, bool]:
    """Return the measure that the target of a mention counts for, the target, and if it is right.

    A short form that was left open on purpose is not counted.
    """
    if found is None:
        return None, None, False
    meant = mention.in_corpus
    if meant and meant in matched and meant != mention.document:
        policy = matched[meant].policy
        return "citation target in corpus", graph.name(policy), found.cited == policy
    if mention.target and found.cited:
        names = graph.of(found.cited, "title") | graph.of(found.cited, "alternative")
        right = fold(mention.target) in {fold(name) for name in names}
        return "short form resolved", mention.target, right
    return None, None, False


def _spurious(document: str, found: Found) -> Mention:
    return Mention(
        document=document,
        line=found.line,
        surface=found.surface,
        marked=found.marked,
        status="spurious",
        exact=False,
        relation=None,
        found_relation=found.relation,
        relation_right=False,
        target_measure=None,
        target_right=False,
        target=None,
        found_target=None,
    )


def _near(items: Iterable[T], file_head: str, line: int, place: Callable[[T], tuple[str, int]]) -> list[T]:
    """Return the items around a line, from the line above on."""
    near = [
        (place(item)[1], position, item)
        for position, item in enumerate(items)
        if place(item)[0].startswith(file_head) and abs(place(item)[1] - line) <= _NEAR
    ]
    return [item for _, _, item in sorted(near, key=lambda entry: entry[:2])]


def _duty_checks(gold: Gold, graph: Graph) -> Iterator[Check]:
    for duty in gold.duties:
        head = compilation_of(duty.document)
        near = _near(graph.duties, head, duty.line, lambda found: (found.file, found.line))
        bodies, lead = _best_duty(duty, near)
        place = (duty.document, duty.line)
        for body in sorted(duty.bodies | bodies):
            status: Status = "right" if body in duty.bodies & bodies else "missed"
            status = "spurious" if body not in duty.bodies else status
            yield Check("responsibility bodies", *place, body, status, "", "")
        same = bodies == duty.bodies and lead == duty.lead
        wanted, got = (f"{_list(b)} (lead: {_list(ld)})" for b, ld in ((duty.bodies, duty.lead), (bodies, lead)))
        yield Check("responsibility exact", *place, _list(duty.bodies), right_or_wrong(same), wanted, got)


def _best_duty(duty: GoldDuty, near: Iterable[Duty]) -> tuple[frozenset[str], frozenset[str]]:
    """Return bodies and leading bodies of the clause found that shares most with one annotated."""
    read = [(closed(found.bodies), closed(found.lead)) for found in near]
    none: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    return max(
        read,
        key=lambda pair: len(pair[0] & duty.bodies) - 0.1 * len(pair[0] - duty.bodies),
        default=none,
    )


def _target_checks(gold: Gold, graph: Graph) -> Iterator[Check]:
    for target in gold.targets:
        head = compilation_of(target.document)
        near = _near(graph.targets, head, target.line, lambda found: (found.file, found.line))
        hits = [found for found in near if _same_quantity(target, found)]
        place = (target.document, target.line, target.surface or target.indicator)
        wanted = f"{target.value} {target.unit} {target.year}"
        got = _list({f"{one.value} {one.unit} {one.year}" for one in near})
        yield Check("target value, unit, year", *place, right_or_wrong(bool(hits)), wanted, got)
        if hits:
            named = any(_same_indicator(target.indicator, hit.indicator) for hit in hits)
            shown = (target.indicator, _list({hit.indicator for hit in hits}))
            yield Check("target indicator", *place, right_or_wrong(named), *shown)


def _same_quantity(target: GoldTarget, found: Quantity) -> bool:
    return (
        target.value is not None
        and abs(found.value - target.value) < 1e-9
        and fold(found.unit) == target.unit
        and found.year[:4] == target.year
    )


def _same_indicator(wanted: str, found: str) -> bool:
    one, other = fold(wanted), fold(found)
    return one in other or (bool(other) and other in one)


def _row_checks(gold: Gold, graph: Graph) -> Iterator[Check]:
    for row in gold.rows:
        policies = graph.listed.get(fold(row.title), ())
        place = (row.document, row.line, row.title)
        yield Check("catalogue rows", *place, "right" if policies else "missed", "", "")
        if policies:
            issuers = graph.of(policies[0], "issuer")
            same = row.issuers <= {fold(name) for name in issuers}
            shown = (_list(row.issuers), _list(issuers))
            yield Check("catalogue issuers", *place, right_or_wrong(same), *shown)
