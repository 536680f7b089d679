"""The numbers that Word puts before paragraphs by itself: 第一条, 一、, （一）, 1.

In: a document of Word. Out: the label of a paragraph, as Word shows it. Text that others copy has these numbers; the
paragraph in the file does not.
"""

from __future__ import annotations

import re
from typing import Any

from kg.language.numerals import chinese

# what the names of WordprocessingML begin with
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographTraditional",
        "taiwaneseCountingThousand",
    )
)


class Numbering:
    """Counts the paragraphs of each list, in their order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles: dict[str, tuple[str | None, int]] = {}
        root = next(
            (one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering")),
            None,
        )
        if root is not None:
            self._read(root.element)
        self._read_styles(document.styles.element)

    def label(self, paragraph: Any) -> str:
        """Return the label of the next paragraph, or nothing."""
        properties = paragraph.find(f"{W}pPr")
        listed, level = self._list_of(properties)
        if listed is None or listed == "0" or (listed, level) not in self._levels_of(listed):
            return ""
        counts = self._counts.setdefault(self._lists[listed], [0] * 9)
        kind, text, first = self._levels[self._lists[listed], level]
        counts[level] = counts[level] + 1 if counts[level] else first
        counts[level + 1 :] = [0] * (8 - level)
        return "" if kind in ("bullet", "none") else _LEVEL.sub(lambda found: self._shown(listed, found, counts), text)

    def _levels_of(self, listed: str) -> set[tuple[str, int]]:
        abstract = self._lists.get(listed)
        return {(listed, level) for named, level in self._levels if named == abstract}

    def _shown(self, listed: str, found: re.Match[str], counts: list[int]) -> str:
        at = int(found[1]) - 1
        kind, _, first = self._levels.get((self._lists[listed], at), ("decimal", "", 1))
        number = counts[at] or first
        return chinese(number) if kind in _CHINESE else str(number)

    def _list_of(self, properties: Any) -> tuple[str | None, int]:
        if properties is None:
            return None, 0
        own = _numbered(properties)
        if own[0] is not None:
            return own
        style = properties.find(f"{W}pStyle")
        return self._styles.get(style.get(f"{W}val"), (None, 0)) if style is not None else (None, 0)

    def _read(self, root: Any) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                at = int(level.get(f"{W}ilvl"))
                kind, text, first = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                self._levels[abstract.get(f"{W}abstractNumId"), at] = kind or "decimal", text or "", int(first or 1)
        for listed in root.iter(f"{W}num"):
            self._lists[listed.get(f"{W}numId")] = _value(listed, "abstractNumId") or ""

    def _read_styles(self, root: Any) -> None:
        for style in root.iter(f"{W}style"):
            properties = style.find(f"{W}pPr")
            if properties is not None:
                self._styles[style.get(f"{W}styleId")] = _numbered(properties)


def _numbered(properties: Any) -> tuple[str | None, int]:
    number = properties.find(f"{W}numPr")
    return (None, 0) if number is None else (_value(number, "numId"), int(_value(number, "ilvl") or 0))


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{W}{name}")
    return found.get(f"{W}val") if found is not None else None
