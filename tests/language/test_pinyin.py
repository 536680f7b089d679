"""How names sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.pinyin import readable, spelled, syllables


def test_a_character_has_the_reading_of_its_word() -> None:
    assert spelled("重庆市重点行业") == "ChongQingShiZhongDianHangYe"


def test_what_is_no_chinese_character_stands_for_itself() -> None:
    assert spelled("国发202123号") == "GuoFa202123Hao"
    assert spelled("5g示例") == "5GShiLi"


@given(st.text(st.characters(exclude_categories=("Cs", "Lu", "Lt"))))
def test_each_character_has_one_syllable(text: str) -> None:
    assert len(syllables(spelled(text))) == len(text)


def test_a_person_reads_words_and_not_capitals() -> None:
    assert readable(spelled("2030年前示例")) == "2030 nian qian shi li"
    assert readable(spelled("国发202123号")) == "Guo fa 202123 hao"
    assert readable("") == ""
