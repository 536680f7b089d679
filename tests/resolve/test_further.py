"""Texts that come after a build are resolved by its rules (示例文本)."""

from __future__ import annotations

from dataclasses import replace

from own_texts import PROSE, documents, page
from policies import HEBEI, day, policy

from kg.annotate.documents import Document
from kg.resolve.further import NO_POLICY, Further, cite_further
from kg.resolve.known import AllKnown
from kg.resolve.model import Policy

RIVERS = policy("示例河道清理整治三年行动方案", "国发〔2021〕33号")
TITLE = "河北省水利厅关于清点示例设施的通知"


def text(*sentences: str, title: str = TITLE, number: str | None = None) -> Document:
    lines = [title, *([number] if number else []), "各市水利局：", *sentences, PROSE, "河北省水利厅", "2021年12月1日"]
    (found,) = documents(page(*lines))
    return found


def further(*texts: Document, known: tuple[Policy, ...] = (RIVERS,), at_hand: dict[str, str] | None = None) -> Further:
    return cite_further(texts, AllKnown({one.key: one for one in known}, at_hand or {}))


def test_a_further_text_means_what_is_known_and_is_a_policy_of_its_own() -> None:
    found = further(text(f"贯彻落实《{RIVERS.title}》。", number="冀水发〔2021〕3号"))
    (cited,) = found.citations
    assert cited.cited == RIVERS.key
    own = found.policies[cited.citing]
    assert (own.title, own.local_id, own.in_corpus) == (TITLE, "冀水发〔2021〕3号", True)


def test_a_further_text_that_is_known_already_is_that_policy() -> None:
    at_hand = policy(TITLE, "冀水发〔2021〕3号", key="已有", jurisdiction=HEBEI, signed=day("2021-12-01"))
    one = text(f"贯彻落实《{RIVERS.title}》。", number="冀水发〔2021〕3号")
    found = further(one, known=(RIVERS, at_hand))
    assert [citation.citing for citation in found.citations] == ["已有"]
    assert found.policies["已有"] == at_hand
    told = further(one, at_hand={one.key: RIVERS.key})
    assert [citation.citing for citation in told.citations] == [RIVERS.key]


def test_a_text_takes_the_place_of_what_was_only_cited_and_keeps_its_names() -> None:
    key = further(text()).policies.keys() - {RIVERS.key, NO_POLICY}
    cited = policy("关于清点示例设施的事", key=min(key), in_corpus=False, alternatives=("清点通知", TITLE))
    found = further(text(), known=(cited,)).policies[cited.key]
    assert (found.title, found.in_corpus) == (TITLE, True)
    assert {"关于清点示例设施的事", "清点通知"} <= set(found.alternatives) and TITLE not in found.alternatives


def test_a_further_text_of_an_instrument_is_an_edition_of_it() -> None:
    key = min(further(text()).policies.keys() - {RIVERS.key, NO_POLICY})
    instrument = policy(TITLE, key=key, abstract=True, in_corpus=False, series=key)
    found = further(text(f"贯彻落实《{RIVERS.title}》。"), known=(RIVERS, instrument))
    edition = found.policies[found.citations[0].citing]
    assert (edition.key, edition.instrument, edition.series) == (f"{key}-2021-12-01", key, key)
    undated = text(f"贯彻落实《{RIVERS.title}》。")
    undated = replace(undated, description=replace(undated.description, signed=None))
    found = further(undated, known=(RIVERS, instrument))
    assert found.citations[0].citing == key and found.policies[key].abstract


def test_a_text_that_is_no_document_has_mentions_all_the_same() -> None:
    one = text(f"贯彻落实《{RIVERS.title}》。")
    nameless = replace(one, description=replace(one.description, title="", alternatives=(), annexes=()))
    (cited,) = further(nameless).citations
    assert (cited.citing, cited.cited) == (NO_POLICY, RIVERS.key)


def test_two_further_texts_of_one_policy_are_one() -> None:
    one, other = documents(*(page(TITLE, "冀水发〔2021〕3号", "各市水利局：", PROSE) for _ in range(2)))
    found = further(one, other)
    assert len(found.policies) == 3  # the one known, that of both texts, and none
