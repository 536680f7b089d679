"""A condition tells of what is bound what the engine would, or is in doubt."""

from __future__ import annotations

import pytest

from kg.graph.comparing import DoubtError
from kg.graph.conditions import PERHAPS, TERM, TRUTH, Conditions
from kg.graph.patterns import parsed

SCOPE = {"?iri": TERM, "?number": TERM, "?text": TERM, "?tagged": TERM, "?yes": TRUTH, "?perhaps": PERHAPS}
BOUND = {"?iri": "<a/b>", "?number": "7", "?text": '"示例"', "?tagged": '"示例"@zh', "?yes": True}


def told(condition: str) -> bool:
    read = parsed(f"SELECT ?iri WHERE {{ FILTER ({condition}) }}")
    assert read is not None
    ((_, test),) = read[1]
    return Conditions(lambda group, scope: lambda bound: bool(group)).truth(test, SCOPE)(BOUND)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("?number = 7 && ?number != 8", True),
        ("?number < 7 || ?number > 7", False),
        ("?number <= 7 && ?number >= 7", True),
        ("!(?number > 5)", False),
        ("?iri IN (<a/b>, <c>)", True),
        ("?iri NOT IN (<a/b>, <c>)", False),
        ("?number IN (6, 7)", True),
        ("?yes = BOUND(?iri)", True),
        ("?yes != BOUND(?perhaps)", True),
        ("?yes = EXISTS { ?iri <p> ?other }", True),
        ("?yes", True),
        ("isIRI(?iri) && isLiteral(?number)", True),
        ("STRSTARTS(?text, '示') && STRENDS(STR(?tagged), '例')", True),
        ("CONTAINS(STRAFTER(STR(?iri), '/'), 'b')", True),
        ("COALESCE(?number < 8, false)", True),
    ],
)
def test_what_is_told(condition: str, expected: bool) -> None:
    assert told(condition) is expected


@pytest.mark.parametrize(
    "condition",
    [
        "?text < 7",
        "?tagged = ?text",
        "STRSTARTS(?tagged, '示')",
        "?perhaps = 7",
        "?nowhere = 7",
        "?text",
        "STRAFTER(?text, '示') = '例'",
        "COALESCE(?text > 7, false)",
        "?yes < BOUND(?iri)",
    ],
)
def test_what_is_in_doubt(condition: str) -> None:
    with pytest.raises(DoubtError):
        told(condition)
