"""The files of a vocabulary of one's own.

In: CSV, with a row for each body or place; or Turtle as in `bodies.ttl` and `regions.ttl`. Out: concepts, by the file
of `ontology/` that they belong to. A name that is known already gets the other names that the file adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.errors import InputError
from kg.vocabulary.concepts import (
    ALT_LABEL,
    PREF_LABEL,
    Concept,
    Properties,
    concept_of,
    english_label,
    read_turtle,
    shipped,
)
from kg.vocabulary.forms import words
from kg.vocabulary.namespaces import ID, KG, NATION, ORG, RDF, SCHEMA, SKOS
from kg.vocabulary.own import BODIES, PARENT, REGIONS
from kg.vocabulary.own_checks import CLASS, LEVEL, LEVELS, PART_OF, TERRITORY, check_links, check_node, check_row
from kg.vocabulary.own_known import AGENCY_CODE, CLASSIFICATION, Known
from kg.vocabulary.own_tables import Row, table_rows

_TYPE = RDF + "type"
_FUNCTION, _BODY = "/body-function/", f"{ID}body/"
_NOTHING = "holds no body and no place; write one a row, or leave the file out"
_TYPES: Mapping[str, tuple[str, ...]] = {
    BODIES: (KG + "Body", ORG + "FormalOrganization"),
    REGIONS: (SCHEMA + "AdministrativeArea", SKOS + "Concept"),
}
# schema.org is written with http in the graph, and with https by many
_SCHEMA = (SCHEMA, SCHEMA.replace("http:", "https:"))
_SAYS: Mapping[str, frozenset[str]] = {
    BODIES: frozenset({KG + "Body", ORG + "FormalOrganization", ORG + "Organization"}),
    REGIONS: frozenset(f"{space}{kind}" for space in _SCHEMA for kind in ("AdministrativeArea", "Place")),
}
_NAMES_OF_COLUMNS = (
    "own-column/kind", "own-column/name", "own-column/aliases", "own-column/parent", "own-column/place",
    "own-column/level", "own-column/class", "own-column/code", "own-column/english",
)  # fmt: skip
_ENDINGS = (".csv", ".ttl")


def read_own(paths: Sequence[Path]) -> Mapping[str, Mapping[str, Concept]]:
    """Read files of a vocabulary of one's own, a later one knowing the names of those before it.

    Raises
    ------
    InputError
        If one is no such file: file, line, what, what to do.
    """
    known = Known()
    for path in paths:
        if path.suffix.lower() not in _ENDINGS:
            raise InputError(f"{path}: a vocabulary is a table (.csv) or Turtle (.ttl); save it as one of these")
        try:
            _read_csv(path, known) if path.suffix.lower() == ".csv" else _read_turtle(path, known)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    return known.added


def _read_csv(path: Path, known: Known) -> None:
    rows = list(table_rows(path, _NAMES_OF_COLUMNS, ("own-column/name",)))
    if not rows:
        raise InputError(f"{path}: {_NOTHING}")
    for row in rows:
        file_name = _file_of(row, known)
        before = known.concept(file_name, known.named(file_name, row["name"]) or "")
        check_row(row, file_name, before, known)
        made = _completed(before, row) if before else (_body if file_name == BODIES else _place)(row, known)
        known.add(file_name, made, row.where)


def _file_of(row: Row, known: Known) -> str:
    if not row["name"]:
        raise InputError(f"{row.where}: no name; write the full official name")
    kind = row["kind"].lower()
    if kind in words("own-column/body"):
        return BODIES
    if kind in words("own-column/place-row"):
        return REGIONS
    if not kind:
        found = [file_name for file_name in (BODIES, REGIONS) if known.named(file_name, row["name"])]
        if len(found) == 1:
            return found[0]
    raise InputError(f"{row.where}: {row['kind'] or row['name']}: write body or place in the column kind")


def _body(row: Row, known: Known) -> Concept:
    """The body of a row."""
    by_rule = known.named(BODIES, row["parent"]) is None and _is_local(row["parent"], known)
    parent = None if by_rule else _link(row, "parent", BODIES, known)
    place = _link(row, "place", REGIONS, known) or _place_at_head(row["name"], known) or NATION
    properties = {
        _TYPE: _TYPES[BODIES],
        TERRITORY: (place,),
        LEVEL: (_level_at(place, known),),
        PART_OF: (parent,) if parent else (),
        PARENT: (row["parent"],) if by_rule else (),
        CLASS: _classes(row),
        AGENCY_CODE: row.listed("code"),
    }
    return _concept(f"{ID}body/{row['name']}", row, properties)


def _place(row: Row, known: Known) -> Concept:
    """The place of a row."""
    level = row["level"].lower() or "area"
    if level not in LEVELS[1:]:
        raise InputError(f"{row.where}: {level} is no level; write one of {', '.join(LEVELS[1:])}")
    wider = _link(row, "place", REGIONS, known) or NATION
    codes = row.listed("code")
    made = _concept(f"{ID}region/{next(iter(codes), row['name'])}", row, {_TYPE: _TYPES[REGIONS], LEVEL: (level,)})
    return replace(made, notations=codes, broader=(wider,))


def _level_at(place: str, known: Known) -> str:
    """The level of a body at home in a place: that of the place, and of an area the one below what it lies in."""
    region, level = known.concept(REGIONS, place), LEVELS[-1]
    steps = 0
    while region and (level := region.first(LEVEL) or LEVELS[-1]) == LEVELS[-1]:
        region, steps = known.concept(REGIONS, next(iter(region.broader), "")), 1
    return LEVELS[min(LEVELS.index(level) + steps, len(LEVELS) - 2)] if region else LEVELS[0]


def _concept(iri: str, row: Row, properties: Mapping[str, tuple[str, ...]]) -> Concept:
    return Concept(
        iri=iri.replace(" ", "-"),
        pref_label=row["name"],
        alt_labels=tuple(sorted(set(row.listed("aliases")) - {row["name"]})),
        hidden_labels=(),
        label_en=row["english"] or None,
        notations=(),
        broader=(),
        properties={key: values for key, values in sorted(properties.items()) if values},
    )


def _completed(known: Concept, row: Row) -> Concept:
    return _with_names(known, row.listed("aliases"), row["english"] or None)


def _with_names(known: Concept, labels: Iterable[str], english: str | None) -> Concept:
    """A concept with further names, which mean it wherever they stand."""
    added = set(labels) - {known.pref_label}
    return replace(
        known,
        alt_labels=tuple(sorted({*known.alt_labels, *added})),
        hidden_labels=tuple(label for label in known.hidden_labels if label not in added),
        label_en=english or known.label_en,
    )


def _link(row: Row, column: str, file_name: str, known: Known) -> str | None:
    if not row[column]:
        return None
    iri = known.named(file_name, row[column])
    if iri is None:
        what = "body" if file_name == BODIES else "place"
        near = _near(row[column], file_name)
        raise InputError(f"{row.where}: {row[column]}: no such {what}{near}; add it in a row above")
    return iri


def _near(name: str, file_name: str) -> str:
    from rapidfuzz import fuzz, process

    labels = sorted(c.pref_label for c in shipped(file_name).values() if CLASSIFICATION not in c.iri)
    found = process.extractOne(name, labels, scorer=fuzz.ratio, score_cutoff=50)
    return f" (near: {found[0]})" if found else ""


def _place_at_head(name: str, known: Known) -> str | None:
    """The place with whose name another name begins, the longest."""
    heads = (known.named(REGIONS, name[:length]) for length in range(len(name) - 1, 1, -1))
    return next((iri for iri in heads if iri), None)


def _is_local(name: str, known: Known) -> bool:
    """Whether a name is a place and behind it what a local body is there for: 河北省财政厅, which no list has."""
    heads = (length for length in range(2, len(name)) if known.named(REGIONS, name[:length]))
    return any(name[length:] in _functions() or _is_local(name[length:], known) for length in heads)


def _is_local_iri(iri: str, known: Known) -> bool:
    return iri.startswith(_BODY) and _is_local(iri.removeprefix(_BODY), known)


@cache
def _functions() -> frozenset[str]:
    concepts = shipped("body-functions.ttl").items()
    return frozenset(concept.pref_label for iri, concept in concepts if _FUNCTION in iri)


def _classes(row: Row) -> tuple[str, ...]:
    wanted = row["class"].lower()
    if not wanted:
        return ()
    classes = [concept for iri, concept in shipped(BODIES).items() if CLASSIFICATION in iri]
    for concept in classes:
        if wanted in (concept.pref_label, (concept.label_en or "").lower(), concept.iri.rpartition("/")[2]):
            return (concept.iri,)
    listed = ", ".join(concept.iri.rpartition("/")[2] for concept in classes)
    raise InputError(f"{row.where}: {row['class']} is no class of bodies; write one of {listed}")


def _read_turtle(path: Path, known: Known) -> None:
    try:
        found = read_turtle(path)
    except SyntaxError as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; mend the Turtle") from None
    if not found:
        raise InputError(f"{path}: {_NOTHING}")
    # bodies take their level from places
    ordered = sorted(found.items(), key=lambda one: _file_of_node(one[0], one[1], known) != REGIONS)
    made = [_added(iri, properties, f"{path}: <{iri}>", known) for iri, properties in ordered]
    for concept in made:  # a node may lead to one below it
        check_links(concept, known, lambda iri: _is_local_iri(iri, known), f"{path}: <{concept.iri}>")


def _added(iri: str, properties: Properties, where: str, known: Known) -> Concept:
    """The concept of a node, which is known from now on."""
    file_name = _file_of_node(iri, properties, known)
    if file_name is None:
        raise InputError(f"{where}: is no body (a kg:Body) and no place (a schema:AdministrativeArea); say which")
    before = known.concept(file_name, iri)
    if PREF_LABEL not in properties and before is None:
        raise InputError(f"{where}: has no skos:prefLabel; write its full official name")
    check_node(properties, file_name, before, where)
    made = _with_parent_by_name(_of_node(iri, properties, before, file_name, known), known)
    known.add(file_name, made, where)
    return made


def _file_of_node(iri: str, properties: Properties, known: Known) -> str | None:
    types = {term.value for term in properties.get(_TYPE, ())}
    return next((name for name in _SAYS if types & _SAYS[name] or known.concept(name, iri)), None)


def _with_parent_by_name(concept: Concept, known: Known) -> Concept:
    """A body with the name of the body above in the place of its IRI, where that is a local one."""
    above = concept.first(PART_OF) or ""
    if known.concept(BODIES, above) or not _is_local_iri(above, known):
        return concept
    name = above.removeprefix(_BODY)
    others = {key: values for key, values in concept.properties.items() if key != PART_OF}
    return replace(concept, properties={**others, PARENT: (name,)})


def _of_node(iri: str, properties: Properties, before: Concept | None, file_name: str, known: Known) -> Concept:
    """The concept of a node; one that is known already with the names that the file gives it."""
    if before is not None:
        labels = [term.value for predicate in (PREF_LABEL, ALT_LABEL) for term in properties.get(predicate, ())]
        return _with_names(before, labels, english_label(properties))
    made = concept_of(iri, properties)
    types = tuple(sorted({*_TYPES[file_name], *made.properties.get(_TYPE, ())}))
    if file_name == REGIONS:
        area = {LEVEL: (LEVELS[-1],)}
        return replace(made, broader=made.broader or (NATION,), properties={**area, **made.properties, _TYPE: types})
    level = _level_at(made.first(TERRITORY) or NATION, known)
    home = {LEVEL: (level,), TERRITORY: (NATION,)}
    return replace(made, properties={**home, **made.properties, _TYPE: types})
