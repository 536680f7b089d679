"""`--lang`: every command that prints knows it, and KG_LANG says it for all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sample_tables import TABLES

from kg.cli.main import main
from kg.vocabulary.concepts import load

# What these print is a text or a graph as it is.
SAYS_NOTHING_OF_ITS_OWN = {"text", "export", "serve"}
HAN = re.compile("[一-鿿]")


def run(directory: Path, *arguments: str, **environment: str) -> str:
    done = CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(directory), **environment})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", sorted(set(main.commands) - SAYS_NOTHING_OF_ITS_OWN))
def test_every_command_that_prints_takes_a_language(name: str) -> None:
    (option,) = [one for one in main.commands[name].params if one.name == "lang"]
    assert isinstance(option, click.Option)
    assert option.envvar == "KG_LANG"


@pytest.mark.parametrize("command", TABLES)
def test_headings_of_every_table_are_chinese_on_request(command: str, sample_output: Path) -> None:
    head = run(sample_output, *command.split(), "--lang", "zh", "--wide").splitlines()[0]
    if not command.startswith(("query", "chain")):  # a query names its own columns; a tree has none
        assert all(HAN.search(word) or word in ("PageRank", "%") or word[0].isdigit() for word in head.split()), head


def test_bodies_places_and_kinds_are_english(sample_output: Path) -> None:
    shown = run(sample_output, "show", "国发〔2021〕23号", "--lang", "en")
    fields = [line[18:] for line in shown.splitlines() if line.startswith(("issued by", "type", "jurisdiction"))]
    assert fields == ["State Council", "Notice", "China"]
    bodies = json.loads(run(sample_output, "bodies", "--level", "province", "--format", "json", KG_LANG="en"))
    assert bodies["rows"]
    assert all(not HAN.search(str(row["class"]) + row["territory"]) for row in bodies["rows"])


def test_json_has_one_set_of_keys(sample_output: Path) -> None:
    answers = [json.loads(run(sample_output, "rank", "--format", "json", *lang)) for lang in ((), ("--lang", "zh"))]
    assert [list(one["rows"][0]) for one in answers] == [list(answers[0]["rows"][0])] * 2


@pytest.mark.parametrize("name", ["bodies.ttl", "sectors.ttl", "document-types.ttl", "indicators.ttl", "subjects.ttl"])
def test_every_name_of_the_vocabularies_has_an_english_one(name: str) -> None:
    assert [iri for iri, one in load(name).items() if not one.label_en] == []


def test_every_place_above_the_county_has_an_english_name() -> None:
    places = load("regions.ttl").values()
    level = "https://w3id.org/policy-kg/ontology#level"
    assert [one.pref_label for one in places if one.first(level) != "county" and not one.label_en] == []
