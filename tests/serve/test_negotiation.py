"""The format that a client would rather have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.negotiation import preferred

OFFERS = ["application/json", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/html, */*;q=0.1", "text/html"),
        ("text/csv;q=0.2, text/html;q=0.9", "text/html"),
        ("text/csv;q=0, text/*", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("image/png", None),
        ("text/html;level=1;q=0.5, application/json;q=0.4", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_what_is_liked_best_is_given(accept: str, expected: str | None) -> None:
    assert preferred(accept, OFFERS) == expected


@given(st.text())
def test_no_header_breaks_it(accept: str) -> None:
    assert preferred(accept, OFFERS) in (*OFFERS, None)
