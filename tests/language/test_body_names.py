"""Names of bodies: of regions as authorities call themselves, of bodies that no vocabulary has, of their parts."""

from __future__ import annotations

import pytest

from kg.language.bodies import parse_bodies
from kg.language.body_names import (
    Body,
    department,
    level_of_body,
    official_region,
    region_at_home,
    short_region,
    successor,
)
from kg.language.body_other_names import other_names
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION
from kg.language.unlisted_bodies import unit_of, unlisted
from kg.vocabulary.namespaces import ID

CLASS = "https://w3id.org/policy-kg/id/classification/"


def region(name: str) -> str:
    (found,) = find_regions(name, None)
    return found.iri


def one(name: str) -> Body:
    (found,) = parse_bodies(name, None)
    return found


def told(body: Body) -> tuple[str, str, str | None, str | None]:
    """Name, region, class and what it is a part of."""
    place = {NATION: "全国"} | {region(name): name for name in ("河北省", "石家庄市", "上海市", "巴林左旗")}
    kind = body.classification and body.classification.removeprefix(CLASS)
    return body.name, place.get(body.territory, body.territory.rsplit("/", 1)[1]), kind, body.parent


@pytest.mark.parametrize(
    ("region_name", "official", "short"),
    [
        ("河北省", "河北省", "河北"),
        ("内蒙古自治区", "内蒙古自治区", "内蒙古"),
        ("石家庄市", "石家庄市", "石家庄"),
        ("玄武区", "南京市玄武区", "玄武区"),
        ("浦东新区", "上海市浦东新区", "浦东新区"),
        ("正定县", "正定县", "正定县"),
        ("雄安新区", "河北雄安新区", "雄安"),
        ("恩施土家族苗族自治州", "恩施土家族苗族自治州", "恩施"),
        ("白洋淀流域", "白洋淀流域", "白洋淀"),
    ],
)
def test_a_district_stands_behind_its_city_and_a_new_area_behind_its_province(
    region_name: str, official: str, short: str
) -> None:
    assert official_region(region(region_name)) == official
    assert short_region(region(region_name)) == short


@pytest.mark.parametrize(
    ("name", "home", "expected"),
    [
        ("示例公司", None, ("示例公司", "全国", "enterprise", None)),
        ("示例公司", "河北省", ("示例公司", "河北省", "enterprise", None)),
        ("省示例研究院", "河北省", ("河北省示例研究院", "河北省", "institution", None)),
        ("省示例研究院", None, ("省示例研究院", "全国", "institution", None)),
        ("市示例研究院", "河北省", ("市示例研究院", "河北省", "institution", None)),
        ("石家庄市示例局", None, ("石家庄市示例局", "石家庄市", "local-department", None)),
        ("河北省石家庄市示例中心", None, ("河北省石家庄市示例中心", "石家庄市", "institution", None)),
        ("长安区示例局", "石家庄市", ("石家庄市长安区示例局", "130102", "local-department", None)),
        ("中国示例协会", "河北省", ("中国示例协会", "全国", "association", None)),
        ("中国示例协会河北分会", "全国", ("中国示例协会河北分会", "全国", None, None)),
        ("中国（上海）自由贸易试验区管理委员会", None, (..., "上海市", "local-government", None)),
        ("中国（上海）自由贸易试验区浦东新区示例片区管理委员会", None, (..., "310115", "local-government", None)),
        ("中国（示例）自由贸易试验区管理委员会", None, (..., "全国", "local-government", None)),
        ("联合国示例署", "河北省", ("联合国示例署", "全国", "international", None)),
        ("日本示例省", "河北省", ("日本示例省", "全国", "foreign", None)),
        ("巴林左旗示例局", None, ("巴林左旗示例局", "巴林左旗", "local-department", None)),
        ("示例领导小组办公室", "河北省", ("示例领导小组办公室", "河北省", "office", "示例领导小组")),
        ("河北省示例领导小组办公室", None, (..., "河北省", "office", "河北省示例领导小组")),
        ("河北省办公室", None, ("河北省办公室", "河北省", "office", None)),
        ("河北省", None, ("河北省", "河北省", None, None)),
    ],
)
def test_a_body_that_no_vocabulary_has_is_what_its_name_says(
    name: str, home: str | None, expected: tuple[object, ...]
) -> None:
    found = told(unlisted(name, NATION if home == "全国" else region(home) if home else None))
    assert found == (name if expected[0] is ... else expected[0], *expected[1:])


ZONE = "示例高新技术产业开发区"


def test_the_committee_of_a_zone_is_spelled_out_and_holds_its_departments() -> None:
    hebei = region("河北省")
    committee, bureau = unlisted("示例高新区管委会", hebei), unlisted("示例高新区管委会创新发展局", hebei)
    assert told(committee) == (f"{ZONE}管理委员会", "河北省", "local-government", None)
    assert told(bureau) == (f"{ZONE}管理委员会创新发展局", "河北省", None, f"{ZONE}管理委员会")
    shorter = ("示例高新区管委会", "示例高新区管理委员会", f"{ZONE}管委会")
    assert other_names(committee) == shorter
    without = ("示例高新区创新发展局", f"{ZONE}创新发展局")
    assert other_names(bureau) == tuple(sorted([*without, *(f"{name}创新发展局" for name in shorter)]))
    # one that is named after what it does runs no zone
    assert other_names(unlisted("国有资产监督管理委员会办公室", hebei)) == ()


def test_a_name_less_its_brackets_is_one_where_it_still_tells_the_place() -> None:
    name = "中国（上海）自由贸易试验区临港新片区管理委员会"
    assert "中国自由贸易试验区临港新片区管理委员会" in other_names(unlisted(name, None))
    whole = unlisted("中国（示例）自由贸易试验区管理委员会", None)
    assert not any(other.startswith("中国自由") for other in other_names(whole))


@pytest.mark.parametrize(
    ("parent", "unit", "outpost", "expected", "other"),
    [
        ("财政部", "办公厅", None, ("财政部办公厅", "全国", "office", None), None),
        ("财政部", "示例司", None, ("财政部示例司", "全国", "institution", "财政部"), "中华人民共和国财政部示例司"),
        ("财政部", "河北监管局", "河北省", ("财政部河北监管局", "河北省", "local-department", "财政部"), None),
        ("国家税务总局", "示例处", None, (..., "全国", "institution", "国家税务总局"), "税务总局示例处"),
        ("中国人民银行", "石家庄中心支行", "石家庄市", (..., "石家庄市", "enterprise", "中国人民银行"), None),
        ("河北省水利厅", "示例处", None, (..., "河北省", "local-department", "河北省水利厅"), None),
        ("河北省水利厅", "办公室", None, (..., "河北省", "office", "河北省水利厅"), None),
        ("科学技术部", "示例中心", None, (..., "全国", "institution", "科学技术部"), "科技部示例中心"),
        (
            "中共河北省委员会",
            "示例部",
            None,
            ("中共河北省委示例部", "河北省", "party", "中国共产党河北省委员会"),
            None,
        ),
    ],
)
def test_a_part_of_a_body_has_its_name_and_its_region(
    parent: str, unit: str, outpost: str | None, expected: tuple[object, ...], other: str | None
) -> None:
    found = unit_of(one(parent), unit, region(outpost) if outpost else None)
    assert told(found) == (parent + unit if expected[0] is ... else expected[0], *expected[1:])
    assert other is None or other in other_names(found)


def test_the_word_for_a_region_means_that_at_home_or_the_one_above() -> None:
    county, prefecture = region("正定县"), region("恩施土家族苗族自治州")
    means = [region_at_home(kind, county) for kind in ("县", "市", "省", "区", "州")]
    assert means == [county, region("石家庄市"), region("河北省"), None, None]
    assert region_at_home("州", prefecture) == prefecture
    assert region_at_home("州", region("河北省")) is None


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("水利部", "national"),
        ("河北省水利厅", "province"),
        ("石家庄市水利局", "prefecture"),
        ("正定县水利局", "county"),
    ],
)
def test_the_level_of_a_body_is_that_of_its_region(name: str, level: str) -> None:
    assert level_of_body(one(name)) == level


def test_a_body_of_none_of_the_nations_at_home_is_international() -> None:
    assert level_of_body(unlisted("联合国示例署", None)) == "international"
    assert level_of_body(unlisted("示例公司", None)) == "national"
    assert level_of_body(Body("示例局", None, "https://example.org/none", None)) == "national"


@pytest.mark.parametrize(("area", "level"), [("两江新区", "prefecture"), ("中原城市群", "national")])
def test_a_body_of_an_area_is_of_the_level_below_the_region_around_it(area: str, level: str) -> None:
    assert level_of_body(unlisted(f"{area}示例管理委员会", f"{ID}region/{area}")) == level


def test_a_department_that_was_abolished_has_a_successor_in_its_region() -> None:
    after = successor(one("石家庄市规划局"))
    assert after is not None and after.name == "石家庄市自然资源和规划局"
    assert successor(one("石家庄市水利局")) is None
    assert successor(one("水利部")) is None


def test_a_department_without_an_entry_is_called_after_its_region() -> None:
    county = region("玄武区")
    assert department("示例局", county) == Body("南京市玄武区示例局", None, county, f"{CLASS}local-department")
    assert "玄武区示例局" in other_names(department("示例局", county))
