"""Bodies, open groups of bodies and persons as RDF.

In: `Body`s and names as read. Out: triples that say who they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.rdf import Node, Statement, edge, plain, text, typed
from kg.language.bodies import Body, level_of_body, named
from kg.language.body_english import english_name
from kg.language.body_names import other_names, successor
from kg.vocabulary.concepts import ALT_LABEL, PREF_LABEL, RDFS_LABEL
from kg.vocabulary.namespaces import DCTERMS, FOAF, ID, KG, ORG


class BodyStatements:
    """States bodies: how a body is called and whose it is where it is first linked to, since it is linked to often."""

    def __init__(self, iris: Iris, concepts: UsedConcepts) -> None:
        self._iris, self._concepts = iris, concepts
        self._stated: set[Body] = set()

    def link(self, subject: Node, predicate: str, body: Body) -> Iterator[Statement]:
        """Link something to a body, and say what is known of the body."""
        yield edge(subject, predicate, self._iris.body(body))
        yield from self.body(body)

    def body(self, body: Body) -> Iterator[Statement]:
        """Say what is known of a body, once; one of `bodies.ttl` brings its entry along."""
        if body.iri:
            self._concepts.use(body.iri)
            return
        if body in self._stated:
            return
        self._stated.add(body)
        iri = self._iris.body(body)
        yield typed(iri, ORG + "FormalOrganization")
        yield typed(iri, KG + "Body")
        yield text(iri, PREF_LABEL, body.name)
        level = level_of_body(body)
        if level != "international":
            yield self._concepts.link(iri, KG + "territory", body.territory)
        yield plain(iri, KG + "level", level)
        for name in other_names(body):
            yield text(iri, ALT_LABEL, name)
        english = english_name(body)
        if english:
            yield text(iri, RDFS_LABEL, english, "en")
        after = successor(body)
        if after:
            yield from self.link(iri, DCTERMS + "isReplacedBy", after)
        if body.classification:
            yield self._concepts.link(iri, ORG + "classification", body.classification)
        if body.parent:
            yield from self.link(iri, ORG + "subOrganizationOf", named(body.parent, body.territory))

    def group(self, subject: Node, predicate: str, name: str) -> Iterator[Statement]:
        """Link something to an open group, such as 各市人民政府: one node for its name, wherever it stands."""
        iri = self._iris.group(name)
        yield edge(subject, predicate, iri)
        yield typed(iri, ORG + "FormalOrganization")
        yield typed(iri, KG + "Body")
        yield typed(iri, KG + "BodyGroup")
        yield text(iri, PREF_LABEL, name)
        yield self._concepts.link(iri, ORG + "classification", ID + "classification/body-group")

    def person(self, subject: Node, predicate: str, name: str) -> Iterator[Statement]:
        """Link something to a person, who is known by name alone."""
        iri = self._iris.individual("person", name)
        yield edge(subject, predicate, iri)
        yield typed(iri, FOAF + "Person")
        yield text(iri, PREF_LABEL, name)
