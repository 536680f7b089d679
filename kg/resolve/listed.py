"""The policies of table rows.

In: rows of policy tables, the register. Out: the policy that each row tells of, with what the row adds to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.annotate.documents import TableEntry
from kg.language.regions import NATION
from kg.resolve.identity import cited_key
from kg.resolve.model import Policy
from kg.resolve.names import names_beside
from kg.resolve.only_cited import other_names
from kg.resolve.register import Register


def listed_policy(entry: TableEntry, register: Register) -> str:
    """The policy of a table row: one whose text is here, with what the row adds to it, or a new one."""
    row = entry.row
    territory = _territory(entry)
    same = [p for p in register.candidates(row.title) if _may_be(p, entry, territory)]
    if same:
        policy = min(same, key=lambda p: (not p.in_corpus, p.key))
        register.policies[policy.key] = _with_entry(policy, entry)
        return policy.key
    key = cited_key(row.title, None, territory)
    policy = Policy(
        key=key,
        title=row.title,
        alternatives=other_names(row.title),
        bodies=entry.bodies,
        published=date.fromisoformat(row.date),
        type=row.named.type,
        jurisdiction=territory,
        known=True,
    )
    register.enter(policy)
    return key


def _territory(entry: TableEntry) -> str:
    return entry.bodies[0].territory if entry.bodies else entry.row.region or NATION


def _may_be(policy: Policy, entry: TableEntry, territory: str) -> bool:
    shared = {b.name for b in policy.bodies} & {b.name for b in entry.bodies}
    return bool(shared) or policy.jurisdiction in (territory, None)


def _with_entry(policy: Policy, entry: TableEntry) -> Policy:
    """What a table says of a policy: often the title with its issuers, which the text's heading lacks."""
    names = {*policy.alternatives, policy.title, entry.row.title}
    fuller = len(entry.row.named.folded) > len(policy.named.folded)
    title = entry.row.title if fuller else policy.title
    return replace(
        policy,
        title=title,
        alternatives=names_beside(title, names),
        bodies=policy.bodies or entry.bodies,
        published=policy.published or date.fromisoformat(entry.row.date),
        known=True,
    )
