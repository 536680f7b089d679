"""Looking through names by how they sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sounds import Sounds

SYLLABLES = st.sampled_from(["Guo", "Fa", "An", "Gu", "O", "2", "G"])
NAMES = st.lists(st.lists(SYLLABLES, max_size=6).map("".join), max_size=5)


@given(NAMES, st.text("guofan2", min_size=1, max_size=5))
def test_a_line_is_found_where_syllables_begin_so_or_their_heads_are_that(names: list[str], typed: str) -> None:
    def fits(name: str) -> bool:
        heads = "".join(letter for letter in name if not letter.islower())
        starts = (at for at, letter in enumerate(name) if not letter.islower())
        return typed in heads.lower() or any(name.lower().startswith(typed, at) for at in starts)

    letters = sum(letter.isalpha() for letter in typed)
    expected = [at for at, name in enumerate(names) if fits(name)] if letters > 1 else []
    assert Sounds.of(names).lines(typed).tolist() == expected


@given(NAMES)
def test_each_line_can_be_had_as_it_is(names: list[str]) -> None:
    sounds = Sounds.of(names)
    assert [sounds.line(at) for at in range(len(names))] == names


def test_chinese_and_nothing_sound_like_nothing() -> None:
    assert [Sounds.of(["GuoFa"]).lines(typed).tolist() for typed in ("国发", "", "gf ", "GF")] == [[]] * 4
