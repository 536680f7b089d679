"""Find policies while somebody types, and count what there is to choose from.

In: a graph, words, and what was chosen of each facet. Out: `Found`: the best hits first, and for each facet how many
hits each of its values has, given all that was chosen of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.lookup import key, number_as_compared
from kg.graph.store import text_of
from kg.vocabulary.namespaces import KG, NOT_LINKS, RDF, RELATIONS

if TYPE_CHECKING:
    from kg.analyse.reader import Reader
    from kg.analyse.records import PolicyRecord

FACETS = ("level", "availability", "year", "type", "region", "sector", "relation", "body")
_NUMBER, _TITLE, _OTHER_TITLE, _IN_TITLE, _BESIDE = range(5)
_WORDS = " "


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy as the index has it; `facets` are its values for each of `FACETS`, `cited` how many policies cite it."""

    iri: str
    title: str
    number: str
    date: str
    level: str
    cited: int
    facets: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    as_number: str
    beside: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: how many, the hits of one page, and the counts of each facet."""

    total: int
    hits: Sequence[Entry]
    counts: Mapping[str, Mapping[str, int]]
    # how many there would be without each of what was chosen, for who finds nothing
    without: Mapping[str, int] = field(default_factory=dict)


class Finder:
    """The policies of a graph by their names."""

    def __init__(self, reader: Reader) -> None:
        kind, policy = ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "Policy")
        iris = {text_of(quad.subject) for quad in reader.graph.store.quads_for_pattern(None, kind, policy)}
        cited, relations = _links(reader)
        entries = [_entry(reader, iri, cited.get(iri, 0), relations.get(iri, set())) for iri in sorted(iris)]
        self.entries: Sequence[Entry] = sorted(entries, key=lambda one: (-one.cited, one.title, one.iri))

    def found(self, text: str, chosen: Mapping[str, Collection[str]], start: int = 0, length: int = 20) -> Found:
        """Find by words in any order, a number in any brackets, or nothing but what was chosen.

        Parameters
        ----------
        text : str
            What was typed; words that a title, number or issuer has to have.
        chosen : mapping of str to collection of str
            Facet to values, one of which a hit has to have.
        start, length : int
            Which hits are wanted.
        """
        fitting = self._fitting(text)
        wanted = [(at, frozenset(chosen[facet])) for at, facet in enumerate(FACETS) if chosen.get(facet)]
        counts: list[Counter[str]] = [Counter() for _ in FACETS]
        hits = []
        missing: Counter[int] = Counter()
        for fit, place, entry in fitting:
            lacking = [at for at, values in wanted if values.isdisjoint(entry.facets[at])]
            if not lacking:
                hits.append((fit, place, entry))
                for at, count in enumerate(counts):
                    count.update(entry.facets[at])
            elif len(lacking) == 1:
                counts[lacking[0]].update(entry.facets[lacking[0]])
                missing[lacking[0]] += 1
        hits.sort(key=lambda hit: hit[:2])
        return Found(
            len(hits),
            [entry for _, _, entry in hits[start : start + length]],
            dict(zip(FACETS, counts, strict=True)),
            {} if hits else {FACETS[at]: count for at, count in missing.items()},
        )

    def _fitting(self, text: str) -> list[tuple[int, int, Entry]]:
        words = [word for word in map(key, text.split()) if word]
        if not words:
            return [(0, place, entry) for place, entry in enumerate(self.entries)]
        as_number, whole = number_as_compared(text), "".join(words)
        fits = ((_fit(entry, words, whole, as_number), place, entry) for place, entry in enumerate(self.entries))
        return [(fit, place, entry) for fit, place, entry in fits if fit is not None]


def _fit(entry: Entry, words: Sequence[str], whole: str, as_number: str) -> int | None:
    if not all(word in entry.beside for word in words) and as_number != entry.as_number:
        return None
    if as_number == entry.as_number:
        return _NUMBER
    if whole in entry.names:
        return _TITLE if whole == entry.names[0] else _OTHER_TITLE
    return _IN_TITLE if all(word in entry.names[0] for word in words) else _BESIDE


def _links(reader: Reader) -> tuple[dict[str, int], dict[str, set[str]]]:
    """How many policies cite each, and by which relations each is bound to others, on either side."""
    names = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}
    citing: dict[str, set[str]] = {}
    relations: dict[str, set[str]] = {}
    for iri, name in names.items():
        for quad in reader.graph.store.quads_for_pattern(None, ox.NamedNode(iri), None):
            one, other = text_of(quad.subject), text_of(quad.object)
            citing.setdefault(other, set()).add(one)
            if name != "mentions":
                relations.setdefault(one, set()).add(name)
    return {iri: len(found) for iri, found in citing.items()}, relations


def _entry(reader: Reader, iri: str, cited: int, relations: Collection[str]) -> Entry:
    policy: PolicyRecord = reader.read_policy(iri)
    names = tuple(map(key, (policy.title, *policy.names)))
    issuers = [body for body in map(reader.body, policy.bodies) if body]
    beside = (*names, key(policy.number or ""), *(key(name) for body in issuers for name in (body.name, *body.names)))
    level = reader.level_of(policy)
    facets = {
        "level": (level,),
        "availability": (policy.availability,),
        "year": (policy.year,) if policy.year else (),
        "type": (policy.type,) if policy.type else (),
        "region": policy.regions,
        "sector": policy.sectors,
        "relation": tuple(sorted(relations)),
        "body": policy.body_names,
    }
    return Entry(
        iri,
        policy.title,
        policy.number or "",
        policy.date or "",
        level,
        cited,
        tuple(facets[facet] for facet in FACETS),
        names,
        number_as_compared(policy.number) if policy.number else "\0",
        _WORDS.join(beside),
    )
