"""Orders are found by a number that says more or less than their own. Texts are our own (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import built, page

from kg.graph.lookup import find
from kg.graph.order_numbers import normal_number, orders_like
from kg.graph.store import GraphStore, open_store

LIST = """标题,文号,dates,发文机关
示例设施管理办法,部令2007年第162号,2007-03-01,
示例河道管理办法,国家发展和改革委员会令2014年第7号,2014-03-01,国家发展和改革委员会
示例堤防管理办法,国家发展和改革委员会令2016年第7号,2016-03-01,国家发展和改革委员会
示例清点条例,国务院令第712号,2019-03-01,国务院
示例公开办法,环境保护部令第31号,2014-12-01,环境保护部
示例检查办法,令第98号,2015-12-01,水利部
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    folder = tmp_path_factory.mktemp("orders")
    (folder / "in").mkdir()
    (folder / "in" / "list.csv").write_text(LIST, encoding="utf-8")
    cited = "、".join(f"《{row.partition(',')[0]}》" for row in LIST.splitlines()[1:])
    text = page(
        "示例部关于示例工作的通知", "示例发〔2021〕3号", "各市：", f"根据{cited}，示例文本。", "示例部", "2021年3月1日"
    )
    (folder / "in" / "a.txt").write_text(text, encoding="utf-8")
    return open_store(built(folder / "out", folder / "in"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("建设部令第162号", ["示例设施管理办法"]),
        ("建设部令2007年第162号", ["示例设施管理办法"]),
        ("建设部令2008年第162号", []),
        ("建设部公告第162号", []),
        ("建设部令第163号", []),
        ("国家发展改革委令第7号", ["示例堤防管理办法", "示例河道管理办法"]),
        ("国家发展改革委2014年第7号令", ["示例河道管理办法"]),
        ("财政部令第7号", []),
        ("国令第712号", ["示例清点条例"]),
        ("中华人民共和国国务院令第712号", ["示例清点条例"]),
        ("国务院第712号令", ["示例清点条例"]),
        ("国务院令第七百一十二号", ["示例清点条例"]),
        ("环保部令第31号", ["示例公开办法"]),
        ("令第31号", ["示例公开办法"]),
        ("令第98号", ["示例检查办法"]),
        ("商务部令第98号", []),
        ("示例发<2021>3号", ["示例部关于示例工作的通知"]),
    ],
)
def test_a_number_means_the_orders_that_it_says_nothing_against(
    typed: str, meant: list[str], graph: GraphStore
) -> None:
    assert sorted(one.title for one in find(graph, typed)) == meant


def test_a_number_that_is_found_as_it_stands_means_that_alone(graph: GraphStore) -> None:
    assert [one.title for one in find(graph, "国家发展和改革委员会令2014年第7号")] == ["示例河道管理办法"]


def test_what_is_no_number_of_an_order_means_none(graph: GraphStore) -> None:
    assert [orders_like(graph.index, text) for text in ("示例发〔2021〕3号", "示例清点条例", "")] == [[], [], []]
    assert normal_number("示例清点条例") == "示例清点条例"
