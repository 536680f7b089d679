"""Extracts taken again from where they are kept, so that not all of them are held while a graph is made.

In: the folder of extracts. Out: `RecentExtracts`: each by its key; those taken last are at hand, the others are read
anew. An extract of many documents is held for good: its documents are asked for in the order of their days, one here
and one there, and to read all of it for each would take longer the more there are.
"""

from __future__ import annotations

from kg.extract.kept import KeptExtracts
from kg.extract.record import Extract

# documents, and rows of tables, of a file that is read again for one of them
_FEW = 4
# characters of texts that are at hand, where a document counts as some thousands more
_MOST, _OF_A_DOCUMENT = 2_000_000, 6_000


class RecentExtracts:
    """Extracts by key.

    Parameters
    ----------
    kept : KeptExtracts
        Where they are taken from.
    most : int
        Characters that are at hand at a time.
    """

    def __init__(self, kept: KeptExtracts, most: int = _MOST) -> None:
        self._kept, self._most = kept, most
        self._for_good: dict[str, Extract] = {}
        self._recent: dict[str, Extract] = {}  # the one taken last stands last
        self._weight = 0

    def hold(self, key: str, extract: Extract, is_kept: bool) -> None:
        """Take in an extract that was just made or read; for good where it is in no folder, or has many documents."""
        if is_kept and _is_short(extract):
            self._add(key, extract)
        else:
            self._for_good[key] = extract

    def holds(self, key: str) -> bool:
        """Tell whether an extract is held for good."""
        return key in self._for_good

    def take(self, key: str) -> Extract:
        """Return an extract.

        Raises
        ------
        InputError
            If it was damaged since it was held.
        """
        if key in self._for_good:
            return self._for_good[key]
        if key in self._recent:
            self._recent[key] = self._recent.pop(key)
        else:
            self._add(key, self._kept.take(key))
        return self._recent[key]

    def _add(self, key: str, extract: Extract) -> None:
        if key in self._recent:
            return
        self._recent[key] = extract
        self._weight += _weight(extract)
        while self._weight > self._most and len(self._recent) > 1:
            self._weight -= _weight(self._recent.pop(next(iter(self._recent))))


def _is_short(extract: Extract) -> bool:
    return sum(len(text.documents) + len(text.rows) + len(text.meetings) for text in extract.texts) <= _FEW


def _weight(extract: Extract) -> int:
    return sum(len(text.compilation.clean.text) + _OF_A_DOCUMENT * len(text.documents) for text in extract.texts)
