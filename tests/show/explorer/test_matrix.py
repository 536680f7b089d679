"""Matrices: each number is that of what it leads to."""

from __future__ import annotations

import re

import pytest
from explorer_frame import alone_on, frame_on
from network_graph import read_graph

from kg.show.explorer.frame import Frame
from kg.show.explorer.linked import links_page
from kg.show.explorer.matrix import LISTED, _cut, matrix_page


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def of(page: str, name: str) -> str:
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_levels_rest_on_levels(frame: Frame) -> None:
    table = of(matrix_page(frame), "levels").partition("<table>")[2]
    rows = {
        re.sub("<[^>]*>", "", row).split()[0]: re.findall(r'<td class="n">(?:<a [^>]*>)?(\d+)', row)
        for row in table.split("<tr>")[2:]
    }
    assert [re.sub("<[^>]*>", "", one) for one in re.findall(r'<th class="n">(.*?)</th>', table)] == [
        "法律法规",
        "党中央、国务院",
        "中央部委",
        "省级",
    ]
    # one of its own, the plan of the State Council, is based on the law
    assert any(counts == ["1", "0", "0", "0"] for counts in rows.values())


def test_each_number_leads_to_as_many_citations(frame: Frame) -> None:
    page = of(matrix_page(frame), "relations").partition("<table>")[2]
    numbers = re.findall(r'href="/links\?from_level=\[&#39;(\w+)&#39;\]\?relation=\[&#39;(\w+)&#39;\]">(\d+)', page)
    assert len(numbers) > 3
    for level, relation, count in numbers:
        listed = links_page(frame, {"from_level": [level], "relation": [relation]})
        assert listed.count("<tr><td>") == int(count)


def test_the_drawing_has_as_many_squares_as_the_table_has_numbers(frame: Frame) -> None:
    for name in ("levels", "relations", "bodies", "sectors"):
        part = of(matrix_page(frame), name)
        numbers = [int(one) for one in re.findall(r'<td class="n">(?:<a [^>]*>)?(\d+)', part)]
        # drawn twice, for a desk and for a phone
        assert part.count('class="square ') == 2 * sum(number > 0 for number in numbers) > 0


def test_on_a_phone_all_levels_stand_beside_each_other(frame: Frame) -> None:
    _, narrow = re.findall(r'<svg class="squares[^"]*" width="(\d+)"', of(matrix_page(frame), "levels"))
    assert int(narrow) < 360


def test_a_name_that_is_cut_is_as_wide_as_its_room() -> None:
    assert _cut("示例办公厅", 70) == "示例办公厅"
    assert _cut("示例办公厅", 60) == "示例办…"
    assert _cut("General Office of the sample", 100).endswith("…")


def test_names_of_columns_break_where_one_reads_on() -> None:
    page = matrix_page(frame_on(read_graph()))
    assert ">党中央、</text>" in page and ">国务院</text>" in page


def test_in_a_page_of_its_own_each_number_leads_to_what_it_counts() -> None:
    page = matrix_page(alone_on(read_graph()))
    numbers = re.findall(r'<td class="n"><a href="#([\w-]+)">(\d+)</a>', page)
    assert len(numbers) > 8
    for place, count in numbers:
        listed = page.partition(f'id="{place}"')[2].partition("</details>")[0]
        assert f'<span class="count">{count}</span>' in listed
        assert listed.count("<li>") == min(int(count), LISTED)
    assert 'class="behind"' not in matrix_page(frame_on(read_graph()))
