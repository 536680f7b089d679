"""The policies of a graph, as resolution knows them."""

from __future__ import annotations

from pathlib import Path

from kg.graph.built import names_of_text, read_policies
from kg.graph.store import open_store


def test_policies_documents_and_numbers_beside_titles_are_read_from_the_statements(sample_output: Path) -> None:
    read = read_policies(open_store(sample_output))
    assert set(read.documents.values()) == {key for key, one in read.policies.items() if one.in_corpus}
    assert read.beside and all(read.holds(key) for key in read.documents.values())
    assert not read.holds("no-policy")


def test_only_texts_that_are_here_are_found_without_marks(sample_output: Path) -> None:
    read = read_policies(open_store(sample_output))
    cited = [one for one in read.policies.values() if not one.in_corpus]
    assert cited and not any(map(names_of_text, cited))
    assert any(map(names_of_text, read.policies.values()))
