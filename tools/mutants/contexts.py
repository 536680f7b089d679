"""A plugin of pytest that writes down which tests reach which lines of the code.

In: a session of tests, and in the environment the folder to write to. Out: `coverage`, the lines with who reached them,
and `tests.json`, what coverage cannot know: how long each test took, whether it passed, and who uses what was made only
once. What a fixture of a module or a cached function without parameters does is done for the first test that asks, but
each test that asks rests on it.
"""

from __future__ import annotations

import functools
import json
import os
from collections import defaultdict
from collections.abc import Callable, Generator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

FOLDER = "MUTANTS_FOLDER"


class Contexts:
    """Who is at work now: a test, or within it what is made once for many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at_work: list[str] = []
        self._users: dict[str, set[str]] = defaultdict(set)
        self._shared: set[tuple[str, str]] = set()
        self._seconds: dict[str, float] = defaultdict(float)
        self._not_passed: set[str] = set()
        self._coverage = Coverage(str(folder / "coverage"), source=["kg"], config_file=False)
        # the one that can tell contexts apart in every Python
        self._coverage.set_option("run:core", "ctrace")
        self._coverage.start()
        self._real_cache: Callable[..., Any] = functools.cache
        functools.cache = self._told_cache  # type: ignore[assignment]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test is at work."""
        self._begin(item.nodeid)
        try:
            return (yield)
        finally:
            self._end()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
        """What several tests share is made."""
        if fixturedef.scope == "function":
            return (yield)
        self._shared.add((fixturedef.baseid, fixturedef.argname))
        self._begin(_fixture(fixturedef.baseid, fixturedef.argname))
        try:
            return (yield)
        finally:
            self._end()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test took, and what came of it."""
        self._seconds[report.nodeid] += report.duration
        if not report.passed:
            self._not_passed.add(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write down what was seen."""
        self._coverage.stop()
        self._coverage.save()
        for item in session.items:
            for base, name in self._shared:
                if name in getattr(item, "fixturenames", ()) and item.nodeid.startswith(base):
                    self._users[_fixture(base, name)].add(item.nodeid)
        seen = {
            "seconds": {test: spent for test, spent in self._seconds.items() if test not in self._not_passed},
            "users": {made: sorted(users) for made, users in self._users.items()},
        }
        (self._folder / "tests.json").write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")

    def _begin(self, name: str) -> None:
        self._at_work.append(name)
        self._coverage.switch_context(name)

    def _end(self) -> None:
        self._at_work.pop()
        self._coverage.switch_context(self._at_work[-1] if self._at_work else "")

    def _told_cache(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """`functools.cache`, where a function of ours without parameters tells who asks it."""
        cached: Any = self._real_cache(function)
        if not function.__module__.startswith("kg.") or signature(function).parameters:
            return cached  # type: ignore[no-any-return]
        name = f"cache {function.__module__}.{function.__qualname__}"

        @functools.wraps(function)
        def asked() -> Any:
            if self._at_work:
                self._users[name].add(self._at_work[-1])
            if cached.cache_info().currsize:
                return cached()
            self._begin(name)
            try:
                return cached()
            finally:
                self._end()

        asked.cache_clear = cached.cache_clear  # type: ignore[attr-defined]
        asked.cache_info = cached.cache_info  # type: ignore[attr-defined]
        return asked


def _fixture(base: str, name: str) -> str:
    return f"fixture {base}::{name}"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Listen from before the code is imported."""
    early_config.pluginmanager.register(Contexts(Path(os.environ[FOLDER])))
