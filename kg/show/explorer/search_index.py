"""What the search of a folder of files reads: the policies, what they are found by, and what narrows them down.

In: a `Frame`. Out: scripts. The first holds the policies that most others cite, and the names of all that one chooses
from; the others hold the rest, so that a browser that looks for something well known reads one of many.

An entry is `[title, number, date, file, other names, the places of its values of each facet]`; the values of a facet
are `[value, name]`, those of the issuers with all other names of theirs behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.analyse.finder import FACETS
from kg.graph import index
from kg.show.explorer import finding
from kg.show.explorer.frame import GLYPHS
from kg.vocabulary.namespaces import DCTERMS, KG, TEXT

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

# Policies of one script.
PART = 2000


def index_scripts(frame: Frame) -> Iterator[str]:
    """Return the scripts, the first one first; the first has an assignment, the others calls that add to it."""
    finder = frame.world.finder
    # of all policies at once: to ask the store for each takes a hundred times as long
    called = frame.world.graph.values(DCTERMS + "alternative", KG + "Policy")
    values = {facet: finder.facets.values(facet) for facet in FACETS}
    names = {facet: sorted({value for each in held for value in each}) for facet, held in values.items()}
    place = {facet: {value: at for at, value in enumerate(found)} for facet, found in names.items()}
    entries = finder.entries
    for begin in range(0, max(len(entries), 1), PART):
        part = []
        for at, entry in enumerate(entries[begin : begin + PART], begin):
            others = " ".join(index.key(name) for name in called.get(entry.iri, ()) if name != entry.title)
            file = (frame.to(entry.iri) or "").removeprefix("policy/").removesuffix(".html")
            held = [[place[facet][value] for value in values[facet][at]] for facet in FACETS]
            part.append([entry.title, entry.number, entry.date, file, others, held])
        if begin:
            yield f"kgIndex.more({_written(part)});\n"
        else:
            parts = -(-len(entries) // PART)
            yield f"window.kgIndex={_written(_head(frame, names, parts) | {'entries': part})};\n"


def _head(frame: Frame, names: Mapping[str, list[str]], parts: int) -> dict[str, object]:
    also: dict[str, set[str]] = {}
    for body in frame.world.records.bodies.values():
        also.setdefault(body.name, set()).update(map(index.key, body.names))

    def described(facet: str, value: str) -> list[str]:
        shown = [value, finding.value_name(frame, facet, value)]
        return [*shown, " ".join(sorted(also.get(value, ())))] if facet == "body" else shown

    return {
        "glyphs": GLYPHS,
        "levels": {level: frame.say(f"level.{level}") for level in GLYPHS},
        "facets": [[one, frame.say(f"facet.{one}"), [described(one, value) for value in names[one]]] for one in FACETS],
        # the facet of what is known of a policy, and its value of those whose text is at hand
        "state": [FACETS.index("availability"), TEXT],
        "sounds": _sounds(frame),
        "parts": parts,
    }


def _sounds(frame: Frame) -> dict[str, str]:
    """Syllables with the characters that are read so."""
    found: dict[str, list[str]] = {}
    for character, read in sorted(frame.world.graph.index.readings().items()):
        for syllable in read:
            found.setdefault(syllable, []).append(character)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}


def _written(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
