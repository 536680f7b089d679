"""What is promised, and by whom.

All texts are ours (示例文本).
"""

from __future__ import annotations

import pytest
from own_texts import PROSE, built, page

from kg.analyse.promises import promised
from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.vocabulary.namespaces import ID

LIST = "唐山市示例设施监管事项实施清单"
NOTICE = page(
    "唐山市人民政府关于做好示例设施监管的通知",
    "唐政发〔2031〕8号",
    "各县人民政府：",
    f"各县要编制《{LIST}》（以下简称《实施清单》，详见附件2），并依据《实施清单》开展监管。{PROSE}",
    "唐山市人民政府",
    "2031年3月1日",
)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.mktemp("promises")
    (folder / "示例.txt").write_text(NOTICE, encoding="utf-8")
    return Records.of(open_store(built(folder / "out", folder / "示例.txt")))


def test_what_a_short_form_promises_has_its_title(records: Records) -> None:
    assert {row[0] for row in promised(records).rows} == {LIST}


@pytest.mark.parametrize(("code", "told"), [("130000", True), ("130200", True), ("140000", False), ("CN", False)])
def test_the_promises_of_a_city_are_told_of_its_province(records: Records, code: str, told: bool) -> None:
    assert bool(promised(records, region=f"{ID}region/{code}").rows) is told
