"""Mentions to policies, across documents and compilations.

In: the documents of all compilations, described and annotated. Out: `Resolution`: which documents are one policy, which
policy each mention means, and why some mean none. Numbers come first, then titles with territory, then short forms
within their document. What stays ambiguous stays unresolved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar

from rapidfuzz import fuzz

from kg.agencies import contradictions, learn_codes, with_first_issuers
from kg.annotate.bodies import Body, national_bodies, parse_bodies
from kg.annotate.references import Mention
from kg.annotate.regions import NATION, administrative, ancestors, find_regions, regions
from kg.authority import KnownPolicy
from kg.likeness import NameIndex
from kg.metadata import force_of, issuers_in, title_region, without_issuers
from kg.models import Citation, Document, Policy, Resolution, TableEntry
from kg.namespaces import ELI, ID, KG
from kg.numbers import DocumentNumber, parse_number
from kg.titles import bare, fold, strip_label, type_ending, type_endings, type_of, unwrap
from kg.vocabulary import Concept, load

_NATION_NAME = "中华人民共和国"
_LIST_MARKS = re.compile("[、，,;；·]")
_EDITION = re.compile(r"[（(](?P<year>(?:19|20)\d{2})\s?年?(?:版|本|修订|修正|年度)[^（）()]{0,6}[)）]$")
_NOT_IN_IRI = re.compile(r"[^\w.\-]+")
_NUMBER_PARTS = re.compile(r"[〔〕()（）\[\]第号年\s/]+")
_YEAR_IN_CHINESE = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_WRAPPED_KIND = re.compile("的?通知$")
# 全省X规划, promised by a province, is its X规划
_AT_HOME = re.compile("(?:全|我|本)(?:省|市|区|自治区)|自治区")
_LONGEST_REGION = 16
_LONGEST_LEAD_IN = 24
_PLACE_ENDS = "省市区县州"
_SHORTEST_TITLE = 5
_SHORTEST_ANNEX = 8
_SHORTEST_ALIKE = 11
# what a region may have under the name of a national one, other than laws and regulations
_OF_PLANS = (ID + "force/normative-document", ID + "force/party-document", None)
_KINDS_OF_ORDER = ("令", "公告", "通告")
_ALIKE = 92.0
_SAME_NUMBER_LIKENESS = 55

T = TypeVar("T")


@cache
def core_key(title: str) -> str:
    """Return what identifies a title: without wrapping, issuers, 关于, marks, list commas and 中华人民共和国.

    国务院关于印发2030年前碳达峰行动方案的通知 and 《2030年前碳达峰行动方案》 share one key.
    """
    text = bare(strip_label(title).replace("\n", ""))
    wrapper = None
    for _ in range(2):
        wrapper = unwrap(text)
        # what is forwarded is somebody else's text, and keeps a key of its own
        if wrapper is None or wrapper.forwards or len(wrapper.object) < 4:
            break
        text = wrapper.object
    text = _LIST_MARKS.sub("", fold(without_issuers(text))).removeprefix("关于").removeprefix(_NATION_NAME)
    text = _YEAR_IN_CHINESE.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)
    key = text.removeprefix("关于")
    return _without_particle(key if wrapper and wrapper.forwards else _without_notice(key))


def _without_notice(key: str) -> str:
    """A notice of a plan is that plan, whether or not it says 印发: 关于示例河道行动计划的通知."""
    shorter = _WRAPPED_KIND.sub("", key)
    ending = type_ending(shorter) if shorter != key else None
    return shorter if ending and len(ending) > 2 and len(shorter) > len(ending) + 4 else key


def _without_particle(key: str) -> str:
    """实施方案 and 的实施方案 are one: drop the 的 before the type."""
    ending = (type_ending(key) or "").removeprefix("的")
    at = key.rfind(ending) if ending else -1
    return key[: at - 1] + key[at:] if at > 1 and key[at - 1] == "的" else key


@cache
def _placed(key: str) -> tuple[str, str] | None:
    """The region with which a title key begins, and the rest: 宁夏X规划 and 宁夏回族自治区X规划 are one plan."""
    first = next(iter(find_regions(key[:_LONGEST_REGION], None)), None)
    if first is None or first.start or first.iri == NATION or not administrative(first.iri):
        return None
    rest = key[first.end :]
    return (first.iri, rest) if len(rest) >= _SHORTEST_TITLE else None


def number_key(number: str) -> str:
    """Return the IRI part of a number: 国发〔2021〕23号 -> 国发-2021-23."""
    return _NOT_IN_IRI.sub("-", _NUMBER_PARTS.sub("-", number)).strip("-")


def title_slug(key: str) -> str:
    """Return the IRI part of a title key."""
    return _NOT_IN_IRI.sub("-", key).strip("-")


def resolve(
    documents: Sequence[Document], entries: Sequence[TableEntry] = (), known: Sequence[KnownPolicy] = ()
) -> Resolution:
    """Return the policies behind documents, table rows and mentions.

    Parameters
    ----------
    documents : sequence of Document
        All documents of all compilations, in a fixed order.
    entries : sequence of TableEntry
        The rows of their policy tables, in a fixed order.
    known : sequence of KnownPolicy
        Entries of lists of known policies.
    """
    notes: list[str] = []
    groups = _same_policies(documents, notes)
    policies: dict[str, Policy] = {}
    policy_of: dict[str, str] = {}
    for group in groups:
        policy = _merge(group, notes)
        if policy.key in policies:  # a number printed on two documents: both keep it, one has it as its identity
            policy = replace(policy, key=_key_beside(policy))
        policies[policy.key] = policy
        policy_of.update({document.key: policy.key for document in group})
    register = _Register(policies, known)
    listed = tuple(_listed(entry, register) for entry in entries)
    register.learn(document_mentions(documents))
    citations = tuple(_cite(document, policy_of[document.key], register) for document in documents)
    flat = tuple(citation for found in citations for citation in found)
    codes = learn_codes(register.policies.values())
    notes += contradictions(codes)
    complete = with_first_issuers(register.policies, codes)
    return Resolution(dict(sorted(complete.items())), policy_of, listed, flat, tuple(notes))


def document_mentions(documents: Iterable[Document]) -> Iterator[Mention]:
    """Yield the mentions of all documents in order."""
    for document in documents:
        yield from document.mentions


# Documents that are one policy


def _same_policies(documents: Sequence[Document], notes: list[str]) -> list[list[Document]]:
    parent = list(range(len(documents)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    by_number: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        described = document.description
        if described.number:
            by_number[described.number.text].append(at)
        for name in _identity_names(document):
            by_name[(described.kind, described.jurisdiction or "", name)].append(at)
    for number, members in by_number.items():
        for other in members[1:]:
            if _share_a_title(documents[members[0]], documents[other]):
                parent[root(other)] = root(members[0])
            else:
                notes.append(_two_with_one_number(number, documents[members[0]], documents[other]))
    for members in by_name.values():
        for other in members[1:]:
            if _numbers_agree(documents[members[0]], documents[other]):
                parent[root(other)] = root(members[0])
    groups: dict[int, list[Document]] = defaultdict(list)
    for at, document in enumerate(documents):
        groups[root(at)].append(document)
    return [groups[at] for at in sorted(groups)]


def _identity_names(document: Document) -> set[str]:
    """The keys under which a document may be known: its title's (which is that of what it issues), and its one
    annex's."""
    described = document.description
    names = {core_key(described.title)}
    handed_on = [name for name in described.annexes if type_ending(name) and len(core_key(name)) >= _SHORTEST_ANNEX]
    wrapper = unwrap(described.title)
    if len(handed_on) == 1 and not (wrapper and wrapper.forwards):
        names.add(core_key(handed_on[0]))
    return {name for name in names if len(name) >= _SHORTEST_TITLE}


def _share_a_title(one: Document, other: Document) -> bool:
    left, right = core_key(one.description.title), core_key(other.description.title)
    return left in right or right in left or fuzz.ratio(left, right) >= _SAME_NUMBER_LIKENESS


def _numbers_agree(one: Document, other: Document) -> bool:
    left, right = one.description.number, other.description.number
    return left is None or right is None or left.text == right.text


def _two_with_one_number(number: str, one: Document, other: Document) -> str:
    return (
        f"{number} stands on two documents: {_where(one)} {one.description.title}; "
        f"{_where(other)} {other.description.title}; the first keeps it"
    )


def _where(document: Document) -> str:
    return f"{document.compilation.clean.source.name}:{document.segment.first_line}"


def _merge(group: Sequence[Document], notes: list[str]) -> Policy:
    """One policy of its documents: the fullest title, every other name, the facts of the most complete occurrence."""
    ranked = sorted(group, key=lambda d: (-_completeness(d), d.key))
    best = ranked[0].description
    titles = [d.description.title for d in ranked]
    title = max(titles, key=lambda t: (len(fold(t)), t))
    names = [name for d in ranked for name in (d.description.title, *d.description.alternatives)]
    number = next((d.description.number for d in ranked if d.description.number), None)
    bodies = next((d.description.bodies for d in ranked if d.description.bodies), ())
    for other in ranked[1:]:
        if other.description.signed and best.signed and other.description.signed != best.signed:
            notes.append(
                f"{_where(other)} dated {other.description.signed}, {_where(ranked[0])} {best.signed}; the latter kept"
            )
    kind = best.kind
    key = _policy_key(kind, title, number, best.jurisdiction, best.speaker)
    return Policy(
        key=key,
        title=title,
        alternatives=tuple(sorted({n for n in names if fold(n) != fold(title)})),
        number=number,
        local_id=number.text if number else None,
        bodies=bodies,
        speaker=best.speaker,
        signed=_first(d.description.signed for d in ranked),
        published=_first(d.description.published for d in ranked),
        effective=_first(d.description.effective for d in ranked),
        expires=_first(d.description.expires for d in ranked),
        type=type_of(title) if kind == "policy" and type_of(title) else best.type,
        force=_first(d.description.force for d in ranked),
        jurisdiction=best.jurisdiction,
        scope=best.scope,
        sectors=tuple(s.iri for s in ranked[0].sectors),
        in_corpus=True,
        subjects=tuple(s.iri for s in ranked[0].subjects),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _completeness(document: Document) -> float:
    described = document.description
    facts = (described.number, described.signed, described.published, described.bodies, described.annexes)
    return sum(bool(fact) for fact in facts) + min(1.0, (document.segment.end - document.segment.start) / 1e6)


def _policy_key(
    kind: str, title: str, number: DocumentNumber | None, territory: str | None, speaker: str | None
) -> str:
    if kind == "interpretation":
        return "解读-" + title_slug(core_key(title))
    slug = title_slug(core_key(title)) or title_slug(fold(title))
    if number and _names_agency(number):
        return number_key(number.text)
    if number:
        # 2016年第45号 counts the announcements of one body, and does not say of which
        return f"{number_key(number.text)}-{_with_territory(slug, territory)}"
    return f"{speaker}-{slug}" if speaker else _with_territory(slug, territory)


def _names_agency(number: DocumentNumber) -> bool:
    return bool(number.agency_code) and not number.agency_code.isdecimal() and number.agency_code not in _KINDS_OF_ORDER


def _key_beside(policy: Policy) -> str:
    """The key of a policy whose number another one has: number and title."""
    return f"{policy.key}-{_with_territory(title_slug(core_key(policy.title)), policy.jurisdiction)}"


def _with_territory(slug: str, territory: str | None) -> str:
    if territory is None or territory == NATION or territory not in regions():
        return slug
    region = regions()[territory]
    names = (region.pref_label, *region.alt_labels)
    return slug if any(name in slug for name in names) else f"{region.pref_label}-{slug}"


# Rows of policy tables


def _listed(entry: TableEntry, register: _Register) -> str:
    """The policy of a table row: one whose text is here, with what the row adds to it, or a new one."""
    row = entry.row
    territory = _territory(entry)
    same = [p for p in register.candidates(row.title) if _may_be(p, entry, territory)]
    if same:
        policy = min(same, key=lambda p: (not p.in_corpus, p.key))
        register.policies[policy.key] = _with_entry(policy, entry)
        return policy.key
    key = _with_territory(title_slug(core_key(row.title)), territory)
    policy = Policy(
        key=key,
        title=row.title,
        alternatives=_other_names(row.title, None),
        number=None,
        local_id=None,
        bodies=entry.bodies,
        speaker=None,
        signed=None,
        published=date.fromisoformat(row.date),
        effective=None,
        expires=None,
        type=type_of(row.title),
        force=None,
        jurisdiction=territory,
        scope=(),
        sectors=(),
        in_corpus=False,
    )
    register.enter(policy)
    return key


def _territory(entry: TableEntry) -> str:
    return entry.bodies[0].territory if entry.bodies else entry.row.region or NATION


def _may_be(policy: Policy, entry: TableEntry, territory: str) -> bool:
    shared = {b.name for b in policy.bodies} & {b.name for b in entry.bodies}
    return bool(shared) or policy.jurisdiction in (territory, None)


def _with_entry(policy: Policy, entry: TableEntry) -> Policy:
    """What a table says of a policy: often the title with its issuers, which the text's heading lacks."""
    fuller = len(fold(entry.row.title)) > len(fold(policy.title))
    names = {*policy.alternatives, policy.title, entry.row.title}
    title = entry.row.title if fuller else policy.title
    return replace(
        policy,
        title=title,
        alternatives=tuple(sorted(name for name in names if fold(name) != fold(title))),
        bodies=policy.bodies or entry.bodies,
        published=policy.published or date.fromisoformat(entry.row.date),
    )


# Mentions


@dataclass(frozen=True, slots=True)
class _Target:
    key: str | None
    rule: str
    confidence: float
    reason: str | None = None


class _Register:
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
        if policy.local_id and (policy.number is None or _names_agency(policy.number)):
            self._by_number.setdefault(number_key(policy.local_id), policy.key)
        for key in self.keys_of(policy):
            if len(key) >= _SHORTEST_TITLE and policy.key not in self._by_name[key]:
                self._by_name[key].append(policy.key)
            placed = _placed(key) or _at_home(key, policy.jurisdiction)
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
        if len(key) < _SHORTEST_TITLE or key in _laws():
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
        placed, known = _placed(key), _known_policy(key)
        found = self._by_name.get(key) or (self._by_place.get(placed) if placed else None)
        if not found and known:
            found = self._by_name.get(core_key(known.pref_label))
        return [self.policies[one] for one in found or ()]

    def candidates_in(self, title: str, territory: str) -> list[Policy]:
        """Return the policies of a title that a region promised or has: 江苏省X方案 for X方案."""
        key = core_key(title)
        placed = _placed(key) or _at_home(key, territory)
        return [self.policies[one] for one in self._by_place.get(placed, ())] if placed else []

    def add(self, mention: Mention, number: str | None, territory: str | None, bodies: tuple[Body, ...]) -> str:
        """Enter a policy that is only cited, with what the mention proves."""
        title = bare(re.sub(r"\s+", "", mention.title)) if mention.title else None
        # what vocabulary and lists know is of the centre; a region's namesake is its own
        central = title is not None and territory in (None, NATION)
        known = _known_policy(core_key(title)) if title and central and _by_that_name(title, mention) else None
        listed = self._known.get(core_key(title)) if title and central else None
        number = number or (listed.number if listed else None)
        parsed = parse_number(number) if number else None
        name = known.pref_label if known else listed.title if listed else (title or number or mention.surface)
        key = number_key(number) if number else _with_territory(title_slug(core_key(name)), territory)
        if not key:
            key = title_slug(mention.surface)
        if key in self.policies:
            self.enter_name(name, key)
            return key
        policy = Policy(
            key=key,
            title=name,
            alternatives=_other_names(name, title),
            number=parsed,
            local_id=number,
            bodies=bodies or _bodies_of(known) or _listed_bodies(listed),
            speaker=None,
            signed=None,
            published=None,
            effective=None,
            expires=None,
            type=(known.first(ELI + "type_document") if known else None) or (type_of(name) if title else None),
            force=(known.first(KG + "legalForce") if known else None) or force_of(name, bodies, parsed),
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
            elif _placed(core_key(name)) and not _placed(core_key(best)):
                best, others = name, {*policy.alternatives, best}
            self.policies[key] = replace(
                policy, title=best, alternatives=tuple(sorted(others)), type=type_of(best) or policy.type
            )
            self._enter(self.policies[key])

    def known_number(self, title: str) -> str | None:
        """The one number that stands beside this title wherever one does."""
        numbers = self._numbers_of_name.get(core_key(title), set())
        return next(iter(numbers)) if len(numbers) == 1 else None


def _other_names(name: str, cited_as: str | None) -> tuple[str, ...]:
    """The names of a policy that is only cited: as cited, and without its issuers."""
    names = [n for n in (cited_as, without_issuers(name)) if n and fold(n) != fold(name)]
    return tuple(sorted(set(names)))


def _plain(key: str) -> str:
    """A title key for comparing: 我国 and 中国 do not tell policies apart, nor does an edition in brackets."""
    return re.sub(r"^(?:我国|中国)|\((?:目录|试行|暂行|征求意见稿)\)$", "", key)


def _at_home(key: str, territory: str | None) -> tuple[str, str] | None:
    """A title key in a region of its own, without the words for that region: 全省X规划."""
    if territory in (None, NATION) or territory not in regions():
        return None
    rest = _AT_HOME.sub("", key, count=1) if _AT_HOME.match(key) else key
    return (territory, rest) if territory and len(rest) >= _SHORTEST_TITLE else None


@cache
def _laws() -> Mapping[str, Concept]:
    found: dict[str, Concept] = {}
    for concept in load("laws.ttl").values():
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
            found.setdefault(core_key(label), concept)
    return found


def _known_policy(key: str) -> Concept | None:
    return _laws().get(key)


@cache
def _firm_names() -> Mapping[str, Concept]:
    """The names that mean one known policy anywhere, without those that do in context only."""
    found: dict[str, Concept] = {}
    for concept in load("laws.ttl").values():
        for label in (concept.pref_label, *concept.alt_labels):
            found.setdefault(core_key(label), concept)
    return found


def _by_that_name(title: str, mention: Mention) -> bool:
    """Whether a known policy is meant: who promises 碳达峰行动方案 promises one of his own."""
    return mention.marked or mention.relation != "proposes" or core_key(title) in _firm_names()


def _bodies_of(known: Concept | None) -> tuple[Body, ...]:
    if known is None:
        return ()
    named = (national_bodies().get(iri) for iri in known.properties.get(ELI + "passed_by", ()))
    return tuple(Body(c.pref_label, c.iri, NATION, None) for c in named if c)


def _listed_bodies(listed: KnownPolicy | None) -> tuple[Body, ...]:
    return tuple(parse_bodies("、".join(listed.bodies), None)) if listed and listed.bodies else ()


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(fold(ending) for ending, _ in type_endings())


def is_short(title: str) -> bool:
    """Whether a title is only a kind of document (意见, 实施方案) and means one within its document alone."""
    folded = fold(title)
    return folded in _short_forms() or (
        len(folded) < _SHORTEST_TITLE and type_ending(folded) is not None and folded not in _laws()
    )


def _cite(document: Document, citing: str, register: _Register) -> list[Citation]:
    """Resolve the mentions of one document in their order."""
    scope: dict[str, str] = {}
    recent: list[tuple[str, str]] = []
    found: list[Citation] = []
    for mention in document.mentions:
        target = _target(mention, document, citing, register, scope, recent)
        if target.key:
            if mention.short_form:
                scope[fold(mention.short_form)] = target.key
            if mention.title and not is_short(mention.title):
                recent.append((fold(mention.title), target.key))
        found.append(_citation(document, citing, mention, target, register))
    return found


def _citation(document: Document, citing: str, mention: Mention, target: _Target, register: _Register) -> Citation:
    signed = document.description.signed
    editions = register.policies[target.key].editions if target.key else ()
    relation = mention.relation
    if target.key == citing and relation != "issues":
        relation = "self"
    elif relation == "self" and target.key is not None and target.key != citing:
        relation = "mentions"
    return Citation(
        document=document,
        mention=mention,
        citing=citing,
        cited=target.key,
        relation=relation,
        rule=f"{mention.rule}; {target.rule}",
        confidence=round(mention.confidence * target.confidence, 3),
        unresolved=target.reason,
        edition=max((day for day in editions if signed and day <= signed), default=None),
    )


def _target(
    mention: Mention,
    document: Document,
    citing: str,
    register: _Register,
    scope: dict[str, str],
    recent: list[tuple[str, str]],
) -> _Target:
    if mention.number and (key := register.by_number(mention.number)):
        return _Target(key, "number", 1.0)
    if mention.relation == "self" and mention.title is None:
        return _Target(citing, "own text", 0.9)
    if mention.title is None:
        return (
            _new(mention, register, document)
            if mention.number
            else _Target(None, "no name", 0.5, "no title and no number")
        )
    folded = fold(mention.title)
    if folded in scope:
        return _Target(scope[folded], "short form defined in the document", 0.98)
    if is_short(mention.title) and (full := _led_in(mention, document)):
        return _titled(replace(mention, title=full), document, citing, register)
    if is_short(mention.title):
        return _short(folded, mention, document, citing, register, recent)
    return _titled(mention, document, citing, register)


def _led_in(mention: Mention, document: Document) -> str | None:
    """The known policy whose name a short form ends and the words before it begin: “十四五”规划《纲要》."""
    before = document.quote(max(0, mention.start - _LONGEST_LEAD_IN), mention.start).rstrip("《〈")
    for at in range(len(before)):
        known = _firm_names().get(core_key(before[at:] + (mention.title or "")))
        if known and (at == 0 or before[at - 1] not in _PLACE_ENDS):
            return known.pref_label
    return None


def _short(
    folded: str, mention: Mention, document: Document, citing: str, register: _Register, recent: list[tuple[str, str]]
) -> _Target:
    """A short form without a definition: the one policy named before in the document whose title ends so."""
    ending = {key: None for title, key in recent if title.endswith(folded)}
    described = document.description
    own = [name for name in (described.title, *described.annexes) if fold(name).rstrip(")").endswith(folded)]
    if described.kind == "interpretation":
        explained = register.candidates(described.title)
        if explained and (own or not ending):
            return _Target(explained[0].key, "the policy explained", 0.9)
    if mention.relation in ("self", "issues"):
        return _Target(citing, "own text", 0.9)
    if len(ending) == 1:
        return _Target(next(iter(ending)), "short form of the one title before", 0.85)
    if own and not ending:
        return _Target(citing, "own text", 0.85)
    if ending:
        return _Target(None, "short form", 0.5, f"ambiguous: {len(ending)} titles before it end in {folded}")
    return _Target(None, "short form", 0.5, "undefined short form")


def _titled(mention: Mention, document: Document, citing: str, register: _Register) -> _Target:
    title = mention.title or ""
    promised_for = _promised_for(mention, document)
    if promised_for:
        candidates = register.candidates_in(title, promised_for)
    else:
        candidates = register.candidates(title) or register.alike(
            title, lambda policy: _near_namesake(policy, mention, citing)
        )
    if mention.relation in ("self", "issues") and _is_own_matter(title, candidates, citing, register):
        return _Target(citing, "own text", 0.9)
    if not candidates or all(not p.in_corpus and p.local_id is None for p in candidates):
        edition = register.edition_in_force(title, document.description.signed)
        if edition:
            dated = replace(mention, title=edition, number=None)
            target = _titled(dated, document, citing, register)
            return replace(target, rule="edition in force at the citing date", confidence=0.85)
    if not candidates:
        return _new(mention, register, document)
    named = _named_bodies(mention, document)
    fitting = _fitting(candidates, mention, document, citing, named)
    if not fitting and named:
        fitting = register.alike(
            title, lambda policy: bool(set(policy.bodies) & set(named)) and _number_allows(policy, mention)
        )
    if len(fitting) == 1:
        (policy,) = fitting
        if not policy.in_corpus:
            if promised_for is None and core_key(title) not in register.keys_of(policy):
                register.enter_name(bare(re.sub(r"\s+", "", title)), policy.key)
            return _only_cited(policy.key, mention, register)
        if core_key(title) not in register.keys_of(policy):
            return _Target(policy.key, "title with a small difference", 0.85)
        return _Target(policy.key, "title", 1.0 if len(candidates) == 1 else 0.95)
    if fitting:
        return _Target(None, "title", 0.5, f"ambiguous: {len(fitting)} policies of this title")
    return _new(mention, register, document)


def _near_namesake(policy: Policy, mention: Mention, citing: str) -> bool:
    """Whether a policy with nearly this name can be meant; a text calls itself by such a name only where it says so."""
    if policy.key == citing:
        return mention.relation in ("self", "issues")
    return _same_places(mention.title or "", policy)


def _is_own_matter(title: str, candidates: Sequence[Policy], citing: str, register: _Register) -> bool:
    """Whether what a text calls its own is an annex that nothing else knows; what it forwards is somebody else's."""
    wrapper = unwrap(register.policies[citing].title)
    forwarded = wrapper is not None and wrapper.forwards and core_key(wrapper.object) == core_key(title)
    return not forwarded and not any(policy.in_corpus for policy in candidates)


def _same_places(title: str, policy: Policy) -> bool:
    """江苏省减污降碳协同增效实施方案 is not the national 减污降碳协同增效实施方案."""
    left, right = ({m.iri for m in find_regions(core_key(text), None)} - {NATION} for text in (title, policy.title))
    return left == right


def _fitting(
    candidates: list[Policy], mention: Mention, document: Document, citing: str, named: tuple[Body, ...]
) -> list[Policy]:
    """Of namesakes those that the mention can mean: by number, by the bodies named, by the territory of the
    document."""
    candidates = [policy for policy in candidates if _number_allows(policy, mention)]
    if named:
        names = {body.name for body in named}
        issued = [p for p in candidates if names & {b.name for b in p.bodies}]
        territories = {body.territory for body in named}
        candidates = issued or [p for p in candidates if p.jurisdiction in territories or p.jurisdiction is None]
    if mention.marked and any(p.in_corpus and p.jurisdiction == NATION for p in candidates):
        # a title in marks is a text that there is: not what the region has only promised
        candidates = [p for p in candidates if p.in_corpus or p.jurisdiction in (None, NATION)]
    if len(candidates) <= 1:
        return candidates if not candidates or _may_mean(candidates[0], mention, document, citing, named) else []
    own = [p for p in candidates if p.key == citing]
    if own and not named:
        return own
    home = document.description.jurisdiction or document.description.home
    for territory in (home, *ancestors(home), NATION, None):
        near = [p for p in candidates if p.jurisdiction == territory]
        if near:
            return near
    return []


def _number_allows(policy: Policy, mention: Mention) -> bool:
    """Whether a policy has the number written beside a title, or either has none."""
    if mention.number is None or policy.local_id is None:
        return True
    return number_key(policy.local_id) == number_key(mention.number)


def _may_mean(policy: Policy, mention: Mention, document: Document, citing: str, named: tuple[Body, ...]) -> bool:
    """A national text does not mean a province's namesake unless it says so; a province's text not another
    province's."""
    territory = policy.jurisdiction
    if named or policy.key == citing or territory in (None, NATION):
        return True
    region = regions().get(territory or "")
    names = (region.pref_label, *region.alt_labels) if region else ()
    if any(name in fold(title) for name in names for title in (policy.title, mention.title or "")):
        return True
    home = document.description.jurisdiction or document.description.home
    return territory == home or territory in ancestors(home)


def _new(mention: Mention, register: _Register, document: Document) -> _Target:
    number = mention.number or (register.known_number(mention.title) if mention.title else None)
    if number and (key := register.by_number(number)):
        return _Target(key, "number beside the same title elsewhere", 0.95)
    bodies = _named_bodies(mention, document)
    territory = bodies[0].territory if bodies else _promised_for(mention, document)
    return _only_cited(register.add(mention, number, territory, bodies), mention, register)


def _only_cited(key: str, mention: Mention, register: _Register) -> _Target:
    """A policy without a text at hand: every mention is as sure as the first, whatever the order of the documents."""
    if mention.number:
        return _Target(key, "number", 1.0)
    if mention.title and register.known_number(mention.title):
        return _Target(key, "number beside the same title elsewhere", 0.95)
    return _Target(key, "cited only", 0.9)


def _named_bodies(mention: Mention, document: Document) -> tuple[Body, ...]:
    """The bodies that a mention names: before the mark (国务院办公厅《…》), else at the head of the title."""
    home = document.description.home
    if mention.issuers and (before := parse_bodies("、".join(mention.issuers), home)):
        return tuple(before)
    title = bare(mention.title or "")
    issuers = title[: len(title) - len(without_issuers(title))]
    return tuple(parse_bodies(issuers_in(issuers), home)) if issuers else ()


def _promised_for(mention: Mention, document: Document) -> str | None:
    """What a province promises without saying for whom is a document of its own: 制定新能源汽车推广应用实施方案."""
    home = document.description.jurisdiction
    if mention.relation != "proposes" or mention.marked or home in (None, NATION) or mention.title is None:
        return None
    known = _firm_names().get(core_key(mention.title))
    law = known is not None and known.first(KG + "legalForce") not in _OF_PLANS
    return None if law or "国家" in mention.title or "全国" in mention.title else home
