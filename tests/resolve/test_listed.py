"""The policies of table rows (示例文本)."""

from __future__ import annotations

from own_texts import laid_out
from policies import HEBEI, body, day, policy

from kg.annotate.documents import Compilation, TableEntry
from kg.language.bodies import Body
from kg.language.regions import NATION
from kg.read.tables.entries import CatalogueRow
from kg.resolve.listed import listed_policy
from kg.resolve.register import Register

TITLE = "示例河道清理整治三年行动方案"


def entry(title: str = TITLE, *bodies: Body, region: str | None = None) -> TableEntry:
    places = {"start": 0, "end": 4, "first_line": 1, "last_line": 1}
    row = CatalogueRow(
        date="2021-03-01", title=title, summary="", table="", region=region, category="", bodies_as_written=(), **places
    )
    return TableEntry(Compilation(laid_out("示例文本\n"), "示例文本", None), row, bodies)


def test_a_row_whose_text_is_here_adds_to_it() -> None:
    own = policy(TITLE)
    register = Register({own.key: own}, ())
    assert listed_policy(entry(TITLE, body("国务院")), register) == own.key
    found = register.policies[own.key]
    assert ([one.name for one in found.bodies], found.published) == (["国务院"], day("2021-03-01"))


def test_a_fuller_title_in_the_table_is_kept() -> None:
    own = policy(TITLE)
    register = Register({own.key: own}, ())
    listed_policy(entry(f"国务院关于印发{TITLE}的通知"), register)
    found = register.policies[own.key]
    assert found.title.startswith("国务院")
    assert TITLE in found.alternatives


def test_a_row_of_another_region_is_another_policy() -> None:
    own = policy(TITLE)
    register = Register({own.key: own}, ())
    key = listed_policy(entry(TITLE, region=HEBEI), register)
    assert key != own.key
    assert (register.policies[key].jurisdiction, own.jurisdiction) == (HEBEI, NATION)


def test_a_row_without_a_text_is_a_policy_that_is_only_told_of() -> None:
    register = Register({}, ())
    keys = {listed_policy(entry(), register) for _ in range(2)}
    assert len(keys) == 1
    assert not register.policies[keys.pop()].in_corpus


def test_a_title_that_is_not_kept_is_a_name_whichever_sorts_first() -> None:
    for name in ("一般示例", "龙江示例"):
        own = policy(f"国务院关于印发{TITLE}的通知", alternatives=(name,))
        register = Register({own.key: own}, ())
        listed_policy(entry(), register)
        assert {name, TITLE} == set(register.policies[own.key].alternatives)


def test_what_the_text_says_comes_before_what_the_table_says() -> None:
    own = policy(TITLE, bodies=(body("国务院"),), published=day("2020-01-02"))
    register = Register({own.key: own}, ())
    listed_policy(entry(TITLE, body("国务院"), body("教育部")), register)
    found = register.policies[own.key]
    assert (found.bodies, found.published, found.known) == (own.bodies, own.published, True)


def test_a_shared_body_tells_a_row_where_the_region_does_not() -> None:
    own = policy(TITLE, jurisdiction=HEBEI, bodies=(body("示例局", HEBEI),))
    register = Register({own.key: own}, ())
    assert listed_policy(entry(TITLE, body("示例局")), register) == own.key
    assert listed_policy(entry(TITLE, body("教育部")), register) != own.key


def test_of_two_policies_a_row_adds_to_the_text_at_hand() -> None:
    pair = policy(TITLE, key="甲", in_corpus=False), policy(TITLE, key="乙")
    assert listed_policy(entry(), Register({one.key: one for one in pair}, ())) == "乙"


def test_a_row_that_is_only_told_of_says_when_where_and_by_whom() -> None:
    register = Register({}, ())
    found = register.policies[listed_policy(entry(TITLE, body("示例局", HEBEI), region=HEBEI), register)]
    assert (found.title, found.published, found.jurisdiction) == (TITLE, day("2021-03-01"), HEBEI)
    assert [one.name for one in found.bodies] == ["示例局"] and found.known and found.type is not None
