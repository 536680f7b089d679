"""The wheel: all that the checkout has, in a place that has no checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

# What a wheel is made from; the copy keeps build/ and *.egg-info out of the checkout.
SOURCES = ("pyproject.toml", "setup.py", "setup.cfg", "README.md", "LICENSE", "kg", "ontology", "corpus")
MAKE = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        place = root / name
        if place.is_dir():
            shutil.copytree(place, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, source)
    subprocess.run([sys.executable, "-c", MAKE, str(target)], cwd=source, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel in it.

    The other packages are those of the environment that runs the tests: installing them anew would take minutes.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", asked], check=True, capture_output=True, text=True).stdout.strip())
    others = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (packages / "others.pth").write_text("\n".join(others), encoding="utf-8")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(packages)
    return python


def run(python: Path, place: Path, *arguments: str) -> str:
    """The standard output of a command that begins with `python`, run in `place` without this checkout's settings."""
    command = [str(python), "-I", *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_holds_every_module_vocabulary_query_and_sample(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    modules = {path.relative_to(root).as_posix() for path in (root / "kg").rglob("*.py")}
    words = {
        f"kg/{path.relative_to(root).as_posix()}"
        for ending in ("ttl", "rq")
        for path in root.glob(f"ontology/**/*.{ending}")
    }
    pages = {p.relative_to(root).as_posix() for p in (root / "kg" / "show").glob("*/templates/*")}
    samples = {f"kg/corpus/{path.name}" for path in (root / "corpus").iterdir()}
    assert (
        not {name for name in modules | words | pages | samples | {"kg/py.typed"} if "__pycache__" not in name} - names
    )


def test_builds_the_sample_that_travels_in_it(root: Path, installed: Path, sample_output: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import kg; print(kg.__file__)").strip()
    assert not Path(where).is_relative_to(root)
    run(installed, tmp_path, "-m", "kg", "build", "--workers", "1")
    made = tmp_path / "outputs"
    assert (made / "graph.ttl").read_bytes() == (sample_output / "graph.ttl").read_bytes()
    assert "国发〔2021〕33号" in run(installed, tmp_path, "-m", "kg", "query", "most-cited")


def test_the_command_that_it_installs_is_there(installed: Path, tmp_path: Path) -> None:
    """What an installer writes as `kg` calls the entry point; spaCy finds the components by theirs."""
    call = "import sys; from importlib.metadata import entry_points as e; sys.argv[0] = 'kg'; "
    call += "sys.exit(next(iter(e(group='console_scripts', name='kg'))).load()())"
    assert run(installed, tmp_path, "-c", call, "--version").startswith("kg")
    asked = "import spacy; print(spacy.blank('zh').add_pipe('kg_references').__class__.__module__)"
    assert run(installed, tmp_path, "-c", asked).startswith("kg.")
