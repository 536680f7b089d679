"""Sentences, and what they say besides who answers (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.sentences import Sentences


def sentences(text: str) -> Sentences:
    parties = Parties(text, (), HEBEI)
    return Sentences(text, MemberReader(text, Items.of(text, HEBEI), parties, HEBEI))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("由省水利厅牵头，省财政厅配合", True),
        ("此项工作由省水利厅负责，省财政厅配合", True),
        ("示例设施的清点由省水利厅负责", False),
        ("省水利厅负责清点示例设施", False),
    ],
)
def test_a_sentence_may_say_only_who(text: str, alone: bool) -> None:
    assert sentences(text).says_only_who(0, len(text)) == alone


def test_a_sentence_ends_at_a_mark_and_opens_behind_its_number() -> None:
    text = "示例。（二）省水利厅负责；示例"
    read = sentences(text)
    assert (read.start(8), read.end(8)) == (text.index("（"), text.index("；"))
    assert read.opens_at(text.index("省"))
    assert not read.opens_at(text.index("水"))


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("清点示例设施。由省水利厅负责", "清点示例设施。"),
        ("（一）示例保障组\n由省水利厅负责", "（一）示例保障组"),
        ("示例说明\n由省水利厅负责", "由省水利厅负责"),
    ],
)
def test_who_alone_answers_for_what_stands_before(text: str, task: str) -> None:
    start = text.index("由")
    clause = Clause(start + 1, len(text), "prose")
    assert text[slice(*sentences(text).told_before(clause, start))] == task


@pytest.mark.parametrize(("ordered", "told"), [(True, False), (False, True)])
def test_what_was_done_is_told_unless_it_is_ordered(ordered: bool, told: bool) -> None:
    text = "省水利厅要跟进已上报的示例项目"
    assert sentences(text).narrates(0, text.index("跟"), ordered=ordered) == told
