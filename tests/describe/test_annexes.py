"""Titles of annexes, in the forms in which notices list them. 示例文本."""

from __future__ import annotations

import pytest

from kg.describe.annexes import annex_start, annexes_of, distinct
from kg.describe.lines import Line
from kg.language.title import Title

PLAN, TABLE = "示例实施方案", "示例任务分工表"
NOTICE = "关于做好示例工作的通知"
LISTS = [
    (f"附件：1. {PLAN}", f"2. {TABLE}"),
    ("附件：", f"1. {PLAN}", f"2. {TABLE}"),
    ("附件：1.", PLAN, "2.", TABLE),
    (f"附件：1.{PLAN} 2.{TABLE}",),
    (f"附件：1.{PLAN}；", f"2.{TABLE}。"),
    (f"附件：（1）{PLAN}", f"（2）{TABLE}"),
    (f"附件1：{PLAN}", f"附件2：{TABLE}"),
    (f"附件1.{PLAN}", f"附件2.{TABLE}"),
    (f"附件一：{PLAN}", f"附件二：{TABLE}"),
    (f"附件1：{PLAN}（略）", f"附件2：{TABLE}（略）"),
    (f"附件：（略）1：{PLAN}", f"2：{TABLE}"),
    (f"附件：1.{PLAN}(略）", f"2.{TABLE}.（略）"),
]
ONE = [
    (f"附件：{PLAN}",),
    ("附件：", PLAN),
    (f"附：{PLAN}",),
    (f"附件：{PLAN}（示例发〔2021〕4号）",),
    (f"附件：{PLAN}（示证字Z（21）28号）",),
    (f"附件：{PLAN}.docx",),
    ("附件：示例实", "施方案"),
    (f"附件：{PLAN}（略）",),
    ("附件", f"：{PLAN}"),
]


def annexes(title: str, *texts: str) -> tuple[str, ...]:
    lines = [Line(text, 0, at) for at, text in enumerate(("正文。", *texts, "示例局", "2021年1月1日"))]
    named = Title.of(title)
    return annexes_of(named, lines, annex_start(named, lines))


@pytest.mark.parametrize("texts", LISTS)
def test_every_form_of_a_list_gives_the_titles(texts: tuple[str, ...]) -> None:
    assert annexes(NOTICE, *texts) == (PLAN, TABLE)


def test_a_list_may_lack_its_colon_but_not_its_second_item() -> None:
    assert annexes(NOTICE, f"附件1.{PLAN}", f"2.{TABLE}") == (PLAN, TABLE)
    assert annexes(NOTICE, f"附件1.{PLAN}", "一、示例") == (PLAN,)


@pytest.mark.parametrize("texts", ONE)
def test_an_annex_without_a_number_is_one_title(texts: tuple[str, ...]) -> None:
    assert annexes(NOTICE, *texts) == (PLAN,)


@pytest.mark.parametrize("mark", ["附：", "附", "附件："])
def test_a_heading_may_name_its_annex(mark: str) -> None:
    assert annexes(f"{NOTICE}（{mark}{PLAN}）") == (PLAN,)


def test_what_is_attached_without_being_a_document_is_no_annex() -> None:
    assert annexes(NOTICE, "附：联系人电话") == ()


def test_a_heading_names_those_who_made_what_it_hands_on() -> None:
    assert annexes(f"示例市人民政府办公室关于转发市水利局等两部门制订的《{PLAN}》的通知") == (PLAN,)


def test_one_annex_under_two_wordings_is_one() -> None:
    names = ("关于清理示例河道的意见", "水利部关于清理示例河道意见", TABLE)
    assert distinct(names) == (names[0], TABLE)
    assert distinct(()) == ()


HANDS_ON = "示例局关于印发《示例河道清理实施方案》的通知"
HANDED_ON = "示例河道清理实施方案"


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        ((HANDED_ON,), (HANDED_ON,)),
        (("附件", HANDED_ON), (HANDED_ON,)),
        (("附件1", HANDED_ON), (HANDED_ON,)),
        (("附件：", HANDED_ON), (HANDED_ON,)),
        (("示例河道清理", "实施方案", "一、示例"), (HANDED_ON,)),
        (("附件", "示例河道清理", "实施方案"), (HANDED_ON,)),
        # the annex has it in other words, which stand first
        (("示例河道清理的实施方案", "一、示例"), ("示例河道清理的实施方案", HANDED_ON)),
        (("附件", "示例河道清理的实施方案"), ("示例河道清理的实施方案", HANDED_ON)),
        (("附件1", "示例分工表", "附件2", "示例进度表"), (HANDED_ON, "示例分工表", "示例进度表")),
        (("附件1",), (HANDED_ON,)),
    ],
)
def test_the_annex_that_a_notice_hands_on_has_its_own_title(texts: tuple[str, ...], titles: tuple[str, ...]) -> None:
    lines = [Line(text, 0, at) for at, text in enumerate(("正文。", "示例局", "2021年1月1日", *texts))]
    named = Title.of(HANDS_ON)
    assert annexes_of(named, lines, annex_start(named, lines)) == titles


@pytest.mark.parametrize("sentence", ["现将《示例河道清理实施方案》印发给你们。", "近日，《示例河道清理实施方案》公布"])
def test_a_sentence_that_names_what_is_handed_on_heads_no_annex(sentence: str) -> None:
    texts = ("示例文本。", "示例文本。", sentence, "示例局", "2021年1月1日", HANDED_ON)
    assert annex_start(Title.of(HANDS_ON), [Line(text, 0, at) for at, text in enumerate(texts)]) == 5


@pytest.mark.parametrize("stage", ["（修订草案）", "（修正草案）", "（草案征求意见稿）"])
def test_an_annex_may_have_its_stage_on_a_line_of_its_own(stage: str) -> None:
    texts = ("正文。", "示例局", "2021年1月1日", "附件1", "河北省示例立法条例", stage, "第一章 总则")
    lines = [Line(text, 0, at) for at, text in enumerate(texts)]
    named = Title.of(f"关于公开征求《河北省示例立法条例{stage}》意见的公告")
    assert annexes_of(named, lines, annex_start(named, lines)) == (f"河北省示例立法条例{stage}",)
