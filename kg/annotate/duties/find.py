"""Who answers for what.

In: the clean text of one document and the region at home. Out: `Responsibility`s: the bodies of each clause, those that
lead, the open groups (各市政府, 有关部门) and the text that they answer for.

Five forms are read: rows of tables of tasks, brackets behind a task (牵头 / 配合 / 按职责分工负责, any brackets,
nested), labelled lists (责任单位：…), paragraphs under a heading that names the body (（一）某局职责) and prose
(由A会同B组织实施). A rule that a clause sets for all later ones
(列首位的为牵头单位，下同; 以下均需…落实，不再列出) is carried forward to the end of the document. The words
stand in ontology/responsibility-cues.ttl; the forms follow published notices.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.duties.brackets import BracketReader
from kg.annotate.duties.duty import Clause, Responsibility
from kg.annotate.duties.headings import HeadingReader
from kg.annotate.duties.items import Items
from kg.annotate.duties.labels import LabelReader
from kg.annotate.duties.lines import joined
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.prose import ProseReader
from kg.annotate.duties.rows import with_names_in_rows
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.subjects import named_by_place, with_subjects
from kg.annotate.duties.tables import TableReader
from kg.annotate.duties.tasks import task_before
from kg.language.spaces import Squeezed, squeeze


def find_responsibilities(text: str, home: str | None, issuers: Sequence[str] = ()) -> list[Responsibility]:
    """Return the clauses of a document that give bodies a task, in the order of the text.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs are separated by line ends.
    home : str or None
        IRI of the region whose authorities wrote the text.
    issuers : sequence of str
        Full names of the bodies that issue the text: one alone is meant by 我部, and its offices need no name.

    Raises
    ------
    KgError
        If a vocabulary is missing or is not Turtle.
    """
    squeezed = joined(squeeze(text))
    clauses = _clauses(squeezed.text, home, issuers)
    return _carried_forward(sorted(clauses, key=lambda clause: clause.start), squeezed)


def _clauses(text: str, home: str | None, issuers: Sequence[str]) -> list[Clause]:
    """The clauses of a squeezed text, brackets first: prose is read only outside of them."""
    parties = Parties(text, issuers, home)
    items = Items.of(text, home, parties.items())
    members = MemberReader(text, items, parties, home)
    lists = ListReader(text, members)
    rows = list(TableReader(text, items, lists).rows())
    tabled = Spans((clause.start, clause.end) for clause in rows)
    bracketed = [clause for clause in BracketReader(text, items, lists).clauses() if clause.start not in tabled]
    labelled = list(
        LabelReader(text, lists).clauses(Spans((clause.start, clause.end) for clause in [*rows, *bracketed]))
    )
    found = sorted([*bracketed, *labelled], key=lambda clause: clause.start)
    after = 0
    for clause in found:
        clause.task = task_before(text, clause.start, clause.end, after)
        after = clause.end
    taken = Spans((clause.start, clause.end) for clause in [*rows, *found])
    headings = HeadingReader(text, items, lists, taken, lambda name: named_by_place(name, parties, home))
    named = with_subjects(text, with_names_in_rows(text, items, home), parties, home)
    prose = list(ProseReader(text, named, taken, members, Spans(headings.sections())).clauses())
    told = Spans((clause.start, clause.end) for clause in prose)
    run_in = [clause for clause in headings.run_in() if not told.within(clause.start, clause.end)]
    return [*rows, *found, *headings.clauses(), *run_in, *prose]


def _carried_forward(clauses: Sequence[Clause], squeezed: Squeezed) -> list[Responsibility]:
    """Apply the rules that hold from one clause on: 下同, 不再列出."""
    found: list[Responsibility] = []
    first_leads = False
    standing: list[str] = []
    for clause in clauses:
        first_leads = first_leads or clause.first_leads
        rule = clause.rule
        if first_leads and not clause.lead and clause.rule != "prose":
            clause.lead = clause.bodies[:1]
            rule += ", first leads"
        earlier = tuple(group for group in standing if group not in clause.groups)
        found.append(
            Responsibility(
                *squeezed.span(clause.start, clause.end),
                tuple(clause.bodies),
                tuple(clause.lead),
                tuple(clause.groups),
                earlier if clause.rule != "prose" else (),
                squeezed.span(*clause.task),
                rule,
                squeezed.span(*clause.deadline) if clause.deadline else None,
                tuple(clause.lead_groups),
                tuple(clause.order),
            )
        )
        standing += [group for group in clause.standing if group not in standing]
    return found
