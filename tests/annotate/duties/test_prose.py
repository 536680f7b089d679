"""Duties in sentences (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.prose import ProseReader
from kg.annotate.duties.spans import Spans


def clauses(text: str, taken: Spans | None = None) -> list[Clause]:
    return list(ProseReader(text, Items(text, HEBEI), taken or Spans([])).clauses())


def roles(text: str) -> list[tuple[list[str], list[str]]]:
    return [([b.name for b in c.lead], [b.name for b in c.bodies if b not in c.lead]) for c in clauses(text)]


@pytest.mark.parametrize(
    ("text", "lead", "helps"),
    [
        ("省水利厅会同省财政厅组织实施示例工程。", ["河北省水利厅"], ["河北省财政厅"]),
        ("省水利厅牵头，省财政厅配合，清点示例设施。", ["河北省水利厅"], ["河北省财政厅"]),
        ("省水利厅负责清点示例设施。", [], ["河北省水利厅"]),
        ("省水利厅、省财政厅要按职责分工抓好落实。", [], ["河北省水利厅", "河北省财政厅"]),
    ],
)
def test_a_sentence_says_who_leads_and_who_helps(text: str, lead: list[str], helps: list[str]) -> None:
    assert roles(text) == [(lead, helps)]


@pytest.mark.parametrize(
    "text", ["省水利厅2020年已牵头完成示例工程。", "按照省水利厅的示例文本办理。", "示例工程由各方清点。"]
)
def test_what_was_done_or_only_named_is_no_duty(text: str) -> None:
    assert clauses(text) == []


def test_the_task_is_the_sentence() -> None:
    text = "示例文本。省水利厅负责清点示例设施。下一句。"
    (clause,) = clauses(text)
    assert text[slice(*clause.task)] == "省水利厅负责清点示例设施"


def test_what_brackets_have_taken_is_left_out() -> None:
    text = "省水利厅负责清点示例设施。"
    assert clauses(text, Spans([(0, len(text))])) == []
