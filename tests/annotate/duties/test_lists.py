"""The roles that a list of bodies gives them (示例文本)."""

from __future__ import annotations

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties


@pytest.mark.parametrize(
    ("text", "lead", "others", "other"),
    [
        ("省水利厅牵头，省财政厅配合", ["河北省水利厅"], ["河北省财政厅"], 0),
        ("省水利厅、省财政厅按职责分工负责", [], ["河北省水利厅", "河北省财政厅"], 0),
        ("责任单位：省水利厅；配合单位：省财政厅", ["河北省水利厅"], ["河北省财政厅"], 0),
        ("省水利厅以及示例文本", [], ["河北省水利厅"], 4),
    ],
)
def test_a_list_says_who_leads_and_what_is_no_body(text: str, lead: list[str], others: list[str], other: int) -> None:
    parties = Parties(text, (), HEBEI)
    items = Items.of(text, HEBEI, parties.items())
    clause = Clause(0, len(text), "label")
    found = ListReader(text, MemberReader(text, items, parties, HEBEI)).read(clause, 0, len(text))
    assert [body.name for body in clause.lead] == lead
    assert [body.name for body in clause.bodies if body not in clause.lead] == others
    assert found == other
