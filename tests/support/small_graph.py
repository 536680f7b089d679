"""A small graph of our own facts, in every term that the queries and commands read."""

from __future__ import annotations

from pathlib import Path

from kg.outputs import load_graph

TURTLE = """
@prefix cito: <http://purl.org/spar/cito/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix kg: <https://w3id.org/policy-kg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/policy-kg/id/> .

<compilation/demo> a kg:Compilation ; dcterms:title "示例汇编"@zh ; kg:sourceFile "demo.txt" .

<body/甲部> a org:FormalOrganization, kg:Body ; skos:prefLabel "示例甲部"@zh ;
  skos:altLabel "甲部"@zh ; kg:territory <region/CN> .
<body/乙部> a org:FormalOrganization, kg:Body ; skos:prefLabel "示例乙部"@zh .
<body/丙省> a org:FormalOrganization, kg:Body ; skos:prefLabel "示例丙省人民政府"@zh .
<region/CN> a schema:AdministrativeArea, skos:Concept ; skos:prefLabel "全国"@zh .
<region/990000> a schema:AdministrativeArea, skos:Concept ; skos:prefLabel "丙省"@zh ;
  skos:notation "990000" .
<sector/C31> a skos:Concept ; skos:prefLabel "黑色金属冶炼"@zh ; skos:notation "C31" .
<type/通知> a skos:Concept ; skos:prefLabel "通知"@zh .
<force/law> a skos:Concept ; skos:prefLabel "法律"@zh .

<policy/示发-2021-1> a eli:LegalResource, kg:Policy ; dcterms:title "示例节能规划"@zh ;
  dcterms:alternative "节能规划 [草案]"@zh ; eli:id_local "示发〔2021〕1号" ;
  kg:agencyCode "示发" ; kg:numberYear 2021 ; kg:sequence 1 ;
  eli:passed_by <body/甲部>, <body/乙部> ; eli:date_document "2021-03-01"^^xsd:date ;
  eli:type_document <type/通知> ; eli:jurisdiction <region/CN> ; eli:is_about <sector/C31> ;
  eli:based_on <policy/示例节约法> ; eli:cites <policy/示例节约法>, <policy/示例排放标准> ;
  kg:proposes <policy/示例排放标准> .
<policy/示发-2021-5> a eli:LegalResource, kg:Policy ; dcterms:title "示例节能方案"@zh ;
  eli:id_local "示发〔2021〕5号" ; kg:agencyCode "示发" ; kg:numberYear 2021 ; kg:sequence 5 ;
  eli:passed_by <body/甲部> ; eli:date_document "2021-06-01"^^xsd:date ;
  eli:type_document <type/通知> ; eli:jurisdiction <region/CN> ; eli:is_about <sector/C31> ;
  eli:repeals <policy/示例旧方案> ; eli:ensures_implementation_of <policy/示发-2021-1> ;
  eli:cites <policy/示例旧方案>, <policy/示发-2021-1> .
<policy/丙政-2021-7> a eli:LegalResource, kg:Policy ; dcterms:title "丙省节能实施意见"@zh ;
  eli:id_local "丙政〔2021〕7号" ; kg:agencyCode "丙政" ; kg:numberYear 2021 ; kg:sequence 7 ;
  eli:passed_by <body/丙省> ; eli:date_document "2021-09-01"^^xsd:date ;
  eli:jurisdiction <region/990000> ; eli:relevant_for <region/990000> ;
  eli:ensures_implementation_of <policy/示发-2021-5> ; eli:cites <policy/示发-2021-5> .
<policy/示例节约法> a eli:LegalResource, kg:Policy ; dcterms:title "示例节约法"@zh ;
  eli:passed_by <body/甲部> ; kg:legalForce <force/law> ;
  eli:ensures_implementation_of <policy/示发-2021-1> ;
  eli:cites <policy/示发-2021-1> .
<policy/示例旧方案> a eli:LegalResource, kg:Policy ; dcterms:title "示例节能方案"@zh ;
  eli:jurisdiction <region/CN> ; eli:date_document "2016-06-01"^^xsd:date .
<policy/示例排放标准> a eli:LegalResource, kg:Policy ; dcterms:title "示例排放标准"@zh .

<policy/示发-2021-1> kg:availability <availability/text> .
<policy/示发-2021-5> kg:availability <availability/text> .
<policy/丙政-2021-7> kg:availability <availability/text> .
<policy/示例节约法> kg:availability <availability/known> .
<policy/示例旧方案> kg:availability <availability/name-only> .
<policy/示例排放标准> kg:availability <availability/name-only> .

<occurrence/1> a kg:Occurrence ; kg:occurrenceOf <policy/示发-2021-1> ;
  kg:occursIn <compilation/demo> ; kg:heading "示例节能规划"@zh ; kg:startLine 1 ; kg:endLine 40 ;
  dcterms:source "https://example.org/1" .
<occurrence/2> a kg:Occurrence ; kg:occurrenceOf <policy/示发-2021-5> ;
  kg:occursIn <compilation/demo> ; kg:startLine 41 ; kg:endLine 60 .
<occurrence/3> a kg:Occurrence ; kg:occurrenceOf <policy/丙政-2021-7> ;
  kg:occursIn <compilation/demo> ; kg:startLine 61 ; kg:endLine 80 .
"""

CITATION = """
<citation/{line}> a cito:Citation, kg:Citation ; cito:hasCitingEntity <policy/{citing}> ;
  cito:hasCitationCharacterization {relation} ; kg:surface "{surface}" ; kg:marked true ;
  kg:confidence 0.9 ; kg:rule "demo" ; kg:inOccurrence <occurrence/{occurrence}> ;
  kg:line {line} ; oa:start {line}0 ; oa:end {line}5 ; {cited} .
"""

DUTY_AND_TARGET = """
<responsibility/1> a kg:Responsibility ; kg:ofPolicy <policy/示发-2021-1> ;
  kg:leadBody <body/甲部> ; kg:body <body/甲部>, <body/乙部> ; kg:task "示例文本任务" ;
  kg:inOccurrence <occurrence/1> ; kg:line 12 ; oa:start 120 ; oa:end 130 .
<indicator/示例排放总量> a kg:Indicator, skos:Concept ; skos:prefLabel "示例排放总量"@zh .
<target/1> a kg:Target ; kg:ofPolicy <policy/示发-2021-1> ; kg:indicator "示例排放总量" ;
  kg:indicatorConcept <indicator/示例排放总量> ;
  kg:comparator "Δ-" ; kg:change "fall" ; kg:baseUnit "%" ; kg:value 10.5 ; kg:unit "%" ; kg:year "2025" ;
  kg:inOccurrence <occurrence/1> ; kg:line 13 ; oa:start 130 ; oa:end 140 .
<target/2> a kg:Target ; kg:ofPolicy <policy/丙政-2021-7> ; kg:indicator "全省示例排放量" ;
  kg:indicatorConcept <indicator/示例排放总量> ;
  kg:comparator "Δ-" ; kg:change "fall" ; kg:baseUnit "%" ; kg:value 12 ; kg:unit "%" ; kg:year "2025" ;
  kg:inOccurrence <occurrence/3> ; kg:line 70 ; oa:start 700 ; oa:end 710 .
"""

# Line, citing policy, relation, cited policy (or none), occurrence.
CITATIONS = (
    (5, "示发-2021-1", "eli:based_on", "示例节约法", 1),
    (6, "示发-2021-1", "kg:proposes", "示例排放标准", 1),
    (7, "示发-2021-1", "eli:cites", None, 1),
    (8, "示发-2021-1", "kg:self", "示发-2021-1", 1),
    (45, "示发-2021-5", "eli:ensures_implementation_of", "示发-2021-1", 2),
    (46, "示发-2021-5", "eli:repeals", "示例旧方案", 2),
    (65, "丙政-2021-7", "eli:ensures_implementation_of", "示发-2021-5", 3),
    (66, "示例节约法", "eli:ensures_implementation_of", "示发-2021-1", 3),
)


def turtle() -> str:
    """Return the graph as Turtle."""
    citations = "".join(
        CITATION.format(
            line=line,
            citing=citing,
            relation=relation,
            surface=cited or "示例办法",
            occurrence=occurrence,
            cited=f"cito:hasCitedEntity <policy/{cited}>" if cited else 'kg:unresolvedBecause "undefined short form"',
        )
        for line, citing, relation, cited, occurrence in CITATIONS
    )
    return TURTLE + citations + DUTY_AND_TARGET


def write_graph(directory: Path) -> Path:
    """Write the graph as a build would, and return its folder."""
    ttl = directory / "graph.ttl"
    ttl.write_text(turtle(), encoding="utf-8")
    load_graph(ttl, directory)
    return directory
