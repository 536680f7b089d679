"""What each command costs as a whole process: from the shell's call to its last line.

    python benchmarks/answers.py FOLDER [--policy POLICY] [--text FILE] [--times N] [--of WORD] [--limit SECONDS]

FOLDER is a build's; POLICY is by default the one most cited, AT_HAND the most cited one with its text, FILE, whose
references are looked for, one of the sample. Prints the least CPU time of N runs (3), the median of wall-clock time and
the peak memory of each command, every option that changes the work included; --of takes those commands that begin with
a word. With --limit the exit status is 1 if one fails or takes longer, by its median; CPU time is what to compare on a
machine that others use too. `kg build` and `kg extract` are timed by benchmarks/build.py, `kg serve` by
benchmarks/serve_load.py.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kg.graph.store import open_store
from kg.vocabulary.namespaces import AVAILABILITY, TEXT

EXAMPLE = Path(__file__).parents[1] / "corpus" / "sample-local.txt"
KG = Path(sysconfig.get_path("scripts")) / "kg"
OF_ONE = (
    *("show POLICY", "show POLICY --why", "show POLICY --lang en", "chain POLICY", "chain POLICY --down"),
    *("chain POLICY --editions", "chain POLICY --format html --output PAGE", "cascade POLICY"),
    *("cascade POLICY --format html --output PAGE", "search 储能 指导意见", "text AT_HAND", "cite POLICY"),
    *("cite POLICY --style bibtex", "compare POLICY SECOND", "path POLICY SECOND", "duties --policy POLICY"),
    *("targets --policy POLICY", "references 按照国发〔2021〕23号执行。", "references TEXT"),
    *("references TEXT --format json", "references TEXT --format html --output PAGE"),
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
AT_HAND = f"SELECT ?policy WHERE {{ ?policy kg:availability <{AVAILABILITY[TEXT]}> }}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command costs: least CPU seconds, median of wall-clock seconds, MB, and its worst exit code."""

    cpu: float
    wall: float
    memory: float
    status: int


def run(arguments: list[str]) -> Cost:
    """One run."""
    begin = time.perf_counter()
    with subprocess.Popen([str(KG), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode)


def cost(command: str, folder: Path, words: dict[str, str], times: int) -> Cost:
    """Several runs together; files are written to a folder of their own."""
    runs = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as scratch:
            places = {"PAGE": f"{scratch}/page.html", "FILE": f"{scratch}/file", "NEW": f"{scratch}/new"}
            given = {**words, **places}
            arguments = [given.get(word, word.replace("GRAPH/", f"{folder}/")) for word in command.split()]
            takes_graph = not command.startswith(("-", "diff", "site"))
            runs.append(run([*arguments, *(["--graph", str(folder)] if takes_graph else [])]))
    return Cost(
        min(one.cpu for one in runs),
        median(one.wall for one in runs),
        max(one.memory for one in runs),
        max((one.status for one in runs), key=abs),
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--policy")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--of", default="")
    parser.add_argument("--limit", type=float, default=math.inf)
    given = parser.parse_args()
    graph = open_store(given.folder)
    index = graph.index
    every = [iri for iri, _ in index.ranked()]
    policy = given.policy or every[0]
    texts = {row["policy"] for row in graph.select(AT_HAND)}
    at_hand = next(iri for iri in every if iri in texts)
    words = {
        "POLICY": policy,
        "SECOND": every[1],
        "AT_HAND": at_hand,
        "GRAPH": str(given.folder),
        "TEXT": str(given.text or EXAMPLE),
    }
    commands = (*OF_ONE, *(OF_ALL if len(every) <= LEFT_OUT_OF else ()))
    print(f"{len(every):,} policies; POLICY is {next(iter(index.shown([policy]).values()), policy)}")
    print(f"{'CPU s':>6} {'wall s':>7} {'MB':>6}")
    over = 0
    for command in commands:
        if command.startswith(given.of):
            took = cost(command, given.folder, words, given.times)
            failed = f"   exit code {took.status}" if took.status else ""
            late = f"   over {given.limit:g} s" if took.wall > given.limit else ""
            over += bool(failed or late)
            print(f"{took.cpu:6.2f} {took.wall:7.2f} {took.memory:6.0f}  kg {command}{failed}{late}", flush=True)
    if given.limit < math.inf:
        print(f"{over} over the limit of {given.limit:g} s, or failed")
        sys.exit(bool(over))


if __name__ == "__main__":
    main()
