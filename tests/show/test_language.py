"""Answers in a language: headings, words and names change, titles and keys stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.may_be import BY_EDITION
from kg.analyse.table import Quote, Table
from kg.show.language import AS_IT_IS, Language
from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import KG, RELATIONS

KINDS = {"body", "region", "sector", "subject", "type", "force", "class", "indicator", "any", "relation", "rule",
         "status", "origin", "word", "remarked", "said", "unit", "quantity", "measure"}  # fmt: skip
TABLE = Table(
    ("relation", "bodies", "title", "availability", "days"),
    [("based_on", "国务院、国家能源局", "示例计划", "text at hand", 3)],
    {"no_citation_in_your_texts": ["河北", "示例"], "coverage": {"with_text": 1}},
)


@pytest.fixture(scope="module")
def english(sample_output: Path) -> Language:
    return Language("en", sample_output)


def test_headings_relations_bodies_and_states_are_english_and_titles_are_not(english: Language) -> None:
    shown = english.table(TABLE)
    assert shown.columns == ("relation", "bodies", "title", "availability", "days")
    row = ("based on", "State Council; National Energy Administration", "示例计划", "text at hand", 3)
    assert shown.rows == [row]
    assert shown.facts["no citation in your texts"] == ["Hebei", "示例"]


def test_headings_that_programs_read_stay(english: Language) -> None:
    shown = english.table(TABLE, headed=False)
    assert shown.columns == TABLE.columns
    assert list(shown.facts) == list(TABLE.facts)


def test_chinese_headings_over_chinese_names() -> None:
    shown = Language("zh").table(TABLE)
    assert shown.columns == ("关系", "发文机关", "标题", "掌握程度", "天数")
    assert shown.rows == [("依据", "国务院、国家能源局", "示例计划", "原文在库", 3)]


def test_figures_and_units_are_english_where_that_is_asked_for() -> None:
    table = Table(
        ("target", "unit", "measure"), [("≥54 万千瓦", "万千瓦", "fall since 2020, 亿吨"), ("3 示例", "%", "fall")]
    )
    rows = [("≥540,000 kilowatts", "10,000 kilowatts", "fall since 2020, 100 million tonnes"), ("3 示例", "%", "fall")]
    assert Language("en").table(table).rows == rows
    assert Language("zh").table(table).rows[0][:2] == ("≥54 万千瓦", "万千瓦")


@given(st.text(), st.text())
def test_without_a_language_nothing_changes(heading: str, text: str) -> None:
    assert AS_IT_IS.heading(heading) == heading
    assert AS_IT_IS.value(heading, text) == text


def test_a_name_of_a_body_may_hold_what_joins_names(english: Language, sample_output: Path) -> None:
    names = ("国务院", "碳达峰、碳中和示例组", "国家能源局")
    shown = english.value("bodies", "、".join(names)).split("; ")
    assert (shown[0], shown[-1]) == ("State Council", "National Energy Administration")


def test_what_is_said_behind_a_word_or_a_relation_stays_its_own(english: Language) -> None:
    assert english.value("what", "leads: 国务院") == "leads: State Council"
    assert english.value("what", "based_on 示例计划") == "based on 示例计划"
    assert Language("zh").value("what", "mentions of policies") == "文件提及"
    assert Language("zh").value("what", "  of a policy: name only") == "  所引文件: 仅见其名"


def test_what_speaks_against_what_was_kept_is_told_in_each_language(english: Language) -> None:
    said = "date: 2021-12-24, not 2021-12-28 (signature)"
    assert english.value("what", said) == said
    assert Language("zh").value("what", said) == "日期: 2021-12-24, 而非 2021-12-28 (signature)"


def test_a_wording_that_lists_things_is_no_list_of_names(english: Language) -> None:
    assert english.value("what", "target: 制造业、示例业的增加值") == "target: 制造业、示例业的增加值"
    assert english.value("what", "国务院、国家能源局") == "State Council; National Energy Administration"


def test_a_title_that_lists_things_stays_as_it_is(english: Language) -> None:
    table = Table(("one", "another"), [("示例董事长、书记的讲话", "国务院、国家能源局"), ("制造业", "示例、示范")])
    rows = [
        ("示例董事长、书记的讲话", "State Council; National Energy Administration"),
        ("Manufacturing", "示例、示范"),
    ]
    assert english.table(table).rows == rows


def test_figures_remarks_and_kinds_of_promises_are_in_the_language(english: Language) -> None:
    assert english.value("first", "≥54 万千瓦, demo.txt:31") == "≥540,000 kilowatts, demo.txt:31"
    zh = Language("zh")
    assert zh.value("against_national", "2025 +2 (higher aim); 2030 -1 (lower aim)") == (
        "2025 +2 (高于全国目标); 2030 -1 (低于全国目标)"
    )
    assert zh.value("policy", "(not known)") == "(未知)"
    assert (zh.value("action", "new"), zh.value("action", "new or revise")) == ("新制定", "新制定 或 修订")
    assert zh.value("may_be", f"示例目录 ({BY_EDITION})") == "示例目录 (其一注明版本)"
    assert zh.value("after", "name only") == "仅见其名"


def test_terms_and_acts_of_the_graph_are_words_too(english: Language) -> None:
    zh = Language("zh")
    for term in ("ensures_implementation_of", "eli:ensures_implementation_of", "implements"):
        assert (zh.value("relation", term), english.value("relation", term)) == ("贯彻落实", "implements")
    assert (zh.value("content", "Adoption 2022-03-30"), zh.value("text", "true")) == ("通过 2022-03-30", "是")


def test_how_many_more_names_there_are_does_not_hide_the_last_one(english: Language) -> None:
    assert english.value("bodies", "国务院、国家能源局 +3") == "State Council; National Energy Administration +3"


def test_words_of_a_text_are_in_no_language_but_their_own(english: Language) -> None:
    table = Table(("what", "first"), [("section", Quote("四、采矿业"))])
    assert english.table(table).rows == [("section", "四、采矿业")]


@pytest.mark.parametrize("name", list(RELATIONS))
def test_every_relation_has_a_name_in_each_language(name: str) -> None:
    both = AS_IT_IS.relation(name)
    assert both.startswith(name) and both.endswith(Language("zh").relation(name))
    assert Language("en").relation(name).isascii()


def test_captions_are_whole() -> None:
    for iri, concept in load("captions.ttl").items():
        assert (concept.label_en and concept.label_en.isascii()) or iri.endswith("from-to"), iri
        assert set(concept.properties.get(KG + "cells", ())) <= KINDS, iri
