"""The texts that a build read, kept beside its graph so that a line can be opened.

In: files, or the folder of a build and a policy. Out: `DIR/texts/SHA256.txt`, each text as decoded, in UTF-8; the
lines of a policy's text, or of one of its articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import NotFoundError, StoreError
from kg.graph.store import GraphStore
from kg.language.labels import section_label
from kg.vocabulary.namespaces import DCTERMS

if TYPE_CHECKING:
    # who reads a text needs nothing of what annotates one
    from kg.annotate.documents import Compilation

TEXTS_FOLDER = "texts"
_PLACES = """
SELECT ?file ?sha ?start ?end WHERE {
  ?occurrence kg:occurrenceOf ?policy ; kg:startLine ?start ; kg:endLine ?end ; kg:occursIn ?compilation .
  ?compilation kg:sourceFile ?file ; kg:sha256 ?sha
  FILTER NOT EXISTS { ?occurrence a kg:CatalogueEntry }
}"""
# marks of Markdown, and white space, before the number of a section
_BEFORE_LABEL = "#* \t\r\u3000"
_ABOVE_PARAGRAPHS = ("part", "chapter", "section", "article")
_WIDEST = ("part", "chapter", "chinese")
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of lines of a file; `first` is the 1-based number of the first one."""

    file: str
    first: int
    lines: tuple[str, ...]


class TextWriter:
    """Writes the texts of files to `directory/texts`, one file for one content.

    Parameters
    ----------
    directory : Path
        A folder of outputs that has no texts yet.

    Raises
    ------
    OSError
        If the folder cannot be made.
    """

    def __init__(self, directory: Path) -> None:
        self._folder = directory / TEXTS_FOLDER
        self._folder.mkdir()
        self._written: set[str] = set()

    def write(self, compilation: Compilation) -> None:
        """Write the text of a file, the first time it is given.

        Raises
        ------
        OSError
            If the disk is full, or the folder cannot be written.
        """
        sha256 = compilation.sha256
        if sha256 not in self._written:
            self._written.add(sha256)
            text = compilation.clean.source.text
            (self._folder / f"{sha256}.txt").write_bytes(text.encode("utf-8", errors="surrogatepass"))


def policy_text(graph: GraphStore, directory: Path, policy: str) -> list[TextPart]:
    """Return the texts of a policy (an IRI), by file and line.

    Raises
    ------
    NotFoundError
        If no file that the build read has its text.
    StoreError
        If the build did not keep the text.
    """
    rows = sorted(
        {
            (r["file"] or "", int(r["start"] or 0), int(r["end"] or 0), r["sha"] or "")
            for r in graph.select(_PLACES, policy=policy)
        }
    )
    if not rows:
        title = next(iter(graph.objects(policy, DCTERMS + "title")), policy)
        raise NotFoundError(f"{title}: its text is in no file of this graph; `kg show` says who cites it")
    return [TextPart(file, start, _lines(graph.folder or directory, sha, start, end)) for file, start, end, sha in rows]


def _lines(directory: Path, sha: str, start: int, end: int) -> tuple[str, ...]:
    path = directory / TEXTS_FOLDER / f"{sha}.txt"
    try:
        text = path.read_bytes().decode("utf-8", errors="surrogatepass")
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); run `kg build` again") from None
    except ValueError:
        raise StoreError(f"{path}: is damaged; run `kg build` again") from None
    return tuple(line.rstrip("\r") for line in text.split("\n")[start - 1 : end])


def article(part: TextPart, number: int) -> TextPart | None:
    """Return one article (第三条) of a text, with its paragraphs, or None where the text has no such article.

    Parameters
    ----------
    part : TextPart
        The text.
    number : int
        The number of the article, from 1.
    """
    begin: int | None = None
    for at, line in enumerate(part.lines):
        label = section_label(line.lstrip(_BEFORE_LABEL))
        if label is None or label.style not in _ABOVE_PARAGRAPHS:
            continue
        if begin is not None:
            return _cut(part, begin, at)
        if label.style == "article" and label.number == number:
            begin = at
    return None if begin is None else _cut(part, begin, len(part.lines))


def sections(part: TextPart) -> list[str]:
    """Return the headings of a text's widest sections, with their numbers: 一、总体要求, 第一章 总则."""
    found: dict[str, list[str]] = {}
    for line in part.lines:
        flat = line.strip(_BEFORE_LABEL)
        label = section_label(flat)
        if label and label.style in _WIDEST and len(flat) <= _LONGEST_HEADING:
            found.setdefault(label.style, []).append(flat)
    return next((found[style] for style in _WIDEST if style in found), [])


def _cut(part: TextPart, begin: int, end: int) -> TextPart:
    kept = list(part.lines[begin:end])
    while kept and not kept[-1].strip():
        kept.pop()
    return TextPart(part.file, part.first + begin, tuple(kept))
