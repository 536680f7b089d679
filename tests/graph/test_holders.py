"""Who holds several words, or sounds like them."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from kg.graph.holders import Holders

HOLDING = {("title", "储能"): [1, 3, 3], ("title", "办法"): [2, 3], ("body", "办法"): [1]}
SOUNDING = {"cn": [1, 4, 4], "储能": []}


def holders(asked: list[Sequence[str]]) -> Holders:
    def policies(kind: str, word: str) -> Any:
        asked.append((kind, word))
        return np.array(HOLDING.get((kind, word), []), np.int64)

    words: Any = SimpleNamespace(policies=policies)
    return Holders(words, 4, lambda word: np.array(SOUNDING.get(word, []), np.int64))


def test_all_words_have_to_be_held_each_by_a_name_of_some_kind() -> None:
    found = holders([])
    assert found.of_all(["储能"], ["title"]).tolist() == [1, 3]
    assert found.of_all(["储能", "办法"], ["title"]).tolist() == [3]
    assert found.of_all(["储能", "办法"], ["title", "body"]).tolist() == [1, 3]
    assert found.of_all(["储能", "无"], ["title"]).tolist() == []
    assert found.of_all(["", "办法"], ["title"]).tolist() == [2, 3]
    assert found.of_all([], ["title"]).tolist() == found.of_all([""], ["title"]).tolist() == []


def test_a_word_may_sound_so() -> None:
    found = holders([])
    assert found.sounding(["cn"], ["title"]).tolist() == [1, 4]
    assert found.sounding(["cn", "储能"], ["title"]).tolist() == [1]


def test_who_holds_a_word_is_remembered_until_it_is_forgotten() -> None:
    asked: list[Sequence[str]] = []
    found = holders(asked)
    for _ in range(2):
        found.of_all(["储能"], ["title"])
    assert asked == [("title", "储能")]
    found.forget()
    found.of_all(["储能"], ["title"])
    assert len(asked) == 2
