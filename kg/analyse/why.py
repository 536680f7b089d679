"""Where each fact of a policy was taken from: which part of which text says it, on which line, in which words.

In: a graph and the IRI of a policy. Out: a `Table` with a row for each fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.analyse.table import Cell, Table
from kg.graph.issuers import issuer_order
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import DCTERMS, ELI, KG

COLUMNS = ("fact", "content", "taken_from", "file", "line", "words", "confidence")
# what has a fact, in the order of a card, and what it is called there
FACTS: Mapping[str, str] = {
    DCTERMS + "title": "title",
    ELI + "id_local": "number",
    ELI + "passed_by": "issued by",
    ELI + "date_document": "signed",
    ELI + "date_publication": "published",
    ELI + "first_date_entry_in_force": "in force from",
    ELI + "date_no_longer_in_force": "in force until",
    KG + "ofPolicy": "acts",
    ELI + "type_document": "type",
    KG + "legalForce": "legal force",
    ELI + "jurisdiction": "jurisdiction",
    ELI + "relevant_for": "about the regions",
    ELI + "is_about": "sectors",
    DCTERMS + "subject": "subjects",
}
# what no text states of a policy that is only cited, or of a law over all its editions
FOLLOWS = "follows from the others"
_PLACE = """
  OPTIONAL { ?origin kg:originKind/rdfs:label ?from FILTER(LANG(?from) = "en") }
  OPTIONAL { ?origin kg:inOccurrence|(prov:wasDerivedFrom/kg:inOccurrence) ?at }
  OPTIONAL { ?origin kg:line|(prov:wasDerivedFrom/kg:line) ?line }
  OPTIONAL { ?origin kg:confidence ?confidence }"""
_ORIGINS = f"""
SELECT ?property ?fact ?name ?kind ?day ?from ?at ?line ?field ?words ?confidence WHERE {{
  ?origin kg:ofPolicy ?policy ; kg:factProperty ?property ; kg:factNode|kg:factValue ?fact .
  OPTIONAL {{ ?fact skos:prefLabel ?name }}
  OPTIONAL {{ ?fact a kg:Act, ?class . ?class rdfs:subClassOf kg:Act ; rdfs:label ?kind FILTER(LANG(?kind) = "en")
    ?fact dcterms:date ?day }}
  OPTIONAL {{ ?origin kg:containerField ?field }}
  OPTIONAL {{ ?origin kg:surface|(prov:wasDerivedFrom/kg:surface) ?words }}{_PLACE}
}}"""
_TOPICS = f"""
SELECT ?property ?fact ?name ?from ?at ?line ?words ?confidence WHERE {{
  ?origin a kg:Topic ; kg:ofPolicy ?policy ; kg:topicConcept ?fact . ?fact skos:prefLabel ?name .
  ?policy ?property ?fact .
  OPTIONAL {{ ?origin kg:speakingWord ?words }}{_PLACE}
}}"""
# asked of each text apart: the engine would first join all texts with their files
_FILE = "SELECT ?file WHERE { ?at kg:occursIn/kg:sourceFile ?file }"
_STATED = "SELECT ?property ?fact ?name WHERE { ?policy ?property ?fact OPTIONAL { ?fact skos:prefLabel ?name } }"
_Row = Mapping[str, str | None]


def why(graph: GraphStore, policy: str) -> Table:
    """Return a row for each fact of a policy: what it is and where it was taken from, the facts in the order of a card.

    Parameters
    ----------
    graph : GraphStore
        What a build wrote.
    policy : str
        The IRI of the policy.
    """
    told = [*graph.select(_ORIGINS, policy=policy), *_with_words_joined(graph.select(_TOPICS, policy=policy))]
    files = {at: row["file"] for at in {row["at"] for row in told} if at for row in graph.select(_FILE, at=at)}
    told = [{**row, "file": files.get(row["at"] or "")} for row in told]
    known = {(row["property"], row["fact"]) for row in told}
    rest = (row for row in graph.select(_STATED, policy=policy) if (row["property"], row["fact"]) not in known)
    told += [{**row, "from": FOLLOWS} for row in rest if row["property"] in FACTS]
    order, issuers = list(FACTS.values()), issuer_order(graph, policy)

    def place(row: _Row) -> tuple[int, int, str]:
        fact = row["fact"] or ""
        return (
            order.index(FACTS[row["property"] or ""]),
            issuers.index(fact) if fact in issuers else 0,
            str(_row(row)[1]),
        )

    return Table(COLUMNS, [_row(row) for row in sorted(told, key=place)])


def _row(row: _Row) -> tuple[Cell, ...]:
    act = f"{row['kind']} {row['day']}" if row.get("kind") else None
    place = ": ".join(part for part in (row["from"], row.get("field")) if part)
    line, sure = row.get("line"), row.get("confidence")
    return (
        FACTS[row["property"] or ""],
        act or row["name"] or row["fact"],
        place,
        row.get("file") or "",
        int(line) if line else None,
        row.get("words") or "",
        float(sure) if sure else None,
    )


def _with_words_joined(rows: Iterable[_Row]) -> Iterator[_Row]:
    """One row a topic, with all the words that speak for it."""
    topics: dict[tuple[str | None, str | None], list[_Row]] = defaultdict(list)
    for row in rows:
        topics[row["property"], row["fact"]].append(row)
    for same in topics.values():
        yield {**same[0], "words": "、".join(sorted({row["words"] or "" for row in same}))}
