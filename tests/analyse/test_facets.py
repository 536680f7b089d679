"""Facets: any combination keeps and counts what looking at each policy would."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.facets import Facets

NAMES = ("level", "year", "body")
VALUES = st.sets(st.sampled_from("甲乙丙"))


@given(
    st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=7),
    st.randoms(use_true_random=False),
    st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from("甲乙丙丁")), max_size=3),
)
def test_narrowing_looks_at_each_policy(
    policies: list[tuple[set[str], ...]], drawn: Random, chosen: dict[str, set[str]]
) -> None:
    held = {name: [policy[at] for policy in policies] for at, name in enumerate(NAMES)}
    order = drawn.sample(range(len(policies)), drawn.randint(0, len(policies)))

    def fits(place: int, without: str = "") -> bool:
        wanted = {name: values for name, values in chosen.items() if values and name != without}
        return all(held[name][place] & values for name, values in wanted.items())

    # those that were written down are the same
    left = Facets.unpacked(Facets(len(policies), held).packed()).narrowed(order, chosen)
    assert left.kept.tolist() == [place for place in order if fits(place)]
    for name in NAMES:
        among = [held[name][place] for place in order if fits(place, name)]
        assert left.counts[name] == {value: sum(value in has for has in among) for value in set().union(*among)}
    assert left.without == {name: sum(fits(place, name) for place in order) for name in chosen if chosen[name]}


def test_without_an_order_all_are_kept() -> None:
    assert Facets(3, {"level": [{"甲"}, {"乙"}, set()]}).narrowed(None, {}).kept.tolist() == [0, 1, 2]
