"""What is kept of the shapes is what they say."""

from __future__ import annotations

from kg.graph.kept_checks import SHAPES_FILE, own_checks
from kg.graph.shapes import read_checks
from kg.vocabulary.concepts import ontology_folder


def test_what_is_kept_is_what_is_read() -> None:
    read = read_checks(ontology_folder() / SHAPES_FILE)
    assert own_checks() == own_checks() == read
    assert len(read) > 600
