"""Interactive pages of a built graph: overview, networks, chains, cascades, timeline, matrix, targets.

In: `Records` of a graph. Out: HTML as text (`kg.show.pages.page` makes it), or files in a folder.
Positions are computed, with a seed, so no physics runs in the browser; the same graph gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.analyse import networks
from kg.analyse.cascades import cascade
from kg.errors import NotFoundError, OutputError
from kg.show.pages.cascades import cascade_page
from kg.show.pages.chains import chain_page, timeline_finding, timeline_page
from kg.show.pages.citations import citations_finding, citations_page, drawn_citations, ego_page
from kg.show.pages.data import CardData, DirectoryData, EntryData, FigureData, RankingData, RowData, Words
from kg.show.pages.grids import comparable, matrix_finding, matrix_page, targets_finding, targets_page
from kg.show.pages.groups import Ties, body_ego_page, issuers_finding, issuers_page, strongest_pairs, ties_page
from kg.show.pages.material import Material, joined, key, topic_words
from kg.show.pages.page import SHARED_SCRIPT, index_html, say, shared_script
from kg.show.pages.parts import called, coverage_note

if TYPE_CHECKING:
    from kg.analyse.records import Records

INDEX_PAGE = "index.html"
ISSUERS_PAGE = "issuers.html"
CITATIONS_PAGE = "citations.html"
# What `kg network` can draw besides the surroundings of one policy or body.
KINDS = ("issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling")
LISTED = 12
# Nearly all policies are cited together with some other; so many of the strongest can be read.
MOST_ALIKE = 120


def write_views(records: Records, directory: Path) -> list[Path]:
    """Write all pages, the overview, the networks, and those of single policies and bodies, and the script they share.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    directory : Path
        The folder; made if missing.

    Returns
    -------
    list[Path]
        The files written, overview first, the script last.

    Raises
    ------
    OutputError
        If the folder cannot be written.
    """
    material = Material.of(records).with_pages()
    pages = {INDEX_PAGE: _index(material)} | {name: draw(material) for name, draw in _main_pages(material).items()}
    drawers: Mapping[str, Callable[[Material, str], str]] = {"chain": chain_page, "cascade": cascade_page, "ego": _ego}
    for kind, draw in drawers.items():
        pages |= {name: draw(material, iri) for iri, name in material.paged(kind).items()}
    pages[SHARED_SCRIPT] = shared_script()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (directory / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{directory}: cannot write the pages ({error.strerror}); choose another folder") from None
    return [directory / name for name in pages]


def network_page(records: Records, kind: str) -> str:
    """The page of a whole network.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    kind : str
        One of KINDS: `issuers` (who issues together), `bodies` (who cites whom), `citations`, `sectors` (what the same
        policies are about), `regions` (whose policies cite whose), `cocitation`, `coupling`.
    """
    material = Material.of(records)
    if kind == "citations":
        return citations_page(material)
    if kind == "issuers":
        return issuers_page(material)
    if kind == "bodies":
        return ties_page(material, Ties("bodies", "cites", material.issuer_citations, directed=True))
    if kind == "sectors":
        return ties_page(material, Ties("sectors", "shared", networks.sector_graph(records)))
    if kind == "regions":
        return ties_page(material, Ties("regions", "cites", networks.region_graph(records), directed=True))
    if kind == "cocitation":
        return ties_page(
            material, Ties(kind, "cocited", networks.co_citation_graph(material.citations), most=MOST_ALIKE)
        )
    return ties_page(material, Ties(kind, "coupled", networks.coupling_graph(material.citations), most=MOST_ALIKE))


def ego_network(records: Records, iri: str) -> str:
    """The page of what a policy or an issuing body is linked to.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    iri : str
        The policy's or body's IRI.

    Raises
    ------
    NotFoundError
        If the graph has no such policy, and no such body issues one.
    """
    return _ego(Material.of(records), iri)


def ranking_page(records: Records) -> str:
    """A page with the rankings alone: the most cited policies, who issues together most.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    material = Material.of(records)
    return index_html(
        figures=_figures(material),
        cards=[],
        tables=[_most_cited(material, 50), _most_joint(material, 50)],
        note=coverage_note(material),
    )


def _ego(material: Material, iri: str) -> str:
    if iri in material.joint:
        return body_ego_page(material, iri)
    if iri in material.citations:
        return ego_page(material, iri)
    raise NotFoundError(f"{iri}: no such policy or issuing body in this graph; look it up by number, title or name")


def _main_pages(material: Material) -> dict[str, Callable[[Material], str]]:
    pages: dict[str, Callable[[Material], str]] = {
        ISSUERS_PAGE: issuers_page,
        CITATIONS_PAGE: citations_page,
        "timeline.html": timeline_page,
    }
    # A picture of nothing helps nobody.
    if material.cells:
        pages["matrix.html"] = matrix_page
    if comparable(material):
        pages["targets.html"] = targets_page
    return pages


def _index(material: Material) -> str:
    cards = [
        _card("citations", CITATIONS_PAGE, citations_finding(material)),
        _card("issuers", ISSUERS_PAGE, issuers_finding(material.joint)),
    ]
    pages = _main_pages(material)
    if "matrix.html" in pages:
        cards.append(_card("matrix", "matrix.html", matrix_finding(material)))
    cards.append(_card("timeline", "timeline.html", timeline_finding(material)))
    if "targets.html" in pages:
        cards.append(_card("targets", "targets.html", targets_finding(material)))
    tables = [_most_cited(material), _most_followed(material), _most_joint(material), _egos(material)]
    return index_html(
        figures=_figures(material),
        cards=cards,
        tables=[table for table in tables if table["rows"]],
        note=coverage_note(material),
        directory=_directory(material),
    )


def _directory(material: Material) -> DirectoryData | None:
    """The policies that the citation page draws, the most cited first."""
    linked = drawn_citations(material)
    linked.sort(key=lambda node: (-material.citations.in_degree(node), node))
    entries: list[EntryData] = []
    for node in linked:
        policy = material.policy(node)
        also = [name for name in policy.names if name != policy.title]
        entries.append({"title": policy.title, "number": policy.number or "", "also": also, "key": key(node)})
    return {"page": CITATIONS_PAGE, "entries": entries} if entries else None


def _figures(material: Material) -> list[FigureData]:
    covered = material.coverage
    figures = (
        ("policies", covered.policies),
        ("texts", covered.with_text),
        ("citations", covered.citations),
        ("bodies", len(material.joint)),
    )
    return [{"value": value, "text": say(f"index.{name}")} for name, value in figures]


def _card(page: str, href: str, finding: Words) -> CardData:
    return {
        "page": page,
        "href": href,
        "title": say(f"{page}.title"),
        "about": say(f"index.{page}.about"),
        "finding": finding,
    }


def _table(name: str, rows: list[RowData]) -> RankingData:
    most = max((row["value"] for row in rows), default=1)
    shares = [row | {"share": round(100 * row["value"] / max(most, 1), 1)} for row in rows]
    return {"title": say(f"index.{name}"), "how": say(f"index.{name}.how"), "rows": shares}


def _row(
    name: str, value: int, href: str | None = None, number: str | None = None, note: Words | None = None
) -> RowData:
    return {"name": name, "value": value, "href": href, "number": number, "note": note}


def _most_cited(material: Material, length: int = LISTED) -> RankingData:
    files = material.paged("chain")
    rows = []
    for row in material.ranking[:length]:
        href = quote(files[row.policy]) if row.policy in files else None
        rows.append(_row(material.policy(row.policy).named.matter, row.cited_by, href, row.number))
    return _table("most", rows)


def _most_followed(material: Material) -> RankingData:
    rows = []
    for root, name in material.paged("cascade").items():
        found = cascade(material.citations, root)
        names = [topic_words(material.region(region)) for region in found.followed]
        note = joined(names) if names else None
        rows.append(_row(called(material.policy(root)), len(found.followed), quote(name), note=note))
    return _table("followed", sorted(rows, key=lambda row: (-row["value"], row["name"])))


def _most_joint(material: Material, length: int = LISTED) -> RankingData:
    name = {body: material.joint.nodes[body]["name"] for body in material.joint}
    rows = []
    for one, other, weight in strongest_pairs(material.joint)[:length]:
        href = f"{ISSUERS_PAGE}#{quote(key(one))}" if material.in_folder else None
        rows.append(_row(f"{name[one]} · {name[other]}", weight, href))
    return _table("pairs", rows)


def _egos(material: Material) -> RankingData:
    rows = []
    for iri, name in material.paged("ego").items():
        if iri in material.joint:
            rows.append(_row(material.joint.nodes[iri]["name"], material.joint.nodes[iri]["count"], quote(name)))
    return _table("egos", rows)
