"""Files of a vocabulary of one's own: what they add, and what is told of a bad one. All names are ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.vocabulary.namespaces import ID, KG, ORG
from kg.vocabulary.own import BODIES, REGIONS
from kg.vocabulary.own_files import read_own

HEADS = "kind,name,aliases,parent,place,level,class,code,english\n"
TURTLE = """
@prefix kg: <https://w3id.org/policy-kg/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/centre> a kg:Body ; skos:prefLabel "示例监测中心"@zh ; skos:altLabel "示测中心"@zh ;
    rdfs:label "Example Monitoring Centre"@en ; kg:agencyCode "示测函" .
<https://example.org/bay> a schema:AdministrativeArea ; skos:prefLabel "示例湾新区"@zh .
<https://w3id.org/policy-kg/id/body/国家能源局> skos:altLabel "能示局"@zh .
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_turtle_adds_bodies_and_places_and_names(tmp_path: Path) -> None:
    found = read_own([written(tmp_path, "own.ttl", TURTLE)])
    centre = found[BODIES]["https://example.org/centre"]
    assert (centre.pref_label, centre.alt_labels, centre.label_en) == (
        "示例监测中心", ("示测中心",), "Example Monitoring Centre",
    )  # fmt: skip
    assert centre.first(KG + "territory") == f"{ID}region/CN"
    assert found[REGIONS]["https://example.org/bay"].broader == (f"{ID}region/CN",)
    assert "能示局" in found[BODIES][f"{ID}body/国家能源局"].alt_labels


def test_a_later_file_knows_the_bodies_of_an_earlier_one(tmp_path: Path) -> None:
    first = written(tmp_path, "one.csv", HEADS + "body,示例监测中心,,,,,,,\n")
    second = written(tmp_path, "two.csv", HEADS + "body,示例监测中心分中心,,示例监测中心,河北省,,,,\n")
    part = read_own([first, second])[BODIES][f"{ID}body/示例监测中心分中心"]
    assert part.first(ORG + "subOrganizationOf") == f"{ID}body/示例监测中心"
    assert part.first(KG + "level") == "province"


def test_columns_may_have_chinese_names(tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", "类别,名称,别名,所在地\n机构,示例监测中心,示测中心；测示中心,河北省\n")
    (body,) = read_own([path])[BODIES].values()
    assert body.alt_labels == ("测示中心", "示测中心")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("body,,,,,,,,", "line 2: no name"),
        ("office,示例监测中心,,,,,,,", "line 2: office: write body or place"),
        (",示例监测中心,,,,,,,", "line 2: 示例监测中心: write body or place"),
        ("body,示例监测中心,,国家能远局,,,,,", "line 2: 国家能远局: no such body (near: 国家能源局)"),
        ("body,示例监测中心,,河北省生态环镜厅,,,,,", "line 2: 河北省生态环镜厅: no such body"),
        ("body,示例监测中心,,,河背省,,,,", "line 2: 河背省: no such place (near: 河北省)"),
        ("body,示例监测中心,,,,,示例类,,", "line 2: 示例类 is no class of bodies; write one of association"),
        ("place,示例湾新区,,,,township,,,", "line 2: township is no level"),
        ("body,示例监测中心,财政部,,,,,,", "line 2: 财政部 means 财政部 already"),
        ('body,"示例', "not CSV"),
        ("body,示例监测中心,,,河北省,county,,,", "line 2: level says nothing of a body; leave that column empty"),
        ("place,示例湾新区,,,河北省,,ministry,,", "line 2: class says nothing of a place"),
        (
            "body,国家能源局,能示局,,,,,示能函,",
            "line 2: 国家能源局 is known, and a row adds but names to it; leave the column code",
        ),
        ("body,示例监测中心,,财政部,,,,,\nbody,示例监测中心,,,河北省,,,,", "line 3: 示例监测中心 is known"),
        ("place,示例湾新区,,,河北省,area,,130100,", "line 2: 130100 is the code of 石家庄市 already"),
        ("place,示例湾新区,,,河北省,area,,abc,", "line 2: abc is no code of a place"),
        ("body,示例监测中心,,,,,,国发,", "line 2: 国发 is the code of 国务院 already"),
        ("body,示例监测中心,河北省,,,,,,", "line 2: 河北省 means the place 河北省 already"),
        ("place,国家能源局,能示局,,,,,,", "line 2: 国家能源局 means the body 国家能源局 already"),
        ("body,示例监测中心,局,,,,,,", "line 2: 局: one character means too much"),
        ("body,示例<监测>中心,,,,,,,", "line 2: 示例<监测>中心: no name has < in it"),
        ('body,"示例监测\n中心",,,,,,,', "示例监测 中心: no name has a line break in it"),
        ("", "holds no body and no place; write one a row"),
        ("body,示例监测中心,示测,中心,,,,,,", "line 2: 10 cells under 9 columns"),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", HEADS + rows + "\n")
    with pytest.raises(InputError) as caught:
        read_own([path])
    assert str(caught.value).startswith(str(path))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("own.ttl", "示例 ist kein Turtle", "mend the Turtle"),
        ("own.ttl", '<https://example.org/x> <https://example.org/y> "z" .', "is no body"),
        ("own.ttl", "<https://example.org/x> a <https://w3id.org/policy-kg/ontology#Body> .", "has no skos:prefLabel"),
        ("own.xlsx", "", "a vocabulary is a table (.csv) or Turtle (.ttl)"),
        ("own.ttl", "", "holds no body and no place"),
        ("own.csv", "kind,aliases\n", "line 1: no column name"),
        ("own.csv", "kind,name,colour\n", "line 1: colour is no column of this table"),
    ],
)
def test_a_file_that_is_no_vocabulary_is_told(name: str, text: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(InputError) as caught:
        read_own([path])
    assert told in str(caught.value)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_own([tmp_path / "none.csv"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("org:subOrganizationOf <https://example.org/none>", "no such body"),
        ('org:subOrganizationOf "国家能源局"', "org:subOrganizationOf 国家能源局: no such body"),
        ("org:subOrganizationOf <https://example.org/centre>", "示例监测中心 stands above itself"),
        ("kg:territory <https://example.org/none>", "kg:territory https://example.org/none: no such place"),
        ("org:classification <https://example.org/none>", "is no class of bodies"),
        ('kg:level "township"', "township is no level; write one of national"),
        ('skos:prefLabel "示例监测所"', "has several skos:prefLabel (示例监测中心, 示例监测所)"),
        ('skos:altlabel "示测中心"', "skos:altlabel is read of no body; is it skos:altLabel?"),
    ],
)
def test_a_node_that_leads_nowhere_is_told(said: str, told: str, tmp_path: Path) -> None:
    prefixes = "\n".join(line for line in TURTLE.splitlines() if line.startswith("@prefix"))
    node = f'{prefixes}\n<https://example.org/centre> a kg:Body ; skos:prefLabel "示例监测中心" ; {said} .'
    with pytest.raises(InputError) as caught:
        read_own([written(tmp_path, "own.ttl", node)])
    assert str(caught.value).startswith(f"{tmp_path / 'own.ttl'}: <https://example.org/centre>: ")
    assert told in str(caught.value)


def test_a_node_that_is_known_gets_names_alone(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="国家能源局 is known, and a file adds but names to it; take kg:agencyCode out"
    ):
        read_own(
            [written(tmp_path, "own.ttl", TURTLE.replace('"能示局"@zh .', '"能示局"@zh ; kg:agencyCode "示能" .'))]
        )


def test_notes_of_skos_and_https_of_schema_are_taken(tmp_path: Path) -> None:
    noted = (
        TURTLE.replace("http://schema.org/", "https://schema.org/")
        + '<https://example.org/bay> skos:scopeNote "示例" .'
    )
    assert "https://example.org/bay" in read_own([written(tmp_path, "own.ttl", noted)])[REGIONS]


def test_what_is_known_may_be_said_again(tmp_path: Path) -> None:
    rows = "body,国家能源局,能示局,国家发展和改革委员会,全国,,,,\nplace,石家庄市,示石,,河北省,prefecture,,130100,\n"
    found = read_own([written(tmp_path, "own.csv", HEADS + rows)])
    assert "能示局" in found[BODIES][f"{ID}body/国家能源局"].alt_labels
    assert "示石" in found[REGIONS][f"{ID}region/130100"].alt_labels


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("河北省", "province"),
        ("示例湾新区", "prefecture"),
        ("示例湾新区示例片区", "prefecture"),
        ("示例岛", "province"),
    ],
)
def test_a_body_in_an_area_is_of_the_level_below_what_it_lies_in(place: str, level: str, tmp_path: Path) -> None:
    rows = (
        "place,示例湾新区,,,河北省,,,,\nplace,示例湾新区示例片区,,,示例湾新区,,,,\nplace,示例岛,,,,,,,\n"
        f"body,示例监测中心,,,{place},,,,\n"
    )
    (body,) = read_own([written(tmp_path, "own.csv", HEADS + rows)])[BODIES].values()
    assert body.first(KG + "level") == level
