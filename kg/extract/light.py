"""Documents of which little is held: what resolution compares. The rest is taken from the extract when it is asked for.

In: documents as an extract has them. Out: the same as `Document` and `Compilation`; texts, duties, targets and origins
of facts come from the extract. What many documents have in common (issuers, regions, days) is one object in all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from kg.annotate.documents import Compilation, Document
from kg.annotate.duties.duty import Responsibility
from kg.annotate.references.mention import Mention
from kg.annotate.targets.target import Target
from kg.annotate.topics.weigh import Evidence
from kg.describe.description import Description
from kg.describe.origins import Fact
from kg.extract.record import DocumentExtract, TextExtract
from kg.read.clean_text import CleanText

T = TypeVar("T")
Again = Callable[[], TextExtract]


class Shared:
    """Values that are one object wherever they are equal."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def __call__(self, value: T) -> T:
        """Return the value that was first given of those equal to this one."""
        return self._known.setdefault(value, value)  # type: ignore[return-value]

    def description(self, described: Description) -> Description:
        """A description without the origins of its facts."""
        return replace(
            described,
            origins=(),
            kind=self(described.kind),
            number=self(described.number),
            bodies=self(described.bodies),
            signed=self(described.signed),
            published=self(described.published),
            effective=self(described.effective),
            expires=self(described.expires),
            type=self(described.type),
            force=self(described.force),
            jurisdiction=self(described.jurisdiction),
            home=self(described.home),
            scope=self(described.scope),
            subjects=self(described.subjects),
            joint_jurisdictions=self(described.joint_jurisdictions),
        )

    def evidence(self, found: Evidence) -> Evidence:
        """What speaks for a topic."""
        return replace(found, iri=self(found.iri), rule=self(found.rule), words=tuple(map(self, found.words)))

    def mention(self, found: Mention) -> Mention:
        """A mention."""
        title = found.surface if found.title == found.surface else found.title
        return replace(
            found, relation=self(found.relation), rule=self(found.rule), title=title, issuers=self(found.issuers)
        )


class LightCompilation(Compilation):
    """A file of which the names are held.

    Parameters
    ----------
    whole : Compilation
        The file as laid out.
    again : callable
        Gives the text of the extract that has it.
    """

    __slots__ = ("_again", "_characters", "_name", "_sha256")
    _again: Again
    _characters: int
    _name: str
    _sha256: str

    def __init__(self, whole: Compilation, again: Again) -> None:
        _set(self, title=whole.title, publisher=whole.publisher, _again=again)
        _set(self, _name=whole.name, _sha256=whole.sha256, _characters=whole.characters)

    @property
    def clean(self) -> CleanText:
        """The text as laid out."""
        return self._again().compilation.clean

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._name

    @property
    def sha256(self) -> str:
        """The hash of its content."""
        return self._sha256

    @property
    def characters(self) -> int:
        """How many the source has."""
        return self._characters


class LightDocument(Document):
    """A document of which the description, the mentions and the topics are held.

    Parameters
    ----------
    held : Document
        Those, and its place.
    number : int
        Which document of its text it is.
    again : callable
        Gives the text of the extract that has it.
    """

    __slots__ = ("_again", "_number")
    _again: Again
    _number: int

    def __init__(self, held: Document, number: int, again: Again) -> None:
        _set(self, compilation=held.compilation, segment=held.segment, description=held.description)
        _set(self, mentions=held.mentions, sectors=held.sectors, subjects=held.subjects)
        _set(self, within=None, _number=number, _again=again)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The duties that it lays down."""
        return self._extract.annotations.responsibilities

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that it sets."""
        return self._extract.annotations.targets

    @property
    def origins(self) -> tuple[Fact, ...]:
        """Its facts, and where each was taken from."""
        return self._extract.description.origins

    @property
    def _extract(self) -> DocumentExtract:
        return self._again().documents[self._number]


def _set(made: object, **values: object) -> None:
    """Set fields of something frozen that is being made."""
    for name, value in values.items():
        object.__setattr__(made, name, value)
