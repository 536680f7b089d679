"""Find a policy by what a person would type.

In: a document number in any bracket form, a title, a part of a title, an IRI. Out: the policies
that fit. No guess: a text that fits several policies gives them all, one that fits none gives near
titles in the message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.issuers import in_order, issuer_order
from kg.graph.rdf import is_iri
from kg.graph.store import GraphStore, text_of
from kg.language.title import Title
from kg.vocabulary.namespaces import AVAILABILITY, DCTERMS, ELI, ID, KG, RDF, SKOS, TEXT

# Brackets, quotes, white space and middle dots differ between print, web and keyboard and never
# tell policies apart.
NOISE = re.compile(r"[\s《》〈〉“”\"'‘’「」『』()\[\]〔〕﹝﹞【】〖〗·•,，、:：—-]")
# Code, year and sequence, brackets and spaces as hyphens: 国发-2021-23号, 国务院令第712号.
NUMBER = re.compile(r"(.*?)-*(?:(\d{4})(?:年-?第?|-+第?|第)|第|-)-*(\d+)-?号?")
SHOWN = 5
TITLE, ALTERNATIVE = DCTERMS + "title", DCTERMS + "alternative"
NUMBER_OF, DATE, ISSUER = ELI + "id_local", ELI + "date_document", ELI + "passed_by"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a policy is called; dates (ISO 8601) and bodies tell namesakes apart."""

    iri: str
    titles: tuple[str, ...]
    alternatives: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title; for a policy without one, its number or the local part of its IRI."""
        return (*self.titles, *self.alternatives, *self.numbers, self.iri.removeprefix(ID))[0]

    @property
    def typed(self) -> str:
        """What a person can type to mean it and nothing else: its IRI, `id:` for what all IRIs begin with."""
        return f"id:{self.iri.removeprefix(ID)}" if self.iri.startswith(ID) else self.iri

    def described(self) -> str:
        """Return the title with what tells it from namesakes: number, bodies, date."""
        rest = "; ".join((*self.numbers[:1], *self.bodies[:2], *self.dates[:1]))
        return f"{self.title} ({rest})" if rest else self.title


def key(text: str) -> str:
    """Return `text` as it is compared: NFKC, no white space, quotes or brackets."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def number_as_compared(text: str) -> str:
    """Return a document number as it is compared: 国发〔2021〕23号 and 国发[2021]23 are one."""
    # Year and sequence stay apart: 2021-11 is not 202-111.
    spaced = re.sub(r"[〔〕﹝﹞【】〖〗()\[\]\s]+", "-", unicodedata.normalize("NFKC", text).strip())
    parts = NUMBER.fullmatch(spaced.strip("-"))
    if parts is None:
        return spaced.strip("-").casefold()
    return "-".join(part for part in parts.groups() if part).casefold()


def _texts(graph: GraphStore, predicate: str, iri: str | None = None) -> list[tuple[str, str]]:
    """Return (subject, text) of each triple with `predicate`, of one subject or of all."""
    # Triple by triple: through SPARQL, this takes five times as long.
    subject = None if iri is None else ox.NamedNode(iri)
    quads = graph.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
    return [(text_of(quad.subject), text_of(quad.object)) for quad in quads]


def entry(graph: GraphStore, iri: str) -> Entry:
    """Return what the policy with this IRI is called."""

    def texts(predicate: str) -> tuple[str, ...]:
        return tuple(sorted(text for _, text in _texts(graph, predicate, iri)))

    issuers = in_order(texts(ISSUER), issuer_order(graph, iri))
    bodies = [name for body in issuers for _, name in _texts(graph, SKOS + "prefLabel", body)]
    return Entry(
        iri,
        texts(TITLE),
        texts(ALTERNATIVE),
        texts(NUMBER_OF),
        texts(DATE),
        tuple(dict.fromkeys(bodies)),
    )


def _policies(graph: GraphStore, iris: Iterable[str]) -> set[str]:
    """Return those of `iris` that are policies: compilations and vocabularies have titles too."""
    return {
        iri
        for iri in iris
        if ox.Quad(ox.NamedNode(iri), ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "Policy")) in graph.store
    }


def _latest(graph: GraphStore, iris: set[str]) -> set[str]:
    """Of the editions of one instrument the latest one, which its title alone means; other policies as they are."""
    if len(iris) < 2:
        return iris
    member, before = ox.NamedNode(ELI + "is_member_of"), ox.NamedNode(KG + "predecessor")

    def linked(iri: str, predicate: ox.NamedNode) -> set[str]:
        return {text_of(quad.object) for quad in graph.store.quads_for_pattern(ox.NamedNode(iri), predicate, None)}

    instrument_of = {iri: next(iter(linked(iri, member)), iri) for iri in iris}
    if len(set(instrument_of.values())) > 1:
        return iris
    editions = {iri for iri, instrument in instrument_of.items() if iri != instrument}
    return (editions - {earlier for iri in editions for earlier in linked(iri, before)}) or iris


def find(graph: GraphStore, text: str) -> list[Entry]:
    """Return the policies that `text` names: texts at hand first, what only explains one last, by title and IRI.

    By IRI (`id:policy/…` for one of kg's own); if there is none, by number, then by whole title, by another name, by a
    part of a name. Where all that is found are editions of one instrument the latest is meant.
    """
    as_number, as_title = number_as_compared(text), key(text)
    if not as_title:
        return []
    if text.startswith("id:"):
        text = ID + text.removeprefix("id:")
    ways: tuple[tuple[tuple[str, ...], Callable[[str], bool]], ...] = (
        ((NUMBER_OF,), lambda number: number_as_compared(number) == as_number),
        ((TITLE,), lambda name: key(name) == as_title),
        ((ALTERNATIVE,), lambda name: key(name) == as_title),
        ((TITLE, ALTERNATIVE, NUMBER_OF), lambda name: as_title in key(name)),
    )
    found = _policies(graph, [text]) if is_iri(text) else set()
    # 实施方案 alone is a kind of document: that some policy is called so for short does not make it the one meant
    a_kind = Title.of(text.strip()).ending == text.strip()
    for predicates, fits in ways[:1] + ways[-1:] if a_kind else ways:
        if not found:
            named = (pair for predicate in predicates for pair in _texts(graph, predicate))
            found = _latest(graph, _policies(graph, [iri for iri, name in named if fits(name)]))
    entries = [entry(graph, iri) for iri in found]
    at_hand = {
        entry.iri
        for entry in entries
        if AVAILABILITY[TEXT] in dict(_texts(graph, KG + "availability", entry.iri)).values()
    }
    return sorted(entries, key=lambda known: _order(known, at_hand))


def _order(known: Entry, at_hand: Collection[str]) -> tuple[bool, bool, str, str]:
    """What speaks of a policy stands behind policies, and what is only cited behind texts at hand."""
    return Title.of(known.title).is_commentary, known.iri not in at_hand, known.title, known.iri


def names(graph: GraphStore) -> dict[str, str]:
    """Return what a list shows of each policy: IRI to title and number."""
    numbers = dict(sorted(_texts(graph, NUMBER_OF), reverse=True))
    titles = dict(sorted(_texts(graph, TITLE), reverse=True))
    shown = {}
    for iri in sorted(_policies(graph, {*numbers, *titles})):
        title, number = titles.get(iri), numbers.get(iri)
        shown[iri] = f"{title}  {number}" if title and number not in (None, title) else title or number or iri
    return shown


def near(graph: GraphStore, text: str) -> list[str]:
    """Return up to five titles or numbers like `text`, the nearest first."""
    from rapidfuzz import fuzz, process

    named = [*_texts(graph, TITLE), *_texts(graph, NUMBER_OF)]
    policies = _policies(graph, {iri for iri, _ in named})
    known = sorted({name for iri, name in named if iri in policies})
    hits = process.extract(text, known, scorer=fuzz.WRatio, processor=key, limit=SHOWN, score_cutoff=50)
    return [name for name, _, _ in hits]


def unknown(graph: GraphStore, text: str) -> NotFoundError:
    """Return the error for a policy that is not in the graph, with near titles."""
    like = near(graph, text)
    hint = f"near: {'; '.join(like)}" if like else "no title is near it; `kg query policies` lists them"
    return NotFoundError(f"{text}: no such policy; {hint}")


def ambiguous(text: str, found: list[Entry]) -> NotFoundError:
    """Return the error for a text that fits several policies."""
    named = "; ".join(f"{entry.described()} [{entry.typed}]" for entry in found[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return NotFoundError(
        f"{text}: {len(found)} policies fit: {named}{more}; write the number, the IRI or more of the title"
    )


def one(graph: GraphStore, text: str) -> Entry:
    """Return the policy that `text` names.

    Raises
    ------
    NotFoundError
        If none fits (with near titles), or several do (with their names).
    """
    found = find(graph, text)
    if not found:
        raise unknown(graph, text)
    if len(found) > 1:
        raise ambiguous(text, found)
    return found[0]


CONCEPTS = """
SELECT DISTINCT ?concept ?label WHERE {
  VALUES ?name { skos:prefLabel skos:altLabel skos:notation }
  ?concept ?name ?text . FILTER(STR(?text) = ?wanted)
  OPTIONAL { ?concept skos:prefLabel ?label }
} ORDER BY ?concept"""
# The kinds of individuals that are worth proposing for a name that is none.
NAMED = re.compile(r"/(?:body|region|sector|type)/[^/]+$")
VOCABULARIES = ("bodies.ttl", "regions.ttl", "sectors.ttl", "subjects.ttl")


def concept(graph: GraphStore, text: str) -> str:
    """Return the IRI of the body, region, sector, subject or type that has `text` as a name or code.

    Names that need a context (发改委) count where only one concept of the graph has them.

    Raises
    ------
    NotFoundError
        If none or several have it.
    """
    found = concepts(graph, text)
    if len(found) == 1:
        return next(iter(found))
    if found:
        named = "; ".join(f"{label} [{iri}]" for iri, label in list(found.items())[:SHOWN])
        raise NotFoundError(f"{text}: means several: {named}; write the full name")
    from rapidfuzz import fuzz, process

    labels = sorted({label for iri, label in _texts(graph, SKOS + "prefLabel") if NAMED.search(iri)})
    hits = process.extract(text.strip(), labels, scorer=fuzz.WRatio, limit=SHOWN, score_cutoff=50)
    hint = f"near: {'; '.join(name for name, _, _ in hits)}" if hits else "`kg bodies` lists the bodies"
    raise NotFoundError(f"{text}: no body, region or sector of this name; {hint}")


def concepts(graph: GraphStore, text: str) -> dict[str, str]:
    """Return the concepts that `concept` chooses from: IRI to label."""
    wanted = text.strip()
    found = {row["concept"] or "": row["label"] or "" for row in graph.select(CONCEPTS, wanted=wanted)}
    found = found or _in_context(graph, wanted)
    # a subject (林业 as a class of documents) shares its names and words with the sector, which is what is meant
    return {iri: label for iri, label in found.items() if "/subject/" not in iri} or found


def _in_context(graph: GraphStore, text: str) -> dict[str, str]:
    """Return the concepts of the graph, IRI to label, whose vocabulary has `text` among its names."""
    from kg.vocabulary.concepts import load

    label = ox.NamedNode(SKOS + "prefLabel")
    return {
        iri: known.pref_label
        for file_name in VOCABULARIES
        for iri, known in load(file_name).items()
        if text in known.hidden_labels and any(graph.store.quads_for_pattern(ox.NamedNode(iri), label, None))
    }
