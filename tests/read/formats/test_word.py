"""Documents of Word: paragraphs and rows are lines, numbers of lists are text, what is struck out is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from official_forms import as_word, parts, written

from kg.errors import InputError
from kg.language.numerals import chinese
from kg.read.formats.content import NO_WISHES, File
from kg.read.formats.word import read as read_word
from kg.read.source import Source

W = nsdecls("w")


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(tmp_path: Path, data: bytes) -> Source:
    path = written(tmp_path, "one.docx", data)
    (source,) = read_word(File(path, path.name, data), NO_WISHES).sources
    return source


def with_body(*elements: str) -> bytes:
    document = docx.Document()
    for element in elements:
        document.element.body.insert_element_before(parse_xml(element), "w:sectPr")
    return saved(document)


def test_a_line_is_a_paragraph(tmp_path: Path) -> None:
    one = parts(4)
    assert read(tmp_path, as_word(one)).text.splitlines() == one.lines


def test_a_row_of_a_table_is_a_line(tmp_path: Path) -> None:
    one = parts(4)
    assert (
        read(tmp_path, as_word(one, table=True)).text.splitlines()[1] == f"发文字号\t{one.number}\t主题分类\t综合政务"
    )


def test_merged_cells_stand_in_each_row_and_column(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for at, text in enumerate(("示例任务", "示例单位", "时限", "甲", "", "五月", "乙", "", "六月")):
        table.cell(at // 3, at % 3).text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "示例局"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "单位及时限"
    assert read(tmp_path, saved(document)).text.splitlines() == [
        "|示例任务|单位及时限|单位及时限|",
        "|甲|示例局|五月|",
        "|乙|示例局|六月|",
    ]


def test_what_is_struck_out_is_no_text_and_what_is_put_in_is(tmp_path: Path) -> None:
    paragraph = (
        f"<w:p {W}><w:r><w:t>示例</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新文本</w:t></w:r></w:ins><w:r><w:tab/><w:t>后</w:t></w:r></w:p>"
    )
    assert read(tmp_path, with_body(paragraph)).text == "示例新文本\t后\n"


def test_pages_are_those_that_word_broke_last(tmp_path: Path) -> None:
    first, second = (
        f"<w:p {W}><w:r><w:t>第一页</w:t></w:r></w:p>",
        f"<w:p {W}><w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r></w:p>",
    )
    source = read(tmp_path, with_body(first, second))
    assert [source.place_of(at).page for at in (0, source.text.index("二"))] == [1, 2]
    assert read(tmp_path, with_body(first)).place_of(0).page is None


def test_numbers_of_lists_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for at in range(1, 13):
        paragraph = document.add_paragraph(f"示例内容{at}")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
        )
    assert read(tmp_path, saved(document)).text.splitlines() == [
        f"第{chinese(at)}条　示例内容{at}" for at in range(1, 13)
    ]


def test_a_page_inside_a_document(tmp_path: Path) -> None:
    document = docx.Document()
    page = "<html><body><p>示例文本一</p><p>示例文本二</p></body></html>".encode()
    part = Part(PackURI("/word/chunk.html"), "text/html", page, document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
    chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{relation}"/>')
    document.element.body.insert_element_before(chunk, "w:sectPr")
    assert read(tmp_path, saved(document)).text.splitlines() == ["示例文本一", "示例文本二"]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*inside: str) -> str:
    return f"<w:p {W}>{''.join(inside)}</w:p>"


@pytest.mark.parametrize("element", ["sdt", "sdtContent", "ins", "customXml"])
def test_blocks_that_stand_in_others_are_lines(tmp_path: Path, element: str) -> None:
    block = f"<w:{element} {W}>{paragraph(run('示例'))}</w:{element}>"
    assert read(tmp_path, with_body(block, f"<w:del {W}>{paragraph(run('旧'))}</w:del>")).text == "示例\n"


def test_the_text_of_a_box_stands_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('框内'))}</w:txbxContent></w:pict></w:r>"
    assert read(tmp_path, with_body(paragraph(run("甲"), box, run("乙")))).text == "甲乙\n框内\n"


def test_breaks_and_marks_within_a_line(tmp_path: Path) -> None:
    runs = [
        run("甲"),
        "<w:r><w:br/></w:r>",
        run("乙"),
        "<w:r><w:noBreakHyphen/></w:r>",
        run("丙"),
        "<w:r><w:cr/></w:r>",
    ]
    assert read(tmp_path, with_body(paragraph(*runs, run("丁")))).text.splitlines() == ["甲", "乙-丙", "丁"]


TURN, LAST = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_a_page_is_turned_once_for_each_line_and_both_marks_of_it_are_one(tmp_path: Path) -> None:
    lines = [
        paragraph(run("一甲")),
        paragraph(TURN, LAST, run("二甲")),
        paragraph(run("二乙")),
        paragraph(TURN, run("三")),
    ]
    source = read(tmp_path, with_body(*lines))
    assert [source.place_of(source.text.index(text)).page for text in ("一甲", "二甲", "二乙", "三")] == [1, 2, 2, 3]


def test_pages_begin_on_their_line_also_behind_lines_of_two(tmp_path: Path) -> None:
    source = read(
        tmp_path, with_body(paragraph(run("一"), "<w:r><w:br/></w:r>", run("行")), paragraph(LAST, run("二")))
    )
    assert source.text == "一\n行\n二\n"
    assert [source.place_of(at).page for at in range(5)] == [1, 1, 1, 1, 2]


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def table(*rows: list[str]) -> str:
    return f"<w:tbl {W}>{''.join(f'<w:tr>{chr(10).join(row)}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_with_one_cell_a_row_is_the_layout_of_a_page(tmp_path: Path) -> None:
    rows = [[cell(paragraph(run("甲")), paragraph(run("乙")))], [cell(paragraph(run("丙")))]]
    assert read(tmp_path, with_body(table(*rows))).text.splitlines() == ["甲", "乙", "丙"]


def test_a_table_in_a_cell_is_none_of_the_cells_text(tmp_path: Path) -> None:
    inner = table([cell(paragraph(run("内")))])
    rows = [[cell(paragraph(run(" 文号 "))), cell(paragraph(run("示例")), inner, paragraph(run("三号")))]]
    assert read(tmp_path, with_body(table(*rows))).text.splitlines() == ["文号\t示例三号"]


def test_a_cell_over_two_columns_moves_those_behind_it(tmp_path: Path) -> None:
    begin, goes_on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'

    def text(words: str, properties: str = "") -> str:
        return cell(paragraph(run(words)), properties=properties)

    rows = [
        [text("甲", two), text("乙", begin)],
        [text("丙"), text("丁"), text("", goes_on)],
        [text("戊"), text("己"), text("庚", begin)],
    ]
    assert read(tmp_path, with_body(table(*rows))).text.splitlines() == ["|甲|甲|乙|", "|丙|丁|乙|", "|戊|己|庚|"]


@pytest.mark.parametrize(("kind", "lines"), [("text/html", ["前", "示例"]), ("application/xml", ["前"])])
def test_only_pages_are_read_from_within_a_document(tmp_path: Path, kind: str, lines: list[str]) -> None:
    document = docx.Document()
    document.add_paragraph("前")
    part = Part(PackURI("/word/chunk.bin"), kind, "<p>示例</p>".encode(), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.A_F_CHUNK)
    for name in (relation, "none"):
        chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{name}"/>')
        document.element.body.insert_element_before(chunk, "w:sectPr")
    assert read(tmp_path, saved(document)).text.splitlines() == lines


def test_title_and_author_are_what_the_file_says(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("示例")
    document.core_properties.title, document.core_properties.author = " 示例办法 ", ""
    said = read(tmp_path, saved(document)).said
    assert [(one.about, one.value, one.place) for one in said] == [("title", "示例办法", "property title")]


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one member in the place of another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return stream.getvalue()


def test_an_external_entity_is_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", "秘密内容".encode())
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>示例&x;</w:t></w:r></w:p></w:body></w:document>"
    body = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>{text}'
    try:
        text = read(tmp_path, changed(as_word(parts(1)), "word/document.xml", body.encode())).text
    except InputError as error:
        text = str(error)
    assert "秘密" not in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 broken", "broken, or not what its name says"),
        (b"plain", "broken, or not what its name says"),
        (changed(as_word(parts(1)), "word/document.xml", b"<w:p"), "no document of Word that can be read"),
        (changed(as_word(parts(1)), "word/document.xml", b"\0" * (300 << 20)), "would unpack to 300 MB"),
    ],
    ids=["zip", "text", "xml", "bomb"],
)
def test_what_is_broken_is_told_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, data)
    assert "\n" not in str(caught.value) and ";" in str(caught.value)
