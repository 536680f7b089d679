"""Title and publisher on a cover (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, page

from kg.read.cover import cover


def test_the_cover_has_title_and_publisher() -> None:
    assert cover(laid_out(page("示例政策汇编", "示例编写组", PROSE))) == ("示例政策汇编", "示例编写组")


@pytest.mark.parametrize("line", [PROSE, "1. 示例政策汇编", "示例政策汇编。"])
def test_what_is_no_title_leaves_the_name_of_the_file(line: str) -> None:
    assert cover(laid_out(page(line, PROSE), "某书.txt")) == ("某书", None)


def test_a_name_deep_in_the_text_is_no_cover() -> None:
    assert cover(laid_out(page(*[PROSE] * 20, "示例政策汇编"), "某书.txt"))[0] == "某书"
