"""When a mention means the document itself (示例文本)."""

from __future__ import annotations

from typing import Any

import pytest

from kg.annotate.references.items import Item, find_items
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.own_names import OwnNames
from kg.annotate.references.page import Page
from kg.annotate.references.surroundings import Decision

TITLE = "河北省示例河道管理办法"
UNSAID = Decision("mentions", "no cue", 0.5)
NUMBER = ("冀政发〔2021〕3号",)


def decided(text: str, said: Decision = UNSAID, kind: str = "policy", issuers: tuple[str, ...] = ()) -> list[str]:
    """The relation of each marked title of a text under the title."""
    context = DocumentContext(TITLE, kind=kind, body_start=len(TITLE) + 1, issuers=("河北省人民政府",))
    page = Page(f"{TITLE}\n{text}", context)
    items: list[Item] = [item for item in find_items(page, page.text, KnownNames([])) if item.marked]
    own = OwnNames(page, [([item], said) for item in items])
    return [own.decide(item, said, issuers).relation for item in items]


def test_the_own_title_means_the_document() -> None:
    assert decided(f"《{TITLE}》自发布之日起施行。") == ["self"]
    assert decided("《示例学校食堂管理办法》自发布之日起施行。") == ["mentions"]


def test_a_commentary_explains_what_it_names() -> None:
    assert decided(f"《{TITLE}》有哪些内容？", kind="interpretation") == ["interprets"]


def test_a_commentary_shortens_the_title_to_its_end() -> None:
    assert decided("《管理办法》有哪些内容？", kind="interpretation") == ["interprets"]
    assert decided("《食堂管理办法》有哪些内容？", kind="interpretation") == ["mentions"]


@pytest.mark.parametrize("relation", ["repeals", "replaces", "amends"])
def test_what_is_undone_is_an_older_text_of_the_title(relation: str) -> None:
    assert decided(f"原《{TITLE}》同时废止。", Decision(relation, "said", 0.9)) == [relation]


def test_the_title_of_another_body_is_another_document() -> None:
    assert decided(f"省水利厅《{TITLE}》。", issuers=("河北省水利厅",)) == ["mentions"]
    assert decided(f"省政府《{TITLE}》。", issuers=("河北省人民政府",)) == ["self"]


def test_a_title_alone_on_its_line_is_an_annex() -> None:
    assert decided("示例文本。\n《示例学校食堂管理规定》\n示例文本。") == ["self"]


def decisions(text: str, said: Decision = UNSAID, **context: Any) -> list[Decision]:
    facts: dict[str, Any] = {"body_start": len(TITLE) + 1, "issuers": ("河北省人民政府",)}
    about = DocumentContext(TITLE, **(facts | context))
    page = Page(f"{TITLE}\n{text}", about)
    items = [item for item in find_items(page, page.text, KnownNames([])) if item.marked]
    own = OwnNames(page, [([item], said) for item in items])
    return [own.decide(item, said) for item in items]


@pytest.mark.parametrize("kind", ["policy", "interpretation"])
def test_how_sure_a_decision_is_is_a_share(kind: str) -> None:
    text = f"《{TITLE}》施行。\n《示例学校食堂管理规定》\n根据《示例条例》办理。"
    assert all(0 < one.confidence <= 1 for one in decisions(text, kind=kind))


def test_a_number_decides_before_the_title() -> None:
    assert [one.relation for one in decisions(f"《{TITLE}》（冀政发〔2021〕3号）施行。", numbers=NUMBER)] == ["self"]
    assert [one.relation for one in decisions(f"《{TITLE}》（冀政发〔2015〕9号）。", numbers=NUMBER)] == ["mentions"]


def test_a_title_in_the_heading_is_issued() -> None:
    (found,) = decisions(f"关于印发《{TITLE}》的通知。", body_start=len(TITLE) * 2 + 8)
    assert found.relation == "issues"


def test_what_says_that_it_issues_or_forwards_the_title_does_so() -> None:
    for relation in ("issues", "forwards"):
        (found,) = decisions(f"现将《{TITLE}》印发给你们。", Decision(relation, "said", 0.9))
        assert found.relation == relation


def test_only_a_commentary_means_what_it_explains_by_its_kind_alone() -> None:
    text = f"《{TITLE}》公布。《办法》规定了什么？"
    assert [one.relation for one in decisions(text, kind="interpretation")] == ["interprets", "interprets"]
    assert [one.relation for one in decisions(text)] == ["self", "mentions"]


@pytest.mark.parametrize("relation", ["based_on", "implements", "applies"])
def test_a_text_without_a_number_carries_out_another_ones_text_of_its_title(relation: str) -> None:
    said = Decision(relation, "示例", 0.9)
    assert decided(f"为落实《{TITLE}》（冀政发〔2021〕3号），开展工作。", said) == [relation]
    assert decided(f"《{TITLE}》自发布之日起施行。", said) == ["self"]
