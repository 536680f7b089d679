"""The SPARQL of rules is read as data; what lies outside of the part that is read is left alone."""

from __future__ import annotations

import pytest

from kg.graph.patterns import parsed

IN_GROUP = "SELECT $this ?value WHERE {{ {} }}"
THIS = ("triple", "?this", ("is", "<p>"), "?value")


def group(text: str) -> object:
    found = parsed(IN_GROUP.format(text))
    return found and found[1]


def test_variables_come_first() -> None:
    assert parsed("SELECT DISTINCT $this ?value WHERE { $this <p> ?value }") == (("?this", "?value"), (THIS,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?this <p> ?value ; a <C> .", (THIS, ("triple", "?this", ("is", "a"), "<C>"))),
        ("?this <p> 1, 2", (("triple", "?this", ("is", "<p>"), "1"), ("triple", "?this", ("is", "<p>"), "2"))),
        ("?this ^<p>* ?value", (("triple", "?this", ("star", ("inverse", ("is", "<p>"))), "?value"),)),
        ("?this <p>|<q> ?value", (("triple", "?this", ("either", ("is", "<p>"), ("is", "<q>")), "?value"),)),
        ("?this ?any 'x'", (("triple", "?this", ("any", "?any"), '"x"'),)),
        ("FILTER (?a < 1 || ?b != ?c && !?d)", (("filter", (
            "or",
            ("compare", "<", ("variable", "?a"), ("term", "1")),
            ("and", ("compare", "!=", ("variable", "?b"), ("variable", "?c")), ("not", ("variable", "?d"))),
        )),)),
        ("FILTER (?a NOT IN (<x>, <y>))", (("filter", ("not", ("in", ("variable", "?a"), "<x>", "<y>"))),)),
        ("FILTER NOT EXISTS { ?this <p> ?value }", (("filter", ("not", ("exists", (THIS,)))),)),
        ("BIND (?this AS ?other)", (("bind", ("variable", "?this"), "?other"),)),
        ("OPTIONAL { ?this <p> ?value }", (("optional", (THIS,)),)),
        ("FILTER (STRENDS(STR(?a), '/x'))", (
            ("filter", ("call", "STRENDS", ("call", "STR", ("variable", "?a")), ("term", '"/x"'))),
        )),
    ],
)  # fmt: skip
def test_a_group(text: str, expected: object) -> None:
    assert group(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{ ?this <p> ?value } UNION { ?this <q> ?value }",
        "?this <p>/<q> ?value",
        "?this <p>+ ?value",
        "?this p:q ?value",
        "FILTER REGEX(?this, 'x')",
        "FILTER (?a + 1 > 2)",
        "FILTER (?a = 'x\\ty')",
        "?this <p> [] ",
        "MINUS { ?this <p> ?value }",
        "?this <p> 1e6",
    ],
)
def test_what_is_not_read(text: str) -> None:
    assert group(text) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?this <p> ?value }",
        "SELECT ?this WHERE { ?this <p> ?value } GROUP BY ?this",
        "ASK { ?this <p> ?value }",
        "SELECT ?this WHERE { ?this <p> ?value",
    ],
)
def test_what_is_no_such_select_is_not_read(query: str) -> None:
    assert parsed(query) is None
