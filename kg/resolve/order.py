"""The order in which texts are resolved: by what they say, never by the names or the order of their files.

In: documents and table rows, as read. Out: their places in the order of resolution. Whatever comes first gives a policy
that is only cited its spelling, so the first is the oldest text, and of one day the first by title.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.annotate.documents import Document, TableEntry


def documents_in_order(documents: Sequence[Document]) -> list[int]:
    """Return the places of documents, the oldest text first; texts without a day come last."""
    return sorted(range(len(documents)), key=lambda at: _of_document(documents[at]))


def entries_in_order(entries: Sequence[TableEntry]) -> list[int]:
    """Return the places of table rows, the oldest first."""
    return sorted(range(len(entries)), key=lambda at: _of_entry(entries[at]))


def _of_document(document: Document) -> tuple[date, str, str, str, int]:
    described = document.description
    day = described.signed or described.published or described.effective or date.max
    number = described.number.text if described.number else ""
    return day, described.title, number, document.compilation.key, document.segment.start


def _of_entry(entry: TableEntry) -> tuple[str, str, str, int]:
    return entry.row.date, entry.row.title, entry.compilation.key, entry.row.start
