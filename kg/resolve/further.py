"""Texts that come after a build: which policies they are, and which they mean, by the rules of the build.

In: documents, the policies known already. Out: their citations, and all policies, those that only they cite included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotate.documents import Document
from kg.describe.description import Description
from kg.language.regions import NATION
from kg.language.title import Title
from kg.resolve.cite import cite
from kg.resolve.cited_numbers import numbers_beside, with_cited_numbers
from kg.resolve.identity import dated_key
from kg.resolve.instruments import with_series
from kg.resolve.merge import merge
from kg.resolve.model import Citation, Policy
from kg.resolve.only_cited import only_cited
from kg.resolve.owners import with_keys_by_right
from kg.resolve.register import Register
from kg.resolve.resolve import document_mentions
from kg.resolve.same import same_policies

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


def cite_further(
    documents: Sequence[Document],
    known: Mapping[str, Policy],
    policy_of: Mapping[str, str],
    beside: Iterable[tuple[str, str]],
) -> Further:
    """Resolve the mentions of texts against policies that are known.

    Parameters
    ----------
    documents : sequence of Document
        The texts; one without a title is no document but has mentions.
    known : mapping of str to Policy
        All policies by key.
    policy_of : mapping of str to str
        The policies of the documents (by `Document.key`) that are among the texts of `known`.
    beside : iterable of (str, str)
        Titles as cited in those texts, each with the number beside it.
    """
    mentions = list(document_mentions(documents))
    pairs = [*beside, *numbers_beside(mentions)]
    fresh = [one for one in documents if one.key not in policy_of and one.description.title]
    policies, own = _with_texts(known, fresh, pairs)
    register = Register(policies, ())
    register.learn(mentions, pairs)
    register.policies[NO_POLICY] = only_cited(NO_POLICY, "", None, None, NATION, (), None, None)
    citing = {**policy_of, **own}
    found = [one for document in documents for one in cite(document, citing.get(document.key, NO_POLICY), register)]
    return Further(tuple(found), register.policies)


def _with_texts(
    known: Mapping[str, Policy], documents: Sequence[Document], beside: Sequence[tuple[str, str]]
) -> tuple[dict[str, Policy], dict[str, str]]:
    """The policies with those of further documents, and which policy each of them is."""
    policies, policy_of = dict(known), dict[str, str]()
    if not documents:
        return policies, policy_of
    at_hand = [_AtHand(policy) for policy in known.values() if policy.in_corpus]
    new: list[list[Document]] = []
    texts_and_policies: list[_AtHand | Document] = [*at_hand, *documents]
    for group in same_policies(texts_and_policies, []):
        texts = [one for one in group if isinstance(one, Document)]
        met = next((one.policy.key for one in group if isinstance(one, _AtHand)), None)
        if met is None:
            new.append(texts)
        else:
            policy_of.update({text.key: met for text in texts})
    merged = [_edition(one, known) for one in with_cited_numbers([merge(texts, []) for texts in new], beside)]
    taken = [key for key, policy in known.items() if policy.in_corpus]
    for texts, policy in zip(new, with_keys_by_right(merged, taken), strict=True):
        policies[policy.key] = _in_the_place_of(known.get(policy.key), policy)
        policy_of.update({text.key: policy.key for text in texts})
    return with_series(policies), policy_of


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
    return replace(text, alternatives=tuple(sorted(n for n in names if Title.of(n).folded != text.named.folded)))
