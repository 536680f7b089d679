"""A number that every citation gives is the policy's (示例文本)."""

from __future__ import annotations

from typing import Any

import pytest
from own_texts import documents
from policies import body, day, policy

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
    told = documents(
        f"关于示例工作的通知\n各市人民政府：\n按照《{TITLE}》（{NUMBER}）、《示例河道管理办法》、《方案》（国发〔2021〕34号）"
        "和国发〔2021〕35号文件，现就有关事项通知如下。\n示例文本。"
    )
    assert list(numbers_beside(told)) == [(TITLE, NUMBER)]


@pytest.mark.parametrize("undone", ["同时废止", "作如下修改"])
def test_the_number_of_what_a_text_of_the_same_title_undoes_is_not_its_own(undone: str) -> None:
    title = "示例市人民政府关于印发示例预案的通知"
    (told,) = documents(
        f"{title}\n各区人民政府：\n修订后的《示例预案》已经同意，现印发给你们。《{title}》（示政发〔2012〕35号）{undone}。"
    )
    assert list(numbers_beside([told])) == []
