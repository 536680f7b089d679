"""Draw, try and report: `make mutants`, or `python -m tools.mutants --help`.

In: a seed, a number, the rooms. Out: for each fault the test that caught it, or the changed lines where none did; the
exit code says whether at least the wanted share was caught.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tools.mutants.faults import drawn
from tools.mutants.trials import Trials

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("kg/language", "kg/read", "kg/resolve", "kg/annotate")


def main() -> int:
    """Report a drawing; 1 where too few faults were caught."""
    asked = _asked()
    caught: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(ROOT, Path(folder), asked.workers)
        faults = drawn(trials.whole, asked.modules, asked.count, asked.seed)
        reach = trials.reach(asked.tests)
        for fault, test in zip(faults, trials.caught(faults, reach), strict=True):
            caught[_room(fault.module)] += test is not None
            print(f"{fault.module}:{fault.line} {fault.operator}: {test or 'NOT CAUGHT'}", flush=True)
            if test is None:
                print(fault.changes(trials.whole), flush=True)
    for room, number in sorted(Counter(_room(fault.module) for fault in faults).items()):
        print(f"{room}: {caught[room]} of {number}")
    print(f"{caught.total()} of {len(faults)} caught")
    return int(caught.total() < asked.share * len(faults))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", default=ROOMS, help=f"where to put faults [{' '.join(ROOMS)}]")
    parser.add_argument("--count", type=int, default=70, help="how many faults [70]")
    parser.add_argument("--seed", type=int, default=1, help="which of them: the same seed draws the same [1]")
    parser.add_argument("--share", type=float, default=0.8, help="the share to be caught [0.8]")
    parser.add_argument("--tests", nargs="+", default=["tests"], help="which tests to ask [tests]")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="copies to try in at a time [cores]")
    return parser.parse_args()


def _room(module: str) -> str:
    return "/".join(module.split("/")[:2])


if __name__ == "__main__":
    sys.exit(main())
