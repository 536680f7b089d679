"""Mentions to policies, across documents and compilations.

In: the documents of all compilations, described and annotated. Out: `Resolution`: which documents are one policy, which
policy each mention means, and why some mean none. Numbers come first, then titles with territory, then short forms
within their document. What stays ambiguous stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.annotate.documents import Document, TableEntry, with_enclosed
from kg.annotate.references.mention import Mention
from kg.errors import Fault, KgError
from kg.read.decisions import Decision
from kg.read.policy_lists import KnownPolicy
from kg.resolve.agency_codes import contradictions, learn_codes, numbers_of_others, with_first_issuers
from kg.resolve.cite import cite
from kg.resolve.cited_numbers import numbers_beside, numbers_of_namesakes, with_cited_numbers
from kg.resolve.decided import decide, sides_of
from kg.resolve.identity import with_own_numbers
from kg.resolve.instruments import find_editions
from kg.resolve.listed import listed_policy
from kg.resolve.merge import merge
from kg.resolve.model import Citation, Resolution
from kg.resolve.order import documents_in_order, entries_in_order
from kg.resolve.owners import with_keys_by_right
from kg.resolve.register import Register
from kg.resolve.same import same_policies


def resolve(
    documents: Sequence[Document],
    entries: Sequence[TableEntry] = (),
    known_policies: Sequence[KnownPolicy] = (),
    decisions: Sequence[Decision] = (),
) -> Resolution:
    """Return the policies behind documents, table rows and mentions.

    Parameters
    ----------
    documents : sequence of Document
        All documents of all compilations, in any order: the result is the same.
    entries : sequence of TableEntry
        The rows of their policy tables.
    known_policies : sequence of KnownPolicy
        Entries of lists of known policies.
    decisions : sequence of Decision
        What the user decided on which policies are one.
    """
    notes: list[str] = []
    texts = with_enclosed(documents)
    ordered = [texts[at] for at in documents_in_order(texts)]
    groups = same_policies(ordered, notes, decisions, sides_of(decisions, ordered))
    beside = tuple(numbers_beside(ordered))
    merged = with_cited_numbers([merge(group, notes) for group in groups], beside, numbers_of_namesakes(ordered))
    editions = find_editions(merged)
    policies = {policy.key: policy for policy in editions.instruments}
    # a text of an instrument that gives no day stands under the instrument itself
    undated = {policy.key for policy in editions.policies if policy.key in policies and policy.day is None}
    at_hand = with_own_numbers(with_keys_by_right(editions.policies, policies.keys() - undated))
    policy_of: dict[str, str] = {}
    for group, policy in zip(groups, at_hand, strict=True):
        known = replace(policy, series=policy.key, abstract=True) if policy.key in undated else policy
        policies[policy.key] = known
        policy_of.update({document.key: policy.key for document in group})
    register = Register(policies, known_policies)
    listed = {at: listed_policy(entries[at], register) for at in entries_in_order(entries)}
    register.learn(document_mentions(ordered), beside)
    citations, faults = _citations(documents, policy_of, register)
    decided = decide(decisions, documents, register.policies, policy_of, citations)
    codes = learn_codes(decided.policies.values())
    notes += contradictions(codes)
    notes += numbers_of_others(decided.policies.values())
    complete = with_first_issuers(decided.policies, codes)
    earlier = {at_hand[later].key: at_hand[before].key for later, before in editions.earlier.items()}
    return Resolution(
        policies=dict(sorted(complete.items())),
        policy_of=decided.policy_of,
        policy_of_entry=tuple(decided.key(listed[at]) for at in range(len(entries))),
        citations=decided.citations,
        notes=tuple(notes),
        codes=codes,
        faults=faults,
        earlier={decided.key(later): decided.key(before) for later, before in earlier.items()},
        decided=tuple(decided.told),
        idle=tuple(decided.idle),
    )


def _citations(
    documents: Sequence[Document], policy_of: Mapping[str, str], register: Register
) -> tuple[tuple[Citation, ...], tuple[tuple[str, Fault], ...]]:
    """The citations of all documents, in their order, found in the order of what they say, and what went wrong."""
    found: dict[int, list[Citation]] = {}
    faults: list[tuple[str, Fault]] = []
    for at in documents_in_order(documents):
        document = documents[at]
        try:
            found[at] = cite(document, policy_of[document.key], register)
        except (KgError, MemoryError):
            raise
        except Exception as error:  # a fault costs one document its citations, not the build
            faults.append((document.place, Fault.of(error)))
    return tuple(one for at in sorted(found) for one in found[at]), tuple(faults)


def document_mentions(documents: Iterable[Document]) -> Iterator[Mention]:
    """Yield the mentions of all documents in order."""
    for document in documents:
        yield from document.mentions
