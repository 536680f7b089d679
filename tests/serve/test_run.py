"""The server as a process: it listens, answers, and ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.errors import InputError
from kg.serve.run import serve
from kg.serve.settings import Settings


@pytest.mark.slow
def test_it_says_where_it_listens_answers_and_ends_when_interrupted(sample_output: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(sample_output), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[0]
            with urlopen(f"{address}sparql") as answer:
                assert answer.headers["Content-Type"].startswith("text/turtle")
            process.send_signal(signal.SIGINT)
            process.wait(10)
        finally:
            process.kill()
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_told_in_one_line(sample_output: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"--port {port}: cannot be had"):
            serve(sample_output, "127.0.0.1", port, Settings(), print, False)


def test_without_a_graph_nothing_is_served(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert (result.exit_code, "run `kg build` first" in result.output) == (2, True)


def test_a_host_that_cannot_be_had_is_told_as_such(sample_output: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be had .*; choose another --host$"):
        serve(sample_output, "nowhere.invalid", 0, Settings(), print, False)
