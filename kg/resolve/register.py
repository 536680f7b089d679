"""All policies by the names and numbers that they answer to.

In: policies. Out: candidates for a title, a number, a near title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.annotate.references.mention import Mention
from kg.describe.force import force_of
from kg.language.bodies import Body, national_bodies, parse_bodies
from kg.language.identity import (
    SHORTEST_TITLE,
    Title,
    at_home,
    core_key,
    firm_names,
    is_short,
    known_policy,
    laws,
    number_key,
    placed_key,
    title_region,
    title_slug,
    without_issuers,
)
from kg.language.likeness import NameIndex
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.language.titles import bare, fold, type_of, unwrap
from kg.read.policy_lists import KnownPolicy
from kg.resolve.model import Policy
from kg.resolve.same import names_agency, with_territory
from kg.vocabulary.concepts import Concept
from kg.vocabulary.namespaces import ELI, KG

_EDITION = re.compile(r"[（(](?P<year>(?:19|20)\d{2})\s?年?(?:版|本|修订|修正|年度)[^（）()]{0,6}[)）]$")
_SHORTEST_ALIKE = 11
_ALIKE = 92.0


class Register:
    """All policies known so far, by number and by name; grows with what is cited."""

    def __init__(self, policies: dict[str, Policy], known: Sequence[KnownPolicy]) -> None:
        self.policies = policies
        self._known = {core_key(entry.title): entry for entry in reversed(known)}
        self._names: NameIndex | None = None
        self._plain_names: dict[str, list[str]] = defaultdict(list)
        self._editions: dict[str, dict[int, str]] = defaultdict(dict)
        self._by_number: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_place: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._numbers_of_name: dict[str, set[str]] = defaultdict(set)
        for policy in policies.values():
            if not policy.key.startswith("解读-"):
                self._enter(policy)

    def enter(self, policy: Policy) -> None:
        """Take a policy in."""
        self.policies[policy.key] = policy
        self._enter(policy)

    def _enter(self, policy: Policy) -> None:
        if policy.local_id and (policy.number is None or names_agency(policy.number)):
            self._by_number.setdefault(number_key(policy.local_id), policy.key)
        for key in self.keys_of(policy):
            if len(key) >= SHORTEST_TITLE and policy.key not in self._by_name[key]:
                self._by_name[key].append(policy.key)
            placed = placed_key(key) or at_home(key, policy.jurisdiction)
            if placed and policy.key not in self._by_place[placed]:
                self._by_place[placed].append(policy.key)

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take in which numbers stand beside which titles, so that a title alone finds its number."""
        for policy in self.policies.values():
            self._learn_edition(policy.title)
        for mention in mentions:
            if mention.title is None or is_short(mention.title):
                continue
            self._learn_edition(mention.title)
            if mention.number:
                self._numbers_of_name[core_key(mention.title)].add(mention.number)

    def _learn_edition(self, title: str) -> None:
        """Note that a title has an edition: 产业结构调整指导目录（2019年本）."""
        found = _EDITION.search(title)
        if found:
            self._editions[core_key(title[: found.start()])].setdefault(int(found["year"]), title)

    def edition_in_force(self, title: str, day: date | None) -> str | None:
        """Return the title of the latest edition that a text of that day can mean by a title without year."""
        editions = self._editions.get(core_key(title), {}) if day and not _EDITION.search(title) else {}
        years = [year for year in editions if day and year <= day.year]
        return editions[max(years)] if years else None

    def by_number(self, number: str) -> str | None:
        """The key of the policy with a document number, in any brackets."""
        return self._by_number.get(number_key(number))

    def keys_of(self, policy: Policy) -> list[str]:
        """Return the title keys under which a policy is known; what it only forwards has its own."""
        wrapper = unwrap(policy.title)
        forwarded = core_key(wrapper.object) if wrapper and wrapper.forwards else None
        keys = dict.fromkeys(core_key(name) for name in (policy.title, *policy.alternatives))
        return [key for key in keys if key != forwarded]

    def alike(self, title: str, may_be: Callable[[Policy], bool]) -> list[Policy]:
        """Return the policy at hand whose title differs from this one by a word, if there is just one.

        Only policies that `may_be` allows are looked at.
        """
        if self._names is None:
            here = [policy for policy in self.policies.values() if policy.in_corpus and policy.speaker is None]
            named = {
                (key, policy.key) for policy in here for key in self.keys_of(policy) if len(key) >= _SHORTEST_ALIKE
            }
            self._names = NameIndex({f"{key} {owner}": _plain(key) for key, owner in sorted(named)})
            for key, owner in sorted((key, policy.key) for policy in here for key in self.keys_of(policy)):
                self._plain_names[_plain(key)].append(owner)
        key = core_key(title)
        if len(key) < SHORTEST_TITLE or key in laws():
            return []
        # a short title is alike only where nothing but 试行 and its like tell it from the other
        exact = self._plain_names.get(_plain(key), ())
        found = [(100.0, owner) for owner in exact if may_be(self.policies[owner])]
        if not found and len(key) >= _SHORTEST_ALIKE:
            found = [(score, name.rsplit(" ", 1)[1]) for score, name in self._names.near(_plain(key), _ALIKE)]
        near = [(score, owner) for score, owner in found if may_be(self.policies[owner])]
        owners = {owner for score, owner in near if score == near[0][0]}
        return [self.policies[owner] for owner in owners] if len(owners) == 1 else []

    def candidates(self, title: str) -> list[Policy]:
        """Return the policies of a title: those it names, those its region has, else the one known by such a name."""
        key = core_key(title)
        placed, known = placed_key(key), known_policy(key)
        found = self._by_name.get(key) or (self._by_place.get(placed) if placed else None)
        if not found and known:
            found = self._by_name.get(core_key(known.pref_label))
        return [self.policies[one] for one in found or ()]

    def candidates_in(self, title: str, territory: str) -> list[Policy]:
        """Return the policies of a title that a region promised or has: 江苏省X方案 for X方案."""
        key = core_key(title)
        placed = placed_key(key) or at_home(key, territory)
        return [self.policies[one] for one in self._by_place.get(placed, ())] if placed else []

    def add(self, mention: Mention, number: str | None, territory: str | None, bodies: tuple[Body, ...]) -> str:
        """Enter a policy that is only cited, with what the mention proves."""
        title = bare(re.sub(r"\s+", "", mention.title)) if mention.title else None
        # what vocabulary and lists know is of the centre; a region's namesake is its own
        central = title is not None and territory in (None, NATION)
        known = known_policy(core_key(title)) if title and central and _by_that_name(title, mention) else None
        listed = self._known.get(core_key(title)) if title and central else None
        number = number or (listed.number if listed else None)
        parsed = parse_number(number) if number else None
        name = known.pref_label if known else listed.title if listed else (title or number or mention.surface)
        key = number_key(number) if number else with_territory(title_slug(core_key(name)), territory)
        if not key:
            key = title_slug(mention.surface)
        if key in self.policies:
            self.enter_name(name, key)
            return key
        policy = Policy(
            key=key,
            title=name,
            alternatives=other_names(name, title),
            number=parsed,
            local_id=number,
            bodies=bodies or _bodies_of(known) or _listed_bodies(listed),
            speaker=None,
            signed=None,
            published=None,
            effective=None,
            expires=None,
            type=(known.first(ELI + "type_document") if known else None) or (type_of(name) if title else None),
            force=(known.first(KG + "legalForce") if known else None) or force_of(Title.of(name), bodies, parsed),
            jurisdiction=territory or title_region(name) or (NATION if known else None),
            scope=(),
            sectors=(),
            in_corpus=False,
            editions=listed.dates if listed else (),
        )
        self.enter(policy)
        return key

    def enter_name(self, name: str, key: str) -> None:
        """Another title of a policy that is only cited, and known by its number or its region: keep it as a name."""
        policy = self.policies[key]
        if not policy.in_corpus and fold(name) not in {fold(n) for n in (policy.title, *policy.alternatives)}:
            best, others = policy.title, {*policy.alternatives, name}
            if best == policy.local_id:
                best, others = name, set(policy.alternatives)
            elif placed_key(core_key(name)) and not placed_key(core_key(best)):
                best, others = name, {*policy.alternatives, best}
            self.policies[key] = replace(
                policy, title=best, alternatives=tuple(sorted(others)), type=type_of(best) or policy.type
            )
            self._enter(self.policies[key])

    def known_number(self, title: str) -> str | None:
        """The one number that stands beside this title wherever one does."""
        numbers = self._numbers_of_name.get(core_key(title), set())
        return next(iter(numbers)) if len(numbers) == 1 else None


def other_names(name: str, cited_as: str | None) -> tuple[str, ...]:
    """The names of a policy that is only cited: as cited, and without its issuers."""
    names = [n for n in (cited_as, without_issuers(name)) if n and fold(n) != fold(name)]
    return tuple(sorted(set(names)))


def _plain(key: str) -> str:
    """A title key for comparing: 我国 and 中国 do not tell policies apart, nor does an edition in brackets."""
    return re.sub(r"^(?:我国|中国)|\((?:目录|试行|暂行|征求意见稿)\)$", "", key)


def _by_that_name(title: str, mention: Mention) -> bool:
    """Whether a known policy is meant: who promises 碳达峰行动方案 promises one of his own."""
    return mention.marked or mention.relation != "proposes" or core_key(title) in firm_names()


def _bodies_of(known: Concept | None) -> tuple[Body, ...]:
    if known is None:
        return ()
    named = (national_bodies().get(iri) for iri in known.properties.get(ELI + "passed_by", ()))
    return tuple(Body(c.pref_label, c.iri, NATION, None) for c in named if c)


def _listed_bodies(listed: KnownPolicy | None) -> tuple[Body, ...]:
    return tuple(parse_bodies("、".join(listed.bodies), None)) if listed and listed.bodies else ()
