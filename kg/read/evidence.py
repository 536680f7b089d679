"""What speaks for and against a candidate heading, and the chain that fits best.

In: candidates and the contents page. Out: candidates with weights and the reasons for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from kg.language.characters import fold
from kg.language.dates import DAY
from kg.language.header_fields import header_fields
from kg.language.labels import CHAPTER, LABELS, PART, label_style, strip_label
from kg.language.numbers import NUMBER_IN_BRACKETS
from kg.language.numerals import numeral
from kg.language.title import Title
from kg.language.title_forms import is_identity
from kg.read.clean_text import visual_width
from kg.read.contents import ContentsEntry, has_title_form, is_labelled_title
from kg.read.headings import LONGEST_LINE, Candidate, Page
from kg.read.line_forms import (
    ANNEX_MARK,
    ARTICLES,
    CONTENTS_TITLE,
    DATE,
    DATED,
    ENDS_IN_DAY,
    SENTENCE,
    is_addressee,
    is_adoption,
    is_end,
    is_last_article,
    is_number,
    is_order,
    is_salutation,
    names_collection,
    says_what_it_does,
)
from kg.vocabulary.forms import Form

SAME_TITLE = 88
_SHORTEST_ALIKE = 8
# what a number must bring along besides itself: chains of bare numbers (4.1 一般规定) must not pay
_COST_OF_A_LINK = 3.5
_LIST_ENTRY = Form(
    rf"(?:《[^《》]+》(?:[（(][^《》（）()]{{2,60}}[）)])?|[^《》。；：\n]{{6,120}}[（(][^（）()]{{0,20}}{NUMBER_IN_BRACKETS}[）)]"
    # …的通知（1992年12月30日 (92)示财字第574号）
    rf"|[^。；：\n]{{6,160}}[（(](?:{DAY}[\s，,]?[^。；\n]{{4,60}}|[^。；\n]{{0,40}}[（(\[]\d\d[）)\]][^。；\n]{{4,30}})⟨answer/number-mark⟩[）)])[；;。]?$"
)


_MARKED = re.compile(r"《[^《》]*》")
# the day on which a page went up, alone and before its title
_DAY_ALONE = re.compile(r"[\[（(【]?\d{4}[-./]\d{1,2}[-./]\d{1,2}[\]）)】]?$")
_DAY_FIRST = re.compile(r"[\[（(【]\s?\d{4}[-./]\d{1,2}[-./]\d{1,2}\s?[\]）)】]")


def weighed(page: Page, candidate: Candidate) -> Candidate:
    """A candidate with what its own form and the lines around it say."""
    title = candidate.title.unlabelled
    paragraph = page.paragraphs[candidate.first]
    if title.kind and len(title.folded) >= 6:
        candidate.weigh(1.5, "ends in a type word")
        if has_title_form(title.text):
            candidate.weigh(1.0, "关于 or 印发")
    elif not candidate.label:
        candidate.weigh(-2.0, "no type word")
    if PART.match(candidate.heading) and not is_labelled_title(candidate.heading):
        candidate.weigh(-9.0, "a part heading")
    if title.is_commentary:
        candidate.weigh(2.0, "commentary on a document")
    if paragraph.level or paragraph.bold:
        candidate.weigh(0.5, "marked as a heading")
    if paragraph.page_start:
        candidate.weigh(1.0, "begins a page")
    _weigh_before(page, candidate)
    _weigh_after(page, candidate)
    return candidate


def _weigh_before(page: Page, candidate: Candidate) -> None:
    at = candidate.first
    before = page.before(at)
    if before is None or before.first_line <= page.contents_end:
        candidate.weigh(1.5, "first of the text")
        return
    text = page.strings[at - 1]
    address = page.address_between(before.last_line, page.paragraphs[at].first_line)
    if address:
        candidate.weigh(2.0 if address.text[0] in "（(" else 1.5, "after a source address")
    elif names_collection(text):
        candidate.weigh(1.5, "after the name of the compilation")
    elif is_end(text) or DATE.match(text) or is_dated_signature(text):
        candidate.weigh(1.5, "after the end of a document")
    elif CHAPTER.match(text) or page.part_between(max(0, at - 3), at):
        candidate.weigh(1.5, "after a part heading")
    elif is_last_article(text):
        candidate.weigh(1.0, "after the last article")
    if page.rule_between(before.last_line, page.paragraphs[at].first_line):
        candidate.weigh(1.0, "after a rule")
    if ANNEX_MARK.match(text):
        candidate.weigh(-5.0, "after 附件")


def is_dated_signature(text: str) -> bool:
    """国家发展改革委 国家能源局 2021年7月15日, on one line."""
    return ENDS_IN_DAY.search(text) is not None and visual_width(text) <= LONGEST_LINE and not SENTENCE.search(text)


def _weigh_after(page: Page, candidate: Candidate) -> None:
    following = page.strings[candidate.last + 1 : candidate.last + 5]
    if following and CONTENTS_TITLE.match(following[0]):
        following = following[1:]
    if following and Title.of(following[0]).unlabelled.kind and not is_number(following[0]):
        following = following[:1]
    if any(header_fields(text) for text in following[:2]):
        candidate.weigh(4.0, "header block")
    elif any(is_number(text) or is_identity(text) for text in following[:2]) and not _is_over_a_title(
        candidate, following
    ):
        candidate.weigh(3.0, "document number")
    elif (following and DATE.match(following[0])) or DATED.search(candidate.heading):
        candidate.weigh(1.0, "date")
    if any(is_addressee(text) for text in following[:4]):
        candidate.weigh(2.0, "addressee")
    elif any(is_salutation(text) for text in following[:4]):
        candidate.weigh(2.0, "salutation")
    elif any(is_adoption(text) for text in following[:2]):
        candidate.weigh(2.5, "note of adoption")
    elif following and ARTICLES.match(following[0]):
        candidate.weigh(2.5, "first article")
    elif any(says_what_it_does(text) for text in following[:3]):
        candidate.weigh(0.5, "enacting words")
    if following and ANNEX_MARK.match(following[0]):
        candidate.weigh(-1.0, "before 附件")
    if _is_list_entry(page.strings[candidate.first]) and any(map(_is_list_entry, _beside(page, candidate))):
        candidate.weigh(-6.0, "one of a list of documents")
    elif is_listed(page, candidate):
        candidate.weigh(-6.0, "one of a list of pages")


def _is_over_a_title(candidate: Candidate, following: Sequence[str]) -> bool:
    """Whether the number under a line is that of the title below it: 财税法规 is the name of a page's section."""
    if len(following) < 2 or not is_number(following[0]) or is_order(candidate.heading):
        return False
    own, below = candidate.title.unlabelled, following[1]
    if SENTENCE.search(below) or "，" in _MARKED.sub("", below):
        return False
    return has_title_form(below) and not has_title_form(own.text)


def _beside(page: Page, candidate: Candidate) -> list[str]:
    return page.strings[max(0, candidate.first - 1) : candidate.first] + page.strings[candidate.last + 1 :][:1]


def is_listed(page: Page, candidate: Candidate) -> bool:
    """Whether a heading is one of a list of pages, each with the day on which it went up before it or under it."""
    first, last = candidate.first, candidate.last
    if _DAY_FIRST.match(page.strings[first]):
        return any(map(_DAY_FIRST.match, _beside(page, candidate)))
    below = page.strings[last + 1 : last + 4]
    if not below or not _DAY_ALONE.match(below[0]):
        return False
    own = candidate.title.folded
    nearby = [below[1:], page.strings[max(0, first - 2) : first][::-1]]
    return any(_is_entry_of_list(lines, own) for lines in nearby)


def _is_entry_of_list(lines: Sequence[str], own: str) -> bool:
    """Whether two lines are another title and its day, in either order."""
    titles = [line for line in lines[:2] if not _DAY_ALONE.match(line)]
    return len(lines) > 1 and len(titles) == 1 and Title.of(titles[0]).kind is not None and fold(titles[0]) != own


def _is_list_entry(text: str) -> bool:
    """Whether a line is a title in marks, a title with its number in brackets behind it, or a number alone behind the
    label of an entry, and no more."""
    entry = strip_label(text)
    return _LIST_ENTRY.match(entry) is not None or (entry != text and is_number(entry))


def match_contents(candidates: list[Candidate], entries: Sequence[ContentsEntry]) -> list[int]:
    """Give each contents entry the candidate that it names; return where its parts and sections begin (paragraphs)."""
    places: dict[str, list[int]] = {}
    for at, candidate in enumerate(candidates):
        places.setdefault(candidate.title.folded, []).append(at)
        places.setdefault(candidate.title.unlabelled.folded, []).append(at)
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
    candidates: Sequence[Candidate],
    floor: int,
) -> int | None:
    noted, title = entry.title, Title.of(_without_note(entry.heading))
    short = title.unlabelled.folded
    for key in (noted.folded, title.folded, short):
        later = [at for at in places.get(key, ()) if at > floor]
        if later:
            return max(later, key=lambda at: candidates[at].score) if entry.is_document else later[0]
    if not entry.is_document:
        return None
    best, best_score = None, float(SAME_TITLE)
    for at in range(floor + 1, len(candidates)):
        if candidates[at].score < 1:
            continue
        score = _likeness(short, candidates[at].title.unlabelled.folded)
        if score > best_score:
            best, best_score = at, score
    return best


def _likeness(left: str, right: str) -> float:
    """How alike two titles that differ are, 0 to 100; one may have issuers before it that the other lacks."""
    if min(len(left), len(right)) < _SHORTEST_ALIKE:
        return 0.0
    if right.endswith(left) or left.endswith(right):
        return 97.0
    return fuzz.ratio(left, right)


def _without_note(heading: str) -> str:
    """A contents entry may end in the number or date: 关于…的通知(国发〔2021〕23号)."""
    return re.sub(r"\s*[（(][^（）()《》]*(?:号|日)\s?[)）]$", "", heading)


def follow_numbers(page: Page, candidates: list[Candidate]) -> None:
    """Reward headings whose numbers make up the best chain 1.1, 1.2, 2.1 …, by dynamic programming.

    A chain starts again at every part; numbers inside documents (4.1 一般规定) make up chains of their own, which lose.
    """
    by_style: dict[str | None, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.label:
            by_style.setdefault(label_style(candidate.heading), []).append(candidate)
    for style in (style for style in LABELS if style in by_style):
        numbered = by_style[style]
        chain = _best_chain(page, numbered)
        if len(chain) < 3 or (style != "dotted" and sum(c.score for c in chain) < 2.5 * len(chain)):
            continue
        for candidate in chain:
            candidate.weigh(3.0, "continues the numbering")
        members = {id(c) for c in chain}
        for candidate in numbered:
            if id(candidate) not in members:
                candidate.weigh(-3.0, "breaks the numbering")


def _best_chain(page: Page, numbered: Sequence[Candidate]) -> list[Candidate]:
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
    chain: list[Candidate] = []
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


def _part_between(page: Page, earlier: Candidate, later: Candidate) -> bool:
    """Whether a part heading stands right before the later of the two."""
    return page.part_between(max(earlier.last, later.first - 4), later.first)


def _chapter_before(page: Page, candidate: Candidate) -> int | None:
    for text in page.strings[max(0, candidate.first - 2) : candidate.first]:
        found = CHAPTER.match(text)
        if found:
            return numeral(found[1])
    return None
