"""What a build reads: the files named, and those in the folders named.

In: paths, and what whoever builds asks of the reading. Out: `Inputs`: files to read, lists of known policies, and what
is not read with its reason; the `Content` of each file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.never_input import without_outputs
from kg.read.clean_text import CleanText
from kg.read.decisions import Decision, is_decisions, read_all_decisions
from kg.read.formats.content import MOST_BYTES, NO_WISHES, Content, File, Unread, Wishes
from kg.read.formats.registry import is_read, read_file, refusal
from kg.read.policy_lists import LIST_SUFFIXES, read_list
from kg.read.segment import segment
from kg.read.source import SUFFIXES, read_bytes, read_source, source_of
from kg.versions import EXTRACT_SUFFIX

_NOTHING = "no text in it that is read; put texts, pages, documents or tables there, or name another folder"
_NOWHERE = "a link that leads nowhere; put the file itself there"
# what Word puts beside a document while they have it open
_OPEN_IN_OFFICE = "~$"
_USUAL = ("utf-8", "utf-8-sig")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What paths hold: `files` to read in order, `unread` with the reason of each, `decisions` on which policies are
    one, and the tables that they stand in."""

    files: tuple[Path, ...]
    unread: tuple[Unread, ...]
    decisions: tuple[Decision, ...] = ()
    tables: tuple[Path, ...] = ()


def find_inputs(paths: Sequence[Path], wishes: Wishes = NO_WISHES) -> Inputs:
    """Return what to read: the files named, and those inside the folders named, sorted.

    Files and folders in a folder whose names begin with a dot belong to programs and are passed over.

    Raises
    ------
    InputError
        If a path does not exist, nothing to read is left, or a table of decisions is none.
    """
    files: list[Path] = []
    unread: list[Unread] = []
    for path in paths:
        if path.is_dir():
            for found in sorted(_inside(path)):
                reason = _reason(found, path, wishes)
                if reason is None:
                    files.append(found)
                else:
                    unread.append(Unread(str(found), reason))
        elif path.is_file():
            files.append(path)
        elif path.is_symlink() and not path.exists():
            raise InputError(f"{path}: {_NOWHERE}")
        elif path.exists():
            raise InputError(f"{path}: is a pipe or a device; save the text as a file and give that")
        else:
            raise InputError(f"{path}: no such file or folder; check how it is written")
    decisions = [path for path in dict.fromkeys(files) if is_decisions(path)]
    files = [path for path in files if path not in decisions]
    if not files:
        named = ", ".join(map(str, paths)) or "nothing"
        raise InputError(f"{named}: {_NOTHING}; {unread[0]}" if unread else f"{named}: {_NOTHING}")
    said = read_all_decisions(decisions)
    return Inputs(tuple(dict.fromkeys(files)), tuple(dict.fromkeys(unread)), said, tuple(decisions))


def _inside(folder: Path) -> Iterator[Path]:
    for path in without_outputs(folder):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _reason(path: Path, folder: Path, wishes: Wishes) -> str | None:
    """Why a file in a folder is not read, or None."""
    if unwished := wishes.against(path.name, path.relative_to(folder).as_posix()):
        return unwished
    if path.is_dir():
        return "a link to a folder, and links are not followed; name that folder beside this one"
    if path.is_symlink() and not path.exists():
        return _NOWHERE
    if not path.is_file():
        return "a pipe or a device; put the text there as a file"
    if path.name.startswith(_OPEN_IN_OFFICE):
        return "the mark of an office program that has the document open; nothing is missing"
    known = is_read(path.name) or path.suffix.lower() in (*LIST_SUFFIXES, EXTRACT_SUFFIX)
    return None if known else refusal(path.name)


def read_input(path: Path, wishes: Wishes = NO_WISHES) -> Content:
    """Read one file.

    Raises
    ------
    InputError
        If it cannot be read: where, why, what to do.
    """
    if path.suffix.lower() == ".ttl":
        return Content(known=list(read_list(path)))
    if path.suffix.lower() in SUFFIXES:
        source = read_source(path)
        content = Content(sources=[source], sha256=source.sha256)
    else:
        content = read_file(File(path, path.name, _bounded(path)), wishes)
    for encoding in sorted({one.encoding for one in content.sources}.difference(_USUAL)):
        content.warnings.append(f"{path}: read as {encoding}; save it as UTF-8 if characters look wrong")
    return content


def read_given(given: str) -> Content:
    """Read what an argument of the command line names: a file of any format that a build reads, or the text itself.

    Raises
    ------
    InputError
        If there is no text, or a name that looks like a file's is none.
    """
    if not given.strip():
        raise InputError("text: is empty; give a text, a file or - for standard input")
    path = Path(given)
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except (OSError, ValueError):
        is_file = is_folder = False
    if is_folder:
        raise InputError(f"{given}: is a folder; name one file in it")
    if is_file:
        content = read_input(path)
        if not content.sources:
            raise InputError(f"{given}: no text is read of it{f'; {content.unread[0]}' if content.unread else ''}")
        return content
    if is_read(path.name) and "\n" not in given:
        raise InputError(f"{given}: no such file; give a file, a text or - for standard input")
    return Content(sources=[source_of(given, "text")])


def _bounded(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise InputError(f"{path}: {path.stat().st_size >> 20} MB are more than {MOST_BYTES >> 20}; cut it in parts")
    return read_bytes(path)


def is_about_its_folder(clean: CleanText) -> bool:
    """Whether a file is a README without a document in it; one with documents is a file like any other."""
    return Path(clean.source.name).stem.lower() == "readme" and not segment(clean)


def unread_line(unread: Sequence[str]) -> str:
    """Return one line on what is not read (lines of `Unread`): how many files, of which endings."""
    kinds = Counter(Path(one.split(": ", 1)[0]).suffix.lower() or "no ending" for one in unread)
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
    return f"{len(unread)} {'file is' if len(unread) == 1 else 'files are'} not read ({listed})"
