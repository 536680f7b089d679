"""All policies known so far (示例文本)."""

from __future__ import annotations

from policies import HEBEI, day, mention, policy

from kg.read.policy_lists import KnownPolicy
from kg.resolve.model import Policy
from kg.resolve.register import Register

TITLE = "示例河道清理整治三年行动方案"


def register(*policies: Policy, known: tuple[KnownPolicy, ...] = ()) -> Register:
    return Register({one.key: one for one in policies}, known)


def test_a_policy_is_found_by_title_and_by_number_in_any_brackets() -> None:
    own = policy(TITLE, "国发〔2021〕33号")
    found = register(own)
    assert found.candidates(f"《{TITLE}》") == [own]
    assert found.by_number("国发（2021）33号") == own.key
    assert found.by_number("国发〔2021〕34号") is None


def test_a_number_beside_its_own_finds_a_policy_unless_it_is_anothers() -> None:
    one = policy(TITLE, "国发〔2021〕33号", alternatives=("国规字〔2021〕3号", "转发国发〔2021〕5号的通知"))
    other = policy("示例学校食堂改造办法", "国规字〔2021〕4号")
    assert register(one, other).by_number("国规字（2021）3号") == one.key
    assert register(one, other).by_number("国发〔2021〕5号") is None
    owner = policy("示例学校食堂改造办法", "国规字〔2021〕3号")
    assert register(one, owner).by_number("国规字〔2021〕3号") == owner.key


def test_a_commentary_is_not_found_by_the_title_that_it_explains() -> None:
    assert register(policy(TITLE, key=f"解读-{TITLE}")).candidates(TITLE) == []


def test_a_title_alone_finds_the_one_number_beside_it() -> None:
    found = register()
    found.learn([], [(TITLE, "国发〔2021〕33号"), ("示例条例全文", "国发〔2021〕1号")])
    assert found.known_number(TITLE) == "国发〔2021〕33号"
    found.learn([], [(TITLE, "国发〔2021〕34号")])
    assert found.known_number(TITLE) is None


def test_a_title_without_a_year_means_the_last_edition_of_that_day() -> None:
    found = register()
    found.learn([mention(f"示例产业目录（{year}年本）") for year in (2011, 2019, 2024)], [])
    assert found.edition_in_force("示例产业目录", day("2021-01-01")) == "示例产业目录（2019年本）"
    assert found.edition_in_force("示例产业目录", day("2001-01-01")) is None
    assert found.edition_in_force("示例产业目录（2011年本）", day("2021-01-01")) is None


def test_what_is_only_cited_is_entered_once() -> None:
    found = register()
    keys = {found.add(mention(TITLE), None, None, ()) for _ in range(2)}
    assert len(keys) == 1
    (entered,) = found.candidates(TITLE)
    assert not entered.in_corpus


def test_a_list_of_known_policies_gives_the_number() -> None:
    listed = KnownPolicy(title=TITLE, number="国发〔2021〕33号", bodies=(), dates=())
    found = register(known=(listed,))
    assert found.add(mention(TITLE), None, None, ()) == "国发-2021-33"
    assert found.add(mention(TITLE), None, HEBEI, ()) != "国发-2021-33"


def test_the_older_text_of_a_title_is_another_policy() -> None:
    own = policy("示例河道管理条例")
    found = register(own)
    older = found.add_earlier(mention(own.title), own.key, day("2012-05-01"))
    assert older != own.key
    assert found.policies[older].effective == day("2012-05-01")
    assert found.candidates(own.title) == [own]


def test_a_policy_known_by_its_number_takes_the_title_that_comes_later() -> None:
    found = register()
    key = found.add(mention(None, "国发〔2021〕33号"), "国发〔2021〕33号", None, ())
    found.enter_name(TITLE, key)
    assert found.policies[key].title == TITLE
    assert found.candidates(TITLE) == [found.policies[key]]
