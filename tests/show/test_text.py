"""Tables as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.table import Table
from kg.show.text import csv_text, json_text, shown

CELLS = st.one_of(st.none(), st.integers(), st.text(alphabet="示例,\"'\n=+-@", max_size=6))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_a_spreadsheet_gets_every_cell_and_runs_none(rows: list[tuple[str | int | None, ...]]) -> None:
    header, *read = csv.reader(io.StringIO(csv_text(Table(("甲", "乙"), rows)), newline=""))
    assert header == ["甲", "乙"]
    for given_row, row in zip(rows, read, strict=True):
        for cell, text in zip(given_row, row, strict=True):
            assert text.removeprefix("'") == ("" if cell is None else str(cell)).removeprefix("'")
            assert not isinstance(cell, str) or len(text) < 2 or text[0] not in "=+-@"


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("=", "="), ("示例", "示例"), ("-1+1", "'-1+1"), ("-1.5", "-1.5"), ("@示例", "'@示例")],
)
def test_a_formula_is_made_harmless(cell: str, written: str) -> None:
    assert csv_text(Table(("甲",), [(cell,)])).split("\r\n")[1] == written


def test_json_has_rows_by_column_and_the_facts() -> None:
    found = json.loads(json_text(Table(("甲", "乙"), [("示例", 1)], {"whole": 9})))
    assert found == {"rows": [{"甲": "示例", "乙": 1}], "whole": 9}


@given(st.integers(0, 9))
def test_a_limit_of_nought_shows_all(limit: int) -> None:
    table = Table(("甲",), [(at,) for at in range(6)])
    assert len(shown(table, limit)) == (min(limit, 6) if limit else 6)
    assert shown(Table(("甲", "乙"), [(None, 1)]), 0) == [("", "1")]
