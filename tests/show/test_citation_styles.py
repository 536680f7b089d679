"""Policies as references in a bibliography."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.show.citation_styles import Bibliographic, bibtex, csl, gb7714

NUMBER = "示例发〔2021〕3号"
NOTICE = Bibliographic("示例-2021-3", "关于做好示例工作的通知", NUMBER, ("示例部",), "2021-03-01", None, False)


def test_a_notice_after_the_standard() -> None:
    assert gb7714(NOTICE) == "示例部. 关于做好示例工作的通知: 示例发〔2021〕3号[Z]. 2021-03-01."


def test_what_is_undated_ends_in_one_full_stop() -> None:
    assert gb7714(replace(NOTICE, date=None)).endswith("[Z].")
    assert gb7714(replace(NOTICE, date=None, address="https://example.org/3")).endswith("[Z/OL]. https://example.org/3")


def test_what_is_online_says_where() -> None:
    assert gb7714(replace(NOTICE, address="https://example.org/3")).endswith(
        "[Z/OL]. (2021-03-01). https://example.org/3"
    )


@pytest.mark.parametrize(("count", "named"), [(3, "甲, 乙, 丙. "), (4, "甲, 乙, 丙, 等. ")])
def test_more_than_three_bodies_are_cut_short(count: int, named: str) -> None:
    assert gb7714(replace(NOTICE, bodies=tuple("甲乙丙丁"[:count]))).startswith(named)


def test_what_tex_would_run_is_escaped() -> None:
    assert "示例\\&示例\\_" in bibtex(replace(NOTICE, title="示例&示例_"))


def test_a_law_is_legislation_and_a_year_alone_a_date() -> None:
    (entry,) = json.loads(csl(replace(NOTICE, law=True, date="2021", number=None)))
    assert (entry["type"], entry["issued"]) == ("legislation", {"date-parts": [[2021]]})
    assert "number" not in entry
