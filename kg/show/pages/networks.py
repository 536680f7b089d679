"""The pages of whole networks, of what is around one policy or body, and of rankings, each a file of its own.

In: `Records` of a graph. Out: HTML as text (`kg.show.pages.page` makes it). Positions are computed, with a seed, so no
physics runs in the browser; the same graph gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse import networks
from kg.errors import NotFoundError
from kg.show.pages.citations import citations_page, ego_page
from kg.show.pages.data import FigureData, RankingData, RowData
from kg.show.pages.groups import Ties, body_ego_page, issuers_page, strongest_pairs, ties_page
from kg.show.pages.material import Material
from kg.show.pages.page import ranking_html, say
from kg.show.pages.parts import coverage_note

if TYPE_CHECKING:
    from kg.analyse.records import Records

# What `kg network` can draw besides the surroundings of one policy or body.
KINDS = ("issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling")
LISTED = 50
# Nearly all policies are cited together with some other; so many of the strongest can be read.
MOST_ALIKE = 120


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
    tables = [_most_cited(material), _most_joint(material)]
    return ranking_html(_figures(material), tables, coverage_note(material))


def _ego(material: Material, iri: str) -> str:
    if iri in material.joint:
        return body_ego_page(material, iri)
    if iri in material.citations:
        return ego_page(material, iri)
    raise NotFoundError(f"{iri}: no such policy or issuing body in this graph; look it up by number, title or name")


def _figures(material: Material) -> list[FigureData]:
    covered = material.coverage
    figures = (
        ("policies", covered.policies),
        ("texts", covered.with_text),
        ("citations", covered.citations),
        ("bodies", len(material.joint)),
    )
    return [{"value": value, "text": say(f"index.{name}")} for name, value in figures]


def _table(name: str, rows: list[RowData]) -> RankingData:
    most = max((row["value"] for row in rows), default=1)
    shares = [row | {"share": round(100 * row["value"] / max(most, 1), 1)} for row in rows]
    return {"title": say(f"index.{name}"), "how": say(f"index.{name}.how"), "rows": shares}


def _row(name: str, value: int, number: str | None = None) -> RowData:
    return {"name": name, "value": value, "number": number}


def _most_cited(material: Material) -> RankingData:
    first = material.ranking[:LISTED]
    return _table("most", [_row(material.policy(row.policy).named.matter, row.cited_by, row.number) for row in first])


def _most_joint(material: Material) -> RankingData:
    name = {body: material.joint.nodes[body]["name"] for body in material.joint}
    pairs = strongest_pairs(material.joint)[:LISTED]
    return _table("pairs", [_row(f"{name[one]} · {name[other]}", weight) for one, other, weight in pairs])
