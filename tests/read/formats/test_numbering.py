"""Numbers that Word puts before paragraphs by itself."""

from __future__ import annotations

from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap

from kg.read.formats.numbering import Numbering

W = nsdecls("w")
W_NAMES = nsmap["w"]
LEVELS = (("chineseCounting", "第%1章　"), ("chineseCounting", "（%2）"), ("decimal", "%2.%3 "), ("bullet", "•"))


def document_with_list(*firsts: int) -> Any:
    """A document with a list whose levels begin with numbers, with 1 where none is given."""
    document = docx.Document()
    starts = [f'<w:start w:val="{first}"/>' for first in firsts] + [""] * len(LEVELS)
    levels = "".join(
        f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, ((kind, text), start) in enumerate(zip(LEVELS, starts, strict=False))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return document


def labels(*levels: int | None, firsts: tuple[int, ...] = (1, 1, 1, 1), listed: int = 77) -> list[str]:
    document = document_with_list(*firsts)
    counted = Numbering(document)
    found = []
    for level in levels:
        paragraph = document.add_paragraph("示例")._p
        if level is not None:
            number = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>'
            paragraph.get_or_add_pPr().append(parse_xml(number))
        found.append(counted.label(paragraph))
    return found


def test_levels_count_on_and_begin_again_under_a_higher_one() -> None:
    assert labels(0, 1, 1, 2, None, 0, 1, 3) == ["第一章　", "（一）", "（二）", "二.1 ", "", "第二章　", "（一）", ""]


def test_a_document_without_lists_has_no_labels() -> None:
    document = docx.Document()
    assert Numbering(document).label(document.add_paragraph("示例")._p) == ""


def test_a_level_begins_with_its_own_number() -> None:
    assert labels(0, 1, 2, 0, 2, firsts=(5, 3)) == ["第五章　", "（三）", "三.1 ", "第六章　", "三.1 "]


def test_no_list_and_a_list_that_is_not_there_give_no_label() -> None:
    assert labels(0, listed=0) == labels(0, listed=78) == labels(8) == [""]


def test_a_level_is_the_first_where_none_is_given_and_a_style_may_give_the_list() -> None:
    document = document_with_list()
    style = document.styles.element.find(f'.//{{*}}style[@{{{W_NAMES}}}styleId="Heading1"]')
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="77"/></w:numPr>'))
    counted = Numbering(document)
    styled = [document.add_paragraph("示例", style=name)._p for name in ("Heading 1", "Heading 2", "Heading 1")]
    assert [counted.label(one) for one in styled] == ["第一章　", "", "第二章　"]


def test_kinds_that_word_does_not_name_are_figures() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(f'<w:lvl w:ilvl="{at}"><w:lvlText w:val="%1-%2"/></w:lvl>' for at in (1,))
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    paragraph = document.add_paragraph("示例")._p
    paragraph.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="1"/><w:numId w:val="77"/></w:numPr>'))
    assert Numbering(document).label(paragraph) == "1-1"
