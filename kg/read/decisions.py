"""Decisions of the user on what is one policy: `same.csv` beside the texts.

In: a table with two policies a row, each by its number, title or IRI, and whether they are one. Out: `Decision`s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.vocabulary.forms import words
from kg.vocabulary.own_tables import Row, table_rows

DECISIONS_FILE = "same.csv"
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
    one_of: dict[str, str] = {}

    def stands_for(name: str) -> str:
        while one_of.get(name, name) != name:
            name = one_of[name]
        return name

    for decision in found:
        if decision.same:
            one_of[stands_for(decision.one)] = stands_for(decision.other)
    for decision in found:
        if not decision.same and stands_for(decision.one) == stands_for(decision.other):
            raise InputError(
                f"{decision.where}: other rows say that {decision.one} and {decision.other} are one; take one out"
            )
    return found


def _decision(row: Row) -> Decision:
    for side in ("one", "other"):
        if not row[side]:
            raise InputError(f"{row.where}: the column {side} is empty; write a number, a title or an IRI")
    if row["one"] == row["other"]:
        raise InputError(f"{row.where}: {row['one']} stands on both sides; name two policies")
    said = row["same"].lower()
    if said not in (*words("own-column/yes"), *words("own-column/no")):
        raise InputError(f"{row.where}: {row['same'] or 'nothing'} in the column same; write yes or no")
    return Decision(row["one"], row["other"], said in words("own-column/yes"), row.where)
