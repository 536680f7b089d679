"""The records of a graph as the build leaves them in its index, so that no answer reads the whole graph again.

In: `Records` of a graph, and the index that its names are in already. Out: tables beside those, and `StoredRecords`
that reads them: all of a kind at once, or one policy and its links.

Each record is a row of MessagePack, the values in the order of its class: 31,000 policies are there in 0.15 s, where
SPARQL takes 10. Arrow would take longer to import (0.1 s) than this takes to answer about one policy.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache, cached_property
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints

import msgspec

from kg.analyse.duties import DutyRecord
from kg.analyse.rankings import IssuerRow
from kg.analyse.records import BodyRecord, CitationRecord, LinkKey, PolicyRecord, Records
from kg.analyse.targets import TargetRecord
from kg.analyse.topics import Topic
from kg.graph.index import decoded

if TYPE_CHECKING:
    from kg.analyse.chains import Direction
    from kg.graph.store import GraphStore

Record = TypeVar("Record")
# so many policies in one question to the index
_AT_A_TIME = 500
_RECORD = "CREATE TABLE record (policy INTEGER PRIMARY KEY, record BLOB NOT NULL)"
_LINK = "CREATE TABLE link (citing TEXT NOT NULL, cited TEXT NOT NULL, relation TEXT NOT NULL, mentions BLOB NOT NULL)"
_LINKS = "SELECT citing, cited, relation, mentions FROM link"
_KEYS = """
CREATE INDEX link_by_citing ON link (citing);
CREATE INDEX link_by_cited ON link (cited);
"""


class _Form(Generic[Record]):
    """A class of records as rows of values."""

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._values = attrgetter(*names)
        hints = get_type_hints(kind)
        row: Any = tuple.__class_getitem__(tuple(hints[name] for name in names))
        self._one, self._many = msgspec.msgpack.Decoder(row), msgspec.msgpack.Decoder(list[row])

    def write(self, record: Record) -> bytes:
        return msgspec.msgpack.encode(self._values(record))

    def write_all(self, records: Iterable[Record]) -> bytes:
        return msgspec.msgpack.encode(list(map(self._values, records)))

    def read(self, data: bytes) -> Record:
        return self._kind(*decoded(self._one.decode, data))

    def read_all(self, data: bytes) -> list[Record]:
        return [self._kind(*row) for row in decoded(self._many.decode, data)]


def write_columns(connection: sqlite3.Connection, records: Records) -> None:
    """Write records to an index that has the names of the same graph."""
    from kg.graph.index_writer import keep

    number_of = dict(connection.execute("SELECT iri, id FROM policy"))
    write_policies(connection, sorted((number_of[iri], one) for iri, one in records.policies.items()))
    write_links(connection, records.citations.items())
    keep(connection, _whole(records))


def write_policies(connection: sqlite3.Connection, numbered: Iterable[tuple[int, PolicyRecord]]) -> None:
    """Write policies, each with its number in the index."""
    form = _Form(PolicyRecord)
    connection.execute(_RECORD)
    with connection:
        rows = ((number, form.write(one)) for number, one in numbered)
        connection.executemany("INSERT INTO record VALUES (?, ?)", rows)


def write_links(connection: sqlite3.Connection, links: Iterable[tuple[LinkKey, Sequence[CitationRecord]]]) -> None:
    """Write who cites whom, in the order given."""
    form = _Form(CitationRecord)
    connection.execute(_LINK)
    with connection:
        rows = ((*ends, form.write_all(found)) for ends, found in links)
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?)", rows)
    connection.executescript(_KEYS)


def _whole(records: Records) -> Iterator[tuple[str, bytes]]:
    """What is small, or always asked for as a whole."""
    yield "bodies", _Form(BodyRecord).write_all(records.bodies.values())
    yield "duties", _Form(DutyRecord).write_all(records.duties)
    yield "targets", _Form(TargetRecord).write_all(records.targets)
    yield "centralities", _Form(IssuerRow).write_all(records.centralities)
    yield "regions", _Form(Topic).write_all(records.regions.values())
    yield "issuers", msgspec.msgpack.encode(records.issuers)
    yield "predecessors", msgspec.msgpack.encode(records.predecessors)
    yield "citation_states", msgspec.msgpack.encode(dict(sorted(records.citation_states.items())))
    yield "availabilities", msgspec.msgpack.encode(dict(sorted(records.availabilities.items())))
    yield "regions_read", msgspec.msgpack.encode(sorted(records.regions_read))


def written_policy(graph: GraphStore, iri: str) -> PolicyRecord | None:
    """One policy as the build has written it down, kept by nobody; None where no build has, or there is no such."""
    if graph.folder is None:
        return None
    rows = graph.index.rows("SELECT record FROM policy JOIN record ON policy = id WHERE iri = ?", (iri,))
    return next((_policy_form().read(row[0]) for row in rows), None)


def written_mentions(graph: GraphStore, link: LinkKey) -> list[CitationRecord] | None:
    """Each citation of one policy in another by one relation, as `written_policy` gives a policy."""
    if graph.folder is None:
        return None
    asked = "SELECT mentions FROM link WHERE citing = ? AND cited = ? AND relation = ?"
    return next((_citation_form().read_all(row[0]) for row in graph.index.rows(asked, link)), None)


@cache
def _citation_form() -> _Form[CitationRecord]:
    return _Form(CitationRecord)


@cache
def _policy_form() -> _Form[PolicyRecord]:
    return _Form(PolicyRecord)


class StoredRecords(Records):
    """The records of a graph whose build has written them down."""

    def __repr__(self) -> str:
        return f"<records of {self.graph!r}>"

    def _plain(self, name: str, kind: Any) -> Any:
        return decoded(msgspec.msgpack.Decoder(kind).decode, self.graph.index.kept(name))

    @cached_property
    def bodies(self) -> dict[str, BodyRecord]:
        """All bodies by IRI, sorted, speakers included."""
        return {one.iri: one for one in _Form(BodyRecord).read_all(self.graph.index.kept("bodies"))}

    @cached_property
    def issuers(self) -> dict[str, tuple[str, ...]]:
        """Policy → bodies that issue it."""
        found: dict[str, tuple[str, ...]] = self._plain("issuers", dict[str, tuple[str, ...]])
        return found

    @cached_property
    def policies(self) -> dict[str, PolicyRecord]:
        """All policies by IRI, sorted."""
        rows = self.graph.index.rows("SELECT record FROM policy JOIN record ON policy = id ORDER BY iri")
        return {one.iri: one for one in (_policy_form().read(row[0]) for row in rows)}

    def policy(self, iri: str) -> PolicyRecord | None:
        """One policy; None where the graph has no such."""
        return next(iter(self.policies_of((iri,))), None)

    def policies_of(self, iris: Iterable[str]) -> list[PolicyRecord]:
        """Some policies in the order asked for, without those that the graph does not have; each is read once."""
        asked = list(iris)
        fresh = [iri for iri in dict.fromkeys(asked) if iri not in self._met]
        rows = self._rows_of("SELECT iri, record FROM policy JOIN record ON policy = id WHERE iri", fresh)
        read = {iri: _policy_form().read(record) for iri, record in rows}
        # in one step: another thread that finds a name here finds its policy
        self._met.update({iri: read.get(iri) for iri in fresh})
        return [found for iri in asked if (found := self._met[iri])]

    @cached_property
    def _met(self) -> dict[str, PolicyRecord | None]:
        """The policies asked for one by one so far; None where the graph has no such."""
        return {}

    def _rows_of(self, query: str, iris: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that ends with the column in which some IRIs stand."""
        waiting = iter(iris)
        while some := tuple(islice(waiting, _AT_A_TIME)):
            yield from self.graph.index.rows(f"{query} IN ({', '.join('?' * len(some))})", some)

    @cached_property
    def predecessors(self) -> dict[str, str]:
        """Policy → its earlier edition."""
        found: dict[str, str] = self._plain("predecessors", dict[str, str])
        return found

    @cached_property
    def citations(self) -> dict[LinkKey, list[CitationRecord]]:
        """(citing, cited, relation) → each citation."""
        return self._links_in(self.graph.index.rows(f"{_LINKS} ORDER BY rowid"))

    def link_keys(self) -> list[LinkKey]:
        """Who cites whom by which relation, sorted, without the mentions."""
        rows = self.graph.index.rows("SELECT citing, cited, relation FROM link ORDER BY citing, cited, relation")
        return [(row[0], row[1], row[2]) for row in rows]

    def links(self, policies: Iterable[str], direction: Direction) -> dict[LinkKey, list[CitationRecord]]:
        """The citations that some policies make (`up`) or that mean them (`down`), as in `citations`."""
        end = "citing" if direction == "up" else "cited"
        rows = self._rows_of(f"{_LINKS} WHERE {end}", policies)
        return dict(sorted(self._links_in(rows).items()))

    def _links_in(self, rows: Iterable[tuple[Any, ...]]) -> dict[LinkKey, list[CitationRecord]]:
        return {(row[0], row[1], row[2]): _citation_form().read_all(row[3]) for row in rows}

    @cached_property
    def citation_states(self) -> dict[str, int]:
        """How many citations mean a policy of each state."""
        found: dict[str, int] = self._plain("citation_states", dict[str, int])
        return found

    @cached_property
    def availabilities(self) -> Mapping[str, int]:
        """How many policies are at hand, known, a name only."""
        return Counter(self._plain("availabilities", dict[str, int]))

    @cached_property
    def centralities(self) -> list[IssuerRow]:
        """The bodies by their place in joint issuing."""
        return _Form(IssuerRow).read_all(self.graph.index.kept("centralities"))

    @cached_property
    def regions_read(self) -> frozenset[str]:
        """The regions of which a text was read."""
        return frozenset(self._plain("regions_read", list[str]))

    @cached_property
    def regions(self) -> dict[str, Topic]:
        """All provinces, the whole country, and the named areas of the graph, by key."""
        return {one.key: one for one in _Form(Topic).read_all(self.graph.index.kept("regions"))}

    @cached_property
    def targets(self) -> list[TargetRecord]:
        """All targets with a value."""
        return _Form(TargetRecord).read_all(self.graph.index.kept("targets"))

    @cached_property
    def duties(self) -> list[DutyRecord]:
        """All duties."""
        return _Form(DutyRecord).read_all(self.graph.index.kept("duties"))
