"""Names of laws and policies that are known beforehand.

In: names (the authority list ontology/laws.ttl, titles of the compilations' own documents). Out:
where they stand in a text, by one automaton for all names, the longest first: 能源法 is not found
inside 节约能源法.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.annotate.references.document_names import EDITION, SERIES
from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import PINPOINT
from kg.language.numerals import COUNTS
from kg.language.title import Title
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import REACH, Form, ending_at
from kg.vocabulary.gazetteer import Gazetteer
from kg.vocabulary.namespaces import KG
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation, word_lists

SHORTEST_NAME = 2
SHORTEST_OWN_NAME = 7
SHORTEST_PLACE, LONGEST_PLACE = 3, 9
_LONGEST_SHORT_NAME = 5
_HAN = re.compile(r"[\u4e00-\u9fff]")
# 关税税则委员会, 基本法委员会 are bodies
_BODY_OF = Form("⟨cue/named-body⟩")
_EDITION = Form(f"{SERIES}|{EDITION}")
_ARTICLE = Form(f"{PINPOINT}")
_ARTICLE_BEFORE = Form(f"{PINPOINT}$")
_LOCAL_ENDING = Form("⟨cue/local-ending⟩$")
# what makes a name of two characters part of another word: 宪法宣誓
_OTHER_WORD = Form("⟨cue/not-behind-short-law⟩")
_LIST_ENDING = Form("⟨cue/practice-catalogue cue/list-of-entry⟩$")
# what makes the name of a list that of a regime: 负面清单制度
_REGIME = Form("⟨cue/not-behind-catalogue⟩")


@cache
def region_names() -> str:
    """Return the alternation of provinces and of areas across provinces; smaller ones are too many to try."""
    return alternation(
        label
        for concept in load("regions.ttl").values()
        if concept.first(KG + "level") in ("province", "area")
        for label in (concept.pref_label, *concept.alt_labels)
        if len(label) > 1
    )


@cache
def places() -> frozenset[str]:
    """Return the names of regions that say their kind: 示例市, 示例自治区."""
    labels = (concept.pref_label for iri, concept in load("regions.ttl").items() if "/region/" in iri)
    return frozenset(label for label in labels if SHORTEST_PLACE <= len(label) <= LONGEST_PLACE)


@cache
def _region_before() -> re.Pattern[str]:
    return re.compile(region_names() + "$")


@cache
def _extension() -> re.Pattern[str]:
    words = cues()
    return re.compile(f"{words.any_of('name-extension')}|{words.any_of('amendment')}(?:[（(][{COUNTS}]{{1,3}}[）)])?")


@cache
def _foreign() -> re.Pattern[str]:
    """The name of another state before the name of a law: its law is another one."""
    words = cues()
    return re.compile(f"(?<!{words.any_of('own-state')}){words.any_of('state')}$")


@cache
def _word_before() -> re.Pattern[str]:
    words = cues()
    modifiers = word_lists("verb-groups.ttl", "verb")["modifier"]
    before = alternation([*words.before, *words.words["upcoming"], *words.words["known-before"], *modifiers])
    return re.compile(f"{before}{words.any_of('verb/done-behind')}?$")


class KnownNames:
    """A set of names and the automaton that finds them.

    Parameters
    ----------
    names : Iterable[str]
        Names as written, without 《》. White space in them does not count; a name of one
        character is left out.
    besides : KnownNames, optional
        Names that are to be found too, with an automaton of their own: those of all texts, beside those of one.
    """

    def __init__(self, names: Iterable[str], besides: KnownNames | None = None) -> None:
        squeezed = sorted({"".join(name.split()) for name in names})
        self._names = Gazetteer((name, name) for name in squeezed if len(name) >= SHORTEST_NAME)
        self._besides = besides._names if besides else None
        self._last: tuple[tuple[str, ...], KnownNames] | None = None

    def with_further(self, names: tuple[str, ...]) -> KnownNames:
        """Return these names and some that hold for one text, or for the texts of one file that follow one another."""
        if not names:
            return self
        last = self._last
        if last is None or last[0] != names:
            self._last = last = (names, KnownNames(names, self))
        return last[1]

    def occurring(self, text: str) -> set[str]:
        """Return those of the names that occur anywhere in a squeezed text: all that `find` could depend on."""
        return self._names.labels_in(text)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of known names in a squeezed text, in order, none overlapping.

        A name with a region before it (示例省节约能源条例) or a kind of document behind it (节约能源法实施办法)
        is part of the name of another document; the span is that of the other one.
        """
        spans: list[tuple[int, int]] = []
        hits = self._besides.find_with(self._names, text) if self._besides else self._names.find(text)
        for hit in hits:
            if self._stands_free(text, hit.start, hit.end):
                start, end = _whole_name(text, hit.start, hit.end)
                spans.append((max(start, spans[-1][1]) if spans else start, end))
        return spans

    @staticmethod
    def _stands_free(text: str, start: int, end: int) -> bool:
        words = cues().words
        if _BODY_OF.match(text, end):
            return False
        law = text[end - 1] in words["law-character"]
        # 法规 is a noun, but 规定 behind 法 is a verb
        if law and text[end : end + 1] in words["law-noun-after"] and not text.startswith(words["free-after-law"], end):
            return False
        if _REGIME.match(text, end) and _LIST_ENDING.search(text, start, end):
            return False
        if end - start > _LONGEST_SHORT_NAME:
            return True
        if end - start == SHORTEST_NAME and _OTHER_WORD.match(text, end):
            return False
        if start == 0 or not _HAN.match(text[start - 1]):
            return True
        # the verb may have been cut by the end of a line
        before = text[max(0, start - REACH) : start].replace("\n", "")
        if _ARTICLE.match(text, end):
            return _foreign().search(before) is None
        return _word_before().search(before) is not None or _ARTICLE_BEFORE.search(before) is not None


def _whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start > 5 and _LOCAL_ENDING.search(text, start, end):
        region = ending_at(_region_before(), text, start)
        start = region.start() if region else _place_before(text, start)
    extension = _extension().match(text, end)
    end = extension.end() if extension else end
    edition = _EDITION.match(text, end)
    return start, edition.end() if edition else end


def _place_before(text: str, end: int) -> int:
    """Return where a place with its kind begins that ends at an offset, or the offset: 示例市示例行动计划."""
    lengths = range(LONGEST_PLACE, SHORTEST_PLACE - 1, -1)
    return next((end - length for length in lengths if text[max(0, end - length) : end] in places()), end)


def citable_names(titles: Iterable[str]) -> list[str]:
    """Return the names under which texts cite documents without 《》, sorted.

    Parameters
    ----------
    titles : Iterable[str]
        Titles of the compilations' own documents and annexes. A notice gives the plan that it
        hands on; names that do not end in a type of document, or are too short to mean one
        document, are left out.
    """
    names = set()
    for title in titles:
        whole = Title.of("".join(title.split()))
        names.add(whole.handed_on.object if whole.handed_on else whole.bare.text)
    return sorted(name for name in names if len(name) >= SHORTEST_OWN_NAME and has_policy_ending(name))


def authority_names() -> list[str]:
    """Return the names of ontology/laws.ttl that mean one law or policy anywhere.

    Raises
    ------
    KgError
        If the vocabulary is missing or is not Turtle.
    """
    return [name for law in load("laws.ttl").values() for name in (law.pref_label, *law.alt_labels)]
