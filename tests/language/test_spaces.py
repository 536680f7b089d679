"""Text without the spaces of typesetting, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.spaces import one_line, squeeze

TEXTS = st.text(alphabet="示例 \t\n\u3000年2")


@given(TEXTS)
def test_every_character_knows_where_it_stood(text: str) -> None:
    squeezed = squeeze(text)
    assert squeezed.text == "".join(one for one in text if one == "\n" or not one.isspace())
    assert [text[at] for at in squeezed.origin] == list(squeezed.text)


@given(TEXTS, st.data())
def test_a_span_goes_back_to_the_same_words(text: str, data: st.DataObject) -> None:
    squeezed = squeeze(text)
    if squeezed.text:
        start = data.draw(st.integers(0, len(squeezed.text) - 1))
        end = data.draw(st.integers(start + 1, len(squeezed.text)))
        first, last = squeezed.span(start, end)
        assert squeeze(text[first:last]).text == squeezed.text[start:end]


def test_line_ends_become_one_space() -> None:
    assert one_line("示例 \n\n  文本\n") == "示例 文本"
