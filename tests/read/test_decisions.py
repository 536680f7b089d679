"""Decisions of the user, as written in same.csv. All names are ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.decisions import Decision, is_decisions, read_all_decisions, read_decisions

HEADS = "one,other,same,why\n"


def written(folder: Path, rows: str) -> Path:
    path = folder / "same.csv"
    path.write_text(HEADS + rows + "\n", encoding="utf-8")
    return path


def test_each_row_is_a_decision_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, "示例甲办法,示发〔2021〕1号,yes,示例\n示例乙办法,示例丙办法,否,")
    assert read_decisions(path) == (
        Decision("示例甲办法", "示发〔2021〕1号", True, f"{path}: line 2"),
        Decision("示例乙办法", "示例丙办法", False, f"{path}: line 3"),
    )


def test_a_table_of_decisions_is_known_by_its_name() -> None:
    assert is_decisions(Path("folder/Same.csv"))
    assert not is_decisions(Path("same-titles.csv"))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("示例甲办法,,yes,", "line 2: the column other is empty"),
        (",示例甲办法,yes,", "line 2: the column one is empty"),
        ("示例甲办法,示例乙办法,,", "line 2: nothing in the column same; write yes or no"),
        ("示例甲办法,示例乙办法,perhaps,", "line 2: perhaps in the column same; write yes or no"),
        ("示例甲办法,示例甲办法,yes,", "line 2: 示例甲办法 stands on both sides"),
        ("示例甲,示例乙,yes,\n示例乙,示例甲,no,", "line 3: other rows say that 示例乙 and 示例甲 are one"),
        ("示例甲,示例乙,yes,\n示例乙,示例丙,yes,\n示例甲,示例丙,no,", "line 4: other rows say"),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, rows)
    with pytest.raises(InputError) as caught:
        read_all_decisions([path])
    assert str(caught.value).startswith(f"{path}: {told}")
