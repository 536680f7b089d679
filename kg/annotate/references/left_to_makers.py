"""Documents that a text leaves to somebody to make: …具体办法，由国务院税务主管部门制定.

In: squeezed text. Out: the spans of their names. The name stands before its maker and its verb, from the
beginning of the clause or of the article on; it may hold 的, since the clause says where it begins and ends.
"""

from __future__ import annotations

import re

from kg.annotate.references.document_names import class_subject, class_word
from kg.annotate.references.verb_group import verb_groups
from kg.language.labels import SECTION_LABEL
from kg.vocabulary.forms import Form, ending_at

SHORTEST = 9
_MAKER = Form(r"，?⟨cue/by-maker⟩(?P<maker>[^，。；：\n《》]{2,60})")
# what a clause has before its maker
_FROM_CLAUSE = re.compile(r"(?:^|[，。；：！？\n])(?P<words>[^，。；：！？\n]+)$")
_SECTION_NUMBER = Form(SECTION_LABEL)
_NAME = Form(r"(?!⟨cue/class-opening⟩)[^《》]+⟨cue/behind-maker-ending⟩(?:[（(][^（）()]{1,12}[）)])?$")
_POINTING = Form("⟨cue/pointing-inside cue/pointing⟩")


def documents_left_to_makers(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents that a text leaves to a body to make, in order."""
    spans = []
    for match in _MAKER.finditer(text):
        name = _name_before(text, match.start())
        if name and _drafts(match["maker"]) and not class_subject().match(match["maker"]):
            spans.append(name)
    return spans


def _drafts(clause: str) -> bool:
    """Tell whether the clause of the maker ends in a drafting verb that is not done."""
    groups = list(verb_groups(clause))
    return bool(groups) and groups[-1].end == len(clause) and "proposes" in groups[-1].relations and not groups[-1].done


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    clause = ending_at(_FROM_CLAUSE, text, end)
    if clause is None:
        return None
    start = clause.start("words")
    label = _SECTION_NUMBER.match(text, start, end)
    while label and label.end() > start:
        start = label.end()
        label = _SECTION_NUMBER.match(text, start, end)
    name = text[start:end]
    if len(name) < SHORTEST or not _NAME.fullmatch(name) or _POINTING.search(name) or class_word().search(name):
        return None
    return start, end
