"""References in any text, from Python and for `kg references`.

In: a text, or a file as `kg.read.source` reads it; a built graph, if there is one. Out: `Reference`s: each mention of a
policy with its place in the text given, its relation, how it was found and what it means. What it means is decided by
the rules of a build (`kg.resolve`), with the policies of the graph as those that are known: a file of the build gives
what the build gave, and a text that is not in it what a build with it would give.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from weakref import WeakKeyDictionary

from kg.annotate.documents import Compilation, Document, as_written, context_of
from kg.annotate.plain_text import mentions_without_heading
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames, authority_names, citable_names
from kg.annotate.references.mention import DocumentContext
from kg.describe.container import completed
from kg.describe.description import Description, describe
from kg.errors import InputError
from kg.given_paths import AnyPath, path_of, reached
from kg.graph.built import BuiltPolicies
from kg.graph.iris import Iris
from kg.graph.kept_policies import known_policies
from kg.graph.rdf import iri_of
from kg.language.characters import plain
from kg.language.spaces import squeeze
from kg.language.title import Title, known_policy
from kg.read.clean_text import CleanText
from kg.read.layout import lay_out
from kg.read.segment import Segment, segment
from kg.read.source import Source, source_of
from kg.resolve.further import NO_POLICY, Further, cite_further
from kg.resolve.model import Citation

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.store import GraphStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CitedPolicy:
    """The policy that a reference means: its IRI and title, and who knows it.

    `iri` is that of the graph, and without one that which a build would give it. `known_from` is `graph`, `laws` for
    the laws and plans that come with kg, or `text` for a document of the text given.
    """

    iri: str
    title: str
    known_from: Literal["graph", "laws", "text"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of a policy.

    `start` and `end` are 0-based character offsets into the text given, `line` is 1-based;
    `surface` is what stands there, without white space and outer 《》. `marked` tells whether it
    stands in 《》. `number` is the document number beside it in normal form, `pinpoint` the article
    cited. `relation` is one of ONTOLOGY.md (`implements`, `applies` …), `rule` what decided it and its
    target, `confidence` how sure that is, 0 to 1. `target` is None where the policy is not known or not
    certain; `unresolved` then says why. `page` and `row` (from 1) tell where it stands in a file that has pages, or a
    document a row.
    """

    start: int
    end: int
    line: int
    surface: str
    marked: bool
    number: str | None
    pinpoint: str | None
    relation: str
    rule: str
    confidence: float
    target: CitedPolicy | None
    unresolved: str | None
    page: int | None = None
    row: int | None = None


class Known:
    """The policies that references may mean: those of a graph, and the laws and plans of kg.

    Parameters
    ----------
    graph : GraphStore or None
        A built graph.
    """

    def __init__(self, graph: GraphStore | None) -> None:
        self.built = known_policies(graph) if graph is not None else BuiltPolicies()

    def names(self, clean: CleanText, drafts: Sequence[_Draft]) -> KnownNames:
        """Return the names to find without 《》 in a text: those known, and those of its documents."""
        described = [one.description for one in drafts if one.description.kind == "policy"]
        own = citable_names(name for one in described for name in (one.title, *one.annexes) if name)
        known = self.built.names_in(squeeze(plain(clean.text)).text)
        return _names_of_laws().with_further(tuple(sorted(known.union(own))))

    def target(self, citation: Citation, further: Further) -> tuple[CitedPolicy | None, str | None]:
        """Return what a citation means, or None with the reason."""
        if citation.cited is None:
            return None, citation.unresolved
        if citation.cited == NO_POLICY:
            return None, "the text itself"
        policy = further.policies[citation.cited]
        iri = iri_of(Iris(self.built.base).policy(policy.key))
        if self.built.holds(policy.key):
            return CitedPolicy(iri, policy.title, "graph"), None
        if policy.in_corpus:
            return CitedPolicy(iri, policy.title, "text"), None
        known = known_policy(Title.of(policy.title).key)
        return (CitedPolicy(iri, policy.title, "laws"), None) if known else (None, "not known")


@cache
def _names_of_laws() -> KnownNames:
    return KnownNames(authority_names())


@cache
def _known_laws() -> Known:
    return Known(None)


_known_to_graphs: WeakKeyDictionary[GraphStore, Known] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A part of a text: a document, or what stands between two of them, of which nothing is known."""

    segment: Segment
    description: Description
    context: DocumentContext | None = None


class _Opened(Protocol):
    """What `kg.load` gives."""

    @property
    def records(self) -> Records:
        """All that the graph says."""


def find_references(text: AnyPath, graph: _Opened | AnyPath | None = None) -> list[Reference]:
    """Return the references to policies in a text, in order.

    Parameters
    ----------
    text : str or Path
        Any text: a sentence, a document with its heading, a compilation; or the Path of a file of any format that a
        build reads. Hard-wrapped lines and page breaks are joined to read it; offsets and lines are those of the text
        given, or of what was taken out of the file.
    graph : kg.Graph, Path, str or None
        A graph, or the folder of a build, to find its policies by name and to resolve references to them; without one,
        the laws and plans that kg knows are the targets. A graph that `kg.load` gave is quicker for many texts.

    Raises
    ------
    KgError
        If `graph` is given and holds no graph, or the file cannot be read.

    Examples
    --------
    >>> import kg
    >>> found = kg.find_references("为贯彻落实《中华人民共和国节约能源法》，制定本办法。")
    >>> [(one.start, one.end, one.relation, one.target.title) for one in found]
    [(6, 18, 'implements', '中华人民共和国节约能源法')]
    """
    if isinstance(text, str):
        sources = [source_of(text, "text")]
    elif isinstance(text, os.PathLike):
        with reached():
            sources = _sources_of(path_of(text))
    else:
        raise TypeError(f"find_references: takes a text, or the Path of a file, and not {type(text).__name__}")
    known = _known_to(graph)
    return [reference for source in sources for reference in references_in(source, known)]


def _sources_of(path: Path) -> list[Source]:
    from kg.read.inputs import read_given

    if not path.exists():
        raise InputError(f"{path}: no such file; check the path, or give the text itself as a str")
    content = read_given(str(path))
    for line in (*content.warnings, *map(str, content.unread)):
        _log.warning("%s", line)
    return content.sources


def _known_to(graph: _Opened | AnyPath | None) -> Known:
    """What references may mean; of a graph that is open found once."""
    if graph is None:
        return _known_laws()
    records: Records | None = getattr(graph, "records", None)
    if records is None:
        from kg.graph.store import open_store

        with reached():
            return Known(open_store(path_of(graph)))  # type: ignore[arg-type]
    store = records.graph
    if store not in _known_to_graphs:
        _known_to_graphs[store] = Known(store)
    return _known_to_graphs[store]


def references_in(source: Source, known: Known) -> list[Reference]:
    """Return the references in a source, in order.

    Parameters
    ----------
    source : Source
        A file (`kg.read.source.read_source`) or a text (`source_of`).
    known : Known
        What references may mean.
    """
    clean = lay_out(source)
    drafts = [one for one in _parts(clean) if clean.text[one.segment.start : one.segment.end].strip()]
    names = known.names(clean, drafts)
    compilation = Compilation(clean, source.name, None)
    documents = [_document(compilation, one, names) for one in drafts]
    further = cite_further(documents, known.built)
    return [_reference(clean, one, *known.target(one, further)) for one in further.citations]


def _parts(clean: CleanText) -> Iterator[_Draft]:
    """Yield the documents of a text, and what stands between them; a heading with nothing under it is a phrase."""
    at, found = 0, segment(clean)
    for one in found:
        if one.body_start < one.end:
            yield _loose(at, one.start)
            described = completed(describe(clean, one), clean.source, one, len(found) == 1)
            yield _Draft(one, described, context_of(described, one))
            at = one.end
    yield _loose(at, len(clean.text))


def _loose(start: int, end: int) -> _Draft:
    # on line 0, so that it is never taken for a document that begins on its first line
    return _Draft(Segment("", "", start, start, start, end, 0, 0, (), None, 0.0, ()), Description(title=""))


def _document(compilation: Compilation, draft: _Draft, names: KnownNames) -> Document:
    text = compilation.clean.text[draft.segment.start : draft.segment.end]
    mentions = (
        mentions_without_heading(text, names) if draft.context is None else find_mentions(text, draft.context, names)
    )
    written = as_written(mentions, compilation.clean, draft.segment.start)
    return Document(compilation, draft.segment, draft.description, written, (), (), (), ())


def _reference(clean: CleanText, citation: Citation, target: CitedPolicy | None, reason: str | None) -> Reference:
    mention = citation.mention
    start, end = citation.document.source_span(mention.start, mention.end)
    place = clean.source.places.at(start)
    return Reference(
        start=start,
        end=end,
        line=clean.source.line_of(start),
        surface=mention.surface,
        marked=mention.marked,
        number=mention.number,
        pinpoint=mention.pinpoint,
        relation=citation.relation,
        rule=citation.rule,
        confidence=citation.confidence,
        target=target,
        unresolved=reason,
        page=place.page,
        row=place.row,
    )
