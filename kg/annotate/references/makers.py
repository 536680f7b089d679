"""Makers of several texts of one title: 根据国务院、省人民政府《关于…的意见》 names two opinions, not a joint one.

In: the bodies before a title, and whose authorities speak. Out: the bodies in groups, a group a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.language.bodies import Body, parse_bodies
from kg.language.regions import ancestors
from kg.vocabulary.forms import word
from kg.vocabulary.namespaces import ID

# two of one line and of two levels do not sign together: the lower one carries out what the higher one made
_LINES = {
    ID + f"classification/{kind}": line
    for line, kinds in (
        ("government", ("state-council", "local-government")),
        ("office", ("office",)),
        ("department", ("ministry", "bureau", "local-department")),
        ("party", ("party",)),
    )
    for kind in kinds
}


@dataclass(frozen=True, slots=True)
class Maker:
    """A body before a title: as written, and by a name that tells that it is one (省 is 省人民政府)."""

    written: str
    name: str
    body: Body


def makers_apart(issuers: Sequence[str], home: str | None) -> tuple[tuple[Maker, ...], ...]:
    """Return the bodies before a title in groups, each of which made a text of that title; nothing where all made one.

    Parameters
    ----------
    issuers : sequence of str
        The bodies as written, in order; a region stands for its government (国务院、自治区).
    home : str or None
        IRI of the region whose authorities speak: 省人民政府 is its government.
    """
    makers = [maker for words in issuers if (maker := _maker(words, home))]
    if len(makers) < len(issuers):
        return ()
    groups = [tuple(group) for _, group in groupby(makers, key=lambda maker: maker.body.territory)]
    if len(groups) > 1 and all(_one_above_the_other(*pair) for pair in pairwise(groups)):
        return tuple(groups)
    return ()


def _maker(words: str, home: str | None) -> Maker | None:
    for name in (words, words + word("body/government")):
        bodies = parse_bodies(name, home)
        if len(bodies) == 1 and bodies[0].classification in _LINES:
            return Maker(words, name, bodies[0])
    return None


def _one_above_the_other(above: Sequence[Maker], below: Sequence[Maker]) -> bool:
    upper, lower = above[0].body.territory, below[0].body.territory
    return upper in ancestors(lower) and bool(_lines(above) & _lines(below))


def _lines(makers: Iterable[Maker]) -> set[str]:
    return {_LINES[maker.body.classification or ""] for maker in makers}
