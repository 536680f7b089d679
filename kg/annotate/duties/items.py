"""The bodies and open groups of a text.

In: squeezed text and the region at home. Out: `Item`s in order, none overlapping.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kg.annotate.duties.duty import Item
from kg.annotate.duties.shared import governments_in_common, of_regions_before
from kg.annotate.duties.words import WORDS, all_of_kind_pattern, open_groups, own_department_pattern
from kg.annotate.duties.zones import zones
from kg.language.bodies import BodyMention, find_bodies, unlisted
from kg.language.body_names import committees, official_region, region_at_home
from kg.language.regions import level_of, regions
from kg.language.unlisted_bodies import unit_of
from kg.vocabulary.forms import ending_at

_SHORT_FORM = r"[（(]⟨short-form-lead⟩[^）)\n]*[）)]"
_BRANCH = r"⟨all-places⟩?⟨branch⟩"
# the bracket is looked for, and the name in front of it: a pattern that begins with a name would try every character
_DEFINED = r"[（(]⟨short-form-lead⟩(?:简称)?[：:“”\"‘]*(?P<short>[\u4e00-\u9fff]{2,14}⟨body-ending⟩)[”\"’]?[）)]"
_DEFINED_NAME, _LONGEST_NAME = r"[\u4e00-\u9fff\d]{3,40}⟨body-ending⟩$", 50
_NAME_LEAD = "⟨title/nation⟩|(?P<lead>⟨name-lead⟩)"
_OF_A_TOWN = (
    r"(?!⟨every⟩|⟨region/kind⟩|⟨territory-kind⟩)[\u4e00-\u9fff]{2,5}"
    r"(?:⟨town-kind⟩⟨body/government⟩|⟨street-kind⟩⟨street-office⟩)"
)
_IN_BRACKETS = re.compile(r"[（(][\u4e00-\u9fff]+[）)]$")


class Items:
    """The bodies and open groups of one text, asked for by place."""

    def __init__(self, found: Iterable[Item]) -> None:
        self.all = sorted(found, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self.all]

    @classmethod
    def of(cls, text: str, home: str | None, others: Iterable[Item] = ()) -> Items:
        """Return the bodies and open groups of a text, and what else is known to mean one."""
        return cls(_items(text, home, others))

    def overlap(self, start: int, end: int) -> bool:
        """Whether an item has a part of a part of the text."""
        near = bisect_left(self._starts, end) - 1
        return near >= 0 and self.all[near].end > start

    def joined_by(self, more: Iterable[Item]) -> Items:
        """Return these with others that overlap none of them."""
        return Items([*self.all, *more])

    def between(self, start: int, end: int) -> list[Item]:
        """Return the items inside a part of the text."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [item for item in self.all[low:high] if item.end <= end]

    def at(self, start: int) -> Item | None:
        """Return the item that begins at an offset, or None."""
        following = self.following(start)
        return following if following and following.start == start else None

    def following(self, start: int) -> Item | None:
        """Return the first item from an offset on, or None."""
        low = bisect_left(self._starts, start)
        return self.all[low] if low < len(self.all) else None


def full_name(name: str, home: str | None) -> str:
    """Return a local name in full: 省某局 with the name of the province at home, 示例乡人民政府 with its county."""
    full, *shorts = committees()
    for short in shorts:
        name = name.removesuffix(short) + full if name.endswith(short) else name
    word = WORDS.pattern(r"⟨region/kind⟩(?=[\u4e00-\u9fff]{2})").match(name)
    if home is not None and level_of(home) == "county" and WORDS.pattern(_OF_A_TOWN).fullmatch(name):
        return official_region(home) + name
    if word is None or home is None:
        return name
    region = region_at_home(word[0], home)
    return regions()[region].pref_label + name[word.end() :] if region else name


def with_part(item: Item, part: re.Match[str] | None) -> Item | None:
    """Return a body with the part of it that is named right behind it (市财政局 + 预算处), None where there is none."""
    if item.body is None or part is None or part[0].endswith(WORDS["never-own-unit"]):
        return None
    return Item(item.start, part.end(), unit_of(item.body, part[0]), None)


def _items(text: str, home: str | None, others: Iterable[Item]) -> list[Item]:
    """Bodies, open groups and what else is known to mean one; a group may hold a body's name (各省发展改革委)."""
    groups = [Item(m.start(), m.end(), None, m[0]) for m in open_groups(text) if not _is_label(m)]
    aside = [m.span() for m in WORDS.pattern(_SHORT_FORM).finditer(text)]
    several = [*governments_in_common(text, home), *_short_forms(text, home), *zones(text, home), *others]
    covered = sorted([(group.start, group.end) for group in groups] + aside + [(i.start, i.end) for i in several])
    every = {group.start: group for group in groups if text.startswith(WORDS["every"], group.start)}
    found: list[Item] = []
    for mention in find_bodies(text, home):
        if _overlap(covered, mention.start, mention.end) or text[mention.start : mention.end] in WORDS["bare"]:
            continue
        several_of_it = _of_several(text, mention, every.get(mention.end))
        longer = _with_next(text, found[-1], mention) if found and several_of_it is None else None
        if longer:
            found[-1] = longer
        else:
            found.append(several_of_it or Item(mention.start, mention.end, mention.body, None))
    found += _own_departments(text, home, found, several)
    taken = {item.start for item in found}
    for item in tuple(found):
        found += (more for more in of_regions_before(text, item, home) if more.start not in taken)
    hidden = sorted([*aside, *((item.start, item.end) for item in found if item.group)])
    shown = [group for group in groups if not _inside(group.start, hidden)]
    return list({*found, *shown, *several})


def _of_several(text: str, mention: BodyMention, every: Item | None) -> Item | None:
    """The bodies that a name stands for with what is beside it: a court alone, its branches, all of its kind.

    `every` is the group of every one of some bodies that begins where the name ends, or None.
    """
    if text[mention.start : mention.end] in WORDS["court-alone"]:
        return _group(text, mention.start, mention.end)
    branch = WORDS.pattern(_BRANCH).match(text, mention.end)
    if branch or every:
        end = branch.end() if branch else every.end if every else mention.end
        return Item(mention.start, end, None, mention.body.name + text[mention.end : end])
    of_kind = ending_at(all_of_kind_pattern(), text, mention.start)
    return _group(text, of_kind.start(), mention.end) if of_kind else None


def _with_next(text: str, last: Item, mention: BodyMention) -> Item | None:
    """The last item with the name behind it that belongs to it, None where that is one of its own."""
    name = text[mention.start : mention.end]
    if last.group and last.end + 1 == mention.start and _goes_on(text, last, name):
        return _group(text, last.start, mention.end)
    if last.group and _IN_BRACKETS.match(text[last.end : mention.end + 1]):
        # another name of the group's bodies: 各县发展改革局（经济发展局）
        return _group(text, last.start, mention.end + 1)
    if last.end == mention.start and _is_of_government(last, name):
        return Item(last.start, mention.end, mention.body, None)
    return None


def _is_of_government(before: Item, name: str) -> bool:
    """Whether a name right behind a government is that of a department of it: 市政府 + 金融办."""
    placed = name.startswith(WORDS["national-prefix"]) or WORDS.pattern("⟨region/kind⟩").match(name)
    return before.body is not None and before.body.name.endswith(WORDS["body/government"]) and not placed


def _is_label(group: re.Match[str]) -> bool:
    """Whether what looks like a group labels a list of bodies: 成员单位：."""
    return group[0] in WORDS["label-beside"] and group.string[group.end() : group.end() + 1] in ("：", ":")


def _own_departments(text: str, home: str | None, *taken: Sequence[Item]) -> list[Item]:
    """Departments of the region at home that no vocabulary has: 市示例服务局牵头."""
    if home is None:
        return []
    spans = sorted((item.start, item.end) for items in taken for item in items)
    found: list[Item] = []
    for match in own_department_pattern().finditer(text):
        if not _overlap(spans, *match.span()):
            body = unlisted(full_name(match[0], home), home)
            found.append(Item(match.start(), match.end(), body, None))
    return found


def _group(text: str, start: int, end: int) -> Item:
    return Item(start, end, None, text[start:end])


def _short_forms(text: str, home: str | None) -> list[Item]:
    """Where a name stands that the text itself cut short: 甲工作领导小组办公室（以下简称领导小组办公室）."""
    found: list[Item] = []
    for defined in WORDS.pattern(_DEFINED).finditer(text):
        before = WORDS.pattern(_DEFINED_NAME).search(text[max(0, defined.start() - _LONGEST_NAME) : defined.start()])
        if before is None:
            continue
        listed = find_bodies(before[0], home)
        body = next((m.body for m in listed if m.end == len(before[0])), None)
        # the name of the state holds such a word and is none
        lead = [m for m in WORDS.pattern(_NAME_LEAD).finditer(before[0]) if m["lead"]]
        name = before[0][lead[-1].end() :] if lead else before[0]
        body = body or unlisted(full_name(name, home), home)
        at = text.find(defined["short"], defined.end())
        while at >= 0:
            found.append(Item(at, at + len(defined["short"]), body, None))
            at = text.find(defined["short"], at + len(defined["short"]))
    kept: list[Item] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or kept[-1].end <= item.start:
            kept.append(item)
    return kept


def _overlap(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the last of some sorted spans that begins before the end of a part has some of it."""
    near = bisect_left(spans, (end,)) - 1
    return near >= 0 and spans[near][1] > start


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some sorted spans."""
    near = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return near >= 0 and at < spans[near][1]


def _goes_on(text: str, group: Item, name: str) -> bool:
    """Whether the next name of a list belongs to the group: 各省发展改革委、能源局."""
    every = WORDS["every"]
    is_list = WORDS.pattern("、|⟨body/joint⟩").match(text, group.end) and not text.startswith(every, group.end - 1)
    return bool(is_list and (group.group or "").startswith(every) and not name.startswith(WORDS["national-prefix"]))
