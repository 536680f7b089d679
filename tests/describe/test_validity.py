"""From when to when a document is in force (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.describe.validity import in_force

SIGNED = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("本办法自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("本办法自2021年5月1日起正式施行，有效期5年。", date(2021, 5, 1), date(2026, 5, 1)),
        ("本办法自印发之日起施行，有效期三年。", None, date(2024, 3, 1)),
        ("本通知有效期至2025年12月31日。", None, date(2025, 12, 31)),
        ("本办法自2020年2月29日起施行，有效期1年。", date(2020, 2, 29), date(2021, 2, 28)),
        ("本条例自二〇二一年六月一日起生效。", date(2021, 6, 1), None),
        ("本办法有效期3年。\n本办法自2021年5月1日起施行。", date(2021, 5, 1), date(2024, 5, 1)),
        ("示例证的有效期为十年。\n本办法自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("示例河道自2021年5月1日起清理。", None, None),
        ("", None, None),
    ],
)
def test_days_from_and_to(text: str, effective: date | None, expires: date | None) -> None:
    assert in_force(text, SIGNED) == (effective, expires)


def test_without_a_day_of_signature_a_length_says_no_end() -> None:
    assert in_force("本办法自印发之日起施行，有效期三年。", None) == (None, None)
