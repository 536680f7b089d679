"""Duties in brackets (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.brackets import BracketReader
from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.labels import LabelReader
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.spans import Spans


def brackets(text: str) -> BracketReader:
    parties = Parties(text, (), HEBEI)
    items = Items.of(text, HEBEI, parties.items())
    return BracketReader(text, items, ListReader(text, MemberReader(text, items, parties, HEBEI)))


def labels(text: str) -> LabelReader:
    parties = Parties(text, (), HEBEI)
    items = Items.of(text, HEBEI, parties.items())
    return LabelReader(text, ListReader(text, MemberReader(text, items, parties, HEBEI)))


def lead_and_all(clause: Clause) -> tuple[list[str], list[str]]:
    return [body.name for body in clause.lead], [body.name for body in clause.bodies]


@pytest.mark.parametrize(
    ("bracket", "lead"),
    [
        ("（省水利厅牵头，省财政厅配合）", ["河北省水利厅"]),
        ("〔省水利厅、省财政厅按职责分工负责〕", []),
        ("（牵头单位：省水利厅；配合单位：省财政厅）", ["河北省水利厅"]),
    ],
)
def test_a_bracket_gives_bodies_their_roles(bracket: str, lead: list[str]) -> None:
    (clause,) = brackets(f"清点示例设施。{bracket}").clauses()
    assert lead_and_all(clause) == (lead, ["河北省水利厅", "河北省财政厅"])


@pytest.mark.parametrize("bracket", ["（见附件）", "（以下简称省水利厅）", "（省水利厅2021年印发的示例文本所列事项）"])
def test_other_brackets_give_no_duty(bracket: str) -> None:
    assert list(brackets(f"清点示例设施{bracket}。").clauses()) == []


def test_a_bracket_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "清点示例设施。（省水利厅牵头，省财政厅配合\n下一段。"
    (clause,) = brackets(text).clauses()
    assert clause.end <= text.index("下")


def test_the_deadline_in_a_bracket_is_that_of_the_duty() -> None:
    text = "清点示例设施。（省水利厅负责，2025年底前完成）"
    (clause,) = brackets(text).clauses()
    assert clause.deadline is not None
    assert text[slice(*clause.deadline)] == "2025年底前"


@pytest.mark.parametrize(
    ("bracket", "found"),
    [
        ("（省水利厅、省财政厅）", True),
        ("（省水利厅）", False),
        ("（省水利厅、省财政厅及其示例设施一二三四五六七八九十一二三四五六七八九十）", False),
        ("（省水利厅负责）", True),
        ("（2025年底前完成）", False),
        ("（牵头单位：）", False),
    ],
)
def test_a_bracket_of_bodies_alone_gives_a_duty_behind_a_sentence(bracket: str, found: bool) -> None:
    assert bool(list(brackets(f"清点示例设施。{bracket}").clauses())) == found


def test_two_bodies_in_a_bracket_inside_a_sentence_are_only_named() -> None:
    assert list(brackets("清点（省水利厅、省财政厅）示例设施。").clauses()) == []


def test_a_deadline_behind_a_bracket_is_that_of_the_duty_too() -> None:
    for text in (
        "清点示例设施。（省水利厅负责）完成时限：2025年底前\n",
        "清点示例设施。\n责任单位：省水利厅\n完成时限：2025年底前\n",
    ):
        (clause,) = [*brackets(text).clauses(), *labels(text).clauses(Spans([]))]
        assert clause.deadline is not None and text[slice(*clause.deadline)].startswith("2025年底")


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("（省民政厅）", True),
        ("（省民政厅示例分局）", True),
        ("（省民政厅主编）", False),
        ("（省民政厅）等。", False),
    ],
)
def test_one_body_alone_in_its_bracket_counts_among_other_brackets(last: str, found: bool) -> None:
    text = f"一、清点。（省水利厅负责）\n二、登记。（省水利厅、省财政厅负责）\n三、公布。{last}\n"
    clauses = list(brackets(text).clauses())
    assert len(clauses) == 2 + found
    assert not list(brackets(f"三、公布。{last}\n").clauses())


def test_what_stands_under_another_label_is_no_body() -> None:
    (clause,) = brackets("清点。（责任单位：省水利厅；适用范围：示例自贸试验区、唐山市）").clauses()
    assert lead_and_all(clause) == ([], ["河北省水利厅"])


def test_what_is_set_for_all_later_clauses_may_be_said_of_the_works_that_follow() -> None:
    (clause,) = brackets("清点。（省水利厅牵头。以下各项工作均需各市人民政府落实，不再列出。）").clauses()
    assert clause.standing == ["各市人民政府"]


@pytest.mark.parametrize(
    ("bracket", "found"),
    [("（省水利厅，示例水务集团）", True), ("（来源：省水利厅、省财政厅）", False), ("（省水利厅示例文本）", False)],
)
def test_bodies_alone_are_a_list_of_several_and_no_other_label(bracket: str, found: bool) -> None:
    assert bool(list(brackets(f"清点示例设施。{bracket}\n").clauses())) == found
