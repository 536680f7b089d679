"""The names that somebody may have meant who typed one that there is not.

In: a text, and names. Out: the nearest of them, for a message.
"""

from __future__ import annotations

from collections.abc import Iterable

SHOWN = 5
_LEAST_LIKE = 50


def nearest(text: str, names: Iterable[str], otherwise: str) -> str:
    """Return the names most like a text, for a message; `otherwise` where none is like it."""
    from rapidfuzz import fuzz, process

    hits = process.extract(text.strip(), sorted(set(names)), scorer=fuzz.WRatio, limit=SHOWN, score_cutoff=_LEAST_LIKE)
    return f"near: {'; '.join(name for name, _, _ in hits)}" if hits else otherwise
