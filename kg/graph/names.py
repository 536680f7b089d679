"""What files, places, mentions and statements are named after.

In: `Findings`. Out: the keys of their IRIs: of a file its name, of a place the policy that stands there, of a statement
what is stated: the policy, the kind, the words, and which of several equal ones it is. They hold no hash of a file and
no offset, so that a change in one place leaves all other names, and a diff of two builds says what changed.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.documents import Document, Meeting, TableEntry, enclosed_in
from kg.resolve.model import Citation, Findings

if TYPE_CHECKING:
    from kg.annotate.duties.duty import Responsibility
    from kg.annotate.references.mention import Mention
    from kg.annotate.targets.target import Target

CITATION, DUTY, TARGET = "citation", "responsibility", "target"
_DIGITS = 12
# texts of which the keys of mentions are at hand: some are asked for again from other texts
_FEW = 4_000
Text = Document | TableEntry


@dataclass(frozen=True, slots=True)
class Said:
    """The keys of one mention and of what it states; mentions in several texts of a policy share a statement."""

    mention: str
    statement: str


# by kind, and by what tells a mention from others of its kind in the text
_Keys = dict[tuple[str, str], Said]


class Names:
    """The keys of one build: of files and places in the order of the texts, of mentions when they are asked for.

    Parameters
    ----------
    findings : Findings
        What the build found.
    """

    def __init__(self, findings: Findings) -> None:
        self._files = _files(findings)
        self._places: dict[tuple[str, bool], str] = {}
        self._policies: dict[tuple[str, bool], str] = {}
        self._used: Counter[str] = Counter()
        self._meetings: dict[int, str] = {}
        self._citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in findings.resolution.citations:
            self._citations[citation.document.key].append(citation)
        for document in findings.documents:
            self._name(document, findings.resolution.policy_of[document.key])
        for entry, policy in zip(findings.entries, findings.resolution.policy_of_entry, strict=True):
            self._name(entry, policy)
        for document in enclosed_in(findings.documents):
            self._name(document, findings.resolution.policy_of[document.key])
        self._name_meetings(findings)
        self._of_citations = _Few(lambda known: self._said(known, map(_of_citation, self._citations[known[0]])))
        self._of_clauses: tuple[tuple[str, bool], _Keys] | None = None

    def file(self, key: str) -> str:
        """The key of a file, by the head of the hash of its content."""
        return self._files[key]

    def place(self, text: Text) -> str:
        """The key of the place where a text stands."""
        return self._places[_known(text)]

    def meeting(self, meeting: Meeting) -> str:
        """The key of a meeting."""
        return self._meetings[id(meeting)]

    def citations(self, document: Document) -> Sequence[Citation]:
        """The mentions of policies in a document, and in another one of the same content."""
        return self._citations.get(document.key, ())

    def citation(self, citation: Citation) -> Said:
        """The keys of a mention of a policy."""
        return self._of_citations[citation.document.key, False][CITATION, _at(citation.mention)]

    def duty(self, text: Text, duty: Responsibility) -> Said:
        """The keys of a duty."""
        return self._clauses(text)[DUTY, _at_of_duty(duty)]

    def target(self, text: Text, target: Target) -> Said:
        """The keys of a target."""
        return self._clauses(text)[TARGET, _at_of_target(target)]

    def _clauses(self, text: Text) -> _Keys:
        """The keys of the duties and targets of a text, which are asked for one after the other."""
        known = _known(text)
        if self._of_clauses is None or self._of_clauses[0] != known:
            self._of_clauses = known, self._said(known, _clauses_of(text))
        return self._of_clauses[1]

    def _name(self, text: Text, policy: str) -> None:
        known = _known(text)
        if known in self._places:  # a file that is there twice
            return
        self._policies[known] = policy
        stem = f"{self._files[text.compilation.key]}/{policy}"
        self._places[known] = self._own(stem + ("/row" if known[1] else ""))

    def _said(self, known: tuple[str, bool], marks: Iterable[_Mark]) -> _Keys:
        """The keys of mentions of a text, by their kind and what tells them from others."""
        policy, place = self._policies[known], self._places[known]
        where = self._files[known[0].partition("/")[0]]
        within = place.removeprefix(f"{where}/{policy}")
        equal: Counter[str] = Counter()
        found: _Keys = {}
        for mark in marks:
            if (mark.kind, mark.at) in found:
                continue
            digest = hashlib.sha256(f"{mark.kind}|{_folded(mark.words)}".encode()).hexdigest()[:_DIGITS]
            equal[digest] += 1
            stated = f"{policy}/{digest}" + (f"/{equal[digest]}" if equal[digest] > 1 else "")
            found[mark.kind, mark.at] = Said(f"{stated}/{where}{within}", stated)
        return found

    def _name_meetings(self, findings: Findings) -> None:
        for meeting in findings.meetings:
            row = meeting.row
            stem = f"{self._files[meeting.compilation.key]}/{row.date}-{row.title}"
            self._meetings[id(meeting)] = self._own(stem)

    def _own(self, stem: str) -> str:
        """The stem; with its number behind it where it was taken before."""
        self._used[stem] += 1
        return stem if self._used[stem] == 1 else f"{stem}/{self._used[stem]}"


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a mention is known by: `words` that say what it states, `at` that tells it from others of the text."""

    kind: str
    words: str
    at: str


class _Few(dict[tuple[str, bool], _Keys]):
    """The keys of texts, made when they are asked for, a few thousand of them kept."""

    def __init__(self, make: Callable[[tuple[str, bool]], _Keys]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, known: tuple[str, bool]) -> _Keys:
        if len(self) >= _FEW:
            self.clear()
        self[known] = self._make(known)
        return self[known]


def _known(text: Text) -> tuple[str, bool]:
    """What a text is known by: a document and a row may begin at one place."""
    return text.key, isinstance(text, TableEntry)


def _clauses_of(text: Text) -> Iterator[_Mark]:
    for duty in text.responsibilities:
        yield _of_duty(text, duty)
    for target in text.targets:
        yield _of_target(text, target)


def _of_citation(citation: Citation) -> _Mark:
    return _Mark(CITATION, f"{citation.relation}|{citation.mention.surface}", _at(citation.mention))


def _at(mention: Mention) -> str:
    return f"{mention.start}-{mention.end}"


def _of_duty(text: Text, duty: Responsibility) -> _Mark:
    return _Mark(DUTY, f"{text.quote(duty.start, duty.end)}|{text.quote(*duty.task)}", _at_of_duty(duty))


def _at_of_duty(duty: Responsibility) -> str:
    """Several duties of one clause share its start; the words of a row may be found at no place of their own."""
    task_start, task_end = duty.task
    return f"{duty.start}-{duty.end}/{task_start}-{task_end}"


def _of_target(text: Text, target: Target) -> _Mark:
    return _Mark(TARGET, f"{text.quote(target.start, target.end)}|{_number_of(target)}", _at_of_target(target))


def _at_of_target(target: Target) -> str:
    """Several numbers of one clause share its start, and one number may stand for two years."""
    return f"{target.start}-{target.end}/{_number_of(target)}"


def _number_of(target: Target) -> str:
    return f"{target.indicator}|{target.year or ''}"


def _files(findings: Findings) -> dict[str, str]:
    """Each file by the head of its hash: its name, with that head behind it where several have the name."""
    names: dict[str, set[str]] = defaultdict(set)
    for compilation in findings.compilations:
        names[compilation.key].add(compilation.name)
    first = {key: min(found) for key, found in names.items()}
    used = Counter(first.values())
    return {key: name if used[name] == 1 else f"{name}/{key}" for key, name in first.items()}


def _folded(words: str) -> str:
    """Words as they are compared: width and case folded, without white space."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
