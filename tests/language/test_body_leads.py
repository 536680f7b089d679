"""What stands before the name of a body (示例文本)."""

from __future__ import annotations

import pytest

from kg.language.body_leads import without_lead


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("第三条河北省示例委员会", "河北省示例委员会"),
        ("2018年9月22日原国家示例委员会", "国家示例委员会"),
        ("人员额由最高人民法院", "最高人民法院"),
        ("示例部门所属的示例管理处", "示例管理处"),
        ("中国（河北）自由贸易试验区示例委员会", "中国（河北）自由贸易试验区示例委员会"),
        ("经费由示例部", "经费由示例部"),
    ],
)
def test_a_name_begins_behind_what_brings_it_where_a_name_is_left(written: str, name: str) -> None:
    assert without_lead(written) == name
