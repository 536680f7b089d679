"""What the pipeline is given and what it gives back.

In: a text with its context. Out: `Reading` and `Annotations`, frozen and picklable between processes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.annotate.duties.duty import Responsibility
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.targets.target import Target
from kg.annotate.topics.weigh import Evidence
from kg.language.bodies import BodyMention
from kg.language.regions import RegionMention


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
    """A text to annotate: its context for references, the IRI of the region in which it was written, and the day on
    which it was signed or published, None where nobody knows."""

    text: str
    context: DocumentContext = field(default_factory=lambda: DocumentContext(title=""))
    home: str | None = None
    day: date | None = None
