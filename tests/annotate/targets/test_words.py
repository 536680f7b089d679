"""The words before a number as patterns (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.words import LEVELS, lead_in_pattern, share_pattern, verb_pattern


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("不低于", "least"),
        ("不超过", "most"),
        ("超过", "above"),
        ("达到", "reach"),
        ("增长", "rise"),
        ("下降", "fall"),
        ("建成", "act"),
    ],
)
def test_a_verb_has_one_level(text: str, level: str) -> None:
    found = verb_pattern().search(f"覆盖率{text}")
    assert found is not None
    assert [one for one in LEVELS if found[one]] == [level]


def test_a_verb_stands_right_before_the_number() -> None:
    assert verb_pattern().search("达到示例标准的") is None


def test_words_may_part_a_verb_from_its_share() -> None:
    found = share_pattern().search("不低于总投资的")
    assert found is not None
    assert found["least"] == "不低于"


def test_the_words_that_lead_in_are_no_part_of_a_name() -> None:
    assert lead_in_pattern().match("，“")
