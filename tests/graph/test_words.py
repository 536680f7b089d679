"""Words in names: where pairs of characters stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import words
from kg.graph.words import TABLE, Words, WordsWriter

KINDS = ("title", "body")
# of few characters, one of them beyond the first plane of Unicode, so that names share pairs
NAMES = st.lists(st.text("储能发𠀀a", min_size=1, max_size=7), max_size=6)


def writer_of(titles: Sequence[str], bodies: Sequence[tuple[str, Sequence[int]]] = ()) -> WordsWriter:
    """Of titles of the policies 1, 2 …, and names of bodies with the policies that are theirs."""
    writer = WordsWriter(KINDS)
    for at, title in enumerate(titles, 1):
        writer.add("title", title, [at])
    for name, owners in bodies:
        writer.add("body", name, owners)
    return writer


def written(titles: Sequence[str], bodies: Sequence[tuple[str, Sequence[int]]] = ()) -> Words:
    """What is found in the same."""
    writer = writer_of(titles, bodies)
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLE)
    connection.executemany("INSERT INTO pair VALUES (?, ?)", writer.rows())
    kept = dict(writer.kept())
    return Words(
        KINDS, lambda query, values: connection.execute(query, tuple(values)).fetchall(), lambda name: kept[name]
    )


@given(NAMES, st.text("储能发𠀀a", min_size=1, max_size=8))
def test_a_word_is_found_wherever_a_name_has_it(titles: list[str], word: str) -> None:
    found = written(titles).policies("title", word).tolist()
    assert set(found) == {at for at, title in enumerate(titles, 1) if word in title}


@given(NAMES)
def test_names_that_come_in_several_blocks_are_found_as_those_of_one(titles: list[str]) -> None:
    whole = list(writer_of(titles).rows())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_BLOCK", 3)
        assert list(writer_of(titles).rows()) == whole


def test_a_name_may_be_of_many_policies_and_of_one_kind_alone() -> None:
    found = written(["储能", "发"], [("能源局", [1, 2]), ("发改委", [2]), ("无", [])])
    assert sorted(found.policies("body", "能")) == [1, 2]
    assert found.policies("title", "能").tolist() == [1]
    assert found.policies("body", "无").tolist() == []
    assert found.policies("body", "储").tolist() == []


def test_how_often_names_have_each_pair() -> None:
    found = written(["储能发储能", "储能"], [("储能", [1])])
    assert found.frequencies(("title",), "储能发展") == {"储能": 3, "能发": 1}
    assert found.frequencies(KINDS, "储能") == {"储能": 4}
