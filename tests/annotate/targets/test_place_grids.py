"""Tables of targets by place. All rows are our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.place_grids import read_place_grids
from kg.language.regions import NATION, regions

HEAD = ("省份", "2031年", "2036年")
ROWS = (("河北省", "3.5", "3.8"), ("山西", "≤2", "2.1"))


def pipes(*rows: tuple[str, ...]) -> str:
    return "\n".join(f"|{'|'.join(row)}|" for row in rows) + "\n"


def stacked(*rows: tuple[str, ...]) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row)


def read(text: str, present: int | None = 2030) -> list[tuple[str, str, float, str | None, int | None]]:
    return [
        (
            regions()[one.owner.region].pref_label if one.owner and one.owner.region else "",
            one.indicator,
            float(one.value),
            one.unit,
            one.year,
        )
        for one in read_place_grids(text, present, NATION)
    ]


@pytest.mark.parametrize("form", [pipes, stacked])
def test_the_target_of_a_row_is_that_of_its_place(form) -> None:  # type: ignore[no-untyped-def]
    found = read("表1 各省（区、市）示例用水量控制目标（单位：亿立方米）\n" + form(HEAD, *ROWS))
    assert found == [
        ("河北省", "示例用水量", 3.5, "亿立方米", 2031),
        ("河北省", "示例用水量", 3.8, "亿立方米", 2036),
        ("山西省", "示例用水量", 2.0, "亿立方米", 2031),
        ("山西省", "示例用水量", 2.1, "亿立方米", 2036),
    ]


def test_a_head_of_two_rows_names_its_columns_by_both() -> None:
    heads = (("地区", "示例甲量（万吨）", "示例乙率（%）"), ("地区", "2031年", "2031年"))
    found = read(pipes(*heads, *ROWS))
    assert [(name, unit) for _, name, _, unit, _ in found[:2]] == [("示例甲量", "万吨"), ("示例乙率", "%")]


def test_a_region_over_each_column() -> None:
    found = read("2031年示例目标任务\n" + pipes(("指标", "北京", "天津"), ("示例率（%）", "5", "6")))
    assert found == [("北京市", "示例率", 5.0, "%", 2031), ("天津市", "示例率", 6.0, "%", 2031)]


def test_the_whole_is_nobody_else_s_and_an_unknown_place_is_said() -> None:
    rows = (("全国", "9"), ("河北省", "5"), ("示例港区", "4"))
    found = read("示例任务分解表\n" + pipes(("地区", "2031年新增示例池（个）"), *rows))
    assert [(owner, name) for owner, name, *_ in found] == [
        ("", "新增示例池"),
        ("河北省", "新增示例池"),
        ("", "示例港区新增示例池"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("地区", "2021年示例量（万吨）"),  # before the text was written
        ("地区", "现状示例量（万吨）"),
        ("地区", "示例人口（万人）"),
        ("地区", "2031年补助资金（万元）"),
    ],
)
def test_what_is_no_aim(head: tuple[str, ...]) -> None:
    assert read(pipes(head, ("河北省", "3"), ("山西省", "4"))) == []


def test_rows_are_not_read_twice() -> None:
    assert len(find_targets("各省示例量目标\n示例部 2030年5月1日\n" + pipes(HEAD, *ROWS))) == len(ROWS) * 2


@pytest.mark.parametrize("text", ["", "|", "地区\n" * 500, "|地区|2031年|\n" * 500, "地区\n2031年\n河北省\n" * 300])
def test_odd_text(text: str) -> None:
    assert read(text) == []
