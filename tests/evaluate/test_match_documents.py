"""Documents of a graph against those of a key."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.found import FoundGraph, Occurrence
from kg.evaluate.gold import Gold, GoldDocument
from kg.evaluate.match_documents import document_verdicts, field_verdicts, identity_verdicts, listed, match_documents

KINDS = ("title", "alternative", "number", "date", "effective", "issuer", "type", "jurisdiction", "sector")


def document(identifier: str = "demo-1", lines: tuple[int, int] = (1, 40), **facts: Any) -> GoldDocument:
    known: dict[str, Any] = {"id": identifier, "lines": lines, "title": "示例节能规划", "number": None, "date": None}
    known |= {"effective": None, "type": None, "jurisdiction": None, "issuers": (), "annexes": ()}
    known |= {"sectors": (), "unsure": False, "names": frozenset({"示例节能规划"})}
    return GoldDocument(**(known | facts))


def graph(*occurrences: tuple[int, int], **facts: str) -> FoundGraph:
    found = tuple(Occurrence("demo.txt", start, end, f"示例:{start}") for start, end in occurrences)
    stated = {kind: {"示例:1": frozenset({facts[kind]})} if kind in facts else {} for kind in KINDS}
    return FoundGraph(("demo.txt",), found, (), (), (), {}, stated)


@pytest.mark.parametrize(("lines", "matches"), [((1, 40), True), ((3, 40), True), ((5, 40), False), ((1, 20), False)])
def test_a_document_is_found_where_its_lines_are(lines: tuple[int, int], matches: bool) -> None:
    matched, spurious = match_documents([document()], graph(lines))
    assert ("demo-1" in matched) == matches
    assert bool(spurious) != matches


def test_an_occurrence_is_one_document_only() -> None:
    matched, _ = match_documents([document(), document("demo-2")], graph((1, 40)))
    assert list(matched) == ["demo-1"]


def test_what_is_missed_and_what_is_too_much_is_told() -> None:
    found = graph((10, 20))
    matched, spurious = match_documents([document()], found)
    statuses = [one.status for one in document_verdicts([document()], matched, spurious, found)]
    assert statuses == ["missed", "spurious"]


@pytest.mark.parametrize(
    ("wanted", "stated", "status"),
    [
        ("国发〔2021〕3号", "国发（2021）3号", "right"),
        ("国发〔2021〕3号", "国发〔2021〕4号", "wrong"),
        (None, "国发〔2021〕4号", "wrong"),
    ],
)
def test_a_number_is_right_in_any_brackets(wanted: str | None, stated: str, status: str) -> None:
    found, asked = graph((1, 40), number=stated), document(number=wanted)
    verdicts = {one.measure: one.status for one in field_verdicts([asked], match_documents([asked], found)[0], found)}
    assert verdicts["document number"] == status


def test_where_the_reader_was_unsure_a_difference_is_no_error() -> None:
    found, asked = graph((1, 40), number="国发〔2021〕4号"), document(number="国发〔2021〕3号", unsure=True)
    measures = {one.measure for one in field_verdicts([asked], match_documents([asked], found)[0], found)}
    assert "document number" not in measures


@pytest.mark.parametrize(
    ("wanted", "stated", "status"), [("C", "C31", "right"), ("C31", "C", "right"), ("D44", "C31", "missed")]
)
def test_a_section_agrees_with_its_divisions(wanted: str, stated: str, status: str) -> None:
    found, asked = graph((1, 40), sector=stated), document(sectors=(wanted,))
    checks = field_verdicts([asked], match_documents([asked], found)[0], found)
    assert status in [one.status for one in checks if one.measure == "document sectors"]


def test_two_texts_of_one_policy_are_one_node() -> None:
    one, other = Occurrence("demo.txt", 1, 40, "示例:1"), Occurrence("demo.txt", 50, 60, "示例:1")
    pair: dict[str, Any] = {"same": (("a", "b"),), "different": (("a", "b"),)}
    gold = Gold(**(dict.fromkeys(Gold.__dataclass_fields__, ()) | pair))
    assert [check.status for check in identity_verdicts(gold, {"a": one, "b": other})] == ["right", "wrong"]
    assert list(identity_verdicts(gold, {"a": one})) == []


def test_values_are_told_in_one_order() -> None:
    assert listed({"b", "a"}) == listed(["a", "b"]) == "a; b"
