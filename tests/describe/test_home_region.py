"""Whose authorities speak, and where a document binds (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, only_segment, page
from policies import HEBEI, body

from kg.describe.header import read_header
from kg.describe.territory import home_region, jurisdiction_of, scope
from kg.language.regions import NATION
from kg.vocabulary.namespaces import ID

CITY = ID + "region/130100"


@pytest.mark.parametrize(
    ("title", "lines", "home"),
    [
        ("河北省水利厅关于清点示例设施的通知", (), HEBEI),
        ("关于清点示例设施的通知", ("发文机关：河北省水利厅",), HEBEI),
        ("关于清点示例设施的通知", ("冀水发〔2021〕3号",), HEBEI),
        ("关于石家庄市示例设施的公告", ("冀水发〔2021〕3号",), CITY),
        ("示例部关于清点示例设施的通知", (), NATION),
    ],
)
def test_issuer_title_or_number_say_who_speaks(title: str, lines: tuple[str, ...], home: str) -> None:
    assert home_region(read_header(*only_segment(page(title, *lines, "各单位：", PROSE)))) == home


@given(st.permutations([body("甲", CITY), body("乙", HEBEI), body("丙", CITY)]))
def test_a_document_binds_where_its_widest_issuer_does(bodies: list[object]) -> None:
    assert jurisdiction_of(bodies, NATION) == HEBEI  # type: ignore[arg-type]


def test_without_issuers_it_binds_at_home() -> None:
    assert jurisdiction_of((), CITY) == CITY


def test_a_region_that_a_national_title_names_is_its_scope() -> None:
    header = read_header(*only_segment(page("关于支持河北省清点示例设施的通知", "各单位：", PROSE)))
    assert scope(header, NATION) == (HEBEI,)
    assert scope(header, HEBEI) == ()
