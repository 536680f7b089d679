"""Editions: texts of one title that follow one another.

In: policies at hand. Out: the policies with the series and the instrument that they belong to, the instruments, and
which edition follows which. A law in several dated texts is one instrument (`abstract`), each text an edition of it,
in force until the next begins. A notice that comes every year under one title is a series without an instrument.
Decisions that amend others share a title and nothing else: neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from kg.language.bodies import parse_bodies
from kg.language.regions import NATION
from kg.language.title import Title, title_slug
from kg.resolve.identity import dated_key, loose, with_territory
from kg.resolve.model import Policy
from kg.vocabulary.forms import Form, words

_FEWEST_TEXTS = 2
# （2019年本）, (2018修正)
_YEAR_MARK = r"[（(](?P<year>(?:19|20)\d{2})\s?年?⟨resolution/edition-mark⟩[^（）()]{0,6}[)）]"
_MARK, _BESIDE = Form(_YEAR_MARK + "$"), Form(r"[》〉”\s]*" + _YEAR_MARK)


@dataclass(frozen=True, slots=True)
class Editions:
    """Policies with their series, their instruments, and which follows which: later to earlier place in `policies`."""

    policies: tuple[Policy, ...]
    instruments: tuple[Policy, ...]
    earlier: Mapping[int, int]


def find_editions(policies: Sequence[Policy]) -> Editions:
    """Find the editions among policies at hand; all keep their places in the sequence.

    Parameters
    ----------
    policies : sequence of Policy
        Policies as merged. Their keys may be the same; those of editions without a number get their day.
    """
    found = list(policies)
    instruments: list[Policy] = []
    earlier: dict[int, int] = {}
    for series in _series(policies):
        first = found[series[0]]
        key = _series_key(first)
        editions = _dated([found[at] for at in series], key, is_instrument(first.named))
        for at, edition in zip(series, editions, strict=True):
            found[at] = edition
        if editions[0].instrument:
            instruments.append(_instrument(key, editions))
        if not is_amending(first.named):
            earlier |= {two: one for one, two in pairwise(series) if found[one].begins != found[two].begins}
    return Editions(tuple(found), tuple(instruments), earlier)


def with_series(policies: Mapping[str, Policy]) -> dict[str, Policy]:
    """Return policies that have their keys, the texts at hand that follow one another with the series that they are.

    Parameters
    ----------
    policies : mapping of str to Policy
        Policies by key, as a graph tells of them: it says whose editions they are where there is an instrument.
    """
    found = dict(policies)
    texts = [policy for policy in policies.values() if policy.in_corpus]
    for series in _series(texts):
        first = texts[series[0]]
        key = _series_key(first)
        for at in series:
            text = texts[at]
            found[text.key] = replace(text, series=text.series or key)
    return found


def _series_key(text: Policy) -> str:
    """The key of the series that a text belongs to: its title without the mark of the edition, in its region."""
    return with_territory(title_slug(without_mark(text.named)[0].key), text.jurisdiction)


def _series(policies: Sequence[Policy]) -> list[list[int]]:
    """The places of policies of one title and region, in the order of the days on which they begin.

    Texts without a day are in none: nothing says where they belong.
    """
    by_title: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, policy in enumerate(policies):
        plain, _ = without_mark(policy.named)
        if policy.kind == "policy" and policy.begins:
            by_title[loose(plain.key), policy.jurisdiction or NATION].append(at)
    several = []
    for shared in by_title.values():
        # most titles are of one text, and whether a title has a matter is the dearest question
        places = [at for at in shared if _says_what(without_mark(policies[at].named)[0])] if shared[1:] else []
        for one in _of_one_issuer(places, policies) if places else ():
            if len({policies[at].day for at in one}) >= _FEWEST_TEXTS:
                several.append(sorted(one, key=lambda at: (policies[at].begins or date.max, policies[at].key, at)))
    return several


def _says_what(title: Title) -> bool:
    """Whether a title has a matter: two announcements of a ministry (某部公告) have nothing in common."""
    matter = title.key.removesuffix(title.ending or "")
    return bool(matter) and not parse_bodies(matter, None)


def _of_one_issuer(places: Sequence[int], policies: Sequence[Policy]) -> list[list[int]]:
    """An instrument stays what it is whoever amends it; a notice of another body is another series."""
    if is_instrument(policies[places[0]].named) and not policies[places[0]].named.handed_on:
        return [list(places)]
    groups: list[tuple[set[str], list[int]]] = []
    for at in places:
        names = {body.name for body in policies[at].bodies}
        same = next((group for group in groups if names & group[0] or not names or not group[0]), None)
        if same is None:
            groups.append((names, [at]))
        else:
            same[0].update(names)
            same[1].append(at)
    return [members for _, members in groups]


def _dated(series: Sequence[Policy], key: str, instrument: bool) -> list[Policy]:
    """The texts of a series with what their place in it says: until when an edition is in force, and its key."""
    ends = [later.begins for later in series[1:]] + [None]
    # an amended regulation keeps the number of its order; the first text has it as its key
    numbers = [policy.key for policy in series]
    return [
        replace(
            policy,
            key=dated_key(policy.key, policy.day) if policy.key == key or policy.key in numbers[:at] else policy.key,
            series=key,
            instrument=key if instrument else None,
            expires=policy.expires or (end if instrument and end != policy.begins else None),
        )
        for at, (policy, end) in enumerate(zip(series, ends, strict=True))
    ]


def _instrument(key: str, editions: Sequence[Policy]) -> Policy:
    """What all editions are editions of: it has the facts that they share, and no day."""
    latest = editions[-1]
    title = without_mark(latest.named)[0].text
    names = {name.text for edition in editions for name in edition.names} - {title}
    return Policy(
        key=key,
        title=title,
        alternatives=tuple(sorted(names)),
        type=latest.type,
        force=latest.force,
        jurisdiction=latest.jurisdiction,
        series=key,
        abstract=True,
    )


def edition_of(day: date | None, editions: Sequence[Policy], before: bool = False) -> Policy | None:
    """Return the edition that a text of that day means by the title alone, or None where that cannot be told.

    Parameters
    ----------
    day : date or None
        When the citing document was signed.
    editions : sequence of Policy
        Editions of one series.
    before : bool
        Whether only an edition that was there before that day can be meant: who amends a law means the old text.
    """
    if day is None:
        return None
    # a law that is adopted and not yet in force is meant where there was none before
    for term in ("begins", "day"):
        dated = [(start, one.key, one) for one in editions if (start := getattr(one, term)) and start <= day]
        past = [found for found in dated if found[0] < day] if before else dated
        if past:
            return max(past, key=lambda found: found[:2])[2]
    return None


def without_mark(title: Title) -> tuple[Title, int | None]:
    """Return a title without the mark of its edition, and the year in it: 产业结构调整指导目录（2019年本）."""
    found = _MARK.search(title.text)
    return (Title.of(title.text[: found.start()]), int(found["year"])) if found else (title, None)


def year_beside(after: str) -> int | None:
    """The year of the edition that stands behind a title in marks: 》（2018年修正）."""
    found = _BESIDE.match(after)
    return int(found["year"]) if found else None


def is_instrument(title: Title) -> bool:
    """Whether a title is that of a text which stays one instrument when it is amended: 条例, 办法, 目录."""
    wrapper = title.handed_on
    own = Title.of(wrapper.object) if wrapper and not wrapper.forwards else title
    return own.ending is not None and own.ending.endswith(words("resolution/instrument-kind"))


@cache
def is_amending(title: Title) -> bool:
    """Whether a title is that of a decision that amends or repeals others, of which a body takes many of one title."""
    decides = title.ending is not None and title.ending.endswith(words("resolution/decision"))
    return decides and any(word in title.key for word in words("resolution/amending"))
