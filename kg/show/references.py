"""References shown: rows for a table, JSON, and the text with its references marked.

In: a `Source` and its `Reference`s. Out: what `kg references` prints. The page (templates/references.html) is one file
that works without a network: each reference with its relation and number, and a table of what each means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from kg.analyse.table import Table
from kg.any_text import Reference
from kg.read.places import Place
from kg.read.source import Source
from kg.show.language import AS_IT_IS, Language
from kg.show.pictures.colours import CHIP_COLOURS

COLUMNS = (
    "mention", "relation", "policy", "number", "line", "offsets", "confidence", "rule",
)  # fmt: skip
_TAGS = {"zh": "zh-Hans", "en": "en"}
_OTHER_COLOUR = "#4a4a68"


def rows(references: Sequence[Reference]) -> list[tuple[str, ...]]:
    """Return one row of `COLUMNS` for each reference; offsets are 0-based, lines 1-based."""
    return [
        (
            f"《{one.surface}》" if one.marked else one.surface,
            one.relation,
            one.target.title if one.target else f"({one.unresolved})",
            one.number or "",
            str(one.line),
            f"{one.start}–{one.end}",
            f"{one.confidence:.2f}",
            one.rule,
        )
        for one in references
    ]


def as_table(found: Sequence[tuple[Source, Sequence[Reference]]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return columns and rows for the references of some texts, with page or row if any, and the file of several."""
    several = len(found) > 1
    placed = any(one.page or one.row for _, references in found for one in references)
    columns = (*(("file",) if several else ()), *(("place",) if placed else ()), *COLUMNS)
    shown = [
        (*((source.name,) if several else ()), *((str(Place(one.page, one.row)),) if placed else ()), *row)
        for source, references in found
        for one, row in zip(references, rows(references), strict=True)
    ]
    return columns, shown


def as_json(found: Sequence[tuple[Source, Sequence[Reference]]]) -> str:
    """Return the references of some texts as a JSON list: fields as in `Reference`, and the file of several."""
    several = len(found) > 1
    listed = [
        {**({"file": source.name} if several else {}), **asdict(one)}
        for source, references in found
        for one in references
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1)


def as_page(source: Source, references: Sequence[Reference], language: Language = AS_IT_IS) -> str:
    """Return the text with its references as an HTML page in a language, as other pages in Chinese if none is said."""
    from kg.show.explorer.templating import environment

    page = environment().get_template("references.html")
    spoken = language if language.code else Language("zh")
    table = spoken.table(Table(COLUMNS, rows(references)))
    lines = list(_lines(source.text, references, spoken))
    told = {"title": source.name, "lines": lines, "columns": table.columns, "rows": table.rows}
    return page.render(lang=_TAGS[spoken.code or "zh"], **told) + "\n"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line; of a reference its number (from 1), what its relation is called, and the colour of that."""

    text: str
    number: int = 0
    relation: str = ""
    colour: str = ""


def _lines(text: str, references: Sequence[Reference], language: Language) -> Iterator[list[_Piece]]:
    """Yield the lines of a text that hold anything, each in pieces; a reference over a line end keeps its lines
    together."""
    line: list[_Piece] = []
    at = 0
    for number, one in enumerate([*references, None], 1):
        for position, piece in enumerate(text[at : one.start if one else None].split("\n")):
            if position and line:
                yield line
                line = []
            if piece.strip():
                line.append(_Piece(piece))
        if one is not None:
            name = " ".join(text[one.start : one.end].split())
            line.append(
                _Piece(name, number, language.relation(one.relation), CHIP_COLOURS.get(one.relation, _OTHER_COLOUR))
            )
            at = one.end
    if line:
        yield line
