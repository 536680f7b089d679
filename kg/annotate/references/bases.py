"""What 根据, 按照 and their like do to a title: the basis of the text, or a rule that an act follows.

In: the text around a group of titles that such a word governs, the clause before it and the verb group. Out: a
relation with its rule. A basis needs the text's own act (制定本办法, 现公布); what a body is to do or
will do (由主管部门依照《示例法》制定, 我市将根据《示例条例》…) is no act of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.annotate.references.surroundings import Decision, Surroundings
from kg.annotate.references.verb_group import VerbGroup
from kg.language.labels import PINPOINT, SECTION_LABEL
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

# 根据《…》，我部对…进行了复核: what follows is the act of who writes
_WE_ACT = Form(
    r"^[^。；]{0,16}，⟨cue/own-body⟩(?!⟨cue/modal⟩)|^[^，。；]{0,16}，[\u4e00-\u9fff]{1,20}⟨cue/body-ending⟩⟨cue/body-act⟩"
)
# 本章程依据《示例法》…，由全体村民讨论制定。 says of the text itself how it was made
_OWN_SUBJECT = Form(rf"^(?:{PINPOINT})?⟨cue/own-pointer⟩(?!⟨cue/own-unit⟩)[\u4e00-\u9fff]{{1,8}}⟨undoing/norm⟩")
# 本合同文本由示例部根据《示例法》制定: who makes it is said, and it is the text itself
_OWN_TOPIC = Form(
    rf"^(?:{SECTION_LABEL})?⟨cue/own-pointer⟩(?!⟨cue/own-unit⟩)(?!{PINPOINT})[\u4e00-\u9fff]{{1,8}}⟨cue/own-says⟩"
)
# 依据《示例法》，现公开征集…
_NOW = Form(r"，⟨cue/newly⟩(?!⟨cue/not-newly⟩)[\u4e00-\u9fff]")
# 由主管部门会同有关部门依照…, 应当依据…
_OTHERS_ACT = Form("(?:⟨cue/modal⟩|⟨cue/by-maker⟩[^，。；]{2,24})$")


# 立法依据主要是《示例法》: the word is a noun
_AS_NOUN = Form(
    rf"^(?:{SECTION_LABEL})?(?:(?:⟨list/basis-of⟩)+⟨list/basis⟩(?:⟨list/basis-copula⟩)*|⟨list/basis⟩(?:⟨list/basis-copula⟩)+)$"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    own_handed_out: Form
    made_from: Form
    own_made: Form
    made_at_end: Form
    own_act: Form
    own_named: Form
    figures: Form
    tasks: Form


@cache
def _patterns() -> _Patterns:
    words = cues()
    past = words.any_of("verb/done-behind")
    drafting = words.any_before("proposes")
    upto = "^[^，。；《]"
    own, units = words.any_of("name/own"), words.any_of("own-unit")
    return _Patterns(
        own_handed_out=Form(
            f"{upto}{{0,40}}，{words.any_of('newly')}?{drafting}{past}?《[^《》\n]{{2,60}}》[，。；]{words.any_of('issuing-now')}"
        ),
        made_from=Form(f"{upto}{{0,12}}{drafting}[，。]"),
        # what is made here and gets a short form for the rest of the text is the text itself
        own_made=Form(
            f"{upto}{{0,40}}，{words.any_of('newly')}?{drafting}{past}?《[^《》\n]{{2,60}}》[（(]{words.any_of('alias')}"
        ),
        made_at_end=Form(f"^[^。；]{{0,80}}{drafting}(?:[。；]|$)"),
        # 制定本办法, but not 制定本市规划
        own_act=Form(f"{words.any_of('own-act')}(?<!{own}(?={units}))"),
        # 制定示例市年度示例计划如下: the text names itself
        own_named=Form(rf"[，。；]{drafting}[^，。；《》]{{2,40}}{words.any_of('as-follows')}[：:。]?(?:\n|$)"),
        figures=Form(
            rf"{upto}{{0,12}}{words.any_of('figures')}|^，[^，。；《]{{2,30}}{words.any_of('amounts')}\d(?:(?!{past})[^，。；《]){{0,20}}(?:[，。；、（/]|$)"
        ),
        tasks=Form(words.any_of("tasks")),
    )


@cache
def own_act_strong() -> Form:
    """Return the form of the words by which a text says that it is made here (制定本办法)."""
    words = cues()
    drafting, past = words.any_before("proposes"), words.any_of("verb/done-behind")
    own, units = words.any_of("name/own"), words.any_of("own-unit")
    return Form(
        f"(?:{words.any_of('own-act-strong')}|{drafting}{past}?{words.any_of('own-pointer')})(?<!{own}(?={units}))"
    )


def by_norm(around: Surroundings, clause: str, verb: VerbGroup) -> Decision:
    """Return what a group does that 根据, 按照 and their like govern.

    Parameters
    ----------
    around : Surroundings
        The text around the group, squeezed.
    clause : str
        What stands before the group in its clause.
    verb : VerbGroup
        The group of the governing word in the clause.
    """
    patterns = _patterns()
    if _AS_NOUN.match(clause):
        return Decision("based_on", "named as a basis", 0.85)
    if patterns.figures.search(around.right):
        return Decision("mentions", "source of figures", 0.7)
    if own_act_strong().search(around.right) or patterns.own_handed_out.match(around.right + around.following):
        return Decision("based_on", "basis of this document", 0.95)
    own_subject = _OWN_SUBJECT.match(around.left) is not None
    own_topic = own_subject or _OWN_TOPIC.match(around.left) is not None
    others = verb.negated or (not own_topic and _by_others(clause, verb))
    if patterns.own_made.search(around.right) or (not others and patterns.made_from.search(around.right)):
        return Decision("based_on", "basis of this document", 0.95)
    if own_subject and patterns.made_at_end.search(around.right):
        return Decision("based_on", "the text says how it was made", 0.85)
    if around.opening and not others and _acts_here(around):
        return Decision("based_on", "basis of the opening act", 0.85)
    if patterns.tasks.search(around.right[:60]):
        return Decision("implements", "carries out its tasks", 0.65)
    return Decision("applies", "according to", 0.75)


def _by_others(clause: str, verb: VerbGroup) -> bool:
    """Tell whether the act that follows is one that a body is to do, or that lies ahead."""
    return verb.under_way or _OTHERS_ACT.search(clause[: verb.start]) is not None


def _acts_here(around: Surroundings) -> bool:
    """Tell whether the text's own act follows the titles."""
    patterns = _patterns()
    before, stop, _ = around.right.partition("；")
    onward = before if stop else around.right + around.following
    forms = (
        (_WE_ACT, around.right),
        (_NOW, around.right),
        (patterns.own_act, onward),
        (patterns.own_named, around.right),
    )
    return any(form.search(text) for form, text in forms)
