"""Find policies by words in any order.

In: `Records` and what somebody typed. Out: a table, the best match first, then the most cited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse.table import Cell, Table
from kg.errors import NotFoundError
from kg.graph.lookup import key, near, number_as_compared

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records

# How well a policy fits: its number, its whole title, all words in its title, or some of them only beside it.
_NUMBER, _TITLE, _OTHER_TITLE, _IN_TITLE, _BESIDE = range(5)


def found(records: Records, text: str) -> Table:
    """Return the policies whose number a text is, or whose title, other names, number and bodies have all its words.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    text : str
        Words with white space between them; brackets, quotes and width do not matter.

    Raises
    ------
    NotFoundError
        If none has them; near titles are in the message.
    """
    words = [word for word in map(key, text.split()) if word]
    hits = [
        (fit, -len(records.cited_by.get(iri, ())), policy.title, iri)
        for iri, policy in records.policies.items()
        if (fit := _fit(policy, text, words, records)) is not None
    ]
    if not hits:
        like = near(records.graph, text)
        hint = f"near: {'; '.join(like)}" if like else "write fewer words"
        raise NotFoundError(f"{text}: no policy has all these words; {hint}")
    rows: list[tuple[Cell, ...]] = []
    for _, cited, _, iri in sorted(hits):
        policy = records.policies[iri]
        rows.append(
            (policy.title, policy.number, policy.date, "、".join(policy.body_names), policy.availability, -cited)
        )
    return Table(("title", "number", "date", "bodies", "known as", "cited by"), rows, {"found": len(rows)})


def _fit(policy: PolicyRecord, text: str, words: list[str], records: Records) -> int | None:
    if policy.number and number_as_compared(policy.number) == number_as_compared(text):
        return _NUMBER
    whole = "".join(words)
    names = [key(name) for name in (policy.title, *policy.names)]
    if whole in names:
        return _TITLE if whole == names[0] else _OTHER_TITLE
    if not words:
        return None
    if all(word in names[0] for word in words):
        return _IN_TITLE
    bodies = [name for iri in policy.bodies for name in (records.bodies[iri].name, *records.bodies[iri].names)]
    beside = " ".join((*names, key(policy.number or ""), *map(key, bodies)))
    return _BESIDE if all(word in beside for word in words) else None
