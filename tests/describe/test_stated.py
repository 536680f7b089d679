"""What follows from other facts has the origin of what proves it (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, only_segment, page

from kg.describe.facts import Facts
from kg.describe.header import read_header
from kg.describe.stated import stated
from kg.vocabulary.namespaces import ID


@pytest.mark.parametrize(
    ("number", "region", "kind"),
    [
        ("冀水〔2031〕17号", ID + "region/130000", "number"),
        ("示水〔2031〕17号", ID + "region/130000", "heading"),
    ],
)
def test_the_code_of_a_number_proves_its_province(number: str, region: str, kind: str) -> None:
    header = read_header(*only_segment(page("关于清点示例设施的通知", number, "各单位：", PROSE)))
    found = Facts(title=header.title.text, number=header.number, jurisdiction=region)
    assert [one.origin.kind for one in stated(found, header) if one.about == "jurisdiction"] == [kind]


def test_what_is_not_known_has_no_origin() -> None:
    header = read_header(*only_segment(page("关于清点示例设施的通知", "各单位：", PROSE)))
    assert [one.about for one in stated(Facts(title=header.title.text), header)] == ["title"]
