"""Like targets beside like."""

from __future__ import annotations

import re

import pytest
from explorer_frame import frame_on
from targets_graph import write_graph

from kg.graph.store import open_store
from kg.show.explorer.frame import Frame
from kg.show.explorer.indicators import indicator_page
from kg.vocabulary.namespaces import ID


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    return frame_on(open_store(write_graph(tmp_path_factory.mktemp("targets"))), "en")


def axes(page: str) -> list[str]:
    return re.findall(r'<section class="of-axis">.*?</section>', page, re.DOTALL)


def test_a_level_and_a_change_never_share_an_axis(frame: Frame) -> None:
    found = axes(indicator_page(frame, f"{ID}indicator/单位国内生产总值能源消耗"))
    heads = [re.findall(r"<h2>(.*?)</h2>", axis, re.DOTALL)[0] for axis in found]
    assert len({re.sub(r"<[^>]+>|\s+", " ", head) for head in heads}) == len(heads)
    for axis, head in zip(found, heads, strict=True):
        assert ("↓" in axis) == ("fall" in head)


def test_the_value_of_the_country_is_drawn_and_regions_are_told_by_their_side_of_it(frame: Frame) -> None:
    page = indicator_page(frame, f"{ID}indicator/非化石能源消费比重")
    drawn = [axis for axis in axes(page) if 'class="nation"' in axis]
    assert drawn and any("ahead of the country" in axis or "behind the country" in axis for axis in drawn)


def test_what_adds_up_is_neither_ahead_nor_behind(frame: Frame) -> None:
    page = indicator_page(frame, f"{ID}indicator/新型储能装机容量")
    assert axes(page) and not re.search(r'class="value \w+ (ahead|behind)"', page)


def test_units_are_in_the_language_of_the_page(frame: Frame) -> None:
    page = indicator_page(frame, f"{ID}indicator/新型储能装机容量")
    assert "10,000 kilowatts" in page and "≥30 million kilowatts" in page and "万千瓦" not in page


def test_what_aims_at_no_known_year_stands_in_a_table_alone(frame: Frame) -> None:
    (axis,) = axes(indicator_page(frame, f"{ID}indicator/示例甲工厂"))
    assert "<svg" not in axis and "<table" in axis


def test_the_table_says_which_side_of_the_country_a_target_is_on(frame: Frame) -> None:
    page = indicator_page(frame, f"{ID}indicator/非化石能源消费比重")
    assert re.search(r"<td>ahead of the country</td>", page)


def test_what_provinces_aim_at_is_on_a_map(frame: Frame) -> None:
    page = indicator_page(frame, f"{ID}indicator/新型储能装机容量")
    (told,) = re.findall(r'<svg class="tiles".*?</svg>', page, re.DOTALL)
    assert re.search(r'shade-5"><title>Hebei · 4000</title>', told) and re.search(r"Zhejiang · ≥?300<", told)
