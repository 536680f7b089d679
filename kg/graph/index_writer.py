"""Write the index of a graph.

In: a graph. Out: the tables that `kg.graph.index.Index` reads, in a file or in memory. The same graph gives the same
bytes.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.index import (
    APPLICATION,
    BODY,
    EVERYWHERE,
    FORM,
    NUMBER,
    OTHER,
    SOUNDS,
    SOUNDS_OF_BODIES,
    TITLE,
    key,
    number_as_compared,
)
from kg.graph.issuers import all_issuers
from kg.language.pinyin import spelled
from kg.language.title import Title
from kg.vocabulary.namespaces import AVAILABILITY, CITO, DCTERMS, ELI, KG, NOT_LINKS, RELATIONS, SKOS, TEXT

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.graph.words import WordsWriter

_TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORM};
CREATE TABLE policy (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, title TEXT NOT NULL, shown TEXT NOT NULL,
  cited_by INTEGER NOT NULL, at_hand INTEGER NOT NULL, explains INTEGER NOT NULL);
CREATE TABLE name (policy INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE kept (name TEXT NOT NULL, part INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name, part));
"""
# SQLite takes no value of a gigabyte, which a million policies need for what is read of them as a whole
LARGEST_PART = 1 << 26
_KEYS = """
CREATE INDEX name_by_key ON name (key, kind);
CREATE INDEX name_by_policy ON name (policy);
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A policy as it is found: its own names by kind, the names of its issuers, how many policies cite it."""

    iri: str
    names: Mapping[str, tuple[str, ...]]
    bodies: tuple[str, ...]
    cited_by: int
    at_hand: bool

    @property
    def title(self) -> str:
        """Its title; without one another name, its number, the end of its IRI."""
        first = (*self.names[TITLE], *self.names[OTHER], *self.names[NUMBER], self.iri.rsplit("/", 1)[-1])
        return first[0]

    @property
    def shown(self) -> str:
        """What a list shows: title and number."""
        title, number = (next(iter(self.names[kind]), "") for kind in (TITLE, NUMBER))
        return f"{title}  {number}" if title and number and number != title else title or number or self.iri


@contextlib.contextmanager
def new_index(path: Path) -> Iterator[sqlite3.Connection]:
    """A new file to write an index to.

    Raises
    ------
    OSError
        If the disk is full, or the file cannot be written.
    """
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            # nobody reads the file before it is whole, so nothing has to be undone
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            yield connection
    except (sqlite3.OperationalError, sqlite3.DataError) as error:
        raise OSError(errno.EIO, str(error), str(path)) from None


def index_in_memory(graph: GraphStore) -> sqlite3.Connection:
    """Make the index of a graph that has none of its own."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    write_names(connection, graph)
    return connection


def write_names(connection: sqlite3.Connection, graph: GraphStore) -> None:
    """Write the names of all policies of a graph to an empty database."""
    write_ranked(connection, sorted(_named(graph), key=lambda one: (-one.cited_by, one.title, one.iri)))


def write_ranked(connection: sqlite3.Connection, ranked: Iterable[Named]) -> None:
    """Write the names of policies to an empty database, the most cited first."""
    from kg.graph.words import TABLE, WordsWriter  # numpy, which who reads a record does not need

    connection.executescript(_TABLES + TABLE)
    words = WordsWriter(EVERYWHERE)
    sounds: list[str] = []
    issued: dict[str, array[int]] = {}
    with connection:
        for at, one in enumerate(ranked, 1):
            _write(connection, words, at, one)
            sounds.append(_spelled(one))
            for name in dict.fromkeys(map(key, one.bodies)):
                issued.setdefault(name, array("I")).append(at)
        issued.pop("", None)
        for name in sorted(issued):
            words.add(BODY, name, issued[name])
        connection.executemany("INSERT INTO pair VALUES (?, ?)", words.rows())
    connection.executescript(_KEYS)
    spelled_bodies = (f"{name}\t{spelled(name)}\n" for name in sorted(issued))
    lines = {SOUNDS: "".join(sounds), SOUNDS_OF_BODIES: "".join(spelled_bodies)}
    keep(connection, [*words.kept(), *((name, text.encode()) for name, text in lines.items())])


def _spelled(one: Named) -> str:
    """How a policy sounds: its title, then its numbers, as one line."""
    names = (one.title, *one.names[NUMBER])
    return " ".join(spelled(key(name)) for name in names) + "\n"


def keep(connection: sqlite3.Connection, values: Iterable[tuple[str, bytes]]) -> None:
    """Write what is read as a whole, by name, for `Index.kept`."""
    with connection:
        for name, value in values:
            starts = range(0, max(1, len(value)), LARGEST_PART)
            parts = ((name, part, value[at : at + LARGEST_PART]) for part, at in enumerate(starts))
            connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", parts)


def _write(connection: sqlite3.Connection, words: WordsWriter, at: int, one: Named) -> None:
    explains = Title.of(one.title).is_commentary
    row = (at, one.iri, one.title, one.shown, one.cited_by, one.at_hand, explains)
    connection.execute("INSERT INTO policy VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for kind, names in one.names.items():
        compared = number_as_compared if kind == NUMBER else key
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)", [(at, kind, name, compared(name)) for name in names]
        )
        for name in names:
            words.add(kind, key(name), (at,))


def _named(graph: GraphStore) -> Iterator[Named]:
    of = {
        kind: graph.values(predicate, KG + "Policy")
        for kind, predicate in (
            (TITLE, DCTERMS + "title"),
            (OTHER, DCTERMS + "alternative"),
            (NUMBER, ELI + "id_local"),
        )
    }
    labels = [graph.values(SKOS + name) for name in ("prefLabel", "altLabel")]
    issuers, cited_by = all_issuers(graph), _cited_by(graph)
    at_hand = {subject for subject, state in graph.pairs(KG + "availability") if state == AVAILABILITY[TEXT]}
    for iri in graph.instances(KG + "Policy"):
        bodies = tuple(name for body in issuers.get(iri, ()) for names in labels for name in names.get(body, ()))
        names = {kind: found.get(iri, ()) for kind, found in of.items()}
        yield Named(iri, names, bodies, cited_by.get(iri, 0), iri in at_hand)


def _cited_by(graph: GraphStore) -> dict[str, int]:
    """How many policies cite each."""
    links = {iri for name, iri in RELATIONS.items() if name not in NOT_LINKS}
    counted = {
        citation for citation, relation in graph.pairs(CITO + "hasCitationCharacterization") if relation in links
    }
    citing = dict(graph.pairs(CITO + "hasCitingEntity"))
    found: dict[str, set[str]] = defaultdict(set)
    for citation, cited in graph.pairs(CITO + "hasCitedEntity"):
        if citation in counted and citation in citing:
            found[cited].add(citing[citation])
    return {cited: len(policies) for cited, policies in found.items()}
