"""Documents and links to RDF, term by term as in ONTOLOGY.md.

In: compilations and their `Resolution`. Out: triples, and the Turtle file: sorted, no blank nodes, no clock, so
that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry
from kg.annotate.duties.find import Responsibility
from kg.annotate.references.mention import Mention
from kg.annotate.targets.find import Target
from kg.graph.concepts import all_concepts, described, linked
from kg.graph.rdf import date_literal, integer, plain, text, typed, typed_literal
from kg.language import indicators
from kg.language.bodies import Body, level_of_body, named
from kg.read.tables.entries import TableRow
from kg.resolve.agency_codes import learn_codes
from kg.resolve.model import Citation, Findings, Fulfilment, Policy
from kg.vocabulary.concepts import ALT_LABEL, PREF_LABEL
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, FOAF, ID, KG, NOT_LINKS, OA, ORG, RELATIONS, SKOS

_UNSAFE = re.compile(r"[\s<>\"{}|\\^`%#?]+")
# characters kept on each side of a mention as evidence, so that the graph grows with the text and not its square
_EVIDENCE = 500
_IN_FORCE = ELI + "InForce-notInForce"


class GraphWriter:
    """Turns what the stages found into triples under one base IRI.

    Parameters
    ----------
    base_iri : str
        What the IRIs of individuals begin with; concepts of the vocabularies keep their own.
    """

    def __init__(self, base_iri: str) -> None:
        self.base = base_iri
        self._used: set[str] = set()
        self._homes: dict[str, str | None] = {}
        self._own_indicators: dict[str, Counter[str]] = {}

    def triples(self, findings: Findings) -> set[ox.Triple]:
        """Return all triples of the graph."""
        self._used = set()
        self._own_indicators = {}
        resolution = findings.resolution
        self._homes = {key: policy.jurisdiction for key, policy in resolution.policies.items()}
        found: set[ox.Triple] = set()
        for compilation in findings.compilations:
            found.update(self._compilation(compilation))
        for known in resolution.policies.values():
            found.update(self._policy(known))
        for code, body in learn_codes(resolution.policies.values()).items():
            found.add(plain(self._body_iri(body), KG + "agencyCode", code))
        for document in findings.documents:
            policy = resolution.policy_of[document.key]
            found.update(self._occurrence(document, policy))
            for responsibility in document.responsibilities:
                found.update(self._responsibility(document, policy, responsibility))
            for target in document.targets:
                found.update(self._target(document, policy, target))
        for entry, key in zip(findings.entries, resolution.policy_of_entry, strict=True):
            found.update(self._entry(entry, key))
            for responsibility in entry.responsibilities:
                found.update(self._responsibility(entry, key, responsibility))
            for target in entry.targets:
                found.update(self._target(entry, key, target))
        for meeting in findings.meetings:
            found.update(self._meeting(meeting))
        for citation in resolution.citations:
            found.update(self._citation(citation))
        for later, before in findings.predecessors.items():
            edge = (self._policy_iri(later), ox.NamedNode(KG + "predecessor"), self._policy_iri(before))
            found.add(ox.Triple(*edge))
        for fulfilment in findings.fulfilments:
            found.update(self._fulfilment(fulfilment))
        found.update(self._indicators())
        found.update(self._concepts())
        return found

    # one method a class of ONTOLOGY.md

    def _compilation(self, compilation: Compilation) -> Iterator[ox.Triple]:
        iri, source = self._compilation_iri(compilation), compilation.clean.source
        yield typed(iri, KG + "Compilation")
        yield text(iri, DCTERMS + "title", compilation.title)
        if compilation.publisher:
            yield text(iri, DCTERMS + "publisher", compilation.publisher)
        yield plain(iri, KG + "sourceFile", source.name)
        yield plain(iri, KG + "sha256", source.sha256)

    def _policy(self, policy: Policy) -> Iterator[ox.Triple]:
        iri = self._policy_iri(policy.key)
        yield typed(iri, ELI + "LegalResource")
        yield typed(iri, KG + "Policy")
        yield text(iri, DCTERMS + "title", policy.title)
        for name in policy.alternatives:
            yield text(iri, DCTERMS + "alternative", name)
        yield from self._number(iri, policy)
        for body in policy.bodies:
            yield from self._body(iri, body)
        if policy.issuer_rule:
            yield plain(iri, KG + "issuerRule", policy.issuer_rule)
            yield typed_literal(iri, KG + "issuerConfidence", f"{policy.issuer_confidence:.3f}", "decimal")
        if policy.speaker:
            yield from self._person(iri, policy.speaker)
        for edition in policy.editions:
            yield date_literal(iri, KG + "editionDate", edition)
        for term, day in (
            ("date_document", policy.signed),
            ("date_publication", policy.published),
            ("first_date_entry_in_force", policy.effective),
            ("date_no_longer_in_force", policy.expires),
        ):
            if day:
                yield date_literal(iri, ELI + term, day)
        for predicate, concept in (
            (ELI + "type_document", policy.type),
            (KG + "legalForce", policy.force),
            (ELI + "jurisdiction", policy.jurisdiction),
        ):
            if concept:
                yield self._concept(iri, predicate, concept)
        for region in policy.scope:
            yield self._concept(iri, ELI + "relevant_for", region)
        for sector in policy.sectors:
            yield self._concept(iri, ELI + "is_about", sector)
        for subject in policy.subjects:
            yield self._concept(iri, DCTERMS + "subject", subject)

    def _number(self, iri: ox.NamedNode, policy: Policy) -> Iterator[ox.Triple]:
        if policy.local_id:
            yield plain(iri, ELI + "id_local", policy.local_id)
        if policy.number and policy.number.year and policy.number.agency_code:
            yield plain(iri, KG + "agencyCode", policy.number.agency_code)
            yield integer(iri, KG + "numberYear", policy.number.year)
            yield integer(iri, KG + "sequence", policy.number.sequence)

    def _person(self, iri: ox.NamedNode, name: str) -> Iterator[ox.Triple]:
        person = self._iri("person", name)
        yield ox.Triple(iri, ox.NamedNode(ELI + "passed_by"), person)
        yield typed(person, FOAF + "Person")
        yield text(person, PREF_LABEL, name)

    def _body(self, policy: ox.NamedNode, body: Body) -> Iterator[ox.Triple]:
        iri = self._body_iri(body)
        yield ox.Triple(policy, ox.NamedNode(ELI + "passed_by"), iri)
        yield from self.body(body)

    def body(self, body: Body) -> Iterator[ox.Triple]:
        """Yield what is known of a body; one of `bodies.ttl` brings its entry along."""
        if body.iri:
            self._used.add(body.iri)
            return
        iri = self._body_iri(body)
        yield typed(iri, ORG + "FormalOrganization")
        yield typed(iri, KG + "Body")
        yield text(iri, PREF_LABEL, body.name)
        yield self._concept(iri, KG + "territory", body.territory)
        yield plain(iri, KG + "level", level_of_body(body))
        if body.classification:
            yield self._concept(iri, ORG + "classification", body.classification)
        if body.parent:
            parent = named(body.parent, body.territory)
            yield ox.Triple(iri, ox.NamedNode(ORG + "subOrganizationOf"), self._body_iri(parent))
            yield from self.body(parent)

    def _occurrence(self, document: Document, policy: str) -> Iterator[ox.Triple]:
        iri, segment = self._occurrence_iri(document), document.segment
        clean = document.compilation.clean
        yield typed(iri, KG + "Occurrence")
        yield ox.Triple(iri, ox.NamedNode(KG + "occurrenceOf"), self._policy_iri(policy))
        yield ox.Triple(iri, ox.NamedNode(KG + "occursIn"), self._compilation_iri(document.compilation))
        yield text(iri, KG + "heading", segment.heading)
        yield integer(iri, KG + "startLine", segment.first_line)
        yield integer(iri, KG + "endLine", segment.last_line)
        yield integer(iri, OA + "start", clean.source_offset(segment.start))
        yield integer(iri, OA + "end", clean.source_offset(segment.end))
        if document.description.addressees:
            yield text(iri, KG + "addressees", document.description.addressees)
        for address in document.description.sources:
            yield ox.Triple(iri, ox.NamedNode(DCTERMS + "source"), ox.NamedNode(address))

    def _responsibility(
        self, document: Document | TableEntry, policy: str, found: Responsibility
    ) -> Iterator[ox.Triple]:
        start, end = document.source_span(found.start, found.end)
        iri = self._iri("responsibility", f"{document.compilation.key}/{start}")
        yield typed(iri, KG + "Responsibility")
        yield ox.Triple(iri, ox.NamedNode(KG + "ofPolicy"), self._policy_iri(policy))
        yield ox.Triple(iri, ox.NamedNode(KG + "inOccurrence"), self._occurrence_iri(document))
        for body in found.bodies:
            yield ox.Triple(iri, ox.NamedNode(KG + "body"), self._body_iri(body))
            yield from self.body(body)
        for body in found.lead:
            yield ox.Triple(iri, ox.NamedNode(KG + "leadBody"), self._body_iri(body))
        for group in found.groups:
            yield from self._group(iri, KG + "body", group)
        for group in found.standing:
            yield from self._group(iri, KG + "standingBody", group)
        yield text(iri, KG + "task", document.quote(*found.task))
        yield text(iri, KG + "surface", document.quote(found.start, found.end))
        yield plain(iri, KG + "rule", found.rule)
        yield from _position(iri, document, start, end)

    def _group(self, responsibility: ox.NamedNode, predicate: str, name: str) -> Iterator[ox.Triple]:
        """An open group, such as 各市人民政府: one node for its name, wherever it stands."""
        iri = self._iri("body-group", name)
        yield ox.Triple(responsibility, ox.NamedNode(predicate), iri)
        yield typed(iri, ORG + "FormalOrganization")
        yield typed(iri, KG + "Body")
        yield typed(iri, KG + "BodyGroup")
        yield text(iri, PREF_LABEL, name)
        yield self._concept(iri, ORG + "classification", ID + "classification/body-group")

    def _target(self, document: Document | TableEntry, policy: str, found: Target) -> Iterator[ox.Triple]:
        start, end = document.source_span(found.start, found.end)
        # several numbers of one clause share its start, and one number may stand for two years
        year = f"/{found.year}" if found.year else ""
        iri = self._iri("target", f"{document.compilation.key}/{start}-{end}/{found.indicator}{year}")
        yield typed(iri, KG + "Target")
        yield ox.Triple(iri, ox.NamedNode(KG + "ofPolicy"), self._policy_iri(policy))
        yield ox.Triple(iri, ox.NamedNode(KG + "inOccurrence"), self._occurrence_iri(document))
        yield text(iri, KG + "indicator", found.indicator)
        yield from self._measured(iri, self._homes.get(policy), found)
        yield plain(iri, KG + "comparator", found.comparator)
        yield typed_literal(iri, KG + "value", f"{found.value:f}", "decimal")
        if found.upper_value is not None:
            yield typed_literal(iri, KG + "upperValue", f"{found.upper_value:f}", "decimal")
        if found.unit:
            yield plain(iri, KG + "unit", found.unit)
        if found.year:
            yield plain(iri, KG + "year", str(found.year))
        if found.baseline_year:
            yield plain(iri, KG + "baselineYear", str(found.baseline_year))
        if found.binding is not None:
            yield text(iri, KG + "binding", "约束性" if found.binding else "预期性")
        yield text(iri, KG + "surface", document.quote(found.start, found.end))
        yield plain(iri, KG + "rule", found.rule)
        yield from _position(iri, document, start, end)

    def _measured(self, target: ox.NamedNode, home: str | None, found: Target) -> Iterator[ox.Triple]:
        """The concept of the indicator, by which texts compare; one of its own where no vocabulary has it."""
        read = indicators.read(found.indicator, found.unit, home)
        for concept in read.concepts:
            yield self._concept(target, KG + "indicatorConcept", concept.iri)
        if read.key and not read.concepts:
            self._own_indicators.setdefault(read.key, Counter())[read.name] += 1
            yield ox.Triple(target, ox.NamedNode(KG + "indicatorConcept"), self._iri("indicator", read.key))

    def _indicators(self) -> Iterator[ox.Triple]:
        """The indicators that no vocabulary has: the name used most, of those as many the shortest, is preferred."""
        for key, names in self._own_indicators.items():
            iri = self._iri("indicator", key)
            first, *others = sorted(names, key=lambda name: (-names[name], len(name), name))
            yield typed(iri, KG + "Indicator")
            yield typed(iri, SKOS + "Concept")
            yield text(iri, PREF_LABEL, first)
            for name in others:
                yield text(iri, ALT_LABEL, name)

    def _entry(self, entry: TableEntry, policy: str) -> Iterator[ox.Triple]:
        row = entry.row
        iri = self._occurrence_iri(entry)
        yield typed(iri, KG + "Occurrence")
        yield typed(iri, KG + "CatalogueEntry")
        yield ox.Triple(iri, ox.NamedNode(KG + "occurrenceOf"), self._policy_iri(policy))
        yield text(iri, KG + "heading", row.title)
        yield text(iri, KG + "category", row.category)
        yield text(iri, KG + "summary", row.summary)
        yield from self._place(iri, entry.compilation, row)

    def _meeting(self, meeting: Meeting) -> Iterator[ox.Triple]:
        row = meeting.row
        iri = self._iri("meeting", f"{meeting.compilation.key}/{row.first_line}")
        yield typed(iri, KG + "Meeting")
        yield text(iri, DCTERMS + "title", row.title)
        yield date_literal(iri, DCTERMS + "date", date.fromisoformat(row.date))
        yield text(iri, KG + "summary", row.summary)
        if meeting.body:
            yield ox.Triple(iri, ox.NamedNode(KG + "body"), self._body_iri(meeting.body))
            yield from self.body(meeting.body)
        yield from self._place(iri, meeting.compilation, row)

    def _place(self, iri: ox.NamedNode, compilation: Compilation, row: TableRow) -> Iterator[ox.Triple]:
        yield ox.Triple(iri, ox.NamedNode(KG + "occursIn"), self._compilation_iri(compilation))
        yield integer(iri, KG + "startLine", row.first_line)
        yield integer(iri, KG + "endLine", row.last_line)
        yield integer(iri, OA + "start", row.start)
        yield integer(iri, OA + "end", row.end)

    def _citation(self, citation: Citation) -> Iterator[ox.Triple]:
        document, mention = citation.document, citation.mention
        start, end = document.source_span(mention.start, mention.end)
        iri = self._citation_iri(citation)
        citing = self._policy_iri(citation.citing)
        yield typed(iri, CITO + "Citation")
        yield typed(iri, KG + "Citation")
        yield ox.Triple(iri, ox.NamedNode(CITO + "hasCitingEntity"), citing)
        yield ox.Triple(
            iri, ox.NamedNode(CITO + "hasCitationCharacterization"), ox.NamedNode(RELATIONS[citation.relation])
        )
        yield ox.Triple(iri, ox.NamedNode(KG + "inOccurrence"), self._occurrence_iri(document))
        yield text(iri, KG + "surface", mention.surface)
        yield typed_literal(iri, KG + "marked", "true" if mention.marked else "false", "boolean")
        yield from _position(iri, document, start, end)
        yield plain(iri, KG + "rule", citation.rule)
        yield typed_literal(iri, KG + "confidence", f"{citation.confidence:.3f}", "decimal")
        yield text(iri, OA + "exact", document.quote(*_evidence(mention)))
        if mention.number:
            yield plain(iri, KG + "citedNumber", mention.number)
        if citation.edition:
            yield date_literal(iri, KG + "citedEdition", citation.edition)
        if mention.pinpoint:
            yield plain(iri, KG + "pinpoint", mention.pinpoint)
        if citation.cited is None:
            yield plain(iri, KG + "unresolvedBecause", citation.unresolved or "unknown")
            return
        cited = self._policy_iri(citation.cited)
        yield ox.Triple(iri, ox.NamedNode(CITO + "hasCitedEntity"), cited)
        yield from self._edges(citing, cited, citation)

    def _fulfilment(self, fulfilment: Fulfilment) -> Iterator[ox.Triple]:
        promise = self._citation_iri(fulfilment.promise)
        yield ox.Triple(self._policy_iri(fulfilment.policy), ox.NamedNode(KG + "fulfils"), promise)
        if fulfilment.days is not None:
            yield integer(promise, KG + "daysToFulfilment", fulfilment.days)

    def _edges(self, citing: ox.NamedNode, cited: ox.NamedNode, citation: Citation) -> Iterator[ox.Triple]:
        """The direct edges, so that chains need no reasoning; no policy cites itself."""
        if citation.relation in NOT_LINKS:
            if citation.relation == "issues" and citing == cited:
                yield text(citing, DCTERMS + "alternative", citation.mention.surface)
            return
        if citing == cited:
            return
        yield ox.Triple(citing, ox.NamedNode(RELATIONS[citation.relation]), cited)
        yield ox.Triple(citing, ox.NamedNode(ELI + "cites"), cited)
        if citation.relation == "repeals":
            yield ox.Triple(cited, ox.NamedNode(ELI + "in_force"), ox.NamedNode(_IN_FORCE))

    # concepts of the vocabularies that the graph uses, with all that is above them

    def _concept(self, subject: ox.NamedNode, predicate: str, concept: str) -> ox.Triple:
        self._used.add(concept)
        return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(concept))

    def _concepts(self) -> Iterator[ox.Triple]:
        known = all_concepts()
        queue = sorted(self._used)
        seen: set[str] = set()
        while queue:
            iri = queue.pop()
            if iri in seen or iri not in known:
                continue
            seen.add(iri)
            yield from described(iri, known[iri])
            queue += [*known[iri].broader, *linked(known[iri])]

    # IRIs

    def _iri(self, kind: str, key: str) -> ox.NamedNode:
        return ox.NamedNode(f"{self.base}{kind}/{_UNSAFE.sub('-', key)}")

    def _policy_iri(self, key: str) -> ox.NamedNode:
        return self._iri("policy", key)

    def _body_iri(self, body: Body) -> ox.NamedNode:
        return ox.NamedNode(body.iri) if body.iri else self._iri("body", body.name)

    def _citation_iri(self, citation: Citation) -> ox.NamedNode:
        start, _ = citation.document.source_span(citation.mention.start, citation.mention.end)
        return self._iri("citation", f"{citation.document.compilation.key}/{start}")

    def _occurrence_iri(self, document: Document | TableEntry) -> ox.NamedNode:
        return self._iri("occurrence", document.key)

    def _compilation_iri(self, compilation: Compilation) -> ox.NamedNode:
        return self._iri("compilation", compilation.key)


def _position(iri: ox.NamedNode, document: Document | TableEntry, start: int, end: int) -> Iterator[ox.Triple]:
    """Line and offsets in the source."""
    yield integer(iri, KG + "line", document.compilation.clean.source.line_of(start))
    yield integer(iri, OA + "start", start)
    yield integer(iri, OA + "end", end)


def _evidence(mention: Mention) -> tuple[int, int]:
    """The sentence of a mention; of one that does not end (a table in one line) the part around the mention."""
    start, end = mention.sentence
    return max(start, mention.start - _EVIDENCE), min(end, mention.end + _EVIDENCE)
