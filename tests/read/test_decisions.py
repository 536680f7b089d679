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
        ("示例甲,《示例甲》,no,", "line 2: 示例甲 stands on both sides"),
        ("示例发〔2021〕1号,id:policy/示例发-2021-1,yes,", "line 2: 示例发〔2021〕1号 stands on both sides"),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, rows)
    with pytest.raises(InputError) as caught:
        read_all_decisions([path])
    assert str(caught.value).startswith(f"{path}: {told}")


@pytest.mark.parametrize(
    ("rows", "line", "by"),
    [
        ("示例甲,示例乙,yes,\n示例乙,示例甲,no,", 3, (2,)),
        ("示例甲,示例乙,yes,\n示例乙,示例丙,yes,\n示例甲,示例丙,no,", 4, (2, 3)),
        # a number in other brackets, a title in 《》, and an IRI, also as a browser writes it, are the same names
        ("示例发〔2021〕1号,示例乙,yes,\n示例发[2021]1号,《示例乙》,no,", 3, (2,)),
        ("示例发〔2021〕1号,示例乙,yes,\nid:policy/示例发-2021-1,示例乙,no,", 3, (2,)),
        ("示例发〔2021〕1号,示例乙,yes,\nhttps://e.org/policy/%E7%A4%BA%E4%BE%8B%E5%8F%91-2021-1,示例乙,no,", 3, (2,)),
    ],
)
def test_what_rows_say_together_is_not_denied_by_another(
    rows: str, line: int, by: tuple[int, ...], tmp_path: Path
) -> None:
    path = written(tmp_path, rows)
    with pytest.raises(InputError) as caught:
        read_all_decisions([path])
    listed = ", ".join(f"{path}: line {one}" for one in by)
    assert str(caught.value).startswith(f"{path}: line {line}: ")
    assert str(caught.value).endswith(f" are one by {listed}; take one of the rows out")


def test_the_rows_that_are_denied_may_stand_in_another_file(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = written(tmp_path, "示例甲,示例乙,yes,"), written(tmp_path / "other", "示例乙,示例甲,no,")
    with pytest.raises(InputError, match=r"are one by .*same\.csv: line 2; take") as caught:
        read_all_decisions([first, second])
    assert str(caught.value).startswith(f"{second}: line 2") and str(first) in str(caught.value)


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ("one;other;same", "no column one; the first line names the columns, with commas between them: one, other"),
        ("one,甲,other,same", "甲 is a column that stands there already; take one of the two out"),
    ],
)
def test_a_bad_first_line_is_told(heads: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "same.csv"
    path.write_text(f"{heads}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}: line 1: {told}")
