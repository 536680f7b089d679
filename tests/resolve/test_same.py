"""Which documents are one policy (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page

from kg.resolve.same import same_policies

TITLE = "河北省水利厅关于组织申报示例项目的通知"


def text(title: str = TITLE, number: str | None = None, day: str | None = None, body: str = "河北省水利厅") -> str:
    return page(title, *([number] if number else []), "各市水利局：", PROSE, *([body, day] if day else []))


def groups(*texts: str) -> tuple[list[int], list[str]]:
    """How many documents each policy has, and the notes."""
    notes: list[str] = []
    return sorted(map(len, same_policies(documents(*texts), notes))), notes


def test_a_number_makes_one_policy_of_two_texts() -> None:
    assert groups(text(number="冀水发〔2021〕3号"), text(number="冀水发（2021）3号")) == ([2], [])


def test_one_title_without_more_is_one_policy() -> None:
    assert groups(text(), text())[0] == [2]


@pytest.mark.parametrize(("other", "policies"), [("2021年3月20日", [2]), ("2022年3月1日", [1, 1])])
def test_a_call_that_comes_every_year_is_a_policy_a_year(other: str, policies: list[int]) -> None:
    assert groups(text(day="2021年3月1日"), text(day=other))[0] == policies


def test_two_numbers_are_two_policies() -> None:
    assert groups(text(number="冀水发〔2021〕3号"), text(number="冀水发〔2022〕3号"))[0] == [1, 1]


def test_two_policies_under_one_number_are_told() -> None:
    number = "冀水发〔2021〕3号"
    sizes, notes = groups(text(number=number), text("河北省水利厅关于表扬先进集体的决定", number=number))
    assert sizes == [1, 1]
    assert len(notes) == 1
    assert number in notes[0]


def test_regulations_that_one_order_makes_known_are_apart() -> None:
    order = "河北省人民代表大会常务委员会公告第16号"
    sizes, notes = groups(text("河北省示例湖泊保护条例", number=order), text("河北省示例河流保护条例", number=order))
    assert (sizes, notes) == ([1, 1], [])
