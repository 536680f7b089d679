"""What the terms of a graph mean, so that it explains itself: labels for all that it names, in one file.

In: the triples of a graph. Out: the ontology (`ontology/policy.ttl`), the schemes of the concepts that the graph has,
and the names of the relations and states of other vocabularies that it uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph.concepts import VOCABULARIES
from kg.vocabulary.concepts import RDFS_LABEL, load, ontology_folder
from kg.vocabulary.namespaces import DCTERMS, ELI, OWL, RDF, RELATIONS, SKOS

_ONTOLOGY, _RELATIONS = "policy.ttl", "relations.ttl"
_TITLE, _IN_SCHEME, _TYPE = DCTERMS + "title", SKOS + "inScheme", RDF + "type"
_EXAMPLE = SKOS + "example"


def terms(stated: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the triples that say what the terms of a graph are.

    Parameters
    ----------
    stated : iterable of Triple
        The graph.
    """
    used = {triple.object.value for triple in stated if triple.predicate.value == _IN_SCHEME}  # type: ignore[union-attr]
    ontology = (triple for triple in _parsed(_ONTOLOGY) if triple.predicate.value != _EXAMPLE)  # they are for readers
    found = {triple for triple in ontology if isinstance(triple.subject, ox.NamedNode)}
    found.update(_relations())
    for name in VOCABULARIES:
        found.update(_schemes(name, used))
    return found


def _schemes(file_name: str, used: set[str]) -> Iterator[ox.Triple]:
    """The schemes of a file that are used: what they are and what they are called."""
    label = ox.NamedNode(RDFS_LABEL)
    for triple in _parsed(file_name):
        if triple.subject.value in used:  # type: ignore[union-attr]
            yield triple
            if triple.predicate.value == _TITLE:
                yield ox.Triple(triple.subject, label, triple.object)


def _relations() -> Iterator[ox.Triple]:
    """The relations that other vocabularies declare, with their names in this one."""
    concepts = load(_RELATIONS)
    for iri in RELATIONS.values():
        if iri.startswith(ELI):
            node, known = ox.NamedNode(iri), concepts[iri]
            yield ox.Triple(node, ox.NamedNode(_TYPE), ox.NamedNode(OWL + "ObjectProperty"))
            yield ox.Triple(node, ox.NamedNode(RDFS_LABEL), ox.Literal(known.pref_label, language="zh"))
            if known.label_en:
                yield ox.Triple(node, ox.NamedNode(RDFS_LABEL), ox.Literal(known.label_en, language="en"))


@cache
def _parsed(file_name: str) -> tuple[ox.Triple, ...]:
    path = ontology_folder() / file_name
    try:
        return tuple(quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot be read ({error}); reinstall kg or mend the file") from error
