"""The documentation says all there is, and what it shows works."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import checkout
import click
import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.graph.queries import shipped

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
OF_A_SERVER = re.compile(r" --(?:store|endpoint|scheduler) |^kg serve")
PARAMETERS = [(name, param) for name, command in main.commands.items() for param in command.params]


def blocks(path: Path, language: str) -> Iterator[str]:
    """The blocks of code of one language in a page."""
    return (text for kind, text in BLOCK.findall(path.read_text(encoding="utf-8")) if kind == language)


def commands(path: Path) -> list[list[str]]:
    """The `kg` commands of a page, in their order, but for those that ask a server of others."""
    lines = [line.removeprefix("$ ") for text in blocks(path, "") for line in text.splitlines()]
    own = (line for line in lines if line.startswith("kg ") and not OF_A_SERVER.search(line))
    return [shlex.split(line, comments=True)[1:] for line in own]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The script that makes the reference."""
    return checkout.tool("reference")


@pytest.fixture
def desk(sample_output: Path, tmp_path: Path) -> Path:
    """A folder as the guides suppose it: the sample built in outputs/ and outputs/mine/, a text in my-folder/."""
    shutil.copytree(sample_output, tmp_path / "outputs")
    shutil.copytree(sample_output, tmp_path / "outputs" / "mine")
    (tmp_path / "my-folder").mkdir()
    # the tables that a guide shows
    own, decisions = blocks(ROOT / "docs" / "how-to" / "own-names.md", "csv")
    (tmp_path / "own.csv").write_text(own, encoding="utf-8")
    (tmp_path / "my-folder" / "same.csv").write_text(decisions, encoding="utf-8")
    shutil.copy(ROOT / "corpus" / "sample-local.txt", tmp_path / "my-folder")
    return tmp_path


@pytest.mark.parametrize("name", list(main.commands))
def test_every_command_says_what_it_does_and_a_guide_shows_it(name: str) -> None:
    assert main.commands[name].help
    shown = "".join(path.read_text(encoding="utf-8") for path in GUIDES)
    assert f"kg {name}" in shown


@pytest.mark.parametrize(("name", "param"), PARAMETERS, ids=[f"{name} {param.name}" for name, param in PARAMETERS])
def test_every_option_says_what_it_does(name: str, param: click.Parameter) -> None:
    if isinstance(param, click.Option):
        assert param.help
    else:  # an argument has no help of its own: its command tells of it
        metavar = param.make_metavar(click.Context(main.commands[name]))
        words = set(re.findall(r"[A-Za-z_]+", metavar))
        assert any(word in (main.commands[name].help or "") for word in words)


@pytest.mark.parametrize("name", list(shipped()))
def test_every_query_says_what_it_answers(name: str) -> None:
    query = shipped()[name]
    assert query.title
    assert re.search("[一-鿿]", query.title_zh)


def test_the_reference_holds_every_command_option_and_query(reference: ModuleType) -> None:
    page = reference.commands()
    for name, command in main.commands.items():
        part = page[page.index(f"## kg {name}\n") :]
        for param in command.params:
            if isinstance(param, click.Option):
                assert f"`{param.opts[-1]}" in part or f", {param.opts[-1]}" in part, f"{name} {param.opts}"
    assert [line[3:] for line in reference.queries().splitlines() if line.startswith("## ")] == list(shipped())


def test_the_reference_holds_every_term(reference: ModuleType) -> None:
    ontology = (ROOT / "ontology" / "policy.ttl").read_text(encoding="utf-8")
    declared = re.findall(r"^(kg:\w+) a ", ontology, re.MULTILINE)
    shown = re.findall(r"^\| `(kg:\w+)`", reference.terms(), re.MULTILINE)
    assert declared and sorted(declared) == sorted(shown)


def test_the_reference_holds_every_room(reference: ModuleType) -> None:
    rooms = {path.parent.name for path in (ROOT / "kg").glob("*/__init__.py")}
    assert rooms - {"cli"} == set(reference.ROOMS)
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert not {name for name in reference.pages() if f"{name}\n" not in site}, "not in the nav of mkdocs.yml"


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_commands_of_the_guides_can_be_pasted_into_any_shell(path: Path) -> None:
    lines = [line for text in blocks(path, "") for line in text.splitlines()]
    # zsh takes what stands behind # for arguments where it is typed
    assert [line for line in lines if re.match(r"(?:kg|make) .*\s#", line)] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_commands_of_the_guides_run(path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.delenv("KG_OUTPUT", raising=False)
    for arguments in commands(path):
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, f"kg {shlex.join(arguments)}\n{done.output}"


@pytest.mark.slow
def test_answers_that_the_readme_shows_are_true(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.delenv("KG_OUTPUT", raising=False)
    shown = [text for text in blocks(ROOT / "README.md", "") if text.startswith("$ kg ")]
    assert shown
    for text in shown:
        command, _, answer = text.partition("\n")
        assert CliRunner().invoke(main, shlex.split(command)[2:]).stdout == answer


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in GUIDES if list(blocks(path, "python"))], ids=lambda path: path.stem)
def test_python_of_the_guides_runs(path: Path, desk: Path) -> None:
    program = "\n".join(blocks(path, "python"))
    done = subprocess.run([sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_site_is_built_and_asks_the_network_for_nothing(tmp_path: Path) -> None:
    for needed in ("mkdocs", "material", "mkdocstrings"):
        pytest.importorskip(needed, reason=f"{needed} is not installed; `make docs` installs it")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|img|iframe)[^>]+src=\"?(?:https?:)?//", text), page
        assert not re.search(r"<link[^>]+href=\"?(?:https?:)?//", text), page
    for sheet in tmp_path.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )\"?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet
