"""The pages of questions: those that come with kg, with a field for each parameter, and one's own in SPARQL.

In: a `Frame`, a query, what was given, and the answer in the SPARQL JSON format. Out: HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.graph.index import NUMBER, TITLE, key, number_as_compared
from kg.graph.queries import Parameter, Query, shipped
from kg.graph.results import shorten
from kg.show.explorer.answers import TABLE, Answer, drawn, views
from kg.show.language import AS_IT_IS, Language
from kg.vocabulary.concepts import ontology_folder, read_turtle
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, OA, ORG, PREFIXES, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

EXAMPLE = """SELECT ?policy ?title ?number {
  ?policy a kg:Policy ; dcterms:title ?title ; eli:id_local ?number
} ORDER BY ?number LIMIT 20"""


_WORDS = (
    *("SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "MINUS", "VALUES", "BIND", "GROUP BY", "ORDER BY"),
    *("HAVING", "LIMIT", "OFFSET", "CONSTRUCT", "DESCRIBE", "ASK", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE"),
    *("CONTAINS", "STRSTARTS", "REGEX", "EXISTS", "NOT EXISTS", "DESC", "ASC"),
)
# Terms of other vocabularies that the graph uses most.
_OTHERS = (
    *(DCTERMS + name for name in ("title", "alternative", "date", "publisher", "source", "subject", "replaces")),
    *(ELI + name for name in ("id_local", "date_document", "date_publication", "passed_by", "jurisdiction")),
    *(ELI + name for name in ("relevant_for", "is_about", "type_document", "in_force", "is_member_of")),
    *(CITO + name for name in ("hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization", "Citation")),
    *(SKOS + name for name in ("prefLabel", "altLabel", "broader", "notation", "inScheme", "Concept")),
    *(ORG + name for name in ("classification", "subOrganizationOf", "ChangeEvent")),
    *(RDFS + "label", RDF + "type", OA + "exact"),
)
# Rows that a page shows; the files have all.
MOST_ROWS = 500
# Characters of what stands in one line: a day, a relation.
SHORT = 12


def questions_page(frame: Frame) -> str:
    """Return the list of the questions that come with kg."""
    return frame.render("questions.html", questions=list(shipped().values()))


def question_page(
    frame: Frame, query: Query, given: Mapping[str, str], answer: Answer | None, trouble: str, view: str = TABLE
) -> str:
    """Return the page of a question that comes with kg, its answer as one of `kg.show.explorer.answers.views`."""
    chinese = frame.lang == "zh"
    return _page(
        frame,
        f"questions/{query.name}",
        given,
        answer,
        view,
        heading=(query.title_zh if chinese else query.title) or query.name,
        about=query.description_zh if chinese else query.description,
        own=False,
        language=frame.world.language(frame.lang),
        text=query.text,
        parameters=query.parameters,
        trouble=trouble,
    )


def own_page(
    frame: Frame,
    text: str,
    answer: Answer | None,
    trouble: str,
    parameters: Sequence[Parameter] = (),
    given: Mapping[str, str] = MappingProxyType({}),
    view: str = TABLE,
) -> str:
    """Return the page of one's own query, with a field for each parameter that it declares."""
    return _page(
        frame,
        "query",
        {"query": text, **given},
        answer,
        view,
        heading=frame.say("query"),
        about="",
        own=True,
        language=AS_IT_IS,
        text=text or EXAMPLE,
        parameters=parameters,
        trouble=trouble,
        terms=terms(),
    )


def _page(
    frame: Frame,
    name: str,
    given: Mapping[str, str],
    answer: Answer | None,
    view: str,
    language: Language,
    **shown: object,
) -> str:
    """The page of a query; all that was asked, given and chosen stands in the addresses that lead on from it."""
    linked = _spoken(_linked(frame, answer), language)
    files = ("ttl", "nt", "jsonld") if answer and answer.of_triples else ("csv", "tsv", "json", "xml")
    kinds = views(linked) if linked else []
    view = view if view in kinds else TABLE
    return frame.render(
        "question.html",
        action=f"{frame.places.page(name)}".partition("?")[0],
        given=given,
        answer=linked,
        view=view,
        views=[(kind, frame.places.page(name, **given, view="" if kind == TABLE else kind)) for kind in kinds],
        picture=drawn(frame, linked, view) if linked else "",
        files=[(form, frame.places.page(name, **given, format=form)) for form in files],
        most=MOST_ROWS,
        short=SHORT,
        **shown,
    )


@cache
def terms() -> str:
    """What the editor completes: words of SPARQL, prefixes, terms of the ontology and of others that it uses."""
    stated = read_turtle(ontology_folder() / "policy.ttl")
    own = {shorten(iri) for iri, told in stated.items() if RDF + "type" in told}
    own |= {shorten(term) for term in _OTHERS}
    return " ".join([*_WORDS, *sorted(f"{name}:" for name in PREFIXES), *sorted(one for one in own if ":" in one)])


def _linked(frame: Frame, answer: Answer | None) -> Answer | None:
    """The same with names in the place of IRIs that have a page, and numbers and titles leading to their policies."""
    if answer is None:
        return None
    rows = [
        [_with_name(frame, *cell) if cell[0] else _with_policy(frame, column, cell[1]) for column, cell in pairs]
        for pairs in (zip(answer.columns, row, strict=True) for row in answer.rows)
    ]
    return replace(answer, rows=rows)


def _spoken(answer: Answer | None, language: Language) -> Answer | None:
    """The same with headings and words in a language; what has an IRI has its name already."""
    if answer is None:
        return None
    rows = [
        [(iri, shown if iri else language.value(column, shown)) for column, (iri, shown) in pairs]
        for pairs in (zip(answer.columns, row, strict=True) for row in answer.rows)
    ]
    return replace(answer, columns=tuple(map(language.heading, answer.columns)), rows=rows)


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
