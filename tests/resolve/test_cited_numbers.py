"""A number that every citation gives is the policy's (示例文本)."""

from __future__ import annotations

from typing import Any

import pytest
from policies import body, day, mention, policy

from kg.language.regions import regions
from kg.resolve.cited_numbers import numbers_beside, with_cited_numbers

PLACES = {concept.pref_label: iri for iri, concept in regions().items()}
TITLE = "示例河道清理整治三年行动方案"
NUMBER = "国发〔2021〕33号"


def proven(*beside: tuple[str, str], **facts: Any) -> str | None:
    (found,) = with_cited_numbers([policy(TITLE, **facts)], beside)
    return found.local_id


def test_a_number_beside_the_title_is_taken_over() -> None:
    (found,) = with_cited_numbers([policy(TITLE)], [(TITLE, NUMBER)] * 2)
    assert (found.local_id, found.key) == (NUMBER, "国发-2021-33")
    assert found.number_rule is not None


def test_citations_that_disagree_prove_nothing() -> None:
    assert proven((TITLE, NUMBER), (TITLE, "国发〔2021〕34号")) is None


def test_a_printed_number_stays() -> None:
    (found,) = with_cited_numbers([policy(TITLE, "国发〔2020〕1号")], [(TITLE, NUMBER)])
    assert found.local_id == "国发〔2020〕1号"


@pytest.mark.parametrize(("signed", "expected"), [("2021-10-01", NUMBER), ("2022-01-04", NUMBER), ("2019-10-01", None)])
def test_the_year_may_speak_against_it(signed: str, expected: str | None) -> None:
    assert proven((TITLE, NUMBER), signed=day(signed)) == expected


def test_another_body_speaks_against_it() -> None:
    assert proven((TITLE, NUMBER), bodies=(body("国务院"),)) == NUMBER
    assert proven((TITLE, NUMBER), bodies=(body("示例局"),)) is None


def test_a_number_that_another_policy_has_is_not_given_twice() -> None:
    found = with_cited_numbers([policy(TITLE), policy("示例条例", NUMBER)], [(TITLE, NUMBER)])
    assert [one.local_id for one in found] == [None, NUMBER]


def test_two_policies_of_one_title_share_no_number() -> None:
    found = with_cited_numbers([policy(TITLE, key="甲"), policy(TITLE, key="乙")], [(TITLE, NUMBER)])
    assert [one.local_id for one in found] == [None, None]


def test_only_full_titles_have_a_number_beside_them() -> None:
    told = [mention(TITLE, NUMBER), mention("《方案》", NUMBER), mention(TITLE), mention(None, NUMBER)]
    assert list(numbers_beside(told)) == [(TITLE, NUMBER)]


@pytest.mark.parametrize(
    ("number", "place", "expected"),
    [
        ("皖政务办〔2023〕2号", "合肥市", None),
        ("皖政务办〔2023〕2号", "安徽省", "皖政务办〔2023〕2号"),
        ("合政办〔2023〕2号", "合肥市", "合政办〔2023〕2号"),
        # a city may share the character of its province, or that of another one
        ("吉市政办〔2023〕2号", "吉林市", "吉市政办〔2023〕2号"),
        ("宁政办〔2023〕2号", "南京市", "宁政办〔2023〕2号"),
    ],
)
def test_a_number_of_the_province_is_none_of_a_city(number: str, place: str, expected: str | None) -> None:
    assert proven((TITLE, number), jurisdiction=PLACES[place]) == expected


@pytest.mark.parametrize(
    ("signed", "proves"), [("2020-12-31", False), ("2021-01-01", True), ("2022-12-31", True), ("2023-01-01", False)]
)
def test_a_number_is_given_in_the_year_of_the_day_or_the_one_before(signed: str, proves: bool) -> None:
    assert (proven((TITLE, NUMBER), signed=day(signed)) is not None) == proves


def test_only_policies_get_a_number_and_only_one_that_names_its_agency() -> None:
    assert proven((TITLE, NUMBER), kind="speech") is None
    assert proven((TITLE, "2021年第33号")) is None
    assert proven((TITLE, "没有文号")) is None


def test_the_same_number_under_two_names_of_one_policy_proves_it() -> None:
    other = "示例河道整治办法全文"
    assert proven((TITLE, NUMBER), (other, NUMBER), alternatives=(other,)) == NUMBER
    assert proven((TITLE, NUMBER), (other, "国发〔2021〕34号"), alternatives=(other,)) is None
