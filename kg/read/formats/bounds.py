"""Files that are packed: refused when they hold far more than their size lets expect, or names that lead elsewhere.

In: the bytes of a zip. Out: the zip opened, within bounds.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from kg.errors import InputError
from kg.read.formats.content import MOST_BYTES, File

MOST_MEMBERS = 50_000
_MOST_RATIO, _NO_BOMB = 200, 16 << 20


def checked_zip(file: File) -> zipfile.ZipFile:
    """Open a zip within bounds.

    Raises
    ------
    InputError
        If it is no zip, or a bomb.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputError(f"{file.shown}: broken, or not what its name says; get it again") from None
    check_amount(file, len(opened.infolist()), sum(one.file_size for one in opened.infolist()))
    return opened


def check_amount(file: File, members: int, size: int) -> None:
    """Refuse what unpacks to more than is sound.

    Raises
    ------
    InputError
        If it does.
    """
    if members > MOST_MEMBERS:
        raise InputError(f"{file.shown}: {members} members are more than {MOST_MEMBERS}; cut it in parts")
    if size > MOST_BYTES or (size > _NO_BOMB and size > _MOST_RATIO * len(file.data)):
        raise InputError(f"{file.shown}: would unpack to {size >> 20} MB; unpack it yourself if you trust it")


def is_safe(name: str) -> bool:
    """Whether the name of a member stays inside: not absolute, not upwards, no drive."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in (path.parts or ("",))[0]
