"""The annotation stage: a spaCy pipeline of blank Chinese and the components of this package.

In: the clean text of a document and a `DocumentContext`. Out: a `Doc` with the span groups `kg_references`,
`kg_bodies`, `kg_regions`, `kg_responsibilities` and `kg_targets`, and the full records in `Doc._.kg` (`Annotations`).
The components are registered as spaCy factories, so that `nlp.add_pipe("kg_references")` works in a pipeline of the
user's own.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.targets.find import find_targets
from kg.annotate.targets.target import Target
from kg.annotate.topics.sectors import find_sectors
from kg.annotate.topics.subjects import find_subjects
from kg.annotate.topics.weigh import Evidence
from kg.language import indicators
from kg.language.bodies import BodyMention, find_bodies
from kg.language.regions import NATION, RegionMention, find_home_regions, find_regions, regions
from kg.language.title import Title, known_policy
from kg.vocabulary.namespaces import ID

COMPONENTS = (
    "kg_references",
    "kg_bodies",
    "kg_regions",
    "kg_sectors",
    "kg_subjects",
    "kg_responsibilities",
    "kg_targets",
)


# What a build reads; bodies and regions it asks for where it needs them, not on every text.
BUILD_COMPONENTS = tuple(name for name in COMPONENTS if name not in ("kg_bodies", "kg_regions"))


class CharacterTokenizer:
    """One token a character, in linear time.

    The segmenter of `spacy.blank("zh")` aligns words with white space in a way that grows with the square of the text:
    0.2 s for 80,000 characters, half a minute for 700,000.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc whose tokens are the characters of the text."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@registry.tokenizers("kg.CharacterTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return the factory that spaCy's configuration names."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)


def _declare_extensions() -> None:
    if not Doc.has_extension("kg"):
        Doc.set_extension("kg", default=Annotations())
        Doc.set_extension("kg_reading", default=None)
        for name in ("found", "kind", "name", "relation", "number", "confidence"):
            Span.set_extension(name, default=None)


class Component(ABC):
    """Answers one question about a text.

    `field` is that of `Annotations` which holds the answer. In a pipeline the Doc gets it; whoever asks for records
    alone (`annotate`) needs no Doc, which takes as long to make as some of the questions do to answer.
    """

    field: ClassVar[str]

    def __init__(self) -> None:
        _declare_extensions()

    @abstractmethod
    def find(self, reading: Reading) -> tuple[Any, ...]:
        """Return what the text has of it."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc._.kg = replace(doc._.kg, **{self.field: self.find(_reading(doc))})
        return doc


class SpanComponent(Component):
    """One whose answers stand at places of the text: each has a span in `doc.spans[group]`."""

    group: ClassVar[str]

    @abstractmethod
    def span(self, doc: Doc, one: Any) -> Span:
        """Return the span of one answer."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc = super().__call__(doc)
        doc.spans[self.group] = [self.span(doc, one) for one in getattr(doc._.kg, self.field)]
        return doc


class ReferenceComponent(SpanComponent):
    """Finds references to other policies: `doc.spans["kg_references"]`; `_.relation` says what each does, `_.number` is
    the number beside it."""

    field, group = "mentions", "kg_references"

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = KnownNames(names)

    def find(self, reading: Reading) -> tuple[Mention, ...]:
        """Return the references."""
        return tuple(find_mentions(reading.text, reading.context, self.names.with_further(reading.names)))

    def span(self, doc: Doc, one: Mention) -> Span:
        """Return its span."""
        span = _span(doc, one, "reference", one.relation, _law(one.title), one.title)
        span._.relation, span._.number = one.relation, one.number
        return span


class BodyComponent(SpanComponent):
    """Finds bodies: `doc.spans["kg_bodies"]`."""

    field, group = "bodies", "kg_bodies"

    def find(self, reading: Reading) -> tuple[BodyMention, ...]:
        """Return the bodies."""
        return tuple(find_bodies(reading.text, reading.home))

    def span(self, doc: Doc, one: BodyMention) -> Span:
        """Return its span."""
        return _span(doc, one, "body", one.body.name, one.body.iri or f"{ID}body/{one.body.name}", one.body.name)


class RegionComponent(SpanComponent):
    """Finds regions: `doc.spans["kg_regions"]`."""

    field, group = "regions", "kg_regions"

    def find(self, reading: Reading) -> tuple[RegionMention, ...]:
        """Return the regions."""
        mentions = [*find_regions(reading.text, reading.home), *find_home_regions(reading.text, reading.home)]
        return tuple(sorted(mentions, key=lambda mention: mention.start))

    def span(self, doc: Doc, one: RegionMention) -> Span:
        """Return its span."""
        return _span(doc, one, "region", one.iri, one.iri, regions()[one.iri].pref_label)


class SectorComponent(Component):
    """Decides the principal sectors of the document: `doc._.kg.sectors`."""

    field = "sectors"

    def find(self, reading: Reading) -> tuple[Evidence, ...]:
        """Return the sectors."""
        return find_sectors(reading.context.title, reading.text)


class SubjectComponent(Component):
    """Decides what the document is filed under: `doc._.kg.subjects`."""

    field = "subjects"

    def find(self, reading: Reading) -> tuple[Evidence, ...]:
        """Return the subjects."""
        return find_subjects(reading.context.title, reading.text, reading.context.subjects)


class ResponsibilityComponent(SpanComponent):
    """Finds who answers for what: `doc.spans["kg_responsibilities"]`; `_.name` is who leads."""

    field, group = "responsibilities", "kg_responsibilities"

    def find(self, reading: Reading) -> tuple[Responsibility, ...]:
        """Return the clauses that give bodies a task."""
        return tuple(find_responsibilities(reading.text, reading.home, reading.context.issuers))

    def span(self, doc: Doc, one: Responsibility) -> Span:
        """Return its span."""
        return _span(doc, one, "responsibility", one.rule, None, "、".join(body.name for body in one.lead) or None)


class TargetComponent(SpanComponent):
    """Finds the numbers aimed at: `doc.spans["kg_targets"]`; `_.name` is the indicator."""

    field, group = "targets", "kg_targets"

    def find(self, reading: Reading) -> tuple[Target, ...]:
        """Return the targets."""
        return tuple(find_targets(reading.text, reading.day, reading.home))

    def span(self, doc: Doc, one: Target) -> Span:
        """Return its span."""
        return _span(doc, one, "target", one.indicator, _indicator(one.indicator), one.indicator)


@Language.factory("kg_references", assigns=["doc.spans"], default_config={"names": []})
def create_references(nlp: Language, name: str, names: Sequence[str]) -> ReferenceComponent:
    """Make the component; `names` are titles to find without 《》 besides those of laws.ttl."""
    return ReferenceComponent([*authority_names(), *names])


@Language.factory("kg_bodies", assigns=["doc.spans"])
def create_bodies(nlp: Language, name: str) -> BodyComponent:
    """Make the component."""
    return BodyComponent()


@Language.factory("kg_regions", assigns=["doc.spans"])
def create_regions(nlp: Language, name: str) -> RegionComponent:
    """Make the component."""
    return RegionComponent()


@Language.factory("kg_sectors")
def create_sectors(nlp: Language, name: str) -> SectorComponent:
    """Make the component."""
    return SectorComponent()


@Language.factory("kg_subjects")
def create_subjects(nlp: Language, name: str) -> SubjectComponent:
    """Make the component."""
    return SubjectComponent()


@Language.factory("kg_responsibilities", assigns=["doc.spans"])
def create_responsibilities(nlp: Language, name: str) -> ResponsibilityComponent:
    """Make the component."""
    return ResponsibilityComponent()


@Language.factory("kg_targets", assigns=["doc.spans"])
def create_targets(nlp: Language, name: str) -> TargetComponent:
    """Make the component."""
    return TargetComponent()


def make_pipeline(names: Iterable[str] = (), components: Sequence[str] = COMPONENTS) -> Language:
    """Return blank Chinese with the components of this package.

    Parameters
    ----------
    names : iterable of str
        Titles to find without 《》, such as those of the documents at hand.
    components : sequence of str
        Which of `COMPONENTS`, in their order; all if not said.
    """
    _declare_extensions()
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "kg.CharacterTokenizer.v1"}}})
    nlp.max_length = 10_000_000
    for component in components:
        nlp.add_pipe(component, config={"names": list(names)} if component == "kg_references" else {})
    return nlp


def annotate(nlp: Language, readings: Iterable[Reading]) -> Iterator[Annotations]:
    """Yield the annotations of each text, in order: what the components of this package in a pipeline find."""
    components = [component for _, component in nlp.pipeline if isinstance(component, Component)]
    for reading in readings:
        asked = (one for one in components if reading.asked is None or one.field in reading.asked)
        yield Annotations(**{component.field: component.find(reading) for component in asked})


def _reading(doc: Doc) -> Reading:
    """What is known of a document; for a Doc made elsewhere, that its first line is its heading."""
    if doc._.kg_reading is None:
        # put together once: spaCy makes the text anew from its tokens every time it is asked
        text = doc.text
        doc._.kg_reading = Reading(text, DocumentContext(title=text.split("\n", 1)[0]))
    reading: Reading = doc._.kg_reading
    return reading


class _Found(Protocol):
    """What a component finds: a mention, a duty, a target; offsets are 0-based."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def _span(doc: Doc, found: _Found, kind: str, label: str, iri: str | None, name: str | None) -> Span:
    """The span of what was found, the same way for all components.

    `label_` is what says most of it (the relation of a reference, the official name of a body, the IRI of a region, the
    rule of a duty, the indicator of a target), `kb_id_` the IRI of what it names, if the vocabularies have that,
    `_.kind` what it is, `_.name` its full name, `_.confidence` how sure it is, if it says so, `_.found` all that is
    known of it.
    """
    span = doc.char_span(found.start, found.end, label=label, kb_id=iri or "", alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token between characters {found.start} and {found.end}")
    span._.found, span._.kind, span._.name = found, kind, name
    span._.confidence = getattr(found, "confidence", None)
    return span


def _law(title: str | None) -> str | None:
    known = known_policy(Title.of(title).key) if title else None
    return known.iri if known else None


def _indicator(name: str) -> str | None:
    concepts = indicators.read(name, None, NATION).concepts
    return concepts[0].iri if len(concepts) == 1 else None
