"""The files of a vocabulary of one's own.

In: CSV, with a row for each body or place; or Turtle as in `bodies.ttl` and `regions.ttl`. Out: concepts, by the file
of `ontology/` that they belong to. A name that is known already gets the other names that the file adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from kg.vocabulary.own_tables import Row, table_rows

_LEVELS = ("national", "province", "prefecture", "county", "area")
_TYPE, _CLASSIFICATION, _CLASS = RDF + "type", "/classification/", ORG + "classification"
_FUNCTION, _BODY, _PART_OF = "/body-function/", f"{ID}body/", ORG + "subOrganizationOf"
_TYPES: Mapping[str, tuple[str, ...]] = {
    BODIES: (KG + "Body", ORG + "FormalOrganization"),
    REGIONS: (SCHEMA + "AdministrativeArea", SKOS + "Concept"),
}
_SAYS: Mapping[str, frozenset[str]] = {
    BODIES: frozenset({KG + "Body", ORG + "FormalOrganization", ORG + "Organization"}),
    REGIONS: frozenset({SCHEMA + "AdministrativeArea", SCHEMA + "Place"}),
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
    known = _Known()
    for path in paths:
        if path.suffix.lower() not in _ENDINGS:
            raise InputError(f"{path}: a vocabulary is a table (.csv) or Turtle (.ttl); save it as one of these")
        try:
            _read_csv(path, known) if path.suffix.lower() == ".csv" else _read_turtle(path, known)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    return known.added


@dataclass(slots=True)
class _Known:
    """All names by file of `ontology/`: those shipped, and those `added` by the files read so far."""

    added: dict[str, dict[str, Concept]] = field(default_factory=lambda: {BODIES: {}, REGIONS: {}})
    _certain: dict[str, dict[str, str]] = field(default_factory=dict)

    def concept(self, file_name: str, iri: str) -> Concept | None:
        """The concept of an IRI, as completed so far."""
        return self.added[file_name].get(iri) or shipped(file_name).get(iri)

    def named(self, file_name: str, name: str) -> str | None:
        """The IRI of a body or place by its full name, another certain name, or its code."""
        return self._names(file_name).get(name)

    def add(self, file_name: str, concept: Concept, where: str) -> None:
        """Take a concept in; none of its names may be that of another one."""
        names = self._names(file_name)
        for label in (concept.pref_label, *concept.alt_labels):
            other = names.setdefault(label, concept.iri)
            if other != concept.iri:
                known = self.concept(file_name, other)
                told = known.pref_label if known else other
                raise InputError(f"{where}: {label} means {told} already; leave it out, or write {told} as the name")
        self.added[file_name][concept.iri] = concept

    def _names(self, file_name: str) -> dict[str, str]:
        if file_name not in self._certain:
            self._certain[file_name] = {
                label: concept.iri
                for concept in shipped(file_name).values()
                if _CLASSIFICATION not in concept.iri
                for label in (concept.pref_label, *concept.alt_labels, *concept.notations)
                if label not in concept.hidden_labels
            }
        return self._certain[file_name]


def _read_csv(path: Path, known: _Known) -> None:
    for row in table_rows(path, _NAMES_OF_COLUMNS, ("own-column/name",)):
        file_name = _file_of(row, known)
        concept = _body(row, known) if file_name == BODIES else _place(row, known)
        known.add(file_name, concept, row.where)


def _file_of(row: Row, known: _Known) -> str:
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


def _body(row: Row, known: _Known) -> Concept:
    """The body of a row; one that is known already with the names of the row."""
    iri = known.named(BODIES, row["name"])
    before = known.concept(BODIES, iri) if iri else None
    if before:
        return _completed(before, row)
    by_rule = known.named(BODIES, row["parent"]) is None and _is_local(row["parent"], known)
    parent = None if by_rule else _link(row, "parent", BODIES, known)
    place = _link(row, "place", REGIONS, known) or _place_at_head(row["name"], known) or NATION
    region = known.concept(REGIONS, place)
    properties = {
        _TYPE: _TYPES[BODIES],
        KG + "territory": (place,),
        KG + "level": ((region.first(KG + "level") if region else None) or "national",),
        _PART_OF: (parent,) if parent else (),
        PARENT: (row["parent"],) if by_rule else (),
        _CLASS: _classes(row),
        KG + "agencyCode": row.listed("code"),
    }
    return _concept(f"{ID}body/{row['name']}", row, properties)


def _place(row: Row, known: _Known) -> Concept:
    """The place of a row; one that is known already with the names of the row."""
    iri = known.named(REGIONS, row["name"])
    before = known.concept(REGIONS, iri) if iri else None
    if before:
        return _completed(before, row)
    level = row["level"].lower() or "area"
    if level not in _LEVELS[1:]:
        raise InputError(f"{row.where}: {level} is no level; write one of {', '.join(_LEVELS[1:])}")
    wider = _link(row, "place", REGIONS, known) or NATION
    codes = row.listed("code")
    made = _concept(
        f"{ID}region/{next(iter(codes), row['name'])}", row, {_TYPE: _TYPES[REGIONS], KG + "level": (level,)}
    )
    return replace(made, notations=codes, broader=(wider,))


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


def _link(row: Row, column: str, file_name: str, known: _Known) -> str | None:
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

    labels = sorted(c.pref_label for c in shipped(file_name).values() if _CLASSIFICATION not in c.iri)
    found = process.extractOne(name, labels, scorer=fuzz.ratio, score_cutoff=50)
    return f" (near: {found[0]})" if found else ""


def _place_at_head(name: str, known: _Known) -> str | None:
    """The place with whose name another name begins, the longest."""
    heads = (known.named(REGIONS, name[:length]) for length in range(len(name) - 1, 1, -1))
    return next((iri for iri in heads if iri), None)


def _is_local(name: str, known: _Known) -> bool:
    """Whether a name is a place and behind it what a local body is there for: 河北省财政厅, which no list has."""
    heads = (length for length in range(2, len(name)) if known.named(REGIONS, name[:length]))
    return any(name[length:] in _functions() or _is_local(name[length:], known) for length in heads)


@cache
def _functions() -> frozenset[str]:
    concepts = shipped("body-functions.ttl").items()
    return frozenset(concept.pref_label for iri, concept in concepts if _FUNCTION in iri)


def _classes(row: Row) -> tuple[str, ...]:
    wanted = row["class"].lower()
    if not wanted:
        return ()
    classes = [concept for iri, concept in shipped(BODIES).items() if _CLASSIFICATION in iri]
    for concept in classes:
        if wanted in (concept.pref_label, (concept.label_en or "").lower(), concept.iri.rpartition("/")[2]):
            return (concept.iri,)
    listed = ", ".join(concept.iri.rpartition("/")[2] for concept in classes)
    raise InputError(f"{row.where}: {row['class']} is no class of bodies; write one of {listed}")


def _read_turtle(path: Path, known: _Known) -> None:
    try:
        found = read_turtle(path)
    except SyntaxError as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; mend the Turtle") from None
    for iri, properties in found.items():
        where = f"{path}: <{iri}>"
        file_name = _file_of_node(iri, properties, known)
        if file_name is None:
            raise InputError(f"{where}: is no body (a kg:Body) and no place (a schema:AdministrativeArea); say which")
        before = known.concept(file_name, iri)
        if PREF_LABEL not in properties and before is None:
            raise InputError(f"{where}: has no skos:prefLabel; write its full official name")
        made = _of_node(iri, properties, before, file_name)
        known.add(file_name, _with_parent_by_name(made, known), where)


def _file_of_node(iri: str, properties: Properties, known: _Known) -> str | None:
    types = {term.value for term in properties.get(_TYPE, ())}
    return next((name for name in _SAYS if types & _SAYS[name] or known.concept(name, iri)), None)


def _with_parent_by_name(concept: Concept, known: _Known) -> Concept:
    """A body with the name of the body above in the place of its IRI, where that is a local one."""
    above = concept.first(_PART_OF) or ""
    name = above.removeprefix(_BODY)
    if known.concept(BODIES, above) or not (above.startswith(_BODY) and _is_local(name, known)):
        return concept
    others = {key: values for key, values in concept.properties.items() if key != _PART_OF}
    return replace(concept, properties={**others, PARENT: (name,)})


def _of_node(iri: str, properties: Properties, before: Concept | None, file_name: str) -> Concept:
    """The concept of a node; one that is known already with the names that the file gives it."""
    if before is not None:
        labels = [term.value for predicate in (PREF_LABEL, ALT_LABEL) for term in properties.get(predicate, ())]
        return _with_names(before, labels, english_label(properties))
    made = concept_of(iri, properties)
    types = tuple(sorted({*_TYPES[file_name], *made.properties.get(_TYPE, ())}))
    if file_name == REGIONS:
        level = {KG + "level": ("area",)}
        return replace(made, broader=made.broader or (NATION,), properties={**level, **made.properties, _TYPE: types})
    nation = {KG + "level": ("national",), KG + "territory": (NATION,)}
    return replace(made, properties={**nation, **made.properties, _TYPE: types})
