"""Words that point back to a document named before: 该办法, 上述规划, 同法, 《…法》及其实施条例.

In: squeezed text. Out: the spans of the kinds of document in such words, and the kinds by which a
later sentence may point back to a title.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.labels import PINPOINT
from kg.language.title_forms import without_edition
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues
from kg.vocabulary.words import first_characters

_SAME_LAW = Form(rf"⟨cue/same-law⟩(?={PINPOINT}|⟨cue/tail⟩|⟨title/particle⟩⟨cue/tail⟩)")
_COMPANION = Form(r"⟨cue/with-its⟩(?P<kind>⟨cue/companion⟩)")


# 本法 and 本条例第三条 are not looked for: the text speaks of itself, and no edge follows from that. A law does so in
# every other article; thousands of such mentions would hide those of other texts.


def back_references(text: str) -> list[tuple[int, int]]:
    """Return the spans of the kinds of document in words that point back: 办法 in 该办法, 上述办法;
    of a law the words themselves (同法)."""
    kinds = [match.span("kind") for match in _back_reference().finditer(text)]
    return sorted(kinds + [match.span() for match in _SAME_LAW.finditer(text)])


def companion(text: str, end: int) -> tuple[int, int] | None:
    """Return the span of a regulation named by its law, which ends at `end`: 实施条例 in 《…法》及其实施条例."""
    found = _COMPANION.match(text, end)
    return found.span("kind") if found else None


def kinds_of(title: str) -> list[str]:
    """Return the kinds of document by which a later sentence may point back to a title."""
    bare_title = without_edition(title)
    kinds = [kind for kind in cues().words["back-kind"] if bare_title.endswith(kind)]
    law = cues().words["law-character"]
    return kinds + [word for word in cues().words["same-law"] if bare_title.endswith(law)]


@cache
def _back_reference() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"(?=[{first_characters(words.words['back-pointer'])}])(?<!{words.any_of('not-before-pointer')}){words.any_of('back-pointer')}(?P<kind>{words.any_of('back-kind')})"
        f"(?={words.any_of('back-following')}|$)"
    )
