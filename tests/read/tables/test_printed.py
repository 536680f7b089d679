"""Where a flattened table stands: its head, its caption, what ends it (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import laid_out

from kg.read.tables.printed import PrintedTable, find_tables

HEAD = ("发布时间", "发布部门", "政策名称", "主要内容")
SUMMARY = "示例文本写明各灌区怎样清点设施，怎样安排先后，怎样公开结果，各单位照此办理。"
FIRST = ("2021-12-03", "水利部", "水利部关于示例灌区的通知", SUMMARY)
SECOND = ("2021-12-09", "财政部", "财政部关于示例资金的通知", SUMMARY)
ROWS = (*FIRST, *SECOND)


def tables(*lines: str) -> list[PrintedTable]:
    return list(find_tables(laid_out("\n\n".join(lines) + "\n")))


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        (HEAD, ("date", "bodies", "title", "summary")),
        (("发布时间", "政策名称", "主要内容"), ("date", "title", "summary")),
        (("发布时间", "活动名称", "主要内容"), ("date", "event", "summary")),
        (("发布时间", "政策名称"), None),
        (("发布部门", "政策名称", "主要内容"), None),
        (("发布时间", "政策名称", "活动名称", "主要内容"), None),
        (("发布时间", "发布部门", "主要内容"), None),
        (("政策名称", "发布时间", "示例", "主要内容"), None),
    ],
)
def test_a_table_has_a_day_a_title_or_an_event_and_a_column_more(
    head: tuple[str, ...], kinds: tuple[str, ...] | None
) -> None:
    assert [table.kinds for table in tables(*head, *ROWS)] == [kinds] * (kinds is not None)


@pytest.mark.parametrize(("width", "is_head"), [(47, True), (48, False)])
def test_a_line_of_a_head_is_no_longer_than_its_words(width: int, is_head: bool) -> None:
    line = f"{HEAD[0]}{' ' * (width - 18)}{' '.join(HEAD[1:])}"
    assert len(line) == width
    assert bool(tables(line, *ROWS)) == is_head


@pytest.mark.parametrize(("lines", "columns"), [(14, 4), (15, 3)])
def test_a_head_takes_fourteen_lines_at_most(lines: int, columns: int) -> None:
    head = HEAD[0] + "\n" * (lines - 3) + "\n".join(HEAD[1:])
    assert [len(table.kinds) for table in tables(head, *ROWS)] == [columns]


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("2.1示例一览", True),
        ("一、示例一览", True),
        ("（一）示例", True),
        ("表1 示例", True),
        ("附表 2 示例", True),
        ("# 示例", True),
        ("3. 示例", True),
        (f"# {'河' * 39}", True),
        (f"# {'河' * 40}", False),
        ("2.1示例一览。", False),
        ("2.1示例，一览", False),
        ("2.1示例：", False),
        ("示例一览", False),
        ("2021年示例", False),
    ],
)
def test_the_caption_is_a_heading_right_above(above: str, caption: bool) -> None:
    assert [table.caption for table in tables(above, *HEAD, *ROWS)] == [above * caption]


@pytest.mark.parametrize(("blanks", "caption"), [(0, "2.1示例"), (3, "2.1示例"), (4, "")])
def test_the_caption_stands_within_four_lines_above(blanks: int, caption: str) -> None:
    above = "2.1示例" + "\n" * (blanks + 1) + HEAD[0]
    assert [table.caption for table in tables(above, *HEAD[1:], *ROWS)] == [caption]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("2.2示例一节", True),
        ("3.示例一节", True),
        ("3.1示例一节", True),
        ("2.2.1示例一节", True),
        ("第三章 示例", True),
        ("# 示例", True),
        (f"3.{'河' * 39}", True),
        (f"3.{'河' * 40}", False),
        ("2.1示例一节", False),
        ("2.3示例一节", False),
        ("3.2示例一节", False),
        ("4.1示例一节", False),
        ("2.2示例，一节", False),
        ("2.2示例一节。", False),
    ],
)
def test_the_heading_of_the_next_part_ends_a_table(line: str, ends: bool) -> None:
    (table,) = tables("2.1示例一览", *HEAD, *ROWS, line, "后文")
    assert [piece.text for piece in table.pieces] == [*ROWS, *([] if ends else [line, "后文"])]


def test_without_a_number_in_its_caption_only_a_part_ends_a_table() -> None:
    assert [len(tables("# 示例", *HEAD, *ROWS, line)[0].pieces) for line in ("2.2示例一节", "第三章 示例")] == [9, 8]


def test_a_head_that_is_repeated_goes_on_with_its_table_unless_it_has_a_caption() -> None:
    (one,) = tables("2.1示例", *HEAD, *FIRST, *HEAD, *SECOND)
    assert [(piece.text, piece.page) for piece in one.pieces] == [*((t, 0) for t in FIRST), *((t, 1) for t in SECOND)]
    assert [len(table.pieces) for table in tables("2.1示例", *HEAD, *FIRST, "2.2示例", *HEAD, *SECOND)] == [4, 4]
    other = ("发布时间", "政策名称", "主要内容")
    assert [table.kinds for table in tables(*HEAD, *FIRST, *other, *SECOND)] == [
        ("date", "bodies", "title", "summary"),
        ("date", "title", "summary"),
    ]


def test_addresses_are_kept_beside_the_lines_of_a_table() -> None:
    clean = laid_out("\n\n".join((*HEAD, *FIRST, "https://www.example.org/a.html", *SECOND)) + "\n")
    (table,) = find_tables(clean)
    assert table.addresses == ((clean.source.text.index("https"), "www.example.org"),)
    assert [piece.text for piece in table.pieces] == list(ROWS)


def test_a_piece_knows_its_place_and_its_width() -> None:
    clean = laid_out("\n\n".join((*HEAD, "  2021-12-03", "水利部", *FIRST[2:])) + "\n")
    (table,) = find_tables(clean)
    piece = table.pieces[0]
    assert clean.source.text[piece.start : piece.end] == piece.text == "2021-12-03"
    assert (piece.line, piece.width, piece.is_finished) == (9, 5.0, False)
    assert table.pieces[3].is_finished


def test_a_full_line_is_as_wide_as_nineteen_of_twenty_are_at_most() -> None:
    wide = f"{SUMMARY[:-1]}而且全面。"
    assert tables(*HEAD, *FIRST, *["示例。"] * 15, wide)[0].wide == 42.0
    assert tables(*HEAD, *FIRST, *["示例。"] * 16, wide)[0].wide == 38.0
    assert tables("发布时间", "发布部门", "政策名称", *FIRST)[0].wide == float("inf")


def test_a_figure_beside_a_running_head_is_a_page_number_unless_a_day_follows() -> None:
    def texts(*beside: str) -> list[str]:
        pages = ["\n\n\n\n示例政策汇编\n" + SUMMARY for _ in range(4)]
        (table,) = find_tables(laid_out("\n".join((*HEAD, *FIRST, *beside, "\n".join(pages), *SECOND)) + "\n"))
        return [piece.text for piece in table.pieces]

    assert "12" in texts("12")
    assert "12" not in texts("\n\n\n示例政策汇编", "12", "示例")
    assert "12" not in texts("\n\n\n示例政策汇编", "", "12", "示例")
    assert "12" in texts("\n\n\n示例政策汇编", "", "", "12", "示例")
    assert "12" in texts("\n\n\n示例政策汇编", "12", "2021-12-05", "示例")
    assert "甲" in texts("\n\n\n示例政策汇编", "甲", "示例")
