"""Layouts that no compilation at hand has: the documents and what their headers say are found all the same.

Four notices of our own (示例文本) are set in each layout. Titles, bodies, numbers and days come out alike in all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from own_texts import PROSE, described, laid_out, page

from kg.describe.description import Description, describe
from kg.read.contents import contents
from kg.read.segment import segment
from kg.read.web_pages import web_page_lines


@dataclass(frozen=True)
class Notice:
    """One document: `topic` is what it is about, `day` the day of March 2021 on which it was signed."""

    topic: str
    day: int

    @property
    def title(self) -> str:
        return f"河北省人民政府关于加强{self.topic}工作的通知"

    @property
    def number(self) -> str:
        return f"冀政发〔2021〕{self.day}号"

    @property
    def date(self) -> str:
        return f"2021年3月{self.day}日"

    @property
    def body(self) -> list[str]:
        return [
            "各市（含定州、辛集市）人民政府：",
            f"【示例文本】为做好{self.topic}，现将有关事项通知如下。{PROSE}",
            "一、总体要求",
            f"（一）先查后修。{PROSE}",
            "二、组织实施",
            f"各单位分头办理。{PROSE}",
        ]

    @property
    def end(self) -> list[str]:
        return ["河北省人民政府", self.date]

    @property
    def whole(self) -> list[str]:
        return [self.title, self.number, *self.body, *self.end]


NOTICES = tuple(Notice(topic, at + 1) for at, topic in enumerate(("河道清理", "食堂改造", "旧楼改造", "公园补种")))
Layout = Callable[[int, Notice], str]


def lines(*texts: str) -> str:
    return "\n".join(texts) + "\n"


def labelled(label: str) -> Layout:
    return lambda at, one: page(label.format(at + 1) + one.title, *one.whole[1:])


def ruled(at: int, one: Notice) -> str:
    return lines("=" * 60, one.title, "-" * 40, *one.whole[1:])


def starred(at: int, one: Notice) -> str:
    return lines("* * * * *", *one.whole)


def field_lines(at: int, one: Notice) -> str:
    fields = (
        f"索 引 号：00014349/2021-0010{at}",
        "主题分类：城乡建设",
        "发文机关：河北省人民政府",
        f"成文日期：{one.date}",
    )
    return lines(*fields, f"标　　题：{one.title}", f"发文字号：{one.number}", "发布日期：2021年4月1日", "") + page(
        *one.whole
    )


def field_table(at: int, one: Notice) -> str:
    rows = (
        f"索 引 号\t00014349/2021-0010{at}\t主题分类\t城乡建设",
        f"发文机关\t河北省人民政府\t成文日期\t{one.date}",
        f"标　　题\t{one.title}",
        f"发文字号\t{one.number}\t发布日期\t2021年4月1日",
    )
    return lines(*rows, "") + page(*one.whole)


def field_pairs(at: int, one: Notice) -> str:
    pairs = ("发文机关", "河北省人民政府", "成文日期", one.date, "标题", one.title, "发文字号", one.number)
    return lines(*pairs, "") + page(*one.whole)


def markdown_table(at: int, one: Notice) -> str:
    pairs = (("发文机关", "河北省人民政府"), ("标　　题", one.title), ("发文字号", one.number), ("成文日期", one.date))
    return lines("| --- | --- |", *(f"| {name} | {value} |" for name, value in pairs), "") + page(*one.whole)


def law_database(at: int, one: Notice) -> str:
    fields = (f"【法规标题】{one.title}", "【发布部门】河北省人民政府", f"【发文字号】{one.number}")
    return lines(*fields, f"【颁布日期】2021.03.{one.day:02}", "【时效性】现行有效", "", one.title, *one.body)


def two_fields_a_line(at: int, one: Notice) -> str:
    fields = f"发布单位：河北省人民政府　　发文字号：{one.number}", f"颁布日期：{one.date}　　生效日期：{one.date}"
    return lines(one.title, *fields, "", *one.body)


def red_head(at: int, one: Notice) -> str:
    head = (f"{'':20}河北省人民政府文件", "", f"{'':20}{one.number}", "━" * 30, "")
    title = (f"{'':22}河北省人民政府", f"{'':16}关于加强{one.topic}", f"{'':24}工作的通知", "")
    day = f"二〇二一年三月{'〇一二三四'[one.day]}日"
    end = (
        f"{'':30}河北省人民政府",
        f"{'':32}{day}",
        "",
        "抄送：示例单位。",
        "─" * 30,
        f"河北省人民政府办公厅　　{one.date}印发",
    )
    return lines(*head, *title, *wrapped(one.body, 30), "", *end, "─" * 30, "")


def close_set(at: int, one: Notice) -> str:
    return lines(one.title, one.number, one.body[0], *("　　" + text for text in (*one.body[1:], *one.end)))


def paged(at: int, one: Notice) -> str:
    head = ("-" * 60, f"示例政策汇编　　　　第 {at + 1} 页 共 300 页", "-" * 60)
    text = wrapped(one.body, 30)
    end = (f"{'':36}{text}" for text in one.end)
    return lines("", f"{'':8}{one.title}", "", one.number, *text[:4], *head, *text[4:], *end)


def running_heads(at: int, one: Notice) -> str:
    head = (f"· {at + 1} ·", "示例政策法规汇编（2022年版）") if at % 2 else ("第一编　省级文件", f"· {at + 1} ·")
    text = wrapped(one.body, 34)
    return lines(one.title, "", one.number, *text[:3], "", *head, "", *text[3:], *one.end, "")


def scraped(at: int, one: Notice) -> str:
    top = (
        "当前位置：首页 > 政策 > 政策文件",
        "",
        one.title,
        f"来源：示例网站 发布时间：2021-04-0{at + 1} 14:00 浏览次数：12{at}",
    )
    tools = ("字体：[大] [中] [小]", "打印本页 关闭窗口", "")
    foot = (
        f"上一篇：{NOTICES[at - 1].title}",
        f"下一篇：{NOTICES[at - 3].title}",
        "【打印】【关闭】",
        "版权所有：示例单位",
    )
    return lines(*top, *tools) + page(*one.whole[1:]) + lines(*foot, "")


def front_matter(at: int, one: Notice) -> str:
    fields = (f"title: {one.title}", f"number: {one.number}", "issuer: 河北省人民政府", "tags: [示例, 文本]")
    return lines("---", *fields, "---", "", f"# {one.title}", "") + page(*one.whole[1:])


def number_in_brackets(at: int, one: Notice) -> str:
    return lines(one.title, f"（{one.number}  {one.date}）", "") + page(*one.body)


def number_after_title(at: int, one: Notice) -> str:
    return page(f"{one.title}（{one.number}）", *one.body, *one.end)


def full_width_figures(at: int, one: Notice) -> str:
    figures = str.maketrans("0123456789〔〕", "０１２３４５６７８９［］")
    return page(*(text.translate(figures) for text in one.whole))


def signed_on_one_line(at: int, one: Notice) -> str:
    return lines(one.title, one.number, *("    " + text for text in one.body), f"{'':20}河北省人民政府  {one.date}")


def wrapped(texts: list[str], width: int) -> list[str]:
    """The paragraphs in lines of a width in characters, the first line of each indented, the addressee not."""
    set_in = [texts[0], *("　　" + text for text in texts[1:])]
    return [text[at : at + width] for text in set_in for at in range(0, len(text), width)]


def boxed_title(at: int, one: Notice) -> str:
    return page(f"【{one.title}】", *one.whole[1:])


def fields_between_bars(at: int, one: Notice) -> str:
    fields = f"发文机关：河北省人民政府 | 文号：{one.number} | 成文日期：{one.date}"
    return lines(one.title, fields, "") + page(*one.body)


def blank_between_paragraphs(at: int, one: Notice) -> str:
    return "".join(lines(*(text[at : at + 28] for at in range(0, len(text), 28)), "") for text in one.whole)


def tabs_and_carriage_returns(at: int, one: Notice) -> str:
    return "".join(f"\t{text}  \r\n" for text in one.whole) + "\r\n"


LABELS = (
    "文件{}：",
    "文件{} ",
    "【{}】",
    "No. {} ",
    "第{}篇 ",
    "{}）",
    "（{}）",
    "{}-1 ",
    "0{} ",
    "法规{}：",
    "★ ",
    "①",
)
LAYOUTS = (
    *(ruled, starred, field_lines, field_table, field_pairs, markdown_table, law_database, two_fields_a_line),
    *(red_head, close_set, paged, running_heads, scraped, front_matter, number_in_brackets, number_after_title),
    *(full_width_figures, signed_on_one_line, boxed_title, fields_between_bars, blank_between_paragraphs),
    tabs_and_carriage_returns,
)


def found_in(text: str) -> list[Description]:
    clean = laid_out(text)
    return [describe(clean, one) for one in segment(clean)]


def set_in(layout: Layout) -> str:
    return "".join(layout(at, one) for at, one in enumerate(NOTICES))


@pytest.mark.parametrize("layout", [*LAYOUTS, *map(labelled, LABELS)], ids=[*(f.__name__ for f in LAYOUTS), *LABELS])
def test_a_layout_never_met_gives_the_same_documents(layout: Layout) -> None:
    found = found_in(set_in(layout))
    assert [(one.title, one.number.text if one.number else None, one.signed) for one in found] == [
        (one.title, one.number, date(2021, 3, one.day)) for one in NOTICES
    ]
    assert [[body.name for body in one.bodies] for one in found] == [["河北省人民政府"]] * len(NOTICES)


@pytest.mark.parametrize("entry", ["{}…………{}", "{} -------- {}", "{}　（{}）", "{}  {}", "{} / {}", "{}"])
@pytest.mark.parametrize("at_end", [False, True], ids=["at the head", "at the end"])
def test_a_contents_page_of_any_form_opens_no_document(entry: str, at_end: bool) -> None:
    listed = lines("", "目　录", "", *(entry.format(one.title, at + 1) for at, one in enumerate(NOTICES)), "")
    text = set_in(lambda at, one: page(*one.whole))
    found = segment(laid_out(text + listed if at_end else "示例政策汇编\n" + listed + text))
    assert [one.title for one in found] == [one.title for one in NOTICES]


def test_a_contents_page_at_the_end_names_the_documents() -> None:
    listed = lines("", "目　录", "", *(f"{one.title}…………{at}" for at, one in enumerate(NOTICES, 1)))
    clean = laid_out(set_in(lambda at, one: page(*one.whole)) + listed)
    assert [entry.heading for entry in contents(clean)] == [one.title for one in NOTICES]
    assert [one.contents_title for one in segment(clean)] == [one.title for one in NOTICES]


ARTICLES = ("第一章 总则", f"第一条 {PROSE}", f"第二条 {PROSE}", "第三条 本法自2021年9月1日起施行。")


def test_the_note_of_adoption_says_who_and_when() -> None:
    first = "2007年3月1日第十届全国人民代表大会第五次会议通过"
    last = "根据2018年10月26日第十三届全国人民代表大会常务委员会第六次会议《关于修改示例法的决定》修正"
    note = f"（{first} {last}）"
    law = described("中华人民共和国示例法", note, *ARTICLES)
    assert (law.title, law.signed) == ("中华人民共和国示例法", date(2018, 10, 26))
    assert [body.name for body in law.bodies] == ["全国人民代表大会常务委员会"]


def test_the_note_may_name_an_order() -> None:
    rule = described(
        "示例管理条例", "（2021年1月24日中华人民共和国国务院令第736号公布 自2021年3月1日起施行）", *ARTICLES
    )
    assert rule.number and rule.number.text == "国务院令第736号"
    assert (rule.signed, [body.name for body in rule.bodies]) == (date(2021, 1, 24), ["国务院"])


def test_laws_with_no_more_than_their_articles_are_found() -> None:
    titles = ("中华人民共和国示例法", "示例管理条例", "示例河道管理办法（试行）")
    text = [paragraph for title in titles for paragraph in (title, "目录", "第一章 总则", *ARTICLES)]
    assert [one.title for one in segment(laid_out(page("示例法律汇编", *text)))] == list(titles)


def test_an_order_and_the_text_that_it_makes_known_are_one() -> None:
    making_known = "《示例管理办法》已于2020年12月25日由部务会议审议通过，现予公布，自2021年2月1日起施行。"
    order = ("生态环境部令", "第99号", making_known, "部长 某某某", "2020年12月31日", "示例管理办法", *ARTICLES)
    (found,) = found_in(page(*order))
    assert (found.title, found.signed) == ("示例管理办法", date(2020, 12, 31))
    assert found.number and found.number.text == "生态环境部令第99号"
    assert [body.name for body in found.bodies] == ["生态环境部"]


def test_a_page_with_the_title_of_a_text_over_its_order_is_one_document() -> None:
    making_known = "《示例管理办法》已于2020年12月25日由部务会议审议通过，现予公布，自2021年2月1日起施行。"
    menu = ("示例管理办法", "设为首页 加入收藏", "首页")
    page_of = (*menu, "示例管理办法", "2021年1月9日", "20:30", "来源：示例网")
    order = ("生态环境部", "中华人民共和国公安部", "令", "第99号", making_known, "部长 某某某", "2020年12月31日")
    (found,) = found_in(page(*page_of, *order, "示例管理办法", *ARTICLES))
    assert (found.title, found.signed, found.published) == ("示例管理办法", date(2020, 12, 31), date(2021, 1, 9))
    assert found.number and found.number.text == "生态环境部公安部令第99号"
    assert [body.name for body in found.bodies] == ["生态环境部", "公安部"]


def test_a_commentary_is_told_from_its_document() -> None:
    text = [paragraph for one in NOTICES for paragraph in (*one.whole, f"《{one.title}》政策解读", "一、背景", PROSE)]
    found = found_in(page(*text))
    assert [one.kind for one in found] == ["policy", "interpretation"] * len(NOTICES)


@pytest.mark.parametrize(
    ("line", "around"),
    [
        ("您现在的位置：首页 > 政务公开 > 政策", True),
        ("首页 >> 政务公开 >> 正文", True),
        ("【字体：大 中 小】", True),
        ("主办：示例厅　承办：示例中心", True),
        ("扫一扫在手机打开当前页", True),
        ("大", False),
        ("主办单位：示例厅", False),
        ("扫一扫付款码，就能乘车。", False),
        ("河道水位 > 5 米时关闭闸门。", False),
        (PROSE, False),
    ],
)
def test_what_a_web_page_prints_around_a_document(line: str, around: bool) -> None:
    assert web_page_lines([line]) == [around]


def test_the_related_pages_are_a_list() -> None:
    assert web_page_lines(["相关稿件", f"· {NOTICES[0].title}", "示例文本", "· 示例"]) == [True, True, False, False]
