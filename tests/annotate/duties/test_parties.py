"""The writer of a text and the one to whom it is written (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.duties.find import find_responsibilities
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


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("示例文本。示例管理处负责清点。", "示例管理处"),
        ("示例文本。厅示例处牵头清点。", "示例处"),
        ("示例文本。示例公司负责清点。", None),
        ("示例文本。省财政厅示例处负责清点。", None),
        ("示例文本。到处负责清点。", None),
        ("示例文本。有关示例处负责清点。", None),
    ],
)
def test_a_unit_of_the_writer_acts_under_its_own_name(text: str, unit: str | None) -> None:
    found = [item.body.name for item in Parties(text, ("河北省水利厅",), HEBEI).items() if item.body]
    assert found == (["河北省水利厅" + unit] if unit else [])


def test_a_bureau_beside_units_of_the_writer_is_one_of_them() -> None:
    text = "清点示例设施。（厅示例处、执法局负责）"
    (duty,) = find_responsibilities(text, HEBEI, ("河北省交通运输厅",))
    assert [body.name for body in duty.bodies] == ["河北省交通运输厅示例处", "河北省交通运输厅执法局"]
    (other,) = find_responsibilities("清点示例设施。（省财政厅、执法局负责）", HEBEI, ("河北省交通运输厅",))
    assert [body.name for body in other.bodies] == ["河北省财政厅", "河北省综合行政执法局"]
