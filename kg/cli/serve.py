"""`kg serve`, `kg site`: the graph in the browser, from a server with a SPARQL endpoint or as a folder of files.

In: arguments of the command line and the folder of a build. Out: a server that runs until it is interrupted, or pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.options import SECONDS, Place
from kg.errors import InputError, OutputError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _check_addresses(root_path: str, origins: Sequence[str]) -> None:
    """Refuse what no link and no browser would ever match."""
    if root_path and not re.fullmatch(r"/[^\s?#]*", root_path):
        raise InputError(f"--root-path {root_path}: a path begins with /; write one such as /policies")
    for origin in origins:
        if origin != "*" and not re.fullmatch(r"https?://[^/\s?#]+", origin):
            raise InputError(f"--cors {origin}: an origin is https://HOST without a path; write it so, or * for all")


@click.command()
@click.argument("directory", required=False, type=Place(file_okay=False), envvar="KG_OUTPUT", default="outputs")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 for any.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@click.option("--root-path", default="", metavar="/PATH", help="What a proxy puts before all paths.")
@click.option("--timeout", type=SECONDS, default=30.0, show_default=True, metavar="SECONDS", help="Stop a query after.")
@click.option("--rows", type=click.IntRange(1), default=10_000, show_default=True, help="The most rows of an answer.")
@click.option("--at-once", type=click.IntRange(1), default=4, show_default=True, help="Queries that run side by side.")
@click.option("--cors", multiple=True, metavar="ORIGIN", help="A site whose scripts may ask; * for all.")
def serve(
    directory: Path,
    host: str,
    port: int,
    show: bool,
    root_path: str,
    timeout: float,
    rows: int,
    at_once: int,
    cors: tuple[str, ...],
) -> None:
    """Serve the graph in DIRECTORY: pages and a SPARQL endpoint.

    The endpoint is at /sparql. Nothing can be changed through the server, and it asks nothing of any network. End it
    with Ctrl-C.
    """
    _check_addresses(root_path, cors)
    try:
        from kg.serve.run import serve as run
        from kg.serve.settings import Settings
    except ModuleNotFoundError as error:
        raise InputError(f'serve: needs {error.name}; install it with `pip install "policy-kg[serve]"`') from None
    # Names by which a web page of elsewhere could call a server that is meant for this machine alone.
    hosts = (*_LOOPBACK, f"[{_LOOPBACK[2]}]") if host in _LOOPBACK and not root_path else ()
    settings = Settings(
        deadline=timeout, rows=rows, at_once=at_once, origins=cors, hosts=hosts, root_path=root_path.rstrip("/")
    )
    run(directory, host, port, settings, lambda address: click.echo(f"{address}  Ctrl-C ends it"), show)


@click.command()
@click.argument("directory", required=False, type=Place(file_okay=False), envvar="KG_OUTPUT", default="outputs")
@click.option(
    "--output", required=True, type=Place(file_okay=False), help="Folder for the pages; new, empty, or one of theirs."
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="KG_LANG",
    show_default=True,
    show_envvar=True,
    help="Language of the pages.",
)
def site(directory: Path, output: Path, lang: str) -> None:
    """Write the pages of the graph in DIRECTORY as files.

    They open without a server. Each policy, body, region, sector, indicator and file has a page; search works from an
    index beside them.
    """
    from kg.show.explorer.kept_site import made_of, may_be_replaced, pages_there
    from kg.versions import current_version

    version, _lease = current_version(directory)
    wanted = made_of(version, lang)
    there = pages_there(output, wanted)
    if there is None and not may_be_replaced(output):
        raise OutputError(f"{output}: is not empty; name a new folder with --output")
    try:
        count = there or _written(directory, version, output, lang, wanted)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror or error})") from None
    click.echo(f"{count} pages: {output / 'index.html'}{' (there already)' if there else ''}")


def _written(directory: Path, version: Path, output: Path, lang: str, wanted: str) -> int:
    """Write the pages; those that the build wrote, if it did and in this language, are copied."""
    from kg.show.explorer.kept_site import VIEWS_FOLDER, copied

    count = copied(version / VIEWS_FOLDER, wanted, output)
    if count is not None:
        return count
    from kg.graph.store import open_store
    from kg.show.explorer.frame import World
    from kg.show.explorer.site import write_site

    return write_site(World(open_store(directory), directory, whole=True), output, lang)
