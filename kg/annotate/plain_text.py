"""A text of which nothing is known: no one has said where its heading ends, or that it has one.

In: a text, a sentence or a whole document. Out: by `reading_of` what there is to know of it, by the rules by which a
build finds and describes documents; by `mentions_without_heading` the references of a text that has no heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.annotations import Reading
from kg.annotate.documents import context_of
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext, Mention
from kg.describe.container import completed
from kg.describe.description import describe
from kg.read.layout import lay_out
from kg.read.segment import segment
from kg.read.source import source_of


def reading_of(text: str) -> Reading:
    """Return a text to annotate, with what its heading says; without a context where it does not begin with one.

    Of several documents in one text the heading of the first is known.
    """
    clean = lay_out(source_of(text, "text"))
    found = segment(clean)
    if not found or found[0].body_start >= found[0].end or clean.text[: found[0].start].strip():
        return Reading(text, None)
    described = completed(describe(clean, found[0]), clean.source, found[0], len(found) == 1)
    context = replace(context_of(described, found[0]), body_start=clean.source_offset(found[0].body_start))
    return Reading(text, context, described.home, described.signed or described.published)


def mentions_without_heading(text: str, names: KnownNames) -> Iterator[Mention]:
    """Yield the mentions of a text without a heading: it is read under an empty one."""
    for one in find_mentions("\n" + text, DocumentContext(title="", body_start=1), names):
        first, last = one.sentence
        yield replace(one, start=one.start - 1, end=one.end - 1, sentence=(max(0, first - 1), last - 1))
