"""The process that answers a query, run in this one so that its lines count as covered."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from small_graph import write_graph

from kg.graph import answering

ASK = "SELECT ?policy WHERE { ?policy a kg:Policy } ORDER BY ?policy"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


def answered(
    monkeypatch: pytest.MonkeyPatch, directory: Path, text: str, form: str, rows: int = 0
) -> tuple[bytes, bytes]:
    """What the worker writes on standard output and standard error for one request."""
    request = {
        "directory": str(directory),
        "name": "query",
        "text": text,
        "values": [],
        "form": form,
        "rows": rows,
        "timeout": 9.0,
    }
    asked, out, errors = (SimpleNamespace(buffer=io.BytesIO()) for _ in range(3))
    asked.buffer = io.BytesIO(json.dumps(request).encode())
    monkeypatch.setattr(answering, "limit_memory", lambda: None)
    monkeypatch.setattr(answering, "limit_time", lambda seconds: None)
    monkeypatch.setattr(sys, "stdin", asked)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", errors)
    answering.answer_request()
    return out.buffer.getvalue(), errors.buffer.getvalue()


def test_a_table_has_the_rows_asked_for_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch, directory: Path) -> None:
    out, errors = answered(monkeypatch, directory, ASK, "table", 2)
    found = answering.table(out)
    assert (found.columns, len(found.rows), errors) == (("policy",), 2, b"")
    assert found.total > 2


def test_csv_is_whole(monkeypatch: pytest.MonkeyPatch, directory: Path) -> None:
    out, _ = answered(monkeypatch, directory, ASK, "csv")
    assert len(out.decode().splitlines()) > 3


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_rows_are_cut_where_asked_and_it_is_said(monkeypatch: pytest.MonkeyPatch, directory: Path, form: str) -> None:
    out, said = answered(monkeypatch, directory, ASK, form, 2)
    assert (out.count(b"/policy/"), said) == (2, b"cut")


def test_what_is_no_sparql_ends_with_2_and_one_line(monkeypatch: pytest.MonkeyPatch, directory: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        answered(monkeypatch, directory, "SELECT ?policy WHERE {", "csv")
    assert ended.value.code == 2
