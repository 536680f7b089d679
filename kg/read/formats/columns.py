"""What the columns of a table hold, by their names or as whoever builds tells it.

In: the names of columns, and `--columns`. Out: which of them holds titles, texts, numbers, bodies, days, addresses. The
names stand in `document-columns.ttl`; the names of header fields will do as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import InputError
from kg.language.header_fields import field_kind
from kg.read.formats.content import File, Wishes
from kg.vocabulary.forms import words

# what a column may hold, in the order in which it is shown, and the list of its names
_LISTS = {
    "title": "document-column/title",
    "text": "document-column/text",
    "number": "document-column/number",
    "bodies": "document-column/bodies",
    "published": "document-column/published",
    "signed": "document-column/signed",
    "source": "document-column/source",
}
KINDS = tuple(_LISTS)
_OF_OPTION = {"date": "published", "body": "bodies"}
_ABOUT_TEXT = ("title", "text")


def columns_of(file: File, names: Sequence[str], wishes: Wishes) -> dict[str, str]:
    """Return which column holds what: as told, and by its name.

    Raises
    ------
    InputError
        If a column that was told is not there, or none holds titles or texts.
    """
    found: dict[str, str] = {}
    for kind, name in wishes.columns.items():
        if name not in names:
            listed = ", ".join(names)
            raise InputError(f"{file.shown}: no column {name}; the columns are {listed}")
        found[_OF_OPTION.get(kind, kind)] = name
    for name in names:
        known = kind_of(name)
        if known and known not in found and name not in found.values():
            found[known] = name
    if not any(kind in found for kind in _ABOUT_TEXT):
        listed = ", ".join(names)
        raise InputError(
            f"{file.shown}: no column of titles or texts among {listed}; name them with --columns title=…,text=…"
        )
    return {kind: found[kind] for kind in KINDS if kind in found}


def kind_of(name: str) -> str | None:
    """Return what a column of that name holds, or None."""
    plain = "".join(name.split()).lower().strip("\ufeff")
    named = next((kind for kind in KINDS if plain in words(_LISTS[kind])), None)
    if named:
        return named
    kind = field_kind(plain)
    return kind if kind in KINDS else None


def parse_columns(given: str) -> dict[str, str]:
    """Return what `--columns title=标题,text=正文` says.

    Raises
    ------
    InputError
        If it does not have that form, or names something that no column holds.
    """
    found = {}
    for part in filter(None, given.split(",")):
        kind, mark, name = (one.strip() for one in part.partition("="))
        if not mark or not name or _OF_OPTION.get(kind, kind) not in KINDS:
            kinds = "title, text, number, date, body, source"
            raise InputError(f"--columns {part}: not one of {kinds} with =NAME behind it; write title=NAME,text=NAME")
        found[kind] = name
    return found
