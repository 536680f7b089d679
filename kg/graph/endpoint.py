"""A graph behind a SPARQL 1.1 endpoint, asked as the embedded store is.

In: the address of an endpoint (SPARQL 1.1 Protocol), or of a graph store (Graph Store HTTP Protocol) and a file to load
there. Out: an `Endpoint`, which is a `GraphStore` whose engine is elsewhere; or the graph in its place.

Names and records are read from the endpoint whole, once a command: a graph of many policies is quicker where a build
has left its index.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import DeadlineError, InputError, QueryError, StoreError
from kg.graph.answering import Answered, evaluated
from kg.graph.queries import Query, parameter_values
from kg.graph.store import GraphStore, text_of
from kg.vocabulary.namespaces import PREFIXES, RDF

if TYPE_CHECKING:
    import httpx2

_ROWS, _TRIPLES, _TURTLE = "application/sparql-results+json", "application/n-triples", "text/turtle"
_EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
# Seconds for an answer where the user sets none.
_PATIENCE = 120.0
# Bytes of a graph that are sent at a time, and how much of what a server says is told.
_PIECE, _SAID = 1 << 20, 200


class Endpoint(GraphStore):
    """A graph that a server holds.

    Parameters
    ----------
    url : str
        Where it answers queries, as https://example.org/sparql.
    patience : float
        Seconds to wait for an answer.

    Raises
    ------
    InputError
        If this is no address.
    """

    def __init__(self, url: str, patience: float = _PATIENCE) -> None:
        super().__init__(ox.Store())
        self.url = checked_address(url)
        self._patience = patience

    @property
    def store(self) -> ox.Store:
        """The whole graph, fetched into memory once: for what has to see every triple."""
        return self._fetched

    @cached_property
    def _fetched(self) -> ox.Store:
        return self._loaded(_EVERYTHING)

    def _loaded(self, query: str) -> ox.Store:
        store = ox.Store()
        store.bulk_load(self._ask(query, _TRIPLES), ox.RdfFormat.N_TRIPLES)
        return store

    def solutions(self, query: str) -> Any:
        """Return pyoxigraph's own results of a query.

        Raises
        ------
        SyntaxError
            If the query is no SPARQL.
        QueryError
            If the server refuses it.
        StoreError
            If nothing answers, or not as an endpoint does.
        """
        if _gives_triples(query):
            return self._loaded(query).query(_EVERYTHING)
        data = self._ask(query, _ROWS)
        try:
            return ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError):
            raise StoreError(
                f"{self.shown}: does not answer as a SPARQL endpoint; name the address of queries"
            ) from None

    def _all_pairs(self, predicate: str, kind: str | None) -> list[tuple[str, str]]:
        of_class = f"?s <{RDF}type> <{kind}> . " if kind else ""
        rows = self.solutions(f"SELECT ?s ?o WHERE {{ {of_class}?s <{predicate}> ?o }}")
        return [(text_of(row[0]), text_of(row[1])) for row in rows]

    def _all_instances(self, kind: str) -> list[str]:
        return sorted(text_of(row[0]) for row in self.solutions(f"SELECT ?s WHERE {{ ?s <{RDF}type> <{kind}> }}"))

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Return what a subject is linked to by a predicate, sorted."""
        rows = self.solutions(f"SELECT ?o WHERE {{ {ox.NamedNode(subject)} <{predicate}> ?o }}")
        return sorted(text_of(row[0]) for row in rows)

    def __len__(self) -> int:
        """Return the number of triples."""
        return int(next(iter(self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")))["n"] or 0)

    @property
    def shown(self) -> str:
        """Its address without a password."""
        return _without_password(self.url)

    def _ask(self, query: str, accepted: str) -> bytes:
        prologue = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
        headers = {"Accept": accepted, "Content-Type": "application/sparql-query; charset=utf-8"}
        with _connected(self.url, self._patience) as client:
            response = client.post(self.url, content=f"{prologue}\n{query}".encode(), headers=headers)
        if response.status_code == 400:
            raise QueryError(f"{self.shown}: refuses the query ({_reason(response)})")
        _check(response, self.url)
        return response.content


def ask_endpoint(endpoint: Endpoint, query: Query, given: Mapping[str, str], form: str, rows: int) -> Answered:
    """Answer a query as `kg.graph.answering.ask` does of a folder, in this process: the server has the deadline.

    Raises
    ------
    KgError
        As of a folder; and if the server does not answer.
    """
    values = parameter_values(query, given)
    request = {"name": query.name, "text": query.text, "values": values, "form": form, "rows": rows}
    return Answered(*evaluated(endpoint, request))


def load_graph_store(ttl: Path, url: str) -> str:
    """Load a Turtle file into a graph store, in the place of the graph that was there; return where it stands now.

    Parameters
    ----------
    ttl : Path
        The graph.
    url : str
        The graph store (Graph Store HTTP Protocol): its default graph, or with `?graph=IRI` a named one.

    Raises
    ------
    InputError
        If this is no address.
    StoreError
        If the server is not there, or does not take the graph.
    """
    address = checked_address(url)
    if not urlsplit(address).query:
        address = f"{address}?default"
    # a graph that is large takes the server its time: only the connection has a limit
    with _connected(address, None) as client:
        response = client.put(address, content=_pieces(ttl), headers={"Content-Type": _TURTLE})
    _check(response, address)
    return _without_password(address)


def _gives_triples(query: str) -> bool:
    """Whether a query is a CONSTRUCT; what is no SPARQL is told as of the embedded store, not in each server's words.

    The engine's own results end here: an error of the server would hold them, and they die only on their own thread.
    """
    return isinstance(ox.Store().query(query, prefixes=dict(PREFIXES)), ox.QueryTriples)


def checked_address(url: str) -> str:
    """Return an address as given.

    Raises
    ------
    InputError
        If it is none of http or https.
    """
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or any(character.isspace() for character in url):
        raise InputError(f"{url}: is no address of an endpoint; write one such as https://example.org/sparql")
    return url


@contextlib.contextmanager
def _connected(url: str, patience: float | None) -> Iterator[httpx2.Client]:
    """A client for one request; what fails on the way is told in one line."""
    import httpx2

    shown = _without_password(url)
    try:
        with httpx2.Client(timeout=httpx2.Timeout(patience, connect=10.0), follow_redirects=True) as client:
            yield client
    except httpx2.ConnectError as error:
        raise StoreError(f"{shown}: nothing answers there ({_one_line(error)}); is the server running?") from None
    except httpx2.TimeoutException:
        raise DeadlineError(f"{shown}: no answer in time; ask for less, or set --timeout higher") from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise StoreError(f"{shown}: {_one_line(error)}") from None


def _check(response: httpx2.Response, url: str) -> None:
    if not response.is_success:
        raise StoreError(f"{_without_password(url)}: {response.status_code} {_reason(response)}")


def _reason(response: httpx2.Response) -> str:
    """What a server says is wrong, in one line."""
    said = " ".join(response.text.split())[:_SAID]
    return said if said and not said.startswith("<") else response.reason_phrase


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:_SAID]


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
