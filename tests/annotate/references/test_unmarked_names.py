"""Names without marks: what a text promises, leaves to a body, carries out and follows (示例文本, all ours)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.carried_out import documents_carried_out
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.left_to_makers import documents_left_to_makers
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.promised import promised_documents
from kg.annotate.references.verb_group import verb_groups


def promised(text: str) -> list[str]:
    return [text[start:end] for start, end in promised_documents(text, verb_groups(text))]


def carried_out(text: str) -> list[str]:
    return [text[start:end] for start, end in documents_carried_out(text, verb_groups(text))]


def left(text: str) -> list[str]:
    return [text[start:end] for start, end in documents_left_to_makers(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例市应当制定示例湖综合治理总体规划。", ["示例湖综合治理总体规划"]),
        ("加快研究制定示例冶金行动方案，推广示例技术。", ["示例冶金行动方案"]),
        ("建立示例绿色发展指导目录和项目库。", ["示例绿色发展指导目录"]),
        # the topic of a rule, what is done, what is denied
        ("编制示例湖综合治理总体规划，应当征求公众意见。", []),
        ("示例市编制示例湖综合治理总体规划，应当征求公众意见。", []),
        ("示例市编制示例湖综合治理总体规划时，应当征求公众意见。", []),
        ("已制定示例湖综合治理总体规划。", []),
        ("不再编制示例湖综合治理总体规划。", []),
        # a class by its author, by its level, by what it enumerates
        ("经营者应当制定示例湖综合治理总体规划。", []),
        ("科学编制示例湖综合治理总体规划。", []),
        ("制定村级示例公共服务目录。", []),
        ("编制示例功能区划、示例养殖水域规划。", []),
        ("为示例地区编制示例湖综合治理总体规划。", []),
        ("第五条市、区水务部门编制示例湖综合治理总体规划。", []),
        ("示例管理机构或者其主管部门应当编制示例湖综合治理总体规划。", []),
        ("占用示例水域的，应当制订示例湖综合治理总体规划。", []),
        ("制定示例事项办事指南，制定一册示例合规指南，完善示例工作指引。", []),
        ("制定“示例目录、五清单”。", []),
        ("编制示例湖综合治理规划应当注重服务国家战略。", []),
        ("施工单位应当采取下列措施：\n（一）制定示例施工扬尘污染防治实施方案；", []),
        ("示例市水务局履行下列职责：\n（一）制定示例湖水污染综合防治实施方案；", ["示例湖水污染综合防治实施方案"]),
        # a name may hold one 的 where its kind says so; 出版 before 单位 is no verb
        ("抓紧制定示例赛事取消后的服务管理办法。", ["示例赛事取消后的服务管理办法"]),
        ("示例部制定出版单位综合评估办法。", ["出版单位综合评估办法"]),
        # kinds behind a name make it one of them
        ("示例部制定示例服务规划、政策和标准。", []),
        ("制定示例湖综合治理总体规划、示例标准。", ["示例湖综合治理总体规划"]),
        # one standard: that is there already, or is left to be made apart from the text
        ("抓紧修订示例企业划分标准。", ["示例企业划分标准"]),
        ("示例部另行制定示例绩效评价标准。", ["示例绩效评价标准"]),
        ("制修订示例企业划分标准，制定示例绩效评价标准。", []),
        ("修订100项示例企业划分标准、示例标准。", []),
        # words that the clause takes apart
        ("制定符合示例发展战略和示例创新规律的示例计划。", []),
        ("提出书面审查意见。", []),
        ("制定示例防治计划和实施方案。", []),
        ("编制完善示例服务规范和办事指南。", []),
        # a government makes one rule for a level, and a clause with a subject of its own has no other
        ("下一步，修订市级示例资金管理办法。", ["市级示例资金管理办法"]),
        ("编制市级示例专项规划。", []),
        ("各市要抓紧制定本地区实施办法，示例厅要制定示例财政规划管理办法。", ["示例财政规划管理办法"]),
        ("各市要抓紧示例工作，制定示例财政规划管理办法。", []),
        ("推动《示例城市更新条例》立法，出台示例更新资金管理办法。", ["示例更新资金管理办法"]),
        # the duties of a class, each with its own
        ("（一）制定示例操作规程，指导示例用户。", []),
    ],
)
def test_promises(text: str, names: list[str]) -> None:
    assert promised(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例专项资金的管理和使用办法，由示例市人民政府另行制定。", ["示例专项资金的管理和使用办法"]),
        ("第十条示例代理师资格考试办法由国务院示例主管部门制定。", ["示例代理师资格考试办法"]),
        ("具体办法由示例市人民政府制定。", []),
        ("前款规定的示例专项资金管理办法由示例市人民政府制定。", []),
        ("示例专项资金管理办法由各区人民政府制定。", []),
        ("示例专项资金管理办法由省、自治区、直辖市制定。", []),
        ("示例专项资金管理办法由示例市人民政府制定了。", []),
        ("示例专项资金管理办法由示例局负责解释。", []),
    ],
)
def test_documents_left_to_a_body(text: str, names: list[str]) -> None:
    assert left(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("落实示例节约行动方案，推进示例工作。", ["示例节约行动方案"]),
        ("启动示例建设行动实施方案。", ["示例建设行动实施方案"]),
        ("实施新一轮示例土壤保护行动计划。", ["示例土壤保护行动计划"]),
        ("符合示例集中式住房建设使用标准，提供示例装修。", ["示例集中式住房建设使用标准"]),
        ("优于国家示例工业园区标准相关指标。", ["国家示例工业园区标准"]),
        ("纳入我省“十四五”示例物流发展规划。", ["“十四五”示例物流发展规划"]),
        # a name may hold a bracket, a plan of the nation 和
        ("按照示例员（示例窗口办事员）国家示例技能标准开展认定。", []),
        ("按照示例员（示例窗口办事员）国家示例技能标准，开展认定。", ["示例员（示例窗口办事员）国家示例技能标准"]),
        ("启动实施国家中长期示例改革和发展规划纲要。", ["国家中长期示例改革和发展规划纲要"]),
        ("落实国家示例改革发展纲要和示例市发展规划纲要。", ["国家示例改革发展纲要"]),
        # standards of a medium, of which there is one for each trade
        ("符合国家大气污染物排放标准，执行水环境质量标准。", []),
        # a class, a name too short to mean one, a plan without a scope, what is no document of its kind
        ("落实相关行动方案。", []),
        ("落实行动方案。", []),
        ("落实示例发展规划。", []),
        ("符合示例标准。", []),
        ("落实示例发展战略。", []),
    ],
)
def test_documents_carried_out_or_followed(text: str, names: list[str]) -> None:
    assert carried_out(text) == names


WORDS = "制定|落实|符合|由|示例市|行动方案|管理办法|标准|规划|的|和|、|，|。|应当|了|不|各市|“十四五”|（|）"
PIECES = st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map("".join)


@given(PIECES)
def test_names_lie_inside_the_text(text: str) -> None:
    for names in (promised, carried_out, left):
        assert all(name and "。" not in name and "\n" not in name for name in names(text))


def test_a_heading_that_holds_a_verb_is_no_mention() -> None:
    context = DocumentContext("示例市人民政府关于示例工作的通知", body_start=17)
    heading = "示例市人民政府关于示例工作的通知\n示例文本。\n示例市深入推进示例跨区综合监管工作方案\n"
    text = heading + "落实示例跨区综合监管行动方案。\n"
    assert [one.surface for one in find_mentions(text, context, KnownNames([]))] == ["示例跨区综合监管行动方案"]


def surfaces(text: str) -> list[str]:
    heading = "示例市人民政府关于示例工作的通知\n示例文本。\n"
    context = DocumentContext("示例市人民政府关于示例工作的通知", body_start=17)
    return [one.surface for one in find_mentions(heading + text, context, KnownNames([]))]


def test_verbs_before_a_name_are_no_part_of_it() -> None:
    text = "为贯彻落实示例委员会关于推进示例节约和保护工作的意见，提出以下要求。\n"
    assert surfaces(text) == ["示例委员会关于推进示例节约和保护工作的意见"]


def test_a_law_on_its_way_may_hold_a_conjunction() -> None:
    assert surfaces("推进示例促进和保护条例立法。\n") == ["示例促进和保护条例"]
    assert surfaces("推进示例促进条例和示例保护条例立法。\n") != ["示例促进条例和示例保护条例"]


def test_a_name_at_the_end_of_a_longer_one_is_not_named_again() -> None:
    named = "落实示例节约行动方案。\n"
    assert surfaces(named + "示例市加强示例节约行动方案（2023—2025年）\n") == ["示例节约行动方案"]
    assert surfaces(named + "对照示例节约行动方案\n") == ["示例节约行动方案"] * 2


def test_systems_that_a_class_sets_up_are_no_documents() -> None:
    assert surfaces("示例单位应当制定下列规章制度：\n（一）示例安全检查制度；\n（二）示例教育培训制度。\n") == []


def test_a_list_that_names_a_regime_is_no_document() -> None:
    names = KnownNames(["示例准入负面清单"])
    assert names.find("落实示例准入负面清单制度") == []
    assert names.find("落实示例准入负面清单要求") == [(2, 10)]


@pytest.mark.parametrize("before", ["应当制定办法，", "制定示例湖流域规划时应当公示，"])
def test_what_is_no_promise_does_not_hide_the_one_behind_it(before: str) -> None:
    assert promised(f"{before}研究制定示例湖清理整治行动方案。") == ["示例湖清理整治行动方案"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据示例用水法制定本办法。", ["示例用水法"]),
        ("根据示例用水法制订本办法。", ["示例用水法"]),
        ("加强示例用水法制建设。", []),
    ],
)
def test_what_is_made_after_a_law_is_no_part_of_its_name(text: str, found: list[str]) -> None:
    names = KnownNames(["示例用水法"])
    assert [one.surface for one in find_mentions(f"示例\n{text}", DocumentContext("示例"), names)] == found


def test_a_committee_that_bears_the_name_of_a_law_is_no_reference() -> None:
    names = KnownNames(["宪法", "基本法"])
    assert names.find("示例大会宪法和法律委员会审议") == names.find("基本法委员会审议") == []
    assert names.find("依照宪法和民族区域自治办法办理") == [(2, 4)]


@pytest.mark.parametrize("version", ["", "新修订的", "修订后的", "现行", "新颁布的"])
@pytest.mark.parametrize("name", ["示例投资产业指导目录", "示例资金管理办法"])
def test_the_words_for_a_version_are_no_part_of_the_name(version: str, name: str) -> None:
    assert surfaces(f"示例市执行{version}{name}，做好相关工作。\n") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("示例税收优惠的具体办法，由国务院税务主管部门制定。", ["示例税收优惠的具体办法"]),
        ("示例文本。一是示例，示例税收优惠的具体办法，由国务院税务主管部门制定。", ["示例税收优惠的具体办法"]),
        ("第三条示例税收优惠的具体办法，由国务院税务主管部门制定。", ["示例税收优惠的具体办法"]),
        ("具体办法，由国务院税务主管部门制定。", []),
        ("示例税收优惠的具体办法，由国务院税务主管部门执行。", []),
        ("示例税收优惠的具体办法，已由国务院税务主管部门制定。", []),
    ],
)
def test_what_is_left_to_a_maker_begins_with_its_clause(text: str, names: list[str]) -> None:
    assert left(text) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("附件：示例省节水条例\n", []),
        ("附件1：示例省节水条例（略）\n", []),
        ("附件：\n示例省节水条例\n", []),
        ("示例。附件2：\n示例省节水条例\n示例", []),
        ("附件：1.示例\n2.示例省节水条例\n", []),
        ("附件：\n落实示例省节水条例\n", ["示例省节水条例"]),
        ("1.示例省节水条例的要求\n", ["示例省节水条例"]),
        ("2、落实示例省节水条例\n", ["示例省节水条例"]),
    ],
)
def test_a_known_name_in_a_list_of_annexes_is_the_matter_of_the_text(text: str, found: list[str]) -> None:
    heading = "示例市人民政府关于示例工作的通知\n示例文本。\n"
    context = DocumentContext("示例市人民政府关于示例工作的通知", body_start=17)
    names = KnownNames(["示例省节水条例"])
    assert [one.surface for one in find_mentions(heading + text, context, names)] == found


def test_names_of_one_text_are_found_beside_those_of_all() -> None:
    names = KnownNames(["甲甲示例法"])
    both = names.with_further(("乙乙示例条例",))
    assert both.find("按照甲甲示例法和乙乙示例条例办理") == [(2, 7), (8, 14)]
    assert names.with_further(("乙乙示例条例",)) is both
    assert names.with_further(("丙丙示例条例",)) is not both
    assert names.with_further(()) is names


def test_a_task_counted_in_a_sentence_has_its_own_subject() -> None:
    assert promised("一是推动业主改造；二是研究出台示例充电设施收费办法。") == ["示例充电设施收费办法"]
    assert promised("一是业主要改造，研究出台示例充电设施收费办法。") == []
