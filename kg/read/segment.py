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
from dataclasses import dataclass
from itertools import chain, takewhile

from kg.language.bodies import parse_bodies
from kg.language.characters import fold
from kg.language.header_fields import field_kind, header_fields, is_label
from kg.language.labels import CHAPTER, PART
from kg.language.numbers import find_numbers
from kg.language.title import Title
from kg.read.annex_headings import without_annexes
from kg.read.clean_text import Aside, CleanText, visual_width
from kg.read.contents import contents
from kg.read.evidence import follow_numbers, is_listed, match_contents, weighed
from kg.read.headings import Candidate, Page, find_candidates
from kg.read.line_forms import ARTICLES, DATE, PAGE_TIME, SENTENCE, is_adoption, is_masthead, is_number
from kg.read.untitled import with_opening
from kg.vocabulary.forms import Form

_THRESHOLD = 4.0
_DOUBTFUL = 6.0
_OPENING_LINES = 16
# the first line of a text that is called by it, and how many paragraphs below it tell what it is
_LONGEST_HEAD, _NEAR_HEAD = 60, 4
_HEAD = re.compile(r"[^。；！|\n]*[^。；！？：:，,|\d]")
_SHORTEST_TITLE = 5
_NEAR = 8
# 示例委：关于…的通知, （示例院）关于…的纪要: a short name of the issuers over the title in full
_TAG = re.compile(r"^(?:[（(【\[][^（()）【】\[\]]{1,12}[)）】\]]|[^《》：:]{2,12}[：:])\s*")
# 示例条例（全文）, （附：示例解读）: what a page has beside the text
_BESIDE = Form(r"\s*[（(]⟨title/beside⟩[^（）()]{0,20}[)）]$")
_FIELDS_APART = 3
_LONGEST_NUMBER = 40
_ORDER_LINES = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """One document of a compilation.

    `start` and `end` are 0-based offsets into the clean text, the heading at `heading_start` and what stands over it
    included; `first_line` and `last_line`
    1-based lines of
    the source, annexes and the source address included. `body_start` is where the text under the heading begins.
    `heading` is as printed, lines joined; `title` without its number. `part` holds the headings of the parts above it,
    outermost first. `doubts` says in words why the boundary may be wrong; empty where it is sure. A heading that is not
    `printed` over the text is the name of the file, or of what the text hands on.
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
    printed: bool = True


def segment(clean: CleanText) -> tuple[Segment, ...]:
    """Return the documents of a compilation in the order of the text.

    Parameters
    ----------
    clean : CleanText
        The laid-out text of one file.
    """
    page = Page(clean)
    entries = contents(clean)
    candidates = [weighed(page, candidate) for candidate in find_candidates(page)]
    boundaries = match_contents(candidates, entries)
    follow_numbers(page, candidates)
    chosen = _in_full(page, _without_second_name(page, _choose(candidates, bool(entries))), candidates)
    sure = bool(chosen)
    chosen = with_opening(page, chosen or _single_document(page), sure) or _over_prose(page)
    return tuple(_segments(page, without_annexes(page, chosen), boundaries))


def _choose(candidates: Sequence[Candidate], has_contents: bool) -> list[Candidate]:
    """Keep the candidates that are heavy enough; of two that overlap the heavier one."""
    threshold = _THRESHOLD + (1.5 if has_contents else 0.0)
    chosen: list[Candidate] = []
    for candidate in candidates:
        if candidate.score < threshold:
            continue
        if chosen and candidate.first <= chosen[-1].last:
            if candidate.score > chosen[-1].score:
                chosen[-1] = candidate
            continue
        chosen.append(candidate)
    return chosen


def _without_second_name(page: Page, chosen: list[Candidate]) -> list[Candidate]:
    """The headings without one that says the name of the page again with the issuers, its day and source between."""
    if len(chosen) < 2:
        return chosen
    name, again = chosen[:2]
    if any(map(SENTENCE.search, page.strings[name.last + 1 : again.first])):
        return chosen
    if chosen[0].first == page.title_at:
        return [name, *chosen[2:]] if name.title.unlabelled.key == again.title.unlabelled.key else chosen
    # 两高《示例规定》 over the title in full
    return chosen[1:] if _marked(name) and _marked(name) == _marked(again) else chosen


def _in_full(page: Page, chosen: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The headings, the first replaced by the same in full below it, where it has a short name of the issuers."""
    name = chosen[0].heading if chosen else ""
    matter = fold(_TAG.sub("", name))
    if matter == fold(name):
        return chosen
    below = (one for one in candidates if chosen[0].last < one.first <= chosen[0].last + _NEAR)
    full = next((one for one in below if one.title.folded.endswith(matter) and one.title.folded != matter), None)
    if full is None or any(map(SENTENCE.search, page.strings[chosen[0].last + 1 : full.first])):
        return chosen
    full.weigh(max(0.0, chosen[0].score - full.score), "in full what stands above")
    return [full, *(one for one in chosen[1:] if one.first > full.last)]


def _marked(candidate: Candidate) -> str:
    """The name in marks that ends a heading: 示例院《示例规定》."""
    return fold(candidate.heading.rpartition("《")[2]) if candidate.heading.endswith("》") else ""


def _single_document(page: Page) -> list[Candidate]:
    """A file in which nothing looks like the headings of a compilation: the line over the day on which a page went up
    opens it, whatever it is called, else its first line that may be a title."""
    opening = list(takewhile(lambda candidate: candidate.first <= _OPENING_LINES, find_candidates(page)))
    over_day = (candidate for candidate in opening if _stands_over_day(page, candidate))
    titled = (candidate for candidate in opening if _is_titled(page, candidate))
    found = next(chain(over_day, titled), None)
    if found is None:
        return []
    found.weigh(_THRESHOLD, "first title of a file without other headings")
    return [found]


def _over_prose(page: Page) -> list[Candidate]:
    """A file in which nothing is titled as a document is: its first line, if that is no sentence and prose that names
    documents follows at once. Letters, decisions of courts, reports and news of laws begin so."""
    if not page.strings:
        return []
    head, *below = page.strings[: _NEAR_HEAD + 1]
    if not _SHORTEST_TITLE <= len(head) <= _LONGEST_HEAD or not _HEAD.fullmatch(head) or is_masthead(head):
        return []
    if not below or "。" not in below[0] or "《" not in "".join(below):
        return []
    candidate = Candidate(0, 0, head)
    candidate.weigh(_THRESHOLD, "first line of a file, over prose that names documents")
    return [candidate]


def _is_titled(page: Page, candidate: Candidate) -> bool:
    """Whether a line may be the title of a text: 通知公告 names a section of a site, 管理办法 over a first article its
    rules; lists of pages have no text."""
    title = candidate.title.unlabelled
    below = "".join(page.strings[candidate.last + 1 : candidate.last + 2])
    long = len(title.folded) >= _SHORTEST_TITLE or ARTICLES.match(below) or is_adoption(below)
    return title.kind is not None and bool(long) and not is_listed(page, candidate)


def _stands_over_day(page: Page, candidate: Candidate) -> bool:
    """Whether the line under a heading says when the page went up: 来源：… 发布日期：…."""
    below = page.strings[candidate.last + 1 : candidate.last + 2]
    return any(PAGE_TIME.match(text) or _says_when_published(text) for text in below)


def _says_when_published(text: str) -> bool:
    return any(field.kind == "published" for field in header_fields(text))


def _segments(page: Page, chosen: Sequence[Candidate], boundaries: Sequence[int]) -> Iterator[Segment]:
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
        # a text of one document that begins with its heading has no boundary to doubt
        doubts = _doubts(candidate) if len(chosen) > 1 or header else ()
        yield _segment(page, candidate, header, last, tuple(parts), doubts)


def _part_headings(page: Page, first: int) -> list[int]:
    """The paragraphs right before a document (paragraph `first`) that name its part and chapter."""
    found: list[int] = []
    for at in range(first - 1, max(-1, first - 7), -1):
        text = page.strings[at]
        if (
            PART.match(text)
            or CHAPTER.match(text)
            or (page.paragraphs[at].level and len(text) < 20 and not SENTENCE.search(text))
        ):
            found = list(range(at, first))
        elif visual_width(text) > 24 or text[-1] in "。；：）)" or DATE.match(text):
            break
    return found


def _header_start(page: Page, candidate: Candidate, floor: int) -> int:
    """The first paragraph of what stands over a heading and belongs to it: masthead, number, fields such as 索引号."""
    at = candidate.first
    if (order := _order_over(page, at, floor)) is not None:
        return order
    if at == page.title_at and at > floor and parse_bodies(page.strings[at - 1], None):
        at -= 1
    while at > floor and (_is_header(page.strings, at - 1) or _is_unknown_field(page.strings, at - 1, floor)):
        at -= 1
    return at


def _order_over(page: Page, at: int, floor: int) -> int | None:
    """The line with the number of an order over the text that it makes known (《示例决定》已经…通过，现予公布。)."""
    title = fold(page.strings[at])
    for above in range(at - 1, max(floor, at - _ORDER_LINES) - 1, -1):
        if title in fold(page.strings[above]) and SENTENCE.search(page.strings[above]):
            return above - 1 if above > floor and is_number(page.strings[above - 1]) else None
    return None


def _is_unknown_field(strings: Sequence[str], at: int, floor: int) -> bool:
    """Whether a line has the form of a field and stands below a field that is known: 分类：水利,标准."""
    if not is_label(strings[at]) or SENTENCE.search(strings[at]):
        return False
    return any(header_fields(text) for text in strings[max(floor, at - _FIELDS_APART) : at])


def _is_header(strings: Sequence[str], at: int) -> bool:
    text = strings[at]
    if is_masthead(text):
        # 国务院文件 is a masthead over a number, elsewhere the heading of a part
        return is_number(strings[at + 1])
    if header_fields(text) or is_number(text):
        return True
    # name and value of a field on lines of their own
    return field_kind(text) is not None or (at > 0 and field_kind(strings[at - 1]) is not None)


def _updated_parts(parts: list[str], opening: list[str]) -> list[str]:
    if not opening:
        return parts
    joined: list[str] = []
    for text in opening:
        if PART.match(text) or CHAPTER.match(text) or not joined:
            joined.append(text)
        else:
            joined[-1] += text
    keeps_part = CHAPTER.match(joined[0]) and parts and not CHAPTER.match(parts[0])
    return [parts[0], *joined] if keeps_part else joined


def _last_paragraph(page: Page, candidate: Candidate, following: int) -> int:
    """The last paragraph of a document: up to the part headings over the next one."""
    if following >= len(page.strings):
        return len(page.strings) - 1
    opening = _part_headings(page, following)
    return max(candidate.last, (opening[0] if opening else following) - 1)


def _segment(
    page: Page, candidate: Candidate, header: int, last: int, parts: tuple[str, ...], doubts: tuple[str, ...]
) -> Segment:
    paragraphs = page.paragraphs
    first_line = paragraphs[header].first_line
    if candidate.first == page.title_at and page.clean.asides:
        # the page is the document: it begins where its name is printed first, over the menu
        first_line = min(first_line, page.clean.asides[0].line)
    next_line = paragraphs[last + 1].first_line if last + 1 < len(paragraphs) else 10**9
    address = page.last_address(first_line, next_line)
    return Segment(
        heading=candidate.heading,
        title=_title(candidate.title),
        start=paragraphs[header].start,
        heading_start=paragraphs[candidate.first].start,
        body_start=min(_body_start(page, candidate), paragraphs[last].end),
        end=paragraphs[last].end,
        first_line=first_line,
        last_line=max(paragraphs[last].last_line, address or 0),
        part=parts,
        contents_title=candidate.entry.heading if candidate.entry else None,
        score=candidate.score,
        doubts=doubts,
        printed=candidate.printed,
    )


def _body_start(page: Page, candidate: Candidate) -> int:
    """Where the text under a heading begins; where none is printed it begins at once."""
    return page.paragraphs[candidate.last].end + 1 if candidate.printed else page.paragraphs[candidate.first].start


def _title(heading: Title) -> str:
    """A heading without its number, and without what may stand behind it in brackets: the note of adoption, what the
    page has beside it."""
    whole = _without_number(heading.unlabelled)
    beside = _BESIDE.search(whole.text)
    title = Title.of(whole.text[: beside.start()]) if beside else whole
    shorter = title.without_brackets.text
    return shorter if is_adoption(title.text[len(shorter) :].strip()) else title.text


def _without_number(title: Title) -> Title:
    """A title without the number before it on its line, and the masthead before that: 示例厅文件 示发〔2031〕8号 …."""
    number = next(find_numbers(title.text[:_LONGEST_NUMBER]), None)
    over = title.text[: number.start].strip() if number else ""
    rest = title.text[number.end :].strip() if number and (not over or is_masthead(over)) else ""
    return Title.of(rest) if rest and Title.of(rest).kind else title


def _doubts(candidate: Candidate) -> tuple[str, ...]:
    return tuple(candidate.evidence) if candidate.score < _DOUBTFUL else ()


def addresses_of(clean: CleanText, segment: Segment) -> tuple[Aside, ...]:
    """Return the web addresses printed within the lines of a document."""
    return tuple(a for a in clean.asides if a.kind == "address" and segment.first_line <= a.line <= segment.last_line)
