"""Editions, promises and contradictions on the page of a policy. All texts are ours (示例文本)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from explorer_frame import frame_on
from own_texts import PROSE, built, page
from questions_texts import write_texts

from kg.graph.lookup import one as policy_named
from kg.graph.store import open_store
from kg.show.explorer.course import conflicts_page
from kg.show.explorer.frame import Frame
from kg.show.explorer.policy import policy_page

OLDER, NEWER = "冀政发〔2026〕7号", "冀政发〔2031〕9号"
EARLIER_PLAN = page(
    "河北省人民政府关于印发河北省“十五五”示例设施规划的通知",
    OLDER,
    "各市人民政府：",
    f"根据《中华人民共和国节约能源法》，现印发给你们，请遵照执行。{PROSE}",
    "河北省人民政府",
    "2026年3月1日",
    "河北省“十五五”示例设施规划",
    "一、总体要求",
    f"到2030年，森林覆盖率达到36%。{PROSE}",
    "二、清点设施",
    "清点全省设施。（省发展改革委牵头，省能源局配合）",
)
LATER_PLAN = page(
    "河北省人民政府关于印发河北省“十六五”示例设施规划的通知",
    NEWER,
    "各市人民政府：",
    f"根据《中华人民共和国循环经济促进法》，现印发给你们，请遵照执行。{PROSE}",
    "河北省人民政府",
    "2031年3月1日",
    "河北省“十六五”示例设施规划",
    "一、总体要求",
    f"到2035年，森林覆盖率达到38%。{PROSE}",
    "二、公开结果",
    "公开全省设施。（省水利厅牵头，省能源局配合）",
)


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    folder = tmp_path_factory.mktemp("editions")
    for name, text in (("示例甲.txt", EARLIER_PLAN), ("示例乙.txt", LATER_PLAN)):
        (folder / name).write_text(text, encoding="utf-8")
    directory = built(folder / "out", folder / "示例甲.txt", folder / "示例乙.txt")
    return frame_on(open_store(directory), "zh", directory)


def shown(frame: Frame, number: str, part: str) -> str:
    whole = policy_page(frame, policy_named(frame.world.graph, number).iri)
    found = re.search(rf'<section id="{part}".*?</section>', whole, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[0]) if found else ""


def test_what_an_edition_gained_lost_and_says_otherwise_stands_on_its_page(frame: Frame) -> None:
    rows = re.sub(r"\s+", " ", shown(frame, NEWER, "editions"))
    assert "本件" in rows and "比上一版（2026-03-01）改了什么" in rows
    for told in ("依据 · 新增中华人民共和国循环经济促进法", "依据 · 不再有中华人民共和国节约能源法"):
        assert told in rows
    assert "目标 · 改变森林覆盖率2030: 36 %2035: 38 %" in rows
    assert "牵头机关 · 新增河北省水利厅—1 项任务" in rows and "章节 · 不再有清点设施二、清点设施—" in rows
    assert "总体要求" not in rows  # what both have is no change


def test_the_page_of_the_older_edition_tells_the_same_of_the_next_one(frame: Frame) -> None:
    assert "改变森林覆盖率" in re.sub(r"\s+", " ", shown(frame, OLDER, "editions"))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    folder = tmp_path_factory.mktemp("questions")
    directory = built(folder / "out", write_texts(folder / "in"))
    return frame_on(open_store(directory), "zh", directory)


def test_a_promise_stands_with_what_keeps_it_and_after_how_many_days(asked: Frame) -> None:
    told = re.sub(r"\s+", " ", shown(asked, "冀政发〔2021〕8号", "promises"))
    assert "河北省示例设施补贴办法" in told and "已兑现 · 92 天后" in told
    kept = shown(asked, "冀政发〔2021〕11号", "promises")
    assert "它兑现了这些文件里的承诺" in kept and "冀政发〔2021〕8号" in kept


def test_what_cannot_be_true_stands_on_the_page_of_its_policy_and_on_a_page_of_its_own(tmp_path: Path) -> None:
    row = {"标题": "河北省“十五五”示例设施规划", "文号": "冀政发〔2026〕8号", "正文": EARLIER_PLAN}
    (tmp_path / "示例.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    directory = built(tmp_path / "out", tmp_path / "示例.jsonl")
    disputed = frame_on(open_store(directory), "zh", directory)
    own, whole = shown(disputed, OLDER, "conflicts"), conflicts_page(disputed)
    assert f"文号：采用 {OLDER}、未采用 冀政发〔2026〕8号" in own and "第 3 行" in own
    assert "文内矛盾" in whole and OLDER in whole


def test_a_policy_without_contradictions_has_no_such_part(frame: Frame) -> None:
    assert shown(frame, NEWER, "conflicts") == ""
    assert "无" in conflicts_page(frame)
