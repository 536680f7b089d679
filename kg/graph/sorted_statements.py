"""The statements of a graph, put in order in little memory.

In: what is said of nodes, a part here and a part there. Out: all that is said of each, node by node in the order of
their IRIs, each statement once. What is held at a time is bounded: when it is much it is written to the disk as a
sorted run, a node a line, and all runs are merged as they are read again.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

from kg.graph.rdf import Described, Node

# characters that are held before a run is written; more would save no time
_MOST = 12_000_000
# runs that are read side by side; so many are made one, or a large graph would have more than may be open
_TOGETHER = 100
_BETWEEN = "\t"  # stands in no term


class SortedStatements:
    """Statements, sorted as they are taken out.

    Parameters
    ----------
    folder : Path
        Where runs are written, as files whose names begin with `run-`, until they are cleared.
    most : int
        Characters that are held at a time.
    """

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder, self._most = folder, most
        self._said: dict[Node, list[str]] = {}
        self._runs: list[list[Path]] = []  # those of one length together, the longest last
        self._written = 0

    def take(self, described: Iterable[Described]) -> None:
        """Take in what is said of nodes, each statement once or more often.

        Raises
        ------
        OSError
            If a run cannot be written.
        """
        said, held = self._said, 0
        for subject, some in described:
            held += sum(map(len, some))
            known = said.get(subject)
            if known is None:
                said[subject] = [*some]
                held += len(subject)
            else:
                known += some
            if held > self._most:
                self._write_run()
                said, held = self._said, 0

    def __iter__(self) -> Iterator[Described]:
        """Yield what is said of each node."""
        return _merged(self._held(), *(_read(run) for runs in self._runs for run in runs))

    def clear(self) -> None:
        """Let go of all statements, and delete the runs."""
        self._said = {}
        for runs in self._runs:
            _delete(runs)

    def _held(self) -> Iterator[Described]:
        for subject in sorted(self._said):
            yield subject, sorted(set(self._said[subject]))

    def _write_run(self) -> None:
        self._write(self._held(), 0)
        self._said = {}

    def _write(self, described: Iterable[Described], length: int) -> None:
        """Write a run, and where there are many of its length make them one."""
        path = self._folder / f"run-{self._written}"
        self._written += 1
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{_BETWEEN.join((subject, *said))}\n" for subject, said in described)
        if length == len(self._runs):
            self._runs.append([])
        self._runs[length].append(path)
        if len(self._runs[length]) == _TOGETHER:
            self._write(_merged(*map(_read, self._runs[length])), length + 1)
            _delete(self._runs[length])


def _delete(runs: list[Path]) -> None:
    for run in runs:
        run.unlink()
    runs.clear()


def _read(run: Path) -> Iterator[Described]:
    with run.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            subject, *said = line[:-1].split(_BETWEEN)
            yield Node(subject), said


def _merged(*sources: Iterator[Described]) -> Iterator[Described]:
    """What several sorted sources say of nodes, each node once."""
    if len(sources) == 1:
        yield from sources[0]
        return
    for subject, parts in groupby(heapq.merge(*sources, key=itemgetter(0)), key=itemgetter(0)):
        said = [some for _, some in parts]
        yield subject, said[0] if len(said) == 1 else sorted(set(chain.from_iterable(said)))
