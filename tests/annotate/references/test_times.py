"""What was done and what is still to be done, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.surroundings import Surroundings
from kg.annotate.references.times import looks_back, still_to_come


def around(left: str, right: str = "", *, past_section: bool = False) -> Surroundings:
    return Surroundings(left, right, "", False, past_section, False, False)


@pytest.mark.parametrize(
    ("left", "past"),
    [
        ("近年来，示例厅落实", True),
        ("我厅出台了示例措施，制定", True),
        # the nearer word of time holds
        ("我厅已出台示例措施，下一步，修订", False),
        ("明年施行的示例条例，示例厅此前曾参与制定", True),
        ("试点期间，请你局制定", False),
        ("示例厅制定", False),
    ],
)
def test_the_nearer_word_of_time_holds(left: str, past: bool) -> None:
    assert looks_back(around(left)) is past


def test_what_is_said_behind_counts_where_nothing_lies_ahead() -> None:
    assert looks_back(around("落实", "，取得进步，建立了示例制度"))
    assert not looks_back(around("明年落实", "，巩固建立了的示例制度"))


def test_all_of_a_section_on_what_was_done_looks_back() -> None:
    assert looks_back(around("下一步，制定", past_section=True))


@pytest.mark.parametrize(("before", "due"), [("抓紧", True), ("年内", True), ("示例厅", False)])
def test_words_before_a_verb_that_is_still_to_come(before: str, due: bool) -> None:
    assert still_to_come(before) is due
