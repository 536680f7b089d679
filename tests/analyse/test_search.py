"""Search: the best match first, then the most cited."""

from __future__ import annotations

import pytest
from network_graph import PLAN, read_graph

from kg.analyse.records import Records
from kg.analyse.search import best_first, found, listed, matching
from kg.errors import NotFoundError


@pytest.fixture(scope="module")
def records() -> Records:
    return Records.of(read_graph())


def iris(records: Records, text: str) -> list[str]:
    return records.graph.index.iris(best_first(records.graph.index, text).tolist())


@pytest.mark.parametrize(
    "text", ["国发〔2021〕23号", "国发2021年23号", "行动方案", "行动方案 国务院", "国务院 行动方案", "示例 行动"]
)
def test_a_policy_is_found_by_number_title_short_form_and_words_in_any_order(records: Records, text: str) -> None:
    assert iris(records, text)[0] == PLAN


@pytest.mark.parametrize("text", ["guofa", "gf202123", "xingdongfang", "xdfa", "xdfa gwy", "xdfa 国务院", "Xing dong"])
def test_it_is_found_by_how_title_number_and_issuer_sound(records: Records, text: str) -> None:
    assert PLAN in iris(records, text)


@pytest.mark.parametrize("text", ["uofa", "x", "zzqx", "guofa zzqx"])
def test_what_sounds_like_nothing_finds_nothing(records: Records, text: str) -> None:
    assert PLAN not in iris(records, text)


def test_another_name_of_the_issuer_counts(records: Records) -> None:
    assert iris(records, "甲部 实施方案") == iris(records, "示例甲部 实施方案") != []


def test_what_is_called_so_comes_before_what_has_the_words_in_its_title_and_beside_it(records: Records) -> None:
    fitting = iris(records, "行动方案")
    assert fitting[0] == PLAN
    assert len(fitting) == len(set(fitting))


def test_of_equal_matches_the_most_cited_comes_first(records: Records) -> None:
    in_title = [iri for iri in iris(records, "示例") if "示例" in records.policies[iri].title]
    cited = [len(records.cited_by.get(iri, ())) for iri in in_title]
    assert cited == sorted(cited, reverse=True) != sorted(cited)


def test_the_table_says_what_fits(records: Records) -> None:
    table, fitting = found(records, "示例"), iris(records, "示例")
    assert [row[0] for row in table.rows] == [records.policies[iri].title for iri in fitting]
    assert table.facts == {"found": len(fitting)}


def test_what_has_no_word_finds_nothing(records: Records) -> None:
    assert iris(records, "《》") == []


def test_what_is_not_found_is_told_with_what_is_near(records: Records) -> None:
    with pytest.raises(NotFoundError, match="near: 国务院关于印发示例行动方案"):
        found(records, "示例行动方安")


def test_of_many_some_are_read_and_all_are_counted(records: Records) -> None:
    numbers = matching(records.graph.index, "示例")
    table = listed(records, numbers[:2], len(numbers))
    assert list(table.rows) == list(found(records, "示例").rows[:2])
    assert table.facts == {"found": len(numbers)}


def test_a_figure_is_no_part_of_two_others(records: Records) -> None:
    assert PLAN in iris(records, "23")
    assert PLAN not in iris(records, "123") or not any("123" in (one.number or "") for one in records.policies.values())
