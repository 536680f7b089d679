"""The language of an answer: headings, words and names of vocabularies in English or Chinese; titles stay as they are.

In: a table, a heading or a name as the code and the graph have it. Out: the same in the language asked for, by
`ontology/captions.ttl`, the vocabularies, and the labels of the graph. Without a language nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from kg.analyse.table import MORE, Cell, Quote, Table
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.namespaces import AVAILABILITY, ID, KG, RELATIONS

Code = Literal["en", "zh"]
_CAPTION = ID + "caption/"
_CELLS = KG + "cells"
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_OF_A_VOCABULARY = re.compile(r"/(body|classification|force|indicator|region|sector|subject|type)/(?:[^/]+/)?[^/]+$")
_IN_ORDER = ("body", "region", "type", "sector", "indicator", "force", "classification", "subject")
_OF_UNITS = ("unit", "quantity")
_KINDS_OF_CELLS: Mapping[str, tuple[str, ...]] = {"class": ("classification",)}
# queries tell relations by the terms of the graph: eli:ensures_implementation_of
_RELATION_NAMES = {re.split("[#/]", iri)[-1]: name for name, iri in RELATIONS.items()}
_CONTRARY = ", not "  # stands between what was kept and what speaks against it
_OR = " or "  # stands between the kinds that a promise may be of
_TRUTH = {"true": "yes", "false": "no"}
_REMARK = re.compile(r"\(([a-z][a-z ;]*)\)")
# a figure, and the file and line behind it
_FIGURE_AND_PLACE = re.compile(r"(.+)(, \S+:\d+)")
# A name of a body may itself hold the mark that joins names.
_JOINED, _MOST_PARTS = "、", 4


class Language:
    """How the parts of an answer are shown.

    Parameters
    ----------
    code : "en", "zh" or None
        The language; None leaves all as it is: headings in English, names as the texts have them.
    directory : Path or None
        The folder of the build whose labels name bodies, places and the like.
    """

    def __init__(self, code: Code | None = None, directory: Path | None = None) -> None:
        self.code = code
        self._directory = directory

    @property
    def between(self) -> str:
        """What stands between names: those in English have commas of their own."""
        return "; " if self.code == "en" else _JOINED

    def table(self, table: Table, headed: bool = True) -> Table:
        """Return a table in the language; `headed` with its headings, which are keys where programs read it."""
        if self.code is None:
            return table
        kinds = [_kind(column) for column in table.columns]
        rows = [tuple(self._cell(kind, cell) for kind, cell in zip(kinds, row, strict=True)) for row in table.rows]
        columns = tuple(map(self.heading, table.columns)) if headed else table.columns
        return Table(columns, rows, self.facts(table.facts, headed))

    def facts(self, facts: Mapping[str, object], headed: bool = True) -> dict[str, object]:
        """Return what holds for the whole of an answer in the language."""
        return {
            self.heading(key) if headed else key: self._fact(_kind(key), value, headed) for key, value in facts.items()
        }

    def heading(self, text: str) -> str:
        """Return a heading of a table or a card; a name of a vocabulary may be one too."""
        if self.code is None:
            return text
        caption = _captions().get(_slug(text))
        return self._label(caption) if caption else self._said(text)

    def told(self, sentence: str, **figures: object) -> str:
        """Return a sentence of the captions with its figures; in English where no language is asked for."""
        caption = _captions()[_slug(sentence)]
        said = caption.pref_label if self.code == "zh" else caption.label_en or caption.pref_label
        return said.format(**figures)

    def relation(self, name: str) -> str:
        """Return what a relation is called; without a language its name and its Chinese label."""
        concept = load("relations.ttl").get(RELATIONS.get(name, ""))
        if concept is None:
            return name
        if self.code is None:
            return name if concept.pref_label == name else f"{name} {concept.pref_label}"
        return self._label(concept)

    def value(self, field: str, text: str) -> str:
        """Return a value that stands under a heading."""
        return str(self._cell(_kind(field), text))

    def word(self, text: str) -> str:
        """Return a word of answers: direct, text at hand."""
        return str(self._cell("status" if text in AVAILABILITY else "word", text))

    def names(self, names: Iterable[str]) -> list[str]:
        """Return names of bodies, places and the like."""
        return [self._name(_IN_ORDER, name) for name in names] if self.code else list(names)

    def _cell(self, kind: str, cell: Cell) -> Cell:
        if self.code is None or not kind or not isinstance(cell, str) or isinstance(cell, Quote):
            return cell
        if kind == "relation":
            name = _RELATION_NAMES.get(re.split("[:#]", cell)[-1], cell)
            return self.relation(name) if name in RELATIONS else cell
        if kind == "status":
            states = load("availability.ttl")
            concept = states.get(AVAILABILITY.get(cell, "")) or {one.pref_label: one for one in states.values()}.get(
                cell
            )
            return self._label(concept) if concept else cell
        if kind == "rule":
            return _rule(cell) if self.code == "zh" else cell
        if kind in _OF_UNITS:
            return _units_in_english(kind, cell) if self.code == "en" else cell
        if kind == "measure":
            told, mark, unit = cell.rpartition(", ")
            return f"{self._cell('word', told)}{mark}{self._cell('word' if self._is_word(unit) else 'unit', unit)}"
        if kind == "origin":
            head, mark, rest = cell.partition(": ")
            known = {one.label_en: one for one in load("origin-kinds.ttl").values()}.get(head)
            return f"{self._label(known)}{mark}{rest}" if known else self._said(cell)
        if kind == "word":
            return f" {self.heading(_OR)} ".join(map(self._word, cell.split(_OR))) if _OR in cell else self._word(cell)
        if kind == "remarked":
            return _REMARK.sub(lambda found: f"({'; '.join(map(self._word, found[1].split('; ')))})", cell)
        if kind == "any":  # a title may hold what joins names
            return self._all_or_none(cell)
        return self._said(cell) if kind == "said" else self._joined(_KINDS_OF_CELLS.get(kind, (kind,)), cell)

    def _word(self, text: str) -> str:
        said = _TRUTH.get(text, text)
        caption = _captions().get(_slug(said)) or _by_chinese().get(said)
        return self._label(caption) if caption else text

    def _fact(self, kind: str, value: object, headed: bool) -> object:
        if isinstance(value, dict):
            return self.facts(value, headed)
        if isinstance(value, list):
            return [self._name(_IN_ORDER, one) if isinstance(one, str) else one for one in value]
        return self._cell(kind, value) if isinstance(value, str) else value

    def _said(self, text: str) -> str:
        """A word of answers or a relation with more behind it: `leads: 财政部`, `implements 示例规划`."""
        if text.startswith(" "):  # a row under another one
            return f" {self._said(text[1:])}"
        head, mark, rest = text.partition(": ")
        if mark and (self._is_word(head) or head in RELATIONS):
            kept, contrary, rejected = rest.partition(_CONTRARY)
            told = f", {self.heading(_CONTRARY)} {rejected}" if contrary else ""
            return f"{self._of_answers(head)}: {self._said(kept)}{told}"
        if text in RELATIONS or self._is_word(text):
            return self._of_answers(text)
        head, mark, rest = text.partition(" ")
        if mark and head in RELATIONS:
            return f"{self.relation(head)} {rest}"
        figure = _FIGURE_AND_PLACE.fullmatch(text)
        if figure and self.code == "en":
            return f"{_units_in_english('quantity', figure[1])}{figure[2]}"
        name, mark, time = text.rpartition(" ")
        if mark and time.replace("-", "").isdigit():
            return f"{self._word(name) if self._is_word(name) else self._all_or_none(name)} {time}"
        return self._all_or_none(text)

    def _all_or_none(self, text: str) -> str:
        """Names joined, if all of it is names: a wording that lists things is no list of names."""
        names = self._names_in(_IN_ORDER, text)
        return text if any(name == shown for name, shown in names) else self.between.join(shown for _, shown in names)

    def _is_word(self, text: str) -> bool:
        return bool(text) and text.isascii() and _slug(text) in _captions()

    def _of_answers(self, text: str) -> str:
        return self.relation(text) if text in RELATIONS else self._label(_captions()[_slug(text)])

    def _joined(self, kinds: tuple[str, ...], text: str) -> str:
        """Names that 、 joins, each in the language; behind them may stand how many more there are: +3."""
        listed, mark, more = text.rpartition(MORE)
        if not (mark and more.isdigit()):
            listed, mark, more = text, "", ""
        names = self._names_in(kinds, listed)
        return self.between.join(shown for _, shown in names) + mark + more

    def _names_in(self, kinds: tuple[str, ...], text: str) -> list[tuple[str, str]]:
        """The names that 、 joins, as they stand and as they are shown."""
        parts, found, at = text.split(_JOINED), [], 0
        while at < len(parts):
            for length in range(min(_MOST_PARTS, len(parts) - at), 0, -1):
                name = _JOINED.join(parts[at : at + length])
                shown = self._name(kinds, name)
                if shown != name or length == 1:
                    found.append((name, shown))
                    at += length
                    break
        return found

    def _name(self, kinds: tuple[str, ...], name: str) -> str:
        if self.code != "en":
            return name
        known = next((self._english[kind][name] for kind in kinds if name in self._english.get(kind, {})), None)
        if known is None and "region" in kinds:  # a province of which the graph says nothing
            known = _provinces().get(name)
        if known is not None:
            return known
        code, mark, rest = name.partition(" ")
        return f"{code} {self._name(kinds, rest)}" if mark and code.isascii() and code.isalnum() and rest else name

    def _label(self, concept: Concept) -> str:
        return (concept.label_en or concept.pref_label) if self.code == "en" else concept.pref_label

    @cached_property
    def _english(self) -> dict[str, dict[str, str]]:
        """Kind to Chinese name to English name, as the graph has them; a region also by its short names."""
        from kg.analyse.topics import short_english
        from kg.graph.store import open_store, values

        if self._directory is None:
            return {}
        graph = open_store(self._directory)
        english = values(graph, '?subject rdfs:label ?value FILTER(LANG(?value) = "en")')
        found: dict[str, dict[str, str]] = {}
        for label, is_short in (("skos:altLabel", True), ("skos:prefLabel", False)):
            for iri, names in values(graph, f"?subject {label} ?value").items():
                kind = _OF_A_VOCABULARY.search(iri)
                if kind and iri in english:
                    told = english[iri][0]
                    told = short_english(told) if is_short and kind[1] == "region" else told
                    found.setdefault(kind[1], {}).update(dict.fromkeys(names, told))
        return found


AS_IT_IS = Language()


def _rule(text: str) -> str:
    from kg.show.messages import rule_in_chinese

    return rule_in_chinese(text)


def _units_in_english(kind: str, text: str) -> str:
    from kg.language.units import quantity_in_english, unit_in_english

    return unit_in_english(text) if kind == "unit" else quantity_in_english(text)


@cache
def _provinces() -> Mapping[str, str]:
    from kg.analyse.topics import provinces

    return {topic.short: topic.name_en for topic in provinces().values()}


@cache
def _captions() -> Mapping[str, Concept]:
    return {iri.removeprefix(_CAPTION): concept for iri, concept in load("captions.ttl").items()}


@cache
def _by_chinese() -> Mapping[str, Concept]:
    return {concept.pref_label: concept for concept in load("captions.ttl").values()}


def _kind(heading: str) -> str:
    caption = _captions().get(_slug(heading))
    return (caption.first(_CELLS) or "") if caption else ""


def _slug(heading: str) -> str:
    return _NO_LETTER.sub("-", heading.lower()).strip("-")
