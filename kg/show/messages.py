"""What the command line says when something cannot be done, in Chinese.

In: a message in English, as code and click make it. Out: the same by `ontology/messages.ttl`, with its figures put in.
A message that stands there in no form stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from kg.vocabulary.concepts import load

_FIGURE = re.compile(r"\{(\w+)\}")
# figures that are sentences themselves are named so
_SENTENCE = "said"
# what such a sentence stands before
_HOLDS_ANOTHER = f"{{{_SENTENCE}}}; "
_BEHIND, _BEHIND_IN_CHINESE = ": ", "："


def in_chinese(message: str) -> str:
    """Return a message in Chinese: as a whole, else what stands behind the place that it begins with."""
    return _whole(message) or _behind_a_place(message) or message


def _whole(message: str) -> str | None:
    for pattern, chinese in _sentences():
        if found := pattern.fullmatch(message):
            figures = {
                name: in_chinese(figure) if name.startswith(_SENTENCE) else figure
                for name, figure in found.groupdict().items()
            }
            return _FIGURE.sub(lambda one, put=figures: put[one[1]], chinese)  # type: ignore[misc]
    return None


def _behind_a_place(message: str) -> str | None:
    """A sentence that needs nothing before it, behind what names a file and a line."""
    place, mark, rest = message.partition(_BEHIND)
    while mark:
        if said := _whole(rest):
            return f"{place}{_BEHIND_IN_CHINESE}{said}"
        more, mark, rest = rest.partition(_BEHIND)
        place = f"{place}{_BEHIND}{more}"
    return None


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What matches each message in English, and what it says in Chinese; what holds another one and
    then those with most words of their own first."""
    known = {one.label_en or one.pref_label: one.pref_label for one in load("messages.ttl").values()}
    ordered = sorted(
        known.items(),
        key=lambda pair: (_HOLDS_ANOTHER not in pair[0], -len(_FIGURE.sub("", pair[0])), pair[0]),
    )
    return tuple((_pattern(english), chinese) for english, chinese in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    """What matches a message whatever its figures are; one that stands twice is the same both times."""
    parts, seen, at = [], set(), 0
    for one in _FIGURE.finditer(english):
        parts.append(re.escape(english[at : one.start()]))
        parts.append(f"(?P={one[1]})" if one[1] in seen else f"(?P<{one[1]}>.+?)")
        seen.add(one[1])
        at = one.end()
    return re.compile("".join([*parts, re.escape(english[at:])]), re.DOTALL)
