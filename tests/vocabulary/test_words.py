"""Word lists as patterns."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.words import alternation, word_lists

WORDS = st.lists(st.text(alphabet="示例文本.*", min_size=1, max_size=4), min_size=1)


@given(WORDS)
def test_an_alternation_matches_its_words_and_no_others(words: list[str]) -> None:
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not pattern.fullmatch("".join(words) + "另")


@given(WORDS)
def test_the_longest_word_wins(words: list[str]) -> None:
    found = re.match(alternation(words), max(words, key=len))
    assert found is not None
    assert len(found[0]) == max(map(len, words))


@given(st.text(max_size=5))
def test_no_words_match_nothing(text: str) -> None:
    assert re.search(alternation([]), text) is None


def test_lists_are_known_by_the_last_part_of_their_name() -> None:
    lists = word_lists("act-words.ttl", "act-word")
    assert lists["about"] == ("关于",)
    assert word_lists("act-words.ttl", "cue") == {}
