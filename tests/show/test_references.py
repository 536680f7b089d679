"""References as rows, JSON and a marked-up page (示例文本)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.any_text import Known, Reference, references_in
from kg.read.source import Source, source_of
from kg.show import references as shown

TEXT = '根据《示例管理办法》和\n《示例<b>"条例"</b>规定》，制定本办法。\n\n示例文本 <script>alert(1)</script>\n'


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def source() -> Source:
    return source_of(TEXT, "text")


@pytest.fixture(scope="module")
def found(source: Source) -> list[Reference]:
    return list(references_in(source, Known(None)))


def test_a_row_tells_place_relation_and_why_nothing_is_meant(found: list[Reference]) -> None:
    first = dict(zip(shown.COLUMNS, shown.rows(found)[0], strict=True))
    assert (first["line"], first["offsets"]) == ("1", f"{found[0].start}–{found[0].end}")
    assert (first["relation"], first["mention"]) == ("based_on", "《示例管理办法》")
    assert re.fullmatch(r"0\.\d\d|1\.00", first["confidence"])
    assert first["policy"] == f"({found[0].unresolved})"


def test_json_has_the_fields_of_a_reference(source: Source, found: list[Reference]) -> None:
    read = json.loads(shown.as_json([(source, found)]))
    assert [one["surface"] for one in read] == [one.surface for one in found]
    assert set(read[0]) >= {"start", "end", "line", "relation", "marked", "confidence", "rule"}


def test_the_page_links_each_mark_to_its_row(source: Source, found: list[Reference]) -> None:
    page = Page(shown.as_page(source, found))
    rows = [attributes["id"] for tag, attributes in page.tags if tag == "tr" and "id" in attributes]
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert rows == [f"reference-{number}" for number in range(1, len(found) + 1)]
    assert links == [f"#{row}" for row in rows]


def test_what_stands_in_the_text_stays_text(source: Source, found: list[Reference]) -> None:
    page = Page(shown.as_page(source, found))
    assert not {"script", "b", "img"} & {tag for tag, _ in page.tags}
    assert "<script>alert(1)</script>" in page.words
    flat = "".join(page.words.split())
    assert "制定本办法。" in flat


def test_a_text_without_references_is_a_page_too() -> None:
    source = source_of("示例文本，没有引用。", "text")
    html = shown.as_page(source, [])
    assert "示例文本，没有引用。" in html
    assert 'id="reference-1"' not in html


def test_same_references_same_page(source: Source, found: list[Reference]) -> None:
    assert shown.as_page(source, found) == shown.as_page(source, found)


def test_the_references_of_several_texts_tell_their_file(source: Source, found: list[Reference]) -> None:
    both = [(source, found), (source_of("示例文本", "second"), [replace(found[0], page=2)])]
    columns, rows = shown.as_table(both)
    assert columns[:2] == ("file", "place")
    assert [row[:2] for row in rows] == [("text", "")] * len(found) + [("second", "page 2")]
    assert [one["file"] for one in json.loads(shown.as_json(both))] == [row[0] for row in rows]
