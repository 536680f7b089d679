"""Regions named in a text, namesakes included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.region_mentions import find_home_regions, find_regions
from kg.language.regions import (
    NATION,
    administrative,
    ancestors,
    kind_word,
    level_of,
    province_of_abbreviation,
    regions,
)
from kg.vocabulary.namespaces import ID, KG


def region(code: object) -> str:
    return f"{ID}region/{code}"


BEIJING, LIAONING, SHENYANG, HEBEI = region(110000), region(210000), region(210100), region(130000)


def named(text: str, home: str | None = None) -> list[str]:
    return [mention.iri.rsplit("/", 1)[1] for mention in find_regions(text, home)]


@pytest.mark.parametrize(
    ("text", "home", "codes"),
    [
        ("在河北省和天津市试行。", None, ["130000", "120000"]),
        ("在河北、内蒙古试行。", None, ["130000", "150000"]),
        ("推动京津冀协同、长江经济带发展。", None, ["京津冀", "长江经济带"]),
        ("河北省石家庄市的示例。", None, ["130000", "130100"]),
        ("北京市朝阳区的示例。", None, ["110000", "110105"]),
        ("辽宁省朝阳市的示例。", None, ["210000", "211300"]),
        ("朝阳区的示例。", BEIJING, ["110105"]),
        ("示例文本。", None, []),
        ("", None, []),
    ],
)
def test_regions_by_code(text: str, home: str | None, codes: list[str]) -> None:
    assert named(text, home) == codes


def test_a_namesake_without_anything_to_tell_by_is_left_out() -> None:
    assert "110105" not in named("朝阳区的示例。", HEBEI)
    assert named("鼓楼区的示例。") == []


@pytest.mark.parametrize(
    ("text", "home", "codes"),
    [
        ("在示例中选择江苏省南京市玄武区、鼓楼区试行。", None, ["320000", "320100", "320102", "320106"]),
        ("南京市示例文本写明由鼓楼区试行。", None, ["320100", "320106"]),
        ("南京市示例。由鼓楼区试行。", None, ["320100"]),
        ("由鼓楼区试行。", region(320102), ["320106"]),
        ("鼓楼区的示例。", region(320106), ["320106"]),
    ],
)
def test_a_namesake_is_told_by_what_stands_around_it(text: str, home: str | None, codes: list[str]) -> None:
    assert named(text, home) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("苏皖鲁豫四省的示例", ["320000", "340000", "370000", "410000"]),
        ("甘青两省的示例", ["620000", "630000"]),
        ("京津冀鲁豫五省市的示例", ["110000", "120000", "130000", "370000", "410000"]),
        ("云贵川等五省（区、市）的示例", ["530000", "520000", "510000"]),
        ("苏皖鲁豫交界地区的示例", ["320000", "340000", "370000", "410000"]),
        ("苏皖鲁豫三省的示例", []),
        ("甘青的示例", []),
        ("广东、广西、云南、贵州、海南五省区的示例", ["440000", "450000", "530000", "520000", "460000"]),
        ("大连、锦州、朝阳3市的示例", ["210200", "210700", "211300"]),
        ("玄武区、秦淮区、鼓楼区3个区的示例", ["320102", "320104", "320106"]),
        ("长安区、桥西区2个区的示例", ["130102", "130104"]),
    ],
)
def test_groups_whose_number_agrees(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    ("text", "home", "codes"),
    [
        ("在全省推行，本省负责。", HEBEI, ["130000", "130000"]),
        ("我市和全省的示例", region(130100), ["130100", "130000"]),
        ("全区的示例", region(150000), ["150000"]),
        ("全自治区的示例", region(150000), ["150000"]),
        ("全市场、本区域、全省级的示例", region(130100), []),
        ("全省的示例", NATION, []),
        ("全省的示例", None, []),
    ],
)
def test_the_region_at_home_by_its_kind(text: str, home: str | None, codes: list[str]) -> None:
    assert [mention.iri.rsplit("/", 1)[1] for mention in find_home_regions(text, home)] == codes


def test_mentions_are_the_names_themselves() -> None:
    text = "示例：河北省石家庄市和雄安新区"
    assert [text[m.start : m.end] for m in find_regions(text, None)][:2] == ["河北省", "石家庄市"]


def test_a_county_lies_in_its_city_its_province_and_the_nation() -> None:
    above = ancestors(region(130102))
    assert above[0] == region(130100) and {region(130000), NATION} <= set(above)
    assert ancestors("https://example.org/none") == ()


@pytest.mark.parametrize(
    ("code", "level", "word"),
    [
        (130000, "province", "省"),
        (110000, "province", "市"),
        (150000, "province", "自治区"),
        (130100, "prefecture", "市"),
        (130102, "county", "区"),
    ],
)
def test_levels_and_kinds(code: int, level: str, word: str) -> None:
    assert (level_of(region(code)), kind_word(region(code)), administrative(region(code))) == (level, word, True)


def test_areas_have_no_government() -> None:
    assert not administrative(region("京津冀"))
    assert administrative(NATION)


def test_every_province_has_an_abbreviation_of_its_own() -> None:
    provinces = {iri for iri in regions() if level_of(iri) == "province"}
    assert set(province_of_abbreviation().values()) <= provinces
    assert {code: province_of_abbreviation()[code] for code in "冀粤"} == {"冀": HEBEI, "粤": region(440000)}
    assert len(set(province_of_abbreviation().values())) >= 31


PROVINCES = sorted(iri for iri in regions() if level_of(iri) == "province")


@given(st.sampled_from(PROVINCES))
def test_a_province_is_known_by_its_full_and_its_short_name(iri: str) -> None:
    for label in (regions()[iri].pref_label, *regions()[iri].alt_labels):
        assert [m.iri for m in find_regions(f"在{label}试行", None)] == [iri], label


@given(
    st.text(alphabet="河北省石家庄市朝阳区京津冀长江经济带示例、", max_size=40),
    st.sampled_from([None, NATION, HEBEI, BEIJING]),
)
def test_mentions_are_ordered_and_disjoint(text: str, home: str | None) -> None:
    end = 0
    for mention in find_regions(text, home):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.iri in regions()
        end = mention.end


@pytest.mark.parametrize("unit", ["朝阳区", "河北省", "河", "京津", "鼓楼、", "鼓楼区三区", "全省"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: find_regions(unit * n, HEBEI), 5_000)


@pytest.mark.parametrize("unit", ["南京市、鼓楼区", "南京市鼓楼区、玄武区两区"])
def test_long_lists_take_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: find_regions(unit * n, HEBEI), 1_500)


@pytest.mark.parametrize(
    "text",
    [
        "四川北路",
        "桂林公园",
        "上海大厦",
        "广州大道",
        "广东路和南京东路",
        "珠江西岸",
        "黄河南岸",
        "贺兰山东麓",
        "老山东里社区",
        "推广西部经验",
    ],
)
def test_a_name_inside_another_name_is_no_region(text: str) -> None:
    assert named(f"示例{text}的示例") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("广东桥头堡", ["440000"]),
        ("四川路网", ["510000"]),
        ("江苏镇江", ["320000", "321100"]),
        ("沪苏浙皖协同", ["310000", "320000", "330000", "340000"]),
        ("京沪粤等地", ["110000", "310000", "440000"]),
        ("襄樊市", ["420600"]),
        ("闸北区", ["310106"]),
    ],
)
def test_words_behind_a_name_short_lists_and_former_names(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("苏浙沪两省一市", ["320000", "330000", "310000"]),
        ("长三角以外的三省一市", ["长三角地区", "长三角地区"]),
        ("綦江县、万盛区", ["500110", "500110"]),
        ("伊克昭盟、日喀则地区", ["150600", "540200"]),
        ("到达县城、公开县级事项", []),
    ],
)
def test_counts_of_two_kinds_and_names_of_former_times(text: str, codes: list[str]) -> None:
    assert [mention.iri.rsplit("/", 1)[-1] for mention in find_regions(text, None)] == codes


def test_rivers_of_a_list_share_the_word_for_their_basins() -> None:
    text = "治理长江、黄河和松花江流域示例。"
    found = [(text[one.start : one.end], regions()[one.iri].pref_label) for one in find_regions(text, None)]
    assert found == [("长江", "长江流域"), ("黄河", "黄河流域"), ("松花江流域", "松花江流域")]


@pytest.mark.parametrize(("apart", "told"), [(200, True), (201, False)])
def test_a_region_named_before_tells_a_namesake_within_two_hundred_characters(apart: int, told: bool) -> None:
    found = find_regions(f"北京市{'示' * apart}朝阳区", None)
    assert [one.iri.rsplit("/", 1)[1] for one in found] == ["110000", *["110105"] * told]


@pytest.mark.parametrize(("others", "told"), [(19, True), (20, False)])
def test_of_the_regions_before_a_namesake_the_last_twenty_may_tell_it(others: int, told: bool) -> None:
    found = find_regions(f"北京市{'和河北省示例' * others}、示朝阳区", None)
    assert (found[-1].iri.rsplit("/", 1)[1] == "110105") == told


def test_a_name_that_stands_in_a_longer_word_is_no_region() -> None:
    for iri, concept in regions().items():
        for longer in concept.properties.get(f"{KG}notWithin", ()):
            assert iri not in {one.iri for one in find_regions(f"示例{longer}示例", None)}, longer
    assert named("阿里巴巴示例") == []
