"""Answers as DataFrames: types of columns hold whatever the rows are, and what is not known is missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.analyse.table import Table
from kg.errors import InputError
from kg.show import frames
from kg.vocabulary.namespaces import XSD

pd = pytest.importorskip("pandas", reason="pandas is not installed")


@dataclass(frozen=True)
class Record:
    name: str
    date: str | None = None
    since: str | None = None
    days: int | None = None
    sure: bool | None = None
    value: Decimal | None = None


def literal(text: str, kind: str = "string") -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def test_fields_of_records_have_their_types_and_a_year_stands_beside_its_day() -> None:
    some = [Record("甲", "2021-10-24", days=3, sure=True, value=Decimal("1.5")), Record("乙", "1677"), Record("丙")]
    frame = frames.of_rows(some)
    types = {"date": "datetime64[s]", "year": "Int64", "since": "datetime64[s]", "days": "Int64", "sure": "boolean",
             "value": "float64"}  # fmt: skip
    assert list(frame.columns) == ["name", *types]
    assert {name: str(frame[name].dtype) for name in types} == types
    assert frame["date"].dt.month.tolist()[0] == 10
    assert frame["date"].isna().tolist() == [False, True, True]
    assert frame["year"].tolist()[:2] == [2021, 1677] and frame["year"].isna().tolist() == [False, False, True]
    # none of them known, none of them there: the types stay
    assert str(frames.of_rows([Record("甲")])["days"].dtype) == "Int64"
    assert len(frames.of_rows([])) == 0


def test_a_day_of_any_century_is_a_day() -> None:
    frame = frames.of_rows([Record("甲", "1368-01-23"), Record("乙", "9999-12-31")])
    assert frame["date"].dt.year.tolist() == [1368, 9999]


def test_rows_of_a_table_have_days_and_keep_counts_whole_where_some_are_missing() -> None:
    rows = [("甲", "2021-10-24", 2), ("乙", "2022", None)]
    frame = frames.of_rows(Table(("policy", "date", "times"), rows, {"coverage": 2}))
    assert list(frame.columns) == ["policy", "date", "year", "times"]
    assert str(frame["times"].dtype) == "Int64" and frame["times"].sum() == 2
    assert frame["date"].isna().tolist() == [False, True] and frame["year"].tolist() == [2021, 2022]
    assert frame.attrs == {"coverage": 2}


def test_what_is_no_day_in_a_table_stays_a_text() -> None:
    frame = frames.of_rows(Table(("date",), [("2021-10-24、2022-01-01",), (None,)]))
    assert list(frame.columns) == ["date"] and frame["date"].tolist()[0] == "2021-10-24、2022-01-01"


def test_terms_are_of_the_type_that_all_of_a_column_have() -> None:
    columns = ("iri", "day", "count", "value", "sure", "year", "mixed", "none", "text")
    rows = [
        (ox.NamedNode("http://a/b"), literal("2021-10-24", "date"), literal("3", "integer"), literal("0.5", "decimal"),
         literal("true", "boolean"), literal("2025", "gYear"), literal("3", "integer"), None, literal("甲")),
        (ox.NamedNode("http://a/c"), None, None, None, literal("false", "boolean"), None, literal("甲"), None, None),
    ]  # fmt: skip
    frame = frames.of_solutions(columns, rows)
    types = ["datetime64[s]", "Int64", "float64", "boolean", "Int64"]
    assert [str(frame[name].dtype) for name in columns[1:6]] == types
    assert frame["mixed"].tolist() == ["3", "甲"] and frame["none"].isna().all()
    assert frame["sure"].tolist() == [True, False] and frame["text"].tolist()[0] == "甲"


def test_what_is_no_value_of_its_type_stays_a_text() -> None:
    frame = frames.of_solutions(("day",), [(literal("2021-02-30", "date"),), (literal("2021-02-03", "date"),)])
    assert frame["day"].tolist() == ["2021-02-30", "2021-02-03"]


def test_nothing_found_has_its_columns() -> None:
    assert list(frames.of_solutions(("a", "b"), []).columns) == ["a", "b"]


@dataclass(frozen=True)
class Whose:
    name: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    title: str
    owner: Whose | None
    places: tuple[tuple[str, int], ...] = ()
    lead: tuple[tuple[str, str], ...] = ()
    steps: tuple[Whose, ...] = ()


def test_a_record_within_a_record_is_a_column_for_each_of_its_fields() -> None:
    frame = frames.of_rows([Figure("甲", Whose("示例市", ("示例",))), Figure("乙", None)])
    assert list(frame.columns) == ["title", "owner_name", "owner_regions", "places", "lead", "steps"]
    assert frame["owner_name"].tolist()[0] == "示例市" and frame["owner_name"].isna().tolist() == [False, True]
    # the columns are the same where no record has one
    assert list(frames.of_rows([Figure("乙", None)]).columns) == list(frame.columns)


def test_files_of_columns_take_every_cell(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    some = [Figure("甲", None, (("a.txt", 3), ("b.txt", 4)), (("iri", "名"),), (Whose("示例市"),)), Figure("乙", None)]
    of_records = frames.of_rows(some)
    assert of_records["places"].tolist() == [("a.txt:3", "b.txt:4"), ()]
    of_table = frames.of_rows(Table(("what", "count"), [("甲", 1), ("乙", "2 +1"), ("丙", None)], {"rows": 3}))
    assert of_table["count"].tolist()[:2] == ["1", "2 +1"] and of_table["count"].isna().tolist()[2]
    for frame in (of_records, of_table):
        frame.to_parquet(tmp_path / "frame.parquet")
        again = pd.read_parquet(tmp_path / "frame.parquet")
        assert list(again.columns) == list(frame.columns) and len(again) == len(frame)


def test_one_record_alone_is_no_rows() -> None:
    with pytest.raises(InputError, match="takes a table or records"):
        frames.of_rows(Record("甲"))  # type: ignore[arg-type]


def test_rows_that_a_query_found_are_told_to_be_asked_for_as_a_query() -> None:
    with pytest.raises(InputError, match="give a query itself"):
        frames.of_rows([{"title": "示例办法"}])
