"""What to collect next: policies that are cited and not at hand, and numbers missing in an agency's sequence.

In: `Records`. Out: tables, the most wanted first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from kg.analyse.kept_answers import KeptAnswer
from kg.analyse.may_be import MAY_BE
from kg.analyse.rankings import with_coverage
from kg.analyse.table import MORE, Cell, Table
from kg.vocabulary.namespaces import KG, TEXT

if TYPE_CHECKING:
    from kg.analyse.records import CitationRecord, PolicyRecord, Records

_COLUMNS = (
    *("policy", "number", "date", "availability", "may_be"),
    *("cited_by", "mentions", "citing_bodies", "file", "line"),
)
# agency code, year, and the numbers known of it, sorted
_Sequence = tuple[str, int, Sequence[int]]
# file and line
_Place = tuple[str, int]
# Bodies that a row names before it only counts them.
_NAMED_BODIES = 3


def not_at_hand(records: Records) -> Table:
    """Policies that the texts cite and that are not among them: which other one each may be, by how many policies, by
    whose, how often, where first.

    What a notice at hand forwards and prints is at hand too.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    citing: dict[str, dict[str, _Place]] = defaultdict(dict)
    places: dict[str, list[CitationRecord]] = defaultdict(list)
    for (by, cited, _), found in records.links(_wanted(records), "down").items():
        first = min(map(_place_of, found))
        citing[cited][by] = min(first, citing[cited].get(by, first))
        places[cited] += found
    perhaps = {cited: found for cited, found in MAY_BE.of(records).items() if cited in places}
    policies = _by_iri(records, (*places, *chain(*citing.values()), *(other for other, _ in perhaps.values())))
    rows: list[tuple[Cell, ...]] = []
    for cited in sorted(places, key=lambda iri: (-len(citing[iri]), -len(places[iri]), policies[iri].title)):
        policy = policies[cited]
        in_order = sorted(citing[cited], key=lambda by: (citing[cited][by], by))
        # as the documents have them, the lead first, in the order in which they cite it
        bodies = dict.fromkeys(name for by in in_order for name in policies[by].body_names)
        first_file, first_line = min(map(_place_of, places[cited]))
        who = _listed(list(bodies))
        counts = (len(citing[cited]), len(places[cited]))
        other, why = perhaps.get(cited, (None, ""))
        may = f"{policies[other].title} ({why})" if other else None
        # the day tells decisions of one title apart, and a text that was repealed from the one at hand
        named = (policy.title, policy.number, policy.date)
        rows.append((*named, policy.availability, may, *counts, who, first_file, first_line))
    return with_coverage(Table(_COLUMNS, rows), records)


def _place_of(citation: CitationRecord) -> _Place:
    return citation.file, citation.line


def _wanted(records: Records) -> list[str]:
    """What is cited and not at hand."""
    cited = {cited for _, cited, _ in records.link_keys()}
    return sorted(iri for iri, policy in _by_iri(records, cited).items() if policy.availability != TEXT)


def _by_iri(records: Records, iris: Iterable[str]) -> dict[str, PolicyRecord]:
    return {policy.iri: policy for policy in records.policies_of(dict.fromkeys(iris))}


def _listed(names: list[str]) -> str:
    rest = len(names) - _NAMED_BODIES
    return "、".join(names[:_NAMED_BODIES]) + (f"{MORE}{rest}" if rest > 0 else "")


def missing_numbers(records: Records) -> Table:
    """The numbers missing between the first and the last that the graph has of an agency's code in a year.

    A number that is only cited counts as there: its policy is known, if its text is not.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    rows: list[tuple[Cell, ...]] = []
    for code, year, numbers in sorted(SEQUENCES.of(records), key=lambda one: (-len(one[2]), one[:2])):
        missing = _runs(numbers)
        if missing:
            first, last = numbers[0], numbers[-1]
            gap = last - first + 1 - len(numbers)
            rows.append((code, year, len(numbers), f"{first}–{last}", gap, "、".join(missing)))
    return Table(("agency_code", "year", "known", "from_to", "missing", "numbers_missing"), rows)


def _runs(ordered: Sequence[int]) -> list[str]:
    """What is missing between numbers, runs in short: 1, 4, 6 -> 2–3, 5."""
    gaps = [(low + 1, high - 1) for low, high in pairwise(ordered) if high - low > 1]
    return [str(first) if first == last else f"{first}–{last}" for first, last in gaps]


def _sequences(records: Records) -> list[_Sequence]:
    """The numbers that the graph has of each code and year."""
    code, year, sequence = (
        records.graph.values(KG + name, KG + "Policy") for name in ("agencyCode", "numberYear", "sequence")
    )
    known: dict[tuple[str, int], set[int]] = defaultdict(set)
    for policy in code.keys() & year.keys() & sequence.keys():
        for one_code, one_year in product(code[policy], year[policy]):
            known[one_code, int(one_year)].update(map(int, sequence[policy]))
    return [(*series, sorted(numbers)) for series, numbers in sorted(known.items())]


SEQUENCES = KeptAnswer("sequences", list[_Sequence], _sequences)
