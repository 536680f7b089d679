"""Tables on a narrow terminal: within its width, places whole, room where the lines are (示例文本)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.show.column_widths import BETWEEN_COLUMNS, fitted

PLACE = "000_0123456789abcdef.txt:12345"
CELLS = st.text(alphabet="示例文本，。 abc.1", max_size=60)


@given(st.integers(24, 160), st.integers(1, 12), st.integers(0, 4), st.data())
def test_each_part_fits_and_none_of_what_is_said_is_left_out(
    width: int, columns: int, rows: int, data: st.DataObject
) -> None:
    filled = [["head", *data.draw(st.lists(CELLS, min_size=rows, max_size=rows))] for _ in range(columns)]
    parts = fitted(filled, width)
    for part, widths in parts:
        assert all(own > 0 for own in widths)
        assert sum(widths) + BETWEEN_COLUMNS * (len(widths) - 1) <= width
        assert part[0] == 0 and part == sorted(set(part))
    shown = {at for part, _ in parts for at in part}
    assert all(at in shown for at, cells in enumerate(filled) if any(cells[1:]))


def test_a_column_that_says_nothing_makes_room_only_where_that_is_needed() -> None:
    filled = [["who", "示例省"], ["since", ""], ["policy", "示例文本" * 12]]
    assert [part for part, _ in fitted(filled, 40)] == [[0, 2]]
    assert [part for part, _ in fitted(filled, 140)] == [[0, 1, 2]]


def test_the_place_in_a_file_stays_whole_at_80() -> None:
    """Ten columns, as `kg targets --compare` has."""
    texts = [["indicator", "示例文本" * 6], *([name, "示例"] for name in "abcdef"), ["places", PLACE]]
    ((part, widths),) = fitted(texts, 80)
    assert widths[part.index(7)] == len(PLACE)


def test_room_goes_to_the_column_that_makes_most_lines() -> None:
    filled = [["task", "示例文本" * 20], ["policy", "示例文本" * 5], ["body", "示例部"]]
    ((_, (task, policy, body)),) = fitted(filled, 80)
    assert task > 2 * policy and body == 6
    assert -(-160 // task) - 1 <= -(-40 // policy)
