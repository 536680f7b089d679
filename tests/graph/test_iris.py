"""Every IRI is made by one function, from anything."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import built

from kg.graph.iris import Iris
from kg.graph.rdf import iri_of, is_iri, node
from kg.language.bodies import Body
from kg.vocabulary.namespaces import ID, NATION

HOSTILE = (
    '[]<>{}|\\^`%#?"\x00\x07\x7f\x9f\u200e\u2028\u202e\ud800\ue000\ufdd0\ufffd\uffff\U0001fffe\U000e0001\U0010ffff'
)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(HOSTILE))))
def test_any_key_gives_an_iri_that_reads_back(key: str) -> None:
    iri = iri_of(Iris(ID).individual("policy", key))
    assert str(ox.NamedNode(iri)) == node(iri)
    assert is_iri(iri)


@pytest.mark.parametrize("key", ["示例办法", "国发-2021-23", "示例（2021—2025年）", "Ⅱ级示例·标准𠮷"])
def test_names_stand_in_iris_as_they_are(key: str) -> None:
    assert iri_of(Iris(ID).individual("policy", key)) == f"{ID}policy/{key}"


def test_bodies_of_one_name_in_two_regions_are_two() -> None:
    places = (ID + "region/130100", ID + "region/510100", NATION)
    names = [Body("示例开发区管理委员会", None, place, None) for place in places]
    assert [iri_of(Iris(ID).body(name)).removeprefix(f"{ID}body/") for name in names] == [
        "石家庄市-示例开发区管理委员会",
        "成都市-示例开发区管理委员会",
        "示例开发区管理委员会",
    ]


def test_a_name_that_names_its_region_stands_alone() -> None:
    iri = iri_of(Iris(ID).body(Body("石家庄市示例局", None, ID + "region/130100", None)))
    assert iri == f"{ID}body/石家庄市示例局"


PAGE = """关于做好示例工作的通知

示例发〔2021〕3号

各有关单位：

示例文本[1]写明怎样清点设施。森林[1]覆盖率达到5%。\ue000\x07\ufffd

示例部

2021年3月1日

来源：{address}
"""


@pytest.mark.parametrize("address", ["https://a.cn/x[1].html", "https://a.cn/%E4%B", "http://a.cn/\ufffd"])
def test_what_is_no_address_is_kept_as_text_with_a_warning(tmp_path: Path, address: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(PAGE.format(address=address), encoding="utf-8")
    output = built(tmp_path / "out", tmp_path / "in")
    assert "kg:printedAddress" in (output / "graph.ttl").read_text(encoding="utf-8")
    assert "is printed as an address and is none" in (output / "report.md").read_text(encoding="utf-8")
