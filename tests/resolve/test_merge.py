"""One policy of the documents that are it (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from own_texts import PROSE, documents, page

from kg.annotate.topics.weigh import Evidence
from kg.resolve.merge import merge
from kg.resolve.same import same_policies

SHORT = page("关于清点示例设施的通知", "各市水利局：", PROSE)
FULL = page(
    "河北省水利厅关于清点示例设施的通知", "冀水发〔2021〕3号", "各市水利局：", PROSE, "河北省水利厅", "2021年3月1日"
)


def test_each_fact_comes_from_where_it_is_known() -> None:
    notes: list[str] = []
    found = merge(documents(SHORT, FULL), notes)
    assert found.title == "河北省水利厅关于清点示例设施的通知"
    assert found.alternatives == ("关于清点示例设施的通知",)
    assert (found.local_id, str(found.signed), found.in_corpus) == ("冀水发〔2021〕3号", "2021-03-01", True)
    assert notes == []


def test_the_order_of_the_documents_makes_no_difference() -> None:
    found = documents(SHORT, FULL)
    assert merge(found, []) == merge(found[::-1], [])


def test_two_days_are_told() -> None:
    notes: list[str] = []
    found = merge(documents(FULL, FULL.replace("3月1日", "3月9日")), notes)
    assert len(notes) == 1
    assert str(found.signed) in notes[0]


@pytest.mark.parametrize(("other", "named"), [("国令第12号",) * 2, ("中华人民共和国国务院令第12号", "国务院令第12号")])
def test_two_spellings_of_an_orders_number_are_one_number(other: str, named: str) -> None:
    """Both are names of the policy, without the nation; the one printed with the fuller text is its number."""
    texts = [page("示例管网条例", number, PROSE, "第一条", PROSE) for number in ("国务院令第12号", other)]
    notes: list[str] = []
    (group,) = same_policies(documents(*texts), notes)
    policy = merge(group, notes)
    assert policy.key == "国务院令-12"
    assert {policy.local_id, *policy.alternatives} >= {"国务院令第12号", named}


@pytest.mark.parametrize("other", ["2月9日", "3月9日"])
def test_another_day_is_told_whether_it_is_earlier_or_later(other: str) -> None:
    notes: list[str] = []
    merge(documents(FULL, FULL.replace("3月1日", other)), notes)
    (told,) = notes
    assert told.endswith("the latter kept") and "2021-03-01" in told and f"2021-0{other[0]}-09" in told


def test_the_text_that_says_most_is_believed_and_of_two_alike_the_longer_one() -> None:
    bare = FULL.replace("冀水发〔2021〕3号\n\n", "").replace("3月1日", "3月9日")
    assert str(merge(documents(bare, FULL), []).signed) == "2021-03-01"
    longer = FULL.replace("3月1日", "3月9日").replace(PROSE, PROSE * 9)
    assert str(merge(documents(FULL, longer), []).signed) == "2021-03-09"


def test_sectors_and_subjects_are_those_of_the_text_that_says_most() -> None:
    one, other = documents(FULL, SHORT)
    told = replace(one, sectors=(Evidence("甲", 1.0, ()),), subjects=(Evidence("乙", 1.0, ()),))
    found = merge([replace(other, sectors=(Evidence("丙", 1.0, ()),), subjects=(Evidence("丁", 1.0, ()),)), told], [])
    assert found.topics == (*told.sectors, *told.subjects)
    assert (found.sectors, found.subjects) == (("甲",), ("乙",))
