"""Short forms without marks, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.short_forms import names_document, short_forms


def surfaces(sentence: str) -> list[str]:
    text = "示例文本标题\n一、总体要求\n" + sentence
    return [one.surface for one in find_mentions(text, DocumentContext("示例文本标题"), KnownNames([]))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "根据《示例工作方案》（国办函〔2019〕7号，以下简称“7号文”）。7号文明确了任务，按7号文办理。",
            ["7号文", "7号文"],
        ),
        ("落实《关于示例工作的意见》（以下简称示例意见）。示例意见提出三个目标。", ["示例意见"]),
        ("根据《示例管理条例》（以下简称条例）检查。按照条例第十条备案，违反条例规定的处罚。", ["条例", "条例"]),
        ("根据《示例管理条例》（以下简称《条例》）检查。条例第十条另有规定的除外。", ["条例", "条例"]),
        ("根据《示例管理条例》（以下简称条例）检查。按照条例和本通知办理，条例和办法另行公布。", ["条例"]),
        ("根据《示例管理条例》（以下简称示例条例）检查。市局依据示例条例组织复核。", ["示例条例"]),
        # a word in another one, a text of its own, a number in another number
        ("根据《示例管理条例》（以下简称条例）检查。各省条例另行制定，制定本条例。", []),
        ("根据《示例工作方案》（以下简称“7号文”）。执行17号文。", []),
        # a programme shares the title and is no document
        ("落实《关于示例双减的意见》（以下简称“双减”）。双减工作进展顺利。", []),
        ("条例第十条备案。根据《示例管理条例》（以下简称条例）检查。", []),
    ],
)
def test_short_forms_behind_their_definitions(sentence: str, found: list[str]) -> None:
    assert [
        one
        for one in surfaces(sentence)
        if one not in ("示例工作方案", "关于示例工作的意见", "示例管理条例", "关于示例双减的意见")
    ] == found


@pytest.mark.parametrize(("name", "is_document"), [("39号文", True), ("意见", True), ("公司", False), ("", False)])
def test_what_names_a_document(name: str, is_document: bool) -> None:
    assert names_document(name) is is_document


@given(st.text("条例第十。7号文按照", max_size=80), st.integers(0, 40))
def test_nothing_is_found_before_a_definition(text: str, end: int) -> None:
    spans = short_forms(text, [("条例", end), ("7号文", end)])
    assert all(start >= end for start, _ in spans)
    assert spans == sorted(spans)


def test_hostile_texts_take_linear_time() -> None:
    assert is_linear(lambda size: lambda: short_forms("条例第十条" * size, [("条例", 0)]), 3_000)
