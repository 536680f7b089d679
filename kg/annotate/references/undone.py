"""What a text undoes: repeal, replacement and amendment.

In: the clause before a group of titles and the text behind it. Out: a relation with its rule, or None where nothing
is undone. A rule by which something is undone (依据《行政许可法》予以撤销) is not undone itself, nor is what stays in
force (不予废止); what is to be undone later (适时废止) is promised.
Of 《A》已被《B》废止 A is repealed, and B only named.
"""

from __future__ import annotations

from kg.annotate.references.changed_below import CHANGED_BELOW
from kg.annotate.references.surroundings import Decision, Surroundings
from kg.annotate.references.verb_group import VerbGroup, groups_before
from kg.language.characters import is_chinese
from kg.language.labels import PINPOINT
from kg.vocabulary.forms import Form

_CLAUSE = r"[^，。；：:！？《\n]"
_FURTHEST_VERB = 4
_FURTHEST_NORM = 14
_UNDONE_BEHIND = Form(
    rf"^(?P<between>{_CLAUSE}{{0,40}}?)(?P<verb>⟨undoing/undone⟩)(?!⟨undoing/of-what⟩|⟨title/particle⟩⟨cue/provision⟩)"
)
_AFTER_A_COMMA = Form(
    rf"^(?:{_CLAUSE}{{0,24}}⟨cue/from-then⟩)?，(?:{_CLAUSE}{{0,24}}，)?(?P<between>{_CLAUSE}{{0,12}}?)(?P<verb>⟨undoing/undone⟩)(?=[，。；、]|$)"
)
_PASSIVE = Form(
    rf"^{_CLAUSE}{{0,10}}⟨undoing/agent⟩{_CLAUSE}{{0,16}}《[^。\n]{{2,90}}》[^，。；《]{{0,30}}?"
    "⟨undoing/undone undoing/replaced⟩"
)
_AGENT_BEFORE = Form(rf"》[^》]{{0,40}}⟨undoing/agent⟩{_CLAUSE}{{0,16}}$|⟨undoing/agent⟩$")
_AGENT_BEHIND = Form(rf"^{_CLAUSE}{{0,16}}?⟨undoing/undone undoing/replaced⟩")
_DENIED = Form("⟨undoing/denied⟩$")
# 适时废止《示例办法》: not by this text
_TO_COME = Form("⟨undoing/to-come⟩(?:⟨undoing/to-come⟩|⟨cue/light-verb⟩)*$")
# 适时修订《示例办法》，废止《样本办法》: both are still to be done
_TO_COME_AS_WELL = Form(
    rf"⟨undoing/to-come⟩(?:⟨undoing/to-come⟩|⟨cue/light-verb⟩)*{_CLAUSE}{{1,8}}《[^。；：\n]{{2,90}}》[^，。；《》\n]{{0,30}}，$"
)
# 示例局印发《…》，该办法同时废止: what is undone is named anew
_ANOTHER = Form("⟨cue/back-pointer⟩")
_NORM = Form(rf"⟨undoing/norm⟩[^》，。；：]{{0,{_FURTHEST_NORM}}}$")
_UNDER_WAY = Form("⟨undoing/under-way⟩")
# 本文建议，修改《示例办法》第二条
_ADVISED = Form("⟨cue/advising⟩，$")
_AFFECTED = Form("⟨cue/affected⟩")
_PLACE = f"(?:{PINPOINT}|⟨undoing/part⟩)"
# 今年起不再执行《示例办法》, but not 不再适用《示例协议》税率
_NO_LONGER = Form("⟨cue/no-longer⟩")
_WHOLE_OBJECT = Form("^(?:⟨body/and-others⟩.{0,8})?(?:[，。；、]|$)")
_AMENDED_BEHIND = Form(
    rf"^(?:{_PLACE}[^，。；：《\n]{{0,40}}?|[^，。；：《\n]{{0,12}}?)⟨undoing/amended⟩"
    rf"|^{_PLACE}[^。；《\n]{{0,80}}?⟨undoing/amended⟩"
)
_TAKEN_OUT = Form(rf"⟨undoing/taken-out⟩{_CLAUSE}{{0,12}}$")
_OF_A_TITLE = Form("^[〉》]?(?:和[^，。]{0,40})?的⟨undoing/of-a-title⟩")
_ARTICLE_BEHIND = Form(f"^{_PLACE}")
# 修改《示例办法》1件: what is counted is the text
_COUNTED_BEHIND = Form(r"^(?:⟨body/and-others⟩)?\d{1,3}⟨cue/piece⟩")


def undone(around: Surroundings, clause: str) -> Decision | None:
    """Return what a text undoes of a group of titles, or None.

    Parameters
    ----------
    around : Surroundings
        The text around the group, squeezed.
    clause : str
        What stands before the group in its clause.
    """
    if _PASSIVE.search(around.right):
        return Decision("repeals", "repealed by another text", 0.8)
    if _AGENT_BEFORE.search(around.left[-80:]) and _AGENT_BEHIND.search(around.right):
        return Decision("mentions", "repeals another text", 0.7)
    by_norm = _NORM.search(clause) is not None
    if not by_norm and (between := _repealed_behind(around.right)) is not None:
        return _repeal("repealed behind", 0.9, between)
    verb = _verb_before(clause)
    if verb and _NO_LONGER.match(clause, verb.start) and _WHOLE_OBJECT.match(around.right):
        return Decision("repeals", "no longer followed", 0.8)
    if verb and not verb.negated:
        if "repeals" in verb.relations and not _is_denied(clause[: verb.first]):
            before = clause[: verb.first]
            if not before and _TO_COME_AS_WELL.search(around.left[: -len(clause)]):
                return Decision("proposes", "repeal to come", 0.85)
            return _repeal("repeal before", 0.85, before)
        if "replaces" in verb.relations:
            return Decision("replaces", "replace before", 0.8)
        planned = _UNDER_WAY.search(clause[: verb.first]) or _ADVISED.search(around.left[: -len(clause) or None])
        if (
            "amends" in verb.relations
            and not planned
            and any(form.search(around.right) for form in (_OF_A_TITLE, _ARTICLE_BEHIND, _COUNTED_BEHIND))
        ):
            return Decision("amends", "amend before", 0.85)
    return _amended(around, clause, by_norm)


def _repeal(rule: str, confidence: float, before: str) -> Decision:
    """A repeal, or the promise of one where the words before its verb say that it is still to be made."""
    if _TO_COME.search(before):
        return Decision("proposes", "repeal to come", confidence)
    return Decision("repeals", rule, confidence)


def _is_denied(before: str) -> bool:
    """Tell whether the words before a verb deny that it is done now or later."""
    return _DENIED.search(before) is not None and _TO_COME.search(before) is None


def _repealed_behind(right: str) -> str | None:
    """What stands between a title and the verb by which it is repealed, None where none repeals it."""
    for form in (_UNDONE_BEHIND, _AFTER_A_COMMA):
        found = form.search(right)
        if found and not (_is_denied(found["between"]) or _ANOTHER.match(found["between"])):
            return found["between"]
    return None


def _amended(around: Surroundings, clause: str, by_norm: bool) -> Decision | None:
    if around.left.endswith("“") and around.right.startswith("”"):
        return None  # 将第九条中的“示例法”修改为“示例条例”: the wording of another text
    if _TAKEN_OUT.search(clause) and _ARTICLE_BEHIND.search(around.right):
        return Decision("amends", "taken out of it", 0.85)
    if _is_label(clause) and not around.right and CHANGED_BELOW.match(around.following):
        return Decision("amends", "changed below its title", 0.85)
    found = _AMENDED_BEHIND.search(around.right)
    if by_norm or not found or _UNDER_WAY.search(clause):
        return None
    if _AFFECTED.search(clause) or not clause or _ARTICLE_BEHIND.search(around.right) or _is_label(clause):
        return Decision("amends", "amended behind", 0.85)
    return None


def _is_label(clause: str) -> bool:
    """Tell whether the clause before a title is no more than a number or a bracket."""
    return len(clause) <= 6 and not any(map(is_chinese, clause[-1:]))


def _verb_before(clause: str) -> VerbGroup | None:
    """Return the last verb group of a clause where it stands right before the title."""
    groups = list(groups_before(clause, len(clause)))
    return groups[-1] if groups and len(clause) - groups[-1].end <= _FURTHEST_VERB else None
