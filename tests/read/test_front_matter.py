"""The fields over a Markdown file may have lists for values (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE

from kg.read.front_matter import without_lists

HEAD = "---\ntitle: 示例局关于河道清理的通知\n"
BODY = f"---\n\n# 示例局关于河道清理的通知\n\n各单位：\n\n{PROSE}\n"


@pytest.mark.parametrize(
    "fields",
    ["issuers:\n  - 示例局\n  - '示例厅'\n", "issuers:\r\n- 示例局\r\n- 示例厅\r\n", 'issuers: ["示例局", 示例厅]\n'],
)
def test_a_list_stands_on_the_line_of_its_name(fields: str) -> None:
    shown = without_lists(HEAD + fields + BODY)
    assert shown is not None
    assert shown.text.replace("\r", "") == f"{HEAD}issuers: 示例局、示例厅\n{BODY}"


@pytest.mark.parametrize("text", [HEAD + BODY, f"{PROSE}\n- 一\n- 二\n", "---\n", f"---\n{PROSE}\n- 一\n{PROSE}"])
def test_a_text_without_such_lists_stays(text: str) -> None:
    assert without_lists(text) is None


@given(st.lists(st.text("示例局厅 、", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=4))
def test_each_character_stands_where_it_was(values: list[str]) -> None:
    text = HEAD + "issuers:\n" + "".join(f"  - {value}\n" for value in values) + BODY
    shown = without_lists(text)
    assert shown is not None
    kept = [at for at, character in enumerate(shown.text) if character not in "、 \n"]
    assert all(text[shown.source_offset(at)] == shown.text[at] for at in kept)
