"""Whose target a number is, where the text names another region or a company before it.

In: the squeezed text of one document and the region at home. Out: `Owner`s: the last region or enterprise that begins
a clause of the sentence before the number (到2025年，示例区森林覆盖率达到…); it holds for what follows, up to
the next one. Several regions in a row are nobody's own, and the region at home needs no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.targets.headings import content_start
from kg.annotate.targets.target import Owner
from kg.annotate.targets.words import JOINED, LISTED, WORDS
from kg.language.bodies import find_bodies
from kg.language.dates import FULL_YEAR, PLAN_NAME
from kg.language.region_mentions import find_home_regions, find_regions, region_at_head
from kg.language.regions import lacks_its_kind
from kg.vocabulary.namespaces import ID

_ENTERPRISE = ID + "classification/enterprise"
_BREAKS = "，,；;：:。\n"
_YEAR = rf"⟨by-then⟩?(?:{FULL_YEAR}\D|{PLAN_NAME})⟨year-rest⟩?"
_LEAD = rf"(?:{_YEAR}|⟨lead-in obligation owner-lead⟩)*"
_PART = r"[\u4e00-\u9fff]{0,4}⟨place-part⟩"
_SHORT_NAMES = (3, 2)
_BETWEEN = "、"
_Named = tuple[int, int, Owner | None]


class Owners:
    """Asked whose the numbers of one text are; each sentence with a number is read once."""

    def __init__(self, text: str, home: str | None) -> None:
        self._text, self._home = text, home
        self._read: tuple[int, list[_Named]] = (-1, [])

    def of(self, start: int, end: int, at: int, section: Owner | None = None) -> Owner | None:
        """Return whose a number is; None for the home of the text.

        Parameters
        ----------
        start, end : int
            Offsets of the sentence.
        at : int
            Where the number begins.
        section : Owner or None
            Under whose name the sentence stands.
        """
        if self._read[0] != start:
            self._read = (start, list(self._leading(start, end)))
        before = [owner for begin, _, owner in self._read[1] if begin < at]
        return before[-1] if before else section

    def _leading(self, start: int, end: int) -> Iterator[_Named]:
        """The names that begin a clause, alone."""
        sentence = self._text[start:end]
        named = sorted(self._named(sentence), key=lambda one: (one[0], -one[1]))
        for place, (begin, stop, owner) in enumerate(named):
            if place and named[place - 1][1] > begin:
                continue
            whose = _begins_clause(sentence, begin) and not _only_acted_on(sentence, begin)
            whose = whose or _has_its_number(sentence, begin, stop)
            if whose and not _in_a_row(sentence, named[place:]):
                yield start + begin, start + stop, owner

    def _named(self, sentence: str) -> Iterator[_Named]:
        for region in (*find_regions(sentence, self._home), *find_home_regions(sentence, self._home)):
            own = region.iri == self._home
            yield region.start, region.end, None if own else Owner(region=region.iri)
        for mention in find_bodies(sentence, self._home):
            if mention.body.classification == _ENTERPRISE:
                yield mention.start, mention.end, Owner(body=mention.body)


def _begins_clause(sentence: str, at: int) -> bool:
    lead = sentence[_clause_around(sentence, at)[0] : at]
    return WORDS.pattern(_LEAD).fullmatch(lead[content_start(lead, 0) :]) is not None


def _has_its_number(sentence: str, begin: int, stop: int) -> bool:
    """Whether a name is one of a list, each before its number: 甲市60万亩、乙市85万亩."""
    return sentence[begin - 1 : begin] in LISTED and sentence[stop : stop + 1].isdecimal()


def _only_acted_on(sentence: str, at: int) -> bool:
    """Whether a verb stands before a name, and no number behind it: 实现示例市通高速 says nothing of what follows."""
    begin, end = _clause_around(sentence, at)
    numberless = not any(character.isdigit() for character in sentence[at:end])
    return numberless and WORDS.pattern("⟨lead-in owner-lead⟩$").search(sentence, begin, at) is not None


def _clause_around(sentence: str, at: int) -> tuple[int, int]:
    ends = [end for mark in _BREAKS if (end := sentence.find(mark, at)) >= 0]
    return max(sentence.rfind(mark, 0, at) for mark in _BREAKS) + 1, min(ends, default=len(sentence))


def _in_a_row(sentence: str, named: Sequence[_Named]) -> bool:
    """Whether the next name stands right behind the first, joined to it."""
    if len(named) < 2:
        return False
    (_, stop, _), (begin, _, _) = named[:2]
    return begin > stop and WORDS.pattern(JOINED).fullmatch(sentence, stop, begin) is not None


def owner_in(name: str, home: str | None) -> Owner | None:
    """Return whose an indicator of a table is that begins with the name of another region."""
    first = region_at_head(name, home)
    return Owner(region=first.iri) if first and first.iri != home else None


def of_place(place: str, subject: str, home: str | None) -> str | None:
    """Return what is measured where a clause names its place alone: 山西省控制在… behind 河北省用水总量 is 山西省用水
    总量. None where more than a place is named, or nothing was measured before.
    """
    begin, end = _place_at_head(place, home)
    if (begin or end != len(place)) and not lacks_its_kind(place):
        return None
    _, stop = _place_at_head(subject, home)
    if not stop:
        stop = next((end for end in _SHORT_NAMES if lacks_its_kind(subject[:end])), 0)
    return place + subject[stop:] if subject[stop:] and not is_place(subject, home) else None


def is_place(name: str, home: str | None) -> bool:
    """Whether a name says only where: regions one after the other, a kind of place (农村), a part of one (南部山区)."""
    if WORDS.pattern(_PART).fullmatch(name) or lacks_its_kind(name):
        return True
    while name:
        begin, end = _place_at_head(name, home)
        if begin or not end:
            return False
        name = name[end:].lstrip(_BETWEEN)
    return True


def beyond_place(name: str, home: str | None) -> str:
    """What a name says behind the place with which it begins; empty for a name that begins with none."""
    begin, end = _place_at_head(name, home)
    return "" if begin else name[end:] if end else ""


def _place_at_head(name: str, home: str | None) -> tuple[int, int]:
    """Where the place ends with which a name begins; 0, 0 for none."""
    whole = WORDS.pattern("(?:⟨place-total⟩|⟨place-kind⟩)(?!⟨region/not-a-kind⟩)").match(name)
    if whole:
        return whole.span()
    first = region_at_head(name, home)
    return (0, first.end) if first else (0, 0)
