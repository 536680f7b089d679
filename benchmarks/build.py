"""How the parts of a build share its time, and how the time grows with the input.

    python benchmarks/build.py [FILE_OR_FOLDER …]      (default: corpus)

Prints seconds and characters per second for each stage, one process, and the same for the input four times over: a
ratio near 4 says that nothing is quadratic. Compare figures within one run only.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kg.annotate.annotations import Reading
from kg.annotate.questions import ask, questions_of_a_build
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.describe.description import describe
from kg.read.inputs import find_inputs
from kg.read.layout import lay_out
from kg.read.segment import segment
from kg.read.source import Source, read_source
from kg.read.tables.entries import table_rows

T = TypeVar("T")
TIMES = 4


def timed(work: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def stages(sources: list[Source]) -> Iterator[tuple[str, float]]:
    seconds, cleans = timed(lambda: [lay_out(source) for source in sources])
    yield "lay out", seconds
    seconds, segments = timed(lambda: [segment(clean) for clean in cleans])
    yield "segment", seconds
    described = [(clean, one) for clean, found in zip(cleans, segments, strict=True) for one in found]
    seconds, _ = timed(lambda: [describe(clean, one) for clean, one in described])
    yield "describe", seconds
    seconds, _ = timed(lambda: [table_rows(clean) for clean in cleans])
    yield "tables", seconds
    questions = questions_of_a_build(KnownNames(authority_names()))
    readings = [Reading(clean.text[one.start : one.end]) for clean, one in described]
    seconds, _ = timed(lambda: [ask(questions, reading) for reading in readings])
    yield "annotate", seconds


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]] or [Path("corpus")]
    sources = [read_source(path) for path in find_inputs(paths).files]
    size = sum(len(source.text) for source in sources)
    list(stages(sources))  # vocabularies and automata are built once
    once, often = dict(stages(sources)), dict(stages(sources * TIMES))
    print(f"{size:,} characters; then {TIMES} times as many")
    print(f"{'stage':10} {'seconds':>8} {'Mchar/s':>8} {'ratio':>6}")
    for name, seconds in once.items():
        print(
            f"{name:10} {seconds:8.3f} {size / max(seconds, 1e-9) / 1e6:8.2f} {often[name] / max(seconds, 1e-9):6.2f}"
        )


if __name__ == "__main__":
    main()
