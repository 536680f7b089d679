"""Text to clean text: what the typesetter put in is taken out, what he cut is joined.

In: `Source`. Out: `CleanText`: paragraphs joined across line wraps and page breaks (`kg.read.paragraphs`), without page
numbers, running heads, printed web addresses and Markdown marks; every character maps back to the source. What was
taken out is kept as `Aside`s, so that text and asides together are the source less its white space.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.language.characters import chinese_marks, plain, simplified, with_figures
from kg.read.asides import aside_kinds
from kg.read.clean_text import Aside, CleanText, Line, Paragraph
from kg.read.drawn_tables import without_drawing
from kg.read.flat_pages import flat_page
from kg.read.front_matter import without_lists
from kg.read.markup import without_markup
from kg.read.page_titles import page_title
from kg.read.paragraphs import joined
from kg.read.pieces import pieces
from kg.read.shown import Shown
from kg.read.source import Source, source_of
from kg.read.source_lines import source_lines


def lay_out(source: Source) -> CleanText:
    """Return the clean text of a source.

    Parameters
    ----------
    source : Source
        A file as read; a single document will do as well as a compilation.
    """
    return _seen(source, (without_lists, without_markup, without_drawing))


def _seen(source: Source, views: Sequence[Callable[[str], Shown | None]]) -> CleanText:
    """The clean text of a source as it looks after some views of it, one after the other."""
    if not views:
        return _laid_out(source)
    shown = views[0](source.text)
    if shown is None:
        return _seen(source, views[1:])
    return _in_the_source(_seen(source_of(shown.text, source.name), views[1:]), source, shown)


def _laid_out(source: Source) -> CleanText:
    # read as the characters meant, kept as they were: offsets are the same
    text = with_figures(plain(source.text))
    simple = simplified(text)
    marked = chinese_marks(simple)
    printed = source if marked == source.text else replace(source, text=marked)
    flat = flat_page(printed.text)
    lines = list(source_lines(printed, flat.lines if flat else None))
    title = page_title([line.text for line in lines], flat.title if flat else None)
    kinds = aside_kinds(lines, title)
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    asides = tuple(
        Aside(kind, line.text, line.start, line.end, line.number)
        for line, kind in zip(lines, kinds, strict=True)
        if kind is not None
    )
    clean = _assemble(printed, joined(kept, title.name if title else None), asides, title.name if title else None)
    return clean if printed is source else replace(clean, source=source, traditional=simple != text)


def _in_the_source(clean: CleanText, source: Source, shown: Shown) -> CleanText:
    """The clean text of what a browser shows, with the offsets and lines of the text with its markup."""
    run_clean, run_source = array("l"), array("l")
    ends = (*clean.run_clean[1:], len(clean.text))
    for begin, end, at in zip(clean.run_clean, ends, clean.run_source, strict=True):
        first = bisect_right(shown.run_shown, at) - 1
        last = bisect_left(shown.run_shown, at + end - begin)
        for run in range(first, max(last, first + 1)):
            into = max(at, shown.run_shown[run])
            run_clean.append(begin + into - at)
            run_source.append(shown.run_source[run] + into - shown.run_shown[run])

    def line(number: int) -> int:
        return source.line_of(shown.source_offset(clean.source.line_starts[number - 1]))

    return replace(
        clean,
        source=source,
        paragraphs=tuple(
            replace(one, first_line=line(one.first_line), last_line=line(one.last_line)) for one in clean.paragraphs
        ),
        asides=tuple(
            replace(one, start=shown.source_offset(one.start), end=shown.source_offset(one.end), line=line(one.line))
            for one in clean.asides
        ),
        run_clean=run_clean,
        run_source=run_source,
    )


def _assemble(
    source: Source, groups: Iterator[list[Line]], asides: tuple[Aside, ...], page_title: str | None
) -> CleanText:
    parts: list[str] = []
    run_clean, run_source = array("l"), array("l")
    paragraphs: list[Paragraph] = []
    length = 0
    for group in groups:
        start = length
        for line in group:
            for begin, piece in pieces(source.text, line):
                run_clean.append(length)
                run_source.append(begin)
                parts.append(piece)
                length += len(piece)
        first, last = group[0], group[-1]
        bold = all(line.bold for line in group)
        paragraphs.append(Paragraph(start, length, first.number, last.number, first.level, bold, first.page_start))
        run_clean.append(length)
        run_source.append(last.end)
        parts.append("\n")
        length += 1
    text = "".join(parts)
    return CleanText(source, text, tuple(paragraphs), asides, run_clean, run_source, page_title)
