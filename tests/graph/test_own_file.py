"""The file of a build gives back what was stated; any other file is told apart from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import turtle
from kg.graph.own_file import OtherHandError, described_in
from kg.graph.rdf import Described, decimal, edge, integer, node, plain, text, typed, typed_literal
from kg.vocabulary.namespaces import DCTERMS, KG

A, B = node("https://example.org/甲"), node("https://example.org/乙")
SAID: list[Described] = [
    (
        A,
        sorted(
            {
                typed(KG + "Policy"),
                edge(KG + "predecessor", node(KG + "a/b")),
                edge(KG + "predecessor", B),
                text(DCTERMS + "title", '示例 .\n"文本" ;\t, '),
                text(DCTERMS + "title", "Sample", "en"),
                plain(KG + "line", "_:a"),
                integer(KG + "line", -7),
                decimal(KG + "value", 0.5),
                typed_literal(KG + "value", "true", "boolean"),
                typed_literal(KG + "value", "2021", "gYear"),
                typed_literal(KG + "value", "", "boolean"),
            }
        ),
    ),
]


def written(folder: Path, body: str) -> Path:
    path = folder / "graph.ttl"
    path.write_bytes((turtle.head() + body).encode())
    return path


def test_a_file_gives_what_was_stated(tmp_path: Path) -> None:
    body = b"".join(turtle.pieces(SAID)).decode()
    assert list(described_in(written(tmp_path, body))) == SAID


def test_the_file_of_a_build_gives_its_own_text(sample_output: Path) -> None:
    path = sample_output / "graph.ttl"
    again = turtle.pieces(described_in(path))
    assert turtle.head().encode() + b"".join(again) == path.read_bytes()


@pytest.mark.parametrize(
    "body",
    [
        "<https://example.org/b> a kg:Policy .\n<https://example.org/a> a kg:Policy .\n",  # not in order
        "<https://example.org/a> a kg:Policy .\n<https://example.org/a> a kg:Policy .\n",  # twice
        "<https://example.org/a> kg:line 2 , 1 .\n",
        "<https://example.org/a> <https://w3id.org/x>  1 .\n",
        "<https://example.org/a> a kg:Policy",  # cut off
        "<https://example.org/a> kg:line '1' .\n",
        '<https://example.org/a> kg:line """1 .\n2""" .\n',
        "<https://example.org/a> kg:line unknown:b .\n",
        "<https://example.org/a> kg:line [] .\n",
        "_:a kg:line 1 .\n",
        "# 示例文本\n",
    ],
)
def test_another_hand_is_told(body: str, tmp_path: Path) -> None:
    with pytest.raises(OtherHandError):
        list(described_in(written(tmp_path, body)))


def test_bytes_that_are_no_text_are_of_another_hand(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle.head().encode() + b'<https://example.org/a> kg:line "\xff" .\n')
    with pytest.raises(OtherHandError):
        list(described_in(path))
    path.write_bytes(b"<https://example.org/a> a <https://example.org/C> .\n")
    with pytest.raises(OtherHandError):
        list(described_in(path))
