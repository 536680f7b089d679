"""Which documents are one policy, and which policy a mention means. All texts are our own (示例文本)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, documents, is_linear, page

from kg.language.title import Title, number_key, title_slug
from kg.resolve.model import Citation, Resolution
from kg.resolve.promises import fulfilments
from kg.resolve.resolve import resolve
from kg.vocabulary.namespaces import ID


def text(
    title: str, *body: str, number: str | None = None, signature: tuple[str, ...] = ("河北省人民政府", "2021年3月5日")
) -> str:
    return page(title, *([number] if number else []), "各市人民政府：", *body, f"请照此办理。{PROSE}", *signature)


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def cited(found: Resolution, surface: str) -> Citation:
    (one,) = (citation for citation in found.citations if citation.mention.surface == surface)
    return one


RIVERS = "河北省人民政府关于加强示例河道清理工作的通知"
SCHOOLS = "河北省人民政府关于加快示例学校食堂改造的通知"
PLAN = "河北省示例河道清理方案"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("国发〔2021〕23号", "国发-2021-23"),
        ("国发（2021） 23号", "国发-2021-23"),
        ("国务院令第712号", "国务院令-712"),
        ("GB 30251", "GB-30251"),
        ("GB/T 33000-2016", "GB-T-33000-2016"),
    ],
)
def test_a_number_makes_an_iri(number: str, key: str) -> None:
    assert number_key(number) == key


@given(st.text(max_size=40))
def test_keys_are_safe_in_iris(title: str) -> None:
    for key in (title_slug(title), number_key(title)):
        assert not set(key) & set(' <>"{}|\\^`%#?/\n')
        assert title_slug(key) == key


@pytest.mark.parametrize("title", ["意见", "《通知》", "实施方案", "规划", "条例"])
def test_a_kind_alone_is_a_short_form(title: str) -> None:
    assert Title.of(title).is_short


@pytest.mark.parametrize("title", ["示例河道管理办法", "民法典", "示例文本"])
def test_a_name_is_no_short_form(title: str) -> None:
    assert not Title.of(title).is_short


def test_a_document_in_two_compilations_is_one_policy() -> None:
    found = resolved(
        text(RIVERS, number="冀政发〔2021〕17号"), text("关于加强示例河道清理工作的通知", number="冀政发〔2021〕17号")
    )
    assert set(found.policy_of.values()) == {"冀政发-2021-17"}
    assert found.policies["冀政发-2021-17"].title == RIVERS
    assert "关于加强示例河道清理工作的通知" in found.policies["冀政发-2021-17"].alternatives


def test_a_notice_and_the_plan_printed_alone_are_one_policy() -> None:
    alone = page(PLAN, f"为清理示例河道，制定本方案。{PROSE}", "一、目标", PROSE, "河北省人民政府", "2021年3月5日")
    notice = text(f"河北省人民政府关于印发{PLAN}的通知", number="冀政发〔2021〕17号")
    found = resolved(notice, alone)
    assert set(found.policy_of.values()) == {"冀政发-2021-17"}


def test_namesakes_of_two_provinces_are_two_policies() -> None:
    title = "关于示例科学绿化的实施意见"
    one = text(title, signature=("河北省人民政府", "2021年3月5日"), number="冀政发〔2021〕17号")
    other = text(title, signature=("河南省人民政府", "2021年3月6日"), number="豫政〔2021〕17号")
    third = text(title, signature=("山东省人民政府", "2021年3月7日"))
    assert len(set(resolved(one, other, third).policy_of.values())) == 3


def test_two_documents_with_one_number_stay_two_and_are_reported() -> None:
    found = resolved(text(RIVERS, number="冀政发〔2021〕17号"), text(SCHOOLS, number="冀政发〔2021〕17号"))
    assert len(set(found.policy_of.values())) == 2
    titles = {policy.title for policy in found.policies.values()}
    assert {RIVERS, SCHOOLS} <= titles
    assert any("冀政发〔2021〕17号" in note and "sample-1.txt:1" in note for note in found.notes)
    numbers = sorted((policy.local_id or "", policy.disputed_number or "") for policy in found.policies.values())
    assert numbers == [("", "冀政发〔2021〕17号"), ("冀政发〔2021〕17号", "")]


def test_a_number_finds_a_policy_whatever_the_title() -> None:
    found = resolved(
        text(RIVERS, number="冀政发〔2021〕17号"),
        text(SCHOOLS, "根据《示例河道清理通知》（冀政发〔2021〕17号），现通知如下。", number="冀政发〔2021〕18号"),
    )
    assert cited(found, "示例河道清理通知").cited == "冀政发-2021-17"


def test_a_title_finds_a_policy_with_or_without_its_issuers() -> None:
    body = f"按照《{RIVERS}》和《关于加强示例河道清理工作的通知》要求执行。"
    found = resolved(text(RIVERS, number="冀政发〔2021〕17号"), text(SCHOOLS, body, number="冀政发〔2021〕18号"))
    assert {citation.cited for citation in found.citations if citation.mention.marked} == {"冀政发-2021-17"}


def test_a_policy_only_cited_has_a_node() -> None:
    found = resolved(text(SCHOOLS, "为贯彻落实《示例省食堂管理条例》，现通知如下。"))
    one = cited(found, "示例省食堂管理条例")
    assert one.cited and not found.policies[one.cited].in_corpus
    assert one.relation == "implements"


def test_a_number_learnt_beside_a_title_serves_where_the_title_stands_alone() -> None:
    first = text(RIVERS, "按照《示例部关于食堂管理的意见》（示发〔2020〕3号）要求执行。", number="冀政发〔2021〕17号")
    second = text(SCHOOLS, "按照《示例部关于食堂管理的意见》要求执行。", number="冀政发〔2021〕18号")
    keys = {c.cited for c in resolved(second, first).citations if c.mention.surface == "示例部关于食堂管理的意见"}
    assert keys == {"示发-2020-3"}


def test_a_short_form_holds_for_one_document() -> None:
    define = "为贯彻落实《示例部关于食堂管理的意见》（以下简称《意见》），现通知如下。"
    use = "按照《意见》要求执行。"
    found = resolved(
        text(SCHOOLS, define, use, number="冀政发〔2021〕18号"), text(RIVERS, use, number="冀政发〔2021〕17号")
    )
    means = {(c.citing, c.cited) for c in found.citations if c.mention.surface == "意见"}
    defined = cited(found, "示例部关于食堂管理的意见").cited
    assert defined and means == {("冀政发-2021-18", defined), ("冀政发-2021-17", None)}
    assert all(c.unresolved for c in found.citations if c.cited is None)


def test_an_ambiguous_short_form_stays_open() -> None:
    body = "按照《示例部关于食堂管理的意见》和《样本部关于餐具清洗的意见》，现通知如下。"
    found = resolved(text(SCHOOLS, body, "各地要执行《意见》。"))
    one = cited(found, "意见")
    assert one.cited is None and one.unresolved and "ambiguous" in one.unresolved


def test_a_national_text_does_not_mean_a_provinces_namesake() -> None:
    title = "关于示例科学绿化的实施意见"
    local = text(title, signature=("河北省人民政府", "2021年3月5日"), number="冀政发〔2021〕17号")
    national = text(
        "国家发展改革委关于示例工作的通知", f"按照《{title}》要求执行。", signature=("国家发展改革委", "2021年3月6日")
    )
    assert cited(resolved(local, national), title).cited != "冀政发-2021-17"


def test_a_known_law_has_its_full_title() -> None:
    found = resolved(text(RIVERS, "根据《节约能源法》，制定本通知。"))
    one = cited(found, "节约能源法")
    assert one.cited and found.policies[one.cited].title == "中华人民共和国节约能源法"
    assert found.policies[one.cited].force == ID + "force/law"


def test_a_citation_of_the_document_itself_is_self() -> None:
    found = resolved(text(f"河北省人民政府关于印发{PLAN}的通知", f"现将《{PLAN}》印发给你们，执行情况按{PLAN}检查。"))
    own = next(iter(found.policy_of.values()))
    assert {c.relation for c in found.citations if c.cited == own} <= {"issues", "self"}
    assert next(c for c in found.citations if c.mention.marked).relation == "issues"


UNRELATED = text(
    "河南省人民政府关于示例村道路灯更换的通知",
    "为贯彻落实《示例省路灯管理条例》，现通知如下。",
    number="豫政〔2021〕99号",
    signature=("河南省人民政府", "2021年5月5日"),
)


def facts(found: Resolution) -> tuple[set[object], set[object]]:
    return (
        {(p.key, p.title, p.local_id, p.signed, p.bodies) for p in found.policies.values()},
        {(c.citing, c.mention.surface, c.cited, c.relation, c.rule, c.confidence) for c in found.citations},
    )


@pytest.mark.parametrize("first", [True, False])
def test_an_unrelated_document_changes_nothing(first: bool) -> None:
    texts = [
        text(RIVERS, "根据《节约能源法》，制定本通知。", number="冀政发〔2021〕17号"),
        text(SCHOOLS, f"按照《{RIVERS}》和《示例省食堂管理条例》要求执行。", number="冀政发〔2021〕18号"),
    ]
    alone = facts(resolved(*texts))
    together = facts(resolved(*([UNRELATED, *texts] if first else [*texts, UNRELATED])))
    assert all(before <= after for before, after in zip(alone, together, strict=True))


def test_a_document_that_cites_the_same_changes_no_other_citation() -> None:
    texts = [
        text(SCHOOLS, "按照《示例省食堂管理条例》和《示例部关于食堂管理的意见》（示发〔2020〕3号）要求执行。"),
        UNRELATED,
    ]
    citing = text(
        "河南省人民政府关于示例食堂的通知",
        "按照《示例省食堂管理条例》和示发〔2020〕3号要求执行。",
        number="豫政〔2021〕98号",
    )
    alone = facts(resolved(*texts))[1]
    assert alone <= facts(resolved(citing, *texts))[1]
    assert alone <= facts(resolved(*texts, citing))[1]


@settings(max_examples=12)
@given(st.permutations(range(4)))
def test_the_order_of_the_documents_does_not_matter(order: list[int]) -> None:
    texts = [
        text("河南省人民政府关于示例食堂的通知", "按照《示例省食堂管理条例》要求执行。", number="豫政〔2021〕98号"),
        text(RIVERS, "根据《节约能源法》，制定本通知。", number="冀政发〔2021〕17号"),
        text(SCHOOLS, f"按照《{RIVERS}》和《示例省食堂管理条例》要求执行。", number="冀政发〔2021〕18号"),
        UNRELATED,
    ]
    assert facts(resolved(*(texts[at] for at in order))) == facts(resolved(*texts))


def test_many_mentions_take_linear_time() -> None:
    def work(size: int) -> Callable[[], object]:
        found = documents(text(RIVERS, *[f"按照《示例{at}管理办法》要求执行。" for at in range(size)]))

        def once() -> object:
            Title.forget()
            return resolve(found)

        return once

    assert is_linear(work, 200)


# Twins: what one policy is called in different places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("关于治理示例河道行动计划的通知", "治理示例河道行动计划"),
        ("河北省示例发展第十四个五年规划和二〇三五年远景目标", "河北省示例发展第十四个五年规划和2035年远景目标"),
        ("河北省示例发展第十四个五年规划和二○三五年远景目标", "河北省示例发展第十四个五年规划和2035年远景目标"),
        ("关于加强示例河道治理的意见", "关于加强示例河道治理意见"),
    ],
)
def test_titles_of_one_policy_share_a_key(one: str, other: str) -> None:
    assert Title.of(one).key == Title.of(other).key


def test_what_is_forwarded_keeps_a_key_of_its_own() -> None:
    forwarding = Title.of("河北省人民政府办公厅转发省水利厅关于示例河道治理实施意见的通知")
    assert forwarding.key != Title.of("示例河道治理实施意见").key


def test_what_a_province_promises_is_its_own() -> None:
    national = text(
        "国务院关于印发示例河道清理方案的通知", number="国发〔2021〕17号", signature=("国务院", "2021年1月5日")
    )
    local = text(
        SCHOOLS,
        "一、制定全省示例河道清理方案。",
        "二、编制实施《河北省示例河道清理方案》。",
        number="冀政发〔2021〕18号",
    )
    found = resolved(national, local)
    keys = {c.cited for c in found.citations if c.relation == "proposes"}
    assert len(keys) == 1
    assert keys != {"国发-2021-17"}


def test_a_marked_title_is_the_text_there_is_and_not_the_promise() -> None:
    national = text(
        "国务院关于印发示例河道清理方案的通知", number="国发〔2021〕17号", signature=("国务院", "2021年1月5日")
    )
    local = text(
        SCHOOLS, "一、制定示例河道清理方案。", "二、按照《示例河道清理方案》要求执行。", number="冀政发〔2021〕18号"
    )
    found = resolved(national, local)
    (marked,) = (c for c in found.citations if c.mention.marked and c.relation == "applies")
    assert marked.cited == "国发-2021-17"


def test_a_region_may_be_written_in_full_or_short() -> None:
    plan = page(
        "宁夏回族自治区人民政府关于印发宁夏回族自治区示例河道清理规划的通知",
        "宁政发〔2021〕77号",
        "各市人民政府：",
        PROSE,
        "宁夏回族自治区人民政府",
        "2021年3月5日",
    )
    found = resolved(plan, text(SCHOOLS, "按照《宁夏示例河道清理规划》要求执行。", number="冀政发〔2021〕18号"))
    assert cited(found, "宁夏示例河道清理规划").cited == "宁政发-2021-77"


def test_words_before_a_short_form_may_complete_a_known_name() -> None:
    found = resolved(text(SCHOOLS, "落实国家“十四五”规划《纲要》部署。", number="冀政发〔2021〕18号"))
    assert cited(found, "纲要").cited == "国民经济和社会发展第十四个五年规划和2035年远景目标纲要"


def test_a_regions_body_is_not_the_author_of_the_centres_text() -> None:
    title = "中共宁夏回族自治区委员会关于制定国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议"
    found = resolved(text(SCHOOLS, f"根据《{title}》，制定本通知。", number="冀政发〔2021〕18号"))
    assert found.policies[cited(found, title).cited or ""].title == title


def test_an_annex_without_a_list_of_annexes_is_the_document_itself() -> None:
    found = resolved(
        text(
            RIVERS,
            "各市填写《示例河道核对清单》（见附件3）。",
            "收到《示例河道核对清单》后核对。",
            number="冀政发〔2021〕17号",
        )
    )
    own = [c for c in found.citations if c.mention.surface == "示例河道核对清单"]
    assert [(c.cited, c.relation) for c in own] == [("冀政发-2021-17", "self")] * 2


def test_a_text_does_not_call_itself_by_another_places_name() -> None:
    plan = text(
        "河北省人民政府关于印发河北省示例综合交通运输体系规划的通知",
        "并与《示例综合交通运输体系规划》相衔接。",
        number="冀政发〔2021〕17号",
    )
    assert cited(resolved(plan), "示例综合交通运输体系规划").cited != "冀政发-2021-17"


def test_the_named_issuers_text_is_found_under_a_title_with_a_word_more() -> None:
    title = "河北省人民政府关于进一步加强示例河道治理和示例食堂改造工作的意见"
    found = resolved(
        text(title, number="冀政发〔2021〕17号"),
        text(
            SCHOOLS,
            "落实《河北省人民政府关于进一步加强示例河道治理和示例食堂改造工作的实施意见》。",
            number="冀政发〔2021〕18号",
        ),
    )
    assert cited(found, title.replace("的意见", "的实施意见")).cited == "冀政发-2021-17"


# Promises kept


def kept(promise: str, issued: str, promised_on: str, issued_on: str | None) -> list[int | None]:
    last = (issued_on,) if issued_on else ()
    found = resolved(
        text(SCHOOLS, f"研究制定{promise}。", number="冀政发〔2021〕18号", signature=("河北省人民政府", promised_on)),
        text(f"河北省人民政府关于印发{issued}的通知", number="冀政发〔2021〕77号", signature=("河北省人民政府", *last)),
    )
    return [one.days for one in fulfilments(found.citations, found.policies)]


def test_a_promise_is_kept_by_a_later_text_of_nearly_the_name() -> None:
    promise, issued = "河北省示例河道清理发展行动计划", "河北省示例河道清理创新发展行动计划"
    assert kept(promise, issued, "2021年3月5日", "2021年3月15日") == [10]
    assert kept(promise, issued, "2021年3月15日", "2021年3月5日") == []


def test_a_text_without_a_date_keeps_a_promise_of_its_very_name_only() -> None:
    assert kept("河北省示例河道清理行动计划", "河北省示例河道清理行动计划", "2021年3月5日", None) == [None]
    assert kept("河北省示例河道清理发展行动计划", "河北省示例河道清理创新发展行动计划", "2021年3月5日", None) == []


def test_measures_do_not_keep_the_promise_of_a_law() -> None:
    assert kept("河北省示例河道清理条例", "河北省示例河道清理办法", "2021年3月5日", "2021年3月15日") == []


FORWARDED = "关于清点示例河道设施的意见"


def forwarding(*printed: str) -> str:
    return text(
        f"河北省人民政府办公厅转发省水利厅{FORWARDED}的通知",
        f"省水利厅《{FORWARDED}》已经省政府同意，现转发给你们。",
        "河北省人民政府办公厅",
        "2021年3月5日",
        *printed,
        number="冀政办函〔2021〕7号",
        signature=(),
    )


def test_a_text_printed_in_a_notice_is_what_the_notice_forwards() -> None:
    found = resolved(forwarding(FORWARDED, "（省水利厅　2021年2月1日）", "一、清点设施。"))
    (key,) = (citation.cited for citation in found.citations if citation.relation == "forwards")
    policy = found.policies[key or ""]
    assert policy.in_corpus
    assert [body.name for body in policy.bodies] == ["河北省水利厅"]
    assert {citation.citing for citation in found.citations} == {"冀政办函-2021-7"}


def test_a_text_printed_in_a_notice_and_alone_is_one_policy() -> None:
    alone = text(FORWARDED, "一、清点设施。", signature=("河北省水利厅", "2021年2月1日"))
    found = resolved(forwarding(FORWARDED, "（省水利厅　2021年2月1日）", "一、清点设施。"), alone)
    assert len(found.policies) == 2
    assert len(found.policy_of) == 3


def test_others_mean_a_text_that_is_printed_in_a_notice() -> None:
    other = text(SCHOOLS, f"根据省水利厅《{FORWARDED}》（冀水〔2021〕4号），现通知如下。", number="冀政发〔2021〕18号")
    printed = (FORWARDED, "冀水〔2021〕4号", "各市水利局：", "一、清点设施。", "河北省水利厅", "2021年2月1日")
    found = resolved(forwarding(*printed), other)
    assert {c.cited for c in found.citations if c.mention.surface == FORWARDED and c.relation != "self"} == {
        "冀水-2021-4"
    }
