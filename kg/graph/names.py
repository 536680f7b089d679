"""What files, places, mentions and statements are named after.

In: `Findings`. Out: the keys of their IRIs: of a file its name, of a place the policy that stands there, of a statement
what is stated: the policy, the kind, the words, and which of several equal ones it is. They hold no hash of a file and
no offset, so that a change in one place leaves all other names, and a diff of two builds says what changed.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.documents import Document, Meeting, TableEntry
from kg.resolve.model import Citation, Findings

if TYPE_CHECKING:
    from kg.annotate.duties.duty import Responsibility
    from kg.annotate.targets.target import Target

CITATION, DUTY, TARGET = "citation", "responsibility", "target"
_DIGITS = 12
Text = Document | TableEntry


@dataclass(frozen=True, slots=True)
class Said:
    """The keys of one mention and of what it states; mentions in several texts of a policy share a statement."""

    mention: str
    statement: str


class Names:
    """The keys of one build, made once, in the order of the texts.

    Parameters
    ----------
    findings : Findings
        What the build found.
    """

    def __init__(self, findings: Findings) -> None:
        self._files = _files(findings)
        self._places: dict[tuple[str, bool], str] = {}
        self._used: Counter[str] = Counter()
        self._meetings: dict[int, str] = {}
        self._said: dict[tuple[str, str, bool, str], Said] = {}
        policies = {document.key: findings.resolution.policy_of[document.key] for document in findings.documents}
        citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in findings.resolution.citations:
            citations[citation.document.key].append(citation)
        for document in findings.documents:
            self._name(document, policies[document.key], citations[document.key])
        for entry, policy in zip(findings.entries, findings.resolution.policy_of_entry, strict=True):
            self._name(entry, policy, [])
        self._name_meetings(findings)

    def file(self, key: str) -> str:
        """The key of a file, by the head of the hash of its content."""
        return self._files[key]

    def place(self, text: Text) -> str:
        """The key of the place where a text stands."""
        return self._places[text.key, isinstance(text, TableEntry)]

    def meeting(self, meeting: Meeting) -> str:
        """The key of a meeting."""
        return self._meetings[id(meeting)]

    def citation(self, citation: Citation) -> Said:
        """The keys of a mention of a policy."""
        return self._said[CITATION, citation.document.key, False, _of_citation(citation).at]

    def duty(self, text: Text, duty: Responsibility) -> Said:
        """The keys of a duty."""
        return self._said[DUTY, text.key, isinstance(text, TableEntry), _of_duty(text, duty).at]

    def target(self, text: Text, target: Target) -> Said:
        """The keys of a target."""
        return self._said[TARGET, text.key, isinstance(text, TableEntry), _of_target(text, target).at]

    def _name(self, text: Text, policy: str, citations: list[Citation]) -> None:
        is_row = isinstance(text, TableEntry)
        if (text.key, is_row) in self._places:  # a file that is there twice
            return
        where = self._files[text.compilation.key]
        place = self._own(f"{where}/{policy}" + ("/row" if is_row else ""))
        self._places[text.key, is_row] = place
        within = place.removeprefix(f"{where}/{policy}")
        equal: Counter[str] = Counter()
        for mark in _marks(text, citations):
            known = (mark.kind, text.key, is_row, mark.at)
            if known in self._said:
                continue
            digest = hashlib.sha256(f"{mark.kind}|{_folded(mark.words)}".encode()).hexdigest()[:_DIGITS]
            equal[digest] += 1
            stated = f"{policy}/{digest}" + (f"/{equal[digest]}" if equal[digest] > 1 else "")
            self._said[known] = Said(f"{stated}/{where}{within}", stated)

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


def _marks(text: Text, citations: list[Citation]) -> Iterator[_Mark]:
    yield from map(_of_citation, citations)
    for duty in text.responsibilities:
        yield _of_duty(text, duty)
    for target in text.targets:
        yield _of_target(text, target)


def _of_citation(citation: Citation) -> _Mark:
    mention = citation.mention
    return _Mark(CITATION, f"{citation.relation}|{mention.surface}", f"{mention.start}-{mention.end}")


def _of_duty(text: Text, duty: Responsibility) -> _Mark:
    """Several duties of one clause share its start; the words of a row may be found at no place of their own."""
    task_start, task_end = duty.task
    at = f"{duty.start}-{duty.end}/{task_start}-{task_end}"
    return _Mark(DUTY, f"{text.quote(duty.start, duty.end)}|{text.quote(*duty.task)}", at)


def _of_target(text: Text, target: Target) -> _Mark:
    """Several numbers of one clause share its start, and one number may stand for two years."""
    what = f"{target.indicator}|{target.year or ''}"
    return _Mark(TARGET, f"{text.quote(target.start, target.end)}|{what}", f"{target.start}-{target.end}/{what}")


def _files(findings: Findings) -> dict[str, str]:
    """Each file by the head of its hash: its name, with that head behind it where several have the name."""
    names: dict[str, set[str]] = defaultdict(set)
    for compilation in findings.compilations:
        names[compilation.key].add(compilation.clean.source.name)
    first = {key: min(found) for key, found in names.items()}
    used = Counter(first.values())
    return {key: name if used[name] == 1 else f"{name}/{key}" for key, name in first.items()}


def _folded(words: str) -> str:
    """Words as they are compared: width and case folded, without white space."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
