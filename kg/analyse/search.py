"""Find policies by words in any order.

In: the index of a graph and what somebody typed. Out: the policies that fit, the best match first, then the most cited;
of `Records` a table of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.table import Cell, Table
from kg.errors import NotFoundError
from kg.graph.index import NUMBER, OTHER, TITLE, Index, key, number_as_compared
from kg.graph.sounds import LATIN

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.words import Numbers

SUGGESTED, _FEW = 5, 1_000


def best_first(index: Index, text: str) -> Numbers:
    """The numbers of the policies that a text is the number of, the title, another name; those whose title has all its
    words; those that have them beside the title, in other names, number or issuers; those that sound so."""
    words = [word for word in map(key, text.split()) if word]
    if not words:
        return np.zeros(0, np.int64)
    whole = "".join(words)
    ways = (
        index.named(NUMBER, number_as_compared(text)),
        index.named(TITLE, whole),
        index.named(OTHER, whole),
        index.holding(words, (TITLE,)),
        index.holding(words),
        index.sounding(words) if any(map(LATIN.fullmatch, words)) else (),
    )
    return _once(np.asarray(way, np.int64) for way in ways)


def _once(ways: Iterable[Numbers]) -> Numbers:
    """Numbers one behind the other, without those that stand there before; each way has a number once."""
    each = list(ways)
    taken = np.zeros(max((int(way.max()) for way in each if len(way)), default=0) + 1, bool)
    fresh: list[Numbers] = []
    for way in each:
        fresh.append(way[~taken[way]])
        taken[way] = True
    return np.concatenate(fresh)


def matching(index: Index, text: str) -> list[int]:
    """The numbers of the policies that `best_first` finds.

    Raises
    ------
    NotFoundError
        If there is none; near titles are in the message.
    """
    ranked = best_first(index, text).tolist()
    if not ranked:
        like = index.near(text, SUGGESTED)
        hint = f"near: {'; '.join(like)}" if like else "write fewer words"
        raise NotFoundError(f"{text}: no policy has all these words; {hint}")
    return list(ranked)


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
    ranked = matching(records.graph.index, text)
    return listed(records, ranked, len(ranked))


def listed(records: Records, numbers: Sequence[int], total: int) -> Table:
    """Return a table of policies by their numbers, some of a `total` that were found."""
    rows: list[tuple[Cell, ...]] = []
    for iri, cited in records.graph.index.cited_by(numbers):
        # a few are read one by one, many are there sooner all at once
        policy = records.policy(iri) if len(numbers) <= _FEW else records.policies[iri]
        if policy is None:
            continue
        rows.append(
            (policy.title, policy.number, policy.date, "、".join(policy.body_names), policy.availability, cited)
        )
    return Table(("title", "number", "date", "bodies", "availability", "cited_by"), rows, {"found": total})
