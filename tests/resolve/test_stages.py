"""Drafts, texts on trial and final texts of one title (示例文本)."""

from __future__ import annotations

from policies import day, policy

from kg.resolve.model import Policy
from kg.resolve.stages import Stages, find_stages

NAME = "示例河道清理整治管理办法"
DRAFT = policy(f"{NAME}（征求意见稿）", key="稿", signed=day("2019-01-01"))
TRIAL = policy(f"{NAME}（试行）", key="试", signed=day("2020-01-01"))
FINAL = policy(NAME, key="终", signed=day("2022-01-01"))


def stages(*policies: Policy) -> Stages:
    return find_stages({one.key: one for one in policies})


def test_a_draft_becomes_a_text_on_trial_and_that_the_final_one() -> None:
    assert stages(DRAFT, TRIAL, FINAL) == Stages({"终": "试"}, {"稿": "试"})


def test_what_is_no_text_of_its_own_does_not_hide_those_behind_it() -> None:
    older = day("2018-01-01")
    amending = policy(f"关于修改{NAME}的决定", key="改", signed=older)
    short = policy("管理办法", key="短", signed=older)
    assert stages(amending, short, DRAFT, FINAL) == Stages({}, {"稿": "终"})


def test_an_older_text_came_of_no_younger_draft() -> None:
    late = policy(f"{NAME}（征求意见稿）", key="稿", signed=day("2023-01-01"))
    assert stages(late, FINAL) == Stages({}, {})


def test_a_name_of_less_than_five_characters_says_too_little() -> None:
    for name, known in (("示例河道法", True), ("示例河法", False)):
        draft = policy(f"{name}（征求意见稿）", key="稿", signed=day("2019-01-01"))
        final = policy(name, key="终", signed=day("2022-01-01"))
        assert stages(draft, final) == Stages({}, {"稿": "终"} if known else {})


def test_without_a_day_only_the_one_text_that_there_is_follows() -> None:
    undated = policy(f"{NAME}（征求意见稿）", key="稿")
    assert stages(undated, FINAL) == Stages({}, {"稿": "终"})
    assert stages(undated, FINAL, policy(NAME, key="又", signed=day("2023-01-01"))) == Stages({}, {})
    assert stages(DRAFT, policy(NAME, key="终")) == Stages({}, {"稿": "终"})
    assert stages(DRAFT, policy(NAME, key="终"), policy(NAME, key="又")) == Stages({}, {})
    same = policy(NAME, key="终", signed=day("2019-01-01"))
    assert stages(DRAFT, same) == Stages({}, {"稿": "终"})
    assert stages(DRAFT, policy(NAME, key="早", signed=day("2018-01-01")), FINAL) == Stages({}, {"稿": "终"})
