"""Documents without 《》 that a text carries out or follows: 落实…行动方案, 符合…标准.

In: squeezed text and its verb groups. Out: the spans of the names. Class of verb and class of document
decide together, and how much stands before the type word:

    carry out (落实 实施 启动 …)   行动方案, 行动计划, 纲要 … from seven characters; 规划 with a scope of its own
    follow (按照 符合 达到 …)      办法, 条例 from eight; 标准 from nine with 国家 or a region, else from thirteen;
                                  规划 with its period
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.annotate.references.document_names import names_one_document
from kg.annotate.references.known_names import region_names
from kg.annotate.references.named_by_form import several_names
from kg.annotate.references.verb_group import VerbGroup, verb_words
from kg.language.dates import FULL_YEAR, PLAN_NAME
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

SHORTEST_PLAN = 7
SHORTEST_RULE = 8
SHORTEST_SCOPED_STANDARD = 9
SHORTEST_STANDARD = 13
LONGEST = 40
_BEFORE_NAME = Form(r"⟨cue/renewed cue/renewed-text⟩?(?:⟨cue/own-region⟩)?⟨cue/renewed⟩?")
_JOINED_INSIDE = r"[^，。；：！？\n《》、（）()]"
_INSIDE = r"[^，。；：！？\n《》、⟨[body/joint⟩（）()]"
# 示例员（示例窗口办事员）国家示例技能标准
_NAMED = rf"(?:{_INSIDE}{{2,36}}?|{_INSIDE}{{2,20}}[（(]{_INSIDE}{{2,20}}[）)]{_INSIDE}{{2,20}}?)"
# 示例住区设计标准: of works, which one standard is on; of people and products each has many
_OF_WORKS = Form("⟨name/norm-noun⟩⟨cue/standard-title⟩$")
_PERIOD = f"{PLAN_NAME}|{FULL_YEAR}"
_BEHIND = r"(?=[，。；：！？\n、（）()]|⟨cue/behind-name cue/behind-followed⟩|$)"


def documents_carried_out(text: str, groups: Iterable[VerbGroup]) -> Iterator[tuple[int, int]]:
    """Yield the spans of documents that a text carries out or follows, in order."""
    carry_out, follow = _verbs("carry-out"), _verbs("follow")
    for group in groups:
        verb = group.verb
        if group.negated or not (verb in carry_out or verb in follow):
            continue
        start = _start(text, group)
        end = _plan_at(text, start) if verb in carry_out else None
        if end is None and verb in follow:
            end = _rule_at(text, start)
        if end is not None:
            yield start, end


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(verb_words()[name])


def _start(text: str, group: VerbGroup) -> int:
    before = _BEFORE_NAME.match(text, group.end)
    return before.end() if before else group.end


def _plan_at(text: str, start: int) -> int | None:
    found = _plan().match(text, start, start + LONGEST)
    if found is None:
        return None
    name = found["name"]
    scoped = found["plain"] is None or _scope().search(name) is not None
    return found.end() if scoped and len(name) >= SHORTEST_PLAN and _is_name(name) else None


def _rule_at(text: str, start: int) -> int | None:
    found = _rule().match(text, start, start + LONGEST)
    if found is None:
        return None
    name = found["name"]
    if found["plain"]:
        fits = _period().search(name) is not None
    elif found["standard"]:
        scoped = _nation_or_region().match(name) or _OF_WORKS.search(name)
        fits = len(name) >= (SHORTEST_SCOPED_STANDARD if scoped else SHORTEST_STANDARD)
    else:
        fits = len(name) >= SHORTEST_RULE
    return found.end() if fits and _is_name(name) else None


def _is_name(name: str) -> bool:
    return names_one_document(name) and not (cues().governing.search(name) or several_names(name))


@cache
def _plan() -> Form:
    bracket = r"(?:[（(](?:19|20)[^（）()]{2,20}[）)])?"
    return Form(
        f"(?P<name>{_NAMED}(?:⟨cue/plan-of-action cue/programme⟩|(?P<plain>⟨cue/scoped-plan⟩))"
        # the nation's plans are known by their whole names: 国家示例改革和发展规划纲要
        f"|⟨cue/national⟩{_JOINED_INSIDE}{{4,36}}?⟨cue/programme⟩)"
        f"{bracket}{_BEHIND}"
    )


@cache
def _rule() -> Form:
    endings = "⟨cue/rule-ending⟩|(?P<standard>⟨cue/standard-title⟩)|(?P<plain>⟨cue/scoped-plan⟩)"
    return Form(f"(?P<name>{_NAMED}(?:{endings})){_BEHIND}")


@cache
def _period() -> re.Pattern[str]:
    return re.compile(_PERIOD)


@cache
def _nation_or_region() -> re.Pattern[str]:
    return re.compile(f"{cues().any_of('national')}|{region_names()}")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(f"{_PERIOD}|{cues().any_of('national', 'nationwide')}|{region_names()}")
