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
    assert kinds("示例汇编", *entries[:2], PROSE)[1:3] == [None, None]


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


def heads(*pages: str) -> int:
    """How many lines of pages, a form feed before each, are running heads."""
    return sum(kind == "running-head" for kind in kinds(*pages))


@pytest.mark.parametrize(("times", "is_head"), [(2, False), (3, True)])
def test_a_running_head_comes_three_times(times: int, is_head: bool) -> None:
    pages = [f"\f示例年度汇编\n{PROSE}\n示例第{at}段。{PROSE}" for at in range(times)]
    assert heads(*pages) == times * is_head


@pytest.mark.parametrize(("elsewhere", "is_head"), [(1, True), (2, False)])
def test_four_of_five_times_a_running_head_stands_at_the_edge_of_a_page(elsewhere: int, is_head: bool) -> None:
    pages = [f"\f示例年度汇编\n{PROSE}" for _ in range(4)] + ["示例年度汇编", PROSE] * elsewhere
    assert bool(heads(*pages)) == is_head


@pytest.mark.parametrize(("width", "is_head"), [(30, True), (31, False)])
def test_a_running_head_is_thirty_characters_wide_at_most(width: int, is_head: bool) -> None:
    assert bool(heads(*[f"\f{'示' * width}\n{PROSE}" for _ in range(3)])) == is_head


@pytest.mark.parametrize(
    ("before", "after", "is_head"),
    [
        ("\n\n\n", "", True),
        ("\n\n", "", False),
        ("\n\n", "12\n", True),
        ("\n", "12\n", False),
        ("", "第 3 页 共 10 页\n", True),
        ("第 3 页 共 10 页\n", "", True),
        (f"第 3 页 共 10 页\n{PROSE}\n", "", False),
    ],
)
def test_the_edge_of_a_page_shows_in_blank_lines_or_its_number(before: str, after: str, is_head: bool) -> None:
    pages = [f"{before}示例年度汇编\n{after}{PROSE}" for _ in range(4)]
    assert ("running-head" in kinds(PROSE, *pages)) == is_head


def test_the_number_of_a_section_is_no_running_head() -> None:
    assert heads(*[f"\f第一章 总则\n{PROSE}" for _ in range(4)]) == 0


@pytest.mark.parametrize(
    ("names", "is_head"),
    [
        (["示例年度汇编 12", "示例年度汇编 14", "示例年度汇编 16"], True),
        (["12 示例年度汇编", "示例年度汇编 13", "14 示例年度汇编"], True),
        (["示例年度汇编 12", "示例年度汇编 14"], False),
        (["示例年度汇编 12", "示例年度汇编 14", "示例年度汇编 14"], False),
        (["示例年度汇编 16", "示例年度汇编 14", "示例年度汇编 18"], False),
    ],
)
def test_a_running_head_may_have_its_number_on_its_line(names: list[str], is_head: bool) -> None:
    found = kinds(*[line for name in names for line in (name, *[PROSE] * 12)])
    assert found.count("running-head") == len(names) * is_head


@pytest.mark.parametrize(("apart", "is_head"), [(12, False), (13, True)])
def test_numbered_heads_stand_more_than_twelve_lines_apart(apart: int, is_head: bool) -> None:
    found = kinds(*[line for at in range(3) for line in (f"示例年度汇编 {at + 1}", *[PROSE] * (apart - 1))])
    assert ("running-head" in found) == is_head


@pytest.mark.parametrize(
    ("before", "after", "is_page"),
    [
        (f"{'示' * 19}", "结果，各单位照此办理。", True),
        (f"{'示' * 18}", "结果，各单位照此办理。", False),
        (f"{'示' * 19}", "示" * 11, True),
        (f"{'示' * 19}", "示" * 10, False),
        (f"{'示' * 19}。", "结果，各单位照此办理。", False),
    ],
)
def test_a_bare_number_is_that_of_a_page_inside_a_sentence(before: str, after: str, is_page: bool) -> None:
    assert (kinds(before, "87", after)[1] == "page-number") == is_page


@pytest.mark.parametrize(("blanks", "is_page"), [(2, False), (3, True)])
def test_a_bare_number_is_that_of_a_page_behind_blank_lines(blanks: int, is_page: bool) -> None:
    assert (kinds(PROSE + "\n" * blanks, "87", PROSE)[1] == "page-number") == is_page
    assert (
        kinds(PROSE, "87", "\f" + PROSE)[1] == kinds(PROSE, "\f87", PROSE)[1] == kinds(PROSE, "87")[1] == "page-number"
    )


@pytest.mark.parametrize(("above", "is_contents"), [(3, True), (4, False)])
def test_a_contents_page_stands_under_its_heading(above: int, is_contents: bool) -> None:
    entries = [f"示例办法之{at}………………{at}" for at in range(1, 4)]
    found = kinds(*[PROSE] * 9, "目录", *["示例"] * above, *entries, PROSE)
    assert ("contents" in found) == is_contents


def test_under_its_heading_a_contents_page_may_have_two_entries() -> None:
    entries = ("一、示例省关于示例工作的通知……1", "二、示例省关于样本工作的通知……3")
    assert kinds("目录", *entries, *[PROSE] * 3).count("contents") == 2
    assert "contents" not in kinds("示例汇编", *entries, *[PROSE] * 3)


@pytest.mark.parametrize(("first", "of", "is_contents"), [(2, 20, True), (3, 20, False)])
def test_a_contents_page_stands_in_the_first_tenth(first: int, of: int, is_contents: bool) -> None:
    entries = [f"示例办法之{at}………………{at}" for at in range(1, 4)]
    found = kinds(*[PROSE] * (first - 1), *entries, *[PROSE] * (of - first - 2))
    assert len(found) == of and ("contents" in found) == is_contents
    tabs = [f"示例办法之{at}\t{at}" for at in range(1, 4)]
    assert "contents" not in kinds(*tabs, *[PROSE] * 90)


@pytest.mark.parametrize(("apart", "is_contents"), [(14, True), (15, False)])
def test_entries_of_a_contents_page_stand_close_to_each_other(apart: int, is_contents: bool) -> None:
    entries = [f"示例办法之{at}………………{at}" for at in range(1, 4)]
    found = kinds("目录", *entries[:2], *["示例"] * (apart - 1), entries[2], *[PROSE] * 3)
    assert (found[-4] == "contents") == is_contents


def test_an_address_in_brackets_ends_with_its_bracket() -> None:
    found = kinds("（https://example.org/a）", "b.html）", "（https://example.org/", "a/b", "c.html）", "d.html）")
    assert found == ["address", None, "address", "address", "address", None]
    assert kinds("https://example.org/", "a.html")[1] is None


def test_a_name_under_the_numbers_of_pages_is_a_running_head() -> None:
    pages = [line for page in range(4) for line in (*[PROSE] * 12, "", str(12 + page), "示例政策年鉴")]
    found = [kind for kind in kinds(*pages, PROSE) if kind]
    assert found == ["page-number", "running-head"] * 4


def test_cells_under_figures_that_stand_close_are_no_running_heads() -> None:
    rows = [line for row in range(4) for line in ("", str(row + 1), "示例市级")]
    assert "running-head" not in kinds(*[PROSE] * 12, *rows, PROSE)
