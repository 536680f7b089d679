"""kg: the knowledge graph of Chinese policy documents. See README.md for a tour.

From Python: `kg.find_references(text)` returns the references to policies in any text; `kg.build(paths, DIR)` builds a
graph and `kg.load(DIR)` opens one: `.select`, `.policy`, `.chain`, `.cascade`, `.to_networkx()`, `.to_dataframe()`,
`.rdflib`. What they raise is in `kg.errors`. The rooms, in the order of the data: vocabulary, language, read, describe,
annotate, extract, resolve, graph, analyse, show, serve, evaluate, cli; `build.py` leads through them.

In: files of documents. Out: a graph, and answers.
"""

from __future__ import annotations

import logging
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg import errors
    from kg.any_text import CitedPolicy, Reference, find_references
    from kg.opened import Graph, build, load

# silent unless whoever runs it asks to hear: `kg -v`, or a handler of their own
logging.getLogger(__name__).addHandler(logging.NullHandler())

__version__ = "0.1.0"
__all__ = ["CitedPolicy", "Graph", "Reference", "__version__", "build", "errors", "find_references", "load"]
_OWN = ("__dir__", "__getattr__", "__annotations__")
_FROM_ANY_TEXT, _FROM_OPENED = ("Reference", "CitedPolicy", "find_references"), ("Graph", "load")


def __getattr__(name: str) -> object:
    """Import what is public when it is first asked for: `import kg` reads no vocabulary."""
    if name in _FROM_ANY_TEXT:
        from kg import any_text

        return getattr(any_text, name)
    if name in _FROM_OPENED:
        from kg import opened

        return getattr(opened, name)
    if name == "errors":
        from importlib import import_module

        return import_module("kg.errors")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return what is public, whether it is imported yet or not, and not what else this file needs."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__") and name not in _OWN)})


class _Package(ModuleType):
    """This module, so that `kg.build` is the function whether or not the module of that name was imported."""

    @property
    def build(self) -> object:
        """The function that builds a graph."""
        from kg import opened

        return opened.build

    @build.setter
    def build(self, _: object) -> None:
        """Importing kg.build sets it here; `from kg.build import …` finds the module all the same."""


if not TYPE_CHECKING:
    sys.modules[__name__].__class__ = _Package
