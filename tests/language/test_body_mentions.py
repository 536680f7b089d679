"""Bodies named in running text (示例文本)."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.language import body_mentions
from kg.language.body_mentions import find_bodies
from kg.language.regions import NATION, regions
from kg.vocabulary.namespaces import ID

HEBEI = ID + "region/130000"


def names(text: str, home: str | None = None) -> list[str]:
    return [mention.body.name for mention in find_bodies(text, home)]


def test_a_mention_is_what_the_text_says() -> None:
    text = "示例文本由财政部、国家能源局综合司和河北省水利厅办理。"
    assert [text[one.start : one.end] for one in find_bodies(text, None)] == [
        "财政部",
        "国家能源局综合司",
        "河北省水利厅",
    ]


@pytest.mark.parametrize("text", ["财政部门负责", "国资委员会议", "外交部署", "公安部队"])
def test_a_name_inside_a_longer_word_is_none(text: str) -> None:
    assert names(text) == []


def test_the_province_at_home_is_meant_where_none_is_named() -> None:
    assert names("省教育厅负责", HEBEI) == ["河北省教育厅"]
    assert names("省教育厅负责") == []


def test_a_department_right_behind_its_government_belongs_to_it() -> None:
    (found,) = find_bodies("石家庄市人民政府发展研究中心", None)
    assert found.body.name == "石家庄市人民政府发展研究中心"
    assert found.body.parent == "石家庄市人民政府"


def test_the_party_organisation_in_a_body_is_a_part_of_it() -> None:
    (found,) = find_bodies("国务院国资委党委", None)
    assert found.body.parent == "国务院国有资产监督管理委员会"


def test_merged_departments_are_one_body() -> None:
    assert len(names("省文化广电和旅游局负责", HEBEI)) == 1


@given(
    st.lists(st.sampled_from(["财政部", "教育部", "示例", "、", "河北省", "水利厅", "，"]), max_size=12).map("".join)
    | st.text(alphabet="国家发展改革委财政部省市河北厅局综合司办公人民府门、 和示例", max_size=40),
    st.sampled_from([None, NATION, HEBEI]),
)
@example("河北省水利厅、财政部示例教育部", HEBEI)
def test_mentions_are_ordered_and_disjoint(text: str, home: str | None) -> None:
    end = 0
    for mention in find_bodies(text, home):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_a_short_text_names_the_bodies_that_a_long_one_names() -> None:
    """For a short text only the names of its own regions are made; they find what all names find."""
    drawn = random.Random(1)
    names_of_all = sorted({name for name, _ in body_mentions._patterned_entries(regions().values())})
    other = sorted({name for name, _ in body_mentions._entries()})
    texts = [
        "".join(
            drawn.choice((names_of_all, names_of_all, other, ["、", "示例", "省", "人民"])[drawn.randrange(4)])
            for _ in "1234"
        )
        for _ in range(300)
    ]
    body_mentions._gazetteer.cache_clear()
    short = [find_bodies(text, home) for text in texts for home in (None, HEBEI)]
    assert not body_mentions._gazetteer.cache_info().currsize
    padding = "。" * 200
    assert short == [find_bodies(text + padding, home) for text in texts for home in (None, HEBEI)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("中国科学院南京分院", [("中国科学院南京分院", "320100", "中国科学院")]),
        ("中国科学院南京", [("中国科学院", "CN", None)]),
        ("河北省科学院南京分院", [("河北省科学院", "130000", None)]),
        ("中国人民银行石家庄中心支行", [("中国人民银行石家庄中心支行", "130100", None)]),
        ("石家庄市政务服务中心管委会", [("石家庄市政务服务中心管理委员会", "130100", "石家庄市政务服务中心")]),
        ("唐山市政府发展研究中心", [("唐山市发展研究中心", "130200", None)]),
        ("河北省第十三届人民代表大会", [("河北省人民代表大会", "130000", None)]),
        ("河北省 水利厅", [("河北省水利厅", "130000", None)]),
        ("河北省的水利厅", []),
        ("省发展改革委", []),
        ("发展改革委", [("国家发展和改革委员会", "CN", None)]),
        ("亚洲开发银行", []),
        ("国家开发银行", [("国家开发银行", "CN", None)]),
    ],
)
def test_whose_a_body_is_is_told_by_what_stands_beside_it(text: str, told: list[tuple[str, str, str | None]]) -> None:
    bodies = [mention.body for mention in find_bodies(text, None)]
    assert [(one.name, one.territory.removeprefix(f"{ID}region/"), one.parent) for one in bodies] == told


@pytest.mark.parametrize(
    ("text", "home", "told"),
    [
        ("市水利局", "130000", []),
        ("市水利局", "130200", ["唐山市水利局"]),
        ("本市水利局", "130200", ["唐山市水利局"]),
        ("省水利厅", "130200", ["河北省水利厅"]),
        ("发展改革委", "130200", ["唐山市发展和改革委员会"]),
        ("国资委", "130200", ["唐山市人民政府国有资产监督管理委员会"]),
        ("国资委", "CN", ["国务院国有资产监督管理委员会"]),
        ("省委、省政府", "130200", ["中国共产党河北省委员会", "河北省人民政府"]),
        ("市委", "130200", ["中国共产党唐山市委员会"]),
        ("市委", "130000", []),
        ("县委", "130200", []),
        ("市场监督管理局", "130200", ["唐山市市场监督管理局"]),
        ("示例、文化广电旅游局", "130200", ["唐山市文化广电和旅游局"]),
    ],
)
def test_the_home_of_a_text_says_whose_department_is_meant(text: str, home: str, told: list[str]) -> None:
    assert names(text, f"{ID}region/{home}") == told


def test_the_province_named_last_is_meant_by_province_alone_where_nothing_stands_between() -> None:
    for between in ("、", "，", ""):
        assert names(f"河北省委{between}省政府") == ["中国共产党河北省委员会", "河北省人民政府"]
    assert names("国务院、省政府") == ["国务院"]
    assert names("河北省委要求各市、省政府") == ["中国共产党河北省委员会"]


def test_a_mention_begins_with_its_region_or_with_the_word_for_it() -> None:
    for text, home in (("河北省水利厅", None), ("省水利厅", HEBEI), ("全省水利厅", HEBEI), ("水利厅", HEBEI)):
        (found,) = find_bodies(f"由{text}办理", home)
        assert (found.start, found.end) == (1, 1 + len(text))
    (nation,) = find_bodies("由省财政部办理", HEBEI)
    assert nation.start == 2


def test_of_namesakes_the_region_inside_the_one_before_it_is_meant() -> None:
    assert names("吉林省吉林市水利局") == ["吉林市水利局"]
    (there,) = find_bodies("北京市朝阳区人民政府", None)
    (elsewhere,) = find_bodies("长春市朝阳区人民政府", None)
    assert there.body.territory != elsewhere.body.territory
    (home,) = find_bodies("朝阳区人民政府", ID + "region/220100")
    assert home.body.territory == elsewhere.body.territory


def test_a_zone_that_bears_the_name_of_a_county_is_not_the_county() -> None:
    assert names("示例由和林格尔新区管委会负责。") == ["和林格尔新区管理委员会"]
    assert names("示例由雄安新区管委会负责。") == ["河北雄安新区管理委员会"]
