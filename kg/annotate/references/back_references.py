"""Words that point back to a document named before: 该办法, 上述规划.

In: squeezed text. Out: the spans of the kinds of document in such words, and the kinds by which a
later sentence may point back to a title.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.titles import without_edition
from kg.vocabulary.relations import cues


def back_references(text: str) -> list[tuple[int, int]]:
    """Return the spans of the kinds of document in words that point back: 办法 in 该办法, 上述办法."""
    return [match.span("kind") for match in _back_reference().finditer(text)]


def kinds_of(title: str) -> list[str]:
    """Return the kinds of document by which a later sentence may point back to a title."""
    bare_title = without_edition(title)
    return [kind for kind in cues().words["back-kind"] if bare_title.endswith(kind)]


@cache
def _back_reference() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"(?<!{words.any_of('not-before-pointer')}){words.any_of('back-pointer')}(?P<kind>{words.any_of('back-kind')})"
        f"(?={words.any_of('back-following')}|$)"
    )
