"""One fault at a time in a copy of the checkout, and what the tests say.

In: the checkout, faults. Out: for each the test that caught it, or None. The copy has no compilations beside it, so the
tests that need them are not asked; nor are those that are slow (a browser, a wheel) or compare times.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from tools.mutants import chosen, contexts
from tools.mutants.faults import Fault
from tools.mutants.reach import Reach, rings

_LEFT_BEHIND = (".git", ".venv", "outputs", "site", "build", "__pycache__", ".*_cache", ".hypothesis")
_NOT_ASKED = ("-m", "not slow", "-k", "not linear and not hundred_thousand")
# how much longer than without a fault tests may take before they are said to have no end
_SLOWER, _AT_LEAST = 6, 60
# pytest's codes: all passed, some failed (those are not asked), there were none
_TO_THE_END = (0, 1, 5)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


class Trials:
    """Copies of a checkout, one for each worker."""

    def __init__(self, root: Path, folder: Path, workers: int) -> None:
        """`folder` takes the copies and what the tests write down."""
        self._folder, self._workers = folder, workers
        self._free: SimpleQueue[Path] = SimpleQueue()
        # one stays whole: who works on the checkout meanwhile changes nothing here
        self.whole = folder / "whole"
        shutil.copytree(root, self.whole, symlinks=True, ignore=shutil.ignore_patterns(*_LEFT_BEHIND))
        for at in range(workers):
            self._free.put(Path(shutil.copytree(self.whole, folder / f"copy-{at}", symlinks=True)))

    def reach(self, places: Sequence[str]) -> Reach:
        """Run the tests of some folders or files once, without a fault.

        Raises
        ------
        RuntimeError
            If they do not all run to their end.
        """
        files = sorted({one for place in places for one in _test_files(self.whole / place)})
        names = [one.relative_to(self.whole).as_posix() for one in files]
        with ThreadPoolExecutor(self._workers) as pool:
            shares = [names[at :: self._workers] for at in range(min(self._workers, len(names)))]
            sessions = list(pool.map(self._session, shares, range(len(shares))))
        return Reach(self.whole, sessions)

    def caught(self, faults: Sequence[Fault], reach: Reach) -> Iterator[str | None]:
        """For each fault, in its order, the first test that fails with it or does not come to an end; or None."""
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(lambda fault: self._try(fault, reach), faults)

    def _session(self, files: Sequence[str], number: int) -> Path:
        session = self._folder / f"session-{number}"
        session.mkdir()
        with self._copy() as copy:
            done = _pytest(copy, None, "-p", "tools.mutants.contexts", *files, **{contexts.FOLDER: str(session)})
        if done.returncode not in _TO_THE_END:
            raise RuntimeError(f"the tests do not run:\n{done.stdout[-2000:]}")
        return session

    def _try(self, fault: Fault, reach: Reach) -> str | None:
        with self._copy() as copy:
            tests = reach.tests(fault.module, fault.line)
            place = copy / fault.module
            place.write_text(fault.code(self.whole), encoding="utf-8")
            try:
                for ring in rings(tests, fault.module):
                    limit = max(_AT_LEAST, _SLOWER * sum(reach.seconds[test] for test in ring))
                    failing = _first_failing(copy, ring, limit)
                    if failing:
                        return failing
                return None
            finally:
                shutil.copy(self.whole / fault.module, place)

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)


def _test_files(place: Path) -> list[Path]:
    return [place] if place.is_file() else list(place.rglob("test_*.py"))


def _first_failing(copy: Path, tests: Sequence[str], limit: float) -> str | None:
    """The first of some tests, all of one ring, that fails, or has no end."""
    wanted = copy / "chosen.json"
    wanted.write_text(json.dumps(tests, ensure_ascii=False), encoding="utf-8")
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    try:
        done = _pytest(copy, limit, "-x", "-p", "tools.mutants.chosen", *files, **{chosen.FILE: str(wanted)})
    except subprocess.TimeoutExpired:
        return f"no end within {limit:.0f} s of {tests[0]}, …"
    if done.returncode == 0:
        return None
    failing = _FAILED.search(done.stdout)
    return failing[1] if failing else f"{tests[0].partition('::')[0]} cannot be run"


def _pytest(copy: Path, limit: float | None, *arguments: str, **names: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a copy; what it started ends with it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=no", *_NOT_ASKED, *arguments]
    env = os.environ | names | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, cwd=copy, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as run:
        try:
            said, _ = run.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(command, run.returncode, said)
