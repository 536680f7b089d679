"""The members of a list of bodies: known ones, and names that no vocabulary has.

In: squeezed text, its `Items`, and a part of the text that lists bodies. Out: the `Item`s of the part, and how many
characters of it are no body.
"""

from __future__ import annotations

import re

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name, with_part
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.words import WORDS, further_label_pattern, role_pattern
from kg.annotate.duties.zones import body_of_place, zone_committee
from kg.language.bodies import Body, unlisted
from kg.language.body_names import committees
from kg.language.region_mentions import find_regions
from kg.vocabulary.forms import Form

_PIECE = re.compile(r"[^、，,；;。：:\n（）()〔〕\[\]]+")
_NAME = r"[\u4e00-\u9fff（）()·]{1,20}⟨body-ending⟩$"
_INNER = Form(r"[\u4e00-\u9fff]{2,12}⟨body/inner-ending duty-cue/section-ending⟩$")
_ROW_NAME = re.compile(r"[\u4e00-\u9fff]{2,10}")
_NO_NAME = "⟨no-name⟩|⟨deadline-open⟩|⟨task-verb⟩|⟨body/and-others⟩|⟨modal⟩"
_ROLE = "⟨body/and-others⟩|⟨body/joint⟩|⟨lead⟩|⟨do⟩"
_SHORT_NAME = "^(?:.{1,3}⟨shared-home-ending⟩|.{4,12}⟨long-home-ending⟩)$"
_TASKS = r"[\u4e00-\u9fff]{2,8}⟨body/joint⟩[\u4e00-\u9fff]{2,14}"
_FIRST_TASK = r"(?!⟨no-name⟩)[\u4e00-\u9fff]{2,10}"
_OWN_UNIT = r"(?!⟨region/kind⟩)[\u4e00-\u9fff]{2,6}⟨own-unit-ending⟩"
_OWN_UNIT_OR_BUREAU = rf"{_OWN_UNIT}|(?!⟨region/kind⟩)[\u4e00-\u9fff]{{2}}⟨own-bureau-ending⟩"
_PART = r"(?!⟨no-name⟩)[\u4e00-\u9fff]{2,12}⟨part-ending⟩"
_COMMA, _CLOSING = "、", "，,；;。）)〕】]"
_FEWEST_KNOWN = 2
_NAME_HEAD = re.compile(r"(?<=[、，,；;：:\n（(])[\u4e00-\u9fff]{2,14}$")


class MemberReader:
    """Reads the members of the lists of one text."""

    def __init__(self, text: str, items: Items, parties: Parties, home: str | None) -> None:
        self._text = text
        self._items = items
        self._parties = parties
        self._home = home

    def read(self, start: int, end: int) -> tuple[list[Item], int]:
        """Known items and, between separators, names that no vocabulary has; and the count of other characters."""
        items: list[Item] = []
        others: list[tuple[int, int]] = []
        position = start
        for item in [*self._items.between(start, end), None]:
            stop = item.start if item else end
            before = items[-1] if items and items[-1].end == position else None
            unknown, rest = self._unknown(position, stop, before)
            if unknown and before and unknown[0].start == before.start:
                items.pop()
            if item and item.group and unknown and unknown[-1].end == item.start:
                unknown.pop()  # the head of the group's name: 街属 + 各部门
            items += unknown
            others += rest
            if item:
                items.append(self._longer(position, item))
                position = item.end
        items = self._of_several_tasks(items, others)
        taken = {item.start for item in items}
        others = [span for span in others if span[0] not in taken]
        self._share_home(items)
        self._share_writer(items)
        zones = self._zones(items, others)
        others = [span for span in others if not any(zone.start == span[0] for zone in zones)]
        items = sorted([*items, *zones], key=lambda item: item.start)
        named = self._in_row(items, others, end)
        other = sum(b - a for a, b in others) - sum(item.end - item.start for item in named)
        return sorted([*items, *named], key=lambda item: item.start), other

    def opens_at(self, start: int) -> bool:
        """Return whether a known body or group stands at an offset."""
        return self._items.at(start) is not None

    def _share_home(self, items: list[Item]) -> None:
        """Names behind 市财政局 that leave the territory out are of it too: 市财政局、数字办."""
        kind = ""
        for at, item in enumerate(items):
            written = self._text[item.start : item.end]
            own = WORDS.pattern(r"⟨region/kind⟩(?=[\u4e00-\u9fff]{2})").match(written)
            if own:
                kind = own[0]
            elif kind and item.body and not self._is_known(item) and self._is_short(written):
                name = full_name(kind + written, self._home)
                items[at] = Item(item.start, item.end, unlisted(name, self._home), None)

    def _is_known(self, item: Item) -> bool:
        return self._items.at(item.start) is not None

    def _is_short(self, name: str) -> bool:
        """Whether a name that no vocabulary has says nothing of where or of whose it is."""
        placed = find_regions(name, self._home) or name.startswith(WORDS["national-prefix"])
        return WORDS.pattern(_SHORT_NAME).match(name) is not None and not placed

    def _zones(self, items: list[Item], others: list[tuple[int, int]]) -> list[Item]:
        """Zones of a list that share the word for their committees: 甲高新区、乙经开区管委会."""
        found: list[Item] = []
        committee = committees()[0]
        ends = {item.start for item in items if item.body and item.body.name.endswith(committee)}
        for start, stop in reversed(others):
            name = self._text[start:stop]
            if stop + 1 in ends and self._text[stop] == _COMMA and WORDS.pattern("⟨zone-ending⟩$").search(name):
                body = zone_committee(name, self._home) or unlisted(full_name(name + committee, self._home), self._home)
                found.append(Item(start, stop, body, None))
                ends.add(start)
        return found

    def _in_row(self, items: list[Item], others: list[tuple[int, int]], end: int) -> list[Item]:
        """Names of any form that stand in a row of bodies, 、 before and behind: 市水务局、示例燃气、市交通局."""
        if len(items) < max(_FEWEST_KNOWN, len(others)):
            return []
        found: list[Item] = []
        stops = {item.end for item in items}
        for start, stop in others:
            follows = self._text[start - 1] == _COMMA and start - 1 in stops
            name = self._text[start:stop]
            closes = (
                stop >= end or self._text[stop] in _COMMA + _CLOSING or WORDS.pattern(_ROLE).match(self._text, stop)
            )
            if follows and closes and _ROW_NAME.fullmatch(name) and not WORDS.pattern(_NO_NAME).search(name):
                found.append(self._named(start, stop))
                stops.add(stop)
        return found

    def _named(self, start: int, stop: int) -> Item:
        name = self._text[start:stop]
        if WORDS.pattern("⟨group-head⟩$|^⟨every⟩").search(name):
            return Item(start, stop, None, name)
        return Item(start, stop, unlisted(full_name(name, self._home), self._home), None)

    def _under_another_label(self, start: int, at: int) -> bool:
        """Whether the last label before an offset is none of bodies: 适用范围：示例区."""
        colon = max(self._text.rfind(mark, start, at) for mark in "：:")
        return colon >= 0 and not any(
            m.end() == colon + 1 for m in further_label_pattern().finditer(self._text, start, at)
        )

    def _of_several_tasks(self, items: list[Item], others: list[tuple[int, int]]) -> list[Item]:
        """Names whose tasks a comma parts: 示例区文化、体育和旅游局 is one body."""
        ends = {stop: start for start, stop in others}
        found: list[Item] = []
        for item in items:
            start = ends.get(item.start - 1) if self._text[item.start - 1 : item.start] == _COMMA else None
            written = self._text[item.start : item.end]
            listed = item.body is None or item.body.iri is not None
            head = self._text[start : item.start - 1] if start is not None else ""
            if listed or not WORDS.pattern(_TASKS).fullmatch(written) or not WORDS.pattern(_FIRST_TASK).fullmatch(head):
                found.append(item)
                continue
            whole = full_name(self._text[start : item.end], self._home)
            found.append(Item(item.start - 1 - len(head), item.end, unlisted(whole, self._home), None))
        return found

    def _longer(self, start: int, item: Item) -> Item:
        """A name of which the vocabularies know only the end: 某某基地 + 管委会, 街属 + 各部门."""
        head = _NAME_HEAD.search(self._text, start, item.start)
        written = self._text[item.start : item.end]
        if head is None or (item.body is not None and item.body.iri is not None):
            return item
        if role_pattern().search(head[0]) or WORDS.pattern("⟨no-name⟩|⟨task-verb⟩").search(head[0]):
            return item
        if item.body is None and WORDS.pattern("⟨list-word⟩").search(head[0]):
            return item
        if item.body is None:
            return Item(head.start(), item.end, None, head[0] + written)
        is_home = WORDS.pattern(r"⟨region/kind⟩(?=[\u4e00-\u9fff]{2})").match(written)
        if is_home or written.startswith(WORDS["national-prefix"]):
            return item
        name = full_name(head[0] + written, self._home)
        return Item(head.start(), item.end, unlisted(name, self._home), None)

    def _office(self, name: str) -> Body | None:
        """A unit of the writer, by its name alone (法规处, 办公室) or with the word for the writer (厅督查小组)."""
        if WORDS.pattern("^⟨region/kind⟩|⟨never-own-unit⟩$").search(name):
            return None
        if _INNER.match(name) or (self._parties.own(name) and WORDS.pattern("⟨own-unit-ending⟩$").search(name)):
            return self._parties.office(name)
        return None

    def _share_writer(self, items: list[Item]) -> None:
        """Short names beside an office of the writer are units of it too: 法规处、信息中心; 厅法规处、执法局."""
        writer = self._parties.writer
        if writer is None or not any(item.body and item.body.parent == writer.name for item in items):
            return
        names = [self._text[item.start : item.end] for item in items]
        unit = WORDS.pattern(_OWN_UNIT_OR_BUREAU if any(map(self._parties.own, names)) else _OWN_UNIT)
        for at, (item, written) in enumerate(zip(items, names, strict=True)):
            if item.body is None or item.body.iri or not unit.fullmatch(written):
                continue
            office = None if find_regions(written, self._home) else self._parties.office(written)
            if office:
                items[at] = Item(item.start, item.end, office, None)

    def _unknown(self, start: int, end: int, before: Item | None) -> tuple[list[Item], list[tuple[int, int]]]:
        """Names in a gap of a list, and what is none; behind a body a name makes one with it (中国邮政 + 分公司)."""
        found: list[Item] = []
        others: list[tuple[int, int]] = []
        particles = "".join(WORDS["list-word"])
        for piece in _PIECE.finditer(self._text, start, end):
            if further_label_pattern().match(self._text, piece.start()):
                continue
            bare = role_pattern().sub("", piece[0]).strip(particles)
            if not bare:
                continue
            begin = self._text.find(bare, piece.start(), piece.end())
            item = self._in_gap(start, begin, begin + len(bare), before) if begin >= 0 else None
            if item:
                found.append(item)
            else:
                others.append((begin, begin + len(bare)) if begin >= 0 else piece.span())
        return found, others

    def _in_gap(self, gap: int, begin: int, stop: int, before: Item | None) -> Item | None:
        """What a name means that stands in a gap of a list, or None."""
        bare = self._text[begin:stop]
        if bare.startswith(WORDS["open-word"]) or _is_any(bare):
            return Item(begin, stop, None, bare)
        if part := _part_of(self._text, before, begin, stop):
            return part
        if WORDS.pattern("⟨no-name⟩").search(bare):
            return None
        body = self._office(bare)
        if body is None and not self._under_another_label(gap, begin):
            body = body_of_place(bare, self._home)
        if body:
            return Item(begin, stop, body, None)
        if not WORDS.pattern(_NAME).match(bare):
            return None
        first = before.start if before and before.body and begin == before.end else begin
        return Item(first, stop, unlisted(full_name(self._text[first:stop], self._home), self._home), None)


def _is_any(name: str) -> bool:
    """Whether a name says nothing of where: 检察机关, 园区管委会."""
    zones = [name.removesuffix(ending) for ending in committees()]
    return name in WORDS["organ-alone"] or any(zone != name and zone in WORDS["zone-any"] for zone in zones)


def _part_of(text: str, before: Item | None, start: int, stop: int) -> Item | None:
    """The part of a body that is named right behind it: 市财政局 + 预算处."""
    if before is None or start != before.end:
        return None
    return with_part(before, WORDS.pattern(_PART).fullmatch(text, start, stop))
