"""What became of annotations, and precision, recall and F1 from that.

In: `MentionVerdict`s and `FactVerdict`s of `kg.evaluate.match`. Out: `Score`s: for all of them, for each compilation
and for each relation. `kg.evaluate.scorecard` shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.evaluate.gold import compilation_of

Status = Literal["right", "wrong", "missed", "spurious"]
Match = Literal["overlapping", "exact"]
# counts by measure, match, compilation (None for all) and status
_Tally = Counter[tuple[str, "Match | None", "str | None", Status]]
STATUSES: tuple[Status, ...] = ("right", "wrong", "missed", "spurious")
_MATCHES: tuple[Match, ...] = ("overlapping", "exact")


@dataclass(frozen=True, slots=True)
class MentionVerdict:
    """What became of one mention.

    `status` is `right` where it was found, whatever its relation. `exact` tells whether the
    surfaces are the same. `relation` is None for a spurious mention, `found_relation` for a missed
    one. `target_measure` is None where the annotation names no target.
    """

    document: str
    line: int
    surface: str
    marked: bool
    status: Status
    exact: bool
    relation: str | None
    found_relation: str | None
    relation_right: bool
    target_measure: str | None
    target_right: bool
    target: str | None
    found_target: str | None


@dataclass(frozen=True, slots=True)
class FactVerdict:
    """What became of one other fact: its kind (`measure`), where, what was wanted and found."""

    measure: str
    document: str
    line: int
    what: str
    status: Status
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure. `compilation` and `relation` are None for all of them.

    `wrong` is found but not as it should be: it counts against precision and against recall.
    """

    measure: str
    match: Match | None
    compilation: str | None
    relation: str | None
    right: int
    wrong: int
    missed: int
    spurious: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _share(self.right, self.right + self.wrong + self.spurious)

    @property
    def recall(self) -> float:
        """The share of what is annotated that was found right."""
        return _share(self.right, self.annotated)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def annotated(self) -> int:
        """How many are annotated."""
        return self.right + self.wrong + self.missed


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All mentions and checks.

    `files` is the file of each compilation that the annotations are about, `full` the documents
    whose mentions were all judged, `sources` where a compilation comes from, if the annotations say so.
    """

    mentions: tuple[MentionVerdict, ...]
    checks: tuple[FactVerdict, ...]
    files: Mapping[str, str]
    full: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)

    def scores(self) -> list[Score]:
        """Return the scores: all together, then by compilation, then by relation."""
        return [*_measure_scores(self), *_relation_scores(self.mentions)]


def right_or_wrong(right: bool) -> Status:
    """Return the status of what was found."""
    return "right" if right else "wrong"


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """One count towards a measure."""

    measure: str
    match: Match | None
    document: str
    status: Status


def verdict_counts(evaluation: Evaluation) -> Iterator[VerdictCount]:
    """Yield what each fact and each mention counts towards: one verdict counts towards several measures."""
    yield from _counts_of_checks(evaluation.checks)
    yield from _counts_of_mentions(evaluation.mentions)


def _measure_scores(evaluation: Evaluation) -> list[Score]:
    """The scores of each measure, of all compilations together and of each."""
    counts = list(verdict_counts(evaluation))
    measures = list(dict.fromkeys((count.measure, count.match) for count in counts))
    tally: _Tally = Counter()
    for count in counts:
        for key in (None, compilation_of(count.document)):
            tally[count.measure, count.match, key, count.status] += 1
    keys = [None, *sorted({key for _, _, key, _ in tally if key is not None})]
    every = [_score(measure, match, key, tally) for key in keys for measure, match in measures]
    return [score for score in every if score.annotated or score.spurious]


def _score(measure: str, match: Match | None, compilation: str | None, tally: _Tally) -> Score:
    right, wrong, missed, spurious = (tally[measure, match, compilation, status] for status in STATUSES)
    return Score(measure, match, compilation, None, right, wrong, missed, spurious)


def _counts_of_checks(checks: Iterable[FactVerdict]) -> Iterator[VerdictCount]:
    for check in checks:
        yield VerdictCount(check.measure, None, check.document, check.status)


def _counts_of_mentions(mentions: Sequence[MentionVerdict]) -> Iterator[VerdictCount]:
    for measure, taken in (
        ("citations all", mentions),
        ("citations marked", [m for m in mentions if m.marked]),
        ("citations unmarked", [m for m in mentions if not m.marked]),
    ):
        for mention in taken:
            exactly = "wrong" if mention.status == "right" and not mention.exact else mention.status
            yield VerdictCount(measure, "overlapping", mention.document, mention.status)
            yield VerdictCount(measure, "exact", mention.document, exactly)
    for mention in mentions:
        if mention.status == "right":
            yield VerdictCount("citation relation", None, mention.document, right_or_wrong(mention.relation_right))
    for mention in mentions:
        for match in _MATCHES:
            status = _with_relation(mention, match)
            yield VerdictCount("citations with relation, end to end", match, mention.document, status)
    for mention in mentions:
        if mention.target_measure:
            yield VerdictCount(mention.target_measure, None, mention.document, right_or_wrong(mention.target_right))


def _with_relation(mention: MentionVerdict, match: Match) -> Status:
    if mention.status != "right":
        return mention.status
    return right_or_wrong(mention.relation_right and (mention.exact or match == "overlapping"))


def _relation_scores(mentions: Sequence[MentionVerdict]) -> Iterator[Score]:
    """Yield the scores of each relation: a wrong one is missed here and spurious there."""
    relations = {m.relation for m in mentions} | {m.found_relation for m in mentions}
    keys = [None, *sorted({compilation_of(mention.document) for mention in mentions})]
    for key in keys:
        own = [m for m in mentions if key is None or compilation_of(m.document) == key]
        for relation in sorted(name for name in relations if name):
            for match in _MATCHES:
                score = _relation_score(own, relation, match, key)
                if score.annotated or score.spurious:
                    yield score


def _relation_score(mentions: Sequence[MentionVerdict], relation: str, match: Match, compilation: str | None) -> Score:
    tally: Counter[str] = Counter()
    for mention in mentions:
        status = _with_relation(mention, match)
        if status == "right":
            tally["right"] += mention.relation == relation
            continue
        tally["missed"] += mention.relation == relation
        tally["spurious"] += status != "missed" and mention.found_relation == relation
    counts = (tally["right"], 0, tally["missed"], tally["spurious"])
    return Score("citations with relation, end to end", match, compilation, relation, *counts)
