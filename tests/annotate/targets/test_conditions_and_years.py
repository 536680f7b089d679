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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，示例收入突破100亿元大关。", [("示例收入", "100")]),
        ("到2025年，谋划亿元以上示例项目60个。", [("谋划亿元以上示例项目", "60")]),
        ("到2025年，甲级示例企业突破300家（乙级示例类20家以上）。", [("甲级示例企业", "300"), ("乙级示例类", "20")]),
        ("到2025年，示例申报率达到100%。", [("示例申报率", "100")]),
        ("到2025年，“提前申报”率达到80%。", [("“提前申报”率", "80")]),
        ("到2025年，进口、出口整体用时分别压缩50%。", [("出口整体用时", "50"), ("进口整体用时", "50")]),
        (
            "到2025年，示例甲收入超过3亿元，示例乙业务量超过5亿件，年均增速分别达到10%和12%。",
            [("示例甲收入", "3"), ("示例乙业务量", "5"), ("示例甲收入年均增速", "10"), ("示例乙业务量年均增速", "12")],
        ),
        ("建设200个示例展示基地和5000个示例农业基地。", [("示例展示基地", "200"), ("示例农业基地", "5000")]),
    ],
)
def test_values_beside_words_of_size_and_things_in_a_row(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, value) for name, _, value, _ in read(text)] == expected


def test_a_yearly_rate_is_for_the_year_that_its_sentence_names_behind_it() -> None:
    text = "示例县国民经济和社会发展第十四个五年规划纲要\n示例总值年均增长8%以上，2025年突破800亿元。"
    assert [t.year for t in find_targets(text, DAY)] == [2025, 2025]


def test_a_text_that_tells_and_the_bans_of_a_law_aim_at_nothing() -> None:
    assert find_targets("示例省2021年示例统计公报\n全年城镇新增就业92万人，年末登记失业率3.12%。", DAY) == []
    assert find_targets("示例市示例条例\n第九条 论证专家不得少于七人。", DAY) == []
