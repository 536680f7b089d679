"""Networks for other tools: policies with their days, citations with their relation, read back by networkx."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pytest
from small_graph import write_graph

from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show import export
from kg.show.export_networks import neo4j_files

POLICY = "https://w3id.org/policy-kg/id/policy/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records.of(open_store(write_graph(tmp_path_factory.mktemp("graph"))))


def test_graphml_has_policies_and_citations(graph: Records, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "graph.graphml"
    export.write_file(graph, "graphml", path)
    read = nx.read_graphml(path)
    assert read.nodes[POLICY + "示发-2021-1"]["number"] == "示发〔2021〕1号"
    assert read.nodes[POLICY + "示发-2021-1"]["bodies"] == "示例乙部 | 示例甲部"
    edges = {(u, v, data["relation"]) for u, v, data in read.edges(data=True)}
    assert (POLICY + "丙政-2021-7", POLICY + "示发-2021-5", "implements") in edges
    assert len(edges) == 6
    assert sorted(path.parent.iterdir()) == [path]


def test_gexf_has_the_day_from_which_a_policy_is_there(sample_output: Path, tmp_path: Path) -> None:
    records = Records.of(open_store(sample_output))
    path = tmp_path / "graph.gexf"
    export.write_file(records, "gexf", path)
    text = path.read_text(encoding="utf-8")
    assert 'timeformat="date"' in text and "lastmodifieddate" not in text
    read = nx.read_gexf(path)
    plan = POLICY + "国发-2021-23"
    assert read.nodes[plan]["start"] == "2021-10-24" and read.nodes[plan]["year"] == 2021
    citing = [data for from_, _, data in read.edges(data=True) if from_ == plan]
    assert citing and {data["date"] for data in citing} == {"2021-10-24"}


def test_neo4j_files_have_its_headers_and_hang_together(graph: Records) -> None:
    read = {name: list(csv.reader(io.StringIO(data.decode()))) for name, data in neo4j_files(graph).items()}
    ids: dict[str, set[str]] = {}
    for header, *rows in read.values():
        for at, name in enumerate(header):
            if ":ID(" in name:
                ids[name.partition(":ID")[2]] = {row[at] for row in rows}
                assert len(ids[name.partition(":ID")[2]]) == len(rows)
    for header, *rows in read.values():
        for at, name in enumerate(header):
            if name.startswith((":START_ID", ":END_ID")):
                assert rows and {row[at] for row in rows} <= ids[name.partition("_ID")[2]]
    header, *rows = read["citations.csv"]
    assert header[2] == ":TYPE" and {row[2] for row in rows} >= {"implements", "repeals"}
    header, *rows = read["policies.csv"]
    days = {row[header.index("date:date")] for row in rows}
    assert "2021" not in days and all(len(day) in (0, len("2021-03-01")) for day in days)
