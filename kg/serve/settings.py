"""What who starts the server decides.

In: nothing. Out: `Settings`, frozen.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server answers.

    `deadline`: seconds of a query; `rows`: the most rows or triples of an answer; `at_once`: queries that run at the
    same time; `patience`: seconds that another waits for its turn before it is asked to come back; `origins`: sites
    whose scripts may ask the endpoint ("*" for all, none by default); `hosts`: names by which the server may be
    called, all where it is empty; `root_path`: what stands before all paths behind a proxy.
    """

    deadline: float = 30.0
    rows: int = 10_000
    at_once: int = 4
    patience: float = 10.0
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    root_path: str = ""
