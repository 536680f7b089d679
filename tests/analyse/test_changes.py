"""What changed between two editions. The graph is our own (示例文本)."""

from __future__ import annotations

import pytest
from targets_graph import write_graph

from kg.analyse.changes import GAINED, LOST, changes
from kg.analyse.reader import Reader
from kg.graph.store import open_store
from kg.vocabulary.namespaces import ID

CENTRE, ZHEJIANG = f"{ID}policy/1", f"{ID}policy/3"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(open_store(write_graph(tmp_path_factory.mktemp("targets"))))


def test_targets_and_leading_bodies_are_gained_lost_and_changed(reader: Reader) -> None:
    found = {
        (one.part, one.what): (one.kind, one.before, one.after) for one in changes(reader, CENTRE, ZHEJIANG, ((), ()))
    }
    assert found["target", "非化石能源发电量比重"] == (LOST, "2025: 39 %", "")
    assert found["target", "非化石能源消费比重"][1:] == ("2025: ≈20 %", "2025: ≥24 %; 2030: 36 %")
    assert found["leads", f"{ID}body/示例部"] == (LOST, "2", "")


def test_a_section_under_another_number_is_the_same_section(reader: Reader) -> None:
    headings = (("一、总体要求", "二、清点"), ("一、清点", "二、公开"))
    found = [(one.kind, one.what) for one in changes(reader, CENTRE, CENTRE, headings)]
    assert found == [(GAINED, "公开"), (LOST, "总体要求")]


def test_the_other_way_round_what_was_gained_is_lost(reader: Reader) -> None:
    there = {(one.part, one.what): one for one in changes(reader, CENTRE, ZHEJIANG, ((), ()))}
    back = {(one.part, one.what): one for one in changes(reader, ZHEJIANG, CENTRE, ((), ()))}
    assert there.keys() == back.keys() and there
    for key, one in there.items():
        assert (one.before, one.after) == (back[key].after, back[key].before)
