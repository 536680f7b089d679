"""Characters that look alike, made one.

In: text. Out: by `fold` the text as it is compared, without white space and the shapes of marks; by `plain` the same
text, as long as before, in which the radicals and compatibility characters that PDF and fonts leave behind (⽔ for 水,
⺠ for 民) are the characters that were meant, so that offsets stay true. Punctuation and full-width forms stay there as
they are: official texts set them so. By `simplified` the same text, as long as before, its lines in traditional
characters in simplified ones; by `with_figures` with figures where a scan has letters in a day; by `without_note_marks`
without the marks of notes at titles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from kg.vocabulary.forms import Form

_QUOTES = re.compile("[“”\"‘’'「」《》〈〉<>‹›]")
_OPENING = re.compile("[〔\\[【﹝［]")
_CLOSING = re.compile("[〕\\]】﹞］]")
_DASHES = re.compile("[—–―－-]+")
# how far the full-width form of a character is from its half-width one
_WIDER = 0xFEE0
_FULL_WIDTH = {code: code - _WIDER for code in range(0xFF01, 0xFF5F)}
_ANY = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\ufe35-\ufe44\ufe59\ufe5a«»]")
_HALF_WIDTH_MARK = re.compile(r"(?<=[\u4e00-\u9fff》〉）”〕】)\]])[,;:?!]|(?<=\d)[,;](?=[\u4e00-\u9fff《（“])")
# the mark of a note at the end of a title (《…》[3], 《…》², 《…①》); a figure in a circle may also begin an item
_NOTE_MARK = Form(
    r"(?<=》)\s?(?:[\[［【（(]⟨remark/note⟩\s?\d{0,3}[)）】\]］]|[\[［]\^?\d{1,3}[\]］]|[¹²³⁰⁴-⁹]{1,3}|[①-⑳](?=[第，。；、）（\n]|$))"
    r"|(?<=[\u4e00-\u9fff])(?:[①-⑳*＊]|[¹²³⁰⁴-⁹]{1,3})(?=》)"
)
# letters that scans have in the place of figures, in years, days and numbers alone: 2O31年1月l日, 〔2O31〕4号
_BESIDE = re.compile(r"\d[OoIl]|[OoIl]\d|[^\x00-\x7f][Il][^\x00-\x7f]")
_SCANNED = Form(
    r"(?<![A-Za-z\d])[12](?=[\dOoIl]{0,2}[OoIl])[\dOoIl]{3}(?=\s?⟨number/beside-figures⟩|[〕）)\]])"
    r"|(?<=⟨number/beside-figures⟩)[\dOoIl]{1,2}(?=⟨number/beside-figures⟩)|(?<=\d〕)[\dOoIl]{1,4}(?=⟨number/beside-figures⟩)"
)
_FIGURE_OF = str.maketrans("OoIl", "0011")
# so many traditional characters in a line, or one in so many characters, make it a traditional one
_FEWEST, _FEWEST_SHARE = 2, 8
# marks set vertically, small forms and guillemets, and the marks that they stand for
_FORMS = dict(zip("︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹙﹚«»", "（）{}〔〕【】《》〈〉「」『』（）《》", strict=True))
# Unicode gives most radicals the character that they stand for, but not those of the supplement: radical, character
_SUPPLEMENT = """
2E81 5382 2E84 4E59 2E92 5DF3 2E9D 6708 2EA0 6C11 2EB6 7F8A 2EC1 864E 2EC4 897F 2EC5 89C1 2EC6 89D2 2EC9 8D1D 2ECB 8F66
2ED1 9577 2ED3 957F 2ED4 95E8 2ED7 96E8 2ED8 9752 2ED9 97E6 2EDA 9875 2EDB 98CE 2EDC 98DE 2EDD 98DF 2EE1 9996 2EE2 9A6C
2EE3 9AA8 2EE4 9B3C 2EE5 9C7C 2EE6 9E1F 2EE7 5364 2EE8 9EA6 2EE9 9EC4 2EEA 9EFE 2EEC 9F50 2EEE 9F7F 2EF0 9F99 2EF3 9F9F
"""


def is_chinese(character: str) -> bool:
    """Return whether a character is a Chinese one, of the block that official texts are written in."""
    return "\u4e00" <= character <= "\u9fff"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a text without what typesetting varies: white space, quotation marks, bracket and dash shapes.

    For lines, cells and names; what is known to be a title has its `Title.folded`.
    """
    squeezed = "".join(text.split()).translate(_FULL_WIDTH).replace("○", "〇")
    return _DASHES.sub("-", _CLOSING.sub(")", _OPENING.sub("(", _QUOTES.sub("", squeezed))))


def plain(text: str) -> str:
    """Return the text, as long as before, with radicals and compatibility characters as the characters meant."""
    return text.translate(_table()) if _ANY.search(text) else text


def with_figures(text: str) -> str:
    """Return the text, as long as before, with figures for the letters that a scan has in years, days and numbers."""
    return _SCANNED.sub(lambda figures: figures[0].translate(_FIGURE_OF), text) if _BESIDE.search(text) else text


def chinese_marks(text: str) -> str:
    """Return the text, as long as before, with the commas, semicolons, colons, ? and ! beside Chinese characters as
    Chinese text has them.

    Whoever copies a text often leaves half-width marks behind (根据《…》,制定本办法); those between figures and
    Latin letters (1,000, 10:30) are no marks of a sentence.
    """
    return _HALF_WIDTH_MARK.sub(lambda mark: chr(ord(mark[0]) + _WIDER), text)


def without_note_marks(text: str) -> str:
    """Return the text, as long as before, with a space for each mark of a note at the end of a title.

    《…》[3]第十条 cites an article as 《…》第十条 does; the mark is the page's and no part of the sentence.
    """
    return _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)


def simplified(text: str) -> str:
    """Return the text, as long as before, with lines in traditional characters as they are written in simplified ones.

    Traditional characters lack in GB 2312, but so do those of some names: a line is traditional where several of its
    characters are, or a good part of them, and where most lines that have any are (周政〔2011〕53號 among them).
    """
    beyond = set(filter(_is_beyond_gb2312, set(text).difference(_chinese_of_gb2312())))
    traditional = {ch for ch in beyond if _converter().convert(ch) != ch} if beyond else set()
    if not traditional:
        return text
    mark = re.compile(f"[{''.join(sorted(traditional))}]")
    lines = text.splitlines(keepends=True)
    certain = {at for at, line in enumerate(lines) if _is_traditional(mark.findall(line), len(line))}
    doubtful = {at for at, line in enumerate(lines) if at not in certain and mark.search(line)}
    chosen = certain | doubtful if len(certain) > len(doubtful) else certain
    return "".join(_in_simplified(line) if at in chosen else line for at, line in enumerate(lines))


def _is_traditional(found: Sequence[str], length: int) -> bool:
    return len(set(found)) >= _FEWEST or (bool(found) and len(found) * _FEWEST_SHARE >= length)


def _in_simplified(line: str) -> str:
    converted: str = _converter().convert(line)
    return converted if len(converted) == len(line) else "".join(map(_converter().convert, line))


@cache
def _chinese_of_gb2312() -> frozenset[str]:
    """The Chinese characters that GB 2312 has, which nearly all characters of a text are."""
    rows = (bytes((row, at)) for row in range(0xB0, 0xF8) for at in range(0xA1, 0xFF))
    return frozenset(b"".join(rows).decode("gb2312", "ignore"))


@cache
def _is_beyond_gb2312(character: str) -> bool:
    """Whether GB 2312 lacks a Chinese character."""
    return 0x4E00 <= ord(character) < 0xA000 and not character.encode("gb2312", "ignore")


@cache
def _converter() -> Any:
    """OpenCC, from traditional to simplified; imported where a text has characters that may be traditional."""
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _table() -> dict[int, str]:
    table = {}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        one = unicodedata.normalize("NFKC", chr(code))
        if len(one) == 1 and ord(one) != code:
            table[code] = one
    supplement = [int(code, 16) for code in _SUPPLEMENT.split()]
    table |= {ord(form): mark for form, mark in _FORMS.items()}
    return table | {radical: chr(meant) for radical, meant in zip(supplement[::2], supplement[1::2], strict=True)}
