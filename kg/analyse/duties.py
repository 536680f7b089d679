"""Bodies and what they answer for.

In: `Records`; for the duties themselves a `GraphStore` (terms as in ONTOLOGY.md). Out: the bodies that a name means,
and tables: bodies with what they issued and how many tasks they have; duties with who leads, who helps, and where it
is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.kept_answers import KeptAnswer
from kg.analyse.table import Cell, Table
from kg.analyse.tiers import PERSON
from kg.errors import NotFoundError
from kg.graph.issuers import in_order, orders
from kg.graph.lookup import as_iris
from kg.graph.store import said_once
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG
from kg.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from kg.analyse.records import BodyRecord, Records
    from kg.graph.store import GraphStore

LEVELS = ("national", "province", "prefecture", "county")
# Characters of a task that a person sees in a row.
_TASK = 60
_DUTIES = """
SELECT ?duty ?policy ?title ?number ?task ?file ?line ?statement WHERE {
  ?duty a kg:Responsibility ; kg:ofPolicy ?policy
  OPTIONAL { ?policy dcterms:title ?title } OPTIONAL { ?policy eli:id_local ?number }
  OPTIONAL { ?duty kg:statement ?statement } OPTIONAL { ?duty kg:task ?task } OPTIONAL { ?duty kg:line ?line }
  OPTIONAL { ?duty kg:inOccurrence/kg:occursIn/kg:sourceFile ?file }
}"""
_ROLES = """
SELECT DISTINCT ?duty ?role ?body ?name WHERE {
  VALUES ?role { kg:leadBody kg:body kg:standingBody }
  ?duty a kg:Responsibility ; ?role ?body . ?body skos:prefLabel ?name
}"""


@dataclass(frozen=True, slots=True)
class DutyRecord:
    """A task and who answers for it.

    `lead`, `others` and `standing` (groups that an earlier clause made answerable for all later tasks) are pairs of IRI
    and name, in the order of the text; `line` counts from 1.
    """

    iri: str
    policy: str
    title: str
    number: str
    lead: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    standing: tuple[tuple[str, str], ...]
    task: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """File and line (from 1)."""
        return f"{self.file}:{self.line}" if self.file else ""


def listed_bodies(records: Records) -> list[BodyRecord]:
    """Return all bodies but speakers, by level, territory and name.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    return sorted((body for body in records.bodies.values() if body.kind != PERSON), key=_order)


def _order(body: BodyRecord) -> tuple[int, str, str, str]:
    return _rank(body.level), body.territory, body.name, body.iri


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def named(known: Sequence[BodyRecord], text: str) -> list[BodyRecord]:
    """Return the bodies that a text may mean: one if it is clear, several to choose from, in the order given.

    By IRI, whole name or short form; else by what the name means in the texts of any region (省发展改革委 is that of
    each province); else by a part of a name.

    Parameters
    ----------
    known : sequence of BodyRecord
        The bodies of the graph.
    text : str
        A name in any form.

    Raises
    ------
    NotFoundError
        If no body of the graph has such a name; near names are in the message.
    """
    wanted = text.strip()
    iris = as_iris(wanted)
    exact = [body for body in known if wanted in (body.name, *body.short_forms) or body.iri in iris]
    if len(exact) == 1:
        return exact
    found = exact or _meant(known, wanted) or [body for body in known if wanted and wanted in body.name]
    if not found:
        raise _unknown(known, wanted)
    return found


def _meant(known: Sequence[BodyRecord], text: str) -> list[BodyRecord]:
    """The body that the name means in a text of the country; else those that it means in texts of the regions."""
    from kg.language.bodies import parse_bodies

    national = {body.name for body in parse_bodies(text, None)}
    if len(national) == 1 and (found := [body for body in known if body.name in national]):
        return found
    homes = dict.fromkeys(body.territory for body in known if body.territory)
    parsed = [parse_bodies(text, home) for home in homes]
    names = {bodies[0].name for bodies in parsed if len(bodies) == 1}
    return [body for body in known if body.name in names]


def _unknown(known: Sequence[BodyRecord], text: str) -> NotFoundError:
    names = {name for body in known for name in (body.name, *body.short_forms)}
    return NotFoundError(f"{text}: no such body; {nearest(text, names, '`kg bodies` lists the bodies')}")


def of_class(known: Sequence[BodyRecord], text: str) -> list[BodyRecord]:
    """Return the bodies of one class, by its English or Chinese name (ministry, 企业).

    Raises
    ------
    NotFoundError
        If no body has that class; those that some have are in the message.
    """
    found = [body for body in known if text.casefold() in (body.kind, body.class_name)]
    if not found:
        listed = f"there are {', '.join(sorted({f'{body.kind} {body.class_name}' for body in known if body.kind}))}"
        names = {name for body in known for name in (body.kind, body.class_name) if name}
        raise NotFoundError(f"{text}: no body of this class; {nearest(text, names, listed)}")
    return found


def bodies_table(records: Records, listed: Iterable[BodyRecord]) -> Table:
    """Return bodies with the policies that they issued, alone and with others, and their tasks: the busiest of a level
    first.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    listed : iterable of BodyRecord
        The bodies to list.
    """
    issued = defaultdict(lambda: (0, 0), ISSUED.of(records))
    leads, helps = _counted(records.duties)
    rows: list[tuple[Cell, ...]] = []
    for body in sorted(listed, key=lambda one: (_rank(one.level), -sum(issued[one.iri]), _order(one))):
        what = (body.name, "、".join(body.short_forms), body.level, body.class_name, body.region, body.parent_name)
        rows.append((*what, *issued[body.iri], leads[body.iri], helps[body.iri]))
    columns = ("body", "short_forms", "level", "class", "territory", "parent", "alone", "jointly", "leads", "helps")
    return Table(columns, rows)


def _issued(records: Records) -> dict[str, tuple[int, int]]:
    """How many policies each body issued alone and jointly, also with bodies that the title only counts, by IRI."""
    from kg.language.title import Title

    alone, jointly = Counter[str](), Counter[str]()
    titles = records.graph.values(DCTERMS + "title", KG + "Policy")
    for policy, issuers in records.graph.values(ELI + "passed_by", KG + "Policy").items():
        several = len(issuers) > 1 or any(Title.of(title).has_unnamed_issuers for title in titles.get(policy, ()))
        (jointly if several else alone).update(issuers)
    return {body: (alone[body], jointly[body]) for body in sorted({*alone, *jointly})}


ISSUED = KeptAnswer("issued", dict[str, tuple[int, int]], _issued)


def _counted(found: Iterable[DutyRecord]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many tasks each body leads and helps with; a task in two compilations is one."""
    leads: dict[str, set[tuple[str, str]]] = defaultdict(set)
    helps: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for duty in found:
        for roles, named_bodies in ((leads, duty.lead), (helps, (*duty.others, *duty.standing))):
            for body, _ in named_bodies:
                roles[body].add((duty.policy, duty.task))
    return (
        defaultdict(int, {body: len(tasks) for body, tasks in leads.items()}),
        defaultdict(int, {body: len(tasks) for body, tasks in helps.items()}),
    )


def read_duties(graph: GraphStore) -> list[DutyRecord]:
    """Return all duties, by file and line.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    roles, order = _roles(graph), orders(graph, KG + "bodyOrder")

    def ordered(duty: str, named_bodies: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((iri, named_bodies[iri]) for iri in in_order(named_bodies, order.get(duty, ())))

    found: dict[str, DutyRecord] = {}
    for known in said_once(graph.sorted_rows(_DUTIES), "duty"):
        of_duty = roles.get(known["duty"], {})
        lead, standing = of_duty.get("leadBody", {}), of_duty.get("standingBody", {})
        others = {iri: name for iri, name in of_duty.get("body", {}).items() if iri not in lead}
        # a policy with two titles or numbers comes twice; the first, in order, stands
        found.setdefault(
            known["duty"],
            DutyRecord(
                iri=known["duty"],
                policy=known["policy"],
                title=known["title"] or known["number"] or known["policy"].removeprefix(ID),
                number=known["number"],
                lead=ordered(known["duty"], lead),
                others=ordered(known["duty"], others),
                standing=ordered(known["duty"], standing),
                task=known["task"],
                file=known["file"],
                line=int(known["line"] or 0),
            ),
        )
    return sorted(found.values(), key=lambda duty: (duty.file, duty.line, duty.iri))


def _roles(graph: GraphStore) -> dict[str, dict[str, dict[str, str]]]:
    """Who answers for each duty: role (leadBody, body, standingBody) to IRI and name."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in graph.select(_ROLES):
        role = (row["role"] or "").rsplit("#", 1)[-1]
        found[row["duty"] or ""][role][row["body"] or ""] = row["name"] or ""
    return found


def answered_by(found: Iterable[DutyRecord], body: str) -> list[DutyRecord]:
    """Return the duties that a body (an IRI) has, those that it leads first."""
    own = [duty for duty in found if body in dict((*duty.lead, *duty.others, *duty.standing))]
    return sorted(own, key=lambda duty: body not in dict(duty.lead))


def about(found: Iterable[DutyRecord], text: str) -> list[DutyRecord]:
    """Return the duties whose task has all words of a text, in any order.

    Raises
    ------
    NotFoundError
        If none has them.
    """
    if not any(map(str.isalnum, text)):
        raise NotFoundError(f"{text!r}: has no word to search for")
    words = text.split()
    kept = [duty for duty in found if all(word in duty.task for word in words)]
    if not kept:
        raise NotFoundError(f"{text}: no task has these words; write fewer, or a shorter one")
    return kept


def listing(found: Iterable[DutyRecord]) -> Table:
    """Return duties as a person reads them: long tasks shortened, one that stands in two compilations once."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for duty in found:
        helpers = _names((*duty.others, *duty.standing))
        row = (_names(duty.lead), helpers, _shortened(duty.task), duty.number or duty.title)
        places[row].append(duty.place)
    rows = [(*duty, "; ".join(dict.fromkeys(stands))) for duty, stands in places.items()]
    return Table(("lead", "others", "task", "policy", "places"), rows)


def data(found: Iterable[DutyRecord]) -> Table:
    """Return duties as programs read them: every value whole, in a column of its own."""
    rows: list[tuple[Cell, ...]] = []
    for duty in found:
        who = (_names(duty.lead) or None, _names(duty.others) or None, _names(duty.standing) or None)
        where = (duty.title, duty.number or None, duty.file or None, duty.line or None)
        rows.append((*who, duty.task or None, *where))
    return Table(("lead", "others", "standing", "task", "policy", "number", "file", "line"), rows)


def _names(named_bodies: Iterable[tuple[str, str]]) -> str:
    return "、".join(name for _, name in named_bodies)


def _shortened(task: str) -> str:
    flat = " ".join(task.split())
    return flat if len(flat) <= _TASK else flat[: _TASK - 1] + "…"
