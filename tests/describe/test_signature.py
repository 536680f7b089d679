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
        ("河北省水利厅 河北省财政厅", "2021. 3. 1"),
        ("河北省水利厅", "河北省财政厅", "2021年3月1日（印章）"),
        ("河北省水利厅", "河北省财政厅", "2021年3月1日 (盖章)"),
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
    day, conflicts = signing_date(header, find_signature(header.lines, len(header.lines), HEBEI), HEBEI)
    assert day is not None
    assert str(day[0]) == "2021-03-01"
    assert [(one.about, one.kept, one.rejected) for one in conflicts] == [("date", "2021-03-01", "2021-02-01")]


def test_the_day_in_brackets_behind_a_heading_is_the_last_resort() -> None:
    assert str(described(f"{TITLE}（2021年5月6日）", "各市水利局：", PROSE).signed) == "2021-05-06"


def issuers(title: str, *lines: str) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The issuers, where each is named, and what was rejected; signed by those above a day."""
    header = read_header(*only_segment(page(title, *lines)))
    bodies, conflicts = find_issuers(header, find_signature(header.lines, len(header.lines), HEBEI), HEBEI)
    names, kinds = [body.name for body in bodies], [origin.kind for origin in bodies.values()]
    return names, kinds, [(one.kept, one.rejected) for one in conflicts]


WATER, MONEY = "河北省水利厅", "河北省财政厅"


@pytest.mark.parametrize(
    ("title", "lines", "named"),
    [
        (f"{WATER}2022年示例工作计划", (), [WATER]),
        (f"{WATER}、{MONEY}2022年示例工作计划", (), [WATER, MONEY]),
        (f"{WATER}与示例集团合作协议", (), []),
        ("示例工作通知", (WATER,), [WATER]),
        ("示例工作通知", ("示例", WATER), [WATER]),
        ("示例工作通知", ("示例", "文本", WATER), []),
    ],
)
def test_title_and_the_lines_under_it_name_the_issuers(title: str, lines: tuple[str, ...], named: list[str]) -> None:
    assert issuers(title, *lines, "各市水利局：", PROSE)[0] == named


@pytest.mark.parametrize(
    ("field", "rejected"),
    [(WATER, []), (MONEY, [(WATER, MONEY)]), (f"{WATER}、{MONEY}", [(WATER, f"{WATER}、{MONEY}")])],
)
def test_who_is_named_in_the_header_block_and_did_not_sign_is_a_conflict(
    field: str, rejected: list[tuple[str, str]]
) -> None:
    signed = (f"发文机关：{field}", "各市水利局：", PROSE, WATER, "2021年3月1日")
    assert issuers(TITLE, *signed) == ([WATER], ["signature"], rejected)


@pytest.mark.parametrize(("bodies", "first"), [(39, True), (40, False)])
def test_a_signature_has_forty_lines_of_bodies_at_most(bodies: int, first: bool) -> None:
    found = signature_of(WATER, *[MONEY] * bodies, "2021年3月1日")
    assert found is not None
    assert (WATER in found[0]) == first


@pytest.mark.parametrize(("lines", "found"), [(4, True), (5, False)])
def test_a_day_without_bodies_ends_the_text(lines: int, found: bool) -> None:
    assert (signature_of("2021年3月1日", *["示例文本。"] * lines) is not None) == found


@pytest.mark.parametrize(("lines", "found"), [(28, True), (29, False)])
def test_bodies_and_day_on_one_line_stand_near_the_end(lines: int, found: bool) -> None:
    assert (signature_of(f"{WATER} 2021年3月1日", *["示例文本。"] * lines) is not None) == found


@pytest.mark.parametrize(("length", "signed"), [(7, [WATER]), (8, [])])
def test_a_line_of_bodies_is_short(length: int, signed: list[str]) -> None:
    found = signature_of(WATER + f"、{WATER}" * 8 + "、" * length, "2021年3月1日")
    assert found is not None and found[0] == signed


def test_names_in_columns_are_set_wide() -> None:
    found = described(
        "关于示例进口政策的通知",
        "财关税〔2031〕97号",
        "各省财政厅：",
        f"现通知如下。{PROSE}",
        "财 政 部　　　　　国家税务总局",
        "海关总署　　　　　商　务　部",
        "二〇三一年三月二十三日",
    )
    assert [body.name for body in found.bodies] == ["财政部", "国家税务总局", "海关总署", "商务部"]


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        (("中国银行保险监督管理委员会", "河北监管局"), ["中国银行保险监督管理委员会河北监管局"]),
        (("财政部", "中国证券监督管理委员会", "河北监管局"), ["财政部", "中国证券监督管理委员会河北监管局"]),
        (("中央网络安全和信息化", "委员会办公室"), ["中央网络安全和信息化委员会办公室"]),
        (("财政部", "税务总局"), ["财政部", "国家税务总局"]),
    ],
)
def test_two_lines_may_share_one_name(lines: tuple[str, ...], bodies: list[str]) -> None:
    signed = signature_of(*lines, "2021年3月1日")
    assert signed is not None and signed[0] == bodies


def test_the_body_that_the_heading_names_of_several_leads_where_the_signature_lost_it() -> None:
    signed = ("石家庄市水利后", "石家庄市财政局", "石家庄市公安局", "2021年3月1日")
    several = described("石家庄市水利局等3部门关于清点示例设施的通知", "各县水利局：", PROSE, *signed)
    assert [body.name for body in several.bodies] == ["石家庄市水利局", "石家庄市财政局", "石家庄市公安局"]


def test_the_letterhead_names_who_issued_an_unsigned_text() -> None:
    found = described("河北省水利厅文件", "冀水发〔2021〕3号", "关于清点示例设施的通知", "各市水利局：", PROSE)
    assert [body.name for body in found.bodies] == ["河北省水利厅"]


def test_a_forwarded_text_headed_without_its_makers_begins_the_annex() -> None:
    matter = "关于做好2021年示例设施清点工作的意见"
    found = described(
        f"河北省人民政府办公厅转发省水利厅等部门{matter}的通知",
        "各市人民政府：",
        f"省水利厅、省财政厅《{matter}》已经省政府同意，现转发给你们。{PROSE}",
        "河北省人民政府办公厅",
        "2021年4月30日",
        matter,
        "河北省水利厅 河北省财政厅",
        "（2021年4月26日）",
        PROSE,
    )
    assert (str(found.signed), [body.name for body in found.bodies]) == ("2021-04-30", ["河北省人民政府办公厅"])


def test_an_order_of_the_provincial_government_has_its_name() -> None:
    order = ("河北省示例影响管理规定", "河北省人民政府", "政府令〔2021〕第15号")
    known = "《河北省示例影响管理规定》已经省政府第76次常务会议通过，现予公布。"
    found = described(*order, known, "省长 某某", "2021年3月1日", "第一条 为管理示例影响，制定本规定。")
    assert found.number is not None and found.number.text == "河北省人民政府令〔2021〕15号"
