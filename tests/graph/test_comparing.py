"""Values compare as the engine has it, or it is in doubt."""

from __future__ import annotations

import itertools

import pyoxigraph as ox
import pytest

from kg.graph import turtle
from kg.graph.comparing import DoubtError, are_equal, is_before, is_iri, text_in

XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS = [
    "<https://example.org/a>",
    f"<{XSD}date>",
    '"a"',
    '"b"',
    '""',
    '"a"@zh',
    '"a"@en',
    *(f'"{number}"^^<{XSD}integer>' for number in ("1", "2", "-3")),
    *(f'"{number}"^^<{XSD}decimal>' for number in ("1", "1.5", "-0.5")),
    *(f'"{day}"^^<{XSD}date>' for day in ("2021-02-03", "2021-02-04", "2021-02-30")),
    f'"true"^^<{XSD}boolean>',
    f'"NaN"^^<{XSD}double>',
    f'"2021"^^<{XSD}gYear>',
]


def asked(one: str, sign: str, other: str) -> bool | None:
    """What the engine says; None where it is an error."""
    rows = ox.Store().query(f"SELECT ({one} {sign} {other} AS ?is) {{}}")
    assert isinstance(rows, ox.QuerySolutions)
    (row,) = rows
    return None if row[0] is None else str(row[0]) == str(ox.Literal(True))


@pytest.mark.parametrize(("one", "other"), list(itertools.product(TERMS, TERMS)))
def test_what_is_told_is_so(one: str, other: str) -> None:
    for told, sign in ((are_equal, "="), (is_before, "<")):
        try:
            found = told(turtle.term_of(one), turtle.term_of(other))
        except DoubtError:
            continue
        assert found is asked(one, sign, other)


def test_common_values_are_told() -> None:
    assert are_equal("1", "1") and not are_equal("1", "2") and are_equal('"1"^^xsd:decimal', "1")
    assert is_before("1", "1.5") and not is_before("2", "1.5")
    assert is_before('"2021-02-03"^^xsd:date', '"2021-02-04"^^xsd:date')
    assert not are_equal("kg:a", "kg:b") and are_equal("kg:a", "kg:a") and not are_equal("kg:a", '"a"')


def test_an_iri_is_told_from_a_literal() -> None:
    assert is_iri("<a>") and is_iri("kg:a")
    assert not any(map(is_iri, ('"a"', '"a:b"', "1", "1.5", "true", '"a"^^xsd:date')))
    with pytest.raises(DoubtError):
        is_iri("_:b")


def test_the_text_of_a_term() -> None:
    assert text_in(r'"示例\n文本"') == "示例\n文本"
    assert turtle.plain('"示例"@zh') == "示例" and turtle.plain("<a>") == "a"
    for term in ('"示例"@zh', "1", "<a>"):
        with pytest.raises(DoubtError):
            text_in(term)
