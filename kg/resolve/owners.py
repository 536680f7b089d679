"""Whose a number is that is printed on several documents, and whose a key that several policies have.

In: policies as merged. Out: the policies, each with a key of its own. The one keeps a number whose issuers use its
agency code; where that does not tell, the one whose day is of the year of the number; else the older one, and of one
day the first by title. The order in which texts were read says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg.language.bodies import are_related
from kg.language.numbers import DocumentNumber
from kg.resolve.agency_codes import first_issuer
from kg.resolve.identity import distinct_keys
from kg.resolve.model import Policy

_Votes = Mapping[str, Counter[str]]


def with_keys_by_right(policies: Sequence[Policy], taken: Iterable[str] = ()) -> list[Policy]:
    """Return the policies in their order, each with a key of its own.

    Parameters
    ----------
    policies : sequence of Policy
        Policies as merged; several may have one key.
    taken : iterable of str
        Keys that none of them may have.
    """
    votes = _issuers_by_code(policies)
    order = sorted(range(len(policies)), key=lambda at: _right(policies[at], votes))
    distinct = distinct_keys([policies[at] for at in order], taken)
    placed = dict(zip(order, distinct, strict=True))
    return [placed[at] for at in range(len(policies))]


def _issuers_by_code(policies: Iterable[Policy]) -> _Votes:
    """How many documents under an agency code a body issued."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for policy in policies:
        if policy.number:
            votes[policy.number.agency_code].update({body.name for body in policy.bodies})
    return votes


def _right(policy: Policy, votes: _Votes) -> tuple[bool, int, int, date, str, str, str]:
    """What a policy says for its number, the best claim first."""
    day = policy.day or date.max
    number = policy.number
    is_refuted, usual, apart = _claim(number, policy, votes) if number else (False, 0, 0)
    issuers = "、".join(body.name for body in policy.bodies)
    return is_refuted, usual, apart, day, policy.title, policy.jurisdiction or "", issuers


def _claim(number: DocumentNumber, policy: Policy, votes: _Votes) -> tuple[bool, int, int]:
    """Whether the code is known to be another body's, how few texts of these issuers have it, years apart."""
    first = first_issuer(number)
    is_refuted = first is not None and not any(are_related(first.body, body) for body in policy.bodies or (first.body,))
    usual = max((votes[number.agency_code][body.name] for body in policy.bodies), default=0)
    apart = abs(policy.day.year - number.year) if policy.day and number.year else 0
    return is_refuted, -usual, apart
