"""Agency codes (机关代字): whose documents begin their number with 国发, 发改能源, 冀政办发.

In: policies with number and issuers, and a number without. Out: the codes that documents prove, and the first issuer
of a number. The sources, the surest first: the name that an order carries (国务院令), the codes of `bodies.ttl`, the
codes that documents prove, the rule for local bodies (`body-functions.ttl`: {abbr}政发), the beginnings of codes of
`bodies.ttl`. A code proves the first issuer only: who issued jointly stays unknown. Codes after GB/T 9704-2012, 7.2.5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.describe.force import force_of
from kg.language.bodies import (
    Body,
    are_related,
    coded_functions,
    named,
    national_bodies,
    parse_bodies,
)
from kg.language.body_names import local, short_region
from kg.language.code_heads import owners_of_beginnings, owners_of_codes
from kg.language.numbers import DocumentNumber
from kg.language.regions import NATION, ancestors, province_of_abbreviation
from kg.language.title import Title
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, word
from kg.vocabulary.namespaces import DCTERMS, ORG

if TYPE_CHECKING:
    from kg.resolve.model import Policy

_SURE = 0.9
_ORDER = Form("⟨resolution/kind-of-order⟩$")


@dataclass(frozen=True, slots=True)
class FirstIssuer:
    """Who issued a number first: the body, the rule that says so, and how sure it is (0 to 1)."""

    body: Body
    rule: str
    confidence: float


def learn_codes(policies: Iterable[Policy]) -> dict[str, Body]:
    """Return the agency codes that documents prove, sorted: code to body.

    A body has a code where it is an issuer of every document under the code, and the first of one at least. Only
    policies whose text is at hand count.

    Parameters
    ----------
    policies : iterable of Policy
        All policies; those without number or issuers say nothing.
    """
    issuers: dict[str, list[tuple[Body, ...]]] = defaultdict(list)
    for policy in policies:
        if policy.in_corpus and policy.bodies and policy.number and _is_code(policy.number):
            issuers[policy.number.agency_code].append(policy.bodies)
    return {code: body for code, found in sorted(issuers.items()) if (body := _owner(found))}


def _is_code(number: DocumentNumber) -> bool:
    """Whether a number has an agency code: that of an order is a name, and one without a year is none."""
    return bool(number.agency_code and number.year and not _ORDER.search(number.agency_code))


def _owner(issuers: list[tuple[Body, ...]]) -> Body | None:
    always = set(issuers[0]).intersection(*issuers)
    first = {bodies[0] for bodies in issuers} & always
    return first.pop() if len(first) == 1 else None


def contradictions(learnt: Mapping[str, Body]) -> Iterator[str]:
    """Yield a line for each learnt code that `bodies.ttl` gives to another body."""
    for code, body in sorted(learnt.items()):
        owner = owners_of_codes().get(code)
        if owner and owner.iri != body.iri:
            yield f"agency code {code}: the documents are by {body.name}, bodies.ttl has {owner.pref_label}"


def numbers_of_others(policies: Iterable[Policy]) -> Iterator[str]:
    """Yield a line for each policy whose number is that of another body of its province: its heading is misprinted.

    Cities have the first character of their codes in common with provinces (青政发 is Qingdao's too), so a body of
    another region says nothing.
    """
    for policy in policies:
        owner = _local(policy.number.agency_code) if policy.in_corpus and policy.number else None
        if owner is None or not policy.number or not policy.bodies:
            continue
        beside = all(body.territory == owner.territory for body in policy.bodies)
        if beside and not any(are_related(body, owner) for body in policy.bodies):
            names = "、".join(body.name for body in policy.bodies)
            yield f"{policy.number.text} is a number of {owner.name}, but stands with {policy.title} by {names}"


def is_of_the_province_above(number: DocumentNumber | None, region: str | None) -> bool:
    """Tell whether a number is one of the province in which a region lies: 皖政办〔2023〕2号 is none of 合肥市.

    A code that has a character of the region's own name may be the region's: 吉市政发 of 吉林市, 沪浦发 of 浦东新区.
    """
    if number is None or region is None or not _is_code(number):
        return False
    province = province_of_abbreviation().get(number.agency_code[0])
    return province in ancestors(region) and not set(number.agency_code) & set(short_region(region))


def first_issuer(number: DocumentNumber, learnt: Mapping[str, Body] = MappingProxyType({})) -> FirstIssuer | None:
    """Return who issued a number first, or None where no rule says so.

    Parameters
    ----------
    number : DocumentNumber
        The number; its year decides between a body and the one that it resulted from.
    learnt : mapping of str to Body
        What `learn_codes` returned; nothing where the vocabularies alone are asked.
    """
    code = number.agency_code
    if _ORDER.search(code):
        owner = owners_of_codes().get(code)
        return _named_in(code) or (FirstIssuer(_national(owner), "agency code of bodies.ttl", 0.99) if owner else None)
    if not _is_code(number):
        return None
    if code in owners_of_codes():
        return _in_year(_national(owners_of_codes()[code]), number.year, "agency code of bodies.ttl", 0.99)
    if code in learnt:
        return _in_year(learnt[code], number.year, "agency code of documents at hand", 0.95)
    if formed := _local(code):
        return FirstIssuer(formed, "agency code of a local body by rule", 0.95)
    beginning = next((code[:end] for end in range(len(code), 0, -1) if code[:end] in owners_of_beginnings()), None)
    if beginning:
        owner, confidence = owners_of_beginnings()[beginning], 0.9 if len(beginning) > 1 else 0.8
        return _in_year(_national(owner), number.year, "beginning of agency codes of bodies.ttl", confidence)
    return None


def _named_in(order: str) -> FirstIssuer | None:
    """生态环境部令, 国务院令: the number says it in full."""
    found = parse_bodies(_ORDER.sub("", order).removeprefix(word("title/nation")), None)
    known = [body for body in found if body.iri or body.classification]
    return FirstIssuer(known[0], "name in the number", 0.98) if len(found) == len(known) == 1 else None


def _national(concept: Concept) -> Body:
    return named(concept.pref_label, NATION)


@cache
def _local_codes() -> Mapping[str, tuple[str, str]]:
    """The codes of provincial bodies: code, or its beginning with *, to function and region."""
    return {
        pattern.format(abbr=abbreviation): (function, region)
        for function, patterns in coded_functions().items()
        for pattern in patterns
        for abbreviation, region in province_of_abbreviation().items()
    }


def _local(code: str) -> Body | None:
    beginnings = (code[:end] + "*" for end in range(len(code), 2, -1))
    at = next((key for key in (code, *beginnings) if key in _local_codes()), None)
    if at is None:
        return None
    function, region = _local_codes()[at]
    return local([function], region)


def _in_year(owner: Body, year: int | None, rule: str, confidence: float) -> FirstIssuer | None:
    """The owner of a code, or the body in whose place it stands in the year of the number."""
    formed, before = _formations().get(owner.name, (None, ()))
    ended, after = _endings().get(owner.name, (None, ()))
    if formed and year and year < formed:
        return _neighbour(before, f"{rule}; before the reform of {formed}")
    if ended and year and year > ended:
        return _neighbour(after, f"{rule}; after the reform of {ended}")
    if year and year in (formed, ended):
        rule, confidence = f"{rule}; in the year of a reform", 0.7
    return FirstIssuer(owner, rule, confidence)


def _neighbour(names: tuple[str, ...], rule: str) -> FirstIssuer | None:
    return FirstIssuer(named(names[0], NATION), rule, 0.85) if len(names) == 1 else None


_Reforms = Mapping[str, tuple[int, tuple[str, ...]]]


@cache
def _formations() -> _Reforms:
    """The bodies that a dated reorganisation formed: name to year and the names of those before; offices too."""
    return _with_offices({r: (year, tuple(o)) for year, o, r in _changes() if r not in o})


@cache
def _endings() -> _Reforms:
    """The bodies that a dated reorganisation ended: name to year and the names of those after; offices too."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for year, originals, resulting in _changes():
        for name in originals:
            if name != resulting:
                found[name] = (year, (*found.get(name, (year, ()))[1], resulting))
    return _with_offices(found)


def _changes() -> Iterator[tuple[int, list[str], str]]:
    """Year, bodies before, body after; the dated ones of `body-changes.ttl`."""
    names = {iri: concept.pref_label for iri, concept in national_bodies().items()}
    for change in load("body-changes.ttl").values():
        year = change.first(DCTERMS + "date")
        originals = [names[iri] for iri in change.properties.get(ORG + "originalOrganization", ())]
        for resulting in change.properties.get(ORG + "resultingOrganization", ()):
            if year:
                yield int(year), originals, names[resulting]


def _with_offices(reforms: _Reforms) -> _Reforms:
    """生态环境部办公厅 shares the fate of 生态环境部: before it was 环境保护部办公厅."""
    found = dict(reforms)
    for concept in national_bodies().values():
        parent = national_bodies().get(concept.first(ORG + "subOrganizationOf") or "")
        if parent is None or parent.pref_label not in reforms or not concept.pref_label.startswith(parent.pref_label):
            continue
        office = concept.pref_label.removeprefix(parent.pref_label)
        year, others = reforms[parent.pref_label]
        found.setdefault(concept.pref_label, (year, tuple(name + office for name in others)))
    return found


def with_first_issuers(policies: Mapping[str, Policy], learnt: Mapping[str, Body]) -> dict[str, Policy]:
    """Return the policies, those whose text names no issuer with the first one that their number proves.

    Parameters
    ----------
    policies : mapping of str to Policy
        All policies by key; whoever has issuers keeps them.
    learnt : mapping of str to Body
        What `learn_codes` returned.
    """
    return {key: _with_first_issuer(policy, learnt) for key, policy in policies.items()}


def _with_first_issuer(policy: Policy, learnt: Mapping[str, Body]) -> Policy:
    if policy.speaker or policy.number is None or policy.kind != "policy":
        return policy
    found = first_issuer(policy.number, learnt)
    # a text may have issuers that were not understood: there a guess would stand against the page
    if found is None or (policy.in_corpus and found.confidence < _SURE):
        return policy
    placed = found.body.territory if policy.jurisdiction is None else policy.jurisdiction
    if policy.bodies:
        return replace(policy, jurisdiction=placed) if placed != policy.jurisdiction else policy
    return replace(
        policy,
        bodies=(found.body,),
        issuer_rule=found.rule,
        issuer_confidence=found.confidence,
        jurisdiction=found.body.territory if policy.jurisdiction in (None, NATION) else policy.jurisdiction,
        force=policy.force or force_of(Title.of(policy.title), (found.body,), policy.number),
    )
