"""Small faults put into the code, to see whether the tests notice: `make mutants`, or `python tools/mutants.py --help`.

In: the checkout, a seed and a number. Out: for each fault the tests that caught it, or the changed lines where none
did. Cosmic Ray makes the faults. The tests run in a copy without the compilations beside it, ring by ring, the nearest
first: those of the module, of its folder, of its room, those that build the sample and describe whole documents. Faults
that no behaviour hangs on (annotations, caches, texts of errors) are not made.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from parso.tree import NodeOrLeaf

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("kg/language", "kg/read", "kg/resolve", "kg/annotate")
_COPIED = ("kg", "ontology", "corpus", "tests", "docs", "tools", "benchmarks")
_FILES = ("setup.cfg", "pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "mkdocs.yml", "CITATION.cff")
# what each of these nodes holds says nothing to who runs the code
_NO_BEHAVIOUR = {"annassign", "tfpdef", "decorator", "raise_stmt", "assert_stmt"}
# what tells a ring that it is no fault to be slow: the time that it takes without a fault, and so many times that
_SLOWER, _AT_LEAST = 6, 60
# whole documents and builds, by which a fault far from its own tests is seen; none needs anything but the checkout
_WHOLE = ("tests/describe", "tests/test_sample_corpus.py", "tests/test_build.py", "tests/test_hostile.py")
# pytest's code where the choice leaves no test
_NOTHING_TO_ASK = 5
# these compare times: slow, and they say nothing of values
_NO_TIMES = ("-m", "not slow", "-k", "not linear and not hundred_thousand")


@dataclass(frozen=True)
class Mutation:
    """A fault: in which module (a path in the checkout), by which operator, at which of the places it finds there."""

    module: str
    operator: str
    occurrence: int
    line: int

    def code(self) -> str:
        """The module with the fault."""
        changed = mutate_code((ROOT / self.module).read_text(encoding="utf-8"), _made(self.operator), self.occurrence)
        if changed is None:
            raise ValueError(f"{self}: no place to mutate")
        return str(changed)

    def changes(self) -> str:
        """The lines that differ, as `diff` shows them."""
        before = (ROOT / self.module).read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(before, self.code().splitlines(), self.module, self.module, n=0, lineterm="")
        return "\n".join(list(lines)[2:])


def mutations(module: str) -> dict[int, list[Mutation]]:
    """All faults of a module by the line they are in."""
    nodes = list(ast_nodes(get_ast((ROOT / module).read_text(encoding="utf-8"))))
    found: dict[int, list[Mutation]] = {}
    for name in _operators():
        operator, occurrence = _made(name), 0
        for node in nodes:
            for (line, _), _end in operator.mutation_positions(node):
                if _matters(node):
                    found.setdefault(line, []).append(Mutation(module, name, occurrence, line))
                occurrence += 1
    return found


def drawn(modules: Sequence[str], count: int, seed: int) -> list[Mutation]:
    """Draw faults: a line of those that can hold one, each as likely, then one of its faults."""
    lines = [faults for module in modules for _, faults in sorted(mutations(module).items())]
    chance = random.Random(seed)
    return [chance.choice(faults) for faults in chance.sample(lines, min(count, len(lines)))]


def rings(module: str) -> list[tuple[str, ...]]:
    """The tests to ask, the nearest first, as arguments of pytest: of the module, its folder, its room, the whole."""
    path = Path(module).relative_to("kg")
    folder, room = Path("tests") / path.parent, Path("tests") / path.parts[0]
    places = dict.fromkeys((folder / f"test_{path.name}", folder, room))
    return [*((str(place),) for place in places if (ROOT / place).exists()), _WHOLE]


class Trials:
    """A copy of the checkout, in which the tests are asked about one fault at a time."""

    def __init__(self, copy: Path) -> None:
        self._copy = copy
        self._limits: dict[tuple[str, ...], float] = {}
        for name in (*_COPIED, *_FILES):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
            elif (ROOT / name).exists():
                shutil.copy(ROOT / name, copy / name)

    def caught_by(self, mutation: Mutation) -> str | None:
        """The ring of tests that fails with the fault, or does not come to an end; or None.

        Raises
        ------
        RuntimeError
            If a ring fails without any fault.
        """
        for ring in rings(mutation.module):
            limit = self._limit(ring)
            place = self._copy / mutation.module
            whole = place.read_text(encoding="utf-8")
            place.write_text(mutation.code(), encoding="utf-8")
            try:
                if not self._pass(ring, limit):
                    return ring[0]
            finally:
                place.write_text(whole, encoding="utf-8")
        return None

    def _limit(self, ring: tuple[str, ...]) -> float:
        """How many seconds a ring may take: measured when it is first asked, without a fault."""
        if ring not in self._limits:
            begin = time.monotonic()
            if not self._pass(ring, None):
                raise RuntimeError(f"{ring[0]}: fails without a fault; mend that first")
            self._limits[ring] = max(_AT_LEAST, _SLOWER * (time.monotonic() - begin))
        return self._limits[ring]

    def _pass(self, ring: Sequence[str], limit: float | None) -> bool:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *_NO_TIMES, *ring]
        env = os.environ | {"PYTHONPATH": str(self._copy), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(command, cwd=self._copy, env=env, capture_output=True, timeout=limit, check=False)
        except subprocess.TimeoutExpired:  # a loop without end is noticed too
            return False
        return done.returncode in (0, _NOTHING_TO_ASK)


def _operators() -> list[str]:
    """The operators that need to be told nothing more than where."""
    return sorted(name for name in operator_names() if not get_operator(name).arguments())


def _made(operator: str) -> Any:
    return get_operator(operator)()


def _matters(node: NodeOrLeaf) -> bool:
    at: NodeOrLeaf | None = node
    while at is not None:
        if at.type in _NO_BEHAVIOUR or _is_result(at):
            return False
        at = at.parent
    return True


def _is_result(node: NodeOrLeaf) -> bool:
    """Whether a node is what a function says that it returns: `-> int | None`."""
    return (
        node.parent is not None and node.parent.type == "funcdef" and node is getattr(node.parent, "annotation", None)
    )


def main() -> int:
    """Draw, try and report; the exit code says whether at least the wanted share was caught."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help=f"files or folders to put faults into [{' '.join(ROOMS)}]")
    parser.add_argument("--count", type=int, default=70, help="how many faults [70]")
    parser.add_argument("--seed", type=int, default=1, help="which of them: the same seed draws the same [1]")
    parser.add_argument("--share", type=float, default=0.8, help="the share to be caught [0.8]")
    asked = parser.parse_args()
    found = sorted({path for name in asked.modules or ROOMS for path in (ROOT / name, *(ROOT / name).rglob("*.py"))})
    modules = [path.relative_to(ROOT).as_posix() for path in found if path.suffix == ".py"]
    chosen = drawn(modules, asked.count, asked.seed)
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(Path(folder))
        for mutation in chosen:
            ring = trials.caught_by(mutation)
            caught += ring is not None
            print(f"{mutation.module}:{mutation.line} {mutation.operator}: {ring or 'NOT CAUGHT'}", flush=True)
            if ring is None:
                print(mutation.changes(), flush=True)
    print(f"{caught} of {len(chosen)} caught")
    return int(caught < asked.share * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
