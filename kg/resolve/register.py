"""All policies known so far, by the names and numbers that they answer to.

In: policies, lists of known policies, mentions. Out: candidates for a title or a number; policies that are only cited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.annotate.references.mention import Mention
from kg.language.bodies import Body
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.language.title import Title, known_policy, number_key, placed_key, title_slug
from kg.read.policy_lists import KnownPolicy
from kg.resolve.agency_codes import first_issuer
from kg.resolve.found_by_name import Names, NearNames
from kg.resolve.identity import COMMENTARY, cited_key, dated_key, names_agency, restarts
from kg.resolve.instruments import without_mark
from kg.resolve.lookups import Told, by_key, by_name, by_number, to_nobody
from kg.resolve.model import Policy
from kg.resolve.only_cited import by_that_name, only_cited, title_as_cited
from kg.vocabulary.forms import word


class Register:
    """All policies known so far; grows with what is cited.

    Parameters
    ----------
    policies : dict of str to Policy
        The policies at hand by key; those only cited are added to it.
    known : sequence of KnownPolicy
        Entries of lists of known policies.
    told : Told
        Told of each lookup that an answer rests on: who has a part of what is known sees what else to get.
    """

    def __init__(self, policies: dict[str, Policy], known: Sequence[KnownPolicy], told: Told = to_nobody) -> None:
        self.policies = policies
        self._told = told
        self._known = {Title.of(entry.title).key: entry for entry in reversed(known)}
        self._names = Names(told)
        self._near: NearNames | None = None
        self._marked = _Marked()
        self._by_number: dict[str, str] = {}
        self._by_further_number: dict[str, str] = {}
        self._by_term: dict[str, list[str]] = defaultdict(list)
        self._numbers_of_name: dict[str, set[str]] = defaultdict(set)
        for policy in policies.values():
            if not policy.key.startswith(COMMENTARY):
                self._enter(policy)

    def enter(self, policy: Policy) -> None:
        """Take a policy in."""
        self.policies[policy.key] = policy
        self._enter(policy)

    def _enter(self, policy: Policy) -> None:
        if policy.local_id and (policy.number is None or names_agency(policy.number)):
            self._by_number.setdefault(number_key(policy.local_id), policy.key)
        elif policy.local_id and policy.number and restarts(policy.number):
            self._by_term[number_key(policy.local_id)].append(policy.key)
        for name in policy.alternatives:
            further = parse_number(name) if name[-2:-1].isdigit() else None
            if further and further.text == name and names_agency(further):
                self._by_further_number.setdefault(number_key(name), policy.key)
        self._names.enter(policy)

    def learn(self, mentions: Iterable[Mention], beside: Iterable[tuple[str, str]]) -> None:
        """Take in which editions titles name, and which numbers stand beside which titles, so that a title alone finds
        its edition and its number."""
        for policy in self.policies.values():
            self._marked.learn(policy.title)
        for mention in mentions:
            if mention.title and not Title.of(mention.title).is_short:
                self._marked.learn(mention.title)
        for title, number in beside:
            self._numbers_of_name[Title.of(title).key].add(number)

    def edition_in_force(self, title: str, day: date | None) -> str | None:
        """Return the title of the latest edition that a text of that day can mean by a title without year."""
        self._told(by_name, Title.of(title).key)
        return self._marked.in_force(title, day)

    def by_number(self, number: str) -> str | None:
        """The key of the policy with a document number, in any brackets, or with that number beside its own."""
        self._told(by_number, number)
        key = number_key(number)
        return self._by_number.get(key) or self._by_further_number.get(key)

    def of_a_term(self, number: str) -> list[Policy]:
        """Return the policies at hand with a number that begins anew with each term of office: 主席令第8号."""
        self._told(by_number, number)
        return [self.policies[key] for key in self._by_term.get(number_key(number), ())]

    def known_number(self, title: str, issuers: tuple[Body, ...] = ()) -> str | None:
        """The one number that stands beside this title wherever one does; of several that of the issuers named."""
        key = Title.of(title).key
        self._told(by_name, key)
        numbers = sorted(self._numbers_of_name.get(key, ()))
        if len(numbers) > 1 and issuers:
            numbers = [number for number in numbers if _is_number_of(number, issuers)]
        return numbers[0] if len(numbers) == 1 else None

    def candidates(self, title: str) -> list[Policy]:
        """Return the policies of a title: those it names, those its region has, else the one known by such a name."""
        return [self.policies[key] for key in self._names.named(title)]

    def candidates_in(self, title: str, territory: str) -> list[Policy]:
        """Return the policies of a title that a region promised or has: 江苏省X方案 for X方案."""
        return [self.policies[key] for key in self._names.in_region(title, territory)]

    def alike(self, title: str, may_be: Callable[[Policy], bool]) -> list[Policy]:
        """Return the policy at hand whose title differs from this one by a word, if there is just one.

        Only policies that `may_be` allows are looked at.
        """
        if self._near is None:
            self._near = NearNames(self.policies.values(), self._told)
        return [self.policies[key] for key in self._near.one_like(title, self.policies, may_be)]

    def add(
        self,
        mention: Mention,
        number: str | None,
        territory: str | None,
        bodies: tuple[Body, ...],
        day: date | None = None,
    ) -> str:
        """Enter a policy that is only cited, with what the mention proves; `day` dates a decision of a common title."""
        title = title_as_cited(mention.title) if mention.title else None
        # what vocabulary and lists know is of the centre; a region's namesake is its own
        central = title is not None and territory in (None, NATION)
        known = known_policy(Title.of(title).key) if title and central and by_that_name(title, mention) else None
        listed = self._known.get(Title.of(title).key) if title and central else None
        number = number or (listed.number if listed else None)
        name = known.pref_label if known else listed.title if listed else (title or number or mention.surface)
        key = cited_key(name, number, territory) or title_slug(mention.surface)
        if day and not number:
            key = dated_key(key, day)
        self._told(by_key, key)
        if key in self.policies:
            self.enter_name(name, key)
        else:
            cited = only_cited(key, name, title, number, territory, bodies, known, listed)
            self.enter(replace(cited, signed=day) if day else cited)
        return key

    def add_earlier(self, mention: Mention, later: str, day: date | None, made_then: bool = False) -> str:
        """Enter an older text of the title of a policy; who cites the title alone does not mean it.

        Parameters
        ----------
        mention : Mention
            The mention by which the later text repeals it.
        later : str
            The key of the later text.
        day : date or None
            The day that is written before the older one.
        made_then : bool
            Whether it was made on that day (1997年…发布的《示例条例》), and not in force from it (…起施行的).
        """
        policy = self.policies[later]
        title = title_as_cited(mention.title or policy.title)
        key = dated_key(cited_key(title, mention.number, policy.jurisdiction), None if mention.number else day)
        if key == later:
            key = f"{key}-{word('resolution/earlier')}"
        self._told(by_key, key)
        earlier = only_cited(key, title, title, mention.number, policy.jurisdiction)
        dated = replace(earlier, signed=day) if made_then else replace(earlier, effective=day)
        self.policies.setdefault(key, dated)
        return key

    def enter_name(self, name: str, key: str) -> None:
        """Another title of a policy that is only cited, and known by its number or its region: keep it as a name."""
        policy = self.policies[key]
        if not policy.in_corpus and Title.of(name).folded not in {known.folded for known in policy.names}:
            best, others = policy.title, {*policy.alternatives, name}
            if best == policy.local_id:
                best, others = name, set(policy.alternatives)
            elif placed_key(Title.of(name).key) and not placed_key(Title.of(best).key):
                best, others = name, {*policy.alternatives, best}
            self.enter(
                replace(policy, title=best, alternatives=tuple(sorted(others)), type=Title.of(best).type or policy.type)
            )


def _is_number_of(number: str, issuers: tuple[Body, ...]) -> bool:
    parsed = parse_number(number)
    first = first_issuer(parsed) if parsed else None
    return first is not None and first.body.name in {body.name for body in issuers}


class _Marked:
    """Titles that name their edition, by title key and year: 产业结构调整指导目录（2019年本）."""

    def __init__(self) -> None:
        self._titles: dict[str, dict[int, str]] = defaultdict(dict)

    def learn(self, title: str) -> None:
        plain, year = without_mark(Title.of(title))
        if year:
            self._titles[plain.key].setdefault(year, title)

    def in_force(self, title: str, day: date | None) -> str | None:
        asked = Title.of(title)
        editions = self._titles.get(asked.key, {}) if day and not without_mark(asked)[1] else {}
        years = [year for year in editions if day and year <= day.year]
        return editions[max(years)] if years else None
