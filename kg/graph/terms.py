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
from kg.graph.rdf import Described, Node, node, said_by, text, typed
from kg.vocabulary.concepts import RDFS_LABEL, load, ontology_folder
from kg.vocabulary.namespaces import DCTERMS, ELI, OWL, RELATIONS, SKOS

_ONTOLOGY, _RELATIONS = "policy.ttl", "relations.ttl"
_TITLE, _IN_SCHEME = DCTERMS + "title", SKOS + "inScheme"
_EXAMPLE = SKOS + "example"


def terms(stated: Iterable[Described]) -> Iterator[Described]:
    """Yield what the terms of a graph are.

    Parameters
    ----------
    stated : iterable of Described
        What the graph says of its concepts.
    """
    begins = f"{_IN_SCHEME} "
    used = {one.removeprefix(begins) for _, said in stated for one in said if one.startswith(begins)}
    for subject, one in _parsed(_ONTOLOGY):
        if subject.startswith("<") and not one.startswith(f"{_EXAMPLE} "):  # examples are for readers
            yield subject, (one,)
    yield from _relations()
    for name in VOCABULARIES:
        yield from _schemes(name, used)


def _schemes(file_name: str, used: Collection[str]) -> Iterator[Described]:
    """The schemes of a file that are used: what they are and what they are called."""
    for subject, one in _parsed(file_name):
        if subject in used:
            predicate, _, called = one.partition(" ")
            yield subject, (one, f"{RDFS_LABEL} {called}") if predicate == _TITLE else (one,)


def _relations() -> Iterator[Described]:
    """The relations that other vocabularies declare, with their names in this one."""
    concepts = load(_RELATIONS)
    for iri in RELATIONS.values():
        if iri.startswith(ELI):
            relation, known = node(iri), concepts[iri]
            yield relation, (typed(OWL + "ObjectProperty"), text(RDFS_LABEL, known.pref_label))
            if known.label_en:
                yield relation, (text(RDFS_LABEL, known.label_en, "en"),)


@cache
def _parsed(file_name: str) -> tuple[tuple[Node, str], ...]:
    """What a file says: of a node one thing at a time."""
    path = ontology_folder() / file_name
    try:
        return tuple(
            (Node(str(quad.subject)), said_by(quad.predicate.value, str(quad.object)))
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        )
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot be read ({error}); reinstall kg or mend the file") from error
