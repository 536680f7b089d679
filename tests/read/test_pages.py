"""Pages of web sites: on one line, with their name printed twice, with labels over values (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.read.flat_pages import flat_page, page_names
from kg.read.page_titles import page_title
from kg.read.segment import segment

MENU = ["设为首页", "加入收藏", "搜索", "首 页", "示例要闻", "政务服务", "当前位置：", "首页", ">", "正文"]
BODY = ["2021年3月5日 10:00", "来源：", "示例网", PROSE, "第一条", PROSE, "第二条", PROSE, "一、", *[PROSE] * 6]
NAMES = [
    "示例市河道清理办法",
    "示例部 示例局关于河道清理的通知",
    "一图读懂《示例市河道 清理办法》",
    "示例市河道清理大赛启动",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("site", ["_示例市人民政府", " - 示例网", "｜示例部", ""])
def test_a_page_on_one_line_is_one_document_under_its_own_name(name: str, site: str) -> None:
    text = " ".join([name.replace(" ", "") + site, *MENU, name, *BODY])
    (found,) = segment(laid_out(text))
    assert found.title == name


def test_a_label_on_one_line_takes_what_it_numbers() -> None:
    clean = laid_out(" ".join([NAMES[0] + "_示例网", *MENU, NAMES[0], *BODY]))
    assert f"第一条 {PROSE}" in [clean.string(paragraph) for paragraph in clean.paragraphs]
    assert "设为首页" not in clean.text


@given(st.lists(st.text(alphabet="示例办法《》（）一、.12 \n_", min_size=1, max_size=40), max_size=40))
def test_the_lines_of_a_page_on_one_line_are_all_of_it_in_order(pieces: list[str]) -> None:
    text = "示例办法_示例网 " + " ".join(pieces).replace("\n", " ") + " 示例文本" * 80
    page = flat_page(text)
    assert page is not None
    covered = [position for start, end in page.lines for position in range(start, end)]
    assert covered == sorted(set(covered))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)


def test_a_text_of_several_lines_is_no_page_on_one_line() -> None:
    assert flat_page("\n".join([PROSE] * 30)) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("示例市河道清理办法_示例市人民政府", "示例市河道清理办法"),
        ("示例市河道清理办法-示例在线_示例市人民政府门户网站", "示例市河道清理办法"),
        ("示例市河道清理办法", None),
        ("示例_示例网", None),
    ],
)
def test_the_name_of_a_page_is_what_stands_before_its_site(line: str, name: str | None) -> None:
    assert page_names(line)[-1:] == ([name] if name else [])


def test_a_title_over_a_menu_and_over_the_text_is_one_document() -> None:
    title = "示例部关于河道清理的通知"
    steps = ["首页", ">", "示例部", ">", "文件发布"]
    block = ["发文机关：", "示例部", "标　　题：", "关于河道清理的通知", "分　　类：", "水利,标准"]
    (found,) = segment(laid_out("\n".join([title, *steps, *block, title, "各有关单位：", PROSE, PROSE]) + "\n"))
    assert found.title == title


def test_a_title_printed_twice_without_a_page_between_is_none_of_a_page() -> None:
    assert page_title([NAMES[0], PROSE, NAMES[0]], None) is None


def test_comments_of_the_markup_are_no_text() -> None:
    title = "示例市河道清理条例"
    head = [f"# {title}", "2021年3月5日 示例市人民代表大会常务委员会会议通过", "2021年5月1日 施行"]
    clean = laid_out("\n\n".join([*head, "<!-- INFO", "END -->", title, f"第一条 {PROSE}"]) + "\n")
    assert [aside.kind for aside in clean.asides] == ["comment", "comment"]
    assert [one.title for one in segment(clean)] == [title]


def test_who_runs_the_site_is_no_text() -> None:
    foot = ["【关闭窗口】", "示例市人民政府办公厅", "技术支持：示例公司", "学习示例"]
    text = ["示例市水务局关于河道清理的通知", "各单位：", PROSE, "示例市水务局", "2021年3月5日"]
    assert laid_out("\n\n".join([*text, *foot]) + "\n").text.split() == text
    kept = laid_out("\n\n".join([*text[:3], "【打印】【关闭】", *text[3:], "附件：示例表"]) + "\n").text.split()
    assert kept == [*text, "附件：示例表"]


def test_a_field_that_nobody_knows_does_not_end_the_header_block() -> None:
    title = "示例部关于河道清理的通知"
    block = ["发文字号：示函〔2021〕3号", "发布机构：示例司", "分类：水利,标准"]
    clean = laid_out("\n".join([title, "首页", ">", "文件", *block, title, "各有关单位：", PROSE, PROSE]) + "\n")
    (found,) = segment(clean)
    assert clean.text[found.start :].startswith(block[0])


def test_a_page_is_its_document_from_the_name_over_its_menu_on() -> None:
    title = "示例部关于河道清理的通知"
    (found,) = segment(laid_out("\n".join([title, "首页", ">", "文件", title, "各有关单位：", PROSE, PROSE]) + "\n"))
    assert (found.first_line, found.last_line) == (1, 8)


def test_the_name_of_a_page_and_the_heading_with_the_issuers_below_it_are_one_document() -> None:
    name = "关于河道清理的通知"
    heading = f"示例省水利厅、示例省财政厅{name}"
    (found,) = segment(laid_out(" ".join([f"{name}_示例网", *MENU, name, *BODY[:3], heading, *BODY[3:]])))
    assert (found.title, found.first_line) == (name, 1)


def pieces_of(count: int, length: int) -> str:
    """A text of so many pieces and characters."""
    short = "示例 " * (count - 1)
    return short + "文" * (length - len(short))


@pytest.mark.parametrize(
    ("text", "is_flat"),
    [
        (pieces_of(12, 300), True),
        (pieces_of(11, 300), False),
        (pieces_of(12, 299), False),
        ("甲\n\n" + pieces_of(12, 300), True),
        ("甲\n乙\n" + pieces_of(12, 300), False),
    ],
)
def test_a_page_on_one_line_is_long_and_has_twelve_pieces_on_two_lines_at_most(text: str, is_flat: bool) -> None:
    assert (flat_page(text) is not None) == is_flat


def flat_lines(*pieces: str) -> list[str]:
    text = " ".join([*pieces, *["示例文本"] * 80])
    page = flat_page(text)
    assert page is not None
    return [text[start:end] for start, end in page.lines]


@pytest.mark.parametrize(
    ("pieces", "first"),
    [
        (("第一条", "示例"), "第一条 示例"),
        (("三、", "示例"), "三、 示例"),
        (("12", "示例"), "12 示例"),
        (("甲", "乙"), "甲"),
        (("甲", "第一条"), "甲"),
        (("《甲", "乙》", "丙"), "《甲 乙》"),
        (("（《甲", "乙》", "丙）", "丁"), "（《甲 乙》 丙）"),
        (("“甲", "乙”", "丙"), "“甲 乙”"),
        (("open", "data", "示例"), "open data"),
        (("甲", "open"), "甲"),
        (("《甲", *"一二三四五六七八"), "《甲 一 二 三 四 五 六 七"),
    ],
)
def test_a_line_of_a_flat_page_takes_what_belongs_together(pieces: tuple[str, ...], first: str) -> None:
    assert flat_lines(*pieces)[0] == first


def title_line(*pieces: str) -> str | None:
    """The line of a flat page that is its name."""
    text = " ".join([*pieces, *["示例文本"] * 80])
    page = flat_page(text)
    assert page is not None
    return None if page.title is None else text[slice(*page.lines[page.title])]


@pytest.mark.parametrize(
    ("pieces", "title"),
    [
        (("示例河道办法", "甲", "示例河道办法"), "示例河道办法"),
        (("示例河办法", "甲", "示例河办法"), None),
        (("示例河道办法", "甲", "示例", "河道", "办法", "乙"), "示例 河道 办法"),
        (("示例", "河道", "办法_示例网", "甲", "示例河道办法"), "示例河道办法"),
        (("示例河道办法", "甲", "示例河道", "乙"), None),
        (("一二三四五六七八", "甲", *"一二三四五六七八"), "一 二 三 四 五 六 七 八"),
        (("一二三四五六七八九", "甲", *"一二三四五六七八九"), None),
        ((*"一二三四五六七八", "甲", "一二三四五六七八"), "一二三四五六七八"),
        ((*"一二三四五六七八九", "甲", "一二三四五六七八九"), None),
        (("示例河道办法", *["甲"] * 78, "示例河道办法"), "示例河道办法"),
        (("示例河道办法", *["甲"] * 79, "示例河道办法"), None),
        (("河" * 200, "甲", "河" * 200), "河" * 200),
        (("河" * 201, "甲", "河" * 201), None),
    ],
)
def test_the_name_of_a_flat_page_is_printed_again_near_its_head(pieces: tuple[str, ...], title: str | None) -> None:
    assert title_line(*pieces) == title


@pytest.mark.parametrize(("name", "known"), [("示例河道办法", True), ("示例河办法", False)])
def test_a_name_of_a_page_has_six_characters(name: str, known: bool) -> None:
    assert page_names(f"{name}_示例网") == [name] * known
    assert page_names(f"{name}_示") == []


def test_a_label_without_a_value_leaves_the_title_of_the_page_alone() -> None:
    lines = [
        "返回顶部",
        NAMES[0],
        "索引号：",
        "示例/2031-1",
        "内容概述：",
        NAMES[0],
        "第一章 总则",
        f"第一条 为示例。{PROSE}",
    ]
    (found,) = segment(laid_out("\n".join(lines)))
    assert found.title == NAMES[0]


def test_one_line_that_has_most_of_a_page_holds_the_lines_of_the_text() -> None:
    body = "".join(["各市水利局：现通知如下：", *(f"{at}、示例。{PROSE}" for at in "一二三")])
    text = "\n".join([NAMES[0], "当前位置：首页 > 政策", body, "主办：示例网 京ICP备0000号"])
    clean = laid_out(text)
    assert f"二、示例。{PROSE}" in [clean.string(paragraph) for paragraph in clean.paragraphs]
    several = "\n".join([NAMES[0], *(f"{at}、示例。{PROSE}" for at in "一二三四")])
    assert flat_page(several) is None


TITLES = [
    "示例市水务局关于河道清理的通知",
    "示例部 示例局关于做好示例普查的意见",
    "关于印发《示例市渔港管理办法》的通知",
    "示例市渔港条例",
]
BODIES = [
    "示发〔2031〕4号 各有关单位： 一、总体要求。" + PROSE * 4 + " 示例市水务局 2031年3月5日",
    "各区县人民政府： " + PROSE * 5 + " 2031年4月6日",
    "示发〔2031〕6号 各有关单位： " + PROSE * 5 + " 示例市水务局 2031年4月7日",
    "（2031年5月1日示例市第十届人民代表大会常务委员会第三次会议通过） 第一条 " + PROSE * 5,
]


def test_each_line_of_a_file_of_one_document_a_line_is_a_document_with_its_title() -> None:
    text = "\n".join(f"{title} {body}" for title, body in zip(TITLES, BODIES, strict=True))
    assert [found.title for found in segment(laid_out(text))] == TITLES


def test_paragraphs_that_begin_with_a_title_here_and_there_are_no_documents() -> None:
    prose = "示例市水务局要求各单位认真落实，" + PROSE * 8
    text = "\n".join([f"{TITLES[0]} {BODIES[0]}", *[prose] * 6])
    assert flat_page(text) is None
    assert flat_page("\n".join([prose] * 6)) is None
