"""The whole way, from files to outputs.

In: paths of compilations and an output folder. Out: what `kg.outputs` writes to that folder, and a `BuildSummary`.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.cycles import seldom_collected
from kg.errors import InputError
from kg.extract.collect import Collected, Listed, collect, is_kept, list_files
from kg.extract.elsewhere import TakenExtracts, with_names_elsewhere
from kg.extract.fingerprint import fingerprint_of_all
from kg.extract.found import Found
from kg.extract.kept import KeptExtracts
from kg.extract.plan import Done, Planned, plan
from kg.extract.record import Extract, encode
from kg.extract.shelves import ShelvedExtracts
from kg.graph.occurrences import misprinted_addresses
from kg.graph.rdf import is_absolute
from kg.never_input import refuse_as_input, refuse_outputs
from kg.outputs import OUTPUTS, unchanged, write_outputs
from kg.progress import Progress
from kg.read.decisions import NOT_IN_EXTRACTS, Decision
from kg.read.formats.content import NO_WISHES, Unread, Wishes
from kg.read.inputs import Inputs, find_inputs
from kg.resolve.model import Findings
from kg.resolve.predecessors import predecessors
from kg.resolve.promises import fulfilments
from kg.resolve.resolve import resolve
from kg.resolve.stages import find_stages
from kg.show.summary import BuildSummary, Told
from kg.versions import EXTRACTS_FOLDER, held

_EXTRACT_ALREADY = "is an extract already; give it to `kg build`"
_log = logging.getLogger(__name__)


def build(
    paths: Sequence[Path],
    output: Path,
    base_iri: str,
    workers: int,
    progress: Progress,
    wishes: Wishes = NO_WISHES,
    force: bool = False,
    quads: bool = False,
    views: bool | None = None,
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
    quads : bool
        Whether to write the graph in one named graph a compilation too.
    views : bool or None
        Whether to write a page for each thing, or none at all; None for pages where there are not too many.

    Raises
    ------
    KgError
        If nothing can be read, no document is found, or the folder cannot be written, is held by another build, holds
        what no build made, or is inside a folder that is read.
    """
    check_base(base_iri)
    refuse_as_input(paths, output)
    with held(output, OUTPUTS, force), seldom_collected():
        return _build(paths, output, base_iri, workers, progress, wishes, quads, views)


def extract(paths: Sequence[Path], output: Path, workers: int, progress: Progress, wishes: Wishes = NO_WISHES) -> Done:
    """Make the extracts of files or folders, in a folder that `build` takes as one of its paths.

    Parameters
    ----------
    paths : sequence of Path
        As for `build`.
    output : Path
        The folder to write to; made if missing.
    workers : int
        Processes, from 1 up.
    progress : Progress
        Told of each file.
    wishes : Wishes
        Which files to read, and how.

    Raises
    ------
    KgError
        If nothing is found to read, or the folder cannot be written or is inside a folder that is read.
    """
    refuse_as_input(paths, output)
    kept, inputs = KeptExtracts(output), find_inputs(paths, wishes)
    found = list_files(inputs.files, wishes)
    listed = tuple(one for one in found if not one.is_extract)
    if not listed:
        raise InputError(f"{found[0].file.path}: {_EXTRACT_ALREADY}")
    already = sum(is_kept(one, kept) for one in listed)
    with seldom_collected():
        files = collect(listed, wishes, kept, workers, progress)
    failed = [file.failed for file in files if file.failed]
    kept.clean()
    tables = (Unread(str(path), NOT_IN_EXTRACTS) for path in inputs.tables)
    extracts = (Unread(str(one.file.path), _EXTRACT_ALREADY) for one in found if one.is_extract)
    told = [
        *map(str, (*inputs.unread, *tables, *extracts)),
        *failed,
        *(line for file in files for line in file.warnings),
    ]
    return Done(len(files) - already - len(failed), already, len(failed), tuple(told))


def planned(paths: Sequence[Path], extracts: Path, wishes: Wishes = NO_WISHES) -> Iterator[Planned]:
    """Yield what would be done with each file if it were built or extracted; nothing is read but for its hash.

    Parameters
    ----------
    paths : sequence of Path
        As for `build`.
    extracts : Path
        The folder of extracts.
    wishes : Wishes
        Which files to read, and how.
    """
    refuse_outputs(paths)
    inputs = find_inputs(paths, wishes)
    return plan(list_files(inputs.files, wishes), inputs.unread, inputs.tables, ShelvedExtracts.of(extracts))


def _build(
    paths: Sequence[Path],
    output: Path,
    base_iri: str,
    workers: int,
    progress: Progress,
    wishes: Wishes,
    quads: bool,
    views: bool | None,
) -> BuildSummary:
    inputs, kept = find_inputs(paths, wishes), ShelvedExtracts.of(output / EXTRACTS_FOLDER)
    listed = list_files(inputs.files, wishes)
    made_of = _made_of(listed, inputs, base_iri, (quads, views))
    if former := unchanged(output, made_of):
        return replace(former, unchanged=True)
    files = collect(listed, wishes, kept, workers, progress)
    failed = [file.failed for file in files if file.failed]
    if len(failed) == len(files):
        raise InputError(failed[0])
    read, whole = _read(files, kept, workers, progress)
    if read.known and not read.compilations:
        raise InputError(f"{inputs.files[0]}: only lists of policies and no text; give texts too")
    if not read.documents:
        seen = f"; {read.warnings[0]}" if read.warnings and not read.compilations else ""
        raise InputError(
            f"{inputs.files[0]}: no document found in it; corpus/README.md shows the layouts that are understood{seen}"
        )
    findings = resolved(read, inputs.decisions, progress)
    warnings = [*read.warnings, *findings.resolution.idle, *misprinted_addresses(findings.documents)]
    warnings += [
        fault.told(f"{place}: its references are left out", _log) for place, fault in findings.resolution.faults
    ]
    heard = Told(tuple(warnings), tuple(map(str, (*inputs.unread, *read.unread))), tuple(read.remarks))
    is_whole = whole and all(file.whole for file in files)
    only = [findings]  # it is let go while outputs are written, so nobody else may hold it
    del findings, read
    summary = write_outputs(only.pop(), output, base_iri, heard, progress, made_of if is_whole else "", quads, views)
    kept.clean({file.key for file in files})
    return summary


def _read(files: Sequence[Collected], kept: KeptExtracts, workers: int, progress: Progress) -> tuple[Found, bool]:
    """What all files hold, and whether none of it was lost."""
    extracts, whole = _with_names_elsewhere(files, kept, workers, progress)
    read = Found()
    for file in files:
        read.add(file, extracts[file.key], len(files) == 1)
    return read, whole


def _made_of(listed: Sequence[Listed], inputs: Inputs, base_iri: str, wanted: tuple[bool, bool | None]) -> str:
    """The hash of all that goes into a build, and of what is asked of it."""
    files = [f"{one.file.path} {one.file.sha256} {one.key}" for one in listed]
    asked = (fingerprint_of_all(), base_iri, files, list(map(str, inputs.unread)), inputs.decisions, wanted)
    return hashlib.sha256(encode(asked)).hexdigest()


def _with_names_elsewhere(
    files: Sequence[Collected], kept: KeptExtracts, workers: int, progress: Progress
) -> tuple[Mapping[str, Extract], bool]:
    """The extracts by key, their mentions as if the names in all files had been known, and whether none was lost; what
    that took is kept."""
    progress.stage("names", 1)
    of_key = {file.key: file for file in files}
    extracts, former = TakenExtracts(of_key, lambda key: of_key[key].extract), kept.elsewhere()
    found, elsewhere = with_names_elsewhere(extracts, former, workers, {file.key: file.names for file in files})
    if elsewhere != former:
        kept.keep_elsewhere(elsewhere)
    progress.advance()
    return found, extracts.keys() <= elsewhere.files.keys()


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


def resolved(read: Found, decisions: Sequence[Decision], progress: Progress) -> Findings:
    """Return what the texts of a build say of policies, and of each other.

    Parameters
    ----------
    read : Found
        What all files hold.
    decisions : sequence of Decision
        What the user decided on which policies are one.
    progress : Progress
        Told of the stage.
    """
    progress.stage("resolve", 1)
    documents, entries = tuple(read.documents), tuple(read.entries)
    resolution = resolve(documents, entries, read.known, decisions)
    policies = resolution.policies
    _log.info("%d documents are %d policies, with those only cited", len(documents), len(policies))
    kept = fulfilments(resolution.citations, policies)
    # what titles alone say yields to what texts of one title say by their days
    stages = find_stages(policies)
    earlier = dict(sorted({**stages.on_trial, **predecessors(policies), **resolution.earlier}.items()))
    progress.advance()
    return Findings(
        tuple(read.compilations), documents, entries, tuple(read.meetings), resolution, kept, earlier, stages.drafts
    )
