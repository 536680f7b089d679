"""Tables that are issued are policies, and forms to fill in are none (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.title_marks import marked_titles, names_policy
from kg.annotate.references.works_issued import works_issued


def relations(text: str) -> list[str]:
    found = find_mentions(f"示例文本标题\n一、总体要求\n{text}", DocumentContext("示例文本标题"), KnownNames([]))
    return [one.relation for one in found if one.surface == "示例信息表"]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("我部制定了《示例信息表》，现印发给你们。", "issues"),
        ("《示例信息表》同时废止。", "repeals"),
        ("决定对《示例信息表》作出调整。", "amends"),
    ],
)
def test_a_table_that_is_issued_changed_or_repealed_is_a_policy(sentence: str, relation: str) -> None:
    assert relations(sentence) == [relation]


@pytest.mark.parametrize(
    "sentence", ["填写《示例信息表》，报我部。", "《示例信息表》由示例单位作出调整。", "制定《示例信息表》。"]
)
def test_a_table_to_fill_in_is_none(sentence: str) -> None:
    assert relations(sentence) == []


def test_a_table_that_is_issued_is_one_wherever_it_is_named() -> None:
    assert len(relations("我部制定了《示例信息表》，现印发给你们。\n二、《示例信息表》分三部分。")) == 2


def test_works_of_other_kinds_are_left_to_their_names() -> None:
    text = "印发《示例办法》《示例登记证》，发布《示例图册》。"
    assert works_issued(text, marked_titles(text)) == {"示例图册"}


@pytest.mark.parametrize("code", ["民法典", "法典"])
def test_a_code_of_laws_is_a_policy(code: str) -> None:
    assert names_policy(code)
