"""The note on the history of a law under its heading (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.history import changed_the_title_before, history_note

HEADING = "示例省示例河道管理条例\n"
NOTE = "（2012年3月1日示例省人民代表大会常务委员会通过 根据2020年5月6日《关于修改示例条例的决定》修正）"
ARTICLE = "\n第一条 为管理示例河道，制定本条例。"


def test_the_note_is_the_span_that_tells_of_the_acts() -> None:
    text = HEADING + NOTE + ARTICLE
    start, end = history_note(text, len(HEADING))
    assert text[start:end] == NOTE


def test_text_without_a_note_has_an_empty_span() -> None:
    text = HEADING + ARTICLE
    assert history_note(text, len(HEADING)) == (len(HEADING), len(HEADING))


@pytest.mark.parametrize(
    ("note", "changed"),
    [
        ("（示例署令第9号公布，根据示例署令第98号修改）", True),
        ("（示例署令第9号公布）按照示例署令第98号修改", False),
        ("（示例署令第9号公布，依照示例署令第98号办理）", False),
    ],
)
def test_a_note_behind_a_title_tells_what_changed_that_text(note: str, changed: bool) -> None:
    text = f"对《示例监管办法》{note}作如下修改："
    start = text.index("示例署令第98号")
    assert changed_the_title_before(text, start, start + len("示例署令第98号")) is changed
