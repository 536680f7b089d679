"""DuckDB: each table with a column of texts."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest
from facts_of import facts, facts_of_text
from official_forms import parts, rows

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, File, Wishes
from kg.read.formats.duckdb import read
from kg.read.formats.registry import read_file

ONES = [parts(seed) for seed in (3, 8)]


def database(folder: Path, more: str = "CREATE TABLE other (a INTEGER)") -> File:
    path = folder / "a.duckdb"
    with duckdb.connect(str(path)) as made:
        columns = ", ".join(f'"{name}" TEXT' for name in rows(ONES)[0])
        made.execute(f'CREATE TABLE "政策 ""表""" ({columns})')
        for row in rows(ONES):
            made.execute(f'INSERT INTO "政策 ""表""" VALUES ({", ".join("?" * len(row))})', list(row.values()))
        made.execute(more)
    return File(path, path.name, path.read_bytes())


def test_says_what_the_texts_say(tmp_path: Path) -> None:
    found = read_file(database(tmp_path), NO_WISHES).sources
    assert [facts(source) for source in found] == [facts_of_text(tmp_path, one) for one in ONES]
    assert [(source.name, source.place_of(0).row) for source in found] == [
        ('a.duckdb#政策 "表"=1', 1),
        ('a.duckdb#政策 "表"=2', 2),
    ]


def test_a_table_without_known_columns_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.duckdb: no table with a column of texts; name it"):
        read(database(tmp_path), Wishes({"text": "none"}))


def test_what_is_no_database_is_told_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^a\.duckdb: no database of DuckDB that can be read \([^\n]*\); export"):
        read(File(Path("a.duckdb"), "a.duckdb", b"broken" * 9999), NO_WISHES)


def test_a_view_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("正文\n示例文本\n", encoding="utf-8")
    with pytest.raises(InputError, match="can be read"):
        read(database(tmp_path, f"CREATE VIEW spy AS SELECT * FROM read_csv('{secret}')"), NO_WISHES)


def test_without_the_package_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = database(tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(InputError, match=r'pip install "policy-kg\[duckdb\]"'):
        read(file, NO_WISHES)
