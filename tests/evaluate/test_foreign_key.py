"""The keys of documents of other origins: that they can be read, hold together, and hold facts only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import read_gold

KEYS = Path(__file__).resolve().parent.parent / "key"
FOREIGN, THIRD = KEYS / "foreign", KEYS / "third"
# what each key annotates, and the letter of its files
ANNOTATED = [(FOREIGN, "f", kind) for kind in ("cites", "resp", "targets")]
ANNOTATED += [(THIRD, "t", kind) for kind in ("resp", "targets")]


def records(key: Path, letter: str, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (key / f"{kind}-{letter}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_references_are_annotated_in_full() -> None:
    gold = read_gold([FOREIGN])
    assert {document.id for document in gold.documents} == set(gold.full)
    assert {mention.document for mention in gold.mentions} <= set(gold.full)
    assert all(mention.relations[0] for mention in gold.mentions)


def test_duties_and_targets_are_scored() -> None:
    gold = read_gold([THIRD])
    known = {document.id for document in gold.documents}
    assert {duty.document for duty in gold.duties} | {target.document for target in gold.targets} <= known
    assert all(duty.lead <= duty.bodies for duty in gold.duties)
    assert (len(gold.documents), len(gold.duties), len(gold.targets)) == (24, 105, 65)


@pytest.mark.parametrize(("key", "letter"), [(FOREIGN, "f"), (THIRD, "t")])
def test_a_head_is_one_file(key: Path, letter: str) -> None:
    files = {(document["id"].partition("-")[0], document["source"]) for document in records(key, letter, "docs")}
    assert len(files) == len({head for head, _ in files}) == len({source for _, source in files})


@pytest.mark.parametrize(("key", "letter", "kind"), ANNOTATED)
def test_stands_in_the_lines_of_its_document(key: Path, letter: str, kind: str) -> None:
    lines = {document["id"]: document["lines"] for document in records(key, letter, "docs")}
    assert all(lines[one["doc"]][0] <= one["line"] <= lines[one["doc"]][1] for one in records(key, letter, kind))


@pytest.mark.parametrize(("key", "letter", "kind"), [one for one in ANNOTATED if one[2] != "cites"])
def test_no_sentence_is_quoted(key: Path, letter: str, kind: str) -> None:
    assert not any(one["surface"] for one in records(key, letter, kind))
