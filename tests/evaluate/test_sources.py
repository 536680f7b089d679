"""Scores by source: what a source is, counts that add up, intervals that hold what they should."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.scores import Evaluation, FactVerdict, Status
from kg.evaluate.sources import source_of, source_scores

STATUSES: tuple[Status, ...] = get_args(Status)


def fact(document: str, status: Status) -> FactVerdict:
    return FactVerdict("documents", document, 1, "示例", status, "", "")


def evaluation(*facts: FactVerdict) -> Evaluation:
    return Evaluation((), facts, {}, ())


@pytest.mark.parametrize(
    ("document", "source"), [("n01-1", "n"), ("n12-", "n"), ("001-04", "001"), ("demo-2", "demo"), ("f01-1", "laws/md")]
)
def test_source_of_a_document(document: str, source: str) -> None:
    assert source_of(replace(evaluation(), sources={"f01": "laws/md"}), document) == source


def test_all_sources_come_first_then_each() -> None:
    found = evaluation(fact("b1-1", "right"), fact("b2-1", "missed"), fact("a1-1", "right"), fact("b1-1", "spurious"))
    scores = source_scores(found)
    assert [(one.source, one.documents) for one in scores] == [(None, 3), ("a", 1), ("b", 2)]
    counts = [(one.score.right, one.score.missed, one.score.spurious) for one in scores]
    assert counts == [(2, 1, 1), (1, 0, 0), (1, 1, 1)]


def test_one_document_has_no_interval() -> None:
    (_, one) = source_scores(evaluation(fact("a1-1", "right"), fact("a1-1", "missed")))
    assert (one.low, one.high) == (None, None)


def test_documents_that_agree_leave_no_doubt_and_few_leave_much() -> None:
    alike = source_scores(evaluation(*(fact(f"a{i}-1", "right") for i in range(9))))[0]
    assert (alike.low, alike.high) == (1, 1)

    def width(documents: int) -> float:
        statuses: tuple[Status, Status] = ("right", "missed")
        one = source_scores(evaluation(*(fact(f"a{i}-1", statuses[i % 2]) for i in range(documents))))[0]
        assert one.low is not None and one.high is not None
        return one.high - one.low

    assert width(100) < width(10)


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(STATUSES)), min_size=1, max_size=40), st.integers(0, 99))
def test_same_verdicts_same_interval_around_the_score(verdicts: list[tuple[int, Status]], seed: int) -> None:
    found = evaluation(*(fact(f"a{number}-1", status) for number, status in verdicts))
    first = source_scores(found, draws=200, seed=seed)
    assert first == source_scores(found, draws=200, seed=seed)
    for one in first:
        assert one.low is None or one.high is None or 0 <= one.low <= one.high <= 1
    # all sources together count what each counts
    assert sum(one.score.right for one in first if one.source) == first[0].score.right
