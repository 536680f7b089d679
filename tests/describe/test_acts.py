"""The notes under titles, on texts of our own (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.describe.acts import History, read_history
from kg.describe.lines import Line

CITY, PROVINCE = "金华市人民代表大会常务委员会", "浙江省人民代表大会常务委员会"
ADOPTED = "2018年6月28日金华市第七届人民代表大会常务委员会第十二次会议通过"
APPROVED = "2018年9月30日浙江省第十三届人民代表大会常务委员会第五次会议批准"
ARTICLE = "第一条 为了规范示例管理，制定本条例。"


def history(*lines: str) -> History:
    found = read_history([Line(text, 0, at + 1) for at, text in enumerate((*lines, ARTICLE))])
    assert found is not None
    return found


def told(found: History) -> list[tuple[str, str, str | None]]:
    return [(act.kind, act.day.isoformat(), act.body.name if act.body else None) for act in found.acts]


@pytest.mark.parametrize(
    "lines",
    [
        (ADOPTED, APPROVED),
        (f"（{ADOPTED}{APPROVED}）",),
        (f"（{ADOPTED}", f"{APPROVED}）"),
        (f"{ADOPTED}；{APPROVED}",),
    ],
)
def test_a_city_law_that_the_province_approves_is_the_citys(lines: tuple[str, ...]) -> None:
    found = history(*lines)
    assert told(found) == [("adopted", "2018-06-28", CITY), ("approved", "2018-09-30", PROVINCE)]
    assert [body.name for body in found.bodies] == [CITY]
    assert found.signed == date(2018, 9, 30)


def test_the_last_amendment_dates_the_text() -> None:
    found = history(
        "（1995年6月30日第八届全国人民代表大会常务委员会第十四次会议通过",
        "根据2004年8月28日第十届全国人民代表大会常务委员会第十一次会议《关于修改〈中华人民共和国示例法〉的决定》第一次修正）",
    )
    assert [kind for kind, *_ in told(found)] == ["adopted", "amended"]
    assert found.signed == date(2004, 8, 28)
    assert [body.name for body in found.bodies] == ["全国人民代表大会常务委员会"]


def test_an_approval_inside_an_amendment_does_not_make_the_text_the_provinces() -> None:
    found = history(
        ADOPTED,
        "2020年4月29日金华市第七届人民代表大会常务委员会第二十九次会议通过并经2020年9月24日浙江省第十三届人民代表大会"
        "常务委员会第二十四次会议批准的《金华市人民代表大会常务委员会关于修改〈金华市示例条例〉的决定》修正",
    )
    assert told(found)[1:] == [("amended", "2020-04-29", CITY), ("approved", "2020-09-24", PROVINCE)]
    assert found.signed == date(2020, 4, 29)
    assert [body.name for body in found.bodies] == [CITY]


def test_two_courts_of_one_statement_both_adopt() -> None:
    found = history(
        "（2021年3月1日最高人民法院审判委员会第1832次会议、2021年3月9日最高人民检察院第十三届检察委员会第六十次会议通过）"
    )
    assert [body.name for body in found.bodies] == ["最高人民法院", "最高人民检察院"]
    assert {kind for kind, *_ in told(found)} == {"adopted"}


def test_the_order_that_makes_a_text_known_gives_its_number() -> None:
    found = history("（2019年4月14日中华人民共和国国务院令第712号公布 自2019年7月1日起施行）")
    assert found.number is not None and found.number.text == "国务院令第712号"
    assert told(found) == [("promulgated", "2019-04-14", "国务院"), ("in_force", "2019-07-01", None)]
    assert (found.signed, found.begins) == (date(2019, 4, 14), date(2019, 7, 1))


def test_the_number_of_an_order_may_have_its_year() -> None:
    found = history(
        "（2015年7月8日河北省人民政府令〔2015〕第8号公布 根据2020年10月31日河北省人民政府令〔2020〕第3号修正）"
    )
    assert found.number is not None and found.number.text == "河北省人民政府令〔2015〕8号"


def test_bodies_one_a_line_belong_to_one_statement() -> None:
    found = history("1996年3月1日国务院批准", "1996年4月1日国家计划委员会", "财政部发布")
    assert [kind for kind, *_ in told(found)] == ["approved", "promulgated"]
    assert found.signed == date(1996, 4, 1)


@pytest.mark.parametrize(
    "line",
    [
        "根据2018年11月20日河北省人民代表大会常务委员会《关于修改示例条例的决定》办理。",
        "各市、县人民政府：",
        "自2021年3月1日起施行。",
        "2021年3月1日",
        "根据《示例法》，制定本办法。",
    ],
)
def test_other_lines_are_no_note(line: str) -> None:
    assert read_history([Line(line, 0, 1), Line(ARTICLE, 0, 2)]) is None


def test_of_several_amendments_in_one_sentence_the_last_dates_the_text() -> None:
    found = history(
        "（1997年3月14日第八届全国人民代表大会第五次会议修订 根据1999年12月25日第九届全国人民代表大会常务委员会第十三次"
        "会议通过的《中华人民共和国示例法修正案》、2001年8月31日第九届全国人民代表大会常务委员会第二十三次会议通过的"
        "《中华人民共和国示例法修正案（二）》修正）"
    )
    assert found.signed == date(2001, 8, 31)


def test_a_sentence_that_begins_with_a_day_is_no_note() -> None:
    assert read_history([Line("2031年1月28日，示例集团发布了示例行动方案", 0, 1), Line(ARTICLE, 0, 2)]) is None


def test_a_bracket_may_close_on_a_later_line() -> None:
    assert history("(1992年9月4日第七届全国人民代表大会常务委员会", "第二十七次会议通过)").signed == date(1992, 9, 4)


def test_a_title_that_goes_on_in_the_next_line_does_not_end_the_note_with_its_article() -> None:
    found = history(
        "1991年6月29日第七届全国人民代表大会常务委员会第二十次会议《关于修改<示例法>第三条",
        "第四条的决定》第一次修正",
        "2002年10月28日第九届全国人民代表大会常务委员会第三十次会议修订",
    )
    assert [(kind, day) for kind, day, _ in told(found)] == [("amended", "1991-06-29"), ("amended", "2002-10-28")]


def test_the_name_of_a_part_may_stand_before_the_day_in_the_brackets() -> None:
    found = history("（示例编　2020年5月28日第十三届全国人民代表大会第三次会议通过）")
    assert told(found) == [("adopted", "2020-05-28", "全国人民代表大会")]


def test_a_decision_that_amends_the_text_is_an_amendment_though_it_is_adopted() -> None:
    found = history(
        ADOPTED,
        APPROVED,
        "2020年4月29日金华市第七届人民代表大会常务委员会第二十九次会议通过",
        "2020年9月24日浙江省第十三届人民代表大会常务委员会第二十四次会议批准的《金华市人民代表大会常务委员会关于修改"
        "〈金华市示例条例〉的决定》修正",
    )
    assert [(kind, body) for kind, _, body in told(found)] == [
        ("adopted", CITY),
        ("approved", PROVINCE),
        ("amended", CITY),
        ("approved", PROVINCE),
    ]
    assert (found.signed, found.bodies[0].name) == (date(2020, 9, 24), CITY)


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ((ADOPTED, "示例说明"), range(1)),
        ((f"（{ADOPTED}）", "示例说明"), range(1)),
        ((f"（{ADOPTED}", "示例说明", "）", "示例说明"), range(3)),
        (("示例说明", ADOPTED, "示例说明"), range(1, 2)),
        ((*["示例说明"] * 7, ADOPTED), range(7, 8)),
        # a bracket that is never closed
        ((f"（{ADOPTED}", *["示例说明"] * 50), range(40)),
    ],
)
def test_a_note_takes_the_lines_of_its_acts(lines: tuple[str, ...], taken: range) -> None:
    assert history(*lines).lines == taken


def test_a_note_begins_close_under_its_title() -> None:
    assert read_history([Line(text, 0, 0) for text in (*["示例说明"] * 8, ADOPTED)]) is None
