"""Tables on a terminal: within its width, words whole, all columns there."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kg.show import terminal


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def lines_of(width: int, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    output = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", output)
        patch.setattr(terminal, "console", lambda: Console(file=output, width=width, color_system=None))
        terminal.print_table(columns, rows)
    return [line.rstrip() for line in output.getvalue().splitlines()]


def test_words_and_dates_stay_whole_where_chinese_is_folded() -> None:
    title = "关于示例工作的通知" * 5
    rows = [("province", "2021-09-01", "implements", title, "示发〔2021〕1号", title)]
    lines = lines_of(80, ("level", "date", "relation", "title", "number", "carried_out"), rows)
    assert lines[0].split("  ")[0] == "level"
    assert all(word in lines[2] for word in ("province", "2021-09-01", "implements"))
    assert "".join(lines).count("示") == 2 * 5 + 1


def test_a_table_that_is_too_wide_comes_in_parts_that_begin_with_the_first_column() -> None:
    columns = ("sector", *(f"地区{n}" for n in range(30)))
    lines = lines_of(80, columns, [("C 制造业", *map(str, range(30))), *[("D 电力", *["3"] * 30)] * 9])
    heads = [line for line in lines if line.startswith("sector")]
    assert len(heads) > 1
    assert [word for head in heads for word in head.split()[1:]] == list(columns[1:])
    assert sum(line.startswith("C 制造业") for line in lines) == len(heads)


@pytest.mark.parametrize("width", [1, 4])
def test_what_is_too_narrow_for_words_gets_whole_rows(width: int) -> None:
    lines = lines_of(width, ("title", "number"), [("关于示例工作的通知", "示发〔2021〕1号")])
    assert lines[-1] == "关于示例工作的通知  示发〔2021〕1号"


def test_a_grid_in_which_little_stands_comes_row_by_row() -> None:
    columns = ("sector", *(f"地区{n}" for n in range(30)))
    lines = lines_of(80, columns, [(f"{letter} 示例业", *["0"] * 29, "7") for letter in "ABCD"])
    assert lines[2:] == [f"{letter} 示例业 · 地区29 7" for letter in "ABCD"]


def test_a_word_of_a_heading_is_not_broken() -> None:
    columns = ("body", "territory", *(f"示例{n}" for n in range(8)))
    lines = lines_of(80, columns, [("示例机关" * 4, "全国", *["示例文本" * 3] * 8)])
    assert any("territory" in line for line in lines)


def test_a_code_and_its_chinese_name_share_a_line() -> None:
    lines = lines_of(40, ("sector", "n"), [("D 电力、热力、燃气及水生产和供应业示例", "1"), ("E", "2")])
    assert lines[2].startswith("D 电力")


def test_a_line_goes_on_a_little_to_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    output = Terminal()
    monkeypatch.setattr("sys.stdout", output)
    monkeypatch.setattr(terminal, "console", lambda: Console(file=output, width=20))
    terminal.print_line("coverage: policies 12, with text 3")
    assert output.getvalue() == "coverage: policies\n  12, with text 3\n"


@given(
    st.integers(20, 200),
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.tuples(*[st.text("示例abc 1-", max_size=40)] * n), min_size=1, max_size=4)
    ),
)
def test_no_line_is_wider_than_the_terminal(width: int, rows: Sequence[tuple[str, ...]]) -> None:
    lines = lines_of(width, tuple(f"column_{n}" for n in range(len(rows[0]))), rows)
    assert max(map(cell_len, lines)) <= width
