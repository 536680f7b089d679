"""Texts of one title: which are one policy, which are editions, and which of them a reference means.

All texts are our own (示例文本).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, built, documents, page
from stated import triples

from kg.graph.lookup import one
from kg.graph.statements import statements
from kg.graph.store import open_store
from kg.language.title import Title
from kg.resolve.instruments import is_amending, is_instrument, without_mark
from kg.resolve.model import Citation, Findings, Policy, Resolution
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, RDF

LAW = "中华人民共和国示法"
RULES = "示例市河道管理办法"


def law(day: str, title: str = LAW, *more: str) -> str:
    """A law as a page of its own: the note of its adoption under the title."""
    return page(
        title,
        f"（{day}第十三届全国人民代表大会常务委员会第六次会议通过）",
        "第一条 为了加强示例河道的管理，制定本法。",
        f"第二条 {PROSE}",
        *more,
    )


def notice(title: str, day: str | None, *body: str, by: str = "河北省人民政府", number: str | None = None) -> str:
    last = (by, day) if day else ()
    return page(title, *([number] if number else []), "各市人民政府：", *body, f"请照此办理。{PROSE}", *last)


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def of(found: Resolution, surface: str) -> Citation:
    return next(citation for citation in found.citations if citation.mention.surface == surface)


def texts_of(found: Resolution, title: str) -> list[Policy]:
    held = (policy for policy in found.policies.values() if policy.in_corpus and policy.title == title)
    return sorted(held, key=lambda policy: policy.day or date.min)


CITING = "河北省人民政府关于加强示例河道清理工作的通知"
EDITIONS = (law("2005年10月27日"), law("2018年10月26日"), law("2023年12月29日"))


def test_dated_texts_of_a_law_are_editions_of_one_instrument() -> None:
    found = resolved(*EDITIONS)
    first, second, third = texts_of(found, LAW)
    assert {policy.instrument for policy in (first, second, third)} == {"示法"}
    assert found.policies["示法"].abstract and found.policies["示法"].day is None
    assert found.earlier == {second.key: first.key, third.key: second.key}
    assert (first.expires, second.expires, third.expires) == (date(2018, 10, 26), date(2023, 12, 29), None)


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_the_editions_does_not_matter(order: list[int]) -> None:
    def known(found: Resolution) -> set[tuple[str, str | None, date | None]]:
        return {(policy.key, policy.instrument, policy.signed) for policy in found.policies.values()}

    assert known(resolved(*(EDITIONS[at] for at in order))) == known(resolved(*EDITIONS))


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("2010年3月5日", "2005-10-27"),
        ("2018年10月26日", "2018-10-26"),
        ("2022年3月5日", "2018-10-26"),
        ("2024年3月5日", "2023-12-29"),
    ],
)
def test_a_reference_means_the_edition_in_force_then(day: str, meant: str) -> None:
    found = resolved(*EDITIONS, notice(CITING, day, f"根据《{LAW}》，现通知如下。"))
    citation = of(found, LAW)
    assert citation.cited == f"示法-{meant}"
    assert citation.rule.endswith("edition in force at the citing date")
    assert str(citation.edition) == meant


@pytest.mark.parametrize("day", ["1999年3月5日", None])
def test_a_reference_whose_edition_cannot_be_told_means_the_instrument(day: str | None) -> None:
    found = resolved(*EDITIONS, notice(CITING, day, f"根据《{LAW}》，现通知如下。"))
    assert of(found, LAW).cited == "示法"
    assert "instrument" in of(found, LAW).rule


def test_a_year_beside_the_title_names_the_edition() -> None:
    marked = f"{LAW}（2018年修正）"
    found = resolved(*EDITIONS, notice(CITING, "2024年3月5日", f"根据《{marked}》，现通知如下。"))
    assert of(found, marked).cited == "示法-2018-10-26"


def test_a_year_behind_the_marks_names_the_edition() -> None:
    found = resolved(*EDITIONS, notice(CITING, "2024年3月5日", f"根据《{LAW}》（2018年修正）第二条，现通知如下。"))
    assert of(found, LAW).cited == "示法-2018-10-26"


def test_a_short_title_at_hand_is_no_short_form() -> None:
    found = resolved(EDITIONS[0], notice(CITING, "2024年3月5日", "根据《示法》，现通知如下。"))
    assert of(found, "示法").cited == texts_of(found, LAW)[0].key


def test_an_amended_regulation_with_the_number_of_its_order_is_an_edition() -> None:
    def order(day: str) -> str:
        note = f"（{day}中华人民共和国国务院令第712号公布）"
        return page("示例投资条例", note, "第一条 为了规范示例投资，制定本条例。", f"第二条 {PROSE}")

    cited = "根据《示例投资条例》（国务院令第712号），现通知如下。"
    later, earlier = notice(CITING, "2024年3月5日", cited), notice(CALL, "2020年3月5日", cited)
    both = resolved(order("2018年12月5日"), order("2023年7月20日"), later, earlier)
    assert {one.cited for one in both.citations if one.citing != one.cited} == {
        "国务院令-712",
        "国务院令-712-2023-07-20",
    }
    found = resolved(order("2018年12月5日"), order("2023年7月20日"))
    assert set(found.policies) == {"国务院令-712", "国务院令-712-2023-07-20", "示例投资条例"}
    assert found.earlier == {"国务院令-712-2023-07-20": "国务院令-712"}


def test_one_text_of_a_law_keeps_the_key_of_its_title() -> None:
    found = resolved(EDITIONS[0])
    assert set(found.policies) == {"示法"}
    assert not found.policies["示法"].abstract


def test_an_undated_text_stands_under_the_instrument() -> None:
    undated = page(LAW, "第一条 为了加强示例河道的管理，制定本法。", f"第二条 {PROSE}")
    found = resolved(*EDITIONS, undated)
    assert found.policies["示法"].in_corpus and found.policies["示法"].abstract
    assert "示法" in found.policy_of.values()


CALL = "河北省人民政府关于组织申报示例河道清理项目的通知"


def test_a_yearly_notice_is_a_policy_a_year() -> None:
    found = resolved(notice(CALL, "2021年3月5日"), notice(CALL, "2022年3月7日"))
    first, second = texts_of(found, CALL)
    assert first.key != second.key
    assert found.earlier == {second.key: first.key}
    assert first.instrument is None and first.expires is None


def test_a_notice_dated_twice_within_two_months_is_one() -> None:
    found = resolved(notice(CALL, "2021年3月5日"), notice(CALL, "2021年4月1日"))
    assert len(texts_of(found, CALL)) == 1


def test_documents_of_two_bodies_under_one_title_are_two() -> None:
    title = "关于组织申报示例河道清理项目的通知"
    one, other = "生态环境部", "水利部"
    found = resolved(notice(title, "2021年3月5日", by=one), notice(title, "2021年3月8日", by=other))
    assert {policy.bodies[0].name for policy in found.policies.values()} == {one, other}


def test_notices_with_the_same_annex_are_not_one() -> None:
    def with_list(title: str, day: str) -> str:
        listed = "示例河道清理重点项目申报清单"
        return page(title, "各市人民政府：", PROSE, f"附件：{listed}", "河北省人民政府", day, "附件", listed, PROSE)

    one = with_list("河北省人民政府关于做好示例河道清理申报的通知", "2021年3月5日")
    other = with_list("河北省人民政府关于开展示例水库治理检查的通知", "2021年3月9日")
    assert len(resolved(one, other).policies) == 2


def test_a_text_without_day_or_number_joins_none_of_two() -> None:
    found = resolved(notice(CALL, "2021年3月5日"), notice(CALL, "2022年3月7日"), notice(CALL, None))
    assert len(texts_of(found, CALL)) == 3


@pytest.mark.parametrize("work", ["治理", "清理"])
def test_a_misprinted_number_does_not_join_two_regions(work: str) -> None:
    number = "冀政发〔2021〕17号"
    one = notice("河北省人民政府关于加强示例河道清理工作的通知", "2021年3月5日", number=number)
    other = notice(
        f"山西省人民政府关于加强示例河道{work}工作的通知", "2021年3月9日", by="山西省人民政府", number=number
    )
    found = resolved(one, other)
    assert len([policy for policy in found.policies.values() if policy.in_corpus]) == 2


@pytest.mark.parametrize(
    "written", ["关于加强示例河道清理的若干意见", "关于加强示例河道清理若干意见", "关于加强“示例河道”清理的若干意见"]
)
def test_particles_and_quotes_do_not_split(written: str) -> None:
    found = resolved(
        notice("河北省人民政府关于加强示例河道清理的若干意见", "2021年3月5日"),
        notice(f"河北省人民政府{written}", "2021年3月5日"),
    )
    assert len(found.policies) == 1


DECISION = "示例市人民代表大会常务委员会关于修改部分地方性法规的决定"


def test_amending_decisions_of_one_title_are_told_apart_by_their_day() -> None:
    title = "关于修改部分地方性法规的决定"
    said = [
        f"根据{day}北京市第十五届人民代表大会常务委员会第八次会议《{title}》修正。"
        for day in ("2018年11月20日", "2020年9月25日", "2018年11月20日")
    ]
    found = resolved(notice(CITING, "2021年3月5日", *said))
    keys = [citation.cited for citation in found.citations if citation.mention.title == title]
    assert len(keys) == 3 and keys[0] == keys[2] != keys[1]
    known = found.policies[keys[0] or ""]
    assert known.signed == date(2018, 11, 20)
    assert [body.name for body in known.bodies] == ["北京市人民代表大会常务委员会"]


@pytest.mark.parametrize(
    ("title", "instrument", "amending"),
    [
        ("示例省河道管理条例", True, False),
        ("示例部关于印发《示例河道管理办法》的通知", True, False),
        ("关于加强示例河道清理工作的通知", False, False),
        ("关于修改《示例省河道管理条例》的决定", False, True),
        ("关于取消部分地方性法规中示例许可项目的决定", False, True),
        ("关于表彰示例河道先进集体的决定", False, False),
    ],
)
def test_kinds_of_titles(title: str, instrument: bool, amending: bool) -> None:
    assert is_instrument(Title.of(title)) is instrument
    assert is_amending(Title.of(title)) is amending


@pytest.mark.parametrize("mark", ["（2019年本）", "(2018年修正)", "（2021年版）"])
def test_a_mark_of_an_edition_is_no_part_of_the_title(mark: str) -> None:
    plain, year = without_mark(Title.of(f"示例指导目录{mark}"))
    assert plain.text == "示例指导目录" and str(year) in mark
    assert without_mark(plain) == (plain, None)


# Numbers that only citations give


def test_a_number_that_a_citation_gives_reaches_the_text_at_hand() -> None:
    plan = "河北省示例河道清理方案"
    found = resolved(
        notice(plan, "2021年3月5日"), notice(CITING, "2022年3月5日", f"落实《{plan}》（冀政发〔2021〕33号）要求。")
    )
    (policy,) = texts_of(found, plan)
    assert policy.local_id == "冀政发〔2021〕33号" and policy.number_rule
    assert policy.key == of(found, plan).cited == "冀政发-2021-33"


@pytest.mark.parametrize("number", ["冀政发〔2012〕33号", "国发〔2021〕33号"])
def test_a_number_that_year_or_body_contradict_is_not_taken(number: str) -> None:
    plan = "河北省示例河道清理方案"
    found = resolved(notice(plan, "2021年3月5日"), notice(CITING, "2022年3月5日", f"落实《{plan}》（{number}）要求。"))
    assert texts_of(found, plan)[0].local_id is None


# In the graph


def test_a_title_alone_asks_for_the_latest_edition(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for at, text in enumerate((*EDITIONS, notice(CITING, "2010年3月5日", f"根据《{LAW}》，现通知如下。"))):
        (source / f"{at}.txt").write_text(text, encoding="utf-8")
    graph = open_store(built(tmp_path / "out", source))
    assert one(graph, LAW).iri == f"{ID}policy/示法-2023-12-29"
    everybody = graph.select(
        "SELECT ?citing WHERE { ?law dcterms:title ?title . FILTER(STR(?title) = ?wanted) "
        "?c cito:hasCitedEntity ?law ; cito:hasCitingEntity ?citing }",
        wanted=LAW,
    )
    assert len(list(everybody)) == 1


def stated(found: Resolution) -> set[tuple[str, str, str]]:
    stated = triples(statements(Findings((), (), (), (), found, (), dict(found.earlier)), ID))
    return {(str(t.subject)[1:-1], t.predicate.value, getattr(t.object, "value", "")) for t in stated}


def test_the_graph_states_instrument_editions_and_their_order() -> None:
    held = resolved(*EDITIONS)
    graph = stated(Resolution(held.policies, {}, (), (), (), {}, (), held.earlier))
    instrument, first, second = (f"{ID}policy/{key}" for key in ("示法", "示法-2005-10-27", "示法-2018-10-26"))
    assert (instrument, RDF + "type", KG + "Instrument") in graph
    assert (first, ELI + "is_member_of", instrument) in graph
    assert (second, KG + "predecessor", first) in graph
    assert (first, ELI + "date_no_longer_in_force", "2018-10-26") in graph


def test_the_graph_states_who_did_what_on_which_day() -> None:
    held = resolved(law("2018年10月26日"))
    graph = stated(Resolution(held.policies, {}, (), (), (), {}))
    (act,) = {subject for subject, predicate, value in graph if (predicate, value) == (RDF + "type", KG + "Adoption")}
    assert (act, KG + "ofPolicy", ID + "policy/示法") in graph
    assert (act, DCTERMS + "date", "2018-10-26") in graph
    assert (act, KG + "body", ID + "body/全国人民代表大会常务委员会") in graph


def test_the_graph_keeps_the_order_of_issuers() -> None:
    text = page(CITING, f"请照此办理。{PROSE}", "水利部", "生态环境部", "2021年3月5日")
    held = resolved(text)
    graph = stated(Resolution(held.policies, {}, (), (), (), {}))
    (cell,) = {value for _, predicate, value in graph if predicate == KG + "issuerOrder"}
    order = []
    while cell != RDF + "nil":
        order += [value for subject, predicate, value in graph if (subject, predicate) == (cell, RDF + "first")]
        (cell,) = {value for subject, predicate, value in graph if (subject, predicate) == (cell, RDF + "rest")}
    assert order == [ID + "body/水利部", ID + "body/生态环境部"]
