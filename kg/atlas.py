"""What the pages draw on, asked from the store once, and how a policy or a link stands in a page's data.

In: a `GraphStore`. Out: an `Atlas`; JSON-ready records for `kg.pages`. Fields without a value are left out, to keep
pages small.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg import analysis, records
from kg.cascades import Cascade, cascade
from kg.editions import edition_chains
from kg.pages import TIER_SHAPES, Data, Words, say
from kg.rankings import Coverage, RankRow, coverage, rank
from kg.records import Mention, Policy, Target, Topic, short_title

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

    Pair = tuple[str, str]

# The largest circle stands for at least this many policies.
LEAST_FOR_LARGEST = 12
# Characters of a sentence that a page carries: enough to see what it says of the policy named.
EVIDENCE = 160
CHAIN_PAGES = 12
CASCADE_PAGES = 8
EGO_PAGES = 8
# Left of a table its lanes' names, above it those of its columns.
LANE_WIDTH, HEAD_HEIGHT = 130, 50
# Of so many of the most cited policies the cascades are compared.
ROOTS = 200
# Below this there is no cascade to look at.
LEAST_STEPS = 2
# What is carried out by policies: international agreements and standards are not.
CARRIED_OUT = ("law", "centre", "ministry")


@dataclass(frozen=True)
class Atlas:
    """The networks, rankings and headings of a graph; `pages` has the pages that a build writes for one thing."""

    citations: nx.MultiDiGraph[str]
    joint: nx.Graph[str]
    issuer_citations: nx.DiGraph[str]
    coverage: Coverage
    ranking: tuple[RankRow, ...]
    files: Mapping[str, int]
    regions: Mapping[str, Topic]
    targets: Sequence[Target]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    earlier: Mapping[str, str]
    in_folder: bool = False
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @staticmethod
    def of(graph: GraphStore) -> Atlas:
        """Ask the store.

        Parameters
        ----------
        graph : GraphStore
            The store of a build.
        """
        citations = analysis.citation_graph(graph)
        known: dict[str, Policy] = {node: citations.nodes[node]["policy"] for node in citations}
        ranking = rank(citations, coverage(graph, known))
        editions = edition_chains(known, records.predecessors(graph))
        return Atlas(
            citations,
            analysis.issuer_graph(graph),
            analysis.issuer_citation_graph(graph),
            ranking.coverage,
            ranking.rows,
            _file_numbers(citations),
            records.region_topics(graph),
            records.targets(graph),
            analysis.sector_by_region(known),
            {edition.policy: edition.predecessor for chain in editions for edition in chain if edition.predecessor},
        )

    def with_pages(self) -> Atlas:
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
        found = [cascade(self.citations, root) for root in roots[:ROOTS]]
        long = [one for one in found if len(one.steps) >= LEAST_STEPS]
        return sorted(long, key=lambda one: (-len(one.followed), -len(one.steps), one.root))

    def paged(self, kind: str) -> dict[str, str]:
        """What has a page of a kind (chain, cascade, ego), with the file's name."""
        return {iri: pages[kind] for iri, pages in self.pages.items() if kind in pages}

    def policy(self, iri: str) -> Policy:
        """The policy of a node of the citation network."""
        found: Policy = self.citations.nodes[iri]["policy"]
        return found

    def region(self, key: str) -> Topic:
        """The heading of a region; one that no vocabulary knows is called by its key."""
        return self.regions.get(key, Topic(key, key, key, key))

    def headings(self, shown: Collection[str]) -> Data:
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
    topic = records.sector_topics().get(key, Topic(key, key, key, key))
    return f"{key} {topic.name}", f"{key} {topic.name_en}"


def policy_data(atlas: Atlas, iri: str, drawn: Collection[Pair] | None = None) -> Data:
    """A policy as a page carries it.

    Parameters
    ----------
    atlas : Atlas
        What the page draws on.
    iri : str
        The policy.
    drawn : collection of Pair or None
        The pairs citing, cited that the page has links for; then it is said how many more there are.
    """
    policy = atlas.policy(iri)
    data: Data = {
        "title": policy.title,
        "number": policy.number,
        "date": policy.date,
        "type": policy.type,
        "bodies": list(policy.body_names),
        "also": [name for name in policy.names if name != policy.title],
        "places": [(atlas.files[file], line) for file, line in policy.places],
        "tier": policy.tier,
        "sectors": list(policy.sectors),
        # A key that is a number would be sorted by JavaScript.
        "regions": [f"r{key}" for key in policy.regions],
        "text": policy.in_corpus,
        "pages": atlas.pages.get(iri),
        "earlier": called(atlas.policy(atlas.earlier[iri])) if iri in atlas.earlier else None,
    }
    if drawn is not None:
        data["more_in"] = sum((citing, iri) not in drawn for citing in set(atlas.citations.predecessors(iri)))
        data["more_out"] = sum((iri, cited) not in drawn for cited in set(atlas.citations.successors(iri)))
    return kept(data)


def policy_node(atlas: Atlas, iri: str, number: int) -> Data:
    """A policy's node, without its place; node and policy have the same number."""
    policy = atlas.policy(iri)
    cited_by = len(set(atlas.citations.predecessors(iri)))
    most = atlas.ranking[0].cited_by if atlas.ranking else 0
    return {
        "id": number,
        "key": key(iri),
        "policy": number,
        "size": scaled(cited_by, most, 10 if policy.in_corpus else 6, 32),
        "shape": TIER_SHAPES.get(policy.tier, "dot"),
        "group": policy.tier,
        "name": short_title(policy.title),
    }


def policy_edge(atlas: Atlas, citing: str, cited: str, relation: str, ids: Mapping[str, int]) -> Data:
    """A link with its first mention: line, file, and the sentence."""
    data = atlas.citations.edges[citing, cited, relation]
    mention: Mention = data["mention"]
    edge: Data = {
        "from": ids[citing],
        "to": ids[cited],
        "relation": relation,
        "weight": data["weight"],
        "width": round(min(1 + 0.5 * (data["weight"] - 1), 4), 1),
        "sentence": evidence(mention),
    }
    if mention.line:
        edge |= {"line": mention.line, "file": atlas.files.get(mention.file)}
    return kept(edge)


def evidence(mention: Mention) -> str:
    """The sentence, cut around the name where it is longer than EVIDENCE characters."""
    sentence = mention.sentence
    if len(sentence) <= EVIDENCE:
        return sentence
    at = max(sentence.find(mention.surface), 0)
    start = max(0, min(at - (EVIDENCE - len(mention.surface)) // 2, len(sentence) - EVIDENCE))
    cut = sentence[start : start + EVIDENCE]
    return ("…" if start else "") + cut + ("…" if start + EVIDENCE < len(sentence) else "")


def point_data(point: tuple[int, int]) -> Data:
    """Where a node stands."""
    return {"x": point[0], "y": point[1]}


def lane_data(name: Words, colour: str, at: int, size: int) -> Data:
    """A lane of a table; `at` and `size` are its top and its height, in pixels."""
    return {"name": name, "colour": colour, "at": at, "size": size}


def table_data(lanes: Sequence[Data], columns: Sequence[Data], width: int, height: int) -> Data:
    """The lines and headings of a table, all in pixels; `left` and `head` are the room for them."""
    return {
        "lanes": list(lanes),
        "columns": list(columns),
        "width": width,
        "height": height,
        "left": LANE_WIDTH,
        "head": HEAD_HEIGHT,
    }


def kept(data: Data) -> Data:
    """The fields that hold something; 0 counts."""
    return {name: value for name, value in data.items() if value == 0 or value}


def numbered(edges: Sequence[Data]) -> list[Data]:
    """Edges with their place in the list as `id`."""
    return [{"id": i} | edge for i, edge in enumerate(edges)]


def scaled(value: int, most: int, least_size: int, most_size: int) -> float:
    """A circle whose area grows with the value; a small network gets no giants for a handful."""
    share = value / max(most, LEAST_FOR_LARGEST)
    return round(least_size + (most_size - least_size) * math.sqrt(share), 1)


def key(iri: str) -> str:
    """What stands behind # in an address to select it."""
    return iri.rsplit("/", 1)[-1]


def called(policy: Policy) -> str:
    """What a heading calls a policy."""
    name = short_title(policy.title)
    return f"{name}（{policy.number}）" if policy.number else name


def coverage_note(atlas: Atlas) -> Words:
    """What the figures of a page hold for."""
    covered = atlas.coverage
    return say("note.coverage", covered.with_text, covered.citations, covered.resolved)


def cut_note(whole: int, drawn: int) -> tuple[Words, ...]:
    """How many of the nodes are drawn and how to get the rest, if not all are."""
    return (say("note.cut", whole, drawn, whole - drawn),) if drawn < whole else ()


def _file_numbers(citations: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Source file → its place in the list that a page carries once."""
    names = {file for node in citations for file, _ in citations.nodes[node]["policy"].places}
    names |= {data["mention"].file for _, _, data in citations.edges(data=True) if data["mention"].file}
    return {name: i for i, name in enumerate(sorted(names))}
