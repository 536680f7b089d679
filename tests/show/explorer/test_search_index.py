"""The scripts that the search of a folder of files reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from explorer_frame import frame_on

from kg.analyse.finder import FACETS
from kg.graph.store import open_store
from kg.show.explorer import search_index
from kg.show.explorer.search_index import index_scripts


def test_the_rest_of_the_policies_stands_in_further_scripts(
    sample_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = frame_on(open_store(sample_output))
    (whole,) = index_scripts(frame)
    monkeypatch.setattr(search_index, "PART", 10)
    first, *others = index_scripts(frame)
    head = json.loads(first.removeprefix("window.kgIndex=").removesuffix(";\n"))
    parts = [json.loads(one.removeprefix("kgIndex.more(").removesuffix(");\n")) for one in others]
    assert head["parts"] == 1 + len(parts) > 1
    entries = [entry for part in (head["entries"], *parts) for entry in part]
    assert entries == json.loads(whole.removeprefix("window.kgIndex=").removesuffix(";\n"))["entries"]
    assert [entry[0] for entry in entries] == [entry.title for entry in frame.world.finder.entries]


def test_an_entry_names_its_values_by_their_places(sample_output: Path) -> None:
    frame = frame_on(open_store(sample_output), "en")
    head = json.loads(next(index_scripts(frame)).removeprefix("window.kgIndex=").removesuffix(";\n"))
    held = next(one[5] for one in head["entries"] if one[1] == "国发〔2021〕33号")
    told = {facet: [values[at][0] for at in held[place]] for place, (facet, _, values) in enumerate(head["facets"])}
    assert list(told) == list(FACETS)
    assert (told["level"], told["year"], told["body"]) == (["centre"], ["2021"], ["国务院"])
    # what the characters of titles and bodies sound like
    assert "国" in head["sounds"]["guo"] and "务" in head["sounds"]["wu"]
