"""The embedded store of a build: a folder that Oxigraph reads.

In: the outputs of a build, with `store/` among them (`kg.graph.store_writer`). Out: a `GraphStore` that answers SPARQL
over it, read-only. All triples are in the default graph. The prefixes of `kg.vocabulary.namespaces` are declared for
every query.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph import sparql
from kg.graph.rdf import is_iri
from kg.versions import Lease, current_version
from kg.vocabulary.namespaces import PREFIXES, RDF

if TYPE_CHECKING:
    from kg.graph.index import Index

Row = TypeVar("Row", Mapping[str, str], dict[str, str], dict[str, str | None])
STORE_FOLDER = "store"
REBUILD = "load graph.ttl again with `kg build --restore`, or run `kg build` again"
# how the engine begins to tell of data that cannot be read
_DAMAGE = ("Corruption", "IO error")
# who wrote the store and in which form; the number is raised where a store of before can no longer be read. A second
# line is the digest of the file whose very bytes are the store's triples, node by node (`GraphStore.own_turtle`)
MARK, MARK_TEXT = "kg", b"kg store 1\n"
GRAPH_FILE = "graph.ttl"
# bytes of a file that are read at a time
_BLOCK = 1 << 20
# Terms that have a text of their own; made once, since it is asked for every cell of every answer.
_NAMED = (ox.NamedNode, ox.Literal, ox.BlankNode)
_TYPE = ox.NamedNode(RDF + "type")


class GraphStore:
    """A graph to ask.

    Parameters
    ----------
    store : pyoxigraph.Store
        The engine.
    folder : Path or None
        The outputs of the same build; they are kept from being deleted as long as this lives.
    lease : Lease or None
        What keeps them.
    """

    def __init__(self, store: ox.Store, folder: Path | None = None, lease: Lease | None = None) -> None:
        self._engine = store
        self.folder = folder
        self._lease = lease
        self._classes: dict[str, Mapping[str, None]] = {}

    def __repr__(self) -> str:
        return f"<GraphStore of {len(self)} triples>"

    @property
    def store(self) -> ox.Store:
        """The engine, for what SPARQL is too slow or too wordy for."""
        return self._engine

    def solutions(self, query: str) -> Any:
        """Return pyoxigraph's own results of a query.

        Raises
        ------
        SyntaxError
            If the query is no SPARQL.
        """
        return self.store.query(query, prefixes=dict(PREFIXES))

    def raw(self, query: str) -> Any:
        """Return pyoxigraph's own results of a query.

        Raises
        ------
        QueryError
            If the query is no SPARQL.
        """
        try:
            return self.solutions(query + sparql.PADDING)
        except SyntaxError as error:
            raise QueryError(sparql.syntax_message(str(error), query, {}, "query")) from None

    def select(self, query: str, **bindings: str) -> list[dict[str, str | None]]:
        """Return the rows of a SELECT: variable to value as a plain string, None where unbound.

        Parameters
        ----------
        query : str
            The query, without prologue.
        **bindings : str
            Constants for variables that the query does not project: an absolute IRI stands for that node, anything else
            for a plain string.

        Raises
        ------
        QueryError
            If the query is no SPARQL.
        StoreError
            If the store is damaged.
        """
        terms = {name: str(as_term(value)) for name, value in bindings.items()}
        solutions = self.raw(sparql.bind(query, terms) if terms else query)
        names = [variable.value for variable in solutions.variables]
        try:
            return [
                {name: None if term is None else text_of(term) for name, term in zip(names, row, strict=True)}
                for row in solutions
            ]
        except (OSError, RuntimeError) as error:
            raise damage(error) or error from None

    def sorted_rows(self, query: str) -> list[dict[str, str]]:
        """Return the rows of a SELECT, sorted by their values in the order of the variables, empty text where unbound.

        Parameters
        ----------
        query : str
            The query, without prologue.

        Raises
        ------
        QueryError
            If the query is no SPARQL.
        """
        rows = [{name: value or "" for name, value in row.items()} for row in self.select(query)]
        return sorted(rows, key=lambda row: tuple(row.values()))

    def pairs(self, predicate: str, kind: str | None = None) -> list[tuple[str, str]]:
        """Return subject and object of each triple with a predicate; where a class is named, of its individuals."""
        found = self._all_pairs(predicate, kind)
        if kind is None:
            return found
        members = self._members(kind)
        return [pair for pair in found if pair[0] in members]

    def values(self, predicate: str, kind: str | None = None) -> dict[str, tuple[str, ...]]:
        """Return what `pairs` does by subject: each with its values, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, value in self.pairs(predicate, kind):
            found[subject].append(value)
        return {subject: (*some,) if len(some) == 1 else (*sorted(set(some)),) for subject, some in found.items()}

    def instances(self, kind: str) -> list[str]:
        """Return the individuals of a class, sorted."""
        return list(self._members(kind))

    def _members(self, kind: str) -> Mapping[str, None]:
        """The individuals of a class, sorted, each looked for once."""
        if kind not in self._classes:
            self._classes[kind] = dict.fromkeys(self._all_instances(kind))
        return self._classes[kind]

    def _all_pairs(self, predicate: str, kind: str | None) -> list[tuple[str, str]]:
        """The pairs of a predicate, at least those of a class."""
        # Triple by triple: through SPARQL, this takes five times as long.
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), None)
        return [(text_of(quad.subject), text_of(quad.object)) for quad in quads]

    def texts(self, predicate: str, language: str) -> list[tuple[str, str]]:
        """Return subject and text of each triple with a predicate whose value is a text in a language."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), None)
        return [
            (text_of(quad.subject), quad.object.value)
            for quad in quads
            if isinstance(quad.object, ox.Literal) and quad.object.language == language
        ]

    def _all_instances(self, kind: str) -> list[str]:
        quads = self.store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind))
        return sorted(text_of(quad.subject) for quad in quads)

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Return what a subject is linked to by a predicate, sorted."""
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return sorted(text_of(quad.object) for quad in quads)

    def described(self, subject: str) -> dict[str, tuple[str, ...]]:
        """Return what is said of a subject: predicate to values, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(ox.NamedNode(subject), None, None):
            found[quad.predicate.value].append(text_of(quad.object))
        return {predicate: tuple(sorted(said)) for predicate, said in found.items()}

    def own_turtle(self) -> Path | None:
        """The file that its build wrote and loaded; None where it is no longer that, or no build wrote one."""
        if self.folder is None:
            return None
        try:
            digest = loaded_from(self.folder)
            return self.folder / GRAPH_FILE if digest and digest == digest_of(self.folder / GRAPH_FILE) else None
        except OSError:
            return None

    @cached_property
    def index(self) -> Index:
        """The names of its policies: the index of its build, made in memory for a graph that no build wrote.

        Raises
        ------
        StoreError
            If the build left none, or none that this version of kg reads.
        """
        from kg.graph.index import Index
        from kg.graph.index_writer import index_in_memory

        return Index(index_in_memory(self)) if self.folder is None else Index.open(self.folder)

    def __len__(self) -> int:
        """Return the number of triples."""
        return len(self.store)


def as_term(value: str) -> ox.NamedNode | ox.Literal:
    """Return the node of an absolute http(s) or urn IRI, else a plain literal."""
    return ox.NamedNode(value) if is_iri(value) else ox.Literal(value)


def text_of(term: Any) -> str:
    """Return the IRI of a node, the lexical form of a literal, SPARQL of a triple term."""
    return term.value if isinstance(term, _NAMED) else str(term)


def open_store(directory: Path) -> GraphStore:
    """Open the graph that a build wrote.

    Parameters
    ----------
    directory : Path
        The output folder of the build, which holds `store/`.

    Raises
    ------
    StoreError
        If there is no graph, or it cannot be read.
    """
    place, lease = current_version(directory)
    folder = place / STORE_FOLDER
    # RocksDB's marker of a database that is whole.
    if not (folder / "CURRENT").is_file():
        raise StoreError(f"no graph in {directory}: run `kg build` first")
    if not _is_marked(folder):
        raise StoreError(f"{directory / STORE_FOLDER}: was not written by this version of kg; {REBUILD}")
    try:
        store = ox.Store.read_only(str(folder))
        empty = next(iter(store), None) is None
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"{directory / STORE_FOLDER}: cannot be read ({reason}); {REBUILD}") from None
    if empty:
        raise StoreError(f"{directory / STORE_FOLDER}: is empty, and a graph never is; {REBUILD}")
    return GraphStore(store, place, lease)


def damage(error: BaseException) -> StoreError | None:
    """Tell in one line what the engine found damaged as it read; None for any other fault."""
    said = " ".join(str(error).split())
    if said.startswith(_DAMAGE) or type(error).__name__ == "PanicException":
        return StoreError(f"{STORE_FOLDER}: is damaged ({said}); {REBUILD}")
    return None


def digest_of(path: Path) -> str:
    """Return what tells the bytes of a file from all others."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def loaded_from(folder: Path) -> str:
    """Return the digest of the file that the store in a folder was loaded from; nothing where it does not tell."""
    try:
        mark = (folder / STORE_FOLDER / MARK).read_bytes()
    except OSError:
        return ""
    return mark.removeprefix(MARK_TEXT).decode("utf-8", "replace") if mark.startswith(MARK_TEXT) else ""


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / MARK).read_bytes().startswith(MARK_TEXT)
    except OSError:
        return False


def values(graph: GraphStore, pattern: str) -> dict[str, tuple[str, ...]]:
    """What a pattern with ?subject and ?value gives: each subject with its values, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in graph.select(f"SELECT ?subject ?value WHERE {{ {pattern} }}"):
        if row["subject"] and row["value"]:
            found[row["subject"]].add(row["value"])
    return {subject: tuple(sorted(values)) for subject, values in found.items()}


def said_once(rows: Iterable[Row], mention: str) -> list[Row]:
    """Return the rows of mentions without those that state again what another one states.

    A text that stands in two compilations says a thing once. Of the mentions of one statement the first by IRI stands.

    Parameters
    ----------
    rows : iterable of mapping of str to str or None
        What `?statement` is, where the graph says it, and the mention.
    mention : str
        The variable of the mention.
    """
    kept = list(rows)
    first: dict[str, str] = {}
    for row in kept:
        if row["statement"]:
            iri = row[mention] or ""
            first[row["statement"]] = min(first.get(row["statement"], iri), iri)
    return [row for row in kept if not row["statement"] or first[row["statement"]] == row[mention]]


def has_graph(directory: Path) -> bool:
    """Return whether a build has written a graph to a folder."""
    return (current_version(directory)[0] / STORE_FOLDER).is_dir()
