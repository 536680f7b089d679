"""The `kg` command: parse the arguments, call one function, print.

In: arguments. Out: text on standard output; progress and remarks on standard error. Exit status: 0
done, 1 stopped, 2 wrong use or bad input, told in one line. Each command imports what it needs when
it runs, so that `kg query` does not wait for spaCy.
"""

from __future__ import annotations

import atexit
import gc
import logging

import click

from kg import __version__
from kg.cli.ask import export, query, show, stats
from kg.cli.build import build
from kg.cli.checks import validate
from kg.cli.contents import bodies, duties, references, targets
from kg.cli.errors import Commands
from kg.cli.evaluate import evaluate
from kg.cli.extract import extract
from kg.cli.networks import cascade, chain, matrix, network, path, rank, timeline
from kg.cli.questions import compare, conflicts, diff, gaps, laws, promised
from kg.cli.serve import serve, site
from kg.cli.texts import cite, search, text

# what is left at the end goes with the process: looking through it for cycles would take a tenth of an answer's time
atexit.register(gc.freeze)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-v", "--verbose", count=True, help="Tell what happens on standard error; -vv tells of each document.")
@click.version_option(__version__, prog_name="kg")
def main(verbose: int) -> None:
    """Build a knowledge graph of policy documents from compilations, and ask it.

    `kg build` comes first; the other commands read what it wrote. POLICY is a document number with
    any brackets, a title, or a part of one.
    """
    from kg.cycles import seldom_collected

    click.get_current_context().with_resource(seldom_collected())
    if verbose:
        _listen(logging.DEBUG if verbose > 1 else logging.INFO)


def _listen(level: int) -> None:
    """Write what the package logs to standard error."""
    heard = logging.getLogger("kg")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    heard.handlers[:] = [handler]
    heard.setLevel(level)


for _command in (
    build,
    extract,
    query,
    show,
    chain,
    path,
    cascade,
    network,
    timeline,
    rank,
    matrix,
    export,
    stats,
    validate,
    evaluate,
    bodies,
    duties,
    targets,
    references,
    promised,
    laws,
    compare,
    gaps,
    conflicts,
    diff,
    search,
    text,
    cite,
    serve,
    site,
):
    main.add_command(_command)
