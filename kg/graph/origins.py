"""Where each fact of a policy was taken from, as RDF: one kg:Origin a fact, with the words and the line that say it.

In: `Findings`. Out: triples. A fact of a policy whose text is at hand is told by that text, else by the row of a table;
what is known of a policy from references alone is told by one of these. What nobody states follows from what is stated
(a first issuer from the number, the kind of document from its title) and has that origin. A topic is a node already: it
says itself where it is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.annotate.documents import Document, TableEntry, with_enclosed
from kg.annotate.topics.weigh import Evidence
from kg.describe.acts import Act
from kg.describe.origins import CITATION, HEADER, HEADING, KINDS, NUMBER, TABLE, TEXT, Fact, Origin
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.names import Text
from kg.graph.occurrences import found_at
from kg.graph.rdf import Described, Node, date_literal, decimal, edge, integer, node, plain, text, typed
from kg.language.bodies import Body
from kg.language.numbers import DocumentNumber, parse_number
from kg.language.spaces import one_line
from kg.language.title import Title, number_key
from kg.read.source import Source
from kg.resolve.model import Citation, Findings, Policy
from kg.resolve.order import documents_in_order, entries_in_order
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, PROV

FILE = "origin-kinds.ttl"
# the field of a policy, and the property that has it in the graph
PROPERTIES: Mapping[str, str] = {
    "title": DCTERMS + "title",
    "number": ELI + "id_local",
    "bodies": ELI + "passed_by",
    "speaker": ELI + "passed_by",
    "signed": ELI + "date_document",
    "published": ELI + "date_publication",
    "effective": ELI + "first_date_entry_in_force",
    "expires": ELI + "date_no_longer_in_force",
    "type": ELI + "type_document",
    "force": KG + "legalForce",
    "jurisdiction": ELI + "jurisdiction",
    "scope": ELI + "relevant_for",
    "acts": KG + "ofPolicy",  # from the act to the policy
}
_SEVERAL = ("bodies", "speaker", "jurisdiction", "scope")
_STATED_WORDS = "stated words"


class _Told(NamedTuple):
    """A fact with the text that tells it, and how sure it is."""

    fact: Fact
    text: Text
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reference:
    """A fact with the reference that tells it, by name or number (`kind`), and how sure it is."""

    about: str
    value: object
    kind: str
    citation: Citation
    confidence: float


class OriginStatements:
    """States where facts are from.

    Parameters
    ----------
    iris : Iris
        Names individuals.
    concepts : UsedConcepts
        Told of the concepts that are linked to.
    findings : Findings
        All policies with their texts and those that cite them.
    """

    def __init__(self, iris: Iris, concepts: UsedConcepts, findings: Findings) -> None:
        self._iris, self._concepts, self._policies = iris, concepts, findings.resolution.policies
        self._texts, self._cited = _texts(findings), _cited(findings)
        self._stated: set[str] = set()
        self._last: tuple[Text, tuple[str, Source]] | None = None

    def of(self, key: str) -> Iterator[Described]:
        """State the origins of the facts of a policy, the first time it is asked for."""
        if key in self._stated:
            return
        self._stated.add(key)
        policy, texts = self._policies[key], self._texts.get(key, ())
        told = dict(_told(policy, texts))
        told |= _following(policy, told)
        of_policy = edge(KG + "ofPolicy", self._iris.policy(key))
        for (about, value), one in told.items():
            fact = of_policy, edge(KG + "factProperty", node(PROPERTIES[about])), self._value(policy, about, value)
            yield self._origin(policy, about, value), (typed(KG + "Origin"), *fact, *self._place(one))
        for reference in _references(policy, told, self._cited.get(key, ())):
            yield self._reference(policy, reference, of_policy)
        for topic in policy.topics:
            yield from self._topic(key, topic, texts)

    def _reference(self, policy: Policy, one: _Reference, of_policy: str) -> Described:
        """A fact that a reference alone tells; that has its own line and words."""
        return self._origin(policy, one.about, one.value), (
            typed(KG + "Origin"),
            of_policy,
            edge(KG + "factProperty", node(PROPERTIES[one.about])),
            self._value(policy, one.about, one.value),
            self._concepts.link(KG + "originKind", _kind(one.kind)),
            decimal(KG + "confidence", round(one.confidence, 3)),
            edge(PROV + "wasDerivedFrom", self._iris.citation(one.citation)),
        )

    def _origin(self, policy: Policy, about: str, value: object) -> Node:
        """An origin is named after the fact: a policy and a property, with the value where there may be several."""
        name = _name_of(about)
        if isinstance(value, Act):
            name = f"act/{value.kind}-{value.day.isoformat()}"
        elif about in _SEVERAL:
            name += "/" + (value.name if isinstance(value, Body) else str(value).removeprefix(ID))
        return self._iris.of_policy("origin", policy.key, name)

    def _value(self, policy: Policy, about: str, value: object) -> str:
        if isinstance(value, date):
            return date_literal(KG + "factValue", value)
        if isinstance(value, DocumentNumber):
            return plain(KG + "factValue", value.text)
        if about == "number":
            return plain(KG + "factValue", str(value))
        if about == "title":
            return text(KG + "factValue", str(value))
        return edge(KG + "factNode", self._node(policy, about, value))

    def _node(self, policy: Policy, about: str, value: object) -> Node:
        if about == "speaker":
            return self._iris.individual("person", str(value))
        if isinstance(value, Act):
            return self._iris.act(policy.key, value)
        return self._iris.body(value) if isinstance(value, Body) else node(str(value))

    def _place(self, told: _Told) -> list[str]:
        """Which part of which text says something, in which words, on which line, and how sure that is."""
        origin, (stands, source) = told.fact.origin, self._standing(told.text)
        said = [
            self._concepts.link(KG + "originKind", _kind(origin.kind)),
            stands,
            integer(KG + "line", origin.line),
            text(KG + "surface", one_line(origin.text)),
            decimal(KG + "confidence", round(told.confidence, 3)),
            *found_at(source, source.line_starts[origin.line - 1]),
        ]
        if origin.field:
            said.append(plain(KG + "containerField", origin.field))
        return said

    def _standing(self, one: Text) -> tuple[str, Source]:
        """Where a text stands, and its source; most facts of a policy are told by one text."""
        if self._last is None or self._last[0] is not one:
            around = one.within if isinstance(one, Document) else None
            stands = edge(KG + "inOccurrence", self._iris.occurrence(around or one))
            self._last = one, (stands, one.compilation.clean.source)
        return self._last[1]

    def _topic(self, key: str, topic: Evidence, texts: Sequence[Text]) -> Iterator[Described]:
        """Where the most telling word of a topic stands first."""
        for one in texts:
            if isinstance(one, Document) and topic.words and topic in (*one.sectors, *one.subjects):
                iri, origin = self._iris.topic(key, topic.iri), _first_word(one, topic)
                kind, line = (
                    self._concepts.link(KG + "originKind", _kind(origin.kind)),
                    integer(KG + "line", origin.line),
                )
                yield iri, (kind, self._standing(one)[0], line)
                return


def _kind(name: str) -> str:
    return f"{ID}origin-kind/{name}"


@cache
def _name_of(about: str) -> str:
    return PROPERTIES[about].rpartition("/")[2].rpartition("#")[2]


@cache
def _confidences() -> Mapping[str, float]:
    """How sure what each part of a document says is: as the vocabulary of origins has it."""
    return {name: float(load(FILE)[_kind(name)].first(KG + "confidence") or 0) for name in KINDS}


def _texts(findings: Findings) -> dict[str, list[Text]]:
    """The texts of each policy, documents of its own before those within others, and these before rows of tables, in
    the order in which they are resolved."""
    resolution, found = findings.resolution, defaultdict[str, list[Text]](list)
    documents = with_enclosed(findings.documents)
    for at in sorted(documents_in_order(documents), key=lambda at: documents[at].within is not None):
        document = documents[at]
        found[resolution.policy_of[document.key]].append(document)
    for at in entries_in_order(findings.entries):
        found[resolution.policy_of_entry[at]].append(findings.entries[at])
    return found


def _cited(findings: Findings) -> dict[str, list[Citation]]:
    """The citations of each policy, the most trusted first; of those equally sure the one that is resolved first."""
    documents = findings.documents
    turn = {documents[at].key: number for number, at in enumerate(documents_in_order(documents))}
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in findings.resolution.citations:
        if citation.cited:
            found[citation.cited].append(citation)

    def trust(one: Citation) -> tuple[float, int, int]:
        return -one.confidence, turn[one.document.key], one.mention.start

    return {key: sorted(cited, key=trust) for key, cited in found.items()}


def _facts(policy: Policy) -> Iterator[tuple[str, object]]:
    """The facts of a policy by field and value."""
    for about in ("title", "number", "speaker", "signed", "published", "effective", "expires", "type", "force"):
        value = getattr(policy, about)
        if value is not None:
            yield about, value
    if policy.disputed_number and (printed := parse_number(policy.disputed_number)):
        yield "number", printed
    for about, values in (("bodies", policy.bodies), ("jurisdiction", policy.binds), ("scope", policy.scope)):
        yield from ((about, value) for value in values)
    yield from (("acts", act) for act in policy.acts)


def _told(policy: Policy, texts: Sequence[Text]) -> Iterator[tuple[tuple[str, object], _Told]]:
    """The facts of a policy that a text tells, each with the first that does."""
    said: dict[tuple[str, object], _Told] = {}
    for one in texts:
        facts = one.origins if isinstance(one, Document) else tuple(_of_row(one))
        for fact in facts:
            said.setdefault((fact.about, fact.value), _Told(fact, one, _confidences()[fact.origin.kind]))
    for known in _facts(policy):
        if known in said:
            yield known, said[known]


def _of_row(entry: TableEntry) -> Iterator[Fact]:
    """What the row of a table tells of its policy."""
    row = entry.row

    def cell(words: str) -> Origin:
        return Origin(TABLE, words, row.first_line)

    yield Fact.of("title", row.title, cell(row.title))
    yield Fact.of("published", date.fromisoformat(row.date), cell(row.date))
    for body in entry.bodies:
        yield Fact.of("bodies", body, cell("、".join(row.bodies_as_written)))
    if row.named.type:
        yield Fact.of("type", row.named.type, cell(row.title))


def _following(policy: Policy, told: Mapping[tuple[str, object], _Told]) -> Iterator[tuple[tuple[str, object], _Told]]:
    """What follows from facts that are told: an issuer from the number, kind and place from number, issuer or title."""
    by_about: dict[str, _Told] = {}
    for (about, _), one in told.items():
        by_about.setdefault(about, one)
    number, title = by_about.get("number"), by_about.get("title")
    by_number = _of_number(number, policy.issuer_confidence) if number and policy.issuer_rule else None
    ground = {
        "bodies": by_number,
        "jurisdiction": by_about.get("bodies") or by_number or title,
        "force": by_number or title,
        "type": title,
    }
    for about, value in _facts(policy):
        proof = ground.get(about)
        if (about, value) not in told and proof:
            yield (about, value), proof


def _of_number(told: _Told, confidence: float | None) -> _Told:
    """The place of a number as the origin of what its agency code says."""
    fact = replace(told.fact, origin=replace(told.fact.origin, kind=NUMBER))
    return told._replace(fact=fact, confidence=confidence or told.confidence)


def _references(
    policy: Policy, told: Mapping[tuple[str, object], _Told], cited: Sequence[Citation]
) -> Iterator[_Reference]:
    """Title, number, and the issuer by the number that no text tells, with the reference that does."""
    if ("title", policy.title) not in told and cited:
        folded = policy.named.folded
        by_name = (one for one in cited if one.mention.title and Title.of(one.mention.title).folded == folded)
        best = next(by_name, cited[0])
        yield _Reference("title", policy.title, CITATION, best, best.confidence)
    if policy.local_id is None or ("number", policy.number) in told:
        return
    key = number_key(policy.local_id)
    best_number = next((one for one in cited if one.mention.number and number_key(one.mention.number) == key), None)
    if best_number is None:
        return
    yield _Reference("number", policy.number or policy.local_id, CITATION, best_number, best_number.confidence)
    for body in policy.bodies if policy.issuer_rule else ():
        yield _Reference("bodies", body, NUMBER, best_number, policy.issuer_confidence or best_number.confidence)


def _first_word(document: Document, topic: Evidence) -> Origin:
    """Where the most telling word of a topic stands: in the title, else in the text for the first time."""
    word, at, clean = topic.words[0], document.segment, document.compilation.clean
    if word in "".join(at.heading.split()):
        return Origin(HEADING, word, clean.line_of(at.heading_start))
    found = clean.text.find(word, at.start, at.end)
    kind = HEADER if topic.rule == _STATED_WORDS else TEXT
    return Origin(kind, word, clean.line_of(found if found >= 0 else at.heading_start))
