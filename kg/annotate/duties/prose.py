"""Duties in sentences: 由A会同B组织实施, A要加强统筹协调，B按职责分工抓好落实.

In: squeezed text, its `Items`, and what brackets and labels have taken. Out: `Clause`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.deadlines import deadline_said
from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import (
    WORDS,
    companion_pattern,
    meets_later_pattern,
    modal_pattern,
    names_an_office_pattern,
    ordered_companion_pattern,
    predicate_pattern,
    supports,
)
from kg.language.labels import LONG_COUNT, section_label
from kg.language.numerals import COUNTS, ONES
from kg.language.unlisted_bodies import unit_of
from kg.vocabulary.forms import Form, ending_at

_NEXT_END = re.compile(r"[。；！？\n]")
_SENTENCE_BREAKS = "。；！？\n"
_CLAUSE_END = re.compile("[，。；\n]")
_LIST_GAP = r"(?:[、]|⟨body/joint body/joint-long⟩|，?⟨and-also⟩)?"
_BEFORE_SUBJECT = (
    rf"(?:^|[。；，：\n）”;,:]|⟨subject-lead⟩|(?:^|[\n。])[（(]?[{COUNTS}\d]{{1,3}}[、.．]"
    rf"|[{ONES}]是|第{LONG_COUNT}⟨label/article⟩|\d{{4}}年)$"
)
_ARTICLE = Form(rf"第{LONG_COUNT}⟨label/article⟩$")
_UNIT = (
    r"(?:(?!⟨group-stop⟩|⟨body/joint⟩|⟨body/brings-a-name⟩)[\u4e00-\u9fff]){1,12}?⟨body-ending⟩"
    r"(?=⟨do⟩|⟨lead⟩|⟨join⟩|⟨modal⟩)"
)
_LEADING = ("join", "lead", "coordinate", "answers")


class ProseReader:
    """Reads the sentences of one text outside of brackets and labelled lists."""

    def __init__(self, text: str, items: Items, taken: Spans, members: MemberReader) -> None:
        self._text = text
        self._members = members
        self._items = items
        self._taken = taken

    def clauses(self) -> Iterator[Clause]:
        """Yield the sentences that give a duty, in order."""
        done = 0
        for run in self._runs():
            if run[0].start < done:
                continue
            clause = self._from_subject(run)
            if clause is not None:
                done = clause.end
                yield clause

    def _is_list_gap(self, start: int, end: int) -> bool:
        return WORDS.pattern(_LIST_GAP).fullmatch(self._text, start, end) is not None

    def _runs(self) -> Iterator[list[Item]]:
        """Lists of bodies: items with nothing but 、 and 和 between them."""
        run: list[Item] = []
        taken = iter(self._taken)
        span = next(taken, None)
        for item in self._items.all:
            while span and span[1] <= item.start:
                span = next(taken, None)
            if span and span[0] <= item.start:
                continue
            if run and self._is_list_gap(run[-1].end, item.start):
                run.append(item)
                continue
            if run:
                yield run
            run = [item]
        if run:
            yield run

    def _from_subject(self, run: list[Item]) -> Clause | None:
        run = self._with_unit(run)
        start, end = run[0].start, run[-1].end
        predicate = predicate_pattern().match(self._text, end) or self._meets_later(end)
        if predicate is None:
            return self._listed_alone(run)
        if not self._may_be_subject(start, predicate) or self._is_narrative(start, predicate.end()):
            return None
        kind = self._kind_of(predicate, run)
        if kind is None:
            return None
        if not _names_somebody(run) and kind not in ("join", "lead") and not _is_in_charge(run, predicate):
            return None
        stop = _NEXT_END.search(self._text, predicate.end())
        sentence_end = stop.start() if stop else len(self._text)
        clause = Clause(start, sentence_end, "prose")
        leading = kind in _LEADING or self._joins_later(predicate.end(), sentence_end)
        clause.add(run, leading=leading)
        answering = len(clause.order)
        self._add_companions(clause, predicate.end(), sentence_end, joined=kind == "join")
        listed = self._listed_to_the_end(predicate.end(), sentence_end) if kind == "lead" else []
        clause.add(listed, leading=False)
        if kind == "do" and predicate["do"] in WORDS["undertakes"]:
            clause.answering = run
            clause.settle()
        if kind == "coordinate" and len(run) > 1 and answering == len(clause.order):
            # several bodies that coordinate, and nobody whom they lead
            clause.lead = []
        clause.task = (self._sentence_start(start), sentence_end)
        clause.deadline = deadline_said(self._text, *clause.task)
        if listed or predicate.end() == sentence_end:
            clause.task = _told_before(self._text, clause, self._sentence_start(start))
        return clause

    def _listed_alone(self, run: list[Item]) -> Clause | None:
        """A sentence of bodies and places and the word of their part, and nothing else: 市甲局、市乙局，丙区负责."""
        start = run[0].start
        stop = _NEXT_END.search(self._text, run[-1].end)
        end = stop.start() if stop else len(self._text)
        closes = ending_at(WORDS.pattern("⟨do⟩$"), self._text, end)
        opens = _label_end(self._text, self._sentence_start(start)) == start
        if closes is None or not opens or closes.start() <= run[-1].end:
            return None
        found, other = self._members.read(start, closes.start())
        if other or not _names_somebody(run):
            return None
        clause = Clause(start, end, "prose")
        clause.add(found, leading=False)
        clause.task = _told_before(self._text, clause, self._sentence_start(start))
        return clause

    def _with_unit(self, run: list[Item]) -> list[Item]:
        """A list whose last body is named with a part of it that does something: 教育部 + 教材局负责."""
        body = run[-1].body
        unit = WORDS.pattern(_UNIT).match(self._text, run[-1].end) if body else None
        if body is None or unit is None or predicate_pattern().match(self._text, run[-1].end):
            return run
        if predicate_pattern().match(self._text, unit.end()) is None:
            return run
        return [*run[:-1], Item(run[-1].start, unit.end(), unit_of(body, unit[0]), None)]

    def _may_be_subject(self, start: int, predicate: re.Match[str]) -> bool:
        """Whether a list of bodies begins a clause, or leads what is set up: 建立A、B牵头的机制."""
        if ending_at(WORDS.pattern(_BEFORE_SUBJECT), self._text, start):
            return True
        sets_up = predicate.lastgroup == "lead" and WORDS.pattern("⟨title/particle⟩").match(self._text, predicate.end())
        return bool(sets_up and ending_at(WORDS.pattern("⟨set-up⟩(?:由)?$"), self._text, start))

    def _joins_later(self, start: int, end: int) -> bool:
        """Whether the subject of a clause is also who joins others later in the sentence: A要依托…，会同有关方面."""
        later = WORDS.pattern("[，,]⟨and-also⟩?⟨meet⟩").search(self._text, start, end)
        if later is None:
            return False
        # another list of bodies before it would be its subject
        between = self._items.between(start, later.start())
        return not any(item.body and self._text[item.start - 1] in "，,；" for item in between)

    def _meets_later(self, end: int) -> re.Match[str] | None:
        """What a subject will do with others, told behind another clause of its sentence: A正在…，将会同B."""
        found = meets_later_pattern().match(self._text, end)
        alone = found is not None and not any(item.body for item in self._items.between(end, found.start("join")))
        return found if alone else None

    def _sentence_start(self, at: int) -> int:
        return max(self._text.rfind(mark, 0, at) for mark in _SENTENCE_BREAKS) + 1

    def _kind_of(self, predicate: re.Match[str], run: list[Item]) -> str | None:
        """What the words after a subject say of it; None where they are no duty after all."""
        kind = predicate.lastgroup
        if kind == "join" and predicate["join"] in WORDS["join-next-to-body"] and not self._items.at(predicate.end()):
            works = WORDS.pattern("⟨task-verb⟩").match(self._text, predicate.end())
            return "do" if works and predicate["join"] in WORDS["together"] and len(run) > 1 else None
        if kind in ("together", "task"):
            # one body that does something may be told of; several share a task, and an article or a word orders
            of_article = ending_at(_ARTICLE, self._text, run[0].start)
            ordered = of_article or modal_pattern().search(predicate[0]) or _is_appointed(self._text, run)
            return "do" if ordered or sum(item.body is not None for item in run) > 1 else None
        if kind == "do" and WORDS.pattern("⟨no-duty⟩(?!⟨no-duty-trap⟩)").match(self._text, predicate.end()):
            return None
        needs_order = kind == "do" and predicate["do"] in WORDS["do-only-if-ordered"]
        if needs_order and not _is_appointed(self._text, run) and not modal_pattern().search(predicate[0]):
            return None
        if kind == "coordinate" and predicate[0].startswith(WORDS["body/and-others"]):
            return "do"
        return kind

    def _is_narrative(self, start: int, end: int) -> bool:
        """Whether the words around a subject and its predicate tell what was done."""
        stop = _CLAUSE_END.search(self._text, end)
        tail = stop.start() if stop else len(self._text)
        narrative = WORDS.pattern("⟨narrative⟩")
        head = self._sentence_start(start)
        return bool(narrative.search(self._text, head, start) or narrative.search(self._text, end, tail))

    def _add_companions(self, clause: Clause, start: int, end: int, *, joined: bool) -> None:
        """The bodies that the rest of the sentence names beside the leading ones: 会同B, B配合, B按职责分工."""
        run: list[Item] = []
        roles: list[str] = []
        for item in [*self._items.between(start, end), None]:
            if run and (item is None or not self._is_list_gap(run[-1].end, item.start)):
                first = run[0].start
                at_start = first == start and joined
                helps = self._helps(run)
                if not helps and self._leads_too(run):
                    clause.add(run, leading=True)
                if at_start or ending_at(WORDS.pattern("⟨join⟩$"), self._text, first) or helps:
                    clause.add(run, leading=False)
                    roles.append(helps[0] if helps else "")
                run = []
            if item is not None:
                run.append(item)
        clause.supported = bool(roles) and all(map(supports, roles))

    def _leads_too(self, run: list[Item]) -> bool:
        """Whether a further list of a sentence leads in its turn: 甲局负责清点，乙局会同丙局公布."""
        if self._text[run[0].start - 1] not in "，；" or not any(item.body for item in run):
            return False
        return WORDS.pattern("(?:⟨adverb⟩|⟨modal⟩|⟨will⟩)*(?:⟨lead⟩|⟨meet⟩)").match(self._text, run[-1].end) is not None

    def _listed_to_the_end(self, start: int, end: int) -> list[Item]:
        """Bodies and places between who leads and the last word of a sentence: 牵头，乙局，甲区、乙区负责."""
        closes = ending_at(WORDS.pattern("⟨do⟩$"), self._text, end)
        if closes is None or self._text[start : start + 1] != "，":
            return []
        found, other = self._members.read(start + 1, closes.start())
        counted = WORDS.pattern("⟨body/and-others⟩$")
        return [] if other else [item for item in found if item.body or not ending_at(counted, self._text, item.start)]

    def _helps(self, run: list[Item]) -> re.Match[str] | None:
        """What a further list of a sentence says of its bodies, where it gives them a part; 各地要… is an appeal."""
        if self._text[run[0].start - 1] not in "，、；":
            return None
        helps = companion_pattern().match(self._text, run[-1].end)
        if helps is None and _names_somebody(run):
            helps = ordered_companion_pattern().match(self._text, run[-1].end)
        return helps


def _told_before(text: str, clause: Clause, sentence: int) -> tuple[int, int]:
    """The task of a sentence that names nobody but those who have it: what its paragraph says before it."""
    paragraph = text.rfind("\n", 0, clause.start) + 1
    return (paragraph, sentence) if sentence > paragraph else (sentence, clause.end)


def _label_end(text: str, start: int) -> int:
    """Where a sentence begins behind the number that it may have: （二）, 3."""
    label = section_label(text, start)
    return label.end if label else start


def _is_appointed(text: str, run: list[Item]) -> bool:
    """Whether a word before a list says that these are to do it: 由县考核办进行通报."""
    return text.endswith(WORDS["subject-lead"], 0, run[0].start)


def _is_in_charge(run: list[Item], predicate: re.Match[str]) -> bool:
    """Whether a list is of departments named by their task that a law puts in charge: 省人民政府某主管部门负责."""
    department = WORDS.pattern("(?!⟨group-quantifier⟩).*(?:⟨admin-department⟩|⟨department⟩)$")
    return predicate["do"] in WORDS["charge"] and all(department.match(one.group or "") for one in run)


def _names_somebody(run: list[Item]) -> bool:
    """Whether a list has a body, or the offices of one kind of many places: 各市水利局."""
    return any(item.body or names_an_office_pattern().match(item.group or "") for item in run)
