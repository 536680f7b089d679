"""When a mention means the document itself (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.items import Item, find_items
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.own_names import OwnNames
from kg.annotate.references.page import Page
from kg.annotate.references.surroundings import Decision

TITLE = "河北省示例河道管理办法"
UNSAID = Decision("mentions", "no cue", 0.5)


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


@pytest.mark.parametrize("relation", ["repeals", "replaces", "amends"])
def test_what_is_undone_is_an_older_text_of_the_title(relation: str) -> None:
    assert decided(f"原《{TITLE}》同时废止。", Decision(relation, "said", 0.9)) == [relation]


def test_the_title_of_another_body_is_another_document() -> None:
    assert decided(f"省水利厅《{TITLE}》。", issuers=("河北省水利厅",)) == ["mentions"]
    assert decided(f"省政府《{TITLE}》。", issuers=("河北省人民政府",)) == ["self"]


def test_a_title_alone_on_its_line_is_an_annex() -> None:
    assert decided("示例文本。\n《示例学校食堂管理规定》\n示例文本。") == ["self"]
