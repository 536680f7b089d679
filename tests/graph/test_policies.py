"""Policies as RDF."""

from __future__ import annotations

import pyoxigraph as ox
from policies import body, day, policy
from stated import triple, triples

from kg.annotate.topics.weigh import Evidence
from kg.describe.acts import ADOPTED, Act
from kg.graph.bodies import BodyStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.policies import PolicyStatements
from kg.resolve.model import Policy
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, RDF

TITLE = "示例河道管理办法"


def statements() -> PolicyStatements:
    iris, concepts = Iris(ID), UsedConcepts()
    return PolicyStatements(iris, concepts, BodyStatements(iris, concepts))


def values(one: Policy, predicate: str) -> list[str]:
    return [t.object.value for t in triples(statements().policy(one)) if t.predicate.value == predicate]  # type: ignore[union-attr]


def test_titles_and_number_are_stated() -> None:
    one = policy(TITLE, "国发〔2021〕3号", alternatives=("示例办法",))
    assert values(one, DCTERMS + "title") == [TITLE]
    assert values(one, DCTERMS + "alternative") == ["示例办法"]
    assert (values(one, ELI + "id_local"), values(one, KG + "sequence")) == (["国发〔2021〕3号"], ["3"])


def test_parts_are_stated_of_a_number_that_names_an_agency_and_a_year() -> None:
    for number in ("公告〔2021〕3号", "示例市人民代表大会常务委员会公告〔14届〕第44号"):
        one = policy(TITLE, number)
        assert (values(one, KG + "agencyCode"), values(one, KG + "sequence")) == ([], []), number


def test_a_disputed_number_is_stated_as_printed_and_as_disputed() -> None:
    one = policy(TITLE, disputed_number="国发〔2021〕3号")
    assert values(one, ELI + "id_local") == values(one, KG + "disputedNumber") == ["国发〔2021〕3号"]


def test_several_issuers_keep_their_order() -> None:
    names = ["示例乙局", "示例甲部", "示例丙局"]
    stated = triples(statements().policy(policy(TITLE, bodies=tuple(map(body, names)))))
    by = {(t.subject.value, t.predicate.value): t.object.value for t in stated}  # type: ignore[union-attr]
    cell = next(t.object.value for t in stated if t.predicate.value == KG + "issuerOrder")  # type: ignore[union-attr]
    found = []
    while cell != RDF + "nil":
        found.append(by[cell, RDF + "first"].rsplit("/", 1)[1])
        cell = by[cell, RDF + "rest"]
    assert found == names
    assert values(policy(TITLE, bodies=(body("示例甲部"),)), KG + "issuerOrder") == []


def test_each_day_has_its_meaning() -> None:
    one = policy(TITLE, signed=day("2021-03-01"), expires=day("2026-03-01"))
    assert values(one, ELI + "date_document") == ["2021-03-01"]
    assert values(one, ELI + "date_no_longer_in_force") == ["2026-03-01"]
    assert values(one, ELI + "date_publication") == []


def test_an_act_is_a_node_of_its_own() -> None:
    one = policy(TITLE, acts=(Act(ADOPTED, day("2021-03-01"), None),))
    assert KG + "Adoption" in values(one, RDF + "type")


def test_editions_and_codes_are_links() -> None:
    earlier = triple(*statements().predecessors({"乙": "甲"}))
    assert (earlier.subject, earlier.object) == (ox.NamedNode(f"{ID}policy/乙"), ox.NamedNode(f"{ID}policy/甲"))
    code = triple(*statements().codes({"示发": body("示例甲部")}))
    assert code.object == ox.Literal("示发")


def test_a_topic_says_how_sure_it_is_beside_the_direct_edge() -> None:
    sector = ID + "sector/C31"
    one = policy(TITLE, sectors=(sector,), topics=(Evidence(sector, 1.0, ("示例词",), "weightiest", 0.92),))
    assert values(one, ELI + "is_about") == values(one, KG + "topicConcept") == [sector]
    assert (values(one, KG + "confidence"), values(one, KG + "speakingWord")) == (["0.92"], ["示例词"])
