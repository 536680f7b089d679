"""Reorganisations of bodies, and whose office is whose."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from stated import triples as read_back

from kg.graph.bodies import BodyStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.statements import statements
from kg.graph.terms import terms
from kg.language.bodies import named, parse_bodies
from kg.language.regions import NATION
from kg.resolve.model import Findings, Resolution
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import DCTERMS, ID, ORG, RDF, XSD

BEFORE, AFTER = ORG + "originalOrganization", ORG + "resultingOrganization"
HEBEI = ID + "region/130000"


def test_bodies_and_events_name_each_other() -> None:
    changes = load("body-changes.ttl")
    bodies = load("bodies.ttl")
    for iri, change in changes.items():
        (after,) = change.properties[AFTER]
        before = change.properties[BEFORE]
        went_on = after in before
        assert iri in bodies[after].properties[ORG + ("changedBy" if went_on else "resultedFrom")]
        assert all(iri in bodies[one].properties[ORG + "changedBy"] for one in before)
    linked = {
        value
        for c in bodies.values()
        for link in ("resultedFrom", "changedBy")
        for value in c.properties.get(ORG + link, ())
    }
    assert linked == set(changes)


@pytest.fixture(scope="module")
def triples() -> set[tuple[str, str, str]]:
    """What the graph says of 生态环境部 alone."""
    concepts = UsedConcepts()
    list(BodyStatements(Iris(ID), concepts).body(named("生态环境部", NATION)))
    return {(str(t.subject).strip("<>"), t.predicate.value, str(t.object)) for t in read_back(concepts.statements())}


def test_the_graph_states_the_event_its_year_and_the_direct_edge(triples: set[tuple[str, str, str]]) -> None:
    event, new, old = ID + "change/2018-生态环境部", ID + "body/生态环境部", ID + "body/环境保护部"
    assert (event, RDF + "type", f"<{ORG}ChangeEvent>") in triples
    assert (event, DCTERMS + "date", f'"2018"^^<{XSD}gYear>') in triples
    assert (new, ORG + "resultedFrom", f"<{event}>") in triples
    assert (old, ORG + "changedBy", f"<{event}>") in triples
    assert (new, DCTERMS + "replaces", f"<{old}>") in triples


@pytest.mark.parametrize(
    "name, parent",
    [
        ("河北省人民政府办公厅", "河北省人民政府"),
        ("石家庄市人民政府办公室", "石家庄市人民政府"),
        ("省发展改革委办公室", "河北省发展和改革委员会"),
        ("中共河北省委办公厅", "中国共产党河北省委员会"),
        ("环境保护部办公厅", "环境保护部"),
    ],
)
def test_an_office_belongs_to_its_body(name: str, parent: str) -> None:
    (office,) = parse_bodies(name, HEBEI)
    assert office.parent == parent
    state = BodyStatements(Iris(ID), UsedConcepts())
    wanted = ox.NamedNode(ID + "body/" + parent)
    stated = read_back(state.body(office))
    assert any(t.predicate.value == ORG + "subOrganizationOf" and t.object == wanted for t in stated)


@pytest.mark.parametrize(
    "written, name",
    [
        ("辽宁省委常委会", "中国共产党辽宁省委员会常务委员会"),
        ("省委常委会", "中国共产党河北省委员会常务委员会"),
        ("省人大常委会", "河北省人民代表大会常务委员会"),
    ],
)
def test_standing_committees(written: str, name: str) -> None:
    assert [body.name for body in parse_bodies(written, HEBEI)] == [name]


def test_no_policies_no_codes() -> None:
    """All that is left are the terms of the ontology."""
    nothing = Findings((), (), (), (), Resolution({}, {}, (), (), (), {}), (), {})
    assert read_back(statements(nothing, ID)) == read_back(terms(()))
