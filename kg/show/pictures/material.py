"""What the pages draw on, made once for all of them, and how a policy or a link stands in a page's data.

In: the `Frame` of a graph. Out: `Material`; JSON-ready records for `kg.show.pictures.page`. Fields without a value
are left out, to keep pages small.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.analyse import networks, topics
from kg.analyse.editions import EDITIONS
from kg.analyse.rankings import Coverage, RankRow, rank
from kg.analyse.records import PolicyRecord
from kg.analyse.topics import Topic
from kg.show.explorer.frame import LANGUAGES
from kg.show.pictures.data import PageData, Words

if TYPE_CHECKING:
    from kg.analyse.network import Network
    from kg.show.explorer.frame import Frame


@dataclass(frozen=True)
class Material:
    """The networks, rankings and headings of a graph, and the frame of its pages."""

    frame: Frame
    citations: Network
    coverage: Coverage
    ranking: tuple[RankRow, ...]
    files: Mapping[str, int]
    regions: Mapping[str, Topic]
    earlier: Mapping[str, str]

    @staticmethod
    def of(frame: Frame) -> Material:
        """Draw the networks and rankings."""
        records = frame.world.records
        citations = networks.citation_graph(records)
        ranking = rank(records)
        return Material(
            frame,
            citations,
            ranking.coverage,
            ranking.rows,
            _file_numbers(citations),
            records.regions,
            {
                edition.policy: edition.predecessor
                for chain in EDITIONS.of(records)
                for edition in chain
                if edition.predecessor
            },
        )

    @cached_property
    def joint(self) -> Network:
        """Who issues together."""
        return networks.issuer_graph(self.frame.world.records)

    @cached_property
    def issuer_citations(self) -> Network:
        """Whose policies cite whose."""
        return networks.issuer_citation_graph(self.frame.world.records)

    def policy(self, iri: str) -> PolicyRecord:
        """The policy of a node of the citation network."""
        found: PolicyRecord = self.citations.nodes[iri]["policy"]
        return found

    def level(self, iri: str) -> str:
        """The level of a policy or an issuing body."""
        return self._levels[iri]

    @cached_property
    def _levels(self) -> Mapping[str, str]:
        """The level of each policy and of each issuing body."""
        world = self.frame.world
        policies = {entry.iri: entry.level for entry in world.finder.entries}
        return policies | {issuer.iri: issuer.level for issuer in world.ties.issuers}

    def region(self, key: str) -> Topic:
        """The heading of a region; one that no vocabulary knows is called by its key."""
        known = self.regions.get(key, Topic(key, key, key, key))
        if known.name_en != known.name:
            return known
        world = self.frame.world
        return replace(known, name_en=world.reader.english(f"{world.individuals.base}region/{key}") or known.name)

    def told(self, name: str) -> str:
        """What a body or a kind of document is called in the language of the page, by its Chinese name."""
        return name if self.frame.lang == LANGUAGES[0] else self.frame.world.english_names.get(name, name)

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


def _file_numbers(citations: Network) -> dict[str, int]:
    """Source file → its place in the list that a page carries once."""
    names = {file for node in citations for file, _ in citations.nodes[node]["policy"].places}
    names |= {data["first"].file for _, _, data in citations.edges(data=True) if data["first"].file}
    return {name: i for i, name in enumerate(sorted(names))}
