"""Whose a number is that several documents bear (示例文本)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.bodies import parse_bodies
from kg.language.numbers import parse_number
from kg.resolve.identity import policy_key
from kg.resolve.model import Policy
from kg.resolve.owners import with_keys_by_right
from kg.vocabulary.namespaces import ID


def policy(title: str, body: str, day: date, number: str = "冀水发〔2021〕3号") -> Policy:
    parsed = parse_number(number)
    return Policy(
        key=policy_key("policy", title, parsed, None, None),
        title=title,
        number=parsed,
        local_id=number,
        bodies=tuple(parse_bodies(body, None)),
        signed=day,
        in_corpus=True,
    )


RIGHT = policy("河道清理方案", "河北省水利厅", date(2021, 3, 5))
USUAL = [policy(f"示例{at}方案", "河北省水利厅", date(2021, 1, 2), f"冀水发〔2021〕{at}号") for at in (7, 8)]


@pytest.mark.parametrize(
    "other",
    [
        policy("食堂改造方案", "河北省教育厅", date(2021, 1, 5)),
        policy("食堂改造方案", "河北省水利厅", date(2019, 1, 5)),
        policy("食堂改造方案", "河北省水利厅", date(2021, 4, 5)),
    ],
    ids=["another body", "another year", "later"],
)
@given(data=st.data())
def test_the_better_claim_keeps_the_number_in_any_order(other: Policy, data: st.DataObject) -> None:
    order = data.draw(st.permutations([RIGHT, other, *USUAL]))
    keys = {one.title: one.key for one in with_keys_by_right(order)}
    assert keys[RIGHT.title] == "冀水发-2021-3"
    assert keys[other.title].startswith("冀水发-2021-3-")


def test_policies_keep_their_places() -> None:
    found = with_keys_by_right([*USUAL, RIGHT])
    assert [one.title for one in found] == [one.title for one in (*USUAL, RIGHT)]


@given(st.permutations([None, ID + "region/130000", ID + "region/370000"]))
def test_regions_alone_tell_namesakes_apart_in_any_order(order: list[str | None]) -> None:
    policies = [replace(RIGHT, bodies=(), jurisdiction=region) for region in order]
    found = {one.jurisdiction: one.key for one in with_keys_by_right(policies)}
    assert found[None] == "冀水发-2021-3"
    assert found == {one.jurisdiction: one.key for one in with_keys_by_right(policies[::-1])}


@given(st.permutations(["河北省水利厅", "河北省教育厅", "河北省财政厅"]))
def test_issuers_alone_tell_namesakes_apart_in_any_order(order: list[str]) -> None:
    policies = [policy("河道清理方案", name, date(2021, 3, 5), "示综〔2021〕3号") for name in order]
    found = {one.bodies: one.key for one in with_keys_by_right(policies)}
    assert found == {one.bodies: one.key for one in with_keys_by_right(policies[::-1])}
    assert len(set(found.values())) == 3


def test_a_text_without_a_day_comes_after_one_that_has_one() -> None:
    dated, undated = RIGHT, replace(RIGHT, title="一般方案", signed=None)
    found = {one.title: one.key for one in with_keys_by_right([undated, dated])}
    assert found[dated.title] == "冀水发-2021-3" != found[undated.title]


def test_a_key_that_is_taken_is_given_to_nobody() -> None:
    assert RIGHT.key == "冀水发-2021-3"
    (found,) = with_keys_by_right([RIGHT], ["冀水发-2021-3"])
    assert found.key != RIGHT.key
