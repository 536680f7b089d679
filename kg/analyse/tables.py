"""Answers of the analyses (networks, cascades, editions, rankings) as plain tables.

In: `Records` of a graph. Out: a `Table`: named columns, rows of text and numbers, and facts that hold for the whole
(the coverage, who followed). JSON has the rows as objects beside the facts; CSV has the rows alone.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from kg.analyse import chains as chains_analyse
from kg.analyse import networks
from kg.analyse.cascades import CascadeStep, cascade_of
from kg.analyse.chains import Direction
from kg.analyse.editions import EDITIONS
from kg.analyse.networks import Years
from kg.analyse.rankings import rank, with_coverage
from kg.analyse.records import called
from kg.analyse.table import Cell, Table
from kg.analyse.tiers import LOCAL_TIERS, TIERS
from kg.analyse.topics import sector_topics
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.analyse.network import Network
    from kg.analyse.records import PolicyRecord, Records


def chain_table(records: Records, policy: str, direction: Direction, depth: int) -> Table:
    """The links of a citation chain, for what `citation_chain` is given."""
    citations = chains_analyse.network_around(records, policy, direction, depth)
    rows = []
    for link in chains_analyse.chain_links(citations, policy, direction, depth):
        first = citations.edges[link.citing, link.cited, link.relation]["first"]
        ends = (*_called(citations, link.citing), link.relation, *_called(citations, link.cited))
        known = citations.nodes[link.cited]["policy"].availability
        rows.append((link.depth, *ends, known, link.weight, first.file or None, first.line or None))
    ends_columns = ("citing", "citing_number", "relation", "cited", "cited_number", "cited_availability")
    return with_coverage(Table(("depth", *ends_columns, "mentions", "file", "line"), rows), records)


def editions_table(records: Records, policy: str) -> Table:
    """The editions of the instrument that a policy is one of, oldest first.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    policy : str
        IRI of any of them.
    """
    chains = [chain for chain in EDITIONS.of(records) if policy in {edition.policy for edition in chain}]
    rows = [
        (one.mark, one.title, one.number, "stated" if one.stated else "by title" if one.predecessor else "")
        for chain in chains
        for one in chain
    ]
    return Table(("edition", "title", "number", "follows"), rows, {"editions": len(rows)})


def cascade_table(records: Records, policy: str) -> Table:
    """Who carried a policy out, in the order of levels and days; facts: the provinces by what is known of them.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    policy : str
        IRI of the policy that is carried out.
    """
    found = cascade_of(records, policy)
    topics = records.regions

    def names(keys: Sequence[str]) -> list[str]:
        return [topics[key].short if key in topics else key for key in keys]

    rows: list[tuple[Cell, ...]] = []
    for step in found.steps:
        where = "、".join(names(step.regions)) if step.tier in LOCAL_TIERS else ""
        times = (step.date, step.days, step.days_from_parent)
        rows.append(
            (
                step.tier,
                where,
                *times,
                "direct" if step.direct else "indirect",
                step.relation,
                *called(records, step.policy),
                *called(records, step.parent),
                "；".join(called(records, other)[0] for other in _carried_out_too(step, policy)) or None,
            )
        )
    columns = ("tier", "region", "date", "days", "days_from_parent", "link", "relation", "title", "number")
    fastest, days = found.first
    root = records.policy(policy)
    facts = {
        **({"days_counted_from": root.since} if root and root.since else {}),
        "direct": sum(step.direct for step in found.steps),
        "indirect": sum(not step.direct for step in found.steps),
        "followed": names(found.followed),
        **({"first": {"regions": "、".join(names(fastest)), "days": days}} if days is not None else {}),
        "no_citation_in_your_texts": names(found.silent),
        "no_text_at_hand": names(found.unread),
    }
    return with_coverage(Table((*columns, "carries_out", "carries_out_number", "as_well_as"), rows, facts), records)


def _carried_out_too(step: CascadeStep, policy: str) -> tuple[str, ...]:
    """What a follower carries out besides the one that it hangs under; the first of all is named where it names it."""
    apart = step.direct and step.parent != policy and policy not in step.ties
    return (*step.ties, policy) if apart else step.ties


def network_table(records: Records, kind: str, years: Years | None = None, around: str | None = None) -> Table:
    """The links of a network, the strongest first.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    kind : str
        One of `kg.show.pictures.networks.KINDS`.
    years : Years or None
        First and last year, for issuers and bodies.
    around : str or None
        Only links of this policy, body, sector or region.

    Raises
    ------
    NotFoundError
        If `around` is not in the network.
    """
    if kind == "citations":
        return _citation_links(records, around)
    network = _network(records, kind, years)
    _check_inside(network, kind, around)
    found = []
    for one, other, data in network.edges(data=True):
        if around in (None, one, other):
            share = (round(data["share"], 3),) if kind == "issuers" else ()
            found.append((data["weight"], *share, _name(network, one), _name(network, other)))
    found.sort(key=lambda row: (-row[0], *map(str, row[1:])))
    share_column = ("share",) if kind == "issuers" else ()
    ends = ("citing", "cited") if network.is_directed() else ("one", "another")
    columns = ("weight", *share_column, *ends)
    facts: dict[str, Any] = {"nodes": network.number_of_nodes(), "links": network.number_of_edges()}
    if around is not None:
        facts = {"links": len(found)}
    if wide := network.graph.get(networks.TOO_MANY):
        facts["without_pairs_that_one_of_these_alone_joins"] = [one.title for one in records.policies_of(wide)]
    return with_coverage(Table(columns, found, facts), records)


def timeline_table(records: Records, by: str) -> Table:
    """Policies by `year` or `month` and level, or one by one (`policy`), oldest first.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    by : str
        Year, month or policy.
    """
    dated = networks.timeline(records)
    if by == "policy":
        one_by_one = ("date", "tier", "title", "number", "bodies", "availability")
        return with_coverage(Table(one_by_one, [_dated_row(policy) for policy in dated]), records)
    counts = networks.timeline_counts(dated, 4 if by == "year" else 7)
    rows: list[tuple[Cell, ...]] = []
    for row in counts:
        rows.append((row.period, row.policies, *[row.tiers.get(tier, 0) for tier in TIERS]))
    undated = len(records.policies) - len(dated)
    return with_coverage(Table((by, "policies", *TIERS), rows, {"undated": undated}), records)


def rank_table(records: Records, of: str) -> Table:
    """Influence of `policies`, or centrality of `bodies` in joint issuing; facts: what the figures rest on.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    of : str
        Policies or bodies.
    """
    if of == "bodies":
        columns = ("body", "tier", "policies", "together", "partners", "betweenness", "pagerank", "community")
        found = records.centralities
        rows = [
            (r.name, r.tier, r.issued, r.together, r.partners, r.betweenness, r.pagerank, r.community) for r in found
        ]
        return with_coverage(Table(columns, rows), records)
    ranking = rank(records)
    return Table(
        ("title", "number", "cited_by", "mentions", "pagerank", "availability"),
        [(r.title, r.number, r.cited_by, r.mentions, r.pagerank, r.availability) for r in ranking.rows],
        {"coverage": asdict(ranking.coverage)},
    )


def matrix_table(records: Records) -> Table:
    """Policies by sector (rows: sections of GB/T 4754) and region (columns).

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    cells = networks.sector_by_region(records.policies)
    topics, sectors = records.regions, sector_topics()
    used = {region for _, region in cells}
    regions = [key for key in topics if key in used] + sorted(used - set(topics))
    rows: list[tuple[Cell, ...]] = []
    for sector in sorted({sector for sector, _ in cells}):
        name = f"{sector} {sectors[sector].name}" if sector in sectors else sector
        rows.append((name, *(len(cells.get((sector, region), ())) for region in regions)))
    columns = ("sector", *(topics[key].short if key in topics else key for key in regions))
    return with_coverage(Table(columns, rows), records)


def _network(records: Records, kind: str, years: Years | None) -> Network:
    if kind == "issuers":
        return networks.issuer_graph(records, years)
    if kind == "bodies":
        return networks.issuer_citation_graph(records, years)
    if kind == "sectors":
        return networks.sector_graph(records)
    if kind == "regions":
        return networks.region_graph(records)
    citations = networks.citation_graph(records)
    return networks.co_citation_graph(citations) if kind == "cocitation" else networks.coupling_graph(citations)


def _check_inside(network: Container[str], kind: str, around: str | None) -> None:
    """An empty table would say that there are no links, where none can be."""
    if around is not None and around not in network:
        label = around.rpartition("/")[2]
        raise NotFoundError(
            f"{label}: not in the network of {kind}; `kg show` tells of a policy, `kg bodies` of a body"
        )


def _citation_links(records: Records, around: str | None) -> Table:
    policies = records.policies
    _check_inside(policies, "citations", around)
    rows: list[tuple[Cell, ...]] = []
    for (citing, cited, relation), found in sorted(networks.links_between(records), key=itemgetter(0)):
        if around in (None, citing, cited):
            one, other = policies[citing], policies[cited]
            file, line = found[0].place or (None, None)
            rows.append((one.title, one.number, relation, other.title, other.number, len(found), file, line))
    columns = ("citing", "citing_number", "relation", "cited", "cited_number", "mentions", "file", "line")
    return with_coverage(Table(columns, rows), records)


def _called(citations: Network, iri: str) -> tuple[str, str | None]:
    data = citations.nodes[iri]
    return data["title"], data["number"]


def _name(network: Network, node: str) -> str:
    data = network.nodes[node]
    return str(data.get("name") or data["title"])


def _dated_row(policy: PolicyRecord) -> tuple[Cell, ...]:
    bodies = "、".join(policy.body_names)
    return (policy.date, policy.tier, policy.title, policy.number, bodies, policy.availability)
