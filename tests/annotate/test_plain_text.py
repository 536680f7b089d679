"""A text of which nothing is known has a heading where one stands. All sentences are our own (示例文本)."""

from __future__ import annotations

import pytest
import spacy

from kg.annotate.plain_text import mentions_without_heading, reading_of
from kg.annotate.references.known_names import KnownNames
from kg.any_text import find_references

NAME = "示例专项规划"
NAMES = KnownNames([NAME])
NOTICE = (
    "\n示例省人民政府关于示例工作的通知\n示例政发〔2031〕7号\n各市人民政府：\n"
    f"为落实{NAME}，现通知如下。\n2031年3月5日\n"
)


@pytest.mark.parametrize(
    "text", [f"按照{NAME}执行。", f"{NAME}", f"示例一句。\n按照{NAME}执行。", f"按照{NAME}，\n示例执行。"]
)
def test_a_text_without_a_heading_is_read_from_its_first_character(text: str) -> None:
    reading = reading_of(text)
    assert reading.context is None
    (found,) = mentions_without_heading(text, NAMES)
    assert text[found.start : found.end] == NAME
    first, last = found.sentence
    assert 0 <= first <= found.start and found.end <= last <= len(text)


def test_a_heading_says_what_a_build_would_read_in_it() -> None:
    reading = reading_of(NOTICE)
    assert reading.context is not None and reading.day is not None
    assert (reading.text, reading.context.title, reading.context.numbers) == (
        NOTICE, "示例省人民政府关于示例工作的通知", ("示例政发〔2031〕7号",)
    )  # fmt: skip
    assert reading.text[: reading.context.body_start].rstrip().endswith("通知")
    assert reading.day.isoformat() == "2031-03-05"


@pytest.mark.parametrize("text", ["", "\n", " \u3000", "\x00", "\ud800"])
def test_a_text_without_words_is_read_too(text: str) -> None:
    assert reading_of(text).context is None
    assert list(mentions_without_heading(text, NAMES)) == []


@pytest.mark.parametrize(
    "text",
    [
        "根据节约能源法，制定本办法。",
        "落实《示例规划》。\n按照节约能源法执行。",
        f"{NOTICE}根据《中华人民共和国节约能源法》执行。",
    ],
)
def test_a_doc_made_elsewhere_has_the_references_that_the_text_has(text: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_references")
    doc = nlp(text)
    found = [(one._.found.surface, one.start_char, one.label_) for one in doc.spans["kg_references"]]
    assert found == [(one.surface, one.start, one.relation) for one in find_references(text)]
