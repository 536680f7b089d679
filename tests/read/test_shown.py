"""The text that a reader sees, with the way back."""

from __future__ import annotations

from kg.read.shown import Writer


def test_each_character_has_its_place_also_where_pieces_change_places() -> None:
    writer = Writer()
    for piece, at in (("乙丙", 5), ("", 3), ("甲\n", 0)):
        writer.put(piece, at)
    shown = writer.shown()
    assert shown.text == "乙丙甲\n"
    assert [shown.source_offset(at) for at in range(4)] == [5, 6, 0, 1]


def test_the_writer_knows_whether_its_line_holds_anything() -> None:
    writer = Writer()
    ended = [writer.ended]
    for piece in ("甲", "\n "):
        writer.put(piece, 0)
        ended.append(writer.ended)
    assert ended == [True, False, True]
