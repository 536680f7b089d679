"""Where each fact of a policy is from, as a table (示例文本)."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.analyse.why import COLUMNS, FACTS, FOLLOWS, why
from kg.cli.main import main
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import ID

PLAN = ID + "policy/国发-2021-23"


def graph(output: Path) -> GraphStore:
    return open_store(output)


def test_facts_come_in_the_order_of_a_card_each_with_its_place(sample_output: Path) -> None:
    table = why(graph(sample_output), PLAN)
    assert table.columns == COLUMNS
    facts = [str(row[0]) for row in table.rows]
    assert facts == sorted(facts, key=list(FACTS.values()).index)
    assert {"title", "number", "issued by", "signed", "type", "jurisdiction", "sectors"} <= set(facts)
    for row in table.rows:
        named = dict(zip(COLUMNS, row, strict=True))
        assert named["taken_from"] and named["file"] and isinstance(named["line"], int) and named["words"], row
        assert isinstance(named["confidence"], float)


def test_what_is_only_cited_says_which_facts_follow_from_others(sample_output: Path) -> None:
    rows = {str(row[0]): row for row in why(graph(sample_output), ID + "policy/节约能源法").rows}
    assert rows["title"][2] == "citation" and rows["title"][4]
    assert rows["type"][2] == FOLLOWS and rows["type"][4] is None


def test_the_command_speaks_both_languages(sample_output: Path) -> None:
    for language, words in (("en", ("taken from", "signature")), ("zh", ("出处", "落款"))):
        asked = ["show", "国发〔2021〕23号", "--why", "--lang", language, "--graph", str(sample_output)]
        done = CliRunner().invoke(main, asked)
        assert done.exit_code == 0 and all(word in done.stdout for word in words)
