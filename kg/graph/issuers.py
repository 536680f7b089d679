"""The issuers of policies in the order of their documents: who leads stands first.

In: a store. Out: bodies of a policy as kg:issuerOrder lists them.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.store import GraphStore, text_of
from kg.vocabulary.namespaces import KG, RDF

_ORDER, _FIRST, _REST = (ox.NamedNode(iri) for iri in (KG + "issuerOrder", RDF + "first", RDF + "rest"))


def issuer_orders(graph: GraphStore) -> dict[str, tuple[str, ...]]:
    """Policy → its issuers in their order, for all policies that several bodies issue."""
    heads = {text_of(quad.subject): text_of(quad.object) for quad in _quads(graph, None, _ORDER)}
    body_of = {text_of(quad.subject): text_of(quad.object) for quad in _quads(graph, None, _FIRST)} if heads else {}
    rest_of = {text_of(quad.subject): text_of(quad.object) for quad in _quads(graph, None, _REST)} if heads else {}
    found = {}
    for policy, cell in heads.items():
        order = []
        while cell in body_of:
            order.append(body_of.pop(cell))
            cell = rest_of.get(cell, "")
        found[policy] = tuple(order)
    return found


def issuer_order(graph: GraphStore, policy: str) -> tuple[str, ...]:
    """The issuers of one policy in their order; nothing where it has not several."""
    order: list[str] = []
    cell = _one(graph, policy, _ORDER)
    while cell and (body := _one(graph, cell, _FIRST)) and body not in order:
        order.append(body)
        cell = _one(graph, cell, _REST)
    return tuple(order)


def in_order(bodies: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Bodies by their place in an order, those that it lacks behind, by name."""
    return sorted(bodies, key=lambda body: (order.index(body) if body in order else len(order), body))


def _one(graph: GraphStore, subject: str, predicate: ox.NamedNode) -> str | None:
    return next((text_of(quad.object) for quad in _quads(graph, subject, predicate)), None)


def _quads(graph: GraphStore, subject: str | None, predicate: ox.NamedNode) -> Iterable[ox.Quad]:
    return graph.store.quads_for_pattern(None if subject is None else ox.NamedNode(subject), predicate, None)
