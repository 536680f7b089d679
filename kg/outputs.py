"""What a build leaves in its output folder.

In: `Findings` and a folder. Out: `graph.ttl`, if asked for `graph.trig`, `store/`, `index.sqlite`, `texts/`,
`report.md` and `views/` in it, and a `BuildSummary`. Everything is written beside the old outputs and takes their place
in one step at the end (`kg.versions`): a build that dies leaves the last good outputs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kg.analyse.columns import write_columns
from kg.analyse.conflicts import CONTRADICTIONS
from kg.analyse.counts import COUNTED
from kg.analyse.duties import ISSUED
from kg.analyse.editions import EDITIONS
from kg.analyse.finder import keep_search
from kg.analyse.gaps import SEQUENCES
from kg.analyse.may_be import MAY_BE
from kg.analyse.overview import keep_overview
from kg.analyse.records import Records
from kg.errors import InputError, OutputError, StoreError
from kg.extract.record import decode, encode
from kg.graph import turtle
from kg.graph.gathered import Gathered, GatheredStore
from kg.graph.index import INDEX_FILE
from kg.graph.index_writer import keep, new_index, write_names
from kg.graph.kept_policies import keep_policies
from kg.graph.own_file import OtherHandError, described_in
from kg.graph.rdf import Described
from kg.graph.sorted_statements import SortedStatements
from kg.graph.statements import statements
from kg.graph.store import GRAPH_FILE as GRAPH_FILE
from kg.graph.store import STORE_FOLDER, GraphStore, open_store
from kg.graph.store_writer import load_store, write_store
from kg.graph.texts import TEXTS_FOLDER, TextWriter
from kg.progress import Progress
from kg.progress import Silence as Silence  # builds from Python look for it here
from kg.resolve.model import Findings
from kg.show.explorer.kept_site import VIEWS_FOLDER
from kg.show.report import write_found, write_report
from kg.show.summary import BuildSummary, Sizes, Told, summarise
from kg.versions import current_version, exchange, held, listed, next_version

QUADS_FILE = "graph.trig"
REPORT_FILE = "report.md"
_NO_LINKS = "has no links: outputs were put in place one by one; a build that is killed there leaves old beside new"
OUTPUTS = (GRAPH_FILE, QUADS_FILE, STORE_FOLDER, INDEX_FILE, TEXTS_FOLDER, REPORT_FILE, VIEWS_FOLDER)
# A build of more policies writes no page for each: they would take longer than all the rest.
MOST_PAGED = 3_000
# in a version, and no output: nothing links to it
_MADE_OF_FILE, _FOUND_FILE = "made-of", "found"
_OF_THE_GRAPH = (STORE_FOLDER, INDEX_FILE)
# what commands ask of all of a graph, and less answers
_KEPT_ANSWERS = (COUNTED, CONTRADICTIONS, EDITIONS, ISSUED, MAY_BE, SEQUENCES)


def write_outputs(
    findings: Findings,
    output: Path,
    base_iri: str,
    told: Told,
    progress: Progress,
    made_of: str = "",
    quads: bool = False,
    views: bool | None = None,
) -> BuildSummary:
    """Write everything to a version of its own, then make it the current one; only for who holds `output`.

    The findings are let go when they are stated, if nobody else holds them.

    `made_of` stands for all that goes into it, for `unchanged` to ask for; empty where it could turn out otherwise
    the next time. With `quads` the graph stands in `graph.trig` too, in one named graph a compilation. With `views`
    each thing has a page in `views/`, without it there is none; None writes them where there are not too many.
    """
    progress.stage("write", 5)
    try:
        with next_version(output) as fresh:
            ordered, sizes, found = _stated(findings, base_iri, fresh), Sizes.of(findings), fresh / _FOUND_FILE
            write_found(found, findings)
            progress.advance()
            del findings  # what follows takes as much room
            gathered = Gathered()
            ttl = fresh / GRAPH_FILE
            load_store(_written(gathered.passing(ordered), ttl), fresh, ttl, own=True)
            progress.advance()
            ordered.clear()
            write_index(fresh, GatheredStore(open_store(fresh), gathered))
            progress.advance()
            summary = summarise(sizes, Records.of(open_store(fresh)), told)
            write_report(fresh / REPORT_FILE, summary, found)
            found.unlink()
            progress.advance()
            summary = replace(summary, without_page=_draw(fresh, views))
            if quads:
                _write_quads(fresh)
            if made_of:
                written = {name: (fresh / name).stat().st_size for name in listed(fresh)}
                (fresh / _MADE_OF_FILE).write_bytes(encode(_MadeOf(made_of, summary, written)))
            progress.advance()
            if not exchange(output, fresh, OUTPUTS):
                summary = replace(summary, warnings=(*summary.warnings, f"{output}: {_NO_LINKS}"))
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be written ({error.strerror or error}); free space or choose another folder"
        ) from None
    return summary


def _stated(findings: Findings, base_iri: str, fresh: Path) -> SortedStatements:
    """What the graph says; the text of each file is written as it is stated, so that it is read once for both."""
    ordered, texts = SortedStatements(fresh), TextWriter(fresh)
    ordered.take(statements(findings, base_iri, texts.write))
    for compilation in findings.compilations:  # those without documents
        texts.write(compilation)
    return ordered


def _written(ordered: Iterable[Described], ttl: Path) -> Iterator[bytes]:
    """Write the graph, and yield it in pieces."""
    with ttl.open("wb") as stream:
        stream.write(turtle.head().encode())
        for piece in turtle.pieces(ordered):
            stream.write(piece)
            yield piece


@dataclass(frozen=True, slots=True)
class _MadeOf:
    """What a version was made of, what it was told to hold, and how large its files are."""

    made_of: str
    summary: BuildSummary
    sizes: Mapping[str, int]


def unchanged(output: Path, made_of: str) -> BuildSummary | None:
    """Return the summary of the current outputs if they were made of just this, and all of them are there."""
    version, _lease = current_version(output)
    try:
        former = decode((version / _MADE_OF_FILE).read_bytes(), _MadeOf)
        whole = all((version / name).stat().st_size == size for name, size in former.sizes.items())
    except (OSError, InputError):
        return None
    return former.summary if former.made_of == made_of and whole else None


def load_graph(ttl: Path, directory: Path) -> None:
    """Load a graph into a folder: its store, and the index that is made of that, in the place of what was there.

    Raises
    ------
    StoreError
        If the file is no Turtle.
    OSError
        If the disk is full, or the folder cannot be written.
    """
    write_index(directory, _loaded(ttl, directory))


def _loaded(ttl: Path, directory: Path) -> GraphStore:
    """Load the store of a folder; what kg wrote is gathered on the way, as when it was built."""
    gathered = Gathered()
    with suppress(OtherHandError):
        load_store(turtle.pieces(gathered.passing(described_in(ttl))), directory, ttl, own=True)
        return GatheredStore(open_store(directory), gathered)
    write_store(ttl, directory)
    return open_store(directory)


def write_index(directory: Path, graph: GraphStore) -> None:
    """Write the index of a graph to its folder, in the place of what was there.

    Raises
    ------
    OSError
        If the disk is full, or the folder cannot be written.
    """
    (directory / INDEX_FILE).unlink(missing_ok=True)
    records = Records(graph)
    with new_index(directory / INDEX_FILE) as connection:
        write_names(connection, graph)
        write_columns(connection, records)
        keep_search(connection, records)
        keep_overview(connection, records)
        keep(connection, (answer.written(records) for answer in _KEPT_ANSWERS))
        keep_policies(connection, graph)


def restore(output: Path) -> int:
    """Load store and index of a folder again from its graph.ttl, as a new version; return the number of triples.

    Raises
    ------
    KgError
        If there is no graph.ttl or it is damaged too, or the folder cannot be written or is held by a build.
    """
    with held(output, OUTPUTS):
        former, lease = current_version(output)
        if not (former / GRAPH_FILE).is_file():
            raise StoreError(f"no {GRAPH_FILE} in {output}: run `kg build` with the texts")
        try:
            with next_version(output) as fresh:
                for name in OUTPUTS:
                    if name not in _OF_THE_GRAPH and (former / name).exists():
                        _again(former / name, fresh / name)
                load_graph(fresh / GRAPH_FILE, fresh)
                triples = len(open_store(fresh))
                del lease  # nobody reads what is replaced
                exchange(output, fresh, OUTPUTS)
        except OSError as error:
            raise OutputError(f"{output}: cannot be written ({error.strerror or error}); free space") from None
    return triples


def _again(old: str | Path, new: str | Path) -> None:
    """The same file or folder under another path, without a copy where the file system can."""
    former, fresh = Path(old), Path(new)
    if former.is_dir():
        shutil.copytree(former, fresh, copy_function=_again)
        return
    try:
        fresh.hardlink_to(former)
    except OSError:
        shutil.copyfile(former, fresh)


def _write_quads(directory: Path) -> None:
    from kg.show.export import write_file

    write_file(Records.of(open_store(directory)), "trig", directory / QUADS_FILE)


def _draw(directory: Path, views: bool | None) -> int:
    """Write the pages; return how many policies have none of their own, where nobody asked for that."""
    from kg.show.explorer.frame import World
    from kg.show.explorer.site import write_site

    (directory / VIEWS_FOLDER).mkdir()
    if views is False:
        return 0
    graph = open_store(directory)
    policies = len(graph.index.ranked())
    each = bool(views) or policies <= MOST_PAGED
    write_site(World(graph, directory, whole=each), directory / VIEWS_FOLDER, each=each)
    return 0 if each else policies
