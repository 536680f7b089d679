"""The names of bodies and places that a vocabulary of one's own meets: those shipped, and those that its files add.

In: concepts that files add, one after the other. Out: who has a name, a code; what is told of one that another has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.vocabulary.concepts import Concept, shipped
from kg.vocabulary.namespaces import KG
from kg.vocabulary.own import BODIES, REGIONS

CLASSIFICATION = "/classification/"
AGENCY_CODE = KG + "agencyCode"
WHAT = {BODIES: "body", REGIONS: "place"}
# what no IRI holds, and so no name that an IRI is made of
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f<>\"{}|\\^`%]")


@dataclass(slots=True)
class Known:
    """All names by file of `ontology/`: those shipped, and those `added` by the files read so far."""

    added: dict[str, dict[str, Concept]] = field(default_factory=lambda: {BODIES: {}, REGIONS: {}})
    _certain: dict[str, dict[str, str]] = field(default_factory=dict)
    _by_code: dict[str, str] = field(default_factory=dict)

    def concept(self, file_name: str, iri: str) -> Concept | None:
        """The concept of an IRI, as completed so far."""
        return self.added[file_name].get(iri) or shipped(file_name).get(iri)

    def named(self, file_name: str, name: str) -> str | None:
        """The IRI of a body or place by its full name, another certain name, or its code."""
        return self._names(file_name).get(name)

    def add(self, file_name: str, concept: Concept, where: str) -> None:
        """Take a concept in.

        Raises
        ------
        InputError
            If a name or a code of it is that of another one, or is none.
        """
        names, before = self._names(file_name), self.concept(file_name, concept.iri)
        had = (before.pref_label, *before.alt_labels) if before else ()
        for label in (concept.pref_label, *concept.alt_labels, *concept.notations):
            if label not in had:
                _check_name(label, where)
                self._check_kind(file_name, label, where)
            other = names.setdefault(label, concept.iri)
            if other != concept.iri:
                told = self._called(file_name, other)
                raise InputError(f"{where}: {label} means {told} already; leave it out, or write {told} as the name")
        self._check_codes(concept, where)
        self.added[file_name][concept.iri] = concept

    def _check_kind(self, file_name: str, label: str, where: str) -> None:
        for of_file, what in WHAT.items():
            other = self.named(of_file, label) if of_file != file_name else None
            if other:
                told = self._called(of_file, other)
                raise InputError(
                    f"{where}: {label} means the {what} {told} already; leave it out, or write kind {what}"
                )

    def _check_codes(self, concept: Concept, where: str) -> None:
        if not self._by_code:
            bodies = shipped(BODIES).items()
            self._by_code = {code: iri for iri, body in bodies for code in body.properties.get(AGENCY_CODE, ())}
        for code in concept.properties.get(AGENCY_CODE, ()):
            other = self._by_code.setdefault(code, concept.iri)
            if other != concept.iri:
                raise InputError(f"{where}: {code} is the code of {self._called(BODIES, other)} already; leave it out")

    def _called(self, file_name: str, iri: str) -> str:
        known = self.concept(file_name, iri)
        return known.pref_label if known else iri

    def _names(self, file_name: str) -> dict[str, str]:
        if file_name not in self._certain:
            self._certain[file_name] = {
                label: concept.iri
                for concept in shipped(file_name).values()
                if CLASSIFICATION not in concept.iri
                for label in (concept.pref_label, *concept.alt_labels, *concept.notations)
                if label not in concept.hidden_labels
            }
        return self._certain[file_name]


def _check_name(name: str, where: str) -> None:
    wrong = _NOT_IN_A_NAME.search(name)
    if wrong:
        sign = "a line break" if wrong[0] in "\r\n" else wrong[0]
        raise InputError(f"{where}: {' '.join(name.split())}: no name has {sign} in it; write it without")
    if len(name) == 1:
        raise InputError(f"{where}: {name}: one character means too much in a text; leave it out")
