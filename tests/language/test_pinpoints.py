"""Places in a text as one types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.numerals import chinese
from kg.language.pinpoints import STYLES, numbered, steps


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3", [("bare", (3,), 0)]),
        ("第三条", [("article", (3,), 0)]),
        ("第三条第二款", [("article", (3,), 0), ("paragraph", (2,), 0)]),
        ("第 六 条 第（二）项", [("article", (6,), 0), ("item", (2,), 0)]),
        ("第六条第二项第3目", [("article", (6,), 0), ("item", (2,), 0), ("point", (3,), 0)]),
        ("第四条之一", [("article", (4,), 1)]),
        ("4之1", [("article", (4,), 1)]),
        ("三（一）", [("bare", (3,), 0), ("bracketed", (1,), 0)]),
        ("三、(一)1.", [("chinese", (3,), 0), ("bracketed", (1,), 0), ("single", (1,), 0)]),
        ("4.2.1", [("dotted", (4, 2, 1), 0)]),
        ("附件2", [("annex", (2,), 0)]),
        ("附件：", [("annex", (), 0)]),
        ("附件2第三条", [("annex", (2,), 0), ("article", (3,), 0)]),
        ("第二章", [("chapter", (2,), 0)]),
    ],
)
def test_what_is_typed_leads_from_the_widest_to_the_narrowest(
    typed: str, told: list[tuple[str, tuple[int, ...], int]]
) -> None:
    assert [(step.style, step.numbers, step.inserted) for step in steps(typed)] == told


@pytest.mark.parametrize("typed", ["", " ", "附则", "第条", "三（x）"])
def test_what_is_no_number_of_a_place_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"no number|nothing typed"):
        steps(typed)


@given(st.integers(1, 300))
def test_an_article_is_the_same_in_figures_and_in_words(number: int) -> None:
    (in_figures,), (in_words,) = steps(f"第{number}条"), steps(f"第{chinese(number)}条")
    assert in_figures.is_same(in_words)
    assert in_figures.is_same(numbered(f"第{chinese(number)}条　示例文本") or in_words)


@given(st.text(max_size=12))
def test_what_a_line_begins_with_has_a_style(line: str) -> None:
    step = numbered(line)
    assert step is None or (step.style in STYLES and 0 < step.end <= len(line))


def test_what_is_counted_is_no_section() -> None:
    assert numbered("一、二、三产业融合发展（示例文本）") is None
    assert numbered("一、一般规定（示例文本）")
    assert numbered("二、三年行动目标（示例文本）")
