"""Find policies by words in any order.

In: the index of a graph and what somebody typed. Out: the policies that fit, the best match first, then the most cited;
of `Records` a table of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.table import Cell, Table
from kg.errors import NotFoundError
from kg.graph.index import NOISE, NUMBER, OTHER, TITLE, Index, key, number_as_compared
from kg.graph.lookup import typed
from kg.graph.sounds import LATIN
from kg.vocabulary.namespaces import KG

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.words import Numbers

SUGGESTED, _FEW = 5, 1_000
_PIECE = re.compile(r"\d+|[^\d\s]")


def best_first(index: Index, text: str) -> Numbers:
    """The numbers of the policies that a text is the number of, the title, another name; those whose title has all its
    words; those that have them beside the title, in other names, number or issuers; those that sound so."""
    words = [word for word in map(key, text.split()) if word]
    if not words:
        return np.zeros(0, np.int64)
    whole = "".join(words)
    called = (
        index.named(NUMBER, number_as_compared(text)),
        index.named(TITLE, whole),
        index.named(OTHER, whole),
    )
    holding = (
        index.holding(words, (TITLE,)),
        index.holding(words),
        index.sounding(words) if any(map(LATIN.fullmatch, words)) else (),
    )
    exact = _with_exact_figures(index, text, _once(np.asarray(way, np.int64) for way in holding))
    return _once(np.asarray(way, np.int64) for way in (*called, exact))


def _with_exact_figures(index: Index, text: str, found: Numbers) -> Numbers:
    """Of policies that hold some words, those whose figures begin as the typed ones do: 227 is no part of 〔2022〕27.

    All, where none has them so: 202123 may be typed for 〔2021〕23.
    """
    wanted = [_figures_apart(word) for word in text.split() if any(map(str.isdecimal, word))]
    if not wanted or not 0 < len(found) <= _FEW:
        return found
    names: dict[int, list[str]] = defaultdict(list)
    for policy, name in index.of("SELECT policy, text FROM name WHERE policy IN (%s)", found.tolist()):
        names[policy].append(_as_read(name))
    exact = [all(any(map(pattern.search, names[number])) for pattern in wanted) for number in map(int, found)]
    return found[np.asarray(exact, bool)] if any(exact) else found


def _figures_apart(word: str) -> re.Pattern[str]:
    """A word as it may be printed: brackets and white space between its characters, but in no figure."""
    pieces = [piece for piece in _PIECE.findall(_as_read(word)) if not NOISE.fullmatch(piece)]
    noise = f"(?:{NOISE.pattern})*"
    return re.compile(noise.join(rf"(?<!\d){piece}" if piece.isdecimal() else re.escape(piece) for piece in pieces))


def _as_read(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


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
    if not key(text):
        raise NotFoundError(f"{text!r}: has no word to search for")
    ranked = best_first(index, text).tolist()
    if not ranked:
        like = index.near(text, SUGGESTED)
        several = len(text.split()) > 1
        hint = f"near: {'; '.join(like)}" if like else "write fewer words" if several else "write fewer characters"
        raise NotFoundError(f"{text}: no policy has {'all these words' if several else 'this word'}; {hint}")
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
    ranked = policies_found(records, text)
    return listed(records, ranked, len(ranked))


def policies_found(records: Records, text: str) -> list[int]:
    """The numbers of the policies that `best_first` finds, less a law as such that nobody cites, beside its editions.

    Raises
    ------
    NotFoundError
        If there is none; near titles are in the message.
    """
    index = records.graph.index
    ranked = matching(index, text)
    as_such = records.graph.instances(KG + "Instrument")
    uncited = {number for (number,) in index.of("SELECT id FROM policy WHERE cited_by = 0 AND iri IN (%s)", as_such)}
    return [number for number in ranked if number not in uncited] or ranked


def listed(records: Records, numbers: Sequence[int], total: int) -> Table:
    """Return a table of policies by their numbers, some of a `total` that were found; `id` is what one types for it."""
    rows: list[tuple[Cell, ...]] = []
    for iri, cited in records.graph.index.cited_by(numbers):
        # a few are read one by one, many are there sooner all at once
        policy = records.policy(iri) if len(numbers) <= _FEW else records.policies[iri]
        if policy is None:
            continue
        bodies = "、".join(policy.body_names)
        rows.append((policy.title, policy.number, policy.date, bodies, policy.availability, cited, typed(iri)))
    return Table(("title", "number", "date", "bodies", "availability", "cited_by", "id"), rows, {"found": total})


def shorter(table: Table) -> Table:
    """Return the same for a person, who types title or number: the `id` of those alone that share both with another."""
    held = Counter(row[:2] for row in table.rows)
    rows = [(*row[:-1], row[-1] if held[row[:2]] > 1 else None) for row in table.rows]
    if not any(row[-1] for row in rows):
        return Table(table.columns[:-1], [row[:-1] for row in rows], table.facts)
    return Table(table.columns, rows, table.facts)
