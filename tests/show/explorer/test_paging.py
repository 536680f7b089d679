"""Long lists in pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.show.explorer.paging import page_of, pages


@given(st.integers(0, 40), st.integers(1, 12))
def test_the_pages_of_a_list_are_the_list_and_each_leads_to_the_next(count: int, length: int) -> None:
    items = list(range(count))
    cut = [page_of(items, number, length, str) for number in range(1, pages(count, length) + 1)]
    assert [item for page in cut for item in page.items] == items
    assert all(page.total == count and list(page.items[:1]) == items[page.start : page.start + 1] for page in cut)
    assert [page.later for page in cut] == [*map(str, range(2, len(cut) + 1)), None]
    assert [page.earlier for page in cut] == [None, *map(str, range(1, len(cut)))]


@given(st.integers(-5, 50))
def test_a_page_that_is_not_there_is_the_nearest(number: int) -> None:
    page = page_of("abcdefg", number, 3, str)
    assert page.start == min(max(number - 1, 0), 2) * 3
