"""One concept for one indicator, however a text words it.

In: an indicator as `kg.annotate.targets.find` found it, its unit, and the region at home. Out: a `NamedIndicator`: the
name in a common form, the concepts of ontology/indicators.ttl that it means (none for an indicator of its own), and
whether the number is a change. Also units in their base, so that values compare (万千瓦, 亿千瓦). The words are Turtle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.language.dates import PLAN
from kg.language.numerals import MULTIPLIERS
from kg.language.regions import regions
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, words
from kg.vocabulary.namespaces import ID, KG, SKOS
from kg.vocabulary.words import alternation

FILE = "indicators.ttl"
MEASURED_IN = KG + "measuredIn"
BETTER_WHEN = KG + "betterWhen"
ADDS_UP = KG + "addsUp"
CHANGES = {"Δ-": "fall", "Δ+": "rise"}
FACTOR = KG + "factor"
_WORD = KG + "word"
_EXACT_MATCH = SKOS + "exactMatch"
_BRACKETS = re.compile(r"\([^()]*\)|[\s“”\"‘’《》]")
_YEAR = Form(
    r"^⟨indicator-affix/up-to⟩?"
    rf"(?:\d{{4}}年⟨indicator-affix/part-of-year⟩?|{PLAN.pattern}⟨indicator-affix/plan-span⟩?)[,，、]?"
)
# 千瓦 and 千克 are units, 千吨 is a number of tonnes.
_MULTIPLIER = Form(rf"(?:(?!千⟨indicator-affix/unit-behind-thousand⟩)[{''.join(MULTIPLIERS)}])+")
_EDGES = "、,，;；:："
# A name cut shorter says nothing any more.
_SHORTEST = 3
# One letter too many or too few in a name of this length is a slip of the pen.
_LONG = 10


@dataclass(frozen=True, slots=True)
class NamedIndicator:
    """An indicator as it is compared.

    `name` is the wording less what says where, when and how; `key` its common form, the same for all wordings of one
    indicator that no vocabulary has. `concepts` are those of ontology/indicators.ttl: none, one, or both of a name
    that stands for two (化肥、农药利用率). `change` is `fall` or `rise` where the name says so, else empty; `yearly`
    tells a change a year from one over all years.
    """

    name: str
    key: str
    concepts: tuple[Concept, ...]
    change: str
    yearly: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """How the value of a target is to be taken, so that it compares with others.

    `change` is `fall`, `rise` or empty for a level, `yearly` tells a change a year from one over all years; `unit` is
    the unit in its base and `value` the value in that.
    """

    change: str
    yearly: bool
    unit: Unit
    value: Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its base: a value times `factor` is in `base` (亿千瓦: 100000000, 千瓦).

    `same` is the IRI of the base in QUDT, empty where the vocabulary names none.
    """

    base: str
    factor: Decimal
    same: str = ""


@cache
def read(indicator: str, unit: str | None, home: str | None) -> NamedIndicator:
    """Return an indicator as it is compared.

    Parameters
    ----------
    indicator : str
        The indicator in the words of the text.
    unit : str or None
        Its unit as written; names such as 新型储能 mean an indicator only beside its unit.
    home : str or None
        IRI of the region whose text it is: 河北省森林覆盖率 of Hebei is 森林覆盖率, of another region it is not.

    Raises
    ------
    InputError
        If ontology/indicators.ttl is missing or is not Turtle.
    """
    written = _typed(indicator)
    # a label that ends in a change is met before that is taken for the number's own
    name = _without_frame(written, home)
    if _common(name) in _by_key():
        return NamedIndicator(name, _common(name), _concepts(_common(name), unit), "", yearly=False)
    name, change, yearly = _without_change(name)
    key = _common(name)
    return NamedIndicator(name, key, _concepts(key, unit), change, yearly)


def is_known(name: str) -> bool:
    """Whether ontology/indicators.ttl has a name for an indicator that holds beside any unit."""
    return _common(_typed(name)) in _by_key()


def measure(named: NamedIndicator, comparator: str, value: Decimal, unit: str) -> Measure:
    """Return how a value is to be taken.

    Parameters
    ----------
    named : NamedIndicator
        The indicator as `read` gives it.
    comparator : str
        Δ+ and Δ- say a change themselves; for another one the name of the indicator may.
    value : Decimal
        The value in the unit as written.
    unit : str
        As written; empty for a bare number.
    """
    change = CHANGES.get(comparator, named.change)
    based = unit_of(unit)
    return Measure(change, bool(change) and named.yearly, based, value * based.factor)


def unit_of(unit: str) -> Unit:
    """Return a unit in its base.

    Parameters
    ----------
    unit : str
        As written: 万千瓦, 个百分点; empty for a bare number.
    """
    factor, base = in_figures(unit)
    known = _units().get(base)
    return Unit(known.base, factor * known.factor, known.same) if known else Unit(base, factor)


def in_unit(value: Decimal, unit: str, wanted: str) -> Decimal:
    """Return a value of one unit in another one of the same base: 1.2 of 万千瓦 is 12000 of 千瓦."""
    return value * unit_of(unit).factor / unit_of(wanted).factor


def in_figures(unit: str) -> tuple[Decimal, str]:
    """Return how many of which unit a unit with its numerals is: 万千瓦 -> 10000, 千瓦."""
    multiplier = _MULTIPLIER.match(unit)
    factor = Decimal(1)
    for numeral in multiplier[0] if multiplier else "":
        factor *= MULTIPLIERS[numeral]
    return factor, unit[multiplier.end() :] if multiplier else unit


@cache
def indicators() -> Mapping[str, Concept]:
    """Return the indicators of ontology/indicators.ttl, keyed by IRI."""
    return {iri: concept for iri, concept in load(FILE).items() if iri.startswith(ID + "indicator/")}


def _typed(text: str) -> str:
    """The text as it is compared: NFKC, no white space, quotes and brackets with what is inside."""
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).strip(_edges())


@cache
def _edges() -> str:
    return _EDGES + "".join(_affixes("empty"))


def _common(name: str) -> str:
    """A name with each word in its common form (GDP -> 国内生产总值), in lower case."""
    words = _words()
    return _word_pattern().sub(lambda found: words[found[0]], name.casefold())


def _without_frame(name: str, home: str | None) -> str:
    """A name less the words for home, year and manner around it."""
    leading, trailing = _affix("leading", "^"), _affix("trailing", "$")
    while True:
        shorter = trailing.sub("", leading.sub("", _YEAR.sub("", name))).strip(_edges())
        for label in _names_of(home):
            shorter = shorter.removeprefix(label)
        if shorter == name or len(shorter) < _SHORTEST:
            return name
        name = shorter


def _without_change(name: str) -> tuple[str, str, bool]:
    """A name less the change at its end: 全员劳动生产率年均增长 -> 全员劳动生产率, rise, yearly."""
    for change in ("fall", "rise"):
        shorter = _affix(change, "$").sub("", name)
        if shorter != name and len(shorter) >= _SHORTEST:
            bare = _affix("yearly", "$").sub("", shorter)
            return _affix("total", "$").sub("", bare), change, bare != shorter
    return name, "", False


def _concepts(key: str, unit: str | None) -> tuple[Concept, ...]:
    """Return the concepts that a name in its common form means, by the first of these rules that finds any.

    1. The name is a label that holds anywhere, and the concept is measured in the unit of the number.
    2. The name is a label that holds only beside the concept's unit (新型储能 in 千瓦), and the unit is that.
    3. The name is a label that holds anywhere, though the number has another unit.
    4. The name is a long label but for one character, as by a slip of the pen.
    """
    certain, beside = _by_key().get(key, ()), _fitting(_by_hidden_key().get(key, ()), unit)
    return _fitting(certain, unit) or beside or certain or _slipped(key)


def _fitting(concepts: tuple[Concept, ...], unit: str | None) -> tuple[Concept, ...]:
    base = unit_of(_typed(unit or "")).base
    return tuple(c for c in concepts if unit_of(c.first(MEASURED_IN) or "").base == base)


def _slipped(key: str) -> tuple[Concept, ...]:
    """Return the concepts of a long label that a name is, but for one character too many or too few.

    The first character may not differ, nor one that makes another indicator of the name (非, 不, 新).
    """
    if len(key) < _LONG:
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    near = process.extractOne(key, _long_keys(), scorer=Indel.distance, score_cutoff=1)
    if near is None or near[0][0] != key[0]:
        return ()
    longer, shorter = sorted((key, near[0]), key=len, reverse=True)
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return () if longer[at] in _affixes("telling") else _by_key()[near[0]]


@cache
def _by_key() -> Mapping[str, tuple[Concept, ...]]:
    return _keyed((label, c) for c in indicators().values() for label in (c.pref_label, *c.alt_labels))


@cache
def _by_hidden_key() -> Mapping[str, tuple[Concept, ...]]:
    return _keyed((label, c) for c in indicators().values() for label in c.hidden_labels)


@cache
def _long_keys() -> tuple[str, ...]:
    return tuple(sorted(key for key in _by_key() if len(key) >= _LONG - 1))


def _keyed(labels: Iterable[tuple[str, Concept]]) -> dict[str, tuple[Concept, ...]]:
    found: dict[str, dict[str, Concept]] = {}
    for label, concept in labels:
        found.setdefault(_common(_typed(label)), {})[concept.iri] = concept
    return {key: tuple(known[iri] for iri in sorted(known)) for key, known in found.items()}


@cache
def _words() -> Mapping[str, str]:
    """Each form of a word, in lower case, with its common form; a word of no meaning with nothing."""
    found = {}
    for iri, concept in load(FILE).items():
        if iri.startswith(ID + "indicator-word/"):
            # NFKC, as the names are: Ⅲ is III
            common = _typed(concept.pref_label) or concept.pref_label
            for form in (concept.pref_label, *concept.properties[_WORD]):
                found[(_typed(form) or form).casefold()] = common.casefold()
    return found | dict.fromkeys(_affixes("empty"), "")


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(alternation(_words()))


@cache
def _affix(kind: str, edge: str) -> re.Pattern[str]:
    words = alternation(_affixes(kind))
    return re.compile(f"^(?:{words})+" if edge == "^" else f"(?:{words})+$")


def _affixes(kind: str) -> tuple[str, ...]:
    return words(f"indicator-affix/{kind}")


@cache
def _names_of(region: str | None) -> tuple[str, ...]:
    """The names of a region, the longest first; none of one character."""
    concept = regions().get(region or "")
    if concept is None:
        return ()
    labels = {concept.pref_label, *concept.alt_labels, *concept.hidden_labels}
    return tuple(sorted((label for label in labels if len(label) > 1), key=lambda label: (-len(label), label)))


@cache
def unit_concepts() -> tuple[str, ...]:
    """Return the IRIs of the units, whose entries say how much one is in the broader one."""
    return tuple(iri for iri in load(FILE) if iri.startswith(ID + "unit/"))


@cache
def _units() -> Mapping[str, Unit]:
    """The units of the vocabulary: their base, and how much of it one of them is."""
    known = {iri: c for iri, c in load(FILE).items() if iri.startswith(ID + "unit/")}
    found = {}
    for concept in known.values():
        wider = known[concept.broader[0]] if concept.broader else concept
        factor = Decimal(concept.first(FACTOR) or 1)
        found[concept.pref_label] = Unit(wider.pref_label, factor, wider.first(_EXACT_MATCH) or "")
    return found
