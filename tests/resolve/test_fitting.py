"""Of namesakes those that a mention can mean (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from own_texts import PROSE, documents, page
from policies import HEBEI, body, day, mention, policy

from kg.annotate.documents import Document
from kg.language.regions import NATION
from kg.language.title import Title
from kg.resolve.fitting import (
    bodies_before,
    day_allows,
    day_of,
    fitting,
    named_after_promiser,
    named_bodies,
    names_a_regulation,
    number_allows,
    promised_for,
    same_places,
    same_stage,
)
from kg.vocabulary.namespaces import ID

TITLE = "示例河道清理整治方案"
SHANDONG = ID + "region/370000"


@pytest.fixture(scope="module")
def document() -> Document:
    (found,) = documents(
        page("河北省水利厅关于清点示例设施的通知", "各市水利局：", PROSE, "河北省水利厅", "2021年3月1日")
    )
    return found


def test_the_policy_of_the_own_region_is_meant(document: Document) -> None:
    own, other = (policy(TITLE, jurisdiction=region, key=region) for region in (HEBEI, SHANDONG))
    national = policy(TITLE, key="国")
    assert fitting([national, other, own], mention(TITLE, marked=False), document, "本文", ()) == [own]
    assert fitting([national, other], mention(TITLE), document, "本文", ()) == [national]
    assert fitting([other], mention(TITLE), document, "本文", ()) == []


def test_another_regions_notice_is_not_meant_by_the_name_of_what_it_hands_on(document: Document) -> None:
    other = policy(f"山东省水利厅关于印发{TITLE}的通知", jurisdiction=SHANDONG)
    assert fitting([other], mention(TITLE), document, "本文", ()) == []
    assert fitting([other], mention(f"山东省{TITLE}"), document, "本文", ()) == [other]


def test_a_body_named_before_the_title_decides(document: Document) -> None:
    issuer = body("国务院")
    national, own = policy(TITLE, bodies=(issuer,), key="国"), policy(TITLE, jurisdiction=HEBEI, key="省")
    named = named_bodies(mention(TITLE, issuers=("国务院",)), document)
    assert [one.name for one in named] == ["国务院"]
    assert fitting([own, national], mention(TITLE), document, "本文", named) == [national]


def test_another_number_speaks_against_a_title() -> None:
    own = policy(TITLE, "国发〔2021〕33号")
    assert number_allows(own, mention(TITLE, "国发（2021）33号"))
    assert number_allows(own, mention(TITLE))
    assert not number_allows(own, mention(TITLE, "国发〔2021〕34号"))


@pytest.mark.parametrize(
    ("cited", "title", "same"),
    [
        (f"{TITLE}（征求意见稿）", TITLE, False),
        (TITLE, f"{TITLE}（征求意见稿）", False),
        (TITLE, f"{TITLE}（试行）", True),
        (f"{TITLE}（试行）", TITLE, False),
    ],
)
def test_a_draft_is_not_the_final_text(cited: str, title: str, same: bool) -> None:
    assert same_stage(cited, policy(title)) == same


def test_a_place_in_the_title_tells_policies_apart() -> None:
    assert same_places(f"河北省{TITLE}", policy(f"河北{TITLE}"))
    assert not same_places(f"山东省{TITLE}", policy(f"河北省{TITLE}"))
    assert not same_places(f"河北省{TITLE}", policy(TITLE))


def test_a_day_is_that_of_the_signature() -> None:
    assert day_allows(policy(TITLE, signed=day("2021-03-01")), day("2021-03-01"))
    assert not day_allows(policy(TITLE, signed=day("2021-03-01")), day("2021-03-02"))
    assert day_allows(policy(TITLE), day("2021-03-02"))
    assert not day_allows(policy(TITLE, in_corpus=False), day("2021-03-02"))


def test_the_day_and_the_body_before_a_decision_are_its_own() -> None:
    sentence = "根据2018年11月20日河北省人民代表大会常务委员会《关于修改示例条例的决定》办理。"
    (found,) = documents(page("河北省水利厅关于清点示例设施的通知", "各市水利局：", sentence + PROSE))
    (cited,) = (one for one in found.mentions if "决定" in one.surface)
    assert day_of(cited, found) == day("2018-11-20")
    assert [one.name for one in bodies_before(cited, found)] == ["河北省人民代表大会常务委员会"]


def test_what_a_province_promises_is_its_own(document: Document) -> None:
    promise = mention("示例推广应用实施方案", relation="proposes", marked=False)
    assert document.description.jurisdiction == HEBEI != NATION
    assert promised_for(promise, document) == HEBEI
    assert promised_for(mention("示例推广应用实施方案"), document) is None
    assert promised_for(mention("国家示例推广应用实施方案", relation="proposes", marked=False), document) is None


def test_what_amends_a_text_is_not_that_text_nor_the_other_way_round() -> None:
    law, amending = policy("示例河道管理条例"), policy("示例河道管理条例修正案")
    assert not same_stage(amending.title, law)
    assert same_stage(amending.title, amending) and same_stage(law.title, law)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("戒毒条例", True),
        ("示例法", True),
        ("示法", False),
        ("示例河道法", True),
        ("管理办法", False),
        ("示例河道管理办法", False),
        ("条例", False),
    ],
)
def test_a_law_of_a_short_name_is_named_and_a_kind_of_text_is_not(title: str, names: bool) -> None:
    assert names_a_regulation(Title.of(title)) == names


def test_the_bodies_named_or_else_their_region_decide_among_namesakes(document: Document) -> None:
    water, schools = body("示例水利部"), body("示例教育部")
    ours, theirs = policy(TITLE, bodies=(water,), key="水"), policy(TITLE, bodies=(schools,), key="教")
    province = policy(TITLE, jurisdiction=HEBEI, key="省")
    unknown = policy(TITLE, jurisdiction=None, key="无")
    assert fitting([ours, theirs, province], mention(TITLE), document, "本文", (water,)) == [ours]
    assert fitting([theirs], mention(TITLE), document, "本文", (water,)) == [theirs]
    assert fitting([province], mention(TITLE), document, "本文", (water,)) == []
    assert fitting([unknown], mention(TITLE), document, "本文", (water,)) == [unknown]


def test_a_title_in_marks_is_the_text_at_hand_and_not_what_a_region_promised(document: Document) -> None:
    national, promised = policy(TITLE, key="国"), policy(TITLE, jurisdiction=HEBEI, in_corpus=False, key="省")
    assert fitting([national, promised], mention(TITLE), document, "本文", ()) == [national]
    assert fitting([national, promised], mention(TITLE, marked=False), document, "本文", ()) == [promised]
    absent = policy(TITLE, key="国", in_corpus=False)
    assert fitting([absent, promised], mention(TITLE), document, "本文", ()) == [promised]


def test_of_namesakes_a_text_means_itself_unless_it_names_another_body(document: Document) -> None:
    own, national = policy(TITLE, jurisdiction=HEBEI, key="本文"), policy(TITLE, key="国", in_corpus=False)
    assert fitting([national, own], mention(TITLE), document, "本文", ()) == [own]
    assert fitting([national, own], mention(TITLE), document, "本文", (body("国务院"),)) == [national]


def test_a_region_above_is_meant_before_the_nation() -> None:
    (city,) = documents(page("石家庄市水利局关于清点示例设施的通知", PROSE, "石家庄市水利局", "2021年3月1日"))
    province, national = policy(TITLE, jurisdiction=HEBEI, key="省"), policy(TITLE, key="国")
    other = policy(TITLE, jurisdiction=SHANDONG, key="鲁")
    marked = mention(TITLE, marked=False)
    assert fitting([national, other, province], marked, city, "本文", ()) == [province]
    assert fitting([province], marked, city, "本文", ()) == [province]
    assert fitting([other, replace(other, key="鲁2")], marked, city, "本文", ()) == []


def test_a_law_or_what_is_the_whole_nations_is_not_promised_by_a_province(document: Document) -> None:
    def promised(title: str) -> str | None:
        return promised_for(mention(title, relation="proposes", marked=False), document)

    assert promised("中华人民共和国节约能源法") is None
    assert promised("全国示例推广应用实施方案") is None
    assert promised("示例推广应用实施方案") == HEBEI
    (central,) = documents(page("国务院关于清点示例设施的通知", PROSE, "国务院", "2021年3月1日"))
    assert promised_for(mention("示例推广应用实施方案", relation="proposes", marked=False), central) is None


def test_bodies_are_named_before_the_marks_or_at_the_head_of_the_title(document: Document) -> None:
    assert [one.name for one in named_bodies(mention("国务院关于示例设施的意见"), document)] == ["国务院"]
    assert named_bodies(mention("示例设施意见"), document) == ()
    assert [one.name for one in named_bodies(mention("国务院关于示例的意见", issuers=("财政部",)), document)] == [
        "财政部"
    ]


def test_without_a_day_before_it_nothing_dates_a_decision() -> None:
    sentence = "根据河北省人民代表大会常务委员会《关于修改示例条例的决定》办理。"
    (found,) = documents(
        page("河北省水利厅关于清点示例设施的通知", "各市水利局：", "2018年11月20日。" + sentence + PROSE)
    )
    (cited,) = (one for one in found.mentions if "决定" in one.surface)
    assert day_of(cited, found) is None
    assert bodies_before(cited, found) == ()


def test_what_an_enterprise_promises_is_its_own(document: Document) -> None:
    firm = replace(document.description, kind="enterprise", bodies=(body("示例集团"),))
    own = replace(document, description=firm)
    promise = mention("示例达峰行动方案", relation="proposes", marked=False)
    assert named_after_promiser(promise, own).title == "示例集团示例达峰行动方案"
    assert named_after_promiser(promise, document) == promise
    for other in (
        mention("示例达峰行动方案", relation="proposes"),
        mention("国家示例达峰行动方案", relation="proposes", marked=False),
        mention("示例达峰行动方案", marked=False),
    ):
        assert named_after_promiser(other, own) == other


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("河北省人民政府办公厅转发省发展改革委省水利厅关于示例工作意见的通知", ["河北省人民政府办公厅"]),
        ("国务院批转国家发展改革委关于示例工作意见的通知", ["国务院"]),
        ("国务院办公厅关于印发示例工作方案的通知", ["国务院办公厅"]),
        ("国家发展改革委 国家能源局关于示例工作的意见", ["国家发展和改革委员会", "国家能源局"]),
    ],
)
def test_who_forwards_is_the_issuer_and_not_whose_text_it_is(document: Document, title: str, names: list[str]) -> None:
    assert [body.name for body in named_bodies(mention(title), document)] == names


@pytest.mark.parametrize(
    ("printed", "cited", "same"),
    [
        ("示例部令2021年第12号", "示例部令第12号", True),
        ("示例部令第12号", "示例部令2021年第12号", True),
        ("示例部令2021年第12号", "示例部令2020年第12号", False),
        ("示例部令2021年第12号", "示例部令第13号", False),
        ("2021年第4号", "水利部公告2021年第4号", True),
        ("2021年第4号", "财政部公告2021年第4号", False),
        ("2021年第4号", "水利部公告2020年第4号", False),
    ],
)
def test_a_number_may_be_cited_with_what_goes_without_saying_where_it_is_printed(
    printed: str, cited: str, same: bool
) -> None:
    own = policy(TITLE, printed, bodies=(body("水利部"),), signed=day("2021-03-01"))
    assert number_allows(own, mention(TITLE, cited)) == same
