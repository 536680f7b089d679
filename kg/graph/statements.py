"""All that a build found as RDF, term by term as docs/graph.md has it.

In: `Findings`. Out: statements, without blank nodes and without a clock, so that the same input gives the same graph.
One module states one kind of thing: policies, bodies, occurrences, clauses (duties and targets), citations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from kg.annotate.documents import Compilation, Document, TableEntry, with_enclosed
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
from kg.graph.rdf import Described
from kg.graph.terms import terms
from kg.resolve.model import Findings


def statements(
    findings: Findings, base_iri: str, at_hand: Callable[[Compilation], None] = lambda _: None
) -> Iterator[Described]:
    """Yield all statements of the graph, in no order, some of them more than once.

    Parameters
    ----------
    findings : Findings
        What a build found.
    base_iri : str
        What the IRIs of individuals begin with; concepts of the vocabularies keep their own.
    at_hand : callable
        Told of the file of each document when it is stated: its text need not be read again then.
    """
    iris, concepts = Iris(base_iri, Names(findings)), UsedConcepts()
    bodies = BodyStatements(iris, concepts)
    yield from _of_policies(findings, PolicyStatements(iris, concepts, bodies))
    homes = {key: policy.jurisdiction for key, policy in findings.resolution.policies.items()}
    targets = TargetStatements(iris, concepts, bodies, homes)
    yield from _of_texts(
        findings,
        at_hand,
        OccurrenceStatements(iris, bodies),
        DutyStatements(iris, bodies),
        targets,
        CitationStatements(iris),
        OriginStatements(iris, concepts, findings),
    )
    yield from targets.own_indicators()
    yield from _of_conflicts(findings, ConflictStatements(iris))
    # what all the others have used
    about_concepts = list(concepts.statements())
    yield from about_concepts
    yield from terms(about_concepts)


def _of_policies(findings: Findings, state: PolicyStatements) -> Iterator[Described]:
    for policy in findings.resolution.policies.values():
        yield from state.policy(policy)
    yield from state.codes(findings.resolution.codes)
    yield from state.predecessors(findings.predecessors)
    yield from state.drafts(findings.drafts)


def _of_texts(
    findings: Findings,
    at_hand: Callable[[Compilation], None],
    occurrences: OccurrenceStatements,
    duties: DutyStatements,
    targets: TargetStatements,
    citations: CitationStatements,
    origins: OriginStatements,
) -> Iterator[Described]:
    """All that is said of a text, and then of the next one: its words are read once."""
    resolution = findings.resolution
    for compilation in findings.compilations:
        yield from occurrences.compilation(compilation)
    # a file that is there twice says nothing new
    for document in {document.key: document for document in findings.documents}.values():
        policy = resolution.policy_of[document.key]
        yield from occurrences.document(document, policy)
        if inside := document.enclosed:
            yield from occurrences.enclosed(inside, resolution.policy_of[inside.key])
        at_hand(document.compilation)
        yield from _of_clauses(document, policy, duties, targets)
        yield from citations.of(document)
        yield from origins.of(policy)
    for entry, policy in zip(findings.entries, resolution.policy_of_entry, strict=True):
        yield from occurrences.entry(entry, policy)
        yield from _of_clauses(entry, policy, duties, targets)
    for meeting in findings.meetings:
        yield from occurrences.meeting(meeting)
    for policy in resolution.policies:
        yield from origins.of(policy)
    for fulfilment in findings.fulfilments:
        yield from citations.fulfilment(fulfilment)


def _of_conflicts(findings: Findings, state: ConflictStatements) -> Iterator[Described]:
    texts: dict[str, list[Document]] = defaultdict(list)
    for document in with_enclosed(findings.documents):
        texts[findings.resolution.policy_of[document.key]].append(document)
    for key, documents in texts.items():
        yield from state.texts(findings.resolution.policies[key], documents)


def _of_clauses(
    text: Document | TableEntry, policy: str, duties: DutyStatements, targets: TargetStatements
) -> Iterator[Described]:
    for duty in text.responsibilities:
        yield from duties.duty(text, policy, duty)
    for target in text.targets:
        yield from targets.target(text, policy, target)
