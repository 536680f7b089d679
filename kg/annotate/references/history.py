"""The note on the history of a law under its heading: （…年…月…日…通过 根据…《…决定》第一次修正）.

In: the squeezed text and where its heading ends. Out: the span of the note. The acts in it changed this text: they are
mentioned, and are no basis of it; a number in it without a title is the text's own.
"""

from __future__ import annotations

from kg.describe.acts import read_history
from kg.describe.lines import Line

_MOST_LINES = 60


def history_note(text: str, heading_end: int) -> tuple[int, int]:
    """Return the span of the note on a text's history; empty where it has none.

    Parameters
    ----------
    text : str
        The squeezed text of a document.
    heading_end : int
        Where its heading ends.
    """
    lines: list[Line] = []
    at = heading_end
    while at < len(text) and len(lines) < _MOST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end > at:
            lines.append(Line(text[at:end], at, 0))
        at = end + 1
    history = read_history(lines)
    if history is None or not history.lines:
        return heading_end, heading_end
    last = lines[history.lines[-1]]
    return lines[history.lines[0]].start, last.start + len(last.text)
