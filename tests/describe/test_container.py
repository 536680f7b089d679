"""What a file says beside the text fills gaps and never overrules the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from own_texts import PROSE, only_segment, page

from kg.describe.container import completed
from kg.describe.description import Description, describe
from kg.read.places import Said

FULL = page(
    "河北省水利厅关于做好示例河道清理工作的通知",
    "冀水〔2021〕17号",
    "各有关单位：",
    PROSE,
    "河北省水利厅",
    "2021年3月5日",
)
BARE = page("关于做好示例河道清理工作的通知", "各有关单位：", PROSE)


def with_said(text: str, *said: Said, alone: bool = True) -> Description:
    clean, at = only_segment(text)
    return completed(describe(clean, at), replace(clean.source, said=said), at, alone)


def conflicts(text: str, *said: Said) -> list[tuple[str, str, str, int, str]]:
    found = with_said(text, *said).conflicts
    return [(one.about, one.kept, one.rejected, one.line, one.place) for one in found]


def test_what_the_text_does_not_say_is_filled_in() -> None:
    found = with_said(
        BARE,
        Said("number", "冀水〔2021〕18号", "column 文号"),
        Said("bodies", "河北省水利厅", "column 发文机关"),
        Said("published", "2021-03-09", "column 发布日期"),
        Said("source", "https://www.example.org/a.html", "column 链接"),
    )
    assert found.number and found.number.text == "冀水〔2021〕18号"
    assert [body.name for body in found.bodies] == ["河北省水利厅"] and found.published == date(2021, 3, 9)
    assert found.sources == ("https://www.example.org/a.html",) and found.conflicts == ()


def test_what_the_text_contradicts_is_a_conflict_with_both_places() -> None:
    assert conflicts(FULL, Said("number", "冀水〔2021〕18号", "column 文号")) == [
        ("number", "冀水〔2021〕17号", "冀水〔2021〕18号", 3, "column 文号")
    ]
    assert conflicts(FULL, Said("title", "山西省能源局关于示例照明的通知", "property title")) == [
        ("title", "河北省水利厅关于做好示例河道清理工作的通知", "山西省能源局关于示例照明的通知", 1, "property title")
    ]
    assert conflicts(FULL, Said("bodies", "山西省能源局", "column 发文机关")) == [
        ("bodies", "河北省水利厅", "山西省能源局", 1, "column 发文机关")
    ]
    assert conflicts(FULL, Said("signed", "2021-03-06", "column 成文日期")) == [
        ("signed", "2021-03-05", "2021-03-06", 11, "column 成文日期")
    ]


def test_made_known_before_it_was_signed_is_a_conflict_and_after_it_none() -> None:
    assert conflicts(FULL, Said("published", "2021-03-01", "meta pubdate"))[0][:3] == (
        "published",
        "2021-03-05",
        "2021-03-01",
    )
    assert conflicts(FULL, Said("published", "2021-03-09", "meta pubdate")) == []


def test_what_is_the_same_or_no_title_is_no_conflict() -> None:
    said = (
        Said("title", "关于做好示例河道清理工作的通知", "meta articletitle"),
        Said("title", "Microsoft Word - 文档1", "property title"),
        Said("author", "user", "property author"),
        Said("number", "冀水〔2021〕17号", "column 文号"),
        Said("bodies", "河北省水利厅", "column 发文机关"),
        Said("source", "javascript:void(0)", "column 链接"),
    )
    clean, at = only_segment(FULL)
    assert with_said(FULL, *said) == describe(clean, at)


def test_of_several_documents_nobody_knows_which_one_the_file_means() -> None:
    assert with_said(BARE, Said("number", "冀水〔2021〕18号", "column 文号"), alone=False).number is None
