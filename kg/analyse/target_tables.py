"""Targets as tables: a list, and one indicator compared over regions.

In: the targets of the graph. Out: `Table`s, and the same as plain data for JSON.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kg.analyse.table import MORE, Cell, Table
from kg.analyse.targets import Indicator, Measure, Owner, TargetRecord, owner_order, plain_value, quantity_text
from kg.language import indicators
from kg.vocabulary.forms import words

HIGHEST, LOWEST = "▲", "▼"
HIGHER, LOWER = "higher aim", "lower aim"
# Places that a row of the comparison names.
_PLACES = 2


def listing(found: Iterable[TargetRecord]) -> Table:
    """Return targets as a person reads them: one that stands in two compilations once."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for target in found:
        what = (target.owner.name, target.indicator.name or target.surface, target.text)
        row = (*what, target.year, target.baseline, target.binding, target.title)
        places[row].append(target.place)
    rows = [(*target, "; ".join(dict.fromkeys(stands))) for target, stands in places.items()]
    return Table(("who", "indicator", "target", "year", "since", "binding", "policy", "places"), rows)


def data(found: Iterable[TargetRecord]) -> Table:
    """Return targets as programs read them: every value in a column of its own."""
    rows: list[tuple[Cell, ...]] = []
    for target in found:
        upper = None if target.upper is None else float(target.upper)
        kind = ("yearly " if target.measure.yearly else "") + (target.measure.change or "level")
        what = (
            target.owner.name,
            target.indicator.name,
            # where the sentence names no indicator apart from its figure, the words with the figure say what it is
            target.wording or target.surface,
            target.comparator,
            kind,
            float(target.value),
            upper,
        )
        when = (target.unit or None, target.year or None, target.baseline or None, target.binding or None)
        rows.append((*what, *when, target.title, target.number or None, target.file or None, target.line or None))
    what_columns = ("who", "indicator", "wording", "comparator", "kind", "value", "upper")
    when_columns = ("unit", "year", "since", "binding")
    return Table((*what_columns, *when_columns, "policy", "number", "file", "line"), rows)


def comparison(found: Sequence[TargetRecord]) -> Table:
    """Return one indicator across regions: a row for each who and measure, a column for each year.

    The highest and the lowest region of a year carry ▲ and ▼. `against national` tells how far a region departs from
    what the country aims at in the same measure and year, and whether that is the higher or the lower aim; of
    quantities that are known to add up (kilowatts installed) which share of the country's it is.

    Parameters
    ----------
    found : sequence of TargetRecord
        Targets of one indicator.
    """
    if not found:
        return Table(("who", "measure", "against_national", "places"), ())
    indicator = found[0].indicator
    cells: dict[tuple[Measure, Owner], dict[str, list[TargetRecord]]] = defaultdict(lambda: defaultdict(list))
    for target in found:
        cells[target.measure, target.owner][target.year].append(target)
    units = {measure: _common_unit(indicator, measure, found) for measure, _ in cells}
    years = sorted({target.year for target in found}, key=lambda year: (not year, year))
    marks = _marks(found)
    rows: list[tuple[Cell, ...]] = []
    for measure, owner in sorted(cells, key=lambda cell: (_measure_order(cell[0]), owner_order(cell[1]))):
        by_year = cells[measure, owner]
        shown = [_cell(by_year.get(year, []), units[measure], marks) for year in years]
        departures = [] if owner.is_nation else _departures(indicator, measure, by_year, found, units[measure])
        places = [target.place for year in years for target in by_year.get(year, [])]
        rows.append((owner.name, _told(measure, units[measure]), *shown, "; ".join(departures), _some(places)))
    columns = ("who", "measure", *(year or "no_year" for year in years), "against_national", "places")
    facts = {"indicator": indicator.name} | ({"better_when": indicator.better} if indicator.better else {})
    return Table(columns, rows, facts)


def comparison_data(found: Sequence[TargetRecord]) -> Table:
    """Return one indicator across regions as programs read it: a row for each target, its value in the common unit.

    `mark` is highest, lowest or empty; `departure` the difference from the country's target in the same measure and
    year, empty where the country has none or several; `national` all that it has.

    Parameters
    ----------
    found : sequence of TargetRecord
        Targets of one indicator.
    """
    plain, marks = data(found), _marks(found)
    words = {HIGHEST: "highest", LOWEST: "lowest"}
    rows: list[tuple[Cell, ...]] = []
    for target, row in zip(found, plain.rows, strict=True):
        unit = _common_unit(target.indicator, target.measure, found)
        value = indicators.in_unit(target.value, target.unit, unit)
        national = set() if target.owner.is_nation else _national(target.measure, target.year, found, unit)[0]
        departure = float(value - min(national)) if len(national) == 1 else None
        told = " / ".join(plain_value(one) for one in sorted(national))
        rows.append((*row, float(value), unit or None, words.get(marks.get(target.iri, "")), told or None, departure))
    return Table((*plain.columns, "common_value", "common_unit", "mark", "national", "departure"), rows)


def _some(places: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    each = list(dict.fromkeys(places))
    more = f"{MORE}{len(each) - _PLACES}" if len(each) > _PLACES else ""
    return "; ".join(each[:_PLACES]) + more


def _measure_order(measure: Measure) -> tuple[bool, str, bool, str, str]:
    return bool(measure.change), measure.change, measure.yearly, measure.base, measure.baseline


def _told(measure: Measure, unit: str) -> str:
    """A measure in words: `%`, `fall since 2020, %`."""
    change = ("yearly " if measure.yearly else "") + measure.change
    since = f"since {measure.baseline}" if measure.baseline else ""
    return ", ".join(part for part in (f"{change} {since}".strip(), unit) if part)


def _common_unit(indicator: Indicator, measure: Measure, found: Sequence[TargetRecord]) -> str:
    """The unit in which a measure is shown: that of the indicator, else the one used most."""
    if indicators.unit_of(indicator.unit).base == measure.base:
        return indicator.unit
    used = Counter(target.unit for target in found if target.measure == measure)
    return min(used, key=lambda unit: (-used[unit], unit))


def _cell(found: Sequence[TargetRecord], unit: str, marks: Mapping[str, str]) -> str:
    """The values of one who, measure and year, each once."""
    texts = []
    for target in found:
        upper = None if target.upper is None else indicators.in_unit(target.upper, target.unit, unit)
        quantity = quantity_text(target.comparator, indicators.in_unit(target.value, target.unit, unit), upper)
        texts.append(f"{quantity} {marks.get(target.iri, '')}".rstrip())
    return " / ".join(dict.fromkeys(texts))


def _marks(found: Sequence[TargetRecord]) -> dict[str, str]:
    """▲ or ▼ by the IRI of the target, where at least two regions set different values in one measure and year."""
    groups: dict[tuple[Measure, str], list[TargetRecord]] = defaultdict(list)
    for target in found:
        if target.owner.regions and not target.owner.is_nation:
            groups[target.measure, target.year].append(target)
    marks: dict[str, str] = {}
    for group in groups.values():
        values = {target.iri: indicators.in_unit(target.value, target.unit, target.measure.base) for target in group}
        if len({target.owner for target in group}) > 1 and len(set(values.values())) > 1:
            high, low = max(values.values()), min(values.values())
            marks |= {iri: HIGHEST for iri, value in values.items() if value == high}
            marks |= {iri: LOWEST for iri, value in values.items() if value == low}
    return marks


def _departures(
    indicator: Indicator,
    measure: Measure,
    by_year: Mapping[str, Sequence[TargetRecord]],
    found: Sequence[TargetRecord],
    unit: str,
) -> list[str]:
    """How far one who departs from the country, year by year; from each value where the country has several."""
    told = []
    for year in sorted(by_year):
        national, remark = _national(measure, year, found, unit)
        own = {indicators.in_unit(target.value, target.unit, unit) for target in by_year[year]}
        pairs = [(mine, theirs) for mine in sorted(own) for theirs in sorted(national)]
        texts: list[str] = []
        if indicator.adds_up and measure.base not in _shares():
            # more than the whole is no part of it: then the country's target is about something less
            texts = [f"{_percent(mine / theirs)} % of it" for mine, theirs in pairs if 0 < mine <= theirs]
        elif measure.base in _shares() or "/" in measure.base or indicator.adds_up is False:
            texts = [_signed(mine - theirs) for mine, theirs in pairs]
            remark = [*_ambition(indicator, measure, own, national), *remark]
        if texts:
            remarks = f" ({'; '.join(remark)})" if remark else ""
            told.append(f"{year or 'no year'} {' / '.join(dict.fromkeys(texts))}{remarks}")
    return told


def _national(measure: Measure, year: str, found: Sequence[TargetRecord], unit: str) -> tuple[set[Decimal], list[str]]:
    """What the country aims at in a measure; for a change since nobody says when, since its only base year."""
    of_nation = [target for target in found if target.owner.is_nation and target.year == year]
    same = [target for target in of_nation if target.measure == measure]
    remark = []
    if not same and measure.change and not measure.baseline:
        same = [target for target in of_nation if replace(target.measure, baseline="") == measure]
        same = same if len({target.measure for target in same}) == 1 else []
        remark = ["no base year"]
    return {indicators.in_unit(target.value, target.unit, unit) for target in same}, remark


def _ambition(indicator: Indicator, measure: Measure, own: set[Decimal], national: set[Decimal]) -> list[str]:
    """Whether all values of a region lie on one side of all of the country's, in words."""
    if not own or not national:
        return []
    # a fall of what had better be low is the more ambitious the deeper it is
    aimed = {"fall": "lower", "rise": "higher"}.get(measure.change, indicator.better)
    if aimed != indicator.better or not aimed:
        return []
    upwards = bool(measure.change) or indicator.better == "higher"
    if min(own) > max(national):
        return [HIGHER if upwards else LOWER]
    if max(own) < min(national):
        return [LOWER if upwards else HIGHER]
    return []


@cache
def _shares() -> frozenset[str]:
    """Units of shares; a bare number is one too."""
    return frozenset({"", *words("answer/share")})


def _percent(share: Decimal) -> str:
    return plain_value((100 * share).quantize(Decimal("0.1")))


def _signed(difference: Decimal) -> str:
    return f"{'+' if difference > 0 else ''}{plain_value(difference)}" if difference else "±0"
