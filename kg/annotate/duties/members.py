"""The members of a list of bodies: known ones, and names that no vocabulary has.

In: squeezed text, its `Items`, and a part of the text that lists bodies. Out: the `Item`s of the part, and how many
characters of it are no body.
"""

from __future__ import annotations

import re

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name
from kg.annotate.duties.words import WORDS, label_pattern, role_pattern
from kg.language.bodies import unlisted

_PIECE = re.compile(r"[^、，,；;。：:\n（）()〔〕\[\]]+")
_NAME = r"[一-鿿（）()·]{1,20}⟨body-ending⟩$"
_NAME_HEAD = re.compile(r"(?<=[、，,；;：:\n（(])[一-鿿]{2,14}$")


class MemberReader:
    """Reads the members of the lists of one text."""

    def __init__(self, text: str, items: Items, home: str | None) -> None:
        self._text = text
        self._items = items
        self._home = home

    def read(self, start: int, end: int) -> tuple[list[Item], int]:
        """Known items and, between separators, names that no vocabulary has; and the count of other characters."""
        items: list[Item] = []
        other = 0
        position = start
        for item in [*self._items.between(start, end), None]:
            stop = item.start if item else end
            before = items[-1] if items and items[-1].end == position else None
            unknown, rest = self._unknown(position, stop, before)
            if unknown and before and unknown[0].start == before.start:
                items.pop()
            items += unknown
            other += rest
            if item:
                items.append(self._longer(position, item))
                position = item.end
        return items, other

    def _longer(self, start: int, item: Item) -> Item:
        """A name of which the vocabularies know only the end: 某某基地 + 管委会."""
        head = _NAME_HEAD.search(self._text, start, item.start)
        written = self._text[item.start : item.end]
        if head is None or item.body is None or item.body.iri is not None:
            return item
        if role_pattern().search(head[0]) or WORDS.pattern("⟨no-name⟩").search(head[0]):
            return item
        is_home = WORDS.pattern(r"⟨region/kind⟩(?=[一-鿿]{2})").match(written)
        if is_home or written.startswith(WORDS["national-prefix"]):
            return item
        name = full_name(head[0] + written, self._home)
        return Item(head.start(), item.end, unlisted(name, self._home), None)

    def _unknown(self, start: int, end: int, before: Item | None) -> tuple[list[Item], int]:
        """Names in a gap of a list. Right behind a body a name makes one with it (中国邮政 + 某省分公司)."""
        found: list[Item] = []
        other = 0
        particles = "".join(WORDS["list-word"])
        for piece in _PIECE.finditer(self._text, start, end):
            if label_pattern().match(self._text, piece.start()):
                continue
            bare = role_pattern().sub("", piece[0]).strip(particles)
            begin = self._text.find(bare, piece.start(), piece.end())
            if not bare:
                continue
            if begin >= 0 and bare.startswith(WORDS["open-word"]):
                found.append(Item(begin, piece.end(), None, bare))
                continue
            stop = begin + len(bare)
            is_name = WORDS.pattern(_NAME).match(bare) and not WORDS.pattern("⟨no-name⟩").search(bare)
            if begin < 0 or not is_name:
                other += len(bare)
                continue
            name = bare
            if before and before.body and begin == before.end:
                begin = before.start
                name = self._text[before.start : before.end] + bare
            found.append(Item(begin, stop, unlisted(full_name(name, self._home), self._home), None))
        return found, other
