"""Who aims at what by when: lists, comparison, and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from targets_graph import turtle, write_graph

from kg.analyse import target_tables, targets
from kg.analyse.records import Records
from kg.analyse.table import Table
from kg.cli.main import main
from kg.errors import KgError
from kg.graph.store import open_store
from kg.outputs import load_graph
from kg.vocabulary.namespaces import ID


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("targets"))


@pytest.fixture(scope="module")
def graph(directory: Path) -> Records:
    return Records.of(open_store(directory))


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["targets", *arguments], env={"KG_OUTPUT": str(directory)})


def compared(graph: Records, name: str) -> list[dict[str, object]]:
    (one,) = targets.named(graph, name)
    table = target_tables.comparison([target for target in graph.targets if target.indicator == one])
    return as_objects(table)


def as_objects(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_the_country_comes_first_then_regions_by_code_then_who_is_no_region(graph: Records) -> None:
    rows = compared(graph, "非化石能源消费比重")
    assert [row["who"] for row in rows] == ["全国", "河北省", "浙江省", "青海省", "示例集团"]
    assert {row["measure"] for row in rows} == {"%"}


def test_a_region_that_the_policy_of_another_names_does_not_get_its_target(graph: Records) -> None:
    owners = {target.title: target.owner.name for target in graph.targets}
    assert owners["示例河北方案"] == "河北省"
    # what a national policy is specifically about does
    assert owners["示例青海专项方案"] == "青海省"


def test_whom_the_text_names_owns_the_target(tmp_path: Path) -> None:
    graph = turtle().replace("<target/01> a kg:Target ;", "<target/01> a kg:Target ; kg:ofRegion <region/630000> ;")
    graph = graph.replace("<target/02> a kg:Target ;", "<target/02> a kg:Target ; kg:ofBody <body/示例集团> ;")
    (tmp_path / "graph.ttl").write_text(graph, encoding="utf-8")
    load_graph(tmp_path / "graph.ttl", tmp_path)
    owners = {one.iri.rpartition("/")[2]: one.owner for one in targets.read_targets(open_store(tmp_path))}
    assert (owners["01"].name, owners["02"].name, owners["03"].name) == ("青海省", "示例集团", "浙江省")
    assert owners["02"].regions == ()


def test_highest_and_lowest_are_of_regions_only(graph: Records) -> None:
    cells = {row["who"]: row["2025"] for row in compared(graph, "非化石能源消费比重")}
    assert cells == {"全国": "≈20", "河北省": "13 ▼", "浙江省": "≥24", "青海省": "52.2 ▲", "示例集团": "60"}


def test_departures_from_the_country(graph: Records) -> None:
    told = {row["who"]: row["against_national"] for row in compared(graph, "非化石能源消费比重")}
    assert told["全国"] == ""
    assert told["河北省"] == "2025 -7 (lower aim)"
    # the country says nothing of 2030 here
    assert told["浙江省"] == "2025 +4 (higher aim)"


def test_a_deeper_fall_is_the_higher_aim_and_changes_compare_since_one_year(graph: Records) -> None:
    told = {(row["who"], row["measure"]): row["against_national"] for row in compared(graph, "万元GDP能耗")}
    assert told == {
        ("全国", "fall since 2020, %"): "",
        ("河北省", "fall since 2020, %"): "2025 +1.5 (higher aim)",
        ("浙江省", "fall, %"): "2025 -0.5 (lower aim; no base year)",
    }


def test_what_adds_up_is_a_share_in_one_unit(graph: Records) -> None:
    rows = {str(row["who"]): row for row in compared(graph, "新型储能装机")}
    assert rows["全国"]["2025"] == "≥3000"
    assert (rows["浙江省"]["measure"], rows["浙江省"]["2025"]) == ("万千瓦", "300 ▼")
    assert rows["浙江省"]["against_national"] == "2025 10 % of it"
    # more than the whole is no share of it
    assert rows["河北省"]["against_national"] == ""


def test_amounts_that_nobody_says_add_up_do_not_depart(graph: Records) -> None:
    rows = compared(graph, "示例甲工厂")
    assert [(row["who"], row["measure"], row["no_year"], row["against_national"]) for row in rows] == [
        ("全国", "个", "10", ""),
        ("浙江省", "个", "≥4", ""),
    ]


def test_names_in_any_wording_and_parts_of_names(graph: Records) -> None:
    assert [one.name for one in targets.named(graph, "单位地区生产总值能源消耗")] == ["单位国内生产总值能源消耗"]
    assert [one.name for one in targets.named(graph, "非化石能源占能源消费总量比重")] == ["非化石能源消费比重"]
    (one,) = targets.named(graph, "非化石能源消费比重")
    assert targets.named(graph, one.iri) == targets.named(graph, f"id:{one.iri.removeprefix(ID)}") == [one]
    assert [one.name for one in targets.named(graph, "非化石能源")] == ["非化石能源发电量比重", "非化石能源消费比重"]


def test_an_unknown_indicator_is_told_with_near_names(graph: Records) -> None:
    with pytest.raises(KgError, match="示例甲工场: no target has such an indicator; near: 示例甲工厂"):
        targets.named(graph, "示例甲工场")
    with pytest.raises(KgError, match="no target has such an indicator"):
        targets.named(graph, "")


def test_comparing_nothing_gives_no_rows() -> None:
    assert target_tables.comparison([]).rows == ()
    assert target_tables.comparison_data([]).rows == []


def test_command_lists(directory: Path) -> None:
    result = run(directory)
    assert result.exit_code == 0, result.output
    assert [line.split()[2:4] for line in result.stdout.splitlines() if "能源消耗" in line][1:] == [
        ["↓15", "%"],
        ["↓13", "%"],
    ]
    assert "demo.txt:13" in result.stdout
    assert len(run(directory, "--policy", "示例河北方案").stdout.splitlines()) == 6
    assert len(run(directory, "--policy", "示例河北方案", "--indicator", "能耗强度").stdout.splitlines()) == 4


def test_command_in_other_formats(directory: Path, tmp_path: Path) -> None:
    rows = json.loads(run(directory, "--indicator", "非化石能源消费比重", "--format", "json").stdout)["rows"]
    first = rows[0]
    assert (first["who"], first["comparator"], first["value"], first["unit"], first["line"]) == (
        "全国",
        "≈",
        20,
        "%",
        1,
    )
    lines = run(directory, "--indicator", "新型储能装机", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("who,indicator,wording,comparator,kind,value") and len(lines) == 4
    file = tmp_path / "targets.csv"
    assert run(directory, "--output", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8-sig").startswith("who,")


def test_command_compares(directory: Path) -> None:
    shown = run(directory, "--indicator", "非化石能源消费比重", "--compare").stdout
    assert "52.2 ▲" in shown and "2025 -7 (lower aim)" in shown and "indicator: 非化石能源消费比重" in shown
    asked = ["--indicator", "新型储能装机容量", "--compare", "--format", "json"]
    rows = {row["who"]: row for row in json.loads(run(directory, *asked).stdout)["rows"]}
    zhejiang = rows["浙江省"]
    assert (zhejiang["common_value"], zhejiang["common_unit"], zhejiang["national"]) == (300, "万千瓦", "3000")
    assert zhejiang["departure"] == -2700


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--indicator", "示例甲工场"], "near: 示例甲工厂"),
        (["--indicator", "非化石能源", "--compare"], "2 indicators fit; write more of the name"),
        (["--policy", "没有的方案"], "no such policy"),
        (["--compare"], "--compare needs --indicator"),
    ],
)
def test_command_errors_are_one_line(directory: Path, arguments: list[str], message: str) -> None:
    result = run(directory, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr.splitlines()[-1]


def test_a_target_without_an_indicator_is_told_by_its_words(graph: Records) -> None:
    first = graph.targets[0]
    nameless = replace(first, wording="", surface="示例覆盖率百分之六十")
    assert [row[2] for row in target_tables.data([first, nameless]).rows] == [first.wording, "示例覆盖率百分之六十"]
