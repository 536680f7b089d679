"""Repeal, replacement and amendment, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext

CONTEXT = DocumentContext("示例文本标题")


def relations(text: str, context: DocumentContext = CONTEXT) -> list[tuple[str, str]]:
    """Return title and relation of the mentions of the body of a document."""
    found = find_mentions(f"{context.title}\n一、总体要求\n{text}", context, KnownNames([]))
    return [(one.surface, one.relation) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "本办法自2020年5月1日起施行，《示例管理办法》同时废止。",
        "《示例管理办法》（财建〔2012〕3号）自本办法施行之日起失效。",
        "《示例管理办法》自本办法施行之日起，同时予以废止。",
        "决定废止《示例管理办法》。",
        "将《示例管理办法》予以废止。",
        "2009年印发的《示例管理办法》停止执行。",
        "根据《样本法》，决定将《示例管理办法》废止。",
        "《示例管理办法》已被《样本管理办法》废止。",
        "《示例管理办法》（财建〔2012〕3号）已由新的《样本管理办法》取代。",
        "《示例管理办法》不再执行，改按新规定办理。",
        "今年起不再执行《示例管理办法》。",
        "自示例日起，暂停执行《示例管理办法》第六条。",
        "自示例日起执行《样本法》，《示例管理办法》同时废止。",
        "《关于启用〈示例信息表〉的通知》（示函〔2017〕9号）及所附《示例管理办法》同时废止。",
    ],
)
def test_what_is_repealed(sentence: str) -> None:
    assert dict(relations(sentence))["示例管理办法"] == "repeals"


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《示例管理办法》予以撤销。",
        "依照《示例管理办法》第六条撤销其资质。",
        "违反《示例管理办法》的，撤销许可证。",
        "《示例管理办法》不予废止。",
        "《示例管理办法》尚未废止，仍须执行。",
        "《示例管理办法》没有废止的，继续执行。",
        "建议废止《示例管理办法》。",
        "《示例管理办法》第四十九条关于示例撤销的规定有变化。",
        "自示例日起执行《示例管理办法》，《样本管理规定》同时废止。",
        "《示例管理办法》继续有效，《样本管理规定》废止。",
        "《样本管理规定》已被《示例管理办法》废止。",
        "按照《示例管理办法》规定的程序，可以撤销行政许可。",
        "不再适用《示例管理办法》优惠税率。",
    ],
)
def test_what_is_not_repealed(sentence: str) -> None:
    assert dict(relations(sentence))["示例管理办法"] != "repeals"


@pytest.mark.parametrize(
    "sentence",
    [
        "对《示例管理办法》作如下修改：",
        "将《示例管理办法》第三条中的“甲部”修改为“乙部”。",
        "《示例管理办法》第五条增加一款，作为第二款。",
        "删去《示例管理办法》（样本部令第8号）第十条第二款。",
        "在《示例管理办法》第六条后增加一条，作为第七条。",
        "（三）《示例管理办法》（样本部令第8号）第五条修改为：",
        "修改《示例管理办法》部分条款。",
        "决定修改《示例管理办法》（示政规〔2020〕2号）1件。",
        "《示例管理办法》根据本决定作相应修改，重新公布。",
    ],
)
def test_what_is_amended(sentence: str) -> None:
    assert dict(relations(sentence))["示例管理办法"] == "amends"


@pytest.mark.parametrize("before", ["示例部正在", "示例部已", "各部门要抓紧"])
def test_an_amendment_made_elsewhere_amends_nothing(before: str) -> None:
    assert dict(relations(f"{before}对《示例管理办法》进行修订。"))["示例管理办法"] != "amends"


def test_an_order_to_revise_promises_and_amends_nothing() -> None:
    assert relations("抓紧修改《示例管理办法》。") == [("示例管理办法", "proposes")]


def test_a_title_over_its_changes_is_amended() -> None:
    changes = "一、《甲管理条例》\n（一）将第一条删去。\n二、《乙管理条例》\n删去第三条。\n三、《丙管理条例》\n示例。"
    assert [relation for _, relation in relations(changes)] == ["amends", "amends", "mentions"]


def test_wording_in_quotation_marks_is_not_amended() -> None:
    found = relations("将《示例办法》第三条中的“示例管理条例第五条”修改为“样本法”。")
    assert found[0] == ("示例办法", "amends")
    assert ("示例管理条例", "amends") not in found[1:]


def test_the_title_of_a_decision_amends_what_it_names() -> None:
    context = DocumentContext("示例部关于修改《示例管理办法》的决定", alternatives=("示例管理办法",))
    text = f"{context.title}\n示例部决定对《示例管理办法》作如下修改：\n一、删去第五条。"
    assert {one.relation for one in find_mentions(text, context, KnownNames([]))} == {"amends"}


def test_an_older_text_of_the_same_title_is_repealed() -> None:
    context = DocumentContext("示例省节水条例")
    text = "示例省节水条例\n第一条 为了节水，制定本条例。\n第二条 2011年7月1日起施行的《示例省节水条例》同时废止。"
    assert [one.relation for one in find_mentions(text, context, KnownNames([]))] == ["repeals"]


HISTORY = (
    "示例资源条例\n（2004年3月1日国务院令第401号公布 根据2016年2月6日国务院令第666号"
    "《国务院关于修改部分行政法规的决定》修订）\n第一条 为了节约资源，制定本条例。"
)


def test_the_acts_of_a_note_on_the_history_are_only_mentioned() -> None:
    found = find_mentions(HISTORY, DocumentContext("示例资源条例", body_start=7), KnownNames([]))
    assert [(one.surface, one.relation, one.number) for one in found] == [
        ("国务院关于修改部分行政法规的决定", "mentions", "国务院令第666号")
    ]


def test_a_commentary_interprets_and_rests_on_nothing() -> None:
    title = "《示例审计管理办法》实施有关事项答记者问"
    context = DocumentContext(title, kind="interpretation", body_start=len(title) + 1)
    text = f"{title}\n答：根据《示例审计管理办法》和《样本条例》，示例部组织编制了指南。"
    found = [one.relation for one in find_mentions(text, context, KnownNames([])) if one.start > len(title)]
    assert "based_on" not in found and found[0] == "interprets"


def test_an_article_that_somebody_advises_to_change_is_not_changed_here() -> None:
    assert relations("修改《示例管理办法》第二条。") == [("示例管理办法", "amends")]
    assert relations("本文建议，修改《示例管理办法》第二条。") == [("示例管理办法", "proposes")]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("今后将适时废止《示例管理办法》。", "proposes"),
        ("拟废止《示例管理办法》。", "proposes"),
        ("《示例管理办法》适时予以废止。", "proposes"),
        ("适时修订《样本管理规定》，废止《示例管理办法》。", "proposes"),
        ("已修订《样本管理规定》，废止《示例管理办法》。", "repeals"),
        ("经研究决定废止《示例管理办法》。", "repeals"),
        ("经研究，废止《示例管理办法》。", "repeals"),
    ],
)
def test_a_repeal_to_come_is_promised(sentence: str, relation: str) -> None:
    assert dict(relations(sentence))["示例管理办法"] == relation


def test_a_slip_that_is_put_right_is_no_rule_to_follow() -> None:
    assert relations("《示例管理办法》第五条“以下”应为“以上”，特此更正。") == [("示例管理办法", "mentions")]
