"""Pages of what is no policy: bodies, regions, sectors, compilations, and the lists of them.

In: a `Frame` and an IRI, or the name of a list. Out: HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.analyse.reader import duties_among
from kg.show.explorer.paging import page_of, pages
from kg.show.explorer.tiles import count_tiles
from kg.vocabulary.namespaces import DCTERMS, ELI, KG, ORG, SKOS

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame

# Lists that have a page.
LISTS = ("bodies", "regions", "sectors", "indicators", "compilations")
# Policies, partners, duties that a page shows; the search has all policies.
POLICIES, PARTNERS, DUTIES = 60, 20, 60
# Characters of a task in a list.
TASK = 120
# Things of one page of a list, policies of one page of a compilation.
LISTED, DOCUMENTS = 600, 1000
Groups = Mapping[str, Sequence[tuple[str, int]]]
Shown = tuple["PolicyRecord", str]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a body answers for: the task, in which policy and line, and whether it leads."""

    task: str
    policy: PolicyRecord
    file: str
    line: int
    leads: bool


def thing_page(frame: Frame, kind: str, iri: str) -> str:
    """Return the page of a body, region, sector or compilation."""
    return _PAGES[kind](frame, iri)


def _body(frame: Frame, iri: str) -> str:
    reader = frame.world.reader
    body = reader.body(iri)
    if body is None:  # a group such as 各市政府 has no record of its own
        return _topic(frame, iri, "body", (ELI + "passed_by",))
    policies = reader.subjects(ELI + "passed_by", iri)
    partners = Counter(
        other for policy in policies for other in reader.objects(policy, ELI + "passed_by") if other != iri
    )
    return frame.render(
        "body.html",
        iri=iri,
        body=body,
        facts=[
            ("level", [frame.told("body_level", body.level)] if body.level else []),
            ("parent", [frame.named(body.parent)] if body.parent else []),
            ("region", [frame.named(body.territory)] if body.territory else []),
            ("codes", [frame.tongue(code) for code in reader.objects(iri, KG + "agencyCode")]),
            ("names", [frame.tongue(name) for name in body.short_forms[:8]]),
            ("replaces", [frame.named(one) for one in reader.objects(iri, DCTERMS + "replaces")]),
            ("replaced_by", [frame.named(one) for one in reader.subjects(DCTERMS + "replaces", iri)]),
            ("parts", [frame.named(one) for one in reader.subjects(ORG + "subOrganizationOf", iri)[:12]]),
        ],
        policies=latest(frame, policies),
        total=len(policies),
        shortened=_shortened,
        partners=sorted(partners.items(), key=lambda pair: (-pair[1], pair[0])),
        PARTNERS=PARTNERS,
        duties=_duties(frame, iri),
        DUTIES=DUTIES,
        all=frame.places.page("search", body=body.name),
    )


def _shortened(task: str) -> str:
    """A task as a list has it; the whole of it stands where its link leads."""
    return task if len(task) <= TASK else f"{task[: TASK - 1]}…"


def _duties(frame: Frame, body: str) -> list[Duty]:
    """What a body answers for, the tasks that it leads first."""
    reader = frame.world.reader
    leading = set(reader.subjects(KG + "leadBody", body))
    of_body = sorted({*reader.subjects(KG + "body", body), *leading})
    found = [
        Duty(
            reader.first(duty, KG + "task") or reader.first(duty, KG + "surface"),
            reader.policy(reader.first(duty, KG + "ofPolicy")),
            reader.file_of(reader.first(duty, KG + "inOccurrence") or duty),
            int(reader.first(duty, KG + "line") or 0),
            duty in leading,
        )
        for duty in duties_among(reader, of_body)
    ]
    return sorted(found, key=lambda one: (not one.leads, one.policy.iri, one.line))


def _region(frame: Frame, iri: str) -> str:
    return _topic(frame, iri, "region", (ELI + "jurisdiction", ELI + "relevant_for"))


def _sector(frame: Frame, iri: str) -> str:
    return _topic(frame, iri, "sector", (ELI + "is_about",))


def _topic(frame: Frame, iri: str, kind: str, predicates: Sequence[str]) -> str:
    """A concept and the policies about it, with what is above and below it."""
    reader = frame.world.reader
    policies = {policy for predicate in predicates for policy in reader.subjects(predicate, iri)}
    bodies = reader.subjects(KG + "territory", iri) if kind == "region" else ()
    issuing = Counter({body: len(reader.subjects(ELI + "passed_by", body)) for body in bodies})
    return frame.render(
        "topic.html",
        iri=iri,
        kind=kind,
        wider=reader.objects(iri, SKOS + "broader"),
        narrower=reader.subjects(SKOS + "broader", iri)[:80],
        code=reader.first(iri, SKOS + "notation"),
        policies=latest(frame, policies),
        total=len(policies),
        bodies=[(body, count) for body, count in issuing.most_common() if count],
        all=_all_of(frame, iri, kind),
    )


def _all_of(frame: Frame, iri: str, kind: str) -> str | None:
    """The search for the policies of a region or sector; sub-sectors are found under their section."""
    from kg.analyse.topics import region_key

    if kind == "region":
        return frame.places.page("search", region=region_key(iri))
    code = frame.world.reader.first(iri, SKOS + "notation")
    return frame.places.page("search", sector=code[0]) if kind == "sector" and code else None


def compilation_page(frame: Frame, iri: str, page: int = 1) -> str:
    """Return a page of what stands in a compilation; of a long one the page asked for (from 1)."""
    return _compilation_page(frame, iri, _documents(frame, iri), page)


def compilation_pages(frame: Frame, iri: str) -> Iterator[str]:
    """Return all pages of a compilation."""
    documents = _documents(frame, iri)
    for page in range(1, pages(len(documents), DOCUMENTS) + 1):
        yield _compilation_page(frame, iri, documents, page)


def _documents(frame: Frame, iri: str) -> list[tuple[int, bool, str]]:
    """The places of policies in a compilation by line: whether it is a row of a table, and the policy."""
    reader = frame.world.reader
    documents = []
    for place in reader.subjects(KG + "occursIn", iri):
        policy = reader.first(place, KG + "occurrenceOf")
        line = reader.first(place, KG + "startLine")
        if policy and line:
            documents.append((int(line), reader.is_a(place, KG + "CatalogueEntry"), policy))
    return sorted(documents)


def _compilation_page(frame: Frame, iri: str, documents: Sequence[tuple[int, bool, str]], page: int) -> str:
    reader = frame.world.reader

    def address(number: int) -> str | None:
        return frame.to(iri, page=str(number)) if number > 1 else frame.to(iri)

    cut = page_of(documents, page, DOCUMENTS, address)
    return frame.render(
        "compilation.html",
        iri=iri,
        name=reader.first(iri, DCTERMS + "title"),
        file=reader.first(iri, KG + "sourceFile"),
        publisher=reader.first(iri, DCTERMS + "publisher"),
        sha=reader.first(iri, KG + "sha256"),
        cut=cut,
        total=len({policy for _, _, policy in documents}),
        documents=[(line, row, reader.policy(policy), reader.level(policy)) for line, row, policy in cut.items],
    )


_PAGES: Mapping[str, Callable[[Frame, str], str]] = {
    "body": _body,
    "region": _region,
    "sector": _sector,
    "compilation": compilation_page,
}


def latest(frame: Frame, policies: Iterable[str], most: int = POLICIES) -> list[Shown]:
    """Return the latest of some policies, with their levels."""
    reader = frame.world.reader
    # of thousands only those that are shown are read
    dated = [
        (reader.first(iri, ELI + "date_document") or reader.first(iri, KG + "numberYear"), iri) for iri in policies
    ]
    return [(reader.policy(iri), reader.level(iri)) for _, iri in sorted(dated, reverse=True)[:most]]


def listed(frame: Frame, name: str) -> list[tuple[str, str, int]]:
    """Return what a list shows: its group, the thing, and its count, the largest first; slips are left out."""
    each = ((_group(frame, name, iri), iri, count) for iri, count in frame.world.overview.lists[name])
    return [one for one in each if one[0] != _SLIP]


def list_page(frame: Frame, name: str, page: int = 1) -> str:
    """Return a page of a list, in groups; of a long one the page asked for (from 1)."""
    groups = _groups(frame, name)
    return _list_page(frame, name, groups, _in_order(groups), page)


def list_pages(frame: Frame, name: str) -> Iterator[str]:
    """Return all pages of a list."""
    frame.world.reader.read_all(SKOS + "prefLabel")
    groups = _groups(frame, name)
    each = _in_order(groups)
    for page in range(1, pages(len(each), LISTED) + 1):
        yield _list_page(frame, name, groups, each, page)


def _in_order(groups: Groups) -> list[tuple[str, str, int]]:
    """What a list shows, one after the other: its group, the thing, and its count."""
    return [(group, iri, count) for group, items in groups.items() for iri, count in items]


def _list_page(frame: Frame, name: str, groups: Groups, each: Sequence[tuple[str, str, int]], page: int) -> str:
    cut = page_of(each, page, LISTED, lambda number: frame.places.page(name, page=number if number > 1 else None))
    first = cut.start == 0
    return frame.render(
        "list.html",
        name=name,
        cut=cut,
        picture=_by_province(frame, groups.get("province", ())) if name == "regions" and first else "",
        groups=[
            (_heading(frame, name, group), len(groups[group]), [(iri, count) for _, iri, count in items])
            for group, items in groupby(cut.items, lambda one: one[0])
        ],
    )


def _groups(frame: Frame, name: str) -> Groups:
    """What a list shows, by group, in the order of the page."""
    reader = frame.world.reader
    groups: dict[str, list[tuple[str, int]]] = {}
    for group, iri, count in listed(frame, name):
        groups.setdefault(group, []).append((iri, count))
    if name == "sectors":
        for each in groups.values():
            each.sort(key=lambda pair: reader.first(pair[0], SKOS + "notation"))
        return dict(sorted(groups.items()))
    order = sorted(groups, key=lambda group: _ORDER.index(group) if group in _ORDER else len(_ORDER))
    return {group: groups[group] for group in order}


def _by_province(frame: Frame, provinces: Iterable[tuple[str, int]]) -> str:
    return count_tiles(frame, {iri.rsplit("/", 1)[-1]: count for iri, count in provinces})


# one that the vocabulary has not, and that one text alone says, may be a slip of the pen or of ours
_SLIP = "slip"
_ORDER = ("national", "nation", "province", "area", "prefecture", "county", "listed", "repeated", "", "other")


def _group(frame: Frame, name: str, iri: str) -> str:
    from kg.analyse.topics import CODE

    reader, key = frame.world.reader, iri.rsplit("/", 1)[-1]
    if name == "bodies":
        # a build has written all of them down: looking each up in the store takes thirty times as long
        body = frame.world.records.bodies.get(iri)
        return body.level if body and body.level else "other"
    if name == "regions":
        if not CODE.fullmatch(key):
            return "nation" if key == "CN" else "area"
        return "province" if key.endswith("0000") else "prefecture" if key.endswith("00") else "county"
    if name == "sectors":
        return reader.first(iri, SKOS + "notation")[:1]
    if name == "indicators":
        if reader.first(iri, SKOS + "inScheme"):
            return "listed"
        return "repeated" if _compares(frame, iri) else _SLIP
    return ""


def _compares(frame: Frame, indicator: str) -> bool:
    """Whether targets of several policies, regions or bodies have an indicator: one that a single text says, however
    often, compares nothing, and is a slip more often than not."""
    reader = frame.world.reader
    owners: set[tuple[str, ...]] = set()
    for target in reader.subjects(KG + "indicatorConcept", indicator):
        owners.add(tuple(reader.first(target, KG + owner) for owner in ("ofPolicy", "ofRegion", "ofBody")))
        if len(owners) > 1:
            return True
    return False


def _heading(frame: Frame, name: str, group: str) -> str:
    from kg.analyse.topics import sector_topics

    if name == "sectors":
        topic = sector_topics().get(group)
        return f"{group} {topic.name if frame.lang == 'zh' else topic.name_en}" if topic else group
    return frame.told(f"group.{name}", group) if group else ""
