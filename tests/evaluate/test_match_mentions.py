"""Mentions of a graph against those of a key."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.found import FoundGraph, FoundMention, Occurrence
from kg.evaluate.gold import Gold, GoldDocument, GoldMention
from kg.evaluate.match_mentions import mention_verdicts
from kg.evaluate.scores import MentionVerdict

POLICY = "示例:法"
PLACE = GoldDocument("demo-1", (1, 40), "示例节能规划", frozenset(), None, (), None, None, None, None, (), (), False)


def wanted(surface: str = "示例节约法", line: int = 5, relation: str = "based_on", **facts: Any) -> GoldMention:
    known: dict[str, Any] = {"document": "demo-1", "line": line, "surface": surface, "relations": (relation,)}
    known |= {"marked": True, "neutral": False, "in_corpus": None, "target": None}
    return GoldMention(**(known | facts))


def found(
    surface: str = "示例节约法", line: int = 5, relation: str = "based_on", cited: str | None = None
) -> FoundMention:
    return FoundMention("demo.txt", line, surface, True, relation, cited)


def verdicts(asked: list[GoldMention], read: list[FoundMention], **matched: Occurrence) -> list[MentionVerdict]:
    empty: dict[str, Any] = dict.fromkeys(Gold.__dataclass_fields__, ())
    gold = Gold(**(empty | {"documents": (PLACE,), "full": ("demo-1",), "mentions": tuple(asked)}))
    facts = {kind: {POLICY: frozenset({"示例节约法"})} for kind in ("title", "alternative", "number")}
    graph = FoundGraph(("demo.txt",), (), tuple(read), (), (), {}, facts)
    return list(mention_verdicts(gold, matched, graph))


@pytest.mark.parametrize(
    ("read", "statuses"),
    [
        ([found()], ["right"]),
        ([found(line=7)], ["right"]),
        ([found(line=8)], ["missed", "spurious"]),
        ([found("示例排放法")], ["missed", "spurious"]),
        ([], ["missed"]),
        ([found(), found("另一办法", 9)], ["right", "spurious"]),
        ([found(), found("本办法", 9, "self")], ["right"]),
    ],
)
def test_a_mention_is_found_by_its_words_near_its_line(read: list[FoundMention], statuses: list[str]) -> None:
    assert [one.status for one in verdicts([wanted()], read)] == statuses


def test_a_part_of_an_unmarked_name_counts() -> None:
    (one,) = verdicts([wanted("示例省节约用水条例", marked=False)], [found("节约用水条例")])
    assert (one.status, one.exact) == ("right", False)
    missed, spurious = verdicts([wanted("示例省节约用水条例")], [found("节约用水条例")])
    assert (missed.status, spurious.status) == ("missed", "spurious")


@pytest.mark.parametrize(("relation", "right"), [("based_on", True), ("mentions", False)])
def test_the_relation_may_be_wrong(relation: str, right: bool) -> None:
    (one,) = verdicts([wanted()], [found(relation=relation)])
    assert (one.status, one.relation_right) == ("right", right)


def test_taking_the_place_and_ending_are_said_alike() -> None:
    (one,) = verdicts([wanted(relation="replaces")], [found(relation="repeals")])
    assert one.relation_right


def test_a_neutral_mention_is_neither_missing_nor_wrong() -> None:
    assert verdicts([wanted(neutral=True)], []) == []
    assert verdicts([wanted(neutral=True)], [found()]) == []


@pytest.mark.parametrize(("cited", "right"), [("示例:乙", True), ("示例:丙", False)])
def test_the_target_is_the_document_meant(cited: str, right: bool) -> None:
    place = Occurrence("demo.txt", 50, 60, "示例:乙")
    (one,) = verdicts([wanted(in_corpus="demo-2")], [found(cited=cited)], **{"demo-2": place})
    assert (one.target_measure, one.target_right) == ("citation target in corpus", right)


def test_a_short_form_is_resolved_by_its_title() -> None:
    (one,) = verdicts([wanted("《法》", target="示例节约法")], [found("《法》", cited=POLICY)])
    assert (one.target_measure, one.target_right) == ("short form resolved", True)
