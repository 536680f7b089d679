"""The name that a web page gives itself: before its menu, and again over its text.

In: the lines of a file. Out: `PageTitle`: the name and the lines that print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.bodies import parse_bodies
from kg.language.characters import fold
from kg.language.header_fields import header_fields
from kg.read.flat_pages import names_behind, page_names
from kg.read.web_pages import web_page_lines

_REACH = 60
_SHORTEST = 6
_FIRST_LINES = 3


@dataclass(frozen=True, slots=True)
class PageTitle:
    """`name` as the text prints it on line number `at`, the last time over the text; `before` are the lines that print
    it before. All lines before it are the page's where `flat` is set."""

    name: str
    at: int
    flat: bool
    before: tuple[int, ...] = (0,)


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
    head = lines[:_REACH]
    if not _has_a_name_twice(head):
        return None
    around = web_page_lines(head)
    below = [at for at in range(1, len(head)) if not around[at]]
    for at in (0, *below[:_FIRST_LINES]) if head else ():
        for name in _names_on(head, at):
            found = _printed_again(head, at, name) if _may_be_a_name(name) else None
            if found:
                return found
    return None


def _names_on(lines: Sequence[str], at: int) -> list[str]:
    """What may be the name of the page on a line; that of its site stands before it on the first line alone."""
    names = [*page_names(lines[at]), lines[at]]
    return names if at else [*names, *names_behind(lines[0])]


def _has_a_name_twice(lines: Sequence[str]) -> bool:
    """Tell by a look whether what may be the name of a page stands again on a later line, which it seldom does."""
    below: set[str] = set()
    for line in reversed(lines):
        key = fold(line)
        if key in below or any(fold(name) in below for name in page_names(line)):
            return True
        below.add(key)
    return bool(lines) and any(fold(name) in below for name in names_behind(lines[0]))


def _may_be_a_name(text: str) -> bool:
    if len(text) < _SHORTEST or text.isascii() or text[-1] in "。；：，！？":
        return False
    return not (header_fields(text) or parse_bodies(text, None) or any(web_page_lines([text])))


def _printed_again(lines: Sequence[str], first: int, name: str) -> PageTitle | None:
    """The title that a page prints on its first line and again below, the last time behind no more than the page's."""
    key = fold(name)
    again = [at for at in range(first + 1, len(lines)) if fold(lines[at]) == key]
    between = lines[first + 1 : again[0]] if again else ()
    if not again or (name == lines[first] and not _is_page_between(between)):
        return None
    last = 0
    while last + 1 < len(again) and all(map(_is_beside, lines[again[last] + 1 : again[last + 1]])):
        last += 1
    return PageTitle(lines[again[last]], again[last], flat=False, before=(first, *again[:last]))


def _is_beside(line: str) -> bool:
    """Whether a line between two prints of a title is none of the text: a field, a button, the name of the issuer."""
    return bool(header_fields(line) or parse_bodies(line, None)) or any(web_page_lines([line]))


def _is_page_between(lines: Sequence[str]) -> bool:
    """Whether a menu or a header block stands between: no text begins with its title and has it again after those."""
    beside = bool(lines) and all(map(_is_beside, lines))
    return beside or any(web_page_lines(lines)) or any(header_fields(line) for line in lines)
