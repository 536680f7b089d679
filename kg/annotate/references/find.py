"""Every mention of another policy, law, plan, standard or treaty in one document.

In: the clean text of one document (paragraphs separated by line ends, the heading first), what is
known of the document (`DocumentContext`) and the names known beforehand (`KnownNames`). Out: its
mentions in order, each with the relation that the sentence gives it. Nothing is resolved here: a
short form stays a short form, its definition is on the mention that defines it
(`Mention.short_form`).

Titles in 《》 come from `marks`, numbers from `numbers`, known names from `known_names`, promised
documents from `proposals`; `relations` decides what each mention does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.marks import MarkedTitle, marked_titles, names_policy
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.references.numbers import Number, document_numbers, standards
from kg.annotate.references.relations import Decision, Surroundings, body_list, decide, governing_end, pinpoint_after
from kg.annotate.references.sections import past_sections
from kg.annotate.references.unmarked import (
    back_references,
    documents_in_force,
    documents_of_makers,
    framed_documents,
    listed_after,
    plans_by_form,
    promised_documents,
)
from kg.language.identity import title_keys
from kg.language.spaces import squeeze
from kg.language.titles import fold, without_edition
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_WINDOW = 320
_WHITE_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile("[。！？\n]")
_PARENTHESES = re.compile(r"[（(][^（()）\n]{0,60}(?:[（(][^（()）\n]{0,20}[）)][^（()）\n]{0,60})?[）)]")
_ENUMERATED = re.compile(r"\n(?:一、|第一[章条]|（一）|\(一\)|1[.．、])")
_GAPS_BEHIND = ("", "（", "(", "[", "［", "【")
_GAPS_BEFORE = ("", "文", "文件")
_NUMBER_NOUN = re.compile("文件|文(?=[，。、的规要精和与及）])")
_ANNEX_LINE = re.compile(r"(?:附件\d{0,2}|附件[一二三四五六七八九十])[：:]?")
_LINE_START = re.compile(r"\n(?:附件?\d{0,2}[：:.]?)?(?:[（(]?\d{1,2}[）).．、])?$")
_LINE_REST = re.compile(r"[^\n]{0,6}(?:\n|$)")
_LONGEST_LINE = 200
_ANNEX_ALONE = re.compile(r"(?:^|\n|[。，；])附件[\d一二三四五六七八九十]{0,3}[：:]?\n$")
_ANNEX_NEXT = re.compile(r"\d{1,2}[.．、]")


@dataclass(frozen=True, slots=True)
class _Item:
    """A mention before its relation is known; offsets into the squeezed text.

    `outer_start` and `outer_end` include the marks, `tail_end` also the parentheses behind them.
    `points_to` is the title that the words 该办法 point back to.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    tail_end: int
    marked: bool
    source: str
    number: Number | None
    alias: str | None
    points_to: str | None = None


def find_mentions(text: str, context: DocumentContext, names: KnownNames) -> list[Mention]:
    """Return the mentions of one document, ordered by offset, none overlapping.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs separated by line ends, the heading first.
    context : DocumentContext
        What is known of the document.
    names : KnownNames
        Names of laws and policies that are found without 《》.
    """
    page = _Page(text, context)
    groups = [(group, decide(page.around(group))) for group in _groups(page.text, page.items(names))]
    own = page.own_names(groups)
    return [mention for group in groups for mention in page.mentions(*group, own)]


class _Page:
    """The text of one document while it is read."""

    def __init__(self, text: str, context: DocumentContext) -> None:
        self.squeezed = squeeze(text)
        self.text = self.squeezed.text
        self.context = context
        self.own = _own_keys(context)
        self.stops = [match.end() for match in _SENTENCE_END.finditer(self.text)]
        origin = self.squeezed.origin
        heading = self.text.find("\n", bisect_left(origin, max(0, context.body_start - 1)))
        self.heading_end = len(self.text) if heading < 0 else heading
        first = _ENUMERATED.search(self.text, max(0, self.heading_end - 1))
        self.opening_end = first.start() if first else len(self.text)
        self.past = past_sections(self.text)
        self.past_starts = [start for start, _ in self.past]
        self.numbers = self._all_numbers(text)
        self.number_starts = [number.start for number in self.numbers]
        self.numbers_used: set[int] = set()

    def _all_numbers(self, text: str) -> list[Number]:
        found = document_numbers(self.text)
        origin = self.squeezed.origin
        for number in standards(text):
            start = bisect_left(origin, number.start)
            end = bisect_left(origin, number.end - 1) + 1
            found.append(Number(start, end, number.value, True))
        return sorted(found, key=lambda number: number.start)

    def items(self, names: KnownNames) -> list[_Item]:
        """Return all mentions of the text, their numbers attached, ordered, none overlapping."""
        taken = [(number.start, number.end) for number in self.numbers]
        marked = marked_titles(self.text)
        taken += [(title.outer_start, title.outer_end) for title in marked]
        items = [
            self._item((title.start, title.end), (title.outer_start, title.outer_end), "mark")
            for title in marked
            if self._may_be_policy(title)
        ]
        unmarked = [item for item in self._unmarked(names, taken) if not self._in_own_matter(item)]
        numbers = [
            _bare_number(self.text, number)
            for index, number in enumerate(self.numbers)
            if index not in self.numbers_used and self._stands_alone(number)
        ]
        found = sorted([*items, *unmarked, *numbers], key=lambda item: item.start)
        return sorted([*found, *self._back_references(found)], key=lambda item: item.start)

    def _back_references(self, found: Sequence[_Item]) -> list[_Item]:
        """Return the mentions of the form 该办法, each with the nearest title before that ends so."""
        free = _free(back_references(self.text), [(i.outer_start, i.tail_end) for i in found])
        last: dict[str, str] = {}
        pending = list(reversed(found))
        items = []
        for start, end in free:
            while pending and pending[-1].end <= start:
                before = pending.pop()
                title = _WHITE_SPACE.sub("", self.text[before.start : before.end])
                last.update(dict.fromkeys(_kinds_of(title), title))
            if target := last.get(self.text[start:end]):
                item = self._item((start, end), (start, end), "back")
                items.append(replace(item, points_to=target))
        return items

    def _unmarked(self, names: KnownNames, taken: list[tuple[int, int]]) -> list[_Item]:
        """Return the mentions without marks that overlap none of the spans taken."""
        items = []
        for source, spans in (
            ("plan", plans_by_form(self.text)),
            ("name", names.find(self.text)),
            ("promise", promised_documents(self.text)),
            ("practice", documents_in_force(self.text)),
            ("framed", framed_documents(self.text)),
            ("maker", documents_of_makers(self.text)),
        ):
            free = _free(spans, taken)
            taken = [*taken, *free]
            items += [self._item(span, span, source) for span in free]
        known = {start for start, _ in taken}
        listed = [span for item in items for span in listed_after(self.text, item.end, known)]
        return items + [self._item(span, span, "list") for span in _free(listed, taken)]

    def _item(self, inner: tuple[int, int], outer: tuple[int, int], source: str) -> _Item:
        number = self._number_beside(*outer)
        tail = max(outer[1], number.end) if number else outer[1]
        parentheses = _PARENTHESES.match(self.text, outer[1])
        if parentheses:
            tail = max(tail, parentheses.end())
        alias = _alias().search(self.text, inner[1], tail)
        name = alias.group(1) if alias else None
        return _Item(*inner, *outer, tail, source == "mark", source, number, name)

    def _number_beside(self, outer_start: int, outer_end: int) -> Number | None:
        """Return the number behind a title, right before it or in it, that no title has yet."""
        behind = bisect_left(self.number_starts, outer_end)
        before = bisect_left(self.number_starts, outer_start) - 1
        inside = range(before + 1, behind)
        self.numbers_used.update(inside)
        for index, gaps in ((behind, _GAPS_BEHIND), (before, _GAPS_BEFORE)):
            if not 0 <= index < len(self.numbers) or index in self.numbers_used:
                continue
            number = self.numbers[index]
            start, end = sorted((outer_end, number.start, outer_start, number.end))[1:3]
            if self.text[start:end] in gaps:
                self.numbers_used.add(index)
                return number
        return self.numbers[inside[0]] if inside else None

    def _may_be_policy(self, title: MarkedTitle) -> bool:
        surface = _WHITE_SPACE.sub("", self.text[title.start : title.end])
        return self._is_definition(title.outer_start) or names_policy(surface)

    def _is_definition(self, outer_start: int) -> bool:
        return _alias_before().search(self.text, max(0, outer_start - 8), outer_start) is not None

    def _stands_alone(self, number: Number) -> bool:
        """Tell whether a number without a title is a mention, and not the document's own number in
        its header."""
        if number.value in self.context.numbers:
            return False
        if number.standard:
            return True
        before = self.text[max(0, number.start - 12) : number.start]
        after = self.text[number.end : number.end + 4]
        return bool(_number_before().search(before) or _number_after().match(after))

    def _in_own_matter(self, item: _Item) -> bool:
        """Tell whether an unmarked name stands in the heading or in the annex list of a policy."""
        if item.start < self.heading_end:
            return not self.context.is_commentary
        line = self.text.rfind("\n", max(0, item.start - _LONGEST_LINE), item.start) + 1
        if line == 0:
            return False
        if _ANNEX_LINE.match(self.text, line):
            return True
        if line == item.start and _ANNEX_ALONE.search(self.text, max(0, line - 12), line):
            return True
        numbered = _ANNEX_NEXT.match(self.text, line)
        return numbered is not None and numbered.end() == item.start and self.text[item.end : item.end + 1] in "\n"

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence around an offset of the squeezed text, without its line end."""
        index = bisect_right(self.stops, at)
        start = self.stops[index - 1] if index else 0
        end = self.stops[index] if index < len(self.stops) else len(self.text)
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        return start, end

    def mentions(self, group: Sequence[_Item], decision: Decision, own: frozenset[str]) -> list[Mention]:
        """Return the mentions of one group under the relation decided for it."""
        issuers = self._issuers(group[0])
        return [self._mention(item, decision, issuers, own) for item in group]

    def around(self, group: Sequence[_Item]) -> Surroundings:
        """Return the text around a group that decides its relation."""
        first, last = group[0], group[-1]
        tail = _tail(group)
        start, _ = self.sentence(first.start)
        end = max(self.sentence(last.end - 1)[1], tail)
        _, following = self.sentence(min(end + 1, len(self.text)))
        return Surroundings(
            left=self.text[max(start, first.outer_start - _WINDOW) : first.outer_start],
            right=self.text[tail : min(end, tail + _WINDOW)],
            following=self.text[end : min(following, end + 80)],
            opening=start < self.opening_end,
            looking_back=self._looks_back(start),
            standard=all(self._is_standard(item) for item in group),
            bare_number=all(item.source == "number" for item in group),
        )

    def own_names(self, groups: Sequence[tuple[Sequence[_Item], Decision]]) -> frozenset[str]:
        """Return the folded names of the document itself, or of the policy that it comments on.

        To the titles of the context come what the text says it issues, its annexes, and the short
        forms defined for any of these.
        """
        own = set(self.own)
        issued: set[_Item] = set()
        for group, decision in groups:
            for item in group:
                if not item.marked:
                    continue
                title = _WHITE_SPACE.sub("", self.text[item.start : item.end])
                if decision.relation == "issues" or title_keys(title) & self.own:
                    issued.add(item)
                if item in issued or _own_annex().match(self.text, item.outer_end):
                    own |= title_keys(title)
        aliases = {item.alias: item in issued for group, _ in groups for item in group if item.alias}
        own |= {fold(alias) for alias, is_own in aliases.items() if is_own}
        if self.context.is_commentary:
            own |= {ending for key in self.own for ending in _ending_of(key) if ending not in aliases}
        return frozenset(own)

    def _looks_back(self, at: int) -> bool:
        index = bisect_right(self.past_starts, at) - 1
        return index >= 0 and at < self.past[index][1]

    def _is_standard(self, item: _Item) -> bool:
        if item.number and item.number.standard:
            return True
        return _standard_ending().search(self.text, item.start, item.end) is not None or bool(
            _standard_behind().match(self.text, item.outer_end)
        )

    def _issuers(self, item: _Item) -> tuple[str, ...]:
        if not item.marked:
            return ()
        start = max(self.sentence(item.start)[0], item.outer_start - 60)
        left = re.split("[，。；：！？》]", self.text[start : item.outer_start])[-1]
        left = _issuing_clause().sub("", left)
        return body_list(left[governing_end(left) :])

    def _mention(self, item: _Item, decision: Decision, issuers: tuple[str, ...], own: frozenset[str]) -> Mention:
        surface = _WHITE_SPACE.sub("", self.text[item.start : item.end])
        start, end = self.squeezed.span(item.start, item.end)
        first, last = self.sentence(item.start)
        decision = self._own_decision(item, surface, decision, own)
        number_alone = item.source == "number"
        return Mention(
            start=start,
            end=end,
            surface=surface,
            marked=item.marked,
            title=None if number_alone else surface,
            number=item.number.value if item.number else None,
            relation=decision.relation,
            rule=decision.rule,
            confidence=decision.confidence,
            pinpoint=pinpoint_after(self.text, item.tail_end),
            issuers=issuers,
            short_form=item.alias,
            sentence=self.squeezed.span(first, max(last, first + 1)),
        )

    def _own_decision(self, item: _Item, surface: str, decision: Decision, own: frozenset[str]) -> Decision:
        if item.points_to:
            is_own = self._is_own(item, item.points_to, own)
            own_relation = "interprets" if self.context.is_commentary else "self"
            return Decision(own_relation if is_own else decision.relation, "back reference", 0.6)
        if not self._is_own(item, surface, own):
            return self._listed(item, decision)
        if self.context.is_commentary:
            return Decision("interprets", "title of the policy commented on", 0.9)
        if item.start < self.heading_end and item.marked:
            return Decision("issues", "title in the heading", 0.95)
        if decision.relation in ("issues", "forwards", "repeals", "replaces") and item.marked:
            return decision  # an earlier edition of the same name is repealed, not this one
        return Decision("self", "own title", 0.9)

    def _listed(self, item: _Item, decision: Decision) -> Decision:
        if item.marked and item.start >= self.heading_end and self._is_whole_line(item):
            return Decision("self", "title alone on its line", 0.7)
        return decision

    def _is_whole_line(self, item: _Item) -> bool:
        """Tell whether a marked title stands alone on its line, as in a list of annexes."""
        before = _LINE_START.search(self.text, max(0, item.outer_start - 16), item.outer_start)
        return before is not None and _LINE_REST.match(self.text, item.outer_end) is not None

    def _is_own(self, item: _Item, surface: str, own: frozenset[str]) -> bool:
        number = item.number
        if number and self.context.numbers and not number.standard:
            return number.value in self.context.numbers
        return fold(surface) in own or bool(len(surface) > 6 and title_keys(surface) & self.own)


def _bare_number(text: str, number: Number) -> _Item:
    span = (number.start, number.end)
    behind = _NUMBER_NOUN.match(text, number.end)
    tail = behind.end() if behind else number.end
    return _Item(*span, *span, tail, False, "number", number, None)


def _own_keys(context: DocumentContext) -> frozenset[str]:
    keys = {key for title in (context.title, *context.alternatives) for key in title_keys(title)}
    if context.is_commentary:
        keys |= {
            key for title in marked_titles(context.title) for key in title_keys(context.title[title.start : title.end])
        }
    return frozenset(keys)


def _ending_of(key: str) -> list[str]:
    found = re.search(cues().any_of("title-ending") + "$", key)
    return [found.group()] if found else []


def _kinds_of(title: str) -> list[str]:
    """Return the kinds of document by which a later sentence may point back to a title."""
    bare_title = without_edition(title)
    return [kind for kind in cues().words["back-kind"] if bare_title.endswith(kind)]


@cache
def _own_annex() -> re.Pattern[str]:
    return re.compile("[（(]" + cues().any_of("own-annex") + r"\d{0,2}[）)]")


@cache
def _alias_before() -> re.Pattern[str]:
    return re.compile(cues().any_of("alias") + '[：:为“"]{0,2}$')


@cache
def _alias() -> re.Pattern[str]:
    return re.compile(cues().any_of("alias") + '[：:为]?[“"]?《?([^《》，。；（）()“”"\n]{2,20})')


@cache
def _issuing_clause() -> re.Pattern[str]:
    return re.compile("(?:联合)?" + cues().any_before("proposes") + "的?$")


@cache
def _number_before() -> re.Pattern[str]:
    return re.compile(alternation([*cues().before, *cues().words["connective"], "、"]) + "$")


@cache
def _number_after() -> re.Pattern[str]:
    return re.compile(cues().any_of("number-noun"))


@cache
def _standard_ending() -> re.Pattern[str]:
    return re.compile(cues().any_of("standard-ending") + "$")


@cache
def _standard_behind() -> re.Pattern[str]:
    return re.compile("等?" + cues().any_of("standard-behind"))


@cache
def _connection() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"(?:等)?(?:{words.any_of('tail')})?[、，]?"
        f"{words.any_of('connective')}?{words.any_of('list-adjective')}?"
        f"([一-鿿、]{{0,40}}{words.any_of('body-ending')})?"
    )


def _tail(group: Sequence[_Item]) -> int:
    return max(item.tail_end for item in group[-2:])


def _connected(text: str, group: Sequence[_Item], right: _Item) -> bool:
    between = text[_tail(group) : right.outer_start]
    if len(between) > 50:
        return False
    found = _connection().fullmatch(between)
    if found is None:
        return False
    return found.group(1) is None or cues().governing.search(found.group(1)) is None


def _groups(text: str, items: Sequence[_Item]) -> list[list[_Item]]:
    """Return the mentions in lists that share their verb."""
    groups: list[list[_Item]] = []
    for item in items:
        if groups and (item.start < _tail(groups[-1]) or _connected(text, groups[-1], item)):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _free(spans: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that overlap none of those taken."""
    ordered = sorted(taken)
    starts = [start for start, _ in ordered]
    ends = [end for _, end in ordered]
    free = []
    for start, end in spans:
        index = bisect_right(starts, end - 1) - 1
        if index < 0 or ends[index] <= start:
            free.append((start, end))
    return free
