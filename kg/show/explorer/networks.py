"""The network of bodies, one look at a time: all of them, a group, the partners of a body, its policies.

In: a `Frame` and what is looked at (`""`, `group:KEY`, `body:KEY`, `policies:KEY`; the key is that of a body). Out: a
`View` as plain data, which the script of the pages draws; all that it shows has a name. What is shown in several views
is told once, in the `things` of the view: `nodes` and the first cell of each of the `rows` are keys of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.analyse.chains import RESTING, STRENGTH
from kg.analyse.levels import LEVELS
from kg.show.explorer.assets import data_script
from kg.show.explorer.signs import level_words

if TYPE_CHECKING:
    from kg.analyse.ties import Issuer, Pair, Ties
    from kg.show.explorer.frame import Frame

# Names of one picture, of which bodies before groups; lines of one kind; rows of the table beside it.
NODES, NAMED, EDGES, ROWS = 60, 44, 50, 300
# What a line says: issue together, rest on, only name.
KINDS = ("joint", "rests", "names")
# Looks of one script of a folder of files.
LOOKS = 60
# Policies of a body in its picture; the others there are those that they are tied to.
OWN = 36
View = dict[str, Any]
Thing = dict[str, Any]
Key = int | str


def network_page(frame: Frame) -> str:
    """Return the page of the network; the script draws what the address says is looked at."""
    return frame.render(
        "network.html",
        drawn=level_words(frame) | {"kinds": KINDS},
    )


def network_view(frame: Frame, at: str = "") -> View | None:
    """Return what is looked at; None where there is no such body."""
    kind, _, key = at.partition(":")
    ties = frame.world.ties
    if not at:
        return _whole(frame, ties)
    iri = frame.world.individuals.iri("body", key)
    place = next((place for place, issuer in enumerate(ties.issuers) if issuer.iri == iri), None)
    if place is None or kind not in _VIEWS:
        return None
    view: View = _VIEWS[kind](frame, ties, place)
    return view


def network_scripts(frame: Frame) -> Iterator[str]:
    """Return the scripts that hold all views for a folder of files.

    The first has what one sees first, all bodies and the groups, and how many others there are; each look at a body or
    its policies is in the one that `part_of` says, so that a browser reads one of many when a body is opened.
    """
    ties = frame.world.ties
    keys = [body_key(frame, issuer) for issuer in ties.issuers]
    groups = [f"group:{keys[group[0]]}" for group in ties.groups if len(group) > 1]
    looks = [f"{kind}:{key}" for kind in ("body", "policies") for key in keys]
    parts = -(-len(looks) // LOOKS)
    held: list[list[str]] = [[] for _ in range(parts)]
    for look in looks:
        held[part_of(look, parts)].append(look)
    yield data_script("kgNetwork", _told_once(frame, ["", *groups]) | {"parts": parts})
    for at, part in enumerate(held):
        yield data_script(f"kgNetwork{at}", _told_once(frame, part))


def part_of(look: str, parts: int) -> int:
    """Return which script has a look; the script of the pages reckons the same."""
    sum_of = 0
    for unit in memoryview(look.encode("utf-16-le")).cast("H"):
        sum_of = (31 * sum_of + unit) % 2**32
    return sum_of % parts


def _told_once(frame: Frame, looks: Iterable[str]) -> dict[str, Any]:
    """Views, and the things that they show."""
    views = {look: view for look in looks if (view := network_view(frame, look))}
    things: dict[Key, Thing] = {}
    for view in views.values():
        things |= view.pop("things")
    return {"views": views, "things": things}


def body_key(frame: Frame, issuer: Issuer) -> str:
    """Return the key of a body, by which addresses name it."""
    local = frame.world.individuals.local(issuer.iri)
    return local[1] if local else issuer.iri


def _whole(frame: Frame, ties: Ties) -> View:
    """The bodies that issue most, and the others by the groups that they belong to."""
    places = range(len(ties.issuers))
    named = list(places) if len(places) <= NODES else list(places[:NAMED])
    things = _bodies(frame, ties, places[:ROWS])
    nodes: list[Key] = list(named)
    node_of = {place: at for at, place in enumerate(named)}
    alone: list[int] = []
    for group in ties.groups:
        rest = [place for place in group if place not in node_of]
        if len(rest) < 2 or len(nodes) >= NODES - 1:
            alone += rest
        elif rest:
            node_of |= dict.fromkeys(rest, len(nodes))
            nodes.append(f"g{group[0]}")
            things[nodes[-1]] = _group_of(frame, ties, group, rest)
    tied = [place for place in alone if place not in node_of]
    return {
        "title": frame.say("network"),
        "lead": frame.say("network.lead", len(ties.issuers), len(named)),
        "crumbs": [],
        "things": things,
        "nodes": nodes,
        "edges": _strongest(_between(ties, node_of)),
        "note": frame.say("network.alone", len(tied)) if tied else "",
        **_body_table(frame, ties, places),
    }


def _group(frame: Frame, ties: Ties, place: int) -> View:
    """The bodies of one group."""
    group = next(each for each in ties.groups if place in each)
    shown = group[:NODES]
    name = frame.name(ties.issuers[group[0]].iri)
    return {
        "title": frame.say("network.group", name, len(group)),
        "lead": frame.say("network.group.lead"),
        "crumbs": [_crumb(frame.say("network"), "")],
        "things": _bodies(frame, ties, group[:ROWS]),
        "nodes": list(shown),
        "edges": _strongest(_between(ties, {each: at for at, each in enumerate(shown)})),
        "note": frame.say("network.drawn", len(shown), len(group)) if len(group) > len(shown) else "",
        **_body_table(frame, ties, group),
    }


def _partners(frame: Frame, ties: Ties, place: int) -> View:
    """A body in the middle of those that it issues with, rests on, and that rest on it."""
    issuer = ties.issuers[place]
    told = {
        other: (ties.joint[_ordered(place, other)], ties.rests[place, other], ties.rests[other, place])
        for other in ties.tied(place)
    }
    order = sorted(told, key=lambda other: (-sum(told[other]), other))
    shown = [place, *order[: NODES - 1]]
    node_of = {each: at for at, each in enumerate(shown)}
    return {
        "title": frame.say("network.body", frame.name(issuer.iri)),
        "lead": frame.say("network.body.lead"),
        "crumbs": _crumbs(frame, ties, place),
        "beside": [
            _crumb(frame.say("network.to_policies", len(issuer.policies)), _look("policies", frame, issuer)),
            {"t": frame.say("network.to_page"), "h": frame.to(issuer.iri)},
        ],
        "here": place,
        "key": body_key(frame, issuer),
        "joint": frame.places.page("search"),
        "links": frame.places.page("links", relation=[name for name in STRENGTH if name in RESTING]),
        "things": _bodies(frame, ties, [place, *order[:ROWS]]),
        "nodes": shown,
        "edges": _strongest(_between(ties, node_of), centre=0),
        "note": frame.say("network.drawn", len(shown) - 1, len(order)) if len(order) >= len(shown) else "",
        "head": [frame.say(f"network.{name}") for name in ("partner", "level", "joint", "rests_on", "rested_on")],
        "rows": [[other, *told[other]] for other in order[:ROWS]],
    }


def _policies(frame: Frame, ties: Ties, place: int) -> View:
    """The policies of a body that are cited or cite most, and what they are tied to."""
    issuer = ties.issuers[place]
    links = ties.cites + ties.cited_by
    own = sorted(issuer.policies, key=lambda one: (-int(links[one]), one))
    among = np.zeros(len(ties.iris), dtype=bool)
    among[own[:OWN]] = True
    touching = np.flatnonzero(among[ties.citing] | among[ties.cited])
    beside = Counter(end for at in touching for end in (int(ties.citing[at]), int(ties.cited[at])) if not among[end])
    shown = [*own[:OWN], *sorted(beside, key=lambda one: (-beside[one], one))[: NODES - min(OWN, len(own))]]
    node_of = {each: at for at, each in enumerate(shown)}
    return {
        "title": frame.say("network.policies", frame.name(issuer.iri)),
        "lead": frame.say("network.policies.lead"),
        "crumbs": [*_crumbs(frame, ties, place), _crumb(frame.name(issuer.iri), _look("body", frame, issuer))],
        "beside": [{"t": frame.say("network.to_page"), "h": frame.to(issuer.iri)}],
        "own": min(OWN, len(own)),
        "things": {f"p{each}": _policy(frame, ties, each) for each in (*shown, *own[:ROWS])},
        "nodes": [f"p{each}" for each in shown],
        "edges": _policy_edges(ties, touching, node_of),
        "note": frame.say("network.drawn.policies", min(OWN, len(own)), len(own)) if len(own) > OWN else "",
        "head": [frame.say(name) for name in ("policy", "level", "date", "network.cites", "network.cited")],
        "rows": [
            [f"p{each}", frame.world.reader.policy(ties.iris[each]).date or frame.say("undated"), *_counts(ties, each)]
            for each in own[:ROWS]
        ],
    }


_VIEWS: Mapping[str, Any] = {"group": _group, "body": _partners, "policies": _policies}


def _crumb(text: str, at: str) -> dict[str, str]:
    return {"t": text, "at": at}


def _crumbs(frame: Frame, ties: Ties, place: int) -> list[dict[str, str]]:
    """The way from all bodies to one."""
    group = next(each for each in ties.groups if place in each)
    lead = ties.issuers[group[0]]
    way = [_crumb(frame.say("network"), "")]
    if len(group) > 1:
        way.append(_crumb(frame.say("network.group", frame.name(lead.iri), len(group)), _look("group", frame, lead)))
    return way


def _look(kind: str, frame: Frame, issuer: Issuer) -> str:
    return f"{kind}:{body_key(frame, issuer)}"


def _bodies(frame: Frame, ties: Ties, places: Iterable[int]) -> dict[Key, Thing]:
    return {place: _body(frame, ties.issuers[place]) for place in places}


def _body(frame: Frame, issuer: Issuer) -> Thing:
    return {
        "n": frame.name(issuer.iri),
        "l": issuer.level,
        "c": len(issuer.policies),
        "at": _look("body", frame, issuer),
        "k": body_key(frame, issuer),
    }


def _group_of(frame: Frame, ties: Ties, group: Sequence[int], rest: Sequence[int]) -> Thing:
    lead, first = ties.issuers[group[0]], ties.issuers[rest[0]]
    return {
        "n": frame.say("network.more", frame.name(first.iri), len(rest)),
        "l": Counter(ties.issuers[place].level for place in rest).most_common(1)[0][0],
        "c": sum(len(ties.issuers[place].policies) for place in rest),
        "at": _look("group", frame, lead),
        "x": frame.say("network.more.of", frame.name(lead.iri), len(group)),
    }


def _policy(frame: Frame, ties: Ties, place: int) -> Thing:
    policy = frame.world.reader.policy(ties.iris[place])
    return {
        "n": policy.named.matter or policy.title,
        "s": policy.number or "",
        "l": LEVELS[ties.levels[place]],
        "c": sum(_counts(ties, place)),
        "h": frame.to(policy.iri),
    }


def _counts(ties: Ties, place: int) -> tuple[int, int]:
    """How many citations a policy makes, and how many mean it."""
    return int(ties.cites[place]), int(ties.cited_by[place])


def _between(ties: Ties, node_of: Mapping[int, int]) -> dict[str, Counter[Pair]]:
    """How often nodes issue together (`joint`, the smaller first) and rest on each other (`rests`)."""
    joint: Counter[Pair] = Counter()
    rests: Counter[Pair] = Counter()
    for one, node in node_of.items():
        for other in ties.partners.get(one, ()):
            # each pair once, though each end tells of it
            if one < other and node_of.get(other, node) != node:
                joint[_ordered(node, node_of[other])] += ties.joint[one, other]
        for other in ties.bases.get(one, ()):
            if node_of.get(other, node) != node:
                rests[node, node_of[other]] += ties.rests[one, other]
    return {"joint": joint, "rests": rests}


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _strongest(found: Mapping[str, Counter[Pair]], centre: int | None = None) -> list[list[Any]]:
    """The strongest lines of each kind, and of each node its strongest; about a centre those that touch it first."""
    kept: list[list[Any]] = []
    for kind, counts in found.items():
        ranked = sorted(counts, key=lambda pair: (centre not in pair, -counts[pair], pair))
        seen: set[int] = set()
        for place, pair in enumerate(ranked):
            if place < EDGES or not seen >= set(pair):
                kept.append([*pair, counts[pair], KINDS.index(kind)])
            seen |= set(pair)
    return kept


def _policy_edges(ties: Ties, touching: Iterable[int], node_of: Mapping[int, int]) -> list[list[Any]]:
    """The citations between policies that are shown, of each pair the strongest relation."""
    strongest: dict[Pair, int] = {}
    for at in touching:
        one, other = node_of.get(int(ties.citing[at])), node_of.get(int(ties.cited[at]))
        if one is not None and other is not None and one != other:
            relation = int(ties.relation[at])
            strongest[one, other] = min(relation, strongest.get((one, other), relation))
    order = sorted(strongest, key=lambda pair: (strongest[pair], pair))
    kinds = {pair: "rests" if STRENGTH[strongest[pair]] in RESTING else "names" for pair in order[: 2 * EDGES]}
    return [[*pair, 1, KINDS.index(kind)] for pair, kind in kinds.items()]


def _body_table(frame: Frame, ties: Ties, places: Sequence[int]) -> dict[str, Any]:
    names = ("body.head", "level", "policies.head", "partners", "on", "under")
    sides = (ties.partners, ties.bases, ties.followers)
    return {
        "head": [frame.say(f"network.{name}") for name in names],
        "rows": [
            [place, len(ties.issuers[place].policies), *(len(side.get(place, ())) for side in sides)]
            for place in places[:ROWS]
        ],
        "rest": frame.say("first_of.bodies", ROWS, len(places)) if len(places) > ROWS else "",
    }
