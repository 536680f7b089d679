"""Ways to break the graph of the sample: an update in SPARQL, and the rule of the shapes that tells of it."""

from __future__ import annotations

from kg.vocabulary.namespaces import PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
# a policy with text, number, day, body and edges of its own
_A = "<https://w3id.org/policy-kg/id/policy/国发-2021-23>"
_B = "<https://w3id.org/policy-kg/id/policy/国发-2021-33>"
_LAW = "<https://w3id.org/policy-kg/id/policy/节约能源法>"
_NEW = "<https://example.org/示例>"
_STATE = "<https://w3id.org/policy-kg/id/body/国务院>"
_CHINA = "<https://w3id.org/policy-kg/id/region/CN>"
_HEBEI = "<https://w3id.org/policy-kg/id/region/130000>"


def _other(subject: str, predicate: str, value: str) -> str:
    """Another value in the place of what a node has."""
    return (
        f"DELETE {{ {subject} {predicate} ?old }} INSERT {{ {subject} {predicate} {value} }} "
        f"WHERE {{ {subject} {predicate} ?old }}"
    )


def _first(of_class: str, predicate: str, value: str) -> str:
    """Another value in the place of what one node of a class has."""
    return (
        f"DELETE {{ ?node {predicate} ?old }} INSERT {{ ?node {predicate} {value} }} "
        f"WHERE {{ {{ SELECT ?node ?old WHERE {{ ?node a {of_class} ; {predicate} ?old }} ORDER BY ?node LIMIT 1 }} }}"
    )


def _without(of_class: str, predicate: str) -> str:
    """One node of a class without what it has."""
    return (
        f"DELETE {{ ?node {predicate} ?old }} WHERE {{ {{ SELECT ?node ?old WHERE "
        f"{{ ?node a {of_class} ; {predicate} ?old }} ORDER BY ?node LIMIT 1 }} }}"
    )


def _and(triples: str) -> str:
    return f"INSERT DATA {{ {triples} }}"


BREAKS: dict[str, tuple[str, str]] = {
    # one property
    "a policy without a title": (_without("kg:Policy", "dcterms:title"), "Policy-title"),
    "two titles": (_and(f'{_A} dcterms:title "示例"@zh'), "Policy-title"),
    "a title without a language": (_other(_A, "dcterms:title", '"示例"'), "Policy-title"),
    "a day that is none": (_other(_A, "eli:date_document", '"2021-02-30"^^xsd:date'), "Policy-date_document"),
    "a day as text": (_other(_A, "eli:date_document", '"2021年2月3日"'), "Policy-date_document"),
    "an issuer by name": (_and(f'{_A} eli:passed_by "国务院"'), "Policy-passed_by"),
    "a confidence past one": (_first("kg:Citation", "kg:confidence", "1.5"), "Citation-confidence"),
    "a relation of nobody's": (
        _first("kg:Citation", "cito:hasCitationCharacterization", "kg:likes"),
        "Citation-hasCitationCharacterization",
    ),
    "a mention without a place": (_without("kg:Citation", "kg:line"), "Citation-line"),
    "an end before the start": (_first("kg:Target", "oa:end", "0"), "Target-start"),
    "a value as text": (_first("kg:Target", "kg:value", '"很多"'), "Target-value"),
    "a range upside down": (
        "INSERT { ?one kg:upperValue -1.0 } WHERE { ?one a kg:Target ; kg:value ?value }",
        "Target-value",
    ),
    "a duty of nobody": (
        "DELETE { ?duty kg:body ?b ; kg:leadBody ?l } WHERE { { SELECT ?duty WHERE { ?duty a kg:Responsibility } "
        "ORDER BY ?duty LIMIT 1 } ?duty kg:body ?b OPTIONAL { ?duty kg:leadBody ?l } }",
        "Responsibility-body",
    ),
    "a file without a digest": (_without("kg:Compilation", "kg:sha256"), "Compilation-sha256"),
    "a clock": (
        "INSERT { ?file prov:generatedAtTime '2021-01-01T00:00:00Z' } WHERE { ?file a kg:Compilation }",
        "Compilation-generatedAtTime",
    ),
    "a level of nobody's": (_first("kg:Body", "kg:level", '"village"'), "Body-level"),
    "a deprecated term": (_and(f"{_A} eli:implements {_LAW}"), "Policy-implements"),
    # links to something of another kind, or to nothing
    "a jurisdiction that is a body": (_other(_A, "eli:jurisdiction", _STATE), "Policy-jurisdiction"),
    "an edge to a body": (_and(f"{_A} eli:cites {_STATE}"), "Policy-cites"),
    "a cited policy that is not there": (_first("kg:Citation", "cito:hasCitedEntity", _NEW), "Citation-hasCitedEntity"),
    "a lead that is a region": (_and(f"{_NEW} a kg:Responsibility ; kg:leadBody {_CHINA}"), "Responsibility-leadBody"),
    "an issuer of no kind": (_and(f"{_A} eli:passed_by {_NEW}"), "IssuerKind"),
    "a place in no file": (_first("kg:Occurrence", "kg:occursIn", _NEW), "Occurrence-occursIn"),
    "a type that is a sector": (
        _other(_A, "eli:type_document", "<https://w3id.org/policy-kg/id/sector/C>"),
        "Policy-type_document",
    ),
    # properties that nobody knows
    "a misspelt property of a policy": (_and(f'{_A} kg:titel "示例"'), "Policy"),
    "a misspelt property of a citation": (
        "INSERT { ?one kg:surfaces '示例' } WHERE { ?one a kg:Citation }",
        "Citation",
    ),
    "a misspelt property of a target": ("INSERT { ?one kg:values 3 } WHERE { ?one a kg:Target }", "Target"),
    "a misspelt property of a duty": (
        "INSERT { ?one kg:leadbody ?b } WHERE { ?one a kg:Responsibility ; kg:body ?b }",
        "Responsibility",
    ),
    "a misspelt property of a place": ("INSERT { ?one kg:lastLine 3 } WHERE { ?one a kg:Occurrence }", "Occurrence"),
    # what only several statements tell together
    "an edge without a citation": (_and(f"{_A} eli:repeals {_B}"), "Policy-edge"),
    "a citation without its edge": (
        "DELETE { ?a eli:based_on ?b } WHERE { ?a eli:based_on ?b }",
        "Citation-edge",
    ),
    "a policy that cites itself": (_and(f"{_A} eli:cites {_A}"), "Policy-self"),
    "a mention of itself as of another": (
        "DELETE { ?one cito:hasCitationCharacterization kg:self } INSERT { ?one cito:hasCitationCharacterization "
        "eli:cites } WHERE { ?one cito:hasCitationCharacterization kg:self }",
        "Citation-self",
    ),
    "a text that rests on a younger one": (
        "INSERT { ?b eli:date_document '2031-01-01'^^xsd:date } WHERE { ?a eli:based_on ?b ; eli:date_document ?day "
        "FILTER NOT EXISTS { ?b eli:date_document ?other } }",
        "Policy-younger",
    ),
    "one number on two policies": (_other(_B, "eli:id_local", '"国发〔2021〕23号"'), "Policy-number"),
    "a number of another year": (_other(_A, "kg:numberYear", "2019"), "Policy-parts"),
    "a number of another sequence": (_other(_A, "kg:sequence", "7"), "Policy-parts"),
    "a dispute with nobody": (_and(f'{_A} kg:disputedNumber "示例发〔2021〕1号"'), "Policy-dispute"),
    "an order with a stranger": (
        f"INSERT {{ ?a kg:issuerOrder {_NEW} . {_NEW} rdf:first {_STATE} ; rdf:rest rdf:nil }} "
        f"WHERE {{ {{ SELECT ?a WHERE {{ ?a a kg:Policy MINUS {{ ?a eli:passed_by {_STATE} }} }} "
        "ORDER BY ?a LIMIT 1 } }",
        "Policy-order",
    ),
    "an order that leaves one out": (
        "INSERT { ?a eli:passed_by <https://w3id.org/policy-kg/id/body/国务院> } WHERE { ?a kg:issuerOrder ?list }",
        "Policy-orderWhole",
    ),
    "a text that is not at hand": (
        _other(_A, "kg:availability", "<https://w3id.org/policy-kg/id/availability/known>"),
        "Policy-text",
    ),
    "a predecessor that is younger": (_and(f"{_A} kg:predecessor {_B}"), "Policy-earlier"),
    "an end before the signature": (
        _and(f"{_A} eli:date_no_longer_in_force '2001-01-01'^^xsd:date"),
        "Policy-later",
    ),
    "a line outside of the text": (_first("kg:Citation", "kg:line", "99999"), "Citation-place"),
    "a duty in a text of another": (_first("kg:Responsibility", "kg:ofPolicy", _LAW), "Responsibility-place"),
    "a target outside of the text": (_first("kg:Target", "kg:line", "99999"), "Target-place"),
    "a citation kept that is no promise": (
        f"INSERT {{ {_A} kg:fulfils ?one }} WHERE {{ ?one cito:hasCitationCharacterization eli:based_on }}",
        "Citation-promise",
    ),
    "a lead that is not responsible": (
        f"INSERT {{ ?one kg:leadBody {_STATE} }} WHERE {{ ?one a kg:Responsibility "
        f"FILTER NOT EXISTS {{ ?one kg:body {_STATE} }} }}",
        "Responsibility-lead",
    ),
    "a loop of regions": (_and(f"{_CHINA} skos:broader {_HEBEI}"), "Concept-loop"),
    "a body that is a part of itself": (_and(f"{_STATE} org:subOrganizationOf {_STATE}"), "Body-parents"),
    # kinds that the sample has not
    "an act of no kind": (
        _and(f"{_NEW} a kg:Act ; kg:ofPolicy {_A} ; dcterms:date '2021-01-01'^^xsd:date"),
        "Act-kind",
    ),
    "an act on no day": (_and(f"{_NEW} a kg:Act, kg:Adoption ; kg:ofPolicy {_A}"), "Act-date"),
    "an instrument with a day": (
        _and(f"{_A} a kg:Instrument"),
        "Instrument-date_document",
    ),
    "an edition of an edition": (
        _and(f"{_A} a kg:Instrument ; eli:is_member_of {_B}"),
        "Instrument-own",
    ),
    "a meeting of nobody's": (_and(f"{_NEW} a kg:Meeting ; kg:body {_CHINA}"), "Meeting-body"),
    "a meeting on no day": (_and(f"{_NEW} a kg:Meeting ; dcterms:date '2021'"), "Meeting-date"),
    "a standing body by name": (
        "INSERT { ?one kg:standingBody '各市政府' } WHERE { ?one a kg:Responsibility }",
        "Responsibility-standingBody",
    ),
    "two texts of addressees": (
        "INSERT { ?one kg:addressees '示例'@zh } WHERE { ?one kg:addressees ?is }",
        "Occurrence-addressees",
    ),
    "a promise kept before it was made": (
        "INSERT { ?one kg:daysToFulfilment -3 } WHERE { ?one a kg:Citation }",
        "Citation-daysToFulfilment",
    ),
    # where facts are from
    "an origin of no fact": (_first("kg:Origin", "kg:factValue", "'2001-01-01'^^xsd:date"), "Origin-fact"),
    "an origin of a node and a value": (
        f"INSERT {{ ?one kg:factNode {_STATE} }} WHERE {{ ?one a kg:Origin ; kg:factValue ?value }}",
        "Origin-one",
    ),
    "an origin outside of the text": (
        "DELETE { ?one kg:line ?line } INSERT { ?one kg:line 99999 } WHERE { ?one a kg:Origin ; kg:line ?line }",
        "Origin-place",
    ),
    "an origin without its words": (_without("kg:Origin", "kg:surface"), "Origin-whole"),
    "an origin that is not sure of itself": (_without("kg:Origin", "kg:confidence"), "Origin-confidence"),
    "a kind of origin of nobody's": (_first("kg:Origin", "kg:originKind", _NEW), "Origin-originKind"),
    "a misspelt property of an origin": ("INSERT { ?one kg:lines 3 } WHERE { ?one a kg:Origin }", "Origin"),
    "a fact from nowhere": (
        f"DELETE {{ ?one ?p ?o }} WHERE {{ ?one a kg:Origin ; kg:ofPolicy {_A} ; ?p ?o }}",
        "FactOrigin-missing",
    ),
    "no word on what is at hand": (_without("kg:Policy", "kg:availability"), "Policy-availability"),
    "a statement of nobody's": (_without("kg:Statement", "kg:statedBy"), "Statement-statedBy"),
}
