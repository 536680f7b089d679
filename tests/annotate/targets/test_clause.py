"""What stands around a number (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.clause import TOLD, Clause, Sentence, Surroundings
from kg.annotate.targets.numbers import find_numbers
from kg.language.spaces import squeeze


def clause(text: str, at: int = 0, year: int | None = None) -> Clause:
    """The clause of one of the numbers of a sentence."""
    around = Surroundings(squeeze(text), None)
    named = around.years_between(0, len(text))
    found = list(find_numbers(around.text, 0, len(text), named))
    return around.clause(found[at], Sentence(0, len(text), named, year, numbers=found))


@pytest.mark.parametrize(
    ("text", "kind", "comparator"),
    [
        ("到2025年，覆盖率达到80%。", "reach", "="),
        ("到2025年，覆盖率不低于80%。", "least", "≥"),
        ("到2025年，覆盖率不超过80%。", "most", "≤"),
        ("到2025年，能耗下降13.5%。", "fall", "Δ-"),
        ("到2025年，产量增长5%。", "rise", "Δ+"),
        ("到2025年，能耗下降到80%。", "lowered", "="),
        ("到2025年，覆盖率达到约80%。", "reach", "≈"),
    ],
)
def test_the_verb_before_a_number_compares(text: str, kind: str, comparator: str) -> None:
    verb = clause(text).verb
    assert verb is not None
    assert (verb.kind, verb.comparator) == (kind, comparator)


def test_a_verb_may_be_parted_from_its_number() -> None:
    verb = clause("研发投入不低于总投资的60%。").verb
    assert verb is not None
    assert verb.kind == "least"


@pytest.mark.parametrize(
    ("text", "inherited", "expected"),
    [
        ("到2025年，覆盖率达到80%。", None, (2025, "own")),
        ("覆盖率达到80%的目标到2025年实现。", None, (2025, "own")),
        ("覆盖率达到80%，到2025年实现。", None, (None, "none")),
        ("覆盖率达到80%。", 2030, (2030, "inherited")),
        ("覆盖率达到80%。", None, (None, "none")),
        ("覆盖率达到80%。", TOLD, (None, "told")),
    ],
)
def test_the_year_is_that_of_the_sentence_or_goes_on(
    text: str, inherited: int | None, expected: tuple[int | None, str]
) -> None:
    found = clause(text, year=inherited)
    assert (found.year, found.origin) == expected


def test_a_clause_begins_behind_the_last_comma_or_the_number_before() -> None:
    text = "到2025年，建成示例站80座、示例井20口。"
    assert text[clause(text).start :].startswith("建成")
    assert text[clause(text, at=1).start :].startswith("示例井")


def test_the_year_compared_with_is_no_target_year() -> None:
    found = clause("到2025年，能耗比2020年下降13.5%。")
    assert (found.year, found.baseline) == (2025, 2020)
