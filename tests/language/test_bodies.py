"""Bodies named in a text: national by vocabulary, local by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.bodies import find_bodies, national_bodies, parse_bodies, unlisted
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


@given(
    st.text(alphabet="国家发展改革委财政部省市河北厅局综合司办公人民府门、 和示例", max_size=40),
    st.sampled_from([None, NATION, HEBEI]),
)
def test_mentions_are_ordered_and_disjoint(text: str, home: str | None) -> None:
    end = 0
    for mention in find_bodies(text, home):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


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
    assert unlisted("示例联席会议", None).classification is None
