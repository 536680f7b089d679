"""Which module reads which ending, and what is said of those that are not read.

In: a `File`. Out: its `Content`; the module of a format is imported here, when the first file of it is met.
"""

from __future__ import annotations

from importlib import import_module

from kg.errors import InputError
from kg.read.formats.content import Content, File, Wishes
from kg.read.source import SUFFIXES, decoded

READERS = {
    ".html": "web",
    ".htm": "web",
    ".xhtml": "web",
    ".mht": "web",
    ".mhtml": "web",
    ".docx": "word",
    ".docm": "word",
    ".pdf": "pdf",
    ".csv": "table",
    ".tsv": "table",
    ".jsonl": "table",
    ".ndjson": "table",
    ".json": "table",
    ".xlsx": "table",
    ".xlsm": "table",
    ".xls": "table",
    ".ods": "table",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
    ".zip": "archive",
    ".tar": "archive",
    ".tar.gz": "archive",
    ".tgz": "archive",
}
_OFFICE = (
    "a file of an older office program; run `soffice --headless --convert-to docx` on it (LibreOffice), and build that"
)
_PRESENTATION = "a presentation; save it as PDF, and build that"
# what is a document that people may miss, with what to do about it
REFUSED = {
    ".doc": _OFFICE,
    ".wps": _OFFICE,
    ".rtf": _OFFICE,
    ".odt": _OFFICE,
    ".ofd": "OFD, a format of fixed pages; open it in its reader, print it to PDF, and build that",
    ".ceb": "CEB, a format of fixed pages; open it in its reader, print it to PDF, and build that",
    ".caj": "CAJ, a format of fixed pages; open it in its reader, print it to PDF, and build that",
    ".ppt": _PRESENTATION,
    ".pptx": _PRESENTATION,
    ".jpg": "a picture; run `img2pdf` and `ocrmypdf` on it, and build the PDF",
    ".jpeg": "a picture; run `img2pdf` and `ocrmypdf` on it, and build the PDF",
    ".png": "a picture; run `img2pdf` and `ocrmypdf` on it, and build the PDF",
    ".tif": "a picture; run `img2pdf` and `ocrmypdf` on it, and build the PDF",
    ".rar": "an archive of RAR; unpack it, and build the folder",
    ".7z": "an archive of 7-Zip; unpack it, and build the folder",
}
NOT_A_FORMAT = "not a format that is read"


def is_read(name: str) -> bool:
    """Whether files of this name are read by one of the formats, plain text included."""
    return name.lower().endswith((*SUFFIXES, *READERS))


def is_refused(name: str) -> bool:
    """Whether files of this name are not read even where they are named: documents that have to be converted first."""
    return not is_read(name) and refusal(name) != NOT_A_FORMAT


def refusal(name: str) -> str:
    """Return why a file of this name is not read, and what to do."""
    ending = name.lower()[name.rfind(".") :] if "." in name else ""
    return REFUSED.get(ending, NOT_A_FORMAT)


def read_file(file: File, wishes: Wishes) -> Content:
    """Read a file by the ending of its name; what has an unknown one is read as text.

    Raises
    ------
    InputError
        If it cannot be read: where, why, what to do.
    """
    name = file.name.lower()
    ending = next((ending for ending in READERS if name.endswith(ending)), None)
    if ending is None and file.suffix in REFUSED:
        raise InputError(f"{file.shown}: {refusal(file.name)}")
    if ending is None:
        return Content(sources=[decoded(file.path, file.name, file.data)])
    found: Content = import_module(f"kg.read.formats.{READERS[ending]}").read(file, wishes)
    return found
