"""Lines that one paragraph has, and lines that none goes on in (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, page, paragraphs_of, source

from kg.read.paragraphs import joined
from kg.read.source_lines import source_lines

FULL = "示例文本写明本地怎样清点设施怎样安排先后怎样公开"


def test_a_mark_that_never_closes_swallows_nothing() -> None:
    lines = [PROSE, "附件：示例计划、《示例方案", "河北省人民政府", "2021年3月5日", "一、示例工作", PROSE]
    assert laid_out("\n".join(lines) + "\n").text.split("\n")[:-1] == lines


def test_a_signature_goes_on_with_no_sentence_that_breaks_off() -> None:
    sentence = "为进一步完善示例安全规则体系，我局组织制定了示例安全导则《"
    text = f"关于发布示例导则的通知\n\n{sentence}\n国家核安全局\n2031年10月13日\n"
    assert "\n国家核安全局\n" in laid_out(text).text


def test_those_to_whom_a_notice_goes_are_no_end_of_its_title() -> None:
    title, addressees = "西宁市政府国有资产监督管理委员会关于示例资产的通知", "各企业："
    prose = "一、加强组织领导。各地要高度重视示例工作，认真抓好落实。"
    text = page(title, addressees, "为做好示例工作，现将有关事项通知如下。", prose, prose, "2021年3月5日")
    assert laid_out(text).text.split("\n")[:2] == [title, addressees]


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        (f"示例，{'河' * 28}", True),
        (f"示例，{'河' * 27}", False),
        # the number of a section is none of its prose
        (f"一、示例，{'河' * 28}", True),
        (f"一、示例，{'河' * 27}", False),
        (f"{'河道、' * 30}河", True),
        (f"{'河道、' * 29}河道河", False),
        (f"示例，{'河' * 28}。", False),
        # a title may have commas, if it has issuers or none at all
        ("水利部关于清理示例河道，改善示例水质，恢复示例岸线的长期整治提案的答复", False),
        ("关于清理示例河道，改善示例水质，恢复示例岸线的长期整治提案的答复", False),
        ("示例甲乙关于清理示例河道，改善示例水质，恢复示例岸线的长期整治提案的答复", True),
        ("甲乙、丙丁、戊己、庚辛关于清理示例河道，改善示例水质的长期整治提案的答复", False),
        ("甲乙、丙丁、戊己关于清理示例河道，改善示例水质的长期整治提案的答复", True),
        ("水利部、甲关于清理示例河道，改善示例水质，恢复示例岸线的长期整治提案的答复", True),
        (f"水利部、{'甲' * 40}关于清理示例河道，改善示例水质的长期整治提案的答复", False),
        (f"水利部、{'甲' * 41}关于清理示例河道，改善示例水质的长期整治提案的答复", True),
    ],
)
def test_a_line_of_prose_longer_than_thirty_characters_was_cut_by_the_page(line: str, goes_on: bool) -> None:
    after = "道清理和其他"
    expected = [line + after] if goes_on else [line, after]
    assert paragraphs_of(PROSE * 3, line, after, PROSE * 3) == [PROSE * 3, *expected, PROSE * 3]


@pytest.mark.parametrize(
    ("indent", "parted"), [("", False), ("　", False), ("   ", False), ("　　", True), ("    ", True)]
)
def test_an_indent_of_two_characters_begins_a_paragraph(indent: str, parted: bool) -> None:
    found = paragraphs_of(*["示" * 30] * 6, indent + "后" * 30, *["示" * 30] * 3, "末。")
    assert (len(found) == 2) == parted


@pytest.mark.parametrize(("blanks", "parted"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_blank_line_or_two_among_lines_set_close_part_paragraphs(blanks: int, parted: bool) -> None:
    found = paragraphs_of(*[FULL] * 5, *[""] * blanks, *[FULL] * 5, "末。")
    assert found == ([FULL * 5, FULL * 5 + "末。"] if parted else [FULL * 10 + "末。"])


@pytest.mark.parametrize("mark", ["，", "、"])
def test_behind_a_comma_a_blank_line_parts_nothing(mark: str) -> None:
    line = FULL[:-1] + mark
    assert paragraphs_of(*[FULL] * 4, line, "", *[FULL] * 5, "末。") == [f"{FULL * 4}{line}{FULL * 5}末。"]


@pytest.mark.parametrize(("lines", "open_end"), [(6, True), (7, False)])
def test_a_mark_that_is_open_holds_lines_together_that_close_it_within_six(lines: int, open_end: bool) -> None:
    opening, closing = f"《{FULL[1:]}", f"{FULL[1:]}》"
    found = paragraphs_of(*[FULL] * 4, opening, "", *[FULL] * (lines - 1), closing, *[FULL] * 3, "末。")
    assert (len(found) == 1) == open_end


@pytest.mark.parametrize(("name", "signed"), [(f"河北省{'河' * 36}局", True), (f"河北省{'河' * 37}局", False)])
def test_a_body_over_a_day_has_a_name_of_forty_characters_at_most(name: str, signed: bool) -> None:
    sentence = "为进一步完善示例安全规则体系，我局组织制定了示例安全导则《"
    assert (name in paragraphs_of("关于发布示例导则的通知", "", sentence, name, "2031年10月13日", "》")) == signed


def test_where_the_number_of_a_page_stands_between_blank_lines_part_nothing() -> None:
    for between in (["", "— 12 —"], ["— 12 —", ""], ["", "— 12 —", ""]):
        assert paragraphs_of(*[FULL] * 5, *between, *[FULL] * 5, "末。") == [f"{FULL * 10}末。"]


def test_the_rows_of_a_table_are_never_one_paragraph() -> None:
    rows = [
        f"{number}|清点示例设施，登记示例设施，公布示例设施的情况和结果|示例局、示例办|示例县人民政府"
        for number in (1, 2)
    ]
    assert laid_out("\n".join(rows)).text.split("\n")[:2] == rows


def test_brackets_behind_a_sentence_end_a_paragraph() -> None:
    head = ("中共中央办公厅 国务院办公厅关于调整示例部职责机构编制的通知", "中办发〔2031〕8号")
    told = "\u3000\u3000经党中央、国务院批准，现将有关事项通知如下。（示例文本）"
    signed = ("中共中央办公厅", "国务院办公厅", "2031年6月9日")
    lines = (*head, "各省、自治区、直辖市党委和人民政府，中央和国家机关各部委：", told, *signed)
    clean = laid_out("\n".join(lines))
    assert told.strip() in [clean.string(one) for one in clean.paragraphs]


def test_the_title_of_a_page_is_a_paragraph_whatever_follows() -> None:
    lines = list(source_lines(source("\n".join([*[FULL] * 6, "末。"]) + "\n")))
    assert [len(one) for one in joined(lines, None)] == [7]
    assert [len(one) for one in joined(lines, FULL)] == [1] * 6 + [1]
    assert list(joined([], None)) == []
