"""Names of regions as their authorities call themselves."""

from __future__ import annotations

import pytest

from kg.language.body_names import official_region
from kg.language.regions import find_regions


@pytest.mark.parametrize(
    ("region", "official"),
    [
        ("河北省", "河北省"),
        ("石家庄市", "石家庄市"),
        ("玄武区", "南京市玄武区"),
        ("正定县", "正定县"),
        ("雄安新区", "河北雄安新区"),
        ("白洋淀流域", "白洋淀流域"),
    ],
)
def test_a_district_stands_behind_its_city_and_a_new_area_behind_its_province(region: str, official: str) -> None:
    (found,) = find_regions(region, None)
    assert official_region(found.iri) == official
