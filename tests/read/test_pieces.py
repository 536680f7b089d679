"""White space inside lines (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.pieces import pieces
from kg.read.source import source_of
from kg.read.source_lines import source_lines


def cut(text: str) -> list[tuple[int, str]]:
    (line,) = source_lines(source_of(text, "示例.txt"))
    return list(pieces(text, line))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("示例省人民政府", "示例省人民政府"),
        ("中共示例省委 示例省人民政府", "中共示例省委 示例省人民政府"),
        ("2021 年 3 月", "2021年3月"),
        ("示  例  部", "示例部"),
        ("2 0 3 1 年 3 月 5 日", "2031年3月5日"),
        ("二 〇 三 一 年　三 月 五 日", "二〇三一年三月五日"),
        ("示例**办法**", "示例办法"),
        ("Example Plan", "Example Plan"),
        ("Example.  Plan", "Example. Plan"),
        ("Example! Plan", "Example!Plan"),
        ("示例 Plan", "示例Plan"),
        ("执行 《示例》", "执行 《示例》"),
        ("《示例》 执行", "《示例》执行"),
        ("示例\u3000办法", "示例 办法"),
        ("a\u200bb", "ab"),
        ("索引号：1\t文号：2", "索引号：1 文号：2"),
        ("示例部  示例局", "示例部 示例局"),
        ("示例产业 产值（亿元） 100 〔20〕 预期性", "示例产业 产值（亿元） 100 〔20〕 预期性"),
        ("类别 指标 2020年 2025年", "类别 指标 2020年 2025年"),
        ("到 2025 年 示例率 30 %，", "到2025年 示例率30%，"),
    ],
)
def test_a_space_stays_where_it_parts_words(text: str, left: str) -> None:
    assert "".join(piece for _, piece in cut(text)) == left


@given(st.text(alphabet="示例 \u30001a", min_size=1).filter(str.strip))
def test_each_piece_stands_where_it_says(text: str) -> None:
    found = cut(text)
    assert all(text[at : at + len(piece)] == piece or piece == " " for at, piece in found)
    assert "".join("".join(piece for _, piece in found).split()) == "".join(text.split())
