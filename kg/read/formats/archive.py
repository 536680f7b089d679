"""Archives: .zip, .tar and .tar.gz of any of the formats.

In: the bytes of an archive. Out: the content of its members, read where they are, under names such as
`archive.zip/folder/text.txt`. Nothing is unpacked to the disk; members that lead elsewhere, links, archives in archives
and what would unpack to too much are not read, and told.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath

from kg.errors import InputError
from kg.read.formats.bounds import check_amount, checked_zip, is_safe
from kg.read.formats.content import MOST_BYTES, Content, File, Unread, Wishes
from kg.read.formats.registry import READERS, is_read, read_file, refusal

# the bit of a member's flags that says that its name is UTF-8
_UTF8 = 0x800
_ENCRYPTED = 0x1

Member = tuple[str, Callable[[], bytes] | str]


def read(file: File, wishes: Wishes) -> Content:
    """Read the members of an archive, in the order of their names.

    Raises
    ------
    InputError
        If it is broken or a bomb, or if nothing in it can be read.
    """
    members = _of_zip(file) if file.suffix == ".zip" else _of_tar(file)
    content = Content()
    for name, opened in sorted(members, key=lambda one: one[0]):
        inside = PurePosixPath(name)
        if any(part.startswith((".", "__MACOSX")) and part != ".." for part in inside.parts):
            continue
        shown = f"{file.name}/{name}"
        reason = opened if isinstance(opened, str) else _refused(name)
        if reason or isinstance(opened, str):
            content.unread.append(Unread(shown, reason or ""))
            continue
        try:
            found = read_file(File(file.path, shown, opened()), wishes)
        except InputError as error:
            content.unread.append(Unread(shown, str(error).removeprefix(f"{file.path.parent / shown}: ")))
        except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
            content.unread.append(
                Unread(shown, "cannot be unpacked; unpack the archive yourself, and build the folder")
            )
        else:
            content.sources += found.sources
            content.add(found)
    if not content.sources and not content.known:
        seen = f" ({content.unread[0]})" if content.unread else ""
        raise InputError(f"{file.shown}: nothing in it that is read{seen}; give an archive of texts")
    return content


def _refused(name: str) -> str | None:
    if not is_safe(name):
        return "its name leads out of the archive"
    if any(name.lower().endswith(ending) for ending, module in READERS.items() if module == "archive"):
        return "an archive in an archive; unpack it, and build the folder"
    return None if is_read(name) else refusal(name)


def _of_zip(file: File) -> Iterator[Member]:
    opened = checked_zip(file)
    for one in opened.infolist():
        if one.is_dir():
            continue
        if one.flag_bits & _ENCRYPTED:
            yield _name(one), "encrypted; unpack the archive yourself, and build the folder"
        else:
            yield _name(one), partial(_of_member, opened, one)


def _of_member(opened: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """What a member holds, and no more than it says."""
    with opened.open(one) as stream:
        return stream.read(one.file_size)


def _name(one: zipfile.ZipInfo) -> str:
    """The name of a member: what says nothing of its encoding was written on a Chinese machine."""
    if one.flag_bits & _UTF8:
        return one.filename
    try:
        written = one.filename.encode("cp437")
    except UnicodeEncodeError:
        return one.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return one.filename


def _of_tar(file: File) -> Iterator[Member]:
    data = _unzipped(file) if file.suffix != ".tar" else file.data
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as opened:
            members = opened.getmembers()
            check_amount(file, len(members), sum(one.size for one in members))
            for one in members:
                if one.isfile():
                    stream = opened.extractfile(one)
                    held = stream.read() if stream else b""
                    yield one.name, partial(bytes, held)
                elif not one.isdir():
                    yield one.name, "a link or a device, no file"
    except (tarfile.TarError, OSError, EOFError, ValueError):
        raise InputError(f"{file.shown}: broken, or no archive; get it again") from None


def _unzipped(file: File) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise InputError(f"{file.shown}: broken, or no archive; get it again") from None
    check_amount(file, 1, len(data))
    return data
