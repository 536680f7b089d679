"""Lists of known policies, to be given to a build beside the texts.

In: a CSV or Turtle file. Out: `KnownPolicy`s: title, number, bodies, dates of the editions. What a list knows helps
to find names without 《》, to complete what is only cited, and to say which edition was in force.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.language.header_fields import field_kind
from kg.vocabulary.namespaces import DCTERMS, ELI, SKOS

LIST_SUFFIXES = (".csv", ".ttl")
_COLUMNS: Mapping[str, str] = {
    "title": "title",
    "number": "number",
    "bodies": "bodies",
    "issuers": "bodies",
    "date": "signed",
    "dates": "signed",
    "edition_dates": "signed",
}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BETWEEN_BODIES = re.compile(r"[;；、|]\s*")


@dataclass(frozen=True, slots=True)
class KnownPolicy:
    """One entry of a list. `dates` are those of its editions, oldest first; `bodies` are names as written."""

    title: str
    number: str | None
    bodies: tuple[str, ...]
    dates: tuple[date, ...]


def read_list(path: Path) -> tuple[KnownPolicy, ...]:
    """Read a list of known policies.

    CSV needs a column `title` and may have `number`, `bodies` (separated by ; or 、) and `date`, `dates` or
    `edition_dates` (ISO 8601, separated by spaces); the names of header fields in Chinese will do as well (标题,
    文号 …). Turtle needs dcterms:title or skos:prefLabel, and may have eli:id_local, eli:passed_by (a name) and
    eli:date_document.

    Raises
    ------
    InputError
        If the file is no such list: file, line, what, what to do.
    """
    found = tuple(_from_csv(path) if path.suffix.lower() == ".csv" else _from_turtle(path))
    if not found:
        raise InputError(f"{path}: no policy in this list; a CSV list has a line of column names and a column title")
    return found


def _from_csv(path: Path) -> Iterator[KnownPolicy]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            kinds = {name: _kind_of(name) for name in rows.fieldnames or ()}
            if "title" not in kinds.values():
                raise InputError(f"{path}: line 1: no column title (or 标题); name the columns in the first line")
            for row in rows:
                cells = {kinds[name]: value or "" for name, value in row.items() if name in kinds}
                entry = known_policy_of(cells, f"{path}: line {rows.line_num}")
                if entry:
                    yield entry
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save the list as CSV in UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{path}: line {rows.line_num}: not CSV ({error}); check the quotation marks there") from None


def _kind_of(column: str) -> str:
    name = column.strip().lower()
    return _COLUMNS.get(name) or field_kind(name) or name


def known_policy_of(cells: Mapping[str, str], where: str) -> KnownPolicy | None:
    """Return what a row (title, number, bodies, signed) says; None without a title. `where` names it in an error.

    Raises
    ------
    InputError
        If a day is none.
    """
    title = cells.get("title", "").strip()
    if not title:
        return None
    dates = _dates(_DAY.findall(cells.get("signed", "")), where)
    bodies = tuple(name for name in _BETWEEN_BODIES.split(cells.get("bodies", "").strip()) if name)
    return KnownPolicy(title, cells.get("number", "").strip() or None, bodies, dates)


def _from_turtle(path: Path) -> Iterator[KnownPolicy]:
    found: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            values = found.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value, [])
            values.append(str(getattr(quad.object, "value", quad.object)))
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; mend the Turtle") from None
    for properties in found.values():
        titles = properties.get(DCTERMS + "title") or properties.get(SKOS + "prefLabel")
        written = " ".join(properties.get(ELI + "date_document", ()))
        if titles:
            yield KnownPolicy(
                title=min(titles),
                number=next(iter(properties.get(ELI + "id_local", ())), None),
                bodies=tuple(sorted(v for v in properties.get(ELI + "passed_by", ()) if not v.startswith("http"))),
                dates=_dates(_DAY.findall(written), str(path)),
            )


def _dates(found: Iterable[tuple[str, str, str]], where: str) -> tuple[date, ...]:
    """The days written as year, month and day, oldest first, each once."""
    days = set()
    for parts in found:
        try:
            days.add(date(*map(int, parts)))
        except ValueError:
            raise InputError(f"{where}: {'-'.join(parts)} is no day; write it as YYYY-MM-DD") from None
    return tuple(sorted(days))
