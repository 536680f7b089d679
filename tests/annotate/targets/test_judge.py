"""Whether a number is a target (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.clause import Sentence, Surroundings
from kg.annotate.targets.indicator import Namer
from kg.annotate.targets.judge import Judge
from kg.annotate.targets.numbers import find_numbers
from kg.language.spaces import squeeze


def holds(text: str) -> bool:
    around = Surroundings(squeeze(text), None)
    named = around.years_between(0, len(text))
    found = list(find_numbers(around.text, 0, len(text), named))
    clause = around.clause(found[0], Sentence(0, len(text), named, None, numbers=found))
    left = Namer(around).subject(clause.start, clause.verb_start)
    return Judge(around).holds(clause, found[0], left)


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，设施覆盖率达到80%。",
        "设施覆盖率不低于80%。",
        "到2025年，建成示例站80座。",
        "力争设施覆盖率达到80%。",
    ],
)
def test_what_is_to_be_reached_is_a_target(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020年，设施覆盖率已达到80%。",
        "目前设施覆盖率达到80%。",
        "到2025年，给予80万元补助。",
        "R≥50时停止作业。",
        "设施覆盖率80%。",
        "处80万元以下罚款。",
    ],
)
def test_reports_payments_and_conditions_are_none(text: str) -> None:
    assert not holds(text)
