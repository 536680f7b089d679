"""All that a build found as RDF, term by term as docs/graph.md has it.

In: `Findings`. Out: triples, without blank nodes and without a clock, so that the same input gives the same graph. One
module states one kind of thing: policies, bodies, occurrences, clauses (duties and targets), citations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.annotate.documents import Document, TableEntry
from kg.graph.bodies import BodyStatements
from kg.graph.citations import CitationStatements
from kg.graph.clauses import DutyStatements, TargetStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.conflicts import ConflictStatements
from kg.graph.iris import Iris
from kg.graph.names import Names
from kg.graph.occurrences import OccurrenceStatements
from kg.graph.origins import OriginStatements
from kg.graph.policies import PolicyStatements
from kg.graph.terms import terms
from kg.resolve.model import Findings


def statements(findings: Findings, base_iri: str) -> set[ox.Triple]:
    """Return all triples of the graph.

    Parameters
    ----------
    findings : Findings
        What a build found.
    base_iri : str
        What the IRIs of individuals begin with; concepts of the vocabularies keep their own.
    """
    iris, concepts = Iris(base_iri, Names(findings)), UsedConcepts()
    bodies = BodyStatements(iris, concepts)
    found = set(_of_policies(findings, PolicyStatements(iris, concepts, bodies)))
    found.update(_of_occurrences(findings, OccurrenceStatements(iris, bodies)))
    found.update(_of_conflicts(findings, ConflictStatements(iris)))
    homes = {key: policy.jurisdiction for key, policy in findings.resolution.policies.items()}
    found.update(
        _of_clauses(findings, DutyStatements(iris, bodies), targets := TargetStatements(iris, concepts, bodies, homes))
    )
    found.update(targets.own_indicators())
    found.update(_of_citations(findings, CitationStatements(iris)))
    found.update(OriginStatements(iris, concepts).all(findings))
    found.update(concepts.statements())
    found.update(list(terms(found)))
    return found


def _of_policies(findings: Findings, state: PolicyStatements) -> Iterator[ox.Triple]:
    for policy in findings.resolution.policies.values():
        yield from state.policy(policy)
    yield from state.codes(findings.resolution.codes)
    yield from state.predecessors(findings.predecessors)
    yield from state.drafts(findings.drafts)


def _of_occurrences(findings: Findings, state: OccurrenceStatements) -> Iterator[ox.Triple]:
    resolution = findings.resolution
    for compilation in findings.compilations:
        yield from state.compilation(compilation)
    for document in findings.documents:
        yield from state.document(document, resolution.policy_of[document.key])
    for entry, key in zip(findings.entries, resolution.policy_of_entry, strict=True):
        yield from state.entry(entry, key)
    for meeting in findings.meetings:
        yield from state.meeting(meeting)


def _of_conflicts(findings: Findings, state: ConflictStatements) -> Iterator[ox.Triple]:
    texts: dict[str, list[Document]] = defaultdict(list)
    for document in findings.documents:
        texts[findings.resolution.policy_of[document.key]].append(document)
    for key, documents in texts.items():
        yield from state.texts(findings.resolution.policies[key], documents)


def _of_clauses(findings: Findings, duties: DutyStatements, targets: TargetStatements) -> Iterator[ox.Triple]:
    resolution = findings.resolution
    texts: list[tuple[Document | TableEntry, str]] = [
        (one, resolution.policy_of[one.key]) for one in findings.documents
    ]
    texts += zip(findings.entries, resolution.policy_of_entry, strict=True)
    for text, policy in texts:
        for duty in text.responsibilities:
            yield from duties.duty(text, policy, duty)
        for target in text.targets:
            yield from targets.target(text, policy, target)


def _of_citations(findings: Findings, state: CitationStatements) -> Iterator[ox.Triple]:
    for citation in findings.resolution.citations:
        yield from state.citation(citation)
    for fulfilment in findings.fulfilments:
        yield from state.fulfilment(fulfilment)
