"""English names of counties, districts, banners and cities of a county's rank: written into `ontology/regions.ttl`.

    pip install pypinyin==0.55.0
    python tools/county_names.py

By rule, as the official romanisation (GB/T 28039) has it: the name in pinyin without tones as one word, an apostrophe
before a syllable that begins with a vowel, the kind in English; the nationalities of an autonomous county in English;
a name of one character keeps the kind as its second syllable (Peixian County). What bears the name of its prefecture
bears it in English too (Hotan City). `county-names.csv`, beside this file, has the kinds, the nationalities, the names
whose romanisation is established otherwise, and what characters are read as in names of places. A name that differs
from what is there is told; the same input gives the same file.
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.vocabulary.concepts import Concept, load, ontology_folder
from kg.vocabulary.namespaces import ID, KG

WORDS = Path(__file__).with_name("county-names.csv")
_HEAD = re.compile(rf"^<({re.escape(ID)}region/\d{{6}})> a ", re.M)
_LABEL = re.compile(r'^    rdfs:label "[^"\n]*"@en ;\n', re.M)
_NOTATION = "    skos:notation "
_VOWEL = re.compile("[aoe]")


@dataclass(frozen=True)
class Words:
    """The tables of `county-names.csv`: Chinese to English, by kind."""

    ending: dict[str, str] = field(default_factory=dict)
    nationality: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    reading: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path = WORDS) -> Words:
        """Return the tables of a file."""
        words = cls()
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                getattr(words, row["kind"])[row["chinese"]] = row["english"]
        return words


def english_name(name: str, words: Words, above: Mapping[str, str]) -> str:
    """Return the English name of a county-level division.

    Parameters
    ----------
    name : str
        Its full name: 示例市.
    words : Words
        What is no matter of rule.
    above : mapping of str to str
        Short names of the prefecture that it lies in, and the English one.
    """
    if name in words.whole:
        return words.whole[name]
    ending = max((one for one in words.ending if name.endswith(one)), key=len)
    stem, nationalities = _without_nationalities(name[: -len(ending)], words)
    romanised = words.name.get(stem) or above.get(stem) or _romanised(stem if len(stem) > 1 else name, words)
    return " ".join(filter(None, (romanised, _joined(nationalities), words.ending[ending])))


def _without_nationalities(stem: str, words: Words) -> tuple[str, list[str]]:
    """The place alone, and the nationalities behind it in English, in their order."""
    found: list[str] = []
    while True:
        last = max((one for one in words.nationality if stem.endswith(one) and stem != one), key=len, default=None)
        if last is None:
            return stem, found
        stem = stem[: -len(last)]
        found.insert(0, words.nationality[last])


def _joined(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _romanised(name: str, words: Words) -> str:
    """A name in pinyin as one word: 西安 -> Xi'an."""
    pinyin = importlib.import_module("pypinyin")
    read = (row[0] for row in pinyin.pinyin(name, style=pinyin.Style.NORMAL, v_to_u=True))
    syllables: list[str] = [words.reading.get(character, one) for character, one in zip(name, read, strict=True)]
    word = syllables[0] + "".join(f"'{one}" if _VOWEL.match(one) else one for one in syllables[1:])
    return word.capitalize()


def county_names(regions: Mapping[str, Concept], words: Words) -> dict[str, str]:
    """Return the English names of all county-level divisions, by IRI."""
    found = {}
    for iri, one in regions.items():
        if one.first(KG + "level") == "county":
            prefecture = regions.get(one.broader[0]) if one.broader else None
            found[iri] = english_name(one.pref_label, words, _short_names(prefecture))
    return found


def _short_names(prefecture: Concept | None) -> dict[str, str]:
    """The names of a prefecture without its kind, and the first word of its English one, where that is one word."""
    if prefecture is None or prefecture.label_en is None or prefecture.first(KG + "level") != "prefecture":
        return {}
    first, _, kind = prefecture.label_en.partition(" ")
    shorts = [*prefecture.alt_labels, *prefecture.hidden_labels, prefecture.pref_label[:-1]]
    return {} if len(kind.split()) > 1 else dict.fromkeys(shorts, first)


def with_labels(turtle: str, names: Mapping[str, str]) -> str:
    """Return `regions.ttl` with the English names of some of its regions, each before its code."""
    parts = _HEAD.split(turtle)
    for at in range(1, len(parts), 2):
        if parts[at] in names:
            entry = _LABEL.sub("", parts[at + 1], count=1)
            parts[at + 1] = entry.replace(_NOTATION, f'    rdfs:label "{names[parts[at]]}"@en ;\n{_NOTATION}', 1)
    heads = (f"<{one}> a " if at % 2 else one for at, one in enumerate(parts))
    return "".join(heads)


def main() -> None:
    """Write the names into the vocabulary, and tell which are new or differ."""
    regions = load("regions.ttl")
    names = county_names(regions, Words.read())
    path = ontology_folder() / "regions.ttl"
    path.write_text(with_labels(path.read_text(encoding="utf-8"), names), encoding="utf-8", newline="\n")
    for iri, name in names.items():
        if regions[iri].label_en != name:
            sys.stdout.write(f"{iri.rpartition('/')[2]} {regions[iri].pref_label} {name}\n")


if __name__ == "__main__":
    main()
