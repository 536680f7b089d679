"""One compilation to its documents.

In: `CleanText`. Out: `Segment`s: where each document begins and ends, the heading over it, the part and chapter it
stands in, and how sure that is.

A heading is found by weighing evidence, not by a chain of special cases: what the contents page says, a number that
continues the numbers before, the form of a title, what stands before it (the end of a document) and after it (number,
addressee, header block). A layout never met before loses some of the evidence and keeps the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kg.annotate.bodies import parse_bodies
from kg.fields import field_kind, header_fields
from kg.layout import Aside, CleanText, Paragraph, visual_width
from kg.titles import bare, fold, is_commentary, is_identity, strip_label, type_ending, unwrap, without_edition

_LONGEST_TITLE = 130
_LONGEST_LINE = 62
_SHORTEST_LINE = 4
_MOST_LINES = 5
_THRESHOLD = 4.0
_DOUBTFUL = 6.0
_SAME_TITLE = 88
_HEADER_LINES = 16
# what a number must bring along besides itself: chains of bare numbers (4.1 一般规定) must not pay
_COST_OF_A_LINK = 3.5

_NUMERALS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)}
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?![\d.%％])\s*(?=\S)")
_SINGLE = re.compile(r"(\d{1,3})\s?[.．、]\s*(?![\d])(?=\S)")
_SERIES = re.compile(r"(?:政策|法规)([一二三四五六七八九十]|\d{1,2})：")
_CHINESE = re.compile(r"([一二三四五六七八九十]{1,3})、\s*(?=\S)")
_BRACKETED = re.compile(r"[（(](\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*(?=\S)")
_COUNT = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_FILE = re.compile(rf"(?:文件|文献)\s?{_COUNT}(?:\s?[：:.．、]|\s|(?<=\d))\s*(?=\S)")
_BOXED = re.compile(r"[【\[]\s?(\d{1,3})\s?[】\]]\s*(?=\S)")
_NO = re.compile(r"(?i:no)[.．]?\s?(\d{1,3})[.．:：]?\s*(?=[^\x00-\x7f])")
_ORDINAL = re.compile(rf"第\s?{_COUNT}\s?[篇件](?:\s?[：:.．、])?\s*(?=\S)")
_CLOSED = re.compile(r"(\d{1,2})[)）]\s*(?=\S)")
_LABELS = {
    "dotted": _DOTTED,
    "series": _SERIES,
    "single": _SINGLE,
    "chinese": _CHINESE,
    "bracketed": _BRACKETED,
    "file": _FILE,
    "boxed": _BOXED,
    "no": _NO,
    "ordinal": _ORDINAL,
    "closed": _CLOSED,
}
_LIKE_SECTIONS = ("chinese", "bracketed", "boxed", "ordinal", "closed")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|[编篇])(?!：)|附件[一二三四五六七八九十]+[:：]")
_ARTICLES = re.compile(r"第一[章条编](?:\s|[\u4e00-\u9fff])")
# the note under the heading of a law: （2020年12月26日…会议通过 …修订）
_ADOPTED = re.compile(r"^[（(]\s?(?:19|20)\d{2}年.{4,}(?:通过|修订|修正|批准|公布|发布)")
_CHAPTER = re.compile(r"第([一二三四五六七八九十]+)章")
_CONTENTS_TITLE = re.compile(r"目\s*[录次]$")
_PAGE = re.compile(r"(?:[.…·]{1,}|[-—_]{4,}|\t)\s*[（(]?\d{1,4}[)）]?$|[.…·]{3,}$|(?<=[\u4e00-\u9fff》”）)])\d{1,4}$")
_TITLE_FORM = re.compile(r"关于|印发|发布|转发")
_OPEN_TITLE = re.compile(r"(?:关于|印发|转发|发布|公布)$")
_TAIL = re.compile(r"的[\u4e00-\u9fff]{2,6}$")
_SUBTITLE = re.compile(r"——|[—-]{2}|[（(].{1,30}[)）]$")
_NUMBER_LINE = re.compile(
    r"^(?!.*关于).{0,24}[〔（(\[﹝【［]\s?\d{4}\s?[〕）)\]﹞】］].{0,12}?\d+\s?号[）)]?$|^(?:.{0,30}(?:令|公告|通告))?\s?(?:(?:19|20)\d{2}\s?年)?\s?第?\s?\d+\s?号$"
)
_ADDRESSEE = re.compile(
    r"^(?:各|有关|国务院|省|市|全|中央|北京|上海|天津|重庆|河北|相关|中国).{2,400}[：:]$|^.{2,60}(?:委|厅|局|部|府|司|院|室|单位|公司|团|会|行|区)[：:]$"
)
_ORDER = re.compile(r"(?:令|公告)$")
_COVER = re.compile(r"(?:汇编|选编|摘编|选辑|辑录|汇集)(?:[（(].{1,20}[)）])?$")
_ISSUE = re.compile(r"第\s?\d{1,4}\s?期(?:[（(].{1,12}[)）])?$")
_MASTHEAD = re.compile(r"^[\u4e00-\u9fff ]{2,40}文件$")
_DATE = re.compile(
    r"^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?[)）]?$"
)
_ENDS_IN_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_END = re.compile(r"^[（(]此件|^抄送|\d日?印发[。]?$|^[（(].{2,12}公开.{0,4}[)）]$|^谢谢|^[（(]来源")
_LAST_ARTICLE = re.compile(r"自.{2,20}起(?:正式)?(?:施行|实施|执行|生效)。$|^特此(?:公告|通告|通知|函复|批复|函告)。$")
_DATED = re.compile(r"[（(](?:\d{4}|[〇○零一二三四五六七八九]{4})年[^（）()]{2,16}[)）]$")
_ENACTING = re.compile(
    r"制定(?:本|如下|了?《)|提出(?:如下|以下)|通知如下|现(?:将|就|予|印发|转发)|公告如下|印发(?:给|你)|意见如下|特制定|各?缔约方|本[^，。]{0,6}(?:意见|方案|办法|规划|计划)"
)
_SALUTATION = re.compile(r"^(?:尊敬的|各位|主席先生|女士们|同志们|亲爱的).{0,30}[，：！:!,]$")
_ANNEX_LIST = re.compile(r"^附\s?[件表录]\s?(?:\d{1,2}(?![\d.]*\d年))?\s?[:：.．、]?\s?(?!\d{4}年)")
_ANNEX_MARK = re.compile(r"^附\s?[件表录]\s?[\d一二三四五六七八九十]*\s?[:：]?$")
_INNER_LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条编篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|专栏|表\s?\d|图\s?\d|注[:：])"
)
_SENTENCE = re.compile(r"[。；！？]|，.*，.*，")


@dataclass(frozen=True, slots=True)
class Segment:
    """One document of a compilation.

    `start` and `end` are 0-based offsets into the clean text, the heading at `heading_start` and what stands over it
    included; `first_line` and `last_line`
    1-based lines of
    the source, annexes and the source address included. `body_start` is where the text under the heading begins.
    `heading` is as printed, lines joined; `title` without its number. `part` holds the headings of the parts above it,
    outermost first. `doubts` says in words why the boundary may be wrong; empty where it is sure.
    """

    heading: str
    title: str
    start: int
    heading_start: int
    body_start: int
    end: int
    first_line: int
    last_line: int
    part: tuple[str, ...]
    contents_title: str | None
    score: float
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents page; `is_document` tells documents from parts and sections."""

    heading: str
    is_document: bool
    line: int


@dataclass(slots=True)
class _Candidate:
    """A place where a document may begin: paragraphs `first` to `last` make up the heading."""

    first: int
    last: int
    heading: str
    label: tuple[int, ...] = ()
    score: float = 0.0
    evidence: list[str] = field(default_factory=list)
    entry: ContentsEntry | None = None

    def weigh(self, points: float, reason: str) -> None:
        self.score += points
        self.evidence.append(f"{reason} {points:+g}")


def segment(clean: CleanText) -> tuple[Segment, ...]:
    """Return the documents of a compilation in the order of the text.

    Parameters
    ----------
    clean : CleanText
        The laid-out text of one file.
    """
    page = _Page(clean)
    entries = contents(clean)
    candidates = [_weighed(page, candidate) for candidate in _candidates(page)]
    boundaries = _match_contents(candidates, entries)
    _follow_numbers(page, candidates)
    chosen = _choose(candidates, bool(entries))
    if not chosen:
        chosen = _single_document(page)
    return tuple(_segments(page, _without_annexes(page, chosen), boundaries))


def contents(clean: CleanText) -> tuple[ContentsEntry, ...]:
    """Return the entries of the contents page, documents told from parts and sections."""
    headings: list[tuple[str, int]] = []
    open_parts: list[str] = []
    for aside in clean.asides:
        if aside.kind != "contents":
            continue
        open_parts.append(_PAGE.sub("", aside.text).strip(" .…·—_-\t"))
        if _PAGE.search(aside.text):
            headings.append((_tidy("".join(open_parts)), aside.line))
            open_parts = []
    styles = [_style(heading) for heading, _ in headings]
    titled = [type_ending(heading) is not None and len(fold(heading)) > 6 for heading, _ in headings]
    return tuple(
        ContentsEntry(
            heading, not _has_children(at, headings) and (titled[at] or _among_documents(at, styles, titled)), line
        )
        for at, (heading, line) in enumerate(headings)
    )


def _has_children(at: int, headings: Sequence[tuple[str, int]]) -> bool:
    """Whether the next entry is a section of this one: 3. and 3.1, or 3.1 and 政策一."""
    if at + 1 >= len(headings):
        return False
    own, following = headings[at][0], headings[at + 1][0]
    label, child = _label(own), _label(following)
    if len(child) == 2 and len(label) == 1 and child == (label[0], 1):
        return True
    return bool(_SERIES.match(following)) and not _SERIES.match(own)


def _tidy(heading: str) -> str:
    return re.sub(r"\s+", " ", heading).strip()


def _style(heading: str) -> str:
    for name, pattern in (("part", _PART), ("dotted", _DOTTED), ("single", _SINGLE), ("series", _SERIES)):
        if pattern.match(heading):
            return name
    return "plain"


def _among_documents(at: int, styles: Sequence[str], titled: Sequence[bool]) -> bool:
    """An entry without a type word is a document where most of its like-numbered neighbours are."""
    if styles[at] in ("plain", "part"):
        return False
    first = last = at
    while first > 0 and styles[first - 1] == styles[at]:
        first -= 1
    while last + 1 < len(styles) and styles[last + 1] == styles[at]:
        last += 1
    return sum(titled[first : last + 1]) >= 0.7 * (last + 1 - first)


class _Page:
    """What the rules ask about the paragraphs around a heading."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        self.paragraphs = clean.paragraphs
        self.strings = [clean.string(p) for p in clean.paragraphs]
        addresses = [a for a in clean.asides if a.kind == "address"]
        self._asides = addresses
        self._addresses = [a.line for a in addresses]
        self._rules = [a.line for a in clean.asides if a.kind == "rule"]
        self.contents_end = self._end_of_contents()

    def _end_of_contents(self) -> int:
        """The last line of the contents page that opens the text; one at the end of the text opens nothing."""
        lines = [a.line for a in self.clean.asides if a.kind == "contents"]
        if not lines:
            return 0
        before = sum(paragraph.last_line < lines[0] for paragraph in self.paragraphs)
        after = sum(paragraph.first_line > lines[-1] for paragraph in self.paragraphs)
        return lines[-1] if before <= after else 0

    def rule_between(self, first_line: int, last_line: int) -> bool:
        """Whether a rule (====) is printed between two lines."""
        at = bisect_left(self._rules, first_line)
        return at < len(self._rules) and self._rules[at] < last_line

    def address_between(self, first_line: int, last_line: int) -> Aside | None:
        """Return the first address printed between two lines."""
        at = bisect_left(self._addresses, first_line)
        return self._asides[at] if at < len(self._addresses) and self._addresses[at] < last_line else None

    def last_address(self, first_line: int, last_line: int) -> int | None:
        at = bisect_left(self._addresses, last_line) - 1
        return self._addresses[at] if at >= 0 and self._addresses[at] >= first_line else None

    def before(self, at: int) -> Paragraph | None:
        return self.paragraphs[at - 1] if at else None


def _candidates(page: _Page) -> Iterator[_Candidate]:
    at = 0
    while at < len(page.strings):
        text = page.strings[at]
        stated = next((field for field in header_fields(text) if field.kind == "title" and len(field.value) > 5), None)
        if stated:
            candidate = _Candidate(at, at, stated.value, ())
            candidate.weigh(6.0, "field 标题")
            yield candidate
            at += 1
            continue
        if page.paragraphs[at].first_line <= page.contents_end or not (
            _may_open(text, titled := _is_titled(page, at)) or _is_short_issuer(page, at)
        ):
            at += 1
            continue
        last = _heading_end(page, at)
        heading = _heading_text(page.strings[at : last + 1])
        if len(heading) <= _LONGEST_TITLE:
            yield _Candidate(at, last, heading, _label(heading, titled))
        at += 1


def _is_short_issuer(page: _Page, at: int) -> bool:
    """国务院, 财政部 over 关于…: too short for a line of a title otherwise."""
    text, following = page.strings[at], "".join(page.strings[at + 1 : at + 2])
    return 1 < len(text) < _SHORTEST_LINE and following.startswith("关于") and bool(parse_bodies(text, None))


def _is_titled(page: _Page, at: int) -> bool:
    """Whether a numbered line that might head a section heads a document: one ends before it, or begins after it."""
    if strip_label(page.strings[at]) == page.strings[at]:
        return False
    last = _heading_end(page, at)
    if type_ending(strip_label(_heading_text(page.strings[at : last + 1]))) is None:
        return False
    return _begins_text(page, last + 1) or _ends_text(page, at - 1)


def _begins_text(page: _Page, at: int) -> bool:
    """Whether a paragraph stands at the head of a document: its number, the note of its adoption, its first article."""
    text = page.strings[at] if at < len(page.strings) else ""
    patterns = (_NUMBER_LINE, _ADOPTED, _ARTICLES, _SALUTATION, _DATE)
    return is_identity(text) or any(pattern.match(text) for pattern in patterns)


def _ends_text(page: _Page, at: int) -> bool:
    """Whether a document ends with a paragraph, or a part begins with it."""
    if at < 0:
        return True
    text = page.strings[at]
    following = page.paragraphs[at + 1].first_line
    address = page.address_between(page.paragraphs[at].last_line, following)
    return address is not None or any(one.search(text) for one in (_END, _DATE, _LAST_ARTICLE, _PART, _CHAPTER))


def _may_open(text: str, titled: bool) -> bool:
    if (
        len(text) < _SHORTEST_LINE
        or visual_width(text) > _LONGEST_TITLE
        or text[-1] in "。；：:，、！？"
        or text[0] in "，。；：、）》〉”—"
    ):
        return False
    if _INNER_LABEL.match(text) and not titled and not _may_be_labelled_title(text):
        return False
    if _DATE.match(text) or _ENDS_IN_DAY.search(text) or header_fields(text) or _NUMBER_LINE.match(text):
        return False
    if _END.search(text) or _ANNEX_LIST.match(text) or (_MASTHEAD.match(text) and "关于" not in text):
        return False
    if _ISSUE.search(text):
        return False
    return not _SENTENCE.search(text) and not text.isascii()


def _may_be_labelled_title(text: str) -> bool:
    """一、国务院关于…的通知: a compilation may number its documents as documents number their sections."""
    title = strip_label(text)
    return title != text and bool(_TITLE_FORM.search(title)) and (len(title) > 9 or bool(_OPEN_TITLE.search(title)))


def _is_labelled_title(text: str) -> bool:
    return _may_be_labelled_title(text) and type_ending(text) is not None


def _heading_end(page: _Page, first: int) -> int:
    """The last paragraph of a heading that may take several lines: up to the one that completes the title."""
    text, last = page.strings[first], first
    complete = _is_complete(text)
    best = first if complete else None
    for at in range(first + 1, min(first + _MOST_LINES, len(page.strings))):
        following = page.strings[at]
        if complete and not _is_open(text) and not _SUBTITLE.match(following) and not _TAIL.match(following):
            break
        if not _may_continue(following) or visual_width(following) > _LONGEST_LINE:
            break
        if page.paragraphs[at].level and page.paragraphs[at - 1].level:
            break
        if not complete and _names_issuers(following) and not parse_bodies(strip_label(text), None):
            break  # the cover or a part heading over a title that is whole without it
        if _COVER.search(text) and _is_complete(following):
            break
        text, last = text + following, at
        if len(text) > _LONGEST_TITLE:
            break
        complete = _is_complete(text)
        if complete or _SUBTITLE.match(following):
            best = last
    return first if best is None else best


def _names_issuers(text: str) -> bool:
    """Whether a line is a whole title with its issuers: 国务院关于…的通知."""
    issuers, about, _ = text.partition("关于")
    return bool(about) and bool(parse_bodies(issuers, None)) and _is_complete(text)


def _is_open(text: str) -> bool:
    return text.rfind("《") > text.rfind("》") or text.rfind("（") > text.rfind("）")


def _is_complete(text: str) -> bool:
    if _is_open(text) or type_ending(text) is None:
        return False
    title = strip_label(text)
    wraps = re.match(r".{0,90}(?:关于)(?:印发|发布|转发|公布|批转)", title)
    return not wraps or unwrap(title) is not None


def _may_continue(text: str) -> bool:
    if (
        not text
        or _DATE.match(text)
        or _NUMBER_LINE.match(text)
        or header_fields(text)
        or _ADDRESSEE.match(text)
        or _SALUTATION.match(text)
        or is_identity(text)
        or _CONTENTS_TITLE.match(text)
    ):
        return False
    if _END.search(text) or _ANNEX_LIST.match(text):
        return False
    return not (
        _INNER_LABEL.match(text)
        or _label(text)
        or _PART.match(text)
        or text[-1] in "。；：:，！？"
        or _SENTENCE.search(text)
    )


def _heading_text(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += (
            line
            if not (text[-1].isascii() and line[0].isascii() and text[-1].isalnum() and line[0].isalnum())
            else " " + line
        )
    return text


def _label(text: str, titled: bool = False) -> tuple[int, ...]:
    """The numbers of a heading: 1.2 -> (1, 2), 政策一： -> (1,), 十二、 -> (12,) where it heads a document."""
    for style, pattern in _LABELS.items():
        found = pattern.match(text)
        if found and (style not in _LIKE_SECTIONS or titled or _is_labelled_title(text)):
            return tuple(int(part) if part.isdecimal() else _numeral(part) for part in found.groups())
    return ()


def _label_style(text: str) -> str | None:
    """How a heading is numbered; only headings numbered alike can continue one another."""
    return next((style for style, pattern in _LABELS.items() if pattern.match(text)), None)


def _weighed(page: _Page, candidate: _Candidate) -> _Candidate:
    title = strip_label(candidate.heading)
    paragraph = page.paragraphs[candidate.first]
    if type_ending(title) and len(fold(title)) >= 6:
        candidate.weigh(1.5, "ends in a type word")
        if _TITLE_FORM.search(title):
            candidate.weigh(1.0, "关于 or 印发")
    elif not candidate.label:
        candidate.weigh(-2.0, "no type word")
    if _PART.match(candidate.heading) and not _is_labelled_title(candidate.heading):
        candidate.weigh(-9.0, "a part heading")
    if is_commentary(title):
        candidate.weigh(2.0, "commentary on a document")
    if paragraph.level or paragraph.bold:
        candidate.weigh(0.5, "marked as a heading")
    if paragraph.page_start:
        candidate.weigh(1.0, "begins a page")
    _weigh_before(page, candidate)
    _weigh_after(page, candidate)
    return candidate


def _weigh_before(page: _Page, candidate: _Candidate) -> None:
    at = candidate.first
    before = page.before(at)
    if before is None or before.first_line <= page.contents_end:
        candidate.weigh(1.5, "first of the text")
        return
    text = page.strings[at - 1]
    address = page.address_between(before.last_line, page.paragraphs[at].first_line)
    if address:
        candidate.weigh(2.0 if address.text[0] in "（(" else 1.5, "after a source address")
    elif _COVER.search(text):
        candidate.weigh(1.5, "after the name of the compilation")
    elif _END.search(text) or _DATE.match(text) or _is_dated_signature(text):
        candidate.weigh(1.5, "after the end of a document")
    elif _PART.match(text) or _CHAPTER.match(text) or any(_PART.match(t) for t in page.strings[max(0, at - 3) : at]):
        candidate.weigh(1.5, "after a part heading")
    elif _LAST_ARTICLE.search(text):
        candidate.weigh(1.0, "after the last article")
    if page.rule_between(before.last_line, page.paragraphs[at].first_line):
        candidate.weigh(1.0, "after a rule")
    if _ANNEX_MARK.match(text):
        candidate.weigh(-5.0, "after 附件")


def _is_dated_signature(text: str) -> bool:
    """国家发展改革委 国家能源局 2021年7月15日, on one line."""
    return _ENDS_IN_DAY.search(text) is not None and visual_width(text) <= _LONGEST_LINE and not _SENTENCE.search(text)


def _weigh_after(page: _Page, candidate: _Candidate) -> None:
    following = page.strings[candidate.last + 1 : candidate.last + 5]
    if following and _CONTENTS_TITLE.match(following[0]):
        following = following[1:]
    if following and type_ending(strip_label(following[0])) and not _NUMBER_LINE.match(following[0]):
        following = following[:1]
    if any(header_fields(text) for text in following[:2]):
        candidate.weigh(4.0, "header block")
    elif any(_NUMBER_LINE.match(text) or is_identity(text) for text in following[:2]):
        candidate.weigh(3.0, "document number")
    elif (following and _DATE.match(following[0])) or _DATED.search(candidate.heading):
        candidate.weigh(1.0, "date")
    if any(_ADDRESSEE.match(text) for text in following[:4]):
        candidate.weigh(2.0, "addressee")
    elif any(_SALUTATION.match(text) for text in following[:4]):
        candidate.weigh(2.0, "salutation")
    elif any(_ADOPTED.match(text) for text in following[:2]):
        candidate.weigh(2.5, "note of adoption")
    elif following and _ARTICLES.match(following[0]):
        candidate.weigh(2.5, "first article")
    elif any(_ENACTING.search(text) for text in following[:3]):
        candidate.weigh(0.5, "enacting words")
    if following and _ANNEX_MARK.match(following[0]):
        candidate.weigh(-1.0, "before 附件")


def _match_contents(candidates: list[_Candidate], entries: Sequence[ContentsEntry]) -> list[int]:
    """Give each contents entry the candidate that it names; return where its parts and sections begin (paragraphs)."""
    places: dict[str, list[int]] = {}
    for at, candidate in enumerate(candidates):
        places.setdefault(fold(candidate.heading), []).append(at)
        places.setdefault(fold(strip_label(candidate.heading)), []).append(at)
    floor, boundaries = -1, []
    for entry in entries:
        found = _place_of(entry, places, candidates, floor)
        if found is None:
            continue
        floor = found
        candidates[found].entry = entry
        if entry.is_document:
            candidates[found].weigh(6.0, "named by the contents page")
        else:
            candidates[found].weigh(-9.0, "a section of the contents page")
            boundaries.append(candidates[found].first)
    return boundaries


def _place_of(
    entry: ContentsEntry,
    places: dict[str, list[int]],
    candidates: Sequence[_Candidate],
    floor: int,
) -> int | None:
    whole, short = fold(_without_note(entry.heading)), fold(strip_label(_without_note(entry.heading)))
    for key in (fold(entry.heading), whole, short):
        later = [at for at in places.get(key, ()) if at > floor]
        if later:
            return max(later, key=lambda at: candidates[at].score) if entry.is_document else later[0]
    if not entry.is_document:
        return None
    best, best_score = None, float(_SAME_TITLE)
    for at in range(floor + 1, len(candidates)):
        if candidates[at].score < 1:
            continue
        other = fold(strip_label(candidates[at].heading))
        score = _likeness(short, other)
        if score > best_score:
            best, best_score = at, score
    return best


def _likeness(left: str, right: str) -> float:
    """How alike two titles are, 0 to 100; one may have issuers before it that the other lacks."""
    if min(len(left), len(right)) < 8:
        return 100.0 if left == right else 0.0
    if right.endswith(left) or left.endswith(right):
        return 97.0
    return fuzz.ratio(left, right)


def _without_note(heading: str) -> str:
    """A contents entry may end in the number or date: 关于…的通知(国发〔2021〕23号)."""
    return re.sub(r"\s*[（(][^（）()《》]*(?:号|日)\s?[)）]$", "", heading)


def _follow_numbers(page: _Page, candidates: list[_Candidate]) -> None:
    """Reward headings whose numbers make up the best chain 1.1, 1.2, 2.1 …, by dynamic programming.

    A chain starts again at every part; numbers inside documents (4.1 一般规定) make up chains of their own, which lose.
    """
    for style in _LABELS:
        numbered = [c for c in candidates if c.label and _label_style(c.heading) == style]
        chain = _best_chain(page, numbered)
        if len(chain) < 3 or (style != "dotted" and sum(c.score for c in chain) < 2.5 * len(chain)):
            continue
        for candidate in chain:
            candidate.weigh(3.0, "continues the numbering")
        members = {id(c) for c in chain}
        for candidate in numbered:
            if id(candidate) not in members:
                candidate.weigh(-3.0, "breaks the numbering")


def _best_chain(page: _Page, numbered: Sequence[_Candidate]) -> list[_Candidate]:
    if not numbered:
        return []
    chapters = [_chapter_before(page, c) for c in numbered]
    totals: list[float] = []
    previous: list[int | None] = []
    reach = 400
    for at, candidate in enumerate(numbered):
        gain = (
            candidate.score
            - _COST_OF_A_LINK
            + (2.0 if chapters[at] and chapters[at] == candidate.label[0] and len(candidate.label) == 2 else 0.0)
        )
        best, link = (0.0 if candidate.label[-1] == 1 else -3.0), None
        for earlier in range(max(0, at - reach), at):
            total = totals[earlier] + _link(
                numbered[earlier].label, candidate.label, _part_between(page, numbered[earlier], candidate)
            )
            if total > best:
                best, link = total, earlier
        totals.append(best + gain)
        previous.append(link)
    at_end: int | None = max(range(len(totals)), key=lambda k: totals[k])
    chain: list[_Candidate] = []
    while at_end is not None:
        chain.append(numbered[at_end])
        at_end = previous[at_end]
    return chain[::-1]


def _link(earlier: tuple[int, ...], later: tuple[int, ...], new_part: bool) -> float:
    if new_part and later[-1] == 1 and later[0] == 1:
        return 3.0
    if later[:-1] == earlier[:-1] and later[-1] > earlier[-1]:
        return 3.0 if later[-1] == earlier[-1] + 1 else 0.5 - 1.5 * (later[-1] - earlier[-1] - 1)
    if len(later) == 2 and later[0] > earlier[0] and later[1] == 1:
        return 2.0 if later[0] == earlier[0] + 1 else 0.0
    if len(later) == 2 and later[0] == earlier[0] + 1 and later[1] == 2:
        return -1.0
    return -8.0


def _part_between(page: _Page, earlier: _Candidate, later: _Candidate) -> bool:
    """Whether a part heading stands right before the later of the two."""
    return any(_PART.match(text) for text in page.strings[max(earlier.last, later.first - 4) : later.first])


def _chapter_before(page: _Page, candidate: _Candidate) -> int | None:
    for text in page.strings[max(0, candidate.first - 2) : candidate.first]:
        found = _CHAPTER.match(text)
        if found:
            return _numeral(found[1])
    return None


def _numeral(text: str) -> int:
    """Return the value of a Chinese numeral up to 99: 十一 -> 11."""
    if "十" not in text:
        return _NUMERALS.get(text, 0)
    tens, units = text.split("十", 1)
    return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[units] if units else 0)


def _choose(candidates: Sequence[_Candidate], has_contents: bool) -> list[_Candidate]:
    """Keep the candidates that are heavy enough; of two that overlap the heavier one."""
    threshold = _THRESHOLD + (1.5 if has_contents else 0.0)
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if candidate.score < threshold:
            continue
        if chosen and candidate.first <= chosen[-1].last:
            if candidate.score > chosen[-1].score:
                chosen[-1] = candidate
            continue
        chosen.append(candidate)
    return chosen


def _without_annexes(page: _Page, chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop headings that the document before them hands on: the plan under its notice is the same document."""
    kept: list[_Candidate] = []
    for at, candidate in enumerate(chosen):
        if at + 1 < len(chosen) and chosen[at + 1].first == candidate.last + 1:
            continue  # no text of its own: the heading of a section
        if kept and candidate.entry is None and _is_annex_of(page, kept[-1], candidate):
            continue
        kept.append(candidate)
    return kept


def _is_annex_of(page: _Page, notice: _Candidate, candidate: _Candidate) -> bool:
    title = fold(without_edition(bare(strip_label(candidate.heading))))
    own = strip_label(notice.heading)
    if is_commentary(strip_label(candidate.heading)):
        return False
    if _repeats(page, notice, candidate):
        return True
    if _decrees(page, notice, candidate):
        return True
    wrapper = unwrap(own)
    if wrapper and (title == fold(own) or _almost(title, fold(without_edition(wrapper.object)))):
        return True
    if candidate.label and any("numbering" in reason and "+" in reason for reason in candidate.evidence):
        return False
    start, stop = page.paragraphs[notice.last].end, page.paragraphs[candidate.first].start
    between = fold(page.clean.text[start : min(stop, start + 6000)])
    listed = "附件" in between and title in between.split("附件", 1)[1]
    return len(title) > 5 and (listed or (wrapper is not None and title in fold(wrapper.object)))


def _repeats(page: _Page, first: _Candidate, second: _Candidate) -> bool:
    """Whether a heading is the one shortly before again, or a part of it; documents with much the same title have a
    date between them, or numbers of their own."""
    if second.first - first.last > _HEADER_LINES:
        return False
    left, right = (fold(without_edition(bare(strip_label(one.heading)))) for one in (first, second))
    ended = any(_DATE.match(text) or _is_dated_signature(text) for text in page.strings[first.last + 1 : second.first])
    numbers = [number for one in (first, second) if (number := _number_under(page, one))]
    ended = ended or len(set(numbers)) > 1
    return left == right or right in left or (not ended and fuzz.ratio(left, right) >= _SAME_TITLE)


def _number_under(page: _Page, candidate: _Candidate) -> str | None:
    following = page.strings[candidate.last + 1 : candidate.last + 3]
    return next((text for text in following if _NUMBER_LINE.match(text) or is_identity(text)), None)


def _decrees(page: _Page, order: _Candidate, candidate: _Candidate) -> bool:
    """Whether an order or announcement (令, 公告) makes the text known: 《…》已经…通过，现予公布."""
    if "关于" in order.heading or candidate.first - order.last > _HEADER_LINES or not _ORDER.search(order.heading):
        return False
    title = fold(without_edition(bare(candidate.heading)))
    return any(
        title in fold(text) and "公布" in text
        for text in page.strings[order.last + 1 : candidate.first]
        if "《" in text
    )


def _almost(left: str, right: str) -> bool:
    """Whether two titles differ by a word at most: 的实施方案, 专业技术人员 for 专业技术人才."""
    left, right = (text.replace("的", "").removeprefix("关于") for text in (left, right))
    return fuzz.ratio(left, right) >= _SAME_TITLE


def _single_document(page: _Page) -> list[_Candidate]:
    """A file in which nothing looks like the headings of a compilation: its first line that may be a title opens it."""
    for candidate in _candidates(page):
        if candidate.first > 16:
            break
        if type_ending(strip_label(candidate.heading)):
            candidate.weigh(_THRESHOLD, "first title of a file without other headings")
            return [candidate]
    return []


def _segments(page: _Page, chosen: Sequence[_Candidate], boundaries: Sequence[int]) -> Iterator[Segment]:
    if not chosen:
        return
    floors = [0, *(c.last + 1 for c in chosen[:-1])]
    headers = [_header_start(page, c, floor) for c, floor in zip(chosen, floors, strict=True)]
    starts = sorted(set(headers) | set(boundaries))
    parts: list[str] = []
    for candidate, header in zip(chosen, headers, strict=True):
        opening = _part_headings(page, header)
        parts = _updated_parts(parts, [page.strings[k] for k in opening])
        following = starts[bisect_left(starts, header + 1)] if header < starts[-1] else len(page.strings)
        last = _last_paragraph(page, candidate, following)
        yield _segment(page, candidate, header, last, tuple(parts))


def _part_headings(page: _Page, first: int) -> list[int]:
    """The paragraphs right before a document (paragraph `first`) that name its part and chapter."""
    found: list[int] = []
    for at in range(first - 1, max(-1, first - 7), -1):
        text = page.strings[at]
        if (
            _PART.match(text)
            or _CHAPTER.match(text)
            or (page.paragraphs[at].level and len(text) < 20 and not _SENTENCE.search(text))
        ):
            found = list(range(at, first))
        elif visual_width(text) > 24 or text[-1] in "。；：）)" or _DATE.match(text):
            break
    return found


def _header_start(page: _Page, candidate: _Candidate, floor: int) -> int:
    """The first paragraph of what stands over a heading and belongs to it: masthead, number, fields such as 索引号."""
    at = candidate.first
    while at > floor and _is_header(page.strings, at - 1):
        at -= 1
    return at


def _is_header(strings: Sequence[str], at: int) -> bool:
    text = strings[at]
    if _MASTHEAD.match(text):
        # 国务院文件 is a masthead over a number, elsewhere the heading of a part
        return bool(_NUMBER_LINE.match(strings[at + 1]))
    if header_fields(text) or _NUMBER_LINE.match(text):
        return True
    # name and value of a field on lines of their own
    return field_kind(text) is not None or (at > 0 and field_kind(strings[at - 1]) is not None)


def _updated_parts(parts: list[str], opening: list[str]) -> list[str]:
    if not opening:
        return parts
    joined: list[str] = []
    for text in opening:
        if _PART.match(text) or _CHAPTER.match(text) or not joined:
            joined.append(text)
        else:
            joined[-1] += text
    keeps_part = _CHAPTER.match(joined[0]) and parts and not _CHAPTER.match(parts[0])
    return [parts[0], *joined] if keeps_part else joined


def _last_paragraph(page: _Page, candidate: _Candidate, following: int) -> int:
    """The last paragraph of a document: up to the part headings over the next one."""
    if following >= len(page.strings):
        return len(page.strings) - 1
    opening = _part_headings(page, following)
    return max(candidate.last, (opening[0] if opening else following) - 1)


def _segment(page: _Page, candidate: _Candidate, header: int, last: int, parts: tuple[str, ...]) -> Segment:
    paragraphs = page.paragraphs
    first_line = paragraphs[header].first_line
    next_line = paragraphs[last + 1].first_line if last + 1 < len(paragraphs) else 10**9
    address = page.last_address(first_line, next_line)
    return Segment(
        heading=candidate.heading,
        title=strip_label(candidate.heading),
        start=paragraphs[header].start,
        heading_start=paragraphs[candidate.first].start,
        body_start=min(paragraphs[candidate.last].end + 1, paragraphs[last].end),
        end=paragraphs[last].end,
        first_line=first_line,
        last_line=max(paragraphs[last].last_line, address or 0),
        part=parts,
        contents_title=candidate.entry.heading if candidate.entry else None,
        score=candidate.score,
        doubts=_doubts(candidate),
    )


def _doubts(candidate: _Candidate) -> tuple[str, ...]:
    return tuple(candidate.evidence) if candidate.score < _DOUBTFUL else ()


def addresses_of(clean: CleanText, segment: Segment) -> tuple[Aside, ...]:
    """Return the web addresses printed within the lines of a document."""
    return tuple(a for a in clean.asides if a.kind == "address" and segment.first_line <= a.line <= segment.last_line)
