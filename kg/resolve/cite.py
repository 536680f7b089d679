"""From a mention to the policy that it means.

In: a mention, its document, the register. Out: `Citation`s, with a reason where there is no target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.annotate.documents import Document
from kg.annotate.references.mention import CHANGES, Mention
from kg.annotate.references.surroundings import ANNOUNCED
from kg.language.bodies import Body
from kg.language.numbers import parse_number
from kg.language.title import Title, firm_names
from kg.resolve.fitting import (
    bodies_before,
    day_allows,
    day_of,
    fitting,
    named_after_promiser,
    named_bodies,
    names_a_regulation,
    number_allows,
    promised_for,
    same_places,
    same_stage,
    was_made_then,
    without_its_maker,
)
from kg.resolve.identity import loose, restarts
from kg.resolve.instruments import edition_of, is_amending, without_mark, year_beside
from kg.resolve.model import Citation, Policy
from kg.resolve.names import keys_of
from kg.resolve.only_cited import title_as_cited
from kg.resolve.register import Register
from kg.resolve.reports import YearlyReport, yearly_report
from kg.vocabulary.forms import words

_LONGEST_LEAD_IN = 24
_LONGEST_MARK = 24


@dataclass(frozen=True, slots=True)
class _Target:
    key: str | None
    rule: str
    confidence: float
    reason: str | None = None


@dataclass(slots=True)
class _Said:
    """What a document has said so far: the short forms that it defines, the titles that it names, in their order, and
    what it promises, each with the key of the policy."""

    short_forms: dict[str, str] = field(default_factory=dict)
    titles: list[tuple[str, str]] = field(default_factory=list)
    promised: dict[str, str] = field(default_factory=dict)

    def learn(self, mention: Mention, policy: Policy) -> None:
        if mention.short_form:
            self.short_forms[Title.of(mention.short_form).folded] = policy.key
        title = Title.of(mention.title) if mention.title else None
        if title and not title.is_short:
            self.titles.append((title.folded, policy.key))
            if mention.relation == "proposes" and not policy.in_corpus:
                self.promised[title.folded] = policy.key


def cite(document: Document, citing: str, register: Register) -> list[Citation]:
    """Resolve the mentions of one document in their order."""
    said = _Said()
    found: list[Citation] = []
    for mention in document.mentions:
        target = _target(mention, document, citing, register, said)
        if target.key:
            said.learn(mention, register.policies[target.key])
        found.append(_citation(document, citing, mention, target, register))
    return found


def _citation(document: Document, citing: str, mention: Mention, target: _Target, register: Register) -> Citation:
    signed = document.description.signed
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
        edition=_edition_day(register.policies[target.key], signed) if target.key else None,
    )


def _edition_day(cited: Policy, signed: date | None) -> date | None:
    """The day of the edition that is meant: the text's own, or of those that a list has the last before the citing."""
    if cited.series and not cited.abstract:
        return cited.day
    return max((day for day in cited.editions if signed and day <= signed), default=None)


def _target(
    mention: Mention,
    document: Document,
    citing: str,
    register: Register,
    said: _Said,
) -> _Target:
    if mention.number and (key := register.by_number(mention.number)):
        return _numbered(register.policies[key], mention, citing, register)
    if mention.relation == "self" and mention.title is None:
        return _Target(citing, "own text", 0.9)
    if mention.title is None and mention.number and (number := parse_number(mention.number)) and restarts(number):
        return _of_a_term(mention.number, document.description.signed, register)
    if mention.title is None:
        return (
            _new(mention, register, document)
            if mention.number
            else _Target(None, "no name", 0.5, "no title and no number")
        )
    folded = Title.of(mention.title).folded
    if folded in said.short_forms:
        return _Target(said.short_forms[folded], "short form defined in the document", 0.98)
    if folded in said.promised and not mention.marked and mention.number is None:
        return _Target(said.promised[folded], "promised in the document", 0.9)
    short = Title.of(mention.title).is_short and not register.candidates(mention.title)
    if short and (full := _led_in(mention, document)):
        return _titled(replace(mention, title=full), document, citing, register)
    if short:
        found = _short(folded, mention, document, citing, register, said.titles)
        if found.key or not (mention.marked and names_a_regulation(Title.of(mention.title))):
            return found
    return _titled(mention, document, citing, register)


def _numbered(policy: Policy, mention: Mention, citing: str, register: Register) -> _Target:
    """The policy of a number; of editions that share the number of an order the one that was in force."""
    if policy.instrument and policy.local_id:
        named = register.candidates(policy.title)
        sharing = [one for one in named if one.instrument == policy.instrument and one.local_id == policy.local_id]
        if len(sharing) > 1:
            return _edition(sharing, mention, citing, None, register)
    return _Target(policy.key, "number", 1.0)


def _of_a_term(number: str, signed: date | None, register: Register) -> _Target:
    """The one policy that has a number which is given anew in each term of office; where several may be meant, none."""
    known = [one for one in register.of_a_term(number) if not (signed and one.day and one.day > signed)]
    if len(known) == 1:
        return _Target(known[0].key, "number, the only one at hand", 0.8)
    return _Target(None, "number", 0.5, f"{number} is given anew with each term of office")


def _led_in(mention: Mention, document: Document) -> str | None:
    """The known policy whose name a short form ends and the words before it begin: “十四五”规划《纲要》."""
    before = document.quote(max(0, mention.start - _LONGEST_LEAD_IN), mention.start).rstrip("《〈")
    for at in range(len(before)):
        known = firm_names().get(Title.of(before[at:] + (mention.title or "")).key)
        if known and (at == 0 or before[at - 1] not in words("resolution/place-ending")):
            return known.pref_label
    return None


def _short(
    folded: str, mention: Mention, document: Document, citing: str, register: Register, recent: list[tuple[str, str]]
) -> _Target:
    """A short form without a definition: the one policy named before in the document whose title ends so."""
    ending = {key: None for title, key in recent if title.endswith(folded)}
    described = document.description
    names = (described.title, *described.annexes, *described.alternatives)  # what it hands on is its own text
    own = [name for name in names if Title.of(name).folded.rstrip(")").endswith(folded)]
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
    mention = named_after_promiser(without_its_maker(mention), document)
    title = mention.title or ""
    named = named_bodies(mention, document)
    if report := yearly_report(mention, document, named):
        return _report(report, mention, named, register)
    promiser = promised_for(mention, document)
    candidates = _candidates(mention, document, citing, promiser, register)
    own = mention.relation in ("self", "issues") and mention.rule != ANNOUNCED
    if own and (_heads_enclosed(mention, document) or _is_own_matter(mention, candidates, citing, register)):
        return _Target(citing, "own text", 0.9)
    marked = _by_mark(mention, document, citing, candidates, register)
    if marked:
        return marked
    if not candidates:
        own = mention.relation in CHANGES and citing in [policy.key for policy in register.candidates(title)]
        return _earlier(mention, document, citing, register) if own else _new(mention, register, document)
    fit = fitting(candidates, mention, document, citing, named)
    if not fit and named:
        fit = register.alike(
            title,
            lambda policy: (
                bool(set(policy.bodies) & set(named)) and number_allows(policy, mention) and same_stage(title, policy)
            ),
        )
    if len(fit) == 1:
        return _one(fit[0], mention, len(candidates) == 1, promiser, register)
    if fit:
        after = document.quote(mention.end, mention.end + _LONGEST_MARK)
        return _edition(fit, mention, citing, year_beside(after), register)
    return _new(mention, register, document)


def _report(report: YearlyReport, mention: Mention, named: tuple[Body, ...], register: Register) -> _Target:
    """The report of a place and a year: the text at hand, else one under a title that says whose it is."""
    at_hand = report.among(register.candidates(mention.title or ""))
    if at_hand:
        return _Target(at_hand.key, "report of the place and year", 0.9)
    key = register.add(replace(mention, title=report.title), None, report.territory, named)
    return _Target(key, "cited only", 0.8)


def _candidates(
    mention: Mention, document: Document, citing: str, promiser: str | None, register: Register
) -> list[Policy]:
    """The policies whose title a mention has, or nearly has."""
    title = mention.title or ""
    if promiser:
        return register.candidates_in(title, promiser)
    if mention.relation in CHANGES:  # who repeals or amends a text of the own title means an older one
        return [policy for policy in _namesakes(mention, document, citing, register) if policy.key != citing]
    return _namesakes(mention, document, citing, register)


def _namesakes(mention: Mention, document: Document, citing: str, register: Register) -> list[Policy]:
    title = mention.title or ""
    if is_amending(Title.of(title)):
        day = day_of(mention, document)
        return [policy for policy in register.candidates(title) if day_allows(policy, day)]
    same = register.candidates(title)
    if any(policy.in_corpus or policy.abstract or policy.known for policy in same):
        return same
    # a text at hand under nearly the name comes before a name that another text only mentions
    return register.alike(title, lambda policy: _near_namesake(policy, mention, citing)) or same


def _by_mark(
    mention: Mention, document: Document, citing: str, candidates: Sequence[Policy], register: Register
) -> _Target | None:
    """The edition that a title without a year means, or one with a year that no text at hand has in its title."""
    title = mention.title or ""
    if any(policy.in_corpus or policy.local_id for policy in candidates):
        return None
    edition = register.edition_in_force(title, document.description.signed)
    if edition:
        dated = replace(mention, title=edition, number=None)
        target = _titled(dated, document, citing, register)
        return replace(target, rule="edition in force at the citing date", confidence=0.85)
    plain, year = without_mark(Title.of(title))
    of_year = [p for p in register.candidates(plain.text) if p.series and p.day and p.day.year == year] if year else []
    return _Target(of_year[0].key, "edition named by its year", 0.95) if len(of_year) == 1 else None


def _one(policy: Policy, mention: Mention, only: bool, promiser: str | None, register: Register) -> _Target:
    """The one policy that a mention can mean, and how sure that is."""
    title = Title.of(mention.title or "")
    known = loose(title.key) in keys_of(policy)
    if not policy.in_corpus:
        if promiser is None and not known:
            register.enter_name(title_as_cited(title.text), policy.key)
        return _only_cited(policy.key, mention, register)
    if not known:
        return _Target(policy.key, "title with a small difference", 0.85)
    return _Target(policy.key, "title", 1.0 if only else 0.95)


def _edition(fit: Sequence[Policy], mention: Mention, citing: str, year: int | None, register: Register) -> _Target:
    """Of the texts of one title the edition in force when the citing text was signed, else what all are editions of."""
    texts = [policy for policy in fit if not policy.abstract or policy.in_corpus]
    series = {policy.series for policy in fit}
    if len(series) > 1 or None in series:
        return _Target(None, "title", 0.5, f"ambiguous: {len(fit)} policies of this title")
    of_year = [policy for policy in texts if policy.day and policy.day.year == year]
    if len(of_year) == 1:
        return _Target(of_year[0].key, "edition named by its year", 0.95)
    day = register.policies[citing].day
    edition = edition_of(day, texts, before=mention.relation in CHANGES)
    if edition:
        return _Target(edition.key, "edition in force at the citing date", 0.95)
    instrument = next((key for policy in fit if (key := policy.instrument or (policy.abstract and policy.key))), None)
    if instrument:
        why = "its texts at hand are younger" if day else "nothing tells its edition"
        return _Target(instrument, f"the instrument: {why}", 0.9)
    return _Target(None, "title", 0.5, f"ambiguous: {len(fit)} policies of this title, and none was there that day")


def _near_namesake(policy: Policy, mention: Mention, citing: str) -> bool:
    """Whether a policy with nearly this name can be meant; a text calls itself by such a name only where it says so."""
    if policy.key == citing:
        return mention.relation in ("self", "issues")
    title = mention.title or ""
    return same_places(title, policy) and same_stage(title, policy)


def _heads_enclosed(mention: Mention, document: Document) -> bool:
    """Whether a mention is the heading of a text that is printed in the document: it cites nothing."""
    inside = document.description.encloses
    if inside is None:
        return False
    return inside.segment.heading_start <= document.segment.start + mention.start < inside.segment.body_start


def _is_own_matter(mention: Mention, candidates: Sequence[Policy], citing: str, register: Register) -> bool:
    """Whether what a text calls its own is an annex that nothing else knows. What it forwards is somebody else's where
    it is named; where its text stands below the notice, its heading cites nothing."""
    wrapper = register.policies[citing].named.handed_on
    forwarded = (
        mention.marked
        and wrapper is not None
        and wrapper.forwards
        and Title.of(wrapper.object).key == Title.of(mention.title or "").key
    )
    return not forwarded and not any(policy.in_corpus for policy in candidates)


def _new(mention: Mention, register: Register, document: Document) -> _Target:
    bodies, day, promiser = named_bodies(mention, document), None, promised_for(mention, document)
    # the number beside the same title elsewhere is that of somebody else's text
    known = mention.title and not promiser
    number = mention.number or (register.known_number(mention.title or "", bodies) if known else None)
    if number and (key := register.by_number(number)):
        return _Target(key, "number beside the same title elsewhere", 0.95)
    territory = bodies[0].territory if bodies else promiser
    if mention.title and is_amending(Title.of(mention.title)):
        day = day_of(mention, document)
        bodies = bodies or bodies_before(mention, document)
        territory = bodies[0].territory if bodies else document.description.jurisdiction
    key = register.add(mention, number, territory, bodies, day)
    return _Target(key, "cited only", 0.9) if promiser else _only_cited(key, mention, register)


def _earlier(mention: Mention, document: Document, citing: str, register: Register) -> _Target:
    """The older text of a title that the text of this title repeals: 2012年5月1日起施行的《示例条例》同时废止."""
    key = register.add_earlier(mention, citing, day_of(mention, document), was_made_then(mention, document))
    return _Target(key, "older text of the title", 0.9)


def _only_cited(key: str, mention: Mention, register: Register) -> _Target:
    """A policy without a text at hand: every mention is as sure as the first, whatever the order of the documents."""
    if mention.number:
        return _Target(key, "number", 1.0)
    if mention.title and register.known_number(mention.title):
        return _Target(key, "number beside the same title elsewhere", 0.95)
    return _Target(key, "cited only", 0.9)
