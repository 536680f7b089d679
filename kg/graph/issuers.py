"""Bodies in the order of their documents: who leads stands first.

In: a store. Out: the bodies of a policy or a duty as kg:issuerOrder and kg:bodyOrder list them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.vocabulary.namespaces import ELI, KG, RDF

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

_ORDER, _FIRST, _REST = KG + "issuerOrder", RDF + "first", RDF + "rest"
_CODE, _ISSUER = KG + "agencyCode", ELI + "passed_by"


def all_issuers(graph: GraphStore) -> dict[str, tuple[str, ...]]:
    """Policy → bodies that issue it, in the order of its document. Where none is stated, its number's agency code
    tells, unless two bodies share that."""
    policies, bodies = (frozenset(graph.instances(KG + kind)) for kind in ("Policy", "Body"))
    codes = graph.pairs(_CODE)
    of_code: dict[str, set[str]] = defaultdict(set)
    for body, code in codes:
        if body in bodies:
            of_code[code].add(body)
    coded: dict[str, set[str]] = defaultdict(set)
    for policy, code in codes:
        if policy in policies and code in of_code:
            coded[policy] |= of_code[code]
    found = {policy: issuers for policy, issuers in coded.items() if len(issuers) == 1}
    stated: dict[str, set[str]] = defaultdict(set)
    for policy, body in graph.pairs(_ISSUER, KG + "Policy"):
        stated[policy].add(body)
    order = issuer_orders(graph)
    return {
        policy: tuple(in_order(issuers, order.get(policy, ())))
        for policy, issuers in sorted({**found, **stated}.items())
    }


def issuer_orders(graph: GraphStore) -> dict[str, tuple[str, ...]]:
    """Policy → its issuers in their order, for all policies that several bodies issue."""
    return orders(graph, _ORDER)


def orders(graph: GraphStore, predicate: str) -> dict[str, tuple[str, ...]]:
    """Subject → the bodies of its list, for all that have one by a predicate; lists may share their ends."""
    heads = dict(graph.pairs(predicate))
    body_of = dict(graph.pairs(_FIRST)) if heads else {}
    rest_of = dict(graph.pairs(_REST)) if heads else {}
    found = {}
    for subject, cell in heads.items():
        order: dict[str, None] = {}
        while cell in body_of and body_of[cell] not in order:
            order[body_of[cell]] = None
            cell = rest_of.get(cell, "")
        found[subject] = tuple(order)
    return found


def issuer_order(graph: GraphStore, policy: str) -> tuple[str, ...]:
    """The issuers of one policy in their order; nothing where it has not several."""
    return order_of(graph, policy, _ORDER)


def order_of(graph: GraphStore, subject: str, predicate: str) -> tuple[str, ...]:
    """The bodies of the list that something has by a predicate; nothing where it has none."""
    order: list[str] = []
    cell = _one(graph, subject, predicate)
    while cell and (body := _one(graph, cell, _FIRST)) and body not in order:
        order.append(body)
        cell = _one(graph, cell, _REST)
    return tuple(order)


def in_order(bodies: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Bodies by their place in an order, those that it lacks behind, by name."""
    return sorted(bodies, key=lambda body: (order.index(body) if body in order else len(order), body))


def _one(graph: GraphStore, subject: str, predicate: str) -> str | None:
    return next(iter(graph.objects(subject, predicate)), None)
