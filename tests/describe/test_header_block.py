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
