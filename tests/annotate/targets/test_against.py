"""What speaks against a number as a target (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.against import Against
from kg.annotate.targets.clause import Sentence, Surroundings
from kg.annotate.targets.numbers import find_numbers
from kg.language.spaces import squeeze


def judged(text: str) -> tuple[bool, bool]:
    """Whether the first number of a sentence is excluded, and whether it is reported."""
    around = Surroundings(squeeze(text), None)
    named = around.years_between(0, len(around.text))
    found = list(find_numbers(around.text, 0, len(around.text), named))
    clause = around.clause(found[0], Sentence(0, len(around.text), named, None, numbers=found))
    return Against(around).excludes(clause, found[0]), Against(around).reports(clause)


@pytest.mark.parametrize(
    "text",
    [
        "到2028年，推广“发现1处、整改1处”的做法。",
        "到2028年，示例企业（年用水量1万立方米及以上）全部纳入管理。",
        "到2028年，在6个示例城市中开展试点。",
        "到2028年，给予80万元补助。",
        "到2028年，示例气价不超过3元。",
        "到2028年，建立3000亿元规模项目库。",
    ],
)
def test_what_only_qualifies_is_excluded(text: str) -> None:
    assert judged(text) == (True, False)


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("2028年，示例产值首次突破6万亿元。", True),
        ("2028年，示例浓度同比下降14%。", True),
        ("到2028年，示例产值首次突破6万亿元。", False),
        ("2028年，示例装机将由目前的规模增加到6万千瓦。", False),
        ("示例用水量由现状的30亿立方米提高到40亿立方米。", False),
        ("目前示例覆盖率达到80%。", True),
    ],
)
def test_a_bare_year_of_a_text_without_a_day_may_be_told_of(text: str, reported: bool) -> None:
    assert judged(text)[1] == reported


@pytest.mark.parametrize(
    ("title", "reported"), [("2028—2029年秋冬示例情况的通报", True), ("示例改善行动方案（2028—2030年）", False)]
)
def test_the_period_of_a_title_is_ahead_unless_it_tells(title: str, reported: bool) -> None:
    text = squeeze(f"{title}\n2029年，示例浓度同比下降14%。")
    around = Surroundings(text, None)
    start = text.text.index("\n") + 1
    named = around.years_between(start, len(text.text))
    found = list(find_numbers(text.text, start, len(text.text), named))
    clause = around.clause(found[0], Sentence(start, len(text.text), named, None, numbers=found))
    assert Against(around).reports(clause) == reported
