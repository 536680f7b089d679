"""The parts of the rooms of references, one by one, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.back_references import back_references, companion, kinds_of
from kg.annotate.references.document_names import names_one_document
from kg.annotate.references.groups import grouped, tail_of
from kg.annotate.references.items import find_items
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.named_by_form import (
    documents_in_force,
    documents_of_makers,
    framed_documents,
    listed_after,
    plans_by_form,
)
from kg.annotate.references.numbers_beside import NumbersBeside
from kg.annotate.references.page import Page
from kg.annotate.references.past_sections import past_sections
from kg.annotate.references.title_marks import has_policy_ending, marked_titles

CONTEXT = DocumentContext("示例办法", numbers=("示发〔2021〕1号",))
TEXT = "示例办法\n根据《示例规划》（示发〔2020〕5号），制定本办法。\n一、总则\n执行《示例条例》。\n"


def test_page_knows_its_parts() -> None:
    page = Page(TEXT, CONTEXT)
    assert page.text[: page.heading_end] == "示例办法"
    assert page.text[page.opening_end :].startswith("\n一、总则")
    assert page.text[slice(*page.sentence(10))] == "根据《示例规划》（示发〔2020〕5号），制定本办法。"


@given(st.text(alphabet="示例。！\n 一、", max_size=60), st.integers(0, 59))
def test_a_sentence_holds_its_offset(text: str, at: int) -> None:
    page = Page(text, CONTEXT)
    if at < len(page.text) and page.text[at] != "\n":
        start, end = page.sentence(at)
        assert start <= at < end


def test_sections_that_look_back_end_at_the_next_of_their_level() -> None:
    text = "一、发展现状\n（一）工作成效。\n示例文本。\n二、主要任务\n示例文本。\n"
    assert [text[slice(*span)] for span in past_sections(text)] == ["一、发展现状\n（一）工作成效。\n示例文本。\n"]


def test_a_number_is_given_to_one_title_only() -> None:
    page = Page(TEXT, CONTEXT)
    numbers = NumbersBeside(page, TEXT)
    (title, _) = marked_titles(page.text)
    taken = numbers.take(title.outer_start, title.outer_end)
    assert taken is not None and taken.value == "示发〔2020〕5号"
    assert numbers.take(title.outer_start, title.outer_end) is None
    assert numbers.alone() == []


def test_items_stand_in_order_and_apart() -> None:
    page = Page(TEXT + "按照该条例和示例省节水条例执行，文号为示发〔2021〕1号。", CONTEXT)
    items = find_items(page, page.text, KnownNames(["示例省节水条例"]))
    assert [(page.words(one.start, one.end), one.source) for one in items] == [
        ("示例规划", "mark"),
        ("示例条例", "mark"),
        ("条例", "back"),
        ("示例省节水条例", "name"),
    ]
    assert items[2].points_to == "示例条例"


def test_lists_are_one_group() -> None:
    page = Page("示例文本\n根据《示例甲办法》、示例部《示例乙办法》和《示例丙办法》，废止《示例丁办法》。", CONTEXT)
    groups = grouped(page.text, find_items(page, page.text, KnownNames([])))
    assert [len(group) for group in groups] == [3, 1]
    assert page.text[tail_of(groups[0])] == "，"


@pytest.mark.parametrize(
    ("text", "kinds"), [("按照该办法执行", ["办法"]), ("上述行动计划的要求", ["行动计划"]), ("应该规定", [])]
)
def test_words_that_point_back(text: str, kinds: list[str]) -> None:
    assert [text[slice(*span)] for span in back_references(text)] == kinds


def test_kinds_of_a_title() -> None:
    assert {"办法", "管理办法"} <= set(kinds_of("示例省节水管理办法（试行）"))
    assert "同法" in kinds_of("示例法")


def test_a_regulation_named_by_its_law() -> None:
    text = "落实《中华人民共和国示例法》及其实施条例。"
    page = Page(f"示例文本\n{text}", CONTEXT)
    items = find_items(page, page.text, KnownNames([]))
    assert [(page.words(one.start, one.end), one.points_to) for one in items] == [
        ("中华人民共和国示例法", None),
        ("实施条例", "中华人民共和国示例法实施条例"),
    ]
    assert companion("示例法实施以来", 3) is None


SHORT = KnownNames(["宪法", "刑法", "民法典", "保险法"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("构成刑法第一百条的示例行为", ["刑法"]),
        ("对示例合同，就保险法第三条", ["保险法"]),
        ("第三条刑法第二十条", ["刑法"]),
        ("根据宪法，制定本法", ["宪法"]),
        ("刑法修正案（十一）规定", ["刑法修正案（十一）"]),
        ("依照某国刑法第三条", []),
        ("举行宪法宣誓", []),
        ("示例保险法律", []),
        ("军民法典示例", []),
    ],
)
def test_short_names_by_their_borders(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in SHORT.find(text)] == found


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("按照「关于示例工作的通知」办理", ["关于示例工作的通知"]),
        ("按照<<示例管理办法>>办理", ["示例管理办法"]),
        ("按照<‹示例管理办法>>办理", ["示例管理办法"]),
        ("按照“示例部关于示例工作的意见”办理", ["示例部关于示例工作的意见"]),
        ("落实“示例行动”，开展“双随机”检查", []),
        ("落实《关于“示例”工作的意见》和「示例工作办法」", ["关于“示例”工作的意见", "示例工作办法"]),
    ],
)
def test_what_stands_for_the_marks(text: str, titles: list[str]) -> None:
    assert [text[one.start : one.end] for one in marked_titles(text)] == titles


@pytest.mark.parametrize("name", ["示例省节水条例", "促进示例产业发展的若干意见"])
def test_names_of_one_document(name: str) -> None:
    assert names_one_document(name)


@pytest.mark.parametrize("name", ["相关条例", "本市节水条例", "一企一策实施方案", "有关部门制定的条例"])
def test_names_of_classes(name: str) -> None:
    assert not names_one_document(name)


def test_plans_by_form() -> None:
    text = "根据“十四五”规划纲要，编制示例文本。"
    assert [text[slice(*span)] for span in plans_by_form(text)] == ["“十四五”规划纲要"]


def test_documents_named_with_their_maker_or_made_known() -> None:
    maker = "按照示例部制定的示例产品认证管理办法，示例文本。"
    assert [maker[slice(*span)] for span in documents_of_makers(maker)] == ["示例产品认证管理办法"]
    known = "加大示例产品指导目录宣传力度。"
    assert [known[slice(*span)] for span in framed_documents(known)] == ["示例产品指导目录"]


def test_a_list_goes_on_up_to_what_is_known() -> None:
    text = "执行示例法、试验条例和样本条例。"
    assert [text[slice(*span)] for span in listed_after(text, 5, set())] == ["试验条例", "样本条例"]
    assert listed_after(text, 5, {text.index("试验")}) == []


def test_an_ending_in_brackets_is_still_an_ending() -> None:
    assert has_policy_ending("示例办法（试行）（2021年版）")
    assert not has_policy_ending("示例办法大全")


def test_one_section_that_looks_back_may_follow_another() -> None:
    text = "一、发展现状\n示例文本。\n二、工作成效\n示例文本。\n三、主要任务\n示例文本。\n"
    assert [text[slice(*span)][:6] for span in past_sections(text)] == ["一、发展现状", "二、工作成效"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推进示例促进条例立法", ["示例促进条例"]),
        ("推进修订示例促进条例立法", []),
        ("推进落实示例促进条例立法", []),
        ("推进示例促进条例和示例保护条例立法", []),
    ],
)
def test_what_stands_between_a_verb_and_lawmaking_is_one_name(text: str, names: list[str]) -> None:
    assert [text[slice(*span)] for span in framed_documents(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("执行示例企业会计准则，", ["示例企业会计准则"]),
        ("按示例企业会计准则，", []),
        ("不执行示例企业会计准则，执行示范企业会计准则，", ["示例企业会计准则", "示范企业会计准则"]),
        ("执行准则，执行示范企业会计准则，", ["示范企业会计准则"]),
        ("执行有关单位会计准则，执行示范企业会计准则，", ["示范企业会计准则"]),
        ("研究制定执行示例企业会计准则，", []),
    ],
)
def test_documents_in_force_follow_a_verb_of_two_characters(text: str, names: list[str]) -> None:
    assert [text[slice(*span)] for span in documents_in_force(text)] == names
