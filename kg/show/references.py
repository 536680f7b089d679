"""References shown: rows for a table, JSON, and the text marked up with displaCy.

In: a `Source` and its `Reference`s. Out: what `kg references` prints. The page (templates/references.html) is one file
that works without a network: the spans as displaCy draws them, each with its number, and a table of what each means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from kg.any_text import Reference
from kg.read.places import Place
from kg.read.source import Source
from kg.vocabulary.relations import relation_names

COLUMNS = (
    "line", "offsets", "relation", "mention", "number", "confidence", "rule", "target",
)  # fmt: skip


def rows(references: Sequence[Reference]) -> list[tuple[str, ...]]:
    """Return one row of `COLUMNS` for each reference; offsets are 0-based, lines 1-based."""
    return [
        (
            str(one.line),
            f"{one.start}–{one.end}",
            one.relation,
            f"《{one.surface}》" if one.marked else one.surface,
            one.number or "",
            f"{one.confidence:.2f}",
            one.rule,
            one.target.title if one.target else f"({one.unresolved})",
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


def as_page(source: Source, references: Sequence[Reference]) -> str:
    """Return the text with its references as an HTML page."""
    from spacy.displacy.render import SpanRenderer
    from spacy.displacy.templates import TPL_SPAN, TPL_SPAN_SLICE, TPL_SPAN_START

    from kg.show.explorer.frame import environment
    from kg.show.pictures.colours import CHIP_COLOURS

    # displaCy's labels are black; these colours want white
    start = TPL_SPAN_START.replace("color: #000", "color: #fff")
    template = {"span": TPL_SPAN, "slice": TPL_SPAN_SLICE, "start": start}
    labels = relation_names()
    colours = {escape(labels[name]): CHIP_COLOURS.get(name, "#4a4a68") for name in labels}
    renderer = SpanRenderer({"colors": colours, "template": template})
    text = renderer.render(list(_paragraphs(source.text, references, labels)))
    page = environment().get_template("references.html")
    return page.render(title=source.name, text=text, columns=COLUMNS, rows=rows(references)) + "\n"


def _paragraphs(text: str, references: Sequence[Reference], labels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield each line of the text for displaCy, a reference over a line end keeping its lines
    together; a token is a reference, or what stands between two.
    """
    tokens: list[str] = []
    spans: list[dict[str, Any]] = []
    at = 0
    for number, one in enumerate([*references, None], 1):
        for position, piece in enumerate(text[at : one.start if one else None].split("\n")):
            if position and (tokens or spans):
                yield {"tokens": tokens, "spans": spans}
                tokens, spans = [], []
            if piece.strip():
                tokens.append(piece)
        if one is not None:
            spans.append(_span(len(tokens), labels[one.relation], number))
            tokens.append(" ".join(text[one.start : one.end].split()))
            at = one.end
    if tokens:
        yield {"tokens": tokens, "spans": spans}


def _span(token: int, label: str, number: int) -> dict[str, Any]:
    return {
        "start_token": token,
        "end_token": token + 1,
        "label": escape(label),
        "kb_id": str(number),
        "kb_url": f"#reference-{number}",
    }
