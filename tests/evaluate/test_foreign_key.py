"""The key of documents of other origins: that it can be read, holds together, and holds facts only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import read_gold

KEY = Path(__file__).resolve().parent.parent / "key" / "foreign"


def records(kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (KEY / f"{kind}-f.jsonl").read_text(encoding="utf-8").splitlines()]


def test_can_be_read() -> None:
    gold = read_gold([KEY])
    assert {document.id for document in gold.documents} == set(gold.full)
    assert {mention.document for mention in gold.mentions} <= set(gold.full)
    assert all(mention.relations[0] for mention in gold.mentions)


def test_a_head_is_one_file() -> None:
    files = {(document["id"].partition("-")[0], document["source"]) for document in records("docs")}
    assert len(files) == len({head for head, _ in files}) == len({source for _, source in files})


@pytest.mark.parametrize("kind", ["cites", "resp", "targets"])
def test_stands_in_the_lines_of_its_document(kind: str) -> None:
    lines = {document["id"]: document["lines"] for document in records("docs")}
    assert all(lines[one["doc"]][0] <= one["line"] <= lines[one["doc"]][1] for one in records(kind))


@pytest.mark.parametrize("kind", ["resp", "targets"])
def test_no_sentence_is_quoted(kind: str) -> None:
    assert not any(one["surface"] for one in records(kind))
