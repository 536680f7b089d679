"""A vocabulary and decisions of one's own, from the command line. All texts are our own (示例文本)."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from own_texts import PROSE, page

import kg
from kg.cli.main import main

NOTICE = page(
    "示例监测中心关于加强示例河道清理工作的通知", "示测函〔2021〕17号", "各有关单位：",
    f"按照《示例清河行动》要求，由能示局牵头。{PROSE}", "示测中心", "2021年3月5日",
)  # fmt: skip
TABLE = "kind,name,aliases,code\nbody,示例监测中心,示测中心,示测函\nbody,国家能源局,能示局,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    return folder


def built(folder: Path, *options: str) -> Result:
    output = str(folder.parent / "out")
    return CliRunner().invoke(main, ["build", str(folder), "--output", output, "--workers", "1", *options])


def issuers(folder: Path) -> list[str | None]:
    graph = kg.load(folder.parent / "out")
    rows = graph.select(
        "SELECT ?name { ?p eli:id_local ?n ; eli:passed_by/skos:prefLabel ?name }", n="示测函〔2021〕17号"
    )
    return [row["name"] for row in rows]


def test_bodies_of_ones_own_issue_and_answer(folder: Path) -> None:
    done = built(folder, "--vocabulary", str(folder.parent / "own.csv"))
    assert done.exit_code == 0, done.output
    assert issuers(folder) == ["示例监测中心"]
    duties = kg.load(folder.parent / "out").records.duties
    assert {name for duty in duties for _, name in duty.lead} == {"国家能源局"}
    checked = CliRunner().invoke(main, ["validate", "--graph", str(folder.parent / "out"), "--no-warnings"])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("own.csv", "kind,name,aliases,parent,place\nbody,示例监测中心,示测中心,河北省生态环境厅,河北省\n"),
        (
            "own.ttl",
            """@prefix id: <https://w3id.org/policy-kg/id/> . @prefix kg: <https://w3id.org/policy-kg/ontology#> .
            @prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <https://w3id.org/policy-kg/id/body/示例监测中心> a kg:Body ; kg:level "province" ;
              kg:territory <https://w3id.org/policy-kg/id/region/130000> ;
              skos:prefLabel "示例监测中心" ; skos:altLabel "示测中心" ;
              org:subOrganizationOf <https://w3id.org/policy-kg/id/body/河北省生态环境厅> .""",
        ),
    ],
)
def test_the_body_above_may_be_a_local_one_that_no_list_has(name: str, text: str, folder: Path) -> None:
    (folder.parent / name).write_text(text, encoding="utf-8")
    done = built(folder, "--vocabulary", str(folder.parent / name))
    assert done.exit_code == 0, done.output
    bodies = {body.name: body for body in kg.load(folder.parent / "out").records.bodies.values()}
    own, above = bodies["示例监测中心"], bodies["河北省生态环境厅"]
    assert (own.parent_name, own.region) == ("河北省生态环境厅", "河北省")
    assert above.kind == "local-department" and above.level == "province"
    checked = CliRunner().invoke(main, ["validate", "--graph", str(folder.parent / "out"), "--no-warnings"])
    assert checked.exit_code == 0, checked.output


def test_the_variable_says_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_VOCABULARY", str(folder.parent / "own.csv"))
    assert built(folder).exit_code == 0
    assert issuers(folder) == ["示例监测中心"]


def test_from_python_too(folder: Path) -> None:
    graph = kg.build(folder, folder.parent / "out", vocabulary=folder.parent / "own.csv")
    assert graph.policy("示测函〔2021〕17号").body_names == ("示例监测中心",)


def test_decisions_beside_the_texts_are_told_in_the_report(folder: Path) -> None:
    (folder / "same.csv").write_text(
        "甲,乙,同一\n示例清河行动,示测函〔2021〕17号,是\n无此件,示例清河行动,是\n", encoding="utf-8"
    )
    done = built(folder)
    assert done.exit_code == 0, done.output
    assert "same.csv: line 3: meets nothing" in done.stderr
    report = (folder.parent / "out" / "report.md").read_text(encoding="utf-8")
    assert "## Own decisions" in report
    assert "示例清河行动 and 示测函〔2021〕17号 are one" in report
    assert "same.csv: line 3: meets nothing" in report.partition("## Own decisions")[2]
    assert kg.load(folder.parent / "out").policy("示例清河行动").number == "示测函〔2021〕17号"


@pytest.mark.parametrize(
    ("name", "text"), [("same.csv", "one,other,same\n示例甲,示例乙,maybe\n"), ("own.csv", "name\n\n,x\n")]
)
def test_a_bad_line_stops_the_build_with_one_message(name: str, text: str, folder: Path) -> None:
    path = (folder if name == "same.csv" else folder.parent) / name
    path.write_text(text, encoding="utf-8")
    done = built(folder, *(("--vocabulary", str(path)) if name == "own.csv" else ()))
    assert done.exit_code == 2
    (message,) = [line for line in done.stderr.splitlines() if line.startswith("kg: ")]
    assert f"{path}: line " in message
    assert not (folder.parent / "out" / "graph.ttl").exists()


def test_references_read_a_vocabulary_too(folder: Path) -> None:
    notice, table = str(folder / "notice.txt"), folder.parent / "own.csv"
    assert CliRunner().invoke(main, ["references", notice, "--vocabulary", str(table)]).exit_code == 0
    table.write_text("kind,name\nbody,\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["references", notice, "--vocabulary", str(table)])
    assert (done.exit_code, done.stderr) == (2, f"kg: {table}: line 2: no name; write the full official name\n")
