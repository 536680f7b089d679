"""Text with marks of HTML in it: tags and entities of a page that was saved or pasted as text.

In: a text. Out: by `without_markup` the text as a browser shows it, with the way back to the offsets of the text given;
None where there is no markup. Rows of tables of data stand between pipes, tags end lines where a browser does, headings
become those of Markdown, entities become their characters. Where no name of an element stands behind <, it is a mark of
the text: <<示例办法>>.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from kg.language.spaces import LINE
from kg.read.grid_rows import Cell, filled, stands_alone
from kg.read.markup_tables import MarkedCell, MarkedTable, marked_tables
from kg.read.shown import Shown, Writer

ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z][A-Za-z\d]{1,20});")
_ELEMENTS = (
    "html|head|body|meta|link|base|p|div|br|hr|h[1-6]|span|a|b|i|u|s|strong|em|font|big|small|sub|sup|strike|del|ins|mark|center|"
    "img|table|thead|tbody|tfoot|tr|td|th|caption|col|colgroup|ul|ol|li|dl|dt|dd|section|article|main|header|footer|nav|aside|"
    "figure|figcaption|blockquote|pre|code|form|input|button|label|select|option|textarea|iframe|ruby|rb|ucapcontent|o:p|st1:[a-z]+|v:[a-z]+"
)
# what a browser never shows goes with all that stands in it, and so does the mark of a footnote
_HIDDEN = (
    r"<(?P<hidden>head|script|style|noscript|title)\b[^<>]*>.*?</(?P=hidden)\s*>|<!DOCTYPE[^<>]*>|<\?xml[^<>]*\?>"
    r"|<sup>\s*(?:[①-⑳]|\[\d+\])\s*</sup>"
    # how a character is read, set above it
    r"|<(?P<reading>rt|rp)>[^<>]*</(?P=reading)>"
    r"|<(?P<unseen>span|font|a)\s[^<>]*display\s*:\s*none[^<>]*>[^<>]*</(?P=unseen)>"
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
        "ruby",
        "rb",
    )
)
_CELLS = frozenset(("td", "th"))
_HEADING = re.compile("h[1-6]", re.IGNORECASE)
_WIDE_SPACES, _SPACES = frozenset("\u2003\u3000"), frozenset("\xa0\u2002\u2004\u2005\u2009\u202f")
_UNSEEN = frozenset("\u200b\u200c\u200d\ufeff\xad")


@dataclass(frozen=True, slots=True)
class _ReadCell(Cell):
    """A cell with the pieces of its text and their offsets in the text given."""

    pieces: tuple[tuple[str, int], ...] = ()


def without_markup(text: str) -> Shown | None:
    """Return a text without tags and entities, or None where it has none."""
    if _MARKUP.search(text) is None:
        return None
    writer, position = Writer(), 0
    for table in marked_tables(text):
        _write(writer, text, position, table.start)
        _write_table(writer, text, table)
        position = table.end
    _write(writer, text, position, len(text))
    return writer.shown()


def _write(writer: Writer, text: str, start: int, end: int) -> None:
    """Write a part of a text as a browser shows it."""
    position = start
    for found in _MARKUP.finditer(text, start, end):
        writer.put(text[position : found.start()], position)
        shown = _shown(found, writer.ended)
        if shown is None:
            writer.put(found[0], found.start())
        for character in shown or "":
            writer.put(character, found.start())
        position = found.end()
    writer.put(text[position:end], position)


def _write_table(writer: Writer, text: str, table: MarkedTable) -> None:
    """Write a table of data, a row a line between pipes."""
    read = [[_read_cell(text, cell) for cell in row.cells] for row in table.rows]
    for row, own, full in zip(table.rows, read, filled(read), strict=True):
        writer.put("" if writer.ended else "\n", row.start)
        alone = stands_alone(full)
        edge = "" if alone else "|"
        left = list(own)
        for cell in [alone] if alone else full:
            writer.put(edge, row.start)
            at_home = cell in left
            for piece, at in cell.pieces if cell else ():
                if at_home:
                    writer.put(piece, at)
                else:
                    # a cell that runs on into further rows and columns stands at the tag of the row there
                    for character in piece:
                        writer.put(character, row.start)
            if at_home and cell:
                left.remove(cell)
        writer.put(f"{edge}\n", row.start)


def _read_cell(text: str, cell: MarkedCell) -> _ReadCell:
    """A cell on one line, in which a pipe is none of the row's."""
    writer = Writer()
    _write(writer, text, cell.start, cell.end)
    shown = writer.shown()
    pieces = []
    for run, begin in enumerate(shown.run_shown):
        end = shown.run_shown[run + 1] if run + 1 < len(shown.run_shown) else len(shown.text)
        pieces += [
            (found[0].replace("|", "｜"), shown.run_source[run] + found.start() - begin)
            for found in LINE.finditer(shown.text, begin, end)
        ]
    return _ReadCell("".join(piece for piece, _ in pieces).strip(), cell.rows, cell.columns, tuple(pieces))


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
