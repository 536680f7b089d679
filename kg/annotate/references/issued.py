"""What a text issues or forwards: its own annex, a text that it hands on, standards that it makes known.

In: the clause before a group of titles and the text behind it. Out: a relation with its rule, or None where nothing is
issued. A text that was made before, and is not handed out now, is only mentioned.
"""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.references.bodies_before import body_list, governing_end
from kg.annotate.references.surroundings import ANNOUNCED, Decision, Surroundings
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

_NOW = Form("⟨cue/issuing-now⟩")
_NOW_BEFORE = Form("⟨cue/issuing-now⟩[^，。；《]{0,30}$")
_NOW_OR_SO = Form("⟨cue/issuing-now cue/issuing⟩")
# 特制定《…》，现印发给你们
_HANDED_OUT = Form("[，。；]⟨cue/issuing-now⟩(?![^，。；《]{0,30}《)")
_FORWARD = Form("⟨cue/forwarding⟩")
_APPROVING = Form("⟨cue/approving⟩$")
# 现将《…》印发 issues another text than the one before it, but 现将修订后的《…》公布 the same
_OBJECT_BEHIND = Form("(?!⟨cue/revised-text⟩《)[^，。；《]{0,30}《")
# 《示例办法》已经会议通过。现予公布
_REVISED = Form("⟨cue/revised-text⟩$")
# 现将《示例报告》重点任务分工方案印发给你们: the title is part of the name of what is issued
_PART_OF_NAME = Form(
    r"^(?!⟨body/joint⟩|⟨body/and-others⟩)[\u4e00-\u9fff“”]{2,30}?⟨cue/title-ending⟩"
    "(?:⟨act/hand-on act/make-known⟩|⟨title/particle⟩⟨number/wrapped⟩)"
)
_WHOLE_SENTENCE = Form("^[^。；《]{4,60}。$")


def issued(around: Surroundings, clause: str) -> Decision | None:
    """Return that a group of titles is issued or forwarded, or was made before, or None.

    Parameters
    ----------
    around : Surroundings
        The text around the group, squeezed.
    clause : str
        What stands before the group in its clause.
    """
    if _PART_OF_NAME.match(around.right):
        return None
    onward = around.right + around.following
    if _NOW_BEFORE.search(clause) and _NOW_OR_SO.search(clause + onward):
        forwarded = _FORWARD.search(clause + around.right)
        return Decision("forwards" if forwarded else "issues", "issued now", 0.95)
    if _made_before().search(clause):
        if now := _NOW.search(onward):
            return _handed_on(onward, now, "made and issued")
        return Decision("mentions", "made before", 0.7)
    if _made_here().search(clause) and _HANDED_OUT.match(onward):
        return Decision("issues", "made and issued", 0.9)
    if not clause or _REVISED.fullmatch(clause) or (body_list(clause) and not governing_end(clause)):
        return _issued_behind(around)
    return None


def announced(around: Surroundings, clause: str) -> Decision | None:
    """批准发布《…》等3项行业标准 opens an announcement, which makes these standards known."""
    if around.standard and around.opening and _APPROVING.search(clause):
        return Decision("issues", ANNOUNCED, 0.8)
    return None


def _issued_behind(around: Surroundings) -> Decision | None:
    """Return that the title which opens a sentence is issued, where that or the next sentence says so."""
    behind = around.right
    now = _NOW.search(behind)
    if now is None and _WHOLE_SENTENCE.match(behind):
        behind = around.following
        now = _NOW.match(behind)
    if now is None or "《" in behind[: now.start()] or _OBJECT_BEHIND.match(behind, now.end()):
        return None
    return _handed_on(behind, now, "title is issued now")


def _handed_on(text: str, now: re.Match[str], rule: str) -> Decision:
    """Return what is done to a title by the words 现印发, 现转发 at a place of a text."""
    return Decision("forwards" if _FORWARD.match(text, now.start() + 1) else "issues", rule, 0.9)


@cache
def _made_before() -> re.Pattern[str]:
    words = cues()
    drafting, past = words.any_before("proposes"), words.any_of("verb/done-behind")
    return re.compile(f"(?:{drafting}|{words.any_of('made-too')}){past}[^，。；《]{{0,6}}$")


@cache
def _made_here() -> re.Pattern[str]:
    return re.compile(f"{cues().any_before('proposes')}$")
