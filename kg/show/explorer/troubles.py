"""What is wrong with a query, in the language of a page.

In: a message of the program, which is English. Out: the same in Chinese, by the words of pages whose keys begin with
`trouble.`: the English of each is the form of a message, {0}, {1} … what it names. What nobody has put into Chinese
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.show.explorer.frame import LANGUAGES, phrases

_FAMILY = "trouble."
_PLACE = "trouble.at"
_GAP = re.compile(r"\\{(\d)\\}")


def trouble_in(lang: str, message: str) -> str:
    """Return a message in a language; parts of it that are messages of their own too."""
    if lang != LANGUAGES[0]:
        return message
    for form, chinese in _forms():
        found = form.fullmatch(message)
        if found:
            return chinese.format(*(trouble_in(lang, found[f"g{at}"]) for at in range(form.groups)))
    return message


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The forms of messages with their Chinese: where it is first, then those that say most of a message."""
    return tuple(_read())


def _read() -> Iterator[tuple[re.Pattern[str], str]]:
    known = {key: words for key, words in phrases().items() if key.startswith(_FAMILY)}
    for key in sorted(known, key=lambda key: (key != _PLACE, -len(re.sub(r"{\d}", "", known[key][1])))):
        chinese, english = known[key]
        yield re.compile(_GAP.sub(r"(?P<g\1>.+?)", re.escape(english)), re.DOTALL), chinese
