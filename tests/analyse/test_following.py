"""Who carried a policy out, bounded."""

from __future__ import annotations

import pytest
from network_graph import read_graph

from kg.analyse import following
from kg.analyse.reader import Reader


def test_of_a_policy_that_nothing_rests_on_there_is_nothing() -> None:
    found = following.following(Reader(read_graph()), "https://example.org/none", frozenset)
    assert (found.steps, found.followed, found.silent) == ((), (), ())


def test_no_more_are_read_than_a_page_can_tell_of(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(read_graph())
    monkeypatch.setattr(following, "MOST_FOLLOWERS", 1)
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    policies = reader.subjects(kind, "https://w3id.org/policy-kg/ontology#Policy")
    assert policies and max(len(following.following(reader, iri, frozenset).steps) for iri in policies) == 1
