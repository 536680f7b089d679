"""Where each fact of a document was taken from: which part of it says so, in which words, on which line.

In: lines. Out: `Origin`s, and `Fact`s that have one.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.describe.lines import Line

# the parts of a document, and what stands beside it: concepts of ontology/origin-kinds.ttl
HEADING, UNDER_HEADING, HEADER, HISTORY, SIGNATURE = "heading", "under-heading", "header", "note", "signature"
TEXT, PART, CONTENTS, CONTAINER, TABLE = "text", "part", "contents", "container", "table"
NUMBER, CITATION = "number", "citation"
KINDS = (HEADING, UNDER_HEADING, HEADER, HISTORY, SIGNATURE, TEXT, PART, CONTENTS, CONTAINER, TABLE, NUMBER, CITATION)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was taken from.

    `kind` is one of `KINDS`, `text` the words that say it, `line` the 1-based line of the source on which they begin.
    `field` names where a file says it beside its text: `column 文号`.
    """

    kind: str
    text: str
    line: int
    field: str = ""

    @classmethod
    def of(cls, kind: str, line: Line) -> Origin:
        """A line as a part of a document; of a long one its beginning."""
        return cls(kind, line.text[:_LONGEST], line.line)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its origin; `about` is the field of `Facts` that has `value`, alone or among others."""

    about: str
    value: object
    origin: Origin
