"""What a look at statements as they stand shows of a graph is so, and what it does not show is asked."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from plain_graphs import said_in

from kg.graph.plain_screen import PlainScreen
from kg.graph.screen import Counted, Enough, NodesPass, OnlyKnown, ValuesPass

PREFIXES = "@prefix : <https://example.org/> . "
P, Q = "<https://example.org/p>", "<https://example.org/q>"
OF_C = "?this a <https://example.org/C> ."
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
POSITIVE = ValuesPass(P, "?value > 0", OF_C, ("minInclusive", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'))
OF_D = ("class", "<https://example.org/D>")


@pytest.mark.parametrize(
    ("data", "enough", "expected"),
    [
        (":a :p 1 . :b :p 2 .", POSITIVE, True),
        (":a a :C ; :p 1 . :b :p 0 .", POSITIVE, True),
        (":a a :C ; :p 1, 0 .", POSITIVE, False),
        (":a :q 0 .", POSITIVE, True),
        (":a a :C, :D . :b a :D .", NodesPass(OF_C, OF_D), True),
        (":a a :C, :D . :b a :C .", NodesPass(OF_C, OF_D), False),
        (":a a :C ; :p 1 . :b a :C ; :p 1, 2 .", Counted(OF_C, P, least=1), True),
        (":a a :C ; :p 1 . :b a :C .", Counted(OF_C, P, least=1), False),
        (":a a :C ; :p 1 . :b a :C .", Counted(OF_C, P, most=1), True),
        (":a a :C ; :p 1 . :b :p 1, 2 .", Counted(OF_C, P, most=1), True),
        (":a a :C ; :p 1 . :b a :C ; :p 1, 2 .", Counted(OF_C, P, most=1), False),
        (":a a :C . :b :p 1 .", Counted(OF_C, P, most=0), True),
        (":a a :C ; :p 1 .", Counted(OF_C, P, most=0), False),
        (":a a :C . :b :p :a .", Counted(OF_C, f"^{P}", least=1), False),
        (":a a :C ; :p 1 . :b :q 1 .", OnlyKnown(OF_C, frozenset({P, TYPE})), True),
        (":a a :C ; :p 1 ; :q 1 .", OnlyKnown(OF_C, frozenset({P, TYPE})), False),
        (":a :p :b . :b :q 1 .", Counted(f"?of {P} ?this .", Q, least=1), True),
        (":a :p :b . :c :p :d . :b :q 1 .", Counted(f"?of {P} ?this .", Q, least=1), False),
        ("", Counted(OF_C, P, least=1), True),
        (":a a :C ; :p 1 .", Counted("{ ?this a ?any }", P, least=1), False),
    ],
)  # fmt: skip
def test_a_look_at_the_whole(data: str, enough: Enough, expected: bool) -> None:
    store = ox.Store()
    store.load(input=PREFIXES + data, format=ox.RdfFormat.TURTLE)
    assert PlainScreen(said_in(store)).shows(enough) is expected
