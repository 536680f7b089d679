"""Mentions to policies, across documents and compilations.

In: the documents of all compilations, described and annotated. Out: `Resolution`: which documents are one policy, which
policy each mention means, and why some mean none. Numbers come first, then titles with territory, then short forms
within their document. What stays ambiguous stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.annotate.documents import Document, TableEntry
from kg.annotate.references.mention import Mention
from kg.read.policy_lists import KnownPolicy
from kg.resolve.agency_codes import contradictions, learn_codes, with_first_issuers
from kg.resolve.cite import cite, listed_policy
from kg.resolve.model import Policy, Resolution
from kg.resolve.register import Register
from kg.resolve.same import key_beside, merge, same_policies


def resolve(
    documents: Sequence[Document], entries: Sequence[TableEntry] = (), known: Sequence[KnownPolicy] = ()
) -> Resolution:
    """Return the policies behind documents, table rows and mentions.

    Parameters
    ----------
    documents : sequence of Document
        All documents of all compilations, in a fixed order.
    entries : sequence of TableEntry
        The rows of their policy tables, in a fixed order.
    known : sequence of KnownPolicy
        Entries of lists of known policies.
    """
    notes: list[str] = []
    groups = same_policies(documents, notes)
    policies: dict[str, Policy] = {}
    policy_of: dict[str, str] = {}
    for group in groups:
        policy = merge(group, notes)
        if policy.key in policies:  # a number printed on two documents: both keep it, one has it as its identity
            policy = replace(policy, key=key_beside(policy))
        policies[policy.key] = policy
        policy_of.update({document.key: policy.key for document in group})
    register = Register(policies, known)
    listed = tuple(listed_policy(entry, register) for entry in entries)
    register.learn(document_mentions(documents))
    citations = tuple(cite(document, policy_of[document.key], register) for document in documents)
    flat = tuple(citation for found in citations for citation in found)
    codes = learn_codes(register.policies.values())
    notes += contradictions(codes)
    complete = with_first_issuers(register.policies, codes)
    return Resolution(dict(sorted(complete.items())), policy_of, listed, flat, tuple(notes))


def document_mentions(documents: Iterable[Document]) -> Iterator[Mention]:
    """Yield the mentions of all documents in order."""
    for document in documents:
        yield from document.mentions
