"""The whole way, from files to outputs.

In: paths of compilations and an output folder. Out: what `kg.outputs` writes to that folder, and a `BuildSummary`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry, as_written, context_of
from kg.annotate.references.known_names import citable_names
from kg.annotate.references.mention import DocumentContext
from kg.annotate.workers import annotation_tasks, run
from kg.describe.description import Description, describe
from kg.errors import Fault, InputError, KgError
from kg.graph.occurrences import misprinted_addresses
from kg.language.bodies import certain, parse_bodies
from kg.outputs import Progress, check_writable, write_outputs
from kg.read.clean_text import CleanText
from kg.read.cover import cover
from kg.read.layout import lay_out
from kg.read.policy_lists import LIST_SUFFIXES, KnownPolicy, read_list
from kg.read.segment import Segment, segment
from kg.read.source import SUFFIXES, find_files, read_source
from kg.read.tables.entries import CatalogueRow, MeetingRow, table_rows
from kg.resolve.model import Findings
from kg.resolve.predecessors import predecessors
from kg.resolve.promises import fulfilments
from kg.resolve.resolve import resolve
from kg.resolve.stages import find_stages
from kg.show.summary import BuildSummary

if TYPE_CHECKING:
    from kg.annotate.annotations import Annotations, Reading

_log = logging.getLogger(__name__)


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
        seen = f"; {warnings[0]}" if warnings and not compilations else ""
        raise InputError(
            f"{files[0]}: no document found in it; corpus/README.md shows the layouts that are understood{seen}"
        )
    rows, meetings = _tables(compilations, warnings, progress)
    annotations = _annotated(drafts, rows, [entry.title for entry in known], workers, progress)
    documents = tuple(_documents(drafts, annotations[: len(drafts)], warnings))
    entries = tuple(_entries(rows, annotations[len(drafts) :], warnings))
    findings = _resolved(tuple(compilations), documents, entries, meetings, known, progress)
    warnings += misprinted_addresses(documents)
    for place, fault in findings.resolution.faults:
        _tell(f"{place}: its references are left out", fault, warnings)
    return write_outputs(findings, output, base_iri, warnings, progress)


@contextmanager
def _at_the_cost_of(what: str, warnings: list[str]) -> Iterator[None]:
    """Run a step that may be given up: a fault of the program in it costs `what`, not the build."""
    try:
        yield
    except (KgError, MemoryError):
        raise
    except Exception as error:
        _tell(what, Fault.of(error), warnings)


def _tell(what: str, fault: Fault, warnings: list[str]) -> None:
    warnings.append(f"{what}: {fault.what}")
    _log.warning("%s: %s", what, fault.what)
    _log.debug("%s", fault.trace)


def _tables(
    compilations: Sequence[Compilation], warnings: list[str], progress: Progress
) -> tuple[tuple[TableEntry, ...], tuple[Meeting, ...]]:
    progress.stage("tables", len(compilations))
    entries: list[TableEntry] = []
    meetings: list[Meeting] = []
    for compilation in compilations:
        with _at_the_cost_of(f"{compilation.clean.source.name}: its tables are left out", warnings):
            listed, met = table_rows(compilation.clean)
            entries += [_entry(compilation, row) for row in listed]
            meetings += [_meeting(compilation, row) for row in met]
        progress.advance()
    return tuple(entries), tuple(meetings)


def _entry(compilation: Compilation, row: CatalogueRow) -> TableEntry:
    return TableEntry(compilation, row, certain(parse_bodies("、".join(row.bodies_as_written), row.region)))


def _meeting(compilation: Compilation, row: MeetingRow) -> Meeting:
    met = certain(parse_bodies(row.body_as_written, row.region))
    return Meeting(compilation, row, met[0] if met else None)


def _inputs(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Tell texts from lists of known policies."""
    found = find_files(paths, (*SUFFIXES, *LIST_SUFFIXES))
    lists = [path for path in found if path.suffix.lower() in LIST_SUFFIXES]
    texts = [path for path in found if path not in lists]
    if not texts:
        raise InputError(f"{paths[0]}: only lists of policies and no text; give a .txt or .md file too")
    return texts, lists


def check_base(base_iri: str) -> None:
    """Check a base IRI.

    Raises
    ------
    KgError
        If it is no absolute IRI that ends in / or #.
    """
    if not re.fullmatch(r"[a-z][a-z0-9+.\-]*:[^\s<>\"{}|\\^`]+[/#]", base_iri):
        raise InputError(
            f"--base-iri {base_iri}: not an absolute IRI that ends in / or #; give one such as https://example.org/id/"
        )


def _read(files: Sequence[Path], warnings: list[str], progress: Progress) -> Iterator[Compilation]:
    """Read and lay out; a file that cannot be read is a warning as long as another one can."""
    progress.stage("read", len(files))
    failed: list[KgError] = []
    for path in files:
        try:
            source = read_source(path)
        except KgError as error:
            failed.append(error)
            warnings.append(str(error))
        else:
            if source.encoding not in ("utf-8", "utf-8-sig"):
                warnings.append(f"{path}: read as {source.encoding}; save it as UTF-8 if characters look wrong")
            with _at_the_cost_of(f"{path}: left out", warnings):
                clean = lay_out(source)
                if len(files) == 1 or not _is_about_its_folder(clean):
                    yield Compilation(clean, *cover(clean))
                    _log.info("%s: read, %d characters", path, len(clean.text))
        progress.advance()
    if len(failed) == len(files):
        raise failed[0]


def _is_about_its_folder(clean: CleanText) -> bool:
    """Whether a file is a README without a document in it; one with documents is a file like any other."""
    return clean.source.path.stem.lower() == "readme" and not segment(clean)


def _segmented(compilations: Sequence[Compilation], warnings: list[str], progress: Progress) -> Iterator[_Draft]:
    progress.stage("segment", len(compilations))
    for compilation in compilations:
        found: Sequence[Segment] | None = None
        with _at_the_cost_of(f"{compilation.clean.source.path}: left out", warnings):
            found = segment(compilation.clean)
        if found is not None and not found:
            warnings.append(
                f"{compilation.clean.source.path}: no document found in it; see corpus/README.md for the layouts"
            )
        for one in found or ():
            place = _lines(compilation, one)
            with _at_the_cost_of(f"{place}: the document is left out", warnings):
                yield _Draft(compilation, one, describe(compilation.clean, one))
                _log.debug("%s: %s", place, one.title)
        progress.advance()


def _lines(compilation: Compilation, at: Segment) -> str:
    """File, first and last line (from 1) of a document."""
    return f"{compilation.clean.source.name}:{at.first_line}–{at.last_line}"


def _documents(
    drafts: Sequence[_Draft], annotations: Sequence[Annotations | Fault], warnings: list[str]
) -> Iterator[Document]:
    """Documents with what was found in them; one whose text could not be annotated is left out."""
    for draft, found in zip(drafts, annotations, strict=True):
        if isinstance(found, Fault):
            _tell(f"{_lines(draft.compilation, draft.segment)}: the document is left out", found, warnings)
        else:
            yield Document(
                draft.compilation,
                draft.segment,
                draft.description,
                as_written(found.mentions, draft.compilation.clean, draft.segment.start),
                found.sectors,
                found.subjects,
                found.responsibilities,
                found.targets,
            )


def _entries(
    rows: Sequence[TableEntry], annotations: Sequence[Annotations | Fault], warnings: list[str]
) -> Iterator[TableEntry]:
    """Table rows with what was found in them; one that could not be annotated stays without."""
    for entry, found in zip(rows, annotations, strict=True):
        if isinstance(found, Fault):
            place = f"{entry.compilation.clean.source.name}:{entry.row.first_line}–{entry.row.last_line}"
            _tell(f"{place}: the duties and targets of the row are left out", found, warnings)
            yield entry
        else:
            yield replace(entry, responsibilities=found.responsibilities, targets=found.targets)


def _resolved(
    compilations: tuple[Compilation, ...],
    documents: tuple[Document, ...],
    entries: tuple[TableEntry, ...],
    meetings: tuple[Meeting, ...],
    known: Sequence[KnownPolicy],
    progress: Progress,
) -> Findings:
    progress.stage("resolve", 1)
    resolution = resolve(documents, entries, known)
    policies = resolution.policies
    _log.info("%d documents are %d policies, with those only cited", len(documents), len(policies))
    kept = fulfilments(resolution.citations, policies)
    # what follows from titles alone yields to what texts of one title say by their days
    stages = find_stages(policies)
    earlier = dict(sorted({**stages.on_trial, **predecessors(policies), **resolution.earlier}.items()))
    progress.advance()
    return Findings(compilations, documents, entries, meetings, resolution, kept, earlier, stages.drafts)


def _annotated(
    drafts: Sequence[_Draft], rows: Sequence[TableEntry], known: Sequence[str], workers: int, progress: Progress
) -> list[Annotations | Fault]:
    """Annotate all documents and then all table rows, in their order, with `workers` processes."""
    readings = [*map(_reading, drafts), *map(_row_reading, rows)]
    own = citable_names(name for draft in drafts for name in _own_names(draft.description))
    names = [*own, *citable_names(known)]
    tasks = annotation_tasks(readings)
    progress.stage("annotate", len(tasks))
    found: list[Annotations | Fault] = []
    for annotated in run(tasks, names, workers):
        found += annotated
        progress.advance()
    return found


def _reading(draft: _Draft) -> Reading:
    from kg.annotate.annotations import Reading

    described, at = draft.description, draft.segment
    return Reading(
        draft.compilation.clean.text[at.start : at.end],
        context_of(described, at),
        described.home,
        described.signed or described.published,
    )


def _row_reading(entry: TableEntry) -> Reading:
    from kg.annotate.annotations import Reading

    home = entry.bodies[0].territory if entry.bodies else entry.row.region
    return Reading(entry.text, DocumentContext(title=entry.row.title), home)


def _own_names(described: Description) -> tuple[str, ...]:
    """Titles by which other documents may name this one without 《》."""
    return (described.title, *described.annexes) if described.kind == "policy" else ()
