"""Which text a clause that names bodies alone stands with (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.duties.tasks import task_before

WHO = "责任单位：省水利厅"


@pytest.mark.parametrize(
    ("before", "task"),
    [
        ("清点示例设施。", "清点示例设施。"),
        ("清点示例设施。\n", "清点示例设施。"),
        ("清点示例设施。责任领导：示某；", "清点示例设施。"),
        ("清点示例设施。\n分管省领导：示某\n", "清点示例设施。"),
        ("清点示例设施。\n整改时限：2025年6月\n包联领导：示某。\n", "清点示例设施。"),
        ("", WHO),
    ],
)
def test_the_task_stands_before_the_fields_of_a_clause(before: str, task: str) -> None:
    text = before + WHO
    assert text[slice(*task_before(text, len(before), len(text), 0))] == task


def test_what_the_clause_before_has_is_no_task_of_the_next() -> None:
    text = "清点示例设施。\n牵头单位：省财政厅\n" + WHO
    at = text.index(WHO)
    assert task_before(text, at, len(text), at - 1) == (at, len(text))
