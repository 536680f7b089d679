"""The words of duties, ready for matching.

In: ontology/responsibility-cues.ttl. Out: `WORDS`, its lists and patterns, and the patterns that are put together from
several: open groups of bodies, the words of a role in a list, and what follows a subject in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.language.numerals import COUNTS, ONES, PAIR, TEN
from kg.vocabulary.forms import word_patterns

WORDS = word_patterns("duty-cue")
# a label is put together: a level, one role or two, and what it calls the bodies (市级 + 牵头 + 责任 + 单位)
_LABELS = "(?:⟨label-lead label-other⟩|⟨label-head⟩?(?:⟨label-lead-role label-other-role⟩){1,2}⟨label-unit⟩)"
_MODAL = "(?!⟨modal-trap⟩)⟨modal⟩"
_COUNTED = rf"(?:⟨body/and-others⟩(?:\d+|[{COUNTS}]+)?个?⟨open-word⟩?⟨counted-kind⟩?(?:和⟨counted-more⟩)?)?"
# the body's whole name where it opens a clause or the member of a list (市…领导小组各成员单位), else its last words
_MEMBERS_WHOLE = (
    r"(?!⟨modal⟩|⟨task-verb⟩|⟨adverb⟩|⟨every⟩)"
    r"(?:(?!⟨body/joint⟩|⟨group-quantifier⟩(?!⟨member⟩))[\u4e00-\u9fff]){4,24}?⟨group-quantifier⟩?⟨member⟩"
)
_MEMBERS = r"[\u4e00-\u9fff]{0,8}⟨member⟩"
# the name of a department without its region: 水利局
_OFFICE = (
    r"(?:(?!⟨group-stop⟩|⟨no-name⟩|⟨group-quantifier⟩|⟨group-break⟩|⟨office-trap⟩)[\u4e00-\u9fff]"
    r"|(?<=[\u4e00-\u9fff]{2})⟨and-in-names⟩(?=[\u4e00-\u9fff]{2})){1,12}?⟨office-ending⟩"
)
# 在县政府领导下，负责…
_UNDER_WHOM = r"⟨cue/setting⟩[^，,。；;：:\n]{2,30}?⟨under⟩，?"
_ADVERB = rf"(?:{_MODAL}|⟨will⟩|⟨adverb⟩|，)*?"


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label before a list of bodies: 牵头单位：, 【责任单位】, or alone on its line."""
    return WORDS.pattern(_labelled(_LABELS))


@cache
def further_label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label inside a list: the same, and those of who stands beside others (成员单位)."""
    return WORDS.pattern(_labelled(f"(?:⟨label-beside⟩|{_LABELS})"))


def _labelled(labels: str) -> str:
    # most characters begin none: one look says so
    begins = "(?=[（(〔\\[【]?[⟨^label-lead label-other label-head label-lead-role label-other-role label-beside⟩])"
    opens = r"(?P<boxed>(?<![\u4e00-\u9fff])[（(〔\[【])|(?P<alone>(?<![^\n。；;]))|"
    closes = r"(?(boxed)[）)〕\]】][:：]?|(?:[:：]\n?|——|(?(alone)\n|(?!))))"
    return rf"{begins}(?:{opens})(?P<label>{labels})(?:和{labels}|、{labels})?{closes}"


@cache
def column_pattern() -> re.Pattern[str]:
    """Return the pattern of the head of a column of bodies; `label` is the first of its labels."""
    return WORDS.pattern(rf"(?P<label>{_LABELS})(?P<more>[和及、/]{_LABELS})*")


def label_role(label: str) -> str:
    """Return the role of the bodies behind a label: lead (牵头单位), support (配合单位) or answer (责任单位)."""
    if label in WORDS["label-beside"]:
        return "support"
    if label in WORDS["label-lead"] or WORDS.pattern("⟨label-lead-role⟩").search(label):
        return "lead"
    return "support" if WORDS.pattern("⟨support⟩").search(label) else "answer"


@cache
def field_pattern() -> re.Pattern[str]:
    """Return the pattern of a field between a task and its bodies that is neither: 责任领导：示例, 完成时限：6月."""
    person = "⟨label-head⟩?(?:⟨label-lead-role label-other-role label-person-role⟩){0,2}⟨label-person⟩"
    return WORDS.pattern(rf"(?:{person}|⟨deadline-label⟩)[:：][^：:。；;，,\n（(]{{0,30}}[。；;，,]?")


def supports(words: str) -> bool:
    """Return whether words of carrying out are of helping others: 配合, 按职责分工参与."""
    return words.endswith(WORDS["support"])


@cache
def role_pattern() -> re.Pattern[str]:
    """Return the pattern of the words of a role in a list; its groups are first, label, join, lead and do."""
    return WORDS.pattern(
        rf"(?P<first>⟨first-leads⟩[^，；）)]*)|{further_label_pattern().pattern}|(?P<join>⟨meet⟩)"
        r"|(?P<lead>⟨lead⟩(?!⟨label-unit⟩))|(?P<do>⟨do⟩(?!⟨label-unit⟩))"
    )


@cache
def predicate_pattern() -> re.Pattern[str]:
    """Return the pattern of what follows a subject; its groups are join, lead, coordinate, do, together, task,
    answers and modal."""
    return WORDS.pattern(
        rf"{_COUNTED}[：:]?(?:{_UNDER_WHOM})?(?:{_ADVERB}(?:(?P<join>⟨join⟩)|(?P<lead>⟨lead⟩)|(?P<coordinate>⟨coordinate⟩)|(?P<do>⟨do⟩)"
        rf"|(?P<together>⟨together⟩(?=⟨task-verb⟩))|(?P<task>⟨task-verb⟩))"
        rf"|(?P<answers>⟨answers-for⟩[^，。；\n]{{0,24}}?⟨responsible⟩)|(?P<modal>{_MODAL}))"
    )


@cache
def meets_later_pattern() -> re.Pattern[str]:
    """Return the pattern of what follows a subject that joins others in a later clause; its group is join."""
    return WORDS.pattern(
        rf"[^，。；：！？\n][^。；：！？\n]{{0,80}}?[，,]⟨besides⟩?(?:{_MODAL}|⟨will⟩)(?P<join>⟨meet⟩)"
    )


@cache
def companion_pattern() -> re.Pattern[str]:
    """Return the pattern of what follows bodies that work beside a leading one."""
    part = "⟨do makes-up⟩|⟨help-at-end⟩(?=[，。；\n])|⟨answers-for⟩⟨label-other⟩(?!⟨title/particle⟩|[：:])"
    return WORDS.pattern(rf"{_COUNTED}{_ADVERB}(?:{part})")


@cache
def ordered_companion_pattern() -> re.Pattern[str]:
    """Return the pattern of what follows bodies that are told to do more: 乙局等单位要加强…."""
    return WORDS.pattern(rf"{_COUNTED}{_ADVERB}{_MODAL}")


@cache
def own_department_pattern() -> re.Pattern[str]:
    """Return the pattern of a department of the region at home, by its form alone: 市农牧局."""
    return WORDS.pattern(
        rf"(?<![^、，,；;。：:（(\n—|⟨[list-word⟩])⟨region/kind⟩(?!⟨own-office-trap⟩|⟨task-verb⟩|⟨every⟩)"
        rf"{_OFFICE}(?=[、，,；;。：:）)\n]|⟨body/and-others⟩|⟨body/joint⟩|⟨adverb⟩*(?:⟨lead⟩|⟨do⟩|⟨join⟩)|⟨modal⟩|⟨task-verb⟩|{_UNDER_WHOM})"
    )


@cache
def names_an_office_pattern() -> re.Pattern[str]:
    """Return the pattern of an open group whose name says what its members do: 各市水利局."""
    return WORDS.pattern("(?!.*⟨group-head⟩$|⟨every⟩⟨open-word⟩).*⟨office-ending⟩$")


@cache
def modal_pattern() -> re.Pattern[str]:
    """Return the pattern of a word of obligation."""
    return WORDS.pattern(_MODAL)


@cache
def all_of_kind_pattern() -> re.Pattern[str]:
    """Return the pattern of what stands before a name that all territories of a kind have: 各省、市 + 财政厅."""
    kinds = WORDS.characters("territory-kind")
    return WORDS.pattern(rf"(?:⟨all-scope⟩)?⟨every⟩[{kinds}、和及（）()]{{1,36}}\Z")


@cache
def counted_regions_pattern() -> re.Pattern[str]:
    """Return the pattern of a body that several named regions have: 甲、乙 + 两省人民政府."""
    return WORDS.pattern(
        rf"([{PAIR}{ONES[1:]}{TEN}])⟨counted-territory⟩(?:[（(][区市、]+[）)])?"
        r"(⟨body/government⟩|[\u4e00-\u9fff]{2,9}?⟨counted-body-ending⟩)"
    )


def open_groups(text: str) -> Iterator[re.Match[str]]:
    """Yield where open groups of bodies stand: 各市、县（区）人民政府, 有关部门, 国务院教育行政部门."""
    has_members = any(word in text for word in WORDS["member"])
    return (_group_or_members_pattern() if has_members else _group_pattern()).finditer(text)


@cache
def _group_or_members_pattern() -> re.Pattern[str]:
    """The pattern of open groups and of the members of a body, whose name may begin with any character."""
    return WORDS.pattern(_groups(f"|{_clause_opens()}{_MEMBERS_WHOLE}|{_MEMBERS}"))


@cache
def _group_pattern() -> re.Pattern[str]:
    begins = (  # most characters begin none: one look says so
        "(?=[⟨^region/kind region/autonomous group-level every group-quantifier local-government everywhere⟩"
        "⟨^ministry-level state⟩])"
    )
    return WORDS.pattern(f"{begins}(?:{_groups()})")


def _clause_opens() -> str:
    """The expression of a place where a name may begin: behind a mark or a word that governs it."""
    return rf"(?<![^{WORDS.characters('group-before')}、，；：。（(\s])"


def _groups(members: str = "") -> str:
    """The expression of open groups, with one more kind of them after 各地."""
    nested = rf"[（(〔\[【][{WORDS.characters('nested-territory')}、]{{1,12}}[）)〕\]】]"
    # one class of characters: alternatives such as 市|市县|县 would try every way of cutting a long run
    kinds = WORDS.characters("territory-kind", "group-between")
    territories = rf"(?:[{kinds}、]|{nested}){{1,40}}?"
    breaks = WORDS.characters("group-break")
    # few words of quantity in a row (各有关): a run of them would be tried from each of its characters to its end
    plain = rf"(?:(?!⟨group-stop⟩)[^{breaks}、，,；;。：:（）(){{}}“”《》\n\d]){{0,8}}?"
    return (
        rf"⟨region/kind⟩(?:⟨body/government⟩|⟨short-government⟩)⟨group-quantifier⟩{plain}⟨group-head⟩"
        rf"|{_clause_opens()}(?:⟨region/autonomous⟩)?⟨region/kind⟩(?!⟨body/government⟩|⟨department⟩){plain}"
        rf"(?:⟨admin-department⟩|⟨department⟩(?=⟨charge⟩))"
        # departments that all territories of a kind have: 各市财政局、水利局
        rf"|⟨every⟩{territories}{_OFFICE}(?:(?:、|⟨and-in-names⟩){_OFFICE})*(?=[、，,；;。）)\n]|⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩)"
        rf"|(?:⟨group-level⟩)?⟨every⟩{territories}⟨group-head⟩+(?:{nested})?"
        rf"(?:[、和]⟨territory-kind⟩⟨group-head⟩)*(?:⟨body/joint⟩⟨group-head⟩(?!⟨every⟩))*"
        # 有关县（市、区）人民政府
        rf"|⟨open-word⟩(?:⟨territory-kind⟩{nested}|(?:⟨territory-kind⟩|、){{1,6}})⟨group-head⟩"
        # departments by several tasks: 国务院示例、示例和示例等有关部门
        rf"|(?:⟨state⟩|⟨ministry-level⟩(?:⟨body/government⟩|⟨short-government⟩)?){_by_several_tasks()}"
        # all of a kind, with no word for their bodies: 各县（市）区、开发区按职责分工负责
        rf"|⟨every⟩⟨territory-kind⟩(?:{nested})?⟨territory-kind⟩?(?:、⟨territory-kind⟩)*"
        r"(?=⟨do⟩|⟨lead⟩|⟨join⟩|⟨modal⟩|⟨body/joint⟩|[、，；。）)〕\]|\n])"
        rf"|(?:⟨group-level⟩)?⟨group-quantifier⟩{{1,4}}{plain}⟨group-head⟩"
        rf"(?:(?:、|⟨body/joint⟩)?(?!⟨every⟩)⟨group-quantifier⟩?⟨group-head⟩(?!⟨every⟩))*(?:{nested})?"
        rf"|⟨local-government⟩|⟨everywhere⟩(?!⟨everywhere-trap⟩)区?{members}"
        rf"|(?:⟨region/kind⟩、)*⟨region/kind⟩⟨body/government⟩(?:{plain}、){{0,3}}{plain}⟨department⟩"
        rf"|⟨ministry-level⟩⟨body/government⟩(?!⟨modal⟩){plain}⟨admin-department⟩"
        rf"|⟨ministry-level⟩⟨body/government⟩⟨group-quantifier⟩⟨department⟩|⟨ministry-level⟩(?:⟨body/government⟩|⟨short-government⟩)"
        rf"|⟨state⟩{plain}(?:⟨department⟩|⟨admin-department⟩)"
        rf"|⟨ministry-level⟩(?:⟨body/government⟩)?(?:(?![等由会])[\u4e00-\u9fff、]){{2,24}}?⟨department⟩"
    )


def _by_several_tasks() -> str:
    """The expression of departments by their tasks, none of which names a body: 国务院示例委、示例局等部门 are two."""
    breaks = "".join(word for word in WORDS["group-break"] if word not in WORDS["and-in-names"])
    task = rf"(?:(?!⟨group-stop⟩|⟨modal⟩|[{breaks}])[\u4e00-\u9fff]){{2,12}}?"
    is_body = r"[\u4e00-\u9fff]{1,7}⟨body-ending⟩(?:、|⟨body/and-others⟩)"
    return rf"(?:(?!{is_body}){task}(?:、|(?=⟨body/and-others⟩))){{2,9}}⟨body/and-others⟩⟨open-word⟩?⟨department⟩"
