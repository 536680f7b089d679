"""All policies known so far (示例文本)."""

from __future__ import annotations

from collections.abc import Callable

from policies import HEBEI, day, mention, policy

from kg.language.bodies import parse_bodies
from kg.read.policy_lists import KnownPolicy
from kg.resolve.identity import cited_key
from kg.resolve.lookups import by_key, by_name, by_number, by_place, like, noted_in
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
    made = found.policies[found.add_earlier(mention(own.title), own.key, day("2002-05-01"), made_then=True)]
    assert (made.signed, made.effective) == (day("2002-05-01"), None)


def test_a_policy_known_by_its_number_takes_the_title_that_comes_later() -> None:
    found = register()
    key = found.add(mention(None, "国发〔2021〕33号"), "国发〔2021〕33号", None, ())
    found.enter_name(TITLE, key)
    assert found.policies[key].title == TITLE
    assert found.candidates(TITLE) == [found.policies[key]]


def test_the_older_text_has_the_title_by_which_it_is_repealed() -> None:
    own = policy("示例河道管理条例", jurisdiction=HEBEI)
    found = register(own)
    for title, named in ((None, own.title), ("示例河道 条例", "示例河道条例")):
        older = found.policies[found.add_earlier(mention(title), own.key, day("2012-05-01"))]
        assert (older.title, older.jurisdiction, older.in_corpus) == (named, HEBEI, False)
    numbered = found.policies[found.add_earlier(mention(own.title, "国发〔2012〕3号"), own.key, day("2012-05-01"))]
    assert numbered.local_id == "国发〔2012〕3号" and "2012-05-01" not in numbered.key


def test_an_older_text_never_takes_the_key_of_the_later_one() -> None:
    key = cited_key("示例河道管理条例", None, None)
    own = policy("示例河道管理条例", key=key, jurisdiction=None)
    found = register(own)
    older = found.add_earlier(mention(own.title), key, None)
    assert older != key and found.policies[key] == own


def test_of_several_numbers_beside_a_title_that_of_the_issuers_named_is_meant() -> None:
    found = register()
    found.learn([], [(TITLE, "国发〔2021〕33号"), (TITLE, "国办发〔2021〕5号")])
    assert found.known_number(TITLE) is None
    (council,) = parse_bodies("国务院", None)
    assert found.known_number(TITLE, (council,)) == "国发〔2021〕33号"
    (schools,) = parse_bodies("教育部", None)
    assert found.known_number(TITLE, (schools,)) is None


def test_another_name_is_kept_and_the_one_with_its_place_is_the_title() -> None:
    found = register()
    key = found.add(mention(TITLE), None, HEBEI, ())
    found.enter_name(f"河北省{TITLE}", key)
    named = found.policies[key]
    assert (named.title, TITLE in named.alternatives) == (f"河北省{TITLE}", True)
    found.enter_name(TITLE, key)
    assert found.policies[key] == named
    found.enter_name("示例河道整治三年计划", key)
    assert found.policies[key].title == named.title
    assert found.candidates("示例河道整治三年计划") == [found.policies[key]]


def test_a_text_at_hand_keeps_its_names() -> None:
    own = policy(TITLE)
    found = register(own)
    found.enter_name("示例河道整治三年计划", own.key)
    assert found.policies[own.key] == own


def test_a_decision_that_is_only_cited_has_the_day_written_before_it() -> None:
    found = register()
    title = "关于修改示例河道管理条例的决定"
    keys = [found.add(mention(title), None, HEBEI, (), day(one)) for one in ("2018-11-20", "2020-01-02", "2018-11-20")]
    assert keys[0] == keys[2] != keys[1]
    assert found.policies[keys[1]].signed == day("2020-01-02")


def test_numbers_of_terms_of_office_are_found_apart() -> None:
    orders = [policy("示例法", "主席令第8号", key=key) for key in ("旧", "新")]
    found = register(*orders)
    assert [one.key for one in found.of_a_term("主席令第8号")] == ["旧", "新"]
    assert found.by_number("主席令第8号") is None


def test_a_name_without_its_place_never_takes_the_title() -> None:
    found = register()
    key = found.add(mention(TITLE), None, HEBEI, ())
    found.enter_name("示例河道整治三年计划", key)
    assert found.policies[key].title == TITLE
    assert found.policies[key].alternatives == ("示例河道整治三年计划",)
    found.enter_name(f"河北省{TITLE}", key)
    found.enter_name(f"河北{TITLE}", key)
    assert found.policies[key].title == f"河北省{TITLE}"


def test_the_type_is_that_of_the_title_or_stays_what_it_was() -> None:
    found = register()
    number = "国发〔2021〕33号"
    key = found.add(mention(None, number), number, None, ())
    assert found.policies[key].type is None
    found.enter_name(TITLE, key)
    kind = found.policies[key].type
    assert kind is not None and kind == policy(TITLE).type
    found.enter_name(f"河北省{TITLE[:-2]}工作", key)
    assert found.policies[key].type == kind


def test_each_answer_tells_the_lookups_that_it_rests_on() -> None:
    wanted: set[str] = set()
    found = Register({}, (), noted_in(wanted))
    key = cited_key(TITLE, None, None)
    asked: dict[str, Callable[[], object]] = {
        by_number("国发〔2021〕33号"): lambda: found.by_number("国发（2021）33号"),
        by_name(TITLE): lambda: found.candidates(TITLE),
        by_place((HEBEI, TITLE)): lambda: found.candidates_in(TITLE, HEBEI),
        like(TITLE): lambda: found.alike(TITLE, lambda _: True),
        by_key(key): lambda: found.add(mention(TITLE), None, None, ()),
    }
    for lookup, ask in asked.items():
        wanted.clear()
        ask()
        assert lookup in wanted
