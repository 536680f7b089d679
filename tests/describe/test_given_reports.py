"""Reports given to a congress: by whom, and whose they are (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import PROSE, described
from policies import HEBEI

from kg.describe.given_reports import given_report
from kg.describe.lines import Line
from kg.language.regions import NATION

SAYS = "现在，我代表{}，向大会报告政府工作，请予审议。"


def given(*texts: str, home: str = NATION):  # type: ignore[no-untyped-def]
    return given_report([Line(text, at, at + 1) for at, text in enumerate(texts)], home)


@pytest.mark.parametrize(
    "head",
    [
        ("——2031年3月5日在示例大会上", "国务院总理 示例甲", "各位代表："),
        ("国务院总理　示例甲", "2031年3月5日", "各位代表："),
        ("示例大会，2031年3月5日国务院总理 示例甲各位代表：",),
        ("2031年3月5日", "总理：示例甲", "各位代表，"),
    ],
)
def test_the_head_of_a_government_reports_for_it(head: tuple[str, ...]) -> None:
    found = given(*head, SAYS.format("国务院"))
    assert (found.speaker, [body.name for body in found.bodies]) == ("示例甲", ["国务院"])
    assert (found.day, found.home) == (date(2031, 3, 5), NATION)


def test_a_provinces_report_is_of_its_government() -> None:
    found = given("——2031年1月5日在河北省第一届人民代表大会上", "省长 甲 乙", "各位代表：", SAYS.format("省人民政府"))
    assert (found.speaker, [body.name for body in found.bodies], found.home) == ("甲乙", ["河北省人民政府"], HEBEI)


def test_a_text_that_speaks_for_nobody_is_no_report_to_a_congress() -> None:
    assert given("国务院总理 示例甲", "各位代表：", PROSE) is None


def test_a_report_keeps_its_speaker_and_binds_where_its_government_does() -> None:
    found = described("政府工作报告", "河北省省长 示例甲", "各位代表：", SAYS.format("省人民政府"), PROSE, PROSE)
    assert (found.kind, found.speaker, found.jurisdiction) == ("policy", "示例甲", HEBEI)
    assert [body.name for body in found.bodies] == ["河北省人民政府"]


def test_the_meeting_is_no_part_of_the_title_of_a_report_that_has_a_name_without_it() -> None:
    whole = "在河北省第一届人民代表大会第三次会议上的政府工作报告"
    found = described(whole, "河北省省长 示例甲", "各位代表：", SAYS.format("省人民政府"), PROSE, PROSE)
    assert (found.title, found.jurisdiction) == ("政府工作报告", HEBEI)
    assert whole in found.alternatives
    assert [fact.value for fact in found.origins if fact.about == "title"] == [found.title]
    bare = "在河北省第一届人民代表大会第三次会议上的报告"
    assert described(bare, "河北省省长 示例甲", "各位代表：", SAYS.format("省人民政府"), PROSE).title == bare
