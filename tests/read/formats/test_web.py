"""Web pages: blocks are lines, menus are gone, tables are rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_forms import as_page, parts, written

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, File
from kg.read.formats.web import page_text
from kg.read.formats.web import read as read_page
from kg.read.inputs import read_input
from kg.read.source import Source


def read(tmp_path: Path, data: bytes, name: str = "one.html") -> Source:
    (source,) = read_input(written(tmp_path, name, data)).sources
    return source


def lines(markup: str) -> list[str]:
    return page_text(markup)[0].splitlines()


def test_menus_and_scripts_are_gone_and_the_text_is_whole(tmp_path: Path) -> None:
    one = parts(5)
    text = read(tmp_path, as_page(one)).text
    assert all(line in text for line in one.lines)
    assert not any(word in text for word in ("示例栏目", "示例动态", "var a", "margin"))


def test_a_page_says_its_title_day_and_address(tmp_path: Path) -> None:
    one = parts(5)
    said = {fact.about: (fact.value, fact.place) for fact in read(tmp_path, as_page(one)).said}
    assert said["title"] == (one.title, "meta articletitle")
    assert said["published"] == (f"{one.iso} 10:00", "meta pubdate")
    assert said["source"] == (f"https://www.example.org/zwgk/{one.iso}.html", "meta url")


def test_a_title_that_only_the_head_has_stands_above_the_text() -> None:
    page = "<title>示例部关于示例工作的通知_示例网</title><body><p>各单位：</p><p>示例文本，照此办理。</p>"
    assert lines(page) == ["示例部关于示例工作的通知", "各单位：", "示例文本，照此办理。"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>示例<b>文本</b>，<i>照此</i>办理。</p>", ["示例文本，照此办理。"]),
        ("<p>示例文本，\n      照此办理。</p>", ["示例文本，照此办理。"]),
        ("<p>一行<br>二行<br/>三行</p>", ["一行", "二行", "三行"]),
        ("<div>前文<p>段落</p>后文</div>", ["前文", "段落", "后文"]),
        ("<div>前<div>中<div>后</div></div></div>", ["前", "中", "后"]),
        ("<table><tr><td>文号：</td><td><p>示发〔2021〕3号</p></td></tr></table>", ["文号：\t示发〔2021〕3号"]),
        (
            "<table><caption>示例表</caption><tr><th>指标</th><th>目标</th></tr><tr><td>示例率</td><td>3</td></tr></table>",
            ["示例表", "|指标|目标|", "|示例率|3|"],
        ),
        ("<table><tr><td><p>一段。</p><p>二段。</p></td></tr></table>", ["一段。", "二段。"]),
        ("<pre>一行\n二行</pre>", ["一行", "二行"]),
        ("<ol><li>甲项</li><li>乙项</li></ol>", ["1. 甲项", "2. 乙项"]),
        ("<p style='display:none'>隐藏</p><p>示例</p>", ["示例"]),
        ("<p>示例<!-- 注 -->文本</p>", ["示例文本"]),
    ],
)
def test_blocks_are_lines(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_a_list_of_annexes_in_the_text_stays() -> None:
    links = "".join(f'<p><a href="{at}.doc">附件{at}：示例表格</a></p>' for at in range(1, 6))
    page = f"<body><div><p>各单位照此办理，按季上报，逾期通报。</p><div>{links}</div></div></body>"
    assert lines(page)[1:] == [f"附件{at}：示例表格" for at in range(1, 6)]


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "big5"])
def test_the_encoding_that_a_page_declares(tmp_path: Path, encoding: str) -> None:
    data = f'<html><meta charset="{encoding}"><p>示例文本</p></html>'.encode(encoding, "replace")
    assert "文本" in read(tmp_path, data).text


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Location: https://www.example.org/a.html\r\n\r\n"
        + "<p>示例文本</p>".encode("gb2312")
        + b"\r\n--x--\r\n"
    )
    source = read(tmp_path, data, "one.mht")
    assert source.text == "示例文本\n"
    assert [(fact.about, fact.value) for fact in source.said] == [("source", "https://www.example.org/a.html")]


@pytest.mark.parametrize("data", [b"<html></html>", b"<p> </p>", b"<script>1</script>"])
def test_a_page_without_text_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="no text in it;"):
        read(tmp_path, data)


def test_a_page_may_nest_at_will() -> None:
    assert lines("<div>" * 1000 + "示例" + "</div>" * 1000) == ["示例"]


def test_a_page_of_two_encodings_is_read_by_the_one_it_declares(tmp_path: Path) -> None:
    data = f'<meta charset="utf-8"><p>{"示例文本" * 99}</p><p>'.encode() + "错".encode("gb18030") + b"</p>"
    content = read_input(written(tmp_path, "one.html", data))
    assert content.sources[0].text.startswith("示例文本") and "characters are not utf-8" in content.warnings[0]


def said(markup: str, address: str | None = None) -> dict[str, str]:
    return {one.about: one.value for one in page_text(markup, address)[1]}


@pytest.mark.parametrize("more", [0, 1])
def test_a_page_of_64_megabytes_is_read_and_a_larger_one_is_told(more: int) -> None:
    page = "<p>示例</p><!---->".encode()
    data = page[:-3] + b"a" * ((64 << 20) - len(page) + more) + page[-3:]
    if more:
        with pytest.raises(InputError, match=r"^a\.html: 64 MB are too much for a page; "):
            read_page(File(Path("a.html"), "a.html", data), NO_WISHES)
    else:
        assert read_page(File(Path("a.html"), "a.html", data), NO_WISHES).sources[0].text == "示例\n"


@pytest.mark.parametrize(("character", "declared"), [("é", True), ("示", False)], ids=["two bytes", "three bytes"])
def test_a_page_that_loses_more_than_one_character_of_fifty_is_not_what_it_declares(
    tmp_path: Path, character: str, declared: bool
) -> None:
    lost, markup = character.encode(), b'<meta charset="ascii"><p>'
    data = markup + b"a" * (100 - len(markup) - len(lost)) + lost
    assert (read_input(written(tmp_path, "a.html", data)).sources[0].encoding == "ascii") == declared


@pytest.mark.parametrize(("end", "declared"), [(4096, True), (4097, False)])
def test_an_encoding_is_declared_in_the_first_four_thousand_bytes(tmp_path: Path, end: int, declared: bool) -> None:
    tag = b'<meta charset="cp1252'
    data = b" " * (end - len(tag)) + tag + b'"><p>text</p>'
    assert (read_input(written(tmp_path, "a.html", data)).sources[0].encoding == "cp1252") == declared


def test_an_unknown_encoding_and_a_mark_of_byte_order_go_before_what_is_declared(tmp_path: Path) -> None:
    unknown = '<meta charset="no-such"><p>示例文本，照此办理。</p>'.encode()
    assert read(tmp_path, unknown).text == "示例文本，照此办理。\n"
    marked = b"\xff\xfe" + '<meta charset="latin1"><p>示例文本，照此办理。</p>'.encode("utf-16-le")
    assert read(tmp_path, marked).text == "示例文本，照此办理。\n"


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("示例部关于示例工作的通知_示例网", "示例部关于示例工作的通知"),
        ("示例网|关于示例工作的通知|示例部关于示例工作的通知", "示例部关于示例工作的通知"),
        ("关于示例工作的通知 - 示例网", "关于示例工作的通知"),
        ("关于示例工作的通知--示例网", "关于示例工作的通知"),
        ("示例网站", None),
        ("", None),
    ],
)
def test_the_title_of_a_page_is_its_longest_part_that_is_one(title: str, own: str | None) -> None:
    assert said(f"<title> {title}</title><p>示例</p>").get("title") == own


def test_the_first_name_of_a_meta_table_that_holds_something_counts() -> None:
    tags = '<META NAME="ArticleTitle" content=" "><meta property="og:title" content=" 甲 ">'
    tags += '<meta name="dc.title" content="乙">'
    assert said(f"{tags}<title>关于示例工作的通知</title><p>示例</p>") == {"title": "甲"}
    assert said('<meta content="甲"><meta name="pubdate"><p>示例</p>') == {}


SAVED = "<!-- saved from url=(0027)https://www.example.org/saved -->"
LINK = '<link rel="canonical" href="https://www.example.org/link">'


@pytest.mark.parametrize(
    ("markup", "address", "source"),
    [
        (f"<html>{SAVED}{LINK}", "https://www.example.org/given", "https://www.example.org/given"),
        (f"<html>{SAVED}{LINK}", "cid:frame", "https://www.example.org/link"),
        (f"<html>{SAVED}", None, "https://www.example.org/saved"),
        ("<html><!-- saved --><link rel='icon' href='https://www.example.org/icon'>", None, None),
    ],
)
def test_the_address_of_a_page_is_given_linked_or_saved(markup: str, address: str | None, source: str | None) -> None:
    assert said(f"{markup}<p>示例</p>", address).get("source") == source


def page_with_links(count: int, words: str) -> str:
    links = "".join(f'<a href="/{at}">示例栏目</a>' for at in range(count))
    return f"<body><div>{links}{words}</div><div><p>各单位照此办理，按季上报，逾期通报。</p></div>尾</body>"


@pytest.mark.parametrize(
    ("count", "words", "stays"),
    [(3, "", False), (2, "", True), (3, "一二三四五六七八", False), (3, "一二三四五六七八九", True)],
)
def test_three_links_that_are_three_fifths_of_a_list_are_none_of_the_text(count: int, words: str, stays: bool) -> None:
    assert any("示例栏目" in line for line in lines(page_with_links(count, words))) == stays


def test_the_text_behind_what_is_taken_out_stays() -> None:
    gone = "<script>1</script>"
    assert lines(f"<p>{gone}甲{gone}<b>乙</b>{gone}丙<i>丁</i>{gone}{gone}戊</p>") == ["甲乙丙丁戊"]
    assert lines("<p>甲<span hidden>乙</span>丙<span style='visibility: HIDDEN'>丁</span></p>") == ["甲丙"]


@pytest.mark.parametrize(("inside", "outside", "stays"), [(7, 3, False), (6, 4, True)])
def test_a_block_with_more_than_three_fifths_of_the_sentences_is_the_text(
    inside: int, outside: int, stays: bool
) -> None:
    links = "".join(f'<a href="/{at}">示例栏目</a>' for at in range(5))
    page = f"<body><div>{'示例，' * outside}<ul><li>{links}</li></ul></div><div>{'文本。' * inside}</div></body>"
    assert ("示例栏目" in "".join(lines(page))) == stays


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", ["甲", "乙"]),
        ("<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>", ["甲\t乙"]),
        ("<table><tr><td>甲</td><td></td></tr></table>后", ["甲", "后"]),
        ("<table><tr><td>甲<br>乙</td><td>丙</td></tr></table>", ["甲乙\t丙"]),
        ("<table><tr><td>甲<br>乙</td><td></td></tr></table>", ["甲", "乙"]),
        ("<table><tr><td><b>甲</b><p>乙<i>丙</i></p>丁</td><td></td></tr></table>", ["甲", "乙丙", "丁"]),
        ("<table><tr><td>a\n b</td><td>甲\n 乙</td></tr></table>", ["a b\t甲乙"]),
        (
            "<ol><li>甲</li></ol><ol><li>乙<ol><li>丙</li></ol></li><li>丁</li></ol>",
            ["1. 甲", "1. 乙", "1. 丙", "2. 丁"],
        ),
        ("<ul><li>甲</li></ul>", ["甲"]),
        (
            "<table><tr><td rowspan=2>甲</td><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr>"
            "<tr><td>乙</td><td colspan=2>五</td></tr></table>",
            ["|甲|一|二|", "|甲|三|四|", "|乙|五|五|"],
        ),
        ("<?xml version='1.0' encoding='utf-8'?><p>示\0例</p>", ["示例"]),
        ("<pre>一\n  二</pre>三", ["一", "  二", "三"]),
    ],
)
def test_tables_lists_and_set_text(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_a_title_is_put_above_a_text_only_if_it_is_one_and_not_there() -> None:
    head = '<meta name="articletitle" content="{}"><p>示例部关于 示例工作的通知</p>'
    assert lines(head.format("示例部关于示例工作的通知")) == ["示例部关于 示例工作的通知"]
    assert lines(head.format("示例栏目")) == ["示例部关于 示例工作的通知"]
    assert lines(head.format("示例局关于示例工作的意见"))[0] == "示例局关于示例工作的意见"


ARCHIVE = (
    "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://www.example.org/s\r\nContent-Type: {}; charset={}\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\n"
)


@pytest.mark.parametrize(("charset", "written_in"), [("gbk", "gb18030"), ("no-such", "utf-8")])
def test_the_page_of_an_archive_is_read_in_its_encoding(tmp_path: Path, charset: str, written_in: str) -> None:
    data = ARCHIVE.format("text/html", charset).encode() + "<p>示例\U00020000</p>".encode(written_in)
    source = read(tmp_path, data, "a.mht")
    assert source.text == "示例\U00020000\n"
    assert [one.value for one in source.said] == ["https://www.example.org/s"]


def test_an_archive_without_a_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no page in it; save the page as HTML"):
        read(tmp_path, ARCHIVE.format("text/plain", "utf-8").encode() + b"text", "a.mht")
