"""Each fact of a document names the line that says it (示例文本)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, only_segment, page

from kg.describe.container import completed
from kg.describe.description import Description, describe
from kg.describe.origins import KINDS
from kg.read.places import Said

TITLE = "关于开展示例河道清理工作的通知"


def origins(*paragraphs: str) -> dict[str, tuple[str, str, int]]:
    """What each kind of fact was taken from: part of the document, words, paragraph (from 1); the last of several."""
    found = describe(*only_segment(page(*paragraphs)))
    return {one.about: (one.origin.kind, one.origin.text, (one.origin.line + 1) // 2) for one in found.origins}


def test_a_signed_notice() -> None:
    heading = f"河北省水利厅{TITLE}"
    found = origins(heading, "冀水〔2031〕17号", "各市水利局：", PROSE, "河北省水利厅", "2031年3月1日")
    assert found["title"] == found["type"] == ("heading", heading, 1)
    assert found["number"] == ("under-heading", "冀水〔2031〕17号", 2)
    assert found["bodies"] == found["jurisdiction"] == ("signature", "河北省水利厅", 5)
    assert found["signed"] == ("signature", "2031年3月1日", 6)


def test_each_body_has_the_line_on_which_it_signed() -> None:
    text = page(TITLE, "各市水利局：", PROSE, "河北省水利厅", "河北省财政厅", "2031年3月1日")
    found = describe(*only_segment(text)).origins
    assert [one.origin.text for one in found if one.about == "bodies"] == ["河北省水利厅", "河北省财政厅"]


def test_a_header_block() -> None:
    block = ("发布部门：示例市水务局", "发文字号：示水〔2031〕17号", "成文日期：2031年3月1日", "发布日期：2031年3月9日")
    found = origins(TITLE, *block, "各有关单位：", PROSE)
    assert {about: found[about] for about in ("bodies", "number", "signed", "published")} == {
        "bodies": ("header", "示例市水务局", 2),
        "number": ("header", "示水〔2031〕17号", 3),
        "signed": ("header", "2031年3月1日", 4),
        "published": ("header", "2031年3月9日", 5),
    }


def test_the_note_under_a_title_says_acts_bodies_and_day() -> None:
    note = "（2031年5月1日河北省第一届人民代表大会常务委员会第二次会议通过）"
    found = origins("河北省示例河道条例", note, "第一条　示例文本。", "第二条　本条例自2031年7月1日起施行。")
    assert found["acts"] == found["signed"] == found["bodies"] == ("note", note, 2)
    assert found["effective"] == ("text", "第二条 本条例自2031年7月1日起施行。", 4)


def test_who_gives_a_report_stands_over_it() -> None:
    says = "现在，我代表省人民政府，向大会报告政府工作，请予审议。"
    found = origins("政府工作报告", "河北省省长 示例甲", "各位代表：", says, PROSE, PROSE)
    assert found["speaker"] == ("under-heading", "河北省省长 示例甲", 2)
    assert found["bodies"] == ("text", says, 4)


def test_what_a_file_says_beside_its_text_names_the_field() -> None:
    clean, at = only_segment(page(TITLE, "各有关单位：", PROSE))
    said = (Said("number", "冀水〔2031〕18号", "column 文号"), Said("bodies", "河北省水利厅", "column 发文机关"))
    found = completed(describe(clean, at), replace(clean.source, said=said), at, True)
    fields = {one.about: (one.origin.kind, one.origin.field) for one in found.origins}
    assert fields["number"] == ("container", "column 文号")
    assert fields["bodies"] == fields["jurisdiction"] == ("container", "column 发文机关")


def missing(found: Description) -> set[str]:
    """The facts of a description that name no origin."""
    told = {(one.about, one.value) for one in found.origins}
    single = ("title", "number", "speaker", "signed", "published", "effective", "expires", "type", "force")
    several = {"bodies": found.bodies, "jurisdiction": found.binds, "scope": found.scope, "acts": found.acts}
    facts = {(about, getattr(found, about)) for about in single if getattr(found, about) is not None}
    facts |= {(about, value) for about, values in several.items() for value in values}
    return {about for about, _ in facts - told}


LINES = st.sampled_from(
    [
        "冀水〔2031〕17号",
        "发文机关：河北省水利厅",
        "成文日期：2031年3月1日",
        "（2031年5月1日河北省第一届人民代表大会常务委员会第二次会议通过）",
        "——2031年3月5日在示例大会上",
        "河北省水利厅",
        "2031年3月1日",
        "来源：示例报 2031-03-09 10:20",
        "各市水利局：",
        "现在，我代表省人民政府，向大会报告政府工作，请予审议。",
        "第三条　本办法自2031年7月1日起施行，有效期五年。",
        PROSE,
    ]
)
HEADINGS = st.sampled_from([TITLE, "河北省示例河道条例", "河北省水利厅关于支持雄安新区示例河道的意见", "政府工作报告"])


@settings(max_examples=60, deadline=None)
@given(HEADINGS, st.lists(LINES, max_size=7))
def test_every_fact_names_a_line_of_the_document(heading: str, lines: list[str]) -> None:
    try:
        clean, at = only_segment(page(heading, *lines, PROSE))
    except AssertionError:
        return
    found = describe(clean, at)
    assert missing(found) == set()
    for one in found.origins:
        assert one.origin.kind in KINDS
        assert at.first_line <= one.origin.line <= at.last_line


@pytest.mark.parametrize("part", ["3.河北省水利厅", "河北省水利厅"])
def test_the_heading_of_a_part_is_found_above_its_documents(part: str) -> None:
    clean, at = only_segment(page(part, "一、" + TITLE, "各有关单位：", PROSE))
    found = describe(clean, replace(at, part=(part,), start=at.heading_start))
    bodies = [one.origin for one in found.origins if one.about == "bodies"]
    assert [(one.text, one.line) for one in bodies if one.kind == "part"] == [(part, 1)]
