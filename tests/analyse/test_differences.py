"""What one build says otherwise than another. All texts are ours (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import PROSE, built, page

from kg.analyse.differences import differences
from kg.analyse.records import PolicyRecord, Records
from kg.analyse.same_policies import same_policies
from kg.graph.store import open_store
from kg.vocabulary.namespaces import NAME_ONLY, TEXT

Told = set[tuple[object, ...]]


def notice(title: str, number: str, basis: str, lead: str, share: str) -> str:
    return page(
        f"河北省人民政府关于{title}的通知",
        number,
        "各市人民政府：",
        f"根据{basis}，现通知如下。{PROSE}",
        f"一、到2035年，示例设施利用率达到{share}。",
        f"二、清点示例设施。（{lead}牵头）",
        "河北省人民政府",
        "2031年3月5日",
    )


OLD = notice("加强示例设施清点", "冀政发〔2031〕3号", "《河北省示例设施管理条例》", "省财政厅", "85%")
NEW = notice(
    "加强示例设施清点",
    "冀政发〔2031〕13号",
    "《河北省示例设施管理条例》和《河北省示例河道管理办法》",
    "省水利厅",
    "90%",
)
RENAMED = notice("做好示例河道清淤", "冀政发〔2031〕5号", "《河北省示例设施管理条例》", "省财政厅", "60%")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    def records(name: str, *texts: str) -> Records:
        folder = tmp_path_factory.mktemp(name)
        for at, text in enumerate(texts):
            (folder / f"{at}.txt").write_text(text, encoding="utf-8")
        return Records.of(open_store(built(folder / "out", *folder.glob("*.txt"))))

    before = records("before", OLD, RENAMED)
    after = records("after", NEW, RENAMED.replace("清淤", "疏浚"))
    assert differences(after, after).rows == []
    table = differences(before, after)
    assert table.facts["changes"] == len(table.rows)
    return {(row[0], row[1], *row[3:]) for row in table.rows}


def test_a_number_or_a_title_read_otherwise_makes_no_other_policy(told: Told) -> None:
    assert ("changed", "policy", "number", "冀政发〔2031〕3号", "冀政发〔2031〕13号") in told
    assert ("changed", "policy", "title", "河北省人民政府关于做好示例河道清淤的通知", "河北省人民政府关于做好示例河道疏浚的通知") in told  # fmt: skip  # noqa: E501
    assert [row for row in told if row[0] != "changed" and row[1] == "policy"] == [
        ("gained", "policy", None, None, "name only")
    ]


def test_what_a_renamed_policy_says_is_neither_gained_nor_lost(told: Told) -> None:
    assert [row for row in told if row[1] == "citation"] == [
        ("gained", "citation", "based_on 河北省示例河道管理办法", None, "×1")
    ]


def test_another_figure_or_body_for_one_thing_is_a_change(told: Told) -> None:
    assert ("changed", "target", "示例设施利用率 2035", "85 %", "90 %") in told
    (duty,) = [row for row in told if row[1] == "duty"]
    assert (duty[0], duty[3], duty[4]) == ("changed", "河北省财政厅", "河北省水利厅")


REWORDED = page(
    "河北省人民政府关于加强示例设施清点的通知",
    "冀政发〔2031〕3号",
    "各市人民政府：",
    f"一、到2035年，示例设施利用率达到85%。{PROSE}",
    "二、省财政厅牵头，对全省示例设施逐一登记并清点入册，按月报送结果。",
    "河北省人民政府",
    "2031年3月5日",
)


def test_a_task_or_a_figure_in_other_words_has_changed_and_is_neither_gained_nor_lost(tmp_path: Path) -> None:
    def records(name: str, text: str) -> Records:
        (tmp_path / name).mkdir()
        (tmp_path / name / "text.txt").write_text(text, encoding="utf-8")
        return Records.of(open_store(built(tmp_path / name / "out", tmp_path / name / "text.txt")))

    before = records("before", REWORDED)
    after = records("after", REWORDED.replace("2035年", "2036年").replace("省财政厅牵头，对", "省水利厅牵头，再对"))
    rows = {(row[0], row[1], row[4], row[5]) for row in differences(before, after).rows}
    # sectors follow the bodies, and are told by their names
    assert {row for row in rows if row[1] == "policy"} == {
        ("changed", "policy", "公共管理、社会保障和社会组织", "水利、环境和公共设施管理业")
    }
    rows = {row for row in rows if row[1] != "policy"}
    task = "对全省示例设施逐一登记并清点入册，按月报送结果"
    assert rows == {
        ("changed", "target", "示例设施利用率 85 % 2035", "示例设施利用率 85 % 2036"),
        ("changed", "duty", f"河北省财政厅: 二、省财政厅牵头，{task}", f"河北省水利厅: 二、省水利厅牵头，再{task}"),
    }
    other = records("other", REWORDED.replace("对全省示例设施逐一登记并清点入册，按月报送结果", "起草示例河道办法"))
    kinds = {(row[0], row[1]) for row in differences(before, other).rows if row[1] != "policy"}
    assert kinds == {("lost", "duty"), ("gained", "duty"), ("gained", "citation")}


def at(iri: str, title: str, *files: str, number: str | None = None, body: str = "") -> PolicyRecord:
    return PolicyRecord(
        iri,
        title,
        number=number,
        body_names=(body,) if body else (),
        places=tuple((file, 1) for file in files),
        availability=TEXT if files else NAME_ONLY,
    )


def same(old: PolicyRecord, *new: PolicyRecord) -> dict[str, str]:
    return same_policies({old.iri: old}, {one.iri: one for one in new})


def test_a_policy_is_known_again_by_title_number_or_file() -> None:
    old = at("a", "示例市示例设施管理办法", "1.txt", number="示例发〔2031〕1号", body="示例局")
    assert same(old, at("b", old.title, "2.txt")) == {"a": "b"}
    assert same(old, at("b", "另一办法", "2.txt", number=old.number)) == {"a": "b"}
    assert same(old, at("b", "示例市示例设施管理规定", "1.txt")) == {"a": "b"}


def test_what_may_be_another_policy_is_not_taken_for_it() -> None:
    old = at("a", "示例市示例设施管理办法", "1.txt", body="示例局")
    assert same(old, at("b", old.title, "2.txt", body="别的局")) == {}
    assert same(old, at("b", old.title, "2.txt"), at("c", old.title, "3.txt")) == {}
    assert same(old, at("b", "关于示例河道的通知", "1.txt")) == {}
    assert same(old, at("b", old.title)) == {}
