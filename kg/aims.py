"""Who aims at what by when, and how the regions compare.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: `Aim`s, and tables of them: a list with the place of each, and one
indicator across regions and years. Values compare only in one measure: the same unit (in its base), level or change,
and year of comparison.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kg import indicators
from kg.errors import KgError
from kg.namespaces import ID
from kg.tables import Cell, Table

if TYPE_CHECKING:
    from kg.store import GraphStore

NATION = ID + "region/CN"
HIGHEST, LOWEST = "▲", "▼"
HIGHER_AIM, LOWER_AIM = "higher aim", "lower aim"
_RATIOS = frozenset({"%", "‰", "个百分点", ""})
SHOWN = 5
# Places that a row of the comparison names.
_PLACES = 2
_CHANGES = {"Δ-": "fall", "Δ+": "rise"}
_ARROWS = {"fall": "↓", "rise": "↑"}

_AIMS = """
SELECT ?target ?policy ?title ?number ?concept ?name ?wording ?comparator ?value ?upper ?unit ?year ?baseline ?binding
  ?file ?line ?better ?measured ?adds WHERE {
  ?target a kg:Target ; kg:ofPolicy ?policy ; kg:indicator ?wording ; kg:value ?value ;
    kg:indicatorConcept ?concept . ?concept skos:prefLabel ?name
  OPTIONAL { ?policy dcterms:title ?title } OPTIONAL { ?policy eli:id_local ?number }
  OPTIONAL { ?target kg:comparator ?comparator } OPTIONAL { ?target kg:upperValue ?upper }
  OPTIONAL { ?target kg:unit ?unit } OPTIONAL { ?target kg:year ?year }
  OPTIONAL { ?target kg:baselineYear ?baseline } OPTIONAL { ?target kg:binding ?binding }
  OPTIONAL { ?target kg:line ?line } OPTIONAL { ?target kg:inOccurrence/kg:occursIn/kg:sourceFile ?file }
  OPTIONAL { ?concept kg:betterWhen ?better } OPTIONAL { ?concept kg:measuredIn ?measured }
  OPTIONAL { ?concept kg:addsUp ?adds }
}"""
_WHO = """
SELECT DISTINCT ?policy ?about ?region ?body ?name WHERE {
  { SELECT DISTINCT ?policy WHERE { ?target a kg:Target ; kg:ofPolicy ?policy } }
  { ?policy eli:relevant_for ?about . ?about skos:prefLabel ?name
    # a province that a policy of another one names is none that it binds
    FILTER NOT EXISTS { ?policy eli:jurisdiction ?home . ?about skos:broader+ ?wider .
      FILTER NOT EXISTS { ?about skos:broader* ?home } } }
  UNION { ?policy eli:jurisdiction ?region . ?region skos:prefLabel ?name }
  UNION { ?policy eli:passed_by ?body . ?body skos:prefLabel ?name }
}"""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose aim it is: the regions that a policy is about or binds, else the bodies that issued it.

    `regions` are IRIs, none for an enterprise or a speaker.
    """

    name: str
    regions: tuple[str, ...]

    @property
    def is_nation(self) -> bool:
        """Whether the aim holds for the whole country."""
        return self.regions == (NATION,)


@dataclass(frozen=True, slots=True)
class Measure:
    """What makes values comparable: the unit in its base, `change` (fall, rise or empty for a level) and since when."""

    change: str
    yearly: bool
    base: str
    baseline: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as a concept of the graph.

    `better` is higher, lower or empty, `unit` the one it is compared in; `adds_up` tells whether the regions' values
    make up the country's, None where nobody said.
    """

    iri: str
    name: str
    better: str
    unit: str
    adds_up: bool | None


@dataclass(frozen=True)
class Aim:
    """A figure that a policy sets: `value`, and `upper` where it is a range, in `unit`; years have four digits."""

    iri: str
    policy: str
    owner: Owner
    title: str
    number: str
    indicator: Indicator
    wording: str
    comparator: str
    value: Decimal
    upper: Decimal | None
    unit: str
    year: str
    baseline: str
    binding: str
    file: str
    line: int

    @cached_property
    def measure(self) -> Measure:
        """How the value is to be taken."""
        home = self.owner.regions[0] if self.owner.regions else None
        read = indicators.read(self.wording, self.unit, home)
        change = _CHANGES.get(self.comparator, read.change)
        base = indicators.unit_of(self.unit).base
        # a level is what it is, whatever year the text compares it with
        return Measure(change, read.yearly, base, self.baseline) if change else Measure("", False, base, "")

    @property
    def place(self) -> str:
        """File and line (from 1)."""
        return f"{self.file}:{self.line}" if self.file else ""

    @property
    def text(self) -> str:
        """The figure as one reads it: `≥20 %`, `↓13.5 %`, `↑8 % a year`."""
        arrow = _ARROWS.get(self.measure.change, "")
        unit = f" {self.unit}" if self.unit else ""
        return f"{arrow}{_quantity(self.comparator, self.value, self.upper)}{unit}{' a year' * self.measure.yearly}"


def aims(graph: GraphStore) -> list[Aim]:
    """Return all targets that have an indicator, by indicator, owner (the country first), year and place.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    owners = _owners(graph)
    found: dict[tuple[str, str], Aim] = {}
    for known in graph.sorted_rows(_AIMS):
        indicator = _indicator(known)
        # a policy with two titles or numbers comes twice; the first, in order, stands
        found.setdefault(
            (known["target"], known["concept"]),
            Aim(
                iri=known["target"],
                policy=known["policy"],
                owner=owners.get(known["policy"], Owner("", ())),
                title=known["title"] or known["number"] or known["policy"].removeprefix(ID),
                number=known["number"],
                indicator=indicator,
                wording=known["wording"],
                comparator=known["comparator"],
                value=Decimal(known["value"]),
                upper=Decimal(known["upper"]) if known["upper"] else None,
                unit=known["unit"],
                year=known["year"],
                baseline=known["baseline"],
                binding=known["binding"],
                file=known["file"],
                line=int(known["line"] or 0),
            ),
        )
    return sorted(found.values(), key=_order)


def _indicator(row: Mapping[str, str]) -> Indicator:
    # the vocabulary says it of the indicators that it has, so its silence on one of those is a no
    listed = row["better"] or row["measured"]
    adds_up = row["adds"] == "true" if row["adds"] or listed else None
    return Indicator(row["concept"], row["name"], row["better"], row["measured"], adds_up)


def _order(aim: Aim) -> tuple[object, ...]:
    return aim.indicator.name, aim.indicator.iri, _owner_order(aim.owner), aim.year, aim.file, aim.line, aim.iri


def _owner_order(owner: Owner) -> tuple[bool, bool, tuple[str, ...], str]:
    """The country first, then regions by code, then who is no region."""
    return not owner.is_nation, not owner.regions, owner.regions, owner.name


def _owners(graph: GraphStore) -> dict[str, Owner]:
    told: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in graph.select(_WHO):
        for kind in ("about", "region", "body"):
            if row[kind]:
                told[row["policy"] or ""][kind][row[kind] or ""] = row["name"] or ""
    owners = {}
    for policy, kinds in told.items():
        kind = next(kind for kind in ("about", "region", "body") if kind in kinds)
        named = dict(sorted(kinds[kind].items()))
        owners[policy] = Owner("、".join(named.values()), () if kind == "body" else tuple(named))
    return owners


def named(graph: GraphStore, text: str) -> list[Indicator]:
    """Return the indicators that a text names: the one of that name, else those with the text in a name, sorted.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    text : str
        A name in any wording (单位GDP能耗), or a part of one.

    Raises
    ------
    KgError
        If no target of the graph has such an indicator; near names are in the message.
    """
    names = _names(graph)
    wanted = indicators.read(text, None, NATION)
    meant = {concept.iri for concept in wanted.concepts}
    exact = [one for one in names if one.iri in meant or wanted.key in names[one]]
    found = exact or [one for one in names if any(wanted.key in name for name in names[one])]
    if not wanted.key or not found:
        raise _unknown(text, wanted.key, names)
    return sorted(found, key=lambda one: (one.name, one.iri))


def _names(graph: GraphStore) -> dict[Indicator, frozenset[str]]:
    """The indicators that targets have, with the common forms of all their names."""
    rows = graph.select(
        "SELECT ?concept ?name ?label ?better ?measured ?adds WHERE {"
        " { SELECT DISTINCT ?concept WHERE { ?target kg:indicatorConcept ?concept } }"
        " ?concept skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label"
        " OPTIONAL { ?concept kg:betterWhen ?better } OPTIONAL { ?concept kg:measuredIn ?measured }"
        " OPTIONAL { ?concept kg:addsUp ?adds } }"
    )
    found: dict[Indicator, set[str]] = defaultdict(set)
    for row in rows:
        one = _indicator({name: value or "" for name, value in row.items()})
        found[one].add(indicators.read(row["label"] or "", None, None).key)
    return {one: frozenset(found[one]) for one in sorted(found, key=lambda one: one.iri)}


def _unknown(text: str, key: str, names: Mapping[Indicator, frozenset[str]]) -> KgError:
    from rapidfuzz import fuzz, process

    by_key = {name: one.name for one in names for name in sorted(names[one])}
    hits = process.extract(key, sorted(by_key), scorer=fuzz.ratio, limit=2 * SHOWN, score_cutoff=40)
    near = list(dict.fromkeys(by_key[name] for name, _, _ in hits))[:SHOWN]
    hint = f"near: {'; '.join(near)}" if near else "`kg targets` lists all"
    return KgError(f"{text}: no target has such an indicator; {hint}")


def listing(found: Iterable[Aim]) -> Table:
    """Return aims as a person reads them: one that stands in two compilations once."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for aim in found:
        what = (aim.owner.name, aim.indicator.name, aim.text)
        row = (*what, aim.year, aim.baseline, aim.binding, aim.title)
        places[row].append(aim.place)
    rows = [(*aim, "; ".join(dict.fromkeys(stands))) for aim, stands in places.items()]
    return Table(("who", "indicator", "target", "year", "since", "binding", "policy", "places"), rows)


def data(found: Iterable[Aim]) -> Table:
    """Return aims as programs read them: every value in a column of its own."""
    rows: list[tuple[Cell, ...]] = []
    for aim in found:
        upper = None if aim.upper is None else float(aim.upper)
        kind = ("yearly " if aim.measure.yearly else "") + (aim.measure.change or "level")
        what = (aim.owner.name, aim.indicator.name, aim.wording, aim.comparator, kind, float(aim.value), upper)
        when = (aim.unit or None, aim.year or None, aim.baseline or None, aim.binding or None)
        rows.append((*what, *when, aim.title, aim.number or None, aim.file or None, aim.line or None))
    what_columns = ("who", "indicator", "wording", "comparator", "kind", "value", "upper")
    when_columns = ("unit", "year", "since", "binding")
    return Table((*what_columns, *when_columns, "policy", "number", "file", "line"), rows)


def comparison(found: Sequence[Aim]) -> Table:
    """Return one indicator across regions: a row for each who and measure, a column for each year.

    The highest and the lowest region of a year carry ▲ and ▼. `against national` tells how far a region departs from
    what the country aims at in the same measure and year, and whether that is the higher or the lower aim; of
    quantities that are known to add up (kilowatts installed) which share of the country's it is.

    Parameters
    ----------
    found : sequence of Aim
        Aims of one indicator.
    """
    if not found:
        return Table(("who", "measure", "against national", "places"), ())
    indicator = found[0].indicator
    cells: dict[tuple[Measure, Owner], dict[str, list[Aim]]] = defaultdict(lambda: defaultdict(list))
    for aim in found:
        cells[aim.measure, aim.owner][aim.year].append(aim)
    units = {measure: _common_unit(indicator, measure, found) for measure, _ in cells}
    years = sorted({aim.year for aim in found}, key=lambda year: (not year, year))
    marks = _marks(found)
    rows: list[tuple[Cell, ...]] = []
    for measure, owner in sorted(cells, key=lambda cell: (_measure_order(cell[0]), _owner_order(cell[1]))):
        by_year = cells[measure, owner]
        shown = [_cell(by_year.get(year, []), units[measure], marks) for year in years]
        departures = [] if owner.is_nation else _departures(indicator, measure, by_year, found, units[measure])
        places = [aim.place for year in years for aim in by_year.get(year, [])]
        rows.append((owner.name, _told(measure, units[measure]), *shown, "; ".join(departures), _some(places)))
    columns = ("who", "measure", *(year or "no year" for year in years), "against national", "places")
    facts = {"indicator": indicator.name} | ({"better when": indicator.better} if indicator.better else {})
    return Table(columns, rows, facts)


def comparison_data(found: Sequence[Aim]) -> Table:
    """Return one indicator across regions as programs read it: a row for each aim, its value in the common unit.

    `mark` is highest, lowest or empty; `departure` the difference from the country's aim in the same measure and year,
    empty where the country has none or several; `national` all that it has.

    Parameters
    ----------
    found : sequence of Aim
        Aims of one indicator.
    """
    plain, marks = data(found), _marks(found)
    words = {HIGHEST: "highest", LOWEST: "lowest"}
    rows: list[tuple[Cell, ...]] = []
    for aim, row in zip(found, plain.rows, strict=True):
        unit = _common_unit(aim.indicator, aim.measure, found)
        value = _in(aim.value, aim.unit, unit)
        national = set() if aim.owner.is_nation else _national(aim.measure, aim.year, found, unit)[0]
        departure = float(value - min(national)) if len(national) == 1 else None
        told = " / ".join(_plain(one) for one in sorted(national))
        rows.append((*row, float(value), unit or None, words.get(marks.get(aim.iri, "")), told or None, departure))
    return Table((*plain.columns, "common_value", "common_unit", "mark", "national", "departure"), rows)


def _some(places: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    each = list(dict.fromkeys(places))
    more = f" and {len(each) - _PLACES} more" if len(each) > _PLACES else ""
    return "; ".join(each[:_PLACES]) + more


def _measure_order(measure: Measure) -> tuple[bool, str, bool, str, str]:
    return bool(measure.change), measure.change, measure.yearly, measure.base, measure.baseline


def _told(measure: Measure, unit: str) -> str:
    """A measure in words: `%`, `fall since 2020, %`."""
    change = ("yearly " if measure.yearly else "") + measure.change
    since = f"since {measure.baseline}" if measure.baseline else ""
    return ", ".join(part for part in (f"{change} {since}".strip(), unit) if part)


def _common_unit(indicator: Indicator, measure: Measure, found: Sequence[Aim]) -> str:
    """The unit in which a measure is shown: that of the indicator, else the one used most."""
    if indicators.unit_of(indicator.unit).base == measure.base:
        return indicator.unit
    used = Counter(aim.unit for aim in found if aim.measure == measure)
    return min(used, key=lambda unit: (-used[unit], unit))


def _in(value: Decimal, unit: str, wanted: str) -> Decimal:
    return value * indicators.unit_of(unit).factor / indicators.unit_of(wanted).factor


def _cell(found: Sequence[Aim], unit: str, marks: Mapping[str, str]) -> str:
    """The values of one who, measure and year, each once."""
    texts = []
    for aim in found:
        upper = None if aim.upper is None else _in(aim.upper, aim.unit, unit)
        quantity = _quantity(aim.comparator, _in(aim.value, aim.unit, unit), upper)
        texts.append(f"{quantity} {marks.get(aim.iri, '')}".rstrip())
    return " / ".join(dict.fromkeys(texts))


def _marks(found: Sequence[Aim]) -> dict[str, str]:
    """▲ or ▼ by the IRI of the target, where at least two regions aim at different values in one measure and year."""
    groups: dict[tuple[Measure, str], list[Aim]] = defaultdict(list)
    for aim in found:
        if aim.owner.regions and not aim.owner.is_nation:
            groups[aim.measure, aim.year].append(aim)
    marks: dict[str, str] = {}
    for group in groups.values():
        values = {aim.iri: _in(aim.value, aim.unit, aim.measure.base) for aim in group}
        if len({aim.owner for aim in group}) > 1 and len(set(values.values())) > 1:
            high, low = max(values.values()), min(values.values())
            marks |= {iri: HIGHEST for iri, value in values.items() if value == high}
            marks |= {iri: LOWEST for iri, value in values.items() if value == low}
    return marks


def _departures(
    indicator: Indicator, measure: Measure, by_year: Mapping[str, Sequence[Aim]], found: Sequence[Aim], unit: str
) -> list[str]:
    """How far one who departs from the country, year by year; from each value where the country has several."""
    told = []
    for year in sorted(by_year):
        national, remark = _national(measure, year, found, unit)
        own = {_in(aim.value, aim.unit, unit) for aim in by_year[year]}
        pairs = [(mine, theirs) for mine in sorted(own) for theirs in sorted(national)]
        texts: list[str] = []
        if indicator.adds_up and measure.base not in _RATIOS:
            # more than the whole is no part of it: then the country's aim is about something less
            texts = [f"{_percent(mine / theirs)} % of it" for mine, theirs in pairs if 0 < mine <= theirs]
        elif measure.base in _RATIOS or "/" in measure.base or indicator.adds_up is False:
            texts = [_signed(mine - theirs) for mine, theirs in pairs]
            remark = [*_ambition(indicator, measure, own, national), *remark]
        if texts:
            remarks = f" ({'; '.join(remark)})" if remark else ""
            told.append(f"{year or 'no year'} {' / '.join(dict.fromkeys(texts))}{remarks}")
    return told


def _national(measure: Measure, year: str, found: Sequence[Aim], unit: str) -> tuple[set[Decimal], list[str]]:
    """What the country aims at in a measure; for a change since nobody says when, since its only base year."""
    of_nation = [aim for aim in found if aim.owner.is_nation and aim.year == year]
    same = [aim for aim in of_nation if aim.measure == measure]
    remark = []
    if not same and measure.change and not measure.baseline:
        same = [aim for aim in of_nation if replace(aim.measure, baseline="") == measure]
        same = same if len({aim.measure for aim in same}) == 1 else []
        remark = ["no base year"]
    return {_in(aim.value, aim.unit, unit) for aim in same}, remark


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
        return [HIGHER_AIM if upwards else LOWER_AIM]
    if max(own) < min(national):
        return [LOWER_AIM if upwards else HIGHER_AIM]
    return []


def _percent(share: Decimal) -> str:
    return _plain((100 * share).quantize(Decimal("0.1")))


def _signed(difference: Decimal) -> str:
    return f"{'+' if difference > 0 else ''}{_plain(difference)}" if difference else "±0"


def _quantity(comparator: str, value: Decimal, upper: Decimal | None) -> str:
    number = _plain(value) if upper is None else f"{_plain(value)}–{_plain(upper)}"
    return number if comparator in ("=", *_CHANGES) else f"{comparator}{number}"


def _plain(value: Decimal) -> str:
    """A number without the zeros that a conversion leaves: 1200.00 -> 1200."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
