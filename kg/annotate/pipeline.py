"""The annotation stage: a spaCy pipeline of blank Chinese and the components of this package.

In: the clean text of a document and a `DocumentContext`. Out: a `Doc` with the span groups `kg_references`,
`kg_bodies`, `kg_regions`, `kg_responsibilities` and `kg_targets`, and the full records in `Doc._.kg` (`Annotations`).
The components are registered as spaCy factories, so that `nlp.add_pipe("kg_references")` works in a pipeline of the
user's own. What they find is asked in `kg.annotate.questions`, where a build asks without spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.duties.duty import Responsibility
from kg.annotate.questions import (
    BODIES,
    REGIONS,
    RESPONSIBILITIES,
    SECTORS,
    SUBJECTS,
    TARGETS,
    Question,
    ask,
    references,
)
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.targets.target import Target
from kg.language import indicators
from kg.language.bodies import BodyMention
from kg.language.regions import NATION, RegionMention, regions
from kg.language.title import Title, known_policy, number_key, title_slug
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


class Component:
    """Asks one question about a Doc; the answer is a field of `doc._.kg`."""

    def __init__(self, question: Question) -> None:
        _declare_extensions()
        self.question = question

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc._.kg = replace(doc._.kg, **{self.question.field: self.question.find(_reading(doc))})
        return doc


class SpanComponent(Component):
    """One whose answers stand at places of the text: `span` makes of each one in `doc.spans[group]`."""

    def __init__(self, question: Question, group: str, span: Callable[[Doc, Any], Span]) -> None:
        super().__init__(question)
        self._group, self._span = group, span

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc = super().__call__(doc)
        doc.spans[self._group] = [self._span(doc, one) for one in getattr(doc._.kg, self.question.field)]
        return doc


@Language.factory("kg_references", assigns=["doc.spans"], default_config={"names": []})
def create_references(nlp: Language, name: str, names: Sequence[str]) -> SpanComponent:
    """Find references to other policies: `doc.spans["kg_references"]`; `_.relation` says what each does, `_.number` is
    the number beside it. `names` are titles to find without 《》 besides those of laws.ttl."""
    known = KnownNames([*authority_names(), *names])
    return SpanComponent(references(known), "kg_references", _reference_span)


@Language.factory("kg_bodies", assigns=["doc.spans"])
def create_bodies(nlp: Language, name: str) -> SpanComponent:
    """Find bodies: `doc.spans["kg_bodies"]`."""
    return SpanComponent(BODIES, "kg_bodies", _body_span)


@Language.factory("kg_regions", assigns=["doc.spans"])
def create_regions(nlp: Language, name: str) -> SpanComponent:
    """Find regions: `doc.spans["kg_regions"]`."""
    return SpanComponent(REGIONS, "kg_regions", _region_span)


@Language.factory("kg_sectors")
def create_sectors(nlp: Language, name: str) -> Component:
    """Decide the principal sectors of the document: `doc._.kg.sectors`."""
    return Component(SECTORS)


@Language.factory("kg_subjects")
def create_subjects(nlp: Language, name: str) -> Component:
    """Decide what the document is filed under: `doc._.kg.subjects`."""
    return Component(SUBJECTS)


@Language.factory("kg_responsibilities", assigns=["doc.spans"])
def create_responsibilities(nlp: Language, name: str) -> SpanComponent:
    """Find who answers for what: `doc.spans["kg_responsibilities"]`; `_.name` is who leads."""
    return SpanComponent(RESPONSIBILITIES, "kg_responsibilities", _responsibility_span)


@Language.factory("kg_targets", assigns=["doc.spans"])
def create_targets(nlp: Language, name: str) -> SpanComponent:
    """Find the numbers aimed at: `doc.spans["kg_targets"]`; `_.name` is the indicator."""
    return SpanComponent(TARGETS, "kg_targets", _target_span)


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
    questions = [component.question for _, component in nlp.pipeline if isinstance(component, Component)]
    return (ask(questions, reading) for reading in readings)


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
    rule of a duty, the indicator of a target), `kb_id_` the IRI of what it names, if the vocabularies have that (of a
    law the one that graphs give it), `_.kind` what it is, `_.name` its full name, `_.confidence` how sure it is, if it
    says so, `_.found` all that is known of it.
    """
    span = doc.char_span(found.start, found.end, label=label, kb_id=iri or "", alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token between characters {found.start} and {found.end}")
    span._.found, span._.kind, span._.name = found, kind, name
    span._.confidence = getattr(found, "confidence", None)
    return span


def _reference_span(doc: Doc, one: Mention) -> Span:
    span = _span(doc, one, "reference", one.relation, _law(one), one.title)
    span._.relation, span._.number = one.relation, one.number
    return span


def _body_span(doc: Doc, one: BodyMention) -> Span:
    return _span(doc, one, "body", one.body.name, one.body.iri or f"{ID}body/{one.body.name}", one.body.name)


def _region_span(doc: Doc, one: RegionMention) -> Span:
    return _span(doc, one, "region", one.iri, one.iri, regions()[one.iri].pref_label)


def _responsibility_span(doc: Doc, one: Responsibility) -> Span:
    return _span(doc, one, "responsibility", one.rule, None, "、".join(body.name for body in one.lead) or None)


def _target_span(doc: Doc, one: Target) -> Span:
    return _span(doc, one, "target", one.indicator, _indicator(one.indicator), one.indicator or None)


def _law(one: Mention) -> str | None:
    """The IRI that a graph gives the law or plan of the vocabularies that is cited, by its number or its title."""
    known = known_policy(Title.of(one.title).key) if one.title else None
    if known is None:
        return None
    return f"{ID}policy/{number_key(one.number) if one.number else title_slug(Title.of(known.pref_label).key)}"


def _indicator(name: str) -> str | None:
    concepts = indicators.read(name, None, NATION).concepts
    return concepts[0].iri if len(concepts) == 1 else None
