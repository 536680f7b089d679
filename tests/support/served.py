"""A server of the program, as a user starts it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server(directory: Path) -> Iterator[str]:
    """`kg serve` on the output folder of a build while a block runs; gives its address, without the last slash."""
    command = [sys.executable, "-m", "kg", "serve", str(directory), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[0].rstrip("/")
        finally:
            process.terminate()
