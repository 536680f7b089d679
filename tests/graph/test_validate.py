"""Every way to break a graph has a report that names the rule and says what to mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from broken_graphs import BREAKS, PROLOGUE
from hypothesis import given, settings
from plain_graphs import CLASSES, EXAMPLE, GRAPHS, GRAPHS_OF_NUMBERS, NODES, TYPE, said_in, store_of
from pyshacl import validate as pyshacl_validate
from rdflib import SH, Graph

from kg.errors import InputError
from kg.graph import turtle
from kg.graph.by_predicate import ByPredicate
from kg.graph.kept_checks import SHAPES_FILE
from kg.graph.shapes import Check, read_checks
from kg.graph.store import open_store
from kg.graph.validate import SHAPES, Break, breaks, breaks_of_build, breaks_of_file, breaks_said
from kg.graph.whole_graph import read_graph
from kg.vocabulary.concepts import ontology_folder

UNDATED = {"冀发改环资-2021-1793", "豫政-2022-29"}


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return read_checks(ontology_folder() / SHAPES_FILE)


def broken(output: Path, update: str) -> ox.Store:
    store = read_graph(output / "graph.ttl")
    before = {quad.triple for quad in store}
    store.update(PROLOGUE + update)
    assert {quad.triple for quad in store} != before
    return store


def rules(found: list[Break]) -> set[str]:
    return {one.rule.removeprefix(SHAPES) for one in found}


def test_the_sample_keeps_all_rules(sample_output: Path) -> None:
    """Nothing but warnings, and those only for the two documents that carry no date."""
    found = breaks(read_graph(sample_output / "graph.ttl"))
    assert {(one.is_warning, one.node.rsplit("/", 1)[1]) for one in found} == {(True, name) for name in UNDATED}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_graph_is_told_of(name: str, sample_output: Path, checks: tuple[Check, ...]) -> None:
    update, rule = BREAKS[name]
    found = breaks(broken(sample_output, update), checks)
    assert rule in rules(found)
    assert all(one.message("zh") and one.message("en") and one.node for one in found)


def test_every_rule_says_in_both_languages_what_to_mend(checks: tuple[Check, ...]) -> None:
    assert {language for check in checks for language, _ in check.messages} == {"en", "zh"}
    assert all(len(dict(check.messages)) == 2 for check in checks)


def test_a_message_is_in_the_language_asked_for_or_the_next_best() -> None:
    def broken(*messages: tuple[str, str]) -> Break:
        return Break(False, "rule", "node", "", messages)

    both = broken(("en", "mend"), ("zh", "请改正"))
    assert (both.message("zh"), both.message("en")) == ("请改正", "mend")
    assert broken(("", "any"), ("en", "mend")).message("zh") == "any"
    assert broken(("de", "bessern"), ("en", "mend")).message("zh") == "mend"
    assert broken(("de", "bessern")).message("zh") == "bessern"
    assert broken().message("zh") == ""


def test_a_shape_without_a_message_tells_its_constraint(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        f"{PREFIXES}:S sh:targetClass :C ; sh:property :P . :P sh:path :p ; sh:minCount 2 .", encoding="utf-8"
    )
    store = store_of({ox.Triple(NODES[0], TYPE, CLASSES[0])})
    assert [one.asks for one in breaks(store, read_checks(path))] == [("minCount", f"<{EXAMPLE}p>", "2")]


def test_there_are_more_than_thirty_two_ways() -> None:
    assert len(BREAKS) >= 32


@pytest.mark.slow
def test_another_engine_finds_the_same_breaks(sample_output: Path) -> None:
    """All ways at once: pySHACL names the same nodes as breaking something, and as sound."""
    store = read_graph(sample_output / "graph.ttl")
    for update, _ in BREAKS.values():
        store.update(PROLOGUE + update)
    theirs = nodes_of_pyshacl(store, Graph().parse(ontology_folder() / SHAPES_FILE))
    assert (
        theirs == {one.node for one in breaks(store)} == nodes_told(store, read_checks(ontology_folder() / SHAPES_FILE))
    )


# kinds of constraints, on nodes of class :C and their :p
KINDS = {
    **{
        constraint: f":S sh:targetClass :C ; sh:property :P . :P sh:path :p ; {constraint} . "
        for constraint in (
            "sh:minCount 1",
            "sh:minCount 2",
            "sh:maxCount 0",
            "sh:maxCount 1",
            "sh:maxCount 2",
            "sh:hasValue 7",
            "sh:datatype xsd:date",
            "sh:datatype xsd:integer",
            "sh:datatype xsd:decimal",
            "sh:datatype xsd:string",
            "sh:class :D",
            "sh:nodeKind sh:IRI",
            "sh:nodeKind sh:Literal",
            "sh:minLength 1",
            "sh:minLength 3",
            "sh:pattern '^[^s]'",
            "sh:in ( 7 :a '示例文本' )",
            "sh:languageIn ( 'zh' )",
            "sh:minInclusive 0",
            "sh:maxInclusive 0",
            "sh:lessThan :q",
            "sh:lessThanOrEquals :q",
        )
    },
    "inverse": ":S sh:targetClass :C ; sh:property :P . :P sh:path [ sh:inversePath :p ] ; sh:minCount 1 .",
    "closed": ":S sh:targetClass :C ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property :P . "
    ":P sh:path :p .",
    "or": ":S sh:targetSubjectsOf :p ; sh:or ( :A :B ) . :A sh:class :D . :B sh:path :q ; sh:minCount 1 .",
    "class": ":S sh:targetObjectsOf :p ; sh:class :C .",
    "sparql": ":S sh:targetClass :C ; sh:sparql :Q . :Q sh:select "
    "'SELECT $this ?value WHERE { $this <https://example.org/p> ?value . "
    "FILTER NOT EXISTS { ?value <https://example.org/q> $this } }' .",
}
OF_ORDER = ("sh:minInclusive 0", "sh:maxInclusive 0", "sh:lessThan :q", "sh:lessThanOrEquals :q")
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""


def nodes_of_pyshacl(store: ox.Store, shapes: Graph) -> set[str]:
    """The nodes that break shapes, as pySHACL has it."""
    whole = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert whole is not None
    _, report, _ = pyshacl_validate(Graph().parse(data=whole, format="nt"), shacl_graph=shapes, allow_warnings=True)
    assert isinstance(report, Graph)
    return {str(report.value(one, SH.focusNode)) for one in report.subjects(SH.resultSeverity)}


def nodes_told(store: ox.Store, checks: tuple[Check, ...]) -> set[str]:
    """The nodes that break shapes, read from statements as they stand, and asked of the engine where those leave a
    doubt."""
    found, doubtful = breaks_said(said_in(store), checks)
    return {one.node for one in (*found, *breaks(store, doubtful))}


@pytest.mark.parametrize("kind", KINDS)
def test_another_engine_finds_the_same_breaks_of_each_kind(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("kind") / "shapes.ttl"
    path.write_text(PREFIXES + KINDS[kind], encoding="utf-8")
    checks, shapes = read_checks(path), Graph().parse(path)

    # where values have no order SHACL says that they break the constraint; pySHACL sorts them by type
    @settings(max_examples=12)
    @given(GRAPHS_OF_NUMBERS if kind in OF_ORDER else GRAPHS)
    def in_any_graph(triples: set[ox.Triple]) -> None:
        store = store_of(triples)
        theirs = nodes_of_pyshacl(store, shapes)
        assert nodes_told(store, checks) == theirs == {one.node for one in breaks(store, checks)}

    in_any_graph()


def test_the_statements_of_a_build_leave_no_doubt(sample_output: Path, checks: tuple[Check, ...]) -> None:
    """Else the whole graph is loaded, which takes most of the time."""
    found, doubtful = breaks_said(ByPredicate(turtle.pieces_of(sample_output / "graph.ttl")), checks)
    assert doubtful == []
    assert sorted(found) == breaks(read_graph(sample_output / "graph.ttl"), checks)


def test_a_build_is_told_of_by_its_file_or_its_store(sample_output: Path, tmp_path: Path) -> None:
    graph = open_store(sample_output)
    asked = breaks(graph.store)
    assert breaks_of_build(graph) == asked
    copied = Path(shutil.copytree(sample_output, tmp_path / "out", symlinks=True))
    with (copied / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("<https://example.org/id/policy/示例> a kg:Policy .\n")
    assert breaks_of_build(open_store(copied)) == asked


def test_a_file_is_told_of_as_it_stands_whether_its_build_or_another_hand_wrote_it_last(
    sample_output: Path, tmp_path: Path
) -> None:
    copied = Path(shutil.copytree(sample_output, tmp_path / "out", symlinks=True)) / "graph.ttl"
    sound = breaks(read_graph(copied))
    assert breaks_of_file(copied) == sound
    with copied.open("a", encoding="utf-8") as file:
        file.write("<https://example.org/id/policy/示例> a kg:Policy .\n")
    told = breaks_of_file(copied)
    assert told == breaks(read_graph(copied))
    assert {one.node for one in told} - {one.node for one in sound} == {"https://example.org/id/policy/示例"}


def test_what_is_no_turtle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    path.write_text("no Turtle", encoding="utf-8")
    with pytest.raises(InputError, match="示例"):
        read_graph(path)
