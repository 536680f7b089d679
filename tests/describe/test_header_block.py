"""The header block, on texts of our own (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import described

BODY = """
各有关单位：

示例文本。为做好示例工作，现将有关事项通知如下。请结合实际认真落实。

附注：示例文本。

示例市水务局
2031年3月1日
"""
TITLE = "关于开展示例河道清理工作的通知"


@pytest.mark.parametrize(
    "block",
    [
        "索引号：000014672/2031-00001\n分类：河道管理\n公开形式：主动公开\n发布机关：示例市水务局\n生成日期：2031-03-01\n"
        "文号：示水〔2031〕17号\n主题词：\n",
        "索 引 号：\n000014672/2031-00001\n栏目归类：\n河道管理\n发文机关：\n示例市水务局\n"
        "发文字号：\n示水〔2031〕17号\n",
        "【责任编辑】：示例\n【文号】示水〔2031〕17号\n【栏目归类】河道\n",
    ],
)
def test_an_unknown_label_does_not_end_the_block(block: str) -> None:
    found = described(*(line for line in (f"{TITLE}\n\n{block}\n{BODY}").split("\n") if line))
    assert found.number is not None and found.number.text == "示水〔2031〕17号"
    assert found.signed == date(2031, 3, 1)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("示水〔2031〕017号", "示水〔2031〕017号"),
        ("示水〔2031〕第230号", "示水〔2031〕230号"),
        ("15届〔2031〕第7号", "15届〔2031〕第7号"),
        ("示水（科）发〔2031〕9号", "示水（科）发〔2031〕9号"),
        ("2031年第44号", "2031年第44号"),
        ("公告 2031年 第54号", "公告2031年第54号"),
        ("示令第706号", "示令第706号"),
    ],
)
def test_the_number_of_the_block_is_taken_as_stated(printed: str, normal: str) -> None:
    found = described(
        *(line for line in (f"{TITLE}\n\n发文机关：示例市水务局\n发文字号：{printed}\n{BODY}").split("\n") if line)
    )
    assert found.number is not None and found.number.text == normal


def test_when_a_report_was_given_is_its_day() -> None:
    found = described(
        "政府工作报告",
        "——2031年3月5日在示例市第十届人民代表大会第一次会议上",
        "示例市市长 示例",
        "各位代表：",
        "示例文本。现在，我代表市人民政府，向大会报告政府工作，请予审议。",
    )
    assert found.signed == date(2031, 3, 5)


def test_an_empty_label_does_not_take_the_heading_for_its_value() -> None:
    found = described(
        "索引号：000014672/2031-00001",
        "发文机关：示例市水务局",
        "主 题 词：",
        TITLE,
        "示水〔2031〕17号",
        *(line for line in BODY.split("\n") if line),
    )
    assert (found.title, found.subjects) == (TITLE, ())


@pytest.mark.parametrize(
    "head",
    [
        ("2031年3月9日", "20:30", "来源：示例网"),
        ("2031年3月9日 20:30", "来源：示例网"),
        ("2031年3月9日", "来源：示例网"),
        ("发布时间：2031年3月9日",),
    ],
)
def test_the_day_on_which_a_page_went_up_is_not_that_of_signature(head: tuple[str, ...]) -> None:
    unsigned = described("示例大模型部署指引", *head, "示例文本。为规范示例工作，制定本指引。", "一、总体要求")
    assert (unsigned.signed, unsigned.published) == (None, date(2031, 3, 9))
    signed = described(TITLE, *head, *(line for line in BODY.split("\n") if line))
    assert (signed.signed, signed.published) == (date(2031, 3, 1), date(2031, 3, 9))


def test_the_days_of_force_in_the_block_come_first() -> None:
    found = described(
        "示例河道清理办法",
        "发布部门：示例市水务局",
        "施行日期：2032年1月1日",
        "失效日期：2035年1月1日",
        "第一条 示例文本。为规范示例河道清理，制定本办法。",
        "第二条 本办法自2031年5月1日起施行。",
    )
    assert (found.effective, found.expires) == (date(2032, 1, 1), date(2035, 1, 1))


AMENDED = "根据2033年3月28日示例市人民政府令第9号《关于修改部分规章的决定》修正"


@pytest.mark.parametrize(
    ("note", "closing", "effective"),
    [
        ("2031年3月1日示例市人民政府令第3号公布", "本办法自公布之日起施行。", date(2031, 3, 1)),
        ("2031年3月1日示例市人民政府令第3号公布，自2031年5月1日起施行", "本办法自公布之日起施行。", date(2031, 5, 1)),
        ("2031年3月1日示例市人民政府令第3号公布施行", "示例文本。", date(2031, 3, 1)),
        (f"2031年3月1日示例市人民政府令第3号公布\n{AMENDED}", "本办法自公布之日起施行。", None),
        (f"2031年3月1日示例市人民政府令第3号公布\n{AMENDED}", "本办法自2031年5月1日起施行。", date(2031, 5, 1)),
        (
            f"2031年3月1日示例市人民政府令第3号公布\n{AMENDED}，自2033年5月1日起施行",
            "本办法自2031年5月1日起施行。",
            date(2033, 5, 1),
        ),
        ("2031年3月1日示例市第十届人民代表大会常务委员会第三次会议通过", "本办法自公布之日起施行。", None),
    ],
)
def test_the_note_says_from_when_a_text_is_in_force(note: str, closing: str, effective: date | None) -> None:
    article = "第一条 示例文本。为规范示例河道清理，制定本办法。"
    found = described("示例河道清理办法", *note.split("\n"), article, f"第二条 {closing}")
    assert found.effective == effective
