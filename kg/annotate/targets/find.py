"""What is aimed at, how much of it and by when.

In: the clean text of one document. Out: `Target`s: indicator, comparator, value, unit, year, baseline.

Numbers are the anchors: what stands right before one (达到, 不低于, 下降, 新增 …) says whether it is a target, what
stands behind it (以上, 左右) how it is meant. The indicator is the subject before the verb, the object behind the
number (建成100个…基地), or the subject of the clause before. The year is that of the clause, of the sentence, of the
paragraph, under a heading of aims of the paragraphs before, or of the title of an annual plan. Numbers that report the
past, fines and subsidies are left out. The words stand in ontology/target-cues.ttl; tables are read in
`kg.annotate.targets.tables`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.annotate.targets.clause import TOLD, Clause, Sentence, Surroundings, Verb
from kg.annotate.targets.figures import may_hold_figures, plain_figures, plain_points
from kg.annotate.targets.fragments import said_before
from kg.annotate.targets.grids import read_grids
from kg.annotate.targets.headings import Headings
from kg.annotate.targets.indicator import Namer
from kg.annotate.targets.judge import Judge
from kg.annotate.targets.lists import is_of_another_year, joint_members, last_named, members
from kg.annotate.targets.names import name_in, says_nothing
from kg.annotate.targets.numbers import Number, find_counts, find_numbers, in_one_list
from kg.annotate.targets.objects import object_of
from kg.annotate.targets.owners import Owners, is_place, of_place, owner_in
from kg.annotate.targets.place_grids import read_place_grids
from kg.annotate.targets.places import measured_at
from kg.annotate.targets.sections import Sections
from kg.annotate.targets.tables import may_hold_tables, read_tables
from kg.annotate.targets.target import Target
from kg.annotate.targets.words import WORDS
from kg.annotate.targets.years import period_of_title, without_own_figures, written_in
from kg.language.dates import numeral
from kg.language.spaces import Squeezed, squeeze

# longer runs without a full stop are cut, so that the time to read a text grows with its length only
_SENTENCE = re.compile(r"[^。！？\n]{1,1500}")
_NATURE = r"[（(，](?:(?P<binding>⟨binding⟩)|⟨expected⟩)"
# a report says how far aims are met
_AIMS_FOLLOW = r"(?:(?!⟨past past-near⟩)[^，。；：:\n]){0,24}⟨goal-heading⟩⟨is⟩?[：:]"
_NATURE_REACH = 8
_YEARS_REACH = 24
_EVERY_REACH, _COUNT_REACH = 6, 20
_LONGEST_PLACE = 12
_RECENT = 8


def find_targets(text: str, day: date | None = None, home: str | None = None) -> list[Target]:
    """Return the targets of a document in the order of the text.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs are separated by line ends.
    day : date or None
        When it was signed or published, where that is known from elsewhere: years from then on are ahead.
    home : str or None
        IRI of the region whose text it is: targets of other regions say so.

    Raises
    ------
    KgError
        If ontology/target-cues.ttl is missing or is not Turtle.
    """
    plain = plain_figures(text)
    if not _may_aim(plain):
        return []
    present = day.year if day else written_in(text)
    period = period_of_title(plain)
    found = read_grids(plain, present or (period[0] if period else None))
    grids = tuple(found)
    found += [row for row in read_tables(plain) if not _covers(grids, row)]
    found = [replace(row, owner=owner_in(row.indicator, home)) for row in found]
    found += read_place_grids(plain, present, home)
    covered = sorted((cell.start, cell.end) for cell in found)
    starts = [start for start, _ in covered]
    for target in _Reader(_plain(squeeze(plain)), day, home).targets():
        near = bisect_left(starts, target.end) - 1
        if near < 0 or covered[near][1] <= target.start:
            found.append(target)
    found = [replace(one, indicator=name_in(one.indicator, of_row=one.rule == "table")) for one in found]
    return sorted(found, key=lambda target: (target.start, target.end, target.indicator))


def _may_aim(text: str) -> bool:
    """Whether a text has figures besides those of its day and its number, or may have a table."""
    rest = without_own_figures(text)
    return may_hold_figures(rest, 0, len(rest)) or may_hold_tables(text)


def _covers(found: Sequence[Target], row: Target) -> bool:
    """Whether targets in order, none overlapping, hold a part of another one."""
    near = bisect_left(found, row.end, key=lambda one: one.start) - 1
    return near >= 0 and found[near].end > row.start


def _plain(squeezed: Squeezed) -> Squeezed:
    """Without spaces, what was no point between figures may be one."""
    return Squeezed(plain_points(squeezed.text), squeezed.origin)


class _Reader:
    """Reads one squeezed text, sentence by sentence."""

    def __init__(self, squeezed: Squeezed, day: date | None, home: str | None) -> None:
        self.squeezed = squeezed
        self.text = squeezed.text
        self.around = Surroundings(squeezed, day)
        self.namer = Namer(self.around)
        self.judge = Judge(self.around)
        self.owners = Owners(self.text, home)
        self.sections = Sections(home)
        self.home = home
        self.named = ""  # the last indicator of the sentence before
        self.recent: deque[str] = deque(maxlen=_RECENT)

    def targets(self) -> Iterator[Target]:
        """Yield the targets; the year of a paragraph goes on to the next one where the text says so."""
        if not self._has_numbers():
            return
        headings = Headings()
        at = 0
        for paragraph in self.text.split("\n"):
            start, end = at, at + len(paragraph)
            at = end + 1
            if not paragraph:
                continue
            headings.enter(paragraph)
            self.sections.enter(paragraph)
            under_told = headings.told is not None
            year = TOLD if under_told else headings.year
            for match in _SENTENCE.finditer(self.text, start, end):
                named = self.around.years_between(match.start(), match.end())
                if not named and not may_hold_figures(self.text, match.start(), match.end()):
                    continue
                stated = self._states_aims(match.start(), match.end())
                under_goal = stated or headings.goal is not None
                sentence = Sentence(match.start(), match.end(), named, year, under_told, under_goal, has_target=stated)
                yield from self._in_sentence(sentence)
                year = sentence.year
            headings.leave(paragraph, year if year != TOLD else None)

    def _states_aims(self, start: int, end: int) -> bool:
        """Whether a sentence says at its beginning that what follows are aims: 工作目标：…"""
        return WORDS.pattern(_AIMS_FOLLOW).match(self.text, start, end) is not None

    def _has_numbers(self) -> bool:
        """Tell whether anything in the text could be a target: where nothing could, its headings need no reading."""
        for match in _SENTENCE.finditer(self.text):
            start, end = match.span()
            named = self.around.years_between(start, end)
            if not named and not may_hold_figures(self.text, start, end):
                continue
            if any(True for _ in find_numbers(self.text, start, end, named)):
                return True
            if any(True for _ in find_counts(self.text, start, end)):
                return True
        return False

    def _in_sentence(self, sentence: Sentence) -> Iterator[Target]:
        """Yield the targets of a sentence and leave in it the year for the next."""
        if WORDS.pattern("⟨of-which⟩").match(self.text, sentence.start):
            sentence.subject = self.named
        sentence.numbers = list(find_numbers(self.text, sentence.start, sentence.end, sentence.years))
        group: list[Number] = []
        for number, following in zip(sentence.numbers, [*sentence.numbers[1:], None], strict=False):
            group.append(number)
            if following and in_one_list(self.text, number, following):
                continue
            yield from self._of_group(group, sentence)
            group = []
        yield from self._counted(sentence)
        self.named = sentence.named
        ahead = [year.year for year in sentence.years if year.kind == "target"]
        if ahead:
            sentence.year = ahead[-1]
        elif any(year.kind == "past" for year in sentence.years):
            sentence.year = TOLD

    def _of_group(self, group: Sequence[Number], sentence: Sentence) -> Iterator[Target]:
        """Yield the targets of numbers that stand in one list, mostly one number."""
        clause = self.around.clause(group[0], sentence)
        if clause.verb is None and sentence.counts and self._goes_on(group[0]):
            clause = replace(clause, verb=Verb("act", group[0].start, "="))
        left = self.namer.subject(clause.start, clause.verb_start)
        if clause.verb is None and group[-1].unit == "%" and left in WORDS["place-total"]:
            left = ""  # 全市10%的社区达标
        by_year = not left and is_of_another_year(self.text, clause)
        if by_year or self.judge.holds(clause, group[-1], left):
            indicator = sentence.named if by_year else self.namer.indicator(clause, left, group[-1])
            sentence.has_target = True
            if not indicator or indicator in WORDS["no-indicator"]:
                return
            indicator = said_before(measured_at(indicator, clause, self.namer.topic(clause), self.home), self.recent)
            if len(indicator) <= _LONGEST_PLACE and is_place(indicator, self.home):
                indicator = left = of_place(indicator, sentence.named or sentence.subject, self.home) or ""
            sentence.subject = sentence.subject or indicator
            sentence.named = indicator or sentence.named
            self.recent.append(indicator)
            kind = clause.verb.kind if clause.verb else "act"
            sentence.counts = (kind == "act" and group[-1].unit != "%") or (
                kind == "rise" and group[-1].unit in WORDS["measure"]
            )
            if _is_of_each(self.text, clause):
                yield from self._respectively(group, clause, indicator)
            else:
                yield from (self._target(clause, number, indicator) for number in group)
        # 基本建成500万套，新开工700万套: what stands before the first holds for the second too
        spoken = self.namer.without_verbs(left)
        made = sentence.counts and spoken and sentence.named.startswith(spoken)
        sentence.subject = (sentence.named if made else spoken) or sentence.subject

    def _goes_on(self, number: Number) -> bool:
        """Whether a number is that of the next member of a list: 建成1所甲，6所乙和10所丙."""
        if number.start == 0:
            return False
        if WORDS.pattern("、|⟨body/joint⟩").match(self.text, number.start - 1):
            return True
        counts = number.measure in WORDS["measure"]
        return counts and self.text[number.start - 1] == "，"

    def _respectively(self, group: Sequence[Number], clause: Clause, indicator: str) -> Iterator[Target]:
        """Give each value of 分别达到 its indicator or its year; one value for several years goes to each of them."""
        listed = self._listed_years(clause, len(group))
        indicator = WORDS.pattern("⟨respectively⟩⟨act⟩?").sub("", indicator)
        names = members(self.text, indicator, len(group), self.home) if len(group) > 1 else []
        joined = joint_members(self.text, indicator, self.home) if len(group) == 1 and not listed else []
        if joined and WORDS.pattern("[，。；]").match(self.text, group[0].end):
            yield from (replace(self._target(clause, group[0], name), rule="respectively") for name in joined)
            return
        if names and all(is_place(name, self.home) for name in names):
            names = [of_place(name, clause.sentence.subject, self.home) or "" for name in names]
        if len(group) > 1 and not names and not listed and says_nothing(indicator):
            names = [f"{name}{indicator}" for name in last_named(self.recent, len(group))]
        for position, number in enumerate(group):
            unit = number.unit or next((n.unit for n in group[position:] if n.unit), None)
            name = names[position] if names else indicator
            shared = replace(number, unit=unit, after=number.after or group[-1].after)
            target = replace(self._target(clause, shared, name), rule="respectively")
            target = replace(target, owner=owner_in(name, self.home) or target.owner) if names else target
            if len(listed) == len(group):
                yield replace(target, year=listed[position])
            elif len(group) == 1 and listed:
                yield from (replace(target, year=year) for year in listed)
            else:
                yield target

    def _listed_years(self, clause: Clause, count: int) -> list[int]:
        """The years right before the words about a list of numbers, or of the sentence where it has one for each."""
        near = max(clause.sentence.start, clause.start - _YEARS_REACH)
        listed = self._aimed_years(near, clause.number.start)
        spoken = self._aimed_years(clause.sentence.start, clause.number.start)
        if len(listed) < len(spoken) == count:
            listed = spoken
        return listed if len(listed) > 1 else []

    def _aimed_years(self, start: int, end: int) -> list[int]:
        return [year.year for year in self.around.years_between(start, end) if year.kind == "target"]

    def _counted(self, sentence: Sentence) -> Iterator[Target]:
        """Duties to do a thing so many times: 每年至少开展一次检查."""
        for match in find_counts(self.text, sentence.start, sentence.end):
            value = Decimal(numeral(match["value"]))
            number = Number(match.start("value"), match.end(), value, None, match["unit"], "")
            thing = object_of(self.text, number, sentence.end)
            before = self.text[max(sentence.start, match.start() - _COUNT_REACH) : match.start()]
            each = WORDS.pattern("⟨each⟩")
            regular = each.match(match["lead"]) or each.search(before[-_EVERY_REACH:]) or match["verb"]
            year, origin = self.around.year_of(match.start(), sentence)
            told = origin in ("past", "told") or WORDS.pattern("⟨past⟩").search(before)
            if not thing or not regular or told:
                continue
            comparator = "≥" if WORDS.pattern("⟨count-floor⟩").search(match[0]) else "="
            verb = Verb("count", match.start(), comparator)
            clause = Clause(sentence, match.start(), number, verb, year if origin == "own" else None, origin, None)
            yield self._target(clause, number, thing)

    def _about(self, number: Number) -> str:
        """How a number without a verb is meant: about so much, or just so."""
        return "≈" if WORDS.pattern("⟨pre-about⟩$").search(self.text, max(0, number.start - 2), number.start) else "="

    def _target(self, clause: Clause, number: Number, indicator: str) -> Target:
        start, end = self.squeezed.span(min(clause.start, number.start), number.end)
        nature = WORDS.pattern(_NATURE).search(self.text, number.end, number.end + _NATURE_REACH)
        return Target(
            start=start,
            end=end,
            indicator=indicator,
            comparator=_comparator(clause.verb.comparator if clause.verb else self._about(number), number.after),
            value=number.value,
            upper_value=number.upper,
            unit=number.unit,
            year=clause.year or (self.around.plan_end if clause.under_goal else None),
            baseline_year=clause.baseline,
            binding=nature["binding"] is not None if nature else None,
            rule=clause.verb.kind if clause.verb else "noun",
            owner=self.owners.of(clause.sentence.start, clause.sentence.end, number.start, self.sections.owner),
        )


def _is_of_each(text: str, clause: Clause) -> bool:
    """Whether a number, or each of a list, is that of one of several: 分别达到, 各不少于."""
    if WORDS.pattern("⟨respectively⟩").search(text, clause.start, clause.number.start):
        return True
    return WORDS.pattern("⟨every-one⟩$").search(text, clause.start, clause.verb_start) is not None


def _comparator(before: str, after: str) -> str:
    """Join what stands before a number with what stands behind it; a change stays a change, and 零增长 is one."""
    if after in WORDS["zero-growth"]:
        return "Δ+"
    if before.startswith("Δ") or not after:
        return before
    if after in WORDS["post-least"]:
        return "≥" if before in "=≈≥" else before
    if after in WORDS["post-most"]:
        return "≤" if before in "=≈≤" else before
    return "≈" if before in "=≤" else before
