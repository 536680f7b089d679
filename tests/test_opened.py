"""Python: what `import kg` gives, by its examples; and the notebook, cell by cell."""

from __future__ import annotations

import doctest
import json
import pydoc
import shutil
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg import opened
from kg.errors import InputError, NotFoundError, StoreError

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


def test_the_notebook_runs(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    asked = [cell for cell in notebook["cells"] if "".join(cell["source"])[:4] == "## 1" or "?" in cell["source"][0]]
    assert len(asked) >= 10
    assert "coverage" in capsys.readouterr().out


def test_errors_are_of_their_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="no graph"):
        kg.load("elsewhere")
    with pytest.raises(NotFoundError, match="no such policy"):
        kg.load("outputs").policy("没有这份示例文件")
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(InputError, match="pip install pandas"):
        kg.load("outputs").to_dataframe()
