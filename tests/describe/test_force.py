"""The legal force that title, bodies and number prove."""

from __future__ import annotations

import pytest
from policies import HEBEI, body

from kg.describe.force import force_and_ground, force_of
from kg.language.bodies import Body, parse_bodies
from kg.language.numbers import parse_number
from kg.language.title import Title
from kg.vocabulary.namespaces import ID


def force(title: str, *bodies: Body, number: str | None = None) -> str | None:
    found = force_of(Title.of(title), bodies, parse_number(number) if number else None)
    return found.removeprefix(ID + "force/") if found else None


MINISTRY, PROVINCE = body("示例部"), body("河北省人民政府", HEBEI)
(CONGRESS,) = parse_bodies("河北省人民代表大会常务委员会", HEBEI)


@pytest.mark.parametrize(
    ("number", "issuer", "expected"),
    [
        ("国务院令第712号", body("国务院"), "administrative-regulation"),
        ("示例部令第3号", MINISTRY, "departmental-rule"),
        ("河北省人民政府令第3号", PROVINCE, "local-government-rule"),
        ("河北省人民代表大会常务委员会令第3号", CONGRESS, "local-regulation"),
        ("河北省水利厅令第3号", parse_bodies("河北省水利厅", HEBEI)[0], "normative-document"),
    ],
)
def test_an_order_has_the_force_of_who_gave_it(number: str, issuer: Body, expected: str) -> None:
    assert force("示例管理办法", issuer, number=number) == expected


def test_a_regulation_of_a_region_is_a_local_one() -> None:
    assert force("示例管理条例", body("国务院")) == "administrative-regulation"
    assert force("示例管理条例", PROVINCE) == force("河北省示例管理条例") == "local-regulation"


def test_a_party_body_makes_a_party_document() -> None:
    assert force("示例工作意见", *parse_bodies("中共中央", None)) == "party-document"


def test_a_joint_text_is_of_the_kind_of_its_lead() -> None:
    party, department = parse_bodies("中共河北省委组织部", HEBEI)[0], parse_bodies("河北省财政厅", HEBEI)[0]
    assert force("示例工作意见", party, department) == "party-document"
    assert force("示例工作意见", department, party) == "normative-document"


def test_what_has_an_issuer_and_no_other_force_is_normative() -> None:
    assert force("示例文本", MINISTRY) == "normative-document"
    assert force("示例文本") is None


def test_an_answer_is_law_where_a_court_gives_it_and_not_where_a_department_does() -> None:
    title = "关于示例管理有关问题的解答"
    (court,), (department,) = parse_bodies("最高人民法院", None), parse_bodies("河北省水利厅", None)
    assert (force(title, court), force(title, department)) == ("law", "normative-document")


@pytest.mark.parametrize(
    ("title", "bodies", "ground"),
    [
        ("示例管理条例", (PROVINCE,), "bodies"),
        ("河北省示例管理条例", (), "title"),
        ("示例管理条例", (), "title"),
        ("示例文本", (PROVINCE,), "bodies"),
    ],
)
def test_what_proves_the_force_is_told(title: str, bodies: tuple[Body, ...], ground: str) -> None:
    assert force_and_ground(Title.of(title), bodies, None)[1] == ground
