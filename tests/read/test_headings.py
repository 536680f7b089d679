"""Headings: how they wrap, what ends them, what may not open one (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.language.title_forms import without_brackets
from kg.read.headings import Page, find_candidates
from kg.read.segment import segment

BODY = ["各市人民政府：", f"示例文本。{PROSE}", "一、总体要求", PROSE, PROSE, PROSE]


def headings(*lines: str, apart: bool = False) -> list[str]:
    """The titles found in lines, a blank line after each where they are set apart."""
    return [one.title for one in segment(laid_out(("\n\n" if apart else "\n").join(lines) + "\n"))]


@pytest.mark.parametrize("ending", ["（2023年6月13日）", "（试行）", "（附：示例表（一））（2023年6月13日）", ""])
@pytest.mark.parametrize(
    "lines",
    [
        ["河北省人民政府办公厅关于印发河北省示例河道", "清理工作方案的通知"],
        ["河北省人民政府办公厅关于印发", "《河北省示例河道清理工", "作方案》的通知"],
        ["河北省人民政府办公厅关于印发《河北省示例河道清理工作方案》", "的通知"],
        ["河北省人民政府办公厅关于印发", "《河北省示例", "河道", "“一次清理”", "工作", "方案》", "的通知"],
    ],
)
def test_a_heading_may_wrap_before_its_brackets(lines: list[str], ending: str) -> None:
    numbered = [f"1. {lines[0]}", *lines[1:-1], lines[-1] + ending]
    (found,) = headings(*numbered, "冀政办〔2023〕1号", *BODY)
    assert without_brackets(found) == "".join(lines)


def test_the_plan_under_a_heading_with_its_day_is_the_same_document() -> None:
    notice = "1. 河北省人民政府办公厅关于印发《河北省示例河道清理工作方案》的通知（2023年6月13日）"
    assert len(headings(notice, *BODY, "2023年6月13日", "河北省示例河道清理工作方案", *BODY[1:])) == 1


def test_the_end_of_a_bracket_opens_no_heading() -> None:
    lines = [PROSE, "（责", "任单位：示例市各有关部门）", "2.", "河北省人民政府关于示例工作的通知", *BODY]
    assert headings("1. 河北省人民政府关于加强食堂改造的通知", *BODY, *lines)[-1] == "河北省人民政府关于示例工作的通知"


@given(st.text(alphabet="示例办法的通知", min_size=1), st.lists(st.text(alphabet="示例（）()", max_size=6), max_size=3))
def test_what_is_left_of_a_title_without_brackets_begins_it(title: str, brackets: list[str]) -> None:
    whole = title + "".join(f"（{inner}）" for inner in brackets)
    left = without_brackets(whole)
    assert whole.startswith(left) and left
    assert without_brackets(left) == left


def test_when_a_report_was_given_is_no_part_of_its_title() -> None:
    lines = ["政府工作报告", "——2021年3月5日在示例市第一届人民代表大会第一次会议上", "示例市市长 某某", "各位代表："]
    assert headings(*lines, PROSE, PROSE) == ["政府工作报告"]


@pytest.mark.parametrize("kind", ["守则", "安排", "须知", "提示", "典型案例", "解答"])
def test_kinds_of_documents(kind: str) -> None:
    assert headings(f"示例市河道清理{kind}", f"第一条 {PROSE}", f"第二条 {PROSE}") == [f"示例市河道清理{kind}"]


def test_what_an_omnibus_amendment_amends_opens_no_document() -> None:
    title = "示例法院关于修改《示例法院关于审理示例案件的解释》等两件司法解释的决定"
    sections = [(f"{mark}、修改《示例法院关于审理{mark}类案件的规定》", "1.将引言修改为：", PROSE) for mark in "一二三"]
    assert headings(title, PROSE * 3, *(line for section in sections for line in section), apart=True) == [title]


def test_a_title_may_have_commas_and_many_bodies() -> None:
    bodies = "、".join(f"示例省第{at}示例研究所" for at in "一二三四五六七八九")
    for title in (
        "水利部关于清理河道，改善水质，恢复岸线的长期整治提案的答复",
        f"{bodies}关于举办示例科普作品创作大赛的通知",
        "水利部关于开展示例认定工作的通知（附：示例认定管理办法（试行））",
    ):
        assert headings(title, *BODY, apart=True)[0].startswith(title[:20]), title


def test_a_remark_in_brackets_opens_no_document() -> None:
    title = "水利部转发关于清理示例河道意见的通知"
    handed_on = ["（本文有删减）", "关于清理示例河道的意见", *BODY[1:]]
    assert headings(title, *BODY, "2021年3月5日", *handed_on) == [title]


def test_the_note_of_adoption_behind_a_title_is_no_part_of_it() -> None:
    title = "示例市河道清理条例"
    assert headings(f"{title}（2021年3月5日示例市第一届人民代表大会第一次会议通过）", f"第一条 {PROSE}") == [title]


@pytest.mark.parametrize("line", ["【示例解读】", "1.【示例】", "（一）（示例）", "》", "★ "])
def test_a_line_that_is_only_a_label_may_stand_anywhere(line: str) -> None:
    title = "水利部关于加强河道清理工作的通知"
    assert headings(title, line, *BODY, line, apart=True) == [title]


@pytest.mark.parametrize("over", ["示例政策选编", "示例政策汇编（2031年）", "示例工作简报第5期", "示例工作简报\n第5期"])
def test_the_name_of_a_collection_over_a_wrapped_title_is_no_part_of_it(over: str) -> None:
    text = (
        f"{over}\n\n河北省人民政府办公厅关于印发示例河道清理工作\n实施方案的通知\n冀政办发〔2031〕18号\n\n"
        "各市人民政府：\n\n示例文本。现印发给你们，请认真贯彻执行。\n\n河北省人民政府办公厅\n2031年3月1日\n"
    )
    assert [one.title for one in segment(laid_out(text))] == [
        "河北省人民政府办公厅关于印发示例河道清理工作实施方案的通知"
    ]


@pytest.mark.parametrize("masthead", ["河北省水利厅文件 河北省财政厅", "# 河北省水利厅 河北省财政厅文件"])
def test_a_masthead_of_several_bodies_is_no_document(masthead: str) -> None:
    text = (
        f"{masthead}\n\n冀水〔2031〕17号\n\n# 河北省水利厅 河北省财政厅 关于印发《示例河道规则》的通知\n\n"
        "各市水利局：\n\n示例文本。现印发给你们，请遵照执行。\n\n河北省水利厅\n河北省财政厅\n2031年3月1日\n"
    )
    assert len(segment(laid_out(text))) == 1


def test_every_line_that_may_head_a_document_is_a_candidate() -> None:
    lines = ("示例局关于公开河道名录的通知", "示发〔2021〕3号", PROSE, "标题：示例局关于修缮校舍的意见", PROSE)
    found = list(find_candidates(Page(laid_out("\n\n".join(lines) + "\n"))))
    assert [one.heading for one in found if one.title.kind] == [lines[0], "示例局关于修缮校舍的意见"]
    assert all(0 <= one.first <= one.last < len(lines) for one in found)


def opened(*lines: str) -> list[str]:
    """The candidates among lines of prose."""
    return [one.heading for one in find_candidates(Page(laid_out("\n\n".join((PROSE, *lines, PROSE)) + "\n")))]


def matter(width: int) -> str:
    return f"关于{'河' * (width - 5)}的通知"


@pytest.mark.parametrize(
    ("heading", "longer"),
    [
        (f"{'河' * 126}管理办法", f"{'河' * 127}管理办法"),
        (f"示例局{matter(130)}", f"示例局{matter(131)}"),
        (f"示例局{matter(90)}（{'附' * 130}）", f"示例局{matter(131)}（附）"),
        ("、".join(["示例" * 20] * 4) + matter(20), "、".join(["示例" * 20 + "甲"] * 4) + matter(20)),
        ("示例研究所、" * 63 + "乙局" + matter(20), "示例研究所、" * 63 + "丙丁局" + matter(20)),
    ],
    ids=["its matter", "behind its issuer", "before brackets", "names of bodies", "many bodies"],
)
def test_a_heading_is_no_longer_than_titles_are(heading: str, longer: str) -> None:
    assert opened(heading) == [heading]
    assert opened(longer) == []


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("示例办法", True),
        ("某办法", False),
        ("标题：示例河道办法", True),
        ("标题：示例河办法", False),
        ("示例局公开河道名录。", False),
        ("示例局公开河道名录；", False),
        ("示例局公开河道名录：", False),
        ("，示例局公开河道名录", False),
        ("—示例局公开河道名录", False),
        ("责任单位：示例）", False),
        ("示例）名录", True),
        ("一、示例工作", False),
        ("1. 示例局关于公开河道名录的通知", True),
        ("2021年3月5日", False),
        ("示例局2021年3月5日", False),
        ("示发〔2021〕3号", False),
        ("抄送：示例局", False),
        ("附件：名录", False),
        ("示例省人民政府文件", False),
        ("示例局关于公开示例文件", True),
        ("2021-03-05 10:00", False),
        ("示例工作简报第5期", False),
        ("（试行）", False),
        ("（2021年3月5日示例省人民代表大会常务委员会第三次会议通过）", False),
        ("open data", False),
        ("示例局 open", True),
        ("示例局公开河道名录。请各单位照此办理的通知", False),
    ],
)
def test_what_may_head_a_document(line: str, opens: bool) -> None:
    assert bool(opened(line)) == opens


@pytest.mark.parametrize(("issuer", "joined"), [("财政部", True), ("国务院", True), ("省", False), ("某某某", False)])
def test_a_body_of_three_characters_may_stand_over_its_matter(issuer: str, joined: bool) -> None:
    about = "关于公开河道名录的通知"
    assert opened(issuer, about) == [f"{issuer}{about}"] * joined + [about]
    assert opened(issuer, "公开河道名录的通知") == ["公开河道名录的通知"]


def test_the_title_of_a_page_and_a_field_speak_for_themselves() -> None:
    (field,) = find_candidates(Page(laid_out(f"标题：示例河道办法\n\n{PROSE}\n")))
    assert (field.heading, field.score, field.evidence) == ("示例河道办法", 6.0, ["field 标题 +6"])


def wrapped(*lines: str) -> str:
    """The heading that begins with the first line, when all stand under another."""
    return opened(*lines)[0]


def test_a_heading_takes_nine_lines_at_most() -> None:
    for middle, whole in ((7, True), (8, False)):
        lines = ["示例局关于印发《示例", *["河道"] * middle, "办法》的通知"]
        assert (wrapped(*lines) == "".join(lines)) == whole


def test_a_line_of_a_heading_is_no_wider_than_a_line_of_text() -> None:
    for width, whole in ((62, True), (63, False)):
        lines = ["示例局关于印发《示例", f"{'河' * (width - 6)}办法》的通知"]
        assert len(lines[1]) == width
        assert (wrapped(*lines) == "".join(lines)) == whole


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (["示例局关于公开河道", "名录的通知", "（试行）"], "示例局关于公开河道名录的通知（试行）"),
        (["示例局关于公开河道", "名录的通知", "——三月"], "示例局关于公开河道名录的通知——三月"),
        (["示例局关于公开河道名录", "的通知"], "示例局关于公开河道名录的通知"),
        (["示例局关于公开河道名录的通知", "示例局工作"], "示例局关于公开河道名录的通知"),
        (["示例局关于公开open", "data名录的通知"], "示例局关于公开open data名录的通知"),
        (["示例局关于公开open", "数据名录的通知"], "示例局关于公开open数据名录的通知"),
        (["示例局关于公开河道", "2021年3月5日"], "示例局关于公开河道"),
        (["示例局关于公开河道", "示发〔2021〕3号"], "示例局关于公开河道"),
        (["示例局关于公开河道", "各市人民政府："], "示例局关于公开河道"),
        (["示例局关于公开河道", "同志们!"], "示例局关于公开河道"),
        (["示例局关于公开河道", "目录"], "示例局关于公开河道"),
        (["示例局关于公开河道", "附件：名录的通知"], "示例局关于公开河道"),
        (["示例局关于公开河道", "一、名录的通知"], "示例局关于公开河道"),
        (["示例局关于公开河道", "第一部分 名录的通知"], "示例局关于公开河道"),
        (["示例局关于公开河道", "1.1 名录的通知"], "示例局关于公开河道"),
        (["示例河道一年", "国务院关于公开河道名录的通知"], "示例河道一年"),
        (["国务院 财政部", "国务院关于公开河道名录的通知"], "国务院 财政部国务院关于公开河道名录的通知"),
    ],
)
def test_what_goes_on_a_heading_and_what_ends_it(lines: list[str], heading: str) -> None:
    assert wrapped(*lines) == heading


@pytest.mark.parametrize(
    ("above", "under", "heads"),
    [
        ((), (), False),
        ((), ("示发〔2021〕3号",), True),
        ((), ("第一条 为公开河道名录，制定本办法。",), True),
        (("2021年3月5日",), (), True),
        (("抄送：示例局",), (), True),
        (("第二部分 示例",), (), True),
        (("https://www.example.org/a",), (), True),
    ],
)
def test_a_numbered_line_heads_a_document_where_one_ends_above_or_begins_below(
    above: tuple[str, ...], under: tuple[str, ...], heads: bool
) -> None:
    line = "二、示例河道管理办法"
    assert (line in opened(*above, line, *under)) == heads
