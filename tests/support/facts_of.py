"""What a source is found to say, to compare one format with another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from official_forms import Parts, as_text, written

from kg.any_text import Known, references_in
from kg.describe.container import completed
from kg.describe.description import describe
from kg.read.inputs import read_input
from kg.read.layout import lay_out
from kg.read.segment import segment
from kg.read.source import Source


@cache
def _laws() -> Known:
    return Known(None)


def facts(source: Source) -> tuple[object, ...]:
    """Title, number, bodies, date and citations of each document in a source."""
    clean = lay_out(source)
    found = segment(clean)
    described = [completed(describe(clean, one), source, one, len(found) == 1) for one in found]
    cited = [(one.surface, one.relation) for one in references_in(source, _laws()) if one.marked]
    # a page names itself in its header
    own = {one.title for one in described}
    return (
        [(one.title, one.number, tuple(body.name for body in one.bodies), one.signed) for one in described],
        sorted(one for one in cited if one[0] not in own),
    )


def facts_of_text(folder: Path, one: Parts) -> tuple[object, ...]:
    """The same of the text of a document."""
    (source,) = read_input(written(folder, "one.txt", as_text(one))).sources
    return facts(source)
