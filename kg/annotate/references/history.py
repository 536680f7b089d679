"""The note on the history of a law under its heading: （…年…月…日…通过 根据…《…决定》第一次修正）.

In: the squeezed text and where its heading ends. Out: the span of the note. The acts in it changed this text: they are
mentioned, and are no basis of it; a number in it without a title is the text's own. Such a note may stand behind the
title of another text too: 《示例办法》（示例署令第9号公布，根据示例署令第98号修改）.
"""

from __future__ import annotations

from itertools import islice

from kg.describe.acts import NOTE_REACH, read_history
from kg.describe.lines import Line
from kg.language.spaces import LINE
from kg.vocabulary.forms import Form

_IN_BRACKETS = r"[^（）()\n]"
_BEHIND_TITLE = Form(
    rf"》[（(]{_IN_BRACKETS}{{0,80}}⟨history/promulgated history/adopted⟩{_IN_BRACKETS}{{0,80}}⟨history/by⟩"
    rf"{_IN_BRACKETS}{{0,40}}$"
)
_CHANGED = Form(rf"{_IN_BRACKETS}{{0,60}}⟨history/amended⟩")
_REACH = 220


def changed_the_title_before(text: str, start: int, end: int) -> bool:
    """Tell whether the mention at a span is named, in brackets behind a title, as what changed the text of that."""
    return (
        _CHANGED.match(text, end) is not None and _BEHIND_TITLE.search(text[max(0, start - _REACH) : start]) is not None
    )


def history_note(text: str, heading_end: int) -> tuple[int, int]:
    """Return the span of the note on a text's history; empty where it has none.

    Parameters
    ----------
    text : str
        The squeezed text of a document.
    heading_end : int
        Where its heading ends.
    """
    lines = [Line(line[0], line.start(), 0) for line in islice(LINE.finditer(text, heading_end), NOTE_REACH)]
    history = read_history(lines)
    if history is None or not history.lines:
        return heading_end, heading_end
    last = lines[history.lines[-1]]
    return lines[history.lines[0]].start, last.start + len(last.text)
