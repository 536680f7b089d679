"""Places of a text that was converted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.read.places import NO_PLACES, NOWHERE, Place, Places


@given(st.sets(st.integers(0, 50), min_size=1), st.integers(0, 60))
def test_a_place_holds_until_the_next_begins(starts: set[int], offset: int) -> None:
    ordered = sorted(starts)
    places = Places(tuple(ordered), tuple(Place(page=at) for at in range(len(ordered))))
    before = [at for at, start in enumerate(ordered) if start <= offset]
    assert places.at(offset) == (Place(page=before[-1]) if before else NOWHERE)


def test_a_text_has_no_places() -> None:
    assert NO_PLACES.at(7) == NOWHERE and str(NOWHERE) == ""


def test_a_place_reads_as_people_say_it() -> None:
    assert (str(Place(page=3)), str(Place(row=12))) == ("page 3", "row 12")
