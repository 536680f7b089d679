"""Both sides of the limits of what gives duties (示例文本, all ours)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities
from kg.annotate.duties.lines import joined
from kg.language.spaces import squeeze


def read(text: str) -> list[Responsibility]:
    return find_responsibilities(text, HEBEI)


def led(text: str) -> list[tuple[list[str], list[str]]]:
    """Who leads and who else has each duty, without the province."""
    found = read(text)
    return [
        (
            [body.name.removeprefix("河北省") for body in duty.lead],
            [body.name.removeprefix("河北省") for body in duty.bodies if body not in duty.lead],
        )
        for duty in found
    ]


def ends_left(text: str) -> int:
    """How many line ends are left of a text."""
    return joined(squeeze(text)).text.count("\n")


@pytest.mark.parametrize(("length", "duties"), [(14, 1), (15, 0)])
def test_a_bracket_that_gives_a_duty_has_seven_hundred_characters_at_most(length: int, duties: int) -> None:
    text = f"清点示例设施。（省水利厅牵头，{'省财政厅、' * 134}{'示' * length}、省教育厅配合）"
    assert len(read(text)) == duties


@pytest.mark.parametrize(("length", "left"), [(598, 0), (599, 1)])
def test_a_bracket_over_a_line_end_has_seven_hundred_characters_at_most(length: int, left: int) -> None:
    assert ends_left(f"（{'示' * length}\n{'示' * 100}）") == left


@pytest.mark.parametrize(("bracket", "most"), [("（省水利厅负责{}）", 5), ("（省水利厅、省财政厅，{}）", 4)])
def test_a_bracket_that_says_much_else_gives_no_duty(bracket: str, most: int) -> None:
    assert read("清点示例设施。" + bracket.format("示" * most))
    assert not read("清点示例设施。" + bracket.format("示" * (most + 1)))


@pytest.mark.parametrize(("length", "task"), [(3, "示例一二三四。"), (4, "示示示示")])
def test_a_task_has_four_characters_or_is_the_paragraph_above(length: int, task: str) -> None:
    text = f"示例一二三四。\n{'示' * length}（省水利厅负责）"
    (duty,) = read(text)
    assert text[slice(*duty.task)] == task


@pytest.mark.parametrize(("length", "task"), [(3, "（省水利厅负责）"), (4, "示示示示")])
def test_a_paragraph_too_short_for_a_task_leaves_the_clause_itself(length: int, task: str) -> None:
    text = f"{'示' * length}\n（省水利厅负责）"
    (duty,) = read(text)
    assert text[slice(*duty.task)] == task


@pytest.mark.parametrize(("breaks", "left"), [(2, 2), (3, 1)])
def test_a_text_is_broken_at_random_from_three_pauses_on(breaks: int, left: int) -> None:
    assert ends_left("示例，\n" * breaks + "示例示例，由市发展改革委\n牵头。\n二、其他") == left


@pytest.mark.parametrize(("length", "left"), [(35, 3), (36, 2)])
def test_a_numbered_line_that_is_longer_than_a_heading_goes_on(length: int, left: int) -> None:
    assert ends_left("示例，\n" * 3 + f"。\n一、{'示' * length}，示例\n示例文本。\n") == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("示例\n1.文本", 1),
        ("示例、\n1.文本", 1),
        ("示例、\n文本", 0),
        ("示例\n、文本", 0),
        ("\n示例", 1),
        ("（示例\n1.文本）", 1),
        ("（示例\n\n文本）", 2),
        ("（示例（文本\n示例）文\n本）", 0),
        ("（示例）文\n本", 1),
        ("示例，\n示例，\n示例，\n示例。由市发展改\n革委牵头。", 0),
        ("示例，\n示例，\n示例，\n示例。\n由市发展改革委牵头。", 1),
    ],
)
def test_line_ends_that_no_paragraph_has(text: str, left: int) -> None:
    assert ends_left(text) == left


@pytest.mark.parametrize(("bodies", "duties"), [(9, 1), (10, 0)])
def test_a_heading_of_bodies_is_short(bodies: int, duties: int) -> None:
    text = f"（一）省教育厅、{'省财政厅、' * bodies}省水利厅职责\n1.负责示例课程。\n"
    assert len(read(text)) == duties


@pytest.mark.parametrize(("between", "duties"), [(198, 2), (199, 1)])
def test_rows_of_a_table_of_tasks_stand_near_one_another(between: int, duties: int) -> None:
    text = f"|工作任务|牵头单位|\n|清点设施|省水利厅|\n{'示' * between}\n|修缮校舍|省教育厅|\n"
    assert len(read(text)) == duties


@pytest.mark.parametrize(("length", "duties"), [(4, 1), (5, 0)])
def test_a_row_of_one_cell_a_line_has_a_short_number(length: int, duties: int) -> None:
    assert len(read(f"序号\n工作任务\n牵头单位\n{'1' * length}\n清点设施\n省水利厅\n")) == duties


@pytest.mark.parametrize(("columns", "duties"), [(10, 1), (11, 0)])
def test_a_table_of_tasks_has_twelve_columns_at_most(columns: int, duties: int) -> None:
    text = f"|工作任务|牵头单位|{'说明|' * columns}\n|清点设施|省水利厅|{'无|' * columns}\n"
    assert len(read(text)) == duties


@pytest.mark.parametrize(("length", "duties"), [(1195, 1), (1196, 0)])
def test_the_addressee_stands_in_the_first_part_of_a_text(length: int, duties: int) -> None:
    text = f"{'示' * length}\n财政部：\n示例请示收悉。\n一、请你部会同教育部抓好落实。"
    assert len(find_responsibilities(text, None, ["国务院"])) == duties


@pytest.mark.parametrize(
    ("text", "lead", "others"),
    [
        # who joins stands right behind a word or a mark
        ("省水利厅牵头，会同省财政厅清点。", ["水利厅"], ["财政厅"]),
        ("省水利厅牵头清点，省财政厅配合。", ["水利厅"], ["财政厅"]),
        ("省水利厅牵头清点、省财政厅配合。", ["水利厅"], ["财政厅"]),
        ("省水利厅牵头清点；省财政厅配合。", ["水利厅"], []),
        ("省水利厅牵头清点，请省财政厅配合。", ["水利厅"], []),
        ("省水利厅牵头向省财政厅报告。", ["水利厅"], []),
        ("省水利厅、省财政厅牵头，省教育厅、省民政厅配合。", ["水利厅", "财政厅"], ["教育厅", "民政厅"]),
        ("省水利厅会同省财政厅、省教育厅，向省民政厅报告。", ["水利厅"], ["财政厅", "教育厅"]),
        ("省水利厅牵头，有关部门配合。", ["水利厅"], []),
    ],
)
def test_who_works_beside_a_leading_body(text: str, lead: list[str], others: list[str]) -> None:
    assert led(text)[0] == (lead, others)


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("示例通知印发后，省水利厅牵头清点。", True),
        ("去年省水利厅牵头清点。", False),
        ("省水利厅去年牵头清点。", False),
        ("省水利厅牵头清点，去年完成。", True),
        ("省水利厅牵头清点了设施。", False),
        ("省水利厅负责人牵头。", False),
        ("省水利厅负责清点", True),
        ("（以下简称省水利厅）负责", False),
        ("第三条省水利厅支持示例工程。", False),
        ("第三条省水利厅应当支持示例工程。", True),
        ("示例第三条省水利厅制定示例标准。", True),
        ("12、省水利厅负责清点。", True),
        ("示例3、省水利厅负责清点。", False),
    ],
)
def test_what_stands_around_a_subject_makes_it_one(text: str, duty: bool) -> None:
    assert bool(read(text)) == duty


def test_what_is_read_in_a_table_is_not_read_again_in_its_brackets_and_sentences() -> None:
    text = "|工作任务|牵头单位|\n|清点设施（省财政厅负责）|省水利厅|\n省教育厅负责修缮。\n省民政厅负责公布。\n"
    assert led(text) == [(["水利厅"], []), ([], ["教育厅"]), ([], ["民政厅"])]


def test_brackets_behind_one_another_are_duties_each() -> None:
    text = "清点设施（省水利厅负责），修缮校舍（省教育厅负责），公布结果（省民政厅负责）。"
    assert [others for _, others in led(text)] == [["水利厅"], ["教育厅"], ["民政厅"]]


def test_labels_behind_one_another_are_duties_each() -> None:
    text = "清点示例设施。\n责任单位：省水利厅\n修缮示例校舍。\n责任单位：省教育厅\n公布示例结果。\n责任单位：省民政厅"
    assert [others for _, others in led(text)] == [["水利厅"], ["教育厅"], ["民政厅"]]
    assert [text[slice(*duty.task)] for duty in read(text)] == ["清点示例设施。", "修缮示例校舍。", "公布示例结果。"]


def test_a_second_leading_label_begins_a_duty_of_its_own() -> None:
    text = "清点示例设施。\n牵头单位：省水利厅\n牵头单位：省教育厅\n"
    assert led(text) == [(["水利厅"], []), (["教育厅"], [])]
    again = "清点示例设施。\n责任单位：省水利厅\n配合单位：省财政厅\n配合单位：省教育厅\n"
    assert led(again) == [(["水利厅"], ["财政厅"]), ([], ["教育厅"])]


@pytest.mark.parametrize("before", ["", "示"])
def test_what_follows_a_bracket_is_no_part_of_it(before: str) -> None:
    text = f"清点{before}示例设施。（省水利厅、省财政厅，示示示示）示例设施。"
    assert led(text) == [([], ["水利厅", "财政厅"])]


def test_a_label_in_a_bracket_that_is_never_closed_opens_a_list() -> None:
    text = "清点示例设施。（责任单位：示例局、省水利厅，2025年底前完成\n下一段。"
    assert led(text) == [([], ["示例局", "水利厅"])]


@pytest.mark.parametrize("before", ["", "示"])
@pytest.mark.parametrize(("length", "duties"), [(8, 1), (9, 0)])
def test_the_day_in_a_bracket_is_not_counted_with_what_else_it_says(before: str, length: int, duties: int) -> None:
    assert len(read(f"清点{before}示例设施。（省水利厅负责{'示' * length}，2025年底前完成）")) == duties


@pytest.mark.parametrize(("labels", "duties"), [(5, 1), (6, 0)])
def test_the_head_of_a_column_is_short(labels: int, duties: int) -> None:
    head = "及".join(["牵头单位"] * labels)
    assert len(read(f"|工作任务|{head}|\n|清点设施|省水利厅|\n")) == duties


def test_a_row_has_two_marks_between_its_cells_at_least() -> None:
    assert not read("|工作任务|牵头单位|\n清点设施|省水利厅\n")
    assert len(read("工作任务|牵头单位|配合单位\n清点设施|省水利厅|省财政厅\n")) == 1
