"""By when a duty is to be done (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.duties.deadlines import deadline_after, deadline_in, is_deadline


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("（示例局负责，2025年底前完成）", "2025年底前"),
        ("（示例局负责，2025年12月完成）", "2025年12月"),
        ("（示例局负责；完成时限：2025年12月）", "2025年12月"),
        ("（示例局负责，持续推进）", "持续推进"),
        ("（示例局负责，自2021年起实施）", None),
        ("（示例局负责）", None),
    ],
)
def test_a_deadline_is_a_day_with_a_word_that_says_so(text: str, deadline: str | None) -> None:
    found = deadline_in(text, 0, len(text))
    assert (text[found.start : found.end] if found else None) == deadline


def test_a_verb_says_that_it_is_one() -> None:
    texts = ("，2025年底前完成。", "，2025年底前。")
    assert [found.acts for text in texts if (found := deadline_in(text, 0, len(text)))] == [True, False]


def test_a_deadline_may_stand_right_behind_a_clause() -> None:
    text = "（示例局负责）完成时限：2025年12月。"
    found = deadline_after(text, text.index("）") + 1)
    assert found is not None
    assert text[slice(*found)] == "2025年12月"
    assert deadline_after("（示例局负责）下一项任务完成时限：2025年12月。", 7) is None


@pytest.mark.parametrize(
    ("cell", "may_be"), [("2025年", True), ("2025.12", True), ("长期坚持", True), ("示例局", False)]
)
def test_a_cell_of_deadlines_has_a_day_or_an_open_end(cell: str, may_be: bool) -> None:
    assert is_deadline(cell) == may_be
