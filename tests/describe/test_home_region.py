"""Whose authorities speak, and where a document binds (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, described, only_segment, page
from policies import HEBEI, body

from kg.describe.description import describe
from kg.describe.header import read_header
from kg.describe.territory import home_region, jurisdiction_of, scope
from kg.language.bodies import parse_bodies
from kg.language.regions import NATION
from kg.language.title import Title
from kg.vocabulary.namespaces import ID

TITLE = Title.of("关于清点示例设施的通知")
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
    assert jurisdiction_of(bodies, NATION, TITLE, None) == HEBEI  # type: ignore[arg-type]


def test_without_issuers_it_binds_at_home() -> None:
    assert jurisdiction_of((), CITY, TITLE, None) == CITY


@pytest.mark.parametrize(
    ("issuer", "title", "force"),
    [
        ("国务院办公厅", "关于清点示例设施的通知", None),
        ("中国示例协会", "关于清点示例设施的通知", None),
        ("", "全国示例设施清点方案", None),
        ("", "示例设施清点法", ID + "force/law"),
    ],
)
def test_the_centre_speaks_where_something_says_so(issuer: str, title: str, force: str | None) -> None:
    bodies = parse_bodies(issuer, NATION) if issuer else ()
    assert jurisdiction_of(bodies, NATION, Title.of(title), force) == NATION


@pytest.mark.parametrize("part", ["第一部分 党中央、国务院文件", "第二章 国家发展和改革委员会", "第三部分 各部委政策"])
def test_a_part_with_the_documents_of_the_centre_places_those_in_it(part: str) -> None:
    clean, found = only_segment(page("关于清点示例设施的意见", PROSE, PROSE))
    assert describe(clean, found).jurisdiction is None
    assert describe(clean, replace(found, part=(part,))).jurisdiction == NATION


def test_what_goes_to_all_provinces_is_of_the_centre() -> None:
    found = described("关于清点示例设施的通知", "各省、自治区、直辖市水利（水务）厅（局）：", PROSE, PROSE)
    assert found.jurisdiction == NATION


@pytest.mark.parametrize("issuer", ["", "水利局", "人民政府办公室", "管委会"])
def test_where_nothing_tells_the_place_there_is_none(issuer: str) -> None:
    bodies = parse_bodies(issuer, NATION) if issuer else ()
    assert jurisdiction_of(bodies, NATION, TITLE, None) is None


def test_a_region_that_a_national_title_names_is_its_scope() -> None:
    header = read_header(*only_segment(page("关于支持河北省清点示例设施的通知", "各单位：", PROSE)))
    assert list(scope(header, NATION)) == [HEBEI]
    assert not scope(header, HEBEI)


def test_only_the_signature_may_say_whose_text_it_is() -> None:
    found = described(
        "关于示例街道清点工作的方案", f"一、清点示例设施。{PROSE}", "石家庄市人民政府办公室", "2031年3月5日"
    )
    assert found.home == ID + "region/130100"


def test_a_city_in_the_title_of_a_province_is_what_it_is_about() -> None:
    found = described("石家庄示例绿化方案", f"一、清点示例设施。{PROSE}", "河北省人民政府办公厅", "2031年3月5日")
    assert (found.home, found.scope) == (HEBEI, (ID + "region/130100",))
