"""Of namesakes those that a mention can mean (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page
from policies import HEBEI, body, day, mention, policy

from kg.annotate.documents import Document
from kg.language.regions import NATION
from kg.resolve.fitting import (
    bodies_before,
    day_allows,
    day_of,
    fitting,
    named_bodies,
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
