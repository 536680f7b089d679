"""What a document is filed under: classes of the State Council's subject classification (国务院公文主题分类).

In: title and text of one document, and what it says that it is filed under. Out: its subjects. A class that the header
block states (主题分类：工业、交通/公路) decides; so do the words of 主题词 where they speak for a class. Else title and
text are weighed by the words of `subjects.ttl`, as `weigh` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.topics.weigh import Evidence, Weigher
from kg.describe.header import stated_subjects
from kg.vocabulary.concepts import Concept, load

_MOST, _MOST_FROM_TEXT = 2, 1
_STATED = 1.0
# the class printed with a text is its class; words of 主题词 leave a choice, and of 31 classes weighed 16 were right
_STATED_RIGHT, _WORDS_RIGHT = 0.99, 0.8
_LEVEL = "/"
_VALUES = re.compile(r"[;；|\s]+")
_LEVELS = re.compile(r"\s*(?:[\\/＼／>＞]+|-{2,}|—+)\s*")


@cache
def subjects() -> Mapping[str, Concept]:
    """Return the classes of both levels, keyed by IRI."""
    return {iri: concept for iri, concept in load("subjects.ttl").items() if "/subject/" in iri}


@cache
def _weigher() -> Weigher:
    return Weigher(subjects().values(), _MOST, _MOST_FROM_TEXT)


@cache
def _by_name() -> Mapping[str, Concept]:
    """The classes by their names; a name without its bracket too: 城乡建设（含住房）, 城乡建设."""
    found: dict[str, Concept] = {}
    for concept in subjects().values():
        for name in (concept.pref_label, concept.pref_label.split("（")[0]):
            found.setdefault(name.replace("(", "（").replace(")", "）"), concept)
    return found


def find_subjects(title: str, text: str, stated: Sequence[str] | None = None) -> tuple[Evidence, ...]:
    """Return the subjects of a document, the weightiest first.

    Parameters
    ----------
    title : str
        The fullest title; the issuers in it do not count.
    text : str
        Clean text of the document, header block and heading included.
    stated : sequence of str, optional
        The values of the fields 主题分类 and 主题词; where nobody has read them, they are looked for in the text.
    """
    if stated is None:
        stated = stated_subjects([line.strip() for line in text.split("\n") if line.strip()])
    values = [part for value in stated for part in _VALUES.split(_LEVELS.sub(_LEVEL, value)) if part]
    classes = [concept for value in values for concept in _classes(value)]
    if classes:
        return _most_precise(
            Evidence(concept.iri, _STATED, (concept.pref_label,), "stated", _STATED_RIGHT) for concept in classes
        )
    if values and (by_words := _weigher().weigh("".join(values), "")):
        return _most_precise(replace(one, rule="stated words", confidence=_WORDS_RIGHT) for one in by_words)
    return _most_precise(_weigher().weigh(title, text))


def _classes(value: str) -> Iterator[Concept]:
    """The class that a value names: the last one of a path that is known, since 其他 stands for the one above it."""
    levels = [name.replace("(", "（").replace(")", "）") for name in value.split(_LEVEL) if name]
    known = [_by_name()[name] for name in levels if name in _by_name() and (name != "其他" or len(levels) == 1)]
    yield from known[-1:]


def _most_precise(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The subjects without those that only stand above another one."""
    kept = list({one.iri: one for one in found}.values())
    above = {wider for one in kept for wider in subjects()[one.iri].broader}
    return tuple(one for one in kept if one.iri not in above)
