"""Phrases with numbers filled in: English ones in the singular where one is one.

In: a phrase with {0}, {1} … for what is filled in, and {0|policy|policies} for the word that goes with {0}. Out: the
phrase as it is said. The scripts of pages fill in the same way; what they are to fill in stays as it is.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"{(\d)(?:\|([^|}]*)\|([^}]*))?}")


def filled(phrase: str, *values: object) -> str:
    """Return a phrase with its places filled in.

    Parameters
    ----------
    phrase : str
        The phrase.
    *values : object
        What stands for {0}, {1} …; "{0}" for {0} leaves it to a script.
    """

    def said(place: re.Match[str]) -> str:
        value = str(values[int(place[1])])
        if place[2] is None:
            return value
        if _PLACE.fullmatch(value):
            return place[0]
        return place[2] if value == "1" else place[3]

    return _PLACE.sub(said, phrase)
