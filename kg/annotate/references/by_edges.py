"""Names without 《》 that nobody knows, found by their edges: …违反示例市示例管理规定第三条.

In: squeezed text, its verb groups and the spans in which something is named already. Out: the spans of further names.

The right edge is a type of document in front of what may follow a name. The left edge is the first place of the
clause from which the words can be one name: its beginning, the end of a verb that governs titles, the joint of a list,
or a word that stands in no name. What stands at the edges is the evidence; a kind of document needs the more
characters the less it says by itself (条例 is borne by rules only, 标准 by classes too):

    article, edition   behind the name: 第三条, （2024年本）, （试行）
    verb               根据, 违反, 落实 … right before it
    list               another document named right before it, and a joint
    place              the name begins with the place that made it
    undone             同时废止 behind it
    planned            a plan of legislation that it stands in, behind it: 已列入…立法规划
    opened             the name begins with whose it is, or of when (`openings`), and a verb, a list or what is told
                       of a document stands beside it: 省示例规划确定的
    told               what is told of a document stands behind a name that opens a clause: 示例规划执行情况
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.annotate.references.document_names import EDITION, SERIES, class_word
from kg.annotate.references.known_names import LONGEST_PLACE, SHORTEST_PLACE, places, region_names
from kg.annotate.references.least import NEVER, Least, least_in
from kg.annotate.references.openings import of_nation, opens, says_whose, told_behind
from kg.annotate.references.verb_group import VerbGroup, verb_groups
from kg.language.labels import PINPOINT, SECTION_LABEL
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form, ending_at, words
from kg.vocabulary.relations import cues

_LONGEST = 48
_BREAKS = "，。；：！？\n《》"
# the lists of their endings
_KINDS = {
    "law": "cue/law-character",
    "formal": "name/formal",
    "rule": "name/rule",
    "technical": "name/technical",
    "plan": "name/plan",
    "opened": "name/opened-kind",
}
_RIGHT = Form(
    f"(?=[⟨^{' '.join(_KINDS.values())}⟩])(?:"
    + "|".join(f"(?P<{kind}>⟨{endings}⟩)" for kind, endings in _KINDS.items())
    + rf")(?P<edition>{SERIES}|{EDITION}|\d\.\d⟨name/edition⟩?)?"
    rf"(?:(?P<known>(?={PINPOINT}|[，。；：！？\n、（）()“”A-Z\d]|⟨name/behind⟩|$))|(?!⟨name/extending⟩))"
)
_ARTICLE = Form(PINPOINT)
_LABEL = Form(SECTION_LABEL)
_JOINT = Form(
    rf"⟨cue/number-suffix⟩?[）)]?(?:{PINPOINT})*(?:⟨body/and-others⟩)?(?:、?⟨cue/connective⟩|、|，⟨body/joint-long⟩)"
)
_BEFORE_NAME = Form(r"⟨cue/renewed cue/renewed-text⟩?(?:⟨cue/own-region⟩)?⟨cue/renewed⟩?")
_BREAKING = Form("⟨name/breaking⟩")
_DELIBERATING = Form("⟨name/deliberating⟩")
_DELIBERATED = Form("⟨name/deliberating⟩$")
_GOES_ON = Form("⟨name/not-behind-kind⟩")
_SUMMED = Form(r"⟨body/and-others⟩[\u4e00-\u9fff]{0,2}⟨name/sum⟩")
_UNDONE = Form(r"[^，。；：\n]{0,6}⟨undoing/undone⟩")
_PLANNED = Form(r"[^，。；：《\n]{0,4}⟨cue/entering⟩[^，。；：《\n]{0,24}⟨cue/lawmaking-plan⟩")
_NOT_FIRST = Form("(?!⟨name/first⟩)⟨name/not-first cue/pointing cue/framing⟩")
_NOT_INSIDE = Form("⟨cue/not-in-name name/not-inside⟩")
_COMPOUND = Form("⟨cue/compound name/compound name/not-class⟩")
# 本条例, 及其实施条例
_NO_NAME = Form(f"⟨name/own⟩⟨{' '.join(_KINDS.values())}⟩$|^⟨cue/companion⟩$|{PINPOINT}")
_EMISSION = Form("⟨cue/national⟩?⟨cue/class-standard⟩$")
_BODY_BEFORE = Form("⟨cue/body-ending⟩$")
_CUTS = Form("(?:⟨cue/body-ending⟩|⟨cue/modal⟩)$")
# 执法, 方法
_METHOD = Form("[⟨[cue/not-before-law⟩]⟨cue/law-character⟩$")
# 示例卫生法, 监督法: what laws are on, and methods are not
_ON_LAW_MATTER = Form("⟨name/law-matter⟩⟨cue/law-character⟩$")
_RULE_NOUN = Form("⟨name/rule-noun⟩$")
_NORM_NOUN = Form("⟨name/norm-noun⟩⟨name/norm⟩$")
_OF_ANY = Form("⟨name/of-any⟩$")  # 示例项目实施方案: each has one
_PLACE_ENDS = Form("⟨region/kind⟩$")  # 示例功能区规划
_NOT_BEFORE_END = Form("⟨name/not-before-end⟩$")
# 示例规划和示例规范
_SEVERAL = Form(f"⟨{' '.join(_KINDS.values()).removeprefix('cue/law-character ')} cue/bare-kind⟩⟨cue/joining⟩")
_WITH_JOINT = Form("⟨cue/joining⟩")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"))


_NORM_LEAST = 10
_SHORTEST_OBJECT = 6
_MORE_LOOSE = 4
_MORE_STRICT = 2
_MORE_SHORT = 2


def names_by_edges(text: str, groups: Sequence[VerbGroup], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of names that their edges show, in order, none overlapping.

    Parameters
    ----------
    text : str
        The squeezed text.
    groups : sequence of VerbGroup
        Its verb groups, in order.
    taken : sequence of (int, int)
        The spans in which something is named already; a list goes on behind them.
    """
    clauses = _Clauses(text, groups, taken)
    spans: list[tuple[int, int]] = []
    for right in _RIGHT.finditer(text):
        kind = next(one for one in _KINDS if right[one])
        start = clauses.name_before(right, kind, spans[-1][1] if spans else 0)
        if start is not None:
            spans.append((start, right.end()))
    return spans


class _Clauses:
    """The clauses of a text, with what begins or ends a name in them."""

    def __init__(self, text: str, groups: Sequence[VerbGroup], taken: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._groups = groups
        self._ends = [group.end for group in groups]
        self._taken = sorted(end for _, end in taken)
        self._least = least_in(text)

    def name_before(self, right: re.Match[str], kind: str, done: int) -> int | None:
        """Return where the name begins that ends in a type of document, or None where nothing shows that it is one."""
        loose = kind not in ("formal", "rule")
        text, end = self._text, right.end(kind)
        told = told_behind(text, right.end())
        if text.startswith("《", right.end()):
            return None  # “十四五”规划《纲要》
        bare = right[kind] in cues().words["bare-ending"] and ending_at(_RULE_NOUN, text, right.start()) is None
        floor, listed = self._floor(right.start(), done)
        groups = self._groups[bisect_right(self._ends, floor) : bisect_right(self._ends, right.start())]
        if right["known"] is None and not told and (loose or bare):
            return self._of_whose(right, kind, floor, groups)
        article = _ARTICLE.match(text, right.end()) is not None
        edition = right["edition"] is not None
        summed = _SUMMED.match(text, right.end()) is not None
        planned = _PLANNED.match(text, right.end()) is not None
        heard = _DELIBERATING.search(text, max(0, right.start() - _LONGEST), right.start()) is not None
        if loose and not (heard or groups or listed or article or edition or planned or told):
            return None
        least = self._least[kind]
        for start, group in self._beginnings(floor, right.start(), groups):
            name = text[start:end]
            if (group or listed) and name in _short_names():
                return start
            if not _is_name(name, kind) or _cut_by_a_verb(text, start, end, groups):
                continue
            evidence = [least.article] if article else []
            evidence += [least.edition] if edition and (group or listed) else []
            evidence += [least.listed] if listed and start == floor else []
            evidence += [_by_verb(text, group, least, name, right[kind])] if group else []
            evidence += [least.place] if _begins_with_place(name) else []
            evidence += [least.summed] if summed and not (group and "proposes" in group.relations) else []
            evidence += [least.planned] if planned else []
            evidence += [least.undone] if _UNDONE.match(text, right.end()) else []
            read = ending_at(_DELIBERATED, text, start) is not None
            of_one = read or (told and group is None)
            evidence += self._by_beginning(least, name, right[kind], _governs(group) or listed or read, of_one)
            if evidence and len(name) >= min(evidence):
                return start
        return None

    def _of_whose(self, right: re.Match[str], kind: str, floor: int, groups: Sequence[VerbGroup]) -> int | None:
        """Return where a name begins that says whose it is right behind a verb of norms: it needs no more at its end.

        按市示例布局规划预留用地.
        """
        text, end = self._text, right.end(kind)
        if _GOES_ON.match(text, end):
            return None
        for start, group in self._beginnings(floor, right.start(), groups):
            name = text[start:end]
            if group is None or group.verb not in words("name/norm-verb") or not says_whose(name):
                continue
            if opens(name, right[kind]) and _is_name(name, kind) and not _cut_by_a_verb(text, start, end, groups):
                return None if _BREAKING.search(name) or _drafts(0, verb_groups(name)) else start
        return None

    def _by_beginning(self, least: Least, name: str, ending: str, shown: bool, told: bool) -> list[int]:
        """The fewest characters for how a name begins, where it is governed or goes on a list (`shown`), or where what
        follows is told of it."""
        if not (shown or told) or _drafts(0, verb_groups(name)):
            return []
        if _BREAKING.search(name) or (of_nation(name) and not shown):
            return []
        evidence = [least.opened] if opens(name, ending) else []
        loose = (*cues().words["standard-title"], *words("name/class-ending"), *words("name/opened-kind"))
        whole = told and ending not in loose
        return [*evidence, least.told] if whole else evidence

    def _floor(self, at: int, done: int) -> tuple[int, bool]:
        """Return where the clause of an offset begins, and whether a list goes on there."""
        text = self._text
        lowest = max(0, at - _LONGEST)
        floor = max(lowest, *(text.rfind(mark, lowest, at) + 1 for mark in _BREAKS))
        opened = text.rfind("（", floor, at)
        if opened >= 0 and text.find("）", opened, at) < 0:
            floor = opened + 1
        index = bisect_right(self._taken, at) - 1
        before = max(done, self._taken[index] if index >= 0 else 0)
        joint = _JOINT.match(text, before) if before >= floor - 1 and before else None
        if joint and joint.end() <= at:
            return joint.end(), True
        floor = max(floor, before)
        label = _LABEL.match(text, floor)
        return (label.end() if label and label.end() <= at else floor), False

    def _beginnings(self, floor: int, at: int, groups: Sequence[VerbGroup]) -> Iterator[tuple[int, VerbGroup | None]]:
        """Yield where a name may begin in a clause, from left to right, each with the verb right before it."""
        starts: dict[int, VerbGroup | None] = {floor: None}
        for found in _DELIBERATING.finditer(self._text, floor, at):
            starts[found.end()] = None
        for found in _BREAKING.finditer(self._text, floor, at):
            starts.setdefault(found.end(), None)
        for found in _provinces().finditer(self._text, floor, at):
            starts.setdefault(found.start(), None)
        for group in groups:
            before = _BEFORE_NAME.match(self._text, group.end)
            starts[before.end() if before else group.end] = group
        yield from sorted(((start, group) for start, group in starts.items() if start < at), key=lambda one: one[0])


def _begins_with_place(name: str) -> bool:
    return any(name[:length] in places() for length in range(SHORTEST_PLACE, LONGEST_PLACE + 1))


@cache
def _short_names() -> frozenset[str]:
    """The short names of known laws that mean them only where a text cites: 依照《示例法》和代表法."""
    laws = load("laws.ttl").values()
    return frozenset(name for law in laws for name in law.hidden_labels if name.endswith(words("cue/law-character")))


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(region_names())


def _by_verb(text: str, group: VerbGroup, least: Least, name: str, ending: str) -> int:
    """The fewest characters that a name behind a verb group must have."""
    verb = group.verb
    if ending in cues().words["standard-title"]:
        return NEVER  # the standards of a class end alike
    if ending in cues().words["law-character"] and not _ON_LAW_MATTER.search(name):
        return NEVER
    if "proposes" in group.relations:
        told = verb in cues().words["drafting-weak"] and ending_at(_BODY_BEFORE, text, group.start) is not None
        return least.made if (group.done or told) and not group.negated else NEVER
    if verb not in words("name/norm-verb"):
        return NEVER
    if ending in words("name/norm") and not (_NORM_NOUN.search(name) or (least.of_matter and _on_matter(name, ending))):
        return _NORM_LEAST
    if group.verbs[-1] in words("cue/entering") and ending in words("name/technical"):
        return NEVER  # 不予执行列入示例异常名录: a register
    of_class = ending in words("name/class-ending")
    plan = ending in words("name/plan")
    if _WITH_JOINT.search(name) and (plan or of_class or ending in words("name/technical")):
        return NEVER
    if plan and (_BREAKING.search(name) or _drafts(0, verb_groups(name))):
        return NEVER
    of_matter = least.of_matter and _on_matter(name, ending)
    more = (_MORE_LOOSE if verb in words("name/loose-verb") else _MORE_STRICT) if of_class else 0
    more -= _MORE_STRICT if more and of_matter else 0
    return least.verb + more + (_MORE_SHORT if len(verb) == 1 else 0)


def _governs(group: VerbGroup | None) -> bool:
    """Tell whether a verb group takes a document as it is: one that is to be drafted is a promise."""
    return group is not None and bool(group.relations) and (group.done or "proposes" not in group.relations)


def _drafts(start: int, groups: Iterable[VerbGroup]) -> bool:
    """Tell whether a document is drafted behind an offset: 示例镇结合实际编制示例规划."""
    return any(group.start >= start and "proposes" in group.relations for group in groups)


def _is_name(name: str, kind: str) -> bool:
    """Tell whether words that end in a type of document can be one name."""
    if kind == "law" and _METHOD.search(name):
        return False
    if (
        _NOT_FIRST.match(name)
        or _NO_NAME.search(name)
        or any(name.count(one) != name.count(other) for one, other in _PAIRS)
    ):
        return False
    rest = _COMPOUND.sub("", name)
    if _NOT_INSIDE.search(rest) or class_word().search(rest) or _SEVERAL.search(name):
        return False
    if "、" in name or _EMISSION.fullmatch(name):
        return False
    return kind in ("law", "formal") or _has_stem(name, kind)


def _on_matter(name: str, ending: str) -> bool:
    """Tell whether a name says what is ruled on: 示例管理规定."""
    return _RULE_NOUN.search(name.removesuffix(ending)) is not None


def _has_stem(name: str, kind: str) -> bool:
    """Tell whether the words before 规定 or 标准 are a matter, not who or what says it: 合同规定, 主管部门规定."""
    ending = max((one for one in words(_KINDS[kind]) if name.endswith(one)), key=len)
    stem = _COMPOUND.sub("", name.removesuffix(ending))
    if _NOT_BEFORE_END.search(stem) and not (kind == "plan" and _PLACE_ENDS.search(stem)):
        return False
    if kind in ("plan", "opened") and _OF_ANY.search(stem):
        return False
    return kind == "opened" or ending not in cues().words["bare-ending"] or _RULE_NOUN.search(stem) is not None


def _cut_by_a_verb(text: str, start: int, end: int, groups: Sequence[VerbGroup]) -> bool:
    """Tell whether a verb stands in a name that is no noun there: 示例市发布…, 违反…, 实际情况制定示例管理细则."""
    return any(
        group.start >= start
        and (
            group.verb not in words("name/verb-noun")
            or group.start == start
            or group.first > group.start
            or group.done
            or group.negated
            or ("proposes" in group.relations and end - group.end >= _SHORTEST_OBJECT)
            or ending_at(_CUTS, text, group.start) is not None
        )
        for group in groups
        if group.relations
    )
