"""What is asked of applicants, years that tell and years of each value, names that a clause before says (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.headings import Headings

DAY = date(2022, 8, 1)
PLAN = "示例市示例工作方案（2022—2026年）\n"


def read(text: str) -> list[tuple[str, str, str, int | None]]:
    return [(t.indicator, t.comparator, str(t.value), t.year) for t in find_targets(PLAN + text, DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "示例费用占营业收入比重不低于5%且增长20%以上的，可申报示例补贴。",
        "申报企业近两年示例率不高于5%，示例比重达到10%。",
        "中央财政对东部、中部示例地区分别按照50%、60%的比例分担。",
        "示例奖补按新增示例额计算，单个示例地区不超过当年示例总额的8%。",
        "示例大赛于2022年9月10日举行，共设示例项目102个。",
        "2022年上半年，示例检查检出示例产品640批次，不合格率为10.5%。",
        "示例强度只有1.04%。",
    ],
)
def test_conditions_events_and_reports_are_none(text: str) -> None:
    assert read(text) == []


def test_a_year_that_says_which_things_are_meant_is_not_that_of_the_aim() -> None:
    found = read("到2026年完成2000年底前建成的示例小区改造，示例管道更新10万公里。")
    assert [year for *_, year in found] == [2026]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例推广量到2024年达到1000辆、到2026年5000辆。", [("1000", 2024), ("5000", 2026)]),
        ("示例车桩比由2.8:1优化到2024年的2.5:1、2026年的2:1以下。", [("2.5", 2024), ("2", 2026)]),
        ("示例增加值2024年、2025年分别增长5%、6%。", [("5", 2024), ("6", 2025)]),
    ],
)
def test_each_value_has_its_year(text: str, expected: list[tuple[str, int]]) -> None:
    found = read(text)
    assert [(value, year) for _, _, value, year in found] == expected
    assert len({name for name, *_ in found}) == 1 and found[0][0].startswith("示例")


def test_a_year_told_of_is_reached_and_no_base() -> None:
    assert read("示例比例由2014年的3%提高到2021年的8%。") == []


def test_a_clause_without_a_number_or_with_the_name_in_full_says_what_is_measured() -> None:
    assert [name for name, *_ in read("到2025年，示例岗位规模总体稳定，不少于300万人。")] == ["示例岗位规模"]
    found = read("到2025年，甲占比达到65%，示例服务覆盖率稳步提升，覆盖率达到75%以上。")
    assert found[1][0] == "示例服务覆盖率"


def test_a_level_is_climbed_to_without_an_object() -> None:
    assert [name for name, *_ in read("到2025年，示例总产量达到3万吨，跨上4万吨台阶。")] == ["示例总产量", "示例总产量"]


def test_each_of_several_things_has_its_own_bound() -> None:
    found = read("到2025年，甲类示例站、乙类示例站各不少于25个。")
    assert {name for name, *_ in found} == {"甲类示例站", "乙类示例站"}


def test_levels_in_the_measure_of_one_before_are_aims_too() -> None:
    text = "示例市示例帮扶方案\n示例规模不低于3000万人，防返贫示例规模达到220万人。"
    assert [str(t.value) for t in find_targets(text, DAY)] == ["3000", "220"]


def test_the_heading_of_a_box_tells_of_achievements_up_to_the_next_heading() -> None:
    headings = Headings()
    headings.enter("专栏1 示例发展成就")
    assert headings.told is not None
    headings.enter("专栏2 示例重点工程")
    assert headings.told is None
