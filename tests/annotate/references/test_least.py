"""How much a name without marks must say, in a text of articles and elsewhere (示例文本, all ours)."""

from __future__ import annotations

from kg.annotate.references.least import NEVER, least_in

ARTICLES = "示例办法\n第一条 示例内容。\n第二条 示例内容。\n"


def test_a_text_of_articles_means_whoever_is_concerned() -> None:
    assert least_in(ARTICLES)["plan"].listed == NEVER
    assert not least_in(ARTICLES)["rule"].of_matter


def test_who_speaks_elsewhere_has_one_in_mind() -> None:
    prose = least_in("示例通知\n各单位：\n依据示例法第一条、第二条，通知如下。\n")
    assert prose["plan"].listed < NEVER
    assert prose["rule"].of_matter


def test_laws_are_the_same_in_both() -> None:
    assert least_in(ARTICLES)["law"] == least_in("示例")["law"]
