"""The identity of a policy: its key, which is the last part of its IRI.

In: what is known of a policy. Out: keys. A key is a promise: it stands in graphs that others have stored and linked
to, so a rule here is never changed for policies that have a key already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from kg.language.numbers import DocumentNumber, parse_number
from kg.language.regions import NATION, regions
from kg.language.title import Title, number_key, title_slug
from kg.resolve.model import Policy
from kg.vocabulary.forms import words

# the head of the keys of commentaries: one explains a policy under that policy's title, and is not it
COMMENTARY = "解读-"


def policy_key(kind: str, title: str, number: DocumentNumber | None, territory: str | None, speaker: str | None) -> str:
    """Return the key that stands for a policy in every graph, now and later.

    The same policy has to get the same key from a compilation, from a page of its own and from a mention of it, in any
    build and in any order of the documents; so the key is made of what all of these state, and the surest part of it
    comes first:

    1. A commentary is known by the title that it explains, with `解读-` before it.
    2. A number with an agency code is unique in the country and is the whole key: 国发〔2021〕23号 is 国发-2021-23,
       whatever brackets it is printed in and whatever the title says.
       One that begins anew with each term of office (主席令第8号) proves no more than the title does, and is left out.
    3. A number that names no agency (2016年第45号 counts the announcements of one body and does not say of which) is
       joined with the title.
    4. Without a number the title is the key: without issuers, 关于, marks and the notice around it (`core_key`), so
       that the plan and the notice that issues it are one. The speaker of a speech, or the region of a local document
       whose title does not name it, stands before: 关于科学绿化的实施意见 of three provinces are three policies.

    Dates and issuers are left out on purpose: a mention rarely has them. The title key stands for the instrument: while
    one text of it is at hand that text has it, where several dated ones are each has its day behind it (`dated_key`),
    and the title key is left to the instrument. Other policies that this rule gives one key are told apart by
    `distinct_keys`, which leaves the first its key.

    Parameters
    ----------
    kind : str
        policy, speech, interpretation, enterprise or treaty.
    title : str
        The fullest official title.
    number : DocumentNumber or None
        The document number as parsed.
    territory : str or None
        IRI of the region in which it holds.
    speaker : str or None
        The name of the speaker; only that of a speech counts.

    Returns
    -------
    str
        Letters, digits, Chinese characters, `-`, `.` and `_`; what cannot stand in an IRI has become `-`.
    """
    if kind == "interpretation":
        return COMMENTARY + title_slug(Title.of(title).key)
    slug = title_slug(Title.of(title).key) or title_slug(Title.of(title).folded)
    if number and names_agency(number):
        return number_key(number.text)
    if number and not restarts(number):
        return f"{number_key(number.text)}-{with_territory(slug, territory)}"
    return f"{speaker}-{slug}" if speaker and kind == "speech" else with_territory(slug, territory)


def loose(key: str) -> str:
    """A title key for grouping: with or without 的 it is one title. IRIs keep the 的 that `policy_key` keeps."""
    return key.replace("的", "")


def loose_key(title: str) -> str:
    """The key of a title for grouping."""
    return loose(Title.of(title).key)


def cited_key(name: str, number: str | None, territory: str | None) -> str:
    """The key of a policy that is only cited, by the same rule: its number, else its title with its region."""
    parsed = parse_number(number) if number and name != number else None
    if number and not (parsed and restarts(parsed)):
        return number_key(number)
    return with_territory(title_slug(Title.of(name).key), territory)


def dated_key(key: str, day: date | None) -> str:
    """The key of one of several texts of a title without a number: the title and its day."""
    return f"{key}-{day.isoformat()}" if day else key


def distinct_keys(policies: Sequence[Policy], taken: Iterable[str] = ()) -> list[Policy]:
    """Return the policies, each with a key of its own.

    The first of several with one key keeps it. Another is told apart by its title where the key is a number, by its
    first issuer where two bodies have one title, and by its day; what is still the same is told apart by nothing that
    the text says, and numbered in the order given.

    Parameters
    ----------
    policies : sequence of Policy
        In a fixed order.
    taken : iterable of str
        Keys that none of them may have.
    """
    used = set(taken)
    distinct = []
    for policy in policies:
        names = (key for key in ways_to_tell(policy) if key not in used)
        key = next(names, None) or next(key for at in count(2) if (key := f"{key_beside(policy)}-{at}") not in used)
        used.add(key)
        distinct.append(replace(policy, key=key))
    return distinct


def with_own_numbers(policies: Sequence[Policy]) -> list[Policy]:
    """Return the policies, none with the number of another one.

    A number that names an agency and a year is one policy's. Where texts disagree the policy whose key is the number
    keeps it, and that of the other is disputed. Editions of one instrument share the number of its order.

    Parameters
    ----------
    policies : sequence of Policy
        Each with a key of its own.
    """
    owners = {policy.key: policy for policy in policies}
    return [
        replace(policy, number=None, local_id=None, disputed_number=policy.local_id)
        if _is_of_another(policy, owners)
        else policy
        for policy in policies
    ]


def _is_of_another(policy: Policy, owners: Mapping[str, Policy]) -> bool:
    if policy.number is None or not policy.number.year or not names_agency(policy.number):
        return False
    owner = owners.get(number_key(policy.number.text), policy)
    one_instrument = policy.instrument is not None and policy.instrument == owner.instrument
    return owner.key != policy.key and not one_instrument


def ways_to_tell(policy: Policy) -> Iterator[str]:
    """The keys that tell a policy from others, the one that it has first."""
    yield policy.key
    if policy.local_id:
        yield key_beside(policy)
    if policy.bodies:
        yield f"{policy.key}-{policy.bodies[0].name}"
    if policy.day:
        yield dated_key(policy.key, policy.day)
    if policy.bodies and policy.day:
        yield dated_key(f"{policy.key}-{policy.bodies[0].name}", policy.day)


def key_beside(policy: Policy) -> str:
    """The key of a policy whose number another one has: number and title."""
    return f"{policy.key}-{with_territory(title_slug(Title.of(policy.title).key), policy.jurisdiction)}"


def names_agency(number: DocumentNumber) -> bool:
    """Whether a number says whose it is, and is given once: 国发, not 2016年第45号, a kind of order, or 主席令第8号."""
    code = number.agency_code
    kind_alone = code.isdecimal() or code in words("resolution/kind-of-order")
    return bool(code) and not kind_alone and not restarts(number)


def restarts(number: DocumentNumber) -> bool:
    """Whether a number without a year is given again in each term of office: 主席令第8号 of two congresses are two."""
    return number.year is None and number.agency_code.endswith(words("resolution/counted-by-term"))


def with_territory(slug: str, territory: str | None) -> str:
    """A slug that names its region: 关于科学绿化的实施意见 of three provinces are three."""
    if territory is None or territory == NATION or territory not in regions():
        return slug
    region = regions()[territory]
    names = (region.pref_label, *region.alt_labels)
    return slug if any(name in slug for name in names) else f"{region.pref_label}-{slug}"
