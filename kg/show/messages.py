"""What the command line says when something cannot be done, and by what rule a reference was read, in Chinese.

In: a message in English, as code and click make it, or a rule. Out: the same by `ontology/messages.ttl` or
`ontology/reference-rules.ttl`, with its figures put in. What stands there in no form stays as it is.
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
_BETWEEN_RULES, _BETWEEN_RULES_IN_CHINESE = "; ", "；"
_MESSAGES, _RULES = "messages.ttl", "reference-rules.ttl"


def in_chinese(message: str) -> str:
    """Return a message in Chinese: as a whole, else what stands behind the place that it begins with."""
    return _whole(message, _MESSAGES) or _behind_a_place(message) or message


def rule_in_chinese(rule: str) -> str:
    """Return the rule of a reference in Chinese, part by part: according to; number."""
    parts = rule.split(_BETWEEN_RULES)
    return _BETWEEN_RULES_IN_CHINESE.join(_whole(part, _RULES) or part for part in parts)


def _whole(message: str, vocabulary: str) -> str | None:
    """A message by a vocabulary, or None where it does not stand there."""
    for pattern, chinese in _sentences(vocabulary):
        if found := pattern.fullmatch(message):
            figures = {
                name: _whole(figure, vocabulary) or in_chinese(figure) if name.startswith(_SENTENCE) else figure
                for name, figure in found.groupdict().items()
            }
            return _FIGURE.sub(lambda one, put=figures: put[one[1]], chinese)  # type: ignore[misc]
    return None


def _behind_a_place(message: str) -> str | None:
    """A sentence that needs nothing before it, behind what names a file and a line."""
    place, mark, rest = message.partition(_BEHIND)
    while mark:
        if said := _whole(rest, _MESSAGES):
            return f"{place}{_BEHIND_IN_CHINESE}{said}"
        more, mark, rest = rest.partition(_BEHIND)
        place = f"{place}{_BEHIND}{more}"
    return None


@cache
def _sentences(vocabulary: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What matches each message in English, and what it says in Chinese; what holds another one and
    then those with most words of their own first."""
    known = {one.label_en or one.pref_label: one.pref_label for one in load(vocabulary).values()}
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
