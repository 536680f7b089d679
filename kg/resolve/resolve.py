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
from kg.errors import Fault, KgError
from kg.read.policy_lists import KnownPolicy
from kg.resolve.agency_codes import contradictions, learn_codes, with_first_issuers
from kg.resolve.cite import cite, listed_policy
from kg.resolve.identity import key_beside
from kg.resolve.model import Citation, Policy, Resolution
from kg.resolve.register import Register
from kg.resolve.same import merge, same_policies


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
    citations: list[Citation] = []
    faults: list[tuple[str, Fault]] = []
    for document in documents:
        try:
            citations += cite(document, policy_of[document.key], register)
        except (KgError, MemoryError):
            raise
        except Exception as error:  # a fault costs one document its citations, not the build
            faults.append((document.place, Fault.of(error)))
    codes = learn_codes(register.policies.values())
    notes += contradictions(codes)
    complete = with_first_issuers(register.policies, codes)
    return Resolution(
        policies=dict(sorted(complete.items())),
        policy_of=policy_of,
        policy_of_entry=listed,
        citations=tuple(citations),
        notes=tuple(notes),
        codes=codes,
        faults=tuple(faults),
    )


def document_mentions(documents: Iterable[Document]) -> Iterator[Mention]:
    """Yield the mentions of all documents in order."""
    for document in documents:
        yield from document.mentions
