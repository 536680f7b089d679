"""From a mention to the policy that it means (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page
from policies import HEBEI, day, policy

from kg.resolve.cite import cite
from kg.resolve.model import Citation, Policy
from kg.resolve.register import Register

OWN = policy("河北省水利厅关于清点示例设施的通知", key="本文", jurisdiction=HEBEI, signed=day("2021-12-01"))
RIVERS = policy("示例河道清理整治三年行动方案", "国发〔2021〕33号")


def citations(*sentences: str, known: tuple[Policy, ...] = (RIVERS,)) -> list[Citation]:
    (document,) = documents(page(OWN.title, "各市水利局：", *sentences, PROSE, "河北省水利厅", "2021年12月1日"))
    return cite(document, OWN.key, Register({one.key: one for one in (OWN, *known)}, ()))


def test_a_number_means_its_policy_whatever_the_title() -> None:
    (found,) = citations("贯彻落实《示例行动方案》（国发〔2021〕33号）。")
    assert (found.cited, found.unresolved) == (RIVERS.key, None)
    assert found.rule.endswith("number")


def test_a_title_means_the_policy_that_has_it() -> None:
    (found,) = citations(f"贯彻落实《{RIVERS.title}》。")
    assert found.cited == RIVERS.key
    assert found.place == "sample-0.txt:5"


def test_what_a_region_promises_has_not_the_number_of_somebody_elses_text() -> None:
    (document,) = documents(page(OWN.title, "各市水利局：", "制定示例河道推广行动方案。", PROSE, "河北省水利厅"))
    register = Register({OWN.key: OWN}, ())
    register.learn(document.mentions, [("示例河道推广行动方案", "国发〔2021〕9号")])
    (found,) = cite(document, OWN.key, register)
    assert found.relation == "proposes"
    assert register.policies[found.cited or ""].local_id is None


def test_a_title_that_nobody_has_is_entered() -> None:
    (found,) = citations("贯彻落实《示例学校食堂改造指导意见》。")
    assert found.cited is not None
    assert found.rule.endswith("cited only")


def test_a_short_form_means_what_the_text_defines() -> None:
    found = citations(f"根据《{RIVERS.title}》（以下简称《方案》）。", "各市按照《方案》办理。")
    assert {one.cited for one in found if one.mention.surface == "方案"} == {RIVERS.key}


@pytest.mark.parametrize(
    ("before", "cited", "reason"),
    [
        ((f"根据《{RIVERS.title}》办理。",), RIVERS.key, None),
        ((f"根据《{RIVERS.title}》和《示例学校食堂改造三年行动方案》办理。",), None, "ambiguous"),
        ((), None, "undefined"),
    ],
)
def test_an_undefined_short_form_means_the_one_title_before(
    before: tuple[str, ...], cited: str | None, reason: str | None
) -> None:
    found = citations(*before, "各市要严格执行《方案》。")[-1]
    assert found.cited == cited
    assert (found.unresolved or "").startswith(reason or "")
    assert (found.unresolved is None) == (reason is None)


def test_of_editions_the_one_in_force_on_the_day_is_meant() -> None:
    editions = tuple(
        policy("示例河道管理条例", key=year, signed=day(f"{year}-01-01"), series="示例河道管理条例")
        for year in ("2011", "2020", "2022")
    )
    (found,) = citations("根据《示例河道管理条例》办理。", known=editions)
    assert found.cited == "2020"
    assert found.edition == day("2020-01-01")


def test_texts_of_one_title_that_are_no_editions_are_ambiguous() -> None:
    pair = tuple(policy("示例河道管理指南全文", key=key) for key in ("甲", "乙"))
    (found,) = citations("根据《示例河道管理指南全文》办理。", known=pair)
    assert found.cited is None
    assert found.unresolved == "ambiguous: 2 policies of this title"


def test_what_cites_itself_is_no_reference_to_another() -> None:
    (found,) = citations(f"《{OWN.title}》自发布之日起施行。")
    assert (found.cited, found.relation) == (OWN.key, "self")


def test_the_confidence_is_that_of_reading_and_of_resolving() -> None:
    (found,) = citations("贯彻落实《示例学校食堂改造指导意见》。")
    assert 0 < found.confidence <= found.mention.confidence


def test_how_the_policy_was_told_is_said() -> None:
    other = policy("示例学校食堂改造三年行动方案", in_corpus=False)
    at_hand, cited = citations(f"贯彻落实《{RIVERS.title}》和《{other.title}》。", known=(RIVERS, other))
    assert at_hand.rule.endswith("; title")
    assert cited.rule.endswith("; cited only")


def test_confidence_is_a_share() -> None:
    editions = (
        policy("示例河道条例", key="旧", signed=day("2001-01-01"), series="示例河道条例"),
        policy("示例河道条例", key="新", signed=day("2018-01-01"), series="示例河道条例"),
    )
    found = citations("根据《示例河道条例》制定本办法。", "现将《示例清点办法》印发给你们。", known=editions)
    assert found and all(0 < one.confidence <= 1 for one in found)


def test_a_short_form_of_what_a_notice_hands_on_means_the_notice() -> None:
    own = policy(
        "河北省水利厅关于发布《示例河道清理名录》的公告", key="本文", jurisdiction=HEBEI, signed=day("2021-12-01")
    )
    text = page(own.title, "各市水利局：", "本厅将对《名录》适时予以调整。", PROSE, "河北省水利厅", "2021年12月1日")
    (document,) = documents(text)
    found = cite(document, own.key, Register({one.key: one for one in (own, RIVERS)}, ()))
    assert [(one.relation, one.cited) for one in found if one.mention.surface == "名录"] == [("self", own.key)]
