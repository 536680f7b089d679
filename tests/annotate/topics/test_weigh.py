"""What speaks for a concept, on concepts of our own (示例文本)."""

import math
from types import MappingProxyType

import pytest

from kg.annotate.topics.weigh import Weigher, matter
from kg.vocabulary.concepts import Concept


def concept(name: str, *hidden: str) -> Concept:
    return Concept(
        iri=f"https://example.org/{name}",
        pref_label=name,
        alt_labels=(),
        hidden_labels=hidden,
        label_en=None,
        notations=(),
        broader=(),
        properties=MappingProxyType({}),
    )


@pytest.fixture
def weigher() -> Weigher:
    return Weigher([concept("甲业", "甲物"), concept("乙业"), concept("丙业")], 2, 1)


def names(weigher: Weigher, title: str, text: str) -> list[str]:
    return [found.iri.rsplit("/", 1)[1] for found in weigher.weigh(title, text)]


def test_the_title_decides(weigher: Weigher) -> None:
    assert names(weigher, "关于甲业的通知", "乙业" * 9) == ["甲业"]


def test_without_the_title_the_text_speaks(weigher: Weigher) -> None:
    assert names(weigher, "通知", "乙业、丙业、乙业") == ["乙业"]


def test_issuers_do_not_count(weigher: Weigher) -> None:
    assert names(weigher, "甲业局关于乙业的通知", "") == ["乙业"]


def test_no_more_than_wanted(weigher: Weigher) -> None:
    assert len(names(weigher, "甲业、乙业、丙业方案", "")) == 2


def test_the_words_found_are_told(weigher: Weigher) -> None:
    (found,) = weigher.weigh("甲业方案", "甲物")
    assert found.words == ("甲业", "甲物")


def test_nothing_found(weigher: Weigher) -> None:
    assert weigher.weigh("", "") == ()


def weights(title: str, text: str, most: int = 2, from_text: int = 1) -> list[tuple[str, float]]:
    weigher = Weigher([concept("甲业", "甲物"), concept("乙业"), concept("丙业")], most, from_text)
    return [(found.iri.rsplit("/", 1)[1], found.weight) for found in weigher.weigh(title, text)]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("甲业方案", "", [("甲业", 1.0)]),
        ("甲业方案", "甲业", [("甲业", 1.5)]),
        ("甲业方案", "甲业、乙业、乙业、乙业", [("甲业", 1.25)]),
        # a hidden word alone is too weak for a title, and enough for a text
        ("甲物方案", "", []),
        ("甲物方案", "甲物", [("甲业", 0.9)]),
        ("通知", "甲物、甲物", [("甲业", round(0.4 * math.log(3), 3))]),
        # not far behind the best of the title
        ("甲业甲物、乙业方案", "", [("甲业", 1.4), ("乙业", 1.0)]),
        ("甲业甲物、乙业方案", "甲业", [("甲业", 1.9)]),
    ],
)
def test_how_much_speaks_for_a_concept(title: str, text: str, found: list[tuple[str, float]]) -> None:
    assert weights(title, text) == found


@pytest.mark.parametrize(("others", "found"), [(2, ["甲业", "乙业"]), (3, ["甲业"])])
def test_a_text_gives_what_is_not_far_behind_its_best(others: int, found: list[str]) -> None:
    assert [name for name, _ in weights("通知", "甲业" * others + "、乙业", from_text=2)] == found


@pytest.mark.parametrize(("length", "left"), [(58, "乙业"), (59, "示" * 59 + "关于乙业")])
def test_the_issuers_of_a_title_are_not_longer_than_any(length: int, left: str) -> None:
    assert matter(f"{'示' * length}关于乙业") == left


def test_five_words_at_most_are_told() -> None:
    hidden = [f"{one}物" for one in "甲乙丙丁戊己"]
    (found,) = Weigher([concept("示例业", *hidden)], 1, 1).weigh("示例业", "、".join(hidden))
    assert found.words == ("示例业", *sorted(hidden)[:4])
