"""What a mention does: the relation of a group of titles that share one verb.

In: the clause around the group (text left and right of it within the sentence, the sentence after
it) and where it stands. Out: a relation of ONTOLOGY.md with the name of the rule that decided and
its confidence. The words come from ontology/relations.ttl; the order of the rules is that of the
annotation guide: the verb decides before the object, own acts make 根据 a basis, a look back is
only a mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate.references.bases import by_norm, own_act_strong
from kg.annotate.references.issued import announced, issued
from kg.annotate.references.surroundings import Decision, Surroundings
from kg.annotate.references.times import looks_back, still_to_come
from kg.annotate.references.undone import undone
from kg.annotate.references.verb_group import VerbGroup, group_ending, groups_before, verb_words
from kg.language.labels import ITEM_LABEL, PINPOINT
from kg.vocabulary.forms import Form, word
from kg.vocabulary.relations import cues

# a comma before 以及 ends no clause: the verb before it governs what follows too
_CLAUSE_END = Form("[。；：:！？\n]|，(?!⟨cue/goes-on⟩)")
_PINPOINT = Form(PINPOINT)
# 第三条至第七条
_THROUGH = Form(rf"(?:⟨label/through⟩|[-－—–~～]{{1,2}})(?={PINPOINT})")
_CLAUSE_NUMBER = Form(f"{ITEM_LABEL}?")
_REGIME = Form("⟨body/and-others⟩|[^，。；《]{1,40}⟨cue/regime⟩(?:[，。；、]|$)")
_GOES_ON = Form("，⟨cue/goes-on⟩[^，]*$")
# 《示例规划》以…为指导, 《示例通知》要求，…: the title is the subject
_SUBJECT = Form("⟨cue/taking⟩|⟨cue/requiring⟩[，：]")
# 示例法对示例条件作了规定
_RULES = Form("[^，。；：]{0,40}⟨cue/rules-on⟩(?!⟨title/particle⟩)")
# 与《示例办法》不一致的，以本通知为准, 适用新规定: what is named gives way
_GIVES_WAY = Form(
    "^[^，。；《]{0,24}⟨cue/at-odds⟩[^，。；《]{0,4}，"
    "(?:[^，。；《]{0,2}⟨cue/preferring⟩⟨name/own⟩|⟨cue/preferring⟩(?!《)|⟨cue/no-longer⟩)"
)
# 该事项在《示例办法》中已有规定: the title is where something is ruled, nobody is told to follow it
_HOLDS_RULES = Form("^⟨cue/inside⟩?[^，。；《]{0,6}⟨cue/rules-on⟩(?!⟨title/particle⟩)")
# 《示例条例》自2018年5月25日起适用
_TAKES_EFFECT = Form("^[^，。；《]{0,24}⟨cue/from-then⟩⟨cue/in-effect⟩")
# 在《示例法》框架内起草了本规定: the frame of what is made here
_FRAME = Form("⟨cue/in-frame⟩$")
# 《示例办法》已不适应示例工作的要求
_OUTDATED = Form("^[^，。；《]{0,20}⟨cue/outdated⟩")
# 《示例法》的出台填补了空白, but not 的修订工作由…
_TOPIC = Form("(?![。；：、\n]|⟨cue/drafting-work⟩|⟨body/joint⟩|$)")
_BY_AGENT = Form("⟨cue/by-text⟩$")
# 随着《示例法》的修改和出台，…
_SETTING = Form("^⟨cue/along-with⟩|⟨cue/adapting⟩$")
# 《示例法》第三条规定的“示例”，是指…
_DEFINED = Form(rf"^(?:{PINPOINT})*[^，。；“《]{{0,12}}“[^”\n]{{1,40}}”，?⟨cue/meaning⟩")
# 《示例法》没有规定的，适用…
_SILENT = Form("^[^，。；《]{0,20}⟨cue/rules-nothing⟩⟨title/particle⟩?，")
# 《示例办法》第五条“甲”应为“乙”: a slip is put right, nothing is followed
_CORRECTED = Form(rf"^(?:{PINPOINT})*[^，。；《\n]{{0,40}}⟨cue/corrected⟩")
# 对《示例条例》开展执法检查
_EXAMINED = Form("^(?:⟨cue/carrying-on⟩[^，。；《]{0,6})?⟨cue/examination⟩")
_MADE_BY_OTHERS = Form("⟨cue/made-by⟩$")
# 根据修订后的《示例法》: the verb before governs
_REVISED = Form("⟨cue/renewed-text⟩$")
_ANSWERED_AT = Form("⟨cue/affected⟩$")
_ANSWERED = Form("⟨title/particle⟩⟨cue/response-noun⟩")
_COUNTED = Form("⟨cue/counted⟩")
_RULED = Form("⟨cue/at-time⟩?，⟨cue/modal⟩")
_TITLE_OPENS = Form("⟨act/about⟩$")
_BEFORE_NAME = Form(r"(?:⟨cue/draft-modifier⟩|(?:20)?\d\d年版?)*$")
_REPORT_AFTER = Form("^[^，。；《]{0,12}⟨cue/report⟩|^[^，。；《]{0,24}⟨cue/publicity⟩")
_CARRIED_OUT = Form("^⟨title/particle⟩?⟨cue/practice-adverb⟩*⟨cue/practice⟩")
_SET_GOING = Form("⟨cue/set-going⟩")
# 完善示例法第四章的规定: an article of it
_WHOLE_NAME = Form(
    f"(?:(?:{PINPOINT})+(?:⟨title/particle⟩?⟨cue/provision⟩)?)?(?:⟨cue/summed-up⟩(?=[，。；、]))?"
    "(?:[，。；：、！？）)”（(\n]|⟨cue/behind-name⟩|$)"
)
_SUBJECT_TITLE = Form("》⟨cue/subject-copula⟩?$")
_PURPOSE = Form("⟨cue/in-purpose⟩")


@dataclass(frozen=True, slots=True)
class _Patterns:
    requires: Form
    draft_after: Form
    mention_after: Form
    implement_after: Form
    apply_after: Form


@cache
def _patterns() -> _Patterns:
    words = cues()
    upto = "^[^，。；《]"
    own = words.any_of("name/own")
    return _Patterns(
        # 要求 with an object of its own: 《…》要求企业公开…
        requires=Form(
            f"{words.any_of('requiring')}(?![，。；：！？\n、]|{words.any_of('title/particle')}|{words.any_after('applies')})."
        ),
        draft_after=Form(
            f"^{words.any_of('body/and-others')}?{words.any_of('draft-class')}*(?:{words.any_of('undoing/part')}{words.any_of('light-verb')}|{words.any_of('title/particle')})?{words.any_after('proposes')}(?!{words.any_of('not-drafted')}|《)"
        ),
        mention_after=Form(
            f"^(?:{words.any_of('body/and-others')}[^，。；]{{0,8}})?{words.any_of('inside')}?，?{words.any_after('mentions')}(?!{words.any_of('title/particle')})"
        ),
        implement_after=Form(f"{upto}{{0,8}}{words.any_after('implements')}"),
        # 起草了本规定, 根据示例法的规定 and 适用范围 tell nobody to follow the title
        apply_after=Form(
            f"^(?:(?!{words.any_of('undoing/norm')})[^，。；《]){{0,24}}(?!{words.any_of('scope-of-application')})(?<!{own}){words.any_after('applies')}"
        ),
    )


def decide(around: Surroundings) -> Decision:
    """Return what the mentions of a group do.

    Parameters
    ----------
    around : Surroundings
        The text around the group, squeezed.
    """
    around = replace(around, left=_REVISED.sub("", around.left))
    clause = _last_clause(around.left)
    if around.left_to_maker:
        return Decision("proposes", "left to its maker", 0.8)
    for rule in (undone, issued, announced, _of_setting, _drafted, _reported, _governed, _followed):
        decision = rule(around, clause)
        if decision:
            return decision
    if around.standard and around.bare_number:
        return Decision("applies", "standard in a table", 0.6)
    return Decision("mentions", "no cue", 0.5)


def pinpoint_after(text: str, at: int) -> str | None:
    """Return the articles cited right behind a title (第十三条第一款, 第三条至第七条), or None."""
    end = at
    while match := _PINPOINT.match(text, end):
        end = match.end()
        through = _THROUGH.match(text, end)
        end = through.end() if through else end
    return text[at:end] or None


def _last_clause(left: str) -> str:
    start = 0
    for stop in _CLAUSE_END.finditer(left):
        start = stop.end()
    clause = left[start:]
    if _GOES_ON.search(clause) and _governing(clause) is None:
        return left  # 为贯彻落实…部署，优化…，以及《…》
    return clause


def _opens(clause: str) -> bool:
    """Tell whether a title is what its clause speaks of: nothing stands before it but who made it."""
    return not clause or _MADE_BY_OTHERS.search(clause) is not None


def _of_setting(around: Surroundings, clause: str) -> Decision | None:
    """随着《示例法》的修改 tells what changed around an act, and orders nothing."""
    if _SETTING.match(clause):
        return Decision("mentions", "setting of an act", 0.75)
    return None


def _drafted(around: Surroundings, clause: str) -> Decision | None:
    patterns = _patterns()
    label = _CLAUSE_NUMBER.match(clause)
    opens_sentence = clause == around.left
    clause = clause[label.end() :] if label else clause
    verb = _drafting(clause)
    if verb and not _WHOLE_NAME.match(around.right):
        verb = None
    if verb and around.standard and "applies" in cues().before.get(verb.verbs[-1], ()):
        verb = None  # 标准编写执行GB/T 1.1: who follows a standard does not draft it
    if verb and verb.verb in verb_words()["listing"] and _REGIME.match(around.right):
        verb = None  # 建立《…》等法规的检查机制, 建立市场准入负面清单落实情况评估制度
    if verb and not _norm_governs(clause[: verb.start]):
        if verb.done:
            return Decision("mentions", "drafted before", 0.7)
        if clause[: verb.start].endswith("》"):
            return Decision("mentions", "another text does it", 0.7)
        if _RULED.match(around.right):
            return Decision("mentions", "topic of a rule", 0.7)
        if _issued_by_others(clause, verb, opens_sentence):
            return Decision("mentions", "issued by others", 0.6)
        if verb.negated or (looks_back(around) and not verb.under_way):
            return Decision("mentions", "drafted before", 0.6)
        return Decision("proposes", "drafting verb before", 0.9)
    if own_act_strong().match(around.right):
        return None
    drafted = patterns.draft_after.search(around.right)
    if drafted and _BY_AGENT.search(clause):
        return Decision("mentions", "another text does it", 0.7)  # 经示例部令第5号修改
    if drafted and not _norm_governs(clause) and not _is_noun(around, clause, drafted):
        return Decision("proposes", "drafting verb behind", 0.85)
    return None


def _is_noun(around: Surroundings, clause: str, drafted: re.Match[str]) -> bool:
    """Tell whether the drafting behind a title is what a sentence speaks of: 宪法的修改，采用无记名投票方式表决."""
    of = word("title/particle") in drafted[0]
    topic = _TOPIC.match(around.right, drafted.end()) is not None
    return of and topic and not _SET_GOING.search(clause)


def _drafting(clause: str) -> VerbGroup | None:
    """Return the group of a drafting verb right before the titles, but for 我省, 新一轮 and a year."""
    between = _BEFORE_NAME.search(clause)
    group = group_ending(clause, 0, between.start() if between else len(clause))
    if group is None or _TITLE_OPENS.search(clause[: group.start]):
        return None  # 某部关于印发《…》的通知 is a title
    return group if "proposes" in group.relations or group.verb in verb_words()["listing"] else None


def _issued_by_others(clause: str, verb: VerbGroup, opens_sentence: bool) -> bool:
    """Tell whether 印发, 发布 and their like tell what somebody did: they order where they open the
    sentence or a word says that it is still to be done."""
    words = cues()
    if verb.verb not in words.words["drafting-weak"]:
        return False
    done = "mentions" in words.before[verb.verb] and not opens_sentence
    before = clause[max(0, verb.first - 8) : verb.first]
    return (done or verb.first > 0) and not (verb.under_way or still_to_come(before))


def _norm_governs(clause: str) -> bool:
    verb = _governing(clause)
    if verb is None or verb.word in cues().words["near-verb"] or verb.gap > 2:
        return False
    return bool(verb.relations & {"based_on", "applies", "implements"})


def _reported(around: Surroundings, clause: str) -> Decision | None:
    patterns = _patterns()
    opens = _opens(clause)
    if opens and _DEFINED.match(around.right):
        return Decision("interprets", "says what its words mean", 0.8)
    if opens and _CORRECTED.match(around.right):
        return Decision("mentions", "put right", 0.8)
    if opens and _SILENT.match(around.right):
        return Decision("mentions", "says nothing of it", 0.75)
    if _ANSWERED_AT.search(clause) and _EXAMINED.match(around.right):
        return Decision("mentions", "examined", 0.75)
    if _GIVES_WAY.match(around.right):
        return Decision("mentions", "gives way to this text", 0.8)
    if _TAKES_EFFECT.match(around.right):
        return Decision("mentions", "takes effect", 0.75)
    if _OUTDATED.match(around.right) and _governing(clause) is None:
        return Decision("mentions", "out of date", 0.75)
    if _REPORT_AFTER.search(around.right):
        return Decision("mentions", "reported on", 0.75)
    if _ANSWERED_AT.search(clause) and _ANSWERED.match(around.right):
        return Decision("mentions", "an act answers it", 0.75)
    if opens and patterns.requires.match(around.right):
        return Decision("mentions", "title is the subject", 0.8)
    verb = _governing(clause)
    if verb is None and patterns.mention_after.search(around.right):
        return Decision("mentions", "title is the subject", 0.85)
    return None


@dataclass(frozen=True, slots=True)
class _Verb:
    word: str
    relations: frozenset[str]
    gap: int
    group: VerbGroup

    @property
    def left(self) -> int:
        """Where the words before the verb end."""
        return self.group.start


def _governing(clause: str) -> _Verb | None:
    last: VerbGroup | None = None
    for group in groups_before(clause, len(clause)):
        if group.relations and _can_govern(clause, group):
            last = group
    if last is None:
        return None
    return _Verb(last.verb, last.relations, len(clause) - last.end, last)


def _can_govern(clause: str, group: VerbGroup) -> bool:
    """Short words and words of mere mention govern only what stands right behind them."""
    gap = len(clause) - group.end
    if len(group.verb) == 1 and not group.modified:
        return gap == 0
    relations = group.relations
    if relations == {"proposes"} or ("forwards" in relations and clause.startswith(word("title/particle"), group.end)):
        return False
    if relations <= {"mentions", "proposes", "forwards", "interprets"}:
        # 按照省政府批准的《…》: an attribute governs nothing
        return gap <= 3 and not clause.startswith(word("title/particle"), group.end)
    return group.modified or group.verb not in cues().words["near-verb"] or gap <= 4


def _governed(around: Surroundings, clause: str) -> Decision | None:
    verb = _governing(clause)
    if verb is None:
        return None
    if "based_on" in verb.relations:
        if _SUBJECT_TITLE.search(clause[: verb.left]):
            return Decision("based_on", "a title is based on it", 0.7)
        return by_norm(around, clause, verb.group)
    if "implements" in verb.relations:
        return _by_order(around, verb, clause)
    if "applies" in verb.relations:
        if _COUNTED.match(around.left):
            return Decision("mentions", "measure of figures", 0.7)
        entered = verb.group.done and verb.word in cues().words["entering"]
        if entered and not around.right.startswith(word("title/particle")):
            return Decision("mentions", "entered before", 0.7)  # 已列入《示例规划》, but 已列入《示例目录》的企业
        return Decision("applies", f"verb {verb.word}", 0.85)
    if "mentions" in verb.relations:
        return Decision("mentions", f"verb {verb.word}", 0.7)
    return None


def _by_order(around: Surroundings, verb: _Verb, clause: str) -> Decision:
    if around.standard:
        return Decision("applies", "standard put into practice", 0.8)
    purpose = _PURPOSE.search(clause[: verb.left]) or _PURPOSE.match(around.left)
    if not purpose and looks_back(around) and not still_to_come(around.left[-12:]):
        return Decision("mentions", "looks back", 0.65)
    return Decision("implements", f"verb {verb.word}", 0.9)


def _followed(around: Surroundings, clause: str) -> Decision | None:
    patterns = _patterns()
    if patterns.mention_after.search(around.right):
        return Decision("mentions", "title is the subject", 0.75)
    if _FRAME.search(clause) and own_act_strong().search(around.right):
        return Decision("based_on", "frame of this document", 0.7)
    if _HOLDS_RULES.match(around.right):
        return Decision("mentions", "holds rules", 0.7)
    set_going = _CARRIED_OUT.search(around.right) and _SET_GOING.search(clause)
    if set_going or patterns.implement_after.search(around.right):
        if looks_back(around) and not _PURPOSE.match(around.left):
            return Decision("mentions", "looks back", 0.65)
        return Decision("implements", "carried out behind", 0.75)
    if _opens(clause) and (_SUBJECT.match(around.right) or _RULES.match(around.right)):
        return Decision("mentions", "title is the subject", 0.7)
    if not clause and pinpoint_after(around.right, 0):
        return Decision("mentions", "article is the subject", 0.6)
    if pinpoint_after(around.right, 0) or patterns.apply_after.search(around.right):
        return Decision("applies", "followed behind", 0.65)
    return None
