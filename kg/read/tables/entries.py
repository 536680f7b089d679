"""Policy tables and meeting tables: their rows as facts.

In: `CleanText`. Out: `CatalogueRow`s and `MeetingRow`s with their place in the source. `kg.read.tables.printed` finds
the tables, `kg.read.tables.rows` their rows and cells; here cells become fields: titles and bodies without the spaces
of typesetting, and the region whose bodies are meant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TypedDict

from kg.language.bodies import BodyMention, find_bodies, parse_bodies
from kg.language.numerals import COUNTS, HUNDRED
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, kind_word, level_of, regions
from kg.language.title import Title
from kg.read.clean_text import CleanText
from kg.read.tables.cells import LOCAL, act, without_spaces
from kg.read.tables.printed import PrintedTable, find_tables
from kg.read.tables.rows import Row, rows_of
from kg.vocabulary.forms import Form

_FEWEST_TYPED = 0.5
_OPEN_END = Form(rf"⟨body/and-others⟩(?:\d+|[{COUNTS}]+)?个?⟨body/group⟩?$")
_BETWEEN = " 　、，；,;/\n和及与（）()"
_MEETING = Form("(?P<left>.*?)(?P<chair>⟨meeting-cue/chair⟩)?⟨meeting-cue/convene⟩(?P<right>.*)")
_SESSION = Form(rf"第?[\d{COUNTS}{HUNDRED}]+次|⟨meeting-cue/session⟩")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """What rows of both kinds of table have.

    `date` is ISO 8601. `start` and `end` are 0-based offsets into the source, `first_line` and `last_line` its 1-based
    lines. `table` is the caption of the table, empty if it has none; `region` is the IRI of the region whose bodies
    these are, None where nothing tells.
    """

    date: str
    title: str
    summary: str
    start: int
    end: int
    first_line: int
    last_line: int
    table: str
    region: str | None

    @property
    def named(self) -> Title:
        """Its title, taken apart."""
        return Title.of(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow(TableRow):
    """One row of a policy table.

    `title` keeps one space between joint issuers; `bodies_as_written` are the names in the cell, without white space
    and without 等.
    """

    category: str
    bodies_as_written: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow(TableRow):
    """One row of a meeting table.

    `body_as_written` is the body that met, as the title names it (国务院, 省政府), else empty.
    """

    body_as_written: str


def table_rows(clean: CleanText) -> tuple[tuple[CatalogueRow, ...], tuple[MeetingRow, ...]]:
    """Return the rows of the policy tables and of the meeting tables, each in the order of the text.

    Parameters
    ----------
    clean : CleanText
        A compilation as laid out.
    """
    tables = tuple(find_tables(clean))
    return _of_catalogues(tables), _of_meetings(tables)


def _of_catalogues(tables: Iterable[PrintedTable]) -> tuple[CatalogueRow, ...]:
    found: list[CatalogueRow] = []
    for table in tables:
        if "title" in table.kinds:
            rows = [_catalogue_row(row, table) for row in rows_of(table)]
            # lists of projects have dates and names too; names of documents end in their kind
            if sum(row.named.ending is not None for row in rows) >= _FEWEST_TYPED * len(rows):
                found += rows
    return tuple(found)


def _of_meetings(tables: Iterable[PrintedTable]) -> tuple[MeetingRow, ...]:
    found: list[MeetingRow] = []
    for table in tables:
        if "event" in table.kinds:
            found += _with_shared_regions([_meeting_row(row, table) for row in rows_of(table)])
    return tuple(found)


def _title(text: str) -> str:
    """A title without the spaces of typesetting, and with one space between joint issuers."""
    title = without_spaces(text)
    found = act(title)
    head = title[: found.start()] if found else ""
    cuts = [two.start for one, two in pairwise(find_bodies(head, None)) if one.end == two.start]
    for cut in reversed(cuts):
        title = title[:cut] + " " + title[cut:]
    return title


def _summary(row: Row, table: PrintedTable) -> str:
    """A summary, its lines joined: a line that is not full and ends a sentence ends a paragraph."""
    text = ""
    for piece in row.cells.get("summary", ()):
        text += piece.text
        if piece.is_finished and piece.width < table.wide - 2:
            text += "\n"
    return "\n".join(without_spaces(line) for line in text.strip().split("\n"))


def _names(text: str, home: str | None) -> tuple[str, ...]:
    """The bodies named in a cell, as written."""
    parts = text.split()
    if len(parts) > 1 and all(parse_bodies(part, home) for part in parts):
        return tuple(dict.fromkeys(name for part in parts for name in _names(part, home)))
    written = without_spaces(text)
    if not parse_bodies(written, home):
        return (written,) if written else ()
    names: list[str] = []
    position = 0
    for mention in (*find_bodies(written, home), None):
        gap = written[position : mention.start if mention else len(written)].strip(_BETWEEN)
        gap = _OPEN_END.sub("", gap).strip(_BETWEEN)
        names += [gap] if gap else []
        if mention:
            names.append(written[mention.start : mention.end])
            position = mention.end
    return tuple(dict.fromkeys(names))


def _catalogue_row(row: Row, table: PrintedTable) -> CatalogueRow:
    title, summary = _title(row.text("title")), _summary(row, table)
    written = without_spaces(row.text("bodies"))
    region = _region(written or title, row.text("region") + title, summary, _hosts(row, table))
    return CatalogueRow(
        category=without_spaces(row.text("category")).replace("//", "/"),
        bodies_as_written=_names(row.text("bodies"), region),
        date=row.date,
        title=title,
        summary=summary,
        region=region,
        **_place(row, table),
    )


def _meeting_row(row: Row, table: PrintedTable) -> MeetingRow:
    title, summary = without_spaces(row.text("event")), _summary(row, table)
    body = without_spaces(row.text("bodies")) or _body_that_met(title)
    return MeetingRow(
        body_as_written=body,
        date=row.date,
        title=title,
        summary=summary,
        region=_region(body, row.text("region") + title, summary, _hosts(row, table)),
        **_place(row, table),
    )


class _Place(TypedDict):
    """Where a row stands, as the fields of `TableRow`."""

    start: int
    end: int
    first_line: int
    last_line: int
    table: str


def _place(row: Row, table: PrintedTable) -> _Place:
    lines = [piece.line for piece in row.pieces]
    return {
        "start": row.start,
        "end": row.end,
        "first_line": min(lines),
        "last_line": max(lines),
        "table": table.caption,
    }


def _body_that_met(title: str) -> str:
    """国务院 in 某某主持召开国务院常务会议; 重庆市政府 in 重庆市政府召开第170次常务会议."""
    found = _MEETING.match(title)
    if found is None:
        return _SESSION.compiled.split(title)[0]
    if found["chair"] is None:
        return found["left"]
    return _SESSION.compiled.split(found["right"])[0]


def _hosts(row: Row, table: PrintedTable) -> tuple[str, ...]:
    """The hosts of the addresses printed after the row and before the next page."""
    pieces = table.pieces
    following = bisect_right(pieces, row.pieces[-1].page, key=lambda piece: piece.page)
    first = bisect_right(table.addresses, row.start, key=itemgetter(0))
    stop = bisect_left(table.addresses, pieces[following].start, key=itemgetter(0)) if following < len(pieces) else None
    return tuple(host for _, host in table.addresses[first:stop])


def _region(written: str, title: str, summary: str, hosts: Sequence[str]) -> str | None:
    """Whose bodies are meant: the region that they begin with; for 省 the one the row tells of."""
    first = find_regions(written, None)
    if first and first[0].start == 0:
        return first[0].iri
    local = LOCAL.match(written)
    if local is None:
        return NATION if any(_is_national(mention) for mention in find_bodies(written, None)) else None
    for candidates in (
        [mention.iri for mention in find_regions(title, None)],
        [iri for host in hosts for iri in _regions_of_host(host)],
        [mention.iri for mention in find_regions(summary, None)],
    ):
        fitting = Counter(iri for iri in candidates if kind_word(iri) == local[1])
        if fitting and list(fitting.values()).count(max(fitting.values())) == 1:
            return fitting.most_common(1)[0][0]
    return None


def _is_national(mention: BodyMention) -> bool:
    return mention.body.territory == NATION


def _regions_of_host(host: str) -> list[str]:
    """The province whose ISO 3166-2 code is a label of a host name: www.nx.gov.cn -> CN-NX."""
    return [iri for label in host.split(".")[:-2] if (iri := _provinces_by_code().get(label.upper()))]


@cache
def _provinces_by_code() -> Mapping[str, str]:
    return {
        notation.removeprefix("CN-"): iri
        for iri, concept in regions().items()
        if level_of(iri) == "province"
        for notation in concept.notations
        if notation.startswith("CN-")
    }


def _with_shared_regions(rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    """Rows of one title (one chair, one session) are of one region, which one of them may tell."""
    known: dict[str, set[str]] = {}
    for row in rows:
        if row.region:
            known.setdefault(row.title, set()).add(row.region)
    return [
        replace(row, region=min(known[row.title])) if row.region is None and len(known.get(row.title, ())) == 1 else row
        for row in rows
    ]
