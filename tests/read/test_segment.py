"""Compilations cut into documents, in layouts of several habits. All texts are our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, is_linear, laid_out, page

from kg.read.contents import contents
from kg.read.segment import Segment, addresses_of, segment

TOPICS = (
    "河道清理",
    "学校食堂改造",
    "旧楼加装电梯",
    "公园补种树木",
    "村道路灯更换",
    "冬季取暖补助",
    "雨水收集利用",
    "图书馆延时开放",
)


def notice(at: int, label: str = "", number: bool = True, plan: bool = False) -> list[str]:
    """One document: its heading comes first."""
    topic = TOPICS[at % len(TOPICS)]
    matter = f"印发{topic}工作方案" if plan else f"加强{topic}工作"
    body = [
        f"{label}河北省人民政府关于{matter}的通知",
        *([f"冀政发〔2021〕{at + 1}号"] if number else []),
        "各市（含定州、辛集市）人民政府：",
        f"为做好{topic}，现将有关事项通知如下。{PROSE}",
        "一、总体要求",
        f"（一）先查后修。{PROSE}",
        "二、组织实施",
        f"各单位分头办理。{PROSE}",
        "河北省人民政府",
        f"2021年3月{at + 1}日",
    ]
    annex = [f"{topic}工作方案", "一、目标", PROSE, "二、任务", PROSE] if plan else []
    return body + annex


def starts(*paragraphs: str) -> list[int]:
    return [one.first_line for one in segment(laid_out(page(*paragraphs)))]


def lines_of(documents: list[list[str]], before: int) -> list[int]:
    """The source lines at which documents begin, one paragraph every second line."""
    found, at = [], before
    for one in documents:
        found.append(2 * at + 1)
        at += len(one)
    return found


def numbered(count: int, chapter: int = 1) -> list[list[str]]:
    return [notice(at, f"{chapter}.{at + 1} ") for at in range(count)]


def flat(documents: list[list[str]]) -> list[str]:
    return [paragraph for one in documents for paragraph in one]


PLAIN = [notice(at) for at in range(5)]
NUMBERED = numbered(5)
PLANS = [notice(at, plan=True) for at in range(5)]
UNNUMBERED = [notice(at, f"{at + 1}.", number=False) for at in range(5)]


@pytest.mark.parametrize(
    "documents", [PLAIN, NUMBERED, PLANS, UNNUMBERED], ids=["plain", "numbered", "plans", "no document numbers"]
)
def test_documents_of_several_layouts_are_found(documents: list[list[str]]) -> None:
    assert starts("示例政策汇编", "示例编写组", *flat(documents)) == lines_of(documents, 2)


def test_the_plan_under_its_notice_is_the_same_document() -> None:
    found = segment(laid_out(page(*flat(PLANS))))
    assert [one.title for one in found] == [one[0] for one in PLANS]


def test_a_contents_page_names_the_documents() -> None:
    entries = [f"{one[0]}.....{at}" for at, one in enumerate(NUMBERED, 1)]
    clean = laid_out(page("示例政策汇编", "目录", *entries, *flat(NUMBERED)))
    assert [entry.heading for entry in contents(clean)] == [one[0] for one in NUMBERED]
    found = segment(clean)
    assert [one.contents_title for one in found] == [one[0] for one in NUMBERED]
    assert [one.first_line for one in found] == lines_of(NUMBERED, 7)


def test_parts_are_told_from_documents_and_kept_with_them() -> None:
    first, second = numbered(3), numbered(3, 2)
    found = segment(laid_out(page("第一编 省级文件", *flat(first), "第二编 市级文件", *flat(second))))
    assert [one.title for one in found] == [one[0].split(" ", 1)[1] for one in (*first, *second)]
    assert [one.part for one in found] == [("第一编 省级文件",)] * 3 + [("第二编 市级文件",)] * 3


def test_a_heading_over_several_lines_is_one() -> None:
    document = ["河北省人民政府", "关于加强河道清理和堤岸加固", "工作的通知", *notice(0)[1:]]
    found = segment(laid_out(page(PROSE, *notice(1), *document)))
    assert [one.title for one in found][-1] == "河北省人民政府关于加强河道清理和堤岸加固工作的通知"


def test_the_source_address_belongs_to_the_document_before() -> None:
    first = [*notice(0), "https://example.org/a.html"]
    clean = laid_out(page(*first, *notice(1)))
    one, other = segment(clean)
    assert (one.last_line, other.first_line) == (2 * len(first) - 1, 2 * len(first) + 1)
    assert [aside.text for aside in addresses_of(clean, one)] == ["https://example.org/a.html"]
    assert addresses_of(clean, other) == ()


def test_numbers_inside_a_document_do_not_open_one() -> None:
    rule = ["河北省河道管理办法", "4.1 一般规定", PROSE, "4.2 清理办法", PROSE, "4.3 监督办法", PROSE]
    assert starts(*notice(0), *notice(1)[:-2], *rule[1:], *notice(1)[-2:]) == lines_of([notice(0), []], 0)


def test_a_file_that_is_one_document_is_one() -> None:
    assert starts("河北省河道管理办法", "第一章 总则", f"第一条 {PROSE}", "第二章 附则", f"第二条 {PROSE}") == [1]


def test_prose_without_a_title_is_no_document() -> None:
    assert starts(PROSE, PROSE, PROSE) == []


@pytest.mark.parametrize(
    "head", ["示例市召开示例会议", "示例事务所示例意见书", "致示例经营者的一封信", "示例事项处罚决定书"]
)
def test_a_file_that_tells_of_documents_under_a_line_is_a_text_of_that_name(head: str) -> None:
    cited = f"示例文本依据《示例管理条例》写明怎样办理。{PROSE}"
    (found,) = segment(laid_out(page(head, cited, PROSE)))
    assert (found.heading, found.first_line) == (head, 1)
    assert starts(head, PROSE, PROSE) == []  # names no document
    assert starts(f"{head}。", cited) == starts(f"{head}：", cited) == starts(cited, PROSE) == []


def test_a_doubtful_boundary_says_why() -> None:
    (found,) = segment(laid_out(page(PROSE, "河北省河道管理办法", PROSE, PROSE)))
    assert found.doubts and all(found.doubts)
    assert segment(laid_out(page(*flat(NUMBERED))))[2].doubts == ()


def test_a_text_that_begins_with_its_only_heading_has_no_boundary_to_doubt() -> None:
    (found,) = segment(laid_out(page("河北省河道管理办法", PROSE, PROSE)))
    assert found.doubts == ()


def test_a_wrapped_title_may_go_on_with_a_bracket() -> None:
    """（2031版）的通知（2031年3月5日） is no number and day in brackets."""
    heading = ("示例省人民政府办公厅关于印发示例河道提升举措", "（2031版）的通知（2031年3月5日）")
    (found,) = segment(laid_out(page(*heading, "各有关单位：", PROSE)))
    assert found.heading == "".join(heading)


SCRAPS = (
    *("第一部分 示例", "第二章 示例", "目录", "1.1 示例办法.....3", "附件", "附件：1.示例方案", "— 3 —", "示例文件"),
    *("示例办法", "1.2 示例通知", "政策一：示例意见", "抄送：示例厅", "2021年3月1日", "国发〔2021〕1号", "《"),
    *("第一条 示例", "发文机关：示例厅", PROSE),
)
PIECES = st.one_of(
    st.integers(0, 7).map(notice),
    st.integers(0, 7).map(lambda at: notice(at, f"{at + 1}.", plan=True)),
    st.lists(st.sampled_from(SCRAPS), max_size=8),
)


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_segments_are_ordered_disjoint_and_inside_the_text(pieces: list[list[str]]) -> None:
    paragraphs = flat(pieces)
    clean = laid_out(page("示例", *paragraphs))
    found = segment(clean)
    lines = clean.source.text.count("\n")
    end = last = 0
    for one in found:
        assert end <= one.start < one.body_start <= one.end <= len(clean.text)
        assert last < one.first_line <= one.last_line <= lines
        assert clean.line_of(one.start) == one.first_line
        assert "".join(one.heading.split()) in "".join(clean.text[one.start : one.body_start].split())
        end, last = one.end, one.last_line


@given(st.permutations(range(6)))
def test_the_order_of_the_documents_does_not_matter(order: list[int]) -> None:
    documents = [notice(at) for at in order]
    assert starts(*flat(documents)) == lines_of(documents, 0)


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        ("《", 20_000),
        ("根据", 10_000),
        ("示例\n\n", 3_000),
        ("1.1 示例办法\n\n", 500),
        ("示例办法\n\n", 2_000),
        ("目录\n示例.....1\n", 2_000),
    ],
)
def test_hostile_texts_take_linear_time(unit: str, size: int) -> None:
    assert is_linear(lambda n: lambda: segment(laid_out(unit * n)), size)


def test_a_hundred_thousand_short_lines() -> None:
    (found,) = segment(laid_out(page(*notice(0)) + "示例\n" * 100_000))
    assert found.last_line == 2 * len(notice(0)) - 1 + 100_000


def test_a_list_of_documents_opens_no_document() -> None:
    listed = ["示例部决定废止以下文件：", "《示例管理办法》（示财〔2004〕8号）", "《样本管理办法》（示财〔2007〕9号）"]
    clean = laid_out(
        page("示例部关于公布废止文件的通知", "示财〔2020〕1号", "各市财政局：", *listed, "示例部", "2020年8月1日")
    )
    assert len(segment(clean)) == 1


def test_entries_of_a_list_some_of_which_are_numbers_alone_head_nothing() -> None:
    listed = (
        "一、废止下列文件：",
        "1.示例城区管理规定（示财〔2009〕121号）",
        "2.示财〔2011〕45号",
        "3.样本设施办法（示财〔2010〕12号）",
    )
    text = page(
        "示例部关于废止一批文件的决定", "示财〔2025〕1号", "根据有关规定，决定：", *listed, "本决定自公布之日起施行。"
    )
    (one,) = segment(laid_out(text))
    assert one.title == "示例部关于废止一批文件的决定"


def test_numbered_titles_in_an_annex_of_a_law_open_no_document() -> None:
    kinds = ("河道", "湿地", "滩涂", "岸线", "水库")
    listed = [f"{at}．关于清理示例{kind}的决定" for at, kind in enumerate(kinds, 1)]
    end = ("①各决定的施行日期，分别依据各决定确定。示例文本。",)
    articles = ("第一条 为了保护示例水域，制定本法。", "第二条 列于本法附件的决定予以保留。")
    annex = ("附件一", "下列决定予以保留：", *listed, "附件二", "下列决定予以废止：", *listed, *end)
    clean = laid_out(page("示例水域法", "（2021年3月5日全国人民代表大会通过）", *articles, *annex))
    assert [one.title for one in segment(clean)] == ["示例水域法"]


def test_the_line_over_the_day_of_a_page_is_its_title_whatever_it_is_called() -> None:
    news = "示例局推出“示例计划”，服务示例企业发展"
    (found,) = segment(
        laid_out(page("示例动态", news, "信息来源：示例区 信息提供日期：2031-02-28", PROSE, "示例计划", PROSE))
    )
    assert found.title == news


FIRST = ("示例局关于修缮校舍的意见", "示发〔2021〕3号", "各市人民政府：", PROSE, PROSE)
SECOND, DAY, ADDRESSEE = "示例局关于公开河道名录的通知", "2021年3月5日", "各市人民政府："
CONTENTS = ("目录", *(f"示例办法之{at}………………{at}" for at in range(1, 4)))


def found(*lines: str) -> list[Segment]:
    return list(segment(laid_out(page(*lines))))


@pytest.mark.parametrize(
    ("above", "heading", "under", "opens"),
    [
        ((), SECOND, (), True),
        ((), "示例河道办法", (), False),
        (CONTENTS, SECOND, (), False),
        (CONTENTS, SECOND, (ADDRESSEE,), True),
    ],
)
def test_a_heading_opens_a_document_if_enough_speaks_for_it_and_more_where_there_are_contents(
    above: tuple[str, ...], heading: str, under: tuple[str, ...], opens: bool
) -> None:
    titles = [one.title for one in found(*above, *FIRST, DAY, heading, *under, PROSE)]
    assert titles == [FIRST[0], *[heading] * opens]


def test_what_six_points_speak_for_is_not_in_doubt() -> None:
    assert [bool(one.doubts) for one in found(*FIRST, DAY, SECOND, PROSE)] == [False, True]
    assert [one.doubts for one in found(*FIRST, DAY, SECOND, ADDRESSEE, PROSE)] == [(), ()]


@pytest.mark.parametrize(("lines", "opens"), [(16, True), (17, False)])
def test_the_only_title_of_a_text_stands_in_its_first_lines(lines: int, opens: bool) -> None:
    assert [one.title for one in found(*[PROSE] * lines, "示例河道办法", PROSE)] == ["示例河道办法"] * opens


@pytest.mark.parametrize(
    ("between", "of_part"),
    [
        (["示例"] * 5, True),
        (["示例"] * 6, False),
        (["河" * 24], True),
        (["河" * 25], False),
        (["示例。"], False),
        ([DAY], False),
    ],
)
def test_the_heading_of_a_part_stands_within_six_short_lines(between: list[str], of_part: bool) -> None:
    (one,) = found("第一部分 示例", *between, *FIRST)
    assert one.part == (("第一部分 示例" + "".join(between),) if of_part else ())


@pytest.mark.parametrize(("width", "of_part"), [(19, True), (20, False)])
def test_a_marked_heading_of_less_than_twenty_characters_is_one_of_a_part(width: int, of_part: bool) -> None:
    one, two = found(*FIRST, DAY, f"# {'河' * width}", f"# {SECOND}", "示发〔2021〕4号", PROSE)
    assert two.part == (("河" * width,) if of_part else ())
    assert one.last_line == (11 if of_part else 13)


def test_a_chapter_keeps_its_part_and_a_part_begins_anew() -> None:
    third = "示例局关于疏浚湖泊的公告"
    parts = [
        one.part
        for one in found(
            *("第一部分 甲", "第一章 乙", *FIRST, DAY),
            *("第二章 丙", SECOND, "示发〔2021〕4号", PROSE, DAY),
            *("第二部分 丁", third, "示发〔2021〕5号", PROSE),
        )
    ]
    assert parts == [("第一部分 甲", "第一章 乙"), ("第一部分 甲", "第二章 丙"), ("第二部分 丁",)]


@pytest.mark.parametrize(("between", "belongs"), [(2, True), (3, False)])
def test_a_field_that_nobody_knows_belongs_to_a_document_near_one_that_is_known(between: int, belongs: bool) -> None:
    fields = ("索引号：0001", *["示例标签：示例"] * between, "分类：水利,标准")
    (one,) = found(*fields, *FIRST)
    assert one.start == (0 if belongs else one.heading_start)
    assert one.first_line == (1 if belongs else 2 * len(fields) + 1)


def test_a_masthead_belongs_to_a_document_if_a_number_follows() -> None:
    (with_number,), (alone,) = (
        found("示例省人民政府文件", "示发〔2021〕4号", *FIRST),
        found("示例省人民政府文件", *FIRST),
    )
    assert (with_number.start, with_number.first_line) == (0, 1)
    assert alone.start == alone.heading_start > 0


def test_of_headings_that_overlap_the_one_with_more_to_speak_for_it_opens() -> None:
    assert [one.title for one in found("财政部", "关于公开河道名录的通知", *FIRST[1:])] == [
        "财政部关于公开河道名录的通知"
    ]


def test_the_body_of_a_document_begins_under_its_heading() -> None:
    clean = laid_out(page(*FIRST, DAY, SECOND, "示发〔2021〕4号", PROSE))
    one, two = segment(clean)
    assert clean.text[one.body_start :].startswith(FIRST[1]) and clean.text[two.body_start :].startswith(
        "示发〔2021〕4号"
    )
    assert clean.text[one.start : one.end].endswith(DAY) and two.end == len(clean.text) - 1
    assert (one.first_line, one.last_line, two.first_line, two.last_line) == (1, 11, 13, 17)


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("（试行）", "示例局河道清理办法（试行）"),
        ("（2021年3月5日示例省人民代表大会常务委员会第三次会议通过）", "示例局河道清理办法"),
        ("（附：示例解读）", "示例局河道清理办法"),
        ("（试行）（全文）", "示例局河道清理办法（试行）"),
    ],
)
def test_a_note_of_adoption_or_of_what_a_page_has_beside_the_text_is_no_part_of_a_title(
    behind: str, title: str
) -> None:
    (one,) = found(f"示例局河道清理办法{behind}", "第一条 为清理河道，制定本办法。", PROSE, PROSE)
    assert one.title == title
