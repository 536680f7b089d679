"""What speaks for a concept, on concepts of our own (示例文本)."""

from types import MappingProxyType

import pytest

from kg.annotate.topics.weigh import Weigher
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
