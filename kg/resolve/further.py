"""Texts that come after a build: which policies they are, and which they mean, by the rules of the build.

In: documents, the policies known already. Out: their citations, and all policies, those that only they cite included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotate.documents import Document, with_enclosed
from kg.describe.description import Description
from kg.language.regions import NATION
from kg.resolve.cite import cite
from kg.resolve.cited_numbers import numbers_beside, numbers_of_namesakes, with_cited_numbers
from kg.resolve.identity import dated_key, ways_to_tell
from kg.resolve.instruments import with_series
from kg.resolve.known import KnownPolicies, Part
from kg.resolve.lookups import by_key, by_name, by_number, lookups_of, noted_in
from kg.resolve.merge import merge
from kg.resolve.model import Citation, Policy
from kg.resolve.names import names_beside
from kg.resolve.only_cited import only_cited
from kg.resolve.owners import with_keys_by_right
from kg.resolve.register import Register
from kg.resolve.resolve import document_mentions
from kg.resolve.same import identity_names, same_policies

# the policy of a text that is no document: nothing is known of it, and nothing means it
NO_POLICY = ""


@dataclass(frozen=True, slots=True)
class Further:
    """Citations in the order of the texts, and all policies by key."""

    citations: tuple[Citation, ...]
    policies: Mapping[str, Policy]


@dataclass(frozen=True, slots=True)
class _AtHand:
    """A policy whose text was there before, as same_policies compares it."""

    policy: Policy

    @property
    def description(self) -> Description:
        one = self.policy
        return Description(
            kind=one.kind,
            title=one.title,
            number=one.number,
            bodies=one.bodies,
            signed=one.signed,
            force=one.force,
            jurisdiction=one.jurisdiction,
        )

    @property
    def place(self) -> str:
        return self.policy.title


def cite_further(documents: Sequence[Document], known: KnownPolicies) -> Further:
    """Resolve the mentions of texts against policies that are known.

    The texts are resolved against a part of what is known, at first none of it, until nothing is asked for that the
    part does not have: then it has given the same answers as the whole.

    Parameters
    ----------
    documents : sequence of Document
        The texts; one without a title is no document but has mentions.
    known : KnownPolicies
        What is known, and which policies the documents are that are among the texts of it.
    """
    policy_of = known.policy_of(one.key for one in documents)
    asked = set(map(by_key, policy_of.values()))
    while True:
        wanted: set[str] = set()
        found = _cited(documents, policy_of, known.part(asked), wanted)
        beyond = known.beyond(asked, wanted)
        if not beyond:
            return found
        asked |= beyond


def _cited(documents: Sequence[Document], policy_of: Mapping[str, str], part: Part, wanted: set[str]) -> Further:
    """Resolve mentions against a part of what is known; what is asked of it goes to the lookups wanted."""
    mentions = list(document_mentions(documents))
    pairs = [*part.beside, *numbers_beside(documents)]
    fresh = [one for one in with_enclosed(documents) if one.key not in policy_of and one.description.title]
    policies, own = _with_texts(part.policies, fresh, pairs, wanted)
    register = Register(policies, (), noted_in(wanted))
    register.learn(mentions, pairs)
    register.policies[NO_POLICY] = only_cited(NO_POLICY, "", None, None, NATION)
    citing = {**policy_of, **own}
    found = [one for document in documents for one in cite(document, citing.get(document.key, NO_POLICY), register)]
    return Further(tuple(found), register.policies)


def _with_texts(
    known: Mapping[str, Policy], documents: Sequence[Document], beside: Sequence[tuple[str, str]], wanted: set[str]
) -> tuple[dict[str, Policy], dict[str, str]]:
    """The policies with those of further documents, and which policy each of them is."""
    policies, policy_of = dict(known), dict[str, str]()
    if not documents:
        return policies, policy_of
    at_hand = [_AtHand(policy) for policy in known.values() if policy.in_corpus]
    wanted.update(_of_same(at_hand, documents))
    new: list[list[Document]] = []
    texts_and_policies: list[_AtHand | Document] = [*at_hand, *documents]
    for group in same_policies(texts_and_policies, []):
        texts = [one for one in group if isinstance(one, Document)]
        met = next((one.policy.key for one in group if isinstance(one, _AtHand)), None)
        if met is None:
            new.append(texts)
        else:
            policy_of.update({text.key: met for text in texts})
    of_namesakes = numbers_of_namesakes(documents)
    numbered = with_cited_numbers([merge(texts, []) for texts in new], beside, of_namesakes)
    wanted.update(by_key(key) for one in numbered for key in ways_to_tell(one))
    merged = [_edition(one, known) for one in numbered]
    taken = [key for key, policy in known.items() if policy.in_corpus]
    for texts, policy in zip(new, with_keys_by_right(merged, taken), strict=True):
        policies[policy.key] = _in_the_place_of(known.get(policy.key), policy)
        policy_of.update({text.key: policy.key for text in texts})
        wanted.update(lookups_of(policy), map(by_key, ways_to_tell(policy)))
    return with_series(policies), policy_of


def _of_same(at_hand: Iterable[_AtHand], documents: Iterable[Document]) -> set[str]:
    """The lookups of what may be one policy with documents, or with a policy at hand that may be one with them."""
    wanted = {lookup for one in documents for lookup in _identity_lookups(one)}
    beside = [own for one in at_hand if not wanted.isdisjoint(own := _identity_lookups(one))]
    return wanted.union(*beside)


def _identity_lookups(document: _AtHand | Document) -> set[str]:
    number = document.description.number
    return {*map(by_name, identity_names(document)), *([by_number(number.text)] if number else [])}


def _edition(policy: Policy, known: Mapping[str, Policy]) -> Policy:
    """A further text of an instrument: an edition by its day, and the instrument itself where it gives none."""
    instrument = known.get(policy.key)
    if instrument is None or not instrument.abstract:
        return policy
    if policy.day is None:
        return replace(policy, series=policy.key, abstract=True)
    return replace(policy, key=dated_key(policy.key, policy.day), series=instrument.key, instrument=instrument.key)


def _in_the_place_of(cited: Policy | None, text: Policy) -> Policy:
    """A policy whose text has come takes the place of what was only cited, and keeps its names."""
    if cited is None:
        return text
    names = {*text.alternatives, cited.title, *cited.alternatives}
    return replace(text, alternatives=names_beside(text.title, names))
