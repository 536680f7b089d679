"""The folder of a build: one version of the outputs at a time, exchanged in one step.

In: an output folder. Out: its current version, held while it is read; for a build the right to write, and the exchange.

    OUTPUT/.kg/mark                 the folder is a build's: its outputs are never input, and may be replaced
    OUTPUT/.kg/lock                 held by a build, which names itself in it
    OUTPUT/.kg/version-3/           all outputs of one build; `files` lists them
    OUTPUT/.kg/current -> version-3 renamed over the old link: the one step in which all outputs change
    OUTPUT/graph.ttl -> .kg/current/graph.ttl, and so for each output; made before `current`, never changed

A version is never written to once it is current, and is deleted by a build when nobody reads it; what a build that was
killed left behind, the next one deletes. Where a file system has no links (FAT, some shares), the outputs are put in
their places one by one: readers that come between, and a kill, can then see old beside new.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.durable import all_to_disk
from kg.errors import OutputError
from kg.mounts import mounts_below

if sys.platform != "win32":  # which has no such locks: builds and readers are not told of each other there
    import fcntl

OWN_FOLDER = ".kg"
# what builds keep of each file that was read, beside the versions: it outlives them
EXTRACTS_FOLDER, EXTRACT_SUFFIX = "extracts", ".kgx"
_MARK, _LOCK, _CURRENT, _FILES, _PLACED, _VERSION = "mark", "lock", "current", "files", "placed", "version-"
_MARK_TEXT = "The outputs of `kg build`, layout 1. They are replaced by the next build and never read as input.\n"
# a file of this name, whatever its ending, tells what a folder is for
_ABOUT = "readme"
# what tells that no links can be made here: the file system has none; Windows gives them to few (its own code)
_NO_LINKS, _NO_PRIVILEGE = (errno.EPERM, errno.ENOSYS, errno.ENOTSUP), 1314
# what tells that no lock can be had here, and not that another one has it
_NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL, errno.EBADF)


class Lease:
    """Keeps a version from being deleted as long as this lives."""

    __slots__ = ("_descriptor",)

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __del__(self) -> None:
        """Let go of the version."""
        os.close(self._descriptor)


def is_output_folder(folder: Path) -> bool:
    """Whether a build has marked a folder as its own."""
    return (folder / OWN_FOLDER / _MARK).is_file()


def shown(version: Path) -> Path:
    """Return the folder of outputs that a version is of, as the user knows it; another folder is itself."""
    return version.parent.parent if version.parent.name == OWN_FOLDER else version


def current_version(directory: Path) -> tuple[Path, Lease | None]:
    """Return the folder with the current outputs, held; `directory` itself where it has no versions."""
    own = directory / OWN_FOLDER
    while True:
        try:
            name = (own / _CURRENT).readlink().name
        except OSError:
            return directory, None
        version = own / name
        try:
            descriptor = os.open(version / _FILES, os.O_RDONLY)
        except OSError:
            if _link(own / _CURRENT) == name:
                return version, None
            continue  # exchanged and deleted meanwhile
        lease = Lease(descriptor)
        lock(descriptor, exclusive=False)
        if _is_still(descriptor, version / _FILES):
            return version, lease


@contextlib.contextmanager
def held(output: Path, names: Sequence[str], force: bool = False) -> Iterator[None]:
    """Make an output folder a build's own, and hold it against other builds.

    Parameters
    ----------
    output : Path
        The folder; made if missing.
    names : sequence of str
        The outputs.
    force : bool
        Whether what is in the way, and no build made, may be removed.

    Raises
    ------
    OutputError
        If another build holds the folder, it holds what no build made, something is mounted in the place of an
        output, or it cannot be written.
    """
    own = output / OWN_FOLDER
    try:
        output.mkdir(parents=True, exist_ok=True)
        _refuse_mounts(output, names)
        marked = is_output_folder(output)
        if not (marked or force):
            _refuse_strangers(output, names, marked)
        own.mkdir(exist_ok=True)
        descriptor = os.open(own / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _unwritable(output, error) from None
    try:
        if not lock(descriptor, exclusive=True, wait=False):
            holder = " ".join(os.read(descriptor, 200).decode("utf-8", "replace").split()) or "another build"
            raise OutputError(f"{output}: is held by {holder}; wait for it, or choose another folder with --output")
        try:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"the build of process {os.getpid()} on {platform.node()}\n".encode())
            (own / _MARK).write_text(_MARK_TEXT, encoding="utf-8")
            if marked and not force:
                _refuse_strangers(output, names, marked)
            _clean(own)
        except OSError as error:
            raise _unwritable(output, error) from None
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def next_version(output: Path) -> Iterator[Path]:
    """The folder of the next version, empty; deleted unless it becomes the current one. Only for who holds `output`."""
    own = output / OWN_FOLDER
    number = (_link(own / _CURRENT) or "").removeprefix(_VERSION)
    fresh = own / f"{_VERSION}{int(number) + 1 if number.isdecimal() else 1}"
    fresh.mkdir()
    try:
        yield fresh
    finally:
        if _link(own / _CURRENT) != fresh.name:
            shutil.rmtree(fresh, ignore_errors=True)


def exchange(output: Path, fresh: Path, names: Sequence[str]) -> bool:
    """Make a whole version the current one; return whether it was done in one step (False: no links here).

    What the version before had and this one has not goes.
    """
    own = output / OWN_FOLDER
    former = _link(own / _CURRENT)
    # beside the list that `held` compares with, this is what readers hold
    (fresh / _FILES).write_text("".join(f"{name}\n" for name in listed(fresh)), encoding="utf-8")
    all_to_disk()
    try:
        _next_link(own / _CURRENT, fresh.name)  # where no links can be made, that shows before anything is replaced
        made = [name for name in names if (fresh / name).exists()]
        for name in made:
            _link_output(output / name, f"{OWN_FOLDER}/{_CURRENT}/{name}")
        _replace_link(own / _CURRENT, fresh.name)
        for name in names:
            if name not in made and os.path.lexists(output / name):
                _remove(output / name)
    except (NotImplementedError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LINKS and not _lacks_privilege(error):
            raise
        _exchange_one_by_one(output, fresh, names)
        return False
    if former:
        _delete_unless_read(own / former)
    return True


def _refuse_mounts(output: Path, names: Sequence[str]) -> None:
    """Refuse a mount in the place of an output or in a version: it cannot be exchanged, nor is what it holds ours."""
    for place in mounts_below(output):
        within = place.relative_to(output.resolve()).parts
        if within[0] in names or (within[0] == OWN_FOLDER and len(within) > 1):
            raise OutputError(
                f"{place}: something is mounted there, and the outputs change as one; unmount it, or choose another"
                " folder with --output"
            )


def _refuse_strangers(output: Path, names: Sequence[str], marked: bool) -> None:
    """Refuse what the next version would take the place of and no build made.

    A folder without our mark must be empty but for folders of other builds, hidden files and a README that tells what
    it is for, or hold what an earlier kg left.
    """
    own = output / OWN_FOLDER
    if (own / _PLACED).is_file():
        return
    strangers = [
        path
        for path in sorted(output.iterdir())
        if path.name not in (OWN_FOLDER, EXTRACTS_FOLDER)
        and not is_output_folder(path)
        and not (path.is_file() and (path.name.startswith(".") or path.stem.lower() == _ABOUT))
        and not (marked and path.name not in names)
        and _link(path) != f"{OWN_FOLDER}/{_CURRENT}/{path.name}"
    ]
    if strangers and not _is_of_an_earlier_kg(output, strangers, names):
        raise OutputError(
            f"{strangers[0]}: was not made by a build; choose another folder with --output, or say --force"
        )
    version = own / (_link(own / _CURRENT) or _CURRENT)
    with contextlib.suppress(FileNotFoundError):
        made = {_FILES, *(version / _FILES).read_text(encoding="utf-8").splitlines()}
        for name in listed(version):
            if name not in made:
                raise OutputError(f"{output / name}: was not made by a build; move it away, or say --force")


def _is_of_an_earlier_kg(output: Path, found: Sequence[Path], names: Sequence[str]) -> bool:
    """Before there were marks, a build left files and folders of known names and nothing else; so does a tool that
    copies the outputs of this one and follows links."""
    known = {
        "graph.ttl": (),
        "report.md": (),
        "store": None,
        "views": (".html", ".js", ".css", ".sha256"),
        "texts": (".txt",),
    }
    made = (output / "store" / "CURRENT").is_file() and (output / "graph.ttl").is_file()
    return made and all(
        path.name in names
        and not path.is_symlink()
        and (
            (endings := known.get(path.name)) is None
            or all(one.suffix in endings or one.is_dir() for one in path.rglob("*"))
        )
        for path in found
    )


def listed(version: Path) -> list[str]:
    """Return the files of a version, sorted; the engine of the store adds some of its own when it is read."""
    files = (path.relative_to(version) for path in version.rglob("*") if not path.is_dir())
    return sorted(path.as_posix() for path in files if not _is_of_the_engine(path))


def _is_of_the_engine(path: Path) -> bool:
    return len(path.parts) == 2 and path.parts[0] == "store" and path.name.startswith(("LOG", "LOCK"))


def _link_output(place: Path, target: str) -> None:
    if _link(place) == target:
        return
    if os.path.lexists(place):  # of an earlier kg, or forced
        _remove(place)
    place.symlink_to(target)


def _next_link(place: Path, target: str) -> Path:
    """Make a link beside the place that it is to take."""
    fresh = place.with_name("next")
    if os.path.lexists(fresh):
        _remove(fresh)
    fresh.symlink_to(target)
    if not fresh.is_symlink():  # Wine says yes and makes none
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), fresh)
    return fresh


def _replace_link(place: Path, target: str) -> None:
    fresh = _next_link(place, target)
    if place.is_dir() and not place.is_symlink():  # copied by a tool that follows links
        _remove(place)
    fresh.replace(place)


def _lacks_privilege(error: OSError) -> bool:
    return getattr(error, "winerror", None) == _NO_PRIVILEGE


def _exchange_one_by_one(output: Path, fresh: Path, names: Sequence[str]) -> None:
    """Without links: each output in its turn. Where one cannot be moved, as somebody has it open, all are put back."""
    gc.collect()  # what this process has read and forgotten is open until then
    (fresh.parent / _PLACED).touch()
    moved: list[tuple[Path, Path]] = []
    try:
        for name in names:
            for old, new in ((output / name, fresh / f"former-{name}"), (fresh / name, output / name)):
                if os.path.lexists(old):
                    old.rename(new)
                    moved.append((old, new))
    except OSError:
        for old, new in reversed(moved):
            new.rename(old)
        raise
    shutil.rmtree(fresh, ignore_errors=True)


def _clean(own: Path) -> None:
    """Delete what builds that were killed left behind, and versions that were being read when they were replaced."""
    kept = {_MARK, _LOCK, _CURRENT, _PLACED, _link(own / _CURRENT)}
    for path in sorted(own.iterdir()):
        if path.name in kept:
            continue
        if path.name.startswith(_VERSION) and (path / _FILES).is_file():
            _delete_unless_read(path)
        else:
            _remove(path)


def _delete_unless_read(version: Path) -> None:
    try:
        descriptor = os.open(version / _FILES, os.O_RDONLY)
    except OSError:
        shutil.rmtree(version, ignore_errors=True)
        return
    try:
        if lock(descriptor, exclusive=True, wait=False):
            gone = version.with_name(f"gone-{version.name}")
            version.rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
    finally:
        os.close(descriptor)


def lock(descriptor: int, exclusive: bool, wait: bool = True) -> bool:
    """Lock an open file; False where another process has it. Without locks on a file system everyone is alone."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


def _link(path: Path) -> str | None:
    try:
        return path.readlink().as_posix()
    except OSError:
        return None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _unwritable(output: Path, error: OSError) -> OutputError:
    return OutputError(f"{output}: cannot be written ({error.strerror or error}); choose another folder with --output")
