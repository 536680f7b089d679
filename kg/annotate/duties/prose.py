"""Duties in sentences: 由A会同B组织实施, A要加强统筹协调，B按职责分工抓好落实.

In: squeezed text, its `Items`, and what brackets and labels have taken. Out: `Clause`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.companions import Companions, is_list_gap, names_somebody
from kg.annotate.duties.deadlines import deadline_said
from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.sentences import Sentences, is_law
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import (
    WORDS,
    meets_later_pattern,
    modal_pattern,
    predicate_pattern,
)
from kg.language.labels import ARTICLE_LABEL
from kg.language.numerals import COUNTS, ONES
from kg.language.unlisted_bodies import unit_of
from kg.vocabulary.forms import Form, ending_at

_BEFORE_SUBJECT = (
    rf"(?:^|[。；，：\n）”;,:]|⟨subject-lead⟩|(?:^|[\n。])[（(]?[{COUNTS}\d]{{1,3}}[、.．]"
    rf"|[{ONES}]是|{ARTICLE_LABEL}|\d{{4}}年)$"
)
_IN_AN_ARTICLE = Form(rf"{ARTICLE_LABEL}$")
_UNIT = (
    r"(?:(?!⟨group-stop⟩|⟨body/joint⟩|⟨body/brings-a-name⟩)[\u4e00-\u9fff]){1,12}?⟨body-ending⟩"
    r"(?=⟨do⟩|⟨lead⟩|⟨join⟩|⟨modal⟩)"
)
# 由国务院 + 示例机构制定
_LONGER_NAME = (
    r"(?:⟨and-in-names⟩|(?!⟨task-verb⟩|⟨modal⟩|⟨by-duty⟩|⟨group-break⟩)[\u4e00-\u9fff]){1,14}?"
    r"(?:⟨name-goes-on⟩|⟨admin-department⟩)"
)
_LEADING = ("join", "lead", "coordinate", "answers")


class ProseReader:
    """Reads the sentences of one text outside of brackets and labelled lists."""

    def __init__(
        self, text: str, items: Items, taken: Spans, members: MemberReader, duties: Spans | None = None
    ) -> None:
        self._text = text
        self._duties = duties or Spans([])
        self._split = 0
        self._is_law = is_law(text)
        self._members = members
        self._items = items
        self._taken = taken
        self._sentences = Sentences(text, members)
        self._companions = Companions(text, items, members, self._sentences)

    def clauses(self) -> Iterator[Clause]:
        """Yield the sentences that give a duty, in order."""
        done = 0
        self._split = 0
        for run in self._runs():
            if run[0].start < done:
                continue
            clause = self._from_subject(run)
            if clause is not None:
                done = clause.end
                yield clause

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
            if run and is_list_gap(self._text, run[-1].end, item.start):
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
            return self._listed_alone(run) or self._told_of(run)
        ordered = modal_pattern().search(predicate[0]) is not None
        if not self._may_be_subject(start, predicate) or self._sentences.narrates(
            start, predicate.end(), ordered=ordered
        ):
            return None
        kind = self._kind_of(predicate, run) or self._kind_by_what_follows(predicate, run)
        if kind is None:
            return self._told_of(run) if predicate.lastgroup in ("together", "task") else None
        if (kind == "do" and self._says_of_what(predicate)) or (kind == "join" and self._interprets(predicate.end())):
            return None
        if not names_somebody(run) and kind not in ("join", "lead") and not _is_in_charge(run, predicate):
            return None
        sentence_end = self._sentences.end(predicate.end())
        if kind == "do":
            told = max(self._sentences.start(start), self._split)
            if not names_somebody(run) and self._sentences.says_only_who(told, sentence_end):
                return None
        if kind in ("do", "lead"):
            sentence_end = self._companions.next_in_charge(predicate.end(), sentence_end)
        return self._clause(run, predicate, kind, sentence_end)

    def _clause(self, run: list[Item], predicate: re.Match[str], kind: str, sentence_end: int) -> Clause:
        """The duty of bodies, by the kind of their predicate; who stands beside them, their task and deadline."""
        start = run[0].start
        clause = Clause(start, sentence_end, "prose")
        leading = kind in _LEADING or self._companions.joins_later(predicate.end(), sentence_end)
        clause.add(run, leading=leading)
        answering = len(clause.order)
        self._companions.add_to(clause, predicate.end(), sentence_end, joined=kind == "join")
        listed = self._companions.listed_to_the_end(predicate.end(), sentence_end) if kind == "lead" else []
        clause.add(listed, leading=False)
        if kind == "do" and predicate["do"] in WORDS["undertakes"]:
            clause.answering = run
            clause.settle()
        alone = len(run) > 1 or predicate[0].startswith(("：", ":"))
        if kind == "coordinate" and alone and answering == len(clause.order):
            # several bodies that coordinate, or one in a list of who does what, and nobody whom they lead
            clause.lead = []
        sentence = max(self._sentences.start(start), self._split)
        self._split = sentence_end + 1 if self._text[sentence_end : sentence_end + 1] == "，" else 0
        clause.task = (sentence, sentence_end)
        clause.deadline = deadline_said(self._text, *clause.task)
        if listed or self._sentences.says_only_who(sentence, sentence_end):
            clause.task = self._sentences.told_before(clause, sentence)
        return clause

    def _listed_alone(self, run: list[Item]) -> Clause | None:
        """A sentence of bodies and places and the word of their part, and nothing else: 市甲局、市乙局，丙区负责."""
        start = run[0].start
        end = self._sentences.end(run[-1].end)
        closes = ending_at(WORDS.pattern("⟨do⟩$"), self._text, end)
        if closes is None or not self._sentences.opens_at(start) or closes.start() <= run[-1].end:
            return None
        found, other = self._members.read(start, closes.start())
        if other or not names_somebody(run):
            return None
        clause = Clause(start, end, "prose")
        clause.add(found, leading=False)
        clause.task = self._sentences.told_before(clause, self._sentences.start(start))
        return clause

    def _told_of(self, run: list[Item]) -> Clause | None:
        """What a sentence says of the bodies that open it, with any verb: under a heading of duties, or behind 由."""
        start, end = run[0].start, run[-1].end
        # a law that says by whom speaks of powers: 由省人民政府划定
        appointed = self._text.endswith(WORDS["by-whom"], 0, start) and not self._is_law
        trap = "⟨by-whom-trap⟩" if appointed else "⟨subject-follow⟩"
        if not (appointed or (start in self._duties and self._sentences.opens_at(start))) or not names_somebody(run):
            return None
        if WORDS.pattern(rf"{trap}|{_LONGER_NAME}|⟨duty-noun⟩|[^\u4e00-\u9fff]").match(self._text, end) or end >= len(
            self._text
        ):
            return None
        if self._sentences.narrates(start, end, ordered=False):
            return None
        clause = Clause(start, self._sentences.end(end), "prose")
        clause.add(run, leading=False)
        clause.task = (self._sentences.start(start), clause.end)
        clause.deadline = deadline_said(self._text, *clause.task)
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

    def _meets_later(self, end: int) -> re.Match[str] | None:
        """What a subject will do with others, told behind another clause of its sentence: A正在…，将会同B."""
        found = meets_later_pattern().match(self._text, end)
        alone = found is not None and not any(item.body for item in self._items.between(end, found.start("join")))
        return found if alone else None

    def _kind_by_what_follows(self, predicate: re.Match[str], run: list[Item]) -> str | None:
        """One body that does something has a duty where it joins others later in the sentence: A编制…，会同B实施."""
        if predicate.lastgroup != "task" or len(run) > 1:
            return None
        return "do" if self._companions.joins_later(predicate.end(), self._sentences.end(predicate.end())) else None

    def _says_of_what(self, predicate: re.Match[str]) -> bool:
        """Whether the words after a subject only describe something: 由A承担的职责."""
        return WORDS.pattern("⟨title/particle⟩").match(self._text, predicate.end()) is not None

    def _interprets(self, start: int) -> bool:
        """Whether those who join each other only explain the text: A会同B负责解释."""
        end = self._sentences.end(start)
        found = WORDS.pattern("⟨charge⟩⟨explain⟩").search(self._text, start, end)
        return found is not None and self._items.between(start, found.start()) == self._items.between(start, end)

    def _kind_of(self, predicate: re.Match[str], run: list[Item]) -> str | None:
        """What the words after a subject say of it; None where they are no duty after all."""
        kind = predicate.lastgroup
        if kind == "join" and predicate["join"] in WORDS["join-next-to-body"] and not self._items.at(predicate.end()):
            works = WORDS.pattern("⟨task-verb⟩").match(self._text, predicate.end())
            return "do" if works and predicate["join"] in WORDS["together"] and len(run) > 1 else None
        if kind in ("together", "task"):
            # one body that does something may be told of; several share a task, and an article or a word orders
            of_article = ending_at(_IN_AN_ARTICLE, self._text, run[0].start)
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


def _is_appointed(text: str, run: list[Item]) -> bool:
    """Whether a word before a list says that these are to do it: 由县考核办进行通报."""
    return text.endswith(WORDS["subject-lead"], 0, run[0].start)


def _is_in_charge(run: list[Item], predicate: re.Match[str]) -> bool:
    """Whether kinds of bodies are put in charge: 物业服务企业负责, 公安等部门按照各自职责; 有关部门 is an appeal."""
    appeal = WORDS.pattern("(?!⟨every⟩⟨territory-kind⟩)⟨group-quantifier⟩")
    if WORDS.pattern("⟨liability⟩").match(predicate.string, predicate.end()):
        return False
    in_charge = predicate["do"] is not None and predicate["do"] in (*WORDS["charge"], *WORDS["by-duty"])
    return in_charge and not any(appeal.match(one.group or "") for one in run)
