"""The text of a policy with what was found in it, line by line.

In: a graph, the kept texts of its build, and a policy. Out: for each place where its text stands, lines cut into
pieces; each piece knows the mentions that cover it, and what it leads to.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.analyse.reader import Reader, places_of
from kg.graph.texts import TEXTS_FOLDER
from kg.vocabulary.namespaces import CITO, DCTERMS, KG, NOT_LINKS, OA, RELATIONS, SKOS

# Files of a server's memory: those that were read last.
_KEPT_FILES = 6
REFERENCE, DUTY, TARGET, BODY = "reference", "duty", "target", "body"
_RELATION_OF = {iri: name for name, iri in RELATIONS.items()}


@dataclass(frozen=True, slots=True)
class Mention:
    """Something found in a text: offsets into the file, what it is, what it leads to (an IRI), and what is said of it.

    `about` is the relation of a reference, the role of a body (lead, other), nothing for others.
    """

    start: int
    end: int
    kind: str
    leads_to: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same mentions, the most exact first."""

    text: str
    mentions: tuple[Mention, ...]

    @property
    def lead(self) -> Mention | None:
        """The most exact mention that leads somewhere."""
        return next((mention for mention in self.mentions if mention.leads_to), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What covers it, each kind once."""
        return tuple(dict.fromkeys(mention.kind for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, by its number from 1; `heading` tells of one that names a section."""

    number: int
    pieces: tuple[Piece, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where a policy stands: in which file, from which line to which, under which heading.

    `source` is the address printed with it; `row` tells of a row of a table, whose `summary` is all there is of it.
    `within` is the policy (an IRI) that forwards it, in whose text it is printed.
    """

    iri: str
    compilation: str
    file: str
    sha: str
    first: int
    last: int
    heading: str
    source: str
    row: bool
    summary: str = ""
    page: int | None = None
    within: str = ""

    def holds(self, file: str, line: int) -> bool:
        """Whether a line of a file stands in it."""
        return file == self.file and self.first <= line <= self.last


def standings(reader: Reader, policy: str) -> list[Standing]:
    """Return where a policy stands: its texts first, then rows that tell of it, each by file and line."""
    found = []
    for iri in places_of(reader, policy):
        file = reader.first(iri, KG + "occursIn")
        page, around = reader.first(iri, KG + "page"), reader.first(iri, KG + "inOccurrence")
        found.append(
            Standing(
                iri=iri,
                compilation=file,
                file=reader.first(file, KG + "sourceFile") if file else "",
                sha=reader.first(file, KG + "sha256") if file else "",
                first=int(reader.first(iri, KG + "startLine") or 0),
                last=int(reader.first(iri, KG + "endLine") or 0),
                heading=reader.first(iri, KG + "heading"),
                source=reader.first(iri, DCTERMS + "source") or reader.first(iri, KG + "printedAddress"),
                row=reader.is_a(iri, KG + "CatalogueEntry"),
                summary=reader.first(iri, KG + "summary"),
                page=int(page) if page else None,
                within=reader.first(around, KG + "occurrenceOf") if around else "",
            )
        )
    return sorted(found, key=lambda one: (one.row, one.file, one.first, one.iri))


def text_with(reader: Reader, policy: str, file: str, line: int) -> int | None:
    """Return which text of a policy (from 0) has a line of a file; None where none has it."""
    texts = (place for place in standings(reader, policy) if not place.row)
    return next((at for at, place in enumerate(texts) if place.holds(file, line)), None)


@dataclass(frozen=True, slots=True)
class _File:
    """A text as decoded, and where each of its lines begins."""

    text: str
    begins: Sequence[int]


class Texts:
    """The texts that a build kept, the last few of them in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / TEXTS_FOLDER
        self._files: OrderedDict[str, _File] = OrderedDict()

    def lines(self, reader: Reader, place: Standing) -> list[Line]:
        """Return the lines of a text, blank ones left out; none where the build did not keep it."""
        file = self._file(place.sha)
        if file is None or place.first < 1:
            return []
        last = min(place.last, len(file.begins))
        end = file.begins[last] if last < len(file.begins) else len(file.text)
        mentions = sorted(_mentions(reader, place.iri, file.text), key=lambda one: (one.start, -one.end))
        found = []
        # sorted by their start, each mention is taken up once and let go behind its end
        covering: list[Mention] = []
        at = 0
        for number in range(place.first, last + 1):
            begin = file.begins[number - 1]
            stop = file.begins[number] if number < len(file.begins) else end
            while at < len(mentions) and mentions[at].start < stop:
                covering.append(mentions[at])
                at += 1
            covering = [one for one in covering if one.end > begin]
            pieces = _pieces(file.text, begin, stop, covering)
            if pieces:
                found.append(Line(number, pieces, _is_heading(file.text[begin:stop].strip())))
        return found

    def _file(self, sha: str) -> _File | None:
        if sha not in self._files:
            try:
                text = (self._folder / f"{sha}.txt").read_bytes().decode("utf-8", errors="surrogatepass")
            except (OSError, ValueError):
                return None
            begins = [0]
            while (at := text.find("\n", begins[-1])) >= 0:
                begins.append(at + 1)
            self._files[sha] = _File(text, begins)
            if len(self._files) > _KEPT_FILES:
                self._files.popitem(last=False)
        self._files.move_to_end(sha)
        return self._files[sha]


def _is_heading(text: str) -> bool:
    from kg.language.labels import section_label

    flat = text.lstrip("#* \u3000")
    label = section_label(flat)
    return text.startswith("#") or (
        label is not None and label.style in ("part", "chapter", "chinese") and len(flat) <= 40
    )


def _mentions(reader: Reader, occurrence: str, text: str) -> list[Mention]:
    found: list[Mention] = []
    for mention in reader.subjects(KG + "inOccurrence", occurrence):
        start, end = reader.first(mention, OA + "start"), reader.first(mention, OA + "end")
        if not (start and end):
            continue
        span = int(start), int(end)
        if reader.is_a(mention, KG + "Citation"):
            relation = _RELATION_OF.get(reader.first(mention, CITO + "hasCitationCharacterization"), "mentions")
            if relation not in NOT_LINKS:
                found.append(Mention(*span, REFERENCE, reader.first(mention, CITO + "hasCitedEntity"), relation))
        elif reader.is_a(mention, KG + "Target"):
            found.append(Mention(*span, TARGET, reader.first(mention, KG + "indicatorConcept")))
        elif reader.is_a(mention, KG + "Responsibility"):
            found.append(Mention(*span, DUTY, ""))
            found += _bodies(reader, mention, text, span)
    return found


def _bodies(reader: Reader, duty: str, text: str, span: tuple[int, int]) -> list[Mention]:
    """The bodies of a duty where its words name them: each name once, the longer before what is part of it."""
    lead = set(reader.objects(duty, KG + "leadBody"))
    named = [
        (name, body)
        for body in sorted({*lead, *reader.objects(duty, KG + "body")})
        for name in (reader.name(body), *reader.objects(body, SKOS + "altLabel"))
        if len(name) > 1
    ]
    taken: list[tuple[int, int]] = []
    found = []
    for name, body in sorted(named, key=lambda pair: (-len(pair[0]), pair)):
        at = text.find(name, *span)
        if at >= 0 and not any(start < at + len(name) and at < end for start, end in taken):
            taken.append((at, at + len(name)))
            found.append(Mention(at, at + len(name), BODY, body, "lead" if body in lead else "other"))
    return found


def _pieces(text: str, begin: int, stop: int, mentions: Sequence[Mention]) -> tuple[Piece, ...]:
    """A line cut where a mention begins or ends; nothing of a line that is blank."""
    line = text[begin:stop]
    # a heading of Markdown is shown as one, and needs no mark
    shown = line.lstrip().lstrip("#").lstrip() if line.lstrip().startswith("#") else line.lstrip()
    left, right = stop - len(shown), stop - (len(line) - len(line.rstrip()))
    if left >= right:
        return ()
    if not mentions:
        return (Piece(text[left:right], ()),)
    cuts = {left, right, *(min(max(at, left), right) for one in mentions for at in (one.start, one.end))}
    ordered = sorted(cuts)
    return tuple(
        Piece(
            text[one:other],
            tuple(
                sorted(
                    (m for m in mentions if m.start <= one and other <= m.end),
                    key=lambda m: (m.end - m.start, m.kind, m.leads_to),
                )
            ),
        )
        for one, other in pairwise(ordered)
    )
