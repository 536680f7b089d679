"""Sites that are there already: a folder that holds all pages of a graph is left as it is, and pages that a build wrote
are copied, not made again.

In: the folder of a build, and where its pages are wanted. Out: the pages, held against their digests.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from kg.extract.fingerprint import digest_of, fingerprint_of_all
from kg.graph.index import INDEX_FILE
from kg.graph.store import loaded_from
from kg.graph.texts import TEXTS_FOLDER
from kg.show.explorer.listing import NotAsListedError, files_of, is_there, listed, write
from kg.versions import OWN_FOLDER, is_output_folder

# where a build writes its pages
VIEWS_FOLDER = "views"


def made_of(build: Path, lang: str, each: bool = True) -> str:
    """Return what stands for all that the pages of a build are made of; nothing where its store does not tell of what.

    Parameters
    ----------
    build : Path
        The current outputs of a build.
    lang : str
        The language of the pages.
    each : bool
        Whether each thing has a page of its own.
    """
    graph, index = loaded_from(build), digest_of(build / INDEX_FILE)
    if not (graph and index):
        return ""
    # a text is named after the digest of what it holds
    texts = sorted(f"{path.name} {path.stat().st_size}" for path in (build / TEXTS_FOLDER).glob("*"))
    parts = (fingerprint_of_all(), graph, index, lang, str(each), *texts)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def may_be_replaced(folder: Path) -> bool:
    """Whether a folder is missing, empty, or holds pages that kg wrote; those of a build change with it alone."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return True
    of_a_build = OWN_FOLDER in folder.resolve().parts or (
        folder.name == VIEWS_FOLDER and is_output_folder(folder.parent)
    )
    return not of_a_build and listed(folder) is not None


def pages_there(folder: Path, of: str) -> int | None:
    """Return how many pages a folder has if they are made of just this, and all are there as they were written; else
    None."""
    kept = listed(folder)
    return kept.pages if kept and of and kept.made_of == of and is_there(folder, kept) else None


def copied(pages: Path, of: str, folder: Path) -> int | None:
    """Copy pages that are made of just this; return how many, None where they are not, or not all are as they were.

    Raises
    ------
    OutputError
        If something that kg did not write is in the way.
    OSError
        If the folder cannot be written.
    """
    kept = listed(pages)
    if kept and of and kept.made_of == of and kept.whole:
        with suppress(NotAsListedError):
            return write(folder, of, files_of(pages, kept))
    return None
