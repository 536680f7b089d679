"""Tables with one document a row, whatever the format; rows without a text are known policies."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

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


def test_a_long_text_in_a_cell_is_read_and_one_beyond_all_measure_is_told() -> None:
    limit = csv.field_size_limit()
    long = "示例文本，照此办理。" * 20_000
    assert len(content("a.csv", f"标题,正文\n示例通知,{long}\n".encode()).sources[0].text) > len(long)
    huge = "示" * 6_000_000
    data = f"标题,正文\n甲通知,文本\n乙通知,{huge}\n丙通知,文本\n".encode()
    found = content(
        "a.jsonl", b"".join(json.dumps({"标题": "甲", "正文": one}).encode() + b"\n" for one in ("文", huge))
    )
    assert [one.what for one in found.unread] == ["a.jsonl#row=2"] and len(found.sources) == 1
    found = content("a.csv", data)
    assert [one.place_of(0).row for one in found.sources] == [2, 4] and found.unread[0].what == "a.csv#row=3"
    lines = data.replace(huge.encode(), b'"' + huge.encode() + b'\n"')
    found = content("a.csv", lines)
    assert len(found.sources) == 1 and not found.known and "read as far as this" in found.unread[0].reason
    assert csv.field_size_limit() == limit


def test_a_formula_is_the_value_that_was_saved() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["标题", "正文", "备注"])
    book.active.append(["示例通知", "示例文本", '=HYPERLINK("file:///etc/passwd")'])
    stream = io.BytesIO()
    book.save(stream)
    assert content("a.xlsx", stream.getvalue()).sources[0].text == "示例通知\n示例文本\n"


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
