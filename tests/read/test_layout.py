"""Typesetting undone: nothing lost, nothing invented, each character traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, is_linear, laid_out, page

from kg.read.clean_text import CleanText, visual_width

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        "示例文本",
        "示例汇编",
        "第一章 总则",
        "一、总体要求",
        "（一）示例任务。",
        "附件：1.示例方案",
        "## **示例办法**",
        "**示例** 文本",
        "# ",
        "示例  省 人  民 政 府",
        "财  政  部",
        "2021 年 3 月 1 日",
        "根据《示例",
        "条例》和 Annex B of 2021",
        "—",
        "— 12 —",
        "206 —",
        "13",
        "\f示例汇编",
        " 页首一行",
        "https://example.org/a/b.html",
        "（来源：https://example.org/a",
        "b.html）",
        "目 录",
        "1.1 示例办法.....3",
        "1.2 示例方案……12",
        "第二章 罚则\t7",
        "*** ## ***",
        PROSE,
        PROSE[:30],
        PROSE[:29],
        "\u3000\u3000" + PROSE * 3,
        "\ufeff示例",
        "a ** b",
    ]
)
ANY = st.text(alphabet="示例文本一二第条章附件年月日，。；：《》（）“”〔〕—-#* \t\n\r\f\u30000123.ab…·", min_size=1)
texts = st.one_of(
    ANY,
    st.lists(st.one_of(LINES, ANY), min_size=1, max_size=40).map("\n".join),
    st.lists(LINES, min_size=1).map("\r\n".join),
).filter(str.strip)


def mapped(clean: CleanText) -> dict[int, int]:
    """Source offset of each clean character that is no white space to the offset in the clean text."""
    return {clean.source_offset(at): at for at, ch in enumerate(clean.text) if not ch.isspace()}


@given(texts)
def test_every_character_maps_back_to_itself(text: str) -> None:
    clean = laid_out(text)
    for at, ch in enumerate(clean.text):
        if not ch.isspace():
            assert clean.source.text[clean.source_offset(at)] == ch
        else:
            assert ch in "\n "


@given(texts)
def test_offsets_rise_with_the_text(text: str) -> None:
    offsets = list(mapped(laid_out(text)))
    assert offsets == sorted(set(offsets))


@given(texts)
def test_text_and_asides_are_the_source_less_white_space_and_marks(text: str) -> None:
    clean = laid_out(text)
    kept = set(mapped(clean))
    aside = [at for one in clean.asides for at in range(one.start, one.end)]
    assert len(aside) == len(set(aside))
    assert kept.isdisjoint(aside)
    lost = {ch for at, ch in enumerate(clean.source.text) if at not in kept and at not in set(aside)}
    assert all(ch.isspace() or ch in "#*\ufeff" for ch in lost), lost


@given(texts)
def test_paragraphs_are_the_lines_of_the_text(text: str) -> None:
    clean = laid_out(text)
    assert "".join(clean.string(p) + "\n" for p in clean.paragraphs) == clean.text
    for paragraph in clean.paragraphs:
        assert paragraph.start < paragraph.end
        assert paragraph.first_line == clean.line_of(paragraph.start)
        assert paragraph.last_line == clean.line_of(paragraph.end - 1)


@given(texts)
def test_asides_say_where_they_stood(text: str) -> None:
    clean = laid_out(text)
    for aside in clean.asides:
        assert clean.source.text[aside.start : aside.end] == aside.text
        assert clean.source.line_of(aside.start) == aside.line


HEADINGS = (
    "示例省人民政府关于示例工作的通知",
    "一、总体要求",
    "第一章 总则",
    "各市人民政府：",
    "附件：示例方案",
    "（一）示例任务。",
)
paragraphs = st.lists(st.one_of(st.sampled_from(HEADINGS), st.integers(1, 6).map(lambda n: PROSE * n)), min_size=1)


@given(paragraphs)
def test_clean_text_is_laid_out_already(lines: list[str]) -> None:
    clean = laid_out(page(*lines)).text
    assert laid_out(clean).text == clean
    assert clean == "".join(line + "\n" for line in lines)


SENTENCE = (
    "示例文本说明本地清点设施时先查后修、分批更换的办法，并把《示例地区河道管理办法》的要求写进每年的计划，"
    "由各单位分头办理，年底前一并公开，接受各方面的监督和检查，有不足的地方再补上。"
)


def hard_wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


@pytest.mark.parametrize("width", [24, 30, 38])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    lines = [line for _ in range(6) for line in hard_wrapped(SENTENCE, width)]
    assert laid_out(page(*lines)).text == (SENTENCE + "\n") * 6


PAGE_BREAKS = [
    ["—", "206 —"],
    ["— 206 —"],
    ["", "", "206", "", ""],
    ["", "", "", "\f"],
]


@pytest.mark.parametrize("marks", PAGE_BREAKS)
def test_a_sentence_goes_on_over_a_page_break(marks: list[str]) -> None:
    half = len(SENTENCE) // 2
    lines = [SENTENCE, SENTENCE[:half], "", *marks, "", SENTENCE[half:], SENTENCE]
    assert laid_out("\n".join(lines)).text == (SENTENCE + "\n") * 3


def test_a_title_goes_on_over_a_page_break() -> None:
    clean = laid_out(page("为了把这件事做好，落实《示例协", "定》，各单位照此办理。", PROSE))
    assert clean.text.startswith("为了把这件事做好，落实《示例协定》，")


def test_a_running_head_is_taken_out_and_a_heading_that_recurs_is_not() -> None:
    head = "示例政策汇编"
    pages = ["\n".join(["", "", "", "", head, "", PROSE, "", "附则", "", PROSE]) for _ in range(4)]
    clean = laid_out("\n".join(pages))
    assert [aside.kind for aside in clean.asides] == ["running-head"] * 4
    assert clean.text.count("附则") == 4


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["https://example.org/a.html"], ["address"]),
        (["（https://example.org/a.html）"], ["address"]),
        (["来源：https://example.org/a.html"], ["address"]),
        (["（https://example.org/", "a.html）"], ["address", "address"]),
        (["— 3 —"], ["page-number"]),
        (["-12-"], ["page-number"]),
    ],
)
def test_what_the_printer_added_is_kept_aside(lines: list[str], kinds: list[str]) -> None:
    clean = laid_out(page(PROSE, *lines, PROSE))
    assert [aside.kind for aside in clean.asides] == kinds
    assert clean.text == (PROSE + "\n") * 2


def test_a_contents_page_is_kept_aside_and_a_table_is_not() -> None:
    contents = [f"1.{n} 示例文本办法.....{n}" for n in range(1, 5)]
    rows = [f"示例指标{n}......{n}0" for n in range(1, 5)]
    clean = laid_out(page("目录", *contents, *[PROSE] * 30, *rows, PROSE))
    assert {aside.text for aside in clean.asides if aside.kind == "contents"} == set(contents)
    assert all(row in clean.text for row in rows)


@pytest.mark.parametrize(
    ("line", "text", "level", "bold"),
    [
        ("# 示例办法", "示例办法", 1, False),
        ("### **示例办法**", "示例办法", 3, True),
        ("**示例办法**", "示例办法", 0, True),
        ("**示例**办法", "示例办法", 0, False),
        ("#示例办法", "#示例办法", 0, False),
    ],
)
def test_markdown_marks_are_read_and_taken_off(line: str, text: str, level: int, bold: bool) -> None:
    clean = laid_out(page(line, PROSE))
    first = clean.paragraphs[0]
    assert (clean.string(first), first.level, first.bold) == (text, level, bold)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("财  政  部", "财政部"),
        ("中共中央 国务院", "中共中央 国务院"),
        ("中共中央\u3000国务院", "中共中央 国务院"),
        ("2021 年 3 月 1 日", "2021年3月1日"),
        ("国发〔2021〕 23 号", "国发〔2021〕23号"),
        ("到 2025 年达到 11% 左右", "到2025年达到11%左右"),
        ("Annex  B of the Code", "Annex B of the Code"),
    ],
)
def test_spaces_of_typesetting_go_and_those_that_part_words_stay(printed: str, text: str) -> None:
    assert laid_out(page(printed, PROSE)).string(laid_out(page(printed, PROSE)).paragraphs[0]) == text


def test_an_ascii_character_is_half_as_wide() -> None:
    assert visual_width("示例ab") == 3.0


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("《", 20_000),
        ("（《“", 8_000),
        ("根据", 10_000),
        ("示例\n", 10_000),
        ("— \n", 10_000),
        ("**", 10_000),
        ("a ", 20_000),
    ],
)
def test_hostile_texts_take_linear_time(unit: str, size: int) -> None:
    assert is_linear(lambda n: lambda: laid_out(unit * n), size)


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


def paragraphs_of(*lines: str) -> list[str]:
    return laid_out("\n".join(lines) + "\n").text.split("\n")[:-1]


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


FULL = "示例文本写明本地怎样清点设施怎样安排先后怎样公开"


@pytest.mark.parametrize(("width", "joined"), [(17, False), (18, True), (62, True), (63, False)])
def test_lines_are_wrapped_at_widths_that_are_printed(width: int, joined: bool) -> None:
    lines = ["示" * width] * 7
    assert paragraphs_of(*lines, "末。") == (["".join(lines) + "末。"] if joined else [*lines, "末。"])


@pytest.mark.parametrize(("lines", "joined"), [(4, False), (5, True)])
def test_six_lines_show_where_a_text_wraps(lines: int, joined: bool) -> None:
    assert (len(paragraphs_of(*[FULL] * lines, "末。")) == 1) == joined


@pytest.mark.parametrize(("full", "joined"), [(2, False), (3, True)])
def test_a_text_wraps_where_three_of_ten_lines_are_full(full: int, joined: bool) -> None:
    found = paragraphs_of(*["示" * 30] * full, *["示例一二三四五六。"] * (10 - full))
    assert found[0] == ("示" * 30 * full + "示例一二三四五六。" if joined else "示" * 30)


@pytest.mark.parametrize(
    ("line", "goes_on"), [("示" * 28, True), ("示" * 27, False), (f"{'示' * 15}，", True), (f"{'示' * 14}，", False)]
)
def test_a_line_goes_on_where_the_next_character_would_not_have_fitted_or_its_mark_says_so(
    line: str, goes_on: bool
) -> None:
    above, after = "示" * 30 * 6, "后文在此结束。"
    found = paragraphs_of(*["示" * 30] * 6, line, after)
    assert found == ([above + line + after] if goes_on else [above + line, after])


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


@pytest.mark.parametrize(("lines", "close"), [(7, False), (8, True)])
def test_eight_lines_show_that_a_text_is_set_close(lines: int, close: bool) -> None:
    half = lines // 2
    found = paragraphs_of(*[FULL] * half, "", *[FULL] * (lines - half - 1), "末。")
    assert (len(found) == 2) == close


@pytest.mark.parametrize(("name", "signed"), [(f"河北省{'河' * 36}局", True), (f"河北省{'河' * 37}局", False)])
def test_a_body_over_a_day_has_a_name_of_forty_characters_at_most(name: str, signed: bool) -> None:
    sentence = "为进一步完善示例安全规则体系，我局组织制定了示例安全导则《"
    assert (name in paragraphs_of("关于发布示例导则的通知", "", sentence, name, "2031年10月13日", "》")) == signed


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["发文机关：", "示例省水利厅"], ["发文机关：示例省水利厅"]),
        (["发文机关：", "", "示例省水利厅"], ["发文机关：", "示例省水利厅"]),
        (["发文机关：", "示例省水利厅", "示例标签：", "示例值"], ["发文机关：示例省水利厅", "示例标签：示例值"]),
        (["示例标签：", "示例值"], ["示例标签：", "示例值"]),
        (["发文机关：", "发文字号：", "示发〔2021〕3号"], ["发文机关：", "发文字号：示发〔2021〕3号"]),
        (["发文机关："], ["发文机关："]),
        (
            ["发文机关：", "示例省水利厅", "甲", "乙", "示例标签：", "示例值"],
            ["发文机关：示例省水利厅", "甲", "乙", "示例标签：", "示例值"],
        ),
    ],
)
def test_a_label_alone_on_its_line_has_its_value_on_the_next(lines: list[str], joined: list[str]) -> None:
    assert paragraphs_of(*lines) == joined


@pytest.mark.parametrize(
    ("label", "following", "joined"),
    [
        ("发布机构：", "示例省水利厅关于示例工作的通知", False),
        ("发布机构：", "河北省水利厅", True),
        ("发文字号：", "示例省水利厅关于示例工作的通知", False),
        ("发文字号：", "示发〔2021〕3号", True),
        ("成文日期：", "2021年3月5日", True),
        ("标题：", "示例省水利厅关于示例工作的通知", True),
    ],
)
def test_a_label_that_ends_a_block_takes_only_a_value_of_its_kind(label: str, following: str, joined: bool) -> None:
    assert (f"{label}{following}" in paragraphs_of("索引号：0001/2021", label, following, PROSE)) == joined


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
