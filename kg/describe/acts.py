"""The acts that made a text what it is: adopted, amended, approved, promulgated, in force.

In: the lines under a title. Out: `Act`s in the order in which the note under the title states them
(2018年10月26日…常务委员会第六次会议修正), and what the last of them says of the text: its day and its bodies.

A note stands in brackets or not, on one line or on several, after an order that makes the text known or alone. It is a
run of statements; a statement is one or more days, each with who acted, and ends in what was done (立法技术规范, 题注).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, zip_longest

from kg.describe.lines import Line
from kg.language.bodies import Body, find_bodies
from kg.language.dates import DATE, find_date
from kg.language.numbers import DocumentNumber, parse_number
from kg.vocabulary.forms import Form, word

ADOPTED, AMENDED, APPROVED, PROMULGATED, IN_FORCE = "adopted", "amended", "approved", "promulgated", "in_force"
KINDS = (ADOPTED, AMENDED, APPROVED, PROMULGATED, IN_FORCE)

_NOTE_LINES = 40
_NOTE_BEGINS = 8
NOTE_REACH = _NOTE_BEGINS + _NOTE_LINES  # behind so many lines no note goes on
_LONGEST_LINE = 400
_WORDS = ("history/adopted", "history/amended", "history/approved", "history/promulgated", "validity/taking-effect")
_ACT = "|".join(f"(?P<{kind}>⟨{listed}⟩)" for kind, listed in zip(KINDS, _WORDS, strict=True))
_VERB = Form(_ACT)
_VERB_WORDS = f"⟨{' '.join(_WORDS)}⟩"
# the first line of a note: a day, perhaps behind 根据 or a bracket, and further on what was done; a text that is one
# part of a law may have the name of the part in the bracket (（某某编 2020年…)
_PART = r"#?[\u4e00-\u9fff]{1,16}[⟨[history/unit⟩]"
_FIRST = Form(
    rf"^(?:[（(]\s?(?:⟨history/by⟩|{_PART})?\s?{DATE.pattern}(?:.*(?:{_VERB_WORDS})|[^）)]*$)"
    rf"|(?:⟨history/by⟩)?\s?{DATE.pattern}[^，,。]*(?:{_VERB_WORDS}))"
)
# a further one: a day, and somebody behind it
_NEXT = Form(rf"^(?:⟨history/by⟩)?\s?{DATE.pattern}\s?[\u4e00-\u9fff《][^。]+$")
# 自…起施行 in a note, and what is in force from the day on which it is made known: 公布施行
_BEGINS = Form(rf"⟨validity/from-day⟩\s?(?P<day>{DATE.pattern})\s?⟨validity/from-on⟩?\s?⟨validity/taking-effect⟩")
_AT_ONCE = Form("⟨history/promulgated⟩⟨validity/taking-effect⟩")
_DAY = Form(rf"(?<![⟨[validity/from-day⟩]){DATE.pattern}(?!\s?⟨validity/from-on⟩)")
# what stands before the day that opens the next statement: an act, and no more than marks and 根据 behind it
_SAID = Form(
    rf"(?:{_VERB_WORDS}|[；;。\n])"
    r"[）)\s，,；;。]*(?:⟨history/by⟩)?\s*$"
)
_TITLES = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|<[^<>]*>")
_TERM = Form(r"第[⟨[history/figures⟩\d]+⟨body/term⟩")
_ORDER_NUMBER = Form(
    r"[\u4e00-\u9fff]{2,20}⟨act/order⟩\s?(?:[〔［\[（(]\s?\d{4}\s?[〕］\]）)]\s?第?|第)"
    r"\s?(?:\d{1,4}|[⟨[history/figures⟩]{1,7})\s?号"
)
_ARTICLE = Form(r"^[（(]?第[⟨[history/figures⟩\d]+[⟨[history/unit⟩]|^[⟨[history/figures⟩]+、|^⟨history/contents⟩$")


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a text: `kind` is one of `KINDS`, `day` when, `body` who, or None where the text does not say."""

    kind: str
    day: date
    body: Body | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a note: its acts, of which the last kind is what was done to the text, and an order's number."""

    kind: str
    acts: tuple[Act, ...]
    number: DocumentNumber | None

    @property
    def only_approves(self) -> bool:
        """Whether it tells of an amendment no more than who approved it: 批准的《…决定》修正."""
        return self.kind == AMENDED and all(act.kind in (APPROVED, IN_FORCE) for act in self.acts)

    @property
    def day(self) -> date:
        """The day of the act: of several amendments in one sentence the last, of two bodies that adopt the first.

        An approval counts only where it stands alone.
        """
        made = [act for act in self.acts if act.kind != IN_FORCE] or self.acts
        own = [act.day for act in made if act.kind != APPROVED] or [act.day for act in made]
        return own[-1] if self.kind == AMENDED else own[0]


@dataclass(frozen=True, slots=True)
class History:
    """The note under a title, statement by statement, the 0-based numbers of the lines that it takes, and these."""

    statements: tuple[Statement, ...]
    lines: range
    note: tuple[Line, ...]

    def line_of(self, day: date) -> Line:
        """The line of the note that has a day; its first one where a line break cuts the day."""
        dated = (line for line in self.note if any(find_date(one[0]) == day for one in DATE.finditer(line.text)))
        return next(dated, self.note[0])

    def line_of_body(self, body: Body) -> Line:
        """The line of the note that has the day on which a body acted."""
        acted = (act.day for statement in reversed(self.statements) for act in statement.acts if act.body == body)
        return self.line_of(next(acted))

    @property
    def line_of_number(self) -> Line:
        """The line of the note that has the number of an order; its first one where a line break cuts that."""
        numbered = (line for line in self.note if _ORDER_NUMBER.search(line.text))
        return next(numbered, self.note[0])

    @property
    def acts(self) -> tuple[Act, ...]:
        """All acts, in the order of the note, each once."""
        return tuple(dict.fromkeys(act for statement in self.statements for act in statement.acts))

    @property
    def signed(self) -> date | None:
        """The day of the text as it stands: that of the last act which made it so."""
        made = [statement for statement in self.statements if statement.kind != IN_FORCE]
        return made[-1].day if made else None

    @property
    def promulgated(self) -> date | None:
        """The day on which the text as it stands was made known; None where only an earlier one is stated."""
        days = [act.day for act in self.acts if act.kind == PROMULGATED]
        return days[-1] if days and self.signed and days[-1] >= self.signed else None

    @property
    def begins(self) -> date | None:
        """The day from which the text as it stands is in force by the note; None where that of an earlier one is."""
        days = [act.day for act in self.acts if act.kind == IN_FORCE]
        return days[-1] if days and (self.signed is None or days[-1] >= self.signed) else None

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Who made the text as it stands: whoever adopted or amended it last, else made it known, else approved it.

        A city's law that the province approves is the city's (立法法 第八十一条).
        """
        for kinds in ((ADOPTED, AMENDED), (PROMULGATED,), (APPROVED,)):
            for statement in reversed(self.statements):
                made = [act.body for act in statement.acts if act.kind in kinds and act.body]
                if made:
                    return tuple(dict.fromkeys(made))
        return ()

    @property
    def number(self) -> DocumentNumber | None:
        """The number of the last order that made the text known; one that only amended it has its own."""
        numbered = [one for one in self.statements if one.number]
        return next((one.number for one in reversed(numbered) if one.kind != AMENDED), None) or (
            numbered[-1].number if numbered else None
        )


def read_history(lines: Sequence[Line]) -> History | None:
    """Read the note under a title, None where there is none.

    Parameters
    ----------
    lines : sequence of Line
        What stands under the title.
    """
    first = next((at for at, line in enumerate(lines[:_NOTE_BEGINS]) if _FIRST.match(line.text[:_LONGEST_LINE])), None)
    if first is None:
        return None
    last = _end_of_note(lines, first)
    text = "\n".join(line.text for line in lines[first:last])
    statements = _with_amendments([found for part in _statements(text) if (found := _statement(part))])
    return History(statements, range(first, last), tuple(lines[first:last])) if statements else None


def _end_of_note(lines: Sequence[Line], first: int) -> int:
    """Where a note ends: with its bracket, or before the first line that states no act and ends no statement."""
    depth, text = 0, ""
    for at in range(first, min(len(lines), first + _NOTE_LINES)):
        line = lines[at].text
        in_title = at > first and _is_one_title(lines[at - 1].text, line)
        goes_on = in_title or depth > 0 or _is_open(text) or _NEXT.match(line[:_LONGEST_LINE])
        if at > first and not in_title and (_ARTICLE.match(line) or not goes_on):
            return at
        depth += len(re.findall("[（(]", line)) - len(re.findall("[）)]", line))
        text += line
    return min(len(lines), first + _NOTE_LINES)


def _is_one_title(before: str, line: str) -> bool:
    """Whether a title goes on in the next line: 《关于修改示例法第三十条 | 第三十一条的决定》 has no article."""
    return before.count("《") > before.count("》") and "》" in line.partition("《")[0]


def _is_open(text: str) -> bool:
    """Whether a note stops in the middle of a statement: behind its last day nothing says what was done."""
    days = list(_DAY.finditer(text))
    return bool(days) and not _VERB.search(_TITLES.sub("", text[days[-1].end() :]))


def _statements(text: str) -> Iterator[str]:
    """The sentences of a note: …通过 | 2021年7月30日…批准 | 根据2023年… ; 通过并经2020年1月15日…批准的 goes on."""
    starts = [day.start() for day in _DAY.finditer(text)]
    cuts = [at for at in starts[1:] if _SAID.search(text, 0, at)]
    for begin, end in pairwise((0, *cuts, len(text))):
        yield text[begin:end]


def _with_amendments(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, the adoption of a decision that amends the text as an amendment.

    …通过 2018年11月29日…批准的《…关于修改〈示例条例〉的决定》修正: what the city adopted is the decision.
    """
    return tuple(
        _as_amendment(one) if one.kind == ADOPTED and after and after.only_approves else one
        for one, after in zip_longest(statements, statements[1:])
    )


def _as_amendment(statement: Statement) -> Statement:
    acts = (replace(act, kind=AMENDED) if act.kind == ADOPTED else act for act in statement.acts)
    return replace(statement, kind=AMENDED, acts=tuple(acts))


def _statement(text: str) -> Statement | None:
    days = [found for found in _DAY.finditer(text) if find_date(found[0])]
    if not days:
        return None
    ends = [*(day.start() for day in days[1:]), len(text)]
    pieces = [text[day.end() : end] for day, end in zip(days, ends, strict=True)]
    kinds = [_kind(piece) for piece in pieces]
    whole = next((kind for kind in reversed(kinds) if kind), None)
    if whole is None:
        return None
    acts = []
    following = whole
    for day, piece, kind in reversed(list(zip(days, pieces, kinds, strict=True))):
        # 审判委员会第1856次会议、2021年12月29日…检察委员会…通过: the verb stands once, behind both
        following = kind or following
        own = APPROVED if kind == AMENDED and _approves(piece) else following
        signed = find_date(day[0])
        assert signed is not None
        acts.append(Act(own, signed, _actor(piece)))
    acts.reverse()
    acts += _beginnings(text, days[-1][0], pieces[-1])
    order = next((found for piece in pieces if (found := _ORDER_NUMBER.search(piece))), None)
    nation = word("title/nation")
    number = parse_number("".join(order[0].split()).removeprefix(nation)) if order else None
    told = Statement(whole, tuple(acts), number)
    return _as_amendment(told) if whole == AMENDED else told


def _beginnings(text: str, last_day: str, last: str) -> Iterator[Act]:
    """From when a statement says that the text is in force: 通过，自…起施行, …公布施行."""
    bare = _TITLES.sub("", text)
    days = [found["day"] for found in _BEGINS.finditer(bare)]
    if not days and _AT_ONCE.search(_TITLES.sub("", last)):
        days = [last_day]
    yield from (Act(IN_FORCE, day, None) for text in days if (day := find_date(text)))


def _kind(piece: str) -> str | None:
    """What was done, by the last verb outside titles: 会议通过并经…, 批准的《…》修正."""
    found = [match.lastgroup for match in _VERB.finditer(_TITLES.sub("", piece))]
    done = [kind for kind in found if kind != IN_FORCE]
    return (done or found or [None])[-1]


def _approves(piece: str) -> bool:
    """Whether a piece that ends in an amendment only approves it: 省人大常委会批准的《…》修正."""
    found = [match.lastgroup for match in _VERB.finditer(_TITLES.sub("", piece))]
    return any(one == APPROVED for one, _ in pairwise(found))


def _actor(piece: str) -> Body | None:
    """Who acted: the first body named, outside titles if there is one (《国务院关于修改…的决定》第一次修订)."""
    for text in (_TITLES.sub("", piece), piece):
        found = find_bodies("".join(_TERM.sub("", text).split()), None)
        if found:
            return found[0].body
    return None
