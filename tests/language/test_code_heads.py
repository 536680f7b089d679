"""Where an agency code begins behind a body."""

from __future__ import annotations

import pytest

from kg.language.code_heads import code_start, is_known_code


@pytest.mark.parametrize(
    ("run", "code"),
    [("财政部财建", "财建"), ("示例市人民政府示政发", "示政发"), ("河北省人民政府冀政发", "冀政发")],
)
def test_a_body_before_the_code_is_cut_off(run: str, code: str) -> None:
    assert run[code_start(run) :] == code


@pytest.mark.parametrize("code", ["国发", "工信部联节", "冀政办发"])
def test_a_code_alone_stays_whole(code: str) -> None:
    assert is_known_code(code)
    assert code_start(code) == 0


@pytest.mark.parametrize("words", ["示例文本", "某某"])
def test_other_words_are_no_code(words: str) -> None:
    assert not is_known_code(words)
