"""From a mention to the policy that it means.

In: a mention, its document, the register. Out: `Citation`s, with a reason where there is no target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.annotate.documents import Document, TableEntry
from kg.annotate.references.mention import Mention
from kg.language.bodies import Body, parse_bodies
from kg.language.identity import (
    Title,
    firm_names,
    issuers_in,
    number_key,
    title_slug,
)
from kg.language.regions import NATION, ancestors, find_regions, regions
from kg.language.titles import bare
from kg.resolve.identity import with_territory
from kg.resolve.model import Citation, Policy
from kg.resolve.names import keys_of
from kg.resolve.only_cited import other_names
from kg.resolve.register import Register
from kg.resolve.words import words
from kg.vocabulary.namespaces import ID, KG

_LONGEST_LEAD_IN = 24
# what a region may have under the name of a national one, other than laws and regulations
_OF_PLANS = (ID + "force/normative-document", ID + "force/party-document", None)


def listed_policy(entry: TableEntry, register: Register) -> str:
    """The policy of a table row: one whose text is here, with what the row adds to it, or a new one."""
    row = entry.row
    territory = _territory(entry)
    same = [p for p in register.candidates(row.title) if _may_be(p, entry, territory)]
    if same:
        policy = min(same, key=lambda p: (not p.in_corpus, p.key))
        register.policies[policy.key] = _with_entry(policy, entry)
        return policy.key
    key = with_territory(title_slug(Title.of(row.title).key), territory)
    policy = Policy(
        key=key,
        title=row.title,
        alternatives=other_names(row.title, None),
        number=None,
        local_id=None,
        bodies=entry.bodies,
        speaker=None,
        signed=None,
        published=date.fromisoformat(row.date),
        effective=None,
        expires=None,
        type=Title.of(row.title).type,
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
    names = {*policy.alternatives, policy.title, entry.row.title}
    fuller = len(Title.of(entry.row.title).folded) > len(policy.named.folded)
    title = entry.row.title if fuller else policy.title
    return replace(
        policy,
        title=title,
        alternatives=tuple(sorted(name for name in names if Title.of(name).folded != Title.of(title).folded)),
        bodies=policy.bodies or entry.bodies,
        published=policy.published or date.fromisoformat(entry.row.date),
    )


@dataclass(frozen=True, slots=True)
class _Target:
    key: str | None
    rule: str
    confidence: float
    reason: str | None = None


def cite(document: Document, citing: str, register: Register) -> list[Citation]:
    """Resolve the mentions of one document in their order."""
    scope: dict[str, str] = {}
    recent: list[tuple[str, str]] = []
    found: list[Citation] = []
    for mention in document.mentions:
        target = _target(mention, document, citing, register, scope, recent)
        if target.key:
            if mention.short_form:
                scope[Title.of(mention.short_form).folded] = target.key
            if mention.title and not Title.of(mention.title).is_short:
                recent.append((Title.of(mention.title).folded, target.key))
        found.append(_citation(document, citing, mention, target, register))
    return found


def _citation(document: Document, citing: str, mention: Mention, target: _Target, register: Register) -> Citation:
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
    register: Register,
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
    folded = Title.of(mention.title).folded
    if folded in scope:
        return _Target(scope[folded], "short form defined in the document", 0.98)
    if Title.of(mention.title).is_short and (full := _led_in(mention, document)):
        return _titled(replace(mention, title=full), document, citing, register)
    if Title.of(mention.title).is_short:
        return _short(folded, mention, document, citing, register, recent)
    return _titled(mention, document, citing, register)


def _led_in(mention: Mention, document: Document) -> str | None:
    """The known policy whose name a short form ends and the words before it begin: “十四五”规划《纲要》."""
    before = document.quote(max(0, mention.start - _LONGEST_LEAD_IN), mention.start).rstrip("《〈")
    for at in range(len(before)):
        known = firm_names().get(Title.of(before[at:] + (mention.title or "")).key)
        if known and (at == 0 or before[at - 1] not in words("place-ending")):
            return known.pref_label
    return None


def _short(
    folded: str, mention: Mention, document: Document, citing: str, register: Register, recent: list[tuple[str, str]]
) -> _Target:
    """A short form without a definition: the one policy named before in the document whose title ends so."""
    ending = {key: None for title, key in recent if title.endswith(folded)}
    described = document.description
    own = [name for name in (described.title, *described.annexes) if Title.of(name).folded.rstrip(")").endswith(folded)]
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


def _titled(mention: Mention, document: Document, citing: str, register: Register) -> _Target:
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
            if promised_for is None and Title.of(title).key not in keys_of(policy):
                register.enter_name(bare(re.sub(r"\s+", "", title)), policy.key)
            return _only_cited(policy.key, mention, register)
        if Title.of(title).key not in keys_of(policy):
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


def _is_own_matter(title: str, candidates: Sequence[Policy], citing: str, register: Register) -> bool:
    """Whether what a text calls its own is an annex that nothing else knows; what it forwards is somebody else's."""
    wrapper = register.policies[citing].named.handed_on
    forwarded = wrapper is not None and wrapper.forwards and Title.of(wrapper.object).key == Title.of(title).key
    return not forwarded and not any(policy.in_corpus for policy in candidates)


def _same_places(title: str, policy: Policy) -> bool:
    """江苏省减污降碳协同增效实施方案 is not the national 减污降碳协同增效实施方案."""
    left, right = ({m.iri for m in find_regions(Title.of(text).key, None)} - {NATION} for text in (title, policy.title))
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
    if any(name in Title.of(title).folded for name in names for title in (policy.title, mention.title or "")):
        return True
    home = document.description.jurisdiction or document.description.home
    return territory == home or territory in ancestors(home)


def _new(mention: Mention, register: Register, document: Document) -> _Target:
    number = mention.number or (register.known_number(mention.title) if mention.title else None)
    if number and (key := register.by_number(number)):
        return _Target(key, "number beside the same title elsewhere", 0.95)
    bodies = _named_bodies(mention, document)
    territory = bodies[0].territory if bodies else _promised_for(mention, document)
    return _only_cited(register.add(mention, number, territory, bodies), mention, register)


def _only_cited(key: str, mention: Mention, register: Register) -> _Target:
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
    issuers = title[: len(title) - len(Title.of(title).without_issuers)]
    return tuple(parse_bodies(issuers_in(issuers), home)) if issuers else ()


def _promised_for(mention: Mention, document: Document) -> str | None:
    """What a province promises without saying for whom is a document of its own: 制定新能源汽车推广应用实施方案."""
    home = document.description.jurisdiction
    if mention.relation != "proposes" or mention.marked or home in (None, NATION) or mention.title is None:
        return None
    known = firm_names().get(Title.of(mention.title).key)
    law = known is not None and known.first(KG + "legalForce") not in _OF_PLANS
    central = any(word in mention.title for word in words("whole-nation"))
    return None if law or central else home
