"""One policy of the documents that are it.

In: groups of documents. Out: `Policy`s with the facts of the most complete occurrence first, and a note for each
contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kg.annotate.documents import Document
from kg.describe.description import Description
from kg.language.numbers import DocumentNumber
from kg.language.title import Title, number_key
from kg.resolve.identity import policy_key
from kg.resolve.model import Policy
from kg.resolve.names import names_beside

T = TypeVar("T")


def merge(group: Sequence[Document], notes: list[str]) -> Policy:
    """One policy of its documents: the fullest title, every other name, the facts of the most complete occurrence."""
    ranked = sorted(group, key=lambda d: (-_completeness(d), d.key))
    notes += _disagreements(ranked)
    said = [document.description for document in ranked]
    best = said[0]
    title = max((one.title for one in said), key=lambda t: (len(Title.of(t).folded), t))
    number = _first(one.number for one in said)
    return Policy(
        key=policy_key(best.kind, title, number, best.jurisdiction, best.speaker),
        title=title,
        alternatives=names_beside(title, _names(said, number)),
        number=number,
        local_id=number.text if number else None,
        bodies=_first(one.bodies or None for one in said) or (),
        speaker=best.speaker,
        signed=_first(one.signed for one in said),
        published=_first(one.published for one in said),
        effective=_first(one.effective for one in said),
        expires=_first(one.expires for one in said),
        type=(Title.of(title).type if best.kind == "policy" else None) or best.type,
        force=_first(one.force for one in said),
        jurisdiction=_first(one.jurisdiction for one in said),
        scope=best.scope,
        sectors=tuple(s.iri for s in ranked[0].sectors),
        topics=(*ranked[0].sectors, *ranked[0].subjects),
        in_corpus=True,
        subjects=tuple(s.iri for s in ranked[0].subjects),
        kind=best.kind,
        joint_jurisdictions=best.joint_jurisdictions,
        acts=_first(one.acts or None for one in said) or (),
    )


def _disagreements(ranked: Sequence[Document]) -> Iterator[str]:
    """Tell of the documents that give another day than the most complete one."""
    kept, *others = ranked
    day = kept.description.signed
    for other in others:
        signed = other.description.signed
        if signed and day and signed != day:
            yield f"{other.place} dated {signed}, {kept.place} {day}; the latter kept"


def _names(said: Sequence[Description], number: DocumentNumber | None) -> Iterator[str]:
    """All names that documents give a policy; 国令第712号 and 国务院令第712号 are one number, in two spellings."""
    for one in said:
        yield from (one.title, *one.alternatives)
        if number and one.number and _is_another_spelling(one.number, number):
            yield one.number.text


def _is_another_spelling(one: DocumentNumber, number: DocumentNumber) -> bool:
    return one.text != number.text and number_key(one.text) == number_key(number.text)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _completeness(document: Document) -> float:
    described = document.description
    facts = (described.number, described.signed, described.published, described.bodies, described.annexes)
    return sum(bool(fact) for fact in facts) + min(1.0, (document.segment.end - document.segment.start) / 1e6)
