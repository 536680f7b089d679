"""The text of a policy, with what was found in it where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show.explorer.reading import Line, Texts, standings

CITY = "驻政〔2022〕61号"


@pytest.fixture(scope="module")
def read(sample_output: Path) -> dict[str, list[Line]]:
    graph = open_store(sample_output)
    reader, texts = Reader(graph), Texts(graph.folder or sample_output)
    records = Records.of(graph)
    return {
        iri: texts.lines(reader, place) for iri in records.policies for place in standings(reader, iri) if not place.row
    }


def test_the_lines_are_those_of_the_file_but_for_blank_ones(sample_output: Path, read: dict[str, list[Line]]) -> None:
    graph = open_store(sample_output)
    reader = Reader(graph)
    assert read
    for iri, lines in read.items():
        place = next(one for one in standings(reader, iri) if not one.row)
        text = ((graph.folder or sample_output) / "texts" / f"{place.sha}.txt").read_text(encoding="utf-8").split("\n")
        for line in lines:
            assert "".join(piece.text for piece in line.pieces) == text[line.number - 1].strip().lstrip("#").strip()
        assert [line.number for line in lines] == [
            number for number in range(place.first, place.last + 1) if text[number - 1].strip()
        ]


def test_each_reference_of_the_graph_is_marked_with_what_it_means(
    sample_output: Path, read: dict[str, list[Line]]
) -> None:
    records = Records.of(open_store(sample_output))
    for (citing, cited, _), _found in records.citations.items():
        led = {piece.lead.leads_to for line in read[citing] for piece in line.pieces if piece.lead}
        assert cited in led


def test_bodies_are_marked_where_a_duty_names_them(read: dict[str, list[Line]]) -> None:
    found = [
        (piece.text, mention.leads_to.rsplit("/", 1)[-1])
        for lines in read.values()
        for line in lines
        for piece in line.pieces
        for mention in piece.mentions
        if mention.kind == "body"
    ]
    assert found and all(text in name or len(text) >= 2 for text, name in found)


def test_a_text_that_was_not_kept_has_no_lines(tmp_path: Path, sample_output: Path) -> None:
    graph = open_store(sample_output)
    reader = Reader(graph)
    policy = next(iter(Records.of(graph).policies.values()))
    for place in standings(reader, policy.iri):
        assert Texts(tmp_path).lines(reader, place) == []
