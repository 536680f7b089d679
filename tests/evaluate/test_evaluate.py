"""Scores of a small graph against annotations of our own, and what is told of bad annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from small_graph import turtle

from kg.cli.main import main
from kg.errors import KgError
from kg.evaluate.gold import read_gold
from kg.evaluate.match import evaluate
from kg.evaluate.scorecard import compare
from kg.evaluate.scores import Evaluation, Score
from kg.outputs import load_graph

ROW = """
<occurrence/9> a kg:Occurrence, kg:CatalogueEntry ; kg:occurrenceOf <policy/示例旧方案> ;
  kg:occursIn <compilation/demo> ; kg:startLine 90 ; kg:endLine 92 .
"""
DOCUMENT = {
    "id": "demo-1",
    "lines": [1, 40],
    "title": "示例节能规划",
    "number": "示发[2021]1号",
    "issuers": ["示例乙部", "示例甲部"],
    "date": "2021-03-01",
    "effective": None,
    "type": "通知",
    "jurisdiction": "全国",
    "annexes": ["节能规划 [草案]"],
    "sectors": ["C", "D44"],
    "unsure": False,
}
# the numbers of the second are wrong, the third is unsure of its date, the fourth is in no graph
DOCUMENTS = [
    DOCUMENT,
    DOCUMENT
    | {"id": "demo-2", "lines": [42, 60], "title": "示例节能方案", "number": "示发〔2021〕6号", "sectors": ["C31"]}
    | {"issuers": ["示例甲部"], "date": "2021-06-01", "annexes": []},
    DOCUMENT
    | {"id": "demo-3", "lines": [61, 80], "title": "丙省节能实施意见", "number": "丙政〔2021〕7号", "sectors": []}
    | {"issuers": ["示例丙省人民政府"], "date": "2022-01-01", "annexes": [], "type": None, "unsure": True}
    | {"jurisdiction": "丙省"},
    DOCUMENT | {"id": "demo-4", "lines": [200, 220], "title": "示例未录文件"},
]


def mention(document: str, line: int, surface: str, relation: str, **more: Any) -> dict[str, Any]:
    given = {"doc": document, "line": line, "surface": surface, "relation": relation, "marked": True}
    return given | more


MENTIONS = [
    mention("demo-1", 5, "示例节约法", "based_on"),
    mention("demo-1", 7, "示例排放标准", "applies"),
    mention("demo-1", 7, "示例办法", "mentions", deictic=True),
    mention("demo-1", 20, "示例未见条例", "implements"),
    mention("demo-2", 45, "示发-2021-1", "mentions", relation_alt="implements", in_seed="demo-1"),
    mention("demo-2", 46, "示例旧方案全文", "replaces", marked=False, target_title="示例节能方案"),
    mention("demo-4", 210, "示例未录", "mentions", unsure=True),
    mention("demo-5", 10, "示例不计", "mentions"),
]
DUTIES = [{"doc": "demo-1", "line": 13, "lead": ["示例甲部"], "bodies": ["示例甲部", "示例乙部", "各市政府"]}]
TARGET = {"doc": "demo-1", "line": 13, "value": "10.5", "unit": "％", "year": "2025", "surface": ""}
TARGETS = [
    TARGET | {"indicator": "排放总量"},
    TARGET | {"indicator": "示例强度", "year": "2030"},
    TARGET | {"indicator": "示例存疑", "unsure": True},
]
ROWS = [
    {"line": 90, "title": "示例节能方案", "issuers": []},
    {"line": 95, "title": "示例未列方案", "issuers": []},
]


def lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    content = {
        "docs-demo.jsonl": lines(DOCUMENTS),
        "cites-demo.jsonl": lines(MENTIONS) + "\n",
        "resp-demo.jsonl": lines(DUTIES),
        "targets-demo.jsonl": lines(TARGETS),
        "catalog-demo.jsonl": lines(ROWS),
        "full-docs.json": json.dumps(["demo-1", "demo-2", "demo-3"]),
        "same.json": json.dumps({"same": [["demo-1", "demo-2"]], "different": [["demo-1", "demo-3"]]}),
    }
    for name, text in content.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def graph(directory: Path, text: str) -> Path:
    directory.mkdir()
    (directory / "graph.ttl").write_text(text, encoding="utf-8")
    load_graph(directory / "graph.ttl", directory)
    return directory


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return graph(tmp_path / "graph", turtle() + ROW)


def score(
    evaluation: Evaluation, measure: str, match: str | None = None, relation: str | None = None
) -> tuple[int, int, int, int]:
    def wanted(one: Score) -> bool:
        return (one.measure, one.match, one.relation) == (measure, match, relation)

    one, same = [one for one in evaluation.scores() if wanted(one)]
    counts = (one.right, one.wrong, one.missed, one.spurious)
    # there is but one compilation
    assert (one.compilation, same.compilation) == (None, "demo")
    assert counts == (same.right, same.wrong, same.missed, same.spurious)
    return counts


def test_documents_and_fields(gold: Path, directory: Path) -> None:
    found = evaluate(directory, read_gold([gold]))
    assert found.files == {"demo": "demo.txt"}
    assert score(found, "documents") == (3, 0, 1, 0)
    assert score(found, "document title") == (3, 0, 0, 0)
    assert score(found, "document number") == (2, 1, 0, 0)
    assert score(found, "document issuers") == (3, 0, 0, 0)
    # what the reader of the third was unsure of is no error
    assert score(found, "document date") == (2, 0, 0, 0)
    assert score(found, "document annex titles as alternatives") == (1, 0, 0, 0)
    # a section agrees with its divisions
    assert score(found, "document sectors") == (2, 0, 1, 0)
    assert score(found, "same policy is one node") == (1, 1, 0, 0)


def test_document_that_is_none(gold: Path, directory: Path) -> None:
    one = DOCUMENT | {"lines": [1, 60]}
    (gold / "docs-demo.jsonl").write_text(lines([one]), encoding="utf-8")
    found = evaluate(directory, read_gold([gold]))
    # 40 of 60 lines are too few, and both occurrences stand in the lines annotated
    assert score(found, "documents") == (0, 0, 1, 2)


def test_mentions(gold: Path, directory: Path) -> None:
    found = evaluate(directory, read_gold([gold]))
    # self is no finding; what is deictic is neither missing nor wrong; two in demo-3 are none
    assert score(found, "citations all", "overlapping") == (4, 0, 1, 2)
    assert score(found, "citations all", "exact") == (3, 1, 1, 2)
    assert score(found, "citations marked", "overlapping") == (3, 0, 1, 2)
    assert score(found, "citations unmarked", "overlapping") == (1, 0, 0, 0)
    assert score(found, "citations unmarked", "exact") == (0, 1, 0, 0)
    # the second reader's relation counts, and repeals for replaces
    assert score(found, "citation relation") == (3, 1, 0, 0)
    end_to_end = "citations with relation, end to end"
    assert score(found, end_to_end, "overlapping") == (3, 1, 1, 2)
    assert score(found, end_to_end, "exact") == (2, 2, 1, 2)
    assert score(found, end_to_end, "overlapping", "applies") == (0, 0, 1, 0)
    assert score(found, end_to_end, "overlapping", "proposes") == (0, 0, 0, 1)
    assert score(found, end_to_end, "overlapping", "implements") == (0, 0, 1, 2)
    assert score(found, "citation target in corpus") == (1, 0, 0, 0)
    assert score(found, "short form resolved") == (1, 0, 0, 0)


def test_precision_recall_and_f1() -> None:
    one = Score("示例", None, None, None, right=6, wrong=1, missed=1, spurious=3)
    assert (one.precision, one.recall, one.annotated) == (0.6, 0.75, 8)
    assert one.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert Score("示例", None, None, None, 0, 0, 0, 0).f1 == 0


def test_samples(gold: Path, directory: Path) -> None:
    found = evaluate(directory, read_gold([gold]))
    # open groups of bodies do not count
    assert score(found, "responsibility bodies") == (2, 0, 0, 0)
    assert score(found, "responsibility exact") == (1, 0, 0, 0)
    assert score(found, "target value, unit, year") == (1, 1, 0, 0)
    assert score(found, "target indicator") == (1, 0, 0, 0)
    rows = {s.measure: s for s in found.scores() if s.measure.startswith("catalogue")}
    assert (rows["catalogue rows"].right, rows["catalogue rows"].missed) == (1, 1)
    assert rows["catalogue issuers"].right == 1


def test_the_same_surface_twice_is_paired_in_order(gold: Path, tmp_path: Path) -> None:
    old = '示例排放标准" ; kg:marked'
    text = turtle().replace(old, '示例节约法" ; kg:marked')
    assert text != turtle()
    twice = [
        mention("demo-1", 5, "示例节约法", "based_on"),
        mention("demo-1", 6, "示例节约法", "proposes"),
    ]
    for records in (twice, twice[::-1]):
        (gold / "cites-demo.jsonl").write_text(lines(records), encoding="utf-8")
        folder = graph(tmp_path / records[0]["relation"], text)
        assert score(evaluate(folder, read_gold([gold])), "citation relation") == (2, 0, 0, 0)


def test_folders_count_once(gold: Path, directory: Path) -> None:
    once, twice = read_gold([gold]), read_gold([gold, gold / "."])
    assert once == twice


def run(directory: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments, "--graph", str(directory)])


def test_table(gold: Path, directory: Path) -> None:
    result = run(directory, str(gold), "--misses", "1")
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["documents", "1.000", "0.750", "0.857", "3", "0", "1", "0"] in rows
    assert ["demo.txt", "documents", "1.000", "0.750", "0.857", "3", "0", "1", "0"] in rows
    assert ["applies", "overlapping", "0.000", "0.000", "0.000", "0", "0", "1", "0"] in rows
    assert ["demo-1", "20", "示例未见条例", "missed", "(implements)"] in rows
    # one error of each kind is listed, of two
    assert "# errors, citation that is none (marked): 2" in result.stdout
    assert ["demo-3", "66", "示发-2021-1", "spurious", "(implements)"] not in rows


def test_json_and_comparison(gold: Path, directory: Path, tmp_path: Path) -> None:
    result = run(directory, str(gold), "--format", "json")
    content = json.loads(result.stdout)
    first = content["scores"][0]
    assert (first["measure"], first["precision"], first["recall"], first["f1"]) == ("documents", 1, 0.75, 0.8571)
    assert run(directory, str(gold), "--format", "json").stdout == result.stdout
    old = tmp_path / "old.json"
    old.write_text(result.stdout, encoding="utf-8")
    same = run(directory, str(gold), "--compare", str(old)).stdout
    assert "# gains: 0" in same
    assert "F1 before" in same
    changed = turtle().replace("hasCitationCharacterization kg:proposes", "hasCitationCharacterization eli:applies")
    changed = changed.replace('kg:surface "示例节约法"', 'kg:surface "示例另一法"')
    folder = graph(tmp_path / "new", changed + ROW)
    rows = [line.split() for line in run(folder, str(gold), "--compare", str(old)).stdout.splitlines()]
    gained = ["mention", "demo-1", "7", "示例排放标准", "proposes,", "not", "applies", "right"]
    assert gained in rows
    assert ["mention", "demo-1", "5", "示例节约法", "right", "missed"] in rows
    assert ["mention", "demo-1", "5", "示例另一法", "not", "found", "spurious"] in rows
    assert rows.index(gained) < rows.index(["#", "losses:", "2"])
    told = json.loads(run(folder, str(gold), "--compare", str(old), "--format", "json").stdout)
    assert [one["kind"] for one in told["changes"]] == ["gain", "loss", "loss"]


def test_scores_by_source(gold: Path, directory: Path, tmp_path: Path) -> None:
    shown = run(directory, str(gold), "--by-source").stdout
    rows = [line.split() for line in shown.splitlines()]
    row = ["documents", "1.000", "0.750", "0.857", "0.400", "1.000", "3", "0", "1", "0"]
    assert ["all", "4", *row] in rows
    assert ["demo", "4", *row] in rows
    assert "by compilation" not in shown
    told = run(directory, str(gold), "--by-source", "--format", "json").stdout
    first = json.loads(told)["by_source"][0]
    assert (first["source"], first["documents"], first["f1"], first["f1_high"]) == (None, 4, 0.8571, 1)
    placed = [one | {"source": "shelf/txt/demo.txt"} for one in DOCUMENTS]
    (gold / "docs-demo.jsonl").write_text(lines(placed), encoding="utf-8")
    # rows of tables that name no document are a source of their own
    again = run(directory, str(gold), "--by-source", "--format", "json").stdout
    assert {one["source"] for one in json.loads(again)["by_source"]} == {None, "", "shelf/txt"}
    (tmp_path / "old.json").write_text(again, encoding="utf-8")
    assert run(directory, str(gold), "--by-source", "--compare", str(tmp_path / "old.json")).exit_code == 0


def test_comparison_is_of_what_both_annotate(gold: Path, directory: Path) -> None:
    whole = evaluate(directory, read_gold([gold]))
    (gold / "full-docs.json").write_text('["demo-1"]', encoding="utf-8")
    (gold / "cites-demo.jsonl").write_text(lines(MENTIONS[:2]), encoding="utf-8")
    part = evaluate(directory, read_gold([gold]))
    # 示例办法 was neutral and is not annotated any more: that is a spurious mention
    assert [(one.kind, one.what) for one in compare(whole, part)] == [("loss", "示例办法")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cites-demo.jsonl", lines(MENTIONS[:1]) + "\n{broken\n", "cites-demo.jsonl:3: no JSON ("),
        ("cites-demo.jsonl", "[1]\n", "cites-demo.jsonl:1: no JSON object"),
        ("cites-demo.jsonl", '{"doc": "demo-1", "line": 1}\n', 'cites-demo.jsonl:1: no "relation"'),
        ("cites-demo.jsonl", lines([MENTIONS[0] | {"line": "5"}]), 'cites-demo.jsonl:1: "line" is no whole number'),
        ("docs-demo.jsonl", lines([DOCUMENT | {"lines": [1]}]), 'docs-demo.jsonl:1: "lines" is no pair'),
        ("docs-demo.jsonl", lines([DOCUMENT | {"issuers": [1]}]), 'docs-demo.jsonl:1: "issuers" is no list'),
        ("docs-demo.jsonl", lines([DOCUMENT, DOCUMENT | {"date": None}]), "docs-demo.jsonl:2: demo-1 is described"),
        ("docs-demo.jsonl", lines([DOCUMENT | {"id": "else-1"}]), "else"),
        ("full-docs.json", "[\n1", "full-docs.json:2: no JSON"),
        ("full-docs.json", "{}", "full-docs.json: not a list"),
        ("same.json", "[]", "same.json: not an object"),
        ("same.json", '{"same": [["demo-1"]]}', "is no pair of documents"),
    ],
)
def test_bad_annotations(name: str, text: str, told: str, gold: Path, directory: Path) -> None:
    if "else-1" in text:
        for other in gold.glob("*-demo.jsonl"):
            other.unlink()
    (gold / name).write_text(text, encoding="utf-8")
    result = run(directory, str(gold))
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_other_bad_input(gold: Path, directory: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such folder"):
        read_gold([tmp_path / "missing"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(KgError, match="no annotations"):
        read_gold([tmp_path / "empty"])
    (tmp_path / "empty" / "docs-1.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(KgError, match="no annotations"):
        read_gold([tmp_path / "empty"])
    (gold / "docs-bad.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(KgError, match=r"docs-bad\.jsonl: not in UTF-8"):
        read_gold([gold])
    (gold / "docs-bad.jsonl").unlink()
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    for old in ("old.json", "none.json"):
        result = run(directory, str(gold), "--compare", str(tmp_path / old))
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "run `kg build`" in run(tmp_path / "empty", str(gold)).stderr
    (gold / "full-docs.json").unlink()
    assert "full-docs.json: missing" in run(directory, str(gold)).stderr
