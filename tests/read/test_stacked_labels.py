"""Labels that stand alone on their lines, over their values (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, paragraphs_of

from kg.language.header_fields import header_fields
from kg.read.stacked_labels import stacked_labels


def test_a_label_stands_with_the_value_on_the_next_line() -> None:
    lines = [
        "发文机关：",
        "水利部",
        "分　　类：",
        "水利",
        "文　　号：",
        "发布日期：",
        "2021-03-05",
        "各有关单位：",
        PROSE,
    ]
    assert stacked_labels(lines) == [True, False, True, False, False, True, False, False, False]
    clean = laid_out("\n".join(lines))
    fields = [field for paragraph in clean.paragraphs for field in header_fields(clean.string(paragraph))]
    assert [(field.kind, field.value) for field in fields if field.value] == [
        ("bodies", "水利部"),
        ("published", "2021-03-05"),
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["发文机关：", "示例省水利厅"], ["发文机关：示例省水利厅"]),
        (["发文机关：", "", "示例省水利厅"], ["发文机关：", "示例省水利厅"]),
        (["发文机关：", "示例省水利厅", "示例标签：", "示例值"], ["发文机关：示例省水利厅", "示例标签：示例值"]),
        (["示例标签：", "示例值"], ["示例标签：", "示例值"]),
        (["发文机关：", "发文字号：", "示发〔2021〕3号"], ["发文机关：", "发文字号：示发〔2021〕3号"]),
        (["发文机关："], ["发文机关："]),
        (
            ["发文机关：", "示例省水利厅", "甲", "乙", "示例标签：", "示例值"],
            ["发文机关：示例省水利厅", "甲", "乙", "示例标签：", "示例值"],
        ),
    ],
)
def test_a_label_alone_on_its_line_has_its_value_on_the_next(lines: list[str], joined: list[str]) -> None:
    assert paragraphs_of(*lines) == joined


@pytest.mark.parametrize(
    ("label", "following", "joined"),
    [
        ("发布机构：", "示例省水利厅关于示例工作的通知", False),
        ("发布机构：", "河北省水利厅", True),
        ("发文字号：", "示例省水利厅关于示例工作的通知", False),
        ("发文字号：", "示发〔2021〕3号", True),
        ("成文日期：", "2021年3月5日", True),
        ("标题：", "示例省水利厅关于示例工作的通知", True),
    ],
)
def test_a_label_that_ends_a_block_takes_only_a_value_of_its_kind(label: str, following: str, joined: bool) -> None:
    assert (f"{label}{following}" in paragraphs_of("索引号：0001/2021", label, following, PROSE)) == joined
