"""Parts that several pages share: nodes, edges, evidence.

In: policies and links. Out: plain data for the JSON of a page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar, cast

from kg.analyse.records import CitationRecord, PolicyRecord
from kg.show.pictures.data import EdgeData, NodeData, Point, PolicyData, Words
from kg.show.pictures.material import Material, key
from kg.show.pictures.page import say

Pair = tuple[str, str]
Record = TypeVar("Record", bound=Mapping[str, object])


# The largest circle stands for at least this many policies.
LEAST_FOR_LARGEST = 12
# Characters of a sentence that a page carries: enough to see what it says of the policy named.
EVIDENCE = 160


def policy_data(material: Material, iri: str, drawn: Collection[Pair] | None = None) -> PolicyData:
    """A policy as a page carries it.

    Parameters
    ----------
    material : Material
        What the page draws on.
    iri : str
        The policy.
    drawn : collection of Pair or None
        The pairs citing, cited that the page has links for; then it is said how many more there are.
    """
    policy = material.policy(iri)
    data: PolicyData = {
        "title": policy.title,
        "number": policy.number,
        "date": policy.date,
        "type": policy.type and material.told(policy.type),
        "bodies": [*map(material.told, policy.body_names)],
        "also": [name for name in policy.names if name != policy.title],
        "places": [(material.files[file], line) for file, line in policy.places],
        "level": material.level(iri),
        "sectors": list(policy.sectors),
        # A key that is a number would be sorted by JavaScript.
        "regions": [f"r{key}" for key in policy.regions],
        "text": policy.in_corpus,
        "earlier": called(material.policy(material.earlier[iri])) if iri in material.earlier else None,
    }
    if drawn is not None:
        data["more_in"] = sum((citing, iri) not in drawn for citing in set(material.citations.predecessors(iri)))
        data["more_out"] = sum((iri, cited) not in drawn for cited in set(material.citations.successors(iri)))
    return kept(data)


def policy_node(material: Material, iri: str, number: int) -> NodeData:
    """A policy's node, without its place; node and policy have the same number."""
    policy = material.policy(iri)
    cited_by = len(set(material.citations.predecessors(iri)))
    most = material.ranking[0].cited_by if material.ranking else 0
    return {
        "id": number,
        "key": key(iri),
        "policy": number,
        "size": scaled(cited_by, most, 10 if policy.in_corpus else 6, 32),
        "group": material.level(iri),
        "name": policy.named.matter,
    }


def policy_edge(material: Material, citing: str, cited: str, relation: str, ids: Mapping[str, int]) -> EdgeData:
    """A link with its first citation: line, file, and the sentence."""
    data = material.citations.edges[citing, cited, relation]
    first: CitationRecord = data["first"]
    edge: EdgeData = {
        "from": ids[citing],
        "to": ids[cited],
        "relation": relation,
        "weight": data["weight"],
        "width": round(min(1 + 0.5 * (data["weight"] - 1), 4), 1),
        "sentence": evidence(first),
    }
    if first.line:
        edge |= {"line": first.line, "file": material.files.get(first.file)}
    return kept(edge)


def evidence(citation: CitationRecord) -> str:
    """The sentence, cut around the name where it is longer than EVIDENCE characters."""
    sentence = citation.sentence
    if len(sentence) <= EVIDENCE:
        return sentence
    at = max(sentence.find(citation.surface), 0)
    start = max(0, min(at - (EVIDENCE - len(citation.surface)) // 2, len(sentence) - EVIDENCE))
    cut = sentence[start : start + EVIDENCE]
    return ("…" if start else "") + cut + ("…" if start + EVIDENCE < len(sentence) else "")


def point_data(point: Point) -> NodeData:
    """Where a node stands."""
    return {"x": point[0], "y": point[1]}


def kept(data: Record) -> Record:
    """The fields that hold something; 0 counts."""
    return cast(Record, {name: value for name, value in data.items() if value == 0 or value})


def numbered(edges: Sequence[EdgeData]) -> list[EdgeData]:
    """Edges with their place in the list as `id`."""
    return [EdgeData(id=i) | edge for i, edge in enumerate(edges)]


def scaled(value: int, most: int, least_size: int, most_size: int) -> float:
    """A circle whose area grows with the value; a small network gets no giants for a handful."""
    share = value / max(most, LEAST_FOR_LARGEST)
    return round(least_size + (most_size - least_size) * math.sqrt(share), 1)


def called(policy: PolicyRecord) -> str:
    """What a heading calls a policy."""
    name = policy.named.matter
    return f"{name}（{policy.number}）" if policy.number else name


def coverage_note(material: Material) -> Words:
    """What the figures of a page hold for."""
    covered = material.coverage
    return say(
        "note.coverage", covered.with_text, covered.citations, covered.of_text, covered.of_known, covered.of_name_only
    )


def cut_note(whole: int, drawn: int) -> tuple[Words, ...]:
    """How many of the nodes are drawn and how to get the rest, if not all are."""
    return (say("note.cut", whole, drawn, whole - drawn),) if drawn < whole else ()
