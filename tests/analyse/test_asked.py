"""What a graph was asked for, kept (示例文本)."""

from __future__ import annotations

from network_graph import PLAN, read_graph

from kg.analyse.asked import Asked, first
from kg.vocabulary.namespaces import DCTERMS


def test_a_pattern_is_asked_once_and_its_values_are_sorted() -> None:
    asked = Asked(read_graph())
    titles = asked.values(f"?subject <{DCTERMS}title> ?value")
    assert titles[PLAN] and all(list(values) == sorted(values) for values in titles.values())
    assert asked.values(f"?subject <{DCTERMS}title> ?value") is titles


def test_the_first_of_no_values_is_none() -> None:
    assert (first(("甲", "乙")), first(())) == ("甲", None)
