"""Which of the formats on offer a client would rather have.

In: a request or its Accept header, and what is on offer, best first. Out: one of the offers, or None (RFC 9110,
12.5.1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.requests import Request

_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^,]*)?)")
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)", re.IGNORECASE)


def accepted(request: Request) -> str:
    """Return what a client takes: its Accept header, of several lines all as one list (RFC 9110, 5.3)."""
    return ", ".join(request.headers.getlist("accept"))


def preferred(accept: str, offers: Sequence[str]) -> str | None:
    """Return the offer that a client would rather have; the first of several that it likes as much.

    Parameters
    ----------
    accept : str
        The header; an empty one takes everything.
    offers : sequence of str
        Media types, best first.
    """
    ranges = [(kind, each, _quality(rest)) for kind, each, rest in _RANGE.findall(accept.lower())]
    if not ranges:
        return offers[0]
    liked = [(_liking(offer, ranges), -at, offer) for at, offer in enumerate(offers)]
    best = max(liked)
    return best[2] if best[0] > 0 else None


def _quality(parameters: str) -> float:
    found = _QUALITY.search(parameters)
    return float(found[1]) if found else 1.0


def _liking(offer: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """The quality of the range that says most exactly what an offer is; 0 where none covers it."""
    kind, each = offer.split("/")
    covering = [
        ((theirs != "*") + (sub != "*"), quality)
        for theirs, sub, quality in ranges
        if theirs in ("*", kind) and sub in ("*", each)
    ]
    return max(covering)[1] if covering else 0.0
