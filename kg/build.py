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
from kg.describe.container import completed
from kg.describe.description import Description, describe
from kg.errors import Fault, InputError, KgError
from kg.graph.occurrences import misprinted_addresses
from kg.graph.rdf import is_absolute
from kg.language.bodies import certain, parse_bodies
from kg.outputs import OUTPUTS, Progress, write_outputs
from kg.read.cover import cover
from kg.read.decisions import Decision
from kg.read.formats.content import NO_WISHES, Content, Unread, Wishes
from kg.read.inputs import Inputs, find_inputs, is_about_its_folder, read_input
from kg.read.layout import lay_out
from kg.read.policy_lists import KnownPolicy
from kg.read.segment import Segment, segment
from kg.read.source import Source
from kg.read.tables.entries import CatalogueRow, MeetingRow, table_rows
from kg.resolve.model import Findings
from kg.resolve.predecessors import predecessors
from kg.resolve.promises import fulfilments
from kg.resolve.resolve import resolve
from kg.resolve.stages import find_stages
from kg.show.summary import BuildSummary, Told
from kg.versions import held, refuse_as_input

if TYPE_CHECKING:
    from kg.annotate.annotations import Annotations, Reading

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Draft:
    compilation: Compilation
    segment: Segment
    description: Description


def build(
    paths: Sequence[Path],
    output: Path,
    base_iri: str,
    workers: int,
    progress: Progress,
    wishes: Wishes = NO_WISHES,
    force: bool = False,
) -> BuildSummary:
    """Build the graph from files or folders.

    Parameters
    ----------
    paths : sequence of Path
        Texts, web pages, documents of Word, PDFs …, or folders that hold some.
    output : Path
        The folder to write to; made if missing.
    base_iri : str
        What the IRIs of individuals begin with.
    workers : int
        Processes for the annotation, from 1 up.
    progress : Progress
        Told of each stage.
    wishes : Wishes
        Which files to read, and how.
    force : bool
        Whether what stands in the place of an output, and no build made, may be removed.

    Raises
    ------
    KgError
        If nothing can be read, no document is found, or the folder cannot be written, is held by another build, holds
        what no build made, or is inside a folder that is read.
    """
    check_base(base_iri)
    refuse_as_input(paths, output)
    with held(output, OUTPUTS, force):
        return _build(paths, output, base_iri, workers, progress, wishes)


def _build(
    paths: Sequence[Path], output: Path, base_iri: str, workers: int, progress: Progress, wishes: Wishes
) -> BuildSummary:
    inputs, told = find_inputs(paths, wishes), Content()
    warnings: list[str] = []
    compilations = list(_read(inputs, wishes, told, warnings, progress))
    if told.known and not compilations:
        raise InputError(f"{inputs.files[0]}: only lists of policies and no text; give a .txt or .md file too")
    drafts = list(_segmented(compilations, warnings, progress))
    if not drafts:
        seen = f"; {warnings[0]}" if warnings and not compilations else ""
        raise InputError(
            f"{inputs.files[0]}: no document found in it; corpus/README.md shows the layouts that are understood{seen}"
        )
    rows, meetings = _tables(compilations, warnings, progress)
    annotations = _annotated(drafts, rows, [entry.title for entry in told.known], workers, progress)
    documents = tuple(_documents(drafts, annotations[: len(drafts)], warnings))
    entries = tuple(_entries(rows, annotations[len(drafts) :], warnings))
    findings = _resolved(tuple(compilations), documents, entries, meetings, told.known, inputs.decisions, progress)
    warnings += findings.resolution.idle
    warnings += misprinted_addresses(documents)
    for place, fault in findings.resolution.faults:
        _tell(f"{place}: its references are left out", fault, warnings)
    heard = Told(tuple(warnings), tuple(map(str, (*inputs.unread, *told.unread))), tuple(told.remarks))
    return write_outputs(findings, output, base_iri, heard, progress)


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


def check_base(base_iri: str) -> None:
    """Check a base IRI.

    Raises
    ------
    KgError
        If it is no absolute IRI that ends in / or #.
    """
    if not (re.fullmatch(r"[a-z][a-z0-9+.\-]*:[^\s<>\"{}|\\^`]+[/#]", base_iri) and is_absolute(base_iri)):
        raise InputError(
            f"--base-iri {base_iri}: not an absolute IRI that ends in / or #; give one such as https://example.org/id/"
        )


def _read(
    inputs: Inputs, wishes: Wishes, told: Content, warnings: list[str], progress: Progress
) -> Iterator[Compilation]:
    """Read and lay out; a file that cannot be read is a warning as long as another one can. `told` gets the rest."""
    progress.stage("read", len(inputs.files))
    failed: list[KgError] = []
    for path in inputs.files:
        content = Content()
        try:
            with _at_the_cost_of(f"{path}: left out", warnings):
                content = read_input(path, wishes)
        except KgError as error:
            failed.append(error)
            warnings.append(str(error))
        warnings += content.warnings
        told.add(content)
        for source in content.sources:
            yield from _laid_out(source, len(inputs.files) == 1, told, warnings)
        progress.advance()
    if len(failed) == len(inputs.files):
        raise failed[0]


def _laid_out(source: Source, alone: bool, told: Content, warnings: list[str]) -> Iterator[Compilation]:
    with _at_the_cost_of(f"{source.shown}: left out", warnings):
        clean = lay_out(source)
        if not alone and is_about_its_folder(clean):
            told.unread.append(Unread(source.name, "tells of its folder, and has no document in it"))
            return
        yield Compilation(clean, *cover(clean))
        _log.info("%s: read, %d characters", source.shown, len(clean.text))


def _segmented(compilations: Sequence[Compilation], warnings: list[str], progress: Progress) -> Iterator[_Draft]:
    progress.stage("segment", len(compilations))
    for compilation in compilations:
        found: Sequence[Segment] | None = None
        with _at_the_cost_of(f"{compilation.clean.source.path}: left out", warnings):
            found = segment(compilation.clean)
        if found is not None and not found:
            shown = compilation.clean.source.shown
            warnings.append(f"{shown}: no document found in it; see corpus/README.md for the layouts")
        for one in found or ():
            place = _lines(compilation, one)
            with _at_the_cost_of(f"{place}: the document is left out", warnings):
                described = describe(compilation.clean, one)
                source = compilation.clean.source
                yield _Draft(compilation, one, completed(described, source, one, len(found or ()) == 1))
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
    decisions: Sequence[Decision],
    progress: Progress,
) -> Findings:
    progress.stage("resolve", 1)
    resolution = resolve(documents, entries, known, decisions)
    policies = resolution.policies
    _log.info("%d documents are %d policies, with those only cited", len(documents), len(policies))
    kept = fulfilments(resolution.citations, policies)
    # what titles alone say yields to what texts of one title say by their days
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
