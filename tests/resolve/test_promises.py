"""Which promises are kept, by what, and after how long (示例文本)."""

from __future__ import annotations

from typing import Any

import pytest
from own_texts import documents, page
from policies import HEBEI, day, mention, policy

from kg.annotate.documents import Document
from kg.language.regions import NATION
from kg.resolve.model import Citation, Fulfilment, Policy
from kg.resolve.promises import fulfilments
from kg.vocabulary.namespaces import ID

PROMISED = "示例河道清理整治工作方案"
SHANDONG = ID + "region/370000"


@pytest.fixture(scope="module")
def document() -> Document:
    return documents(page("国务院关于示例设施的意见", "示例文本写明怎样清点设施。", "国务院", "2021年3月1日"))[0]


def kept(document: Document, *issued: Policy, relation: str = "proposes", **promised: Any) -> list[Fulfilment]:
    """What keeps the promise of a text of 1 March 2021."""
    promising = policy("国务院关于示例设施的意见", key="意见", signed=day("2021-03-01"))
    only = policy(PROMISED, key="承诺", **({"in_corpus": False, "jurisdiction": None} | promised))
    one = Citation(document, mention(PROMISED), "意见", "承诺", relation, "promised", 1.0, None)
    found = {policy.key: policy for policy in (promising, only, *issued)}
    return list(fulfilments([one], found))


def issued(title: str = "示例河道清理整治实施方案", signed: str | None = "2021-06-09", **facts: Any) -> Policy:
    return policy(title, key="发布", signed=day(signed) if signed else None, **facts)


def test_a_later_text_of_nearly_the_name_keeps_a_promise(document: Document) -> None:
    (found,) = kept(document, issued())
    assert (found.policy, found.days) == ("发布", 100)
    assert 88 <= found.likeness <= 100 and found.likeness == round(found.likeness, 1)


def test_likeness_is_told_to_a_tenth(document: Document) -> None:
    (found,) = kept(document, issued("示例河道清理与整治实施方案"))
    assert found.likeness not in (100.0, round(found.likeness))


@pytest.mark.parametrize("signed", ["2021-03-01", "2020-06-09", None])
def test_under_another_name_only_what_came_later_keeps_it(document: Document, signed: str | None) -> None:
    assert kept(document, issued(signed=signed)) == []


def test_the_promised_text_itself_keeps_the_promise_also_where_no_day_is_known(document: Document) -> None:
    (found,) = kept(document, in_corpus=True)
    assert (found.policy, found.days, found.likeness) == ("承诺", None, 100.0)
    (found,) = kept(document, in_corpus=True, published=day("2021-03-02"))
    assert found.days == 1
    assert kept(document, in_corpus=True, signed=day("2021-02-28")) == []


def test_only_what_is_proposed_is_promised(document: Document) -> None:
    assert kept(document, issued(), relation="mentions") == []


@pytest.mark.parametrize(
    ("promised", "issuing", "keeps"),
    [(HEBEI, HEBEI, True), (HEBEI, SHANDONG, False), (HEBEI, None, True), (None, HEBEI, False)],
)
def test_a_promise_of_a_region_is_kept_there(
    document: Document, promised: str | None, issuing: str | None, keeps: bool
) -> None:
    found = kept(document, issued(jurisdiction=issuing), jurisdiction=promised)
    assert bool(found) == keeps


@pytest.mark.parametrize(
    ("promised", "made", "keeps"), [("法", "法", True), ("法", "办法", False), ("条例", "法", False)]
)
def test_a_law_is_kept_by_a_law(document: Document, promised: str, made: str, keeps: bool) -> None:
    found = kept(document, issued(type=f"{ID}type/{made}"), type=f"{ID}type/{promised}")
    assert bool(found) == keeps


def test_what_is_promised_in_the_text_that_is_it_is_no_promise(document: Document) -> None:
    own = policy("国务院关于示例设施的意见", key="意见", signed=day("2021-03-01"))
    one = Citation(document, mention(own.title), "意见", "意见", "proposes", "promised", 1.0, None)
    unknown = Citation(document, mention("示例方案"), "意见", None, "proposes", "promised", 1.0, "undefined")
    assert fulfilments([one, unknown], {"意见": own}) == ()


def test_a_text_that_is_to_be_revised_is_followed_by_the_next_text_of_its_title(document: Document) -> None:
    old: dict[str, Any] = {"in_corpus": True, "jurisdiction": NATION, "signed": day("2015-03-01")}
    assert kept(document, **old) == []
    (found,) = kept(document, issued(PROMISED, jurisdiction=NATION), **old)
    assert (found.policy, found.days, found.likeness) == ("发布", 100, 100.0)
    assert kept(document, issued(PROMISED, jurisdiction=HEBEI), **old) == []
    assert kept(document, issued(PROMISED, "2020-03-01", jurisdiction=NATION), **old) == []


def test_a_text_to_be_revised_is_no_answer_where_no_day_tells_that_it_came_later() -> None:
    line = f"加快修订《{PROMISED}》。"
    (revising,) = documents(page("国务院关于示例设施的意见", line, "国务院", "2021年3月1日"))
    (said,) = (one for one in revising.mentions if one.relation == "proposes")
    promising = policy("国务院关于示例设施的意见", key="意见", signed=None)
    one = Citation(revising, said, "意见", "承诺", "proposes", "promised", 1.0, None)
    assert one.promises == ("revise",)
    assert fulfilments([one], {"意见": promising, "承诺": policy(PROMISED, key="承诺")}) == ()


@pytest.mark.parametrize(("signed", "followed"), [("2021-06-09", True), ("2020-06-09", False), (None, False)])
def test_a_promised_repeal_is_followed_by_the_text_that_repeals(signed: str | None, followed: bool) -> None:
    line = f"适时废止《{PROMISED}》。"
    (promising,) = documents(page("国务院关于示例设施的意见", line, "国务院", "2021年3月1日"))
    (said,) = (one for one in promising.mentions if one.relation == "proposes")
    promise = Citation(promising, said, "意见", "承诺", "proposes", "promised", 1.0, None)
    repeal = Citation(promising, said, "决定", "承诺", "repeals", "repealed", 1.0, None)
    found = fulfilments(
        [promise, repeal],
        {
            "意见": policy("国务院关于示例设施的意见", key="意见", signed=day("2021-03-01")),
            "承诺": policy(PROMISED, key="承诺"),
            "决定": policy("国务院关于废止示例文件的决定", key="决定", signed=day(signed) if signed else None),
        },
    )
    assert [(one.policy, one.days) for one in found] == ([("决定", 100)] if followed else [])
