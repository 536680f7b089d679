"""What is promised, and by whom.

All texts are ours (示例文本).
"""

from __future__ import annotations

from pathlib import Path

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


def test_a_text_at_hand_without_a_day_is_no_answer_to_a_promise_to_revise_it(tmp_path: Path) -> None:
    rules = page("示例河道清理办法", "第一条 为了清理示例河道，制定本办法。")
    talk = page("唐山市水利局关于做好示例河道工作的意见", "各县水利局：", "抓紧修订《示例河道清理办法》。")
    (tmp_path / "in").mkdir()
    for name, text in (("办法.txt", rules), ("意见.txt", talk)):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    found = promised(Records.of(open_store(built(tmp_path / "out", tmp_path / "in"))))
    assert [(row[0], row[1], row[6]) for row in found.rows] == [("示例河道清理办法", "revise", None)]
