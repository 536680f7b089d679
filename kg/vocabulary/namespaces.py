"""The namespaces of ONTOLOGY.md. In: nothing. Out: prefix map, IRIs of terms and relations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KG = "https://w3id.org/policy-kg/ontology#"
ID = "https://w3id.org/policy-kg/id/"
ELI = "http://data.europa.eu/eli/ontology#"
CITO = "http://purl.org/spar/cito/"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "http://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = "http://www.w3.org/ns/shacl#"
QUDT = "http://qudt.org/schema/qudt/"
OWL = "http://www.w3.org/2002/07/owl#"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cito": CITO,
        "dcterms": DCTERMS,
        "eli": ELI,
        "foaf": FOAF,
        "id": ID,
        "kg": KG,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "qudt": QUDT,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "xsd": XSD,
    }
)
NATION = ID + "region/CN"
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "issues": KG + "issues",
        "forwards": KG + "forwards",
        "based_on": ELI + "based_on",
        "implements": ELI + "ensures_implementation_of",
        "applies": ELI + "applies",
        "amends": ELI + "amends",
        "repeals": ELI + "repeals",
        "replaces": KG + "replaces",
        "interprets": KG + "interprets",
        "proposes": KG + "proposes",
        "mentions": ELI + "cites",
        "self": KG + "self",
    }
)
# What a document says of its own annex or of itself is no link between two policies (ONTOLOGY.md, Citation).
NOT_LINKS = frozenset({"issues", "self"})
# What leads from a place to the policy whose text stands there, or that a row tells of.
STANDING = (KG + "occurrenceOf", KG + "enclosedTextOf")
# What a promise is of: values of kg:promises.
NEW, REVISE, REPEAL = "new", "revise", "repeal"
# What is at hand of a policy: concepts of availability.ttl, by the names that commands and reports use.
TEXT, KNOWN, NAME_ONLY = "text at hand", "known", "name only"
AVAILABILITY: Mapping[str, str] = MappingProxyType(
    {TEXT: ID + "availability/text", KNOWN: ID + "availability/known", NAME_ONLY: ID + "availability/name-only"}
)


def expanded(name: str) -> str:
    """Return the IRI of a name with a prefix: `kg:line`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
