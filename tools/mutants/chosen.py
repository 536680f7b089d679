"""A plugin of pytest that leaves only the tests that are asked for, in the order they are asked for.

In: the tests that were found, and in the environment a file with the names of those wanted. Out: those. A fault may
make a loop that fills the memory, so there is an end to it.
"""

from __future__ import annotations

import json
import os
import resource
from pathlib import Path

import pytest

FILE = "MUTANTS_CHOSEN"
# of bytes; without a fault the largest test takes a quarter of it
_MEMORY = 3 << 30


def pytest_configure() -> None:
    """Set the bound before anything is read."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the tests that the file names."""
    wanted = json.loads(Path(os.environ[FILE]).read_text(encoding="utf-8"))
    places = {test: at for at, test in enumerate(wanted)}
    items[:] = sorted((item for item in items if item.nodeid in places), key=lambda item: places[item.nodeid])
