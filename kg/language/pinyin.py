"""How Chinese sounds, in Latin letters: `GuoFa202123` for 国发〔2021〕23.

In: a text as it is compared (`kg.graph.index.key`). Out: a syllable for each character, with a capital at its head;
what is no Chinese character stands for itself, letters as capitals. A character of several readings has the one that
the word has in which it stands (重庆 ChongQing, 重点 ZhongDian).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_SYLLABLE = re.compile("[A-Z][a-z]*|.", re.DOTALL)
_AS_IT_IS = re.compile("(?<=[A-Z0-9]) (?=[A-Z0-9](?: |$))")


def spelled(text: str) -> str:
    """Return a text in Latin letters, one capital a character: 储能 ChuNeng."""
    return "".join(map(_word, _words().seg(text)))


@cache
def _words() -> Any:
    """What takes texts apart into the words of a dictionary, which takes a fifth of a second to load."""
    from pypinyin.core import Pinyin

    return Pinyin()


@lru_cache(maxsize=1 << 16)  # names are made of few words, and looking one up takes longer than finding it
def _word(word: str) -> str:
    from pypinyin import lazy_pinyin

    # what has no reading comes as it is, in single characters
    read = lazy_pinyin([word], errors=list)  # type: ignore[arg-type]  # its hints know of strings alone
    return "".join(one.capitalize() if one.isascii() else one for one in read)


def syllables(spelling: str) -> Sequence[str]:
    """Return what `spelled` gives as one piece for each character of the text."""
    return _SYLLABLE.findall(spelling)


def readable(spelling: str) -> str:
    """Return what `spelled` gives as a person reads it: 2030nian as `2030 nian`, one capital at the head, ü for the v
    that is typed for it."""
    words = _AS_IT_IS.sub("", " ".join(syllables(spelling))).replace("v", "ü")
    return words[:1] + "".join(one if one.isupper() else one.lower() for one in re.split("(?<= )", words[1:]))
