"""What a file says of its document beside the text, against what the text says.

In: a `Description`, and the `Said`s of its source. Out: the description with what the text does not say, and a
conflict, with both places, for what the text contradicts. The text is kept: properties of files are left over from
other files, and cells of tables are filled in by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kg.describe.description import Description
from kg.describe.header import Conflict
from kg.describe.lines import ADDRESS
from kg.describe.origins import CONTAINER, Fact, Origin
from kg.describe.territory import jurisdiction_of
from kg.language.bodies import certain, parse_bodies
from kg.language.dates import find_date
from kg.language.numbers import parse_number
from kg.language.title import Title
from kg.read.places import Said
from kg.read.segment import Segment
from kg.read.source import Source


def completed(described: Description, source: Source, segment: Segment, alone: bool) -> Description:
    """Return a description with what its file says beside the text.

    Parameters
    ----------
    described : Description
        What the text says.
    source : Source
        The file; a text file says nothing beside its text.
    segment : Segment
        Where the document stands in it.
    alone : bool
        Whether it is the only document of the file: else nobody knows of which one the file speaks.
    """
    if not source.said or not alone:
        return described
    conflicts = []
    for said in source.said:
        before = described
        described, kept = _STEPS.get(said.about, _nothing)(before, said)
        told = Origin(CONTAINER, said.value, segment.first_line, said.place)
        described = replace(described, origins=(*described.origins, *_added(before, described, told)))
        if kept:
            conflicts.append(_conflict(source, segment, said, kept))
    return replace(described, conflicts=(*described.conflicts, *conflicts))


def _added(before: Description, after: Description, told: Origin) -> Iterator[Fact]:
    """The facts that a description has now and had not before."""
    for about in ("number", "signed", "published", "jurisdiction"):
        value = getattr(after, about)
        if value is not None and getattr(before, about) is None:
            yield Fact.of(about, value, told)
    if not before.bodies:
        yield from (Fact.of("bodies", body, told) for body in after.bodies)


# the description, and what it keeps against what the file says: as written, the first to be shown, or a day
_Kept = tuple[str, ...] | date
_Step = tuple[Description, "_Kept"]


def _nothing(described: Description, said: Said) -> _Step:
    return described, ()


def _title(described: Description, said: Said) -> _Step:
    own, other = Title.of(described.title), Title.of(said.value)
    if other.type is None or own.folded in other.folded or other.folded in own.folded:
        return described, ()
    return described, (described.title,)


def _number(described: Description, said: Said) -> _Step:
    number = parse_number(said.value)
    if number is None or described.kind != "policy":
        return described, ()
    if described.number is None:
        return replace(described, number=number), ()
    return described, () if number.text == described.number.text else (described.number.text,)


def _bodies(described: Description, said: Said) -> _Step:
    bodies = certain(parse_bodies(said.value, described.home))
    if not bodies or described.kind != "policy":
        return described, ()
    if not described.bodies:
        title = Title.of(described.title)
        place = described.jurisdiction or jurisdiction_of(bodies, described.home, title, described.force)
        return replace(described, bodies=bodies, jurisdiction=place), ()
    own = [body.name for body in described.bodies]
    return described, () if {body.name for body in bodies} & set(own) else ("、".join(own), *own)


def _signed(described: Description, said: Said) -> _Step:
    day = find_date(said.value)
    if day is None or described.signed == day:
        return described, ()
    return (described, described.signed) if described.signed else (replace(described, signed=day), ())


def _published(described: Description, said: Said) -> _Step:
    day = find_date(said.value)
    if day is None or day in (described.published, described.signed):
        return described, ()
    if described.signed and day < described.signed:
        return described, described.signed
    if described.published and said.place.startswith("column"):
        return described, described.published
    given = described.signed or described.published
    return (described if given else replace(described, published=day)), ()


def _source(described: Description, said: Said) -> _Step:
    if not ADDRESS.fullmatch(said.value):
        return described, ()
    return replace(described, sources=tuple(dict.fromkeys((*described.sources, said.value)))), ()


_STEPS: Mapping[str, Callable[[Description, Said], _Step]] = {
    "title": _title,
    "number": _number,
    "bodies": _bodies,
    "signed": _signed,
    "published": _published,
    "source": _source,
}


def _conflict(source: Source, segment: Segment, said: Said, kept: _Kept) -> Conflict:
    """The conflict, with the line on which the text has what is kept, and the place in the file that says otherwise."""
    lines = _lines(source, segment)
    line = next((number for number, text in lines if _stands(kept, text)), segment.first_line)
    return Conflict(said.about, str(kept) if isinstance(kept, date) else kept[0], said.value, line, said.place)


def _stands(kept: _Kept, text: str) -> bool:
    return find_date(text) == kept if isinstance(kept, date) else any(one in text for one in kept)


def _lines(source: Source, segment: Segment) -> Iterator[tuple[int, str]]:
    """The lines of a document without white space, with their numbers."""
    ends = (*source.line_starts[1:], len(source.text))
    for number in range(segment.first_line, segment.last_line + 1):
        yield number, "".join(source.text[source.line_starts[number - 1] : ends[number - 1]].split())
