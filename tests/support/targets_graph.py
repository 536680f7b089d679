"""A small graph of our own facts: targets of the country and of regions, and duties of bodies (示例文本)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.language import indicators
from kg.outputs import load_graph

HEAD = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix kg: <https://w3id.org/policy-kg/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/policy-kg/id/> .

<compilation/1> a kg:Compilation ; kg:sourceFile "demo.txt" .
<occurrence/1> a kg:Occurrence ; kg:occursIn <compilation/1> .
<region/CN> skos:prefLabel "全国"@zh .
<region/130000> skos:prefLabel "河北省"@zh ; skos:broader <region/CN> .
<region/330000> skos:prefLabel "浙江省"@zh ; skos:broader <region/CN> .
<region/630000> skos:prefLabel "青海省"@zh ; skos:broader <region/CN> .
<class/ministry> skos:prefLabel "部门"@zh .

<body/示例部> a kg:Body ; skos:prefLabel "示例部"@zh ; skos:altLabel "示部"@zh, "国家示例部"@zh ; kg:level "national" ;
  org:classification <class/ministry> ; kg:territory <region/CN> .
<body/示例局> a kg:Body ; skos:prefLabel "示例局"@zh ; kg:level "national" ; kg:territory <region/CN> ;
  org:subOrganizationOf <body/示例部> .
<body/河北省发展和改革委员会> a kg:Body ; skos:prefLabel "河北省发展和改革委员会"@zh ; kg:level "province" ;
  kg:territory <region/130000> .
<body/浙江省发展和改革委员会> a kg:Body ; skos:prefLabel "浙江省发展和改革委员会"@zh ; kg:level "province" ;
  kg:territory <region/330000> .
<body/示例集团> a kg:Body ; skos:prefLabel "示例集团"@zh ; kg:level "national" .
<body-group/有关部门> a kg:Body, kg:BodyGroup ; skos:prefLabel "有关部门"@zh .

<policy/1> a kg:Policy ; dcterms:title "示例全国方案"@zh ; eli:id_local "示发〔2021〕1号" ;
  eli:jurisdiction <region/CN> ;
  eli:passed_by <body/示例部>, <body/示例局> .
<policy/2> a kg:Policy ; dcterms:title "示例河北方案"@zh ; eli:jurisdiction <region/130000> ;
  eli:relevant_for <region/330000> ; eli:passed_by <body/河北省发展和改革委员会> .
<policy/3> a kg:Policy ; dcterms:title "示例浙江方案"@zh ; eli:jurisdiction <region/330000> .
<policy/4> a kg:Policy ; dcterms:title "示例企业方案"@zh ; eli:passed_by <body/示例集团> .
<policy/5> a kg:Policy ; dcterms:title "示例青海专项方案"@zh ; eli:jurisdiction <region/CN> ;
  eli:relevant_for <region/630000> .

<indicator/非化石能源消费比重> a kg:Indicator ; skos:prefLabel "非化石能源消费比重"@zh ;
  kg:betterWhen "higher" ; kg:measuredIn "%" .
<indicator/非化石能源发电量比重> a kg:Indicator ; skos:prefLabel "非化石能源发电量比重"@zh ;
  kg:betterWhen "higher" ; kg:measuredIn "%" .
<indicator/单位国内生产总值能源消耗> a kg:Indicator ; skos:prefLabel "单位国内生产总值能源消耗"@zh ;
  skos:altLabel "能耗强度"@zh ;
  kg:betterWhen "lower" ; kg:measuredIn "吨标准煤/万元" .
<indicator/新型储能装机容量> a kg:Indicator ; skos:prefLabel "新型储能装机容量"@zh ;
  kg:betterWhen "higher" ; kg:measuredIn "万千瓦" ;
  kg:addsUp true .
<indicator/示例甲工厂> a kg:Indicator ; skos:prefLabel "示例甲工厂"@zh .

<responsibility/1> a kg:Responsibility ; kg:ofPolicy <policy/1> ; kg:leadBody <body/示例部> ;
  kg:body <body/示例部>, <body/示例局> ; kg:standingBody <body-group/有关部门> ; kg:task "示例任务甲"@zh ;
  kg:inOccurrence <occurrence/1> ; kg:line 21 .
<responsibility/2> a kg:Responsibility ; kg:ofPolicy <policy/1> ; kg:leadBody <body/示例局> ;
  kg:body <body/示例部>, <body/示例局> ; kg:task "示例任务乙，写得很长，LONG"@zh ;
  kg:inOccurrence <occurrence/1> ; kg:line 22 .
<responsibility/3> a kg:Responsibility ; kg:ofPolicy <policy/2> ; kg:body <body/河北省发展和改革委员会> ;
  kg:task "示例任务丙"@zh ; kg:inOccurrence <occurrence/1> ; kg:line 23 .
<responsibility/4> a kg:Responsibility ; kg:ofPolicy <policy/1> ; kg:leadBody <body/示例部> ;
  kg:body <body/示例部>, <body/示例局> ; kg:standingBody <body-group/有关部门> ; kg:task "示例任务甲"@zh ;
  kg:inOccurrence <occurrence/1> ; kg:line 31 .
""".replace("LONG", "写到一行放不下" * 12)

# policy, indicator, wording, comparator, value, unit, year, year of comparison
TARGETS = (
    (1, "非化石能源消费比重", "非化石能源消费比重", "≈", "20", "%", "2025", ""),
    (2, "非化石能源消费比重", "非化石能源消费占比", "=", "13", "%", "2025", ""),
    (3, "非化石能源消费比重", "非化石能源消费比重", "≥", "24", "%", "2025", "2020"),
    (3, "非化石能源消费比重", "非化石能源消费比重", "=", "36", "%", "2030", ""),
    (5, "非化石能源消费比重", "非化石能源消费比重", "=", "52.20", "%", "2025", ""),
    (4, "非化石能源消费比重", "非化石能源消费比重", "=", "60", "%", "2025", ""),
    (1, "非化石能源发电量比重", "非化石能源发电量比重", "=", "39", "%", "2025", ""),
    (1, "单位国内生产总值能源消耗", "单位国内生产总值能源消耗", "Δ-", "13.5", "%", "2025", "2020"),
    (2, "单位国内生产总值能源消耗", "单位地区生产总值能耗", "Δ-", "15", "%", "2025", "2020"),
    (3, "单位国内生产总值能源消耗", "单位GDP能耗降低", "=", "13", "%", "2025", ""),
    (1, "新型储能装机容量", "新型储能装机容量", "≥", "0.3", "亿千瓦", "2025", ""),
    (3, "新型储能装机容量", "新型储能装机规模", "=", "300", "万千瓦", "2025", ""),
    (1, "示例甲工厂", "示例甲工厂", "=", "10", "个", "", ""),
    (3, "示例甲工厂", "全省示例甲工厂", "≥", "4", "家", "", ""),
    (2, "新型储能装机容量", "新型储能装机容量", "=", "4000", "万千瓦", "2025", ""),
)
TARGET = """
<target/{line:02}> a kg:Target ; kg:ofPolicy <policy/{policy}> ; kg:indicatorConcept <indicator/{indicator}> ;
  kg:indicator "{wording}"@zh ; kg:comparator "{comparator}" ; kg:value {value}{year}{since} ; kg:unit "{unit}" ;
 {measure} kg:inOccurrence <occurrence/1> ; kg:line {line} .
"""


def measure(wording: str, comparator: str, value: str, unit: str) -> str:
    """How a value is to be taken, as a build states it."""
    taken = indicators.measure(indicators.read(wording, unit, None), comparator, Decimal(value), unit)
    change = f' kg:change "{taken.change}" ;' if taken.change else ""
    return f'{change} kg:baseUnit "{taken.unit.base}" ;'


def turtle() -> str:
    """The graph as Turtle."""
    targets = (
        TARGET.format(
            line=line,
            policy=policy,
            indicator=indicator,
            wording=wording,
            comparator=comparator,
            value=f'"{value}"^^xsd:decimal',
            unit=unit,
            year=f' ; kg:year "{year}"' if year else "",
            measure=measure(wording, comparator, value, unit),
            since=f' ; kg:baselineYear "{since}"' if since else "",
        )
        for line, (policy, indicator, wording, comparator, value, unit, year, since) in enumerate(TARGETS, 1)
    )
    return HEAD + "".join(targets)


def write_graph(directory: Path) -> Path:
    """Write the graph as a build would, and return its folder."""
    ttl = directory / "graph.ttl"
    ttl.write_text(turtle(), encoding="utf-8")
    load_graph(ttl, directory)
    return directory
