"""The words of references."""

from __future__ import annotations

import pytest

from kg.vocabulary.namespaces import RELATIONS
from kg.vocabulary.relations import cues


def test_a_governing_word_says_its_relations() -> None:
    assert "based_on" in cues().before["根据"]
    assert all(relations <= set(RELATIONS) for relations in cues().before.values())


@pytest.mark.parametrize(("text", "governs"), [("贯彻落实《示例》", True), ("示例文本", False), ("实施方案", False)])
def test_a_verb_governs_unless_it_is_part_of_a_noun(text: str, governs: bool) -> None:
    assert bool(cues().governing.match(text)) == governs


def test_lists_of_other_files_are_asked_for_with_their_kind() -> None:
    assert cues().any_of("body/joint") == "(?:与|及|和)"
