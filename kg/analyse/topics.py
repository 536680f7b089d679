"""What policies are about: sectors and regions as the graph names them.

In: what the graph names, and the vocabularies. Out: `Topic`s of sectors, regions and provinces in their usual order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError
from kg.vocabulary import concepts
from kg.vocabulary.forms import words
from kg.vocabulary.namespaces import ID
from kg.vocabulary.nearest import nearest
from kg.vocabulary.words import alternation

# GB/T 2260: two digits of the province, two of the prefecture, two of the county.
CODE = re.compile(r"[1-9]\d{5}")
# what a code ends in that is of a whole province or prefecture
_WHOLE = re.compile(r"(?:00){1,2}$")
NATIONAL = "CN"
# The codes of provinces in ISO 3166-2 begin with this.
ISO = "CN-"
# National policies bind the mainland; these three have their own law.
NOT_MAINLAND = frozenset({"710000", "810000", "820000"})


@dataclass(frozen=True)
class Topic:
    """A region or a sector as a heading; `key` is a province's code, CN, or a section's letter.

    A named area (长江经济带) has the last part of its IRI for a key. `letters` are those of ISO 3166-2 (BJ).
    """

    key: str
    name: str
    short: str
    name_en: str
    letters: str = ""


def region_topics(named: Mapping[str, Sequence[str]]) -> dict[str, Topic]:
    """All provinces, the whole country, and the named areas of the graph, by key, in order of code.

    Parameters
    ----------
    named : mapping of str to sequence of str
        IRI of each area of the graph to its names.
    """
    here = {region_key(iri): Topic(region_key(iri), name[0], name[0], name[0]) for iri, name in named.items()}
    country = concepts.load("regions.ttl")[f"{ID}region/{NATIONAL}"]
    name = country.pref_label
    listed = {NATIONAL: Topic(NATIONAL, name, name, country.label_en or name)} | provinces()
    return listed | {key: here[key] for key in sorted(here) if key not in listed}


@cache
def provinces() -> dict[str, Topic]:
    """The provinces of ontology/regions.ttl by GB/T 2260 code."""
    found = {}
    for concept in concepts.load("regions.ttl").values():
        code = next((code for code in concept.notations if CODE.fullmatch(code) and code.endswith("0000")), None)
        if code:
            short = min((concept.pref_label, *concept.alt_labels), key=lambda name: (len(name), name))
            letters = next((code[-2:] for code in concept.notations if code.startswith(ISO)), "")
            found[code] = Topic(code, concept.pref_label, short, short_english(concept.label_en or short), letters)
    return dict(sorted(found.items()))


def short_english(name: str) -> str:
    """Return the English name of a province without its kind: Hebei Province -> Hebei."""
    return re.sub(
        r" (Province|Municipality|((Zhuang|Hui|Uygur|Uyghur) )?Autonomous Region|Special Administrative Region)$",
        "",
        name,
    )


def region_key(iri: str) -> str:
    """The key of the province that a region lies in; of a named area or the country its own."""
    code = iri.rsplit("/", 1)[-1]
    return f"{code[:2]}0000" if CODE.fullmatch(code) else code


def lies_in(region: str, wider: str) -> bool:
    """Whether a region (IRI) is another one or a place in it, by their codes: 130200 lies in 130000."""
    code, around = (iri.rsplit("/", 1)[-1] for iri in (region, wider))
    return code == around or bool(CODE.fullmatch(around) and code.startswith(_WHOLE.sub("", around)))


@cache
def sector_topics() -> dict[str, Topic]:
    """The sections of GB/T 4754-2017 by letter, from ontology/sectors.ttl."""
    found = {}
    joint = alternation(words("answer/joint"))
    for concept in concepts.load("sectors.ttl").values():
        letter = next((notation for notation in concept.notations if len(notation) == 1), None)
        if letter:
            name = concept.pref_label
            found[letter] = Topic(letter, name, re.split(joint, name)[0], concept.label_en or name)
    return dict(sorted(found.items()))


def topic_named(topics: Mapping[str, Topic], text: str) -> Topic:
    """Return the topic that a text names: by its key, or by a name in Chinese or English.

    Raises
    ------
    NotFoundError
        If there is none; near names are in the message.
    """
    wanted = text.strip().casefold()
    for topic in topics.values():
        if wanted in (name.casefold() for name in (topic.key, topic.name, topic.short, topic.name_en)):
            return topic
    names = {name for topic in topics.values() for name in (topic.name, topic.name_en)}
    raise NotFoundError(f"{text}: no sector or region of this name; {nearest(text, names, 'see `kg matrix`')}")
