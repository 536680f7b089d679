"""Where a document binds (示例文本)."""

from __future__ import annotations

import pytest

from kg.describe.territory import joint_jurisdictions
from kg.language.bodies import parse_bodies
from kg.language.title import Title
from kg.vocabulary.namespaces import ID

AREA = "成渝地区双城经济圈示例保护规划"


@pytest.mark.parametrize(
    ("issuers", "title", "codes"),
    [
        ("生态环境部、国家发展改革委、重庆市人民政府、四川省人民政府", AREA, ["500000", "510000"]),
        ("四川省人民政府、重庆市人民政府", "示例通道建设方案", ["510000", "500000"]),
        ("上海市人民政府、江苏省人民政府、浙江省人民政府", "示例试点方案", ["310000", "320000", "330000"]),
        # what the centre and some regions issue of the whole country, or of an area that not all of them are in
        ("生态环境部、重庆市人民政府、四川省人民政府", "示例污染综合治理方案", []),
        ("生态环境部、重庆市人民政府、河北省人民政府", AREA, []),
        # one region, and a city of the region
        ("生态环境部、四川省人民政府", AREA, []),
        ("四川省人民政府、成都市人民政府", "示例通道建设方案", []),
        ("四川省财政厅、四川省水利厅", "示例通道建设方案", []),
        ("生态环境部、财政部", AREA, []),
    ],
)
def test_what_several_regions_issue_together_binds_them(issuers: str, title: str, codes: list[str]) -> None:
    found = joint_jurisdictions(parse_bodies(issuers, None), Title.of(title))
    assert list(found) == [f"{ID}region/{code}" for code in codes]
