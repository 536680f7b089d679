"""Where each fact of a document was taken from: which part of it says so, in which words, on which line.

In: lines. Out: `Origin`s, and `Fact`s that have one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.describe.acts import Act
from kg.describe.lines import Line
from kg.language.bodies import Body
from kg.language.numbers import DocumentNumber

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


Value = str | date | Body | DocumentNumber | Act


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its origin; `about` is the field of `Facts` that has `value`, alone or among others.

    The value stands in the field of its type, so that what is written of a fact is read back as what it was.
    """

    about: str
    origin: Origin
    text: str | None = None
    day: date | None = None
    body: Body | None = None
    number: DocumentNumber | None = None
    act: Act | None = None

    @classmethod
    def of(cls, about: str, value: Value, origin: Origin) -> Fact:
        """Return the fact that a field has a value."""
        if isinstance(value, str):
            return cls(about, origin, text=value)
        if isinstance(value, date):
            return cls(about, origin, day=value)
        if isinstance(value, Body):
            return cls(about, origin, body=value)
        if isinstance(value, DocumentNumber):
            return cls(about, origin, number=value)
        return cls(about, origin, act=value)

    @property
    def value(self) -> Value:
        """What is stated."""
        found = (self.text, self.day, self.body, self.number, self.act)
        return next(one for one in found if one is not None)
