"""Lines that may head a document.

In: the paragraphs of a text. Out: `Candidate`s, wrapped headings joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.bodies import Body, parse_bodies
from kg.language.characters import fold
from kg.language.header_fields import header_fields, is_label
from kg.language.labels import CHAPTER, PART, strip_label
from kg.language.title import Title
from kg.language.title_forms import is_identity, without_brackets
from kg.read.clean_text import Aside, CleanText, Paragraph, visual_width
from kg.read.contents import ContentsEntry, entry_label, may_be_labelled_title
from kg.read.line_forms import (
    ANNEX_LIST,
    ARTICLES,
    CONTENTS_TITLE,
    DATE,
    ENDS_IN_DAY,
    ISSUE,
    PAGE_TIME,
    SENTENCE,
    act_pattern,
    is_adoption,
    is_end,
    is_last_article,
    is_masthead,
    is_number,
    is_salutation,
    is_section,
    names_collection,
    without_attention,
)
from kg.vocabulary.forms import Form

_LONGEST_TITLE = 130
# a title with the names of twenty bodies
_LONGEST_LIST = 400
_LONGEST_NAME = 40
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"))
LONGEST_LINE = 62
_SHORTEST_LINE = 4
_MOST_LINES = 9
_TAIL = re.compile(r"的[\u4e00-\u9fff]{2,6}(?:[（(].{1,30}[)）])?$")
# ——2021年3月5日在示例会议上: where and when a report was given, not what it is
_HANDS_ON = Form(r".{0,90}⟨act/about⟩⟨act/hand-on act/make-known act/approve⟩")
# a field or hours of business over a title: 热搜：示例, 9:00-18:00
_NO_TITLE_BEGINS = re.compile(r"^[^《》（）()“”]*[:：]")
_FIGURES = re.compile(r"[\d\s.:()+—–-]+$")
# 关于修改《示例条例》的决定 附：修正本
_ATTACHED = Form(r"(?<=\S)\s+⟨annex/short⟩\s?[:：][^《》]{1,20}$")
_ISSUER_ENDS = Form("⟨body/name-ending body/placed-ending body/group region/kind⟩$")
_IN_BRACKETS = Form(r"[（(](?P<title>⟨act/about⟩.+)[)）]$")
_OCCASION = re.compile(r"(?:——|[—-]{2}).{0,20}在.{4,40}上$")
_REMARK = re.compile(r"[（(][^（）()]{2,20}[)）]$")
_SUBTITLE = re.compile(r"——|[—-]{2}|[（(].{1,30}[)）]$")


@dataclass(slots=True)
class Candidate:
    """A place where a document may begin: paragraphs `first` to `last` make up the heading.

    Where it is not `printed`, the text begins in paragraph `first` and is called by something else.
    """

    first: int
    last: int
    heading: str
    label: tuple[int, ...] = ()
    score: float = 0.0
    evidence: list[str] = field(default_factory=list)
    entry: ContentsEntry | None = None
    printed: bool = True

    @property
    def title(self) -> Title:
        """What it is the title of, without what it says is attached."""
        return _title(self.heading)

    def weigh(self, points: float, reason: str) -> None:
        """Add to the score, and remember why."""
        self.score += points
        self.evidence.append(f"{reason} {points:+g}")


# each rule asks for the titles of the candidates around
@lru_cache(maxsize=1024)
def _title(heading: str) -> Title:
    """The title in a heading, which may have the number before it: 示例署公告2031年第4号（关于…的公告）."""
    text = _ATTACHED.sub("", heading)
    numbered = _IN_BRACKETS.search(text)
    if numbered and Title.of(numbered["title"]).kind and is_number(text[: numbered.start()].strip()):
        return Title.of(numbered["title"])
    return Title.of(text)


class Page:
    """What the rules ask about the paragraphs around a heading."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        self.paragraphs = clean.paragraphs
        self.strings = [without_attention(clean.string(p)) for p in clean.paragraphs]
        self.unlabelled = [strip_label(text) for text in self.strings]
        addresses = [a for a in clean.asides if a.kind == "address"]
        self._asides = addresses
        self._addresses = [a.line for a in addresses]
        self._furniture = [a.line for a in clean.asides if a.kind == "web-page"]
        self._rules = [a.line for a in clean.asides if a.kind == "rule"]
        # the last paragraph of a heading by its first: candidates are looked for more than once
        self.heading_ends: dict[int, int] = {}
        self._parts = [at for at, text in enumerate(self.strings) if PART.match(text)]
        self.title_at = self._title_at()
        self.contents_end = self._end_of_contents()

    def _end_of_contents(self) -> int:
        """The last line of the contents page that opens the text; one at the end of the text opens nothing."""
        lines = [a.line for a in self.clean.asides if a.kind == "contents"]
        if not lines:
            return 0
        before = sum(paragraph.last_line < lines[0] for paragraph in self.paragraphs)
        after = sum(paragraph.first_line > lines[-1] for paragraph in self.paragraphs)
        return lines[-1] if before <= after else 0

    def _title_at(self) -> int:
        """The paragraph that is the title of the page, -1 where the text is no such page."""
        if not self.clean.page_title:
            return -1
        title = Title.of(self.clean.page_title).folded
        return next((at for at, text in enumerate(self.strings) if fold(text) == title), -1)

    def part_between(self, first: int, last: int) -> bool:
        """Whether one of some paragraphs is the heading of a part."""
        at = bisect_left(self._parts, first)
        return at < len(self._parts) and self._parts[at] < last

    def rule_between(self, first_line: int, last_line: int) -> bool:
        """Whether a rule (====) is printed between two lines."""
        at = bisect_left(self._rules, first_line)
        return at < len(self._rules) and self._rules[at] < last_line

    def parted(self, at: int) -> bool:
        """Whether a web page printed something of its own between a paragraph and the one before it."""
        first = bisect_left(self._furniture, self.paragraphs[at - 1].last_line)
        return first < len(self._furniture) and self._furniture[first] < self.paragraphs[at].first_line

    def address_between(self, first_line: int, last_line: int) -> Aside | None:
        """Return the first address printed between two lines."""
        at = bisect_left(self._addresses, first_line)
        return self._asides[at] if at < len(self._addresses) and self._addresses[at] < last_line else None

    def last_address(self, first_line: int, last_line: int) -> int | None:
        """The last line with a source address between two lines, or None."""
        at = bisect_left(self._addresses, last_line) - 1
        return self._addresses[at] if at >= 0 and self._addresses[at] >= first_line else None

    def before(self, at: int) -> Paragraph | None:
        """The paragraph before, or None."""
        return self.paragraphs[at - 1] if at else None


def find_candidates(page: Page) -> Iterator[Candidate]:
    """Every line or run of lines that may head a document."""
    at = 0
    while at < len(page.strings):
        text = page.strings[at]
        if at == page.title_at:
            candidate = Candidate(at, at, text, ())
            candidate.weigh(6.0, "title of the page")
            yield candidate
            at += 1
            continue
        stated = next((field for field in header_fields(text) if field.kind == "title" and len(field.value) > 5), None)
        if stated and at >= page.title_at:
            candidate = Candidate(at, at, stated.value, ())
            candidate.weigh(6.0, "field 标题")
            yield candidate
            at += 1
            continue
        if (
            page.paragraphs[at].first_line <= page.contents_end
            or _is_field(page, at)
            or not (_may_open(page, at) or _is_short_issuer(page, at))
        ):
            at += 1
            continue
        last = _heading_end(page, at)
        heading = _heading_text(page.strings[at : last + 1])
        if len(heading) <= _LONGEST_TITLE or _is_long_list_of_bodies(heading):
            yield Candidate(at, last, heading, entry_label(heading, _is_titled(page, at)))
        at += 1


def _is_field(page: Page, at: int) -> bool:
    """Whether a line is a field of a header block whose name nobody knows: a label among labels."""
    if not is_label(page.strings[at]):
        return False
    beside = page.strings[max(0, at - 1) : at] + page.strings[at + 1 : at + 2]
    return any(header_fields(text) for text in beside)


def _is_short_issuer(page: Page, at: int) -> bool:
    """国务院, 财政部 over 关于…: too short for a line of a title otherwise."""
    text, following = page.strings[at], "".join(page.strings[at + 1 : at + 2])
    return (
        1 < len(text) < _SHORTEST_LINE
        and act_pattern("about").match(following) is not None
        and bool(parse_bodies(text, None))
    )


def _is_titled(page: Page, at: int) -> bool:
    """Whether a numbered line that might head a section heads a document: one ends before it, or begins after it."""
    if page.unlabelled[at] == page.strings[at]:
        return False
    last = _heading_end(page, at)
    if Title.of(_heading_text(page.strings[at : last + 1])).unlabelled.kind is None:
        return False
    return _begins_text(page, last + 1) or _ends_text(page, at - 1)


def _begins_text(page: Page, at: int) -> bool:
    """Whether a paragraph stands at the head of a document: its number, the note of its adoption, its first article."""
    text = page.strings[at] if at < len(page.strings) else ""
    forms = (is_identity, is_number, is_adoption, is_salutation, ARTICLES.match, DATE.match)
    return any(form(text) for form in forms)


def _ends_text(page: Page, at: int) -> bool:
    """Whether a document ends with a paragraph, or a part begins with it."""
    if at < 0:
        return True
    text = page.strings[at]
    following = page.paragraphs[at + 1].first_line
    address = page.address_between(page.paragraphs[at].last_line, following)
    return address is not None or any(
        form(text) for form in (is_end, DATE.search, is_last_article, PART.search, CHAPTER.search)
    )


def _may_open(page: Page, at: int) -> bool:
    text = page.strings[at]
    if (
        len(text) < _SHORTEST_LINE
        or (visual_width(text) > _LONGEST_TITLE and not _is_long_list_of_bodies(text))
        or text[-1] in "。；：:，、！？"
        or text[0] in "，。；：、）》〉”—"
        or _ends_bracket_of_before(page.unlabelled[at])
    ):
        return False
    if is_section(text) and not may_be_labelled_title(text) and not _is_titled(page, at):
        return False
    if DATE.match(text) or ENDS_IN_DAY.search(text) or header_fields(text) or is_number(text):
        return False
    if is_end(text) or ANNEX_LIST.match(text) or (is_masthead(text) and not act_pattern("about").search(text)):
        return False
    if PAGE_TIME.match(text) or ISSUE.search(text) or _REMARK.fullmatch(text) or is_adoption(text):
        return False
    return not SENTENCE.search(text) and not text.isascii()


def _is_long_list_of_bodies(text: str) -> bool:
    """Whether a title is long by the names of its bodies or by what its brackets say: A、B、C …关于…的通知（附：…）."""
    title = without_brackets(text)
    about = act_pattern("about", "hand-on").search(title)
    if about is None or len(text) > _LONGEST_LIST or visual_width(title[about.start() :]) > _LONGEST_TITLE:
        return False
    if visual_width(title) <= _LONGEST_TITLE:
        return True
    names = strip_label(title[: about.start()])
    return all(1 < len(name) <= _LONGEST_NAME for name in re.split(r"[、\s]", names)) or bool(parse_bodies(names, None))


def _ends_bracket_of_before(text: str) -> bool:
    """Whether a line ends brackets that the line before opened: 任单位：各有关部门）."""
    return any(text.endswith(closing) and text.count(closing) > text.count(opening) for opening, closing in _PAIRS)


def _heading_end(page: Page, first: int) -> int:
    """The last paragraph of a heading that may take several lines: up to the one that completes the title."""
    if first not in page.heading_ends:
        page.heading_ends[first] = _last_of_heading(page, first)
    return page.heading_ends[first]


def _last_of_heading(page: Page, first: int) -> int:
    text, last = page.strings[first], first
    complete = _is_complete(text)
    if not complete and _NO_TITLE_BEGINS.search(text):
        return first
    best = first if complete else None
    for at in range(first + 1, min(first + _MOST_LINES, len(page.strings))):
        following = page.strings[at]
        if at == page.title_at or page.parted(at):
            break  # the issuer over the title of the page, the name of a section over the path to it
        if complete and not _is_open(text) and not _SUBTITLE.match(following) and not _TAIL.match(following):
            break
        if complete and _OCCASION.match(following):
            break
        if not _may_continue(following) or visual_width(following) > LONGEST_LINE:
            break
        if page.paragraphs[at].level and page.paragraphs[at - 1].level:
            break
        if not complete and (issuers := _issuers_of(following)) and _stands_over(text, following, issuers):
            break  # the cover, a part heading or the issuer over a title that is whole without it
        if not complete and act_pattern("about").match(following) and not _may_end_in_issuer(text):
            break  # the name of a section of the site over 关于…
        if names_collection(text) and _is_complete(following):
            break
        text, last = text + following, at
        if len(text) > _LONGEST_TITLE:
            break
        complete = _is_complete(text)
        if complete or _SUBTITLE.match(following):
            best = last
    return first if best is None else best


def _issuers_of(text: str) -> Sequence[Body]:
    """The issuers with which a line begins a title: 国务院关于…."""
    about = act_pattern("about").search(text)
    return parse_bodies(text[: about.start()], None) if about else ()


def _stands_over(text: str, title: str, issuers: Sequence[Body]) -> bool:
    """Whether lines over a title are no part of it: no issuers but its own, and no title begun or the one below is
    whole."""
    begun = act_pattern("about", "hand-on", "make-known").search(text) is not None
    over = parse_bodies(strip_label(text), None)
    return (not begun or _is_complete(title)) and set(over) <= set(issuers)


def _may_end_in_issuer(text: str) -> bool:
    """Whether a title may go on with 关于 behind some lines: they end in a body, or have begun what it hands on."""
    begun = act_pattern("about", "hand-on", "make-known", "forward").search(text) is not None
    return begun or _ISSUER_ENDS.search(text) is not None or bool(parse_bodies(strip_label(text), None))


def _is_open(text: str) -> bool:
    return text.rfind("《") > text.rfind("》") or text.rfind("（") > text.rfind("）")


def _is_complete(text: str) -> bool:
    if _is_open(text) or Title.of(text).kind is None:
        return False
    title = Title.of(text).unlabelled.without_brackets
    return not _HANDS_ON.match(title.text) or title.handed_on is not None


def _may_continue(text: str) -> bool:
    if (
        not text
        or text[-1] in "。；：:，！？"
        or _FIGURES.match(text)
        or DATE.match(text)
        or PAGE_TIME.match(text)
        or is_number(text)
        or header_fields(text)
        or is_salutation(text)
        # （2031版）的通知（2031年3月5日） ends a title, whatever brackets it begins and ends with
        or (is_identity(text) and Title.of(text).kind is None)
        or CONTENTS_TITLE.match(text)
    ):
        return False
    if is_end(text) or ANNEX_LIST.match(text):
        return False
    return not (is_section(text) or entry_label(text) or PART.match(text) or SENTENCE.search(text))


def _heading_text(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += (
            line
            if not (text[-1].isascii() and line[0].isascii() and text[-1].isalnum() and line[0].isalnum())
            else " " + line
        )
    return text
