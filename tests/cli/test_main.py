"""The command line: what it prints, where, and its exit statuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_graph import write_graph

from kg import __version__
from kg.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


def run(directory: Path, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given, env={"KG_OUTPUT": str(directory)})


def told(result: Result) -> str:
    """The one line of an error, and its status."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def test_version(directory: Path) -> None:
    assert run(directory, "--version").stdout == f"kg, version {__version__}\n"


def test_every_command_has_help(directory: Path) -> None:
    for name in main.commands:
        assert run(directory, name, "--help").exit_code == 0


def test_the_list_of_commands_cuts_no_sentence_short(directory: Path) -> None:
    listed = run(directory, "--help").stdout.partition("Commands:")[2]
    assert all(name in listed for name in main.commands) and "..." not in listed


def test_query_by_name(directory: Path) -> None:
    result = run(directory, "query", "most-cited")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["cited_by", "mentions", "title", "number"]
    assert lines[2].split() == ["2", "2", "示例节能规划", "示发〔2021〕1号"]


def test_query_text_stdin_and_file(directory: Path, tmp_path: Path) -> None:
    text = "SELECT ?n { ?p eli:id_local ?n } ORDER BY ?n"
    file = tmp_path / "numbers.rq"
    file.write_text(text, encoding="utf-8")
    expected = run(directory, "query", "-q", text, "--format", "csv").stdout
    assert "示发〔2021〕5号" in expected
    assert run(directory, "query", "-", "--format", "csv", given=text).stdout == expected
    assert run(directory, "query", str(file), "--format", "csv").stdout == expected


def test_query_parameter(directory: Path) -> None:
    result = run(directory, "query", "rests-on", "--param", "policy=丙政[2021]7")
    assert "示例节能规划" in result.stdout


def test_query_tells_of_rows_left_out(directory: Path) -> None:
    result = run(directory, "query", "most-cited", "--limit", "1")
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "first 1 of 5 rows; --limit 0 for all\n"
    assert run(directory, "query", "most-cited", "--limit", "0").stderr == ""


def test_query_list(directory: Path) -> None:
    result = run(directory, "query", "--list")
    assert "most-cited" in result.stdout
    assert "被引用最多的政策" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "-q", "SELECT ?x {"], "kg: query, line 1, column 12: syntax error"),
        (["query", "-q", "CLEAR ALL"], "kg: query, line 1, column 1: CLEAR is refused"),
        (["query", "mostcited"], "kg: mostcited: no such query; near: most-cited"),
        (["query", "rests-on"], "kg: rests-on: needs policy"),
        (["query", "rests-on", "--param", "policy"], "kg: --param policy: write NAME=VALUE"),
        (["query", "rests-on", "--param", "policy=节能"], "policies fit"),
        (["show", "示例节能计划"], "no such policy; near: "),
        (["chain", "示例"], "policies fit"),
        (["export", "csv"], "name a folder or a .zip file"),
    ],
)
def test_errors_are_one_line(directory: Path, arguments: list[str], message: str) -> None:
    result = run(directory, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr.splitlines()[-1]
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [["query", "most-cited"], ["show", "x"], ["chain", "x"], ["export", "turtle"], ["stats"]],
)
def test_no_graph(tmp_path: Path, arguments: list[str]) -> None:
    assert told(run(tmp_path, *arguments)) == (f"kg: no graph in {tmp_path}: run `kg build` first\n")


def test_query_needs_one_source(directory: Path) -> None:
    assert run(directory, "query").exit_code == 2
    assert run(directory, "query", "most-cited", "-q", "ASK {}").exit_code == 2


def test_show(directory: Path) -> None:
    result = run(directory, "show", "示发〔2021〕1号")
    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[0] == "示例节能规划"
    assert "other names       节能规划 [草案]" in lines
    assert "text              demo.txt, lines 1–40  https://example.org/1" in lines
    assert "cites (2 policies: 1 known, 1 name only)" in lines
    assert "cited by (2 policies: 1 text at hand, 1 known)" in lines
    assert "unresolved mentions: 1 (`kg query unresolved` says why)" in lines


@pytest.mark.parametrize("iri", ["https://x.org/>", "https://x.org/ y", "http://[", "urn:a b"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("chain",),
        ("cascade",),
        ("query", "rests-on", "--param", "policy="),
        ("query", "policies-of-body", "--param", "body="),
    ],
)
def test_an_iri_that_is_none_is_told_in_one_line(directory: Path, arguments: tuple[str, ...], iri: str) -> None:
    whole = (*arguments[:-1], arguments[-1] + iri) if arguments[-1].endswith("=") else (*arguments, iri)
    assert iri in told(run(directory, *whole))


def test_show_lists_namesakes(directory: Path) -> None:
    result = run(directory, "show", "示例节能方案")
    assert result.exit_code == 2
    assert "  1  示例节能方案 (示发〔2021〕5号; 示例甲部; 2021-06-01)  id:policy/示发-2021-5" in result.stderr
    assert "  2  示例节能方案 (2016-06-01)  id:policy/示例旧方案" in result.stderr


def test_chain_cuts_cycles(directory: Path) -> None:
    up = run(directory, "chain", "丙政〔2021〕7号", "--depth", "9").stdout
    assert [line.count("示例节约法") for line in up.splitlines()].count(1) == 1
    assert up.count("(opened elsewhere)") == 1
    assert "based_on" in up
    short = run(directory, "chain", "丙政〔2021〕7号", "--depth", "1").stdout
    assert len(short.splitlines()) == 3
    down = run(directory, "chain", "示发〔2021〕1号", "--down").stdout
    assert "丙省节能实施意见" in down


def test_export_to_file_and_standard_output(directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.nt"
    assert run(directory, "export", "ntriples", "--output", str(file)).exit_code == 0
    assert run(directory, "export", "ntriples").stdout_bytes == file.read_bytes()
    assert run(directory, "export", "csv", "--output", str(tmp_path / "t.zip")).exit_code == 0


@pytest.mark.parametrize(
    ("form", "name", "told"),
    [
        ("turtle", "graph.csv", "graph.csv: turtle ends in .ttl; name the file so"),
        ("turtle", "graph.ttl.gz", "graph.ttl.gz: turtle ends in .ttl"),
        ("gexf", "net.graphml", "net.graphml: gexf ends in .gexf or .xml"),
        ("csv", "tables.csv", "csv: is several files; name a folder or a .zip file"),
        ("parquet", "tables.ttl", "parquet: is several files"),
    ],
)
def test_a_file_named_for_another_format_is_refused(
    directory: Path, tmp_path: Path, form: str, name: str, told: str
) -> None:
    done = run(directory, "export", form, "--output", str(tmp_path / name))
    assert done.exit_code == 2 and told in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["net.xml", "net", "net.txt"])
def test_other_names_of_a_file_are_the_users(directory: Path, tmp_path: Path, name: str) -> None:
    assert run(directory, "export", "gexf", "--output", str(tmp_path / name)).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [("export", "turtle", "--output"), ("export", "csv", "--output"), ("rank", "--format", "csv", "--output")],
)
def test_an_output_of_a_build_is_not_written_over(
    sample_output: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    output = shutil.copytree(sample_output, tmp_path / "out", symlinks=True)
    for name in ("graph.ttl", "store", ".kg/mark"):
        before = (output / name).stat().st_mtime_ns
        done = run(output, *command, str(output / name))
        assert done.exit_code == 2 and done.stderr.count("\n") == 1
        assert (output / name).stat().st_mtime_ns == before


def test_stats(directory: Path) -> None:
    lines = run(directory, "stats").stdout.splitlines()
    assert "policies: text at hand" in "\n".join(lines)
    assert any(line.split() == ["policies", "6"] for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ["network", "issuers"],
        ["network", "citations"],
        ["network", "issuers", "--ego", "示例甲部"],
        ["chain", "示发〔2021〕1号"],
        ["cascade", "示发〔2021〕1号"],
        ["timeline"],
        ["rank"],
        ["matrix"],
    ],
)
def test_answers_come_as_table_csv_json_and_page(directory: Path, tmp_path: Path, arguments: list[str]) -> None:
    page = tmp_path / "page.html"
    assert run(directory, *arguments, "--output", str(page)).stdout == f"{page}\n"
    assert "<html" in page.read_text(encoding="utf-8")
    assert run(directory, *arguments).exit_code == 0
    rows = json.loads(run(directory, *arguments, "--format", "json").stdout)["rows"]
    lines = run(directory, *arguments, "--format", "csv").stdout.splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[0].split(",") == list(rows[0])


def test_an_answer_goes_to_a_file_by_its_ending(directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "cited.csv"
    assert run(directory, "query", "most-cited", "--output", str(file)).stdout == f"{file}\n"
    assert file.read_text(encoding="utf-8-sig") == run(directory, "query", "most-cited", "--format", "csv").stdout
    assert "a table is for the terminal" in run(directory, "stats", "--output", str(tmp_path / "stats.txt")).stderr
    assert json.loads(run(directory, "stats", "--format", "json").stdout)["rows"][0]["what"]


def test_cascade_tells_days_and_provinces(directory: Path) -> None:
    lines = run(directory, "cascade", "示发〔2021〕1号").stdout.splitlines()
    assert any(line.split()[1:5] == ["丙省", "2021-09-01", "184", "92"] for line in lines)
    assert lines[-2].startswith("no text at hand: 31")
    assert lines[-1].startswith("coverage: policies 6, with text 3")


def test_network_of_some_years(directory: Path) -> None:
    assert "links: 1" in run(directory, "network", "issuers", "--years", "2021").stdout
    assert "links: 0" in run(directory, "network", "issuers", "--years", "2019-2020").stdout
    assert "write FROM-TO" in told(run(directory, "network", "issuers", "--years", "x"))


def test_build_names_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "corpus: no such file or folder" in told(run(tmp_path, "build", "corpus"))


def test_build_without_a_path_builds_the_sample(sample_output: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "build", "--workers", "1").exit_code == 0
    assert (tmp_path / "graph.ttl").read_bytes() == (sample_output / "graph.ttl").read_bytes()


def test_the_package_runs_as_the_command(directory: Path) -> None:
    done = in_a_shell(directory, '"$@" --version')
    assert (done.returncode, done.stdout) == (0, f"kg, version {__version__}\n")


def test_help_loads_nothing_but_the_commands() -> None:
    program = (
        "import sys; from kg.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print(*sorted(m for m in sys.modules if m[:3] == 'kg.' and m[3:6] not in ('cli', 'err')))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_a_query_does_not_load_what_it_does_not_need(directory: Path) -> None:
    program = (
        "import sys; from kg.cli import main\n"
        "try: main(['query', 'most-cited'])\n"
        "finally: print(*sorted({'spacy', 'rdflib', 'networkx', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"KG_OUTPUT": str(directory), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == ""


def test_a_closed_pipe_ends_quietly(directory: Path) -> None:
    program = f"'{sys.executable}' -m kg export turtle | head -c 1 >/dev/null; echo $PIPESTATUS"
    done = subprocess.run(
        ["bash", "-c", program],
        cwd=ROOT,
        env={"KG_OUTPUT": str(directory), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", " "],
        ["chain", ""],
        ["cascade", ""],
        ["network", "issuers", "--ego", ""],
        ["bodies", "--class", ""],
        ["duties", "--body", ""],
        ["duties", "--policy", ""],
        ["targets", "--indicator", ""],
        ["targets", "--policy", ""],
        ["build", "--base-iri", ""],
    ],
)
def test_an_empty_name_does_not_ask_for_everything(directory: Path, arguments: list[str]) -> None:
    result = run(directory, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert ": is empty; see `" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        (["show", "示例節能規劃"], ["show", "示例节能规划"]),
        (["targets", "--indicator", "示例排放總量"], ["targets", "--indicator", "示例排放总量"]),
        (["duties", "--about", "文本任務"], ["duties", "--about", "文本任务"]),
    ],
)
def test_names_are_understood_in_traditional_characters(
    directory: Path, traditional: list[str], simplified: list[str]
) -> None:
    asked, expected = run(directory, *traditional), run(directory, *simplified)
    assert (asked.exit_code, asked.stdout) == (0, expected.stdout)


def test_a_network_tells_who_is_not_in_it(directory: Path) -> None:
    assert "links: 1" in run(directory, "network", "issuers", "--ego", "示例甲部").stdout
    assert "no such body" in told(run(directory, "network", "issuers", "--ego", "示发〔2021〕1号"))
    assert "not in the network of citations" in told(run(directory, "network", "citations", "--ego", "示例甲部"))


@pytest.mark.parametrize("years", ["2021-2020", "-", "2020-x", "2020-2021-2022"])
def test_years_that_are_none(directory: Path, years: str) -> None:
    assert "write FROM-TO" in told(run(directory, "network", "issuers", "--years", years))


def test_a_folder_for_the_output_is_made(directory: Path, tmp_path: Path) -> None:
    file = tmp_path / "new" / "issuers.csv"
    assert run(directory, "network", "issuers", "--output", str(file)).exit_code == 0
    assert file.is_file()


def in_a_shell(directory: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `command` with "$@" for `kg`: what a real standard output and real bytes do."""
    return subprocess.run(
        ["bash", "-c", command, "kg", sys.executable, "-m", "kg"],
        cwd=ROOT,
        env={"KG_OUTPUT": str(directory), "PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", ["query most-cited", "network issuers --format csv", "export turtle", "stats"])
def test_a_full_disk_is_told(directory: Path, arguments: str) -> None:
    done = in_a_shell(directory, f'"$@" {arguments} > /dev/full')
    assert (done.returncode, done.stderr) == (2, "kg: standard output: No space left on device\n")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (r"""printf 'ASK {} \377' | "$@" query -""", "kg: standard input: is not UTF-8; save it as UTF-8\n"),
        (r""""$@" query -q $'ASK {} \377'""", "kg: query: is not UTF-8; save it as UTF-8\n"),
        (r""""$@" query rests-on --param policy=$'\377'""", "no such policy"),
        (r""""$@" show $'\377'""", "no such policy"),
    ],
)
def test_bytes_that_are_no_text(directory: Path, command: str, message: str) -> None:
    done = in_a_shell(directory, command, PYTHONUTF8="1")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr


def test_a_system_that_cannot_write_chinese(directory: Path) -> None:
    done = in_a_shell(directory, '"$@" show 示发〔2021〕1号', PYTHONUTF8="1", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (2, "")
    told = "kg: Chinese cannot be written in ascii; set the environment variable"
    assert done.stderr == f"{told} PYTHONIOENCODING=utf-8\n"  # PYTHONUTF8 yields to it
    done = in_a_shell(directory, '"$@" show 示发〔2021〕1号', PYTHONUTF8="1", PYTHONIOENCODING="utf-8")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("KG_LANG", "de", "kg: stats: Invalid value for '--lang' (KG_LANG): 'de' is not one of"),
        ("KG_OUTPUT", __file__, "kg: stats: Invalid value for '--graph' (KG_OUTPUT): "),
    ],
)
def test_a_wrong_value_of_the_environment_is_told_with_its_name(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = CliRunner().invoke(main, ["stats"])
    assert result.exit_code == 2 and result.stderr.startswith(told) and result.stderr.count("\n") == 1
    option = told.partition("'")[2].partition("'")[0]
    typed = CliRunner().invoke(main, ["stats", option, value])
    assert variable not in typed.stderr
