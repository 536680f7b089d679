"""The vocabularies of `ontology/` as plain concepts.

In: the name of a SKOS Turtle file of `ontology/`. Out: its concepts, as frozen dataclasses keyed by IRI. Aliases, cue
words and codes stand in those files and nowhere else; the automata of the other rooms are built from what this
module returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import cache
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import InputError
from kg.vocabulary import namespaces
from kg.vocabulary.kept import kept
from kg.vocabulary.namespaces import KG, RDFS, SKOS

PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
HIDDEN_LABEL = SKOS + "hiddenLabel"
IN_CONTEXT = KG + "labelInContext"
NOTATION = SKOS + "notation"
BROADER = SKOS + "broader"
RDFS_LABEL = RDFS + "label"
NARROWER = SKOS + "narrower"
# what decides what is kept of a vocabulary
_CODE = tuple(Path(module) for module in (__file__, namespaces.__file__))
# Predicate to values.
Properties = dict[str, list[ox.Literal | ox.NamedNode]]


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a vocabulary.

    `alt_labels` mean the concept anywhere, `hidden_labels` only in a context that says so (发展改革委, 朝阳区); the
    preferred label may be one of them (kg:labelInContext), for no skos:hiddenLabel is a concept's skos:prefLabel.
    `properties` holds every other property: predicate IRI to the values, as plain strings, sorted.
    """

    iri: str
    pref_label: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    label_en: str | None
    notations: tuple[str, ...]
    broader: tuple[str, ...]
    properties: Mapping[str, tuple[str, ...]]

    def first(self, predicate: str) -> str | None:
        """Return the first value of a property, or None."""
        values = self.properties.get(predicate, ())
        return values[0] if values else None


def ontology_folder() -> Path:
    """Return the folder that holds the vocabularies: inside the installed package, or beside it in a checkout."""
    installed = Path(str(files("kg"))) / "ontology"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


@cache
def load(file_name: str) -> Mapping[str, Concept]:
    """Return the concepts of one vocabulary, those of the user's own among them, sorted by IRI.

    Parameters
    ----------
    file_name : str
        A file of `ontology/`, such as `bodies.ttl`.

    Raises
    ------
    InputError
        If the file, or one of the user's own, is missing or is not what it should be.
    """
    from kg.vocabulary.own import own_concepts  # which reads what is shipped first

    own = own_concepts(file_name)
    return MappingProxyType(dict(sorted({**shipped(file_name), **own}.items()))) if own else shipped(file_name)


@cache
def shipped(file_name: str) -> Mapping[str, Concept]:
    """Return the concepts of one vocabulary as it comes with kg, sorted by IRI.

    Parameters
    ----------
    file_name : str
        A file of `ontology/`, such as `bodies.ttl`.

    Raises
    ------
    InputError
        If the file is missing or is not Turtle.
    """
    path = ontology_folder() / file_name
    try:
        rows = kept(path, _rows, _CODE)
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot read the vocabulary ({error}); reinstall kg or mend the file") from error
    return MappingProxyType({row[0]: Concept(*(*row, MappingProxyType(more))) for row, more in rows})


def _rows(turtle: bytes) -> list[tuple[tuple[Any, ...], dict[str, tuple[str, ...]]]]:
    """The concepts of a vocabulary, sorted by IRI, as they are kept: the fields of each, and its properties."""
    found = _gathered(turtle)
    concepts = [concept_of(iri, found[iri]) for iri in sorted(found) if PREF_LABEL in found[iri]]
    fields = attrgetter(*(field.name for field in dataclass_fields(Concept)))
    return [(fields(one)[:-1], dict(one.properties)) for one in concepts]


def read_turtle(path: Path) -> dict[str, Properties]:
    """Return what a file of Turtle says of each of its subjects: IRI to predicate to values.

    Raises
    ------
    OSError, SyntaxError
        If it cannot be read, or is no Turtle.
    """
    return _gathered(path.read_bytes())


def _gathered(turtle: bytes) -> dict[str, Properties]:
    gathered: dict[str, Properties] = {}
    for quad in ox.parse(input=turtle, format=ox.RdfFormat.TURTLE):
        subject = str(getattr(quad.subject, "value", quad.subject))
        gathered.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return gathered


def concept_of(iri: str, found: Properties) -> Concept:
    """Return a concept of what is said of it; it has a preferred label."""
    own = {PREF_LABEL, ALT_LABEL, HIDDEN_LABEL, IN_CONTEXT, NOTATION, BROADER, RDFS_LABEL}
    return Concept(
        iri=iri,
        pref_label=found[PREF_LABEL][0].value,
        alt_labels=_values(found, ALT_LABEL),
        hidden_labels=tuple(sorted({*_values(found, HIDDEN_LABEL), *_values(found, IN_CONTEXT)})),
        label_en=english_label(found),
        notations=_values(found, NOTATION),
        broader=_values(found, BROADER),
        properties=MappingProxyType({key: _values(found, key) for key in sorted(found) if key not in own}),
    )


def english_label(found: Properties) -> str | None:
    """Return the English name among the properties of a concept, or None."""
    return next((term.value for term in found.get(RDFS_LABEL, ()) if getattr(term, "language", None) == "en"), None)


def _values(found: Properties, predicate: str) -> tuple[str, ...]:
    terms = found.get(predicate, ())
    # most properties have one value or none, and every command reads thousands of concepts
    return tuple(sorted({term.value for term in terms})) if len(terms) > 1 else tuple(term.value for term in terms)
