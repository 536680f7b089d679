"""What is wrong is told in Chinese too."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

import kg.errors
from kg.graph.store import open_store
from kg.show.messages import in_chinese, rule_in_chinese
from kg.vocabulary.concepts import load

PACKAGE = Path(kg.__file__).parent
FIGURE = "甲"


def readings(node: ast.AST, named: Mapping[str, str]) -> Sequence[str]:
    """What an expression may say, given the texts that have names; anything else is one figure."""
    if isinstance(node, ast.Name) and node.id in named:
        return [named[node.id]]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.FormattedValue):
        return readings(node.value, named)
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in itertools.product(*(readings(one, named) for one in node.values))]
    if isinstance(node, ast.IfExp):
        return [*readings(node.body, named), *readings(node.orelse, named)]
    return [FIGURE]


def told_by(path: Path) -> Iterator[str]:
    """The messages to a user that a module makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        one.targets[0].id: one.value.value
        for one in tree.body
        if isinstance(one, ast.Assign)
        and isinstance(one.targets[0], ast.Name)
        and isinstance(one.value, ast.Constant)
        and isinstance(one.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in ERRORS or name in ("tell", "fail"):
                yield from readings(node.args[0], named)


ERRORS = {name for name in vars(kg.errors) if name.endswith("Error")} | {"UsageError", "BadParameter"}


def test_every_message_to_a_user_is_there_in_chinese() -> None:
    told = [message for path in sorted(PACKAGE.rglob("*.py")) for message in told_by(path)]
    assert len(told) > 150
    left = [message for message in told if re.search("[a-z]", message) and in_chinese(message) == message]
    assert left == [], "write them into ontology/messages.ttl"


def test_both_languages_have_the_same_figures() -> None:
    for one in (*load("messages.ttl").values(), *load("reference-rules.ttl").values()):
        english, chinese = (set(re.findall(r"\{\w+\}", text)) for text in (one.label_en or "", one.pref_label))
        assert chinese <= english, one.iri
        assert {name for name in english if name.startswith("{said")} <= chinese, one.iri


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "示例办法: no such policy; near: 示例规定; 示例条例",
            "示例办法：没有这份文件；相近的有：示例规定; 示例条例",
        ),
        ("show: Missing argument 'POLICY'; see `kg show --help`", "show：缺少参数 'POLICY'；用法见 `kg show --help`"),
        (
            "network: Invalid value for '--limit': 'x' is not a valid integer range; see `kg network --help`",
            "network：'--limit' 的值不对：'x' 不是数；用法见 `kg network --help`",
        ),
        ("a.txt: cannot be written (No space left on device)", "a.txt：无法写入（磁盘已满）"),
        ("stats: --bom marks CSV; add --format csv", "stats：--bom 只用于 CSV；请加上 --format csv"),
        ("what nobody has put into words", "what nobody has put into words"),
    ],
)
def test_a_message_is_told_with_its_figures(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


def rules() -> Iterator[str]:
    """The rules that decide how a text uses a policy, and which one it means, as the code has them."""
    for room in ("annotate/references", "resolve"):
        for path in sorted((PACKAGE / room).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Decision", "_Target"):
                    yield from (rule for one in node.args[1:2] for rule in readings(one, {}))


def test_every_rule_of_a_reference_is_there_in_chinese(sample_output: Path) -> None:
    found = open_store(sample_output).select("SELECT DISTINCT ?rule { ?citation a kg:Citation ; kg:rule ?rule }")
    known = {row["rule"] or "" for row in found} | {rule for rule in rules() if rule != FIGURE}
    assert len(known) > 50
    assert [rule for rule in known if re.search("[a-z]", rule_in_chinese(rule))] == []
    assert rule_in_chinese("according to; number") == "有“按照”一类的词；文号"
    assert rule_in_chinese("heading of the list, verb 落实; title") == "列表的标题，动词“落实”；标题"
