"""How long the shipped queries take on a graph as it grows.

    python benchmarks/queries.py [FOLDER_OF_A_BUILD] [TIMES]      (default: outputs 10)

Loads the graph of a build TIMES over, each copy under names of its own with the vocabularies shared, and prints how
long each query takes, in CPU seconds: once on the graph itself and once on all copies. A query with
parameters is asked of what the graph has most of: the policy most cited, the body that issues most. Exit code 1 if a
query takes more than half a second on the copies.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.graph import answering, queries, sparql
from kg.graph.store import GraphStore, open_store, text_of
from kg.vocabulary.namespaces import CITO, ELI, ID, KG, PREFIXES, RDF

MOST = 0.5
# individuals; what stands under other names is a vocabulary, and one for all copies
KINDS = ("act", "citation", "compilation", "issuers", "meeting", "occurrence", "origin", "policy", "responsibility",
         "statement", "target", "topic")  # fmt: skip


def copied(store: ox.Store, times: int) -> ox.Store:
    """The graph `times` over; the first copy keeps its names."""
    whole = ox.Store()
    quads = list(store)
    for at in range(times):
        whole.bulk_extend(ox.Quad(*(_renamed(term, at) for term in quad.triple)) for quad in quads)
    whole.optimize()
    return whole


def _renamed(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple, at: int):  # type: ignore[no-untyped-def]
    if at and isinstance(term, ox.NamedNode) and term.value.startswith(ID):
        kind, slash, name = term.value.removeprefix(ID).partition("/")
        if kind in KINDS:
            return ox.NamedNode(f"{ID}{kind}/{at}{slash}{name}")
    return term


def _most(store: ox.Store, predicate: str, kind: str | None = None) -> str:
    """What a predicate leads to most often."""
    found = Counter(text_of(quad.object) for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None))
    named = (value for value, _ in found.most_common() if kind is None or f"/{kind}/" in value)
    return next(named)


def values(graph: GraphStore) -> Mapping[str, str]:
    """A value for each kind of parameter: what the graph has most of."""
    store = graph.store
    body, place = _most(store, ELI + "passed_by", "body"), _most(store, ELI + "jurisdiction")
    named = next(store.quads_for_pattern(ox.NamedNode(body), ox.NamedNode(PREFIXES["skos"] + "prefLabel"), None))
    codes = Counter(text_of(q.object) for q in store.quads_for_pattern(None, ox.NamedNode(KG + "agencyCode"), None))
    return {
        "policy": _most(store, CITO + "hasCitedEntity"),
        "body": text_of(named.object),
        "region": place.rpartition("/")[2],
        "sector": _most(store, ELI + "is_about").rpartition("/")[2],
        "agency": codes.most_common(1)[0][0],
        "day": "2021-06-01",
    }


def seconds(store: ox.Store, text: str) -> tuple[float, int]:
    """The least CPU time of two, and the rows."""
    taken, rows = [], 0
    for _ in range(2):
        begin = time.process_time()
        found = store.query(text, prefixes=dict(PREFIXES))
        assert isinstance(found, ox.QuerySolutions)
        rows = sum(1 for _ in found)
        taken.append(time.process_time() - begin)
    return min(taken), rows


def bound(graph: GraphStore, asked: queries.Query, given: Mapping[str, str]) -> str:
    """The text of a query with values for its parameters."""
    own = {parameter.name: given[parameter.name] for parameter in asked.parameters if parameter.name in given}
    return sparql.bind(asked.text, answering.terms(graph, queries.parameter_values(asked, own)))


def main() -> None:
    """Measure and print."""
    folder, times = Path((sys.argv[1:] or ["outputs"])[0]), int((sys.argv[2:] or ["10"])[0])
    graph = open_store(folder)
    whole, given = copied(graph.store, times), values(graph)
    policies = sum(1 for _ in whole.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "Policy")))
    print(f"{len(graph)} triples; {times} times: {len(whole)}, {policies} policies")
    print(f"{'query':28} {'rows':>8} {'once s':>8} {f'{times} times s':>10}", flush=True)
    slow = []
    for name, asked in queries.shipped().items():
        text = bound(graph, asked, given)
        (once, _), (often, found) = seconds(graph.store, text), seconds(whole, text)
        print(f"{name:28} {found:8} {once:8.3f} {often:10.3f}", flush=True)
        slow += [name] if often > MOST else []
    print(f"over {MOST} s: {', '.join(slow) or 'none'}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
