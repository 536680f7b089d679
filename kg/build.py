"""The whole way, from files to outputs.

In: paths of compilations and an output folder. Out: `graph.ttl`, `store/`, `report.md` and `views/` in that folder,
and a `BuildSummary`. Everything is written beside the old outputs and takes their place at the end: a build that dies
leaves the last good outputs.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry, context_of
from kg.annotate.references.known_names import citable_names
from kg.annotate.references.mention import DocumentContext
from kg.annotate.workers import annotation_tasks, run
from kg.describe.description import Description, describe
from kg.errors import KgError
from kg.graph.rdf import write_turtle
from kg.graph.statements import GraphWriter
from kg.graph.store import STORE_FOLDER, open_store, write_store
from kg.language.bodies import certain, parse_bodies
from kg.language.identity import core_key
from kg.read.cover import cover
from kg.read.layout import lay_out
from kg.read.policy_lists import LIST_SUFFIXES, read_list
from kg.read.segment import Segment, segment
from kg.read.source import SUFFIXES, find_files, read_source
from kg.read.tables.entries import catalogue_rows, meeting_rows
from kg.resolve.model import Findings
from kg.resolve.predecessors import predecessors
from kg.resolve.promises import fulfilments
from kg.resolve.resolve import resolve
from kg.show.report import write_report
from kg.show.summary import BuildSummary, summarise

if TYPE_CHECKING:
    from kg.annotate.annotations import Annotations, Reading

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


@dataclass(frozen=True, slots=True)
class _Draft:
    compilation: Compilation
    segment: Segment
    description: Description


def build(paths: Sequence[Path], output: Path, base_iri: str, workers: int, progress: Progress) -> BuildSummary:
    """Build the graph from files or folders.

    Parameters
    ----------
    paths : sequence of Path
        .txt and .md files, or folders that hold some.
    output : Path
        The folder to write to; made if missing.
    base_iri : str
        What the IRIs of individuals begin with.
    workers : int
        Processes for the annotation, from 1 up.
    progress : Progress
        Told of each stage.

    Raises
    ------
    KgError
        If nothing can be read, no document is found, or the folder cannot be written.
    """
    check_base(base_iri)
    check_writable(output)
    files, lists = _inputs(paths)
    known = [entry for path in lists for entry in read_list(path)]
    warnings: list[str] = []
    compilations = list(_read(files, warnings, progress))
    drafts = list(_segmented(compilations, warnings, progress))
    if not drafts:
        raise KgError(f"{files[0]}: no document found in it; corpus/README.md shows the layouts that are understood")
    progress.stage("tables", len(compilations))
    rows, meetings = _tables(compilations, progress)
    annotations = _annotated(drafts, rows, [entry.title for entry in known], workers, progress)
    documents = [_document(draft, found) for draft, found in zip(drafts, annotations[: len(drafts)], strict=True)]
    entries = tuple(
        replace(row, responsibilities=found.responsibilities, targets=found.targets)
        for row, found in zip(rows, annotations[len(drafts) :], strict=True)
    )
    progress.stage("resolve", 1)
    resolution = resolve(documents, entries, known)
    progress.advance()
    title_keys = {key: core_key(policy.title) for key, policy in resolution.policies.items()}
    kept = fulfilments(resolution.citations, resolution.policies, title_keys)
    earlier = predecessors(resolution.policies)
    findings = Findings(tuple(compilations), tuple(documents), entries, meetings, resolution, kept, earlier)
    return _write(findings, output, base_iri, warnings, progress)


def _tables(
    compilations: Sequence[Compilation], progress: Progress
) -> tuple[tuple[TableEntry, ...], tuple[Meeting, ...]]:
    entries: list[TableEntry] = []
    meetings: list[Meeting] = []
    for compilation in compilations:
        for row in catalogue_rows(compilation.clean):
            bodies = certain(parse_bodies("、".join(row.bodies_as_written), row.region))
            entries.append(TableEntry(compilation, row, bodies))
        for meeting in meeting_rows(compilation.clean):
            met = certain(parse_bodies(meeting.body_as_written, meeting.region))
            meetings.append(Meeting(compilation, meeting, met[0] if met else None))
        progress.advance()
    return tuple(entries), tuple(meetings)


def _inputs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Tell texts from lists of known policies."""
    found = find_files(paths, (*SUFFIXES, *LIST_SUFFIXES))
    lists = [path for path in found if path.suffix.lower() in LIST_SUFFIXES]
    texts = [path for path in found if path not in lists]
    if not texts:
        raise KgError(f"{paths[0]}: only lists of policies and no text; give a .txt or .md file too")
    return texts, lists


def check_base(base_iri: str) -> None:
    """Check a base IRI.

    Raises
    ------
    KgError
        If it is no absolute IRI that ends in / or #.
    """
    if not re.fullmatch(r"[a-z][a-z0-9+.\-]*:[^\s<>\"{}|\\^`]+[/#]", base_iri):
        raise KgError(
            f"--base-iri {base_iri}: not an absolute IRI that ends in / or #; give one such as https://example.org/id/"
        )


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
        raise KgError(f"{output}: cannot be written ({error.strerror}); choose another folder with --output") from None


def _read(files: Sequence[Path], warnings: list[str], progress: Progress) -> Iterator[Compilation]:
    """Read and lay out; a file that cannot be read is a warning as long as another one can."""
    progress.stage("read", len(files))
    failed: list[KgError] = []
    for path in files:
        try:
            clean = lay_out(read_source(path))
        except KgError as error:
            failed.append(error)
            warnings.append(str(error))
        else:
            if clean.source.encoding not in ("utf-8", "utf-8-sig"):
                warnings.append(f"{path}: read as {clean.source.encoding}; save it as UTF-8 if characters look wrong")
            yield Compilation(clean, *cover(clean))
        progress.advance()
    if len(failed) == len(files):
        raise failed[0]


def _segmented(compilations: Sequence[Compilation], warnings: list[str], progress: Progress) -> Iterator[_Draft]:
    progress.stage("segment", len(compilations))
    for compilation in compilations:
        found = segment(compilation.clean)
        if not found:
            warnings.append(
                f"{compilation.clean.source.path}: no document found in it; see corpus/README.md for the layouts"
            )
        for one in found:
            yield _Draft(compilation, one, describe(compilation.clean, one))
        progress.advance()


def _document(draft: _Draft, found: Annotations) -> Document:
    return Document(
        draft.compilation,
        draft.segment,
        draft.description,
        found.mentions,
        found.regions,
        found.sectors,
        found.subjects,
        found.responsibilities,
        found.targets,
    )


def _annotated(
    drafts: Sequence[_Draft], rows: Sequence[TableEntry], known: Sequence[str], workers: int, progress: Progress
) -> list[Annotations]:
    """Annotate all documents and then all table rows, in their order, with `workers` processes."""
    readings = [*map(_reading, drafts), *map(_row_reading, rows)]
    own = citable_names(name for draft in drafts for name in _own_names(draft.description))
    names = [*own, *citable_names(known)]
    tasks = annotation_tasks(readings)
    progress.stage("annotate", len(tasks))
    found: list[Annotations] = []
    for annotated in run(tasks, names, workers):
        found += annotated
        progress.advance()
    return found


def _reading(draft: _Draft) -> Reading:
    from kg.annotate.annotations import Reading

    described, at = draft.description, draft.segment
    return Reading(draft.compilation.clean.text[at.start : at.end], context_of(described, at), described.home)


def _row_reading(entry: TableEntry) -> Reading:
    from kg.annotate.annotations import Reading

    home = entry.bodies[0].territory if entry.bodies else entry.row.region
    return Reading(entry.text, DocumentContext(title=entry.row.title), home)


def _own_names(described: Description) -> tuple[str, ...]:
    """Titles by which other documents may name this one without 《》."""
    return (described.title, *described.annexes) if described.kind == "policy" else ()


def _write(
    findings: Findings,
    output: Path,
    base_iri: str,
    warnings: list[str],
    progress: Progress,
) -> BuildSummary:
    """Write everything to a folder beside the outputs, then put it in their place."""
    progress.stage("write", 4)
    fresh = Path(tempfile.mkdtemp(prefix=".build-", dir=output))
    try:
        triples = write_turtle(GraphWriter(base_iri).triples(findings), fresh / GRAPH_FILE)
        progress.advance()
        write_store(fresh / GRAPH_FILE, fresh)
        progress.advance()
        summary = summarise(findings, triples, warnings)
        write_report(fresh / REPORT_FILE, findings, summary)
        progress.advance()
        _draw(fresh)
        progress.advance()
        for name in (GRAPH_FILE, STORE_FOLDER, REPORT_FILE, VIEWS_FOLDER):
            _replace(fresh / name, output / name)
    except OSError as error:
        raise KgError(
            f"{output}: cannot be written ({error.strerror or error}); free space or choose another folder"
        ) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return summary


def _draw(directory: Path) -> None:
    from kg.show.pages.folder import write_views

    write_views(open_store(directory), directory / VIEWS_FOLDER)


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
