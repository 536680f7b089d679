"""The names nearest to one that there is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.nearest import SHOWN, nearest


def test_the_nearest_name_comes_first() -> None:
    assert nearest("示例甲局", ["示例乙部", "示例甲局局", "无关"], "none").startswith("near: 示例甲局局")


@given(st.text(), st.sets(st.text("示例甲乙丙abc", min_size=1)))
def test_at_most_so_many_names_and_only_given_ones(text: str, names: set[str]) -> None:
    told = nearest(text, names, "none")
    shown = [] if told == "none" else told.removeprefix("near: ").split("; ")
    assert set(shown) <= names
    assert len(shown) == len(set(shown)) <= SHOWN
