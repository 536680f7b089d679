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


@dataclass(frozen=True, slots=True, init=False)
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

    def __init__(self, about: str, value: Value, origin: Origin) -> None:
        of_type = {"text": str, "day": date, "body": Body, "number": DocumentNumber, "act": Act}
        for name, given in (("about", about), ("origin", origin)):
            object.__setattr__(self, name, given)
        for name, kind in of_type.items():
            object.__setattr__(self, name, value if isinstance(value, kind) else None)

    @property
    def value(self) -> Value:
        """What is stated."""
        found = (self.text, self.day, self.body, self.number, self.act)
        return next(one for one in found if one is not None)
