"""Which policy of a newer build is which of an older one.

In: the policies of two builds by IRI. Out: old IRI to new IRI, each once. An IRI is made of number or title, so that it
changes where a build reads these otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.language.likeness import likeness

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord

# of 100: titles of which a word was read otherwise
_ALIKE = 80.0
Mark = Callable[["PolicyRecord"], Iterable[Hashable]]


def same_policies(old: Mapping[str, PolicyRecord], new: Mapping[str, PolicyRecord]) -> dict[str, str]:
    """Return the policies that both builds have.

    Those of one IRI; of the others, texts at hand that alone have one title and no different issuers, or one number, or
    that alone stand in one file under like titles.

    Parameters
    ----------
    old, new : mapping of str to PolicyRecord
        By IRI.
    """
    same = {iri: iri for iri in old if iri in new}
    for mark, agree in ((_title, _may_share_issuers), (_number, _always), (_files, _are_like)):
        left = [one for iri, one in old.items() if iri not in same and one.in_corpus]
        taken = set(same.values())
        found = [one for iri, one in new.items() if iri not in taken and one.in_corpus]
        same.update({one.iri: other.iri for one, other in _alone(left, found, mark) if agree(one, other)})
    return same


def _alone(
    left: Iterable[PolicyRecord], right: Iterable[PolicyRecord], mark: Mark
) -> Iterator[tuple[PolicyRecord, PolicyRecord]]:
    """Pairs of a mark that only one policy has on either side; each policy once."""
    first, second = _by_mark(left, mark), _by_mark(right, mark)
    used: set[str] = set()
    for key, (one, *others) in first.items():
        if not others and len(second.get(key, ())) == 1:
            (other,) = second[key]
            if not used & {one.iri, other.iri}:
                used |= {one.iri, other.iri}
                yield one, other


def _by_mark(policies: Iterable[PolicyRecord], mark: Mark) -> dict[Hashable, list[PolicyRecord]]:
    found: dict[Hashable, list[PolicyRecord]] = defaultdict(list)
    for policy in policies:
        for key in mark(policy):
            found[key].append(policy)
    return found


def _title(policy: PolicyRecord) -> Iterable[Hashable]:
    return (policy.title,)


def _number(policy: PolicyRecord) -> Iterable[Hashable]:
    return (policy.number,) if policy.number else ()


def _files(policy: PolicyRecord) -> Iterable[Hashable]:
    return dict.fromkeys(file for file, _ in policy.places)


def _may_share_issuers(one: PolicyRecord, other: PolicyRecord) -> bool:
    mine, theirs = set(one.body_names), set(other.body_names)
    return not (mine and theirs) or bool(mine & theirs)


def _are_like(one: PolicyRecord, other: PolicyRecord) -> bool:
    return likeness(one.title, other.title) >= _ALIKE


def _always(one: PolicyRecord, other: PolicyRecord) -> bool:
    return True
