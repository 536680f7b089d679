"""What ranks a concept, on concepts of our own (示例文本)."""

from types import MappingProxyType

import pytest

from kg.annotate.topics.rank import Ranker, rarity
from kg.vocabulary.concepts import Concept
from kg.vocabulary.words import word_lists

IRI = "https://example.org/"


def concept(name: str, above: str = "") -> Concept:
    return Concept(
        iri=IRI + name,
        pref_label=name,
        alt_labels=(),
        hidden_labels=(),
        label_en=None,
        notations=(),
        broader=(IRI + above,) if above else (),
        properties=MappingProxyType({}),
    )


@pytest.fixture
def ranker() -> Ranker:
    return Ranker([concept("甲业"), concept("乙业"), concept("丙业"), concept("乙一业", "乙业")], 2)


def names(ranker: Ranker, title: str, text: str) -> list[str]:
    return [found.iri.removeprefix(IRI) for found in ranker.rank(title, text)]


def test_the_title_weighs_most(ranker: Ranker) -> None:
    assert names(ranker, "关于甲业的通知", "丙业" * 3)[0] == "甲业"
    assert names(ranker, "关于甲业的通知", "甲业" + "丙业" * 3) == ["甲业"]


def test_without_a_word_in_the_title_the_text_speaks(ranker: Ranker) -> None:
    assert names(ranker, "关于示例的通知", "丙业" * 3) == ["丙业"]


def test_no_more_than_wanted_and_none_far_behind(ranker: Ranker) -> None:
    assert len(names(ranker, "甲业、乙业、丙业方案", "")) == 2
    assert names(ranker, "示例", "甲业" * 500 + "丙业") == ["甲业"]


def test_what_speaks_for_a_division_speaks_for_its_section_too(ranker: Ranker) -> None:
    assert names(ranker, "乙一业、乙业、甲业方案", "")[0] == "乙业"


def test_weights_are_shares_of_the_best(ranker: Ranker) -> None:
    first, *others = ranker.rank("甲业方案", "甲业、丙业")
    assert first.weight == 1.0
    assert all(0 < other.weight <= 1 for other in others)


def test_nothing_found(ranker: Ranker) -> None:
    assert ranker.rank("", "") == ()


def test_a_common_word_tells_less_than_a_rare_one() -> None:
    shares = word_lists("word-shares.ttl", "word-share")
    assert rarity(shares["0"][0]) < rarity(shares["4"][0]) < rarity("示例罕见词")
    assert len({word for words in shares.values() for word in words}) == sum(map(len, shares.values()))


def test_of_a_section_and_its_divisions_one_is_told_the_division_where_most_speaks_for_it(ranker: Ranker) -> None:
    assert names(ranker, "乙一业方案", "乙一业") == ["乙一业"]
    assert names(ranker, "乙一业、乙业方案", "乙业") == ["乙业"]


def test_a_word_inside_another_one_says_nothing() -> None:
    ranker = Ranker([concept("质量")], 2)
    assert names(ranker, "关于示例高质量发展的意见", "") == []
    assert names(ranker, "关于示例质量的意见", "") == ["质量"]


def weights(ranker: Ranker, title: str, text: str) -> list[tuple[str, float]]:
    return [(found.iri.removeprefix(IRI), found.weight) for found in ranker.rank(title, text)]


def test_how_much_title_opening_and_text_count(ranker: Ranker) -> None:
    assert weights(ranker, "甲业方案", "丙业") == [("甲业", 1.0), ("丙业", round(1.3 / 1.5, 3))]
    # 1.5 for the title, 1.3 for opening and text, and 0.65 of what its division has for the section
    section = 1.5 + 0.65 * 1.5
    assert weights(ranker, "乙一业、乙业、甲业方案", "甲业") == [("甲业", 1.0), ("乙业", round(section / 2.8, 3))]


@pytest.mark.parametrize(("between", "weight"), [(496, 1.0), (497, round(1 / 1.3, 3))])
def test_the_opening_is_five_hundred_characters(ranker: Ranker, between: int, weight: float) -> None:
    found = weights(ranker, "示例", f"丙业{'示' * between}甲业")
    assert sorted(found, key=lambda one: one[0] != "丙业") == [("丙业", 1.0), ("甲业", weight)]


def test_each_halving_of_its_share_makes_a_word_tell_as_much_more() -> None:
    shares = word_lists("word-shares.ttl", "word-share")
    assert [round(rarity(shares[halvings][0]), 2) for halvings in ("0", "1", "4")] == [0.5, 1.2, 3.3]
    assert round(rarity("示例罕见词"), 2) == 0.5 + 0.7 * 8


def test_the_weightiest_is_surer_than_the_further_ones(ranker: Ranker) -> None:
    first, second = ranker.rank("甲业、乙业方案", "")
    assert 0 < second.confidence < first.confidence < 1
    assert (first.rule, second.rule) == ("weightiest", "further")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("示例县国民经济和社会发展规划", []),
        ("关于促进民营经济示例发展的通知", []),
        ("关于民营经济甲业发展的通知", ["甲业"]),
        ("关于示例发展的通知", ["丙业"]),
    ],
)
def test_a_title_on_the_economy_as_a_whole_has_none(ranker: Ranker, title: str, found: list[str]) -> None:
    assert names(ranker, title, "丙业" * 3)[:1] == found
