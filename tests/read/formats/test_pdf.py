"""PDFs: the text in the order of reading, the page of each line, and one line for what has no text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from facts_of import facts, facts_of_text
from official_forms import Parts, as_pdf, parts, written
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, Content, File
from kg.read.formats.pdf import read
from kg.read.inputs import read_input
from kg.read.layout import lay_out

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("text", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)


def content(data: bytes) -> Content:
    return read(File(Path("one.pdf"), "one.pdf", data), NO_WISHES)


def drawn(pages: int, draw: Callable[[Any, int], None], **settings: Any) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **settings)
    for page in range(1, pages + 1):
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def line_of_page(canvas: Any, page: int) -> None:
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(80, 700, f"示例文本写明本地怎样清点设施、怎样安排先后，第{page}页。")


def picture(canvas: Any, page: int) -> None:
    image = io.BytesIO(b"P6 2 2 255 " + bytes(range(12)))
    canvas.drawImage(ImageReader(image), 0, 0, 500, 700)


def test_says_what_the_text_says(tmp_path: Path) -> None:
    one = parts(17)
    (source,) = read_input(written(tmp_path, "one.pdf", as_pdf(one))).sources
    assert facts(source) == facts_of_text(tmp_path, one)


def test_lines_that_the_printer_cut_are_joined() -> None:
    one = parts(17)
    text = lay_out(content(as_pdf(one)).sources[0]).text
    assert [line for line in one.paragraphs if line not in text] == []


def test_the_page_of_a_line_is_known() -> None:
    source = content(drawn(3, line_of_page)).sources[0]
    assert [source.place_of(source.text.index(f"第{page}页")).page for page in (1, 2, 3)] == [1, 2, 3]


def test_two_columns_are_read_one_after_the_other() -> None:
    stream, one = io.BytesIO(), parts(9)
    made = BaseDocTemplate(stream, pagesize=A4, invariant=1)
    frames = [Frame(40 + at * 260, 60, 240, 700, id=str(at)) for at in (0, 1)]
    made.addPageTemplates([PageTemplate(frames=frames)])
    made.build([Paragraph(line, STYLE) for line in one.paragraphs * 4])
    text = lay_out(content(stream.getvalue()).sources[0]).text
    assert [text.count(line) for line in one.paragraphs] == [4 * one.paragraphs.count(line) for line in one.paragraphs]


def test_a_header_table_is_read(tmp_path: Path) -> None:
    one = parts(11)
    cells = [["索引号：", "0001/2021", "发文机关：", one.body], ["发文字号：", one.number, "成文日期：", one.day]]
    table = Table(cells, style=[("FONT", (0, 0), (-1, -1), "STSong-Light", 9), ("GRID", (0, 0), (-1, -1), 1, "black")])
    stream = io.BytesIO()
    story = [table, Spacer(1, 20), *(Paragraph(line, STYLE) for line in one.lines)]
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(story)
    found = facts(content(stream.getvalue()).sources[0])
    assert found == facts_of_text(tmp_path, one)


def protected(password: str) -> bytes:
    return drawn(1, line_of_page, encrypt=StandardEncryption(password, "owner"))


def test_a_file_protected_against_change_alone_is_read() -> None:
    assert "示例文本" in content(protected("")).sources[0].text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 broken", "broken, or no PDF"),
        (b"plain text", "broken, or no PDF"),
        (protected("secret"), "encrypted; save it without its password"),
        (drawn(3, picture), "a scan, pictures without text; run `ocrmypdf one.pdf text.pdf`"),
        (drawn(10_000, lambda canvas, page: None), "no page of 10000 has text; run `ocrmypdf one.pdf text.pdf`"),
    ],
    ids=["broken", "text", "encrypted", "scan", "empty"],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^one\.pdf: {reason}") as caught:
        content(data)
    assert "\n" not in str(caught.value) and ";" in str(caught.value)


def test_pages_that_are_pictures_are_named() -> None:
    found = content(drawn(4, lambda canvas, page: (picture if page == 3 else line_of_page)(canvas, page)))
    (warning,) = found.warnings
    assert "the first is page 3; run `ocrmypdf" in warning and "第4页" in found.sources[0].text


def test_a_table_of_places_that_is_damaged_is_mended() -> None:
    data = drawn(2, line_of_page)
    at = data.rindex(b"startxref")
    assert "第2页" in content(data[:at] + b"startxref\n99\n%%EOF").sources[0].text


def test_title_and_author_are_what_the_file_says() -> None:
    def named(canvas: Any, page: int) -> None:
        canvas.setTitle("示例部关于示例工作的通知")
        line_of_page(canvas, page)

    said = {one.about: one.value for one in content(drawn(1, named)).sources[0].said}
    assert said["title"] == "示例部关于示例工作的通知"


def form(one: Parts) -> bytes:
    return as_pdf(one, topMargin=80)


def test_the_same_bytes_give_the_same_source() -> None:
    one = parts(2)
    assert content(form(one)).sources == content(form(one)).sources


def with_text(text: str, x: float = 80, y: float = 600) -> Callable[[Any, int], None]:
    def draw(canvas: Any, page: int) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(x, y, text)

    return draw


@pytest.mark.parametrize(("characters", "scan"), [(19, True), (20, False)])
def test_a_picture_with_less_than_twenty_characters_is_a_scan(characters: int, scan: bool) -> None:
    def draw(canvas: Any, page: int) -> None:
        picture(canvas, page)
        with_text("示" * characters)(canvas, page)

    if scan:
        with pytest.raises(InputError, match="a scan, pictures without text"):
            content(drawn(1, draw))
    else:
        assert content(drawn(1, draw)).sources[0].text == "示" * characters + "\n"


@pytest.mark.parametrize(("pages", "scan"), [(2, False), (3, True)])
def test_a_file_of_which_more_than_half_is_pictures_is_a_scan(pages: int, scan: bool) -> None:
    data = drawn(pages, lambda canvas, page: (line_of_page if page == 1 else picture)(canvas, page))
    if scan:
        with pytest.raises(InputError, match="a scan, pictures without text"):
            content(data)
    else:
        assert "1 pages are pictures without text, the first is page 2" in content(data).warnings[0]


@pytest.mark.parametrize(("at", "told"), [(50, True), (51, False)])
def test_of_pages_without_text_fifty_are_looked_at(at: int, told: bool) -> None:
    def draw(canvas: Any, page: int) -> None:
        if page == at:
            picture(canvas, page)
        elif page > 51:
            line_of_page(canvas, page)

    assert bool(content(drawn(110, draw)).warnings) == told


def lines_at(*places: float) -> list[str]:
    """The lines of a page that begin so many characters right of its margin."""

    def draw(canvas: Any, page: int) -> None:
        canvas.setFont("STSong-Light", 10)
        for at, place in enumerate(places):
            canvas.drawString(100 + 10 * place, 700 - 20 * at, "示例文本写明本地怎样清点设施。")

    return content(drawn(1, draw)).sources[0].text.splitlines()


@pytest.mark.parametrize(("place", "indented"), [(1.0, False), (1.5, True), (2.8, True), (3.4, False), (-0.4, False)])
def test_a_line_is_indented_by_one_to_three_characters(place: float, indented: bool) -> None:
    assert [line.startswith("　　") for line in lines_at(0, 0, place, 0)] == [False, False, indented, False]


def test_a_margin_is_where_several_lines_begin_and_a_third_of_the_most() -> None:
    assert [line.startswith("　　") for line in lines_at(0, 2, 4)] == [False] * 3
    # of two places two characters apart both are margins, if many lines begin there
    assert [line.startswith("　　") for line in lines_at(0, 0, 0, 2, 2)] == [False] * 5
    assert [line.startswith("　　") for line in lines_at(*[0] * 7, 2, 2)] == [False] * 7 + [True] * 2


def test_blank_lines_and_spaces_around_a_line_are_none_of_the_text() -> None:
    def draw(canvas: Any, page: int) -> None:
        with_text("  示例文本写明本地怎样清点设施、怎样公开。 ")(canvas, page)
        with_text("   ", y=500)(canvas, page)
        with_text("各单位照此办理。", y=400)(canvas, page)

    assert content(drawn(1, draw)).sources[0].text == "示例文本写明本地怎样清点设施、怎样公开。\n各单位照此办理。\n"


def test_each_page_but_the_first_begins_with_a_form_feed() -> None:
    data = drawn(3, lambda canvas, page: line_of_page(canvas, page) if page != 1 else None)
    source = content(data).sources[0]
    assert [line[:1] for line in source.text.split("\n")] == ["示", "\f", ""]
    assert [source.place_of(source.text.index(f"第{page}页")).page for page in (2, 3)] == [2, 3]
