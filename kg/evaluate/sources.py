"""Scores by where the documents come from, and how sure they are.

In: an `Evaluation`. Out: a `SourceScore` for each measure, of all sources together and of each: counts, and an interval
by the bootstrap over documents (Efron and Tibshirani 1993, chapter 13): documents are drawn with replacement, since the
mentions of one text are right or wrong together. The draws have a seed: the same evaluation, the same intervals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.gold import compilation_of
from kg.evaluate.scores import STATUSES, Evaluation, Match, Score, VerdictCount, verdict_counts

if TYPE_CHECKING:
    import numpy as np

SEED = 20210923
DRAWS = 1000
# The middle 95 of a hundred draws.
TAILS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class SourceScore:
    """The score of one measure in one source, None for all of them.

    `documents` have at least one verdict in this measure; `low` and `high` bound F1, None where there are fewer than
    two documents to draw from.
    """

    source: str | None
    documents: int
    score: Score
    low: float | None
    high: float | None


def source_scores(evaluation: Evaluation, draws: int = DRAWS, seed: int = SEED) -> list[SourceScore]:
    """Return the scores of each measure, of all sources together first, then source by source.

    Parameters
    ----------
    evaluation : Evaluation
        What became of mentions and facts.
    draws : int
        How often as many documents as there are, are drawn for an interval.
    seed : int
        Fixes what is drawn.
    """
    counts = list(verdict_counts(evaluation))
    measures = list(dict.fromkeys((count.measure, count.match) for count in counts))
    by_source: dict[str, list[VerdictCount]] = defaultdict(list)
    for count in counts:
        by_source[source_of(evaluation, count.document)].append(count)
    scores = list(_scores(None, counts, measures, draws, seed))
    for source in sorted(by_source):
        scores += _scores(source, by_source[source], measures, draws, seed)
    return scores


def source_of(evaluation: Evaluation, document: str) -> str:
    """Return where a document comes from: what the annotations say, else the head of its name.

    `n01-1` and `n02-1` are single documents of the source `n`; `001-04` stands in the compilation `001`, which is a
    source of its own.
    """
    head = compilation_of(document)
    return evaluation.sources.get(head) or head.rstrip("0123456789") or head


def _scores(
    source: str | None,
    counts: Sequence[VerdictCount],
    measures: Sequence[tuple[str, Match | None]],
    draws: int,
    seed: int,
) -> Iterator[SourceScore]:
    import numpy as np

    documents = {name: i for i, name in enumerate(sorted({count.document for count in counts}))}
    of_measure: Mapping[tuple[str, Match | None], np.ndarray] = defaultdict(
        lambda: np.zeros((len(documents), len(STATUSES)))
    )
    for count in counts:
        of_measure[count.measure, count.match][documents[count.document], STATUSES.index(count.status)] += 1
    for measure, match in measures:
        verdicts = of_measure[measure, match]
        verdicts = verdicts[verdicts.any(axis=1)]
        if not len(verdicts):
            continue
        right, wrong, missed, spurious = (int(number) for number in verdicts.sum(axis=0))
        score = Score(measure, match, None, None, right, wrong, missed, spurious)
        yield SourceScore(source, len(verdicts), score, *_interval(verdicts, draws, seed))


def _interval(verdicts: np.ndarray, draws: int, seed: int) -> tuple[float | None, float | None]:
    """The bounds of F1; `verdicts` has a row a document and a column for each of STATUSES."""
    import numpy as np

    size = len(verdicts)
    if size < 2:
        return None, None
    # This generator's draws are the same in every version of numpy.
    drawn = np.random.RandomState(seed).randint(size, size=(draws, size))
    right, wrong, missed, spurious = verdicts[drawn].sum(axis=1).T
    f1 = 2 * right / np.maximum(2 * right + 2 * wrong + missed + spurious, 1)
    low, high = np.percentile(f1, TAILS)
    return float(low), float(high)
