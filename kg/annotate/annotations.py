"""What the pipeline is given and what it gives back.

In: a text with its context. Out: `Reading` and `Annotations`, and annotations as bytes and back, checked against their
types: what a process, a file or another program hands over is either what this page says or an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import msgspec

from kg.annotate.duties.duty import Responsibility
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.targets.target import Target
from kg.annotate.topics.weigh import Evidence
from kg.errors import KgError
from kg.language.bodies import BodyMention
from kg.language.region_mentions import RegionMention


@dataclass(frozen=True, slots=True)
class Annotations:
    """What one document's text names. Offsets are 0-based characters of the text given."""

    mentions: tuple[Mention, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    regions: tuple[RegionMention, ...] = ()
    sectors: tuple[Evidence, ...] = ()
    subjects: tuple[Evidence, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to annotate: its context for references, None where it has no heading, the IRI of the region in which it
    was written, and the day on which it was signed or published, None where nobody knows. `names` are names to find
    without 《》 in this text, besides those that the pipeline knows; `asked` the fields of `Annotations` that are
    wanted, None for all."""

    text: str
    context: DocumentContext | None = field(default_factory=lambda: DocumentContext(title=""))
    home: str | None = None
    day: date | None = None
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] | None = None


def encode(annotations: Annotations) -> bytes:
    """Return annotations as bytes (JSON), the same bytes for the same annotations."""
    return msgspec.json.encode(annotations)


def decode(data: bytes) -> Annotations:
    """Return the annotations that some bytes stand for.

    Raises
    ------
    KgError
        If they are no annotations: no JSON, a field too few, a value of another type; the message says where.
    """
    try:
        return msgspec.json.decode(data, type=Annotations)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise KgError(f"annotations cannot be read: {error}; make them anew with this version of kg") from None
