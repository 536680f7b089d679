"""The graph that is served."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.serve.opened import Source


def test_the_same_graph_is_opened_once(sample_output: Path) -> None:
    source = Source(sample_output)
    assert source.current() is source.current()


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Source(tmp_path).current()
