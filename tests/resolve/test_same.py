"""Which documents are one policy (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page
from rapidfuzz import fuzz

from kg.language.title import Title
from kg.read.decisions import Decision
from kg.resolve.identity import loose
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


NUMBER = "冀水发〔2021〕3号"


def decided(one: str, other: str, same: bool, sides: dict[int, set[tuple[int, int]]], *texts: str) -> list[list[int]]:
    """The places of the texts that are one policy, as somebody decided."""
    found = documents(*texts)
    groups = same_policies(found, [], [Decision(one, other, same, "same.csv: line 2")], sides)
    return [[found.index(text) for text in group] for group in groups]


def test_what_is_parted_by_a_decision_stays_apart_from_all_that_is_one_with_it() -> None:
    """The first and the second are one by their number; the third may join neither, whichever side was named."""
    texts = text(number=NUMBER), text(number=NUMBER, day="2021年3月2日"), text(number=NUMBER, day="2021年3月3日")
    assert decided("甲", "乙", False, {}, *texts) == [[0, 1, 2]]
    assert decided("甲", "乙", False, {1: {(0, 0)}, 2: {(0, 1)}}, *texts) == [[0, 1], [2]]
    assert decided("甲", "乙", False, {0: {(0, 1)}, 2: {(0, 0)}}, *texts) == [[0, 1], [2]]
    assert decided("甲", "乙", False, {0: {(0, 0)}, 2: {(0, 0)}}, *texts) == [[0, 1, 2]]


def test_what_a_decision_joins_is_one_where_each_side_names_one_policy() -> None:
    texts = (
        text("河北省水利厅关于示例河道的通知"),
        text("河北省水利厅关于示例湖泊的通知"),
        text("河北省水利厅关于示例水渠的通知"),
    )
    assert decided("甲", "乙", True, {}, *texts) == [[0], [1], [2]]
    assert decided("甲", "乙", True, {2: {(0, 0)}, 0: {(0, 1)}}, *texts) == [[0, 2], [1]]
    assert decided("甲", "乙", True, {2: {(0, 0)}, 0: {(0, 1)}, 1: {(0, 1)}}, *texts) == [[0], [1], [2]]


def test_a_text_that_says_neither_number_nor_day_joins_the_one_policy_there_is_and_none_of_several() -> None:
    silent = text(day=None)
    assert groups(silent, text(day="2021年3月1日"))[0] == [2]
    assert groups(silent, text(day="2021年3月1日"), text(day="2023年3月1日"))[0] == [1, 1, 1]
    assert groups(silent, silent, text(day="2021年3月1日"), text(day="2023年3月1日"))[0] == [1, 1, 2]


def test_a_text_with_a_day_joins_the_nearest() -> None:
    texts = [text(day=day) for day in ("2021年1月1日", "2021年5月1日", "2021年3月25日", "2021年1月20日")]
    found = documents(*texts)
    assert [[found.index(one) for one in group] for group in same_policies(found, [])] == [[0, 3], [1, 2]]


@pytest.mark.parametrize(("day", "policies"), [("2021年4月30日", [2]), ("2021年5月1日", [1, 1])])
def test_two_days_of_one_text_are_at_most_sixty_days_apart(day: str, policies: list[int]) -> None:
    assert groups(text(day="2021年3月1日"), text(day=day))[0] == policies


def test_bodies_that_have_nothing_to_do_with_each_other_speak_against_one_title() -> None:
    title = "关于组织申报示例项目的通知"
    ours = text(title, body="河北省水利厅", day="2021年3月1日")
    assert groups(ours, text(title, body="河北省教育厅", day="2021年3月1日"))[0] == [1, 1]
    assert groups(ours, text(title, body="河北省水利厅办公室", day="2021年3月1日"))[0] == [2]


def test_no_two_regions_share_a_number() -> None:
    title, number = "关于组织申报示例项目的通知", "示水发〔2021〕3号"
    pair = [text(f"{where}水利厅{title}", number=number, body=f"{where}水利厅") for where in ("河北省", "山东省")]
    assert groups(*pair)[0] == [1, 1]


def test_a_number_on_titles_with_little_in_common_is_one_policys_and_nearly_the_same_titles_are_one() -> None:
    nearly = text("河北省水利厅关于组织申报示例工程项目的通知", number=NUMBER)
    assert groups(text(number=NUMBER), nearly) == ([2], [])
    longer = text("河北省水利厅关于组织申报示例项目的通知（第二批）", number=NUMBER)
    assert groups(text(number=NUMBER), longer)[0] == [2]


def test_a_title_that_is_only_a_kind_of_text_makes_no_two_texts_one() -> None:
    kind = page("管理办法", "第一条　示例文本写明本地怎样清点设施。", "第二条　" + PROSE)
    named = kind.replace("管理办法", "示例河道管理办法")
    assert groups(kind, kind)[0] == [1, 1]
    assert groups(named, named)[0] == [2]


@pytest.mark.parametrize(("day", "policies"), [("2021年4月30日", [2]), ("2021年5月1日", [1, 1])])
def test_days_of_one_text_are_sixty_days_apart_at_most(day: str, policies: list[int]) -> None:
    assert groups(text(day="2021年3月1日"), text(day=day))[0] == policies


def alike(one: str, other: str) -> float:
    return fuzz.ratio(*(loose(Title.of(title).key) for title in (one, other)))


@pytest.mark.parametrize(
    ("matter", "other", "policies"),
    [("示例甲乙湖泊保护", "示例甲乙湖洼保护", [2]), ("示例乙湖泊保护", "示例乙湖洼保护", [1, 1])],
)
def test_regulations_of_one_number_are_one_if_nine_of_ten_characters_are(
    matter: str, other: str, policies: list[int]
) -> None:
    number = "河北省人民代表大会常务委员会公告第16号"
    titles = [f"{one}条例" for one in (matter, other)]
    assert (alike(*titles) >= 90) == (policies == [2])
    assert abs(alike(*titles) - 90) < 1.2
    assert groups(*(text(title, number=number) for title in titles))[0] == policies


@pytest.mark.parametrize(("same", "policies"), [(9, [2]), (8, [1, 1])])
def test_texts_of_one_number_are_one_if_more_than_half_of_their_titles_is(same: int, policies: list[int]) -> None:
    one, other = (f"关于{'甲乙丙丁戊己庚辛壬'[:same]}{mark * (18 - same)}的通知" for mark in "申酉")
    assert (alike(one, other) >= 55) == (policies == [2])
    assert groups(*(text(title, number=NUMBER) for title in (one, other)))[0] == policies
