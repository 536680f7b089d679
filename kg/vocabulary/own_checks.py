"""What a row or a node of a vocabulary of one's own may say, beside names.

In: rows of CSV and nodes of Turtle, with what is known already. Out: nothing, or what is wrong and what to do; nothing
that is written is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from kg.errors import InputError
from kg.vocabulary.concepts import (
    ALT_LABEL,
    BROADER,
    HIDDEN_LABEL,
    IN_CONTEXT,
    NOTATION,
    PREF_LABEL,
    RDFS_LABEL,
    Concept,
    Properties,
    shipped,
)
from kg.vocabulary.namespaces import KG, ORG, RDF, SKOS
from kg.vocabulary.own import BODIES, REGIONS
from kg.vocabulary.own_known import AGENCY_CODE, CLASSIFICATION, WHAT, Known
from kg.vocabulary.own_tables import Row

# administrative levels, and that of places which are none of them
LEVELS = ("national", "province", "prefecture", "county", "area")
PART_OF, CLASS, TERRITORY, LEVEL = ORG + "subOrganizationOf", ORG + "classification", KG + "territory", KG + "level"
_SAYS_NOTHING_OF: Mapping[str, tuple[str, ...]] = {BODIES: ("level",), REGIONS: ("parent", "class")}
_NOT_A_NAME = ("parent", "place", "level", "class", "code")
_NAMES = frozenset({PREF_LABEL, ALT_LABEL, RDFS_LABEL, RDF + "type"})
# the vocabularies whose properties are read, and how like one of them another one is that is a slip of the pen
_OURS, _ALIKE = (KG, ORG, SKOS), 0.95


def check_row(row: Row, file_name: str, before: Concept | None, known: Known) -> None:
    """Check the columns of a row.

    Parameters
    ----------
    row : Row
        The row.
    file_name : str
        The file of `ontology/` that it belongs to.
    before : Concept or None
        What has its name already.
    known : Known
        All names.

    Raises
    ------
    InputError
        If a cell is filled of which nothing would come, or its code is none or another one's.
    """
    for column in _SAYS_NOTHING_OF[file_name]:
        if row[column]:
            raise InputError(f"{row.where}: {column} says nothing of a {WHAT[file_name]}; leave that column empty")
    for column in _NOT_A_NAME if before else ():
        if before and row[column] and not _says_so(row, column, file_name, before, known):
            raise InputError(
                f"{row.where}: {before.pref_label} is known, and a row adds but names to it; "
                f"leave the column {column} empty"
            )
    if file_name == REGIONS and before is None:
        _check_place_codes(row, known)


def _says_so(row: Row, column: str, file_name: str, before: Concept, known: Known) -> bool:
    """Whether a cell says what is known."""
    said = before.properties
    if column == "parent":
        return known.named(BODIES, row[column]) in said.get(PART_OF, ())
    if column == "place":
        around = said.get(TERRITORY, ()) if file_name == BODIES else before.broader
        return known.named(REGIONS, row[column]) in around
    if column == "level":
        return row[column].lower() == before.first(LEVEL)
    if column == "class":
        return row[column].lower() in {iri.rpartition("/")[2] for iri in said.get(CLASS, ())}
    codes = said.get(AGENCY_CODE, ()) if file_name == BODIES else before.notations
    return {*row.listed(column)} <= {*codes}


def _check_place_codes(row: Row, known: Known) -> None:
    for code in row.listed("code"):
        if not (code.isascii() and code.isdigit()):
            raise InputError(f"{row.where}: {code} is no code of a place; write digits (GB/T 2260), or leave it empty")
        other = known.concept(REGIONS, known.named(REGIONS, code) or "")
        if other:
            raise InputError(f"{row.where}: {code} is the code of {other.pref_label} already; leave it out")


def check_node(properties: Properties, file_name: str, before: Concept | None, where: str) -> None:
    """Check the properties of a node of Turtle.

    Raises
    ------
    InputError
        If it has two names or a level that is none, or says what nothing would come of.
    """
    names = sorted({term.value for term in properties.get(PREF_LABEL, ())})
    if len(names) > 1:
        raise InputError(f"{where}: has several skos:prefLabel ({', '.join(names)}); make all but one skos:altLabel")
    for predicate in sorted(properties):
        if before and predicate not in _NAMES:
            raise InputError(
                f"{where}: {before.pref_label} is known, and a file adds but names to it; take {_short(predicate)} out"
            )
        meant = _slip_of(predicate, file_name)
        if meant:
            raise InputError(f"{where}: {_short(predicate)} is read of no {WHAT[file_name]}; is it {_short(meant)}?")
    for term in properties.get(LEVEL, ()):
        if term.value not in LEVELS:
            raise InputError(f"{where}: {term.value} is no level; write one of {', '.join(LEVELS)}")


def check_links(concept: Concept, known: Known, is_local: Callable[[str], bool], where: str) -> None:
    """Check that what a concept leads to is there, once a file is read.

    Parameters
    ----------
    concept : Concept
        A body or place of the user's.
    known : Known
        All names.
    is_local : callable
        Whether an IRI is that of a local body, which rules know and no list has.
    where : str
        Where it stands.

    Raises
    ------
    InputError
        If a body above, a place or a class is not there, or a concept stands above itself.
    """
    for predicate, file_name in ((PART_OF, BODIES), (TERRITORY, REGIONS), (BROADER, REGIONS)):
        for iri in concept.broader if predicate == BROADER else concept.properties.get(predicate, ()):
            if known.concept(file_name, iri) is None and not (file_name == BODIES and is_local(iri)):
                raise InputError(f"{where}: {_short(predicate)} {iri}: no such {WHAT[file_name]}; add it or check it")
    for iri in concept.properties.get(CLASS, ()):
        if CLASSIFICATION not in iri or iri not in shipped(BODIES):
            raise InputError(f"{where}: {iri} is no class of bodies; take one of ontology/bodies.ttl")
    if concept.iri in _above(concept, known):
        raise InputError(f"{where}: {concept.pref_label} stands above itself; mend what it belongs to")


def _above(concept: Concept, known: Known) -> set[str]:
    found: set[str] = set()
    waiting = [*concept.broader, *concept.properties.get(PART_OF, ())]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            above = known.concept(BODIES, iri) or known.concept(REGIONS, iri)
            waiting += [*above.broader, *above.properties.get(PART_OF, ())] if above else ()
    return found


def _slip_of(predicate: str, file_name: str) -> str | None:
    """The property that one which is not read is like, of those that the shipped file has; a note of SKOS is none."""
    own = {PREF_LABEL, ALT_LABEL, HIDDEN_LABEL, RDFS_LABEL, BROADER, NOTATION, IN_CONTEXT}
    read = sorted(own.union(*(concept.properties for concept in shipped(file_name).values())))
    if predicate in read or not predicate.startswith(_OURS):
        return None
    return next(iter(get_close_matches(predicate, read, 1, _ALIKE)), None)


def _short(predicate: str) -> str:
    for prefix, namespace in (("kg", KG), ("org", ORG), ("skos", SKOS)):
        if predicate.startswith(namespace):
            return f"{prefix}:{predicate.removeprefix(namespace)}"
    return f"<{predicate}>"
