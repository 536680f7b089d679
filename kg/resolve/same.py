"""Which documents are one policy.

In: documents and table rows. Out: groups of one policy each, with key and merged facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from kg.annotate.documents import Document
from kg.language.identity import SHORTEST_TITLE, Title
from kg.resolve.identity import policy_key
from kg.resolve.model import Policy

_SHORTEST_ANNEX = 8
_SAME_NUMBER_LIKENESS = 55
T = TypeVar("T")


def same_policies(documents: Sequence[Document], notes: list[str]) -> list[list[Document]]:
    """Group documents that are one policy; what speaks against it goes to the notes."""
    parent = list(range(len(documents)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    by_number: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        described = document.description
        if described.number:
            by_number[described.number.text].append(at)
        for name in _identity_names(document):
            by_name[(described.kind, described.jurisdiction or "", name)].append(at)
    for number, members in by_number.items():
        for other in members[1:]:
            if _share_a_title(documents[members[0]], documents[other]):
                parent[root(other)] = root(members[0])
            else:
                notes.append(_two_with_one_number(number, documents[members[0]], documents[other]))
    for members in by_name.values():
        for other in members[1:]:
            if _numbers_agree(documents[members[0]], documents[other]):
                parent[root(other)] = root(members[0])
    groups: dict[int, list[Document]] = defaultdict(list)
    for at, document in enumerate(documents):
        groups[root(at)].append(document)
    return [groups[at] for at in sorted(groups)]


def _identity_names(document: Document) -> set[str]:
    """The keys under which a document may be known: its title's (which is that of what it issues), and its one
    annex's."""
    described = document.description
    title = Title.of(described.title)
    names = {title.key}
    annexes = map(Title.of, described.annexes)
    handed_on = [annex for annex in annexes if annex.ending and len(annex.key) >= _SHORTEST_ANNEX]
    wrapper = title.handed_on
    if len(handed_on) == 1 and not (wrapper and wrapper.forwards):
        names.add(handed_on[0].key)
    return {name for name in names if len(name) >= SHORTEST_TITLE}


def _share_a_title(one: Document, other: Document) -> bool:
    left, right = (Title.of(document.description.title).key for document in (one, other))
    return left in right or right in left or fuzz.ratio(left, right) >= _SAME_NUMBER_LIKENESS


def _numbers_agree(one: Document, other: Document) -> bool:
    left, right = one.description.number, other.description.number
    return left is None or right is None or left.text == right.text


def _two_with_one_number(number: str, one: Document, other: Document) -> str:
    return (
        f"{number} stands on two documents: {_where(one)} {one.description.title}; "
        f"{_where(other)} {other.description.title}; the first keeps it"
    )


def _where(document: Document) -> str:
    return f"{document.compilation.clean.source.name}:{document.segment.first_line}"


def merge(group: Sequence[Document], notes: list[str]) -> Policy:
    """One policy of its documents: the fullest title, every other name, the facts of the most complete occurrence."""
    ranked = sorted(group, key=lambda d: (-_completeness(d), d.key))
    best = ranked[0].description
    titles = [d.description.title for d in ranked]
    title = max(titles, key=lambda t: (len(Title.of(t).folded), t))
    names = [name for d in ranked for name in (d.description.title, *d.description.alternatives)]
    number = next((d.description.number for d in ranked if d.description.number), None)
    bodies = next((d.description.bodies for d in ranked if d.description.bodies), ())
    for other in ranked[1:]:
        if other.description.signed and best.signed and other.description.signed != best.signed:
            notes.append(
                f"{_where(other)} dated {other.description.signed}, {_where(ranked[0])} {best.signed}; the latter kept"
            )
    kind = best.kind
    key = policy_key(kind, title, number, best.jurisdiction, best.speaker)
    return Policy(
        key=key,
        title=title,
        alternatives=tuple(sorted({n for n in names if Title.of(n).folded != Title.of(title).folded})),
        number=number,
        local_id=number.text if number else None,
        bodies=bodies,
        speaker=best.speaker,
        signed=_first(d.description.signed for d in ranked),
        published=_first(d.description.published for d in ranked),
        effective=_first(d.description.effective for d in ranked),
        expires=_first(d.description.expires for d in ranked),
        type=(Title.of(title).type if kind == "policy" else None) or best.type,
        force=_first(d.description.force for d in ranked),
        jurisdiction=best.jurisdiction,
        scope=best.scope,
        sectors=tuple(s.iri for s in ranked[0].sectors),
        in_corpus=True,
        subjects=tuple(s.iri for s in ranked[0].subjects),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _completeness(document: Document) -> float:
    described = document.description
    facts = (described.number, described.signed, described.published, described.bodies, described.annexes)
    return sum(bool(fact) for fact in facts) + min(1.0, (document.segment.end - document.segment.start) / 1e6)
