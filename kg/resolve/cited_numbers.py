"""Numbers that only citations give: 《…行动方案》（国发〔2021〕33号） where the text at hand is printed without one.

In: policies at hand, and the titles and numbers that stand side by side in mentions. Out: the policies with the number
that every citation of their title gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.annotate.documents import Document
from kg.annotate.references.mention import CHANGES, RESTS_ON
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


def numbers_of_namesakes(documents: Iterable[Document]) -> frozenset[tuple[str, str]]:
    """Return the titles, as keys, and numbers of what documents of the same titles carry out.

    A city's plan that carries out the province's plan of one title has not the number written beside that title.
    """
    found: set[tuple[str, str]] = set()
    for document in documents:
        described = document.description
        if described.number is not None:
            continue
        names = (described.title, *described.annexes, *described.alternatives)
        own = {key for name in names for key in Title.of(name).names}
        for mention in document.mentions:
            carried_out = mention.relation in RESTS_ON and not own.isdisjoint(Title.of(mention.title or "").names)
            if mention.title and mention.number and carried_out:
                found.add((loose_key(mention.title), mention.number))
    return frozenset(found)


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


def with_cited_numbers(
    policies: Sequence[Policy],
    beside: Iterable[tuple[str, str]],
    of_namesakes: Collection[tuple[str, str]] = (),
) -> list[Policy]:
    """Return the policies in their order, those without a number with the one that citations prove.

    Citations prove a number where all that give one beside the title give the same, no other policy has it or answers
    to that title, and neither its year, its agency code nor the bodies in the title speak against it.

    Parameters
    ----------
    policies : sequence of Policy
        Policies as merged.
    beside : iterable of (str, str)
        Titles as cited, each with the number beside it (`numbers_beside`).
    of_namesakes : collection of (str, str)
        Keys of titles and numbers that are those of another text of the title (`numbers_of_namesakes`).
    """
    cited = _numbers_by_title(beside, of_namesakes)
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


def _numbers_by_title(
    beside: Iterable[tuple[str, str]], of_namesakes: Collection[tuple[str, str]]
) -> dict[str, dict[str, set[str]]]:
    """The numbers beside each title, by its key, each with the titles as cited."""
    cited: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for title, number in beside:
        key = loose_key(title)
        if (key, number) not in of_namesakes:
            cited[key][number].add(title)
    return cited


def _issued_by_others(title: str, policy: Policy) -> bool:
    """Tell whether a title as cited names bodies, and none of the policy's."""
    named = [body for body in Title.of(title).bodies(policy.jurisdiction) if body.iri or body.classification]
    return bool(named and policy.bodies) and not any(are_related(one, own) for one in named for own in policy.bodies)


def _proven(
    policy: Policy,
    cited: Mapping[str, Mapping[str, Collection[str]]],
    owners: Mapping[str, int],
    codes: Mapping[str, Body],
) -> DocumentNumber | None:
    if policy.number or policy.kind != "policy":
        return None
    keys = [key for key in keys_of(policy) if key in cited]
    numbers = {
        number
        for key in keys
        for number, titles in cited[key].items()
        if not all(_issued_by_others(title, policy) for title in titles)
    }
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
