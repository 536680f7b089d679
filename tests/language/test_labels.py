"""Section numbers, read in one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.labels import PINPOINT, SECTION_STYLES, SectionLabel, label_style, section_label
from kg.vocabulary.forms import Form


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("一、总体要求", SectionLabel("chinese", 1, 2)),
        ("（二）基本原则", SectionLabel("bracketed", 2, 3)),
        ("(3)示例河道", SectionLabel("bracketed", 3, 3)),
        ("4. 加强巡查", SectionLabel("single", 4, 3)),
        ("1.2 治理范围", SectionLabel("dotted", 2, 4)),
        ("5)示例事项", SectionLabel("closed", 5, 2)),
        ("⑥示例事项", SectionLabel("circled", 6, 1)),
        ("第三章 河道管理", SectionLabel("chapter", 3, 4)),
        ("第二部分　目标", SectionLabel("part", 2, 5)),
        ("第一百二十条 本条例自公布之日起施行", SectionLabel("article", 120, 7)),
        ("十一、保障措施", SectionLabel("chinese", 11, 3)),
    ],
)
def test_section_numbers(line: str, label: SectionLabel) -> None:
    assert section_label(line) == label
    assert label.style in SECTION_STYLES


@pytest.mark.parametrize("line", ["2021年示例工作", "3.5%的增长", "示例一、示例二", "", "（试行）", "1.5万元"])
def test_what_is_no_section_number(line: str) -> None:
    assert section_label(line) is None


def test_a_number_inside_a_text_is_read_where_asked() -> None:
    text = "示例。（一）河道"
    assert section_label(text, 3) == SectionLabel("bracketed", 1, 6)


@given(st.integers(1, 99))
def test_figures_and_chinese_numbers_are_one(number: int) -> None:
    tens, units = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    chinese = ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[units] if units else "")
    read = [section_label(f"（{figure}）示例") for figure in (number, chinese)]
    assert [one.number if one else None for one in read] == [number, number]


@pytest.mark.parametrize("text", ["第五条", "第十二条之一", "第三款", "第一百零二条", "第2项"])
def test_pinpoints(text: str) -> None:
    assert Form(PINPOINT).fullmatch(text)


@pytest.mark.parametrize(
    ("heading", "style"),
    [("1.2 关于示例的通知", "dotted"), ("政策一：示例方案", "series"), ("文件3 示例方案", "file"), ("示例方案", None)],
)
def test_styles_of_headings(heading: str, style: str | None) -> None:
    assert label_style(heading) == style
