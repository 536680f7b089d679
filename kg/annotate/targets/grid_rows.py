"""The rows of tables whose cells are marked by pipes, as lines of a text or pages and documents of Word leave them.

In: clean text of one document. Out: `Row`s, and what a cell holds: a value, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.annotate.targets.target import Target
from kg.annotate.targets.words import WORDS
from kg.language.dates import PLAN, plan_end
from kg.language.numerals import SCALES
from kg.language.spaces import LINE

SPACE = re.compile(r"\s+")
FEWEST_CELLS = 2
LONGEST_CELL = 40
_TAG = re.compile(r"<[^>]{1,200}>")
_RULE = re.compile(r"[\s|:\-—]*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SET = re.compile(r"[<\s①-⑳*]")  # what a cell may hold that is not its text
_MARK = re.compile(r"[①-⑳*]")
_AFTER = "⟨post-least post-most post-about⟩"
_VALUE = (
    r"[（(\[〔{]?(?:(?:⟨compare⟩(?P<base>(?:19|20)\d\d)\D)?(?:(?P<rise>⟨rise⟩)|(?P<fall>⟨fall⟩)))?"
    r"(?P<sign>≥|≤|>|<|⟨at-least at-most above below pre-about⟩)?[{〔\[]?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"(?P<unit>[{SCALES}]*⟨unit measure⟩|[{SCALES}]+)?(?P<inside>{_AFTER})?[）)\]〕}}]?(?P<after>{_AFTER})?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `start` and `end` are 0-based offsets of it in the text."""

    start: int
    end: int
    cells: tuple[str, ...]


def clean(cell: str) -> str:
    """Return the text of a cell without marks and spaces."""
    if _SET.search(cell) is None:
        return cell.strip("|")
    return SPACE.sub("", _MARK.sub("", _TAG.sub("", cell))).strip("|")


def pipe_rows(text: str) -> Iterator[Row]:
    """Yield the lines of a text that are rows between pipes, but for those that only draw a line."""
    for line in LINE.finditer(text) if "|" in text else ():
        written = line[0].strip()
        if written.count("|") >= FEWEST_CELLS and not _RULE.fullmatch(written):
            inside = written.removeprefix("|").removesuffix("|")
            yield Row(line.start(), line.end(), tuple(clean(cell) for cell in inside.split("|")))


def value_in(cell: str) -> re.Match[str] | None:
    """Return the number that a cell holds and nothing else; groups sign, value, unit, after, and those of a change
    (比2015年降低10%): rise, fall and base, the year that it is measured against."""
    return WORDS.pattern(_VALUE).fullmatch(cell)


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing, or a dash."""
    return not cell.strip("—-－/")


def comparator(cell: re.Match[str]) -> str:
    """Return how the number of a cell is meant: ≥ ≤ > < ≈ =, Δ+ and Δ- for a change."""
    if cell["rise"] or cell["fall"]:
        return "Δ+" if cell["rise"] else "Δ-"
    sign, after = cell["sign"] or "", cell["after"] or cell["inside"] or ""
    for words, meant in (
        (("at-least", "post-least"), "≥"),
        (("at-most", "post-most"), "≤"),
        (("above",), ">"),
        (("below",), "<"),
        (("pre-about", "post-about"), "≈"),
    ):
        if any(mark and mark in WORDS[name] for name in words for mark in (sign, after)):
            return meant
    return "="


def year_in(cell: str) -> int | None:
    """Return the year that the head of a column names, or the last year of the plan that it names."""
    years = _YEAR.findall(cell)
    plan = PLAN.search(cell)
    return int(years[-1]) if years else plan_end(plan[1]) if plan else None


def without_year(cell: str) -> str:
    """Return the head of a column without years and plans."""
    return PLAN.sub("", _YEAR.sub("", cell))


def part_of(row: Target, above: Target | None) -> Target:
    """A row of a part without the word that says so; it is measured as what stands above it: 其中：示例里程."""
    found = WORDS.pattern("⟨of-which⟩[：:]?").match(row.indicator)
    if found is None or found.end() == len(row.indicator):
        return row
    unit = row.unit or (above.unit if above else None)
    return replace(row, indicator=row.indicator[found.end() :], unit=unit)
