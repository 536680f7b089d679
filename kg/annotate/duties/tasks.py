"""Which text the bodies of a clause answer for.

In: squeezed text, a clause that names bodies and says no task of its own (a bracket, a labelled list, 由A牵头，B配合),
and where the clause before it ends. Out: the span of the task: what its paragraph says before it, else the paragraph
above.
Fields that stand between both (责任领导：…, 完成时限：…) are passed over.
"""

from __future__ import annotations

from kg.annotate.duties.words import field_pattern

_NO_TASK = 3
_MOST_LINES = 5


def task_before(text: str, start: int, end: int, after: int) -> tuple[int, int]:
    """Return the span of the task of a clause; that of the clause itself where nothing stands before it.

    Parameters
    ----------
    text : str
        Squeezed text.
    start, end : int
        The clause.
    after : int
        Where the clause before ends: its bodies answer for what stands before that.
    """
    line = max(after, text.rfind("\n", 0, start) + 1)
    told = _without_fields(text, line, start)
    for _ in range(_MOST_LINES):
        if told - line > _NO_TASK:
            return line, told
        if line <= after:
            break
        stop = line - 1
        line = max(after, text.rfind("\n", 0, stop) + 1)
        told = _without_fields(text, line, stop)
        if line < told <= line + _NO_TASK:
            break
    return start, end


def _without_fields(text: str, start: int, end: int) -> int:
    """The end of a part of a text without the fields that close it."""
    for found in reversed(list(field_pattern().finditer(text, start, end))):
        if found.end() != end:
            break
        end = found.start()
    return end
