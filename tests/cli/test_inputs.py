"""`kg build` of a folder with files of all formats: the same policies, their places, and what is not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from official_forms import as_csv, as_page, as_pdf, as_text, as_word, parts, rows, written

from kg.cli import main
from kg.graph.store import open_store


def run(*arguments: object) -> tuple[str, str]:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("inputs")
    mixed = folder / "mixed"
    forms = {"a.txt": as_text, "b.html": as_page, "c.docx": as_word, "d.pdf": as_pdf}
    for seed, (name, form) in enumerate(forms.items(), 30):
        written(mixed, name, form(parts(seed)))
    wrong = as_csv([parts(34), parts(35)]).decode().replace(f",{parts(35).body},", ",国家能源局,", 1)
    written(mixed, "e.csv", wrong.encode())
    for name in ("f.doc", "g.exe", "h.pdf"):
        written(mixed, name, b"broken")
    _, told = run("build", mixed, "--output", folder / "out", "--workers", "1")
    return folder / "out", told


def test_every_document_is_a_policy(built: tuple[Path, str]) -> None:
    query = "SELECT ?number { ?policy eli:id_local ?number ; ^kg:occurrenceOf ?place }"
    assert {row["number"] for row in open_store(built[0]).select(query)} == {
        parts(seed).number for seed in range(30, 36)
    }


def test_statements_lead_to_page_and_row(built: tuple[Path, str]) -> None:
    query = """SELECT DISTINCT ?file ?page ?row {
      ?one kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file
      OPTIONAL { ?one kg:page ?page } OPTIONAL { ?one kg:row ?row } }"""
    found = {(row["file"], row["page"], row["row"]) for row in open_store(built[0]).select(query)}
    assert {("d.pdf", "1", None), ("e.csv#row=2", None, "2"), ("a.txt", None, None)} <= found
    shown, _ = run("show", rows([parts(34)])[0]["文号"], "--graph", built[0])
    assert "e.csv#row=2, row 2, lines 1–" in shown
    shown, _ = run("show", parts(33).number, "--graph", built[0])
    assert "d.pdf, page 1, lines " in shown


def test_what_is_not_read_is_one_line_and_stands_in_the_report(built: tuple[Path, str]) -> None:
    output, told = built
    report = (output / "report.md").read_text(encoding="utf-8")
    assert "kg: 2 files are not read (.doc 1, .exe 1); the reasons stand in" in told
    assert "/mixed/f.doc: a file of an older office program" in report and "/mixed/g.exe: not a format" in report
    assert "h.pdf: broken, or no PDF" in told
    assert "e.csv: one document a row, title=标题" in told and "e.csv: one document a row" in report


def test_what_the_table_says_and_the_text_denies_is_a_conflict(built: tuple[Path, str]) -> None:
    report = (built[0] / "report.md").read_text(encoding="utf-8")
    conflicts = report.split("## Conflicts")[1].split("\n## ")[0]
    assert f"bodies: kept {parts(35).body}, not 国家能源局 (column 发文机关)" in conflicts
    assert conflicts.count("column") == 1 and "- e.csv#row=2:1 " in conflicts


def test_columns_that_say_nothing_are_refused() -> None:
    result = CliRunner().invoke(main, ["build", "--columns", "price=1"])
    assert result.exit_code == 2 and "--columns price=1: not one of" in result.output
