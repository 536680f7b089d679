"""Which report a title means that each government gives every year (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from own_texts import documents, page

from kg.annotate.documents import Document
from kg.annotate.references.mention import Mention
from kg.language.bodies import find_bodies
from kg.resolve.reports import YearlyReport, yearly_report


def cited(sentence: str, signed: str = "2022年2月8日") -> tuple[Mention, Document]:
    (document,) = documents(
        page("北京市人民政府关于示例要点的通知", "各有关单位：", f"{sentence}，提出本要点。", "北京市人民政府", signed)
    )
    return next(one for one in document.mentions if one.surface.endswith("报告")), document


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("落实《政府工作报告》", "北京市2022年政府工作报告"),
        ("落实2021年《政府工作报告》", "北京市2021年政府工作报告"),
        ("落实国务院《政府工作报告》", "2022年政府工作报告"),
        ("落实《示例调查报告》", None),
    ],
)
def test_place_and_year_come_from_the_sentence_else_from_the_document(sentence: str, title: str | None) -> None:
    mention, document = cited(sentence)
    named = tuple(found.body for found in find_bodies("".join(mention.issuers), document.description.home))
    report = yearly_report(mention, document, named)
    assert (report.title if report else None) == title


def test_what_a_text_says_of_itself_is_no_report_of_somebody() -> None:
    mention, document = cited("落实《政府工作报告》")
    assert yearly_report(replace(mention, relation="self"), document, ()) is None


def test_nothing_at_hand_is_the_report_of_a_year() -> None:
    assert YearlyReport("北京市2022年政府工作报告", None, 2022).among([]) is None
