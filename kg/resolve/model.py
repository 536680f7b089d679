"""What resolution gives: policies, citations, fulfilled promises.

In: nothing. Out: frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry
from kg.annotate.references.mention import Mention
from kg.annotate.references.promise_kinds import promise_kinds
from kg.annotate.topics.weigh import Evidence
from kg.describe.facts import Facts
from kg.errors import Fault
from kg.language.bodies import Body
from kg.language.title import Title
from kg.vocabulary.namespaces import KNOWN, NAME_ONLY, TEXT

# characters kept on each side of a mention as evidence, so that the graph grows with the text and not its square
_EVIDENCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Facts):
    """One instrument, wherever it occurs; `key` is its identity as ONTOLOGY.md defines it.

    `sectors` and `subjects` are IRIs, `topics` what speaks for each of them. `in_corpus` tells policies whose text is
    at hand from those only cited, `known` those of which more than a name is known: a number, a law of the vocabulary,
    a policy of a list or a table. `issuer_rule` and `issuer_confidence` (0 to 1) are set where the first issuer alone
    is known, from the agency code of the number; `number_rule` where the number is not printed with the text;
    `disputed_number` is one printed with it that is another policy's. Texts of one title that follow one another share
    a `series`; where they are editions of one instrument `instrument` is its key too, and a policy that stands for all
    of its editions is `abstract`.
    """

    key: str
    local_id: str | None = None
    sectors: tuple[str, ...] = ()
    topics: tuple[Evidence, ...] = ()
    in_corpus: bool = False
    editions: tuple[date, ...] = ()
    issuer_rule: str | None = None
    issuer_confidence: float | None = None
    series: str | None = None
    instrument: str | None = None
    abstract: bool = False
    number_rule: str | None = None
    disputed_number: str | None = None
    known: bool = False

    @property
    def day(self) -> date | None:
        """The day that dates it: of its signature, else of its publication, else from which it is in force."""
        return self.signed or self.published or self.effective

    @property
    def availability(self) -> str:
        """What is at hand: its text (of an instrument those of its editions), a proof that it is, a name alone."""
        if self.in_corpus or self.abstract:
            return TEXT
        return KNOWN if self.known else NAME_ONLY

    @property
    def begins(self) -> date | None:
        """The first day on which a reference can mean it: from which it is in force, else signed, else published.

        A web page may publish a text again decades later.

        A law that is amended keeps the day on which it first entered into force in its last article; the amended text
        is there from the amendment on.
        """
        if self.effective and (self.signed is None or self.effective >= self.signed):
            return self.effective
        return self.signed or self.published

    @property
    def names(self) -> tuple[Title, ...]:
        """All its names, the fullest title first."""
        return (self.named, *map(Title.of, self.alternatives))


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of one policy in one document: `cited` is a policy's key, or None with the reason. `edition` is the
    date of the edition in force when the citing document was signed, where that is known."""

    document: Document
    mention: Mention
    citing: str
    cited: str | None
    relation: str
    rule: str
    confidence: float
    unresolved: str | None
    edition: date | None = None

    @property
    def place(self) -> str:
        """File and line (from 1) of the mention."""
        compilation, at = self.document.compilation, self.document.segment.start + self.mention.start
        return f"{compilation.name}:{compilation.clean.line_of(at)}"

    @property
    def evidence(self) -> tuple[int, int]:
        """Offsets of the sentence of the mention; of one that does not end (a table in one line) the part around it."""
        start, end = self.mention.sentence
        return max(start, self.mention.start - _EVIDENCE), min(end, self.mention.end + _EVIDENCE)

    @property
    def promises(self) -> tuple[str, ...]:
        """What a promise is of (NEW, REVISE, REPEAL), by the words of its sentence around the name."""
        start, end = self.evidence
        sides = self.document.quote(start, self.mention.start), self.document.quote(self.mention.end, end)
        return promise_kinds(*("".join(side.split()) for side in sides))


@dataclass(frozen=True, slots=True)
class Resolution:
    """All policies by key, which policy each document is (by document key) and each table row (in their order), all
    citations in the order of the text, what did not fit together (for the report), the agency codes that the documents
    prove (code to body), the faults that cost a document its citations (its place, and what happened), and
    which text of one title follows which (later key to earlier key). `decided` tells what own decisions did, `idle`
    which of them met nothing, or are not clear."""

    policies: dict[str, Policy]
    policy_of: dict[str, str]
    policy_of_entry: tuple[str, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    codes: Mapping[str, Body]
    faults: tuple[tuple[str, Fault], ...] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)
    decided: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A promise kept: `policy` (a key) is what `promise` announced, `days` days later; None where a date is not known.

    `likeness` is 0 to 100, 100 where the names are the same.
    """

    promise: Citation
    policy: str
    days: int | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a build found, ready to be stated as RDF and told in the report. `predecessors` and `drafts` are keys of
    policies: of a text and the one before it, of a draft and the text that came of it."""

    compilations: tuple[Compilation, ...]
    documents: tuple[Document, ...]
    entries: tuple[TableEntry, ...]
    meetings: tuple[Meeting, ...]
    resolution: Resolution
    fulfilments: tuple[Fulfilment, ...]
    predecessors: dict[str, str]
    drafts: Mapping[str, str] = field(default_factory=dict)
