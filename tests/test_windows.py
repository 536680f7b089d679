"""The command line where Windows lacks what POSIX has (see `support/windows/sitecustomize.py`), on texts of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import ROOT
from questions_texts import write_texts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is open is told by /proc alone"),
]
WINDOWS = Path(__file__).parent / "support" / "windows"


def kg(*arguments: object, encoding: str = "utf-8", **env: str) -> subprocess.CompletedProcess[bytes]:
    paths = os.pathsep.join([str(WINDOWS), str(ROOT)])
    strict = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-W", "error::EncodingWarning", "-m", "kg", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": paths, **strict, **env},
        capture_output=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows")
    texts = write_texts(folder / "in")
    for path in texts.glob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    made = kg("build", texts, "--output", folder / "out", "--workers", 2)
    assert made.returncode == 0, made.stderr.decode()
    assert "has no links" in made.stderr.decode()
    return folder / "out"


def test_outputs_stand_as_files_where_there_are_no_links(output: Path) -> None:
    made = {path.name for path in output.iterdir()}
    assert {"graph.ttl", "index.sqlite", "report.md", "store", "texts", "views"} <= made
    assert not any(path.is_symlink() for path in output.rglob("*"))


def test_a_build_takes_the_place_of_the_one_before(output: Path, tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "in")
    for text in ("示例文本。\r\n", "示例文本的另一句。\r\n"):
        (texts / "further.txt").write_bytes(text.encode())
        made = kg("build", texts, "--output", tmp_path / "out", "--workers", 1)
        assert made.returncode == 0, made.stderr.decode()
    stated = [json.loads(kg("stats", "--graph", at, "--format", "json").stdout) for at in (output, tmp_path / "out")]
    assert {row["what"]: row["count"] for row in stated[0]["rows"]}["policies"] == (
        {row["what"]: row["count"] for row in stated[1]["rows"]}["policies"]
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("chain", "冀政发〔2021〕8号"),
        ("query", "most-cited"),
        ("duties", "--format", "csv"),
        ("text", "冀政发〔2021〕8号"),
        ("references", "根据《中华人民共和国节约能源法》制定。"),
        ("build", "--restore"),
    ],
)
def test_commands_answer_in_the_code_page_of_a_chinese_windows(output: Path, arguments: tuple[str, ...]) -> None:
    given = ("--output", output) if arguments[0] == "build" else ("--graph", output)
    answered = kg(*arguments, *given, encoding="cp936")
    assert answered.returncode == 0, answered.stderr.decode("cp936")
    encoding = "utf-8" if "csv" in arguments else "cp936"
    assert answered.stdout.decode(encoding)


def test_a_code_page_without_chinese_says_what_to_set(output: Path) -> None:
    refused = kg("chain", "冀政发〔2021〕8号", "--graph", output, encoding="cp1252")
    assert refused.returncode == 2
    assert b"cp1252" in refused.stderr and b"PYTHONIOENCODING=utf-8" in refused.stderr
