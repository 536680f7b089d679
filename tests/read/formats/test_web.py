"""Web pages: blocks are lines, menus are gone, tables are rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_forms import as_page, parts, written

from kg.errors import InputError
from kg.read.formats.web import page_text
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
