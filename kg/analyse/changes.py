"""What changed from one edition of an instrument to the next.

In: a `Reader`, two policies, and the headings of their sections. Out: `Change`s: what they rest on, targets, who leads,
sections: what the later one gained, what it lost, and what both have and it says otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING
from kg.language.labels import section_label
from kg.vocabulary.namespaces import KG

if TYPE_CHECKING:
    from kg.analyse.reader import Reader
    from kg.analyse.targets import TargetRecord

BASIS, TARGET, LEADS, SECTION = "basis", "target", "leads", "section"
PARTS = (BASIS, TARGET, LEADS, SECTION)
GAINED, LOST, CHANGED = "gained", "lost", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """What one of two editions has and the other has not, or says otherwise.

    `part` is one of `PARTS`; `what` the IRI of a policy or body, else the name of an indicator or section; `before` and
    `after` what each says of it: nothing where it has it not, a relation, figures, how many tasks, a heading.
    """

    part: str
    what: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        """Gained, lost or changed."""
        return CHANGED if self.before and self.after else GAINED if self.after else LOST


def changes(reader: Reader, older: str, newer: str, headings: tuple[Sequence[str], Sequence[str]]) -> list[Change]:
    """Return what changed between two editions, by part, what was gained first.

    Parameters
    ----------
    reader : Reader
        Of the graph.
    older, newer : str
        IRIs of the policies.
    headings : tuple of two sequences of str
        The headings of the sections of each, in their order.
    """
    sides = {
        BASIS: (_basis(reader, older), _basis(reader, newer)),
        TARGET: (_targets(reader, older), _targets(reader, newer)),
        LEADS: (_leads(reader, older), _leads(reader, newer)),
        SECTION: (_sections(headings[0]), _sections(headings[1])),
    }
    return [change for part, pair in sides.items() for change in _differing(part, *pair)]


def _differing(part: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    found = [Change(part, what, before.get(what, ""), after.get(what, "")) for what in dict.fromkeys([*after, *before])]
    # a section under another number is the same section
    differing = [
        one for one in found if (not (one.before and one.after) if part == SECTION else one.before != one.after)
    ]
    yield from sorted(differing, key=lambda one: (GAINED, LOST, CHANGED).index(one.kind))


def _basis(reader: Reader, iri: str) -> dict[str, str]:
    """What a policy rests on, and how: the relations in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in reader.links(iri, cited=False):
        if link.relation in RESTING:
            found[link.other].append(link.relation)
    return {other: " ".join(sorted(relations)) for other, relations in sorted(found.items())}


def _targets(reader: Reader, iri: str) -> dict[str, str]:
    """The targets of a policy: indicator to its figures with their years."""
    found: dict[str, list[str]] = defaultdict(list)
    for target in reader.targets_of(iri):
        found[target.indicator.name].append(_figure(target))
    return {name: "; ".join(dict.fromkeys(figures)) for name, figures in found.items()}


def _figure(target: TargetRecord) -> str:
    return f"{target.year}: {target.text}" if target.year else target.text


def _leads(reader: Reader, iri: str) -> dict[str, str]:
    """How many tasks of a policy each body leads; a task that stands in two files once."""
    said = {
        reader.first(duty, KG + "statement") or duty: duty
        for duty in reader.subjects(KG + "ofPolicy", iri)
        if reader.is_a(duty, KG + "Responsibility")
    }
    led = Counter(body for duty in said.values() for body in reader.objects(duty, KG + "leadBody"))
    return {body: str(count) for body, count in sorted(led.items())}


def _sections(headings: Sequence[str]) -> dict[str, str]:
    """The headings of sections by what they say behind their numbers."""
    found: dict[str, str] = {}
    for heading in headings:
        label = section_label(heading)
        found.setdefault("".join(heading[label.end if label else 0 :].split()), heading)
    return found
