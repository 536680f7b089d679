"""The rows of a flattened table, cell by cell (示例文本)."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest
from own_texts import laid_out

from kg.read.tables.printed import find_tables
from kg.read.tables.rows import Row, rows_of

HEAD = ("发布时间", "发布部门", "政策名称", "主要内容")
SUMMARY = "示例文本写明各灌区怎样清点设施，怎样安排先后，怎样公开结果，各单位照此办理。"
WATER = ("水利部", "水利部关于示例灌区的通知", SUMMARY)
MONEY = ("财政部", "财政部关于示例资金的通知", SUMMARY)
NEXT = ("2021-12-09", *MONEY)


def rows(*lines: str, head: tuple[str, ...] = HEAD) -> list[Row]:
    (table,) = find_tables(laid_out("\n\n".join((*head, *lines)) + "\n"))
    return rows_of(table)


def days(*lines: str, head: tuple[str, ...] = HEAD) -> list[str]:
    return [row.date for row in rows(*lines, head=head)]


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (("2021-12-03",), True),
        (("2021.12.3",), True),
        (("2021-", "12-", "03"), True),
        (("2021", "-", "12-", "03"), True),
        (("2021", "-", "12", "-", "03"), False),
        (("2021-13-03",), False),
        (("2021-02-30",), False),
        (("12 2021-12-03",), True),
        (("1234 2021-12-03",), False),
        ((f"{'甲' * 17} 2021-12-03",), True),
        ((f"{'甲' * 18} 2021-12-03",), False),
        (("甲，乙 2021-12-03",), False),
    ],
)
def test_a_row_hangs_on_its_day(day: tuple[str, ...], is_one: bool) -> None:
    found = rows(*day, *WATER, *NEXT)
    assert [row.date for row in found] == ["2021-12-03"] * is_one + ["2021-12-09"]
    assert found[-1].text("title") == MONEY[1]
    if is_one:
        assert (found[0].text("bodies"), found[0].text("title"), found[0].text("summary")) == WATER


def test_days_of_one_table_are_written_one_way() -> None:
    assert days("2021-12-03", *WATER, "2021年12月9日", *MONEY) == ["2021-12-03"]
    assert days("2021年12月3日", *WATER, "2021年12月9日", *MONEY) == ["2021-12-03", "2021-12-09"]


@pytest.mark.parametrize(("width", "opens"), [(22, True), (23, False)])
def test_behind_a_day_short_lines_follow(width: int, opens: bool) -> None:
    """Where a full line is 38 characters wide, a short one has three fifths of it."""
    assert days("2021-12-03", "水" * width, *WATER[1:], *NEXT) == ["2021-12-03"] * opens + ["2021-12-09"]


def test_a_day_in_a_summary_opens_no_row() -> None:
    assert days("2021-12-03", *WATER, "2021-12-05", "示例，照此办理。", *NEXT) == ["2021-12-03", "2021-12-09"]
    only = ("政策名称", "发布部门", "发布时间", "主要内容")
    assert days(WATER[1], WATER[0], "2021-12-03", SUMMARY, MONEY[1], MONEY[0], "2021-12-09", SUMMARY, head=only) == [
        "2021-12-03",
        "2021-12-09",
    ]


@pytest.mark.parametrize(("more", "found"), [(196, 2), (197, 1)])
def test_four_hundred_lines_from_the_last_day_a_table_has_ended(more: int, found: int) -> None:
    assert len(days("2021-12-03", *WATER, *[SUMMARY] * more, *NEXT)) == found
    # unless its head stands there again
    assert len(days("2021-12-03", *WATER, *[SUMMARY] * more, *HEAD, *NEXT)) == 2


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("示例一节", "后文"), SUMMARY),
        (("示例一节，", "后文。"), f"{SUMMARY}示例一节，后文。"),
        (("示例一节。", "后文。"), f"{SUMMARY}示例一节。后文。"),
        (("示" * 22, "后文"), SUMMARY),
        (("示" * 23, "后文。"), f"{SUMMARY}{'示' * 23}后文。"),
    ],
)
def test_the_last_row_ends_before_what_looks_like_a_heading(lines: tuple[str, ...], last: str) -> None:
    assert rows(*NEXT, *lines)[-1].text("summary") == last


def test_a_sentence_that_is_not_finished_goes_on() -> None:
    assert rows(*NEXT[:3], SUMMARY[:-1], "示例一节")[-1].text("summary") == f"{SUMMARY[:-1]}示例一节"


def test_what_stands_beside_a_day_belongs_to_the_cells_beside_it() -> None:
    head = ("序号", "发布时间", "发布部门", "政策名称", "主要内容")
    (first, second) = rows("1 2021-12-03 水利部", *WATER[1:], "2 2021-12-09 财政部", *MONEY[1:], head=head)
    assert [(row.text("ordinal"), row.text("bodies"), row.text("title")) for row in (first, second)] == [
        ("1", *WATER[:2]),
        ("2", *MONEY[:2]),
    ]
    assert first.start < first.end < second.start < second.end


def test_a_row_without_a_title_is_none() -> None:
    assert days("2021-12-03", *NEXT) == ["2021-12-09"]


def test_columns_may_stand_on_either_side_of_the_day() -> None:
    head = ("序号", "文件名称", "发文机关", "发文时间")
    found = rows("1", WATER[1], WATER[0], "2021-12-03", "2", MONEY[1], MONEY[0], "2021-12-09", head=head)
    assert [(row.text("ordinal"), row.text("title"), row.text("bodies")) for row in found] == [
        ("1", WATER[1], WATER[0]),
        ("2", MONEY[1], MONEY[0]),
    ]


TITLES = ("关于印发《示例灌区方案》的通知", "关于示例灌区的通知", "关于示例灌区的管理办法")
BODIES = ("水利部", "水利部 财政部", "国家发展改革委 水利部")


@pytest.mark.parametrize(("title", "bodies"), [(title, bodies) for title in TITLES for bodies in BODIES])
def test_a_cell_has_its_lines_wherever_they_are_cut(title: str, bodies: str) -> None:
    for at, stop in combinations_with_replacement(range(0, 16, 5), 2):
        parts = [part for part in (title[:at], title[at:stop], title[stop:]) if part]
        words = bodies.split()
        (row, _) = rows("2021-12-03", *words, *parts, SUMMARY[:20] + SUMMARY[20:], *NEXT)
        assert (row.text("bodies"), row.text("title"), row.text("summary")) == ("".join(words), title, SUMMARY)


def test_cells_go_on_behind_a_head_that_is_repeated() -> None:
    title = "关于印发《示例社区服务方案》的通知"
    first, second = rows("2021-12-03", "生态环境部", "国家卫生", title, *HEAD, "健康委员会", SUMMARY, *NEXT)
    assert (first.text("bodies"), first.text("title")) == ("生态环境部国家卫生健康委员会", title)
    assert (first.text("summary"), second.text("title")) == (SUMMARY, MONEY[1])


def test_a_summary_may_end_in_a_short_line_without_its_full_stop() -> None:
    (first, second) = rows("2021-12-03", *WATER, "各单位照此办理", *NEXT)
    assert (first.text("title"), first.text("summary")) == (WATER[1], f"{SUMMARY}各单位照此办理")
    assert second.text("bodies") == MONEY[0]


def test_only_at_the_end_of_a_page_a_list_of_bodies_breaks_off_in_a_name() -> None:
    title = "关于印发《示例灌区方案》的通知"
    (row, _) = rows("2021-12-03", "教育部", "财", title, SUMMARY, *NEXT)
    assert (row.text("bodies"), row.text("title")) == ("教育部", f"财{title}")
    (row, _) = rows("2021-12-03", "教育部", "财", title, *HEAD, "政部", SUMMARY, *NEXT)
    assert (row.text("bodies"), row.text("title")) == ("教育部财政部", title)
