"""Builds that are ended at random moments, each followed by one that is left to end.

    python killed_builds.py FOLDER KILLS SEED

Prints, as JSON, what was seen after each kill. It is a process of its own, for it forks: nothing has to be imported or
read again for each build, and who has opened a store cannot be forked.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from own_texts import PROSE, page

import kg.extract.many_files
from kg.build import build, extract
from kg.extract.collect import is_kept, list_files
from kg.extract.shelves import ShelvedExtracts
from kg.graph.store import STORE_FOLDER, open_store
from kg.outputs import OUTPUTS
from kg.progress import Silence
from kg.read.formats.content import NO_WISHES
from kg.versions import OWN_FOLDER
from kg.vocabulary.namespaces import ID

DOCUMENTS = 8
# so that the few texts are several jobs, and a kill can come between them
kg.extract.many_files._MOST_FILES = 2


@dataclass(frozen=True)
class Seen:
    """After a kill: whose outputs stood there (old, new, neither), whether their store could be read, of how many texts
    the extract was finished; after the next build: whose outputs, how many texts it read, what it left besides its
    outputs, and how many processes there still were."""

    moment: float
    workers: int
    outputs: str
    store: bool
    finished: int
    then: str
    read: int
    left: list[str]
    processes: int


def notice(at: int, edition: int) -> str:
    return page(
        f"示例省人民政府关于印发示例河道管理办法{at}的通知",
        f"示政发〔2021〕{at + 1}号",
        "各市人民政府：",
        f"各市要严格执行《示例湖泊管理办法{(at + edition) % 3}》，参照示例河道管理办法{(at + 1) % DOCUMENTS}。{PROSE}",
        "示例省人民政府",
        f"2021年3月{edition + 1}日",
    )


def write_texts(folder: Path, edition: int) -> None:
    folder.mkdir(exist_ok=True)
    for at in range(DOCUMENTS):
        (folder / f"{at}.txt").write_text(notice(at, edition), encoding="utf-8")


def in_a_process(work: Callable[[], object], ended_after: float = 0) -> tuple[int, int, float]:
    """Do something in a process and session of its own; return its number, how it ended and its CPU time.

    After `ended_after` seconds of that time the system ends it, and no line of Python is run by then.
    """
    child = os.fork()
    if not child:
        try:
            os.setsid()
            if ended_after:
                signal.signal(signal.SIGPROF, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_PROF, ended_after)
            done = work()
            os._exit(3 if done is False else 0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    _, status, used = os.wait4(child, 0)
    return child, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def run(texts: Path, output: Path, workers: int) -> None:
    build([texts], output, ID, workers, Silence())


def digest(output: Path) -> str:
    """A hash of all outputs but the store, as users reach them."""
    found = hashlib.sha256()
    for name in OUTPUTS:
        whole = output / name
        files = sorted(whole.rglob("*")) if whole.is_dir() else [whole]
        for path in files if whole.exists() and name != STORE_FOLDER else ():
            if path.is_file():
                found.update(f"{path.relative_to(output)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def finished_extracts(texts: Path, output: Path) -> int:
    """Of how many texts the extract is kept."""
    kept = ShelvedExtracts.of(output / "extracts")
    return sum(is_kept(one, kept) for one in list_files(sorted(texts.iterdir()), NO_WISHES))


class TextsRead(Silence):
    """Notes in a file how many texts a build reads."""

    def __init__(self, note: Path) -> None:
        self._note = note

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        """Note what the first stage has to do."""
        if name == "extract":
            self._note.write_text(str(total))


def left_over(output: Path, scratch: Path) -> list[str]:
    """What stands there besides outputs, extracts, and the marks of a build."""
    current = (output / OWN_FOLDER / "current").readlink().name
    own = {"mark", "lock", "current", current}
    found = [path for path in (output / OWN_FOLDER).iterdir() if path.name not in own]
    kept = (output / "extracts").iterdir()
    found += [path for path in kept if path.suffix not in (".kgx", ".kgs") and path.name != ".elsewhere"]
    found += [path for path in output.iterdir() if path.name not in {*OUTPUTS, OWN_FOLDER, "extracts"}]
    return sorted(map(str, (*found, *scratch.iterdir())))


def processes_of(session: int, patience: float = 5) -> int:
    """How many processes of a session there are, once they had some seconds to end."""
    until = time.monotonic() + patience
    while (found := _in_session(session)) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def _in_session(session: int) -> int:
    found = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found += fields[3] == str(session) and fields[0] != "Z"
    return found


def killed_builds(folder: Path, kills: int, seed: int) -> list[Seen]:
    """End so many builds, each of which would bring the outputs from one edition of the texts to another."""
    texts, output, scratch, chance = folder / "in", folder / "out", folder / "tmp", random.Random(seed)
    note = folder / "read"
    scratch.mkdir()
    os.environ["TMPDIR"] = str(scratch)
    write_texts(texts, 0)
    extract([texts], folder / "warm", 1, Silence())
    digests, lengths = _whole_builds(folder, texts)
    edition = 1
    in_a_process(partial(run, texts, output, 1))
    seen: list[Seen] = []
    while len(seen) < kills:
        whose, edition = {digests[edition]: "old", digests[1 - edition]: "new"}, 1 - edition
        write_texts(texts, edition)
        workers = chance.choice((1, 2))
        # every other one while texts are read, which is a small part of the whole
        moment = chance.uniform(0.02, 1) * lengths[workers][len(seen) % 2]
        child, status, _ = in_a_process(partial(run, texts, output, workers), moment)
        if status != -signal.SIGPROF:  # it was faster than that
            continue
        outputs, finished = whose.get(digest(output), "neither"), finished_extracts(texts, output)
        store = in_a_process(lambda: len(open_store(output)) > 0)[1] == 0
        note.write_text("0")
        in_a_process(partial(build, [texts], output, ID, 1, TextsRead(note)))
        then, left, read = whose.get(digest(output), "neither"), left_over(output, scratch), int(note.read_text())
        seen.append(Seen(moment, workers, outputs, store, finished, then, read, left, processes_of(child)))
    return seen


def _whole_builds(folder: Path, texts: Path) -> tuple[list[str], dict[int, tuple[float, float]]]:
    """What builds from nothing give of each edition, the last one in place, and by number of workers the CPU time that
    they take until all texts are read, and in all."""
    digests, lengths = [], {}
    for edition in (0, 1):
        write_texts(texts, edition)
        for workers in (1, 2):
            whole = folder / f"whole-{edition}-{workers}"
            lengths[workers] = _own_times(texts, whole, workers, folder / "length")
        digests.append(digest(whole))
    return digests, lengths


class UntilRead(Silence):
    """Keeps the CPU time at which all texts had been read."""

    read = 0.0

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        """Keep when the stage behind the reading begins."""
        if name == "names":
            self.read = time.process_time()


def _own_times(texts: Path, output: Path, workers: int, note: Path) -> tuple[float, float]:
    """The CPU time that a build takes itself, without its workers: until all texts are read, and in all."""

    def timed() -> None:
        progress, begin = UntilRead(), time.process_time()
        build([texts], output, ID, workers, progress)
        note.write_text(json.dumps([progress.read - begin, time.process_time() - begin]))

    in_a_process(timed)
    read, whole = json.loads(note.read_text())
    return read, whole


def main(arguments: Sequence[str]) -> None:
    seen = killed_builds(Path(arguments[0]), int(arguments[1]), int(arguments[2]))
    print(json.dumps([asdict(one) for one in seen]))


if __name__ == "__main__":
    main(sys.argv[1:])
