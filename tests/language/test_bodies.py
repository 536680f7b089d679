"""Bodies named in a text: national by vocabulary, local by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.bodies import find_bodies, level_of_body, national_bodies, parse_bodies, unlisted
from kg.language.body_names import successor
from kg.language.body_other_names import other_names
from kg.language.regions import NATION
from kg.vocabulary.namespaces import ID

HEBEI, SHIJIAZHUANG, INNER_MONGOLIA, GUANGZHOU = (ID + f"region/{code}" for code in (130000, 130100, 150000, 440100))


def named(text: str, home: str | None = NATION) -> list[str]:
    return [mention.body.name for mention in find_bodies(text, home)]


FOUND = [
    ("由国家发展改革委牵头。", NATION, ["国家发展和改革委员会"]),
    ("由国家发改委牵头。", NATION, ["国家发展和改革委员会"]),
    ("由发展改革委、财政部负责。", NATION, ["国家发展和改革委员会", "财政部"]),
    ("由河北省发展改革委负责。", NATION, ["河北省发展和改革委员会"]),
    ("由省发展改革委、财政厅负责。", HEBEI, ["河北省发展和改革委员会", "河北省财政厅"]),
    ("由省发展改革委负责。", SHIJIAZHUANG, ["河北省发展和改革委员会"]),
    ("由市工业和信息化局负责。", GUANGZHOU, ["广州市工业和信息化局"]),
    ("报自治区人民政府批准。", INNER_MONGOLIA, ["内蒙古自治区人民政府"]),
    ("报省委、省政府。", HEBEI, ["中国共产党河北省委员会", "河北省人民政府"]),
    ("由国家能源局综合司负责。", NATION, ["国家能源局综合司"]),
    ("由国家发展改革委办公厅负责。", NATION, ["国家发展和改革委员会办公厅"]),
    ("河北省石家庄市人民政府印发。", NATION, ["石家庄市人民政府"]),
    ("财政部门和财政部长负责。", NATION, ["财政部"]),
    ("示例文本没有单位。", NATION, []),
    ("", NATION, []),
]


@pytest.mark.parametrize(("text", "home", "bodies"), FOUND)
def test_bodies_have_their_full_names(text: str, home: str, bodies: list[str]) -> None:
    assert named(text, home) == bodies


def test_a_mention_begins_with_its_region_or_the_word_for_it() -> None:
    for text, home, surface in (
        ("示例：河北省发展改革委负责", NATION, "河北省发展改革委"),
        ("示例：省发展改革委负责", HEBEI, "省发展改革委"),
        ("示例：国家能源局综合司负责", NATION, "国家能源局综合司"),
    ):
        (mention,) = find_bodies(text, home)
        assert text[mention.start : mention.end] == surface


def test_a_provinces_department_is_not_the_ministry() -> None:
    assert named("由省生态环境厅负责。", NATION) == []
    (mention,) = find_bodies("由生态环境厅负责。", HEBEI)
    assert mention.body.territory == HEBEI and mention.body.iri is None


def test_an_office_has_a_parent() -> None:
    (mention,) = find_bodies("河北省人民政府办公厅印发", NATION)
    assert mention.body.territory == HEBEI
    assert mention.body.parent == "河北省人民政府"


LISTS = [
    ("国家发展改革委 国家能源局", NATION, ["国家发展和改革委员会", "国家能源局"]),
    ("国家发展改革委、财政部、国家能源局", NATION, ["国家发展和改革委员会", "财政部", "国家能源局"]),
    ("国家发展改革委等三部门", NATION, ["国家发展和改革委员会"]),
    ("中共中央 国务院", NATION, ["中国共产党中央委员会", "国务院"]),
    ("省发展改革委", HEBEI, ["河北省发展和改革委员会"]),
    ("示例河道管理局", NATION, ["示例河道管理局"]),
    ("示例集团有限公司、财政部", NATION, ["示例集团有限公司", "财政部"]),
    ("国家发展改革委负责落实", NATION, []),
    ("关于示例工作的通知", NATION, []),
    ("各有关部门", NATION, []),
    ("", NATION, []),
]


@pytest.mark.parametrize(("text", "home", "bodies"), LISTS)
def test_lists_of_bodies_and_nothing_else(text: str, home: str, bodies: list[str]) -> None:
    found = [body.name for body in parse_bodies(text, home)]
    assert found == bodies or {name.replace("中国共产党中央委员会", "中共中央") for name in bodies} == set(found)


NATIONAL = sorted(national_bodies().values(), key=lambda concept: concept.iri)


@given(st.sampled_from(NATIONAL))
def test_every_name_of_a_national_body_leads_to_it(concept: object) -> None:
    for label in (concept.pref_label, *concept.alt_labels):  # type: ignore[attr-defined]
        assert [body.iri for body in parse_bodies(label, NATION)] == [concept.iri]  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", ["国家发展改革委", "省", "人民政府", "河北省", "办公厅"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: (find_bodies(unit * n, HEBEI), parse_bodies(unit * n, HEBEI)), 2_000)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例汽车股份有限公司", "enterprise"),
        ("示例集团", "enterprise"),
        ("示例化工基地管委会", "local-government"),
        ("示例军区", "military"),
    ],
)
def test_a_body_that_no_vocabulary_has_is_classed_by_its_name(name: str, kind: str) -> None:
    assert unlisted(name, NATION).classification == f"{ID}classification/{kind}"


def test_a_body_whose_name_tells_no_class_has_none() -> None:
    assert unlisted("示例通讯社", None).classification is None


MINISTRY_PARTS = [
    ("科技部火炬中心", "科学技术部火炬中心", "科学技术部"),
    ("工信部中小企业局", "工业和信息化部中小企业局", "工业和信息化部"),
    ("工业和信息化部 科技司", "工业和信息化部科技司", "工业和信息化部"),
    ("中国科协组织人事部", "中国科学技术协会组织人事部", "中国科学技术协会"),
    ("中国科学院南京分院", "中国科学院南京分院", "中国科学院"),
    ("建设银行河北省分行", "中国建设银行股份有限公司河北省分行", "中国建设银行股份有限公司"),
    ("新疆生产建设兵团工业和信息化局", "新疆生产建设兵团工业和信息化局", "新疆生产建设兵团"),
    ("辽宁省人民政府机关事务管理局", "辽宁省人民政府机关事务管理局", "辽宁省人民政府"),
    ("中共云南省委人才工作领导小组", "中共云南省委人才工作领导小组", "中国共产党云南省委员会"),
    ("中共佛山市科学技术局党组", "中共佛山市科学技术局党组", "佛山市科学技术局"),
    ("石家庄市示例工作领导小组办公室", "石家庄市示例工作领导小组办公室", "石家庄市示例工作领导小组"),
]


@pytest.mark.parametrize(("text", "name", "parent"), MINISTRY_PARTS)
def test_a_part_of_a_body_is_one_body_of_its_own(text: str, name: str, parent: str) -> None:
    (body,) = parse_bodies(text, None)
    assert (body.name, body.parent, body.iri) == (name, parent, None)


FULL_NAMES = [
    ("南京市鼓楼区人民政府", "南京市鼓楼区人民政府"),
    ("石景山区科委", "北京市石景山区科学技术委员会"),
    ("正定县人民政府", "正定县人民政府"),
    ("雄安新区管委会", "河北雄安新区管理委员会"),
    ("石家庄市教育体育局", "石家庄市教育体育局"),
    ("西宁市政府国有资产监督管理委员会", "西宁市人民政府国有资产监督管理委员会"),
    ("广东省第十三届人民代表大会常务委员会", "广东省人民代表大会常务委员会"),
    ("中国(上海)自由贸易试验区临港新片区管理委员会", "中国(上海)自由贸易试验区临港新片区管理委员会"),
    ("石家庄市科学技术局(市外国专家局)", "石家庄市科学技术局"),
]


@pytest.mark.parametrize(("text", "name"), FULL_NAMES)
def test_local_bodies_are_named_as_they_name_themselves(text: str, name: str) -> None:
    (body,) = parse_bodies(text, None)
    assert (body.name == name and body.territory != NATION) or body.name.startswith("中国")


def test_a_committee_and_its_government_are_two_bodies_of_one_region() -> None:
    for text in ("河北省委省政府", "河北省委、省政府", "中共河北省委 河北省人民政府"):
        names = [body.name for body in parse_bodies(text, NATION)]
        assert names == ["中国共产党河北省委员会", "河北省人民政府"]


def test_a_secretary_is_no_committee() -> None:
    assert named("示例：省委书记主持。", HEBEI) == []


def test_a_bare_department_of_several_tasks_belongs_to_the_region_at_home() -> None:
    assert named("由市文化广电旅游局负责。", GUANGZHOU) == ["广州市文化广电和旅游局"]
    assert named("由市教育科技和体育局负责。", GUANGZHOU) == ["广州市教育科技和体育局"]


def test_other_names_in_use_are_known() -> None:
    (body,) = parse_bodies("石家庄市科技局", None)
    assert "石家庄市科技局" in other_names(body) and body.name not in other_names(body)
    (unit,) = parse_bodies("科技部火炬中心", None)
    assert "科技部火炬中心" in other_names(unit)


@pytest.mark.parametrize(
    ("name", "others", "none"),
    [
        ("郑州高新技术产业开发区管委会", {"郑州高新技术产业开发区管委会", "郑州高新区管委会"}, set()),
        ("天津市国资委党委", {"天津市国资委党委"}, {"天津市人民政府国有资产监督党委"}),
        ("中国（辽宁）自由贸易试验区营口片区管委会", {"中国自由贸易试验区营口片区管理委员会"}, set()),
        ("中国（辽宁）自由贸易试验区管委会", set(), {"中国自由贸易试验区管理委员会"}),
    ],
)
def test_a_body_is_known_by_each_of_its_parts_in_short(name: str, others: set[str], none: set[str]) -> None:
    (body,) = parse_bodies(name, None)
    assert others <= set(other_names(body)) and not none & set(other_names(body))


def test_a_body_of_the_nation_that_names_a_place_in_brackets_is_of_that_place() -> None:
    (province,) = parse_bodies("中国（辽宁）自由贸易试验区管理委员会", None)
    (city,) = parse_bodies("中国（辽宁）自由贸易试验区营口片区管理委员会", None)
    assert (province.territory, city.territory) == (ID + "region/210000", ID + "region/210800")


def test_an_abolished_department_is_followed_by_another() -> None:
    (body,) = parse_bodies("石家庄市工商局", None)
    after = successor(body)
    assert after is not None and after.name == "石家庄市市场监督管理局"
    assert successor(after) is None


def test_a_zones_department_is_spelled_out_and_a_part_of_its_committee() -> None:
    (body,) = parse_bodies("石家庄高新区管委会示例发展局", None)
    assert body.name == "石家庄高新技术产业开发区管理委员会示例发展局"
    assert body.parent == "石家庄高新技术产业开发区管理委员会"
    assert "石家庄高新区示例发展局" in other_names(body)


def test_a_short_name_is_completed_as_the_region_calls_its_body() -> None:
    shanghai, hebei = "https://w3id.org/policy-kg/id/region/310101", "https://w3id.org/policy-kg/id/region/130000"
    assert [m.body.name for m in find_bodies("区政务服务办", shanghai)] == ["上海市黄浦区政务服务办公室"]
    assert [m.body.name for m in find_bodies("省政务服务办", hebei)] == ["河北省政务服务管理办公室"]


def test_a_name_in_full_is_no_other_name_of_a_like_body() -> None:
    text = "南昌铁路局、江西省机场集团公司"
    assert [m.body.name for m in find_bodies(text, None)] == text.split("、")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("国际示例署", "international"),
        ("世界示例银行", "international"),
        ("示例银行", "enterprise"),
        ("示例铁路法院", "court"),
    ],
)
def test_a_name_that_no_vocabulary_has_is_what_its_form_says(name: str, kind: str) -> None:
    body = unlisted(name, HEBEI)
    assert body.classification == ID + "classification/" + kind
    assert level_of_body(body) == ("international" if kind == "international" else "province")


def test_a_company_of_the_nation_is_of_no_city() -> None:
    assert unlisted("中国示例", HEBEI).territory == NATION


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("英国商业、能源与示例部", ["英国商业、能源与示例部"]),
        ("广州市文化、体育和示例局，广州市财政局", ["广州市文化、体育和示例局", "广州市财政局"]),
        ("教育部、财政部和审计署", ["教育部", "财政部", "审计署"]),
    ],
)
def test_a_comma_inside_a_name_parts_nothing(text: str, names: list[str]) -> None:
    assert [body.name for body in parse_bodies(text, None)] == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("国务院和示例研究会", ["国务院", "示例研究会"]),
        ("和示例研究会", ["和示例研究会"]),
        ("中华人民共和国政府和法兰西共和国政府", ["中华人民共和国政府", "法兰西共和国政府"]),
        ("财政部中共教育部党组", ["财政部", "中共教育部党组"]),
        ("中共河北省水利厅党组", ["中共河北省水利厅党组"]),
        ("财政部等十部门", ["财政部"]),
        ("财政部（示例局）", ["财政部"]),
        ("示例区文化、体育和旅游局", ["示例区文化、体育和旅游局"]),
        ("河北省示例协调小组", ["河北省示例协调小组"]),
        ("示例协调小组", []),
        ("财政部印发示例文本", []),
    ],
)
def test_a_list_of_bodies_is_read_to_its_end_or_not_at_all(text: str, bodies: list[str]) -> None:
    assert [body.name for body in parse_bodies(text, None)] == bodies


@pytest.mark.parametrize(
    ("name", "region", "level"),
    [
        ("财政部", "CN", "national"),
        ("河北省水利厅", "130000", "province"),
        ("唐山市水利局", "130200", "prefecture"),
        ("正定县水利局", "130123", "county"),
        ("示例部", "没有的地方", "national"),
    ],
)
def test_a_body_is_of_the_level_of_its_region(name: str, region: str, level: str) -> None:
    assert level_of_body(unlisted(name, f"{ID}region/{region}")) == level


@pytest.mark.parametrize("act", ["同意", "批准", "批转", "转发"])
def test_two_bodies_with_an_act_between_them_are_not_one(act: str) -> None:
    assert parse_bodies(f"国务院{act}国家发展改革委", None) == []


@pytest.mark.parametrize(
    "text", ["你公司", "该公司", "）部署", "示例部或者示例部", "示例院人员额由最高人民法院", "某部门所属的示例处"]
)
def test_what_only_points_at_a_body_or_goes_on_to_another_is_no_name(text: str) -> None:
    assert parse_bodies(text, None) == []


def test_a_listed_body_behind_another_is_that_body() -> None:
    assert unlisted("人员额由最高人民法院", None) == parse_bodies("最高人民法院", None)[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例技术导则（试行）", []),
        ("示例省体育局（示例省体育总会）", ["示例省体育局"]),
        ("（示例省示例管理局）", ["示例省示例管理局"]),
    ],
)
def test_a_bracket_that_a_name_ends_with_is_none_of_it(text: str, names: list[str]) -> None:
    assert [body.name for body in parse_bodies(text, None)] == names
