"""Python: what `import kg` gives, by its examples; and the notebook, cell by cell."""

from __future__ import annotations

import copy
import doctest
import gc
import json
import os
import pickle
import pydoc
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg import opened
from kg.errors import InputError, KgError, NotFoundError, StoreError
from kg.show import export
from kg.vocabulary.namespaces import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = [
    example
    for name in ("Graph", "load", "build")
    for example in doctest.DocTestFinder().find(getattr(opened, name), name, globs={"kg": kg})
    if example.examples
]


@pytest.fixture(scope="module")
def desk(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples suppose it: the sample built in outputs/, a text in my-folder/."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(sample_output, folder / "outputs")
    (folder / "my-folder").mkdir()
    shutil.copy(ROOT / "corpus" / "sample-local.txt", folder / "my-folder")
    return folder


@pytest.fixture(autouse=True)
def _there(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_is_true(example: doctest.DocTest) -> None:
    if "dataframe" in example.name:
        pytest.importorskip("pandas", reason="pandas is not installed")
    told: list[str] = []
    doctest.DocTestRunner().run(example, out=told.append)
    assert not told, "".join(told)


def test_every_public_name_has_an_example_and_stands_in_the_help() -> None:
    public = {name for name in vars(opened.Graph) if name[0] != "_"}
    assert {example.name.removeprefix("Graph.") for example in EXAMPLES} >= {*public, "load", "build"}
    told = pydoc.plain(pydoc.render_doc(kg))
    assert all(name in told for name in (*kg.__all__, *public))


def test_building_is_a_function_whatever_was_imported() -> None:
    import_module("kg.build")
    assert callable(kg.build)


def test_the_notebook_runs_in_its_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "docs").mkdir()  # where editors run it
    monkeypatch.chdir(desk / "docs")
    notebook = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    asked = [cell for cell in notebook["cells"] if "".join(cell["source"])[:4] == "## 1" or "?" in cell["source"][0]]
    assert len(asked) >= 10
    assert "coverage" in capsys.readouterr().out


def test_what_is_public_is_all_that_is_offered() -> None:
    import_module("kg.serve")
    assert {name for name in dir(kg) if not name.startswith("__")} == set(kg.__all__) - {"__version__"}
    assert "ModuleType" not in pydoc.plain(pydoc.render_doc(kg))
    assert kg.errors.KgError is KgError


def test_a_graph_stays_where_it_is_and_goes_to_other_processes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = kg.load("outputs")
    monkeypatch.chdir(desk.parent)
    assert graph.policy("国发〔2021〕23号").sectors
    sent = pickle.loads(pickle.dumps(graph))
    assert (
        sent.policy("国发〔2021〕23号")
        == copy.deepcopy(graph).policy("国发〔2021〕23号")
        == graph.policy("23号 碳达峰")
    )
    assert repr(graph) == "<kg.Graph outputs>" and "triples" in repr(graph.records)


def test_threads_share_a_graph() -> None:
    graph = kg.load("outputs")

    def ask(_: int) -> tuple[object, ...]:
        found = kg.find_references("根据《节约能源法》，制定本办法。", graph)
        return (
            graph.policy("国发〔2021〕23号"),
            *graph.chain("国发〔2021〕33号", "down"),
            *found,
            len(graph.select("issuers")),
        )

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(ask, range(12)))) == 1


def test_the_network_is_written_in_every_form_and_is_the_exported_one(tmp_path: Path) -> None:
    import networkx as nx

    graph = kg.load("outputs")
    network = graph.to_networkx()
    for write in (nx.write_graphml, nx.write_gexf, nx.write_gml):
        write(network, tmp_path / "network")
    json.dumps(nx.node_link_data(network))
    export.write_file(graph.records, "graphml", tmp_path / "exported")
    exported = nx.read_graphml(tmp_path / "exported")
    assert sorted(exported.nodes(data=True), key=str) == sorted(network.nodes(data=True), key=str)
    assert sorted((one, other, said["relation"]) for one, other, said in exported.edges(data=True)) == sorted(
        network.edges(keys=True)
    )


def test_rdflib_knows_the_prefixes() -> None:
    graph = kg.load("outputs").rdflib
    (found,) = graph.query('SELECT ?p { ?p a kg:Policy ; eli:id_local "国发〔2021〕23号" }').bindings
    assert str(*found.values()) == kg.load("outputs").policy("国发〔2021〕23号").iri
    # rdflib has some of its own, schema: for https
    assert {prefix: str(iri) for prefix, iri in graph.namespaces() if prefix in PREFIXES} == dict(PREFIXES)


def test_a_variable_of_any_name_may_be_given() -> None:
    graph, number = kg.load("outputs"), "国发〔2021〕23号"
    for name in ("query", "rows", "self", "graph"):
        (row,) = graph.select(f"SELECT ?title {{ ?p eli:id_local ?{name} ; dcterms:title ?title }}", **{name: number})
        assert row["title"] == graph.policy(number).title


def test_references_of_a_file_are_those_of_its_text_and_a_graph_is_its_folder() -> None:
    path = Path("my-folder/sample-local.txt")
    found = kg.find_references(path, kg.load("outputs"))
    assert found == kg.find_references(path.read_text(encoding="utf-8"), "outputs") != []
    with pytest.raises(InputError, match="no such file"):
        kg.find_references(Path("elsewhere"))
    with pytest.raises(TypeError, match="bytes"):
        kg.find_references(b"")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="7: is no path"):
        kg.find_references("示例", graph=7)  # type: ignore[arg-type]


def test_whatever_stands_for_a_path_is_one() -> None:
    (file,) = [one for one in os.scandir("my-folder") if one.name == "sample-local.txt"]
    assert kg.find_references(file) == kg.find_references(Path(file))
    (outputs,) = [one for one in os.scandir(".") if one.name == "outputs"]
    assert kg.load(outputs).records.policies.keys() == kg.load().records.policies.keys()
    with pytest.raises(KgError, match="File name too long"):
        kg.build("一段文字，不是文件。" * 90, "outputs/mine")
    with pytest.raises(KgError, match="File name too long"):
        kg.load("示例" * 200)
    with pytest.raises(TypeError, match="is no path"):
        kg.build(b"my-folder", "outputs/mine")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda graph: graph.policy(None), "None: is no name"),
        (lambda graph: graph.cascade(float("nan")), "nan: is no name"),
        (lambda graph: graph.chain("国发〔2021〕33号", "sideways"), "'up' or 'down'"),
        (lambda graph: graph.chain("国发〔2021〕33号", depth=0), "1 step or more"),
        (lambda graph: kg.build("my-folder", "outputs/mine", workers=0), "0 workers"),
    ],
)
def test_what_is_no_question_is_told(ask: Callable[[kg.Graph], object], told: str) -> None:
    with pytest.raises(KgError, match=told):
        ask(kg.load("outputs"))


@pytest.mark.slow
def test_a_script_of_a_user_is_typed(tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api", reason="mypy is not installed")
    script = tmp_path / "script.py"
    script.write_text(
        """import kg
from pathlib import Path

def titles(folder: Path) -> list[str]:
    graph: kg.Graph = kg.build([folder], folder / "out", workers=2)
    try:
        one = graph.policy("x")
        rows: list[dict[str, str | None]] = graph.select("SELECT * { ?p ?q ?r }", p=one, r=2021)
        found: list[kg.Reference] = kg.find_references(folder / "x.txt", graph)
        known: kg.CitedPolicy | None = found[0].target
    except kg.errors.NotFoundError:
        return []
    return [link.relation for link in graph.chain(one, "down")] + [one.title, str(known), str(rows)]
""",
        encoding="utf-8",
    )
    # mypy changes how often Python looks for cycles, and other tests measure that
    before = gc.get_threshold()
    try:
        told, _, status = api.run(["--strict", "--config-file=", "--cache-dir", str(tmp_path), str(script)])
    finally:
        gc.set_threshold(*before)
    assert not status, told


def test_errors_are_of_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="no graph"):
        kg.load("elsewhere")
    with pytest.raises(NotFoundError, match="no such policy"):
        kg.load("outputs").policy("没有这份示例文件")
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(InputError, match="pip install pandas"):
        kg.load("outputs").to_dataframe()
