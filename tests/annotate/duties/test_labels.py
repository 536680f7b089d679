"""Duties behind labels (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.labels import LabelReader
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.spans import Spans


def labels(text: str) -> LabelReader:
    parties = Parties(text, (), HEBEI)
    items = Items.of(text, HEBEI, parties.items())
    return LabelReader(text, ListReader(text, MemberReader(text, items, parties, HEBEI)))


def lead_and_all(clause: Clause) -> tuple[list[str], list[str]]:
    return [body.name for body in clause.lead], [body.name for body in clause.bodies]


def test_a_label_stands_before_a_list() -> None:
    (clause,) = labels("清点示例设施。\n责任单位：省水利厅、省财政厅\n").clauses(Spans([]))
    assert lead_and_all(clause) == ([], ["河北省水利厅", "河北省财政厅"])


def test_two_labels_of_one_duty_are_one_clause() -> None:
    (clause,) = labels("清点示例设施。\n牵头单位：省水利厅\n配合单位：省财政厅\n").clauses(Spans([]))
    assert lead_and_all(clause) == (["河北省水利厅"], ["河北省水利厅", "河北省财政厅"])


def test_what_is_read_already_is_not_read_again() -> None:
    text = "清点示例设施。\n责任单位：省水利厅\n"
    assert list(labels(text).clauses(Spans([(0, len(text))]))) == []


def test_a_labelled_list_ends_with_its_sentence_or_paragraph() -> None:
    text = "清点示例设施。\n责任单位：省水利厅。省教育厅说明\n省民政厅说明\n责任单位：省财政厅\n"
    first, second = labels(text).clauses(Spans([]))
    assert lead_and_all(first) == ([], ["河北省水利厅"])
    assert lead_and_all(second) == ([], ["河北省财政厅"])


def test_a_label_in_the_middle_of_a_sentence_begins_no_list() -> None:
    assert list(labels("示例文本所称责任单位：省水利厅").clauses(Spans([]))) == []


def test_members_stand_beside_who_leads_and_alone_they_have_no_task() -> None:
    (clause,) = labels("示例组：牵头单位：省水利厅；成员单位：省财政厅、省教育厅").clauses(Spans([]))
    assert lead_and_all(clause) == (["河北省水利厅"], ["河北省水利厅", "河北省财政厅", "河北省教育厅"])
    assert not clause.groups
    assert list(labels("成员单位：省财政厅、省教育厅").clauses(Spans([]))) == []


@pytest.mark.parametrize(
    ("text", "lead", "bodies"),
    [
        ("示例工程责任单位：省水利厅", [], ["河北省水利厅"]),
        ("第1号示例提案主办单位：省水利厅会办单位：省财政厅", ["河北省水利厅"], ["河北省水利厅", "河北省财政厅"]),
        ("清点设施。牵头单位：省水利厅。配合单位：省财政厅。", ["河北省水利厅"], ["河北省水利厅", "河北省财政厅"]),
    ],
)
def test_a_label_stands_behind_what_it_labels_and_over_the_end_of_a_sentence(
    text: str, lead: list[str], bodies: list[str]
) -> None:
    (clause,) = labels(text).clauses(Spans([]))
    assert lead_and_all(clause) == (lead, bodies)


@pytest.mark.parametrize("text", ["网站主办单位：省水利厅", "各责任单位：省水利厅", "示例工程责任单位：见附件"])
def test_a_site_a_group_and_a_label_over_nobody_give_none(text: str) -> None:
    assert list(labels(text).clauses(Spans([]))) == []
