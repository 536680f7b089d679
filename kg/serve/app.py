"""The application: which address gives what.

In: the folder of a build and `Settings`. Out: an ASGI application.

    /                         the explorer; /search, /suggest (hits while somebody types), /bodies, /regions, /sectors,
                              /indicators, /compilations, /conflicts
    /policy/KEY …             a page for each policy, body, region, sector, indicator and file
    /network, /timeline, /matrix, /links, /path
                              what hangs together, and when; /network/data and /timeline/data for their scripts
    /questions/NAME, /query   shipped queries and one's own, with their answers
    /static/NAME              style sheet and scripts
    /sparql                   the endpoint (SPARQL 1.1 Protocol); without a query its description
    /id/KIND/KEY              303 to the page or to the data, as the client would rather have
    /data/KIND/KEY[.ending]   what the graph says of it (ttl, nt, jsonld, rdf)
    /.well-known/void         what the graph is
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.serve import data
from kg.serve.headers import SecurityHeaders
from kg.serve.negotiation import accepted, preferred
from kg.serve.opened import Source
from kg.serve.pages import Pages
from kg.serve.protocol import CUT, MEDIA_OF, TRIPLES, Endpoint, RefusedError, content_type
from kg.serve.settings import Settings
from kg.show.explorer.frame import PAGED
from kg.show.explorer.things import LISTS

HTML, TEXT = "text/html", "text/plain"
Handler = Callable[[Request, Exception], Awaitable[Response]]
# the forms of triples by the endings that addresses of data have
ENDINGS: Mapping[str, str] = {".ttl": "ttl", ".nt": "nt", ".jsonld": "jsonld", ".rdf": "rdfxml"}


class Service:
    """What stands behind the addresses for machines."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source, self.settings = source, settings
        self.endpoint = Endpoint(source, settings)

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, say what this is."""
        if request.method in ("GET", "HEAD") and not {"query", "update"} & set(request.query_params):
            return self.description(request)
        return await self.endpoint.answer(request)

    def description(self, request: Request) -> Response:
        """Say what the endpoint and the graph are."""
        media = preferred(accepted(request), list(TRIPLES)) or "text/turtle"
        address = str(request.url_for("sparql"))
        about = data.about(self.source.current(), address, self.settings.rows)
        return _triples(data.written(about, TRIPLES[media]), media)

    def thing(self, request: Request) -> Response:
        """Lead from the IRI of a thing to what tells of it."""
        kind, key = request.path_params["kind"], request.path_params["key"]
        if self.source.current().individuals.iri(kind, key) is None:
            raise RefusedError(404, f"{kind}/{key}: the graph says nothing of it")
        offers = [HTML, *TRIPLES] if kind in PAGED else list(TRIPLES)
        media = preferred(accepted(request), offers)
        root, name = request.scope.get("root_path", ""), f"{quote(kind)}/{quote(key)}"
        ending = next((each for each, form in ENDINGS.items() if MEDIA_OF[form] == media), ".ttl")
        place = f"{root}/{name}" if media == HTML else f"{root}/data/{name}{ending}"
        return RedirectResponse(place, 303, {"Vary": "Accept"})

    def data(self, request: Request) -> Response:
        """Give what the graph says of a thing."""
        kind, key = request.path_params["kind"], request.path_params["key"]
        world = self.source.current()
        find = world.individuals.iri
        media, iri = "", None
        for ending, form in ENDINGS.items():
            if key.endswith(ending) and (iri := find(kind, key.removesuffix(ending))):
                media = MEDIA_OF[form]
        if iri is None:
            iri = find(kind, key)
            media = preferred(accepted(request), list(TRIPLES)) or "text/turtle"
        if iri is None:
            raise RefusedError(404, f"{kind}/{key}: the graph says nothing of it")
        return _triples(data.written(data.described(world, iri), TRIPLES[media]), media)


def _triples(written: bytes, media: str) -> Response:
    return Response(written, headers={"Content-Type": content_type(media), "Vary": "Accept"})


def make_app(directory: Path, settings: Settings | None = None) -> Starlette:
    """Return the application for the folder of a build.

    Raises
    ------
    StoreError
        If there is no graph in it.
    """
    chosen = settings or Settings()
    source = Source(directory)
    source.current()
    service = Service(source, chosen)
    pages = Pages(source, service.endpoint)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=source.current().prepare, daemon=True).start()
        try:
            yield
        finally:
            service.endpoint.close()

    async def refused(request: Request, error: Exception) -> Response:
        # who reads pages gets one, programs get a line of text
        assert isinstance(error, RefusedError)
        wanted = preferred(accepted(request), [TEXT, HTML])
        return pages.refused(request, error) if wanted == HTML else error.response()

    async def unknown(request: Request, error: Exception) -> Response:
        return await refused(request, RefusedError(404, f"{request.url.path}: no such page"))

    handlers: dict[int | type[Exception], Handler] = {RefusedError: refused, KgError: _failed, 404: unknown}
    app = Starlette(
        routes=_routes(service, pages),
        middleware=_middleware(chosen),
        exception_handlers=handlers,
        lifespan=lifespan,
    )
    # /policy/KEY with a slash behind is another key, and /favicon.ico no kind of thing
    app.router.redirect_slashes = False
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """What each answer passes through, the outermost first."""
    middleware = [Middleware(SecurityHeaders)]
    if settings.origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Content-Type"],
                expose_headers=[CUT],
            )
        )
    if settings.hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts)))
    return [*middleware, Middleware(GZipMiddleware, minimum_size=1000)]


def _routes(service: Service, pages: Pages) -> list[Route]:
    """The addresses, the first that fits before others."""
    return [
        Route("/sparql", service.sparql, methods=["GET", "POST"], name="sparql"),
        Route("/.well-known/void", service.description),
        Route("/id/{kind}/{key:path}", service.thing),
        Route("/data/{kind}/{key:path}", service.data),
        Route("/", pages.first),
        Route("/search", pages.search),
        Route("/suggest", pages.suggest),
        Route("/conflicts", pages.conflicts),
        Route("/questions", pages.questions),
        Route("/questions/{name}", pages.question),
        Route("/query", pages.question),
        Route("/network", pages.network),
        Route("/network/data", pages.network_data),
        Route("/timeline", pages.timeline),
        Route("/timeline/data", pages.timeline_data),
        Route("/matrix", pages.matrix),
        Route("/links", pages.links),
        Route("/path", pages.path),
        Route("/static/{name}", pages.asset),
        *(Route(f"/{name}", pages.listed, name=name) for name in LISTS),
        Route("/{kind}/{key:path}", pages.thing),
    ]


async def _failed(request: Request, error: Exception) -> Response:
    return RefusedError(500, str(error)).response()
