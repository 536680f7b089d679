"""Texts that a plan of legislation lists, each with who drafts it: 1.示例市节水条例（市水利局牵头起草；6月底前送审）.

In: the squeezed text of a document and its title. Out: the spans of the names. A remark in brackets behind a name or
the line under it (起草单位：) says that it is drafted; in a plan of legislation a name alone on its line is too.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.references.document_names import names_one_document
from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import SECTION_LABEL
from kg.language.spaces import LINE
from kg.vocabulary.forms import Form

_LONGEST_NAME = 45
_DRAFTING = Form("⟨cue/drafted-by⟩")
_PLAN = Form("⟨cue/legislative-plan⟩")
_NAME = rf"(?P<marked>《)?(?P<name>(?!{SECTION_LABEL})[^，。；：！？《》（）()\n]{{6,{_LONGEST_NAME}}})(?(marked)》)"
_REMARK = r"[（(][^（）()\n]{1,120}[)）]"
_DRAFT = Form(rf"(?:{SECTION_LABEL}|[●■◆▪·*-])?{_NAME}(?P<remarks>(?:{_REMARK})*)[。；，]?$")
_BY_WHOM = Form(r"[\u4e00-\u9fff]{0,4}⟨cue/drafted-by⟩⟨cue/own-unit⟩[：:]")
_REGULATION = Form("⟨cue/regulation-ending⟩$")


def drafts_listed(text: str, start: int, title: str) -> list[tuple[int, int]]:
    """Return the spans of the names, without marks, in order.

    Parameters
    ----------
    text : str
        The squeezed text.
    start : int
        Where its heading ends.
    title : str
        The title of the document.
    """
    planned = _PLAN.search(title) is not None
    return list(_names(text, start, planned)) if planned or _DRAFTING.search(text, start) else []


def _names(text: str, at: int, planned: bool) -> Iterator[tuple[int, int]]:
    """Yield the names of the lines that list a draft."""
    for line in LINE.finditer(text, at):
        found = _DRAFT.match(text, *line.span())
        drafted = found and (planned or _DRAFTING.search(found["remarks"]) or _BY_WHOM.match(text, line.end() + 1))
        if found and drafted and _is_regulation(found["name"]):
            yield found.span("name")


def _is_regulation(name: str) -> bool:
    return has_policy_ending(name) and _REGULATION.search(name) is not None and names_one_document(name)
