"""One indicator written in several ways is one, and what is not the same stays apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from own_texts import PROSE, built, page

from kg.graph.store import open_store
from kg.language.indicators import ADDS_UP, BETTER_WHEN, MEASURED_IN, indicators, read, unit_of
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import ID, KG

HEBEI, CHINA = ID + "region/130000", ID + "region/CN"


def meant(name: str, unit: str | None = "%", home: str | None = None) -> list[str]:
    return [concept.pref_label for concept in read(name, unit, home).concepts]


@pytest.mark.parametrize(
    ("names", "concept"),
    [
        (("单位GDP能耗", "万元GDP能耗", "单位地区生产总值能源消耗", "能耗强度"), "单位国内生产总值能源消耗"),
        (("单位GDP二氧化碳排放", "单位地区生产总值碳排放", "碳排放强度"), "单位国内生产总值二氧化碳排放"),
        (("非化石能源占能源消费总量的比重", "非化石能源消费占比"), "非化石能源消费比重"),
        (("非化石能源发电量占比",), "非化石能源发电量比重"),
        (("PM2.5年均浓度", "细颗粒物（PM2.5）浓度"), "细颗粒物浓度"),
        (("地表水国控断面达到或好于Ⅲ类水体比例", "地表水达到或优于III类水体比例"), "地表水达到或好于Ⅲ类水体比例"),
        (("COD排放量", "化学需氧量排放总量"), "化学需氧量排放总量"),
        (("风电和太阳能发电装机规模", "风电、光伏总装机容量"), "风电、太阳能发电总装机容量"),
        (("大宗固体废弃物综合利用率",), "大宗固废综合利用率"),
        (("城镇新建建筑中绿色建筑占比", "绿色建筑占城镇新建建筑的比例"), "城镇新建建筑中绿色建筑面积占比"),
    ],
)
def test_wordings_of_one_indicator(names: tuple[str, ...], concept: str) -> None:
    for name in names:
        assert meant(name) == [concept], name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("非化石能源消费比重", "非化石能源发电量占比"),
        ("非化石能源消费比重", "可再生能源消费比重"),
        ("城市污水处理率", "县城污水处理率"),
        ("大宗固废综合利用率", "新增大宗固废综合利用率"),
        ("可再生能源电力消纳责任权重", "非水电可再生能源电力消纳责任权重"),
        ("湿地保护率", "自然湿地保护率"),
        ("单位国内生产总值能源消耗", "单位地区生产总值煤炭消耗"),
        ("新能源装机容量", "新增新能源装机容量"),
        ("二氧化碳排放总量", "单位国内生产总值二氧化碳排放"),
        ("地表水达到或好于Ⅲ类水体比例", "近岸海域水质优良比例"),
    ],
)
def test_indicators_that_differ(one: str, other: str) -> None:
    first, second = read(one, "%", None), read(other, "%", None)
    assert first.key != second.key
    assert not set(meant(one)) & set(meant(other))


def test_words_for_home_and_manner_go() -> None:
    for name in ("全省森林覆盖率", "到2025年，我省森林覆盖率力争", "河北省森林覆盖率指标", "河北森林覆盖率"):
        assert meant(name, home=HEBEI) == ["森林覆盖率"], name
    assert read("示例甲覆盖率", "%", None).key == read("全市示例甲覆盖率", "%", None).key


def test_the_name_of_another_place_stays() -> None:
    assert meant("河北省森林覆盖率", home=CHINA) == []
    assert meant("平原地区森林覆盖率", home=HEBEI) == []


def test_a_name_that_stands_for_two() -> None:
    assert sorted(meant("主要农作物化肥、农药利用率")) == ["主要农作物农药利用率", "主要农作物化肥利用率"]


def test_a_bare_name_means_an_indicator_beside_its_unit_only() -> None:
    assert meant("新型储能", "万千瓦") == meant("新型储能", "亿千瓦") == ["新型储能装机容量"]
    assert meant("新型储能", "个") == []
    assert meant("非化石能源装机", "%") == ["非化石能源装机比重"]


def test_a_change_is_no_part_of_the_name() -> None:
    fall = read("化学需氧量排放总量减少", "万吨", None)
    assert (fall.concepts[0].pref_label, fall.change, fall.yearly) == ("化学需氧量排放总量", "fall", False)
    rise = read("全员劳动生产率年均增长", "%", None)
    assert (rise.concepts[0].pref_label, rise.change, rise.yearly) == ("全员劳动生产率", "rise", True)
    compound = read("示例产业规模年复合增长率", "%", None)
    assert (compound.key, compound.change, compound.yearly) == ("示例产业规模", "rise", True)
    own = read("示例企业营业收入累计增长", "%", None)
    assert (own.key, own.change, own.yearly) == ("示例企业营业收入", "rise", False)


def test_a_slip_of_the_pen_is_forgiven_and_a_telling_letter_is_not() -> None:
    assert meant("城市生活污水集中收收集率") == ["城市生活污水集中收集率"]
    assert meant("新县级及以上城市饮用水水源水质达标率") == []
    assert meant("县级及以上城市饮用水水源水质不达标率") == []
    assert meant("水土保持持率") == []


def test_an_indicator_of_its_own_has_one_key_for_all_wordings() -> None:
    keys = {read(name, "%", None).key for name in ("示例产业增加值占GDP的比重", "示例产业增加值占地区生产总值比例")}
    assert keys == {"示例产业增加值占国内生产总值比重"}
    assert read("", None, None).key == ""


@pytest.mark.parametrize(
    ("written", "base", "factor"),
    [
        ("万千瓦", "千瓦", 10_000),
        ("亿千瓦", "千瓦", 100_000_000),
        ("兆瓦", "千瓦", 1_000),
        ("千瓦", "千瓦", 1),
        ("千吨", "吨", 1_000),
        ("万亿元", "元", 10**12),
        ("万公顷", "亩", 150_000),
        ("亿吨标煤", "吨标准煤", 10**8),
        ("%", "%", 1),
        ("", "", 1),
    ],
)
def test_units_in_their_base(written: str, base: str, factor: int) -> None:
    assert unit_of(written).base == base
    assert unit_of(written).factor == Decimal(factor)


def test_the_vocabulary_hangs_together() -> None:
    known = indicators()
    assert len(known) > 100
    for concept in known.values():
        assert concept.label_en and set(concept.broader) <= set(known), concept.iri
        assert concept.first(BETTER_WHEN) in ("higher", "lower", None), concept.iri
        assert concept.first(ADDS_UP) in ("true", None), concept.iri
        # a name alone leads to its concept, in the unit of the concept
        labels = (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)
        for label in labels:
            assert concept in read(label, concept.first(MEASURED_IN), None).concepts, label


def test_a_word_has_one_common_form() -> None:
    words = [
        word
        for iri, concept in load("indicators.ttl").items()
        if "/indicator-word/" in iri
        for word in concept.properties[KG + "word"]
    ]
    assert len(words) == len(set(words))


def concepts_of(output: Path) -> dict[str, str]:
    """The indicators of a build, as worded, with the IRI of their concept."""
    rows = open_store(output).select(
        "SELECT ?wording ?concept { ?t kg:indicator ?wording ; kg:indicatorConcept ?concept }"
    )
    return {row["wording"] or "": row["concept"] or "" for row in rows}


def test_a_build_makes_one_concept_of_several_wordings(tmp_path: Path) -> None:
    text = page(
        "河北省人民政府关于示例清点的通知",
        "各市人民政府：",
        "到2025年，全省森林覆盖率达到36%，示例甲覆盖率达到50%。",
        "到2030年，河北省森林覆盖率达到37%，全省示例甲覆盖率达到60%。",
        PROSE,
        "河北省人民政府",
        "2021年3月5日",
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    output = built(tmp_path / "out", tmp_path / "a.txt", base_iri="https://example.org/graph/")
    found = concepts_of(output)
    assert len(found) == 4 and set(found.values()) == {
        ID + "indicator/森林覆盖率",
        "https://example.org/graph/indicator/示例甲覆盖率",
    }
    rows = open_store(output).select("SELECT ?name ?concept { ?concept a kg:Indicator ; skos:prefLabel ?name }")
    assert sorted(row["name"] or "" for row in rows) == ["森林覆盖率", "示例甲覆盖率"]


def test_every_target_of_the_sample_has_a_named_indicator(sample_output: Path) -> None:
    graph = open_store(sample_output)
    assert len(concepts_of(sample_output)) > 10
    assert (
        graph.select("SELECT ?t { ?t a kg:Target FILTER NOT EXISTS { ?t kg:indicatorConcept/skos:prefLabel ?n } }")
        == []
    )


@pytest.mark.parametrize(
    ("written", "base", "factor"),
    [
        ("亿立方米", "立方米", "1e8"),
        ("万立方米", "立方米", "1e4"),
        ("万亿元", "元", "1e12"),
        ("‰", "%", "0.1"),
        ("亿斤", "吨", "5e4"),
        ("万名", "人", "1e4"),
    ],
)
def test_units_of_one_kind_have_one_base_that_qudt_knows(written: str, base: str, factor: str) -> None:
    unit = unit_of(written)
    assert (unit.base, unit.factor) == (base, Decimal(factor))
    assert unit.same.startswith("http://qudt.org/vocab/unit/")
