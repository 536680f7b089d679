"""Editions: which policy is the next of which, by their titles."""

from __future__ import annotations

import pytest
from network_graph import read_graph

from kg.analyse.editions import edition_chains
from kg.analyse.records import Records
from kg.language.edition_marks import edition_key
from kg.vocabulary.namespaces import ID


@pytest.mark.parametrize(
    ("title", "key", "mark"),
    [
        ("示例部关于印发“十四五”示例发展规划的通知", "示例发展规划", "2021"),
        ("“十三五”示例发展规划", "示例发展规划", "2016"),
        ("示例产业目录（2019年本）", "示例产业目录", "2019"),
        ("2022年示例工作要点", "示例工作要点", "2022"),
        # What is aimed at is no edition.
        ("2030年前示例行动方案", "2030年前示例行动方案", ""),
        ("示例法", "示例法", ""),
    ],
)
def test_edition_key(title: str, key: str, mark: str) -> None:
    assert edition_key(title) == (key, mark)


def test_editions_follow_each_other() -> None:
    def plan(name: str, title: str, more: str = "") -> str:
        return f"<{ID}policy/{name}> a kg:Policy ; dcterms:title '{title}'@zh {more} .\n"

    prefixes = "@prefix kg: <https://w3id.org/policy-kg/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
    turtle = (
        plan("a", "示例目录（2019年本）")
        + plan("b", "示例目录（2024年本）")
        + plan("c", "旧示例规定")
        + plan("d", "新示例规定", f"; kg:predecessor <{ID}policy/c>")
        # Two of the same year: neither is known to be the next.
        + "".join(plan(name, "示例要点（2020年版）") for name in ("e", "f"))
        + plan("g", "示例要点（2021年版）")
    )
    graph = Records.of(read_graph(prefixes + turtle))
    chains = edition_chains(graph.policies, graph.predecessors)
    assert [[edition.policy.rsplit("/", 1)[-1] for edition in chain] for chain in chains] == [["a", "b"], ["c", "d"]]
    assert [edition.stated for chain in chains for edition in chain] == [False, False, False, True]
