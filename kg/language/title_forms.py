"""How titles are made, taken apart and compared, as text; `kg.language.title.Title` is what the rooms above carry.

In: a title as written. Out: its parts (issuers, act, object), its ending, the plan that a notice issues. Rules of form
after the Regulations on the Handling of Official Documents (党政机关公文处理工作条例, 2012): a title is issuers + 关于
+ matter + kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.numbers import NUMBER_IN_BRACKETS
from kg.language.numerals import COUNTS
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form, word, words

_PLACE_AND_DAY = re.compile(r"[（(]\s?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（）()]{0,12}[)）]$")
_NUMBER_AFTER = Form(rf"[（(][^（）()《》]{{0,24}}{NUMBER_IN_BRACKETS}[^（）()]{{0,16}}[)）]$")
_TRAILING_BRACKET = re.compile(r"[（(][^（）()]{1,30}[)）]$")
_ACT = "(?:⟨act/together⟩)?(?:⟨act/revise⟩)?⟨act/hand-on act/make-known act/approve act/promulgate act/send-down⟩"
_WRAPPER = Form(
    rf"^(?P<issuers>.*?)(?:⟨act/about⟩)?(?P<act>{_ACT})(?:了)?(?P<object>.+?)⟨title/particle⟩?(?P<kind>⟨act/kind-handing-on⟩)$"
)
_PRESS = Form(
    rf"^(?P<issuers>.*?)(?:⟨act/about⟩)?(?P<act>{_ACT}|⟨act/bring-out⟩)(?:《(?P<object>.+)》|〈(?P<inner>.+)〉)$"
)
_IDENTITY = re.compile(r"^[（(][^《》]{0,30}(?:\d\s?号|\d\s?日)[^《》]{0,16}[)）]$")
_COMMENTARY = Form(
    rf"^(?:[^《》]{{2,30}}⟨title/on⟩|[^《》]{{0,20}}⟨act/about⟩|⟨title/new⟩)?《.{{4,}}》.{{0,12}}⟨title/commentary⟩(?:⟨title/part⟩[{COUNTS}])?$"
    r"|^[^《》]{0,20}⟨title/commentary-opening⟩[：:]?(?:⟨title/new⟩)?《.{4,}》$"
    r"|^[^《》]{0,20}⟨act/about⟩《.{4,}》[^《》]{0,12}⟨title/account⟩$"
)
# longer than any title: the patterns for what a notice hands on try every split
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A title that hands on another text: 国务院关于印发2030年前碳达峰行动方案的通知.

    `act` is 印发, 转发 …, `object` the title handed on (outer marks removed, `marked` where it had 《》), `issuers`
    what stands before.
    """

    issuers: str
    act: str
    object: str
    marked: bool

    @property
    def forwards(self) -> bool:
        """Whether somebody else's text is handed on (转发, 批转)."""
        return self.act.endswith(words("act/forward"))


# a title is asked several times what it hands on: for its matter, its key, its names
@lru_cache(maxsize=4096)
def unwrap(title: str) -> Wrapper | None:
    """Return what a title of the form 关于印发…的通知 or 印发《…》 hands on, or None if it is no such title."""
    if len(title) > _LONGEST:
        return None
    found = (_PRESS.match(title) if title.endswith(("》", "〉")) else None) or _WRAPPER.match(title)
    if found is None or "《" in found["issuers"]:
        return None
    handed_on = (found["object"] or found["inner"]).strip()
    marked = handed_on.startswith("《") or title.endswith(("》", "〉"))
    return Wrapper(found["issuers"], found["act"], bare(handed_on), marked)


def bare(title: str) -> str:
    """Return a title without the 《》 or 【】 around all of it, and without what stands after it in brackets.

    That is its place and day （1997年12月11日 京都）, or its number （国发〔2021〕4号）.
    """
    title = _NUMBER_AFTER.sub("", _PLACE_AND_DAY.sub("", title.strip()))
    whole = title[:1] + title[-1:] in ("《》", "【】") and title.find(title[-1]) == len(title) - 1
    return title[1:-1].strip() if whole else title.strip()


def is_identity(line: str) -> bool:
    """Whether a line has number and date of the title above it in brackets: （国发〔2021〕4号 2021年2月2日）."""
    return _IDENTITY.match(line) is not None


def is_commentary(title: str) -> bool:
    """Whether a title is that of a commentary on another document: 《…》政策解读."""
    return _COMMENTARY.match(title) is not None


def kind_named(title: str) -> str | None:
    """The ending of a title that names its kind of document, brackets behind it left out, or None."""
    return type_ending(title) or type_ending(without_brackets(title))


def without_brackets(title: str) -> str:
    """A title without the brackets at its end: （2023年6月13日）, （试行）（附：示例表）, brackets in them included."""
    while title[-1:] in ("）", ")"):
        depth, at = 1, len(title) - 1
        while depth and at:
            at -= 1
            depth += (title[at] in "）)") - (title[at] in "（(")
        if depth or not at:
            return title
        title = title[:at].rstrip()
    return title


def without_edition(title: str) -> str:
    """Return a title without the brackets at its end: （试行）, （2021年版）."""
    return _TRAILING_BRACKET.sub("", title)


@cache
def type_endings() -> tuple[tuple[str, str], ...]:
    """Return the endings that tell a document's type, longest first, each with the IRI of its concept."""
    endings = {
        label: concept.iri
        for concept in load("document-types.ttl").values()
        if "/type/" in concept.iri
        for label in (concept.pref_label, *concept.alt_labels)
    }
    return tuple(sorted(endings.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _endings_by_character() -> Mapping[str, tuple[str, ...]]:
    """The endings by their last character, the longest first: most lines end in a character that no ending has."""
    found: dict[str, tuple[str, ...]] = {}
    for ending, _ in type_endings():
        found[ending[-1]] = (*found.get(ending[-1], ()), ending)
    return found


def type_ending(title: str) -> str | None:
    """Return the ending of a title that names its type (通知, 实施方案), or None."""
    text = title.strip().rstrip("》”’〉】 ")
    by_character = _endings_by_character()
    for _ in range(3):
        for ending in by_character.get(text[-1:], ()):
            if text.endswith(ending):
                return ending
        shorter = without_edition(text).rstrip("》”’〉 ")
        if shorter == text:
            return None
        text = shorter
    return None


def type_of(title: str) -> str | None:
    """Return the IRI of the type that the title's ending names, or None."""
    ending = type_ending(title)
    return _types()[ending] if ending else None


@cache
def _types() -> Mapping[str, str]:
    return dict(type_endings())


def short_title(title: str) -> str:
    """What a title is about: of a notice that issues a plan the plan, else what follows 关于."""
    wrapper = unwrap(title)
    matter = wrapper.object if wrapper else title.partition(word("act/about"))[2] or title
    # Every national law begins so; on a label it says nothing.
    return matter.strip("《》 ").removeprefix(word("title/nation")) or title
