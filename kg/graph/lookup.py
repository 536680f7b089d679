"""Find a policy by what a person would type.

In: a document number in any bracket form, a title, a part of a title, words in any order, an IRI. Out: the policies
that fit, from the index of the graph. No guess: a text that fits several policies gives them all, one that fits none
gives near titles in the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload
from urllib.parse import unquote

from kg.errors import NotFoundError
from kg.graph.index import NUMBER, OTHER, OWN_NAMES, TITLE, Index, key, number_as_compared
from kg.graph.issuers import in_order, issuer_order
from kg.graph.order_numbers import normal_number, orders_like
from kg.graph.rdf import is_iri
from kg.graph.store import GraphStore
from kg.language.characters import simplified
from kg.language.title import Title
from kg.vocabulary.forms import word
from kg.vocabulary.namespaces import AVAILABILITY, DCTERMS, ELI, ID, KG, RDF, SKOS, TEXT
from kg.vocabulary.nearest import nearest

SHOWN = 5


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
        """What a person can type to mean it and nothing else."""
        return typed(self.iri)

    def described(self, named: Callable[[Sequence[str]], Sequence[str]] = tuple) -> str:
        """Return the title with what tells it from namesakes: number, bodies (as `named` calls them), date."""
        rest = "; ".join((*self.numbers[:1], *named(self.bodies[:2]), *self.dates[:1]))
        return f"{self.title} ({rest})" if rest else self.title


def entry(graph: GraphStore, iri: str) -> Entry:
    """Return what the policy with this IRI is called."""

    def texts(predicate: str) -> tuple[str, ...]:
        return tuple(graph.objects(iri, predicate))

    issuers = in_order(texts(ELI + "passed_by"), issuer_order(graph, iri))
    bodies = [name for body in issuers for name in graph.objects(body, SKOS + "prefLabel")]
    return Entry(
        iri,
        texts(DCTERMS + "title"),
        texts(DCTERMS + "alternative"),
        texts(ELI + "id_local"),
        texts(ELI + "date_document"),
        tuple(dict.fromkeys(bodies)),
    )


def find(graph: GraphStore, text: str) -> Sequence[Entry]:
    """Return the policies that `text` names: texts at hand first, what only explains one last, by title and IRI.

    By IRI (`id:policy/…` for one of kg's own); if there is none, by number, then by whole title, by another name, by
    the title of a law without the name of the state, by a part of a name, by words that its names and issuers have in
    any order. Where all that is found are editions of one instrument the latest is meant.
    """
    wanted = text.strip()
    if not any(map(str.isalnum, text)):
        return Entries(graph, [])
    for iri in as_iris(wanted):
        if KG + "Policy" in graph.objects(iri, RDF + "type"):
            return Entries(graph, [iri])
    found = graph.index.listed(_by_name(graph.index, simplified(wanted)))
    return Entries(graph, _latest(graph, _rather_at_hand(graph, wanted, found)))


def as_iris(text: str) -> list[str]:
    """Return the IRIs that a text may be: itself, one of kg's own after `id:`, and with 国 as %E5%9B%BD, as browsers
    copy it."""
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    iri = ID + bare.removeprefix("id:") if bare.startswith("id:") else bare
    return [one for one in dict.fromkeys((iri, unquote(iri))) if is_iri(one)]


def _rather_at_hand(graph: GraphStore, text: str, found: Sequence[str]) -> Sequence[str]:
    """The policies found; where none of them is at hand, texts at hand that have the name beside their title.

    Somebody's promise of a plan has its name for a title.
    """
    named = graph.index.named(OTHER, key(text))
    if not named or any(_is_at_hand(graph, iri) for iri in found):
        return found
    return [iri for iri in graph.index.listed(named) if _is_at_hand(graph, iri)] or found


def _is_at_hand(graph: GraphStore, iri: str) -> bool:
    return AVAILABILITY[TEXT] in graph.objects(iri, KG + "availability")


def _by_name(index: Index, text: str) -> list[int]:
    """The policies that a text names, in the first of the ways in which any does."""
    compared = key(text)
    whole: tuple[Callable[[], list[int]], ...] = (
        lambda: index.named(TITLE, compared),
        lambda: index.named(OTHER, compared),
        lambda: index.named(TITLE, key(word("title/nation") + text)),
    )
    # 实施方案 alone is a kind of document: that some policy is called so for short does not make it the one meant
    a_kind = Title.of(text).ending == text
    ways: tuple[Callable[[], list[int]], ...] = (
        lambda: index.named(NUMBER, number_as_compared(text)),
        lambda: index.named(NUMBER, normal_number(text)),
        lambda: orders_like(index, text),
        *(() if a_kind else whole),
        lambda: index.holding([compared], OWN_NAMES).tolist(),
        lambda: index.holding(filter(None, map(key, text.split()))).tolist(),
    )
    return next((found for way in ways if (found := way())), [])


def _latest(graph: GraphStore, iris: Sequence[str]) -> Sequence[str]:
    """Of the editions of one instrument the latest one, which its title alone means; other policies as they are."""
    if len(iris) < 2:
        return iris
    instrument_of: dict[str, str] = {}
    for iri in iris:
        instrument_of[iri] = next(iter(graph.objects(iri, ELI + "is_member_of")), iri)
        if instrument_of[iri] != instrument_of[iris[0]]:
            return iris
    editions = [iri for iri, instrument in instrument_of.items() if iri != instrument]
    before = {earlier for iri in editions for earlier in graph.objects(iri, KG + "predecessor")}
    return [iri for iri in editions if iri not in before] or iris


def typed(iri: str) -> str:
    """Return what a person can type for an IRI: the IRI, `id:` for what all IRIs begin with."""
    return f"id:{iri.removeprefix(ID)}" if iri.startswith(ID) else iri


def editions(graph: GraphStore, iri: str) -> list[Entry]:
    """Return the editions of an instrument, or the other ones of the instrument that a policy is an edition of, by
    date."""
    instruments = graph.objects(iri, ELI + "is_member_of") or [iri]
    found = [one for one, instrument in graph.pairs(ELI + "is_member_of") if instrument in instruments and one != iri]
    return sorted((entry(graph, one) for one in dict.fromkeys(found)), key=lambda one: (one.dates, one.iri))


class Entries(Sequence[Entry]):
    """Policies of a graph by their IRIs; what each is called is read when it is looked at."""

    def __init__(self, graph: GraphStore, iris: Sequence[str]) -> None:
        self._graph, self._iris = graph, iris

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._iris)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        """Return one, or those of a slice."""
        if isinstance(at, slice):
            return [entry(self._graph, iri) for iri in self._iris[at]]
        return entry(self._graph, self._iris[at])


def unknown(graph: GraphStore, text: str) -> NotFoundError:
    """Return the error for a policy that is not in the graph, with near titles."""
    like = graph.index.near(text, SHOWN)
    hint = f"near: {'; '.join(like)}" if like else "no title is near it; `kg query policies` lists them"
    return NotFoundError(f"{text}: no such policy; {hint}")


def ambiguous(text: str, found: Sequence[Entry]) -> NotFoundError:
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
  VALUES ?name { skos:prefLabel skos:altLabel skos:notation rdfs:label }
  ?concept ?name ?text . FILTER(STR(?text) = ?wanted)
  OPTIONAL { ?concept skos:prefLabel ?label }
} ORDER BY ?concept"""
# The same by a name in English, which may be written in small letters.
ENGLISH = CONCEPTS.replace("skos:prefLabel skos:altLabel skos:notation rdfs:label", "rdfs:label").replace(
    "STR(?text) = ?wanted", "LCASE(STR(?text)) = LCASE(?wanted)"
)
# The regions whose English name begins with a text: Hebei means Hebei Province.
SHORT = """
SELECT DISTINCT ?concept ?label WHERE {
  ?concept a schema:AdministrativeArea ; rdfs:label ?text ; skos:prefLabel ?label .
  FILTER(STRSTARTS(LCASE(STR(?text)), CONCAT(LCASE(?wanted), " ")))
} ORDER BY ?concept"""
# How the code of a province ends.
_PROVINCE = "0000"
# The kinds of individuals that are meant, and worth proposing for a name that is none.
NAMED = re.compile(r"/(?:body|region|sector|type)/[^/]+$")
VOCABULARIES = ("bodies.ttl", "regions.ttl", "sectors.ttl", "subjects.ttl")


def concept(graph: GraphStore, text: str, kind: str = "") -> str:
    """Return the IRI of the body, region, sector, subject or type that has `text` as a name, in Chinese or English, or
    as a code; or by its IRI.

    Names that need a context (发改委) count where only one concept of the graph has them. A `kind` (body, region,
    sector) leaves only such to choose from.

    Raises
    ------
    NotFoundError
        If none or several have it.
    """
    found = {iri: label for iri, label in concepts(graph, text).items() if _is_of_kind(iri, kind)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        several = "; ".join(f"{label} [{iri}]" for iri, label in list(found.items())[:SHOWN])
        raise NotFoundError(f"{text}: means several: {several}; write the full name or the IRI")
    named = [(iri, label) for iri, label in graph.pairs(SKOS + "prefLabel") if NAMED.search(iri)]
    labels = {label for iri, label in named if _is_of_kind(iri, kind)}
    hint = "`kg matrix` shows regions and sectors, `kg bodies` the bodies"
    raise NotFoundError(f"{text}: no {kind or 'body, region or sector'} of this name; {nearest(text, labels, hint)}")


def _is_of_kind(iri: str, kind: str) -> bool:
    return not kind or f"/{kind}/" in iri or f"/{kind}-group/" in iri


def concepts(graph: GraphStore, text: str) -> dict[str, str]:
    """Return the concepts that `concept` chooses from: IRI to label."""
    for iri in as_iris(text.strip()):
        if labels := graph.objects(iri, SKOS + "prefLabel"):
            return {iri: labels[0]}
    wanted = simplified(text.strip())
    found = {row["concept"] or "": row["label"] or "" for row in graph.select(CONCEPTS, wanted=wanted)}
    found = found or _in_context(graph, wanted) or _in_english(graph, wanted)
    # a subject (林业 as a class of documents) shares its names with the sector, a class of bodies (国务院) and a term
    # of the ontology theirs with a body: what is meant is the sector, the body
    return {iri: label for iri, label in found.items() if NAMED.search(iri)} or found


def _in_english(graph: GraphStore, text: str) -> dict[str, str]:
    """Return the concepts of an English name in any case, else the regions that one without its kind means: the
    province, where a county is called so too."""
    if not text.isascii():
        return {}
    found = {row["concept"] or "": row["label"] or "" for row in graph.select(ENGLISH, wanted=text)}
    if found:
        return found
    found = {row["concept"] or "": row["label"] or "" for row in graph.select(SHORT, wanted=text)}
    return {iri: label for iri, label in found.items() if iri.endswith(_PROVINCE)} or found


def _in_context(graph: GraphStore, text: str) -> dict[str, str]:
    """Return the concepts of the graph, IRI to label, whose vocabulary has `text` among its names."""
    from kg.vocabulary.concepts import load

    return {
        iri: known.pref_label
        for file_name in VOCABULARIES
        for iri, known in load(file_name).items()
        if text in known.hidden_labels and graph.objects(iri, SKOS + "prefLabel")
    }
