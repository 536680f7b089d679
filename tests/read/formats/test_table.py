"""Tables with one document a row, whatever the format; rows without a text are known policies."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from facts_of import facts, facts_of_text
from official_forms import Parts, as_csv, as_json_lines, as_sheet, parts, rows

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, Content, File, Wishes
from kg.read.formats.table import read
from kg.read.inputs import read_input

ONES = [parts(seed) for seed in (3, 8, 21)]


def as_tabs(ones: list[Parts]) -> bytes:
    table = [{name: cell.replace("\n", "　") for name, cell in row.items()} for row in rows(ones)]
    return "".join("\t".join(row) + "\n" for row in (list(table[0]), *(list(one.values()) for one in table))).encode()


def as_json(ones: list[Parts]) -> bytes:
    return json.dumps({"total": len(ones), "data": rows(ones)}, ensure_ascii=False).encode()


def sheets(*tables: list[list[object]]) -> bytes:
    """A workbook with a sheet for each table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in tables:
        sheet = book.create_sheet()
        for row in table:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMS = {
    "a.csv": as_csv,
    "gb.csv": lambda ones: as_csv(ones).decode().encode("gb18030"),
    "mark.csv": lambda ones: b"\xef\xbb\xbf" + as_csv(ones),
    "a.jsonl": as_json_lines,
    "a.json": as_json,
    "a.xlsx": as_sheet,
}


def content(name: str, data: bytes, **columns: str) -> Content:
    # in a folder, so that it is no list of its own
    return read(File(Path("in.zip"), name, data), Wishes(columns) if columns else NO_WISHES)


@pytest.mark.parametrize(("name", "form"), FORMS.items(), ids=FORMS)
def test_says_what_the_texts_say(tmp_path: Path, name: str, form: Callable[[list[Parts]], bytes]) -> None:
    found = content(name, form(ONES))
    assert [facts(source) for source in found.sources] == [facts_of_text(tmp_path, one) for one in ONES]
    first = 1 if "json" in name else 2
    assert [source.place_of(0).row for source in found.sources] == [first, first + 1, first + 2]
    assert found.sources[0].name == f"{name}#row={first}"
    assert len({source.sha256 for source in found.sources}) == 3


def test_a_table_with_tabs() -> None:
    assert [one.place_of(0).row for one in content("a.tsv", as_tabs(ONES)).sources] == [2, 3, 4]


def test_the_columns_are_shown_and_say_what_the_row_says() -> None:
    found = content("a.csv", as_csv(ONES))
    (remark,) = found.remarks
    assert "title=标题, text=正文, number=文号, bodies=发文机关, published=发布日期, source=链接" in remark
    said = {one.about: (one.value, one.place) for one in found.sources[0].said}
    assert said["number"] == (ONES[0].number, "column 文号") and said["source"][0].endswith("/0.html")


def test_columns_may_be_told() -> None:
    data = "甲,乙\n示例部关于示例工作的通知,各单位照此办理。\n".encode()
    with pytest.raises(InputError, match=r"^a\.csv: no column of titles or texts among 甲, 乙; name them"):
        content("a.csv", data)
    assert (
        content("a.csv", data, title="甲", text="乙").sources[0].text == "示例部关于示例工作的通知\n各单位照此办理。\n"
    )
    with pytest.raises(InputError, match="no column 丙; the columns are 甲, 乙"):
        content("a.csv", data, text="丙")


def test_rows_without_a_text_are_known_policies() -> None:
    data = "标题,正文,文号\n示例办法,,示发〔2021〕3号\n示例部关于示例工作的通知,各单位照此办理。,\n".encode()
    found = content("a.csv", data)
    assert [(one.title, one.number) for one in found.known] == [("示例办法", "示发〔2021〕3号")]
    assert len(found.sources) == 1


def test_a_list_of_policies_is_read_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("title,dates\n示例办法,2020-01-01 2021-01-01\n", encoding="utf-8")
    found = read_input(path)
    assert [(one.title, len(one.dates)) for one in found.known] == [("示例办法", 2)] and not found.remarks


MOST = 5_000_000


@pytest.mark.parametrize("more", [0, 1])
def test_a_cell_of_five_million_characters_is_read_and_a_longer_one_is_told(more: int) -> None:
    limit = csv.field_size_limit()
    long = "a" * (MOST + more)
    lines = b"".join(json.dumps({"标题": "甲", "正文": one}).encode() + b"\n" for one in ("文", long))
    for name, data, first in (("a.jsonl", lines, 1), ("a.csv", f"标题,正文\n甲,文\n乙,{long}\n丙,文\n".encode(), 2)):
        found = content(name, data)
        assert [one.what for one in found.unread] == [f"{name}#row={first + 1}"] * more
        read_rows = [one.place_of(0).row for one in found.sources]
        assert (first in read_rows, first + 1 in read_rows) == (True, not more)
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("row", "rows_read"),
    [
        (f"乙,{'a' * (MOST + 1)}\n丙,文\n", 2),
        # nobody knows where the next row begins
        (f'乙,"{"a" * (MOST + 1)}\n"\n丙,文\n', 1),
        (f'乙,"文\n{"a" * (MOST + 1)}\n文"\n丙,文\n', 1),
    ],
    ids=["one line", "in quotes", "in the second line"],
)
def test_behind_a_cell_beyond_all_measure_reading_goes_on_where_a_row_begins(row: str, rows_read: int) -> None:
    found = content("a.csv", f"标题,正文\n甲,文\n{row}".encode())
    assert len(found.sources) == rows_read and len(found.unread) == 1
    assert found.unread[0].reason.startswith("read as far as this" if rows_read == 1 else "not CSV")


def test_without_the_names_of_columns_there_is_nothing_to_read_on_by() -> None:
    with pytest.raises(InputError, match=r"^a\.csv: row 1: not CSV"):
        content("a.csv", f"标题,{'a' * (MOST + 1)}\n甲,文\n".encode())


@pytest.mark.parametrize("mark", [",", ";", "|", "\t"])
def test_cells_are_parted_by_what_parts_the_names_of_columns(mark: str) -> None:
    found = content("a.csv", f"标题{mark}正文{mark}文号\n甲{mark}文\n".encode())
    assert [one.text for one in found.sources] == ["甲\n文\n"]


def test_of_marks_as_frequent_the_comma_parts() -> None:
    assert content("a.csv", "标题;甲,正文\n乙,文\n".encode()).sources[0].text == "文\n"


def test_rows_are_counted_with_the_empty_ones_which_are_none() -> None:
    table = "标题,正文\n,\n甲,文\n\n乙,文\n"
    assert [one.place_of(0).row for one in content("a.csv", table.encode()).sources] == [3, 5]
    lines = '{"标题": "甲", "正文": "文"}\n \n{"标题": "乙", "正文": "文"}\n'
    assert [one.place_of(0).row for one in content("a.ndjson", lines.encode()).sources] == [1, 3]
    sheet = sheets([["标题", "正文"], ["甲", "文"], [None, None], ["乙", "文"]])
    assert [one.place_of(0).row for one in content("a.xlsx", sheet).sources] == [2, 4]


def test_rows_of_a_sheet_are_counted_from_its_top() -> None:
    sheet = sheets([["标题"], []], [[], [], ["标题", "正文"], ["甲", "文"]])
    assert [one.place_of(0).row for one in content("a.xlsx", sheet).sources] == [4]


def test_a_row_may_be_shorter_or_longer_than_the_names_of_columns() -> None:
    found = content("a.csv", "标题,正文,文号\n甲,文\n乙,文,示发〔2021〕3号,多\n".encode())
    assert [[one.value for one in source.said] for source in found.sources] == [["甲"], ["乙", "示发〔2021〕3号"]]


def test_an_object_may_have_names_that_those_before_it_lack() -> None:
    lines = '{"标题": "甲", "正文": "文"}\n{"标题": "乙", "正文": "文", "文号": "示发〔2021〕3号"}\n{"正文": "文"}\n'
    found = content("a.jsonl", lines.encode())
    assert [[one.value for one in source.said] for source in found.sources] == [["甲"], ["乙", "示发〔2021〕3号"], []]


def test_a_cell_that_is_empty_says_nothing() -> None:
    found = content("a.csv", "标题,正文,文号,发布日期\n甲,文,,2021-03-01\n".encode())
    assert [(one.about, one.value) for one in found.sources[0].said] == [("title", "甲"), ("published", "2021-03-01")]


@pytest.mark.parametrize("above", [True, False])
def test_a_title_that_the_text_has_near_its_head_is_not_put_above_it(above: bool) -> None:
    text = "文" * (298 + above) + "甲乙"
    assert content("a.csv", f"标题,正文\n甲乙,{text}\n".encode()).sources[0].text == ("甲乙\n" * above) + text + "\n"


def test_lines_may_end_as_on_any_machine() -> None:
    lines = json.dumps({"正文": "一\r\n二\r三\n四"}).encode()
    assert content("a.jsonl", lines).sources[0].text == "一\n二\n三\n四\n"


def test_a_known_policy_is_of_the_day_it_was_signed_or_else_published() -> None:
    data = "标题,正文,成文日期,发布日期\n甲,,2021-03-01,2021-04-01\n乙,,,2021-04-02\n".encode()
    assert [one.dates for one in content("a.csv", data).known] == [(date(2021, 3, 1),), (date(2021, 4, 2),)]


def test_a_table_whose_rows_hold_neither_text_nor_title_is_told() -> None:
    with pytest.raises(InputError, match=r"^a\.csv: no row with a text or a title; "):
        content("a.csv", "标题,正文,备注\n,,示例\n".encode())


def test_values_that_are_no_texts_are_shown_as_one_reads_them() -> None:
    rows_of_json = [{"标题": ["甲", "乙", None], "正文": "文", "文号": 3, "链接": None, "发布日期": {"年": 2021}}]
    (source,) = content("a.json", json.dumps(rows_of_json).encode()).sources
    assert {one.about: one.value for one in source.said} == {
        "title": "甲; 乙;",
        "number": "3",
        "published": '{"年": 2021}',
    }
    sheet = sheets([["标题", "正文", "文号", "成文日期", "链接"], ["甲", "文", 2021, date(2021, 3, 1), 0.5]])
    (source,) = content("a.xlsx", sheet).sources
    assert [one.value for one in source.said] == ["甲", "2021", "2021-03-01", "0.5"]


def test_a_table_of_titles_alone_is_a_list_only_where_it_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,number\n示例办法,示发〔2021〕3号\n", encoding="utf-8")
    alone = read(File(path, "a.csv", path.read_bytes()), NO_WISHES)
    told = read(File(path, "a.csv", path.read_bytes()), Wishes({"title": "title"}))
    assert [bool(one.known and not one.remarks) for one in (alone, told)] == [True, False]
    assert content("a.csv", path.read_bytes()).remarks


def test_a_formula_is_the_value_that_was_saved() -> None:
    data = sheets([["标题", "正文", "备注"], ["示例通知", "示例文本", '=HYPERLINK("file:///etc/passwd")']])
    assert content("a.xlsx", data).sources[0].text == "示例通知\n示例文本\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", "标题,正文\n".encode(), "no row in it"),
        ("a.csv", bytes(range(256)) * 8, "not a text file"),
        ("a.json", b"[1, 2]", "row 1: no object with names and values"),
        ("a.json", b"[" * 100_000, "row 1: not JSON"),
        ("a.json", b'"text"', "no list of objects"),
        ("a.jsonl", b"{", "row 1: not JSON"),
        ("a.xlsx", b"PK broken", "broken, or not what its name says"),
        ("a.xls", b"broken", "no sheet that can be read"),
    ],
)
def test_what_is_broken_is_told_in_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"{name}: {reason}") as caught:
        content(name, data)
    assert "\n" not in str(caught.value) and ";" in str(caught.value)


def test_a_row_that_is_broken_ends_the_table_and_keeps_what_was_read() -> None:
    found = content("a.jsonl", as_json_lines(ONES) + b"{broken\n")
    assert len(found.sources) == 3 and "row 4: not JSON" in found.unread[0].reason


def test_an_object_with_one_list_of_one_document_is_that_document() -> None:
    text = "示例文本：关于印发示例办法的通知。"
    data = json.dumps({"page": 1, "ids": [7], "rows": [{"标题": "示例", "正文": text}]}).encode()
    (found,) = read(File(Path("a.json"), "a.json", data), NO_WISHES).sources
    assert found.text.strip() == text


def test_an_object_without_a_list_is_one_document() -> None:
    (found,) = content("a.json", '{"标题": "甲", "正文": "文", "栏目": []}'.encode()).sources
    assert (found.text, found.place_of(0).row) == ("甲\n文\n", 1)


@pytest.mark.parametrize("caption", [["示例政策文件汇总表"], ["示例政策文件汇总表", "", ""]])
def test_over_the_names_of_the_columns_may_stand_what_the_table_is_called(caption: list[str]) -> None:
    table = [caption, [], ["标题", "文号", "正文"], ["示例局关于示例的通知", "示发〔2031〕1号", "各单位：\n示例文本。"]]
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in table)
    for found in (content("a.xlsx", sheets([list(row) for row in table])), content("a.csv", lines.encode())):
        (one,) = found.sources
        assert one.name.endswith("#row=4")
        assert one.text.startswith("示例局关于示例的通知")
