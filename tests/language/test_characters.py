"""Radicals and compatibility characters are read as the characters meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.characters import plain
from kg.language.title import Title


def test_radicals_are_characters() -> None:
    assert plain("\u2f54环境 \u2ea0法 \u2ec5解") == "水环境 民法 见解"


@given(st.text())
def test_offsets_stay_true(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.sampled_from("·•・‧"))
def test_shapes_of_the_middle_dot_make_no_other_title(dot: str) -> None:
    assert Title.of(f"示例{dot}合作纲要").key == Title.of("示例·合作纲要").key


def test_shapes_of_zero_make_no_other_title() -> None:
    assert len({Title.of(f"二{zero}四{zero}年示例规划").key for zero in "〇零0○"}) == 1
