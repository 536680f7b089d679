"""Who issued a document, and when (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from own_texts import PROSE, described, only_segment, page
from policies import HEBEI

from kg.describe.header import read_header
from kg.describe.signature import find_issuers, find_signature, own_signature, signing_date
from kg.language.title import Title

TITLE = "河北省水利厅关于清点示例设施的通知"


def signature_of(*lines: str, annex_at: int | None = None) -> tuple[list[str], str, int] | None:
    header = read_header(*only_segment(page(TITLE, "各市水利局：", PROSE, *lines)))
    found = find_signature(header.lines, len(header.lines) if annex_at is None else annex_at, HEBEI)
    return ([body.name for body in found.bodies], str(found.signed), found.at) if found else None


@pytest.mark.parametrize(
    "lines",
    [
        ("河北省水利厅", "河北省财政厅", "2021年3月1日"),
        ("河北省水利厅 河北省财政厅", "2021年3月1日"),
        ("河北省水利厅 河北省财政厅 2021年3月1日",),
    ],
)
def test_bodies_stand_over_or_before_the_day(lines: tuple[str, ...]) -> None:
    found = signature_of(*lines)
    assert found is not None
    assert found[:2] == (["河北省水利厅", "河北省财政厅"], "2021-03-01")


def test_a_day_alone_is_a_signature_without_bodies() -> None:
    found = signature_of("2021年3月1日")
    assert found is not None
    assert found[:2] == ([], "2021-03-01")


def test_text_without_a_day_has_none() -> None:
    assert signature_of(PROSE) is None


def test_the_signature_before_the_annexes_comes_first() -> None:
    lines = ("河北省水利厅", "2021年3月1日", "附件", PROSE, "河北省财政厅", "2020年1月1日")
    found = signature_of(*lines, annex_at=4)
    assert found is not None
    assert found[:2] == (["河北省水利厅"], "2021-03-01")


def test_the_signature_of_a_forwarded_text_is_not_that_of_who_forwards() -> None:
    header = read_header(*only_segment(page(TITLE, PROSE, "河北省水利厅", "2021年3月1日")))
    signed = find_signature(header.lines, len(header.lines), HEBEI)
    assert own_signature(signed, Title.of(TITLE), HEBEI) == signed
    assert own_signature(signed, Title.of("河北省水利厅转发示例工作意见的通知"), HEBEI) == signed
    assert own_signature(signed, Title.of("河北省人民政府办公厅转发示例工作意见的通知"), HEBEI) is None


def test_the_heading_says_the_issuers_where_nobody_signed() -> None:
    header = read_header(*only_segment(page(TITLE, "各市水利局：", PROSE)))
    bodies, conflicts = find_issuers(header, None, HEBEI)
    assert [body.name for body in bodies] == ["河北省水利厅"]
    assert [origin.kind for origin in bodies.values()] == ["heading"]
    assert conflicts == ()


@pytest.mark.parametrize("number", ["", "第三章 ", "第二部分　", "二、", "（三）", "3. "])
def test_a_part_that_is_named_after_a_body_says_who_issued_its_texts(number: str) -> None:
    header = read_header(*only_segment(page("关于清点示例设施的通知", "各市水利局：", PROSE)))
    header = replace(header, segment=replace(header.segment, part=(f"{number}河北省水利厅",)))
    bodies, _conflicts = find_issuers(header, None, HEBEI)
    assert [body.name for body in bodies] == ["河北省水利厅"]


def test_two_days_are_a_conflict_and_the_signature_is_kept() -> None:
    header = read_header(
        *only_segment(page(TITLE, "成文日期：2021年2月1日", "各市水利局：", PROSE, "河北省水利厅", "2021年3月1日"))
    )
    day, conflicts = signing_date(header, find_signature(header.lines, len(header.lines), HEBEI))
    assert day is not None
    assert str(day[0]) == "2021-03-01"
    assert [(one.about, one.kept, one.rejected) for one in conflicts] == [("date", "2021-03-01", "2021-02-01")]


def test_the_day_in_brackets_behind_a_heading_is_the_last_resort() -> None:
    assert str(described(f"{TITLE}（2021年5月6日）", "各市水利局：", PROSE).signed) == "2021-05-06"
