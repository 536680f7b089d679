"""Whether a number is a target (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.targets.clause import Sentence, Surroundings
from kg.annotate.targets.find import find_targets
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2025年，示例率降至3%以下。", [("示例率", "≤", "3", "%", 2025)]),
        ("到2025年，示例能耗下降3%。", [("示例能耗", "Δ-", "3", "%", 2025)]),
        ("到2025年，示例能耗上升3%。", [("示例能耗", "Δ+", "3", "%", 2025)]),
        ("承诺时限3个工作日。", [("承诺时限", "=", "3", "个工作日", None)]),
        ("办理时限3个工作日。", []),
        ("每年至少1个月开展示例。", [("开展示例", "≥", "1", "个月", None)]),
        ("到2025年，3级示例站达到90个。", [("3级示例站", "=", "90", "个", 2025)]),
        ("示例3级以上企业达到90%。", []),
        ("到2025年，示例试点扩大到60%的县。", [("示例试点", "=", "60", "%", 2025)]),
        ("试点扩大到60%的县。", []),
        ("面积不大于10000平方米的项目。", []),
        ("推动200万吨/年及以下装置退出。", []),
        ("制定1公斤示例标准。", []),
        ("开通12345热线。", []),
        (
            "到2025年，新增示例企业12家、示例站8个。",
            [("新增示例企业", "=", "12", "家", 2025), ("示例站", "=", "8", "个", 2025)],
        ),
        ("到2025年，示例率80%，示例量90吨。", [("示例率", "=", "80", "%", 2025), ("示例量", "=", "90", "吨", 2025)]),
        ("到2025年，示例产值达到3—5亿元。", [("示例产值", "=", "3", "亿元", 2025)]),
        ("到2025年，示例市至少建成80个示例站。", [("示例站", "≥", "80", "个", 2025)]),
        ("每个乡镇建成1个示例站。", []),
    ],
)
def test_a_number_is_aimed_at_or_only_tells_of_size_grade_and_time(
    text: str, found: list[tuple[str, str, str, str | None, int | None]]
) -> None:
    told = [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in find_targets(text, date(2021, 3, 1))]
    assert told == found
