"""The texts that a build read, kept beside its graph so that a line can be opened.

In: files, or the folder of a build and a policy. Out: `DIR/texts/SHA256.txt`, each text as decoded, in UTF-8; the
lines of a policy's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import NotFoundError, StoreError
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import DCTERMS

if TYPE_CHECKING:
    # who reads a text needs nothing of what annotates one
    from kg.annotate.documents import Compilation

TEXTS_FOLDER = "texts"
_PLACES = """
SELECT ?file ?sha ?start ?end WHERE {
  ?occurrence kg:occurrenceOf|kg:enclosedTextOf ?policy ; kg:occursIn ?compilation ;
    kg:startLine ?start ; kg:endLine ?end .
  ?compilation kg:sourceFile ?file ; kg:sha256 ?sha
  FILTER NOT EXISTS { ?occurrence a kg:CatalogueEntry }
}"""


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
