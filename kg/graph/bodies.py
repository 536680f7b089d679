"""Bodies, open groups of bodies and persons as RDF.

In: `Body`s and names as read. Out: triples that say who they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.rdf import Described, Node, edge, node, plain, text, typed
from kg.language.bodies import Body, level_of_body, named
from kg.language.body_english import english_name
from kg.language.body_names import national_bodies, successor
from kg.language.body_other_names import other_names
from kg.vocabulary.concepts import ALT_LABEL, PREF_LABEL, RDFS_LABEL
from kg.vocabulary.namespaces import DCTERMS, FOAF, ID, KG, NATION, ORG
from kg.vocabulary.own import PARENT

PART_OF = ORG + "subOrganizationOf"


class BodyStatements:
    """States bodies: how a body is called and whose it is where it is first linked to, since it is linked to often."""

    def __init__(self, iris: Iris, concepts: UsedConcepts) -> None:
        self._iris, self._concepts = iris, concepts
        self._stated: set[Body] = set()
        self._led_up: set[str] = set()

    def link(self, subject: Node, predicate: str, body: Body) -> Iterator[Described]:
        """Link something to a body, and say what is known of the body."""
        yield subject, (edge(predicate, self._iris.body(body)),)
        yield from self.body(body)

    def body(self, body: Body) -> Iterator[Described]:
        """Say what is known of a body, once; one of `bodies.ttl` brings its entry along."""
        if body.iri:
            self._concepts.use(body.iri)
            yield from self._local_parents(body.iri)
            return
        if body in self._stated:
            return
        self._stated.add(body)
        iri = self._iris.body(body)
        said = [typed(ORG + "FormalOrganization"), typed(KG + "Body"), text(PREF_LABEL, body.name)]
        level = level_of_body(body)
        if level != "international":
            said.append(self._concepts.link(KG + "territory", body.territory))
        said.append(plain(KG + "level", level))
        said += [text(ALT_LABEL, name) for name in other_names(body)]
        english = english_name(body)
        if english:
            said.append(text(RDFS_LABEL, english, "en"))
        if body.classification:
            said.append(self._concepts.link(ORG + "classification", body.classification))
        yield iri, said
        after = successor(body)
        if after:
            yield from self.link(iri, DCTERMS + "isReplacedBy", after)
        if body.parent:
            yield from self.link(iri, PART_OF, named(body.parent, body.territory))

    def _local_parents(self, iri: str) -> Iterator[Described]:
        """The local bodies that own ones of a user's vocabulary are parts of, up from one of them."""
        above = national_bodies().get(iri)
        while above and iri not in self._led_up:
            self._led_up.add(iri)
            for name in above.properties.get(PARENT, ()):
                yield from self.link(node(iri), PART_OF, named(name, above.first(KG + "territory") or NATION))
            iri = above.first(PART_OF) or ""
            above = national_bodies().get(iri)

    def group(self, subject: Node, predicate: str, name: str) -> Iterator[Described]:
        """Link something to an open group, such as 各市人民政府: one node for its name, wherever it stands."""
        iri = self._iris.group(name)
        kinds = (typed(ORG + "FormalOrganization"), typed(KG + "Body"), typed(KG + "BodyGroup"))
        classed = self._concepts.link(ORG + "classification", ID + "classification/body-group")
        yield subject, (edge(predicate, iri),)
        yield iri, (*kinds, text(PREF_LABEL, name), classed)

    def person(self, subject: Node, predicate: str, name: str) -> Iterator[Described]:
        """Link something to a person, who is known by name alone."""
        iri = self._iris.individual("person", name)
        yield subject, (edge(predicate, iri),)
        yield iri, (typed(FOAF + "Person"), text(PREF_LABEL, name))
