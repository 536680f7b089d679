"""Entries of a contents page, and lines that have the form of a title (示例文本)."""

from __future__ import annotations

import pytest

from kg.read.contents import entry_label, has_title_form, is_labelled_title, may_be_labelled_title


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
