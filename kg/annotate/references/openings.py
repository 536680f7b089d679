"""What a name without 《》 begins with where it is that of one document: 省示例规划, 集团示例办法, 2031年示例要点.

In: the words of a name, and the text behind it. Out: whether they begin with whose the document is (the nation, the
region or the house of the text), with its time, or with a name in quotation marks; and whether what follows is what is
told of a document (示例规划确定的, 示例计划执行情况). A kind of document by itself is that of a class, 示例规划; with
such a beginning it is that of the one.
"""

from __future__ import annotations

from kg.language.dates import FULL_YEAR, PLAN_NAME
from kg.vocabulary.forms import Form, words
from kg.vocabulary.relations import cues

# 市场, 区域, 县级 begin with no region
_HOME = "(?!⟨name/no-home⟩)(?:⟨region/kind⟩|⟨name/house⟩)"
_TIME = rf"(?P<plan>{PLAN_NAME})|{FULL_YEAR}(?:[-—－~至]{{1,2}}{FULL_YEAR})?⟨name/edition⟩?度?"
_QUOTED = r"“[^“”，。；：\n]{1,14}”"
_OPENING = Form(f"(?P<nation>⟨cue/national cue/nationwide⟩)|{_HOME}|{_TIME}|(?P<quoted>{_QUOTED})")
_WHOSE = Form(_HOME)
_PLAN_ALONE = Form(rf"{PLAN_NAME}⟨cue/scoped-plan⟩")
_JOINT = Form("⟨cue/joining⟩")
_TOLD = Form("(?:⟨name/told-lead⟩){0,2}⟨name/told⟩")
_SHORTEST_REST = 3
_SHORTEST_REST_OF_ONE = 2  # “八五”示例规划


def opens(name: str, ending: str) -> bool:
    """Tell whether a name begins with whose it is, or of when, and says something besides its kind.

    Parameters
    ----------
    name : str
        The words of the name.
    ending : str
        The kind of document in which it ends, of which the nation has a class where a house has one: 国家示例标准.
    """
    opening = _OPENING.match(name)
    if opening is None or ending in cues().words["standard-title"]:
        return False
    if _JOINT.search(name) or (opening["nation"] and ending in _of_any()):
        return False
    if opening["quoted"] and ending in words("name/opened-kind"):
        return False  # a programme, “示例”培育计划, is no document
    shortest = 0 if opening["plan"] else _SHORTEST_REST_OF_ONE if opening["quoted"] else _SHORTEST_REST
    return len(name) - opening.end() - len(ending) >= shortest


def of_nation(name: str) -> bool:
    """Tell whether a name begins with the nation: 国家示例战略规划 is a class where no verb governs it."""
    opening = _OPENING.match(name)
    return opening is not None and opening["nation"] is not None


def says_whose(name: str) -> bool:
    """Tell whether a name begins with the region or the house of the text: 市示例条例."""
    return _WHOSE.match(name) is not None


def is_plan_alone(name: str) -> bool:
    """Tell whether a name is that of a five-year plan and no more: “十五五”规划, which also says when (…规划项目)."""
    return _PLAN_ALONE.fullmatch(name) is not None


def told_behind(text: str, end: int) -> bool:
    """Tell whether what stands at an offset is what is told of a document: 确定的, 执行情况, 自…起施行."""
    return _TOLD.match(text, end) is not None


def _of_any() -> tuple[str, ...]:
    """The kinds of document of which the nation has a class."""
    return (*words("name/class-ending"), *words("name/norm"), *words("name/opened-kind"))
