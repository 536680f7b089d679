"""By what policies are found (示例文本)."""

from __future__ import annotations

from policies import HEBEI, policy

from kg.language.title import Title, placed_key
from kg.resolve.lookups import KEY, NAME, NUMBER, asked_of, by_key, by_name, by_number, by_place, like, lookups_of

PLAN = policy("河北省示例河道清理整治行动方案", "冀政发〔2021〕33号", jurisdiction=HEBEI)


def test_a_policy_is_found_by_its_number_in_any_brackets_and_by_further_numbers() -> None:
    joint = policy(PLAN.title, "冀政发〔2021〕33号", alternatives=("冀水发〔2021〕3号", "清理方案"))
    assert {by_number("冀政发[2021]33号"), by_number("冀水发〔2021〕3号")} <= lookups_of(joint)
    assert len(asked_of(NUMBER, lookups_of(joint))) == 2


def test_a_policy_is_found_by_its_titles_by_its_place_and_by_a_name_like_its_own() -> None:
    found, key = lookups_of(PLAN), Title.of(PLAN.title).key
    placed = placed_key(key)
    assert placed is not None
    assert {by_name(key), by_place(placed), like(key)} <= found
    assert by_name(Title.of("关于示例河道的清理整治行动方案").key) not in found


def test_an_edition_is_found_by_the_title_without_its_mark() -> None:
    marked = policy("示例产业指导目录（2019年本）")
    assert by_name(Title.of("示例产业指导目录").key) in lookups_of(marked)


def test_what_is_not_at_hand_is_found_by_no_name_that_is_only_like_its_own() -> None:
    cited = policy(PLAN.title, in_corpus=False)
    assert like(Title.of(PLAN.title).key) not in lookups_of(cited)


def test_lookups_say_what_is_asked() -> None:
    assert asked_of(KEY, [by_key("冀政发-2021-33"), by_name("示例方案")]) == ["冀政发-2021-33"]
    assert asked_of(NAME, [by_name("示例的方案")]) == ["示例方案"]
