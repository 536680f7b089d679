"""The words of targets, ready for matching.

In: ontology/target-cues.ttl. Out: word lists, and `Patterns`, compiled once per process. Structure is code, words are
Turtle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.vocabulary.words import alternation, word_lists

FILE = "target-cues.ttl"
LEVELS = ("least", "most", "above", "below", "lowered", "reach", "rise", "fall", "act")
_PER = r"[（(][^）)\n]{1,10}[）)]|人|日|年|天|标|班|平方公里|万人|百户|重量箱"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Regular expressions over the word lists; those that end with `$` are searched in front of a number."""

    number: re.Pattern[str]
    counted: re.Pattern[str]
    verb: re.Pattern[str]
    share: re.Pattern[str]
    act: re.Pattern[str]
    past: re.Pattern[str]
    past_near: re.Pattern[str]
    imperative: re.Pattern[str]
    excluded: re.Pattern[str]
    paid: re.Pattern[str]
    conditional: re.Pattern[str]
    lead_in: re.Pattern[str]
    trail: re.Pattern[str]
    heading: re.Pattern[str]
    past_heading: re.Pattern[str]
    span_subject: re.Pattern[str]
    annual: re.Pattern[str]
    head: re.Pattern[str]
    plan_title: re.Pattern[str]


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Return the word lists of ontology/target-cues.ttl, by the last part of their IRI.

    Raises
    ------
    KgError
        If the vocabulary is missing or is not Turtle.
    """
    return word_lists(FILE, "target-cue")


def any_of(*keys: str) -> str:
    """Return a regular expression for the words of some lists."""
    return alternation(word for key in keys for word in words()[key])


def _named(**groups: str) -> str:
    return "|".join(f"(?P<{name}>{expression})" for name, expression in groups.items())


@cache
def patterns() -> Patterns:
    """Return the patterns, compiled at the first call."""
    return Patterns(
        number=re.compile(_number()),
        counted=re.compile(_counted()),
        verb=re.compile(_verb()),
        share=re.compile(_share()),
        act=re.compile(rf"^(?:{any_of('act')})+"),
        past=re.compile(any_of("past")),
        past_near=re.compile(any_of("past-near")),
        imperative=re.compile(any_of("imperative")),
        excluded=re.compile(any_of("excluded")),
        paid=re.compile(any_of("paid")),
        conditional=re.compile(any_of("conditional")),
        lead_in=re.compile(rf"(?:{any_of('lead-in')}|——|[、，,；;：:“”])+"),
        trail=re.compile(rf"(?:{any_of('trail')}|[、，“”])$"),
        heading=re.compile(any_of("goal-heading")),
        past_heading=re.compile(any_of("past-heading")),
        span_subject=re.compile(any_of("span-subject")),
        annual=re.compile(any_of("annual")),
        head=re.compile(rf"{any_of('indicator-head')}$"),
        plan_title=re.compile(any_of("plan-title")),
    )


def _number() -> str:
    """A number, perhaps a range, a ratio (1.25∶1) or a part (1/2公顷), with scale, unit and what stands behind it."""
    units = any_of("unit", "measure")
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    ratio = r"(?:[∶:：](?P<ratio>\d{1,3}(?:\.\d+)?)(?![\d.年月%％∶:：])|/(?P<parts>[1-9])(?=公顷|亩|平方))?"
    upper = rf"(?:(?:[%％]|[万亿]?{units})?(?:[-—–－~～至]|到)(?P<upper>{digits}))?"
    scale = r"(?P<scale>[余多]?[十百千万亿]{0,3}[余多]?)"
    unit = rf"(?P<unit>{units}(?:/(?:{units}|{_PER})|每(?:人|日|年|天|万人|平方公里))*)?"
    after = rf"(?P<after>{any_of('post-least', 'post-most', 'post-about')})?"
    return rf"(?<![\d.A-Za-z/∶\-—_〔（(第图表])(?<!\d,)(?<!专栏)(?P<value>{digits}){ratio}{upper}{scale}{unit}{after}"


def _counted() -> str:
    """Small numbers in words, where a duty counts: 每年至少开展一次."""
    lead = r"(?P<lead>至少|不少于|每[年季月][^，。；\n\d]{0,8}?)"
    number = r"(?P<value>[一二两三四五六七八九十])(?P<unit>[次场批期家项个])(?![、月])"
    return rf"{lead}(?P<verb>{any_of('act')})?{number}"


def _verb() -> str:
    """What stands right before a number."""
    groups = _named(
        sure=any_of("sure"),
        least=any_of("at-least"),
        most=any_of("at-most"),
        above=any_of("above"),
        below=any_of("below"),
        lowered=any_of("lowered"),
        reach=any_of("reach"),
        rise=any_of("rise"),
        fall=any_of("fall"),
        act=any_of("act"),
    )
    return rf"(?:{groups})(?P<mid>了|到|至|为|在)?(?P<about>{any_of('pre-about')})?$"


def _share() -> str:
    """A comparator, parted from its number by what the number is a share of: 不低于总投资的60%."""
    groups = _named(
        least=any_of("at-least"),
        most=rf"(?!控制[^在]){any_of('at-most')}",
        above=any_of("above"),
        below=any_of("below"),
        reach="达到|提高到|提升到",
    )
    further = any_of("at-least", "at-most", "above", "below")
    return rf"(?:{groups})(?:(?!{further})[^，。；\n]){{1,28}}?的$"
