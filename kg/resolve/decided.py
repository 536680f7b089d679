"""What the user decided on which policies are one, applied.

In: decisions (`same.csv`), documents, and what was resolved without them. Out: the documents that each decision names,
before documents are grouped; then policies and citations as decided, and what to tell of each decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from kg.annotate.documents import Document
from kg.annotate.references.mention import Mention
from kg.describe.description import Description
from kg.language.numbers import parse_number
from kg.language.title import number_key
from kg.read.decisions import Decision, key_of_iri
from kg.resolve.identity import cited_key, loose_key, policy_key
from kg.resolve.model import Citation, Policy
from kg.resolve.names import names_beside
from kg.resolve.only_cited import only_cited
from kg.vocabulary.namespaces import KNOWN, NAME_ONLY, TEXT

T = TypeVar("T")
# A decision, by its place, and one of its sides, 0 or 1.
SideOf = tuple[int, int]
_RULE = "own decision"
_REASON = "a decision of yours says that it is another policy"
_BY_AVAILABILITY = (TEXT, KNOWN, NAME_ONLY)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Side:
    """A policy as a decision names it: by `key`, the last part of its IRI; by `number`; else by `title`, as keys."""

    key: str | None
    number: str | None
    title: str | None

    @classmethod
    def of(cls, text: str) -> _Side:
        if key := key_of_iri(text):
            return cls(key, None, None)
        if parse_number(text):
            return cls(None, number_key(text), None)
        return cls(None, None, loose_key(text))

    def is_mention(self, mention: Mention) -> bool:
        """Whether a mention has this number or title."""
        if self.number is not None:
            return mention.number is not None and number_key(mention.number) == self.number
        return self.title is not None and mention.title is not None and loose_key(mention.title) == self.title

    def is_own_name(self, policy: Policy) -> bool:
        """Whether it is the policy's own number or title, and not only another name of it."""
        own = number_key(policy.local_id) if policy.local_id else None
        return self.key == policy.key or (self.number or self.title) in (own, loose_key(policy.title))


class _Named(Generic[T]):
    """Documents or policies by what a decision may name them by."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[T]] = defaultdict(list)
        self._by_number: dict[str, list[T]] = defaultdict(list)
        self._by_title: dict[str, list[T]] = defaultdict(list)
        self._by_name: dict[str, list[T]] = defaultdict(list)

    def add(self, one: T, key: str, number: str | None, title: str, names: Iterable[str]) -> None:
        self._by_key[key].append(one)
        if number:
            self._by_number[number_key(number)].append(one)
        self._by_title[loose_key(title)].append(one)
        for name in {loose_key(name) for name in names} - {loose_key(title)}:
            self._by_name[name].append(one)

    def find(self, side: _Side) -> list[T]:
        """What a side names; what has a title for its own before what has it for another name."""
        if side.key is not None:
            return self._by_key.get(side.key, [])
        if side.number is not None:
            return self._by_number.get(side.number, [])
        return self._by_title.get(side.title or "") or self._by_name.get(side.title or "", [])


def _named_documents(documents: Sequence[Document]) -> _Named[int]:
    named: _Named[int] = _Named()
    for at, document in enumerate(documents):
        one = document.description
        named.add(at, _key_of(one), one.number.text if one.number else None, one.title, one.alternatives)
    return named


def _key_of(one: Description) -> str:
    return policy_key(one.kind, one.title, one.number, one.jurisdiction, one.speaker)


def sides_of(decisions: Sequence[Decision], documents: Sequence[Document]) -> dict[int, set[SideOf]]:
    """Return which sides of which decisions the documents are, by their places; one that is both sides is neither."""
    found: dict[int, set[SideOf]] = defaultdict(set)
    named = _named_documents(documents) if decisions else None
    for at, decision in enumerate(decisions):
        first, second = ({*named.find(_Side.of(text))} if named else set() for text in (decision.one, decision.other))
        for side, places in ((0, first - second), (1, second - first)):
            for place in places:
                found[place].add((at, side))
    return dict(found)


@dataclass(slots=True)
class Decided:
    """What was resolved, as decided. `became` leads from the key of a policy to that of the one which it is; `told`
    says what each decision did, `idle` which one met nothing, is not clear or cannot be; `by` has the places of those
    by which a policy, or another text of it, became one with another."""

    policies: dict[str, Policy]
    policy_of: dict[str, str]
    citations: tuple[Citation, ...]
    became: dict[str, str] = field(default_factory=dict)
    by: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    told: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)

    def key(self, key: str) -> str:
        """The key of the policy that a policy is."""
        while key in self.became:
            key = self.became[key]
        return key


def decide(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    policies: Mapping[str, Policy],
    policy_of: Mapping[str, str],
    citations: tuple[Citation, ...],
) -> Decided:
    """Return policies and citations as decided.

    Parameters
    ----------
    decisions : sequence of Decision
        What the user decided.
    documents : sequence of Document
        All documents.
    policies, policy_of, citations
        What was resolved: all policies by key, the policy of each document, all citations.
    """
    decided = Decided(dict(policies), dict(policy_of), citations)
    if not decisions:
        return decided
    named: _Named[str] = _Named()
    for policy in policies.values():
        named.add(policy.key, policy.key, policy.local_id, policy.title, policy.alternatives)
    texts = _named_documents(documents)
    mentions = Counter(citation.cited for citation in citations)
    # what is one comes first: who is parted from one name of a policy is from all of them
    for decision in sorted(decisions, key=lambda one: not one.same):
        sides = [_Side.of(text) for text in (decision.one, decision.other)]
        found = [_found(side, documents, texts, named, decided) for side in sides]
        meant = [_meant(keys, decided) for keys in found]
        if not _is_clear(decision, meant, decided):
            continue
        # of two texts that became one policy the names lead to one key, before anything is united here
        united = _are_two_texts(sides, texts) and found[0] == found[1]
        if decision.same:
            if united:
                decided.by[meant[0][0]].append(decision.where)
            _unite(decision, meant[0][0], meant[1][0], mentions, decided)
        elif meant[0] == meant[1] and (
            why := _inseparable(sides, meant[0][0], found[0] if united else found[0] ^ found[1], decided)
        ):
            decided.idle.append(f"{decision.where}: {decision.one} and {decision.other} {why}")
        else:
            _moved_as_united(decided)
            _part(decision, meant[0][0], meant[1][0], decided)
    _moved_as_united(decided)
    return decided


def _found(
    side: _Side, documents: Sequence[Document], texts: _Named[int], named: _Named[str], decided: Decided
) -> set[str]:
    """The keys of the policies that a side names, as resolved."""
    return {decided.policy_of[documents[at].key] for at in texts.find(side)} or {*named.find(side)}


def _meant(found: Iterable[str], decided: Decided) -> list[str]:
    """The keys of the policies that those are by now; editions of one instrument are that."""
    keys = {decided.key(key) for key in found}
    instruments = {decided.policies[key].instrument or key for key in keys}
    return sorted(instruments if len(instruments) == 1 and instruments <= decided.policies.keys() else keys)


def _is_clear(decision: Decision, meant: Sequence[Sequence[str]], decided: Decided) -> bool:
    for name, keys in zip((decision.one, decision.other), meant, strict=True):
        if not keys:
            decided.idle.append(f"{decision.where}: meets nothing: {name} is no text and is not cited")
            return False
        if len(keys) > 1:
            listed = ", ".join(f"id:policy/{key}" for key in keys[:_SHOWN])
            decided.idle.append(f"{decision.where}: {name} means {len(keys)} policies ({listed}); write one of these")
            return False
    return True


def _are_two_texts(sides: Sequence[_Side], texts: _Named[int]) -> bool:
    first, second = ({*texts.find(side)} for side in sides)
    return bool(first - second and second - first)


def _inseparable(sides: Sequence[_Side], meant: str, united: Iterable[str], decided: Decided) -> str | None:
    """Why the two sides of a decision that they are not one are one nevertheless; None where they can be parted."""
    rows = sorted({row for key in united for row in decided.by.get(key, ())})
    if rows:
        return f"are one by {', '.join(rows)}; take one of the rows out"
    policy = decided.policies[meant]
    if all(side.is_own_name(policy) for side in sides):
        return f"are both own names of id:policy/{policy.key} and cannot be parted; take the row out"
    return None


def _unite(decision: Decision, one: str, other: str, mentions: Counter[str | None], decided: Decided) -> None:
    keep, drop = sorted((one, other), key=lambda key: _standing(decided.policies[key]))
    what = ""
    if keep != drop:
        decided.policies[keep] = _united(decided.policies[keep], decided.policies.pop(drop))
        decided.became[drop] = keep
        decided.by[drop].append(decision.where)
        what = f"; citations that meant the other one: {mentions[drop]}"
        mentions[keep] += mentions[drop]
    decided.told.append(f"{decision.where}: {decision.one} and {decision.other} are one, id:policy/{keep}{what}")


def _standing(policy: Policy) -> tuple[int, bool, str]:
    """What is best known stands for both."""
    return _BY_AVAILABILITY.index(policy.availability), policy.local_id is None, policy.key


def _united(keep: Policy, drop: Policy) -> Policy:
    names = {*keep.alternatives, drop.title, *drop.alternatives}
    if drop.local_id and keep.local_id and drop.local_id != keep.local_id:
        names.add(drop.local_id)
    return replace(
        keep,
        alternatives=names_beside(keep.title, names),
        number=keep.number or drop.number,
        local_id=keep.local_id or drop.local_id,
        bodies=keep.bodies or drop.bodies,
        signed=keep.signed or drop.signed,
        published=keep.published or drop.published,
        effective=keep.effective or drop.effective,
        type=keep.type or drop.type,
        force=keep.force or drop.force,
        jurisdiction=keep.jurisdiction or drop.jurisdiction,
        in_corpus=keep.in_corpus or drop.in_corpus,
        known=keep.known or drop.known,
    )


def _moved_as_united(decided: Decided) -> None:
    """What led to a policy leads to the one that it became."""
    decided.citations = tuple(_moved(citation, decided) for citation in decided.citations)
    decided.policy_of = {document: decided.key(key) for document, key in decided.policy_of.items()}
    for key, policy in decided.policies.items():
        if policy.series in decided.became or policy.instrument in decided.became:
            series = decided.key(policy.series) if policy.series else None
            instrument = decided.key(policy.instrument) if policy.instrument else None
            decided.policies[key] = replace(policy, series=series, instrument=instrument)


def _moved(citation: Citation, decided: Decided) -> Citation:
    if citation.citing not in decided.became and citation.cited not in decided.became:
        return citation
    citing = decided.key(citation.citing)
    cited = decided.key(citation.cited) if citation.cited else None
    relation = "self" if citing == cited and citation.relation != "issues" else citation.relation
    return replace(citation, citing=citing, cited=cited, relation=relation, rule=f"{citation.rule}; {_RULE}")


def _part(decision: Decision, one: str, other: str, decided: Decided) -> None:
    """Citations by the name of the one that were resolved to the other mean the one, or a policy of that name alone."""
    sides = ((_Side.of(decision.one), one, other), (_Side.of(decision.other), other, one))
    citations, parted = list(decided.citations), 0
    for at, citation in enumerate(citations):
        for side, own, wrong in sides:
            if citation.cited != wrong or not side.is_mention(citation.mention):
                continue
            if own != wrong:
                citations[at] = replace(citation, cited=own, rule=f"{citation.rule}; {_RULE}")
                parted += 1
            elif not side.is_own_name(decided.policies[wrong]):
                citations[at] = _alone(citation, decided)
                parted += 1
    for side, _, wrong in sides:
        decided.policies[wrong] = _without_name(decided.policies[wrong], side)
    decided.citations = tuple(citations)
    what = f"; citations that meant the other one: {parted}" if parted else ""
    decided.told.append(f"{decision.where}: {decision.one} and {decision.other} are not one{what}")


def _without_name(policy: Policy, side: _Side) -> Policy:
    """A policy that no longer answers to the title of another one."""
    if side.title is None or side.is_own_name(policy):
        return policy
    return replace(policy, alternatives=tuple(name for name in policy.alternatives if loose_key(name) != side.title))


def _alone(citation: Citation, decided: Decided) -> Citation:
    """A citation of the policy of which nothing is known but what its mention says."""
    mention = citation.mention
    key = cited_key(mention.title or "", mention.number, None)
    known = decided.policies.get(key)
    if not mention.title or (known and known.key == citation.cited):
        return replace(citation, cited=None, unresolved=_REASON, rule=f"{citation.rule}; {_RULE}")
    if known is None:
        decided.policies[key] = only_cited(key, mention.title, mention.title, mention.number)
    return replace(citation, cited=key, rule=f"{citation.rule}; {_RULE}")
