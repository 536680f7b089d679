"""Interactive pages of a built graph: overview, networks, chains, cascades, timeline, matrix, targets.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: HTML as text (kg/pages.py makes it), or files in
a folder. Positions are computed here, with a seed, so no physics runs in the browser; the same
graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.analyse import networks
from kg.analyse.cascades import cascade
from kg.errors import NotFoundError, OutputError
from kg.language.titles import short_title
from kg.show.pages.grids import comparable, matrix_finding, matrix_page, targets_finding, targets_page
from kg.show.pages.groups import Ties, body_ego_page, issuers_finding, issuers_page, strongest_pairs, ties_page
from kg.show.pages.material import Atlas, joined, key, topic_words
from kg.show.pages.page import Data, Words, index_html, say
from kg.show.pages.parts import called, coverage_note
from kg.show.pages.policies import (
    cascade_page,
    chain_page,
    citations_finding,
    citations_page,
    drawn_citations,
    ego_page,
    timeline_finding,
    timeline_page,
)

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

INDEX_PAGE = "index.html"
ISSUERS_PAGE = "issuers.html"
CITATIONS_PAGE = "citations.html"
# What `kg network` can draw besides the surroundings of one policy or body.
KINDS = ("issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling")
LISTED = 12
# Nearly all policies are cited together with some other; so many of the strongest can be read.
MOST_ALIKE = 120


def write_views(graph: GraphStore, directory: Path) -> list[Path]:
    """Write all pages: the overview, the networks, and those of single policies and bodies.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    directory : Path
        The folder; made if missing.

    Returns
    -------
    list[Path]
        The files written, overview first.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    """
    atlas = Atlas.of(graph).with_pages()
    pages = {INDEX_PAGE: _index(atlas)} | {name: draw(atlas) for name, draw in _main_pages(atlas).items()}
    drawers: Mapping[str, Callable[[Atlas, str], str]] = {"chain": chain_page, "cascade": cascade_page, "ego": _ego}
    for kind, draw in drawers.items():
        pages |= {name: draw(atlas, iri) for iri, name in atlas.paged(kind).items()}
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, html in pages.items():
            (directory / name).write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{directory}: cannot write the pages ({error.strerror}); choose another folder") from None
    return [directory / name for name in pages]


def network_page(graph: GraphStore, kind: str) -> str:
    """The page of a whole network.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    kind : str
        One of KINDS: `issuers` (who issues together), `bodies` (who cites whom), `citations`, `sectors` (what the same
        policies are about), `regions` (whose policies cite whose), `cocitation`, `coupling`.
    """
    atlas = Atlas.of(graph)
    if kind == "citations":
        return citations_page(atlas)
    if kind == "issuers":
        return issuers_page(atlas)
    if kind == "bodies":
        return ties_page(atlas, Ties("bodies", "cites", atlas.issuer_citations, directed=True))
    if kind == "sectors":
        return ties_page(atlas, Ties("sectors", "shared", networks.sector_graph(graph)))
    if kind == "regions":
        return ties_page(atlas, Ties("regions", "cites", networks.region_graph(graph), directed=True))
    if kind == "cocitation":
        return ties_page(atlas, Ties(kind, "cocited", networks.co_citation_graph(atlas.citations), most=MOST_ALIKE))
    return ties_page(atlas, Ties(kind, "coupled", networks.coupling_graph(atlas.citations), most=MOST_ALIKE))


def ego_network(graph: GraphStore, iri: str) -> str:
    """The page of what a policy or an issuing body is linked to.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    iri : str
        The policy's or body's IRI.

    Raises
    ------
    NotFoundError
        If the graph has no such policy, and no such body issues one.
    """
    return _ego(Atlas.of(graph), iri)


def citation_chain_page(graph: GraphStore, policy: str) -> str:
    """The page of one policy: what it rests on and what rests on it, by level and date.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    policy : str
        The policy's IRI.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    return chain_page(Atlas.of(graph), policy)


def policy_cascade_page(graph: GraphStore, policy: str) -> str:
    """The page of who carried a policy out, and when.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    policy : str
        The policy's IRI.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    return cascade_page(Atlas.of(graph), policy)


def policy_timeline_page(graph: GraphStore) -> str:
    """The page of the dated policies by level and year.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    return timeline_page(Atlas.of(graph))


def sector_region_page(graph: GraphStore) -> str:
    """The page of sectors by regions.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    return matrix_page(Atlas.of(graph))


def ranking_page(graph: GraphStore) -> str:
    """A page with the rankings alone: the most cited policies, who issues together most.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    atlas = Atlas.of(graph)
    return index_html(
        figures=_figures(atlas),
        cards=[],
        tables=[_most_cited(atlas, 50), _most_joint(atlas, 50)],
        note=coverage_note(atlas),
    )


def _ego(atlas: Atlas, iri: str) -> str:
    if iri in atlas.joint:
        return body_ego_page(atlas, iri)
    if iri in atlas.citations:
        return ego_page(atlas, iri)
    raise NotFoundError(f"{iri}: no such policy or issuing body in this graph; look it up by number, title or name")


def _main_pages(atlas: Atlas) -> dict[str, Callable[[Atlas], str]]:
    pages: dict[str, Callable[[Atlas], str]] = {
        ISSUERS_PAGE: issuers_page,
        CITATIONS_PAGE: citations_page,
        "timeline.html": timeline_page,
    }
    # A picture of nothing helps nobody.
    if atlas.cells:
        pages["matrix.html"] = matrix_page
    if comparable(atlas):
        pages["targets.html"] = targets_page
    return pages


def _index(atlas: Atlas) -> str:
    cards = [
        _card("citations", CITATIONS_PAGE, citations_finding(atlas)),
        _card("issuers", ISSUERS_PAGE, issuers_finding(atlas.joint)),
    ]
    pages = _main_pages(atlas)
    if "matrix.html" in pages:
        cards.append(_card("matrix", "matrix.html", matrix_finding(atlas)))
    cards.append(_card("timeline", "timeline.html", timeline_finding(atlas)))
    if "targets.html" in pages:
        cards.append(_card("targets", "targets.html", targets_finding(atlas)))
    tables = [_most_cited(atlas), _most_followed(atlas), _most_joint(atlas), _egos(atlas)]
    return index_html(
        figures=_figures(atlas),
        cards=cards,
        tables=[table for table in tables if table["rows"]],
        note=coverage_note(atlas),
        directory=_directory(atlas),
    )


def _directory(atlas: Atlas) -> Data | None:
    """The policies that the citation page draws, the most cited first."""
    linked = drawn_citations(atlas)
    linked.sort(key=lambda node: (-atlas.citations.in_degree(node), node))
    entries = []
    for node in linked:
        policy = atlas.policy(node)
        also = [name for name in policy.names if name != policy.title]
        entries.append({"title": policy.title, "number": policy.number or "", "also": also, "key": key(node)})
    return {"page": CITATIONS_PAGE, "entries": entries} if entries else None


def _figures(atlas: Atlas) -> list[Data]:
    covered = atlas.coverage
    figures = (
        ("policies", covered.policies),
        ("texts", covered.with_text),
        ("citations", covered.citations),
        ("bodies", len(atlas.joint)),
    )
    return [{"value": value, "text": say(f"index.{name}")} for name, value in figures]


def _card(page: str, href: str, finding: Words) -> Data:
    return {
        "page": page,
        "href": href,
        "title": say(f"{page}.title"),
        "about": say(f"index.{page}.about"),
        "finding": finding,
    }


def _table(name: str, rows: list[Data]) -> Data:
    most = max((row["value"] for row in rows), default=1)
    shares = [row | {"share": round(100 * row["value"] / max(most, 1), 1)} for row in rows]
    return {"title": say(f"index.{name}"), "how": say(f"index.{name}.how"), "rows": shares}


def _row(name: str, value: int, href: str | None = None, number: str | None = None, note: Words | None = None) -> Data:
    return {"name": name, "value": value, "href": href, "number": number, "note": note}


def _most_cited(atlas: Atlas, length: int = LISTED) -> Data:
    files = atlas.paged("chain")
    rows = []
    for row in atlas.ranking[:length]:
        href = quote(files[row.policy]) if row.policy in files else None
        rows.append(_row(short_title(row.title), row.cited_by, href, row.number))
    return _table("most", rows)


def _most_followed(atlas: Atlas) -> Data:
    rows = []
    for root, name in atlas.paged("cascade").items():
        found = cascade(atlas.citations, root)
        names = [topic_words(atlas.region(region)) for region in found.followed]
        note = joined(names) if names else None
        rows.append(_row(called(atlas.policy(root)), len(found.followed), quote(name), note=note))
    return _table("followed", sorted(rows, key=lambda row: (-row["value"], row["name"])))


def _most_joint(atlas: Atlas, length: int = LISTED) -> Data:
    name = {body: atlas.joint.nodes[body]["name"] for body in atlas.joint}
    rows = []
    for one, other, weight in strongest_pairs(atlas.joint)[:length]:
        href = f"{ISSUERS_PAGE}#{quote(key(one))}" if atlas.in_folder else None
        rows.append(_row(f"{name[one]} · {name[other]}", weight, href))
    return _table("pairs", rows)


def _egos(atlas: Atlas) -> Data:
    rows = []
    for iri, name in atlas.paged("ego").items():
        if iri in atlas.joint:
            rows.append(_row(atlas.joint.nodes[iri]["name"], atlas.joint.nodes[iri]["count"], quote(name)))
    return _table("egos", rows)
