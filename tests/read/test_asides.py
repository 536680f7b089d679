"""What a page prints beside its text (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, source

from kg.read import asides
from kg.read.asides import aside_kinds
from kg.read.source_lines import source_lines


def kinds(*lines: str) -> list[str | None]:
    return aside_kinds(list(source_lines(source("\n".join(lines)))))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("— 12 —", "page-number"),
        ("第 3 页 共 10 页", "page-number"),
        ("====", "rule"),
        ("来源：https://example.org/a", "address"),
        ("<!-- 示例 -->", "comment"),
        ("第3页所列事项由示例单位办理。", None),
        ("3.5亿元。", None),
    ],
)
def test_a_line_is_text_or_one_kind_of_aside(line: str, kind: str | None) -> None:
    assert kinds(PROSE, line, PROSE) == [None, kind, None]


def test_a_number_inside_a_sentence_is_that_of_a_page() -> None:
    assert kinds("示例文本第一段写明怎样清点设施和怎样公开", "87", "结果，各单位照此办理。")[1] == "page-number"
    assert kinds(PROSE, "87", "下一句，各单位照此办理。")[1] is None


def test_an_address_in_brackets_may_be_broken() -> None:
    assert kinds("（https://example.org/", "a/b.html）", PROSE) == ["address", "address", None]


def test_a_head_that_comes_again_on_every_page_is_none_of_the_text() -> None:
    pages = [line for at in range(4) for line in ("\f示例年度汇编", PROSE, f"示例第{at}段。{PROSE}")]
    assert [kind for kind in kinds(*pages) if kind] == ["running-head"] * 4


def test_a_heading_that_comes_once_is_text() -> None:
    assert kinds("\f示例年度汇编", PROSE, PROSE)[0] is None


def test_a_contents_page_reaches_from_its_first_entry_to_its_last() -> None:
    entries = [f"示例办法之{at}………………{at}" for at in range(1, 5)]
    assert kinds("目录", *entries[:2], "某部分", *entries[2:], *[PROSE] * 3)[1:6] == ["contents"] * 5
    assert kinds("目录", *entries[:2], PROSE)[1:3] == [None, None]


def test_a_comment_of_the_markup_may_run_over_lines_and_is_whole_or_none() -> None:
    assert kinds("<!--", "示例", "-->", PROSE) == ["comment"] * 3 + [None]
    assert kinds("<!-- 示例 --> 文本", PROSE) == [None, None]
    assert kinds("示例 -->", PROSE) == [None, None]
    assert kinds("<!--", "示例", PROSE) == [None] * 3
    assert kinds("<!-- 甲", "乙 --> 文本", "丙 -->", PROSE) == [None] * 4


@given(st.text(alphabet="—-·*•~第页共12３Page of:IVX 示例", min_size=1, max_size=14).map(str.strip).filter(bool))
def test_the_first_look_at_a_line_leaves_no_page_number_out(line: str) -> None:
    forms = (asides._DASHED_PAGE, asides._PAGE_WORDS, asides._BARE_PAGE)
    may_be = asides._MAY_BE_PAGE.match(line) is not None or asides._PAGE in line
    assert may_be or not any(form.match(line) for form in forms)
