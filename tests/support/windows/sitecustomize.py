"""A Python that lacks what Windows lacks, in each process that has this folder on PYTHONPATH, and in its children.

No modules of POSIX, no links without a privilege, no fork and no signals but a few, `spawn` for processes, and a file
that somebody has open cannot be replaced, renamed or deleted. What the standard library and the libraries do for the
system that they are on stays as it is: they are imported before.
"""

from __future__ import annotations

import concurrent.futures.process  # noqa: F401
import errno
import multiprocessing.connection
import multiprocessing.popen_spawn_posix
import multiprocessing.queues
import multiprocessing.resource_tracker
import multiprocessing.synchronize
import os
import shutil  # noqa: F401
import signal
import subprocess
import sys
import tempfile  # noqa: F401
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace
from typing import Any

import psutil  # noqa: F401

POSIX_ONLY = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix_ipc")
_NO_PRIVILEGE, _IN_USE = 1314, 32


def _refused(reason: str) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> Any:
        error = OSError(errno.EINVAL, reason)
        error.winerror = _NO_PRIVILEGE  # type: ignore[attr-defined]
        raise error

    return refuse


def _is_open(path: str | os.PathLike[str]) -> bool:
    """Whether this process has a file, or one in a folder, open."""
    place = os.path.realpath(path)
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except OSError:
            continue
        if target == place or target.startswith(place + os.sep):
            return True
    return False


def _unless_open(change: Callable[..., None]) -> Callable[..., None]:
    def changed(*paths: Any, **options: Any) -> None:
        for path in paths:
            if isinstance(path, str | os.PathLike) and options.get("dir_fd") is None and _is_open(path):
                raise PermissionError(errno.EACCES, "The process cannot access the file", os.fspath(path))
        change(*paths, **options)

    return changed


class _Loader(SourceFileLoader):
    """Reads a module of kg as if it stood on Windows; the libraries would look for modules that are not here."""

    def get_code(self, fullname: str) -> CodeType:
        source = self.get_data(self.path).decode().replace("sys.platform", '"win32"')
        code: CodeType = compile(source, self.path, "exec", dont_inherit=True)
        return code


class _Finder(MetaPathFinder):
    """Finds the modules of kg."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname.partition(".")[0] == "kg" else None
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def _be_windows() -> None:
    # the libraries end processes as their system does
    subprocess.signal = SimpleNamespace(**vars(signal))  # type: ignore[attr-defined]
    multiprocessing.popen_spawn_posix.Popen.kill.__globals__["signal"] = SimpleNamespace(**vars(signal))
    for name in POSIX_ONLY:
        sys.modules[name] = None  # type: ignore[assignment]
    os.symlink = _refused("A required privilege is not held by the client")
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, _unless_open(getattr(os, name)))
    for name in (
        "fork",
        "forkpty",
        "setsid",
        "killpg",
        "getuid",
        "geteuid",
        "getpgid",
        "nice",
        "sync",
        "pread",
        "pwrite",
        "sched_getaffinity",
        "statvfs",
        "mkfifo",
    ):
        if hasattr(os, name):
            delattr(os, name)
    for name in ("SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGCHLD", "setitimer", "alarm"):
        delattr(signal, name)
    multiprocessing.set_start_method("spawn", force=True)
    sys.meta_path.insert(0, _Finder())


_be_windows()
