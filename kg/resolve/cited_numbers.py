"""Numbers that only citations give: 《…行动方案》（国发〔2021〕33号） where the text at hand is printed without one.

In: policies at hand, and the titles and numbers that stand side by side in mentions. Out: the policies with the number
that every citation of their title gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.annotate.documents import Document
from kg.annotate.references.mention import CHANGES
from kg.language.bodies import Body, are_related
from kg.language.numbers import DocumentNumber, parse_number
from kg.language.title import Title, number_key
from kg.resolve.agency_codes import first_issuer, is_of_the_province_above, learn_codes
from kg.resolve.identity import loose_key, names_agency, policy_key
from kg.resolve.model import Policy
from kg.resolve.names import keys_of

# a number may be given out in the last days of the year before the signature
_MOST_YEARS_APART = 1
_RULE = "number beside the title in citations"


def numbers_beside(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Yield the titles that have a number beside them in the mentions of documents, each with it.

    Short forms mean something in their text alone, and the number of a text that a document of the same title repeals
    or amends is not that of the document.
    """
    for document in documents:
        own = Title.of(document.description.title).names
        for mention in document.mentions:
            title = Title.of(mention.title or "")
            older = mention.relation in CHANGES and not own.isdisjoint(title.names)
            if mention.title and mention.number and not title.is_short and not older:
                yield mention.title, mention.number


def with_cited_numbers(policies: Sequence[Policy], beside: Iterable[tuple[str, str]]) -> list[Policy]:
    """Return the policies in their order, those without a number with the one that citations prove.

    Citations prove a number where all that give one beside the title give the same, no other policy has it or answers
    to that title, and neither its year nor its agency code speaks against it.

    Parameters
    ----------
    policies : sequence of Policy
        Policies as merged.
    beside : iterable of (str, str)
        Titles as cited, each with the number beside it (`numbers_beside`).
    """
    cited = _numbers_by_title(beside)
    owners: dict[str, int] = defaultdict(int)
    for policy in policies:
        for key in keys_of(policy):
            owners[key] += key in cited
    taken = {number_key(policy.local_id) for policy in policies if policy.local_id}
    codes = learn_codes(policies)
    found = []
    for policy in policies:
        number = _proven(policy, cited, owners, codes)
        if number and number_key(number.text) not in taken:
            taken.add(number_key(number.text))
            key = policy_key(policy.kind, policy.title, number, policy.jurisdiction, None)
            policy = replace(policy, key=key, number=number, local_id=number.text, number_rule=_RULE)
        found.append(policy)
    return found


def _numbers_by_title(beside: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    cited: dict[str, set[str]] = defaultdict(set)
    for title, number in beside:
        cited[loose_key(title)].add(number)
    return cited


def _proven(
    policy: Policy, cited: Mapping[str, set[str]], owners: Mapping[str, int], codes: Mapping[str, Body]
) -> DocumentNumber | None:
    if policy.number or policy.kind != "policy":
        return None
    keys = [key for key in keys_of(policy) if key in cited]
    numbers = {number for key in keys for number in cited[key]}
    number = parse_number(numbers.pop()) if len(numbers) == 1 else None
    if number is None or not names_agency(number) or any(owners[key] > 1 for key in keys):
        return None
    if number.year and policy.day and not 0 <= policy.day.year - number.year <= _MOST_YEARS_APART:
        return None
    if is_of_the_province_above(number, policy.jurisdiction):
        return None
    first = first_issuer(number, codes)
    if first and policy.bodies and not any(are_related(first.body, body) for body in policy.bodies):
        return None
    return number
