"""Bodies in lists: who issues a document, by its signature, header block or title.

In: text that lists bodies, and the region at home in which it was written. Out: `Body`s, each in its canonical form. A
part of a body is one body with that as its parent (科学技术部火炬中心), never two. Names that no vocabulary has are
taken as written where they have the form of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kg.language.bodies_abroad import class_abroad, parties
from kg.language.body_leads import BRINGS
from kg.language.body_mentions import BodyMention, find_bodies
from kg.language.body_names import CLASSIFICATION, Body, coded_functions, level_of_body, listed, national_bodies
from kg.language.numerals import COUNTS
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, administrative
from kg.language.unlisted_bodies import OF_THE_NATION, unit_of, unlisted
from kg.vocabulary.forms import Form, words

__all__ = [
    "CLASSIFICATION",
    "Body",
    "BodyMention",
    "are_related",
    "certain",
    "coded_functions",
    "find_bodies",
    "level_of_body",
    "named",
    "national_bodies",
    "parse_bodies",
    "unlisted",
]

_NAME = r"[\u4e00-\u9fff（）()\d“”]"
_BODY_FORM = Form(rf"^(?![）)]){_NAME}{{2,36}}⟨body/name-ending⟩$")
# 工作组, 基地 … end names only behind the name of a region, the nation or a body
_PLACED_FORM = Form(rf"^{_NAME}{{1,48}}⟨body/name-ending body/placed-ending⟩$")
# the tasks of one body, the last joined to those before: 示例区文化、体育和旅游局
_ONE_TASK = r"(?:(?!⟨body/name-ending⟩、)[\u4e00-\u9fff]){2,12}、"
_SEVERAL_TASKS = Form(
    rf"(?:{_ONE_TASK}){{1,3}}(?:(?!⟨body/name-ending⟩⟨body/joint⟩)[\u4e00-\u9fff]){{1,8}}⟨body/joint⟩"
    r"[\u4e00-\u9fff]{1,12}?⟨body/name-ending⟩(?![\u4e00-\u9fff])"
)
_UNIT_FORM = Form(rf"^{_NAME}{{0,30}}⟨body/name-ending body/placed-ending⟩$")
_INNER_UNIT = Form(r"^[\u4e00-\u9fff]{1,10}⟨body/inner-ending⟩$")
_OF_THE_PARTY = Form("^⟨body/party⟩$")
_JOINT = Form("^⟨body/joint⟩")
# 自治区人民政府 without a region at home names nobody for certain
_WHOSE = Form(r"⟨region/whole region/former⟩?⟨region/kind⟩(?![\u4e00-\u9fff]{0,3}⟨body/company⟩)")
_SIGNBOARD = Form(r"[（(][\u4e00-\u9fff]{1,20}⟨body/name-ending⟩[)）]")
# 国务院同意国家发展改革委 are two bodies
_NOT_A_NAME = Form(f"⟨body/not-in-a-name act/agree act/forward⟩|{BRINGS}")
_NOT_A_BODY = Form(
    "⟨body/not-in-a-name act/agree act/forward body/not-in-a-short-name⟩"
    rf"|[{COUNTS}]、|⟨body/leader⟩.{{0,4}}⟨body/remark⟩|^⟨body/pronoun⟩|{BRINGS}"
)
_SEPARATORS = " \u3000、，；,;/\n"
_BETWEEN = _SEPARATORS + "（）()"
_SEPARATOR = re.compile(f"[{_SEPARATORS}]+")
# at the end of a name, where what closes it is taken off: another name of the body, or （试行, which is no bank
_IN_BRACKETS = re.compile("[（(][^（()）]*$")
_LONGEST_REMEMBERED = 200
_COUNT = Form(rf"⟨body/and-others⟩?(?:\d+|[{COUNTS}]+)?个?⟨body/group⟩?$|⟨body/and-others⟩$")


@cache
def named(name: str, territory: str) -> Body:
    """Return the body of a full official name, such as the parent of an office.

    Parameters
    ----------
    name : str
        The name in full: 河北省发展和改革委员会.
    territory : str
        IRI of its region, for a name that no vocabulary has.
    """
    known = listed(name)
    if known:
        return known
    found = [body for body in parse_bodies(name, territory) if body.name == name]
    return found[0] if len(found) == 1 else unlisted(name, territory)


def certain(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Return the bodies that are somebody for certain: not a bare 自治区人民政府 of a region unknown."""
    return tuple(
        body
        for body in bodies
        if body.iri or (body.classification and body.territory != NATION) or not _WHOSE.match(body.name)
    )


def are_related(one: Body, other: Body) -> bool:
    """Whether two bodies are one, or one is an office of the other: 示例部办公厅 and 示例部."""
    return one.name.startswith(other.name) or other.name.startswith(one.name)


def parse_bodies(text: str, home: str | None) -> list[Body]:
    """Return the bodies of a list of bodies and nothing else: a signature line, the field 发布部门, the head of a
    title.

    A name that no vocabulary has is taken as written where it has the form of one. An empty list means that the
    text is no such list.
    """
    return list(_remembered(text, home) if len(text) <= _LONGEST_REMEMBERED else _parsed(text, home))


@lru_cache(maxsize=8192)
def _remembered(text: str, home: str | None) -> tuple[Body, ...]:
    """The same of a short text: headings and signatures are asked about several times, and name the same bodies."""
    return tuple(_parsed(text, home))


def _parsed(text: str, home: str | None) -> list[Body]:
    bodies: list[Body] = []
    end = 0
    for piece, start, mentions in _pieces(text, find_bodies(text, home)):
        spaced = bool(bodies) and not text[end:start].strip()
        if spaced and not mentions and bodies[-1].iri and _INNER_UNIT.match(piece) and not _NOT_A_BODY.search(piece):
            bodies[-1] = unit_of(bodies[-1], piece)
        else:
            named_here = _bodies_of_piece(piece, mentions, home)
            if named_here is None:
                return []
            bodies += named_here
        end = start + len(piece)
    return list(dict.fromkeys(bodies))


def _pieces(text: str, mentions: Sequence[BodyMention]) -> Iterable[tuple[str, int, list[BodyMention]]]:
    """The parts between separators, where each begins, and the mentions in it with offsets from there.

    A separator inside a name (碳达峰、碳中和工作领导小组) parts nothing.
    """
    start, here = 0, list[BodyMention]()
    wholes = [whole.span() for whole in _SEVERAL_TASKS.finditer(text)]
    waiting = iter((*mentions, None))
    next_one = next(waiting)
    for mark in (*_SEPARATOR.finditer(text), None):
        stop = mark.start() if mark else len(text)
        while next_one and next_one.start < stop:
            here.append(BodyMention(next_one.start - start, next_one.end - start, next_one.body))
            next_one = next(waiting)
        if here and start + here[-1].end > stop:
            continue
        if any(begin < stop < end for begin, end in wholes):
            continue
        if stop > start:
            yield text[start:stop], start, here
        start, here = mark.end() if mark else stop, []


def _bodies_of_piece(piece: str, mentions: Sequence[BodyMention], home: str | None) -> list[Body] | None:
    """The bodies of a part without separators; None where it is not bodies alone."""
    bodies: list[Body] = []
    position, party = 0, ""
    for mention in mentions:
        if mention.start < position:  # another name of the body before it, in brackets
            continue
        gap = piece[position : mention.start]
        if _OF_THE_PARTY.match(gap):
            party = gap
        elif not _add(bodies, gap, home, party):
            return _in_one(piece, mentions, home)
        bodies.append(mention.body)
        signboard = _SIGNBOARD.match(piece, mention.end)
        position = signboard.end() if signboard else mention.end
    return bodies if _add(bodies, piece[position:], home, party) else _in_one(piece, mentions, home)


def _in_one(piece: str, mentions: Sequence[BodyMention], home: str | None) -> list[Body] | None:
    """A part as one name: a unit of the body before it (组织人事部, though 人事部 is a body), or the whole of it."""
    first = mentions[0] if mentions and mentions[0].start == 0 else None
    if first and _is_unit(piece[first.end :]):
        return [unit_of(first.body, piece[first.end :])]
    return _whole(piece, home) or None


def _add(bodies: list[Body], gap: str, home: str | None, party: str) -> bool:
    """Take in what stands between two names or behind the last; False where that is no body and no part of one."""
    if _is_gap(gap):
        return True
    if bodies and not _JOINT.match(gap) and not OF_THE_NATION.match(gap) and _is_unit(gap):
        bodies[-1] = unit_of(bodies[-1], gap) if not party else _of_party(party, bodies[-1], gap)
        return True
    unknown = _unknown(_JOINT.sub("", gap) if bodies else gap, home)
    bodies += unknown
    return bool(unknown)


def _is_unit(text: str) -> bool:
    return bool(_UNIT_FORM.match(text)) and not _NOT_A_NAME.search(text)


def _of_party(party: str, body: Body, unit: str) -> Body:
    """The organisation of the Party inside a body, which is no state organ: 中共某市科学技术局党组."""
    inside = unit_of(body, unit)
    return Body(party + inside.name, None, inside.territory, inside.classification, inside.parent)


def _is_gap(text: str) -> bool:
    stripped = text.strip(_BETWEEN + "".join(words("body/joint")))
    return not stripped or bool(_COUNT.fullmatch(stripped))


def _whole(piece: str, home: str | None) -> list[Body]:
    """All of a part as one name: that of a body with several tasks or of none of the nation, or one that begins with
    its region or the nation (某市某某协调小组); or as the states that it joins."""
    states = parties(piece)
    if states:
        return [unlisted(state, home) for state in states]
    if _SEVERAL_TASKS.fullmatch(piece) or class_abroad(piece):
        return [unlisted(piece, home)]
    if not _PLACED_FORM.match(piece) or _NOT_A_NAME.search(piece):
        return []
    first = next(iter(find_regions(piece[:8], home)), None)
    placed = first is not None and first.start == 0 and administrative(first.iri)
    return [unlisted(piece, home)] if placed or OF_THE_NATION.match(piece) else []


def _unknown(text: str, home: str | None) -> list[Body]:
    name = text if _BODY_FORM.match(text) else _IN_BRACKETS.sub("", text.strip(_BETWEEN))
    no_name = not _BODY_FORM.match(name) or _NOT_A_BODY.search(name) or name.startswith(words("body/and-others"))
    if no_name or parties(name):
        return _whole(name if parties(name) else text, home)
    return [unlisted(name, home)]
