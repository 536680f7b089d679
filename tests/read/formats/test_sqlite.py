"""SQLite: each table with a column of texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from facts_of import facts, facts_of_text
from official_forms import parts, rows

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, File, Wishes
from kg.read.formats.sqlite import read

ONES = [parts(seed) for seed in (3, 8)]


def database(folder: Path, table: str = '"政策 ""表"""') -> File:
    path = folder / "a.db"
    with closing(sqlite3.connect(path)) as made:
        columns = ", ".join(f'"{name}" TEXT' for name in rows(ONES)[0])
        made.execute(f"CREATE TABLE {table} ({columns})")
        made.execute("CREATE TABLE other (a, b)")
        for row in rows(ONES):
            made.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", list(row.values()))
        made.commit()
    return File(path, path.name, path.read_bytes())


def test_says_what_the_texts_say(tmp_path: Path) -> None:
    found = read(database(tmp_path), NO_WISHES).sources
    assert [facts(source) for source in found] == [facts_of_text(tmp_path, one) for one in ONES]
    assert [(source.name, source.place_of(0).row) for source in found] == [
        ('a.db#政策 "表"=1', 1),
        ('a.db#政策 "表"=2', 2),
    ]


def test_a_table_without_known_columns_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no table with a column of texts; name it"):
        read(database(tmp_path), Wishes({"text": "none"}))
    with pytest.raises(InputError, match=r"no database of SQLite that can be read"):
        read(File(Path("a.db"), "a.db", b"broken" * 99), NO_WISHES)
