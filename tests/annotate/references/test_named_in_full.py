"""Titles given in full without marks (示例文本, all ours)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.references.named_in_full import titles_of_issuers, titles_with_numbers
from kg.annotate.references.numbers import document_numbers


def numbered(text: str) -> list[str]:
    return [text[start:end] for start, end in titles_with_numbers(text, document_numbers(text))]


def issued(text: str) -> list[str]:
    return [text[start:end] for start, end in titles_of_issuers(text)]


def mentions(text: str) -> list[Mention]:
    heading = "示例市示例工作方案\n"
    return find_mentions(
        heading + text, DocumentContext(title=heading.strip(), body_start=len(heading)), KnownNames([])
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("会议决定，废止示例市示例拆迁管理办法（示例政发〔2003〕18号）。", ["示例市示例拆迁管理办法"]),
        ("根据示例水域管理办法、示例污染应急条例（国务院第376号令）执行。", ["示例污染应急条例"]),
        ("省政府办公厅印发了关于做好示例工作的意见（示例政办发〔2020〕15号）。", ["关于做好示例工作的意见"]),
        (
            "根据国务院关于示例、示例集团重组和国务院批转国家计委、国家经贸委关于改革示例流通体制意见的通知（国发〔1994〕21号）精神，",
            ["国务院批转国家计委、国家经贸委关于改革示例流通体制意见的通知"],
        ),
        # a contract, a class, a description
        ("按照有关管理办法（示例政发〔2003〕18号）执行。", []),
        ("示例市制定的示例拆迁管理办法（示例政发〔2003〕18号）", []),
        ("收到来文（示例政发〔2003〕18号）。", []),
        ("污水应当达到示例综合排放标准（GB 8978-1996）。", []),
    ],
)
def test_a_number_in_brackets_shows_a_title(text: str, names: list[str]) -> None:
    assert numbered(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("落实国务院关于示例产业发展的指导意见，加快示例建设。", ["国务院关于示例产业发展的指导意见"]),
        ("按照省自然资源厅关于做好示例保障的通知要求，保障项目。", ["省自然资源厅关于做好示例保障的通知"]),
        ("认真落实省委、省政府关于推进示例强省建设的意见。", ["省委、省政府关于推进示例强省建设的意见"]),
        ("参照教育部等六部门关于示例教育的若干意见和省政府文件。", ["教育部等六部门关于示例教育的若干意见"]),
        (
            "国务院办公厅转发财政部人民银行银监会关于妥善解决示例融资问题意见的通知（国办发〔2015〕40号）",
            ["国务院办公厅转发财政部人民银行银监会关于妥善解决示例融资问题意见的通知"],
        ),
        ("落实国务院关于示例发展的决策部署。", []),
        ("征求社会各界关于示例发展的意见。", []),
        ("各县关于示例发展的意见。", []),
    ],
)
def test_issuers_before_the_matter_show_a_title(text: str, names: list[str]) -> None:
    assert issued(text) == names


def test_a_title_in_full_gets_its_number_and_its_relation() -> None:
    (repealed,) = mentions("会议决定，废止示例市示例拆迁管理办法（示例政发〔2003〕18号）。")
    assert (repealed.surface, repealed.number, repealed.relation) == (
        "示例市示例拆迁管理办法",
        "示例政发〔2003〕18号",
        "repeals",
    )
    (forwarded,) = mentions("省政府印发了关于做好示例工作的意见（示例政发〔2020〕15号），现转发给你们。")
    assert forwarded.relation == "forwards"


def test_issuers_behind_a_governing_word_do_not_make_a_title_known() -> None:
    found = mentions("根据国务院《示例公积金管理条例》有关规定，现将有关事项通知如下：")
    assert [mention.relation for mention in found] == ["based_on"]


@given(st.text(alphabet="国务院关于省政府示例的通知意见、，和（）号转发", max_size=60))
def test_titles_of_issuers_stand_in_order_and_apart(text: str) -> None:
    spans = titles_of_issuers(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_constitution_is_cited_beside_laws_in_general() -> None:
    def constitutions(text: str) -> int:
        heading = "示例市示例工作方案\n"
        context = DocumentContext(title=heading.strip(), body_start=len(heading))
        return len(find_mentions(heading + text, context, KnownNames(["宪法"])))

    assert constitutions("宣讲并贯彻宪法、法律和示例决议。") == 1
    assert constitutions("开展宪法宣誓活动，增强宪法意识。") == 0


def test_what_is_void_is_repealed() -> None:
    (void,) = mentions("《示例市示例拆迁管理办法》（示例政发〔2003〕18号）同时作废。")
    assert void.relation == "repeals"


def relations(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.relation) for mention in mentions(text)]


def test_what_others_forwarded_is_governed_by_the_verb_before() -> None:
    assert relations("各地要按照国务院办公厅转发的《示例部关于繁荣发展的意见》落实经费。") == [
        ("示例部关于繁荣发展的意见", "applies")
    ]


def test_days_between_two_titles_keep_them_together() -> None:
    first = "2001年8月16日施行的《示例指导意见》（示监发〔2001〕102号）"
    second = "2004年12月7日施行的《示例若干规定》（示监发〔2004〕118号）"
    assert [relation for _, relation in relations(f"为规范管理，{first}、{second}同时废止。")] == ["repeals", "repeals"]


def test_the_text_itself_beside_a_title_is_no_part_of_it() -> None:
    assert relations("各分行要依据本意见和总行关于确定监管职责的通知，制定细则。")[0][0] == "总行关于确定监管职责的通知"


def test_bodies_of_one_province_issue_together() -> None:
    title = "省人社厅、财政厅、自然资源厅关于做好示例保障工作的通知"
    assert issued(f"社会保障按{title}执行。") == [title]


def test_a_companion_may_be_provisional() -> None:
    assert ("暂行实施办法", "applies") in relations("依据《示例学位条例》及其暂行实施办法，完善制度。")


def test_what_heads_a_list_is_no_entry_of_it() -> None:
    text = (
        "根据省政府关于做好清理工作的通知（示政办〔2016〕12号），决定对下列文件予以废止：\n"
        "1、示例市供水管理办法（示政发〔1998〕23号）\n2、关于加强示例管理的若干规定（示政〔2001〕5号）"
    )
    assert [relation for _, relation in relations(text)] == ["based_on", "repeals", "repeals"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三、废止海关对示例仓库及所存货物的管理规定（海关总署令第105号）。", ["海关对示例仓库及所存货物的管理规定"]),
        ("一、对示例物品监管办法（示政〔2015〕9号）作如下修改。", ["示例物品监管办法"]),
        ("一、对外示例工程管理办法（示政〔2015〕9号）继续有效。", ["对外示例工程管理办法"]),
        ("根据示例银行法和示例银行许可事项实施办法（示政〔2015〕9号）批复。", ["示例银行许可事项实施办法"]),
        ("根据示例核准和备案管理办法（示政〔2015〕9号）批复。", ["示例核准和备案管理办法"]),
        ("示例市制定的管理办法（示政〔2015〕9号）停止执行。", []),
    ],
)
def test_a_number_shows_the_name_before_it(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in titles_with_numbers(text, document_numbers(text))] == names


def test_the_number_of_a_standard_behind_a_name_shows_it() -> None:
    (mention,) = mentions("报告编制符合示例土壤调查技术导则（HJ 99.1—2019）的要求。")
    assert (mention.surface, mention.number) == ("示例土壤调查技术导则", "HJ 99.1-2019")
