"""What each command costs as a whole process: from the shell's call to its last line.

    python benchmarks/answers.py FOLDER [--policy POLICY] [--times N] [--of WORD]

FOLDER is a build's; POLICY is by default the one most cited. Prints the least CPU time of N runs (3), wall-clock time
and peak memory of each command, every option that changes the work included; --of takes those commands that begin
with a word. CPU time is what to compare on a machine that others use too. `kg build` and `kg extract` are timed by
benchmarks/build.py, `kg serve` by benchmarks/serve_load.py.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sysconfig
import tempfile
import time
from pathlib import Path

from kg.graph.store import open_store

KG = Path(sysconfig.get_path("scripts")) / "kg"
OF_ONE = (
    *("show POLICY", "show POLICY --why", "show POLICY --lang en", "chain POLICY", "chain POLICY --down"),
    *("chain POLICY --editions", "chain POLICY --format html --output PAGE", "cascade POLICY"),
    *("cascade POLICY --format html --output PAGE", "search 储能 指导意见", "text POLICY", "cite POLICY"),
    *(
        "cite POLICY --style bibtex",
        "compare POLICY SECOND",
        "path POLICY SECOND",
        "conflicts POLICY",
        "duties --policy POLICY",
    ),
    *("targets --policy POLICY", "references 按照国发〔2021〕23号执行。"),
)
OF_ALL = (
    *(f"network {kind}" for kind in ("citations", "issuers", "bodies", "sectors", "regions", "cocitation", "coupling")),
    *("network citations --format html --output PAGE", "network issuers --format json"),
    *("rank", "rank --of bodies", "rank --format html --output PAGE"),
    *("timeline", "timeline --by month", "timeline --by policy", "timeline --format html --output PAGE"),
    *("matrix", "matrix --format html --output PAGE", "bodies", "bodies --level province", "bodies --lang en"),
    *("duties", "duties --body 国家发展改革委", "duties --about 抽水蓄能", "targets", "targets --indicator 森林覆盖率"),
    *("targets --indicator 森林覆盖率 --compare", "promised", "promised --by 国务院 --region 河北", "laws"),
    *("laws --body 生态环境部", "gaps", "gaps --numbers", "conflicts", "stats", "diff GRAPH GRAPH"),
    *("query --list", "query most-cited", "validate", "validate --no-warnings", "validate GRAPH/graph.ttl"),
    *(f"export {form} --output FILE" for form in ("turtle", "ntriples", "jsonld", "rdfxml", "nquads", "trig")),
    *(f"export {form} --output FILE" for form in ("graphml", "gexf")),
    *(f"export {form} --output NEW" for form in ("csv", "parquet", "neo4j")),
    *("site GRAPH --output NEW", "--help", "--version"),
)
# policies past which commands that look at all of them are not asked
LEFT_OUT_OF = 100_000


def run(arguments: list[str]) -> tuple[float, float, float, int]:
    """CPU seconds, wall-clock seconds, MB and exit code of one run."""
    begin = time.perf_counter()
    with subprocess.Popen([str(KG), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu, wall = used.ru_utime + used.ru_stime, time.perf_counter() - begin
    return cpu, wall, used.ru_maxrss / 1024, process.returncode


def least(command: str, folder: Path, words: dict[str, str], times: int) -> tuple[float, float, float, int]:
    """The cheapest of several runs; files are written to a folder of their own."""
    runs = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as scratch:
            places = {"PAGE": f"{scratch}/page.html", "FILE": f"{scratch}/file", "NEW": f"{scratch}/new"}
            given = {**words, **places}
            arguments = [given.get(word, word.replace("GRAPH/", f"{folder}/")) for word in command.split()]
            takes_graph = not command.startswith(("-", "diff", "site"))
            runs.append(run([*arguments, *(["--graph", str(folder)] if takes_graph else [])]))
    return min(runs)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--policy")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--of", default="")
    given = parser.parse_args()
    index = open_store(given.folder).index
    every = [iri for iri, _ in index.ranked()]
    policy = given.policy or every[0]
    words = {"POLICY": policy, "SECOND": every[1], "GRAPH": str(given.folder)}
    commands = (*OF_ONE, *(OF_ALL if len(every) <= LEFT_OUT_OF else ()))
    print(f"{len(every):,} policies; POLICY is {next(iter(index.shown([policy]).values()), policy)}")
    print(f"{'CPU s':>6} {'wall s':>7} {'MB':>6}")
    for command in commands:
        if command.startswith(given.of):
            cpu, wall, memory, status = least(command, given.folder, words, given.times)
            failed = f"   exit code {status}" if status else ""
            print(f"{cpu:6.2f} {wall:7.2f} {memory:6.0f}  kg {command}{failed}", flush=True)


if __name__ == "__main__":
    main()
