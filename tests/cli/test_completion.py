"""What the tabulator completes, asked of the shells themselves with the lines that the README has for them."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("these shells are not those of Windows", allow_module_level=True)

import pty

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_SECONDS = 60.0


def told(shell: str) -> str:
    """The line of the README that makes a shell complete."""
    found = re.search(rf"^(?:eval .*|_KG.*){shell}_source.*?(?=\s+#)", README, re.MULTILINE)
    assert found, f"README.md says nothing of {shell}"
    return found[0]


def environment(folder: Path) -> dict[str, str]:
    """A home without settings, and this `kg` first on the path."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {"HOME": str(folder), "PATH": path, "TERM": "dumb", "LANG": "C.UTF-8"}


def in_fish(folder: Path, line: str) -> str:
    ask = f"{told('fish')}; complete --do-complete '{line}'"
    command = ("fish", "--no-config", "-c", ask)
    done = subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=_SECONDS
    )
    return done.stdout + done.stderr


def in_bash(folder: Path, line: str) -> str:
    return on_terminal(folder, ("bash", "--norc", "--noprofile", "-i"), told("bash"), line)


def in_zsh(folder: Path, line: str) -> str:
    return on_terminal(folder, ("zsh", "-f", "-i"), f"autoload -U compinit; compinit -u -D; {told('zsh')}", line)


def on_terminal(folder: Path, shell: tuple[str, ...], settings: str, line: str) -> str:
    """Type a line and a tabulator into a shell, and return what stands there then."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(shell[0], shell, environment(folder))
    try:
        os.write(terminal, f"stty columns 200; {settings}; echo READY\n".encode())
        _read_until(terminal, lambda shown: shown.count("READY") > 1)
        os.write(terminal, f"{line}\t".encode())
        return _read_until(terminal, lambda shown: bool(shown.rpartition(line)[2].strip("\x07 \t\r\n")))
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def _read_until(terminal: int, is_enough: Callable[[str], bool]) -> str:
    """What a terminal shows until it is enough, and for the moment after it that it takes to write a list."""
    shown, end = "", time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if select.select([terminal], [], [], 1.0)[0]:
            shown += os.read(terminal, 65_536).decode(errors="replace")
        elif is_enough(re.sub(r"\x1b\[[?\d;]*[a-zA-Z]", "", shown)):
            break
    return shown


SHELLS = [
    pytest.param(ask, id=name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed"))
    for name, ask in (("bash", in_bash), ("fish", in_fish), ("zsh", in_zsh))
]


@pytest.mark.parametrize("ask", SHELLS)
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("kg casc", "cascade"),
        ("kg network coup", "coupling"),
        ("kg network issuers --form", "--format"),
        ("kg rank --format js", "json"),
        ("kg query most-", "most-cited"),
        ("kg references samp", "sample.txt"),
        ("kg build samp", "sample.txt"),
    ],
)
def test_a_shell_completes(ask: Callable[[Path, str], str], line: str, completed: str, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text("示例文本", encoding="utf-8")
    (tmp_path / "other.txt").write_text("示例文本", encoding="utf-8")
    shown = ask(tmp_path, line)
    assert completed in shown
    assert "other.txt" not in shown and "Traceback" not in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_reader_that_has_enough_ends_it_quietly(shell: str, tmp_path: Path) -> None:
    env = {**environment(tmp_path), "_KG_COMPLETE": f"{shell}_source"}
    script = "kg | true; echo ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, timeout=_SECONDS)
    assert done.stderr == "" and done.stdout.strip() in ("0", "1")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("nosh_source", "_KG_COMPLETE=nosh_source: write bash_source or zsh_source or fish_source"),
        ("bash", "_KG_COMPLETE=bash: write bash_source"),
        ("bash_complete", "_KG_COMPLETE=bash_complete: a shell asks so, with what is typed; write bash_source"),
    ],
)
def test_what_no_shell_asks_is_told_in_one_line(asked: str, told: str, tmp_path: Path) -> None:
    env = {**environment(tmp_path), "_KG_COMPLETE": asked}
    done = subprocess.run(["kg"], env=env, capture_output=True, text=True, timeout=_SECONDS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {told}") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_of_the_guide_run_in_a_home_without_folders(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    guide = (ROOT / "docs" / "how-to" / "install.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)
    (block,) = (one for one in blocks if f"{shell}_source" in one)
    command, env = [shell, "-c", block], environment(tmp_path)
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=_SECONDS)
    assert (done.returncode, done.stderr) == (0, "")
    written = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert any("_kg_completion" in text for text in written)
