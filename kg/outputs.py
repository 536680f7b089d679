"""What a build leaves in its output folder.

In: `Findings` and a folder. Out: `graph.ttl`, `store/`, `texts/`, `report.md` and `views/` in it, and a `BuildSummary`.
Everything is written beside the old outputs and takes their place at the end: a build that dies leaves the last good
outputs.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Protocol

from kg.errors import OutputError
from kg.graph.rdf import write_turtle
from kg.graph.statements import statements
from kg.graph.store import STORE_FOLDER, open_store, write_store
from kg.graph.texts import TEXTS_FOLDER, write_texts
from kg.resolve.model import Findings
from kg.show.report import write_report
from kg.show.summary import BuildSummary, Told, summarise

GRAPH_FILE, REPORT_FILE, VIEWS_FOLDER = "graph.ttl", "report.md", "views"


class Progress(Protocol):
    """What a build tells of its progress."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps."""

    def advance(self) -> None:
        """Tell that one step of the stage is done."""


class Silence:
    """No progress, for builds from Python."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


def check_writable(output: Path) -> None:
    """Make the output folder and check that it can be written.

    Raises
    ------
    KgError
        If it cannot.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            pass
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be written ({error.strerror}); choose another folder with --output"
        ) from None


def write_outputs(
    findings: Findings,
    output: Path,
    base_iri: str,
    told: Told,
    progress: Progress,
) -> BuildSummary:
    """Write everything to a folder beside the outputs, then put it in their place."""
    progress.stage("write", 5)
    fresh = Path(tempfile.mkdtemp(prefix=".build-", dir=output))
    try:
        write_turtle(statements(findings, base_iri), fresh / GRAPH_FILE)
        progress.advance()
        write_store(fresh / GRAPH_FILE, fresh)
        progress.advance()
        write_texts([compilation.clean.source for compilation in findings.compilations], fresh)
        progress.advance()
        summary = summarise(findings, open_store(fresh), told)
        write_report(fresh / REPORT_FILE, findings, summary)
        progress.advance()
        _draw(fresh)
        progress.advance()
        for name in (GRAPH_FILE, STORE_FOLDER, TEXTS_FOLDER, REPORT_FILE, VIEWS_FOLDER):
            _replace(fresh / name, output / name)
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be written ({error.strerror or error}); free space or choose another folder"
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return summary


def _draw(directory: Path) -> None:
    from kg.analyse.records import Records
    from kg.show.pages.folder import write_views

    write_views(Records.of(open_store(directory)), directory / VIEWS_FOLDER)


def _replace(fresh: Path, place: Path) -> None:
    """Put a file or folder in the place of the old one."""
    if place.is_dir():
        former = place.with_name(f".{place.name}.old")
        shutil.rmtree(former, ignore_errors=True)
        place.rename(former)
        fresh.rename(place)
        shutil.rmtree(former, ignore_errors=True)
    else:
        fresh.replace(place)
