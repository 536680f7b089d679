"""Numbers that Word puts before paragraphs by itself."""

from __future__ import annotations

from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.read.formats.numbering import Numbering

W = nsdecls("w")
LEVELS = (("chineseCounting", "第%1章　"), ("chineseCounting", "（%2）"), ("decimal", "%2.%3 "), ("bullet", "•"))


def document_with_list() -> Any:
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return document


def labels(*levels: int | None) -> list[str]:
    document = document_with_list()
    counted = Numbering(document)
    found = []
    for level in levels:
        paragraph = document.add_paragraph("示例")._p
        if level is not None:
            number = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            paragraph.get_or_add_pPr().append(parse_xml(number))
        found.append(counted.label(paragraph))
    return found


def test_levels_count_on_and_begin_again_under_a_higher_one() -> None:
    assert labels(0, 1, 1, 2, None, 0, 1, 3) == ["第一章　", "（一）", "（二）", "二.1 ", "", "第二章　", "（一）", ""]


def test_a_document_without_lists_has_no_labels() -> None:
    document = docx.Document()
    assert Numbering(document).label(document.add_paragraph("示例")._p) == ""
