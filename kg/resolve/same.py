"""Which documents are one policy.

In: documents, described. Out: groups of one policy each. A number proves it; without one a title in one region does,
unless days or bodies speak against it: a call for proposals that comes every year under one title is a policy a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from kg.describe.description import Description
from kg.language.bodies import Body, are_related
from kg.language.regions import NATION, ancestors
from kg.language.title import SHORTEST_TITLE, Title, number_key
from kg.read.decisions import Decision
from kg.resolve.decided import SideOf
from kg.resolve.identity import loose, loose_key, restarts
from kg.vocabulary.namespaces import ID

_SHORTEST_ANNEX = 8
_SAME_NUMBER_LIKENESS = 55
# one order may make several regulations known, whose titles differ in little but their matter
_SAME_REGULATION_LIKENESS = 90
# one text may be dated by its signature in one place and by its publication in another, so many days apart
_MOST_DAYS_APART = 60
_ENACTED = frozenset(
    ID + f"force/{force}"
    for force in ("law", "administrative-regulation", "departmental-rule", "local-regulation", "local-government-rule")
)


class Described(Protocol):
    """What can be compared: a document, or a policy that a graph tells of."""

    @property
    def description(self) -> Description:
        """What it says of itself."""

    @property
    def place(self) -> str:
        """Where it stands, for messages."""


D = TypeVar("D", bound=Described)


def same_policies(
    documents: Sequence[D],
    notes: list[str],
    decisions: Sequence[Decision] = (),
    sides: Mapping[int, Collection[SideOf]] = MappingProxyType({}),
) -> list[list[D]]:
    """Group documents that are one policy; what speaks against it goes to the notes.

    Parameters
    ----------
    documents : sequence of Described
        All documents of a build, in a fixed order.
    notes : list of str
        Takes a line for each number that stands on two policies.
    decisions : sequence of Decision
        What the user decided, which no rule overrules.
    sides : mapping of int to collection of SideOf
        Which sides of which decisions the documents are, by their places.
    """
    groups = _Groups(documents, {at: {(d, s) for d, s in own if not decisions[d].same} for at, own in sides.items()})
    _join_by_number(documents, groups, notes)
    by_name: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        described = document.description
        for name in sorted(identity_names(document)):
            by_name[(described.kind, described.jurisdiction or NATION, name)].append(at)
    for (_, _, name), members in by_name.items():
        _join_by_name(name, members, groups)
    _join_as_decided(decisions, sides, groups)
    return [[documents[at] for at in places] for places in groups.members()]


def _join_as_decided(decisions: Sequence[Decision], sides: Mapping[int, Collection[SideOf]], groups: _Groups) -> None:
    """Join the groups that the two sides of a decision name, where each names one."""
    named: dict[SideOf, set[int]] = defaultdict(set)
    for at, own in sides.items():
        for side in own:
            named[side].add(groups.root(at))
    for at, decision in enumerate(decisions):
        both = [{groups.root(one) for one in named[at, side]} for side in (0, 1)]
        if decision.same and all(len(one) == 1 for one in both):
            groups.join(min(both[0]), min(both[1]))


def _join_by_number(documents: Sequence[Described], groups: _Groups, notes: list[str]) -> None:
    by_number: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        number = document.description.number
        if number and not restarts(number):
            by_number[number_key(number.text)].append(at)

    def fits(one: int, other: int) -> bool:
        return not groups.are_apart(one, other) and _have_one_number(documents[one], documents[other])

    for members in by_number.values():
        heads = members[:1]
        for other in members[1:]:
            same = next((one for one in heads if fits(one, other)), None)
            if same is not None:
                groups.join(same, other)
                continue
            if not any(_may_share_a_number(documents[one], documents[other]) for one in heads):
                notes.append(_two_with_one_number(documents[heads[0]], documents[other]))
            heads.append(other)


def _join_by_name(name: str, members: Sequence[int], groups: _Groups) -> None:
    """Join the groups of one name where nothing speaks against it.

    What says most of itself comes first: numbers, then days. What says neither joins the one group that there is, and
    none where there are several, since it cannot be told whose text it is.
    """
    roots = sorted(dict.fromkeys(groups.root(at) for at in members), key=lambda root: groups.facts_of(root).order(root))
    taken: list[int] = []
    for root in roots:
        facts = groups.facts_of(root)
        may_be = (one for one in taken if not groups.are_apart(one, root))
        fitting = [one for one in may_be if groups.facts_of(one).fits(facts, name)]
        if facts.silent:
            fitting = [one for one in fitting if groups.facts_of(one).silent] or fitting
        if len(fitting) == 1 or (fitting and facts.days):
            groups.join(min(fitting, key=lambda one: groups.facts_of(one).distance(facts)), root)
        else:
            taken.append(root)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a group of documents says of itself. `titled` and `wrapping` are the bodies of documents that are the text
    itself, and of those that hand it on: who hands on need not be who wrote.
    `enacted` texts are amended and keep the number of the order that made them known."""

    titles: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[date]
    titled: frozenset[Body]
    wrapping: frozenset[Body]
    enacted: bool

    @classmethod
    def of(cls, document: Described) -> _Facts:
        described = document.description
        bodies = frozenset(described.bodies)
        wraps = Title.of(described.title).handed_on is not None
        return cls(
            frozenset({loose_key(described.title)}),
            frozenset({number_key(described.number.text)} if described.number else ()),
            _days(described),
            frozenset() if wraps else bodies,
            bodies if wraps else frozenset(),
            described.force in _ENACTED,
        )

    @property
    def silent(self) -> bool:
        """Whether it says nothing that tells it from its namesakes."""
        return not self.numbers and not self.days

    def with_(self, other: _Facts) -> _Facts:
        return _Facts(
            self.titles | other.titles,
            self.numbers | other.numbers,
            self.days | other.days,
            self.titled | other.titled,
            self.wrapping | other.wrapping,
            self.enacted or other.enacted,
        )

    def order(self, at: int) -> tuple[bool, bool, date, int]:
        return not self.numbers, not self.days, min(self.days, default=date.max), at

    def fits(self, other: _Facts, name: str) -> bool:
        """Whether two groups may be one policy that has this name.

        It has to be the title of one of them: notices that come with the same list or form are not one for that.
        """
        if name not in self.titles and name not in other.titles:
            return False
        apart = _are_far_apart(self.days, other.days)
        if self.numbers and other.numbers:
            return bool(self.numbers & other.numbers) and not (apart and (self.enacted or other.enacted))
        if apart:
            return False
        return _may_be_one(self.titled, other.titled) and _may_be_one(self.wrapping, other.wrapping)

    def distance(self, other: _Facts) -> int:
        """How many days two groups are apart, 0 where one has none."""
        return min((abs((one - two).days) for one in self.days for two in other.days), default=0)


def _days(described: Description) -> frozenset[date]:
    return frozenset({described.signed} if described.signed else ())


def _are_far_apart(ours: Set[date], theirs: Set[date]) -> bool:
    """Whether two texts are dated so far apart that one text in two places would not be."""
    days = ours | theirs
    return bool(ours and theirs) and (max(days) - min(days)).days > _MOST_DAYS_APART


def _may_be_one(some: Iterable[Body], others: Iterable[Body]) -> bool:
    """Whether two sets of issuers may be those of one document: one is unknown, they share one, or its office."""
    pairs = [(one, two) for one in some for two in others]
    return not pairs or any(are_related(one, two) for one, two in pairs)


class _Groups:
    """Documents in groups that are joined, with the facts of each group, and the sides of decisions that keep groups
    apart."""

    def __init__(self, documents: Sequence[Described], apart: Mapping[int, set[SideOf]]) -> None:
        self._apart = dict(apart)
        self._parent = list(range(len(documents)))
        self._facts = [_Facts.of(document) for document in documents]

    def root(self, at: int) -> int:
        """The document that stands for a group: the first of it."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def facts_of(self, at: int) -> _Facts:
        """What the group of a document says of itself."""
        return self._facts[self.root(at)]

    def are_apart(self, one: int, other: int) -> bool:
        """Whether a decision says that the groups of two documents are not one policy."""
        ours, theirs = (self._apart.get(self.root(at), set()) for at in (one, other))
        return any((decision, 1 - side) in theirs for decision, side in ours)

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            if self._apart:
                self._apart[first] = self._apart.get(first, set()) | self._apart.get(second, set())
            self._facts[first] = self._facts[first].with_(self._facts[second])

    def members(self) -> list[list[int]]:
        """The places of the documents of all groups, in the order of their first documents."""
        groups: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            groups[self.root(at)].append(at)
        return [groups[at] for at in sorted(groups)]


def identity_names(document: Described) -> set[str]:
    """The keys under which a document may be known: its title's (which is that of what it issues), and its one
    annex's."""
    described = document.description
    title = Title.of(described.title)
    names = {title.key}
    annexes = map(Title.of, described.annexes)
    handed_on = [annex for annex in annexes if annex.ending and len(annex.key) >= _SHORTEST_ANNEX]
    wrapper = title.handed_on
    if len(handed_on) == 1 and not (wrapper and wrapper.forwards):
        names.add(handed_on[0].key)
    own = {name for name in names if len(name) >= SHORTEST_TITLE or (name == title.key and not title.is_short)}
    return {loose(name) for name in own}


def _have_one_number(one: Described, other: Described) -> bool:
    """Whether two documents of one number are one policy; a number may be printed on the wrong document.

    No two regions share a number, whatever the titles. Else the titles have to be nearly the same, and the same where
    one document is not known to be of a region or the days are far apart.
    """
    ours, theirs = one.description, other.description
    apart = _are_far_apart(_days(ours), _days(theirs))
    places = {ours.jurisdiction, theirs.jurisdiction} - {None, NATION}
    if len(places) > 1 and not any(place in ancestors(below) for place in places for below in places):
        return False
    left, right = (loose_key(document.description.title) for document in (one, other))
    if left == right:
        return not (apart and {ours.force, theirs.force} & _ENACTED)
    if ours.jurisdiction and theirs.jurisdiction and ours.jurisdiction != theirs.jurisdiction:
        return False
    if apart:
        return False
    least = _SAME_REGULATION_LIKENESS if _are_enacted(one, other) else _SAME_NUMBER_LIKENESS
    return left in right or right in left or fuzz.ratio(left, right) >= least


def _are_enacted(one: Described, other: Described) -> bool:
    return {one.description.force, other.description.force} <= _ENACTED


def _may_share_a_number(one: Described, other: Described) -> bool:
    """Whether two policies may have one number: the later text is the first as amended, or both are regulations, which
    one order made known."""
    same_title = loose_key(one.description.title) == loose_key(other.description.title)
    return same_title or _are_enacted(one, other)


def _two_with_one_number(one: Described, other: Described) -> str:
    number = one.description.number.text if one.description.number else ""
    return (
        f"{number} stands on two documents: {one.place} {one.description.title}; "
        f"{other.place} {other.description.title}; one of them keeps it, by its issuers and its day"
    )
