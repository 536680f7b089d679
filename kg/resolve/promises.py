"""Promises kept: a policy that one text proposes and another one issues.

In: the citations and policies of a build. Out: `Fulfilment`s: which issued policy fulfils which promise, after how
many days, and how alike the two names are. Names promised are often not quite the names issued (行动方案, then
实施方案).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from kg.language.likeness import NameIndex
from kg.language.title import Title
from kg.language.title_forms import without_edition
from kg.resolve.identity import loose
from kg.resolve.model import Citation, Fulfilment, Policy
from kg.vocabulary.namespaces import ID, REPEAL, REVISE

_LIKENESS = 88.0
# a law is not kept by measures of the same name
LAWS = frozenset({ID + "type/法", ID + "type/条例"})


def fulfilments(citations: Iterable[Citation], policies: Mapping[str, Policy]) -> tuple[Fulfilment, ...]:
    """Return the promises that policies at hand fulfil.

    Parameters
    ----------
    citations : iterable of Citation
        All citations of a build; those that propose are promises.
    policies : mapping
        All policies by key.
    """
    said = list(citations)
    issued = _Issued({key: policy for key, policy in policies.items() if policy.in_corpus})
    repealing: dict[str, set[str]] = defaultdict(set)
    for citation in said:
        if citation.relation == "repeals" and citation.cited:
            repealing[citation.cited].add(citation.citing)
    return tuple(
        found
        for citation in said
        if citation.relation == "proposes"
        for found in _kept(citation, policies, issued, repealing)
    )


def _kept(
    promise: Citation, policies: Mapping[str, Policy], issued: _Issued, repealing: Mapping[str, Collection[str]]
) -> Iterator[Fulfilment]:
    if promise.cited is None or promise.cited == promise.citing:
        return
    if promise.promises == (REPEAL,):
        yield from _repealed(promise, policies, repealing.get(promise.cited, ()))
        return
    promised, promising = policies[promise.cited], policies[promise.citing]
    same = promised.key if promised.in_corpus else None
    if same and _was_there(promised, promising):
        same = issued.next_text(promised, promising)
    found = (same, 100.0) if same else issued.like(promised, promising)
    if found is None or found[0] == promise.citing:
        return
    kept = policies[found[0]]
    issued_on, promised_on = _issued_on(kept), _issued_on(promising)
    days = (issued_on - promised_on).days if issued_on and promised_on else None
    # what was there before the promise was made is what was to be revised, not its fulfilment; under another name, and
    # of a text to be revised, only the days can tell
    if days > 0 if days is not None else same and REVISE not in promise.promises:
        yield Fulfilment(promise, kept.key, days, round(found[1], 1))


def _repealed(promise: Citation, policies: Mapping[str, Policy], by: Collection[str]) -> Iterator[Fulfilment]:
    """The first text that repeals what a promise says will be repealed, after the promise."""
    promised_on = _issued_on(policies[promise.citing])
    days = {key: day for key in by if (day := _issued_on(policies[key])) and promised_on and day > promised_on}
    if days and promised_on:
        first = min(days, key=lambda key: (days[key], key))
        yield Fulfilment(promise, first, (days[first] - promised_on).days, 100.0)


def _issued_on(policy: Policy) -> date | None:
    return policy.signed or policy.published


def _was_there(promised: Policy, promising: Policy) -> bool:
    """Whether what is promised was issued before: the promise is to revise it."""
    issued_on, promised_on = _issued_on(promised), _issued_on(promising)
    return bool(issued_on and promised_on and issued_on <= promised_on)


class _Issued:
    """The policies at hand, by names without their kind: the kind may change between promise and issue."""

    def __init__(self, policies: Mapping[str, Policy]) -> None:
        self._policies = policies
        self._names = NameIndex({key: _stem(policy.named.key) for key, policy in policies.items()})
        self._of_title: dict[str, list[str]] = defaultdict(list)
        for key, policy in policies.items():
            self._of_title[loose(policy.named.key)].append(key)

    def next_text(self, promised: Policy, promising: Policy) -> str | None:
        """The first text of the title of a policy that was issued after the promise to revise it."""
        named = (self._policies[key] for key in self._of_title[loose(promised.named.key)])
        later = [
            (day, policy.key)
            for policy in named
            if policy.jurisdiction == promised.jurisdiction
            and (day := _issued_on(policy))
            and not _was_there(policy, promising)
        ]
        return min(later)[1] if later else None

    def like(self, promised: Policy, promising: Policy) -> tuple[str, float] | None:
        near = self._names.near(_stem(promised.named.key), _LIKENESS)
        return next(((key, score) for score, key in near if self._may_keep(key, promised, promising)), None)

    def _may_keep(self, key: str, promised: Policy, promising: Policy) -> bool:
        """A promise of the centre is kept by the centre, one of a province by that province, one of a law by a law."""
        territory = promised.jurisdiction or promising.jurisdiction
        kept = self._policies[key]
        if promised.type != kept.type and LAWS & {promised.type, kept.type}:
            return False
        return territory is None or kept.jurisdiction in (None, territory)


def _stem(name: str) -> str:
    text = without_edition(Title.of(name).folded)
    ending = Title.of(text).ending
    return text[: -len(ending)] if ending and len(ending) + 4 < len(text) else text
