"""Whether what a sentence says of a title was done, or is still to be done.

In: the text around a group of titles. Out: a yes or no. Of two words of time the nearer one holds: 已制定《示例办法》，
下一步将修订《示例细则》 looks back on the first title only.
"""

from __future__ import annotations

from functools import cache

from kg.annotate.references.surroundings import Surroundings
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

_BACK = Form("⟨cue/looks-back⟩")
_AHEAD = Form("⟨cue/looks-ahead⟩")
_UPCOMING = Form("⟨cue/upcoming cue/looks-ahead⟩")


def looks_back(around: Surroundings) -> bool:
    """Tell whether the sentence, or the section it stands in, tells what was done."""
    if around.looking_back:
        return True
    back = max((found.end() for form in (_BACK, _done()) for found in form.finditer(around.left)), default=0)
    ahead = max((found.end() for found in _AHEAD.finditer(around.left)), default=0)
    return back > ahead or (not ahead and _done().search(around.right) is not None)


def still_to_come(before: str) -> bool:
    """Tell whether the words before a verb say that it is still to be done."""
    return _UPCOMING.search(before) is not None


@cache
def _done() -> Form:
    words = cues()
    return Form(f"{words.any_of('past-verb')}{words.any_of('verb/done-behind')}")
