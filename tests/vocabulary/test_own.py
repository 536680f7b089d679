"""Own bodies, places and names count while they are asked for, and are forgotten after. All names are ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.language.bodies import find_bodies
from kg.language.body_english import english_name
from kg.language.region_mentions import find_regions
from kg.language.regions import level_of
from kg.vocabulary.concepts import load, shipped
from kg.vocabulary.namespaces import ID
from kg.vocabulary.own import VARIABLE, own_concepts, own_files, own_vocabulary

TABLE = """kind,name,aliases,parent,place,level,class,code,english
body,示例监测中心,示测中心、测示中心,生态环境部,,,institution,示测函,Example Monitoring Centre
place,示例湾新区,示例湾,,河北省,area,,,Example Bay New Area
,国家能源局,能示局,,,,,,
body,河北省发展和改革委员会,冀示改委,,,,,,
"""
TEXT = "示例湾由示测中心、能示局和冀示改委负责。"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def names() -> list[str]:
    return [mention.body.name for mention in find_bodies(TEXT, None)]


def test_own_names_are_found_inside_and_nowhere_else(table: Path) -> None:
    assert names() == []
    with own_vocabulary([table]):
        assert names() == ["示例监测中心", "国家能源局", "河北省发展和改革委员会"]
        (place,) = find_regions(TEXT, None)
        assert (place.iri, level_of(place.iri)) == (f"{ID}region/示例湾新区", "area")
        body = find_bodies(TEXT, None)[0].body
        assert english_name(body) == "Example Monitoring Centre"
    assert names() == []
    assert find_regions(TEXT, None) == []


def test_what_is_shipped_stays_as_it_is(table: Path) -> None:
    with own_vocabulary([table]):
        assert set(load("bodies.ttl")) - set(shipped("bodies.ttl")) == {
            f"{ID}body/示例监测中心", f"{ID}body/河北省发展和改革委员会",
        }  # fmt: skip
        assert load("sectors.ttl") == shipped("sectors.ttl")
        assert own_files() == (table,)
    assert own_concepts("bodies.ttl") == {}
    assert VARIABLE not in os.environ


def test_a_local_body_of_ones_own_is_the_one_that_rules_form(table: Path) -> None:
    with own_vocabulary([table]):
        (formed,) = find_bodies("河北省发展改革委", None)
        (own,) = find_bodies("冀示改委", None)
    assert formed.body == own.body


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "own.csv"
    bad.write_text("name,kind\n示例,ministry\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"), own_vocabulary([bad]):
        pass
    assert own_files() == ()
    assert names() == []
