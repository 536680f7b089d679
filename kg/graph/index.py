"""The index of a graph: which policies have which names and words, the most cited first.

In: the file that a build writes beside its store, or a graph to make one of in memory. Out: an `Index`: the policies of
a number or title, those that hold all words of a text, names near a text.

Words are found by pairs of neighbouring characters (`kg.graph.words`): Chinese words have two, which an index of three
at a time cannot find. Policies are numbered by how many others cite them, so that the first ones of an answer are the
best known.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import StoreError
from kg.graph.store import REBUILD
from kg.language.characters import simplified
from kg.language.pinyin import syllables
from kg.versions import shown

if TYPE_CHECKING:
    from kg.graph.holders import Holders
    from kg.graph.sounds import Sounds
    from kg.graph.words import Numbers, Words

T = TypeVar("T")
INDEX_FILE = "index.sqlite"
# in the header of the file: that it is an index of kg, and which form it has
APPLICATION, FORM = 0x6B67_6964, 2
TITLE, OTHER, NUMBER, BODY = "title", "other", "number", "body"
# what a policy is called itself, and all that it is found by
OWN_NAMES, EVERYWHERE = (TITLE, OTHER, NUMBER), (TITLE, OTHER, NUMBER, BODY)
# under which names the index keeps how titles and numbers sound, and how bodies do
SOUNDS, SOUNDS_OF_BODIES = "sounds", "sounds of bodies"
# Brackets, quotes, white space and middle dots differ between print, web and keyboard and never
# tell policies apart.
NOISE = re.compile(r"[\s《》〈〉“”\"'‘’「」『』()\[\]〔〕﹝﹞【】〖〗·•,，、:：—-]")
# Code, year and sequence, brackets and spaces as hyphens: 国发-2021-23号, 国务院令第712号.
_NUMBER = re.compile(r"(.*?)-*(?:(\d{4})(?:年-?第?|-+第?|第)|第|-)-*(\d+)-?号?")
_NEAR = (TITLE, NUMBER)
# Of what is near a text: how many of its pairs are looked up, the rarest first, and how many names are compared.
_RARE_PAIRS, _FREQUENT, _COMPARED = 16, 20_000, 300
_WHOLE = 1_000


def key(text: str) -> str:
    """Return `text` as it is compared: NFKC, simplified characters, no white space, quotes or brackets."""
    return NOISE.sub("", _in_one_form(text)).casefold()


def _in_one_form(text: str) -> str:
    """Texts are read in simplified characters: 碳達峰 and 碳达峰 are one."""
    return simplified(unicodedata.normalize("NFKC", text))


def number_as_compared(text: str) -> str:
    """Return a document number as it is compared: 国发〔2021〕23号 and 国发[2021]23 are one."""
    # Year and sequence stay apart: 2021-11 is not 202-111.
    spaced = re.sub(r"[〔〕﹝﹞【】〖〗()\[\]\s]+", "-", _in_one_form(text).strip())
    parts = _NUMBER.fullmatch(spaced.strip("-"))
    if parts is None:
        return spaced.strip("-").casefold()
    return "-".join(part for part in parts.groups() if part).casefold()


def decoded(decode: Callable[[bytes], T], data: bytes) -> T:
    """Return what is written down in an index.

    Raises
    ------
    StoreError
        If another version of kg wrote it, or it is damaged.
    """
    import msgspec

    try:
        return decode(data)
    except msgspec.MsgspecError:
        raise StoreError(f"{INDEX_FILE}: was not written by this version of kg; {REBUILD}") from None


class Index:
    """The names of the policies of a graph. Numbers of policies are numbers of rank, from 1.

    Parameters
    ----------
    connection : sqlite3.Connection
        A database as `kg.graph.index_writer` makes it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index that a build wrote to a folder, to read it.

        Parameters
        ----------
        folder : Path
            One version of the outputs.

        Raises
        ------
        StoreError
            If there is none, or none that this version of kg reads.
        """
        path, told = folder / INDEX_FILE, shown(folder) / INDEX_FILE
        if not path.is_file():
            raise StoreError(f"{told}: is missing, an earlier kg wrote none; {REBUILD}")
        # What a build wrote never changes: no locks, no journal, and folders that cannot be written to.
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        except sqlite3.Error as error:
            raise StoreError(f"{told}: cannot be read ({error}); {REBUILD}") from None
        if marks != [APPLICATION, FORM]:
            raise StoreError(f"{told}: was not written by this version of kg; {REBUILD}")
        return cls(connection)

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query of SQL.

        Raises
        ------
        StoreError
            If the file is damaged.
        """
        # bytes that are no UTF-8 come as characters that no name has
        asked = [value.encode(errors="replace").decode() if isinstance(value, str) else value for value in values]
        try:
            return self.connection.execute(query, asked).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{INDEX_FILE}: is damaged ({error}); {REBUILD}") from None

    def named(self, kind: str, compared: str) -> list[int]:
        """The policies that have a name of a kind, by what it is compared as."""
        found = self.rows(
            "SELECT DISTINCT policy FROM name WHERE key = ? AND kind = ? ORDER BY policy", (compared, kind)
        )
        return _numbers(found)

    def holding(self, words: Iterable[str], kinds: Sequence[str] = EVERYWHERE) -> Numbers:
        """The policies whose names of some kinds hold all words, each in one name; their numbers in order.

        Parameters
        ----------
        words : iterable of str
            Keys, as `key` makes them; without any, none is found.
        kinds : sequence of str
            Of which kinds the names may be.
        """
        return self._holders.of_all(words, kinds)

    def iris(self, numbers: Sequence[int]) -> list[str]:
        """The IRIs of policies, in the order given."""
        iri_of = dict(self.of("SELECT id, iri FROM policy WHERE id IN (%s)", numbers))
        return [iri_of[number] for number in numbers]

    def ranked(self) -> list[tuple[str, int]]:
        """The IRIs of all policies, by their numbers from 1 up, and how many policies cite each."""
        return [(iri, count) for iri, count in self.rows("SELECT iri, cited_by FROM policy ORDER BY id")]

    def cited_by(self, numbers: Sequence[int]) -> list[tuple[str, int]]:
        """The IRIs of policies, in the order given, and how many policies cite each."""
        rows = self.of("SELECT id, iri, cited_by FROM policy WHERE id IN (%s)", numbers)
        found = {number: (iri, count) for number, iri, count in rows}
        return [found[number] for number in numbers]

    def listed(self, numbers: Sequence[int]) -> list[str]:
        """The IRIs of policies to choose from: texts at hand first, what explains another last, by title and IRI."""
        rows = self.of("SELECT explains, at_hand, title, iri FROM policy WHERE id IN (%s)", numbers)
        return [row[3] for row in sorted(rows, key=lambda row: (row[0], not row[1], row[2], row[3]))]

    def shown(self, iris: Sequence[str]) -> dict[str, str]:
        """What a list shows of policies: IRI to title and number; those that the graph has not are left out."""
        return dict(self.of("SELECT iri, shown FROM policy WHERE iri IN (%s) ORDER BY iri", iris))

    def near(self, text: str, most: int) -> list[str]:
        """Titles and numbers like a text, the nearest first, of those that share its rarest pairs of characters."""
        from rapidfuzz import fuzz, process

        shared: Counter[int] = Counter()
        for pair, count in self._rare(key(text)):
            weight = log(1 + self._size / count)
            for kind in _NEAR:
                shared.update(dict.fromkeys(self._words.policies(kind, pair).tolist(), weight))
        found = sorted(shared, key=lambda policy: (-shared[policy], policy))[:_COMPARED]
        names = self.of(f"SELECT text FROM name WHERE kind IN ('{TITLE}', '{NUMBER}') AND policy IN (%s)", found)
        known = sorted({name for (name,) in names})
        hits = process.extract(text, known, scorer=fuzz.WRatio, processor=key, limit=most, score_cutoff=50)
        return [name for name, _, _ in hits]

    def kept(self, name: str) -> bytes:
        """What the build wrote down as a whole under a name."""
        first, *rest = self.rows("SELECT value FROM kept WHERE name = ? ORDER BY part", (name,))
        return b"".join((first[0], *(value for (value,) in rest))) if rest else bytes(first[0])

    def has_kept(self, name: str) -> bool:
        """Whether the build wrote something down under a name; an earlier kg may have written less."""
        return bool(self.rows("SELECT 1 FROM kept WHERE name = ?", (name,)))

    def sounding(self, words: Iterable[str]) -> Numbers:
        """The policies whose names hold all words, or whose title, number or issuer sounds like them (`guofa` or `gf`
        for 国发); their numbers in order."""
        return self._holders.sounding(words, EVERYWHERE)

    def sound(self, iri: str) -> str:
        """How the title of a policy is spelled (`kg.language.pinyin.spelled`); nothing of what is none."""
        found = self.rows("SELECT id FROM policy WHERE iri = ?", (iri,))
        return self._sounds.line(found[0][0] - 1).partition(" ")[0] if found else ""

    def readings(self) -> dict[str, set[str]]:
        """The characters of titles and names of bodies, each with the syllables that it is read as in them."""
        found: dict[str, set[str]] = {}
        names, of_bodies = self._sounds_of_bodies
        spelled = [(name, of_bodies.line(at)) for at, name in enumerate(names)]
        titles = self.rows("SELECT title FROM policy ORDER BY id")
        spelled += [(key(title), self._sounds.line(at).partition(" ")[0]) for at, (title,) in enumerate(titles)]
        for name, spelling in spelled:
            for character, syllable in zip(name, syllables(spelling), strict=True):
                if syllable[1:]:
                    found.setdefault(character, set()).add(syllable.lower())
        return found

    @cached_property
    def _size(self) -> int:
        """How many policies there are."""
        ((size,),) = self.rows("SELECT count(*) FROM policy")
        return int(size)

    @cached_property
    def _words(self) -> Words:
        from kg.graph.words import Words

        return Words(EVERYWHERE, self.rows, self.kept)

    @cached_property
    def _holders(self) -> Holders:
        from kg.graph.holders import Holders

        return Holders(self._words, self._size, self._sounding)

    def _sounding(self, word: str) -> Numbers:
        """The policies that sound like a word, some of them more than once."""
        import numpy as np

        issuing = self._words.owners(BODY, self._sounds_of_bodies[1].lines(word))
        return np.concatenate([self._sounds.lines(word) + 1, issuing])

    @cached_property
    def _sounds(self) -> Sounds:
        from kg.graph.sounds import Sounds

        return Sounds(self.kept(SOUNDS))

    @cached_property
    def _sounds_of_bodies(self) -> tuple[list[str], Sounds]:
        from kg.graph.sounds import Sounds

        pairs = [line.split("\t") for line in self.kept(SOUNDS_OF_BODIES).decode().splitlines()]
        return [name for name, _ in pairs], Sounds.of(spelling for _, spelling in pairs)

    def _rare(self, compared: str) -> list[tuple[str, int]]:
        """The pairs of a key that fewest names have, with how many; those that none has left out."""
        counts = self._words.frequencies(_NEAR, compared[:_WHOLE])
        chosen: list[tuple[str, int]] = []
        reached = 0
        for pair, count in sorted(counts.items(), key=lambda one: (one[1], one[0])):
            reached += count
            if chosen and (reached > _FREQUENT or len(chosen) == _RARE_PAIRS):
                break
            chosen.append((pair, count))
        return chosen

    def of(self, query: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query about several values, asked some at a time: SQL has a limit."""
        for at in range(0, len(values), _WHOLE):
            some = values[at : at + _WHOLE]
            yield from self.rows(query % ", ".join("?" * len(some)), some)


def _numbers(rows: Iterable[tuple[Any, ...]]) -> list[int]:
    return [row[0] for row in rows]
