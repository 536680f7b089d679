"""What is wrong with a query, in Chinese."""

from __future__ import annotations

import re

import pytest
from network_graph import read_graph

from kg.errors import QueryError
from kg.graph import answering, queries
from kg.show.explorer.frame import phrases
from kg.show.explorer.troubles import trouble_in

# Each wrong in another way.
WRONG = (
    "INSERT DATA { <a:b> <a:c> 1 }",
    "SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }",
    "SELECT ?a { ?a b:c ?d }",
    "SELECT ?a { ?a kg:nosuchterm ?d }",
    "SELECT ?a { ?a ?b ?c",
    "SELECT ?a WHERE ?a ?b ?c }",
    "SELEKT 1",
)


def message_of(text: str) -> str:
    with pytest.raises(QueryError) as caught:
        query = queries.parse("query", text)
        answering.evaluated(read_graph(), {"name": query.name, "text": text, "values": [], "form": "json", "rows": 10})
    return str(caught.value)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_in_the_language_of_the_page(text: str) -> None:
    message = message_of(text)
    assert trouble_in("en", message) == message
    told = trouble_in("zh", message)
    assert re.search("第 1 行第 [0-9]+ 列", told)
    assert not re.search("refused|error|expected|term of|, line|ends", told.replace(text, ""))


def test_the_language_changes_nothing_else() -> None:
    assert trouble_in("zh", "示例") == "示例"
    assert trouble_in("zh", "query: year has to be an integer, not 很多") == "query：year 应为整数，不能是 很多"


def test_each_form_keeps_what_it_names() -> None:
    for key, (chinese, english) in phrases().items():
        if key.startswith("trouble."):
            names = [f"名{at}" for at in range(len(set(re.findall(r"{\d}", english))))]
            assert trouble_in("zh", english.format(*names)) == chinese.format(*names), key
