"""The small graph with what the shipped queries ask for besides: editions, acts, promises kept, meetings, drafts."""

from __future__ import annotations

import re
from pathlib import Path

from small_graph import turtle

from kg.outputs import load_graph

MORE = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .

<policy/示例河道条例> a eli:LegalResource, kg:Policy, kg:Instrument ; dcterms:title "示例河道条例"@zh .
<policy/示例河道条例-2005> a eli:LegalResource, kg:Policy ; dcterms:title "示例河道条例"@zh ;
  eli:id_local "示例省令第5号" ; eli:is_member_of <policy/示例河道条例> ; eli:date_document "2005-05-01"^^xsd:date ;
  eli:first_date_entry_in_force "2005-07-01"^^xsd:date ; eli:date_no_longer_in_force "2019-01-01"^^xsd:date .
<policy/示例河道条例-2018> a eli:LegalResource, kg:Policy ; dcterms:title "示例河道条例（2018年修订）"@zh ;
  eli:id_local "示例省令第18号" ; eli:is_member_of <policy/示例河道条例> ; eli:date_document "2018-11-20"^^xsd:date ;
  eli:first_date_entry_in_force "2019-01-01"^^xsd:date ; kg:predecessor <policy/示例河道条例-2005> ;
  kg:disputedNumber "示例省令第5号" .
<policy/示例河道条例-2022> a eli:LegalResource, kg:Policy ; dcterms:title "示例河道条例（2022年修正）"@zh ;
  eli:is_member_of <policy/示例河道条例> ; eli:date_document "2022-03-30"^^xsd:date ;
  kg:predecessor <policy/示例河道条例-2018> .
<occurrence/4> a kg:Occurrence ; kg:occurrenceOf <policy/示例河道条例-2022> ; kg:occursIn <compilation/demo> ;
  kg:heading "示例河道条例"@zh ; kg:startLine 81 ; kg:endLine 99 ; kg:addressees "各市人民政府"@zh .
<act/1> a kg:Act, kg:Adoption ; kg:ofPolicy <policy/示例河道条例-2022> ; dcterms:date "2005-05-01"^^xsd:date ;
  kg:body <body/丙省> .
<act/2> a kg:Act, kg:Amendment ; kg:ofPolicy <policy/示例河道条例-2022> ; dcterms:date "2022-03-30"^^xsd:date .

<policy/示例清淤办法> a eli:LegalResource, kg:Policy ; dcterms:title "示例清淤办法"@zh ;
  eli:date_document "2021-06-11"^^xsd:date ; kg:fulfils <citation/6> ; eli:jurisdiction <region/990000> ;
  dcterms:subject <subject/水利> ; eli:passed_by <body/甲部>, <body/乙部> ; kg:issuerOrder <issuers/1> .
<issuers/1> rdf:first <body/乙部> ; rdf:rest <issuers/2> .
<issuers/2> rdf:first <body/甲部> ; rdf:rest rdf:nil .
<citation/6> kg:daysToFulfilment 102 .
<subject/水利> a skos:Concept ; skos:prefLabel "水利"@zh ; skos:broader <subject/农业> .
<subject/农业> a skos:Concept ; skos:prefLabel "农业、林业、水利"@zh .
<policy/示例清淤办法-稿> a eli:LegalResource, kg:Policy ; dcterms:title "示例清淤办法（征求意见稿）"@zh ;
  eli:date_document "2021-04-02"^^xsd:date ; kg:draftOf <policy/示例清淤办法> .

<responsibility/2> a kg:Responsibility ; kg:ofPolicy <policy/示发-2021-1> ; kg:body <body/甲部>, <body/乙部> ;
  kg:task "示例文本清淤"@zh ; kg:deadline "2025年底前"@zh ; kg:inOccurrence <occurrence/1> ; kg:line 14 ;
  oa:start 140 ; oa:end 150 .
<meeting/1> a kg:Meeting ; dcterms:title "示例会议"@zh ; dcterms:date "2021-02-03"^^xsd:date ; kg:body <body/甲部> ;
  kg:occursIn <compilation/demo> ; kg:startLine 100 ; kg:endLine 100 .
<change/1> a org:ChangeEvent ; skos:prefLabel "2018年组建示例甲部"@zh ; dcterms:date "2018"^^xsd:gYear ;
  org:originalOrganization <body/乙部> ; org:resultingOrganization <body/甲部> .
"""


def questions_turtle() -> str:
    """Return the graph as Turtle; as in a build each mention has a statement."""
    stated = turtle() + MORE
    mentions = re.findall(r"^<((?:citation|responsibility|target)/[^>]+)> a ", stated, re.MULTILINE)
    return stated + "".join(f"<{one}> kg:statement <statement/{one}> .\n" for one in mentions)


def write_questions_graph(directory: Path) -> Path:
    """Write the graph as a build would, and return its folder."""
    ttl = directory / "graph.ttl"
    ttl.write_text(questions_turtle(), encoding="utf-8")
    load_graph(ttl, directory)
    return directory
