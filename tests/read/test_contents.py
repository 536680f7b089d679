"""Entries of a contents page, and lines that have the form of a title (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out

from kg.read.contents import contents, entry_label, has_title_form, is_labelled_title, may_be_labelled_title


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("关于清点示例设施的通知", True),
        ("印发示例方案的通知", True),
        ("示例设施管理办法", False),
        ("修改《关于示例设施的办法》", False),
        ("《关于示例设施的办法》", True),
    ],
)
def test_a_title_is_built_on_words_of_its_own(line: str, form: bool) -> None:
    assert has_title_form(line) == form


@pytest.mark.parametrize(
    ("line", "may_be", "is_one"),
    [
        ("一、国务院关于清点示例设施的通知", True, True),
        ("一、国务院关于清点示例设施", True, False),
        ("国务院关于清点示例设施的通知", False, False),
        ("一、关于示例", False, False),
        ("一、示例设施管理办法", False, False),
    ],
)
def test_a_numbered_line_may_be_a_title(line: str, may_be: bool, is_one: bool) -> None:
    assert (may_be_labelled_title(line), is_labelled_title(line)) == (may_be, is_one)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1.2 示例办法", (1, 2)),
        ("政策一：示例办法", (1,)),
        ("十二、国务院关于清点示例设施的通知", (12,)),
        ("十二、总体要求", ()),
        ("示例办法", ()),
    ],
)
def test_a_label_is_read_as_numbers(line: str, label: tuple[int, ...]) -> None:
    assert entry_label(line) == label


def test_a_section_is_numbered_where_it_is_known_to_head_a_document() -> None:
    assert entry_label("十二、总体要求", titled=True) == (12,)


def entries(*headings: str) -> list[tuple[str, bool]]:
    """The entries of a contents page, and which are documents."""
    lines = [f"{heading}………………{at}" for at, heading in enumerate(headings, 1)]
    found = contents(laid_out("\n".join(["目录", *lines, *[PROSE] * 3]) + "\n"))
    assert [one.line for one in found] == list(range(2, len(headings) + 2))
    return [(one.heading, one.is_document) for one in found]


OTHERS = ("示例局关于修缮校舍的意见", "示例局关于公开河道名录的通知")


@pytest.mark.parametrize(
    ("heading", "is_document"),
    [
        ("示例河道办法", False),
        ("示例河道的办法", True),
        ("示例河道清理办法", True),
        ("示例河道工作", False),
        ("第一部分 示例", False),
    ],
)
def test_an_entry_with_the_title_of_a_document_is_one(heading: str, is_document: bool) -> None:
    assert entries(*OTHERS, heading) == [(OTHERS[0], True), (OTHERS[1], True), (heading, is_document)]


@pytest.mark.parametrize(
    ("under", "is_document"),
    [
        ("3.1 示例河道清理办法", False),
        ("3.2 示例河道清理办法", True),
        ("4.1 示例河道清理办法", True),
        ("政策一：示例", False),
    ],
)
def test_an_entry_over_its_own_sections_is_no_document(under: str, is_document: bool) -> None:
    assert entries(OTHERS[0], "3. 示例河道清理方案", under)[1] == ("3. 示例河道清理方案", is_document)


@pytest.mark.parametrize(("titled", "is_document"), [(7, True), (6, False)])
def test_an_entry_is_a_document_where_seven_of_ten_numbered_like_it_are(titled: int, is_document: bool) -> None:
    headings = [f"1.{at} 示例{'甲乙丙丁戊己庚辛壬癸'[at - 1]}河道清理办法" for at in range(1, titled + 1)]
    headings += [f"1.{at} 示例河道工作" for at in range(titled + 1, 11)]
    found = entries("示例工作", *headings, "示例工作")
    assert found[-2][1] == is_document
    assert found[0] == found[-1] == ("示例工作", False)


def test_an_entry_may_take_several_lines() -> None:
    lines = [
        "目录",
        "示例局关于修缮校舍的意见…………1",
        "示例局关于公开",
        "河道名录的通知…………2",
        "示例工作…………4",
    ]
    found = contents(laid_out("\n".join([*lines, *[PROSE] * 3]) + "\n"))
    assert [one.heading for one in found][:2] == ["示例局关于修缮校舍的意见", "示例局关于公开河道名录的通知"]


@pytest.mark.parametrize(
    ("line", "may_be"), [("一、关于示例甲乙丙丁的事", True), ("一、关于示例甲乙丙的", False), ("一、示例局关于", True)]
)
def test_a_numbered_title_has_ten_characters_or_ends_in_its_act(line: str, may_be: bool) -> None:
    assert may_be_labelled_title(line) == may_be
