"""The house: a folder imports only from folders below it, and no file is a hall."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
# Bottom up, in the order of the data; what stands in kg/ itself is a floor of its own.
FLOORS = (
    "errors",
    "progress",
    "cycles",
    "durable",
    "mounts",
    "versions",
    "never_input",
    "given_paths",
    "vocabulary",
    "language",
    "read",
    "describe",
    "annotate",
    "extract",
    "resolve",
    "graph",
    "analyse",
    "any_text",
    "show",
    "outputs",
    "build",
    "opened",
    "serve",
    "evaluate",
    "cli",
    "__main__",
)
LINES_OF_A_MODULE, LINES_OF_A_CLASS = 400, 200
# Halls of before the rule: they may not grow, and who takes one apart takes it off the list. Nothing is added.
LONG_MODULES: dict[str, int] = {}
LONG_CLASSES: dict[str, int] = {}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE)


def floor(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The floors that a module imports from, at its top or in a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""] if node.module != "kg" else [f"kg.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("kg.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_lead_down(path: Path) -> None:
    here = FLOORS.index(floor(path))
    upwards = {name for name in imported(path) if FLOORS.index(name) > here}
    assert not upwards, f"{path.relative_to(PACKAGE)} imports from above: {sorted(upwards)}"


def test_every_folder_and_module_has_its_floor() -> None:
    inside = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert inside | modules == set(FLOORS)


def test_every_folder_with_modules_is_a_package() -> None:
    """One without `__init__.py` would be missing in the wheel."""
    folders = {path.parent for path in MODULES}
    assert not {str(folder) for folder in folders if not (folder / "__init__.py").is_file()}


@pytest.mark.parametrize("path", [*MODULES, PACKAGE / "__init__.py"], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_first_what_goes_in_and_what_comes_out(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert {"In:", "Out:"} <= set(said.split())


def lines_of_modules() -> dict[str, int]:
    return {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8").count("\n") for path in MODULES}


def lines_of_classes() -> dict[str, int]:
    return {
        f"{path.relative_to(PACKAGE)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


@pytest.mark.parametrize(
    ("lines", "most", "exceptions"),
    [(lines_of_modules, LINES_OF_A_MODULE, LONG_MODULES), (lines_of_classes, LINES_OF_A_CLASS, LONG_CLASSES)],
    ids=["modules", "classes"],
)
def test_no_module_and_no_class_is_a_hall(
    lines: Callable[[], dict[str, int]], most: int, exceptions: dict[str, int]
) -> None:
    found = lines()
    assert {name: length for name, length in found.items() if length > exceptions.get(name, most)} == {}
    done = {name for name in exceptions if found.get(name, 0) <= most}
    assert not done, f"short enough now, take it off the list: {sorted(done)}"


# Modules that only tests of other rooms or whole builds run. Who writes a test takes its module off; nothing is added.
WITHOUT_A_TEST: set[str] = {
    "annotate/duties/headings.py",
    "annotate/duties/shared.py",
    "annotate/references/undone.py",
    "cli/answers.py",
    "cli/ask.py",
    "cli/build.py",
    "cli/choices.py",
    "cli/contents.py",
    "cli/errors.py",
    "cli/evaluate.py",
    "cli/networks.py",
    "cli/options.py",
    "cli/questions.py",
    "cli/texts.py",
    "graph/citations.py",
    "graph/clauses.py",
    "graph/occurrences.py",
    "show/pictures/data.py",
}


@cache
def imported_by_tests(room: Path) -> set[str]:
    """The modules that the tests of a room import, with dots."""
    found = set()
    for path in room.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_module_is_tested_in_its_room() -> None:
    """A mistake shows in the test of the module that makes it, not as a changed score somewhere."""
    tests = PACKAGE.parent / "tests"
    rooms = {floor(path): imported_by_tests(tests / floor(path)) for path in MODULES}
    bare = set()
    for path in (path for path in MODULES if path.name not in ("__init__.py", "__main__.py")):
        inside = path.relative_to(PACKAGE)
        anywhere = imported_by_tests(tests) if len(inside.parts) == 1 else set()
        if ".".join(("kg", *inside.with_suffix("").parts)) not in rooms[floor(path)] | anywhere:
            bare.add(inside.as_posix())
    assert bare <= WITHOUT_A_TEST, "a new module has a test of its own in the mirrored place under tests/"
    assert bare >= WITHOUT_A_TEST, f"tested now, take it off the list: {sorted(WITHOUT_A_TEST - bare)}"
