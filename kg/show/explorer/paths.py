"""The page of paths: how two policies hang together over citations, each step with its relation and its line.

In: a `Frame`, and what was typed for either end. Out: the page; on a server with what was found, which the script
draws, in a folder with what the script needs to find it itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analyse.chains import STRENGTH
from kg.analyse.levels import LEVELS
from kg.graph.lookup import find
from kg.show.explorer.linked import first_mention
from kg.show.explorer.parts import line_of
from kg.show.explorer.signs import level_words

if TYPE_CHECKING:
    from kg.analyse.paths import Step
    from kg.analyse.ties import Ties
    from kg.show.explorer.frame import Frame


def path_page(frame: Frame, one: str = "", other: str = "") -> str:
    """Return the page of the shortest ways from what one text means to what the other means."""
    found = path_found(frame, one, other) if frame.places.live and one and other else None
    return frame.render("path.html", one=one, other=other, found=found, words=_words(frame))


def path_found(frame: Frame, one: str, other: str) -> dict[str, Any]:
    """Return both ends and the chains between them, as plain data for the script; an end that nothing fits is None."""
    ties = frame.world.ties
    place = {iri: at for at, iri in enumerate(ties.iris)}
    ends = [_meant(frame, text, place) for text in (one, other)]
    first, last = ends
    ways = ties.citations.ways(first, last) if first is not None and last is not None and first != last else None
    chains = ways.chains if ways else ()
    shown = {end for chain in chains for step in chain for end in (step.citing, step.cited)}
    shown |= {end for end in ends if end is not None}
    return {
        "ends": ends,
        "how": ways.how if ways else "",
        "chains": [[_step(frame, ties, step) for step in chain] for chain in chains],
        "policies": {at: _policy(frame, ties, at) for at in sorted(shown)},
    }


def _meant(frame: Frame, text: str, place: dict[str, int]) -> int | None:
    """The place of the policy that a text means best; None where nothing fits."""
    iri = frame.world.individuals.iri("policy", text.strip())
    if iri in place:
        return place[iri]
    found = find(frame.world.graph, text)
    return place.get(found[0].iri) if found else None


def _policy(frame: Frame, ties: Ties, at: int) -> dict[str, Any]:
    policy = frame.world.reader.policy(ties.iris[at])
    return {
        "t": policy.named.matter or policy.title,
        "n": policy.number or "",
        "d": policy.date or "",
        "l": LEVELS[ties.levels[at]],
        "h": frame.to(policy.iri),
    }


def _step(frame: Frame, ties: Ties, step: Step) -> list[Any]:
    relation = STRENGTH[step.relation]
    mention = first_mention(frame, ties.iris[step.citing], ties.iris[step.cited], relation)
    where = line_of(frame, ties.iris[step.citing], mention.file, mention.line)
    return [step.citing, step.cited, relation, mention.file, mention.line, mention.sentence, where]


def _words(frame: Frame) -> dict[str, Any]:
    """What the script says."""
    names = ("none", "same", "with", "against", "either", "unknown", "title", "chain")
    return {
        **level_words(frame),
        "relations": {name: frame.told("relation", name) for name in STRENGTH},
        "line": frame.say("line", "{0}"),
        "evidence": frame.say("evidence"),
        "tooMany": frame.say("links.lost"),
        **{name: frame.say(f"path.{name}", "{0}", "{1}") for name in names},
    }
