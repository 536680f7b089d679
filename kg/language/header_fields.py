"""The fields of a header block: 发文机关：… 发文字号：…

In: a line. Out: its fields, each with its kind and value. The names of the fields stand in `header-fields.ttl`. They
are followed by a colon or stand in 【】, or in a row of a table, where white space or | separates name and value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.numbers import parse_number
from kg.language.title_forms import type_ending
from kg.vocabulary.concepts import load

_ROW_LONGEST = 200
_LONGEST_NAME, _LONGEST_ENGLISH = 16, 24
_FIELD = re.compile(r"^[【\[|]?\s?[\u4e00-\u9fff](?:\s{0,3}[\u4e00-\u9fff]){1,7}\s?[】\]|]?\s?[：:|]\s?[^：:]{0,60}$")
# 【所属类别】国家法律法规: a label in brackets needs no colon
_BRACKETED = re.compile(r"^【\s?[\u4e00-\u9fff](?:\s{0,3}[\u4e00-\u9fff]){1,7}\s?】[^：:。]{0,60}$")
_TABLE_CELL = re.compile(r"\t|\|")
_SHORTEST_CLEAR_NAME = 3


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field: `kind` is bodies, number, published, signed, generated, effective, expires, index, subject or title;
    `at` the 0-based offset at which it begins in the line."""

    kind: str
    value: str
    at: int


@cache
def _labels() -> dict[str, str]:
    """The names of fields as they stand in the vocabulary, each with the kind of its field."""
    return {
        label.lower(): concept.iri.rsplit("/", 1)[1]
        for concept in load("header-fields.ttl").values()
        for label in (concept.pref_label, *concept.alt_labels)
    }


@cache
def _kinds() -> dict[str, str]:
    return {"".join(label.split()): kind for label, kind in _labels().items()}


@cache
def _names() -> str:
    # 文 号 and 索 引 号 are set with spaces
    names = sorted(_labels(), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name) if name.isascii() else r"\s{0,3}".join(name) for name in names)


@cache
def _pattern() -> re.Pattern[str]:
    # a second field on a line follows white space
    return re.compile(rf"(?:^|(?<=\s))(?:[【\[]?({_names()})[】\]]?\s?[:：]|【({_names()})】\s?)", re.IGNORECASE)


@cache
def _row_pattern() -> re.Pattern[str]:
    """Names in a row of a table: | 发文机关 | 国务院 |, or 发文机关 国务院."""
    return re.compile(rf"(?:^\|?|(?<=\|)|(?<=\s))\s?({_names()})(?:\s?\||\s)\s?")


def field_kind(name: str) -> str | None:
    """Return the kind of field that a name stands for (文号 -> number), or None."""
    return _kinds().get("".join(name.split()).lower())


def is_label(line: str) -> bool:
    """Whether a line has the form of a field, known or not: a short name, a colon, a value of one line or none.

    分类：核设施安全监管 says nothing that is asked for, and does not end the header block in which it stands.
    """
    found = _FIELD.match(line) or _BRACKETED.match(line)
    return found is not None and line[-1] not in "。；，"


def header_row(line: str) -> bool:
    """Whether a line of the source is a row of a header table: names and values by turns, a tab or | between them."""
    if "\t" not in line and "|" not in line:
        return False
    cells = [cell for cell in _TABLE_CELL.split(line[:_ROW_LONGEST]) if cell.strip()]
    return len(cells) > 1 and all(field_kind(cell) for cell in cells[::2]) and not field_kind(cells[1])


def header_fields(line: str) -> list[HeaderField]:
    """Return the fields of a line, () where it begins with none; one that nobody knows may stand before them.

    Parameters
    ----------
    line : str
        One paragraph of clean text; several fields may stand on it.
    """
    head = line[: _LONGEST_ENGLISH if line[:1].isascii() else _LONGEST_NAME]
    if "：" not in head and ":" not in head and line[:1] != "【":
        return _row_fields(line) if line[:1] == "|" or " " in head else []
    return list(_fields(line))


# each reader of a header block asks for the fields of its lines
@lru_cache(maxsize=1024)
def _fields(line: str) -> tuple[HeaderField, ...]:
    """The fields of a line that may begin with one."""
    found = list(_pattern().finditer(line))
    before = line[: found[0].start()].strip() if found else ""
    return tuple(_cut(line, found)) if found and (not before or is_label(before)) else ()


def _row_fields(line: str) -> list[HeaderField]:
    found = list(_row_pattern().finditer(line)) if len(line) <= _ROW_LONGEST and _row_pattern().match(line) else []
    found = [f for f in found if _is_clear(f, line)]
    fields = _cut(line, found) if found and found[0].start() == 0 else []
    # 发布部门 名称 主要内容 heads the columns of a table of policies
    return fields if all(field.value for field in fields) else []


def _is_clear(found: re.Match[str], line: str) -> bool:
    """Whether a name without a colon is one: 标题 and 文号 are everyday words and need a value of their kind."""
    if "|" in found[0] or len("".join(found[1].split())) >= _SHORTEST_CLEAR_NAME:
        return True
    value, kind = line[found.end() :], _kind_of(found)
    return type_ending(value) is not None if kind == "title" else kind == "number" and parse_number(value) is not None


def _cut(line: str, found: list[re.Match[str]]) -> list[HeaderField]:
    ends = [*(f.start() for f in found[1:]), len(line)]
    return [
        HeaderField(_kind_of(f), _value(line[f.end() : end]), f.start()) for f, end in zip(found, ends, strict=True)
    ]


def _value(text: str) -> str:
    """What stands behind a name, without the ends of a cell and the quotation marks of a front matter."""
    value = text.strip(" |\t")
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _kind_of(found: re.Match[str]) -> str:
    name = next(group for group in found.groups() if group)
    return _kinds()["".join(name.split()).lower()]
