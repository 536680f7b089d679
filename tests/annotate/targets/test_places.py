"""What is measured where, on sentences of our own (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.places import beyond_region

PLAN = "示例示例发展规划\n"
DAY = date(2022, 3, 1)


def names(text: str) -> list[str]:
    return [target.indicator for target in find_targets(PLAN + text, DAY)]


def test_a_clause_without_a_number_says_what_is_measured_at_the_places_behind_it() -> None:
    found = names("到2025年，示例收集率，东部地区达到75%以上，中部地区达到70%以上；示例利用率，河北省达到35%。")
    assert found == ["东部地区示例收集率", "中部地区示例收集率", "河北省示例利用率"]


def test_a_place_behind_what_is_measured_goes_before_it_and_the_next_places_share_the_measure() -> None:
    found = names("到2025年，示例普及率东部地区达到99%，西部地区达到95%，其他地市不低于90%。")
    assert found == ["东部地区示例普及率", "西部地区示例普及率", "地市示例普及率"]


def test_things_of_another_measure_are_no_places() -> None:
    assert names("到2025年，示例覆盖率达到80%，建成5个示例城市，示例园区达到12个。")[1:] == ["示例城市", "示例园区"]


def test_a_place_before_what_is_done_is_no_part_of_its_name() -> None:
    assert names("到2025年，河北省新增示例绿地150公顷。") == ["新增示例绿地"]
    assert names("到2025年，全省每年建成示例站20座。") == ["示例站"]


def test_each_of_a_list_of_places_has_its_own_number() -> None:
    found = find_targets(f"{PLAN}到2025年，河北省完成示例林540万亩，其中唐山市60万亩、廊坊市85万亩。", DAY)
    owners = [target.owner.region if target.owner else None for target in found]
    assert len(set(owners)) == 3


@pytest.mark.parametrize(
    ("name", "rest"), [("河北省示例率", "示例率"), ("全市示例率", "示例率"), ("城镇示例率", "城镇示例率")]
)
def test_only_regions_and_the_whole_are_cut_off(name: str, rest: str) -> None:
    assert beyond_region(name, None) == rest
