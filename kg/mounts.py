"""What is mounted in a folder: a file system of its own, or another folder, in the place of one below.

In: a folder. Out: the places below it where something is mounted. A mount is neither renamed nor removed by who only
has files to move, and what is in it belongs to somebody else.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

# where the kernel tells; a folder mounted in the place of another on the same disk is seen nowhere else
_TOLD = Path("/proc/self/mountinfo")
_PLACE = 4
_ESCAPED = re.compile(rb"\\([0-7]{3})")


def mounts_below(folder: Path) -> list[Path]:
    """Return where something is mounted below a folder, sorted; the folder itself may be a mount."""
    whole = folder.resolve()
    try:
        lines = _TOLD.read_bytes().splitlines()
    except OSError:  # not Linux: what has a device of its own
        return sorted(Path(place) for place, *_ in os.walk(whole) if Path(place) != whole and os.path.ismount(place))
    found = {Path(os.fsdecode(_ESCAPED.sub(_character, line.split()[_PLACE]))) for line in lines}
    return sorted(place for place in found if whole in place.parents)


def _character(escaped: re.Match[bytes]) -> bytes:
    return bytes([int(escaped[1], 8)])
