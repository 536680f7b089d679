"""Words stand in the vocabularies, not in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
HAN = re.compile("[\u4e00-\u9fff]")
# How many Chinese characters stand in literals of the code. What is left at the end is form (年, 月, 日, 第, 号).
# When you take some out, write the new number here; it never rises.
CEILING = 333


def literals(source: str) -> Iterator[str]:
    """The strings of a module other than docstrings; comments are no strings."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_chinese_characters_in_the_code_only_get_fewer() -> None:
    found = {
        path.relative_to(PACKAGE): sum(len(HAN.findall(text)) for text in literals(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    most = sorted(found.items(), key=lambda item: -item[1])[:5]
    assert sum(found.values()) <= CEILING, f"words of official Chinese belong in ontology/; most stand in {most}"


def test_docstrings_and_comments_may_say_what_they_like() -> None:
    assert list(literals('"""示例"""\n# 示例\ndef f():\n    """示例"""\n    return "通知"\n')) == ["通知"]
