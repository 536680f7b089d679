"""What the user decided on which policies are one. All texts are our own (示例文本)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from own_texts import PROSE, documents, page
from policies import HEBEI, body, day, mention, policy

from kg.annotate.documents import Document
from kg.read.decisions import Decision
from kg.resolve.decided import decide, sides_of
from kg.resolve.identity import cited_key
from kg.resolve.model import Citation, Policy, Resolution
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import NAME_ONLY


def notice(title: str, body: str = "", number: str = "", day: str = "2021年3月5日") -> str:
    return page(
        title, *([number] if number else []), "各市人民政府：", f"{body}请照此办理。{PROSE}", "河北省人民政府", day
    )


RIVERS = notice("河北省人民政府关于加强示例河道清理工作的通知", number="冀政发〔2021〕17号")
LAKES = notice(
    "河北省人民政府关于做好示例湖泊清理的通知",
    "按照《示例清河行动》和《示例清湖行动》要求，落实冀政发〔2021〕17号文件。",
)
SAME = ("示例清河行动", "冀政发〔2021〕17号", True)


def decisions(*said: tuple[str, str, bool]) -> list[Decision]:
    return [Decision(*one, f"same.csv: line {at}") for at, one in enumerate(said, 2)]


def resolved(texts: Sequence[str], *said: tuple[str, str, bool]) -> Resolution:
    return resolve(documents(*texts), decisions=decisions(*said))


def meant(found: Resolution, surface: str) -> str | None:
    (one,) = {citation.cited for citation in found.citations if citation.mention.surface == surface}
    return one


def test_a_name_that_is_decided_to_be_a_policy_means_it() -> None:
    before, after = resolved([RIVERS, LAKES]), resolved([RIVERS, LAKES], SAME)
    assert meant(before, "示例清河行动") != "冀政发-2021-17"
    assert meant(after, "示例清河行动") == "冀政发-2021-17"
    assert "示例清河行动" in after.policies["冀政发-2021-17"].alternatives
    assert len(after.policies) == len(before.policies) - 1
    assert after.decided == (
        "same.csv: line 2: 示例清河行动 and 冀政发〔2021〕17号 are one, id:policy/冀政发-2021-17; "
        "citations that meant the other one: 1",
    )
    (moved,) = (one for one in after.citations if one.mention.surface == "示例清河行动")
    assert moved.rule.endswith("own decision")


def test_what_is_one_with_one_is_one_with_the_other() -> None:
    found = resolved([RIVERS, LAKES], ("示例清湖行动", "示例清河行动", True), SAME)
    assert meant(found, "示例清湖行动") == meant(found, "示例清河行动") == "冀政发-2021-17"


def test_two_texts_that_are_decided_to_be_one_are_one_policy() -> None:
    again = notice("河北省人民政府关于示例河道清理的通知", day="2021年3月8日")
    said = ("冀政发〔2021〕17号", "河北省人民政府关于示例河道清理的通知", True)
    assert len(set(resolved([RIVERS, again]).policy_of.values())) == 2
    found = resolved([RIVERS, again], said)
    assert set(found.policy_of.values()) == {"冀政发-2021-17"}


def test_two_texts_that_are_decided_not_to_be_one_are_two() -> None:
    copy = notice("关于加强示例河道清理工作的通知（网络版）", number="冀政发〔2021〕17号")
    assert len(set(resolved([RIVERS, copy]).policy_of.values())) == 1
    titles = ("河北省人民政府关于加强示例河道清理工作的通知", "关于加强示例河道清理工作的通知（网络版）")
    assert len(set(resolved([RIVERS, copy], (*titles, False)).policy_of.values())) == 2


def test_a_citation_that_is_decided_to_mean_another_policy_does_not_mean_it() -> None:
    citing = notice("河北省人民政府关于做好示例排查的通知", "按照《示例河道清理》要求。")
    together = resolved([RIVERS, LAKES, citing], ("示例河道清理", "冀政发〔2021〕17号", True))
    assert meant(together, "示例河道清理") == "冀政发-2021-17"
    apart = resolved([RIVERS, LAKES, citing], ("示例河道清理", "冀政发〔2021〕17号", False))
    assert meant(apart, "示例河道清理") != "冀政发-2021-17"


def test_a_decision_that_meets_nothing_or_several_is_told() -> None:
    found = resolved([RIVERS], ("示例无此件", "冀政发〔2021〕17号", True))
    assert found.idle == ("same.csv: line 2: meets nothing: 示例无此件 is no text and is not cited",)
    assert found.decided == ()


def test_without_decisions_nothing_changes() -> None:
    found = resolve(documents(RIVERS, LAKES))
    decided = decide([], [], found.policies, found.policy_of, found.citations)
    assert (decided.policies, decided.citations) == (found.policies, found.citations)
    assert sides_of([], []) == {}


def test_the_order_of_texts_and_of_decisions_does_not_matter() -> None:
    said = [("示例清湖行动", "示例清河行动", True), SAME]
    one, other = resolved([RIVERS, LAKES], *said), resolved([LAKES, RIVERS], *reversed(said))
    assert one.policies == other.policies


def cited(document: Document, title: str | None, key: str, citing: str = "本文", **facts: Any) -> Citation:
    """A mention by a title, resolved to a policy."""
    one = mention(title, facts.pop("number", None), facts.pop("relation", "mentions"))
    return Citation(document, one, citing, key, one.relation, "title", 1.0, None)


@pytest.fixture(scope="module")
def document() -> Document:
    return documents(RIVERS)[0]


def by_key(*policies: Policy) -> dict[str, Policy]:
    return {one.key: one for one in policies}


FACTS: dict[str, Any] = {
    "bodies": (body("国务院"),),
    "signed": day("2021-03-05"),
    "published": day("2021-03-08"),
    "effective": day("2021-05-01"),
    "type": "示例种类",
    "force": "示例效力",
    "jurisdiction": HEBEI,
    "known": True,
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_one_has_the_facts_of_both_and_where_they_differ_those_of_the_better_known(fact: str) -> None:
    nothing = dict.fromkeys(FACTS) | {"bodies": (), "known": False}
    said = decisions(("示例清河方案", "示例清湖方案", True))

    def united(first: object, second: object) -> object:
        better = policy("示例清河方案", key="河", **(nothing | {fact: first}))
        other = policy("示例清湖方案", key="湖", in_corpus=False, **(nothing | {fact: second}))
        (left,) = decide(said, [], by_key(better, other), {}, ()).policies.values()
        assert left.key == "河" and left.in_corpus
        return getattr(left, fact)

    other = () if fact == "bodies" else None
    assert united(FACTS[fact], nothing[fact]) == united(nothing[fact], FACTS[fact]) == FACTS[fact]
    assert united(nothing[fact], nothing[fact]) in (nothing[fact], other)
    if fact != "known":
        assert united(FACTS[fact], (body("教育部"),) if fact == "bodies" else "其他") == FACTS[fact]


@pytest.mark.parametrize(
    ("better", "other"),
    [
        ({"key": "河"}, {"key": "川", "in_corpus": False, "known": True}),
        ({"key": "河", "in_corpus": False, "known": True}, {"key": "川", "in_corpus": False}),
        ({"key": "河", "number": "国发〔2021〕33号"}, {"key": "川"}),
        ({"key": "川"}, {"key": "河"}),
    ],
    ids=["a text before what is known", "what is known before a name", "a number before none", "else the first key"],
)
def test_what_is_best_known_stands_for_both(better: dict[str, Any], other: dict[str, Any]) -> None:
    one, two = policy("示例清河方案", **better), policy("示例清湖方案", **other)
    for said in (("示例清河方案", "示例清湖方案", True), ("示例清湖方案", "示例清河方案", True)):
        found = decide(decisions(said), [], by_key(two, one), {"文": "川"}, ())
        assert list(found.policies) == [one.key] and found.became == {two.key: one.key}
        assert found.policy_of == {"文": one.key}


def test_the_number_that_is_not_kept_is_a_name() -> None:
    one, two = policy("示例清河方案", "国发〔2021〕33号"), policy("示例清湖方案", "国办发〔2021〕3号")
    (left,) = decide(decisions((one.title, two.title, True)), [], by_key(one, two), {}, ()).policies.values()
    assert {left.local_id, *left.alternatives} == {"国发〔2021〕33号", "国办发〔2021〕3号", left.alternatives[-1]}
    assert {left.title, left.alternatives[-1]} == {one.title, two.title}


def test_what_led_to_the_one_leads_to_the_other(document: Document) -> None:
    keep, drop = policy("示例清河方案", key="河"), policy("示例清湖方案", key="湖", in_corpus=False)
    edition = policy("示例清湖细则", key="细则", series="湖", instrument="湖")
    apart = policy("示例食堂方案", key="食堂", series="食堂们")
    before = (
        cited(document, drop.title, "湖"),
        cited(document, keep.title, "河", citing="湖"),
        cited(document, keep.title, "河", citing="湖", relation="issues"),
        cited(document, apart.title, "食堂"),
    )
    said = decisions((keep.title, drop.title, True))
    found = decide(said, [], by_key(keep, drop, edition, apart), {"文": "湖"}, before)
    assert [(one.citing, one.cited, one.relation) for one in found.citations] == [
        ("本文", "河", "mentions"),
        ("河", "河", "self"),
        ("河", "河", "issues"),
        ("本文", "食堂", "mentions"),
    ]
    assert [one.rule for one in found.citations] == ["title; own decision"] * 3 + ["title"]
    assert (found.policies["细则"].series, found.policies["细则"].instrument) == ("河", "河")
    assert found.policies["食堂"] == apart


def test_who_is_parted_from_a_policy_no_longer_shares_its_name_nor_its_citations(document: Document) -> None:
    rivers = policy("示例清河方案", key="河", alternatives=("示例清湖方案", "示例清渠方案"))
    lakes = policy("示例清湖方案", key="湖")
    before = (
        cited(document, lakes.title, "河"),
        cited(document, rivers.title, "河"),
        cited(document, "示例清渠方案", "河"),
        cited(document, lakes.title, "湖"),
    )
    for said in ((lakes.title, rivers.title, False), (rivers.title, lakes.title, False)):
        found = decide(decisions(said), [], by_key(rivers, lakes), {}, before)
        assert [one.cited for one in found.citations] == ["湖", "河", "河", "湖"]
        assert [one.rule for one in found.citations] == ["title; own decision", "title", "title", "title"]
        assert found.policies["河"].alternatives == ("示例清渠方案",)
        assert (found.policies["湖"], found.policies["河"].title) == (lakes, rivers.title)
        assert found.told[0].endswith("are not one; citations that meant the other one: 1")


def test_a_name_of_a_policy_that_is_decided_not_to_be_it_is_a_policy_of_that_name_alone(document: Document) -> None:
    rivers = policy("示例清河方案", key="河", alternatives=("示例清湖方案",))
    before = (cited(document, "示例清湖方案", "河"), cited(document, "示例清湖方案", "河"))
    found = decide(decisions(("示例清湖方案", "示例清河方案", False)), [], by_key(rivers), {}, before)
    (key,) = {one.cited for one in found.citations}
    assert key is not None and key != "河"
    assert (found.policies[key].title, found.policies[key].availability) == ("示例清湖方案", NAME_ONLY)
    assert found.policies["河"].alternatives == ()
    assert found.told[0].endswith("citations that meant the other one: 2")


def test_a_citation_is_left_open_where_nothing_else_has_the_name(document: Document) -> None:
    key = cited_key("示例清湖方案", None, None)
    rivers = policy("示例清河方案", key=key, alternatives=("示例清湖方案",))
    said = decisions(("示例清湖方案", "示例清河方案", False))
    (found,) = decide(said, [], by_key(rivers), {}, (cited(document, "示例清湖方案", key),)).citations
    assert found.cited is None
    assert found.unresolved == "a decision of yours says that it is another policy"


def test_a_number_means_the_policy_that_it_is_decided_to_mean(document: Document) -> None:
    rivers, lakes = policy("示例清河方案", key="河"), policy("示例清湖方案", "国发〔2021〕33号", key="湖")
    said = decisions(("id:policy/河", "国发〔2021〕33号", False))
    before = [cited(document, title, "河", number="国发（2021）33号") for title in (None, "示例清湖方案")]
    found = decide(said, [], by_key(rivers, lakes), {}, tuple(before)).citations
    assert [one.cited for one in found] == ["湖", "湖"]


def test_editions_of_one_instrument_are_meant_together_and_other_namesakes_have_to_be_told_apart() -> None:
    whole = policy("示例条例", key="条例", abstract=True, in_corpus=False)
    editions = [policy("示例清河条例", key=f"条例-{at}", instrument="条例") for at in (1, 2)]
    other = policy("示例清湖条例", key="湖")
    said = decisions(("示例清河条例", "示例清湖条例", True))
    found = decide(said, [], by_key(whole, *editions, other), {}, ())
    assert "条例" in {found.key("湖"), found.key("条例")} and found.idle == []
    loose = [policy("示例清河条例", key=f"条例-{at}") for at in (1, 2)]
    found = decide(said, [], by_key(*loose, other), {}, ())
    assert found.idle == [
        "same.csv: line 2: 示例清河条例 means 2 policies (id:policy/条例-1, id:policy/条例-2); write one of these"
    ]


def test_a_policy_is_named_by_its_iri_in_full_or_in_short() -> None:
    one, two = policy("示例清河方案", key="河"), policy("示例清湖方案", key="湖")
    for name in ("id:policy/湖", "https://example.org/id/policy/湖"):
        found = decide(decisions((name, "示例清河方案", True)), [], by_key(one, two), {}, ())
        assert len(found.policies) == 1
    assert decide(decisions(("policy/湖", "示例清河方案", True)), [], by_key(one, two), {}, ()).idle


def test_a_document_is_met_by_the_side_that_names_it_and_by_neither_where_both_do() -> None:
    rivers, lakes = documents(RIVERS, LAKES)
    said = decisions(("冀政发〔2021〕17号", lakes.description.title, False))
    assert sides_of(said, [rivers, lakes]) == {0: {(0, 0)}, 1: {(0, 1)}}
    both = decisions(("冀政发〔2021〕17号", rivers.description.title, False))
    assert sides_of(both, [rivers, lakes]) == {}


def test_a_title_and_a_number_of_one_text_are_not_parted_and_it_is_told() -> None:
    title = "河北省人民政府关于加强示例河道清理工作的通知"
    found = resolved([RIVERS, LAKES], (title, "冀政发〔2021〕17号", False))
    assert found.decided == ()
    assert found.idle == (
        f"same.csv: line 2: {title} and 冀政发〔2021〕17号 are both own names of "
        "id:policy/冀政发-2021-17 and cannot be parted; take the row out",
    )


def test_a_denial_of_what_another_row_says_of_other_names_is_told() -> None:
    lakes, title = "示例清湖行动", "河北省人民政府关于加强示例河道清理工作的通知"
    found = resolved([RIVERS, LAKES], (lakes, "冀政发〔2021〕17号", True), (title, lakes, False))
    assert meant(found, lakes) == "冀政发-2021-17"
    assert found.idle == (
        f"same.csv: line 3: {title} and {lakes} are one by same.csv: line 2; take one of the rows out",
    )


def test_a_denial_of_two_texts_that_another_row_makes_one_is_told() -> None:
    lakes, title = "河北省人民政府关于做好示例湖泊清理的通知", "河北省人民政府关于加强示例河道清理工作的通知"
    found = resolved([RIVERS, LAKES], (lakes, "冀政发〔2021〕17号", True), (title, lakes, False))
    assert set(found.policy_of.values()) == {"冀政发-2021-17"}
    assert found.idle == (
        f"same.csv: line 3: {title} and {lakes} are one by same.csv: line 2; take one of the rows out",
    )
