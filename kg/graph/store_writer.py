"""The store of a build is written: its file of triples loaded into a folder that the engine reads.

In: the graph in Turtle, as a file or in pieces. Out: `DIR/store`, with the mark by which `kg.graph.store` knows it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import turtle
from kg.graph.store import MARK, MARK_TEXT, STORE_FOLDER, digest_of


def write_store(ttl: Path, directory: Path) -> None:
    """Load a Turtle file into `directory/store`, in the place of what was there, as `load_store` does."""
    load_store(turtle.pieces_of(ttl), directory, ttl)


def load_store(pieces: Iterable[bytes], directory: Path, ttl: Path, own: bool = False) -> None:
    """Load the pieces of a graph into `directory/store`, in the place of what was there.

    The new store is written beside the old one and then takes its place, so that a build that is
    stopped leaves the old graph whole.

    Parameters
    ----------
    pieces : iterable of bytes
        The graph of a build in Turtle, prefixes left out (`kg.graph.turtle`). The engine takes room for each and not
        for all of them, and no more time.
    directory : Path
        The output folder, the same as for `open_store`.
    ttl : Path
        The file that they are from.
    own : bool
        Whether the pieces are as `kg.graph.turtle` writes them, and the file has them when the last one is taken.

    Raises
    ------
    StoreError
        If the file is no Turtle.
    OSError
        If the disk is full, or the folder cannot be written.
    """
    folder = directory / STORE_FOLDER
    fresh, former = folder.with_suffix(".new"), folder.with_suffix(".old")
    for left_over in (fresh, former):
        shutil.rmtree(left_over, ignore_errors=True)
    store = ox.Store(str(fresh))
    try:
        _load(store, pieces)
        store.flush()
        (fresh / MARK).write_bytes(MARK_TEXT + (digest_of(ttl).encode() if own else b""))
    except SyntaxError as error:
        raise StoreError(f"{ttl}: {' '.join(str(error).split())}; it is no Turtle") from None
    finally:
        # Oxigraph closes the database, and lets go of its lock, when the object goes.
        del store
    if folder.exists():
        folder.rename(former)
    fresh.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def _load(store: ox.Store, pieces: Iterable[bytes]) -> None:
    """Load pieces, each while the next one is made: the engine works beside Python."""
    from concurrent.futures import Future, ThreadPoolExecutor

    prefixes = turtle.head().encode()
    with ThreadPoolExecutor(1) as beside:
        loading: Future[None] | None = None
        for piece in pieces:
            if loading:
                loading.result()
            loading = beside.submit(store.bulk_load, prefixes + piece, ox.RdfFormat.TURTLE)
        if loading:
            loading.result()
