"""Regions and what data sets of others call them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import checkout
import pyoxigraph as ox
import pytest
from stated import triples

from kg.graph.concepts import CLOSE_MATCH, LINKS_FILE, described
from kg.vocabulary.concepts import load, ontology_folder
from kg.vocabulary.namespaces import ID, KG

ISO = Path("/usr/share/iso-codes/json/iso_3166-2.json")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return checkout.tool("region_links")


def links() -> list[tuple[str, str]]:
    quads = ox.parse(path=str(ontology_folder() / LINKS_FILE), format=ox.RdfFormat.TURTLE)
    found = [quad for quad in quads if quad.predicate.value == CLOSE_MATCH]
    return [(quad.subject.value, quad.object.value) for quad in found]


def test_no_place_is_the_seat_of_two_regions() -> None:
    found = links()
    assert len(found) > 250
    assert Counter(place for _, place in found).most_common(1)[0][1] == 1
    regions = load("regions.ttl")
    assert {regions[iri].first(KG + "level") for iri, _ in found} == {"prefecture", "province"}


def test_a_linked_region_says_so_in_the_graph() -> None:
    iri, place = links()[0]
    told = {(t.predicate.value, t.object.value) for t in triples(described(iri, load("regions.ttl")[iri]))}  # type: ignore[union-attr]
    assert (CLOSE_MATCH, place) in told


def test_a_name_that_two_places_have_and_a_place_of_another_province_are_no_link(tool: ModuleType) -> None:
    regions = load("regions.ttl")
    names = {iri: one.pref_label for iri, one in tool.seats(regions) if iri.startswith(f"{ID}region/13")}
    places = {str(at): ("10", frozenset({name, "示例"})) for at, name in enumerate(sorted(names.values()))}
    whole = dict(tool.linked(regions, places))
    assert set(whole) == set(names)
    first = min(places)
    its_own = {iri for iri, number in whole.items() if number == first}
    for others in ({"another": ("10", places[first][1])}, {first: ("22", places[first][1])}):
        assert set(whole) - set(dict(tool.linked(regions, places | others))) == its_own


@pytest.mark.skipif(not ISO.is_file(), reason="the Debian package iso-codes is not installed")
def test_provinces_have_the_codes_of_iso_3166_2() -> None:
    theirs = {one["code"] for one in json.loads(ISO.read_text(encoding="utf-8"))["3166-2"] if one["code"][:3] == "CN-"}
    ours = {code for one in load("regions.ttl").values() for code in one.notations if code.startswith("CN-")}
    assert ours == theirs
