"""The words of duties as patterns (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.duties.words import (
    column_pattern,
    companion_pattern,
    counted_regions_pattern,
    label_pattern,
    label_role,
    modal_pattern,
    open_groups,
    predicate_pattern,
    role_pattern,
)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("牵头单位", "lead"),
        ("主办部门", "lead"),
        ("责任单位", "answer"),
        ("配合单位", "support"),
        ("协办单位", "support"),
        ("牵头责任单位", "lead"),
        ("协同责任单位", "support"),
        ("市级配合单位", "support"),
        ("县级责任主体", "answer"),
    ],
)
def test_a_label_says_the_role_of_who_follows(label: str, role: str) -> None:
    found = label_pattern().match(f"{label}：省水利厅")
    assert found is not None
    assert found["label"] == label
    assert label_role(label) == role
    assert column_pattern().fullmatch(label) is not None


@pytest.mark.parametrize(
    "group", ["各市人民政府", "有关部门", "各市、县（区）人民政府", "国务院教育行政部门", "各地区"]
)
def test_an_open_group_is_whole(group: str) -> None:
    assert [found[0] for found in open_groups(f"由{group}负责")] == [group]


def test_the_members_of_a_body_are_a_group_beside_others() -> None:
    text = "联席会议成员单位、有关部门"
    assert [found[0] for found in open_groups(text)] == ["联席会议成员单位", "有关部门"]


@pytest.mark.parametrize("text", ["各项工作", "示例文本"])
def test_other_words_are_no_group(text: str) -> None:
    assert not list(open_groups(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("会同省财政厅", "join"), ("牵头", "lead"), ("负责清点", "do"), ("要统筹协调", "coordinate"), ("应当", "modal")],
)
def test_what_follows_a_subject_has_a_kind(text: str, kind: str) -> None:
    found = predicate_pattern().match(text)
    assert found is not None
    assert found.lastgroup == kind


def test_roles_in_a_list_have_a_kind() -> None:
    found = [match.lastgroup for match in role_pattern().finditer("省水利厅牵头，省财政厅配合")]
    assert found == ["lead", "do"]


def test_bodies_may_be_counted() -> None:
    found = counted_regions_pattern().search("河北、山东两省人民政府")
    assert found is not None
    assert found[1] == "两"


def test_words_of_obligation_and_of_help() -> None:
    assert modal_pattern().match("应当清点")
    assert companion_pattern().match("配合做好")
    assert not companion_pattern().match("公开结果")
