"""The SPARQL 1.1 Protocol, for queries: what is asked, in which format, and what is refused.

In: a request. Out: results, with a header where rows were left out; else a status and one line that says what to do.
Queries run in processes beside this one (`kg.graph.query_pool`), in turns (`kg.serve.turns`), each with a deadline; an
answer that was given is kept, since the graph stays the same.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import DeadlineError, KgError, StoreError
from kg.graph import queries, sparql
from kg.graph.answering import Answered
from kg.graph.query_pool import CrowdedError, QueryPool
from kg.serve.kept import Kept
from kg.serve.negotiation import accepted, preferred
from kg.serve.opened import Source
from kg.serve.settings import Settings
from kg.serve.turns import COME_BACK, BusyError, Turns

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRIPLES: Mapping[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
}
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
_READ_ONLY, _NO_UTF8 = "the graph is read-only, `kg build` writes it", "the query is not UTF-8"
MOST_TEXT = 100_000
# Larger answers are files that somebody takes along, once.
MOST_KEPT = 1 << 20
CUT = "X-Rows-Cut"
# the media type of each form, of several the first
MEDIA_OF: Mapping[str, str] = {form: media for media, form in reversed([*ROWS.items(), *TRIPLES.items()])}
_ALSO_TEXT = {"application/json", "application/xml"}


class RefusedError(Exception):
    """A request that is not answered: the status, and one line that says why."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, {n.replace("_", "-"): v for n, v in headers.items()}

    def response(self) -> Response:
        """The answer."""
        return PlainTextResponse(f"{self.why}\n", self.status, self.headers)


class Endpoint:
    """Answers queries on one graph."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self._source, self._settings = source, settings
        self._pool, self._turns = QueryPool(source.directory), Turns(settings.at_once, settings.patience)
        self._kept: Kept[Answered] = Kept()

    async def answer(self, request: Request) -> Response:
        """Answer a request that has a query."""
        try:
            text = await asked(request)
            return await self.results(text, accepted(request), client_of(request))
        except RefusedError as refused:
            return refused.response()

    async def results(self, text: str, accept: str, client: str) -> Response:
        """Answer a query in the format that a client would rather have.

        Raises
        ------
        RefusedError
            If it is no query for this graph, in no format on offer, too slow, or others are before it.
        """
        offers = TRIPLES if asks_for_triples(text) else ROWS
        media = preferred(accept, list(offers))
        if media is None:
            raise RefusedError(406, f"this query is answered as {', '.join(offers)}")
        answered = await self.run(text, {}, offers[media], client)
        headers = {"Vary": "Accept"}
        if answered.cut:
            headers[CUT] = f"first {self._settings.rows}; ask for less, or page with LIMIT and OFFSET"
        return Response(answered.data, headers=headers | {"Content-Type": content_type(media)})

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    async def run(self, text: str, given: Mapping[str, str], form: str, client: str) -> Answered:
        """Run a query when the turn of its client comes.

        Raises
        ------
        RefusedError
            If it is no query for this graph, too slow, or others are before it.
        """
        of, address = self._source.current(), (text, tuple(sorted(given.items())), form)
        if (at_hand := self._kept.at_hand(of, address)) is not None:
            return at_hand
        try:
            query = queries.parse("query", text)
            async with self._turns.of(client) as turn:
                # while this one waited, it may have been answered for another client
                answered = self._kept.at_hand(of, address)
                if answered is None:
                    deadline, rows = self._settings.deadline, self._settings.rows
                    answered = await run_in_threadpool(self._pool.ask, query, given, form, deadline, rows, turn.goes_on)
        except BusyError:
            why = f"{self._turns.at_once} queries are running; come back in a moment"
            raise RefusedError(503, why, Retry_After=str(COME_BACK)) from None
        except CrowdedError:
            why = "longer queries are running; ask for less, or come back in a while"
            raise RefusedError(503, why, Retry_After=str(round(self._settings.deadline) or 1)) from None
        except DeadlineError:
            why = f"stopped after {self._settings.deadline:g} s; ask for less"
            raise RefusedError(504, why) from None
        except StoreError as error:
            raise RefusedError(500, str(error)) from None
        except KgError as error:
            raise RefusedError(400, str(error)) from None
        if len(answered) <= MOST_KEPT and sparql.is_repeatable(text):
            self._kept.keep(of, address, answered)
        return answered


def client_of(request: Request) -> str:
    """Who asks: the address, behind a proxy the one that it tells."""
    return request.client.host if request.client else ""


async def asked(request: Request) -> str:
    """Return the one query of a request.

    Raises
    ------
    RefusedError
        If there is none or several, it is an update, it names another dataset, or it is too long.
    """
    given = _parameters(request.scope["query_string"])
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise RefusedError(403, _READ_ONLY)
        if kind not in (FORM, QUERY):
            raise RefusedError(415, f"send a query as {FORM} or {QUERY}")
        body = await _body(request)
        for name, values in (_parameters(body) if kind == FORM else {"query": [_text(body)]}).items():
            given.setdefault(name, []).extend(values)
    if "update" in given:
        raise RefusedError(403, _READ_ONLY)
    if any(name.endswith("graph-uri") for name in given):
        raise RefusedError(
            400, "there is one graph here, the default one; leave default-graph-uri and named-graph-uri out"
        )
    texts = given.get("query", [])
    if len(texts) != 1:
        raise RefusedError(400, f"{len(texts)} queries; send one, as query=…")
    if len(texts[0]) > MOST_TEXT:
        raise RefusedError(413, f"the query is longer than {MOST_TEXT} characters")
    return texts[0]


async def _body(request: Request) -> bytes:
    """The body, read no further than a query may be long."""
    gathered = bytearray()
    async for part in request.stream():
        gathered += part
        if len(gathered) > 12 * MOST_TEXT:  # four bytes a character, escaped in threes
            raise RefusedError(413, f"the query is longer than {MOST_TEXT} characters")
    return bytes(gathered)


def _parameters(encoded: bytes) -> dict[str, list[str]]:
    """The parameters of an address or a form; what is no UTF-8 is no query, and none with other characters."""
    try:
        return parse_qs(_text(encoded), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise RefusedError(400, _NO_UTF8) from None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise RefusedError(400, _NO_UTF8) from None


def content_type(media: str) -> str:
    """Return a media type as an answer tells it: of what is text with its encoding."""
    return f"{media}; charset=utf-8" if media.startswith("text/") or media in _ALSO_TEXT else media


def asks_for_triples(text: str) -> bool:
    """Whether a query asks for triples, and not for rows."""
    return query_form(text) in ("construct", "describe")


def query_form(text: str) -> str:
    """Return what a query asks for: select, ask, construct or describe; nothing where it is no query."""
    for token in sparql.tokens(sparql.normalise_newlines(text)):
        word = token.text.casefold()
        if token.kind == "word" and word not in sparql.PROLOGUE:
            return word
    return ""
