"""Text with marks of HTML in it: tags and entities of a page that was saved or pasted as text.

In: a text. Out: by `without_markup` the text as a browser shows it, with the way back to the offsets of the text given;
None where there is no markup. Tags end lines where a browser does, headings become those of Markdown, entities become
their characters. Where no name of an element stands behind <, it is a mark of the text: <<示例办法>>.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z][A-Za-z\d]{1,20});")
_ELEMENTS = (
    "html|head|body|meta|link|base|p|div|br|hr|h[1-6]|span|a|b|i|u|s|strong|em|font|big|small|sub|sup|strike|del|ins|mark|center|"
    "img|table|thead|tbody|tfoot|tr|td|th|caption|col|colgroup|ul|ol|li|dl|dt|dd|section|article|main|header|footer|nav|aside|"
    "figure|figcaption|blockquote|pre|code|form|input|button|label|select|option|textarea|iframe|ucapcontent|o:p|st1:[a-z]+|v:[a-z]+"
)
# what a browser never shows goes with all that stands in it, and so does the mark of a footnote
_HIDDEN = (
    r"<(?P<hidden>head|script|style|noscript|title)\b[^<>]*>.*?</(?P=hidden)\s*>|<!DOCTYPE[^<>]*>|<\?xml[^<>]*\?>"
    r"|<sup>\s*(?:[①-⑳]|\[\d+\])\s*</sup>"
)
_MARKUP = re.compile(
    rf"{_HIDDEN}|<(?P<close>/?)(?P<name>{_ELEMENTS})(?:\s+[A-Za-z_:][^<>]*)?\s*/?>|(?P<entity>{ENTITY.pattern})",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = frozenset(
    (
        "span",
        "a",
        "b",
        "i",
        "u",
        "s",
        "strong",
        "em",
        "font",
        "big",
        "small",
        "sub",
        "sup",
        "strike",
        "del",
        "ins",
        "mark",
        "img",
        "code",
        "label",
    )
)
_CELLS = frozenset(("td", "th"))
_HEADING = re.compile("h[1-6]", re.IGNORECASE)
_WIDE_SPACES, _SPACES = frozenset("\u2003\u3000"), frozenset("\xa0\u2002\u2004\u2005\u2009\u202f")
_UNSEEN = frozenset("\u200b\u200c\u200d\ufeff\xad")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as a browser shows it. Its character `run_shown[k]` is character `run_source[k]` of the text given, and so
    on one by one to the next run."""

    text: str
    run_shown: array[int]
    run_source: array[int]

    def source_offset(self, offset: int) -> int:
        """Return the 0-based offset into the text given of the character at `offset`."""
        run = bisect_right(self.run_shown, offset) - 1
        return self.run_source[run] + offset - self.run_shown[run]


class _Writer:
    """Puts the shown text together; `ended` is whether nothing but blanks stands in its last line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._run_shown, self._run_source = array("l"), array("l")
        self.ended = True

    def put(self, piece: str, at: int) -> None:
        """Add text that stands at an offset of the source."""
        if piece:
            self._run_shown.append(self._length)
            self._run_source.append(at)
            self._parts.append(piece)
            self._length += len(piece)
            last = piece.rpartition("\n")
            self.ended = not last[2].strip() and (self.ended or bool(last[1]))

    def shown(self) -> Shown:
        return Shown("".join(self._parts), self._run_shown, self._run_source)


def without_markup(text: str) -> Shown | None:
    """Return a text without tags and entities, or None where it has none."""
    writer, position = _Writer(), 0
    for found in _MARKUP.finditer(text):
        writer.put(text[position : found.start()], position)
        shown = _shown(found, writer.ended)
        if shown is None:
            writer.put(found[0], found.start())
        for character in shown or "":
            writer.put(character, found.start())
        position = found.end()
    if not position:
        return None
    writer.put(text[position:], position)
    return writer.shown()


def _shown(found: re.Match[str], line_ended: bool) -> str | None:
    """What a tag or an entity looks like; None for what only looks like one."""
    if entity := found["entity"]:
        return _character(entity)
    name = (found["name"] or "").lower()
    if not name or name in _INLINE or ":" in name:
        return ""
    if name in _CELLS:
        return "\t" if found["close"] else ""
    if name == "br" and _in_a_row(found):
        return " "
    line = "" if line_ended else "\n"
    if _HEADING.fullmatch(name) and not found["close"]:
        return f"{line}{'#' * int(name[1])} "
    return line


def _in_a_row(found: re.Match[str]) -> bool:
    """Whether a tag stands in a row of a table of Markdown, which is one line."""
    line = found.string.rfind("\n", 0, found.start()) + 1
    return found.string[line : found.start()].lstrip().startswith("|")


def _character(entity: str) -> str | None:
    """The character of an entity, also of one that was escaped twice (&amp;ldquo;)."""
    character = unescape(unescape(entity))
    if len(character) != 1:
        return None
    if character in _UNSEEN:
        return ""
    return "\u3000" if character in _WIDE_SPACES else " " if character in _SPACES else character


def end_of_character(text: str, at: int, character: str) -> int:
    """Return where a character of the shown text ends in the text given, in which it begins at `at`."""
    entity = ENTITY.match(text, at)
    return entity.end() if entity and _character(entity[0]) == character else at + 1
