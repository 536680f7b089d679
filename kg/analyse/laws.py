"""Which policies rest on which laws and regulations.

In: `Records`. Out: a table with a row for each law and policy that rests on it, the most used law first.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING
from kg.analyse.rankings import with_coverage
from kg.analyse.table import Cell, Table
from kg.vocabulary.namespaces import ID, SKOS

if TYPE_CHECKING:
    from kg.analyse.records import Records

_OF_LAW = tuple(ID + "force/" + name for name in ("law", "administrative-regulation", "local-regulation"))
_LAWS = f"VALUES ?value {{ {' '.join(f'<{kind}>' for kind in _OF_LAW)} }} ?subject kg:legalForce ?value"


def laws(records: Records, body: str | None = None) -> Table:
    """Return what rests on laws and regulations.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    body : str, optional
        IRI of a body: only policies that it issued.
    """
    force = records.values(_LAWS)
    cited_laws = sorted({key[1] for key in records.link_keys() if key[2] in RESTING and key[1] in force})
    links = {key: places for key, places in records.links(cited_laws, "down").items() if key[2] in RESTING}
    policies = {one.iri: one for one in records.policies_of({end for key in links for end in key[:2]})}
    names = {kind: next(iter(records.graph.objects(kind, SKOS + "prefLabel")), kind) for kind in _OF_LAW}
    found: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
    resting: dict[str, set[str]] = defaultdict(set)
    for (citing, cited, relation), places in links.items():
        policy = policies[citing]
        # who explains a policy says on what that one rests
        if not policy.named.is_commentary and (body is None or body in policy.bodies):
            law, first = policies[cited], places[0]
            who = (policy.title, policy.number, "、".join(policy.body_names))
            kind = names[force[cited][0]]
            resting[cited].add(citing)
            found[cited].append((law.title, kind, relation, *who, len(places), first.file, first.line))
    rows = [
        row
        for cited in sorted(found, key=lambda iri: (-len(resting[iri]), iri))
        for row in sorted(found[cited], key=str)
    ]
    columns = ("law", "force", "relation", "policy", "number", "bodies", "mentions", "file", "line")
    facts = {"laws": len(found), "policies": len(set().union(*resting.values()))}
    return with_coverage(Table(columns, rows, facts), records)
