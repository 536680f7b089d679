"""English names of counties: by rule, with what is established otherwise."""

from __future__ import annotations

import re
from types import ModuleType

import checkout
import pytest

from kg.vocabulary.concepts import load, ontology_folder
from kg.vocabulary.namespaces import ID, KG

NAME = re.compile(r"[A-Z][A-Za-zü'-]+(,? [A-Za-z][a-zü'-]+)* [A-Z][a-z]+")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    pytest.importorskip("pypinyin", reason="pypinyin, which reads the names, is not installed")
    return checkout.tool("county_names")


def test_every_county_has_a_name_and_a_kind_in_english() -> None:
    counties = [one for one in load("regions.ttl").values() if one.first(KG + "level") == "county"]
    assert len(counties) > 2800
    assert [one.pref_label for one in counties if not NAME.fullmatch(one.label_en or "")] == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110114", "Changping District"),
        ("110105", "Chaoyang District"),
        ("350782", "Wuyishan City"),
        ("140428", "Zhangzi County"),
        ("430121", "Changsha County"),
        ("320322", "Peixian County"),
        ("321183", "Jurong City"),
        ("330382", "Yueqing City"),
        ("371524", "Dong'e County"),
        ("310115", "Pudong New Area"),
        ("520203", "Liuzhi Special District"),
        ("653201", "Hotan City"),
        ("152502", "Xilinhot City"),
        ("150522", "Horqin Left Rear Banner"),
        ("150784", "Ergun City"),
        ("130828", "Weichang Manchu and Mongol Autonomous County"),
        ("530925", "Shuangjiang Lahu, Va, Blang and Dai Autonomous County"),
        ("532331", None),
    ],
)
def test_names_are_those_of_the_official_romanisation(code: str, name: str | None) -> None:
    region = load("regions.ttl").get(f"{ID}region/{code}")
    assert (region.label_en if region else None) == name


def test_the_file_is_what_the_script_makes_of_it(tool: ModuleType) -> None:
    turtle = (ontology_folder() / "regions.ttl").read_text(encoding="utf-8")
    names = tool.county_names(load("regions.ttl"), tool.Words.read())
    assert tool.with_labels(turtle, names) == turtle


@pytest.mark.parametrize(
    ("name", "above", "told"),
    [
        ("西安县", {}, "Xi'an County"),
        ("长安区", {}, "Chang'an District"),
        ("示县", {}, "Shixian County"),
        ("示例苗族侗族自治县", {}, "Shili Miao and Dong Autonomous County"),
        ("示例市", {"示例": "Xample"}, "Xample City"),
        ("绿原市", {}, "Lüyuan City"),
    ],
)
def test_what_no_table_has_is_named_by_rule(tool: ModuleType, name: str, above: dict[str, str], told: str) -> None:
    assert tool.english_name(name, tool.Words.read(), above) == told
