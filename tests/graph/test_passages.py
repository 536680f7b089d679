"""Parts of a text by their numbers. All texts are ours (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.passages import NumberedText, fullest_sections, sections
from kg.graph.texts import TextPart
from kg.language.pinpoints import steps

LAW = (
    "示例条例（示例文本）",
    "目　录",
    "第一章　总则…………1",
    "第二章　附则…………3",
    "",
    "第一章　总则",
    "第一条　为了示例，制定本条例。",
    "第二条　示例设施分为两类：",
    "（一）第三条所说的设施；",
    "（二）其他设施：",
    "1.甲类；",
    "2.乙类。",
    "设施的清单由示例部门公布。",
    "第二条之一　示例设施每年清点。",
    "违反本条例",
    "第一条规定的，由示例部门责令改正。",
    "",
    "第二章　附则",
    "第三条　本条例自公布之日起施行。",
    "",
)
NOTICE = (
    "示例市人民政府关于印发示例方案的通知（示例文本）",
    "一、高度重视。各单位要照此办理。",
    "二、按时报送。",
    "附件：1.示例方案",
    "2.示例表",
    "示例市人民政府",
    "2031年3月1日",
    "附件1",
    "示例方案",
    "一、总体要求",
    "清点示例设施。",
    "二、任务",
    "（一）清点。",
    "1.登记。",
    "（二）公开。",
    "三、保障",
    "（一）组织。",
    "附件2",
    "示例表",
)


def found(lines: tuple[str, ...], typed: str) -> list[tuple[str, ...]]:
    text = NumberedText(lines)
    return [text.cut(TextPart("示例.txt", 1, lines), place).lines for place in text.find(steps(typed))]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1", 6, 6),
        ("第二条", 7, 12),
        ("第二条第一款", 7, 11),
        ("第二条第二款", 12, 12),
        ("第二条第（二）项", 9, 12),
        ("第二条（二）第1目", 10, 10),
        ("第二条之一", 13, 15),
        ("第一章", 5, 15),
        ("第三条", 18, 18),
    ],
)
def test_a_piece_of_a_law_ends_before_the_next_as_wide(typed: str, first: int, last: int) -> None:
    assert found(LAW, typed) == [LAW[first : last + 1]]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("三", 15, 16),
        ("二（一）", 12, 13),
        ("三（一）", 16, 16),
        ("附件1", 7, 16),
        ("附件2", 17, 18),
        ("附件1二", 11, 14),
    ],
)
def test_sections_items_and_annexes_of_a_notice(typed: str, first: int, last: int) -> None:
    assert found(NOTICE, typed) == [NOTICE[first : last + 1]]


def test_the_last_section_ends_before_the_list_of_annexes_and_the_signature() -> None:
    assert found(NOTICE, "二")[0] == NOTICE[2:5]


def test_all_places_are_found_and_named_by_what_leads_to_one() -> None:
    places = NumberedText(NOTICE).find(steps("（一）"))
    assert [place.path for place in places] == ["附件1二（一）", "附件1三（一）"]
    assert [found(NOTICE, place.path) for place in places] == [[NOTICE[12:14]], [NOTICE[16:17]]]


@pytest.mark.parametrize("typed", ["第九条", "第一条第二款", "第二条之二", "附件", "一、"])
def test_what_a_law_does_not_have_is_not_found(typed: str) -> None:
    assert found(LAW, typed) == []


def test_articles_that_run_on_in_one_line_are_told_apart() -> None:
    line = "示例办法（示例文本） 第一条 为了示例，制定本办法。 第二条 依照第一条办理。 第三条 自公布之日起施行。"
    assert found((line,), "第二条") == [("第二条 依照第一条办理。",)]


def test_lines_broken_in_sentences_are_no_paragraphs_of_their_own() -> None:
    lines = ("第一条（示例文本）", "清点示例设", "施。", "公开结果。")
    assert found(lines, "第一条第二款") == [lines[3:]]


def test_a_piece_is_found_by_the_words_of_its_heading() -> None:
    text = NumberedText(LAW)
    assert [place.path for place in text.headed("附 则")] == ["第二章"]
    assert text.headed("") == text.headed("示例") == []


def test_what_there_is_to_ask_for_is_told_by_runs() -> None:
    assert NumberedText(LAW).told() == "第一章–第二章, 第一条–第三条"
    assert NumberedText(("第一条　甲。", "第三条　乙。", "第四条　丙。")).told() == "第一条, 第三条–第四条"
    assert NumberedText(("示例文本",)).told() == ""


def test_sections_are_the_widest_that_the_text_has_and_no_contents() -> None:
    assert sections(TextPart("", 1, LAW)) == ["第一章　总则", "第二章　附则"]
    assert sections(TextPart("", 1, ("一、总体要求", "（一）目标", "二、任务"))) == ["一、总体要求", "二、任务"]


def test_a_heading_that_another_annex_has_too_is_no_contents() -> None:
    text = NumberedText(
        ("附件1", "二、任务（示例文本）", "（一）清点。", "附件2", "二、任务（示例文本）", "（一）公开。")
    )
    assert [place.path for place in text.find(steps("二、"))] == ["附件1二", "附件2二"]


def test_a_contents_page_may_say_more_or_less_than_the_headings() -> None:
    lines = (
        "目 录",
        "一、要求",
        "二、任务和做法",
        "三、保障",
        "一、要求",
        "照此办理（示例文本）。",
        "二、任务",
        "清点。",
    )
    assert sections(TextPart("", 1, lines)) == ["一、要求", "二、任务"]


def test_of_several_texts_the_whole_one_tells_the_sections() -> None:
    whole = TextPart("乙.txt", 1, LAW)
    assert fullest_sections([TextPart("甲.txt", 1, LAW[5:12]), whole]) == sections(whole)
    assert fullest_sections([]) == []


@given(st.lists(st.text(max_size=12)), st.sampled_from(["1", "一", "（一）", "第二章", "附件", "第一条第一款"]))
def test_a_piece_is_part_of_its_text(lines: list[str], typed: str) -> None:
    for place in NumberedText(lines).find(steps(typed)):
        cut = NumberedText(lines).cut(TextPart("", 1, tuple(lines)), place)
        whole = lines[cut.first - 1 :][: len(cut.lines)]
        assert all(mine in theirs for mine, theirs in zip(cut.lines, whole, strict=True))
