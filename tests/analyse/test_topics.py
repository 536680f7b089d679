"""Sectors and regions in their usual order."""

from __future__ import annotations

import pytest

from kg.analyse.topics import NATIONAL, NOT_MAINLAND, lies_in, provinces, region_key, region_topics, sector_topics
from kg.vocabulary.namespaces import ID


def test_all_provinces_are_there_in_the_order_of_their_codes() -> None:
    assert len(provinces()) == 34
    assert list(provinces()) == sorted(provinces())
    assert set(provinces()) >= NOT_MAINLAND
    assert (provinces()["130000"].short, provinces()["130000"].name_en) == ("河北", "Hebei")


@pytest.mark.parametrize(
    ("iri", "key"), [("region/130100", "130000"), ("region/CN", "CN"), ("region/示例经济带", "示例经济带")]
)
def test_a_region_counts_with_its_province(iri: str, key: str) -> None:
    assert region_key(ID + iri) == key


@pytest.mark.parametrize(
    ("region", "wider", "lies"),
    [
        ("130200", "130000", True),
        ("130202", "130200", True),
        ("130000", "130000", True),
        ("130000", "130200", False),
        ("140200", "130000", False),
        ("130000", "CN", False),
        ("CN", "CN", True),
    ],
)
def test_a_place_lies_in_its_province_and_not_the_other_way_round(region: str, wider: str, lies: bool) -> None:
    assert lies_in(f"{ID}region/{region}", f"{ID}region/{wider}") is lies


def test_the_country_comes_first_and_named_areas_last() -> None:
    found = region_topics({f"{ID}region/示例经济带": ["示例经济带"], f"{ID}region/130000": ["另一个名称"]})
    assert list(found) == [NATIONAL, *provinces(), "示例经济带"]
    assert found["130000"].name == "河北省"


def test_sections_have_a_letter_and_a_short_name() -> None:
    assert list(sector_topics()) == [chr(ord("A") + at) for at in range(20)]
    assert sector_topics()["A"].short == "农"
    assert all(topic.name.startswith(topic.short) for topic in sector_topics().values())
