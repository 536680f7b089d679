"""What the pages draw on, made once for all of them, and how a policy or a link stands in a page's data.

In: `Records` of a graph. Out: `Material`; JSON-ready records for `kg.show.pages.page`. Fields without a value
are left out, to keep pages small.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.analyse import networks, topics
from kg.analyse.cascades import Cascade, cascade, regions_read
from kg.analyse.editions import edition_chains
from kg.analyse.rankings import Coverage, RankRow, coverage, rank
from kg.analyse.records import PolicyRecord
from kg.analyse.targets import TargetRecord
from kg.analyse.topics import Topic
from kg.show.pages.data import PageData, Words

if TYPE_CHECKING:
    import networkx as nx

    from kg.analyse.records import Records

CHAIN_PAGES = 12
CASCADE_PAGES = 8
EGO_PAGES = 8
# Of so many of the most cited policies the cascades are compared.
ROOTS = 200
# Below this there is no cascade to look at.
LEAST_STEPS = 2
# What is carried out by policies: international agreements and standards are not.
CARRIED_OUT = ("law", "centre", "ministry")


@dataclass(frozen=True)
class Material:
    """The networks, rankings and headings of a graph; `pages` has the pages that a build writes for one thing."""

    citations: nx.MultiDiGraph[str]
    joint: nx.Graph[str]
    issuer_citations: nx.DiGraph[str]
    coverage: Coverage
    ranking: tuple[RankRow, ...]
    files: Mapping[str, int]
    regions: Mapping[str, Topic]
    targets: Sequence[TargetRecord]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    earlier: Mapping[str, str]
    in_folder: bool = False
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @staticmethod
    def of(records: Records) -> Material:
        """Draw the networks and rankings.

        Parameters
        ----------
        records : Records
            Of the store of a build.
        """
        citations = networks.citation_graph(records)
        ranking = rank(citations, coverage(records))
        editions = edition_chains(records.policies, records.predecessors)
        return Material(
            citations,
            networks.issuer_graph(records),
            networks.issuer_citation_graph(records),
            ranking.coverage,
            ranking.rows,
            _file_numbers(citations),
            records.regions,
            _drawn_targets(records.targets),
            networks.sector_by_region(records.policies),
            {edition.policy: edition.predecessor for chain in editions for edition in chain if edition.predecessor},
        )

    def with_pages(self) -> Material:
        """The same for a folder of pages that lead to each other."""
        pages: dict[str, dict[str, str]] = {}
        for row in self.ranking[:CHAIN_PAGES]:
            pages.setdefault(row.policy, {})["chain"] = page_file("chain", row.policy)
        for found in self.cascades()[:CASCADE_PAGES]:
            pages.setdefault(found.root, {})["cascade"] = page_file("cascade", found.root)
        for row in self.ranking[:EGO_PAGES]:
            pages[row.policy]["ego"] = page_file("ego", row.policy)
        for body in sorted(self.joint, key=lambda one: (-self.joint.nodes[one]["count"], one))[:EGO_PAGES]:
            pages[body] = {"ego": page_file("ego-body", body)}
        return replace(self, in_folder=True, pages=pages)

    def cascades(self) -> list[Cascade]:
        """Cascades worth a page: the most provinces first, then the most steps."""
        roots = [row.policy for row in self.ranking if self.policy(row.policy).tier in CARRIED_OUT]
        read = regions_read(self.citations)
        found = [cascade(self.citations, root, read) for root in roots[:ROOTS]]
        long = [one for one in found if len(one.steps) >= LEAST_STEPS]
        return sorted(long, key=lambda one: (-len(one.followed), -len(one.steps), one.root))

    def paged(self, kind: str) -> dict[str, str]:
        """What has a page of a kind (chain, cascade, ego), with the file's name."""
        return {iri: pages[kind] for iri, pages in self.pages.items() if kind in pages}

    def policy(self, iri: str) -> PolicyRecord:
        """The policy of a node of the citation network."""
        found: PolicyRecord = self.citations.nodes[iri]["policy"]
        return found

    def region(self, key: str) -> Topic:
        """The heading of a region; one that no vocabulary knows is called by its key."""
        return self.regions.get(key, Topic(key, key, key, key))

    def headings(self, shown: Collection[str]) -> PageData:
        """The names that a page with these policies needs: files, regions, sectors."""
        regions = {key for iri in shown for key in self.policy(iri).regions}
        sectors = {key for iri in shown for key in self.policy(iri).sectors}
        ordered = [*self.regions, *sorted(regions - set(self.regions))]
        return {
            "files": list(self.files),
            "regions": {f"r{key}": topic_words(self.region(key)) for key in ordered if key in regions},
            "sectors": {key: sector_words(key) for key in sorted(sectors)},
        }


def page_file(kind: str, iri: str) -> str:
    """The file name of a page about one thing; long ones end in a digest, for file systems' sake."""
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in iri.rsplit("/", 1)[-1])
    if len(name) > 60:
        name = f"{name[:50]}-{hashlib.sha256(iri.encode()).hexdigest()[:8]}"
    return f"{kind}-{name}.html"


def topic_words(topic: Topic) -> Words:
    """A region's short name in both languages."""
    return topic.short, topic.name_en


def joined(names: Sequence[Words]) -> Words:
    """Several names as one enumeration in both languages."""
    return "、".join(name[0] for name in names), ", ".join(name[1] for name in names)


def sector_words(key: str) -> Words:
    """A section's letter and name in both languages."""
    topic = topics.sector_topics().get(key, Topic(key, key, key, key))
    return f"{key} {topic.name}", f"{key} {topic.name_en}"


def key(iri: str) -> str:
    """What stands behind # in an address to select it."""
    return iri.rsplit("/", 1)[-1]


def _drawn_targets(targets: Sequence[TargetRecord]) -> list[TargetRecord]:
    """Each target once, by indicator, year and IRI; of several concepts of its indicator the last name stands."""
    each = {target.iri: target for target in sorted(targets, key=lambda one: (one.iri, one.indicator.name))}
    return sorted(each.values(), key=lambda one: (one.indicator.name, one.year, one.iri))


def _file_numbers(citations: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Source file → its place in the list that a page carries once."""
    names = {file for node in citations for file, _ in citations.nodes[node]["policy"].places}
    names |= {data["first"].file for _, _, data in citations.edges(data=True) if data["first"].file}
    return {name: i for i, name in enumerate(sorted(names))}
