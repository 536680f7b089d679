"""One policy on one card."""

from __future__ import annotations

from network_graph import CITY, LAW, ONLY_CITED, PLAN, PROVINCE, TURTLE, read_graph

from kg.analyse.card import FIELDS, Card, card


def of(iri: str) -> Card:
    return card(read_graph(), iri)


def test_a_card_has_what_is_known_and_nothing_empty() -> None:
    fields = dict(of(PLAN).fields)
    assert fields["title"] == ("国务院关于印发示例行动方案的通知",)
    assert list(fields) == [label for label in FIELDS if label in fields]
    assert all(fields.values())


def test_what_it_cites_and_what_cites_it_are_told_with_their_relation() -> None:
    found = of(PLAN)
    assert LAW in [link.iri for link in found.cites]
    assert PROVINCE in [link.iri for link in found.cited_by]
    assert PLAN not in [link.iri for link in (*found.cites, *found.cited_by)]


def test_a_link_of_two_mentions_is_one_link() -> None:
    found = of(PLAN)
    assert len({(link.relation, link.iri) for link in found.cited_by}) == len(found.cited_by)
    assert max(link.mentions for link in found.cited_by) == 2


def test_a_policy_stands_where_its_text_does() -> None:
    graph = read_graph(f"{TURTLE}\n<occurrence/5> kg:endLine 199 .\n")
    (place,) = card(graph, CITY).places
    assert (place.file, place.start, place.end) == ("demo.txt", 170, 199)
    assert of(ONLY_CITED).places == ()


def test_what_nobody_could_resolve_is_counted() -> None:
    assert (of(CITY).unresolved, of(PLAN).unresolved) == (1, 0)
