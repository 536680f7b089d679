"""Labels in text: leftmost, then longest, none lost."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary import gazetteer as module
from kg.vocabulary.gazetteer import Gazetteer

words = st.text(alphabet="甲乙", min_size=1, max_size=5)


def by_hand(labels: set[str], text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    while at < len(text):
        longest = max((label for label in labels if text.startswith(label, at)), key=len, default="")
        if longest:
            found.append((at, at + len(longest)))
        at += max(1, len(longest))
    return found


@given(st.sets(words, max_size=6), st.text(alphabet="甲乙丙", max_size=14))
def test_the_leftmost_label_wins_then_the_longest(labels: set[str], text: str) -> None:
    found = [(hit.start, hit.end) for hit in Gazetteer((label, label) for label in labels).find(text)]
    assert found == by_hand(labels, text)


@pytest.mark.parametrize("many", [0, 100], ids=["beginnings", "whole labels"])
@given(st.sets(words, min_size=20), st.text(alphabet=[*"甲乙𠮷", "\ud800"], max_size=20))
def test_an_automaton_of_whole_labels_finds_what_one_of_their_beginnings_finds(
    many: int, labels: set[str], text: str
) -> None:
    with mock.patch.object(module, "_MANY", many):
        found = [(hit.start, hit.end) for hit in Gazetteer((label, label) for label in labels).find(text)]
    assert found == by_hand(labels, text)


def test_a_label_inside_one_that_breaks_off_is_found() -> None:
    gazetteer = Gazetteer([("甲乙丙丁", 1), ("乙丙", 2), ("乙丙戊", 3)])
    assert [hit.meanings for hit in gazetteer.find("甲乙丙己")] == [(2,)]


def test_all_meanings_of_a_label_are_given_once() -> None:
    (hit,) = Gazetteer([("甲", 1), ("甲", 2), ("甲", 1)]).find("乙甲")
    assert (hit.start, hit.end, hit.meanings) == (1, 2, (1, 2))
    assert list(Gazetteer[int]([]).find("甲")) == []


@given(st.sets(words, max_size=5), st.sets(words, max_size=5), st.text(alphabet="甲乙丙", max_size=14))
def test_two_automata_find_what_one_over_all_labels_finds(some: set[str], others: set[str], text: str) -> None:
    one, other = (Gazetteer((label, label) for label in labels) for labels in (some, others))
    found = [(hit.start, hit.end, hit.meanings[0]) for hit in one.find_with(other, text)]
    assert found == [(start, end, text[start:end]) for start, end in by_hand(some | others, text)]


@given(st.sets(words, max_size=6), st.text(alphabet="甲乙丙", max_size=14))
def test_labels_that_occur_are_known_even_inside_others(labels: set[str], text: str) -> None:
    assert Gazetteer((label, label) for label in labels).labels_in(text) == {one for one in labels if one in text}


def test_a_label_at_the_end_of_a_text_is_found_where_a_longer_one_would_go_on() -> None:
    gazetteer = Gazetteer([("甲乙丙丁", 1), ("甲乙丙丁戊己", 2)])
    assert [(hit.start, hit.end, hit.meanings) for hit in gazetteer.find("丁甲乙丙丁")] == [(1, 5, (1,))]


@given(st.lists(st.sampled_from([*"甲乙𠮷", "\ud800"]), max_size=8))
def test_offsets_hold_behind_characters_of_any_width(characters: list[str]) -> None:
    text = "".join(characters)
    found = [(hit.start, hit.end) for hit in Gazetteer([("甲乙", 1)]).find(text)]
    assert found == by_hand({"甲乙"}, text)
