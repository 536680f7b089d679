"""The page of a policy: what it is, its text, what it rests on, what rests on it, and what became of it.

In: a `Frame` and the IRI of a policy. Out: HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kg.analyse.chains import RESTING, STRENGTH
from kg.analyse.levels import LEVELS
from kg.analyse.reader import Link, duties_among
from kg.graph.issuers import in_order, order_of
from kg.language.pinyin import readable
from kg.show.citation_styles import STYLES, Bibliographic
from kg.show.explorer.course import editions, keeps, promises
from kg.show.explorer.followers import followers_of
from kg.show.explorer.frame import FIRST_CHINESE
from kg.show.explorer.indicators import figure, maps_of, owner_name
from kg.show.explorer.reading import Standing, standings
from kg.vocabulary.namespaces import DCTERMS, ELI, KG, NAME_ONLY, TEXT

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame

# Links of one relation that are shown at once; the others stand behind a fold.
SHOWN = 12
# Duties that are shown at once.
DUTIES = 10
# Links of one side that a page carries.
MOST = 400
DATES = {
    "signed": ELI + "date_document",
    "published": ELI + "date_publication",
    "in_force_from": ELI + "first_date_entry_in_force",
    "in_force_until": ELI + "date_no_longer_in_force",
}
CONCEPTS = {
    "type": ELI + "type_document",
    "force": KG + "legalForce",
    "jurisdiction": ELI + "jurisdiction",
    "about_regions": ELI + "relevant_for",
    "sectors": ELI + "is_about",
    "subjects": DCTERMS + "subject",
}


@dataclass(frozen=True, slots=True)
class Side:
    """The links of one relation on one side, the highest levels first; `resting`: one policy rests on the other; there
    are `total`, if not all are carried."""

    relation: str
    links: Sequence[tuple[Link, PolicyRecord, str]]
    resting: bool
    total: int


def policy_page(frame: Frame, iri: str, at: int = 0, days: int = 0) -> str:
    """Return the page of a policy.

    Parameters
    ----------
    frame : Frame
        Language and places.
    iri : str
        The policy.
    at : int
        Of several places where its text stands, the one that is shown (from 0).
    days : int
        The days after it that the axis of its followers has (0: all).
    """
    reader = frame.world.reader
    policy = reader.policy(iri)
    places = standings(reader, iri)
    texts = [place for place in places if not place.row]
    chosen = texts[at] if at < len(texts) else None
    cites, cited_by = reader.links(iri, cited=False), reader.links(iri, cited=True)
    targets = reader.targets_of(iri)
    return frame.render(
        "policy.html",
        policy=policy,
        sound=readable(frame.world.graph.index.sound(iri)) if frame.lang == "en" and _is_chinese(policy) else "",
        level=reader.level(iri),
        issuers=reader.issuers(iri),
        dates=[(name, day) for name, term in DATES.items() for day in reader.objects(iri, term)],
        concepts=[(name, found) for name, term in CONCEPTS.items() if (found := reader.objects(iri, term))],
        in_force=[state.rpartition("-")[2] for state in reader.objects(iri, ELI + "in_force")],
        acts=list(_acts(frame, iri)),
        left=sides(frame, cites),
        right=sides(frame, cited_by),
        promises=promises(frame, iri, cites),
        kept=[(one, reader.level(one.iri)) for one in keeps(frame, iri)],
        editions=editions(frame, iri),
        conflicts=reader.contradictions(iri),
        alone=False,
        **followers_of(frame, policy, days),
        places=places,
        texts=texts,
        chosen=chosen,
        within=reader.policy(chosen.within) if chosen and chosen.within else None,
        at=at,
        lines=frame.world.texts.lines(reader, chosen) if chosen else [],
        targets=[(one, owner_name(frame, one), figure(frame, one)) for one in targets],
        maps=maps_of(frame, targets),
        duties=_duties(frame, iri),
        DUTIES=DUTIES,
        quoted=[(style, _verbatim(write(bibliographic(frame, policy, texts)))) for style, write in STYLES.items()],
        data=frame.places.data(*(frame.world.individuals.local(iri) or ("policy", iri))),
        TEXT=TEXT,
        NAME_ONLY=NAME_ONLY,
        SHOWN=SHOWN,
    )


def policy_pages(frame: Frame, iri: str) -> Iterator[str]:
    """Return the page of a policy with each of its texts; of one without, its only page."""
    texts = sum(not place.row for place in standings(frame.world.reader, iri))
    for at in range(max(texts, 1)):
        yield policy_page(frame, iri, at)


def sides(frame: Frame, links: Sequence[Link]) -> list[Side]:
    """Return links by relation, the strongest first; of one relation those of the highest level, then the latest."""
    reader = frame.world.reader
    found = []
    room = MOST
    for relation, each in groupby(links, lambda link: link.relation):
        every = list(each)
        known = [(link, reader.policy(link.other), reader.level(link.other)) for link in every[:room]]
        room -= len(known)
        known.sort(key=lambda one: one[1].title)
        known.sort(key=lambda one: one[1].date or "", reverse=True)
        known.sort(key=lambda one: LEVELS.index(one[2]))
        found.append(Side(relation, known, relation in RESTING, len(every)))
    return sorted(found, key=lambda side: STRENGTH.index(side.relation))


def _acts(frame: Frame, iri: str) -> Iterator[tuple[str, str, str]]:
    """What was done to a policy: the kind of act, its day, and by whom (an IRI, or nothing)."""
    reader = frame.world.reader
    found = []
    for act in reader.subjects(KG + "ofPolicy", iri):
        if reader.is_a(act, KG + "Act"):
            kinds = [kind for kind in reader.kinds(act) if kind != KG + "Act"]
            found.append(
                (reader.first(act, DCTERMS + "date"), kinds[0].removeprefix(KG), reader.first(act, KG + "body"))
            )
    for day, kind, body in sorted(found):
        yield kind, day, body


@dataclass(frozen=True, slots=True)
class Task:
    """What a policy charges bodies with: the task, who leads, who takes part (IRIs), its file and line."""

    task: str
    leading: tuple[str, ...]
    others: tuple[str, ...]
    file: str
    line: int


def _duties(frame: Frame, iri: str) -> list[Task]:
    """The duties of a policy by line, those that several of its texts state once."""
    reader = frame.world.reader
    found = []
    for duty in duties_among(reader, reader.subjects(KG + "ofPolicy", iri)):
        order = order_of(reader.graph, duty, KG + "bodyOrder")
        leading = tuple(in_order(reader.objects(duty, KG + "leadBody"), order))
        others = tuple(in_order({*reader.objects(duty, KG + "body")} - {*leading}, order))
        task = reader.first(duty, KG + "task") or reader.first(duty, KG + "surface")
        file = reader.file_of(reader.first(duty, KG + "inOccurrence") or duty)
        found.append(Task(task, leading, others, file, int(reader.first(duty, KG + "line") or 0)))
    return sorted(found, key=lambda one: (one.file, one.line, one.task))


def _is_chinese(policy: PolicyRecord) -> bool:
    """Whether who reads English alone cannot say its title."""
    return any(character >= FIRST_CHINESE for character in policy.title)


def _verbatim(text: str) -> Markup:
    """A text between tags, where quotes mean nothing: they stand as they are."""
    return Markup(escape(text).replace("&#34;", '"').replace("&#39;", "'"))


def bibliographic(frame: Frame, policy: PolicyRecord, texts: Sequence[Standing]) -> Bibliographic:
    """Return what a reference to a policy says."""
    force = frame.world.reader.first(policy.iri, KG + "legalForce")
    return Bibliographic(
        key=policy.iri.rpartition("/")[2],
        title=policy.title,
        number=policy.number,
        bodies=policy.body_names,
        date=policy.date,
        address=next((place.source for place in texts if place.source.startswith("http")), None),
        law=force.endswith(("/law", "-regulation")),
    )
