"""What is known of a policy whose text is not here."""

from __future__ import annotations

import pytest
from policies import HEBEI, body, mention

from kg.language.regions import NATION
from kg.language.title import known_policy
from kg.resolve.model import Policy
from kg.resolve.only_cited import by_that_name, only_cited, other_names


def cited(name: str, **facts: object) -> Policy:
    known = {"title": name, "number": None, "territory": None, "bodies": (), "known": None, "listed": None} | facts
    return only_cited("某键", name, **known)  # type: ignore[arg-type]


def test_the_vocabulary_of_laws_says_force_and_place() -> None:
    law = cited("中华人民共和国民法典", known=known_policy("民法典"))
    assert law.force is not None
    assert law.force.endswith("/law")
    assert (law.jurisdiction, law.in_corpus) == (NATION, False)


def test_what_a_mention_proves_comes_first() -> None:
    found = cited("示例管理办法", number="国发〔2021〕3号", territory=HEBEI, bodies=(body("示例局", HEBEI),))
    assert found.number is not None
    assert (found.local_id, found.jurisdiction) == ("国发〔2021〕3号", HEBEI)
    assert [one.name for one in found.bodies] == ["示例局"]


def test_a_title_says_its_region() -> None:
    assert cited("河北省示例管理办法").jurisdiction == HEBEI
    assert cited("示例管理办法").jurisdiction is None


def test_names_are_those_that_differ() -> None:
    assert other_names("国务院关于示例工作的意见", "关于示例工作的意见") == ("关于示例工作的意见",)
    assert other_names("示例管理办法", "《示例管理办法》") == ()


@pytest.mark.parametrize(
    ("relation", "marked", "meant"), [("proposes", False, False), ("proposes", True, True), ("mentions", False, True)]
)
def test_who_promises_a_plan_promises_one_of_his_own(relation: str, marked: bool, meant: bool) -> None:
    name = "示例河道清理行动方案"
    assert by_that_name(name, mention(name, relation=relation, marked=marked)) == meant
