"""Places of one document and texts of one policy that disagree, in the graph and where they are asked for.

All texts are ours (示例文本).
"""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_graph import TURTLE, read_graph
from own_texts import PROSE, built, documents, page

from kg.analyse.conflicts import KINDS, SHARED, conflict_lines, conflicts, contradictions, of_each
from kg.analyse.records import Records
from kg.graph.conflicts import ConflictStatements
from kg.graph.iris import Iris
from kg.graph.store import GraphStore, open_store
from kg.graph.validate import breaks
from kg.resolve.merge import merge
from kg.vocabulary.namespaces import ELI, ID, KG

NUMBERS = ("冀水〔2031〕17号", "冀水〔2031〕18号")
TEXT = page(
    "河北省水利厅关于清点示例设施的通知",
    NUMBERS[0],
    "各市水利局：",
    f"请照此办理。{PROSE}",
    "河北省水利厅",
    "2031年3月1日",
)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.mktemp("conflicts")
    table = folder / "示例.jsonl"
    row = {"标题": "关于清点示例设施的通知", "文号": NUMBERS[1], "正文": TEXT}
    table.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return Records.of(open_store(built(folder / "out", table)))


def test_what_was_kept_and_what_was_not_is_told_with_its_line(records: Records) -> None:
    (row,) = (row for row in conflicts(records).rows if row[0] == "places of a document disagree")
    assert row[2] == NUMBERS[0]
    assert row[4] == f"number: {NUMBERS[0]}, not {NUMBERS[1]} (column 文号)"
    assert str(row[5]).startswith("示例.jsonl") and row[6] == 3


def test_the_graph_with_conflicts_keeps_its_rules(records: Records) -> None:
    assert [one for one in breaks(records.graph.store) if not one.is_warning] == []


@pytest.fixture(scope="module")
def two_texts(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "示例甲.txt").write_text(TEXT, encoding="utf-8")
    (folder / "示例乙.txt").write_text(TEXT.replace("3月1日", "3月2日"), encoding="utf-8")
    return Records.of(open_store(built(folder / "out", folder / "示例甲.txt", folder / "示例乙.txt")))


def test_two_texts_of_one_policy_that_are_dated_otherwise_are_told_with_the_other_place(two_texts: Records) -> None:
    (row,) = conflicts(two_texts).rows
    (policy,) = (one for one in two_texts.policies.values() if one.in_corpus)
    assert row[0] == "texts of a policy disagree"
    kept, rejected = ("2031-03-01", "2031-03-02")[:: 1 if policy.date == "2031-03-01" else -1]
    assert row[4] == f"date: {kept}, not {rejected}"
    assert TEXT.replace("3月1日", "3月2日").splitlines()[int(str(row[6])) - 1] in ("2031年3月1日", "2031年3月2日")
    assert [one for one in breaks(two_texts.graph.store) if not one.is_warning] == []


def test_of_one_policy_no_contradiction_of_another_is_told(records: Records) -> None:
    (policy,) = (one for one in records.policies.values() if one.number == NUMBERS[0])
    assert [one.about for one in contradictions(records.graph, policy.iri)] == ["number"]
    assert contradictions(records.graph, policy.iri + "x") == []


def test_texts_without_conflicts_state_none() -> None:
    (document,) = documents(TEXT)
    policy = merge([document], [])
    assert list(ConflictStatements(Iris(ID)).texts(policy, [document])) == []


@st.composite
def graphs(draw: st.DrawFn) -> GraphStore:
    """Policies with a day, a year of their number, and citations of each other, some of them without a place."""
    count = draw(st.integers(1, 4))
    days, at = st.sampled_from(["2001-12-31", "2002-01-01", "2005-06-30", None]), st.integers(0, count - 1)
    turtle = [TURTLE.partition("\n\n")[0], '<compilation/示例> kg:sourceFile "示例.txt" .']
    for policy in range(count):
        turtle.append(f"<policy/{policy}> a kg:Policy . <place/{policy}> kg:occursIn <compilation/示例> .")
        if day := draw(days):
            turtle.append(f'<policy/{policy}> eli:date_document "{day}"^^xsd:date .')
        if year := draw(st.sampled_from([2001, 2003, None])):
            turtle.append(f"<policy/{policy}> kg:numberYear {year} .")
        if day := draw(days):
            turtle.append(f'<act/{policy}> a kg:Act ; kg:ofPolicy <policy/{policy}> ; dcterms:date "{day}"^^xsd:date .')
    relations = st.sampled_from(["eli:based_on", "eli:repeals", "eli:cites"])
    for number, (one, other, relation) in enumerate(draw(st.lists(st.tuples(at, at, relations), max_size=12))):
        place = draw(st.sampled_from([f"; kg:inOccurrence <place/{one}>", ""]))
        turtle.append(
            f"<citation/{number}> a kg:Citation ; cito:hasCitingEntity <policy/{one}> ; kg:line {number} ;"
            f" cito:hasCitedEntity <policy/{other}> ; cito:hasCitationCharacterization {relation} {place} ."
        )
    return read_graph("\n".join(turtle))


@given(graphs())
def test_of_all_policies_the_same_is_told_as_of_each(graph: GraphStore) -> None:
    each = [told for policy in graph.instances(KG + "Policy") for told in contradictions(graph, policy)]
    assert contradictions(graph) == sorted(each, key=lambda one: KINDS.index(one.kind))
    of_all = of_each(contradictions(graph))
    assert [told for policy in graph.instances(KG + "Policy") for told in of_all.get(policy, ())] == each


def test_two_policies_of_one_number_are_told_of_once_and_to_whoever_asks_for_either() -> None:
    store = ox.Store()
    first, other = (f"{ID}policy/{name}" for name in ("示例甲", "示例乙"))
    for iri in (first, other):
        number = ox.Literal(NUMBERS[0])
        store.add(ox.Quad(ox.NamedNode(iri), ox.NamedNode(ELI + "id_local"), number))
    graph = GraphStore(store)
    (found,) = contradictions(graph)
    assert {found.policy, found.other} == {first, other} and found.kind == SHARED
    assert [(one.policy, one.other) for one in contradictions(graph, first)] == [(first, other)]
    assert [(one.policy, one.other) for one in contradictions(graph, other)] == [(other, first)]
    assert of_each([found]) == {iri: contradictions(graph, iri) for iri in (first, other)}
    (line,) = conflict_lines(Records(graph))
    assert line.startswith(NUMBERS[0])
