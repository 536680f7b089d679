"""Forms whose words stand in the vocabulary."""

from __future__ import annotations

import re

import pytest

from kg.vocabulary.forms import Form, ending_at, filled, word, word_patterns, words


def test_a_list_stands_for_its_words() -> None:
    form = Form("^⟨region/whole⟩⟨region/kind⟩$")
    assert all(form.match(text) for text in ("全省", "我市", "本自治州"))
    assert not form.match("某省")


def test_several_lists_are_one_the_longest_word_first() -> None:
    assert filled("⟨region/special-kind region/kind⟩").startswith("(?:特别行政区|")


def test_words_may_be_set_with_spaces() -> None:
    assert Form("^⟨~annex/proper⟩$").match("附 件")


def test_characters_stand_in_a_class() -> None:
    assert Form("[⟨[body/office⟩]+").fullmatch("室办公厅")


def test_what_is_no_list_stays() -> None:
    assert filled(r"\d{1,2}(?:a|b)") == r"\d{1,2}(?:a|b)"


def test_a_list_that_is_missing_is_told() -> None:
    with pytest.raises(KeyError):
        words("region/no-such-list")
    with pytest.raises(ValueError, match="too many"):
        word("region/kind")


def test_lists_of_the_older_files_are_found() -> None:
    assert words("indicator-affix/empty") == ("的",)


def test_lists_of_one_kind_go_by_their_last_part() -> None:
    patterns = word_patterns("region")
    assert patterns.pattern("⟨whole⟩⟨kind⟩") is patterns.pattern("⟨whole⟩⟨kind⟩")
    assert patterns.any_of("whole") == filled("⟨region/whole⟩")
    assert set(patterns.characters("special-kind")) == set("特别行政区")


def test_what_ends_right_before_a_place_is_found_as_far_back_as_forms_reach() -> None:
    text = "示" + "例" * 63 + "文本"
    assert ending_at(re.compile("例$"), text, 64) is not None
    assert ending_at(re.compile("例$"), text, 65) is None
    whole = ending_at(re.compile("示例+$"), text, 64)
    assert whole is not None and whole.span() == (0, 64)
    assert ending_at(re.compile("示例+$"), "示" + text[1:64] + "例", 65) is None
    assert ending_at(Form("⟨act/about⟩$"), "关于", 2) is not None
    assert ending_at(re.compile("^$"), text, 0) is not None
