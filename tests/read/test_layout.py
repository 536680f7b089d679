"""Typesetting undone: nothing lost, nothing invented, each character traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, is_linear, laid_out, page

from kg.read.clean_text import CleanText, visual_width

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        "示例文本",
        "示例汇编",
        "第一章 总则",
        "一、总体要求",
        "（一）示例任务。",
        "附件：1.示例方案",
        "## **示例办法**",
        "**示例** 文本",
        "# ",
        "示例  省 人  民 政 府",
        "财  政  部",
        "2021 年 3 月 1 日",
        "根据《示例",
        "条例》和 Annex B of 2021",
        "—",
        "— 12 —",
        "206 —",
        "13",
        "\f示例汇编",
        " 页首一行",
        "https://example.org/a/b.html",
        "（来源：https://example.org/a",
        "b.html）",
        "目 录",
        "1.1 示例办法.....3",
        "1.2 示例方案……12",
        "第二章 罚则\t7",
        "*** ## ***",
        PROSE,
        PROSE[:30],
        PROSE[:29],
        "\u3000\u3000" + PROSE * 3,
        "\ufeff示例",
        "a ** b",
    ]
)
ANY = st.text(alphabet="示例文本一二第条章附件年月日，。；：《》（）“”〔〕—-#* \t\n\r\f\u30000123.ab…·", min_size=1)
texts = st.one_of(
    ANY,
    st.lists(st.one_of(LINES, ANY), min_size=1, max_size=40).map("\n".join),
    st.lists(LINES, min_size=1).map("\r\n".join),
).filter(str.strip)


def mapped(clean: CleanText) -> dict[int, int]:
    """Source offset of each clean character that is no white space to the offset in the clean text."""
    return {clean.source_offset(at): at for at, ch in enumerate(clean.text) if not ch.isspace()}


@given(texts)
def test_every_character_maps_back_to_itself(text: str) -> None:
    clean = laid_out(text)
    for at, ch in enumerate(clean.text):
        if not ch.isspace():
            assert clean.source.text[clean.source_offset(at)] == ch
        else:
            assert ch in "\n "


@given(texts)
def test_offsets_rise_with_the_text(text: str) -> None:
    offsets = list(mapped(laid_out(text)))
    assert offsets == sorted(set(offsets))


@given(texts)
def test_text_and_asides_are_the_source_less_white_space_and_marks(text: str) -> None:
    clean = laid_out(text)
    kept = set(mapped(clean))
    aside = [at for one in clean.asides for at in range(one.start, one.end)]
    assert len(aside) == len(set(aside))
    assert kept.isdisjoint(aside)
    lost = {ch for at, ch in enumerate(clean.source.text) if at not in kept and at not in set(aside)}
    assert all(ch.isspace() or ch in "#*\ufeff" for ch in lost), lost


@given(texts)
def test_paragraphs_are_the_lines_of_the_text(text: str) -> None:
    clean = laid_out(text)
    assert "".join(clean.string(p) + "\n" for p in clean.paragraphs) == clean.text
    for paragraph in clean.paragraphs:
        assert paragraph.start < paragraph.end
        assert paragraph.first_line == clean.line_of(paragraph.start)
        assert paragraph.last_line == clean.line_of(paragraph.end - 1)


@given(texts)
def test_asides_say_where_they_stood(text: str) -> None:
    clean = laid_out(text)
    for aside in clean.asides:
        assert clean.source.text[aside.start : aside.end] == aside.text
        assert clean.source.line_of(aside.start) == aside.line


HEADINGS = (
    "示例省人民政府关于示例工作的通知",
    "一、总体要求",
    "第一章 总则",
    "各市人民政府：",
    "附件：示例方案",
    "（一）示例任务。",
)
paragraphs = st.lists(st.one_of(st.sampled_from(HEADINGS), st.integers(1, 6).map(lambda n: PROSE * n)), min_size=1)


@given(paragraphs)
def test_clean_text_is_laid_out_already(lines: list[str]) -> None:
    clean = laid_out(page(*lines)).text
    assert laid_out(clean).text == clean
    assert clean == "".join(line + "\n" for line in lines)


SENTENCE = (
    "示例文本说明本地清点设施时先查后修、分批更换的办法，并把《示例地区河道管理办法》的要求写进每年的计划，"
    "由各单位分头办理，年底前一并公开，接受各方面的监督和检查，有不足的地方再补上。"
)


def hard_wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize("width", [24, 30, 38])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    lines = [line for _ in range(6) for line in hard_wrapped(SENTENCE, width)]
    assert laid_out(page(*lines)).text == (SENTENCE + "\n") * 6


PAGE_BREAKS = [
    ["—", "206 —"],
    ["— 206 —"],
    ["", "", "206", "", ""],
    ["", "", "", "\f"],
]


@pytest.mark.parametrize("marks", PAGE_BREAKS)
def test_a_sentence_goes_on_over_a_page_break(marks: list[str]) -> None:
    half = len(SENTENCE) // 2
    lines = [SENTENCE, SENTENCE[:half], "", *marks, "", SENTENCE[half:], SENTENCE]
    assert laid_out("\n".join(lines)).text == (SENTENCE + "\n") * 3


def test_a_title_goes_on_over_a_page_break() -> None:
    clean = laid_out(page("为了把这件事做好，落实《示例协", "定》，各单位照此办理。", PROSE))
    assert clean.text.startswith("为了把这件事做好，落实《示例协定》，")


def test_a_running_head_is_taken_out_and_a_heading_that_recurs_is_not() -> None:
    head = "示例政策汇编"
    pages = ["\n".join(["", "", "", "", head, "", PROSE, "", "附则", "", PROSE]) for _ in range(4)]
    clean = laid_out("\n".join(pages))
    assert [aside.kind for aside in clean.asides] == ["running-head"] * 4
    assert clean.text.count("附则") == 4


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["https://example.org/a.html"], ["address"]),
        (["（https://example.org/a.html）"], ["address"]),
        (["来源：https://example.org/a.html"], ["address"]),
        (["（https://example.org/", "a.html）"], ["address", "address"]),
        (["— 3 —"], ["page-number"]),
        (["-12-"], ["page-number"]),
    ],
)
def test_what_the_printer_added_is_kept_aside(lines: list[str], kinds: list[str]) -> None:
    clean = laid_out(page(PROSE, *lines, PROSE))
    assert [aside.kind for aside in clean.asides] == kinds
    assert clean.text == (PROSE + "\n") * 2


def test_a_contents_page_is_kept_aside_and_a_table_is_not() -> None:
    contents = [f"1.{n} 示例文本办法.....{n}" for n in range(1, 5)]
    rows = [f"示例指标{n}......{n}0" for n in range(1, 5)]
    clean = laid_out(page("目录", *contents, *[PROSE] * 30, *rows, PROSE))
    assert {aside.text for aside in clean.asides if aside.kind == "contents"} == set(contents)
    assert all(row in clean.text for row in rows)


@pytest.mark.parametrize(
    ("line", "text", "level", "bold"),
    [
        ("# 示例办法", "示例办法", 1, False),
        ("### **示例办法**", "示例办法", 3, True),
        ("**示例办法**", "示例办法", 0, True),
        ("**示例**办法", "示例办法", 0, False),
        ("#示例办法", "#示例办法", 0, False),
    ],
)
def test_markdown_marks_are_read_and_taken_off(line: str, text: str, level: int, bold: bool) -> None:
    clean = laid_out(page(line, PROSE))
    first = clean.paragraphs[0]
    assert (clean.string(first), first.level, first.bold) == (text, level, bold)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("财  政  部", "财政部"),
        ("中共中央 国务院", "中共中央 国务院"),
        ("中共中央\u3000国务院", "中共中央 国务院"),
        ("2021 年 3 月 1 日", "2021年3月1日"),
        ("国发〔2021〕 23 号", "国发〔2021〕23号"),
        ("到 2025 年达到 11% 左右", "到2025年达到11%左右"),
        ("Annex  B of the Code", "Annex B of the Code"),
    ],
)
def test_spaces_of_typesetting_go_and_those_that_part_words_stay(printed: str, text: str) -> None:
    assert laid_out(page(printed, PROSE)).string(laid_out(page(printed, PROSE)).paragraphs[0]) == text


def test_an_ascii_character_is_half_as_wide() -> None:
    assert visual_width("示例ab") == 3.0


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("《", 20_000),
        ("（《“", 8_000),
        ("根据", 10_000),
        ("示例\n", 10_000),
        ("— \n", 10_000),
        ("**", 10_000),
        ("a ", 20_000),
    ],
)
def test_hostile_texts_take_linear_time(unit: str, size: int) -> None:
    assert is_linear(lambda n: lambda: laid_out(unit * n), size)
