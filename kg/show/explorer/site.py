"""The explorer as a folder of files: the same pages, which open from a disk and ask no server.

In: a `World` and a folder. Out: a page for each policy and for all that pages lead to, one style sheet, one script, and
an index that the search reads. The same graph gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.graph.store import text_of
from kg.show.explorer import finding, things
from kg.show.explorer.assets import ASSETS, asset
from kg.show.explorer.course import conflicts_page
from kg.show.explorer.frame import LANGUAGES, PAGED, Frame, World
from kg.show.explorer.indicators import indicator_page
from kg.show.explorer.kept_site import made_of
from kg.show.explorer.linked import links_script, static_links_page
from kg.show.explorer.listing import write
from kg.show.explorer.matrix import matrix_page
from kg.show.explorer.networks import network_page, network_scripts
from kg.show.explorer.paths import path_page
from kg.show.explorer.policy import policy_pages
from kg.show.explorer.search_index import index_scripts
from kg.show.explorer.timeline import timeline_page
from kg.vocabulary.namespaces import KG, RDF

# Pages that the script draws, and what cannot be true.
_DRAWN: Mapping[str, Callable[[Frame], str]] = {
    "network": network_page,
    "timeline": timeline_page,
    "matrix": matrix_page,
    "links": static_links_page,
    "conflicts": conflicts_page,
    "path": path_page,
}
INDEX = "index.js"
# What it draws them from.
_SCRIPTS: Mapping[str, Callable[[Frame], Iterable[str]]] = {
    INDEX: index_scripts,
    "network.js": network_scripts,
    "links.js": lambda frame: [links_script(frame)],
}
# Bytes of a file's name that every file system takes, its ending left out.
_LONGEST = 150
Named = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class FilePlaces:
    """Addresses in a folder, as seen from a page that stands `up` in it (nothing, or `../`)."""

    named: Named
    up: str = ""
    live: bool = False

    def thing(self, kind: str, key: str, **query: str) -> str | None:
        """The page of an individual, None where it has none here."""
        name = self.named.get((kind, key))
        if name and "page" in query:
            name = numbered(name, int(query["page"]))
        if name and "at" in query:  # the texts of a policy count from 0
            name = numbered(name, int(query["at"]) + 1)
        # as it is: `file_name` leaves nothing in it that an address would have to escape
        return f"{self.up}{name}" if name else None

    def page(self, name: str, **query: object) -> str | None:
        """The first page, the search, or a list."""
        if name not in ("", "search", *things.LISTS, *(_DRAWN if self.named else ())):
            return None
        given = {key: value for key, value in query.items() if value}
        if name in things.LISTS:
            return f"{self.up}{numbered(f'{name}.html', int(str(given.get('page', 1))))}"
        asked = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.up}{name or 'index'}.html{asked}"

    def asset(self, name: str) -> str:
        """The style sheet, the script or the index."""
        return f"{self.up}{name}"

    def data(self, kind: str, key: str) -> str | None:
        """Nothing: what the graph says stands in graph.ttl."""
        return None


def write_site(world: World, folder: Path, lang: str = LANGUAGES[0], each: bool = True) -> int:
    """Write the pages of a graph to a folder; return how many there are.

    Parameters
    ----------
    world : World
        The graph.
    folder : Path
        The folder; made if missing.
    lang : str
        The language of the pages.
    each : bool
        Whether each thing has a page of its own; if not, there are the first page, the search and the lists alone.

    Raises
    ------
    OutputError
        If something that kg did not write is in the way.
    OSError
        If the folder cannot be written.
    """
    named = _named(world) if each else {}
    source = world.graph.folder
    return write(folder, made_of(source, lang, each) if source else "", _files(world, named, lang))


def _files(world: World, named: Named, lang: str) -> Iterator[tuple[str, bytes]]:
    for name, page in _pages(world, named, lang):
        yield name, f"{page}\n".encode()
    for name in ASSETS:
        yield name, asset(name).encode()
    frame = Frame(world, FilePlaces(named), lang)
    for name in _SCRIPTS if named else (INDEX,):
        for at, text in enumerate(_SCRIPTS[name](frame), 1):
            yield numbered(name, at), text.encode()


def _pages(world: World, named: Named, lang: str) -> Iterator[tuple[str, str]]:
    top, below = Frame(world, FilePlaces(named), lang), Frame(world, FilePlaces(named, "../"), lang)
    yield "index.html", finding.first_page(top)
    yield "search.html", top.render("static_search.html")
    for name in things.LISTS:
        for at, page in enumerate(things.list_pages(top, name), 1):
            yield numbered(f"{name}.html", at), page
    for name, drawn in _DRAWN.items() if named else ():
        yield f"{name}.html", drawn(top)
    for (kind, key), name in sorted(named.items()):
        iri = world.individuals.iri(kind, key)
        assert iri is not None
        if kind == "policy":
            for at, page in enumerate(policy_pages(below, iri), 1):
                yield numbered(name, at), page
        elif kind == "indicator":
            yield name, indicator_page(below, iri)
        elif kind == "compilation":
            for at, page in enumerate(things.compilation_pages(below, iri), 1):
                yield numbered(name, at), page
        else:
            yield name, things.thing_page(below, kind, iri)


def _named(world: World) -> dict[tuple[str, str], str]:
    """What has a page, and the name of its file."""
    store = world.graph.store
    iris: set[str] = set()
    for kind in ("Policy", "Body", "Compilation"):
        quads = store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(KG + kind))
        iris |= {text_of(quad.subject) for quad in quads}
    frame = Frame(world, FilePlaces({}))
    for name in things.LISTS:
        iris |= {iri for _, iri, _ in things.listed(frame, name)}
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for iri in sorted(iris):
        local = world.individuals.local(iri)
        if local and local[0] in PAGED:
            found[local] = file_name(*local, taken)
            taken.add(found[local].casefold())
    return found


def numbered(name: str, page: int) -> str:
    """Return the name of a page of a file that is cut into pages: `bodies.html`, `bodies~2.html`; no key gives one."""
    stem, dot, ending = name.rpartition(".")
    return name if page == 1 else f"{stem}~{page}{dot}{ending}"


def file_name(kind: str, key: str, taken: Collection[str] = ()) -> str:
    """Return the name of the file of an individual; one that had to be changed ends in a digest."""
    safe = "".join(character if character.isalnum() or character in "-_." else "-" for character in key)
    while len(safe.encode()) > _LONGEST:
        safe = safe[:-1]
    name = f"{kind}/{safe}.html"
    if safe != key or safe.startswith(".") or name.casefold() in taken:
        name = f"{kind}/{safe.lstrip('.')}-{hashlib.sha256(key.encode()).hexdigest()[:8]}.html"
    return name
