"""The graph that is served, and its IRIs."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import built, page

from kg.errors import StoreError
from kg.serve.opened import Source
from kg.vocabulary.namespaces import ID

BASE = "https://example.org/id/"


def test_iris_are_found_under_the_base_of_the_build_and_under_that_of_the_vocabularies(tmp_path: Path) -> None:
    text = page("示例市发展改革局关于示例清点的通知", "示发〔2021〕1号", "示例文本写明怎样清点设施。", "2021年3月1日")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    served = Source(built(tmp_path / "out", tmp_path / "a.txt", base_iri=BASE)).current()
    assert served.base == BASE
    assert served.iri("policy", "示发-2021-1") == f"{BASE}policy/示发-2021-1"
    assert served.iri("type", "通知") == f"{ID}type/通知"
    assert served.iri("policy", "none") is None
    assert [served.local(f"{base}type/通知") for base in (BASE, ID, "http://example.com/")] == ["type/通知"] * 2 + [
        None
    ]


def test_the_same_graph_is_opened_once(sample_output: Path) -> None:
    source = Source(sample_output)
    assert source.current() is source.current()


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Source(tmp_path).current()
