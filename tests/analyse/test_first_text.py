"""A law is as old as its first text, whichever of its texts is at hand.

All texts are ours (示例文本).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, built, page

from kg.analyse.cascades import cascade_of
from kg.analyse.conflicts import conflicts
from kg.analyse.first_text import since
from kg.analyse.gaps import not_at_hand
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.graph.lookup import find
from kg.graph.queries import shipped
from kg.graph.store import open_store

LAW, RULES = "中华人民共和国示例设施法", "示例设施管理条例"
ADOPTED, AMENDED, FOLLOWED = "2023-10-31", "2039-08-27", "2025-12-12"
TEXTS = {
    "示例法.txt": page(
        LAW,
        "2023年10月31日 第十四届全国人民代表大会常务委员会第四次会议通过",
        "2039年8月27日 第十六届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》修正",
        f"第一条 为了管理示例设施，制定本法。{PROSE}",
    ),
    "示例条例.txt": page(
        RULES,
        "2025年12月12日 中华人民共和国国务院令第988号发布",
        f"第一条 依据《{LAW}》，制定本条例。{PROSE}",
        f"第二条 示例设施应当公开。{PROSE}",
        f"第三条 本条例自2026年1月1日起施行。2019年1月7日国务院发布的《{RULES}》同时废止。",
    ),
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.mktemp("first")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Records.of(open_store(built(folder / "out", *(folder / name for name in TEXTS))))


def test_who_rests_on_a_law_before_its_text_at_hand_contradicts_nothing(records: Records) -> None:
    assert records.policies[_law(records)].date == AMENDED
    assert conflicts(records).rows == []


def test_days_are_counted_from_the_first_text(records: Records) -> None:
    (step,) = cascade_of(records, _law(records)).steps
    assert (step.date, step.days) == (FOLLOWED, 773)


def test_a_page_reads_the_same_day_as_a_table(records: Records) -> None:
    assert Reader(records.graph).read_policy(_law(records)).since == ADOPTED == records.policies[_law(records)].since


def test_the_day_on_which_an_older_text_was_made_is_its_date_and_tells_it_from_the_one_at_hand(
    records: Records,
) -> None:
    assert [row[2] for row in not_at_hand(records).rows if row[0] == RULES] == ["2019-01-07"]


def test_a_law_is_found_without_the_name_of_the_state(records: Records) -> None:
    assert [one.title for one in find(records.graph, LAW.removeprefix("中华人民共和国"))] == [LAW]


def test_a_text_is_no_older_than_its_only_act() -> None:
    assert since(ADOPTED, [ADOPTED]) is since(None, [ADOPTED]) is since(ADOPTED, []) is None


def _law(records: Records) -> str:
    return next(iri for iri, one in records.policies.items() if one.title == LAW)


def test_a_law_of_which_a_younger_text_is_at_hand_is_not_missing(tmp_path: Path) -> None:
    editions = {
        f"示例法{year}.txt": TEXTS["示例法.txt"].replace("2039年8月27日", f"{year}年8月27日") for year in (2039, 2041)
    }
    citing = TEXTS["示例条例.txt"]
    for name, text in {**editions, "示例条例.txt": citing}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    records = Records.of(open_store(built(tmp_path / "out", *sorted(tmp_path.glob("*.txt")))))
    told = {row["title"] for row in records.graph.select(shipped()["missing"].text)}
    assert LAW not in told and told == {row[0] for row in not_at_hand(records).rows}
