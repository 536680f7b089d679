"""What to collect next: policies that are cited and not at hand, and numbers missing in an agency's sequence.

In: `Records`. Out: tables, the most wanted first.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.analyse.may_be import may_be
from kg.analyse.rankings import with_coverage
from kg.analyse.table import MORE, Cell, Table
from kg.vocabulary.namespaces import TEXT

if TYPE_CHECKING:
    from kg.analyse.records import CitationRecord, Records

_SEQUENCES = """
SELECT ?code ?year ?sequence WHERE {
  ?policy a kg:Policy ; kg:agencyCode ?code ; kg:numberYear ?year ; kg:sequence ?sequence
}"""
_COLUMNS = (
    *("policy", "number", "dated", "known as", "may be"),
    *("cited by", "times", "bodies that cite it", "file", "line"),
)
# Bodies that a row names before it only counts them.
_NAMED_BODIES = 3


def not_at_hand(records: Records) -> Table:
    """Policies that the texts cite and that are not among them: which other one each may be, by how many policies, by
    whose, how often, where first.

    The text of what a notice at hand forwards stands in that notice.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    citing = records.cited_by
    places: dict[str, list[CitationRecord]] = defaultdict(list)
    forwarded = {
        cited
        for citing_one, cited, relation in records.citations
        if relation == "forwards" and records.policies[citing_one].availability == TEXT
    }
    for (_, cited, _), found in records.citations.items():
        if records.policies[cited].availability != TEXT and cited not in forwarded:
            places[cited] += found
    perhaps = may_be(records.policies)
    rows: list[tuple[Cell, ...]] = []
    for cited in sorted(places, key=lambda iri: (-len(citing[iri]), -len(places[iri]), records.policies[iri].title)):
        policy = records.policies[cited]
        bodies = {name for by in citing[cited] for name in records.policies[by].body_names}
        first = min(places[cited], key=lambda one: (one.file, one.line))
        who = _listed(sorted(bodies))
        counts = (len(citing[cited]), len(places[cited]))
        other, why = perhaps.get(cited, (None, ""))
        may = f"{records.policies[other].title} ({why})" if other else None
        # the day tells decisions of one title apart, and a text that was repealed from the one at hand
        named = (policy.title, policy.number, policy.date)
        rows.append((*named, policy.availability, may, *counts, who, first.file, first.line))
    return with_coverage(Table(_COLUMNS, rows), records)


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
    known: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in records.graph.select(_SEQUENCES):
        known[row["code"] or "", int(row["year"] or 0)].add(int(row["sequence"] or 0))
    rows: list[tuple[Cell, ...]] = []
    for (code, year), sequences in sorted(known.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        missing = _runs(sequences)
        if missing:
            span = f"{min(sequences)}–{max(sequences)}"
            gap = max(sequences) - min(sequences) + 1 - len(sequences)
            rows.append((code, year, len(sequences), span, gap, "、".join(missing)))
    return Table(("code", "year", "known", "from–to", "missing", "numbers missing"), rows)


def _runs(known: set[int]) -> list[str]:
    """What is missing between numbers, runs in short: {1, 4, 6} -> 2–3, 5."""
    ordered = sorted(known)
    gaps = [(low + 1, high - 1) for low, high in pairwise(ordered) if high - low > 1]
    return [str(first) if first == last else f"{first}–{last}" for first, last in gaps]
