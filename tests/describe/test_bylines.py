"""Lines under a title that name who issued a text and when (示例文本, all ours)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import PROSE, described
from policies import HEBEI

from kg.describe.bylines import byline
from kg.describe.lines import Line

TITLE = "关于示例合同问题的批复"


def read(*lines: str, heading: str = TITLE) -> tuple[list[str], date] | None:
    found = byline(Line(heading, 0, 1), [Line(text, 0, at) for at, text in enumerate(lines, 2)], HEBEI)
    return ([body.name for body in found.bodies], found.day) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "1987年3月5日，最高人民法院",
        "最高人民法院 1987年3月5日",
        "1987年3月5日最高人民法院",
        "（最高人民法院 1987年3月5日）",
        "（最高人民法院 1987年3月5日 法发〔1987〕4号）",
    ],
)
def test_a_byline_has_bodies_and_a_day_and_no_more(line: str) -> None:
    assert read(line) == (["最高人民法院"], date(1987, 3, 5))
    assert read("示例发〔1987〕3号", line) == (["最高人民法院"], date(1987, 3, 5))


@pytest.mark.parametrize(
    "line",
    [
        "1987年3月5日",
        "最高人民法院",
        "来源：最高人民法院 1987年3月5日",
        "1987年3月5日最高人民法院召开会议",
        "1987年2月31日，最高人民法院",
    ],
)
def test_what_has_less_or_more_is_none(line: str) -> None:
    assert read(line) is None


def test_brackets_behind_a_title_may_have_issuers_day_and_number() -> None:
    found = described(
        "关于示例建设补助的通知（财政部 2011年3月1日 财建〔2011〕92号）",
        "各省财政厅：",
        f"现通知如下：{PROSE}",
        f"一、示例。{PROSE}",
    )
    assert (found.title, found.signed) == ("关于示例建设补助的通知", date(2011, 3, 1))
    assert found.number
    assert found.number.text == "财建〔2011〕92号"
    assert [body.name for body in found.bodies] == ["财政部"]


def test_a_signature_is_better_known_than_a_byline() -> None:
    found = described(
        TITLE,
        "1987年3月5日，最高人民法院",
        "辽宁省高级人民法院：",
        f"经研究，答复如下：{PROSE}",
        "最高人民检察院",
        "1987年3月8日",
    )
    assert found.signed == date(1987, 3, 8)
    assert [body.name for body in found.bodies] == ["最高人民检察院"]
