"""The name that a web page gives itself: before its menu, and again over its text.

In: the lines of a file. Out: `PageTitle`: the name and the lines that print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.characters import fold
from kg.language.header_fields import header_fields
from kg.read.flat_pages import page_names
from kg.read.web_pages import web_page_lines

_REACH = 60
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class PageTitle:
    """`name` as the text prints it on line number `at`; the lines before it are the page's where `flat` is set."""

    name: str
    at: int
    flat: bool


def page_title(lines: Sequence[str], flat_title: int | None) -> PageTitle | None:
    """Return the title that a page prints twice, None for a text that does not.

    Parameters
    ----------
    lines : sequence of str
        The lines of a file that are not empty.
    flat_title : int or None
        The line that has it in a page of which all stood on one line.
    """
    if flat_title is not None:
        return PageTitle(lines[flat_title], flat_title, flat=True)
    if len(lines) < 2:
        return None
    for name in (*page_names(lines[0]), lines[0]):
        if len(name) < _SHORTEST or name.isascii() or name[-1] in "。；：，！？":
            continue
        key = fold(name)
        again = next((at for at in range(1, min(_REACH, len(lines))) if fold(lines[at]) == key), None)
        if again and (name != lines[0] or _is_page_between(lines[1:again])):
            return PageTitle(lines[again], again, flat=False)
    return None


def _is_page_between(lines: Sequence[str]) -> bool:
    """Whether a menu or a header block stands between: no text begins with its title and has it again after those."""
    return any(web_page_lines(lines)) or any(header_fields(line) for line in lines)
