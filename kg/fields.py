"""The fields of a header block: 发文机关：… 发文字号：…

In: a line. Out: its fields, each with its kind and value. The names of the fields stand in `header-fields.ttl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.vocabulary import load


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One field: `kind` is bodies, number, published, signed, effective, expires, index, subject or title; `at` the
    0-based offset at which it begins in the line."""

    kind: str
    value: str
    at: int


@cache
def _kinds() -> dict[str, str]:
    return {
        label: concept.iri.rsplit("/", 1)[1]
        for concept in load("header-fields.ttl").values()
        for label in (concept.pref_label, *concept.alt_labels)
    }


@cache
def _pattern() -> re.Pattern[str]:
    # 文 号 and 索 引 号 are set with spaces; a second field on a line follows white space
    names = "|".join(r"\s{0,3}".join(name) for name in sorted(_kinds(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:^|(?<=\s))[【\[]?({names})[】\]]?\s?[:：]")


def field_kind(name: str) -> str | None:
    """Return the kind of field that a name stands for (文号 -> number), or None."""
    return _kinds().get("".join(name.split()))


def header_fields(line: str) -> list[HeaderField]:
    """Return the fields of a line, () where it begins with none.

    Parameters
    ----------
    line : str
        One paragraph of clean text; several fields may stand on it.
    """
    if "：" not in line[:16] and ":" not in line[:16]:
        return []
    found = list(_pattern().finditer(line))
    if not found or found[0].start() != 0:
        return []
    ends = [*(f.start() for f in found[1:]), len(line)]
    return [
        HeaderField(_kinds()["".join(f[1].split())], line[f.end() : end].strip(), f.start())
        for f, end in zip(found, ends, strict=True)
    ]
