"""`kg validate` tells what to mend, and its exit status whether anything is to be mended."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from broken_graphs import BREAKS, PROLOGUE
from click.testing import CliRunner

from kg.cli.checks import mend, validate
from kg.cli.main import main
from kg.graph.validate import Break
from kg.graph.whole_graph import read_graph


def test_a_sound_graph(sample_output: Path) -> None:
    sound = CliRunner().invoke(validate, ["--graph", str(sample_output), "--no-warnings"])
    assert sound.exit_code == 0 and "violations: 0" in sound.stdout


def test_a_broken_graph(sample_output: Path, tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    store = read_graph(sample_output / "graph.ttl")
    store.update(PROLOGUE + BREAKS["one number on two policies"][0])
    store.dump(str(path), format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    told = CliRunner().invoke(validate, [str(path), "--format", "csv"])
    assert told.exit_code == 1
    assert "Policy-number" in told.stdout and "merge the two" in told.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_to_mend_is_told_in_the_language_asked_for(language: str, sample_output: Path) -> None:
    told = CliRunner().invoke(validate, ["--graph", str(sample_output), "--format", "json", "--lang", language])
    rows = json.loads(told.stdout)["rows"]
    assert rows and all(bool(re.search("[一-鿿]", row["mend"])) is (language == "zh") for row in rows)


# what `kg.graph.shapes` translates
CONSTRAINTS = [
    *("minCount", "maxCount", "hasValue", "datatype", "class", "nodeKind", "minLength", "pattern", "in", "languageIn"),
    *("minInclusive", "maxInclusive", "lessThan", "lessThanOrEquals", "or", "closed", "sparql"),
]


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_a_shape_without_a_message_has_a_sentence_in_both_languages(constraint: str) -> None:
    broken = Break(False, "rule", "node", "", (), (constraint, "<http://purl.org/dc/terms/title>", "2"))
    chinese, english = mend(broken, "zh"), mend(broken, "en")
    assert re.search("[一-鿿]", chinese) and english.isascii() and " " in english
    assert "{" not in chinese + english
    if constraint not in ("or", "closed", "sparql"):
        assert all("dcterms:title" in told and "2" in told for told in (chinese, english))


def test_of_a_node_itself_the_sentence_says_so() -> None:
    assert (
        mend(Break(False, "rule", "node", "", (), ("nodeKind", "", "<urn:k>")), "en") == "the node: not of kind <urn:k>"
    )


def test_what_is_no_turtle_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    path.write_text("no Turtle", encoding="utf-8")
    told = CliRunner().invoke(main, ["validate", str(path)])
    assert told.exit_code == 2 and told.stderr.count("\n") == 1
