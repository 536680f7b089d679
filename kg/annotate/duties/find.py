"""Who answers for what.

In: the clean text of one document and the region at home. Out: `Responsibility`s: the bodies of each clause, those that
lead, the open groups (各市政府, 有关部门) and the text that they answer for.

Three forms are read: brackets behind a task (牵头 / 配合 / 按职责分工负责, any brackets, nested), labelled lists
(责任单位：…), and prose (由A会同B组织实施). A rule that a clause sets for all later ones (列首位的为牵头单位，下同;
以下均需…落实，不再列出) is carried forward to the end of the document. The words stand in
ontology/responsibility-cues.ttl; the forms follow published notices.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.language.bodies import Body, find_bodies, unlisted
from kg.language.dates import numeral
from kg.language.regions import ancestors, find_regions, kind_word, regions
from kg.language.spaces import Squeezed, squeeze
from kg.vocabulary.words import alternation, word_lists

FILE = "responsibility-cues.ttl"
_BRACKET = re.compile(r"[（(〔\[【）)〕\]】\n]")
_OPENERS = frozenset("（(〔[【")
_NEXT_END = re.compile(r"[。；！？\n]")
_SENTENCE_BREAKS = "。；！？\n"
_PIECE = re.compile(r"[^、，,；;。：:\n（）()〔〕\[\]]+")
_LIST_WORDS = "和及与由等以并的"
_NAME_HEAD = re.compile(r"(?<=[、，,；;：:\n（(])[一-鿿]{2,14}$")
_NOT_IN_NAMES = re.compile("[各由的]|以下|下均|统称|均需|下同|有关|相关")
_LIST_GAP = re.compile(r"(?:[、和及与]|以及|，?并)?")
_HOME_WORD = re.compile(r"(自治区|自治州|省|市|区|县|盟|旗|州)(?=[一-鿿]{2})")
_NAMES_BEFORE = re.compile(r"(?:(?:(?!和)[一-鿿]){2,8}[、和])+(?:(?!和)[一-鿿]){2,8}$")
_BEFORE_SUBJECT = re.compile(
    r"(?:^|[。；，：\n）”;,:由请]|(?:^|[\n。])[（(]?[一二三四五六七八九十\d]{1,3}[、.．]|[一二三四五六七八九]是)$"
)
_LONGEST_BRACKET = 700
_MOST_OTHER_WORDS = 0.4
_NO_TASK = 3


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A clause that gives bodies a task.

    `start` and `end` are 0-based offsets of the clause, `task` those of the text that the bodies answer for. `bodies`
    holds all named bodies, the leading ones (`lead`) included, in the order of the text. `groups` are open groups as
    written; `standing` those that an earlier clause named for all later ones. `rule` says which form was read:
    bracket, label or prose, with what it carries forward.
    """

    start: int
    end: int
    bodies: tuple[Body, ...]
    lead: tuple[Body, ...]
    groups: tuple[str, ...]
    standing: tuple[str, ...]
    task: tuple[int, int]
    rule: str


@dataclass(frozen=True, slots=True)
class _Item:
    """A named body or an open group; offsets into the squeezed text."""

    start: int
    end: int
    body: Body | None
    group: str | None


@dataclass(slots=True)
class _Clause:
    """A clause while it is read."""

    start: int
    end: int
    rule: str
    task: tuple[int, int] = (0, 0)
    bodies: list[Body] = field(default_factory=list)
    lead: list[Body] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    first_leads: bool = False

    def add(self, items: Sequence[_Item], *, leading: bool) -> None:
        """Take over the bodies and groups of a list."""
        for item in items:
            if item.group is not None and item.group not in self.groups:
                self.groups.append(item.group)
            if item.body is not None and item.body not in self.bodies:
                self.bodies.append(item.body)
            if item.body is not None and leading and item.body not in self.lead:
                self.lead.append(item.body)


@dataclass(frozen=True, slots=True)
class _Patterns:
    group: re.Pattern[str]
    all_of_kind: re.Pattern[str]
    cue: re.Pattern[str]
    label: re.Pattern[str]
    follows: re.Pattern[str]
    also: re.Pattern[str]
    narrative: re.Pattern[str]
    name: re.Pattern[str]
    deadline: re.Pattern[str]
    modal: re.Pattern[str]
    no_duty: re.Pattern[str]
    branch: re.Pattern[str]
    short_form: re.Pattern[str]
    counted_regions: re.Pattern[str]
    standing: re.Pattern[str]
    standing_to_end: re.Pattern[str]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return word_lists(FILE, "duty-cue")


def _any(*keys: str) -> str:
    return alternation(word for key in keys for word in _words()[key])


@cache
def _patterns() -> _Patterns:
    labels = _any("label-lead", "label-other")
    label = rf"(?P<label>{labels})(?:和{labels}|、{labels})?[:：]"
    modal = rf"(?!{_any('modal-trap')}){_any('modal')}"
    of_kind = r"(?:有关|相关|各)?(?:部门|单位|部委|地区|地方|方面|企业|机构)?(?:和(?:单位|地方|地区))?"
    counted = rf"(?:等(?:\d+|[一二三四五六七八九十]+)?个?{of_kind})?"
    adverb = rf"(?:{modal}|将|{_any('adverb')}|，)*?"
    return _Patterns(
        group=re.compile(_group_pattern()),
        all_of_kind=re.compile(rf"(?:全国|本市)?各[{_kind_characters()}、和及（）()]{{1,36}}$"),
        cue=re.compile(
            rf"(?P<first>{_any('first-leads')}[^，；）)]*)|{label}|(?P<join>会同)|(?P<lead>{_any('lead')})|(?P<do>{_any('do')})"
        ),
        label=re.compile(label),
        follows=re.compile(
            rf"{counted}(?:{adverb}(?:(?P<join>{_any('join')})|(?P<lead>{_any('lead')})|(?P<coordinate>{_any('coordinate')})"
            rf"|(?P<do>{_any('do')}))|(?P<answers>(?:是|为|作为)[^，。；\n]{{0,24}}?{_any('responsible')})|(?P<modal>{modal}))"
        ),
        also=re.compile(rf"{counted}{adverb}{_any('do')}"),
        narrative=re.compile(_any("narrative")),
        name=re.compile(rf"[一-鿿（）()·]{{1,20}}{_any('body-ending')}$"),
        deadline=re.compile(_any("deadline")),
        modal=re.compile(modal),
        no_duty=re.compile(_any("no-duty")),
        branch=re.compile(rf"(?:各(?:地|级)?)?{_any('branch')}"),
        short_form=re.compile(r"[（(](?:以下|下称|简称)[^）)\n]*[）)]"),
        counted_regions=re.compile(
            r"([两二三四五六七八九十])(?:省区市|省区|省市|[省市区县州])(?:[（(][区市、]+[）)])?"
            r"(人民政府|[一-鿿]{2,9}?[委厅局])"
        ),
        standing=re.compile(_any("standing")),
        standing_to_end=re.compile(_any("standing-for-all")),
    )


def _kind_characters() -> str:
    """The characters of the words for kinds of territory, as they stand in a class of a regular expression."""
    return "".join(sorted({character for word in _words()["territory-kind"] for character in word}))


def _group_pattern() -> str:
    kind, head, level, quantifier = (
        _any(k) for k in ("territory-kind", "group-head", "group-level", "group-quantifier")
    )
    nested = r"[（(〔\[【][省市州盟县区旗地、和及行署管委会自治特]{1,12}[）)〕\]】]"
    # one class of characters: alternatives such as 市|市县|县 would try every way of cutting a long run
    territories = rf"(?:[{_kind_characters()}、和及与级有关相]|{nested}){{1,40}}?"
    plain = rf"(?:(?!{_any('group-stop')})[^由的对为在按将要以向从并等和及与、，,；;。：:（）(){{}}“”《》\n\d]){{0,8}}?"
    return (
        rf"(?:{level})?各{territories}(?:{head})+(?:{nested})?(?:[、和](?:{kind}){head})*(?:[和及与]{head}(?!各))*"
        rf"|(?:{level})?(?:{quantifier})+{plain}{head}(?:[、和及与]?(?:{quantifier})?{head}(?!各))*(?:{nested})?"
        rf"|地方(?:各级)?(?:党委和)?(?:人民)?政府|各地(?![方级市])区?|[一-鿿]{{0,8}}成员单位"
        rf"|{_any('ministry-level')}人民政府|国务院{plain}部门|{_any('ministry-level')}(?:人民政府)?(?:(?![等由会])[一-鿿、]){{2,24}}?部门"
    )


def find_responsibilities(text: str, home: str | None) -> list[Responsibility]:
    """Return the clauses of a document that give bodies a task, in the order of the text.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs are separated by line ends.
    home : str or None
        IRI of the region whose authorities wrote the text.

    Raises
    ------
    KgError
        If a vocabulary is missing or is not Turtle.
    """
    squeezed = squeeze(text)
    reader = _Reader(squeezed.text, home)
    return _carried_forward(sorted(reader.clauses(), key=lambda clause: clause.start), squeezed)


def _carried_forward(clauses: Sequence[_Clause], squeezed: Squeezed) -> list[Responsibility]:
    """Apply the rules that hold from one clause on: 下同, 不再列出."""
    found: list[Responsibility] = []
    first_leads = False
    standing: list[str] = []
    for clause in clauses:
        first_leads = first_leads or clause.first_leads
        rule = clause.rule
        if first_leads and not clause.lead and clause.rule != "prose":
            clause.lead = clause.bodies[:1]
            rule += ", first leads"
        earlier = tuple(group for group in standing if group not in clause.groups)
        found.append(
            Responsibility(
                *squeezed.span(clause.start, clause.end),
                tuple(clause.bodies),
                tuple(clause.lead),
                tuple(clause.groups),
                earlier if clause.rule != "prose" else (),
                squeezed.span(*clause.task),
                rule,
            )
        )
        standing += [group for group in clause.standing if group not in standing]
    return found


class _Reader:
    """Reads one squeezed text."""

    def __init__(self, text: str, home: str | None) -> None:
        self.text = text
        self.home = home
        self.items = _items(text, home)
        self.starts = [item.start for item in self.items]
        self.patterns = _patterns()
        self.taken: list[tuple[int, int]] = []

    def clauses(self) -> Iterator[_Clause]:
        """Yield the clauses, brackets first: prose is read only outside of them."""
        bracketed = list(self._bracketed())
        self.taken = [(clause.start, clause.end) for clause in bracketed]
        labelled = list(self._labelled())
        self.taken += [(clause.start, clause.end) for clause in labelled]
        found = sorted([*bracketed, *labelled], key=lambda clause: clause.start)
        after = 0
        for clause in found:
            clause.task = self._task_of(clause, after)
            after = clause.end
        yield from found
        self.taken.sort()
        yield from self._prose()

    def _between(self, start: int, end: int) -> list[_Item]:
        low = bisect_left(self.starts, start)
        high = bisect_left(self.starts, end)
        return [item for item in self.items[low:high] if item.end <= end]

    # brackets

    def _bracketed(self) -> Iterator[_Clause]:
        done = 0
        for start, end in self._brackets():
            if start < done:
                continue
            clause = self._in_bracket(start, end)
            if clause is not None:
                done = end
                yield clause

    def _brackets(self) -> list[tuple[int, int]]:
        """The brackets, outer ones before those inside; one that opens with bodies or a label may cross a line end."""
        found: list[tuple[int, int]] = []
        stack: list[int] = []
        for match in _BRACKET.finditer(self.text):
            at = match.start()
            if match[0] in _OPENERS:
                stack.append(at)
            elif match[0] == "\n":
                stack = stack[:1] if stack and self._opens_a_list(stack[0]) and at - stack[0] < _LONGEST_BRACKET else []
            elif stack:
                start = stack.pop()
                if at - start < _LONGEST_BRACKET:
                    found.append((start, at + 1))
        return sorted(found, key=lambda span: (span[0], -span[1]))

    def _opens_a_list(self, at: int) -> bool:
        low = bisect_left(self.starts, at)
        if low < len(self.starts) and self.starts[low] <= at + 1:
            return True
        return self.patterns.label.match(self.text, at + 1) is not None

    def _in_bracket(self, start: int, end: int) -> _Clause | None:
        inside = self.text[start + 1 : end - 1]
        has_cue = self.patterns.cue.search(inside) is not None
        if not has_cue and (len(self._between(start, end)) < 2 or self.text[start - 1 : start] not in "。；\n"):
            return None
        clause = _Clause(start, end, "bracket")
        other = self._read_list(clause, start + 1, end - 1)
        if not (clause.bodies or clause.groups):
            return None
        allowed = _MOST_OTHER_WORDS * (end - start) if has_cue else 4
        return clause if other <= allowed else None

    # labels

    def _labelled(self) -> Iterator[_Clause]:
        done = 0
        for match in self.patterns.label.finditer(self.text):
            start = match.start()
            if (
                start < done
                or self._is_taken(start)
                or self.text[start - 1 : start] not in ("", "\n", "。", "；", "）", "、")
            ):
                continue
            end = self._end_of_labelled(match.end())
            clause = _Clause(start, end, "label")
            self._read_list(clause, start, end)
            if clause.bodies or clause.groups:
                done = end
                yield clause

    def _end_of_labelled(self, start: int) -> int:
        """The end of a labelled list: of the paragraph, unless the next one brings a further label."""
        seen: set[str] = set()
        while True:
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            stop = self.patterns.deadline.search(self.text, start, end) or re.compile("。").search(
                self.text, start, end
            )
            if stop:
                return stop.start()
            further = self.patterns.label.match(self.text, end + 1)
            if further is None or further["label"] in seen or further["label"] in _words()["label-lead"]:
                return end
            seen.add(further["label"])
            start = further.end()

    # what brackets and labels hold

    def _read_list(self, clause: _Clause, start: int, end: int) -> int:
        """Read bodies and their roles; return how many characters are neither."""
        standing_from, standing_to = self._standing_part(start, end)
        items, other = self._items_of_list(start, end)
        events: list[tuple[int, str, _Item | None]] = [(item.start, "item", item) for item in items]
        spans = [(item.start, item.end) for item in items]
        for match in self.patterns.cue.finditer(self.text, start, end):
            if not any(a <= match.start() < b for a, b in spans):
                kind = match.lastgroup or ""
                if match["label"]:
                    kind = "label-lead" if match["label"] in _words()["label-lead"] else "label-other"
                events.append((match.start(), kind, None))
        pending: list[_Item] = []
        leading = False
        for at, kind, item in sorted(events, key=lambda event: event[0]):
            if item is not None:
                if standing_from <= at < standing_to:
                    clause.standing += [item.group] if item.group else []
                pending.append(item)
                continue
            if kind == "first":
                clause.first_leads = True
                continue
            clause.add(pending, leading=leading or kind in ("lead", "join"))
            pending = []
            leading = kind == "label-lead" or (leading and not kind.startswith("label"))
        clause.add(pending, leading=leading)
        if clause.first_leads and not clause.lead:
            clause.lead = clause.bodies[:1]
            clause.first_leads = self.patterns.standing.search(self.text, start, end) is not None
        return other

    def _standing_part(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a clause that holds for all later clauses too."""
        match = self.patterns.standing_to_end.search(self.text, start, end)
        if match is None:
            return end, end
        return max(self.text.rfind(mark, start, match.start()) for mark in "。；，") + 1, end

    def _items_of_list(self, start: int, end: int) -> tuple[list[_Item], int]:
        """Known items and, between separators, names that no vocabulary has; and the count of other characters."""
        items: list[_Item] = []
        other = 0
        position = start
        for item in [*self._between(start, end), None]:
            stop = item.start if item else end
            before = items[-1] if items and items[-1].end == position else None
            unknown, rest = self._unknown(position, stop, before)
            if unknown and before and unknown[0].start == before.start:
                items.pop()
            items += unknown
            other += rest
            if item:
                items.append(self._longer(position, item))
                position = item.end
        return items, other

    def _longer(self, start: int, item: _Item) -> _Item:
        """A name of which the vocabularies know only the end: 某某基地 + 管委会."""
        head = _NAME_HEAD.search(self.text, start, item.start)
        written = self.text[item.start : item.end]
        if head is None or item.body is None or self.patterns.cue.search(head[0]) or _NOT_IN_NAMES.search(head[0]):
            return item
        if _HOME_WORD.match(written) or written.startswith(_words()["national-prefix"]) or item.body.iri is not None:
            return item
        name = self._full_name(head[0] + written)
        return _Item(head.start(), item.end, unlisted(name, self.home), None)

    def _unknown(self, start: int, end: int, before: _Item | None) -> tuple[list[_Item], int]:
        """Names in a gap of a list. Right behind a body a name makes one with it (中国邮政 + 某省分公司)."""
        found: list[_Item] = []
        other = 0
        for piece in _PIECE.finditer(self.text, start, end):
            bare = self.patterns.cue.sub("", piece[0]).strip(_LIST_WORDS)
            begin = self.text.find(bare, piece.start(), piece.end())
            if not bare:
                continue
            if begin >= 0 and bare.startswith(("有关", "相关", "各")):
                found.append(_Item(begin, piece.end(), None, bare))
                continue
            if begin < 0 or not self.patterns.name.match(bare) or _NOT_IN_NAMES.search(bare):
                other += len(bare)
                continue
            if before and before.body and begin == before.end:
                begin = before.start
            name = (
                self.text[begin : begin + len(bare)]
                if begin >= start
                else self.text[begin : before.end if before else begin] + bare
            )
            found.append(_Item(begin, piece.end(), unlisted(self._full_name(name), self.home), None))
        return found, other

    def _full_name(self, name: str) -> str:
        """A local name in full: 省某局 with the name of the province at home."""
        word = _HOME_WORD.match(name)
        if word is None or self.home is None:
            return name
        for region in (self.home, *ancestors(self.home)):
            if kind_word(region) == word[1]:
                return regions()[region].pref_label + name[word.end() :]
        return name

    def _task_of(self, clause: _Clause, after: int) -> tuple[int, int]:
        """The text before the clause: from the clause or the paragraph before; a clause by itself takes the one
        above."""
        start = max(after, self.text.rfind("\n", 0, clause.start) + 1)
        if clause.start - start > _NO_TASK:
            return start, clause.start
        end = start - 1 if start > after else start
        above = max(after, self.text.rfind("\n", 0, max(end, 0)) + 1)
        return (above, end) if end - above > _NO_TASK else (clause.start, clause.end)

    # prose

    def _is_taken(self, at: int) -> bool:
        near = bisect_right(self.taken, (at, len(self.text) + 1)) - 1
        return near >= 0 and at < self.taken[near][1]

    def _prose(self) -> Iterator[_Clause]:
        done = 0
        for run in self._runs():
            if run[0].start < done:
                continue
            clause = self._from_subject(run)
            if clause is not None:
                done = clause.end
                yield clause

    def _runs(self) -> Iterator[list[_Item]]:
        """Lists of bodies outside of brackets: items with nothing but 、 and 和 between them."""
        run: list[_Item] = []
        taken = iter(self.taken)
        span = next(taken, None)
        for item in self.items:
            while span and span[1] <= item.start:
                span = next(taken, None)
            if span and span[0] <= item.start:
                continue
            if run and _LIST_GAP.fullmatch(self.text, run[-1].end, item.start):
                run.append(item)
                continue
            if run:
                yield run
            run = [item]
        if run:
            yield run

    def _from_subject(self, run: list[_Item]) -> _Clause | None:
        start, end = run[0].start, run[-1].end
        before = self.text[max(0, start - 7) : start]
        if not _BEFORE_SUBJECT.search(before):
            return None
        cue = self.patterns.follows.match(self.text, end)
        if cue is None or self._is_narrative(start, cue.end()):
            return None
        kind = self._kind_of(cue)
        if kind is None:
            return None
        has_body = any(item.body for item in run)
        if not has_body and kind not in ("join", "lead"):
            return None
        stop = _NEXT_END.search(self.text, cue.end())
        sentence_end = stop.start() if stop else len(self.text)
        clause = _Clause(start, sentence_end, "prose")
        clause.add(run, leading=kind in ("join", "lead", "coordinate", "answers"))
        self._add_companions(clause, cue.end(), sentence_end, joined=kind == "join")
        begin = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE_BREAKS) + 1
        clause.task = (begin, sentence_end)
        return clause if clause.bodies or kind in ("join", "lead") else None

    def _kind_of(self, cue: re.Match[str]) -> str | None:
        """What the words after a subject say of it; None where they are no duty after all."""
        kind = cue.lastgroup
        if kind == "join" and cue["join"] in _words()["join-next-to-body"] and not self._item_at(cue.end()):
            return None
        if kind == "do" and self.patterns.no_duty.match(self.text, cue.end()):
            return None
        if kind == "do" and cue["do"] in _words()["do-only-if-ordered"] and not self.patterns.modal.search(cue[0]):
            return None
        if kind == "coordinate" and cue[0].startswith("等"):
            return "do"
        return kind

    def _item_at(self, at: int) -> bool:
        low = bisect_left(self.starts, at)
        return low < len(self.starts) and self.starts[low] == at

    def _is_narrative(self, start: int, end: int) -> bool:
        head = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE_BREAKS) + 1
        stop = re.compile("[，。；\n]").search(self.text, end)
        tail = stop.start() if stop else len(self.text)
        return bool(
            self.patterns.narrative.search(self.text, head, start)
            or self.patterns.narrative.search(self.text, end, tail)
        )

    def _add_companions(self, clause: _Clause, start: int, end: int, *, joined: bool) -> None:
        """The bodies that the rest of the sentence names beside the leading ones: 会同B, B配合, B按职责分工."""
        run: list[_Item] = []
        for item in [*self._between(start, end), None]:
            if run and (item is None or not _LIST_GAP.fullmatch(self.text, run[-1].end, item.start)):
                before = self.text[max(start - 3, run[0].start - 3) : run[0].start]
                at_start = run[0].start == start and joined
                helps = before.endswith(("，", "、", "；")) and self.patterns.also.match(self.text, run[-1].end)
                if at_start or re.search(f"{_any('join')}$", before) or helps:
                    clause.add(run, leading=False)
                run = []
            if item is not None:
                run.append(item)


def _items(text: str, home: str | None) -> list[_Item]:
    """Bodies and open groups, in order, none overlapping; a group may hold a body's name (各省发展改革委)."""
    patterns = _patterns()
    groups = [_Item(m.start(), m.end(), None, m[0]) for m in patterns.group.finditer(text)]
    aside = [m.span() for m in patterns.short_form.finditer(text)]
    several = _several_regions(text, home)
    covered = sorted([(group.start, group.end) for group in groups] + aside + [(i.start, i.end) for i in several])
    starts = [start for start, _ in covered]
    found: list[_Item] = []
    for mention in find_bodies(text, home):
        near = bisect_left(starts, mention.end) - 1
        if near >= 0 and covered[near][1] > mention.start:
            continue
        name = text[mention.start : mention.end]
        if name in _words()["bare"]:
            continue
        branch = patterns.branch.match(text, mention.end)
        of_kind = patterns.all_of_kind.search(text, max(0, mention.start - 40), mention.start)
        if branch:
            found.append(_Item(mention.start, branch.end(), None, text[mention.start : branch.end()]))
        elif of_kind:
            found.append(_Item(of_kind.start(), mention.end, None, text[of_kind.start() : mention.end]))
        elif found and found[-1].group and found[-1].end + 1 == mention.start and _goes_on(text, found[-1], name):
            found[-1] = _Item(found[-1].start, mention.end, None, text[found[-1].start : mention.end])
        else:
            found.append(_Item(mention.start, mention.end, mention.body, None))
    hidden = sorted([*aside, *((item.start, item.end) for item in found if item.group)])
    shown = [group for group in groups if not _inside(group.start, hidden)]
    return sorted({*found, *shown, *several}, key=lambda item: (item.start, item.end))


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some sorted spans."""
    near = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return near >= 0 and at < spans[near][1]


def _goes_on(text: str, group: _Item, name: str) -> bool:
    """Whether the next name of a list belongs to the group: 各省发展改革委、能源局."""
    is_list = text[group.end] in "、和及与" and not text.startswith("各", group.end - 1)
    return is_list and (group.group or "").startswith("各") and not name.startswith(_words()["national-prefix"])


def _several_regions(text: str, home: str | None) -> list[_Item]:
    """Bodies of several regions named together: 甲、乙、丙三省人民政府."""
    found: list[_Item] = []
    for match in _patterns().counted_regions.finditer(text):
        named = _NAMES_BEFORE.search(text, max(0, match.start() - 60), match.start())
        mentions = find_regions(named[0], home) if named else []
        if named is None or len(mentions) != numeral(match[1].replace("两", "二")):
            continue
        for number, mention in enumerate(mentions):
            bodies = find_bodies(regions()[mention.iri].pref_label + match[2], home)
            last = number == len(mentions) - 1
            end = match.end() if last else named.start() + mentions[number + 1].start - 1
            found += [_Item(named.start() + mention.start, end, found_body.body, None) for found_body in bodies[:1]]
    return found
