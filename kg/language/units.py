"""Units and quantities in English.

In: a unit or a quantity as texts have it (万千瓦, ≥5400 万千瓦). Out: the same in English (10,000 kilowatts,
≥54 million kilowatts), by the labels of ontology/indicators.ttl; as it was where one of its words has none. What is
counted one by one (个, 件) needs no unit in English, and signs (%, GW) are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kg.language.indicators import FILE, in_figures, unit_concepts
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_PIECE = "piece"
_UNCHANGED = frozenset({"yuan", "mu", "hertz"})  # words that are their own plural
_CHINESE = Form(r"[\u4e00-\u9fff]")
_HEAD = re.compile(r"^(.+?)(?= of | per |$)")
_QUANTITY = re.compile(
    r"(?P<sign>[↓↑≥≤><≈]*)(?P<low>\d+(?:\.\d+)?)(?:–(?P<high>\d+(?:\.\d+)?))? (?P<unit>\S+)(?P<rest> a year)?"
)


def unit_in_english(unit: str) -> str:
    """Return a unit as it stands over a column: `10,000 kilowatts`, `100 million tonnes per year`, empty for 个."""
    parts = _parts(unit)
    if parts is None:
        return unit
    factor, name = parts
    number = "" if factor == 1 else in_words(factor)
    return f"{number} {_plural(name)}".strip()


def quantity_in_english(text: str) -> str:
    """Return a quantity as one reads it: `↓13.5 %`, `≥54 million kilowatts`; what is none as it is."""
    found = _QUANTITY.fullmatch(text)
    parts = _parts(found["unit"]) if found else None
    if found is None or parts is None:
        return text
    factor, name = parts
    values = [Decimal(value) * factor for value in (found["low"], found["high"]) if value]
    told = name if values == [1] else _plural(name)
    return f"{found['sign']}{in_words(*values)} {told}".strip() + (found["rest"] or "")


def in_words(*values: Decimal) -> str:
    """Return numbers of one scale, that of the largest: 54000000 -> `54 million`; 3000, 5000 -> `3,000–5,000`."""
    scale, word = next((one for one in _SCALES if max(values) >= one[0]), (1, ""))
    return f"{'–'.join(_plain(value / scale) for value in values)} {word}".strip()


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parts(unit: str) -> tuple[Decimal, str] | None:
    """How many of which unit in the singular a unit is: 万元/人 -> 10000, `yuan per person`; None where a word has no
    English."""
    if not _CHINESE.search(unit):
        return None
    factor, base = in_figures(unit)
    if base in _labels():
        return factor, _labels()[base]
    head, *rest = base.split("/")
    named = [_labels().get(head)] + [_per(part) for part in rest]
    known = [name for name in named if name is not None]
    return (factor, " per ".join(known)) if len(known) == len(named) else None


def _per(part: str) -> str | None:
    """What something is divided by: 日 -> `day`, 万元 -> `10,000 yuan`."""
    if not _CHINESE.search(part):
        return part
    factor, base = in_figures(part)
    label = _labels().get(base)
    if label is None:
        return None
    return label if factor == 1 else f"{in_words(factor)} {_plural(label)}"


def _plural(name: str) -> str:
    head = _HEAD.match(name)
    if not name or head is None or head[0] in _UNCHANGED:
        return name
    return f"{head[0]}s{name[head.end() :]}"


@cache
def _labels() -> Mapping[str, str]:
    """The English names of units; an empty one for what is counted piece by piece."""
    known = {concept.pref_label: concept.label_en for concept in map(load(FILE).__getitem__, unit_concepts())}
    return {unit: "" if label == _PIECE else label for unit, label in known.items() if label}
