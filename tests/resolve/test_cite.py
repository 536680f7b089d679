"""From a mention to the policy that it means (示例文本)."""

from __future__ import annotations

from typing import Any

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


def editions(*years: str, **facts: Any) -> tuple[Policy, ...]:
    """Texts of one title, each of the first day of a year."""
    return tuple(
        policy("示例河道管理条例", key=year, signed=day(f"{year}-01-01"), series="示例河道管理条例", **facts)
        for year in years
    )


LAW_2001 = policy("示例法", "主席令第8号", key="旧", signed=day("2001-01-01"))
LAW_2022 = policy("示例法", "主席令第8号", key="新", signed=day("2022-01-01"))
INSTRUMENT = policy("示例河道管理条例", key="条例", abstract=True, series="示例河道管理条例", in_corpus=False)
ELSEWHERE = policy(RIVERS.title, key="别处", jurisdiction=HEBEI.replace("130000", "140000"))


@pytest.mark.parametrize(
    ("sentences", "known", "cited", "rule", "sure"),
    [
        (["贯彻落实《示例行动方案》（国发〔2021〕33号）。"], (RIVERS,), RIVERS.key, "number", 1.0),
        (["贯彻落实《示例食堂改造意见》（国发〔2020〕3号）。"], (RIVERS,), "国发-2020-3", "number", 1.0),
        ([f"贯彻落实《{RIVERS.title}》。"], (RIVERS,), RIVERS.key, "title", 1.0),
        ([f"贯彻落实《{RIVERS.title}》。"], (RIVERS, ELSEWHERE), RIVERS.key, "title", 0.95),
        (["贯彻落实《示例食堂改造意见》。"], (RIVERS,), "示例食堂改造意见", "cited only", 0.9),
        (
            [f"根据《{RIVERS.title}》（以下简称《方案》）。", "各市按照《方案》办理。"],
            (RIVERS,),
            RIVERS.key,
            "short form defined in the document",
            0.98,
        ),
        (
            [f"根据《{RIVERS.title}》办理。", "各市要严格执行《方案》。"],
            (RIVERS,),
            RIVERS.key,
            "short form of the one title before",
            0.85,
        ),
        (["各市要严格执行《方案》。"], (RIVERS,), None, "short form", 0.5),
        (
            ["根据《示例河道管理条例》办理。"],
            editions("2011", "2020", "2022"),
            "2020",
            "edition in force at the citing date",
            0.95,
        ),
        (["根据《示例河道管理条例》办理。"], editions("2022", "2023"), None, "title", 0.5),
        (
            ["根据《示例河道管理条例》办理。"],
            (INSTRUMENT, *editions("2022", "2023", instrument="条例")),
            "条例",
            "the instrument: its texts at hand are younger",
            0.9,
        ),
        (
            ["制定示例河道推广行动方案。", "按照示例河道推广行动方案落实。"],
            (RIVERS,),
            "河北省-示例河道推广行动方案",
            "promised in the document",
            0.9,
        ),
        (["根据主席令第8号办理。"], (LAW_2001,), "旧", "number, the only one at hand", 0.8),
        (["根据主席令第8号办理。"], (LAW_2001, LAW_2022), "旧", "number, the only one at hand", 0.8),
        (["根据主席令第8号办理。"], (LAW_2022,), None, "number", 0.5),
        (
            [f"2012年5月1日起施行的《{OWN.title}》同时废止。"],
            (),
            "河北省-清点示例设施通知-2012-05-01",
            "older text of the title",
            0.9,
        ),
        ([f"《{OWN.title}》自发布之日起施行。"], (RIVERS,), OWN.key, "title", 1.0),
    ],
)
def test_each_way_to_tell_a_policy_is_as_sure_as_it_is(
    sentences: list[str], known: tuple[Policy, ...], cited: str | None, rule: str, sure: float
) -> None:
    found = citations(*sentences, known=known)[-1]
    assert (found.cited, found.rule.split("; ", 1)[1]) == (cited, rule)
    assert found.confidence == round(found.mention.confidence * sure, 3)


def test_the_edition_is_the_last_before_the_day_of_the_citing_text() -> None:
    listed = policy("示例河道条例", editions=(day("2011-01-01"), day("2021-12-01"), day("2022-01-01")))
    (found,) = citations("根据《示例河道条例》办理。", known=(listed,))
    assert found.edition == day("2021-12-01")
    none = policy("示例河道条例", editions=(day("2021-12-02"),))
    assert citations("根据《示例河道条例》办理。", known=(none,))[0].edition is None


def test_what_an_older_order_of_the_same_term_says_is_not_known() -> None:
    both = (LAW_2001, policy("示例法", "主席令第8号", key="新", signed=day("2018-01-01")))
    (found,) = citations("根据主席令第8号办理。", known=both)
    assert (found.cited, found.unresolved) == (None, "主席令第8号 is given anew with each term of office")
