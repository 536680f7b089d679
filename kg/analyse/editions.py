"""Editions of one instrument: “十三五” and “十四五” plans, （2019年本） and （2024年本） of a catalogue.

In: the policies of a built graph (`kg.analyse.records`) and what it states of predecessors. Out: chains of `Edition`s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.analyse.kept_answers import KeptAnswer
from kg.analyse.records import PolicyRecord
from kg.language.edition_marks import successive


@dataclass(frozen=True)
class Edition:
    """A policy as an edition: `mark` is its year, `stated` whether the graph names the predecessor."""

    policy: str
    title: str
    number: str | None
    mark: str
    predecessor: str | None
    stated: bool


def edition_chains(known: Mapping[str, PolicyRecord], stated: Mapping[str, str]) -> list[tuple[Edition, ...]]:
    """Editions of the same instrument, oldest first: “十三五” → “十四五”, （2019年本） → （2024年本）.

    What the graph states (kg:predecessor) counts first. Else editions are policies whose titles are the same but for
    the plan period, the year or the edition in brackets, and that hold in the same regions; of two with the same mark
    neither counts, since it cannot be told which one the next follows.

    Parameters
    ----------
    known : mapping of str to Policy
        All policies by IRI, as `Records.policies` gives them.
    stated : mapping of str to str
        Policy to its earlier edition, as `Records.predecessors` gives them.
    """
    groups: dict[tuple[str, tuple[str, ...]], dict[str, list[PolicyRecord]]] = defaultdict(lambda: defaultdict(list))
    for policy in known.values():
        if mark := policy.named.edition:
            groups[policy.named.series, policy.regions][mark].append(policy)
    earlier: dict[str, tuple[str, bool]] = {}
    marks = {policy.iri: mark for group in groups.values() for mark, each in group.items() for policy in each}
    for group in groups.values():
        by_mark = {mark: [policy.iri for policy in each] for mark, each in group.items()}
        earlier.update({later: (one, False) for one, later in successive(by_mark)})
    earlier.update({later: (one, True) for later, one in stated.items() if later in known and one in known})
    return _chained(known, earlier, marks)


def _chained(
    known: Mapping[str, PolicyRecord], earlier: Mapping[str, tuple[str, bool]], marks: Mapping[str, str]
) -> list[tuple[Edition, ...]]:
    """Chains, each from its last edition back; one that leads into a circle ends there."""
    follows = {one for one, _ in earlier.values()}
    chains = []
    for last in sorted(set(earlier) - follows):
        chain: dict[str, Edition] = {}
        at: str | None = last
        while at is not None and at not in chain:
            before, stated = earlier.get(at, (None, False))
            policy = known[at]
            chain[at] = Edition(at, policy.title, policy.number, marks.get(at, policy.year), before, stated)
            at = before
        chains.append(tuple(reversed(chain.values())))
    return chains


# of all policies of a graph, for who asks of one
EDITIONS = KeptAnswer(
    "editions", list[tuple[Edition, ...]], lambda records: edition_chains(records.policies, records.predecessors)
)
