"""Who stands beside the subject of a sentence (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.companions import Companions, is_list_gap, names_somebody
from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.sentences import Sentences


def companions(text: str) -> Companions:
    items = Items.of(text, HEBEI)
    members = MemberReader(text, items, Parties(text, (), HEBEI), HEBEI)
    return Companions(text, items, members, Sentences(text, members))


def test_who_helps_is_added_to_a_clause() -> None:
    text = "省水利厅负责清点，省财政厅配合"
    clause = Clause(0, len(text), "prose")
    companions(text).add_to(clause, text.index("清"), len(text), joined=False)
    assert [body.name for body in clause.bodies] == ["河北省财政厅"]
    assert clause.supported


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("省水利厅负责清点示例设施，省财政厅负责示例经费", "，"),
        ("省水利厅负责清点示例设施，省财政厅配合", ""),
        ("省水利厅负责，省财政厅负责示例经费", ""),
    ],
)
def test_the_next_in_charge_has_a_task_of_its_own(text: str, end: str) -> None:
    start = text.index("责") + 1
    at = text.index(end, start) if end else len(text)
    assert companions(text).next_in_charge(start, len(text)) == at


def test_a_list_holds_together_by_its_marks() -> None:
    assert is_list_gap("、", 0, 1)
    assert not is_list_gap("；", 0, 1)
    assert names_somebody(Items.of("省水利厅", HEBEI).all)
    assert not names_somebody(Items.of("有关部门", HEBEI).all)
