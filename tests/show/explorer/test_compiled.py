"""A template is compiled once, whichever process fills it."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from kg.show.explorer.compiled import KeptCode
from kg.show.explorer.templating import environment


def test_what_one_environment_compiled_another_one_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(environment().bytecode_cache, KeptCode)
    filled = environment.__wrapped__().get_template("matrix.html")
    compiled: list[Any] = []
    monkeypatch.setattr(jinja2.Environment, "compile", lambda _, *given: compiled.append(given))
    again = environment.__wrapped__().get_template("matrix.html")
    assert not compiled and again.blocks.keys() == filled.blocks.keys()
