"""IRIs as kinds and keys."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from network_graph import PLAN, read_graph
from own_texts import built, page

from kg.graph.individuals import Individuals
from kg.graph.store import open_store
from kg.vocabulary.namespaces import ID

BASE = "https://example.org/id/"


def test_iris_are_found_under_the_base_of_the_build_and_under_that_of_the_vocabularies(tmp_path: Path) -> None:
    text = page("示例市发展改革局关于示例清点的通知", "示发〔2021〕1号", "示例文本写明怎样清点设施。", "2021年3月1日")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    known = Individuals.of(open_store(built(tmp_path / "out", tmp_path / "a.txt", base_iri=BASE)))
    assert known.base == BASE
    assert known.iri("policy", "示发-2021-1") == f"{BASE}policy/示发-2021-1"
    assert known.iri("type", "通知") == f"{ID}type/通知"
    assert known.local(f"{BASE}policy/示发-2021-1") == ("policy", "示发-2021-1")
    assert known.local(f"{ID}type/通知") == ("type", "通知")
    assert known.local("http://example.com/type/通知") is None


@given(st.text(max_size=40))
def test_what_a_stranger_types_is_no_individual(text: str) -> None:
    known = Individuals.of(read_graph())
    assert known.iri("policy", f"none{text}") is None


def test_there_and_back() -> None:
    known = Individuals.of(read_graph())
    assert known.iri(*(known.local(PLAN) or ("", ""))) == PLAN
