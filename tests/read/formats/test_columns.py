"""What columns hold, by their names or as told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.formats.columns import columns_of, kind_of, parse_columns
from kg.read.formats.content import File, Wishes

FILE = File(Path("a.csv"), "a.csv", b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("标题", "title"),
        (" 正 文 ", "text"),
        ("Title", "title"),
        ("发文字号", "number"),
        ("发文机关", "bodies"),
        ("成文日期", "signed"),
        ("发布日期", "published"),
        ("原文链接", "source"),
        ("点击量", None),
    ],
)
def test_a_column_is_known_by_its_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_what_is_told_goes_before_what_is_known() -> None:
    wishes = Wishes(parse_columns("title=甲, date=乙"))
    found = columns_of(FILE, ("标题", "甲", "乙", "正文"), wishes)
    assert found == {"title": "甲", "text": "正文", "published": "乙"}


@pytest.mark.parametrize("given", ["title", "title=", "price=甲", "=甲"])
def test_what_says_nothing_is_refused(given: str) -> None:
    with pytest.raises(InputError, match=r"^--columns .*: not one of title, text"):
        parse_columns(given)
