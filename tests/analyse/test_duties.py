"""Bodies and their duties: names in any form, tables, and the commands."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from own_texts import PROSE, built, page
from targets_graph import write_graph

from kg.analyse import duties
from kg.analyse.records import Records
from kg.cli.main import main
from kg.errors import KgError
from kg.graph.store import open_store
from kg.vocabulary.namespaces import ID


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("duties"))


@pytest.fixture(scope="module")
def graph(directory: Path) -> Records:
    return Records.of(open_store(directory))


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(directory)})


def objects(directory: Path, *arguments: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run(directory, *arguments, "--format", "json").stdout)["rows"]
    return rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例部", ["示例部"]),
        ("示部", ["示例部"]),
        ("有关部门", ["有关部门"]),
        ("河北省发展改革委", ["河北省发展和改革委员会"]),
        ("省发展改革委", ["河北省发展和改革委员会", "浙江省发展和改革委员会"]),
        ("发展改革委", ["河北省发展和改革委员会", "浙江省发展和改革委员会"]),
        ("例局", ["示例局"]),
    ],
)
def test_bodies_by_any_form_of_their_names(graph: Records, text: str, names: list[str]) -> None:
    assert [body.name for body in duties.named(duties.listed_bodies(graph), text)] == names


def test_a_name_that_means_a_national_body_in_national_texts_means_it(graph: Records) -> None:
    known = duties.listed_bodies(graph)
    national = replace(known[0], iri=f"{ID}body/国家发展和改革委员会", name="国家发展和改革委员会", names=())
    assert duties.named([*known, national], national.iri) == [national]
    assert duties.named([*known, national], f"id:{national.iri.removeprefix(ID)}") == [national]
    assert duties.named([*known, national], "发展改革委") == [national]
    assert len(duties.named([*known, national], "省发展改革委")) == 2


def test_an_unknown_body_is_told_with_near_names(graph: Records) -> None:
    with pytest.raises(KgError, match="示例处: no such body; near: 示例"):
        duties.named(duties.listed_bodies(graph), "示例处")
    with pytest.raises(KgError, match="no such body"):
        duties.named(duties.listed_bodies(graph), "")


def test_bodies_with_what_they_issued_and_their_tasks(directory: Path) -> None:
    rows = {row["body"]: row for row in objects(directory, "bodies")}
    ministry = rows["示例部"]
    assert ministry["short_forms"] == "示部、国家示例部"
    assert (ministry["level"], ministry["class"], ministry["territory"]) == ("national", "部门", "全国")
    # a task that stands in two places is one
    assert [ministry[column] for column in ("alone", "jointly", "leads", "helps")] == [0, 1, 1, 1]
    assert (rows["示例局"]["parent"], rows["河北省发展和改革委员会"]["alone"]) == ("示例部", 1)
    assert rows["有关部门"]["helps"] == 1


def test_what_a_body_issued_with_bodies_that_nobody_names_it_did_not_issue_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, title in enumerate(("国家能源局关于加强示例工作的通知", "国家能源局等六部门关于开展示范工作的通知"), 1):
        lines = (title, f"国能示〔2021〕{number}号", "各有关单位：", PROSE, "国家能源局", f"2021年3月{number}日")
        (tmp_path / "in" / f"{number}.txt").write_text(page(*lines), encoding="utf-8")
    rows = {row["body"]: row for row in objects(built(tmp_path / "out", tmp_path / "in"), "bodies")}
    assert (rows["国家能源局"]["alone"], rows["国家能源局"]["jointly"]) == (1, 1)


def test_bodies_of_a_level_or_class(directory: Path) -> None:
    assert {row["level"] for row in objects(directory, "bodies", "--level", "province")} == {"province"}
    assert [row["body"] for row in objects(directory, "bodies", "--class", "ministry")] == ["示例部"]
    assert [row["body"] for row in objects(directory, "bodies", "--class", "部门")] == ["示例部"]
    result = run(directory, "bodies", "--class", "没有")
    assert (result.exit_code, result.stderr) == (2, "kg: 没有: no body of this class; there are ministry 部门\n")


def test_duties_that_a_body_leads_come_first(directory: Path) -> None:
    rows = objects(directory, "duties", "--body", "示部")
    assert [row["lead"] for row in rows] == ["示例部", "示例部", "示例局"]
    first = rows[0]
    assert (first["others"], first["standing"], first["task"]) == ("示例局", "有关部门", "示例任务甲")
    assert (first["policy"], first["number"], first["file"], first["line"]) == (
        "示例全国方案",
        "示发〔2021〕1号",
        "demo.txt",
        21,
    )


def test_the_table_is_short_and_the_data_is_whole(directory: Path) -> None:
    shown = run(directory, "duties", "--body", "示例部")
    assert shown.exit_code == 0, shown.output
    assert "demo.txt:21; demo.txt:31" in shown.stdout
    assert "…" in shown.stdout and len(shown.stdout.splitlines()) == 5
    assert "…" not in run(directory, "duties", "--format", "csv").stdout


def test_duties_of_a_policy(directory: Path) -> None:
    assert [row["task"] for row in objects(directory, "duties", "--policy", "示例河北方案")] == ["示例任务丙"]
    assert objects(directory, "duties", "--policy", "示例河北方案", "--body", "示例部") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["duties", "--body", "示例处"], "no such body; near:"),
        (["duties", "--body", "省发展改革委"], "2 bodies fit; write the full name"),
        (["duties", "--policy", "没有的方案"], "no such policy"),
        (["bodies", "--output", "x.html"], "x.html: this has no html; use --format csv or json"),
    ],
)
def test_errors_are_one_line(directory: Path, arguments: list[str], message: str) -> None:
    result = run(directory, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["bodies", "duties", "targets"])
def test_no_graph(tmp_path: Path, command: str) -> None:
    result = run(tmp_path, command)
    assert (result.exit_code, result.stderr) == (2, f"kg: no graph in {tmp_path}: run `kg build` first\n")
