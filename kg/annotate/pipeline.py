"""The annotation stage: a spaCy pipeline of blank Chinese and the components of this package.

In: the clean text of a document and a `DocumentContext`. Out: a `Doc` with the span groups `kg_references`,
`kg_bodies`, `kg_regions`, `kg_responsibilities` and `kg_targets`, and the full records in `Doc._.kg` (`Annotations`).
The components are registered as spaCy factories, so that `nlp.add_pipe("kg_references")` works in a pipeline of the
user's own. What they find is asked in `kg.annotate.questions`, where a build asks without spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from kg.annotate import spans
from kg.annotate.annotations import Annotations, Reading
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

spans.declare()
COMPONENTS = (
    "kg_references",
    "kg_bodies",
    "kg_regions",
    "kg_sectors",
    "kg_subjects",
    "kg_responsibilities",
    "kg_targets",
)


class CharacterTokenizer(DummyTokenizer):
    """One token a character, in linear time.

    The segmenter of `spacy.blank("zh")` aligns words with white space in a way that grows with the square of the text:
    0.2 s for 80,000 characters, half a minute for 700,000. It has no state of its own to write.
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


class Component:
    """Asks one question about a Doc; the answer is a field of `doc._.kg`."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc._.kg = replace(doc._.kg, **{self.question.field: self.question.find(spans.reading(doc))})
        return doc


class SpanComponent(Component):
    """One whose answers stand at places of the text: spans of a kind (`kg.annotate.spans`) in `doc.spans[group]`."""

    def __init__(self, question: Question, group: str, kind: str) -> None:
        super().__init__(question)
        self._group, self._kind = group, kind

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        doc = super().__call__(doc)
        doc.spans[self._group] = spans.spans(doc, self._kind)
        return doc


@Language.factory("kg_references", assigns=["doc.spans"], default_config={"names": []})
def create_references(nlp: Language, name: str, names: list[str]) -> SpanComponent:
    """Find references to other policies: `doc.spans["kg_references"]`; `_.relation` says what each does, `_.number` is
    the number beside it. `names` are titles to find without 《》 besides those of laws.ttl."""
    known = KnownNames([*authority_names(), *names])
    return SpanComponent(references(known), "kg_references", "reference")


@Language.factory("kg_bodies", assigns=["doc.spans"])
def create_bodies(nlp: Language, name: str) -> SpanComponent:
    """Find bodies: `doc.spans["kg_bodies"]`."""
    return SpanComponent(BODIES, "kg_bodies", "body")


@Language.factory("kg_regions", assigns=["doc.spans"])
def create_regions(nlp: Language, name: str) -> SpanComponent:
    """Find regions: `doc.spans["kg_regions"]`."""
    return SpanComponent(REGIONS, "kg_regions", "region")


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
    return SpanComponent(RESPONSIBILITIES, "kg_responsibilities", "responsibility")


@Language.factory("kg_targets", assigns=["doc.spans"])
def create_targets(nlp: Language, name: str) -> SpanComponent:
    """Find the numbers aimed at: `doc.spans["kg_targets"]`; `_.name` is the indicator."""
    return SpanComponent(TARGETS, "kg_targets", "target")


def make_pipeline(names: Iterable[str] = (), components: Sequence[str] = COMPONENTS) -> Language:
    """Return blank Chinese with the components of this package.

    Parameters
    ----------
    names : iterable of str
        Titles to find without 《》, such as those of the documents at hand.
    components : sequence of str
        Which of `COMPONENTS`, in their order; all if not said.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "kg.CharacterTokenizer.v1"}}})
    nlp.max_length = 10_000_000
    for component in components:
        nlp.add_pipe(component, config={"names": list(names)} if component == "kg_references" else {})
    return nlp


def annotate(nlp: Language, readings: Iterable[Reading]) -> Iterator[Annotations]:
    """Yield the annotations of each text, in order: what the components of this package in a pipeline find."""
    questions = [component.question for _, component in nlp.pipeline if isinstance(component, Component)]
    return (ask(questions, reading) for reading in readings)
