"""Phrases with numbers filled in."""

from __future__ import annotations

import re

import pytest

from kg.show.explorer.frame import phrases
from kg.show.phrases import filled

PHRASE = "{0} {0|policy is|policies are} of {1} {1|province|provinces}"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((1, 1), "1 policy is of 1 province"),
        (("1", 0), "1 policy is of 0 provinces"),
        ((11, 2), "11 policies are of 2 provinces"),
        (("1,001", 1), "1,001 policies are of 1 province"),
    ],
)
def test_one_is_told_in_the_singular(values: tuple[object, ...], said: str) -> None:
    assert filled(PHRASE, *values) == said


def test_what_a_script_is_to_fill_in_stays() -> None:
    assert filled(PHRASE, "{0}", "{1}") == PHRASE
    assert filled("{1}：{0}", "{0}", 3) == "3：{0}"


def test_braces_of_what_is_filled_in_are_its_own() -> None:
    assert filled("“{0}”", "{1} {x} {") == "“{1} {x} {”"


@pytest.mark.parametrize("key", sorted(key for key, (_, english) in phrases().items() if "|" in english))
def test_each_word_goes_with_a_number_that_is_told(key: str) -> None:
    english = phrases()[key][1]
    words = set(re.findall(r"{(\d)\|[^|}]+\|[^|}]+}", english))
    assert words and words <= set(re.findall(r"{(\d)}", english)) and "|" not in filled(english, 1, 2, 3, 4, 5)
