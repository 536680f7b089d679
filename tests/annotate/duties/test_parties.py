"""The writer of a text and the one to whom it is written (示例文本)."""

from __future__ import annotations

from kg.annotate.duties.parties import Parties
from kg.language.regions import NATION
from kg.vocabulary.namespaces import ID

HEBEI = ID + "region/130000"


def test_a_writer_that_no_list_has_is_of_the_place_of_the_text_and_else_of_the_nation() -> None:
    there, anywhere = (Parties("示例文本", ("示例服务站",), home).writer for home in (HEBEI, None))
    assert there is not None and there.territory == HEBEI
    assert anywhere is not None and anywhere.territory == NATION


def test_several_writers_are_nobody_in_particular() -> None:
    assert Parties("示例文本", ("水利部", "财政部"), None).writer is None


def test_a_pronoun_means_the_writer() -> None:
    text = "示例文本：由我厅负责，各市配合。"
    (found,) = Parties(text, ("河北省水利厅",), HEBEI).items()
    assert found.body is not None and found.body.name == "河北省水利厅"
    assert text[found.start : found.end] == "我厅"
