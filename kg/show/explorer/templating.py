"""The templates of pages, apart from what the pages are of: to render one needs no graph.

In: the name of a template. Out: the environment of Jinja that renders it, or the file as text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_INDENTED = re.compile("^[ \t]+", re.MULTILINE)


@cache
def environment() -> Environment:
    """The templates, with text escaped and nothing left undefined."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from kg.show.explorer.compiled import KeptCode

    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalised,
        bytecode_cache=KeptCode(),
    )


@cache
def resource(name: str) -> str:
    """A file of templates/."""
    return place(name).read_text(encoding="utf-8")


def place(name: str) -> Path:
    """Where a file of templates/ stands."""
    return Path(str(files("kg.show.explorer"))) / "templates" / name


def unindented(text: str) -> str:
    """A template without the indentation of its lines, which no page needs."""
    return _INDENTED.sub("", text)


def _template(name: str) -> str:
    return unindented(resource(name))


def _finalised(value: object) -> object:
    return "" if value is None else value
