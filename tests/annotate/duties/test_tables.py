"""Duties in tables of tasks (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.items import Items
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.tables import TableReader

HEAD = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
ROWS = (("1", "清点示例设施", "省水利厅", "省财政厅", "2025年底前"), ("2", "修缮示例校舍", "省教育厅", "—", "长期坚持"))


def pipes(*rows: tuple[str, ...]) -> str:
    return "\n".join(f"|{'|'.join(row)}|" for row in rows)


def stacked(*rows: tuple[str, ...]) -> str:
    return "\n".join(cell for row in rows for cell in row)


def duties(text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    parties = Parties(text, (), HEBEI)
    items = Items.of(text, HEBEI, parties.items())
    lists = ListReader(text, MemberReader(text, items, parties, HEBEI))
    return [
        (
            text[slice(*clause.task)],
            [body.name for body in clause.lead],
            [body.name for body in clause.bodies],
            text[slice(*clause.deadline)] if clause.deadline else None,
        )
        for clause in TableReader(text, items, lists).rows()
    ]


@pytest.mark.parametrize("form", [pipes, stacked])
def test_a_row_is_a_duty_whatever_the_table_is_made_of(form: object) -> None:
    assert callable(form)
    assert duties(form(HEAD, *ROWS)) == [
        ("清点示例设施", ["河北省水利厅"], ["河北省水利厅", "河北省财政厅"], "2025年底前"),
        ("修缮示例校舍", ["河北省教育厅"], ["河北省教育厅"], "长期坚持"),
    ]


def test_a_table_without_a_column_of_tasks_is_none_of_duties() -> None:
    assert duties(pipes(("序号", "牵头单位"), ("1", "省水利厅"))) == []


def test_a_row_without_a_body_is_no_duty() -> None:
    assert duties(pipes(HEAD, ("1", "清点示例设施", "—", "—", "2025年"))) == []


def test_a_cell_over_several_rows_goes_on() -> None:
    rows = pipes(("工作任务", "牵头单位"), ("清点示例设施", "省水利厅"), ("", "省教育厅"))
    assert [duty[0] for duty in duties(rows)] == ["清点示例设施"] * 2


def test_lines_between_rows_that_are_none_of_the_table_end_it() -> None:
    other = ("说明",) * 7
    assert [duty[0] for duty in duties(pipes(HEAD, ROWS[0], other, ROWS[1]))] == ["清点示例设施"]
    assert [duty[0] for duty in duties(pipes(HEAD, ROWS[0], other, HEAD, ROWS[1]))] == [row[1] for row in ROWS]
    far = pipes(HEAD, ROWS[0]) + "\n" + "示例文本。\n" * 60 + pipes(ROWS[1])
    assert len(duties(far)) == 1


def test_a_table_of_stacked_cells_ends_where_a_row_does_not_fit() -> None:
    text = stacked(HEAD, *ROWS) + "\n后面的示例文本。\n省民政厅\n"
    assert [duty[0] for duty in duties(text)] == [row[1] for row in ROWS]
    assert len(duties(stacked(HEAD, ROWS[0]) + "\n中间的示例文本。\n" + stacked(HEAD, ROWS[1]))) == 2


def test_a_stacked_row_without_who_helps_says_who_leads() -> None:
    without = tuple(cell for cell in ROWS[0] if cell != "省财政厅")
    assert duties(stacked(HEAD, without, ROWS[1]))[0] == (
        "清点示例设施",
        ["河北省水利厅"],
        ["河北省水利厅"],
        "2025年底前",
    )


def test_a_column_of_remarks_is_nobody() -> None:
    table = pipes(("工作任务", "责任单位", "备注"), ("清点示例设施", "省水利厅", "省教育厅"))
    assert [duty[2] for duty in duties(table)] == [["河北省水利厅"]]


def test_pipes_at_the_ends_of_a_line_are_not_needed() -> None:
    rows = "\n".join("|".join(row) for row in (HEAD, *ROWS))
    assert duties(rows) == duties(pipes(HEAD, *ROWS)) != []


def test_a_head_that_is_none_of_tasks_hides_no_table_behind_it() -> None:
    text = stacked(("序号", "牵头单位"), ("1", "省民政厅"), HEAD, *ROWS)
    assert [duty[0] for duty in duties(text)] == [row[1] for row in ROWS]


def test_a_row_filled_up_at_its_end_lacks_its_first_cell() -> None:
    head = ("实事项目", "工作任务", "完成时限", "牵头单位")
    moved = ("新建示例馆2处", "2025年底前", "省水利厅", "")
    rows = pipes(head, ("甲", "修缮示例校舍", "2025年底前", "省教育厅"), moved)
    assert [(duty[0], duty[1]) for duty in duties(rows)] == [
        ("修缮示例校舍", ["河北省教育厅"]),
        ("新建示例馆2处", ["河北省水利厅"]),
    ]


@pytest.mark.parametrize(("heads", "many"), [(("单位", "职责"), 1), (("单位", "数值"), 0), (("指标", "单位"), 0)])
def test_a_column_of_bodies_beside_their_duties_is_one_of_tasks(heads: tuple[str, str], many: int) -> None:
    assert len(duties(pipes(heads, ("省水利厅", "负责清点示例设施")))) == many


def test_what_the_rows_are_of_is_the_column_before_the_bodies_where_no_head_says_task() -> None:
    rows = pipes(("序号", "示例指标", "目标值", "牵头单位"), ("1", "示例覆盖率", "53%", "省水利厅"))
    assert [(task, lead) for task, lead, _, _ in duties(rows)] == [("示例覆盖率", ["河北省水利厅"])]
    sentence = pipes(("说明：以下由各单位填写的内容", "牵头单位"), ("示例", "省水利厅"))
    assert duties(sentence) == []
