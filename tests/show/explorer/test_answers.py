"""What can be drawn of an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from explorer_frame import frame_on
from hypothesis import given
from hypothesis import strategies as st
from network_graph import PLAN, PROVINCE, read_graph

from kg.show.explorer.answers import BARS, NODES, Answer, bars, drawn, ends, read_answer, read_triples, views
from kg.vocabulary.namespaces import XSD

IRIS = ("urn:a", "urn:b", "urn:c")


def found(columns: Sequence[str], *rows: Mapping[str, object]) -> Answer:
    return read_answer(json.dumps({"head": {"vars": columns}, "results": {"bindings": rows}}).encode(), False)


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": value}


def number(value: object, kind: str = "integer") -> dict[str, str]:
    return {"type": "literal", "value": str(value), "datatype": XSD + kind}


def test_two_columns_that_name_things_are_a_network_whose_nodes_lead_on() -> None:
    answer = found(
        ["one", "other"], {"one": uri(PLAN), "other": uri(PROVINCE)}, {"one": uri(PLAN), "other": uri("urn:x")}
    )
    assert views(answer) == ["table", "network"]
    markup = str(drawn(frame_on(read_graph()), answer, "network"))
    assert markup.count('class="tie"') == 2 and markup.count("<rect") == 1
    # policies have the sign of their level, in the drawing and in its legend
    assert markup.count('class="sign lv-centre"') == markup.count('class="sign lv-province"') == 2
    assert 'href="/policy/国发-2021-23"' in markup


def test_a_number_beside_a_label_is_a_chart_and_a_year_alone_is_not() -> None:
    year = {"type": "literal", "value": "2021", "datatype": XSD + "gYear"}
    answer = found(["year", "n"], {"year": year, "n": number(4)}, {"year": year, "n": number("-2.5", "decimal")})
    assert bars(answer) == ([0], 1) and views(answer) == ["table", "chart"]
    markup = str(drawn(frame_on(read_graph()), answer, "chart"))
    assert markup.count("<rect") == 2 and ">-2.5</text>" in markup and 'class="below"' in markup
    assert bars(found(["year"], {"year": year})) is None and bars(found(["n"], {"n": number(1)})) is None


def test_a_bar_is_named_by_the_two_that_it_is_of_as_far_as_there_is_room() -> None:
    names = {"one": "示例第一委员会", "other": "Office of a Commission of Examples", "third": "没有地方"}
    row = {name: {"type": "literal", "value": value} for name, value in names.items()}
    answer = found([*names, "n"], {**row, "n": number(4)})
    assert bars(answer) == ([0, 1], 3)
    markup = str(drawn(frame_on(read_graph()), answer, "chart"))
    assert "<title>示例第一委员会 · Office of a Commission of Examples 4</title>" in markup
    assert ">示例第一委员会 · Office of a Commiss…</text>" in markup


def test_what_cannot_be_drawn_or_would_be_too_much_is_not() -> None:
    frame = frame_on(read_graph())
    assert drawn(frame, found(["n"], {"n": number(1)}), "network") == ""
    many = [{"one": uri(f"urn:a{at}"), "other": uri(f"urn:b{at}")} for at in range(NODES)]
    assert f"{2 * NODES}" in str(drawn(frame, found(["one", "other"], *many), "network"))
    rows = [{"one": uri(f"urn:a{at}"), "n": number(at)} for at in range(BARS + 3)]
    markup = str(drawn(frame, found(["one", "n"], *rows), "chart"))
    assert markup.count("<rect") == BARS and "3" in markup[markup.index("</svg>") :]


def test_triples_are_rows_of_three_and_a_network_of_their_ends() -> None:
    answer = read_triples(b'<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> "n" .\n<urn:b> <urn:p> <urn:c> .\n', False)
    assert [row[2][1] for row in answer.rows] == ["n", "<urn:b>", "<urn:c>"]
    assert answer.of_triples and ends(answer) == (0, 2)


@given(st.lists(st.tuples(st.sampled_from(IRIS), st.sampled_from(IRIS)), min_size=1, max_size=12))
def test_the_same_answer_is_the_same_picture(pairs: list[tuple[str, str]]) -> None:
    answer = found(["one", "other"], *({"one": uri(one), "other": uri(other)} for one, other in pairs))
    frame = frame_on(read_graph())
    assert str(drawn(frame, answer, "network")) == str(drawn(frame, answer, "network"))
