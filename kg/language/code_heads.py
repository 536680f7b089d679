"""Where an agency code begins: 苏政发 in 江苏省人民政府苏政发〔2021〕3号.

In: the characters before the year of a document number. Out: the offset at which the code begins, behind the body that
is written before it. The codes of national bodies stand in `bodies.ttl`; local ones begin with the character of their
province. Who has which code of `bodies.ttl` is told here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.language.bodies import national_bodies, parse_bodies
from kg.language.regions import province_of_abbreviation
from kg.vocabulary.concepts import Concept
from kg.vocabulary.forms import Form
from kg.vocabulary.namespaces import KG

_BODY_ENDING = Form("⟨number/body⟩$")
_FULL_BODY = Form("⟨number/full-body⟩$")
_LOCAL = Form("⟨number/local-code⟩")
_SHORTEST = 2


def code_start(run: str) -> int:
    """Return where the agency code at the end of a run of characters begins; 0 where nothing stands before it.

    A body before the code is cut off where the rest is a code that is known (财政部财建), or where the body is complete
    and is itself no beginning of a code (示例市人民政府示政发, but 工信部联节).
    """
    for start in range(len(run) - _SHORTEST, 0, -1):
        before = run[:start]
        if not _BODY_ENDING.search(before) or (is_known_code(run) and not is_known_code(run[start:])):
            continue
        if is_known_code(run[start:]) or _is_body(before):
            return start
    return 0


def is_known_code(code: str) -> bool:
    """Return whether a code is one of a national body, begins like one, or like one of a province."""
    if code in owners_of_codes() or (code[:1] in province_of_abbreviation() and _LOCAL.match(code, 1)):
        return True
    return any(code[:end] in owners_of_beginnings() for end in range(_SHORTEST, len(code) + 1))


def _is_body(text: str) -> bool:
    if _FULL_BODY.search(text):
        return True
    found = parse_bodies(text, None)
    return bool(found) and all(body.iri or body.classification for body in found)


@cache
def owners_of_codes() -> Mapping[str, Concept]:
    """Return the bodies of `bodies.ttl` by their agency codes."""
    return _with(KG + "agencyCode")


@cache
def owners_of_beginnings() -> Mapping[str, Concept]:
    """Return the bodies of `bodies.ttl` by how their agency codes begin."""
    return _with(KG + "agencyCodePrefix")


def _with(predicate: str) -> Mapping[str, Concept]:
    return {text: body for body in national_bodies().values() for text in body.properties.get(predicate, ())}
