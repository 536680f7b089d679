"""Documents that a text promises without 《》: 研究制定…方案, 修订…目录.

In: squeezed text. Out: the span of each document that the text orders to be drafted or revised. A name counts where
it means one document, not where it means a class (各市要制定实施方案): what tells them apart is the subject of the
order, the words that distribute (相关, 分行业, 一企一策) and the name itself (`promised_names`). Verbs and subjects are
words of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.annotate.references.document_names import class_manner, class_subject, says_purpose
from kg.annotate.references.promised_names import SHORTEST_PLAN, alias_defined, name_at, scope
from kg.annotate.references.verb_group import VerbGroup, verb_words
from kg.language.labels import ITEM_LABEL, SECTION_LABEL
from kg.language.numerals import COUNTS
from kg.vocabulary.forms import Form, ending_at, word
from kg.vocabulary.relations import cues

SHORTEST_DUTY = 10
_WINDOW = 120
_FURTHEST_HEAD = 900
_SENTENCE_END = re.compile("[。\n！？]")
_CLAUSE = re.compile("[，。；：！？\n]")
_LABEL_ENDING = Form(f"{SECTION_LABEL}$")
_LABEL_OPENING = Form(f"^{SECTION_LABEL}")
_MARKED = re.compile("《[^《》]*》")
_OWN_SUBJECT = Form(r"[\u4e00-\u9fff]{1,14}⟨cue/body-ending⟩⟨cue/modal⟩?")
_BREAKS = "，。；：！？\n"
_COUNTED = Form(rf"[；，。][{COUNTS}]⟨cue/counting⟩")
_LABEL_BEFORE = re.compile(rf"(?:^|[，。；：\n]){ITEM_LABEL}?$")
# verbs at the end of a group with which a name may begin
_PURPOSES = Form("⟨cue/purpose⟩+$")
# an order without a subject, as the clauses of a standard have it: 5.2应编制…方案
_NOBODY_MUST = Form(r"[\d.（）()\s]*⟨cue/modal⟩")
_UPCOMING = Form("⟨cue/upcoming⟩")
_LOOKS_BACK = Form("⟨cue/looks-back⟩")
_JOINED = Form("、|⟨cue/joining⟩")
_OWN_REGION = Form("⟨cue/own-region⟩")
_MUST_BEHIND = Form("⟨cue/at-time⟩?，⟨cue/modal⟩")


def promised_documents(text: str, groups: Iterable[VerbGroup]) -> list[tuple[int, int]]:
    """Return the spans of documents promised by description, in order, none overlapping."""
    spans: list[tuple[int, int]] = []
    done = 0
    for verb in groups:
        if verb.start < done or not _is_order(text, verb):
            continue
        span = _name_of_purpose(text, verb)
        if span is None:
            start = _OWN_REGION.match(text, verb.end)
            span = name_at(text, start.end() if start else verb.end, lists_only=_lists_only(verb))
        if span is None or _is_topic(text, verb, span):
            continue
        if not alias_defined().match(text, span[1]) and _only_a_class(text, verb):
            continue
        while span:
            spans.append(span)
            done = span[1]
            joined = _JOINED.match(text, done)
            span = name_at(text, joined.end()) if joined else None
            if span and not _goes_on(text[slice(*span)]):
                span = None
    return spans


def _name_of_purpose(text: str, verb: VerbGroup) -> tuple[int, int] | None:
    """Return the span of a name that begins with the last verbs of the group: 研究制定 进一步推进示例建设的实施意见."""
    opening = _PURPOSES.search(text, verb.first + 1, verb.end)
    if opening is None:
        return None
    span = name_at(text, opening.start(), lists_only=_lists_only(verb))
    return span if span and says_purpose(text[slice(*span)]) else None


def _is_order(text: str, verb: VerbGroup) -> bool:
    """Tell whether a verb group orders a document to be drafted: 关于制定… is a title, 制定工作 a noun."""
    words = cues()
    drafts = "proposes" in verb.relations and verb.verb not in words.words["revising"]
    if not (drafts or _lists_only(verb)) or verb.done or verb.negated:
        return False
    if ending_at(_no_order(), text, verb.start):
        return False
    return _object().match(text, verb.end) is not None


def _lists_only(verb: VerbGroup) -> bool:
    """Tell whether a verb makes lists and no other documents: 建立…指导目录."""
    return verb.verb in verb_words()["listing"]


def _is_topic(text: str, verb: VerbGroup, span: tuple[int, int]) -> bool:
    """Tell whether the clause only says what the next one rules: 编制…规划，应当征求意见."""
    if _MUST_BEHIND.match(text, span[1]):
        return True
    before = text[max(0, verb.start - 1) : verb.start]
    opens = not before or before in _BREAKS or ending_at(_LABEL_ENDING, text, verb.start)
    if not opens:
        return False
    # a short name in a list of duties is that of a class: （一）制定安全操作规程
    if _in_brackets(text, verb) and _listed_for_a_class(text, verb.start):
        return True
    short = not verb.modified and span[1] - span[0] <= SHORTEST_DUTY and not scope().search(text, *span)
    return (short and _in_brackets(text, verb)) or _ruled().match(text, span[1]) is not None


def _listed_for_a_class(text: str, at: int) -> bool:
    """Tell whether the sentence over a list tells a class what to do: 施工单位应当采取下列措施：."""
    end = text.rfind("：\n", max(0, at - _FURTHEST_HEAD), at)
    if end < 0:
        return False
    start = text.rfind("\n", 0, end) + 1
    head = _LABEL_OPENING.sub("", text[start:end])
    return any(class_subject().match(clause) for clause in _CLAUSE.split(head.rpartition("。")[2]))


def _goes_on(name: str) -> bool:
    """Tell whether a name may follow another one in a list; short ones are parts of the first."""
    return len(name) >= SHORTEST_PLAN and "、" not in name


def _only_a_class(text: str, verb: VerbGroup) -> bool:
    """Tell whether the subject or the tense of the sentence makes the promise a class or a fact."""
    verb_start = verb.start
    begin = 0
    for stop in _SENTENCE_END.finditer(text, max(0, verb_start - _WINDOW), verb_start):
        begin = stop.end()
    left = text[max(begin, verb_start - _WINDOW) : verb_start]
    counted = list(_COUNTED.finditer(left))
    left = left[counted[-1].end() :] if counted else left  # 一是示例单位…；二是制定…
    if _LOOKS_BACK.search(left):
        return True
    *earlier, clause = (_LABEL_OPENING.sub("", part) for part in _CLAUSE.split(_MARKED.sub("《》", left)))
    if _OWN_SUBJECT.fullmatch(clause):
        earlier = []  # 各市要制定…，省财政厅要制定…
    manner = text[verb_start - len(clause) : verb.first]  # 科学编制, 指导编制: what modifies the verb counts
    if class_manner().search(manner) or any(map(class_subject().match, (*earlier, clause))):
        return True
    if clause.startswith(cues().words["in-purpose"]):
        return True  # 为贫困地区编制…规划: each of them gets one
    if _NOBODY_MUST.fullmatch(clause) and (not earlier or earlier[-1].endswith(word("title/particle"))):
        return True  # …的，应当制订…方案: whoever does so has to
    if verb.verb not in cues().words["drafting-weak"] or _UPCOMING.search(text, verb.start, verb.first):
        return False
    opens = ending_at(_LABEL_BEFORE, text, verb_start)
    return not opens and not _UPCOMING.search(text, max(begin, verb_start - 6), verb_start)


@cache
def _no_order() -> re.Pattern[str]:
    """What makes a verb behind it no order: 关于制定… is a title, 在制定…时 a setting."""
    words = cues()
    return re.compile(f"{words.any_of('not-an-order')}$|(?<!{words.any_of('in-progress')}){words.any_of('setting')}$")


@cache
def _object() -> re.Pattern[str]:
    """What may follow a verb that has an object of its own."""
    words = cues()
    return re.compile(
        f"(?![，。；：！？\n《》、]|{words.any_of('title/particle')}|{words.any_of('joining')}|{words.any_of('drafting-work')})."
    )


def _in_brackets(text: str, verb: VerbGroup) -> bool:
    return text[max(0, verb.start - 1) : verb.start] in ("）", ")")


@cache
def _ruled() -> re.Pattern[str]:
    """What follows a clause that is only the topic of a rule."""
    words = cues()
    return re.compile(
        f"(?:{words.any_of('title/particle')}|{words.any_of('at-time')})?[，]?(?:{words.any_of('modal')}|{words.any_of('ruling')})"
    )
