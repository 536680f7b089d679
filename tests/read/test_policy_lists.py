"""Lists of known policies: what they may look like, and what is said of one that cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.read.policy_lists import KnownPolicy, read_list

CSV = """标题,文号,发文机关,dates
示例条例,示例令第1号,示例甲部；示例乙部,2020-02-01 2012-3-1
,,,
示例规划,,,
"""
TURTLE = """@prefix dcterms: <http://purl.org/dc/terms/> . @prefix eli: <http://data.europa.eu/eli/ontology#> .
<urn:one> dcterms:title "示例条例"@zh ; eli:id_local "示例令第1号" ; eli:passed_by "示例乙部", "示例甲部" ;
  eli:date_document "2020-02-01", "2012-03-01" .
<urn:two> dcterms:title "示例规划"@zh .
<urn:three> eli:id_local "示例发〔2020〕1号" .
"""
ENTRIES = (
    KnownPolicy("示例条例", "示例令第1号", ("示例甲部", "示例乙部"), (date(2012, 3, 1), date(2020, 2, 1))),
    KnownPolicy("示例规划", None, (), ()),
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_with_chinese_columns(tmp_path: Path) -> None:
    assert read_list(written(tmp_path, "list.csv", CSV)) == ENTRIES


def test_turtle_says_the_same(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, "list.ttl", TURTLE))
    assert [(one.title, one.number, set(one.bodies), one.dates) for one in found] == [
        (one.title, one.number, set(one.bodies), one.dates) for one in ENTRIES
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "文号\n示例令第1号\n", "line 1: no column title"),
        ("a.csv", "title\n", "no policy in this list"),
        ("a.csv", 'title\n"示例\n', "not CSV"),
        ("a.csv", "title,date\n示例规划,2021-13-01\n", "line 2: 2021-13-01 is no day"),
        ("a.ttl", TURTLE.replace("2012-03-01", "2012-02-31"), "2012-02-31 is no day"),
        ("a.ttl", "示例", "mend the Turtle"),
    ],
)
def test_a_bad_list_is_told_in_one_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(KgError, match=message) as told:
        read_list(written(tmp_path, name, text))
    assert "\n" not in str(told.value)
