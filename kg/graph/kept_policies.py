"""A graph as resolution knows it, written down by its build so that a text asks for as much as it needs.

In: a graph as built. Out: tables in its index: each policy, and the lookups that find it (`kg.resolve.lookups`); and
`KeptPolicies`, which read them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kg.annotate.references.known_names import SHORTEST_OWN_NAME, citable_names
from kg.extract.fingerprint import fingerprint_of_titles
from kg.graph.built import BuiltPolicies, names_of_text, read_policies
from kg.graph.index import Index, decoded
from kg.graph.index_writer import keep
from kg.graph.store import GraphStore
from kg.language.likeness import RAREST, grams
from kg.language.title import Title, names_of_laws
from kg.resolve.identity import loose_key
from kg.resolve.known import Part
from kg.resolve.lookups import KEY, LIKE, NAME, asked_of, lookups_of
from kg.resolve.model import Policy
from kg.resolve.names import SHORTEST_ALIKE, at_hand_by_name, keys_of, plain_key

_KEPT = "policies"
_TABLES = """
CREATE TABLE known (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, policy BLOB NOT NULL);
CREATE TABLE lookup (lookup TEXT NOT NULL, policy INTEGER NOT NULL);
CREATE TABLE document (document TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE beside (id INTEGER PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL);
CREATE TABLE citable (head TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (head, name)) WITHOUT ROWID;
CREATE VIRTUAL TABLE alike USING fts5(pieces, content='', columnsize=0, detail=none, tokenize=ascii);
CREATE VIRTUAL TABLE piece USING fts5vocab(alike, 'row');
"""
_KEYS = """
CREATE INDEX lookup_by_text ON lookup (lookup);
CREATE INDEX beside_by_key ON beside (key);
"""
# the tokenizer ends words at these
_NO_PART_OF_A_PIECE = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]")


@dataclass(frozen=True, slots=True)
class _OfAll:
    """What is read whatever is asked: what IRIs begin with, how many names can be found without 《》, and the keys of
    the names of laws as the code and vocabularies of the hash `made_with` work them out."""

    base: str
    names: int
    title_keys: Mapping[str, str]
    made_with: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A policy, and the keys of its names."""

    policy: Policy
    title_keys: Mapping[str, str]


def known_policies(graph: GraphStore) -> BuiltPolicies | KeptPolicies:
    """Return the policies of a graph: as its build wrote them down, or as a graph in memory says.

    Parameters
    ----------
    graph : GraphStore
        What a build wrote.
    """
    return read_policies(graph) if graph.folder is None else KeptPolicies(graph.index)


class KeptPolicies:
    """The policies that a build has written down, of which as much is read as is asked for.

    Parameters
    ----------
    index : Index
        The index of the graph.

    Raises
    ------
    StoreError
        If another version of kg wrote it, or it is damaged.
    """

    def __init__(self, index: Index) -> None:
        of_all = decoded(msgspec.msgpack.Decoder(_OfAll).decode, index.kept(_KEPT))
        self._index, self.base, self._names = index, of_all.base, of_all.names
        self._row = msgspec.msgpack.Decoder(_Row)
        self._is_of_this_code = of_all.made_with == fingerprint_of_titles()
        self._learn(of_all.title_keys)

    def _learn(self, title_keys: Mapping[str, str]) -> None:
        """Take over how titles are taken apart, unless this code or these vocabularies would do it otherwise."""
        if self._is_of_this_code:
            Title.learn(title_keys)

    def holds(self, key: str) -> bool:
        """Whether the graph has a policy of this key."""
        return bool(self._index.rows("SELECT 1 FROM known WHERE key = ?", (key,)))

    def names_in(self, text: str) -> frozenset[str]:
        """Return the names under which texts cite documents of the graph without 《》 that are in a squeezed text."""
        heads = {text[at : at + SHORTEST_OWN_NAME] for at in range(len(text) - SHORTEST_OWN_NAME + 1)}
        if len(heads) < self._names:
            rows: Iterable[tuple[str, str]] = self._index.of(
                "SELECT head, name FROM citable WHERE head IN (%s)", list(heads)
            )
        else:  # a long text has more beginnings than there are names
            rows = self._index.rows("SELECT head, name FROM citable")
        return frozenset(name for head, name in rows if head in heads and name in text)

    def policy_of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the keys of the policies of documents (by `Document.key`) that are among the texts of the graph."""
        return dict(self._index.of("SELECT document, key FROM document WHERE document IN (%s)", list(documents)))

    def part(self, asked: Collection[str]) -> Part:
        """Return all that some lookups find."""
        found = {at for (at,) in self._index.of("SELECT policy FROM lookup WHERE lookup IN (%s)", sorted(asked))}
        found.update(at for (at,) in self._index.of("SELECT id FROM known WHERE key IN (%s)", asked_of(KEY, asked)))
        found.update(at for name in asked_of(LIKE, asked) for at in self._alike(name))
        beside = self._index.of("SELECT id, title, number FROM beside WHERE key IN (%s)", asked_of(NAME, asked))
        pairs = tuple((title, number) for _, title, number in sorted(beside))
        return Part({one.key: one for one in self._policies(sorted(found))}, pairs)

    def beyond(self, asked: Collection[str], wanted: Collection[str]) -> set[str]:
        """Return the lookups wanted that were not asked."""
        return set(wanted).difference(asked)

    def _policies(self, numbers: Sequence[int]) -> Iterator[Policy]:
        """The policies of some numbers, which are in order."""
        for _, row in sorted(self._index.of("SELECT id, policy FROM known WHERE id IN (%s)", numbers)):
            read = decoded(self._row.decode, row)
            self._learn(read.title_keys)
            yield read.policy

    def _alike(self, name: str) -> Iterator[int]:
        """The policies with names that share one of the rarest pieces of a name, as `NameIndex` looks for them."""
        pieces = sorted(_pieces(name)) if len(name) >= SHORTEST_ALIKE else []
        rarest = sorted(self._index.of("SELECT doc, term FROM piece WHERE term IN (%s)", pieces))[:RAREST]
        if rarest:
            either = " OR ".join(f'"{piece}"' for _, piece in rarest)
            yield from (at for (at,) in self._index.rows("SELECT rowid FROM alike WHERE alike MATCH ?", (either,)))


def keep_policies(connection: sqlite3.Connection, graph: GraphStore) -> None:
    """Write down what `KeptPolicies` read, in the index of a graph."""
    built = read_policies(graph)
    connection.executescript(_TABLES)
    with connection:
        for at, policy in enumerate(built.policies.values()):
            _keep(connection, at, policy)
        connection.executemany("INSERT INTO document VALUES (?, ?)", sorted(built.documents.items()))
        beside = ((at, loose_key(title), title, number) for at, (title, number) in enumerate(built.beside))
        connection.executemany("INSERT INTO beside VALUES (?, ?, ?, ?)", beside)
        connection.execute("INSERT INTO alike(alike) VALUES ('optimize')")
    connection.executescript(_KEYS)
    ((names,),) = connection.execute("SELECT count(*) FROM citable")
    laws = {name: Title.of(name).key for name in sorted(names_of_laws())}
    of_all = _OfAll(built.base, names, laws, fingerprint_of_titles())
    keep(connection, [(_KEPT, msgspec.msgpack.encode(of_all))])


def _keep(connection: sqlite3.Connection, at: int, policy: Policy) -> None:
    row = _Row(policy, {name.text: name.key for name in policy.names})
    connection.execute("INSERT INTO known VALUES (?, ?, ?)", (at, policy.key, msgspec.msgpack.encode(row)))
    found = sorted(lookups_of(policy))
    connection.executemany("INSERT INTO lookup VALUES (?, ?)", [(lookup, at) for lookup in found])
    names = citable_names(names_of_text(policy))
    heads = [(name[:SHORTEST_OWN_NAME], name) for name in names]
    connection.executemany("INSERT OR IGNORE INTO citable VALUES (?, ?)", heads)
    if at_hand_by_name(policy):
        pieces = {piece for key in keys_of(policy) if len(key) >= SHORTEST_ALIKE for piece in _pieces(plain_key(key))}
        if pieces:
            connection.execute("INSERT INTO alike(rowid, pieces) VALUES (?, ?)", (at, " ".join(sorted(pieces))))


def _pieces(name: str) -> set[str]:
    """The pieces of a name as words of the index."""
    return grams(_NO_PART_OF_A_PIECE.sub("\ufffd", name).lower())
