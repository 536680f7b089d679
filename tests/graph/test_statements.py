"""The graph file: its terms, its IRIs, and that the same input gives the same bytes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, built, page
from stated import triple

from kg.graph.concepts import VOCABULARIES
from kg.graph.rdf import decimal, node
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, ID, KG, OA, QUDT, RDF, RDFS, RELATIONS, SKOS

BASE = "https://example.org/graph#"


@pytest.fixture(scope="module")
def quads(sample_output: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(sample_output / "graph.ttl"), format=ox.RdfFormat.TURTLE))


def iris(quads: list[ox.Quad]) -> set[str]:
    terms = (term for quad in quads for term in (quad.subject, quad.predicate, quad.object))
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


def pairs(quads: list[ox.Quad], predicate: str) -> set[tuple[str, str]]:
    return {(q.subject.value, q.object.value) for q in quads if q.predicate.value == predicate}  # type: ignore[union-attr]


def test_there_are_no_blank_nodes(quads: list[ox.Quad]) -> None:
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_every_iri_is_valid_and_absolute(quads: list[ox.Quad]) -> None:
    for iri in iris(quads):
        assert ox.NamedNode(iri).value.startswith(("http://", "https://"))
        assert not set(iri) & set(' <>"{}|\\^`'), iri


def test_the_same_input_gives_the_same_bytes(sample_output: Path, tmp_path: Path, root: Path) -> None:
    again = built(tmp_path, root / "corpus")
    for name in ("graph.ttl", "report.md"):
        assert (again / name).read_bytes() == (sample_output / name).read_bytes()
    pages = sorted(path.relative_to(again) for path in (again / "views").rglob("*") if path.is_file())
    assert pages
    for one in pages:
        assert (again / one).read_bytes() == (sample_output / one).read_bytes(), one


def test_the_order_of_the_files_does_not_matter(sample_output: Path, tmp_path: Path, root: Path) -> None:
    files = sorted((root / "corpus").glob("*.txt"), reverse=True)
    again = built(tmp_path, *files)
    assert (again / "graph.ttl").read_bytes() == (sample_output / "graph.ttl").read_bytes()


def test_where_the_files_lie_does_not_matter(sample_output: Path, tmp_path: Path, root: Path) -> None:
    copy = tmp_path / "else where"
    copy.mkdir()
    for path in (root / "corpus").glob("*.txt"):
        (copy / path.name).write_bytes(path.read_bytes())
    again = built(tmp_path / "out", copy)
    assert (again / "graph.ttl").read_bytes() == (sample_output / "graph.ttl").read_bytes()


def test_the_base_iri_is_that_of_individuals_and_not_of_concepts(
    tmp_path: Path, root: Path, quads: list[ox.Quad]
) -> None:
    own = list(
        ox.parse(path=str(built(tmp_path, root / "corpus", base_iri=BASE) / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    )
    concepts = {iri for name in VOCABULARIES for iri in load(name)}
    left = {iri for iri in iris(own) if iri.startswith(ID)} - concepts
    individuals = {iri.removeprefix(BASE).split("/")[0] for iri in iris(own) if iri.startswith(BASE)}
    assert {"policy", "citation", "occurrence", "compilation", "body"} <= individuals
    assert individuals.isdisjoint(iri.removeprefix(ID).split("/")[0] for iri in left)
    assert len(own) == len(quads)


def test_the_policies_of_the_sample_are_named_by_number(quads: list[ox.Quad]) -> None:
    policies = {s for s, o in pairs(quads, RDF + "type") if o == KG + "Policy"}
    assert ID + "policy/国发-2021-23" in policies
    assert (ID + "policy/国发-2021-23", "国发〔2021〕23号") in pairs(quads, ELI + "id_local")


def test_every_citation_has_its_edges(quads: list[ox.Quad]) -> None:
    citing, cited = dict(pairs(quads, CITO + "hasCitingEntity")), dict(pairs(quads, CITO + "hasCitedEntity"))
    edges = {(q.subject.value, q.predicate.value, q.object.value) for q in quads}  # type: ignore[union-attr]
    seen = set()
    for citation, relation in pairs(quads, CITO + "hasCitationCharacterization"):
        if citation not in cited or relation in (RELATIONS["issues"], RELATIONS["self"]):
            continue
        assert citing[citation] != cited[citation]
        assert (citing[citation], relation, cited[citation]) in edges
        assert (citing[citation], ELI + "cites", cited[citation]) in edges
        seen.add(relation)
    assert len(seen) >= 5


def test_no_policy_cites_itself(quads: list[ox.Quad]) -> None:
    links = {iri for name, iri in RELATIONS.items() if name != "self"}
    assert not [q for q in quads if q.predicate.value in links and q.subject == q.object]


def test_what_is_issued_is_another_name_and_no_edge(quads: list[ox.Quad]) -> None:
    assert pairs(quads, RELATIONS["issues"]) == pairs(quads, RELATIONS["self"]) == set()
    assert (ID + "policy/国发-2021-23", "2030年前碳达峰行动方案") in pairs(quads, DCTERMS + "alternative")


def test_what_is_repealed_is_not_in_force(quads: list[ox.Quad]) -> None:
    repealed = {o for _, o in pairs(quads, RELATIONS["repeals"])}
    assert repealed == {s for s, _ in pairs(quads, ELI + "in_force")} != set()


def test_every_node_that_is_pointed_at_is_described(quads: list[ox.Quad]) -> None:
    """Schemes, relations and states too: the file explains itself. What others describe is left out."""
    subjects = {q.subject.value for q in quads}  # type: ignore[union-attr]
    external = {RDF + "type", DCTERMS + "source", QUDT + "hasUnit", SKOS + "exactMatch", SKOS + "closeMatch"}
    of_the_ontology = {q.subject.value for q in quads if q.predicate.value == RDFS + "isDefinedBy"}  # type: ignore[union-attr]
    pointed = {
        (q.predicate.value, q.object.value)
        for q in quads
        if isinstance(q.object, ox.NamedNode)
        and q.predicate.value not in external
        and q.subject.value not in of_the_ontology  # type: ignore[union-attr]
    }
    own = (KG.removesuffix("#"), "http://www.w3.org/", "https://creativecommons.org/")
    assert sorted({(p, o) for p, o in pointed if o not in subjects and not o.startswith(own)}) == []


def test_concepts_schemes_and_terms_have_labels(quads: list[ox.Quad]) -> None:
    named = {s for label in (SKOS + "prefLabel", RDFS + "label") for s, _ in pairs(quads, label)}
    relations = {o for _, o in pairs(quads, CITO + "hasCitationCharacterization")}
    schemes = {o for _, o in pairs(quads, SKOS + "inScheme")}
    concepts = {s for s, o in pairs(quads, RDF + "type") if o == SKOS + "Concept"}
    terms = {term for term in iris(quads) if term.startswith(KG)}
    assert len(schemes) >= 5
    assert (relations | schemes | concepts | terms) - named == set()


def test_members_of_areas_and_factors_of_units_travel_along(quads: list[ox.Quad]) -> None:
    areas, units = load("regions.ttl"), load("indicators.ttl")
    here = {s for s, _ in pairs(quads, SKOS + "prefLabel")}
    for iri in here & set(areas):
        members = set(areas[iri].properties.get(SKOS + "narrower", ()))
        assert members == {o for s, o in pairs(quads, SKOS + "narrower") if s == iri} <= here
    factors = dict(pairs(quads, KG + "factor"))
    assert factors == {iri: unit.first(KG + "factor") for iri, unit in units.items() if unit.first(KG + "factor")}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_number_has_the_form_that_a_store_gives_back(number: Decimal) -> None:
    stated = triple((node(KG + "value"), [decimal(KG + "value", number)]))
    store = ox.Store()
    store.add(ox.Quad(stated.subject, stated.predicate, stated.object))
    assert {quad.object for quad in store} == {stated.object}
    assert Decimal(stated.object.value) == number  # type: ignore[union-attr]


def test_offsets_and_lines_lead_to_the_text(quads: list[ox.Quad], root: Path) -> None:
    """The surface of each citation stands at its offsets in the user's own file."""
    start, end = dict(pairs(quads, OA + "start")), dict(pairs(quads, OA + "end"))
    line, place = dict(pairs(quads, KG + "line")), dict(pairs(quads, KG + "inOccurrence"))
    files, names = dict(pairs(quads, KG + "occursIn")), dict(pairs(quads, KG + "sourceFile"))
    surfaces = [(s, o) for s, o in pairs(quads, KG + "surface") if s in dict(pairs(quads, CITO + "hasCitingEntity"))]
    exact = dict(pairs(quads, OA + "exact"))
    assert len(surfaces) > 30
    for mention, surface in surfaces:
        text = (root / "corpus" / names[files[place[mention]]]).read_text(encoding="utf-8")
        printed = text[int(start[mention]) : int(end[mention])]
        assert exact[mention] == printed
        assert "".join(printed.split()).endswith(surface[-1]) and printed[0] == surface[0]
        assert text.count("\n", 0, int(start[mention])) + 1 == int(line[mention])


def test_names_that_are_no_iris_are_made_safe(tmp_path: Path) -> None:
    text = page(
        "河北省人民政府关于示例“A/B <C>” 100%清点{工作}的通知",
        "各市人民政府：",
        f"根据《示例|“甲”^`乙`\\办法#1？》，现通知如下。{PROSE}",
        "河北省人民政府",
        "2021年3月5日",
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    quads = list(
        ox.parse(path=str(built(tmp_path / "out", tmp_path / "a.txt") / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    )
    for iri in iris(quads):
        assert ox.NamedNode(iri) and not set(iri.rsplit("/", 1)[1]) & set(' <>"{}|\\^`%?')
