"""The vocabularies load, hang together, and say clearly when they do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from kg.errors import KgError
from kg.vocabulary import concepts as concepts_vocabulary
from kg.vocabulary.concepts import Concept, load, ontology_folder
from kg.vocabulary.namespaces import ELI, KG, ORG

# the schema, its alignment, the shapes and what a graph says of itself are no vocabularies
FILES = sorted(
    {path.name for path in ontology_folder().glob("*.ttl")}
    - {"alignment.ttl", "dataset.ttl", "policy.ttl", "region-links.ttl", "region-tiles.ttl", "shapes.ttl"}
)
LINKS = (ORG + "subOrganizationOf", KG + "territory", ORG + "classification", ELI + "passed_by", ELI + "type_document")


def everything() -> dict[str, Concept]:
    return {iri: concept for name in FILES for iri, concept in load(name).items()}


@pytest.mark.parametrize("name", FILES)
def test_every_concept_has_one_chinese_name_and_sound_labels(name: str) -> None:
    concepts = load(name)
    assert concepts and list(concepts) == sorted(concepts)
    for concept in concepts.values():
        labels = (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)
        assert all(label and label == label.strip() for label in labels), concept.iri
        assert concept.pref_label not in concept.alt_labels, concept.iri
        assert not set(concept.alt_labels) & set(concept.hidden_labels), concept.iri


@pytest.mark.parametrize("name", FILES)
def test_links_lead_to_concepts(name: str) -> None:
    known = everything()
    for concept in load(name).values():
        for target in (*concept.broader, *(value for link in LINKS for value in concept.properties.get(link, ()))):
            assert target in known, (concept.iri, target)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_broader_than_itself(name: str) -> None:
    concepts = load(name)
    order = TopologicalSorter({iri: [b for b in concept.broader if b in concepts] for iri, concept in concepts.items()})
    order.prepare()  # raises CycleError


@pytest.mark.parametrize("name", ["bodies.ttl", "document-types.ttl", "laws.ttl", "regions.ttl"])
def test_a_name_that_is_certain_means_one_concept(name: str) -> None:
    meanings = defaultdict(set)
    for concept in load(name).values():
        kind = concept.iri.rsplit("/", 2)[-2]
        for label in concept.alt_labels:
            meanings[kind, label].add(concept.iri)
    assert {label: found for label, found in meanings.items() if len(found) > 1} == {}


def test_first_gives_one_value_or_none() -> None:
    concept = next(c for c in load("bodies.ttl").values() if c.pref_label == "财政部")
    assert concept.first(KG + "territory") is not None
    assert concept.first(KG + "nothing") is None


def in_folder(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str | None) -> str:
    if text is not None:
        (folder / "own.ttl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(concepts_vocabulary, "ontology_folder", lambda: folder)
    load.cache_clear()
    with pytest.raises(KgError) as caught:
        load("own.ttl")
    load.cache_clear()
    return str(caught.value)


@pytest.mark.parametrize("text", [None, "示例 ist kein Turtle", "<a> <b>"])
def test_a_vocabulary_that_is_missing_or_broken_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    message = in_folder(monkeypatch, tmp_path, text)
    assert message.startswith(f"{tmp_path / 'own.ttl'}: cannot read the vocabulary")
    assert "\n" not in message


@pytest.mark.parametrize("file_name", FILES)
def test_skos_holds(file_name: str) -> None:
    """S9: no concept is a scheme; S13: the three kinds of labels are apart; S14: one preferred label a language; S27:
    what is related is not broader."""
    graph = rdflib.Graph().parse(ontology_folder() / file_name)
    concepts, schemes = (set(graph.subjects(RDF.type, kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme))
    assert concepts & schemes == set()
    preferred, other, hidden = (
        set(graph.subject_objects(p)) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    )
    assert preferred & other == preferred & hidden == other & hidden == set()
    languages = Counter((concept, getattr(label, "language", None)) for concept, label in preferred)
    assert {key for key, count in languages.items() if count > 1} == set()
    for one, related in graph.subject_objects(SKOS.related):
        assert related not in set(graph.transitive_objects(one, SKOS.broader)) - {one}
        assert one not in set(graph.transitive_objects(related, SKOS.broader)) - {related}
