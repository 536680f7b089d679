"""Annotations made by hand, to score a graph against.

In: folders that hold `docs-*.jsonl`, `cites-*.jsonl`, `resp-*.jsonl`, `targets-*.jsonl` and
`catalog-*.jsonl` (one record a line), `full-docs.json` (the documents whose references are
annotated in full) and `same.json` (pairs of documents that are one policy, and namesakes that are
not). Out: `Gold`. The part of an identifier before its first hyphen names the compilation: 001-04
stands in the file whose name begins with 001. tests/key/README.md tells the fields.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError
from kg.language.characters import fold
from kg.language.title import Title
from kg.vocabulary.forms import filled

# Where a mention stands that nobody need find.
_NEUTRAL_PLACES = frozenset({"heading", "annex_list", "annex-line", "alias_def"})
_NEUTRAL_MARKS = (
    "unsure", "heading", "in_heading", "nested", "deictic", "alias_def", "alias_definition",
)  # fmt: skip
_NEUTRAL_RELATIONS = frozenset({"none", "self"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document. `lines` are its first and last line, 1-based; `names` its title as it may be
    written, folded, as are `issuers` and `annexes`; dates are ISO 8601; `sectors` are codes of
    GB/T 4754-2017; `source` is the folder of the file that it was copied from, empty where nobody said.
    """

    id: str
    lines: tuple[int, int]
    title: str
    names: frozenset[str]
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    effective: str | None
    type: str | None
    jurisdiction: str | None
    annexes: tuple[str, ...]
    sectors: tuple[str, ...]
    unsure: bool
    source: str = ""

    @property
    def compilation(self) -> str:
        """The head of the name of the file in which it stands."""
        return compilation_of(self.id)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention. `relations` are those that count as right, the first reader's first; `neutral`
    ones are neither missing nor wrong; `in_corpus` is the document that it means, `target` the
    title that a short form stands for.
    """

    document: str
    line: int
    surface: str
    marked: bool
    relations: tuple[str, ...]
    in_corpus: str | None
    target: str | None
    neutral: bool

    @property
    def named(self) -> Title:
        """The words as a title, taken apart."""
        return Title.of(self.surface)


@dataclass(frozen=True, slots=True)
class GoldDuty:
    """A responsibility clause; `bodies` and `lead` without open groups (各市政府, 有关部门)."""

    document: str
    line: int
    bodies: frozenset[str]
    lead: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A target; `value` is None where the annotation gives no number."""

    document: str
    line: int
    surface: str
    indicator: str
    value: float | None
    unit: str
    year: str


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A row of a policy table."""

    document: str
    line: int
    title: str
    issuers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """All annotations of some folders. `full` are the documents whose references are complete."""

    documents: tuple[GoldDocument, ...]
    mentions: tuple[GoldMention, ...]
    full: tuple[str, ...]
    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]
    duties: tuple[GoldDuty, ...]
    targets: tuple[GoldTarget, ...]
    rows: tuple[GoldRow, ...]


def compilation_of(identifier: str) -> str:
    """Return the head of the file name that a document's identifier begins with."""
    return identifier.partition("-")[0]


def read_gold(folders: Sequence[Path]) -> Gold:
    """Read annotations.

    Parameters
    ----------
    folders : sequence of Path
        Folders as described above; their records are taken together.

    Raises
    ------
    InputError
        If a folder is missing or holds no annotations, or a line is not what it should be.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InputError(f"{folder}: no such folder; name one that holds annotations")
        if not any(path.read_bytes().strip() for path in folder.glob("*-*.jsonl")):
            raise InputError(f"{folder}: no annotations in it; docs-*.jsonl or cites-*.jsonl expected")
    folders = list({folder.resolve(): folder for folder in folders}.values())
    full, same, different = _lists(folders)
    return Gold(
        documents=_documents(folders),
        mentions=tuple(mention for mention in map(_mention, _records(folders, "cites")) if mention.document in full),
        full=tuple(sorted(full)),
        same=same,
        different=different,
        duties=tuple(_sure(folders, "resp", _duty)),
        targets=tuple(_sure(folders, "targets", _target)),
        rows=tuple(_sure(folders, "catalog", _row)),
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """One line of a file, asked for fields of a given kind."""

    place: str
    fields: dict[str, Any]

    def text(self, name: str) -> str:
        value = self.maybe(name)
        if value is None:
            raise self.error(f'no "{name}"')
        return value

    def maybe(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.error(f'"{name}" is no text')
        return value

    def integer(self, name: str) -> int:
        value = self.fields.get(name)
        if not isinstance(value, int):
            raise self.error(f'"{name}" is no whole number')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.fields.get(name) or []
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise self.error(f'"{name}" is no list of texts')
        return tuple(values)

    def flag(self, name: str) -> bool:
        return bool(self.fields.get(name))

    def error(self, what: str) -> InputError:
        return InputError(f"{self.place}: {what}; see tests/key/README.md for the fields")


def _sure(folders: Iterable[Path], kind: str, parse: Callable[[_Record], T]) -> Iterator[T]:
    """Yield the records of a kind, parsed, without those that their reader was not sure of."""
    for record in _records(folders, kind):
        parsed = parse(record)
        if not record.flag("unsure"):
            yield parsed


def _records(folders: Iterable[Path], kind: str) -> Iterator[_Record]:
    for folder in folders:
        for path in sorted(folder.glob(f"{kind}-*.jsonl")):
            for number, line in enumerate(_text_of(path).split("\n"), 1):
                if line.strip():
                    place = f"{path}:{number}"
                    yield _Record(place, _object(place, line))


def _object(place: str, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: no JSON ({error.msg}, column {error.colno}); mend it") from None
    if not isinstance(value, dict):
        raise InputError(f"{place}: no JSON object; one record a line is expected")
    return value


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not in UTF-8; save it as UTF-8") from None


def _lists(
    folders: Iterable[Path],
) -> tuple[set[str], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Return what the two lists beside the records say: full, same, different."""
    full: set[str] = set()
    pairs: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    for folder in folders:
        whole, couples = folder / "full-docs.json", folder / "same.json"
        if whole.exists():
            full.update(_strings(whole, _json(whole)))
        elif any(folder.glob("cites-*.jsonl")):
            raise InputError(f"{whole}: missing; list the documents annotated in full in it")
        if couples.exists():
            said = _json(couples)
            if not isinstance(said, dict):
                raise InputError(f'{couples}: not an object with "same" and "different"; mend it')
            for name, found in pairs.items():
                found += [_pair(couples, pair) for pair in said.get(name, [])]
    same, different = (tuple(dict.fromkeys(found)) for found in pairs.values())
    return full, same, different


def _json(path: Path) -> Any:
    try:
        return json.loads(_text_of(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: no JSON ({error.msg}); mend it") from None


def _strings(path: Path, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{path}: not a list of identifiers; mend it")
    return value


def _pair(path: Path, value: Any) -> tuple[str, str]:
    names = _strings(path, value)
    if len(names) != 2:
        raise InputError(f"{path}: {names} is no pair of documents; mend it")
    return names[0], names[1]


def _documents(folders: Iterable[Path]) -> tuple[GoldDocument, ...]:
    found: dict[str, GoldDocument] = {}
    for record in _records(folders, "docs"):
        document = _document(record)
        if found.setdefault(document.id, document) != document:
            raise record.error(f"{document.id} is described a second time, and otherwise")
    return tuple(found.values())


def _document(record: _Record) -> GoldDocument:
    named = ("title", "title_alt", "title_full", "heading")
    return GoldDocument(
        id=record.text("id"),
        lines=_lines(record),
        title=record.text("title"),
        names=frozenset(Title.of(name).folded for field in named for name in record.texts(field)),
        number=record.maybe("number"),
        issuers=tuple(sorted(folded(record.texts("issuers")))),
        date=record.maybe("date"),
        effective=record.maybe("effective"),
        type=record.maybe("type"),
        jurisdiction=record.maybe("jurisdiction"),
        annexes=tuple(Title.of(name).folded for name in record.texts("annexes")),
        sectors=record.texts("sectors"),
        unsure=record.flag("unsure"),
        source=(record.maybe("source") or "").rpartition("/")[0],
    )


def _lines(record: _Record) -> tuple[int, int]:
    match record.fields.get("lines"):
        case [int(first), int(last)]:
            return first, last
    raise record.error('"lines" is no pair of line numbers')


def _mention(record: _Record) -> GoldMention:
    relation = record.text("relation")
    places = {record.maybe("where"), record.maybe("place")}
    return GoldMention(
        document=record.text("doc"),
        line=record.integer("line"),
        surface=record.text("surface"),
        marked=record.flag("marked"),
        relations=(relation, *record.texts("relation_alt")),
        in_corpus=record.maybe("in_seed"),
        target=record.maybe("target_title"),
        neutral=relation in _NEUTRAL_RELATIONS
        or bool(places & _NEUTRAL_PLACES)
        or any(record.flag(name) for name in _NEUTRAL_MARKS),
    )


def _duty(record: _Record) -> GoldDuty:
    return GoldDuty(
        document=record.text("doc"),
        line=record.integer("line"),
        bodies=closed(record.texts("bodies")),
        lead=closed(record.texts("lead")),
    )


@cache
def _open_group() -> re.Pattern[str]:
    return re.compile(filled("^⟨duty-cue/open-word⟩|⟨duty-cue/member⟩"))


def closed(bodies: Iterable[str]) -> frozenset[str]:
    """Return the folded names of bodies, without open groups (各市政府, 有关部门, 成员单位)."""
    return frozenset(body for body in folded(bodies) if not _open_group().search(body))


def folded(names: Iterable[str]) -> frozenset[str]:
    """Return names of bodies as they are compared."""
    return frozenset(map(fold, names))


def _target(record: _Record) -> GoldTarget:
    number = re.match(r"-?\d+(?:\.\d+)?", str(record.fields.get("value") or ""))
    return GoldTarget(
        document=record.text("doc"),
        line=record.integer("line"),
        surface=record.maybe("surface") or "",
        indicator=record.text("indicator"),
        value=float(number[0]) if number else None,
        unit=fold(record.maybe("unit") or ""),
        year=(record.maybe("year") or "")[:4],
    )


def _row(record: _Record) -> GoldRow:
    return GoldRow(
        document=record.maybe("doc") or "",
        line=record.integer("line"),
        title=record.text("title"),
        issuers=folded(record.texts("issuers")),
    )
