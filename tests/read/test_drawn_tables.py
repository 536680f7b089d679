"""Tables drawn with characters: rows between pipes, offsets those of the text. All texts are our own (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import laid_out

from kg.read.drawn_tables import without_drawing

SPACES = """示例任务分工如下。
序号  工作任务          牵头单位    配合单位
1     建设示例展馆      市甲局      市乙局、
      和示例广场                    丙区政府
2     编制示例导则      市乙局      市甲局
以上任务按月调度。
"""
BOX = """┌──┬──────┬────┐
│序号│任务  │责任单位│
├──┼──────┼────┤
│1   │修缮示│市甲局  │
│    │例桥梁│        │
├──┼──────┼────┤
│2   │示例  │市乙局  │
└──┴──────┴────┘
"""


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (SPACES, ["|1|建设示例展馆和示例广场|市甲局|市乙局、丙区政府|", "|2|编制示例导则|市乙局|市甲局|"]),
        (BOX, ["|序号|任务|责任单位|", "|1|修缮示例桥梁|市甲局|", "|2|示例|市乙局|"]),
        (
            "+----+------+\n| 任务 | 责任单位 |\n+----+------+\n| 示例一 | 市甲局 |\n+----+------+\n",
            ["|任务|责任单位|", "|示例一|市甲局|"],
        ),
        ("序号 任务 牵头单位\n1 示例一 市甲局\n2 示例二 市乙局\n", ["|1|示例一|市甲局|", "|2|示例二|市乙局|"]),
        ("任务\t责任单位\t时限\n示例一\t市甲局\t6月\n", ["|示例一|市甲局|6月|"]),
        ("│任务│责任单位│\n│示例一│市甲局│\n│示例二│市乙局│\n", ["|示例一|市甲局|", "|示例二|市乙局|"]),
    ],
)
def test_the_rows_of_a_drawn_table_stand_between_pipes(drawn: str, rows: list[str]) -> None:
    shown = without_drawing(drawn)
    assert shown is not None
    lines = shown.text.split("\n")
    assert [row for row in rows if row not in lines] == []


@pytest.mark.parametrize(
    "text",
    [
        "牵头单位：市甲局  配合单位：市乙局\n市丙局  市丁局\n",
        "| 任务 | 责任单位 |\n| --- | --- |\n| 示例一 | 市甲局 |\n",
        "由责任单位 抓好落实。\n示例一 市甲局\n",
        "本表由责任单位填写\n示例一 市甲局\n",
        "┌────┐\n│示例通知│\n│示例说明│\n└────┘\n",
    ],
)
def test_labels_markdown_sentences_and_boxes_of_one_cell_stay_as_they_are(text: str) -> None:
    assert without_drawing(text) is None


def test_what_stands_around_a_drawn_table_stays_and_each_character_has_its_place() -> None:
    shown = without_drawing(SPACES)
    assert shown is not None
    assert shown.text.startswith("示例任务分工如下。\n|") and shown.text.endswith("|\n以上任务按月调度。\n")
    for at, character in enumerate(shown.text):
        if character not in "|\n":
            assert SPACES[shown.source_offset(at)] == character


def test_a_row_is_found_on_the_line_on_which_it_begins() -> None:
    clean = laid_out(BOX)
    assert clean.line_of(clean.text.index("示例|市乙局")) == 7
    assert clean.line_of(clean.text.index("修缮示例")) == 4


BY_TABS = (
    "类别\t指 标\t2020 年\t2025 年\t属性\n甲类\t示例机构（个）\t1\t2\t预期性\n"
    "\t示例服务机\t3\t4\t预期性\n\n\t构覆盖率（%）\t\t\t\n示例正文。\n"
)


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        ("序号 指 标 单位 2025年\n1 示例率 % ≥60\n2 示例量 万吨 5\n", ["|1|示例率|%|≥60|", "|2|示例量|万吨|5|"]),
        ("类别 指标 目标值\n甲类 示例率 60\n示例量 5\n", ["|甲类|示例率|60|", "||示例量|5|"]),
        (BY_TABS, ["|甲类|示例机构（个）|1|2|预期性|", "||示例服务机构覆盖率（%）|3|4|预期性|", "示例正文。"]),
    ],
)
def test_indicators_under_their_head_are_rows_too(drawn: str, rows: list[str]) -> None:
    shown = without_drawing(drawn)
    assert shown is not None
    lines = shown.text.split("\n")
    assert [row for row in rows if row not in lines] == []


@pytest.mark.parametrize(
    "text", ["主要指标 如下所示\n示例一 市甲局\n", "指标 2025年目标\n示例率 60\n", "指标 单位 2025年\n见附表\n"]
)
def test_what_only_mentions_indicators_is_no_table(text: str) -> None:
    assert without_drawing(text) is None


INDICATORS = """示例指标如下。
指标  单位  2020年  2025年
示例率  %  40  60
示例量  万吨  2  3
"""
TABBED = "示例指标\n指标\t单位\t2020年\t2025年\n\n示例率\t%\t40\t60\n\n示例量\t万吨\t2\t3\n"


@pytest.mark.parametrize("drawn", [SPACES, BOX, INDICATORS, TABBED])
def test_a_carriage_return_before_the_end_of_a_line_changes_no_row(drawn: str) -> None:
    rows = [line for line in _shown(drawn).split("\n") if line.startswith("|")]
    assert len(rows) > 2
    with_returns = _shown(drawn.replace("\n", "\r\n")).split("\n")
    assert [line for line in with_returns if line.startswith("|")] == rows


def _shown(drawn: str) -> str:
    shown = without_drawing(drawn)
    assert shown is not None
    return shown.text
