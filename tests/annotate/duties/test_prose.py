"""Duties in sentences (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.prose import ProseReader
from kg.annotate.duties.rows import with_names_in_rows
from kg.annotate.duties.spans import Spans


def clauses(text: str, taken: Spans | None = None) -> list[Clause]:
    items = Items.of(text, HEBEI)
    members = MemberReader(text, items, Parties(text, (), HEBEI), HEBEI)
    return list(ProseReader(text, with_names_in_rows(text, items, HEBEI), taken or Spans([]), members).clauses())


def roles(text: str) -> list[tuple[list[str], list[str]]]:
    return [([b.name for b in c.lead], [b.name for b in c.bodies if b not in c.lead]) for c in clauses(text)]


@pytest.mark.parametrize(
    ("text", "lead", "helps"),
    [
        ("省水利厅会同省财政厅组织实施示例工程。", ["河北省水利厅"], ["河北省财政厅"]),
        ("省水利厅牵头，省财政厅配合，清点示例设施。", ["河北省水利厅"], ["河北省财政厅"]),
        ("省水利厅为牵头单位，省财政厅、省教育厅为配合单位。", ["河北省水利厅"], ["河北省财政厅", "河北省教育厅"]),
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


WATER, MONEY, SCHOOLS = "河北省水利厅", "河北省财政厅", "河北省教育厅"


@pytest.mark.parametrize(
    ("text", "lead", "helps"),
    [
        ("省水利厅会同省财政厅、省教育厅组织实施。", [WATER], [MONEY, SCHOOLS]),
        ("省水利厅会同省财政厅、省教育厅、省民政厅组织实施。", [WATER], [MONEY, SCHOOLS, "河北省民政厅"]),
        ("省水利厅会同有关部门组织实施。", [WATER], []),
        ("省水利厅商省财政厅办理。", [WATER], [MONEY]),
        ("省水利厅联合省财政厅，省教育厅配合，清点。", [WATER], [MONEY, SCHOOLS]),
        ("省水利厅加强统筹协调，省财政厅按职责分工抓好落实。", [WATER], [MONEY]),
        ("省水利厅、省财政厅统筹协调。", [], [WATER, MONEY]),
        ("省水利厅、省财政厅加强统筹协调，省教育厅配合。", [WATER, MONEY], [SCHOOLS]),
        ("省水利厅等部门统筹协调示例工程。", [], [WATER]),
        ("省水利厅要依托示例平台开展清点，会同省财政厅抓好落实。", [WATER], [MONEY]),
        ("省水利厅要依托示例平台开展清点，省教育厅会同省财政厅抓好落实。", [SCHOOLS], [WATER, MONEY]),
        ("省水利厅正在清点，将会同省财政厅修缮。", [WATER], [MONEY]),
        ("省水利厅示例处负责清点设施。", [], ["河北省水利厅示例处"]),
    ],
)
def test_who_meets_whom_leads_and_who_only_coordinates_does_not(text: str, lead: list[str], helps: list[str]) -> None:
    assert roles(text) == [(lead, helps)]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("建立省水利厅、省财政厅牵头的示例机制。", [WATER, MONEY]),
        ("成立由省水利厅牵头的示例专班。", [WATER]),
        ("讨论省水利厅牵头的示例机制。", None),
        ("建立省水利厅牵头示例机制。", None),
        ("建立省水利厅负责的示例机制。", None),
    ],
)
def test_what_is_set_up_under_a_body_is_led_by_it(text: str, lead: list[str] | None) -> None:
    assert [lead for lead, _ in roles(text)] == ([lead] if lead else [])


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("省水利厅负责解释。", False),
        ("省水利厅负责人表示示例。", False),
        ("省水利厅负责制定示例标准。", True),
        ("省水利厅制定示例标准。", False),
        ("省水利厅、省财政厅制定示例标准。", True),
        ("第三条省水利厅制定示例标准。", True),
        ("省水利厅支持示例工程。", False),
        ("省水利厅要支持示例工程。", True),
        ("由省水利厅支持示例工程。", True),
        ("省水利厅协同推进示例工程。", False),
        ("省水利厅、省财政厅协同推进示例工程。", True),
        ("一是省水利厅负责清点。", True),
        ("2025年省水利厅负责清点。", True),
        ("（一）省水利厅负责清点。", True),
        ("示例省水利厅负责清点。", False),
    ],
)
def test_what_one_body_does_is_a_duty_where_it_is_ordered_or_shared(text: str, duty: bool) -> None:
    assert bool(clauses(text)) == duty


def test_each_sentence_is_a_duty_of_its_own() -> None:
    text = "一是省水利厅负责清点。二是省教育厅负责修缮。"
    first, second = clauses(text)
    assert [body.name for body in (*first.bodies, *second.bodies)] == [WATER, SCHOOLS]
    assert first.end <= second.start


def test_who_joins_others_later_is_the_last_subject_of_the_sentence() -> None:
    assert roles("省水利厅要依托示例平台清点，省教育厅抓好落实，会同省财政厅公布。") == [([], [WATER, SCHOOLS, MONEY])]
    assert roles("省水利厅要依托示例平台清点，会同省财政厅公布。") == [([WATER], [MONEY])]


def test_who_leads_an_interpretation_leads_it() -> None:
    assert roles("省水利厅牵头解释示例条文。") == [([WATER], [])]


def test_an_order_to_several_is_one_to_the_first() -> None:
    assert roles("由省水利厅、省财政厅支持示例工程。") == [([], [WATER, MONEY])]
    assert roles("省水利厅、省财政厅支持示例工程。") == []


SCHOOLS_AND_CARE = ["河北省教育厅", "河北省民政厅"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("省民政厅要加强示例数据共享。", ["河北省民政厅"]),
        ("省民政厅加强示例数据共享。", None),
        ("省示例服务局牵头清点示例设施。", ["河北省示例服务局"]),
        ("省级示例服务局牵头清点示例设施。", None),
        ("省教育厅、省示例信委、示例分局负责清点。", ["河北省教育厅", "河北省示例信委", "河北省示例分局"]),
        ("省教育厅、有关示例分局负责清点。", None),
        ("省教育厅负责清点，省民政厅要加强保障。", SCHOOLS_AND_CARE),
        ("由唐山市、保定市政府负责沿线清点。", ["唐山市人民政府", "保定市人民政府"]),
        ("2.由唐山市、保定市政府负责沿线清点。", ["唐山市人民政府", "保定市人民政府"]),
        ("唐山市、保定市水利局负责沿线清点。", ["唐山市水利局", "保定市水利局"]),
        ("唐山示例集团、曹妃甸示例集团要编制示例方案。", ["唐山示例集团", "曹妃甸示例集团"]),
        ("大型企业集团要编制示例方案。", None),
    ],
)
def test_who_is_told_to_do_it_by_name_or_by_form(text: str, bodies: list[str] | None) -> None:
    assert [[b.name for b in c.bodies] for c in clauses(text)] == ([bodies] if bodies else [])


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("各市财政局、水利局负责落实示例资金。", ["各市财政局、水利局"]),
        ("各县（市、区）民政局要建立示例台账。", ["各县（市、区）民政局"]),
        ("各市要结合示例城市格局，统筹清点。", None),
        ("各有关处室局要加强示例服务。", None),
        ("各地要加强示例服务。", None),
    ],
)
def test_offices_of_many_places_have_duties_and_appeals_to_all_places_none(text: str, groups: list[str] | None) -> None:
    assert [clause.groups for clause in clauses(text)] == ([groups] if groups else [])


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("由省教育厅承办，省民政厅协办。", ["河北省教育厅"]),
        ("省教育厅承办过示例论坛。", None),
        ("省教育厅牵头，省民政厅，唐山市、曹妃甸经济开发区按职责分工负责。", ["河北省教育厅"]),
        ("由省教育厅牵头，省民政厅、事发地县级政府组成，负责示例秩序。", ["河北省教育厅"]),
    ],
)
def test_who_undertakes_or_leads_a_list(text: str, lead: list[str] | None) -> None:
    found = clauses(text)
    assert [[b.name for b in c.lead] for c in found] == ([lead] if lead else [])
    assert all("河北省民政厅" in [b.name for b in c.bodies] for c in found)


def test_places_between_the_leading_body_and_the_end_of_its_sentence_answer_too() -> None:
    (clause,) = clauses("省教育厅牵头，省民政厅，唐山市、曹妃甸经济开发区按职责分工负责。")
    assert [b.name for b in clause.bodies][2:] == ["唐山市人民政府", "曹妃甸经济开发区管理委员会"]
    (other,) = clauses("省教育厅牵头，在唐山市、曹妃甸经济开发区的示例站由省民政厅负责。")
    assert "唐山市人民政府" not in [b.name for b in other.bodies]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("省教育厅要于2031年9月底前出台示例办法。", "2031年9月底前"),
        ("省教育厅负责2031年以前建成的示例设施。", None),
        ("省教育厅负责清点示例设施。", None),
    ],
)
def test_a_sentence_says_by_when(text: str, deadline: str | None) -> None:
    (clause,) = clauses(text)
    assert (text[slice(*clause.deadline)] if clause.deadline else None) == deadline


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("省教育厅、省民政厅，唐山市、曹妃甸经济开发区负责。", 4),
        ("省教育厅牵头，省民政厅，唐山市负责。", 3),
        ("省教育厅牵头。", 1),
    ],
)
def test_a_sentence_of_bodies_alone_has_the_task_before_it(sentence: str, bodies: int) -> None:
    text = f"（一）清点示例设施。{sentence}"
    (clause,) = clauses(text)
    assert len(clause.bodies) == bodies
    assert text[slice(*clause.task)] == "（一）清点示例设施。"
    assert not clauses("清点示例设施。在省教育厅、省民政厅，唐山市的示例站负责。")


def test_a_body_that_is_brought_in_behind_another_is_no_unit_of_it() -> None:
    assert roles("最高人民法院人员额由最高人民法院商有关部门确定。") == [(["最高人民法院"], [])]


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("由省水利厅承担的示例职责划入省财政厅。", []),
        ("省水利厅会同省财政厅负责解释。", []),
        ("省水利厅会同省财政厅组织人员清点，有关负责人应到场。", [([WATER], [MONEY])]),
        ("省水利厅制定示例标准、明确任务，会同省财政厅组织实施。", [([WATER], [MONEY])]),
        ("省水利厅制定示例标准、明确任务。", []),
        ("省水利厅负责清点示例设施，省财政厅指导。", [([], [WATER, MONEY])]),
        ("省水利厅负责清点示例设施，省财政厅指导各市清查。", [([], [WATER])]),
        ("省水利厅牵头负责清点设施，省财政厅负责安排资金。", [([WATER], []), ([], [MONEY])]),
        ("省水利厅：统筹示例资金，优化支出结构。", [([], [WATER])]),
        ("省水利厅：统筹示例资金，省财政厅配合。", [([WATER], [MONEY])]),
    ],
)
def test_what_follows_a_subject_says_whether_it_leads(text: str, duties: list[tuple[list[str], list[str]]]) -> None:
    assert roles(text) == duties


def test_a_part_of_a_body_has_the_duty_and_not_the_body() -> None:
    text = "由省水利厅示例管理处负责清点设施，省财政厅预算处配合。"
    assert roles(text) == [([], [f"{WATER}示例管理处", f"{MONEY}预算处"])]
    assert roles("省水利厅示例文处处协调，省财政厅牵头清点。") == [([MONEY], [])]
