"""The house: a folder imports only from folders below it, and no file is a hall."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
# Bottom up, in the order of the data; what stands in kg/ itself is a floor of its own.
FLOORS = (
    "errors",
    "vocabulary",
    "language",
    "read",
    "describe",
    "annotate",
    "resolve",
    "graph",
    "analyse",
    "references",
    "show",
    "build",
    "evaluate",
    "cli",
    "__main__",
)
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


def test_every_folder_has_its_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders <= set(FLOORS)
