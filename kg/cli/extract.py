"""`kg extract`: files to extracts, here or on a cluster.

In: arguments of the command line. Out: extracts in a folder, for `kg build`, and what was done on the terminal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import tell
from kg.cli.options import ADDRESS, LANG, VOCABULARY, complete_files

if TYPE_CHECKING:
    from kg.show.language import Code


@click.command()
@click.argument("paths", nargs=-1, required=True, type=ADDRESS, shell_complete=complete_files)
@click.option(
    "--output", required=True, type=ADDRESS, metavar="DIR", help="Folder to write to; with --scheduler, a URL will do."
)
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes.  [default: one a core]")
@click.option("--scheduler", metavar="ADDRESS", help="Scheduler of dask.distributed whose workers are to do it.")
@click.option("--include", multiple=True, metavar="GLOB", help="Read only such files of folders; may be repeated.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave such files of folders out; may be repeated.")
@click.option("--columns", metavar="KIND=NAME,…", default="", help="Which column of a table is what.")
@VOCABULARY
@click.option("--dry-run", is_flag=True, help="Only tell what would be read and what would be skipped, and why.")
@LANG
def extract(
    paths: tuple[str, ...],
    output: str,
    workers: int | None,
    scheduler: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    columns: str,
    vocabulary: tuple[Path, ...],
    dry_run: bool,
    lang: Code | None,
) -> None:
    """Make the extracts of files, for `kg build` to take in.

    PATHS are files or folders, as for `kg build`. What has an extract in the folder already is not read again. With
    --scheduler the work is done by the workers of a cluster, and paths and folder may be URLs (s3://bucket/texts).
    """
    from kg.build import extract as run
    from kg.cli.build import cores, print_counts, print_plan
    from kg.read.formats.columns import parse_columns
    from kg.read.formats.content import Wishes
    from kg.show.terminal import BuildProgress
    from kg.vocabulary.own import own_vocabulary

    wishes = Wishes(parse_columns(columns), include, exclude)
    if dry_run:
        with own_vocabulary(vocabulary):
            print_plan(tuple(map(Path, paths)), Path(output), wishes, lang)
        return
    with own_vocabulary(vocabulary), BuildProgress() as progress:
        if scheduler:
            from kg.extract.cluster import extract_on_cluster

            done = extract_on_cluster(paths, output, wishes, scheduler, progress)
        else:
            done = run(tuple(map(Path, paths)), Path(output), workers or cores(), progress, wishes)
    print_counts(done.rows(), lang)
    for warning in done.warnings:
        tell(warning)
