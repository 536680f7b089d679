"""What stands over and under a heading, read once (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, described, only_segment, page

from kg.describe.header import Header, read_header, stated_subjects

TITLE = "河北省水利厅关于做好示例河道治理工作的通知"
BODY = ("各市水利局：", "为做好示例河道治理，现将有关事项通知如下。", "河北省水利厅", "2021年3月1日")


def header(*paragraphs: str) -> Header:
    return read_header(*only_segment(page(*paragraphs)))


def test_the_header_holds_fields_and_number() -> None:
    found = header(TITLE, "发文机关：河北省水利厅", "文号：冀水发〔2021〕3号", "主题分类：水利、水务", *BODY)
    assert found.title.text == TITLE
    assert found.number is not None
    assert found.number.text == "冀水发〔2021〕3号"
    assert found.fields["bodies"].text == "河北省水利厅"
    assert found.subjects == ("水利、水务",)
    assert found.conflicts == ()


def test_the_title_of_an_order_is_that_of_what_it_makes_known() -> None:
    order = ("河北省人民政府令", "第3号", "《河北省示例河道管理办法》已经河北省人民政府常务会议通过，现予公布。")
    found = header(*order, "省长 某某", "2021年3月1日", "第一条 为管理示例河道，制定本办法。")
    assert found.title.text == "河北省示例河道管理办法"


@pytest.mark.parametrize("number", ["第3号", "2021年第3号", "〔2021〕第3号", "〔2021〕3号", "第三号", "（第3号）"])
def test_the_number_of_an_order_may_stand_under_its_name(number: str) -> None:
    made_known = "《河北省示例河道管理办法》已经河北省人民政府常务会议通过，现予公布。"
    found = header(
        "河北省人民政府令", number, made_known, "省长 某某", "2021年3月1日", "第一条 为管理示例河道，制定本办法。"
    )
    assert found.number is not None and found.number.text.startswith("河北省人民政府令") and found.number.sequence == 3


def test_two_numbers_are_a_conflict() -> None:
    found = header(TITLE, "发文机关：冀水发〔2021〕3号", "文号：冀水发〔2021〕4号", *BODY)
    (conflict,) = found.conflicts
    assert (conflict.about, conflict.kept, conflict.rejected) == ("number", "冀水发〔2021〕3号", "冀水发〔2021〕4号")


@pytest.mark.parametrize("at", [0, 23, 200])
def test_subjects_are_read_at_head_and_foot(at: int) -> None:
    lines = ["示例文本。"] * 200
    lines.insert(at, "主题词：水利 河道")
    assert stated_subjects(lines) == ("水利 河道",)


def test_subjects_in_the_middle_are_text() -> None:
    lines = ["示例文本。"] * 200
    lines.insert(100, "主题词：水利 河道")
    assert stated_subjects(lines) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("文号：示水发〔2021〕12号、示水规字〔2021〕3号",),
        ("示水发〔2021〕12号\n示水规字〔2021〕3号",),
        ("示水发〔2021〕12号（示水规字〔2021〕3号）",),
    ],
)
def test_a_number_beside_the_number_is_a_name_of_the_document(lines: tuple[str, ...]) -> None:
    found = described(
        "示例市水利局关于印发示例办法的通知", *lines, "各有关单位：", PROSE, "示例市水利局", "2021年3月1日"
    )
    assert found.number is not None and found.number.text == "示水发〔2021〕12号"
    assert "示水规字〔2021〕3号" in found.alternatives


def test_a_number_that_the_text_cites_is_none_of_its_own() -> None:
    found = described(
        "示例市水利局关于印发示例办法的通知",
        "示水发〔2021〕12号",
        "各有关单位：",
        "按照示水规字〔2021〕3号办理。" + PROSE,
        "示例市水利局",
        "2021年3月1日",
    )
    assert "示水规字〔2021〕3号" not in found.alternatives


@pytest.mark.parametrize("kind", ["公告", "通告", "令"])
def test_the_number_under_the_name_of_an_announcement_is_its_own(kind: str) -> None:
    found = header(
        f"河北省水利厅{kind}", "〔2021〕第4号", "为清点示例设施，现将结果公布如下。", "河北省水利厅", "2021年3月1日"
    )
    assert found.number is not None and found.number.text == f"河北省水利厅{kind}〔2021〕4号"


def test_who_signed_a_letter_to_those_above_stands_behind_its_number() -> None:
    found = header(
        "示例厅文件", "示例发〔2021〕3号　　签发人：某某", "示例厅关于示例事项的请示", "示例省人民政府：", PROSE
    )
    assert found.number is not None and found.number.text == "示例发〔2021〕3号"


def test_the_number_under_the_heading_counts_before_one_over_it() -> None:
    found = header("示水发〔2020〕9号", TITLE, "冀水发〔2021〕3号", *BODY)
    assert found.number is not None and found.number.text == "冀水发〔2021〕3号"
