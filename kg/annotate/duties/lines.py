"""Line ends that only typesetting made.

In: squeezed text. Out: the same without the line ends inside brackets and inside sentences of texts that are broken at
random (PDF to text), with the map back. A clause of bodies that runs over lines and pages is then one clause.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.language.bodies import find_bodies
from kg.language.labels import SECTION_LABEL
from kg.language.region_mentions import find_regions
from kg.language.spaces import Squeezed
from kg.vocabulary.forms import Form

BRACKET = re.compile(r"[（(〔\[【）)〕\]】\n]")
OPENERS = frozenset("（(〔[【")
_SHAPES = str.maketrans("［］〖〗﹝﹞", "[]【】〔〕")
_LINE_END = re.compile(r"\n")
_NUMBERED = Form(rf"{SECTION_LABEL}|——|[|<#]")
_GOES_ON_BEFORE = "、，,"
_GOES_ON_BEHIND = tuple("、，,。；;）)〕】")
_TERMINAL = frozenset("。！？；：…!?;:.”’」』》）)】〕|>")
# a name of a list that is cut: 、市示 | 例局、 and 会同市示 | 例局、
_NAME_BEGINS = Form(
    r"(?:[、，：:（(]|⟨duty-cue/meet⟩|⟨duty-cue/by-whom⟩)(?P<name>(?:(?!⟨duty-cue/meet⟩|⟨duty-cue/by-whom⟩)[\u4e00-\u9fff]){1,12})$"
)
_NAME_ENDS = Form(
    r"(?!⟨region/kind⟩)[\u4e00-\u9fff]{0,2}⟨duty-cue/body-ending⟩(?=[、）)〕】]|⟨duty-cue/lead⟩|⟨duty-cue/do⟩)"
)
_WHOLE_NAME = Form(r"[\u4e00-\u9fff]{2}⟨duty-cue/body-ending⟩$")
_PLACED = Form(r"⟨region/kind⟩|⟨duty-cue/national-prefix⟩")
_LONGEST_NAME = 20
_QUOTE = ("“", "‘")
_SENTENCE = re.compile("[。；]")
_PAUSE = re.compile("[，、]")
_LONGEST_BRACKET = 700
_MOST_LINES = 12
_LONGEST_HEADING = 40
_FEWEST_BREAKS = 3


def joined(squeezed: Squeezed) -> Squeezed:
    """Return the text without the line ends that no paragraph has, its brackets in one shape each.

    Such a line end has a bracket open over it, 、 or ， before it or a mark behind it. In a text that is broken in the
    middle of clauses again and again, it is also one where a sentence has begun and not ended.
    """
    text = squeezed.text.translate(_SHAPES)
    soft = _soft(text)
    if not soft:
        return Squeezed(text, squeezed.origin)
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    for at in (*soft, len(text)):
        pieces.append(text[start:at])
        origin.extend(squeezed.origin[start:at])
        start = at + 1
    return Squeezed("".join(pieces), origin)


def _soft(text: str) -> list[int]:
    """The offsets of the line ends to leave out, in order."""
    ends = [end.start() for end in _LINE_END.finditer(text)]
    soft = set(_in_brackets(text))
    pausing = [at for at in ends if _pauses(text, at)]
    loose = (*pausing, *(at for at in ends if text.startswith(_GOES_ON_BEHIND, at + 1)))
    soft.update(at for at in loose if not _is_numbered(text, at))
    soft.update(at for at in ends if _cuts_a_name(text, at))
    if len(pausing) >= _FEWEST_BREAKS:
        soft.update(_in_sentences(text, ends, soft))
    return sorted(soft)


def _is_numbered(text: str, at: int) -> bool:
    """Whether the line behind a line end begins with a number, or as a row of a table."""
    return _NUMBERED.match(text, at + 1) is not None


def _cuts_a_name(text: str, at: int) -> bool:
    """Whether a line ends inside the name of a body of a list: neither side of it is one alone."""
    before = _NAME_BEGINS.search(text, max(0, at - _LONGEST_NAME), at)
    behind = _NAME_ENDS.match(text, at + 1)
    if before is None or behind is None or _is_numbered(text, at):
        return False
    if _WHOLE_NAME.search(before["name"]) or find_bodies(behind[0], None):
        return False
    starts = {one.start for one in find_bodies(before["name"], None)}
    starts |= {one.start for one in find_regions(before["name"], None)}
    return 0 in starts or _PLACED.match(before["name"]) is not None


def _pauses(text: str, at: int) -> bool:
    return text[at - 1 : at] in _GOES_ON_BEFORE and at > 0


def _in_brackets(text: str) -> Iterator[int]:
    """The line ends over which a bracket is open that closes soon."""
    stack: list[int] = []
    ends: list[int] = []
    for mark in BRACKET.finditer(text):
        at = mark.start()
        if mark[0] in OPENERS:
            stack.append(at)
        elif mark[0] == "\n":
            if stack and (text.startswith("\n", at + 1) or _is_numbered(text, at)):
                stack, ends = [], []
            elif stack:
                ends.append(at)
        elif stack:
            start = stack.pop()
            inside = ends[bisect_right(ends, start) :]
            if at - start <= _LONGEST_BRACKET and len(inside) <= _MOST_LINES:
                yield from inside
            if not stack:
                ends = []


def _in_sentences(text: str, ends: list[int], soft: set[int]) -> Iterator[int]:
    """The line ends inside a sentence that has begun: what stands before them is more than a heading."""
    start = 0
    for at in ends:
        if at in soft:
            continue
        line = text[start:at]
        quotes = text.startswith(_QUOTE, at + 1) or line.endswith(_QUOTE)
        goes_on = line and line[-1] not in _TERMINAL and not _is_numbered(text, at)
        if goes_on and (_is_prose(line) or (quotes and not _NUMBERED.match(line))):
            yield at
        else:
            start = at + 1


def _is_prose(line: str) -> bool:
    if _SENTENCE.search(line):
        return True
    is_heading = len(line) <= _LONGEST_HEADING and _NUMBERED.match(line) is not None
    return not is_heading and _PAUSE.search(line) is not None
