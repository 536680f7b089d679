"""Tables with one document a row: .csv, .tsv, .jsonl, .json and the sheets of .xlsx, .xls and .ods.

In: the bytes of a table, and which column is what. Out: a `Source` for each row that has a text, with its row and what
its other columns say of it; a known policy for each row with a title alone. Columns are known by their names, in
`ontology/document-columns.ttl`, unless they are told. Formulas are not computed: the value that was saved counts.
"""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.errors import InputError
from kg.read.formats.columns import columns_of, kind_of
from kg.read.formats.content import Content, File, Unread, Wishes, converted
from kg.read.places import Place, Said
from kg.read.policy_lists import KnownPolicy, known_policy_of, read_list
from kg.read.source import Source, decode

_MOST_OF_A_CELL = 5_000_000
_MOST_ROWS = 500_000
_NEAR_HEAD = 300
_CAPTION_ROWS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a person counts it, from 1, the head being one; and its cells by the name of the column.

    `fault` says why it cannot be read, where the rows behind it can.
    """

    number: int
    cells: Mapping[str, str]
    fault: str = ""


def read(file: File, wishes: Wishes) -> Content:
    """Read a table.

    Raises
    ------
    InputError
        If it is none, or has no column of titles or texts.
    """
    if file.suffix == ".csv" and file.path.name == file.name and not _has_texts(file, wishes):
        return Content(known=list(read_list(file.path)))
    return documents(file, _rows(file), wishes)


def _has_texts(file: File, wishes: Wishes) -> bool:
    """Whether a table of CSV is one of documents; one without texts is a list of known policies."""
    first = next(_of_csv(file, None), None)
    return bool(wishes.columns) or (first is not None and any(kind_of(name) == "text" for name in first.cells))


def documents(file: File, rows: Iterator[Row], wishes: Wishes, part: str = "row") -> Content:
    """Return the documents of rows; `part` is what a row is called in their names: `list.csv#row=3`."""
    content = Content()
    columns: Mapping[str, str] = {}
    names: dict[str, None] = {}
    try:
        for row in rows:
            if not row.cells.keys() <= names.keys():  # an object may have names that those before it lack
                names |= dict.fromkeys(row.cells)
                columns = columns_of(file, tuple(names), wishes)
            _take(file, row, columns, part, content)
    except InputError as error:
        if not columns:
            raise
        content.unread.append(Unread(file.name, f"read as far as this: {error}"))
    if not columns:
        raise InputError(f"{file.shown}: no row in it; a table has a line of column names and rows under it")
    listed = ", ".join(f"{kind}={name}" for kind, name in columns.items())
    content.remarks.append(f"{file.shown}: one document a row, {listed}; tell others with --columns")
    if not content.sources and not content.known:
        raise InputError(f"{file.shown}: no row with a text or a title; name the columns with --columns")
    return content


def _take(file: File, row: Row, columns: Mapping[str, str], part: str, content: Content) -> None:
    cells = {kind: (row.cells.get(name) or "").strip() for kind, name in columns.items()}
    if row.fault:
        content.unread.append(Unread(f"{file.name}#{part}={row.number}", row.fault))
    elif any(len(cell) > _MOST_OF_A_CELL for cell in cells.values()):
        reason = f"a cell of more than {_MOST_OF_A_CELL} characters; give its text as a file"
        content.unread.append(Unread(f"{file.name}#{part}={row.number}", reason))
    elif cells.get("text"):
        content.sources.append(_source(file, row, cells, columns, part))
    elif known := _known(file, row, cells):
        content.known.append(known)


def _source(file: File, row: Row, cells: Mapping[str, str], columns: Mapping[str, str], part: str) -> Source:
    name = f"{file.name}#{part}={row.number}"
    text = cells["text"].replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join((*_heading(cells.get("title", ""), text), text)) + "\n"
    said = [
        Said(kind, cells[kind], f"column {column}")
        for kind, column in columns.items()
        if kind != "text" and cells.get(kind)
    ]
    return converted(replace(file, name=name, data=text.encode()), text, [(0, Place(row=row.number))], said)


def _heading(title: str, text: str) -> list[str]:
    """The title, if the text does not begin with it."""
    head = "".join(text[:_NEAR_HEAD].split())
    return [title] if title and "".join(title.split()) not in head else []


def _known(file: File, row: Row, cells: Mapping[str, str]) -> KnownPolicy | None:
    fields = {"title": cells.get("title", ""), "number": cells.get("number", ""), "bodies": cells.get("bodies", "")}
    fields["signed"] = cells.get("signed") or cells.get("published", "")
    return known_policy_of(fields, f"{file.shown}: row {row.number}")


def _rows(file: File) -> Iterator[Row]:
    suffix = file.suffix
    if suffix in (".csv", ".tsv"):
        return _of_csv(file, "\t" if suffix == ".tsv" else None)
    if suffix in (".jsonl", ".ndjson"):
        return _of_json_lines(file)
    return _of_json(file) if suffix == ".json" else _of_sheets(file)


@contextmanager
def _long_cells() -> Iterator[None]:
    """The module csv reads no cell of more than 128 KiB, less than a long policy has."""
    former = csv.field_size_limit(_MOST_OF_A_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(former)


def _of_csv(file: File, delimiter: str | None) -> Iterator[Row]:
    text, _ = decode(file.shown, file.data)
    text, above = _without_caption(text.removeprefix("\ufeff"), delimiter)
    mark = delimiter or _delimiter(text)
    with _long_cells():
        printed: deque[str] = deque(maxlen=1)
        rows = csv.reader(_remembered(text, printed), delimiter=mark, strict=False)
        names: list[str] = []
        number = above
        while True:
            number += 1
            before = rows.line_num
            try:
                row = next(rows, None)
            except csv.Error as error:
                if not names or rows.line_num > before + 1 or printed[-1].count('"') % 2:
                    # nobody knows where the next row begins
                    raise InputError(f"{file.shown}: row {number}: not CSV ({error}); mend it there") from None
                yield Row(number, dict.fromkeys(names, ""), f"not CSV ({error}); mend it there")
                continue
            if row is None:
                return
            if not names:
                names = [name.strip() for name in row]
            elif any(row):
                yield Row(number, dict(zip_longest(names, row[: len(names)], fillvalue="")))


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",\t;|", key=lambda one: (head.count(one), one == ","))


def _without_caption(text: str, delimiter: str | None) -> tuple[str, int]:
    """The text of a table from the names of its columns on, and how many lines stand over them."""
    lines = text.split("\n", _CAPTION_ROWS)[:_CAPTION_ROWS]
    rows = [[name.strip('"\r ') for name in line.split(delimiter or _delimiter(line))] for line in lines]
    above = _head_at(rows)
    return text.split("\n", above)[-1], above


def _remembered(text: str, printed: deque[str]) -> Iterator[str]:
    """The lines of a text, the one that was given last at hand in `printed`."""
    for line in io.StringIO(text, newline=""):
        printed.append(line)
        yield line


def _of_json_lines(file: File) -> Iterator[Row]:
    text, _ = decode(file.shown, file.data)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield Row(number, _cells(file, _parsed(file, line, number), number))


def _of_json(file: File) -> Iterator[Row]:
    """The objects of a list, or of the first list in an object: {"data": [{…}, …]}."""
    text, _ = decode(file.shown, file.data)
    found = _parsed(file, text.removeprefix("\ufeff"), 1)
    if isinstance(found, dict):
        lists = [one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
        found = lists[0] if lists else [found]
    if not isinstance(found, list):
        raise InputError(f"{file.shown}: no list of objects in it; give one object a document")
    for number, one in enumerate(found, 1):
        yield Row(number, _cells(file, one, number))


def _parsed(file: File, text: str, number: int) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file.shown}: row {number}: not JSON ({' '.join(str(error).split())}); mend it") from None
    return found


def _cells(file: File, one: object, number: int) -> dict[str, str]:
    if not isinstance(one, dict):
        raise InputError(f"{file.shown}: row {number}: no object with names and values; give one object a document")
    return {str(name): _shown(value) for name, value in one.items()}


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _of_sheets(file: File) -> Iterator[Row]:
    """The rows of the first sheet that has some; dates as ISO 8601."""
    import python_calamine

    from kg.read.formats.bounds import checked_zip

    if file.suffix != ".xls":
        checked_zip(file)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        sheet = next((one for one in map(book.get_sheet_by_name, book.sheet_names) if one.height > 1), None)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        what = " ".join(str(error).split())
        raise InputError(f"{file.shown}: no sheet that can be read ({what}); save it as .xlsx again") from None
    if sheet is None:
        return
    assert sheet.start is not None  # where there are rows, they begin somewhere
    if sheet.height > _MOST_ROWS:
        raise InputError(f"{file.shown}: {sheet.height} rows are more than {_MOST_ROWS}; cut it in parts")
    printed = sheet.to_python()
    head = _head_at([[str(cell) for cell in row] for row in printed[:_CAPTION_ROWS]])
    names = [str(cell).strip() for cell in printed[head]]
    for number, row in enumerate(printed[head + 1 :], sheet.start[0] + head + 2):
        cells = [_of_cell(cell) for cell in row]
        if any(cells):
            yield Row(number, dict(zip(names, cells, strict=False)))


def _head_at(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows has the names of the columns: over them may stand what the table is called."""
    named = (at for at, row in enumerate(rows) if {"title", "text"} & {kind_of(name) for name in row})
    return next(named, 0)


def _of_cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
