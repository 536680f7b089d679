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
from kg.show.language import Language
from kg.vocabulary.concepts import load

# What these print is a text or a graph as it is.
SAYS_NOTHING_OF_ITS_OWN = {"text", "export", "serve"}
ANSWERS = json.loads((Path(__file__).parents[1] / "graph" / "answers.json").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize(("name", "answer"), ANSWERS.items(), ids=list(ANSWERS))
def test_headings_and_words_of_every_shipped_query_are_chinese_on_request(name: str, answer: list[list[str]]) -> None:
    heads, *rows = answer
    zh = Language("zh")
    assert [head for head in heads if not HAN.search(zh.heading(head))] == []
    own = {"rule", "policy"}  # how a reference was found, and an IRI
    cells = [zh.value(head, cell) for row in rows for head, cell in zip(heads, row, strict=True) if head not in own]
    assert [cell for cell in cells if re.fullmatch("(?:[a-z]+:)?[a-z_ ]{3,}", cell)] == []


def test_bodies_places_and_kinds_are_english(sample_output: Path) -> None:
    shown = run(sample_output, "show", "国发〔2021〕23号", "--lang", "en")
    fields = [line[18:] for line in shown.splitlines() if line.startswith(("issued by", "type", "jurisdiction"))]
    assert fields == ["State Council", "Notice", "China"]
    bodies = json.loads(run(sample_output, "bodies", "--level", "province", "--format", "json", KG_LANG="en"))
    assert bodies["rows"]
    assert all(not HAN.search(str(row["class"]) + row["territory"]) for row in bodies["rows"])


def test_one_thing_has_one_key_in_all_commands_and_a_key_is_small_letters(sample_output: Path) -> None:
    columns: dict[str, set[str]] = {}
    facts: set[str] = set()
    for command in TABLES:
        if not command.startswith(("query", "chain 国发〔2021〕33号 --editions")):  # a query names its own columns
            answered = json.loads(run(sample_output, *command.split(), "--format", "json"))
            facts |= answered.keys()
            for key in (answered["rows"] or [{}])[0]:
                if key.isascii():  # a region is a column of the matrix
                    columns.setdefault(Language("zh").heading(key), set()).add(key)
    assert len(columns) > 50
    counted = {"policy", "policies"}  # a policy, and how many there are, are called the same in Chinese
    assert [keys for keys in columns.values() if len(keys) > 1 and keys != counted] == []
    keys = {*facts, *(key for keys in columns.values() for key in keys)}
    assert [key for key in keys if not re.fullmatch("[a-z_]+", key)] == []


def test_what_is_said_below_a_table_is_in_the_language_too(sample_output: Path) -> None:
    told = {}
    for lang in ("en", "zh"):
        arguments = ["duties", "--limit", "2", "--lang", lang]
        told[lang] = CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(sample_output)}).stderr
    assert re.fullmatch(r"first 2 of \d+ rows; --limit 0 for all\n", told["en"])
    assert re.fullmatch(r"共 \d+ 行，此为前 2 行；--limit 0 显示全部\n", told["zh"])


def test_a_choice_tells_bodies_in_the_language_and_each_can_still_be_typed_back(sample_output: Path) -> None:
    environment = {"KG_OUTPUT": str(sample_output), "KG_LANG": "en"}
    asked = CliRunner().invoke(main, ["laws", "--body", "人民政府"], env=environment)
    listed = re.findall(r"^ *\d+  (\S+) \((.+)\)$", asked.stderr, re.MULTILINE)
    assert asked.exit_code == 2 and len(listed) > 1
    for name, told in listed:
        assert not HAN.search(told)
        assert CliRunner().invoke(main, ["laws", "--body", name], env=environment).exit_code == 0
    policies = CliRunner().invoke(main, ["show", "2021"], env=environment).stderr
    assert "; State Council; " in policies and "; 国务院; " not in policies


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
