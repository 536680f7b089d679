"""What each command costs as a whole process: from the shell's call to its last line.

    python benchmarks/answers.py FOLDER [POLICY] [TIMES]

FOLDER is a build's; POLICY is by default the one most cited. Prints the least CPU time of TIMES runs (3), wall-clock
time and peak memory of each. CPU time is what to compare on a machine that others use too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from kg.graph.store import open_store

KG = Path(sysconfig.get_path("scripts")) / "kg"
_OF_ONE = ("show POLICY", "chain POLICY", "chain POLICY --down", "search 储能 指导意见", "cascade POLICY")
_OF_ALL = (
    *("chain POLICY --editions", "text POLICY", "cite POLICY", "network issuers", "network bodies"),
    *("network citations", "network cocitation", "network coupling", "network sectors", "network regions"),
    *("rank", "rank --of bodies", "timeline", "matrix", "bodies", "duties", "targets", "promised", "laws", "gaps"),
    *("gaps --numbers", "conflicts", "stats", "query most-cited", "references 按照国发〔2021〕23号执行。"),
)
# policies past which commands that look at all of them are not asked
LEFT_OUT_OF = 100_000


def run(arguments: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall-clock seconds and MB of one run."""
    begin = time.perf_counter()
    with subprocess.Popen([str(KG), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, time.perf_counter() - begin, used.ru_maxrss / 1024


def main() -> None:
    folder = Path(sys.argv[1])
    index = open_store(folder).index
    every = index.all_iris
    policy = sys.argv[2] if len(sys.argv) > 2 else every[0]
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    commands = (*_OF_ONE, *(_OF_ALL if len(every) <= LEFT_OUT_OF else ()))
    print(f"{len(every):,} policies; POLICY is {next(iter(index.shown([policy]).values()), policy)}")
    print(f"{'CPU s':>6} {'wall s':>7} {'MB':>6}")
    for command in commands:
        arguments = [policy if word == "POLICY" else word for word in command.split()]
        cpu, wall, memory = min(run([*arguments, "--graph", str(folder)]) for _ in range(times))
        print(f"{cpu:6.2f} {wall:7.2f} {memory:6.0f}  kg {command}")


if __name__ == "__main__":
    main()
