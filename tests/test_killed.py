"""Builds that are ended at random moments leave whole outputs, extracts that are taken, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import killed_builds
import pytest

KILLS, SEED = 50, 15


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs fork, and /proc to look for processes")
def test_fifty_kills_of_builds_with_extracts(tmp_path: Path) -> None:
    script = Path(killed_builds.__file__)
    paths = os.pathsep.join([str(script.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(script), str(tmp_path), str(KILLS), str(SEED)]
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=True)
    seen = json.loads(ran.stdout)
    assert len(seen) == KILLS
    for one in seen:
        assert one["outputs"] in ("old", "new") and one["store"], one
        assert one["then"] == "new", one
        assert one["finished"] + one["read"] == killed_builds.DOCUMENTS, f"finished extracts are taken: {one}"
        assert one["left"] == [] and one["processes"] == 0, one
    # kills in the middle of extraction and of the rest, with and without workers
    assert any(0 < one["finished"] < killed_builds.DOCUMENTS for one in seen)
    assert any(one["finished"] == killed_builds.DOCUMENTS for one in seen)
    assert {one["workers"] for one in seen} == {1, 2}
