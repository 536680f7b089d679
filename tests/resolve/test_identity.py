"""The key of a policy is a promise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policies import HEBEI, body, day, policy

from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.resolve.identity import (
    cited_key,
    dated_key,
    distinct_keys,
    key_beside,
    loose,
    names_agency,
    policy_key,
    with_own_numbers,
    with_territory,
)

TITLE = "示例局关于公开河道名录的通知"
TITLES = st.sampled_from([TITLE, "示例河道管理办法", "关于示例工作的意见", "示例条例"])


@pytest.mark.parametrize("brackets", ["国发〔2021〕23号", "国发（2021）23号", "国发[2021] 23号"])
def test_a_number_with_an_agency_is_the_whole_key(brackets: str) -> None:
    assert policy_key("policy", TITLE, parse_number(brackets), NATION, None) == "国发-2021-23"


def test_a_number_without_an_agency_needs_the_title() -> None:
    keys = {policy_key("policy", title, parse_number("2016年第45号"), None, None) for title in (TITLE, "示例条例")}
    assert len(keys) == 2


def test_a_commentary_is_known_by_what_it_explains() -> None:
    assert policy_key("interpretation", TITLE, None, None, None).startswith("解读-")


@given(TITLES)
def test_a_mention_has_the_key_of_the_text(title: str) -> None:
    assert cited_key(title, None, HEBEI) == policy_key("policy", title, None, HEBEI, None)
    assert cited_key(title, "国发〔2021〕23号", HEBEI) == "国发-2021-23"


def test_a_region_is_named_once() -> None:
    assert with_territory("示例办法", HEBEI) == "河北省-示例办法"
    assert with_territory("河北示例办法", HEBEI) == "河北示例办法"
    assert with_territory("示例办法", NATION) == with_territory("示例办法", None) == "示例办法"


def test_a_day_stands_behind_the_title() -> None:
    assert dated_key("示例办法", day("2021-03-01")) == "示例办法-2021-03-01"
    assert dated_key("示例办法", None) == "示例办法"


@given(st.lists(TITLES, max_size=8), st.sets(st.just("示例条例")))
def test_no_two_policies_have_one_key(titles: list[str], taken: set[str]) -> None:
    found = distinct_keys([policy(title, key=title) for title in titles], taken)
    keys = [one.key for one in found]
    assert len(set(keys)) == len(titles)
    assert not set(keys) & taken
    assert [one.title for one in found] == titles


def test_two_of_one_title_are_told_apart_by_their_bodies() -> None:
    first, second = distinct_keys([policy("示例条例", bodies=(body(name),)) for name in ("甲局", "乙局")])
    assert second.key == f"{first.key}-乙局"


def test_a_number_belongs_to_the_policy_whose_key_it_is() -> None:
    owner, other = policy(TITLE, "国发〔2021〕23号"), policy("示例条例", "国发〔2021〕23号", key="示例条例")
    kept, lost = with_own_numbers([owner, other])
    assert kept == owner
    assert (lost.number, lost.local_id, lost.disputed_number) == (None, None, "国发〔2021〕23号")


@pytest.mark.parametrize(("number", "names"), [("国发〔2021〕23号", True), ("2016年第45号", False)])
def test_a_number_may_name_its_agency(number: str, names: bool) -> None:
    parsed = parse_number(number)
    assert parsed is not None
    assert names_agency(parsed) == names


def test_a_particle_makes_no_other_title() -> None:
    assert loose("示例河道的管理办法") == loose("示例河道管理办法")


def test_a_key_that_is_taken_goes_on_with_what_else_is_known() -> None:
    dated = policy(TITLE, key=TITLE, signed=day("2021-03-01"))
    issued = policy(TITLE, key=TITLE, bodies=(body("示例局"), body("示例厅")))
    both = replace(issued, signed=day("2021-03-01"))
    for one, taken, key in (
        (dated, {TITLE}, f"{TITLE}-2021-03-01"),
        (dated, {TITLE, f"{TITLE}-2021-03-01"}, f"{key_beside(dated)}-2"),
        (issued, {TITLE}, f"{TITLE}-示例局"),
        (both, {TITLE, f"{TITLE}-示例局", f"{TITLE}-2021-03-01"}, f"{TITLE}-示例局-2021-03-01"),
        (issued, {TITLE, f"{TITLE}-示例局"}, f"{key_beside(issued)}-2"),
        (issued, {TITLE, f"{TITLE}-示例局", f"{key_beside(issued)}-2"}, f"{key_beside(issued)}-3"),
    ):
        assert [found.key for found in distinct_keys([one], taken)] == [key]
