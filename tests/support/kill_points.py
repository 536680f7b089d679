"""Work that is ended at each of its operations on files, or whose operation fails: what can be left behind.

In: work on a folder. Out: the folder after that, from the first operation to the last.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kg.errors import KgError

EVENTS = ("open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.truncate", "os.scandir")
_REACHED = 9


def stopped(work: Callable[[], None], at: int, fault: int = 0) -> bool:
    """Run in a process of its own that ends before its `at`-th operation on files; whether it got there.

    With an error number of the system that operation fails with it, and the process goes on: it may end in an error
    that users are told of, and in no other.
    """
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, _REACHED), f"operation {at}: not an error that users are told of"
        return code == _REACHED
    left = at

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event in EVENTS:
            left -= 1
            if left == -1 and not fault:
                os._exit(_REACHED)
            if left == -1:
                raise OSError(fault, os.strerror(fault))

    sys.addaudithook(hook)
    ended = 1
    try:
        work()
        ended = 0
    except (OSError, KgError):
        ended = 0 if fault else 1
    finally:
        os._exit(_REACHED if left < 0 and not ended else ended)


def kill_points(
    work: Callable[[Path], None], prepare: Callable[[int], Path], fault: int = 0, fewest: int = 15
) -> Iterator[Path]:
    """The folder after a kill, or a fault, at each operation, from the first to the last."""
    at = 0
    folder = prepare(at)
    while stopped(partial(work, folder), at, fault):
        yield folder
        at += 1
        folder = prepare(at)
    assert at > fewest, "the layer saw no operations"
