"""The records of a graph: each question goes to the store once, whoever asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from network_graph import read_graph

from kg.analyse import duties, networks, tables
from kg.analyse.records import Records, called
from kg.evaluate.found import read_graph as read_found
from kg.graph.store import GraphStore
from kg.show import export


class CountingStore:
    """A store that keeps what it was asked."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.asked: Counter[str] = Counter()

    def query(self, query: str, **options: object) -> object:
        self.asked[query] += 1
        return self.store.query(query, **options)  # type: ignore[arg-type]

    def quads_for_pattern(self, *pattern: ox.NamedNode | None) -> object:
        self.asked[str(pattern)] += 1
        return self.store.quads_for_pattern(*pattern)


@pytest.mark.parametrize(
    "use",
    [
        lambda records, folder: [tables.rank_table(records, of) for of in ("policies", "bodies")],
        lambda records, folder: tables.network_table(records, "bodies", (2020, 2022)),
        lambda records, folder: [networks.region_graph(records), networks.sector_graph(records)],
        lambda records, folder: duties.bodies_table(records, duties.listed_bodies(records)),
        lambda records, folder: export.write_folder(records, "csv", folder),
        lambda records, folder: read_found(records),
    ],
    ids=["rank", "network", "topics", "bodies", "tables", "evaluate"],
)
def test_nothing_is_asked_twice(use: Callable[[Records, Path], object], tmp_path: Path) -> None:
    counting = CountingStore(read_graph().store)
    use(Records.of(GraphStore(counting)), tmp_path / "out")  # type: ignore[arg-type]
    assert counting.asked
    assert {query: times for query, times in counting.asked.items() if times > 1} == {}


def test_what_was_asked_before_is_at_hand() -> None:
    counting = CountingStore(read_graph().store)
    records = Records.of(GraphStore(counting))  # type: ignore[arg-type]
    networks.citation_graph(records)
    asked = counting.asked.total()
    networks.citation_graph(records)
    networks.timeline(records)
    assert counting.asked.total() == asked


def test_a_policy_is_called_by_its_title_and_number_and_what_is_none_by_its_iri() -> None:
    records = Records.of(read_graph())
    policy = next(iter(records.policies.values()))
    assert called(records, policy.iri) == (policy.title, policy.number)
    assert called(records, "https://example.org/none") == ("https://example.org/none", None)
