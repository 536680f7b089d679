"""The pages of the explorer at their addresses.

In: requests. Out: pages; the language (`?lang=en`) and all that was searched or chosen stand in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.analyse.finder import FACETS
from kg.errors import KgError
from kg.graph import queries
from kg.serve import protocol
from kg.serve.kept import Kept
from kg.serve.opened import Source
from kg.serve.protocol import Endpoint, RefusedError
from kg.show.explorer import answers, finding, questions, things, timeline
from kg.show.explorer.assets import ASSETS, asset
from kg.show.explorer.course import conflicts_page
from kg.show.explorer.frame import LANGUAGES, PAGED, Frame
from kg.show.explorer.indicators import indicator_page
from kg.show.explorer.linked import ASKED, links_page
from kg.show.explorer.matrix import matrix_page
from kg.show.explorer.networks import network_page, network_view
from kg.show.explorer.paths import path_page
from kg.show.explorer.policy import policy_page
from kg.show.explorer.troubles import trouble_in

MEDIA = {".css": "text/css", ".js": "text/javascript"}
_LONGEST = 300
# What an answer can be taken along as, by the ending of the file.
ROW_FILES, TRIPLE_FILES = ("csv", "tsv", "json", "xml"), ("ttl", "nt", "jsonld")


@dataclass(frozen=True, slots=True)
class ServerPlaces:
    """Addresses on this server, below what a proxy puts before them; each keeps the language."""

    root: str
    lang: str
    live: bool = True

    def thing(self, kind: str, key: str, **query: str) -> str | None:
        """The page of an individual."""
        return self._with(f"{self.root}/{quote(kind)}/{quote(key)}", query)

    def page(self, name: str, **query: object) -> str | None:
        """A page of its own."""
        return self._with(f"{self.root}/{quote(name)}", query)

    def asset(self, name: str) -> str:
        """The style sheet or the script."""
        return f"{self.root}/static/{name}"

    def data(self, kind: str, key: str) -> str | None:
        """What the graph says of an individual, in Turtle."""
        return f"{self.root}/data/{quote(kind)}/{quote(key)}.ttl"

    def _with(self, path: str, query: Mapping[str, object]) -> str:
        given = {name: value for name, value in query.items() if value}
        if self.lang != LANGUAGES[0]:
            given["lang"] = self.lang
        return f"{path}?{urlencode(given, doseq=True)}" if given else path


class Pages:
    """Answers requests for pages."""

    def __init__(self, source: Source, endpoint: Endpoint) -> None:
        self._source, self._endpoint = source, endpoint
        self._kept: Kept[str] = Kept()

    def _page(self, request: Request, frame: Frame, made: Callable[[], str]) -> Response:
        """A page that stays the same as long as the graph does."""
        address = (request.url.path, request.url.query, frame.lang)
        return HTMLResponse(self._kept.page(frame.world, address, made))

    def frame(self, request: Request) -> Frame:
        """The world, the places and the language of a request."""
        lang = request.query_params.get("lang", LANGUAGES[0])
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        root = request.scope.get("root_path", "")
        other = next(each for each in LANGUAGES if each != lang)
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
        given += [("lang", other)] if other != LANGUAGES[0] else []
        path = quote(request.scope["path"])
        address = path + (f"?{urlencode(given)}" if given else "")
        return Frame(self._source.current(), ServerPlaces(root, lang), lang, address)

    def first(self, request: Request) -> Response:
        """The first page."""
        frame = self.frame(request)
        return self._page(request, frame, lambda: finding.first_page(frame))

    def thing(self, request: Request) -> Response:
        """The page of an individual."""
        kind, key = request.path_params["kind"], request.path_params["key"]
        frame = self.frame(request)
        iri = frame.world.individuals.iri(kind, key) if kind in PAGED else None
        if iri is None:
            return self.missing(request, f"{kind}/{key}")
        return self._page(request, frame, lambda: _made(request, frame, kind, iri))

    def listed(self, request: Request) -> Response:
        """A list of bodies, regions, sectors, indicators or files."""
        frame, name = self.frame(request), request.url.path.rpartition("/")[2]
        return self._page(request, frame, lambda: things.list_page(frame, name, _number(request, "page")))

    def conflicts(self, request: Request) -> Response:
        """What cannot all be true."""
        frame = self.frame(request)
        return self._page(request, frame, lambda: conflicts_page(frame))

    def search(self, request: Request) -> Response:
        """What fits."""
        given = request.query_params
        chosen = {facet: values for facet in FACETS if (values := given.getlist(facet))}
        text = given.get("q", "")[:_LONGEST].strip()
        return HTMLResponse(finding.search_page(self.frame(request), text, chosen, _number(request, "start")))

    def suggest(self, request: Request) -> Response:
        """The first hits, while somebody types."""
        text = request.query_params.get("q", "")[:_LONGEST]
        return JSONResponse({"hits": finding.suggested(self.frame(request), text)})

    def network(self, request: Request) -> Response:
        """The network of bodies."""
        frame = self.frame(request)
        return self._page(request, frame, lambda: network_page(frame))

    def network_data(self, request: Request) -> Response:
        """What is looked at in it, for the script of the page."""
        view = network_view(self.frame(request), request.query_params.get("at", "")[:_LONGEST])
        return JSONResponse(view, 404 if view is None else 200)

    def timeline(self, request: Request) -> Response:
        """All policies on an axis of time."""
        frame = self.frame(request)
        return self._page(request, frame, lambda: timeline.timeline_page(frame))

    def timeline_data(self, request: Request) -> Response:
        """The policies between two days, or how many there are of each day."""
        frame, given = self.frame(request), request.query_params
        if "from" in given and "to" in given:
            return JSONResponse(timeline.between(frame, given["from"], given["to"]))
        return JSONResponse(timeline.day_counts(frame))

    def matrix(self, request: Request) -> Response:
        """What is counted by two things at once."""
        frame = self.frame(request)
        return self._page(request, frame, lambda: matrix_page(frame))

    def links(self, request: Request) -> Response:
        """The citations behind a number or a line."""
        given = {name: request.query_params.getlist(name) for name in ASKED}
        return HTMLResponse(links_page(self.frame(request), given, _number(request, "start")))

    def path(self, request: Request) -> Response:
        """How two policies hang together."""
        ends = (request.query_params.get(name, "")[:_LONGEST] for name in ("from", "to"))
        return HTMLResponse(path_page(self.frame(request), *ends))

    def questions(self, request: Request) -> Response:
        """The questions that come with kg."""
        return HTMLResponse(questions.questions_page(self.frame(request)))

    async def question(self, request: Request) -> Response:
        """One of them, or one's own, with its answer once its parameters are given."""
        frame, given = self.frame(request), dict(request.query_params)
        name, text = request.path_params.get("name"), given.get("query", "")
        if name and name not in queries.shipped():
            return self.missing(request, name)
        try:
            query = queries.load(name) if name else queries.parse("query", text) if text.strip() else None
        except KgError as error:
            return HTMLResponse(questions.own_page(frame, text, None, trouble_in(frame.lang, str(error))), 400)
        parameters = query.parameters if query else ()
        values = {one.name: value for one in parameters if (value := given.get(one.name, "").strip())}
        answer, trouble, status = None, "", 200
        if query and _is_asked(query, values, is_own=not name):
            client, form = protocol.client_of(request), given.get("format", "")
            try:
                if form in (TRIPLE_FILES if protocol.asks_for_triples(query.text) else ROW_FILES):
                    return await self._file(query, values, form, client)
                answer = await self._answer(query, values, client)
            except RefusedError as refused:
                trouble, status = told(frame, refused), refused.status
        view = given.get("view", "")
        if query and name:
            made = partial(questions.question_page, frame, query, values, answer, trouble, view)
        else:
            made = partial(questions.own_page, frame, text, answer, trouble, parameters, values, view)
        # a long answer takes a while to write, and others wait for who writes it in the one thread of the server
        return HTMLResponse(await run_in_threadpool(made), status)

    async def _answer(self, query: queries.Query, values: Mapping[str, str], client: str) -> answers.Answer:
        """The answer of a query, for a page."""
        triples = protocol.asks_for_triples(query.text)
        answered = await self._endpoint.run(query.text, values, "nt" if triples else "json", client)
        read = answers.read_triples if triples else answers.read_answer
        return await run_in_threadpool(read, answered.data, answered.cut)

    async def _file(self, query: queries.Query, values: Mapping[str, str], form: str, client: str) -> Response:
        """The answer of a query, as a file to take along."""
        answered = await self._endpoint.run(query.text, values, form, client)
        data = b"\xef\xbb\xbf" + answered.data if form == "csv" else answered.data
        media = protocol.content_type(protocol.MEDIA_OF[form])
        named = {"Content-Disposition": f'attachment; filename="{query.name}.{form}"', "Content-Type": media}
        return Response(data, headers=named)

    def asset(self, request: Request) -> Response:
        """The style sheet and the script."""
        name = request.path_params["name"]
        if name not in ASSETS:
            return self.missing(request, name)
        return Response(asset(name), media_type=MEDIA[Path(name).suffix], headers={"Cache-Control": "max-age=300"})

    def refused(self, request: Request, refused: RefusedError) -> Response:
        """That a request is not answered, as a page in its language."""
        frame = self.frame(request)
        heading = frame.say("not_found" if refused.status == 404 else "busy")
        page = frame.render("message.html", heading=heading, text=told(frame, refused))
        return HTMLResponse(page, refused.status, refused.headers)

    def missing(self, request: Request, what: str) -> Response:
        """That there is no such page."""
        frame = self.frame(request)
        return HTMLResponse(frame.render("message.html", heading=frame.say("not_found"), text=what), 404)


def _is_asked(query: queries.Query, values: Mapping[str, str], is_own: bool) -> bool:
    """Whether a query has what it needs; one that comes with kg and has parameters waits until one is given."""
    ready = all(one.name in values or one.default is not None for one in query.parameters)
    return ready and (is_own or bool(values) or not query.parameters)


def told(frame: Frame, refused: RefusedError) -> str:
    """Why a request is not answered, in the language of the page."""
    phrase = frame.told("refused", str(refused.status))
    if refused.status == 400:
        return f"{phrase}{frame.say('colon')}{trouble_in(frame.lang, refused.why)}"
    return phrase if phrase != str(refused.status) else refused.why


def _made(request: Request, frame: Frame, kind: str, iri: str) -> str:
    if kind == "policy":
        return policy_page(frame, iri, _number(request, "at"), _number(request, "days"))
    if kind == "compilation":
        return things.compilation_page(frame, iri, _number(request, "page"))
    return indicator_page(frame, iri) if kind == "indicator" else things.thing_page(frame, kind, iri)


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
