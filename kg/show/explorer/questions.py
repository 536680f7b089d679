"""The pages of questions: those that come with kg, with a field for each parameter, and one's own in SPARQL.

In: a `Frame`, a query, what was given, and the answer in the SPARQL JSON format. Out: HTML.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.index import NUMBER, TITLE, key, number_as_compared
from kg.graph.queries import Query, shipped
from kg.graph.results import shorten
from kg.vocabulary.namespaces import DCTERMS

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

EXAMPLE = """SELECT ?policy ?title ?number {
  ?policy a kg:Policy ; dcterms:title ?title ; eli:id_local ?number
} ORDER BY ?number LIMIT 20"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns, and rows of cells: an IRI or nothing, and what is shown; `cut`: whether there are more rows."""

    columns: Sequence[str]
    rows: Sequence[Sequence[tuple[str, str]]]
    cut: bool


def read_answer(data: bytes, cut: bool) -> Answer:
    """Return an answer in the SPARQL JSON format as rows."""
    read = json.loads(data)
    if "boolean" in read:
        return Answer(("answer",), [[("", "yes" if read["boolean"] else "no")]], cut)
    columns = read["head"]["vars"]
    rows = [[_cell(row.get(column)) for column in columns] for row in read["results"]["bindings"]]
    return Answer(columns, rows, cut)


def _cell(term: Mapping[str, str] | None) -> tuple[str, str]:
    if term is None:
        return "", ""
    value = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"], ensure_ascii=False)
    return (value, shorten(value)) if term["type"] == "uri" else ("", value)


def questions_page(frame: Frame) -> str:
    """Return the list of the questions that come with kg."""
    return frame.render("questions.html", questions=list(shipped().values()))


def question_page(frame: Frame, query: Query, given: Mapping[str, str], answer: Answer | None, trouble: str) -> str:
    """Return the page of a question that comes with kg."""
    chinese = frame.lang == "zh"
    name = f"questions/{query.name}"
    return frame.render(
        "question.html",
        heading=(query.title_zh if chinese else query.title) or query.name,
        about=query.description_zh if chinese else query.description,
        action=f"{frame.places.page(name)}".partition("?")[0],
        own=False,
        text=query.text,
        parameters=query.parameters,
        given=given,
        answer=_linked(frame, answer),
        trouble=trouble,
        files=[(form, frame.places.page(name, **given, format=form)) for form in ("csv", "json")],
    )


def own_page(frame: Frame, text: str, answer: Answer | None, trouble: str) -> str:
    """Return the page of one's own query."""
    return frame.render(
        "question.html",
        heading=frame.say("query"),
        about="",
        action=f"{frame.places.page('query')}".partition("?")[0],
        own=True,
        text=text or EXAMPLE,
        parameters=(),
        given={},
        answer=_linked(frame, answer),
        trouble=trouble,
        files=[(form, frame.places.page("query", query=text, format=form)) for form in ("csv", "json")],
    )


def _linked(frame: Frame, answer: Answer | None) -> Answer | None:
    """The same with names in the place of IRIs that have a page, and numbers and titles leading to their policies."""
    if answer is None:
        return None
    rows = [
        [_with_name(frame, *cell) if cell[0] else _with_policy(frame, column, cell[1]) for column, cell in pairs]
        for pairs in (zip(answer.columns, row, strict=True) for row in answer.rows)
    ]
    return Answer(answer.columns, rows, answer.cut)


def _with_name(frame: Frame, iri: str, text: str) -> tuple[str, str]:
    if frame.to(iri) is None:
        return iri, text
    return iri, frame.world.reader.first(iri, DCTERMS + "title") or frame.name(iri)


def _with_policy(frame: Frame, column: str, text: str) -> tuple[str, str]:
    """A number or title that one policy alone has, with the IRI of that one."""
    index = frame.world.graph.index
    if column.endswith("number"):
        found = index.named(NUMBER, number_as_compared(text))
    else:
        found = index.named(TITLE, key(text)) if column.endswith("title") else []
    return (index.iris(found)[0], text) if len(found) == 1 else ("", text)
