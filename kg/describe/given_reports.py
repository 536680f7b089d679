"""Reports given to a congress: who gives them, and whose they are (国务院总理 …: 我代表国务院，向大会作政府工作报告).

In: the first lines under a title, and the region at home. Out: `GivenReport`, or None for any other text; the title of
a report without the meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.describe.lines import Line
from kg.language.bodies import Body, parse_bodies
from kg.language.dates import find_date
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, administrative
from kg.language.title import Title
from kg.vocabulary.forms import Form

_HEAD = 8
_HAN = r"[\u4e00-\u9fff]"
# a line, or what follows the day in a line that the layout has joined with the greeting
_GIVER = Form(
    rf"(?:^|\d{_HAN}[）)]?){_HAN}{{0,20}}?⟨speech/head-of-body⟩[ 　:：]{{0,4}}"
    rf"(?P<name>{_HAN}{{2,4}}?|{_HAN} {{1,2}}{_HAN}|[\u4e00-\u9fff·]{{5,14}}?)(?=$|⟨speech/salutation⟩)"
)
_AT_MEETING = Form(rf"^{_HAN}{{5,44}}?⟨speech/meeting⟩(?P<title>[^《》]+)$")
_ON_BEHALF = Form("⟨speech/on-behalf⟩(?P<body>[^，,。；]{2,30}?)[，,]?⟨speech/to-congress⟩")


@dataclass(frozen=True, slots=True)
class GivenReport:
    """Who gives it and on which day, None where no line says so; the bodies whose report it is; the region whose
    congress hears it; the lines that say who, when and whose."""

    speaker: str | None
    day: date | None
    bodies: tuple[Body, ...]
    home: str
    speaker_line: Line
    day_line: Line
    body_line: Line


def given_report(lines: Sequence[Line], home: str) -> GivenReport | None:
    """Return what the head of a report says of who gives it.

    Parameters
    ----------
    lines : sequence of Line
        The lines around the title.
    home : str
        IRI of the region whose authorities speak, the nation where nothing told.
    """
    head = [line.text for line in lines[:_HEAD]]
    at, behalf = next(((at, m) for at, text in enumerate(head) if (m := _ON_BEHALF.search(text))), (0, None))
    if behalf is None:
        return None
    over = [*head[:at], head[at][: behalf.start()]]
    if home == NATION:
        named = (mention.iri for text in over for mention in find_regions(text, None))
        home = next((iri for iri in named if administrative(iri)), NATION)
    own = lines[at]
    giver, gives = next(((m, line) for m, line in zip(map(_GIVER.search, over), lines, strict=False) if m), (None, own))
    day, dated = next(((day, line) for day, line in zip(map(find_date, over), lines, strict=False) if day), (None, own))
    speaker = "".join(giver["name"].split()) if giver else None
    return GivenReport(speaker, day, tuple(parse_bodies(behalf["body"], home)), home, gives, dated, own)


def without_meeting(title: Title) -> Title:
    """Return the title of a report less the meeting at which it is given: 在示例会议上的示例工作报告.

    What is only a kind without its meeting (在示例会议上的报告) keeps it.
    """
    found = _AT_MEETING.match(title.text)
    report = Title.of(found["title"]) if found else title
    return report if report.ending and report.text != report.ending else title
