"""What in a graph cannot all be true, of all policies or of one.

In: a `GraphStore`, and the IRI of a policy where one alone is asked for. Out: `Contradiction`s: policies that rest on a
younger text, two policies under one number, a number whose year is not that of the signature, places of one document
that disagree, and texts of one policy that do, with what was kept; and the same as a table, or in lines. A build, its
report, `kg stats`, `kg conflicts` and the pages all count these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING
from kg.analyse.first_text import act_days
from kg.analyse.kept_answers import KeptAnswer
from kg.analyse.table import Cell, Table
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, KG, RELATIONS

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records
    from kg.graph.store import GraphStore

YOUNGER, SHARED, YEAR = (
    "rests on a younger text",
    "one number, several policies",
    "the number's year is not that of the signature",
)
WITHIN, BETWEEN = "places of a document disagree", "texts of a policy disagree"
KINDS = (YOUNGER, SHARED, YEAR, WITHIN, BETWEEN)
# what is told first, and what is told together, place by place
_TURNS = {YOUNGER: 0, SHARED: 1, YEAR: 2, WITHIN: 3, BETWEEN: 3}
# An order of the last days of December is signed in January now and then, and numbered the year before.
_YEARS_APART = 1
# What undoes an act names what was there before it, as what rests on it does.
_LATER_THAN_CITED = RESTING | {"amends", "repeals", "replaces"}
_RELATION_OF = {RELATIONS[name]: name for name in _LATER_THAN_CITED}
# What stands for the policy that is asked for.
_ONE = "#policy"
Rows = Sequence[Mapping[str, str]]

_YOUNGER = f"""
SELECT ?policy ?other ?relation ?file ?line WHERE {{ {_ONE}
  ?citation cito:hasCitingEntity ?policy ; cito:hasCitedEntity ?other ; cito:hasCitationCharacterization ?relation ;
    kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file .
  VALUES ?relation {{ {" ".join(f"<{iri}>" for iri in sorted(_RELATION_OF))} }}
  ?policy eli:date_document ?day . ?other eli:date_document ?otherDay .
  FILTER(?day < ?otherDay)
  # of a law with its history the text at hand is a later one: the law was there before
  FILTER NOT EXISTS {{ ?act kg:ofPolicy ?other ; a kg:Act ; dcterms:date ?begun FILTER(?begun <= ?day) }}
}}"""
_SHARED = f"""
SELECT DISTINCT ?policy ?other ?number WHERE {{ {_ONE}
  {{ SELECT ?number WHERE {{ ?any eli:id_local ?number }} GROUP BY ?number HAVING (COUNT(?any) > 1) }}
  ?policy eli:id_local ?number . ?other eli:id_local ?number .
  FILTER(?policy != ?other)
  # editions of one instrument share the number of its order
  FILTER NOT EXISTS {{ ?policy (kg:predecessor|^kg:predecessor)+ ?other }}
  FILTER NOT EXISTS {{ ?policy eli:is_member_of ?instrument . ?other eli:is_member_of ?instrument }}
}}"""
# so many citations in one question
_AT_A_TIME = 500
_YEARS = f"""
SELECT ?policy ?year ?day WHERE {{ {_ONE}
  ?policy kg:numberYear ?year ; eli:date_document ?day .
  FILTER(ABS(?year - xsd:integer(SUBSTR(STR(?day), 1, 4))) > {_YEARS_APART})
}}"""
_DISAGREE = f"""
SELECT ?policy ?about ?kept ?rejected ?field ?file ?line ?place ?other WHERE {{ {_ONE}
  ?conflict a kg:Conflict ; kg:ofPolicy ?policy ; kg:conflictAbout ?about ; kg:kept ?kept ; kg:rejected ?rejected ;
    kg:line ?line ; kg:inOccurrence ?place .
  ?place kg:occursIn/kg:sourceFile ?file .
  OPTIONAL {{ ?conflict kg:containerField ?field }}
  OPTIONAL {{ ?conflict kg:keptIn ?other }}
}}"""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that speaks against another: `kind` is one of `KINDS`.

    `other` is the policy that it is with; `relation` how it names that one; `about` the fact of which `kept` was kept
    and `rejected` not, which a file says in `field` where it is not in the text. File and line (from 1) tell where, and
    nothing and 0 where the whole text does.
    """

    kind: str
    policy: str
    other: str = ""
    relation: str = ""
    about: str = ""
    kept: str = ""
    rejected: str = ""
    field: str = ""
    file: str = ""
    line: int = 0


def contradictions(graph: GraphStore, policy: str = "") -> list[Contradiction]:
    """Return what contradicts itself, by kind, then as the graph names it.

    Of all policies, two that share a number are told of once; of one policy, whichever of the two it is.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    policy : str
        The IRI of the policy that is asked for; empty for all.
    """
    one = f"VALUES ?policy {{ <{policy}> }}" if policy else ""

    def asked(query: str) -> Rows:
        return graph.sorted_rows(query.replace(_ONE, one))

    return [
        *_younger(asked(_YOUNGER) if policy else _all_on_younger(graph)),
        *_shared(asked(_SHARED), each_way=bool(policy)),
        *_years(asked(_YEARS) if policy else _all_of_other_years(graph)),
        *_disagreeing(asked(_DISAGREE)),
    ]


def of_each(found: Collection[Contradiction]) -> Mapping[str, Sequence[Contradiction]]:
    """Return what `contradictions` tells of each policy, by its IRI, out of what it tells of all."""
    each: dict[str, list[Contradiction]] = defaultdict(list)
    others = (replace(one, policy=one.other, other=one.policy) for one in found if one.kind == SHARED)
    for one in sorted((*found, *others), key=_in_turn):
        each[one.policy].append(one)
    return each


def _in_turn(one: Contradiction) -> tuple[int, str, str]:
    """What goes before what of one policy; those that are alike in this stay as they are."""
    return (_TURNS[one.kind], *((one.kept, one.other) if one.kind == SHARED else ("", "")))


def _all_on_younger(graph: GraphStore) -> Rows:
    """What `_YOUNGER` finds, asked of those citations alone that may be among it: asked of all, the engine takes
    minutes."""
    waiting, rows = iter(_of_younger(graph)), list[dict[str, str]]()
    while some := " ".join(f"<{citation}>" for citation in islice(waiting, _AT_A_TIME)):
        rows += graph.sorted_rows(_YOUNGER.replace(_ONE, f"VALUES ?citation {{ {some} }}"))
    return sorted(rows, key=lambda row: tuple(row.values()))


def _of_younger(graph: GraphStore) -> Iterator[str]:
    """The citations whose policy is older than the one cited, and than all acts on that one."""
    older = list(_of_later_texts(graph))
    if older:  # else nobody asks for the acts
        begun = act_days(graph.values(KG + "ofPolicy", KG + "Act"), graph.values(DCTERMS + "date", KG + "Act"))
    for citation, day, other in older:
        if all(day < act for act in begun.get(other, ())):
            yield citation


def _of_later_texts(graph: GraphStore) -> Iterator[tuple[str, str, str]]:
    """The citations of a policy whose text is a later one than the text that cites it: with the day of the latter, and
    the policy cited."""
    citing, cited = (graph.values(CITO + name) for name in ("hasCitingEntity", "hasCitedEntity"))
    days = graph.values(ELI + "date_document")
    for citation, relations in graph.values(CITO + "hasCitationCharacterization").items():
        if not _RELATION_OF.keys().isdisjoint(relations):
            own = min((day for one in citing.get(citation, ()) for day in days.get(one, ())), default=None)
            for other in cited.get(citation, ()):
                if own and own < max(days.get(other, ()), default=""):
                    yield citation, own, other


def _all_of_other_years(graph: GraphStore) -> Rows:
    """What `_YEARS` finds."""
    days = graph.values(ELI + "date_document")
    rows = [
        (policy, year, day)
        for policy, years in graph.values(KG + "numberYear").items()
        for year, day in product(years, days.get(policy, ()))
        if abs(int(year) - int(day[:4])) > _YEARS_APART
    ]
    return [dict(zip(("policy", "year", "day"), row, strict=True)) for row in sorted(rows)]


def _younger(rows: Rows) -> Iterator[Contradiction]:
    """Policies that rest on, amend or repeal a text signed after them: one of the days, or the relation, is wrong."""
    first: dict[tuple[str, str, str], tuple[str, int]] = {}
    for row in rows:
        key, place = (row["policy"], row["other"], row["relation"]), (row["file"], int(row["line"]))
        first[key] = min(first.get(key, place), place)
    for (policy, other, relation), (file, line) in first.items():
        yield Contradiction(YOUNGER, policy, other, _RELATION_OF[relation], file=file, line=line)


def _shared(rows: Rows, each_way: bool) -> Iterator[Contradiction]:
    for row in sorted(rows, key=lambda row: (row["number"], row["policy"], row["other"])):
        if each_way or row["policy"] < row["other"]:
            yield Contradiction(SHARED, row["policy"], row["other"], about="number", kept=row["number"])


def _years(rows: Rows) -> Iterator[Contradiction]:
    for row in rows:
        yield Contradiction(YEAR, row["policy"], about="date", kept=row["day"], rejected=row["year"])


def _disagreeing(rows: Rows) -> Iterator[Contradiction]:
    for row in rows:
        yield Contradiction(
            BETWEEN if row["other"] else WITHIN,
            row["policy"],
            about=row["about"],
            kept=row["kept"],
            rejected=row["rejected"],
            field=row["field"],
            file=row["file"],
            line=int(row["line"]),
        )


def conflicts(records: Records) -> Table:
    """Return what contradicts itself, by kind.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    found = CONTRADICTIONS.of(records)
    named = dict.fromkeys(iri for one in found for iri in (one.policy, one.other))
    policies = {policy.iri: policy for policy in records.policies_of(named)}
    rows = [_row(policies, one) for one in found]
    return Table(("conflict", "policy", "number", "date", "what", "file", "line"), rows, {"conflicts": len(rows)})


def conflict_lines(records: Records) -> tuple[str, ...]:
    """Return what contradicts itself, a line each: where that stands, which policy it is, and what speaks against it.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    return tuple(_line(records.graph, one) for one in CONTRADICTIONS.of(records))


def _line(graph: GraphStore, one: Contradiction) -> str:
    place = f"{one.file}:{one.line} " if one.file else ""
    if one.kind in (WITHIN, BETWEEN):
        field = f" ({one.field})" if one.field else ""
        return f"{place}{one.about}: kept {one.kept}, not {one.rejected}{field}"
    title, other = _title(graph, one.policy), _title(graph, one.other)
    if one.kind == YOUNGER:
        return f"{place}{title} {one.relation} {other}, which is younger"
    if one.kind == SHARED:
        return f"{one.kept} is the number of {title} and of {other}"
    return f"{title} is dated {one.kept}, and its number is of {one.rejected}"


def _title(graph: GraphStore, policy: str) -> str:
    return next(iter(graph.objects(policy, DCTERMS + "title")), "") if policy else ""


def _row(policies: Mapping[str, PolicyRecord], one: Contradiction) -> tuple[Cell, ...]:
    policy = policies[one.policy]
    file, line = (one.file, one.line) if one.file else policy.places[0] if policy.places else (None, None)
    number = one.kept if one.kind == SHARED else policy.number
    return (one.kind, policy.title, number, policy.date, _what(policies, one), file, line)


def _what(policies: Mapping[str, PolicyRecord], one: Contradiction) -> str | None:
    """What speaks against it, in words."""
    if one.kind == YOUNGER:
        return f"{one.relation} {policies[one.other].title} ({policies[one.other].date})"
    if one.kind == SHARED:
        return policies[one.other].title
    if one.kind == YEAR:
        return None
    return f"{one.about}: {one.kept}, not {one.rejected}{f' ({one.field})' if one.field else ''}"


CONTRADICTIONS = KeptAnswer("contradictions", list[Contradiction], lambda records: contradictions(records.graph))
