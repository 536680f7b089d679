"""How a build grows: small generated documents, from nothing, with nothing changed, and with one more.

    python benchmarks/growth.py [COUNT …]      (default: 300 3000)

Prints processor seconds, the most memory, and what stands on the disk, of whole processes. Compare figures within one
run only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import Name, names

MEGABYTE = 1 << 20


def notice(name: Name) -> str:
    """A document (示例文本) that bears a name and rests on a law."""
    return (
        f"{name.title}\n\n{name.number}\n\n各有关单位：\n\n"
        f"示例文本。根据《中华人民共和国能源法》，请结合实际认真落实。\n\n{name.body}\n\n2021年3月5日\n"
    )


def write(folder: Path, found: Sequence[Name], first: int) -> None:
    """Write documents, numbered from `first`."""
    folder.mkdir(exist_ok=True)
    for at, name in enumerate(found, first):
        (folder / f"{at:07}.txt").write_text(notice(name), encoding="utf-8")


def measured(folder: Path, output: Path) -> tuple[float, float]:
    """Build in one process; return its processor seconds and the most memory in MB."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--output", str(output), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"the build ended with {running.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def on_disk(folder: Path) -> float:
    """Return the size of the files in a folder and below it, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def main(counts: Sequence[int]) -> None:
    """Measure each count."""
    print(f"{'documents':>10} {'step':<16} {'CPU s':>8} {'MB':>6} {'extracts MB':>12} {'outputs MB':>11}")
    for count in counts:
        found = list(names(count + 1))
        with TemporaryDirectory() as place:
            folder, output = Path(place, "in"), Path(place, "out")
            write(folder, found[:count], 0)
            for step in ("from nothing", "nothing changed", "one more"):
                if step == "one more":
                    write(folder, found[count:], count)
                seconds, memory = measured(folder, output)
                kept, built = on_disk(output / "extracts"), on_disk(output / ".kg")
                print(f"{count:>10} {step:<16} {seconds:>8.1f} {memory:>6.0f} {kept:>12.1f} {built:>11.1f}", flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [300, 3000])
