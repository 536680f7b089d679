"""Pages that were made are kept for who asks again."""

from __future__ import annotations

import pytest

from kg.serve import kept
from kg.serve.kept import Kept


def test_a_page_is_made_once_as_long_as_the_graph_is_the_same() -> None:
    pages, made = Kept[str](), list[int]()

    def make() -> str:
        made.append(1)
        return f"page {len(made)}"

    one, other = object(), object()
    assert [pages.page(one, "/a", make) for _ in range(3)] == ["page 1"] * 3
    assert pages.page(one, "/b", make) == "page 2"
    assert pages.page(other, "/a", make) == "page 3"
    assert pages.page(one, "/a", make) == "page 4"


def test_what_was_asked_for_least_lately_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 20)
    pages, graph = Kept[str](), object()
    for name in ("a", "b", "a", "c"):
        pages.page(graph, name, lambda: "x" * 9)
    assert pages.page(graph, "a", lambda: "new") == "x" * 9
    assert pages.page(graph, "b", lambda: "new") == "new"


def test_a_page_that_cannot_be_made_is_not_kept() -> None:
    pages, graph = Kept[str](), object()
    nothing: dict[str, str] = {}
    with pytest.raises(KeyError):
        pages.page(graph, "a", lambda: nothing["none"])
    assert pages.page(graph, "a", lambda: "page") == "page"
