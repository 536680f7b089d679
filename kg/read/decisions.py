"""Decisions of the user on what is one policy: `same.csv` beside the texts.

In: a table with two policies a row, each by its number, title or IRI, and whether they are one. Out: `Decision`s.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from kg.errors import InputError
from kg.language.numbers import parse_number
from kg.language.title import Title, number_key
from kg.vocabulary.forms import words
from kg.vocabulary.own_tables import Row, table_rows

DECISIONS_FILE = "same.csv"
# an extract is of one text, and decisions are on policies of several
NOT_IN_EXTRACTS = "own decisions are in no extract; give the file to `kg build` beside the extracts"
_COLUMNS = ("own-column/one", "own-column/other", "own-column/same", "own-column/why")


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two policies are one: `one` and `other` as written, `where` the file and line, for messages."""

    one: str
    other: str
    same: bool
    where: str


def is_decisions(path: Path) -> bool:
    """Whether a file holds decisions, by its name."""
    return path.name.lower() == DECISIONS_FILE


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a table of decisions.

    The columns are one, other and same (yes or no), and why, for people; Chinese names will do as well.

    Raises
    ------
    InputError
        If it is no such table: file, line, what, what to do.
    """
    try:
        return tuple(map(_decision, table_rows(path, _COLUMNS, _COLUMNS[:3])))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions") from None


def read_all_decisions(paths: Iterable[Path]) -> tuple[Decision, ...]:
    """Read tables of decisions; of none of them follows what another one denies.

    Raises
    ------
    InputError
        If one is no such table, or two rows contradict each other.
    """
    found = tuple(decision for path in paths for decision in read_decisions(path))
    rows: dict[str, list[tuple[str, Decision]]] = defaultdict(list)  # to what each name is said to be one with
    for decision in found:
        if decision.same:
            one, other = written_key(decision.one), written_key(decision.other)
            rows[one].append((other, decision))
            rows[other].append((one, decision))
    for decision in found:
        if not decision.same and (others := _led_by(written_key(decision.one), written_key(decision.other), rows)):
            listed = ", ".join(other.where for other in others)
            raise InputError(
                f"{decision.where}: {decision.one} and {decision.other} are one by {listed}; take one of the rows out"
            )
    return found


def key_of_iri(text: str) -> str | None:
    """Return the last part of the IRI of a policy, as choices print it (`id:`), whole, or as a browser writes it."""
    _, is_iri, key = text.rpartition("policy/")
    return unquote(key) if is_iri and (text.startswith("id:") or "://" in text) else None


def written_key(text: str) -> str:
    """Return what all ways of writing one number, one title or one IRI have in common."""
    return key_of_iri(text) or (number_key(text) if parse_number(text) else Title.of(text).key) or text


def _led_by(one: str, other: str, rows: Mapping[str, Sequence[tuple[str, Decision]]]) -> tuple[Decision, ...]:
    """The fewest decisions by which one name is the other; none where none say so."""
    reached: dict[str, tuple[Decision, ...]] = {one: ()}
    waiting = deque([one])
    while waiting and other not in reached:
        name = waiting.popleft()
        for beside, decision in rows.get(name, ()):
            if beside not in reached:
                reached[beside] = (*reached[name], decision)
                waiting.append(beside)
    return reached.get(other, ())


def _decision(row: Row) -> Decision:
    for side in ("one", "other"):
        if not row[side]:
            raise InputError(f"{row.where}: the column {side} is empty; write a number, a title or an IRI")
    if written_key(row["one"]) == written_key(row["other"]):
        raise InputError(f"{row.where}: {row['one']} stands on both sides; name two policies")
    said = row["same"].lower()
    if said not in (*words("own-column/yes"), *words("own-column/no")):
        raise InputError(f"{row.where}: {row['same'] or 'nothing'} in the column same; write yes or no")
    return Decision(row["one"], row["other"], said in words("own-column/yes"), row.where)
