"""Names that are nearly the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.likeness import NameIndex, likeness

NAME = st.text(alphabet="示例河道治理规划实施方案一二十三四五2021", min_size=1, max_size=24)
NAMES = {
    "rivers": "示例省河道治理实施方案",
    "parks": "示例省公园管理办法",
    "plan": "本世纪中叶示例长期低碳发展战略",
}


@given(NAME, NAME)
def test_likeness_has_no_direction_and_stays_in_its_scale(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 100.0


@given(NAME)
def test_a_name_is_wholly_like_itself(name: str) -> None:
    assert likeness(name, name) == 100.0


def test_other_figures_make_another_name() -> None:
    assert likeness("示例省十三五河道治理规划", "示例省十四五河道治理规划") == 0.0


def test_a_long_end_of_a_name_is_much_alike() -> None:
    assert likeness("示例长期低碳发展战略纲要", "本世纪中叶示例长期低碳发展战略纲要") >= 93.0
    assert likeness("发展战略", "本世纪中叶示例长期低碳发展战略") < 93.0


def test_the_most_alike_come_first() -> None:
    near = NameIndex(NAMES).near("示例省河道治理方案", 50.0)
    assert near[0][1] == "rivers"
    assert [score for score, _ in near] == sorted((score for score, _ in near), reverse=True)


def test_names_below_the_least_are_left_out() -> None:
    assert NameIndex(NAMES).near("示例省河道治理方案", 99.0) == []
    assert NameIndex(NAMES).near("全无相同", 0.0) == []


@given(st.dictionaries(st.sampled_from("abcde"), NAME, min_size=1), NAME)
def test_what_the_index_gives_is_as_alike_as_it_says(names: dict[str, str], name: str) -> None:
    for score, key in NameIndex(names).near(name, 60.0):
        assert score == round(likeness(name, names[key]), 1) >= 60.0


@pytest.mark.parametrize(
    ("tail", "lead", "alike"),
    [("甲乙丙丁戊己庚辛子丑寅", 8, True), ("甲乙丙丁戊己庚辛子丑寅", 9, False), ("甲乙丙丁戊己庚辛子丑", 8, False)],
)
def test_the_end_of_a_name_has_eleven_characters_and_eight_before_it_at_most(tail: str, lead: int, alike: bool) -> None:
    found = likeness(tail, "本" * lead + tail)
    assert (found == 93.0) if alike else (found < 75)


def test_a_name_that_is_more_alike_than_an_end_is_as_alike_as_it_is() -> None:
    assert likeness("甲乙丙丁戊己庚辛子丑寅卯辰", "本甲乙丙丁戊己庚辛子丑寅卯辰") > 96


def test_names_are_found_by_their_eight_rarest_pieces() -> None:
    name = "abcdefghijk"
    pieces = {name[at : at + 3]: name[at : at + 3] for at in range(9)}
    found = {key for _, key in NameIndex(pieces | {"xijk": "xijk"}).near(name, 0.0)}
    assert found == set(pieces) - {"ijk"}
    assert {key for _, key in NameIndex(pieces).near(name, 0.0)} == set(pieces) - {"ijk"}
