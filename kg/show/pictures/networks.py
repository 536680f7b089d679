"""The pages of whole networks and of what is around one policy or body, each a file of its own.

In: a `Frame` whose pages hold all that they need. Out: HTML as text (`kg.show.pictures.page` makes it). Positions are
computed, with a seed, so no physics runs in the browser; the same graph gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse import networks
from kg.errors import NotFoundError
from kg.show.pictures.citations import citations_page, ego_page
from kg.show.pictures.groups import Ties, body_ego_page, issuers_page, ties_page
from kg.show.pictures.material import Material

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

# What `kg network` can draw besides the surroundings of one policy or body.
KINDS = ("issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling")
# Nearly all policies are cited together with some other; so many of the strongest can be read.
MOST_ALIKE = 120


def network_page(frame: Frame, kind: str) -> str:
    """The page of a whole network.

    Parameters
    ----------
    frame : Frame
        Of the graph, in the language of the page (`kg.show.explorer.alone.frame_alone`).
    kind : str
        One of KINDS: `issuers` (who issues together), `bodies` (who cites whom), `citations`, `sectors` (what the same
        policies are about), `regions` (whose policies cite whose), `cocitation`, `coupling`.
    """
    material, records = Material.of(frame), frame.world.records
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


def ego_network(frame: Frame, iri: str) -> str:
    """The page of what a policy or an issuing body is linked to.

    Parameters
    ----------
    frame : Frame
        Of the graph, in the language of the page (`kg.show.explorer.alone.frame_alone`).
    iri : str
        The policy's or body's IRI.

    Raises
    ------
    NotFoundError
        If the graph has no such policy, and no such body issues one.
    """
    return _ego(Material.of(frame), iri)


def _ego(material: Material, iri: str) -> str:
    if iri in material.joint:
        return body_ego_page(material, iri)
    if iri in material.citations:
        return ego_page(material, iri)
    raise NotFoundError(f"{iri}: no such policy or issuing body in this graph; look it up by number, title or name")
