"""The page of links: the citations behind a number of a matrix or a line of a network, each with its place.

In: a `Frame`, and what both ends and the relation have to be. Out: the page; for a folder of files the script that
holds all citations, from which the pages find links and paths themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.analyse.chains import STRENGTH
from kg.analyse.columns import written_mentions
from kg.analyse.levels import LEVELS
from kg.analyse.records import CitationRecord
from kg.show.explorer.assets import data_script
from kg.show.explorer.networks import body_key
from kg.show.explorer.reading import text_with
from kg.show.explorer.signs import level_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.analyse.records import PolicyRecord
    from kg.analyse.ties import Ties
    from kg.show.explorer.frame import Frame

LENGTH = 50
# A folder holds the citations for its script up to so many; past that a server has to answer.
MOST = 60_000
# What may be asked of either end, and of the relation between them.
ASKED = ("citing", "cited", "from_level", "to_level", "relation")
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A citation: who cites whom, with their levels, by which relation, and its first mention."""

    citing: PolicyRecord
    citing_level: str
    relation: str
    cited: PolicyRecord
    cited_level: str
    mention: CitationRecord


def links_page(frame: Frame, given: Given, start: int = 0) -> str:
    """Return the page of the links that fit, from number `start` on."""
    ties = frame.world.ties
    found = _chosen(frame, ties, given)
    asked = {name: list(given[name]) for name in ASKED if given.get(name)}

    def page(begin: int) -> str | None:
        return frame.places.page("links", **asked, start=str(begin) if begin else "")

    return frame.render(
        "links.html",
        title=_title(frame, given),
        links=[_linked(frame, ties, int(at)) for at in found[start : start + LENGTH]],
        total=len(found),
        start=start,
        earlier=page(max(0, start - LENGTH)) if start else None,
        later=page(start + LENGTH) if start + LENGTH < len(found) else None,
        words={},
    )


def first_links(frame: Frame, given: Given, most: int) -> tuple[list[Linked], int]:
    """Return the first of the links that fit, and how many fit."""
    ties = frame.world.ties
    found = _chosen(frame, ties, given)
    return [_linked(frame, ties, int(at)) for at in found[:most]], len(found)


def static_links_page(frame: Frame) -> str:
    """Return the same page for a folder, where the script reads the address."""
    words = {
        **level_words(frame),
        "relations": {name: frame.told("relation", name) for name in STRENGTH},
        "any": frame.say("links.any"),
        "all": frame.say("links.all"),
        "line": frame.say("line", "{0}"),
        "and": frame.say("and"),
    }
    blank: dict[str, object] = {"title": frame.say("links"), "links": [], "total": 0, "start": 0}
    return frame.render("links.html", **blank, earlier=None, later=None, words=words)


def links_script(frame: Frame) -> str:
    """Return the script that holds all citations of a graph; of too many none."""
    ties = frame.world.ties
    if len(ties.citing) > MOST:
        return data_script("kgLinks", {"issuers": {}, "files": [], "relations": STRENGTH, "links": None})
    records = frame.world.records
    place = {iri: at for at, iri in enumerate(ties.iris)}
    files: dict[str, int] = {}
    rows = []
    for (citing, cited, relation), mentions in records.citations.items():
        if citing in place and cited in place:
            file = files.setdefault(mentions[0].file, len(files))
            first = mentions[0]
            at = text_with(frame.world.reader, citing, first.file, first.line)
            rows.append(
                [place[citing], place[cited], STRENGTH.index(relation), file, first.line, -1 if at is None else at]
            )
    issuers = {body_key(frame, one): [frame.name(one.iri), one.policies] for one in ties.issuers}
    held = {"issuers": issuers, "files": list(files), "relations": STRENGTH, "links": rows}
    return data_script("kgLinks", held)


def first_mention(frame: Frame, citing: str, cited: str, relation: str) -> CitationRecord:
    """Return where a citation stands first."""
    link = (citing, cited, relation)
    written = written_mentions(frame.world.graph, link)
    mentions = frame.world.records.citations.get(link, ()) if written is None else written
    return mentions[0] if mentions else CitationRecord()


def _chosen(frame: Frame, ties: Ties, given: Given) -> NDArray[np.intp]:
    ends: list[NDArray[np.bool_] | None] = []
    for body, level in (("citing", "from_level"), ("cited", "to_level")):
        kept = np.ones(len(ties.iris), dtype=bool)
        if given.get(body):
            named = {frame.world.individuals.iri("body", key) or key for key in given[body]}
            issued = [one.policies for one in ties.issuers if one.iri in named]
            among = np.zeros(len(ties.iris), dtype=bool)
            among[[policy for policies in issued for policy in policies]] = True
            kept &= among
        if given.get(level):
            kept &= np.isin(ties.levels, [LEVELS.index(one) for one in given[level] if one in LEVELS])
        ends.append(kept)
    relations = [name for name in given.get("relation", ()) if name in STRENGTH]
    return ties.chosen(ends[0], ends[1], relations)


def _linked(frame: Frame, ties: Ties, at: int) -> Linked:
    citing, cited = int(ties.citing[at]), int(ties.cited[at])
    relation = STRENGTH[ties.relation[at]]
    reader = frame.world.reader
    return Linked(
        reader.policy(ties.iris[citing]),
        LEVELS[ties.levels[citing]],
        relation,
        reader.policy(ties.iris[cited]),
        LEVELS[ties.levels[cited]],
        first_mention(frame, ties.iris[citing], ties.iris[cited], relation),
    )


def _title(frame: Frame, given: Given) -> str:
    """Whose policies cite whose, and how."""
    ends = []
    for body, level in (("citing", "from_level"), ("cited", "to_level")):
        iris = [frame.world.individuals.iri("body", key) for key in given.get(body, ())]
        names: list[Any] = [frame.name(iri) for iri in iris if iri]
        names += [frame.say(f"level.{one}") for one in given.get(level, ()) if one in LEVELS]
        ends.append(frame.say("and").join(names) or frame.say("links.any"))
    relations = [frame.told("relation", name) for name in given.get("relation", ()) if name in STRENGTH]
    return f"{ends[0]} → {ends[1]} · {frame.say('and').join(relations) or frame.say('links.all')}"
