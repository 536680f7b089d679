"""How much a name without 《》 must say to be that of one document, by what speaks for it.

In: the text in which it stands. Out: the fewest characters, by the kind of document and the evidence (`by_edges`).
A text of articles rules on whoever is concerned, and what it calls 示例规划 is that of each of them; elsewhere, in a
notice, a letter, a report, who speaks has one in mind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.language.labels import ARTICLE_LABEL
from kg.vocabulary.forms import Form

NEVER = 99
_ARTICLE = Form(rf"(?:^|\n){ARTICLE_LABEL}")
_FEWEST_ARTICLES = 2


@dataclass(frozen=True, slots=True)
class Least:
    """The fewest characters that make a name of a kind one document, by what speaks for it.

    What is left out speaks for no name, however long. `of_matter` tells that a rule on a matter (示例管理规定)
    needs no more than others do.
    """

    verb: int = NEVER
    listed: int = NEVER
    article: int = NEVER
    edition: int = NEVER
    place: int = NEVER
    made: int = NEVER
    undone: int = NEVER
    summed: int = NEVER
    planned: int = NEVER
    opened: int = NEVER
    told: int = NEVER
    of_matter: bool = False


_IN_ARTICLES = {
    # laws that nobody knows are few, and methods end alike
    "law": Least(verb=3, listed=5, article=3, edition=6, summed=4, planned=4),
    "formal": Least(verb=4, listed=4, article=3, edition=5, place=7, made=7, undone=5, summed=4, planned=5, opened=5),
    "rule": Least(verb=8, listed=6, article=5, edition=6, place=8, made=9, undone=7, summed=8, planned=7, opened=7),
    "technical": Least(verb=8, listed=8, article=7, edition=6, made=11, undone=9, summed=11, opened=7),
    "plan": Least(article=7, edition=9, made=12, undone=8, summed=12, opened=7),
    "opened": Least(article=7, edition=9, opened=7),
}
_IN_PROSE = {
    **_IN_ARTICLES,
    "rule": replace(_IN_ARTICLES["rule"], of_matter=True, told=8),
    "technical": replace(_IN_ARTICLES["technical"], of_matter=True, told=9),
    "plan": replace(_IN_ARTICLES["plan"], verb=13, listed=9, told=8),
}


def least_in(text: str) -> Mapping[str, Least]:
    """Return by the kind of document how much its names must say in a text."""
    articles = sum(1 for _ in zip(_ARTICLE.finditer(text), range(_FEWEST_ARTICLES), strict=False))
    return _IN_ARTICLES if articles == _FEWEST_ARTICLES else _IN_PROSE
