"""What the terms of a graph mean, so that it explains itself: labels for all that it names, in one file.

In: the statements of a graph about its concepts. Out: the ontology (`ontology/policy.ttl`), the schemes of the concepts
that the graph has, and the names of the relations and states of other vocabularies that it uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph.concepts import VOCABULARIES
from kg.graph.rdf import Node, Statement, node, text, typed
from kg.vocabulary.concepts import RDFS_LABEL, load, ontology_folder
from kg.vocabulary.namespaces import DCTERMS, ELI, OWL, RELATIONS, SKOS

_ONTOLOGY, _RELATIONS = "policy.ttl", "relations.ttl"
_TITLE, _IN_SCHEME = DCTERMS + "title", SKOS + "inScheme"
_EXAMPLE = SKOS + "example"


def terms(stated: Iterable[Statement]) -> set[Statement]:
    """Return the statements that say what the terms of a graph are.

    Parameters
    ----------
    stated : iterable of Statement
        What the graph says of its concepts.
    """
    used = {scheme for _, predicate, scheme in stated if predicate == _IN_SCHEME}
    found = {
        one for one in _parsed(_ONTOLOGY) if one[1] != _EXAMPLE and one[0].startswith("<")
    }  # examples are for readers
    found.update(_relations())
    for name in VOCABULARIES:
        found.update(_schemes(name, used))
    return found


def _schemes(file_name: str, used: Collection[str]) -> Iterator[Statement]:
    """The schemes of a file that are used: what they are and what they are called."""
    for subject, predicate, said in _parsed(file_name):
        if subject in used:
            yield subject, predicate, said
            if predicate == _TITLE:
                yield subject, RDFS_LABEL, said


def _relations() -> Iterator[Statement]:
    """The relations that other vocabularies declare, with their names in this one."""
    concepts = load(_RELATIONS)
    for iri in RELATIONS.values():
        if iri.startswith(ELI):
            relation, known = node(iri), concepts[iri]
            yield typed(relation, OWL + "ObjectProperty")
            yield text(relation, RDFS_LABEL, known.pref_label)
            if known.label_en:
                yield text(relation, RDFS_LABEL, known.label_en, "en")


@cache
def _parsed(file_name: str) -> tuple[Statement, ...]:
    path = ontology_folder() / file_name
    try:
        return tuple(
            (Node(str(quad.subject)), quad.predicate.value, str(quad.object))
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        )
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot be read ({error}); reinstall kg or mend the file") from error
