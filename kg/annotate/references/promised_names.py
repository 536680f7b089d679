"""The name of one document that a text promises, from where it begins: 研究制定 ‖ 示例产业发展行动方案.

In: squeezed text and where the name begins. Out: its span, or None where the words name a class. What makes the name
that of one document is the type in which it ends, how much stands before that, a scope (示例省), a short form defined
behind it, or the other places in which the text names it. Endings and words are those of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from kg.annotate.references.document_names import document_ending, names_one_document
from kg.annotate.references.openings import says_whose
from kg.vocabulary.forms import Form, ending_at, word
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

LONGEST_OBJECT = 45
SHORTEST_PLAN = 9
SHORTEST_ACTION = 7
SHORTEST_OTHER = 6
SHORTEST_GUIDE = 7
SHORTEST_PART = 3
LONGEST_PART = 5
SHORTEST_NAMED_AGAIN = 5
SHORTEST_DESCRIPTION = 13
SHORTEST_OF_LEVEL = 8
_LEVEL = Form("⟨cue/level-opening⟩")
_RULE = Form("⟨cue/level-rule⟩$")
_CLAUSE = re.compile("[，。；：！？\n]")
_OF_EACH_LEVEL = Form("⟨cue/of-each-level⟩$")
_QUOTES = {"“": "”", "‘": "’"}
_PLAN_ENDING = Form("⟨cue/plan-ending⟩$")
# kinds of document whose names describe what they list: 限期淘汰的落后设备名录
_LIST_ENDING = Form("⟨cue/list-title-ending⟩$")
# kinds of which short names are those of a class: 执法工作指引
_GUIDE_ENDING = Form("⟨cue/guide-ending⟩$")
# kinds of document whose names may say in a clause what they rule: 赛事取消后的服务管理办法
_DESCRIBED_ENDING = Form("⟨cue/described-ending⟩$")
_STANDARD_ENDING = Form("⟨cue/standard-title⟩$")
_OF_ANY_AUTHOR = Form("⟨cue/any-author⟩.{0,9}$")
_SEVERAL = Form("⟨cue/not-before-enumeration⟩$")
_PLAN_OF_ACTION = Form("⟨cue/plan-of-action⟩$")
_LIST_DOCUMENT = Form("⟨cue/list-document⟩$")
# what is revised is there already, so a description of it is its name
_REVISED = Form("⟨cue/revise⟩$")


def name_at(text: str, start: int, lists_only: bool = False) -> tuple[int, int] | None:
    """Return the span of the name of one document that begins at `start`, or None.

    `lists_only` asks for a document that lists things.
    """
    stop = _CLAUSE.search(text, start, start + LONGEST_OBJECT)
    limit = stop.start() if stop else min(len(text), start + LONGEST_OBJECT)
    ending = document_ending().search(text, start, limit + 1)
    standard = None if ending else _one_standard(text, start, limit)
    end = ending.end() if ending and ending.start() - start >= SHORTEST_PART else standard
    if end is None or end > limit:
        return None
    name = text[start:end]
    if _OF_ANY_AUTHOR.match(name) or _attribute().match(text, end) or _enumerates(name):
        return None
    if _kinds_behind().match(text, end):
        return None
    if lists_only and ("、" in name or not _LIST_DOCUMENT.search(name)):
        return None
    defined = alias_defined().match(text, end)
    if (
        not (defined or standard or scope().search(name) or says_whose(name))
        and _names_any(name)
        and not _is_named_again(text, start, end)
    ):
        return None
    if _is_described(text, start, name):
        name = name.replace(word("title/particle"), "")
    if name[0] in _QUOTES and _QUOTES[name[0]] not in name:
        start += 1
    return (start, end) if names_one_document(_without_level(name)) else None


def _without_level(name: str) -> str:
    """Return the name of a rule without the level of those for whom it is made: a province makes one 省级示例补偿办法,
    but each of its plans for itself."""
    level = _LEVEL.match(name)
    return name[level.end() :] if level and _RULE.search(name) and len(name) >= SHORTEST_OF_LEVEL else name


def _is_named_again(text: str, start: int, end: int) -> bool:
    """Tell whether a text names a plan or a list in other places too, and means the one; 上级示例规划 is another."""
    name = text[start:end]
    if len(name) < SHORTEST_NAMED_AGAIN or not name.endswith(_lists_and_plans()) or text.startswith("、", end):
        return False
    return any(at != start for at in _places(text).bare(name))


class _Places:
    """Where a text names lists and plans."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bare: dict[str, tuple[int, ...]] = {}
        # by their last characters, so that for a name only those are looked at that may be it
        self._ends: dict[str, list[int]] = defaultdict(list)
        for kind in re.finditer(alternation(_lists_and_plans()), text):
            self._ends[text[max(0, kind.end() - SHORTEST_NAMED_AGAIN) : kind.end()]].append(kind.end())

    def bare(self, name: str) -> tuple[int, ...]:
        """Where a name begins that no drafting verb stands before; nowhere if some are those of every level."""
        if name not in self._bare:
            self._bare[name] = self._without_verb(name)
        return self._bare[name]

    def _without_verb(self, name: str) -> tuple[int, ...]:
        text = self._text
        ends = self._ends.get(name[-SHORTEST_NAMED_AGAIN:], ())
        places = [end - len(name) for end in ends if text.endswith(name, 0, end)]
        if any(ending_at(_OF_EACH_LEVEL, text, at) for at in places):
            return ()
        return tuple(at for at in places if not ending_at(_verb_before(), text, at))


@lru_cache(maxsize=1)  # the texts of a build come one behind the other, each with all of its promises
def _places(text: str) -> _Places:
    return _Places(text)


def _one_standard(text: str, start: int, limit: int) -> int | None:
    """Return where a standard ends that is there already, or is left to be made apart: 修订示例划分标准."""
    verb = ending_at(_verb_before(), text, start)
    if verb is None or not (_REVISED.fullmatch(verb["verb"]) or verb["apart"]):
        return None
    name = _standard_name().match(text, start, limit + 1)
    return name.end() if name else None


def _is_described(text: str, start: int, name: str) -> bool:
    """Tell whether a name may be a description with 的 in it: what is revised, or rules on one matter."""
    if len(name) < SHORTEST_DESCRIPTION:
        return False
    if _LIST_ENDING.search(name):
        return ending_at(_REVISED, text, start) is not None
    return name.count(word("title/particle")) == 1 and _DESCRIBED_ENDING.search(name) is not None


def _names_any(name: str) -> bool:
    """Tell whether a name without a scope is too short to mean one document, or that of any standard of its field."""
    return len(name) < _fewest(name) or _STANDARD_ENDING.search(name) is not None


def _fewest(name: str) -> int:
    """The fewest characters of a document that means one without a scope."""
    if not _PLAN_ENDING.search(name):
        return SHORTEST_GUIDE if _GUIDE_ENDING.search(name) else SHORTEST_OTHER
    return SHORTEST_ACTION if _PLAN_OF_ACTION.search(name) else SHORTEST_PLAN


def _enumerates(name: str) -> bool:
    """Tell whether a description enumerates several things: 示例区划、示例水域规划 are two."""
    if _several_joined().search(name):
        return True
    first, *others = name.split("、")
    if not others:
        return False
    return bool(_SEVERAL.search(first)) or any(len(other) > LONGEST_PART for other in others[:-1])


@cache
def _lists_and_plans() -> tuple[str, ...]:
    """The kinds of document that a text may name in several places."""
    return (*cues().words["scoped-plan"], *cues().words["list-title-ending"])


@cache
def _verb_before() -> re.Pattern[str]:
    """The drafting verb before a name; what is left to be made apart from a text is one document: 另行制定示例标准."""
    words = cues()
    return re.compile(f"(?P<apart>{words.any_of('made-apart')})?(?P<verb>{words.any_before('proposes')})$")


@cache
def _kinds_behind() -> re.Pattern[str]:
    """Bare kinds behind a name make it one of them: 制定示例规划、政策和标准."""
    words = cues()
    return re.compile(
        f"、{words.any_of('bare-kind')}(?:[、，。；]|{words.any_of('joining')}{words.any_of('bare-kind')})"
    )


@cache
def _standard_name() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        rf"[^，。；：、《》\d\n]{{6,30}}?{words.any_of('standard-title')}(?=[，。；：！？\n（）()]|{words.any_of('behind-name')}|$)"
    )


@cache
def _attribute() -> re.Pattern[str]:
    """What makes the words before it only a part of a description: …战略和…规律的计划."""
    words = cues()
    return re.compile(
        f"{words.any_of('joining')}[^，。；：、\n]{{1,16}}{words.any_of('title/particle')}(?!{words.any_of('document-ending')})"
    )


@cache
def _several_joined() -> re.Pattern[str]:
    words = cues()
    return re.compile(words.any_of("not-before-enumeration") + words.any_of("joining"))


@cache
def scope() -> re.Pattern[str]:
    """Return the pattern of what makes a short name that of one document: a region, a level, a time."""
    return re.compile(cues().any_of("scope"))


@cache
def alias_defined() -> re.Pattern[str]:
    """Return the pattern of a short form behind a name: whoever defines one means one document."""
    return re.compile(f"[（(]{cues().any_of('alias')}")
