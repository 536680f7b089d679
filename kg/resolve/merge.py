"""One policy of the documents that are it.

In: groups of documents. Out: `Policy`s with the facts of the most complete occurrence first, and a note for each
contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.annotate.documents import Document
from kg.language.title import Title, number_key
from kg.resolve.identity import policy_key
from kg.resolve.model import Policy

T = TypeVar("T")


def merge(group: Sequence[Document], notes: list[str]) -> Policy:
    """One policy of its documents: the fullest title, every other name, the facts of the most complete occurrence."""
    ranked = sorted(group, key=lambda d: (-_completeness(d), d.key))
    best = ranked[0].description
    titles = [d.description.title for d in ranked]
    title = max(titles, key=lambda t: (len(Title.of(t).folded), t))
    names = [name for d in ranked for name in (d.description.title, *d.description.alternatives)]
    numbers = [d.description.number for d in ranked if d.description.number]
    number = numbers[0] if numbers else None
    # 国令第712号 and 国务院令第712号 are one number in two spellings, of which one is a name
    spelt = {other.text for other in numbers} - {number.text} if number else set()
    names += [text for text in spelt if number and number_key(text) == number_key(number.text)]
    for other in ranked[1:]:
        if other.description.signed and best.signed and other.description.signed != best.signed:
            notes.append(
                f"{other.place} dated {other.description.signed}, {ranked[0].place} {best.signed}; the latter kept"
            )
    return Policy(
        key=policy_key(best.kind, title, number, best.jurisdiction, best.speaker if best.kind == "speech" else None),
        title=title,
        alternatives=tuple(sorted({n for n in names if Title.of(n).folded != Title.of(title).folded})),
        number=number,
        local_id=number.text if number else None,
        bodies=next((d.description.bodies for d in ranked if d.description.bodies), ()),
        speaker=best.speaker,
        signed=_first(d.description.signed for d in ranked),
        published=_first(d.description.published for d in ranked),
        effective=_first(d.description.effective for d in ranked),
        expires=_first(d.description.expires for d in ranked),
        type=(Title.of(title).type if best.kind == "policy" else None) or best.type,
        force=_first(d.description.force for d in ranked),
        jurisdiction=_first(d.description.jurisdiction for d in ranked),
        scope=best.scope,
        sectors=tuple(s.iri for s in ranked[0].sectors),
        topics=(*ranked[0].sectors, *ranked[0].subjects),
        in_corpus=True,
        subjects=tuple(s.iri for s in ranked[0].subjects),
        kind=best.kind,
        joint_jurisdictions=best.joint_jurisdictions,
        acts=next((d.description.acts for d in ranked if d.description.acts), ()),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _completeness(document: Document) -> float:
    described = document.description
    facts = (described.number, described.signed, described.published, described.bodies, described.annexes)
    return sum(bool(fact) for fact in facts) + min(1.0, (document.segment.end - document.segment.start) / 1e6)
