"""Other names in use of a body that `bodies.ttl` does not have.

In: a `Body`. Out: names, sorted: of its region and function in all their forms, with its parts in short, less what
stands in brackets, and behind the other names of the body that it is a part of.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.body_names import (
    Body,
    functions_named,
    listed,
    name_patterns,
    national_bodies,
    official_region,
    short_region,
)
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, regions
from kg.language.unlisted_bodies import OF_ZONE, short_parts
from kg.vocabulary.forms import Form

# 国有资产监督管理委员会 is named after what it does, and runs no zone
_COMMISSION = Form("⟨body/supervises⟩⟨body/committee⟩")
_IN_BRACKETS = Form(r"[（(](?P<inside>[\u4e00-\u9fff]+)[)）]")
_STARTS_WITH_KIND = Form("⟨region/kind⟩")


def other_names(body: Body) -> tuple[str, ...]:
    """Return the other names in use of a body that `bodies.ttl` does not have: 济南市科技局, 科技部火炬中心."""
    found = dict.fromkeys(_other_names(body))
    return tuple(sorted(name for name in found if name != body.name))


def _other_names(body: Body) -> Iterator[str]:
    if body.parent and body.name.startswith(body.parent):
        above = listed(body.parent)
        holder = Body(body.parent, None, body.territory, None)
        shorter = national_bodies()[above.iri].alt_labels if above and above.iri else other_names(holder)
        yield from (name + body.name[len(body.parent) :] for name in shorter)
    if not _COMMISSION.search(body.name):
        zone = OF_ZONE.match(body.name)
        without = zone["zone"] + body.name[zone.end() :] if zone else body.name
        for name in (body.name, without):
            yield name
            yield from _shortened(name)
    yield from _without_brackets(body.name)
    if body.territory == NATION or body.territory not in regions():
        return
    region, whole = regions()[body.territory].pref_label, official_region(body.territory)
    for function in functions_named(body.name, body.territory):
        patterns = name_patterns(function)
        short = short_region(body.territory)
        yield from (pattern.format(region=region, short=short) for pattern in patterns)
        labels = () if patterns else (function.pref_label, *function.alt_labels)
        for label in labels:
            if not _STARTS_WITH_KIND.match(label):
                yield from (region + label, whole + label)
    if body.name.startswith(whole):
        yield region + body.name[len(whole) :]


def _shortened(name: str) -> Iterator[str]:
    """A name with one of its parts in short, and with all of them: 示例高新区管理委员会, 示例高新区管委会."""
    shorter = name
    for short, full in short_parts():
        yield name.replace(full, short)
        shorter = shorter.replace(full, short)
    yield shorter


def _without_brackets(name: str) -> Iterator[str]:
    """A name less what it has in brackets, where the rest still tells whose it is, by a place: that of
    中国（示例省）自由贸易试验区示例片区管理委员会, not of 中国（示例省）自由贸易试验区管理委员会."""
    found = _IN_BRACKETS.search(name)
    rest = name[: found.start()] + name[found.end() :] if found else ""
    if any(mention.iri != NATION for mention in find_regions(rest, None)):
        yield rest
