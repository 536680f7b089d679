"""kg: the knowledge graph of Chinese policy documents. See README.md for a tour.

From Python: `kg.find_references(text)` returns the references to policies in any text. The rooms, in the order of the
data: vocabulary, language, read, describe, annotate, resolve, graph, analyse, show, evaluate, cli; `build.py` leads
through them.

In: files of documents. Out: a graph, and answers.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.any_text import Reference, Target, find_references

# silent unless whoever runs it asks to hear: `kg -v`, or a handler of their own
logging.getLogger(__name__).addHandler(logging.NullHandler())

__version__ = "0.1.0"
__all__ = ["Reference", "Target", "__version__", "find_references"]


def __getattr__(name: str) -> object:
    """Import what is public when it is first asked for: `import kg` reads no vocabulary."""
    if name in ("Reference", "Target", "find_references"):
        from kg import any_text

        return getattr(any_text, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
