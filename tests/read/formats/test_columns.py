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


def test_the_first_of_columns_alike_counts_and_one_column_is_one_thing() -> None:
    assert columns_of(FILE, ("标题", "题名", "正文"), Wishes()) == {"title": "标题", "text": "正文"}
    assert columns_of(FILE, ("标题", "正文"), Wishes({"text": "标题"})) == {"text": "标题"}


def test_titles_or_texts_there_must_be() -> None:
    assert columns_of(FILE, ("文号", "标题"), Wishes()) == {"title": "标题", "number": "文号"}
    assert columns_of(FILE, ("正文",), Wishes()) == {"text": "正文"}
    with pytest.raises(InputError, match=r"^a\.csv: no column of titles or texts among 文号, 日期一; name them"):
        columns_of(FILE, ("文号", "日期一"), Wishes())
    with pytest.raises(InputError, match=r"^a\.csv: no column 甲; the columns are 文号, 标题$"):
        columns_of(FILE, ("文号", "标题"), Wishes({"text": "甲"}))


def test_several_columns_are_told_with_commas_between() -> None:
    assert parse_columns("title=甲,,text = 乙=丙") == {"title": "甲", "text": "乙=丙"}
    assert parse_columns("") == {}
