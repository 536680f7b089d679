"""References in any text, from Python and for `kg references`.

In: a text, or a file as `kg.read.source` reads it; a built graph, if there is one. Out: `Reference`s:
each mention of a policy with its place in the text given, its relation, how it was found and what
it means. A target comes from the graph: by number, then by the title's key; failing that from
`ontology/laws.ttl`. A name that fits several policies has no target, and the reason is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.annotate.documents import context_of
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames, authority_names, citable_names
from kg.annotate.references.mention import DocumentContext, Mention
from kg.describe.description import describe
from kg.language.characters import fold
from kg.language.title import Title, number_key
from kg.read.clean_text import CleanText
from kg.read.layout import lay_out
from kg.read.segment import segment
from kg.read.source import Source, source_of
from kg.vocabulary.concepts import load

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

_POLICIES = """SELECT ?policy ?title ?number ?name WHERE {
  ?policy a kg:Policy ; dcterms:title ?title
  OPTIONAL { ?policy eli:id_local ?number } OPTIONAL { ?policy dcterms:alternative ?name } }"""
_OWN_TITLES = """SELECT DISTINCT ?title WHERE {
  ?occurrence kg:occurrenceOf ?policy . ?policy a kg:Policy ; dcterms:title ?title
  FILTER NOT EXISTS { ?occurrence a kg:CatalogueEntry } }"""


@dataclass(frozen=True, slots=True)
class Target:
    """The policy that a reference means: its IRI and title, and who knows it."""

    iri: str
    title: str
    known_from: Literal["graph", "laws"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of a policy.

    `start` and `end` are 0-based character offsets into the text given, `line` is 1-based;
    `surface` is what stands there, without white space and outer 《》. `marked` tells whether it
    stands in 《》. `number` is the document number beside it in normal form, `pinpoint` the article
    cited. `relation` is one of ONTOLOGY.md (`implements`, `applies` …), `rule` what decided it,
    `confidence` how sure that is, 0 to 1. `target` is None where the policy is not known or not
    certain; `unresolved` then says why.
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
    target: Target | None
    unresolved: str | None


class Known:
    """The policies that references may mean: those of a graph, and the laws and plans of kg.

    Parameters
    ----------
    graph : GraphStore or None
        A built graph.
    """

    def __init__(self, graph: GraphStore | None) -> None:
        self._by_number: dict[str, set[Target]] = defaultdict(set)
        self._by_name: dict[str, set[Target]] = defaultdict(set)
        titles: list[str] = []
        if graph is not None:
            self._enter_all(graph.select(_POLICIES))
            titles = [row["title"] or "" for row in graph.select(_OWN_TITLES)]
        self.names = KnownNames([*authority_names(), *citable_names(titles)])

    def _enter_all(self, rows: list[dict[str, str | None]]) -> None:
        titles: dict[str, str] = {}
        for row in rows:
            iri, title = row["policy"] or "", row["title"] or ""
            titles[iri] = min(titles.get(iri, title), title)
        for row in rows:
            target = Target(row["policy"] or "", titles[row["policy"] or ""], "graph")
            if number := row["number"]:
                self._by_number[number_key(number)].add(target)
            for name in (row["title"], row["name"]):
                if name and (key := Title.of(name).key):
                    self._by_name[key].add(target)

    def target(self, title: str | None, number: str | None) -> tuple[Target | None, str | None]:
        """Return what a title and a number mean, or None with the reason."""
        found = self._by_number.get(number_key(number), set()) if number else set()
        if not found and title and Title.of(title).is_short:
            return None, "undefined short form"
        law = _laws().get(Title.of(title).key) if title else None
        # a law may be in the graph under its full title only
        for name in (title, law.title if law else None):
            key = Title.of(name).key if name else ""
            found = found or (self._by_name.get(key, set()) if key else set())
        if len(found) == 1:
            return next(iter(found)), None
        if found:
            return None, f"ambiguous: {len(found)} policies have this name"
        return (law, None) if law else (None, "not known")


@cache
def _laws() -> dict[str, Target]:
    found: dict[str, Target] = {}
    for concept in load("laws.ttl").values():
        for label in (concept.pref_label, *concept.alt_labels):
            found.setdefault(Title.of(label).key, Target(concept.iri, concept.pref_label, "laws"))
    return found


@cache
def _known_laws() -> Known:
    return Known(None)


def find_references(text: str, graph: Path | str | None = None) -> list[Reference]:
    """Return the references to policies in a text, in order.

    Parameters
    ----------
    text : str
        Any text: a sentence, a document with its heading, a compilation. Hard-wrapped lines and
        page breaks are joined to read it; offsets and lines are those of the text given.
    graph : Path, str or None
        The folder of a build, to find its policies by name and to resolve references to them;
        without one, the laws and plans that kg knows are the targets.

    Raises
    ------
    KgError
        If `graph` is given and holds no graph.

    Examples
    --------
    >>> import kg
    >>> found = kg.find_references("为贯彻落实《中华人民共和国节约能源法》，制定本办法。")
    >>> [(one.start, one.end, one.relation, one.target.title) for one in found]
    [(6, 18, 'implements', '中华人民共和国节约能源法')]
    """
    if graph is None:
        return references_in(source_of(text, "text"), _known_laws())
    from kg.graph.store import open_store

    return references_in(source_of(text, "text"), Known(open_store(Path(graph))))


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
    found = []
    for start, end, context in _parts(clean):
        mentions = _mentions(clean.text[start:end], context, known.names)
        found += list(_resolved(clean, start, mentions, context, known))
    return found


def _parts(clean: CleanText) -> Iterator[tuple[int, int, DocumentContext | None]]:
    """Yield the documents of a text, each with its context, and what stands between them (None).

    A heading with nothing under it is a phrase, not a document.
    """
    at = 0
    for one in segment(clean):
        if one.body_start < one.end:
            yield at, one.start, None
            yield one.start, one.end, context_of(describe(clean, one), one)
            at = one.end
    yield at, len(clean.text), None


def _mentions(text: str, context: DocumentContext | None, names: KnownNames) -> list[Mention]:
    """Return the mentions of a part; text without a heading is read under an empty one."""
    if not text.strip():
        return []
    if context is not None:
        return find_mentions(text, context, names)
    shifted = find_mentions("\n" + text, DocumentContext(title="", body_start=1), names)
    return [replace(one, start=one.start - 1, end=one.end - 1) for one in shifted]


def _resolved(
    clean: CleanText,
    base: int,
    mentions: Iterable[Mention],
    context: DocumentContext | None,
    known: Known,
) -> Iterator[Reference]:
    """Resolve the mentions of one part; a short form holds from its definition on."""
    defined: dict[str, Target | None] = {}
    reason: str | None
    for mention in mentions:
        key = fold(mention.title) if mention.title else ""
        if key in defined:
            target, reason = defined[key], "short form of a policy that is not known"
        elif mention.relation == "self" and context is not None:
            target, reason = known.target(context.title, next(iter(context.numbers), None))
        else:
            target, reason = known.target(mention.title, mention.number)
        if mention.short_form:
            defined[fold(mention.short_form)] = target
        yield _reference(clean, base, mention, target, None if target else reason)


def _reference(clean: CleanText, base: int, mention: Mention, target: Target | None, reason: str | None) -> Reference:
    start = clean.source_offset(base + mention.start)
    return Reference(
        start=start,
        end=clean.source_offset(base + mention.end - 1) + 1,
        line=clean.source.line_of(start),
        surface=mention.surface,
        marked=mention.marked,
        number=mention.number,
        pinpoint=mention.pinpoint,
        relation=mention.relation,
        rule=mention.rule,
        confidence=mention.confidence,
        target=target,
        unresolved=reason,
    )
