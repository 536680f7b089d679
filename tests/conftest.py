"""Fixtures that several files of tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from own_texts import built

from kg.graph import answering

# two cores are shared: a slow moment of the machine is no fault of the code
settings.register_profile("kg", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("kg")

# the worker that answers queries starts without site packages, and so without what measures `make coverage`
if "COVERAGE_PROCESS_CONFIG" in os.environ:
    answering.WORKER = answering.WORKER.replace("from kg", "import coverage; coverage.process_startup(); from kg", 1)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the sample corpus; not to be written to."""
    return built(tmp_path_factory.mktemp("sample"), ROOT / "corpus")
