"""What builds wrote is never input, and nothing else takes its place.

In: paths that are to be read, and where something is to be written. Out: the files in a folder without those of builds;
a refusal of what a build wrote, and of outputs among what is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError, OutputError
from kg.versions import OWN_FOLDER, is_output_folder


def without_outputs(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it, and links to folders, which are not followed; but for what builds wrote,
    finished or not."""
    for place, folders, files in os.walk(folder):
        at = Path(place)
        yield from (at / name for name in folders if (at / name).is_symlink() and not is_output(at / name))
        folders[:] = [name for name in folders if not name.startswith(".build-") and not is_output_folder(at / name)]
        yield from (at / name for name in files)


def is_output(path: Path) -> bool:
    """Whether a path leads to what a build wrote, or to its folder."""
    return is_output_folder(path.resolve()) or _is_in_outputs(path)


def _is_in_outputs(path: Path) -> bool:
    whole = path.resolve()
    return any(
        is_output_folder(folder) and whole.relative_to(folder).parts[0] == OWN_FOLDER for folder in whole.parents
    )


def refuse_to_replace(path: Path) -> None:
    """Refuse to write in the place of what a build wrote, or among its pages.

    Raises
    ------
    OutputError
        If the path leads there.
    """
    if _is_in_outputs(path):
        raise OutputError(f"{path}: is an output of `kg build`; name another file")


def refuse_outputs(paths: Sequence[Path]) -> None:
    """Refuse to read what a build wrote.

    Raises
    ------
    InputError
        If a path is an output.
    """
    for path in paths:
        if is_output(path):
            raise InputError(f"{path}: was written by `kg build`, which does not read its own outputs; name the texts")


def refuse_as_input(paths: Sequence[Path], output: Path) -> None:
    """Refuse to read what a build wrote, and to write into a folder that is read.

    Raises
    ------
    InputError
        If a path is an output.
    OutputError
        If the folder of the outputs is inside one of the paths.
    """
    place = output.resolve()
    refuse_outputs(paths)
    for path in paths:
        if path.is_dir() and path.resolve() in (place, *place.parents):
            raise OutputError(f"{output}: is inside {path}, which is read; choose a folder outside it with --output")
