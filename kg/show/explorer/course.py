"""The course of a policy: its editions and what changed between them, its promises and what became of them, and what
of it cannot be true.

In: a `Frame` and the IRI of a policy. Out: what its page shows of these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.changes import BASIS, LEADS, Change, changes
from kg.analyse.conflicts import CONTRADICTIONS, KINDS
from kg.analyse.promises import may_follow, promised_to
from kg.errors import KgError
from kg.graph.passages import fullest_sections
from kg.graph.texts import policy_text
from kg.vocabulary.namespaces import CITO, ELI, KG

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.reader import Link
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of an instrument: whether it is the one of the page, and what changed from the text before it to it
    (None where there is nothing that can be compared)."""

    policy: PolicyRecord
    here: bool
    since: PolicyRecord | None
    changed: Sequence[tuple[Change, Markup]] | None


def editions(frame: Frame, iri: str) -> list[Edition]:
    """Return the editions of an instrument, oldest first, with what changed from the one before to this one and from
    this one to the next; nothing where it is the only one."""
    reader = frame.world.reader
    known = [reader.policy(one) for one in sorted(_of_instrument(frame, iri))]
    if len(known) == 1:
        return []
    known.sort(key=lambda one: (one.date or "", one.iri))
    found: list[Edition] = []
    before: PolicyRecord | None = None
    for policy in known:
        near = before is not None and iri in (before.iri, policy.iri) and policy.in_corpus
        changed = _changed(frame, before.iri, policy.iri) if near and before else None
        found.append(Edition(policy, policy.iri == iri, before if near else None, changed))
        # what has no text cannot be compared with what comes after it
        before = policy if policy.in_corpus else before
    return found


def _of_instrument(frame: Frame, iri: str) -> set[str]:
    """A policy and the other editions of its instrument, as the graph states them."""
    reader = frame.world.reader
    found = {iri}
    for instrument in reader.objects(iri, ELI + "is_member_of"):
        found |= set(reader.subjects(ELI + "is_member_of", instrument))
    step: Callable[[str, str], tuple[str, ...]]
    for step in (reader.objects, lambda one, predicate: reader.subjects(predicate, one)):
        front = {iri}
        while front:
            front = {other for one in front for other in step(one, KG + "predecessor")} - found
            found |= front
    return found


def _changed(frame: Frame, older: str, newer: str) -> list[tuple[Change, Markup]]:
    found = changes(frame.world.reader, older, newer, (_headings(frame, older), _headings(frame, newer)))
    return [(one, _named(frame, one)) for one in found]


def _named(frame: Frame, change: Change) -> Markup:
    """What changed, as a link where it has a page."""
    from markupsafe import Markup

    if change.part == BASIS:
        policy = frame.world.reader.policy(change.what)
        return Markup('<a href="{}">{}</a>').format(frame.to(change.what), frame.tongue(policy.title))
    return frame.named(change.what) if change.part == LEADS else frame.tongue(change.what)


def _headings(frame: Frame, iri: str) -> list[str]:
    """The headings of a policy's text; none where the build did not keep it."""
    try:
        return fullest_sections(policy_text(frame.world.graph, frame.world.directory, iri))
    except KgError:
        return []


@dataclass(frozen=True, slots=True)
class Promise:
    """What a policy says will be drafted, revised or repealed: the mention, the policy that is meant, in which ways.

    `state` tells what became of it: kept, text, older or nothing; `keeper` is the policy that keeps it, after `days`.
    """

    link: Link
    other: PolicyRecord
    kinds: Sequence[str]
    state: str
    keeper: PolicyRecord | None = None
    days: str = ""


def promises(frame: Frame, iri: str, cites: Sequence[Link]) -> list[Promise]:
    """Return the promises of a policy among what it cites, those that were kept first."""
    reader = frame.world.reader
    policy, kept = reader.policy(iri), _keepers(frame, iri)
    found = []
    for link in cites:
        if link.relation == "proposes":
            other = reader.policy(link.other)
            kinds = [kind for kind in promised_to(link.promises, policy, other).split(" or ") if kind]
            if link.other in kept:
                keeper, days = kept[link.other]
                found.append(Promise(link, other, kinds, "kept", reader.policy(keeper), days))
            else:
                state = (
                    "text" if may_follow(policy, other, link.promises) else "older" if other.in_corpus else "nothing"
                )
                found.append(Promise(link, other, kinds, state))
    return sorted(found, key=lambda one: ("kept", "text", "older", "nothing").index(one.state))


def _keepers(frame: Frame, iri: str) -> dict[str, tuple[str, str]]:
    """What was promised, and kept: by which policy, after how many days."""
    reader = frame.world.reader
    found: dict[str, tuple[str, str]] = {}
    for mention in reader.subjects(CITO + "hasCitingEntity", iri):
        for keeper in reader.subjects(KG + "fulfils", mention)[:1]:
            days = reader.first(mention, KG + "daysToFulfilment")
            found.setdefault(reader.first(mention, CITO + "hasCitedEntity"), (keeper, days))
    return found


def keeps(frame: Frame, iri: str) -> list[PolicyRecord]:
    """Return the policies whose promises a policy keeps, the oldest first."""
    reader = frame.world.reader
    promisers = {reader.first(promise, CITO + "hasCitingEntity") for promise in reader.objects(iri, KG + "fulfils")}
    return sorted(map(reader.policy, promisers - {""}), key=lambda one: (one.date or "", one.iri))


def conflicts_page(frame: Frame) -> str:
    """Return the page of all that cannot be true, by kind."""
    found = CONTRADICTIONS.of(frame.world.records)
    groups = [(kind, [one for one in found if one.kind == kind]) for kind in KINDS]
    return frame.render("conflicts.html", groups=[(kind, some) for kind, some in groups if some], total=len(found))
