"""The order and the names of files say nothing: policies, keys and citations follow from what texts say (示例文本)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import PROSE, documents, page

from kg.annotate.documents import Document
from kg.resolve.model import Resolution
from kg.resolve.order import documents_in_order, entries_in_order
from kg.resolve.resolve import resolve

NUMBER = "冀水发〔2021〕3号"


def text(title: str, *body: str, number: str | None = None, issuer: str = "河北省水利厅", day: str = "3月5日") -> str:
    lines = [title, *([number] if number else []), "各市水利局：", *body, PROSE, issuer, f"2021年{day}"]
    return page(*lines)


TEXTS = (
    text("河北省水利厅关于河道清理的通知", "落实《示例堤岸加固办法》要求。", number=NUMBER),
    # the number of the first is printed on this one too
    text("河北省教育厅关于食堂改造的通知", issuer="河北省教育厅", number=NUMBER, day="1月5日"),
    text(
        "河北省水利厅关于堤岸加固的通知",
        "研究制定河道清理和堤岸加固行动方案。",
        number="冀水发〔2021〕2号",
        day="1月2日",
    ),
    text(
        "河北省水利厅关于印发《河道清理与堤岸加固行动方案》的通知",
        "一、示例文本。",
        number="冀水发〔2021〕9号",
        day="6月5日",
    ),
    text(
        "河北省水利厅关于清点设施的通知",
        "按照《河道清理和堤岸加固行动方案》，做好清点。",
        number="冀水发〔2021〕8号",
        day="7月1日",
    ),
    text(
        "河北省水利厅关于清点泵站的通知",
        "按照《示例堤岸加固 办法》，做好清点。",
        number="冀水发〔2021〕7号",
        day="2月1日",
    ),
    text("河北省水利厅关于组织申报的通知", number=None, day="2月3日"),
    text("河北省水利厅关于组织申报的通知", number=None, day="9月3日"),
)


def told(found: Resolution) -> tuple[object, ...]:
    citations = {
        (one.document.key, one.mention.start, one.cited, one.relation, one.rule, one.confidence)
        for one in found.citations
    }
    return found.policies, found.policy_of, citations, found.codes, found.earlier


EXPECTED = told(resolve(documents(*TEXTS)))


@settings(max_examples=12)
@given(st.permutations(TEXTS))
def test_the_order_and_the_names_of_files_do_not_matter(texts: list[str]) -> None:
    """Files are named by their place, so that a permutation renames them too."""
    assert told(resolve(documents(*texts))) == EXPECTED


def test_a_number_stays_with_the_body_that_uses_its_code() -> None:
    found = resolve(documents(*TEXTS))
    owner = found.policies["冀水发-2021-3"]
    assert owner.title == "河北省水利厅关于河道清理的通知"
    assert [one.disputed_number for one in found.policies.values() if one.disputed_number] == [NUMBER]


def test_a_text_at_hand_with_nearly_the_name_comes_before_what_is_only_promised() -> None:
    found = resolve(documents(*TEXTS))
    cited = {one.cited for one in found.citations if "行动方案" in one.mention.surface and one.mention.marked}
    assert "冀水发-2021-9" in cited


def test_the_oldest_text_comes_first_and_one_without_a_day_last() -> None:
    undated = page("河北省水利厅关于示例工作的通知", "各市水利局：", PROSE)
    found = documents(undated, TEXTS[0], TEXTS[1])
    assert documents_in_order(found) == [2, 1, 0]
    assert entries_in_order(()) == []


def test_a_commentary_is_not_the_text_of_nearly_its_name() -> None:
    """The answers to the press explain the text, not the news that it is out."""
    news = page(
        "国家发展改革委发布《示例河道清理和堤岸加固管理办法》",
        f"近日，国家发展改革委发布《示例河道清理和堤岸加固管理办法》。{PROSE}",
    )
    answers = page(
        "《示例河道清理和堤岸加固管理办法》答记者问",
        f"问：请介绍《示例河道清理和堤岸加固管理办法》。{PROSE}",
        f"答：{PROSE}",
    )
    found = resolve(documents(news, answers))
    explained = {one.cited for one in found.citations if one.relation == "interprets"}
    assert explained == {"示例河道清理和堤岸加固管理办法"}


def test_a_document_is_as_old_as_its_signature_or_else_its_publication_or_its_force() -> None:
    (one,) = documents(TEXTS[0])
    early, middle, late = (date(2021, month, 1) for month in (1, 2, 3))

    def dated(signed: date | None, published: date | None, effective: date | None) -> Document:
        stated = replace(one.description, signed=signed, published=published, effective=effective)
        return replace(one, description=stated)

    found = [dated(None, None, None), dated(None, None, late), dated(None, middle, early), dated(early, late, late)]
    assert documents_in_order(found) == [3, 2, 1, 0]
