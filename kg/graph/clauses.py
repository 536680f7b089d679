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
from kg.graph.rdf import Described, Node, decimal, edge, node, plain, text, typed, typed_literal
from kg.language import indicators
from kg.language.spaces import one_line
from kg.vocabulary.concepts import ALT_LABEL, PREF_LABEL
from kg.vocabulary.forms import word
from kg.vocabulary.namespaces import KG, QUDT, RDF, SKOS


class DutyStatements:
    """States who answers for what."""

    def __init__(self, iris: Iris, bodies: BodyStatements) -> None:
        self._iris, self._bodies = iris, bodies

    def duty(self, document: Document | TableEntry, policy: str, found: Responsibility) -> Iterator[Described]:
        """State one duty that a policy (a key) lays down."""
        start, end = document.source_span(found.start, found.end)
        said = self._iris.names.duty(document, found)
        iri = self._iris.mention(DUTY, said)
        yield from stated(self._iris, iri, said, policy)
        about = [
            typed(KG + "Responsibility"),
            edge(KG + "ofPolicy", self._iris.policy(policy)),
            edge(KG + "inOccurrence", self._iris.occurrence(document)),
            *(edge(KG + "leadBody", self._iris.body(body)) for body in found.lead),
            text(KG + "task", document.quote(*found.task)),
            text(KG + "surface", one_line(document.quote(found.start, found.end))),
            *_found_by(found),
            *position(document, start, end),
        ]
        if found.deadline is not None:
            about.append(text(KG + "deadline", document.quote(*found.deadline)))
        yield iri, about
        for body in found.bodies:
            yield from self._bodies.link(iri, KG + "body", body)
        for group in found.groups:
            yield from self._bodies.group(iri, KG + "body", group)
        for group in found.lead_groups:
            yield from self._bodies.group(iri, KG + "leadBody", group)
        for group in found.standing:
            yield from self._bodies.group(iri, KG + "standingBody", group)
        yield from self._order(iri, found)

    def _order(self, iri: Node, found: Responsibility) -> Iterator[Described]:
        """Who answers in the order of the text, where there are several: a list without blanks, which duties of the
        same bodies share from there on."""
        if len(found.order) < 2:
            return
        named = {body.name: self._iris.body(body) for body in found.bodies}
        ends = [found.order[at:] for at in range(len(found.order))]
        cells = [self._iris.order(names) for names in ends]
        yield iri, (edge(KG + "bodyOrder", cells[0]),)
        for cell, (name, *_), rest in zip(cells, ends, [*cells[1:], node(RDF + "nil")], strict=True):
            first = named.get(name) or self._iris.group(name)
            yield cell, (typed(RDF + "List"), edge(RDF + "first", first), edge(RDF + "rest", rest))


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

    def target(self, document: Document | TableEntry, policy: str, found: Target) -> Iterator[Described]:
        """State one target of a policy (a key)."""
        start, end = document.source_span(found.start, found.end)
        said = self._iris.names.target(document, found)
        iri = self._iris.mention(TARGET, said)
        yield from stated(self._iris, iri, said, policy)
        whose = found.owner.region if found.owner else None
        about = [
            typed(KG + "Target"),
            edge(KG + "ofPolicy", self._iris.policy(policy)),
            edge(KG + "inOccurrence", self._iris.occurrence(document)),
            *self._measured(whose or self._homes.get(policy), found),
            *_quantity(found),
            text(KG + "surface", one_line(document.quote(found.start, found.end))),
            *_found_by(found),
            *position(document, start, end),
        ]
        if found.indicator:
            about.append(text(KG + "indicator", found.indicator))
        yield iri, about
        yield from self._owned(iri, self._homes.get(policy), found.owner)

    def _owned(self, target: Node, home: str | None, owner: Owner | None) -> Iterator[Described]:
        """Whose target it is, where the text names another owner than the policy has."""
        if owner and owner.body:
            yield from self._bodies.link(target, KG + "ofBody", owner.body)
        if owner and owner.region and owner.region != home:
            yield target, (self._concepts.link(KG + "ofRegion", owner.region),)

    def _measured(self, home: str | None, found: Target) -> Iterator[str]:
        """The concept of the indicator, by which texts compare; one of its own where no vocabulary has it."""
        for unit in indicators.unit_concepts():
            self._concepts.use(unit)
        read = indicators.read(found.indicator, found.unit, home)
        for concept in read.concepts:
            yield self._concepts.link(KG + "indicatorConcept", concept.iri)
        if read.key and not read.concepts:
            self._own_indicators.setdefault(read.key, Counter())[read.name] += 1
            yield edge(KG + "indicatorConcept", self._iris.individual("indicator", read.key))
        taken = indicators.measure(read, found.comparator, found.value, found.unit or "")
        yield from _comparable(taken)

    def own_indicators(self) -> Iterator[Described]:
        """The indicators of the targets stated so far that no vocabulary has.

        The name used most, of those as many the shortest, is preferred.
        """
        for key, names in self._own_indicators.items():
            iri = self._iris.individual("indicator", key)
            first, *others = sorted(names, key=lambda name: (-names[name], len(name), name))
            labels = (text(PREF_LABEL, first), *(text(ALT_LABEL, name) for name in others))
            yield iri, (typed(KG + "Indicator"), typed(SKOS + "Concept"), *labels)


def _found_by(found: Responsibility | Target) -> Iterator[str]:
    """Which rule found a mention, and how sure that is."""
    yield plain(KG + "rule", found.rule)
    yield decimal(KG + "confidence", found.confidence)


def _comparable(taken: indicators.Measure) -> Iterator[str]:
    """How the value is to be taken, read from the wording once: level or change, a year or over all, in what unit."""
    if taken.change:
        yield plain(KG + "change", taken.change)
    if taken.yearly:
        yield typed_literal(KG + "yearly", "true", "boolean")
    if taken.unit.base:
        yield plain(KG + "baseUnit", taken.unit.base)
        yield decimal(KG + "baseValue", taken.value)
    if taken.unit.same:
        yield edge(QUDT + "hasUnit", node(taken.unit.same))


def _quantity(found: Target) -> Iterator[str]:
    yield plain(KG + "comparator", found.comparator)
    yield decimal(KG + "value", found.value)
    if found.upper_value is not None:
        yield decimal(KG + "upperValue", found.upper_value)
    if found.unit:
        yield plain(KG + "unit", found.unit)
    if found.year:
        yield plain(KG + "year", str(found.year))
    if found.baseline_year:
        yield plain(KG + "baselineYear", str(found.baseline_year))
    if found.binding is not None:
        yield text(KG + "binding", word("target-cue/state-binding" if found.binding else "target-cue/state-expected"))
