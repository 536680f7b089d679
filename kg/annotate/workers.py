"""The pipeline in several processes.

In: readings in their order. Out: annotations in the same order, whatever the number of workers; a reading that makes
the pipeline fail gives the `Fault` in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from kg.errors import Fault, KgError

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.annotate.annotations import Annotations, Reading

_TASK_SIZE = 400_000


def run(tasks: list[list[Reading]], names: list[str], workers: int) -> Iterator[list[Annotations | Fault]]:
    """Annotate tasks in order, in this process or in several."""
    if workers == 1 or len(tasks) == 1:
        _start_worker(names)
        yield from map(_annotate, tasks)
        return
    from kg.annotate.annotations import decode

    with ProcessPoolExecutor(min(workers, len(tasks)), initializer=_start_worker, initargs=(names,)) as pool:
        for task in pool.map(_annotate_elsewhere, tasks):
            yield [found if isinstance(found, Fault) else decode(found) for found in task]


# The pipeline of this process: a pool hands its workers only what can be pickled.
_pipelines: list[Language] = []


def _start_worker(names: list[str]) -> None:
    from kg.annotate.pipeline import BUILD_COMPONENTS, make_pipeline

    _pipelines[:] = [make_pipeline(names, BUILD_COMPONENTS)]


def _annotate(readings: list[Reading]) -> list[Annotations | Fault]:
    return [_annotations(reading) for reading in readings]


def _annotations(reading: Reading) -> Annotations | Fault:
    from kg.annotate.pipeline import annotate

    try:
        return next(annotate(_pipelines[0], [reading]))
    except (KgError, MemoryError):
        raise
    except Exception as error:  # one text must not cost the others
        return Fault.of(error)


def _annotate_elsewhere(readings: list[Reading]) -> list[bytes | Fault]:
    """The annotations as bytes: smaller than what pickle makes of them, and checked where they are read."""
    from kg.annotate.annotations import encode

    return [found if isinstance(found, Fault) else encode(found) for found in _annotate(readings)]


def annotation_tasks(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Cut the documents, in their order, into pieces of like size."""
    tasks: list[list[Reading]] = [[]]
    size = 0
    for reading in readings:
        if tasks[-1] and size + len(reading.text) > _TASK_SIZE:
            tasks.append([])
            size = 0
        tasks[-1].append(reading)
        size += len(reading.text)
    return tasks
