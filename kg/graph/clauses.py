"""What texts lay down, as RDF: duties (kg:Responsibility) and targets (kg:Target).

In: what the annotation found in documents and table rows. Out: triples with places and words as evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.annotate.documents import Document, TableEntry
from kg.annotate.duties.duty import Responsibility
from kg.annotate.targets.target import Owner, Target
from kg.graph.bodies import BodyStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.names import DUTY, TARGET
from kg.graph.occurrences import position, stated
from kg.graph.rdf import Node, Statement, decimal, edge, node, plain, text, typed, typed_literal
from kg.language import indicators
from kg.language.spaces import one_line
from kg.vocabulary.concepts import ALT_LABEL, PREF_LABEL
from kg.vocabulary.forms import word
from kg.vocabulary.namespaces import KG, QUDT, RDF, SKOS


class DutyStatements:
    """States who answers for what."""

    def __init__(self, iris: Iris, bodies: BodyStatements) -> None:
        self._iris, self._bodies = iris, bodies

    def duty(self, document: Document | TableEntry, policy: str, found: Responsibility) -> Iterator[Statement]:
        """State one duty that a policy (a key) lays down."""
        start, end = document.source_span(found.start, found.end)
        said = self._iris.names.duty(document, found)
        iri = self._iris.mention(DUTY, said)
        yield from stated(self._iris, iri, said, policy)
        yield typed(iri, KG + "Responsibility")
        yield edge(iri, KG + "ofPolicy", self._iris.policy(policy))
        yield edge(iri, KG + "inOccurrence", self._iris.occurrence(document))
        for body in found.bodies:
            yield from self._bodies.link(iri, KG + "body", body)
        for body in found.lead:
            yield edge(iri, KG + "leadBody", self._iris.body(body))
        for group in found.groups:
            yield from self._bodies.group(iri, KG + "body", group)
        for group in found.lead_groups:
            yield from self._bodies.group(iri, KG + "leadBody", group)
        for group in found.standing:
            yield from self._bodies.group(iri, KG + "standingBody", group)
        yield from self._order(iri, found)
        yield text(iri, KG + "task", document.quote(*found.task))
        if found.deadline is not None:
            yield text(iri, KG + "deadline", document.quote(*found.deadline))
        yield text(iri, KG + "surface", one_line(document.quote(found.start, found.end)))
        yield from _found_by(iri, found)
        yield from position(iri, document, start, end)

    def _order(self, iri: Node, found: Responsibility) -> Iterator[Statement]:
        """Who answers in the order of the text, where there are several: a list without blanks, which duties of the
        same bodies share from there on."""
        if len(found.order) < 2:
            return
        named = {body.name: self._iris.body(body) for body in found.bodies}
        ends = [found.order[at:] for at in range(len(found.order))]
        cells = [self._iris.order(names) for names in ends]
        yield edge(iri, KG + "bodyOrder", cells[0])
        for cell, (name, *_), rest in zip(cells, ends, [*cells[1:], node(RDF + "nil")], strict=True):
            yield typed(cell, RDF + "List")
            yield edge(cell, RDF + "first", named.get(name) or self._iris.group(name))
            yield edge(cell, RDF + "rest", rest)


class TargetStatements:
    """States the numbers aimed at, and the indicators that no vocabulary has.

    Parameters
    ----------
    homes : mapping of str to (str or None)
        The jurisdiction of each policy by its key: 全省 in an indicator means it.
    """

    def __init__(
        self, iris: Iris, concepts: UsedConcepts, bodies: BodyStatements, homes: Mapping[str, str | None]
    ) -> None:
        self._iris, self._concepts, self._bodies, self._homes = iris, concepts, bodies, homes
        self._own_indicators: dict[str, Counter[str]] = {}

    def target(self, document: Document | TableEntry, policy: str, found: Target) -> Iterator[Statement]:
        """State one target of a policy (a key)."""
        start, end = document.source_span(found.start, found.end)
        said = self._iris.names.target(document, found)
        iri = self._iris.mention(TARGET, said)
        yield from stated(self._iris, iri, said, policy)
        yield typed(iri, KG + "Target")
        yield edge(iri, KG + "ofPolicy", self._iris.policy(policy))
        yield edge(iri, KG + "inOccurrence", self._iris.occurrence(document))
        if found.indicator:
            yield text(iri, KG + "indicator", found.indicator)
        yield from self._owned(iri, self._homes.get(policy), found.owner)
        whose = found.owner.region if found.owner else None
        yield from self._measured(iri, whose or self._homes.get(policy), found)
        yield from _quantity(iri, found)
        yield text(iri, KG + "surface", one_line(document.quote(found.start, found.end)))
        yield from _found_by(iri, found)
        yield from position(iri, document, start, end)

    def _owned(self, target: Node, home: str | None, owner: Owner | None) -> Iterator[Statement]:
        """Whose target it is, where the text names another owner than the policy has."""
        if owner and owner.body:
            yield from self._bodies.link(target, KG + "ofBody", owner.body)
        if owner and owner.region and owner.region != home:
            yield self._concepts.link(target, KG + "ofRegion", owner.region)

    def _measured(self, target: Node, home: str | None, found: Target) -> Iterator[Statement]:
        """The concept of the indicator, by which texts compare; one of its own where no vocabulary has it."""
        for unit in indicators.unit_concepts():
            self._concepts.use(unit)
        read = indicators.read(found.indicator, found.unit, home)
        for concept in read.concepts:
            yield self._concepts.link(target, KG + "indicatorConcept", concept.iri)
        if read.key and not read.concepts:
            self._own_indicators.setdefault(read.key, Counter())[read.name] += 1
            yield edge(target, KG + "indicatorConcept", self._iris.individual("indicator", read.key))
        taken = indicators.measure(read, found.comparator, found.value, found.unit or "")
        yield from _comparable(target, taken)

    def own_indicators(self) -> Iterator[Statement]:
        """The indicators of the targets stated so far that no vocabulary has.

        The name used most, of those as many the shortest, is preferred.
        """
        for key, names in self._own_indicators.items():
            iri = self._iris.individual("indicator", key)
            first, *others = sorted(names, key=lambda name: (-names[name], len(name), name))
            yield typed(iri, KG + "Indicator")
            yield typed(iri, SKOS + "Concept")
            yield text(iri, PREF_LABEL, first)
            for name in others:
                yield text(iri, ALT_LABEL, name)


def _found_by(iri: Node, found: Responsibility | Target) -> Iterator[Statement]:
    """Which rule found a mention, and how sure that is."""
    yield plain(iri, KG + "rule", found.rule)
    yield decimal(iri, KG + "confidence", found.confidence)


def _comparable(target: Node, taken: indicators.Measure) -> Iterator[Statement]:
    """How the value is to be taken, read from the wording once: level or change, a year or over all, in what unit."""
    if taken.change:
        yield plain(target, KG + "change", taken.change)
    if taken.yearly:
        yield typed_literal(target, KG + "yearly", "true", "boolean")
    if taken.unit.base:
        yield plain(target, KG + "baseUnit", taken.unit.base)
        yield decimal(target, KG + "baseValue", taken.value)
    if taken.unit.same:
        yield edge(target, QUDT + "hasUnit", node(taken.unit.same))


def _quantity(iri: Node, found: Target) -> Iterator[Statement]:
    yield plain(iri, KG + "comparator", found.comparator)
    yield decimal(iri, KG + "value", found.value)
    if found.upper_value is not None:
        yield decimal(iri, KG + "upperValue", found.upper_value)
    if found.unit:
        yield plain(iri, KG + "unit", found.unit)
    if found.year:
        yield plain(iri, KG + "year", str(found.year))
    if found.baseline_year:
        yield plain(iri, KG + "baselineYear", str(found.baseline_year))
    if found.binding is not None:
        yield text(
            iri, KG + "binding", word("target-cue/state-binding" if found.binding else "target-cue/state-expected")
        )
