"""How a build grows: from nothing, as whole processes, with what ten times the documents cost.

    python benchmarks/growth.py                                   300 and 3,000 generated documents
    python benchmarks/growth.py generated COUNT …                titles and numbers of generated.py
    python benchmarks/growth.py titles TABLE COUNT …              title, number and published (a day) of a CSV
    python benchmarks/growth.py texts FOLDER TIMES …              the texts of a folder, so many times: 1 3 10

Where a table or folder has fewer than are asked for, it is taken again, each time with other names and numbers, so that
nothing is a duplicate. Prints processor seconds and the peak memory of one process, what stands on the disk, what it
costs when nothing has changed and when there is one more, and how much all of it grew. WORKERS (1) processes. Compare
figures within one run only.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import count as counted
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import names

MEGABYTE = 1 << 20
WORKERS = os.environ.get("WORKERS", "1")
# what stands before the kind of a text makes its name another one
MARKS = "甲乙丙丁戊己庚辛壬癸"
KIND = re.compile("(法|条例|规定|办法|决定|规则|细则|解释|意见|方案|规划|通知|公告|通告|目录)(?=[》（(\r\n]|$)")
NUMBER = re.compile(r"(\d+)(?=号)")


def notice(title: str, number: str, end: str) -> str:
    """A document (示例文本) that bears a name and rests on a law."""
    return (
        f"{title}\n\n{number}\n\n各有关单位：\n\n"
        f"示例文本。根据《中华人民共和国能源法》，请结合实际认真落实。\n\n{end}\n"
    )


def generated() -> Iterator[str]:
    """Yield documents without end."""
    for name in names(10**9):
        yield notice(name.title, name.number, f"{name.body}\n\n2021年3月5日")


def of_table(table: Path) -> Iterator[str]:
    """Yield a document for each row of a table, then again under other names."""
    with table.open(encoding="utf-8") as stream:
        # in an order that says nothing, so that the first ones are like all
        rows = sorted(
            csv.DictReader(stream), key=lambda row: sha256(f"{row['title']} {row['number']}".encode()).digest()
        )
    plain = [notice("".join(row["title"].split()), row["number"], written(row["published"])) for row in rows]
    return again(plain)


def written(day: str) -> str:
    """A day as a document has it."""
    year, month, date = map(int, day.split("-")) if day else (0, 0, 0)
    return f"{year}年{month}月{date}日" if day else ""


def again(texts: Sequence[str]) -> Iterator[str]:
    """Yield texts, then again and again under other names and numbers."""
    for time in counted():
        yield from texts if time == 0 else (renamed(text, time) for text in texts)


def renamed(text: str, time: int) -> str:
    """A text in which all titles and numbers are others."""
    mark = "".join(MARKS[int(digit)] for digit in str(time))
    titled = KIND.sub(lambda found: mark + found[0], text)
    return NUMBER.sub(lambda found: str(int(found[0]) + 10_000 * time), titled)


def write(folder: Path, texts: Iterable[str], first: int) -> None:
    """Write documents, numbered from `first`."""
    folder.mkdir(exist_ok=True)
    for at, text in enumerate(texts, first):
        (folder / f"{at:07}.txt").write_text(text, encoding="utf-8")


def measured(folder: Path, output: Path) -> tuple[float, float]:
    """Build without pages; return processor seconds of all processes and the most memory of one in MB."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--output", str(output), "--no-views"]
    command += ["--workers", WORKERS]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"the build ended with {running.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def on_disk(folder: Path) -> float:
    """Return the size of the files in a folder and below it, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def main(texts: Iterator[str], counts: Sequence[int]) -> None:
    """Measure each count."""
    found = list(islice(texts, max(counts) + 1))
    print(f"{'documents':>10} {'step':<16} {'CPU s':>8} {'MB':>6} {'extracts MB':>12} {'outputs MB':>11}")
    whole: dict[int, tuple[float, float]] = {}
    for count in counts:
        with TemporaryDirectory() as place:
            folder, output = Path(place, "in"), Path(place, "out")
            write(folder, found[:count], 0)
            for step in ("from nothing", "nothing changed", "one more"):
                if step == "one more":
                    write(folder, found[count : count + 1], count)
                seconds, memory = measured(folder, output)
                whole.setdefault(count, (seconds, memory))
                kept, built = on_disk(output / "extracts"), on_disk(output / ".kg")
                print(f"{count:>10} {step:<16} {seconds:>8.1f} {memory:>6.0f} {kept:>12.1f} {built:>11.1f}", flush=True)
    for count in counts[1:]:
        (seconds, memory), first = whole[count], whole[counts[0]]
        grown = f"{count / counts[0]:.1f} times the documents: {seconds / first[0]:.1f} times the CPU"
        print(f"{grown}, {memory / first[1]:.1f} times the memory")


def read(arguments: Sequence[str]) -> tuple[Iterator[str], list[int]]:
    """Return the documents that are asked for, and how many of them."""
    kind, *rest = arguments or ("generated", "300", "3000")
    if kind == "generated":
        return generated(), list(map(int, rest))
    if kind == "titles":
        return of_table(Path(rest[0])), list(map(int, rest[1:]))
    if kind == "texts":
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(rest[0]).iterdir()) if path.is_file()]
        return again(texts), [int(times) * len(texts) for times in rest[1:]]
    raise SystemExit(__doc__)


if __name__ == "__main__":
    main(*read(sys.argv[1:]))
