"""Committees of zones, groups by their task, courts and seats of offices (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities
from kg.annotate.duties.zones import body_of_place, zones
from kg.language.regions import regions


def region(name: str) -> str:
    return next(iri for iri, concept in regions().items() if concept.pref_label == name)


def only(text: str, home: str) -> Responsibility:
    (found,) = find_responsibilities(text, region(home))
    return found


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("高新区管委会", "郑州高新技术产业开发区管理委员会"),
        ("市经开区管委会", "郑州经济技术开发区管理委员会"),
        ("航空港区管委会", "郑州航空港区管理委员会"),
        ("郑东新区管委会", "郑东新区管理委员会"),
    ],
)
def test_a_zone_without_a_name_is_that_of_the_city(name: str, full: str) -> None:
    duty = only(f"做好示例工作。（市财政局、{name}负责）", "郑州市")
    assert [body.name for body in duty.bodies] == ["郑州市财政局", full]


def test_zones_that_share_the_word_for_their_committees_are_both_of_the_city() -> None:
    duty = only("做好示例工作。（市财政局、高新区、经开区管委会负责）", "郑州市")
    names = ["郑州市财政局", "郑州高新区管理委员会", "郑州经济技术开发区管理委员会"]
    assert [body.name.replace("高新技术产业开发区", "高新区") for body in duty.bodies] == names


def test_a_province_has_many_zones_of_a_kind() -> None:
    assert zones("（高新区管委会负责）", region("河南省")) == []
    assert zones("（示例高新区管委会负责）", region("郑州市")) == []


def test_departments_of_a_government_are_one_group() -> None:
    duty = only("做好示例工作。（市财政局牵头，市政府有关部门配合）", "郑州市")
    assert [body.name for body in duty.bodies] == ["郑州市财政局"]
    assert duty.groups == ("市政府有关部门",)


def test_a_department_named_by_its_task_is_a_group_of_its_own() -> None:
    duty = only("第三条 自治县示例主管部门应当会同有关部门完善示例网络。", "秀山土家族苗族自治县")
    assert (duty.groups, duty.lead_groups) == (("自治县示例主管部门", "有关部门"), ("自治县示例主管部门",))


def test_the_government_of_an_autonomous_county_is_named_by_its_kind() -> None:
    duty = only("第四条 自治县人民政府应当会同有关部门推进示例工作。", "秀山土家族苗族自治县")
    assert [body.name for body in duty.bodies] == ["秀山土家族苗族自治县人民政府"]


def test_courts_without_a_place_are_all_courts() -> None:
    duty = only("第五条 人民法院应当会同示例机关建立示例机制。", "郑州市")
    assert (duty.bodies, duty.groups, duty.lead_groups) == ((), ("人民法院", "示例机关"), ("人民法院",))
    assert only("做好示例工作。（市中级人民法院负责）", "郑州市").bodies[0].name == "郑州市中级人民法院"


def test_whoever_hosts_an_office_does_its_work() -> None:
    duty = only("示例工作领导小组办公室设在市财政局，承担领导小组日常工作。", "郑州市")
    assert [body.name for body in duty.bodies] == ["郑州市财政局"]


def test_places_of_which_only_the_last_names_its_zone_have_one_each() -> None:
    duty = only("做好示例工作。（市财政局牵头，中牟、登封、新密经济开发区管委会负责）", "郑州市")
    zoned = [f"{place}经济开发区管理委员会" for place in ("中牟", "登封", "新密")]
    assert [body.name for body in duty.bodies] == ["郑州市财政局", *zoned]


def test_names_that_are_no_places_have_no_zones() -> None:
    duty = only("做好示例工作。（示例、登封经济开发区管委会负责）", "郑州市")
    assert "示例经济开发区管理委员会" not in [body.name for body in duty.bodies]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("新密市", "新密市人民政府"),
        ("示例经济开发区", "示例经济开发区管理委员会"),
        ("示例镇", "示例镇人民政府"),
        ("示例街道", "示例街道办事处"),
        ("鄂尔多斯市", "鄂尔多斯市人民政府"),
        ("锡林郭勒盟", "锡林郭勒盟行政公署"),
        ("示范区", None),
        ("乡镇街道", None),
        ("郑州", None),
        ("各镇", None),
    ],
)
def test_the_name_of_a_place_in_a_list_means_its_authority(name: str, full: str | None) -> None:
    found = body_of_place(name, region("郑州市"))
    assert (found.name if found else None) == full


def test_a_town_is_of_its_county() -> None:
    found = body_of_place("示例镇", region("新密市"))
    assert found is not None
    assert found.name == "新密市示例镇人民政府"


def test_a_zone_may_have_its_place_in_brackets() -> None:
    duty = only("做好示例工作。（市财政局、临空经济区（廊坊）管委会负责）", "廊坊市")
    assert [body.name for body in duty.bodies] == ["廊坊市财政局", "廊坊临空经济区管理委员会"]


def test_a_group_has_the_whole_of_its_name_and_a_body_its_branches() -> None:
    duty = only("做好示例工作。（市财政局牵头，街属各部门、各社区落实）", "郑州市")
    assert duty.groups == ("街属各部门", "各社区")
    duty = only("国家矿山安全监察局各省级局负责抽查示例煤矿。", "郑州市")
    assert duty.groups == ("国家矿山安全监察局各省级局",)
