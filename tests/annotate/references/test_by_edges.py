"""Names without marks that nobody knows, shown by what stands at their edges (示例文本, all ours)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.by_edges import names_by_edges
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.verb_group import verb_groups

Cases = list[tuple[str, list[str]]]


def named(text: str, *known: str) -> list[str]:
    taken = [(text.index(name), text.index(name) + len(name)) for name in known]
    return [text[start:end] for start, end in names_by_edges(text, list(verb_groups(text)), taken)]


ARTICLES: Cases = [
    ("依照示例鹿场法第十条处罚，违反示例猎捕法第三条的从重处罚。", ["示例鹿场法", "示例猎捕法"]),
    ("按规定办理。示例职工奖惩条例第二十条另有规定的，从其规定。", ["示例职工奖惩条例"]),
    ("未按示例线路修理规则第43条配备巡守人员。", ["示例线路修理规则"]),
    ("三、对示例服务收费管理实施细则第七条作如下修改：", ["示例服务收费管理实施细则"]),
    # the text itself, the article in which the sentence stands, what depends on its text, methods
    ("依照本法第三条、有关法第六条处理，按照该条例第五条办理。", []),
    ("\n第五十八条本条例第五十一条、该条例第五十二条规定的行为。", []),
    ("\n第六十条示例公园条例第三条另有规定的，从其规定。", ["示例公园条例"]),
    ("除本法第七条外，在收费公路上从事本法第四条所列活动的，应当登记。", []),
    ("依据民事诉讼法第一百一十一条和第一百一十三条之规定处理。", ["民事诉讼法"]),
    ("按照示例电热计算法，取得示例数据。", []),
]
VERBS: Cases = [
    ("依照船员条例和示例违法记分办法处理。", ["船员条例", "示例违法记分办法"]),
    ("参照示例竞争性磋商采购方式管理暂行办法进行遴选。", ["示例竞争性磋商采购方式管理暂行办法"]),
    ("按征兵工作条例办理。", ["征兵工作条例"]),
    ("对照中国示例党组工作条例逐条检查。", ["中国示例党组工作条例"]),
    ("线索依照示例机关监督执纪工作规则移交处理。", ["示例机关监督执纪工作规则"]),
    ("根据示例市级单位党委（党组）巡察工作操作指南，制定本规程。", ["示例市级单位党委（党组）巡察工作操作指南"]),
    # the short name of a known law, where a text cites
    ("依照示例船员条例和代表法开展工作，代表法学习。", ["示例船员条例", "代表法"]),
    # what a plan of legislation holds
    ("目前，示例数据产权法已列入国务院立法工作计划。", ["示例数据产权法"]),
    ("关于示例工程消防验收管理规定第十四条的理解如下。", ["示例工程消防验收管理规定"]),
    # a law shows by its matter, a method by its verb or not at all
    ("应当符合示例卫生法的规定，并认真执行示例监督法。", ["示例卫生法", "示例监督法"]),
    ("按照示例层次分析法计算，采用示例合同法，依照有关示例保护法律处理。", []),
    # verbs are nouns inside names, and verbs where they have an object of their own
    ("遵守规章制定程序条例。", ["规章制定程序条例"]),
    ("根据示例实际情况制定示例管理细则。", []),
    # who says it, what says it, any of its class
    ("按照示例主管部门规定办理，依照示例合同规定执行。", []),
    ("违反治安管理规定的，遵守有关安全管理办法和相关操作规程。", []),
    ("应当符合示例规划和示例技术规范。", []),
    ("依照示例管理办法实施细则制定机制运行。", []),
    # a promise, and what was made
    ("制定示例市级预算绩效管理办法。", []),
    (
        "制定了示例市级预算绩效管理办法、示例政府投资管理办法等制度。",
        ["示例市级预算绩效管理办法", "示例政府投资管理办法"],
    ),
    ("示例局印发示例设施建设专项整治工作方案。", ["示例设施建设专项整治工作方案"]),
]
EDGES: Cases = [
    ("北京市示例更新条例、上海市示例更新条例已经施行。", ["北京市示例更新条例", "上海市示例更新条例"]),
    ("各方共同拥护四川省示例信用条例。", ["四川省示例信用条例"]),
    ("北京市协同出台示例机械排放污染防治条例。", []),
    ("示例住宅增设电梯实施细则同时废止。", ["示例住宅增设电梯实施细则"]),
    (
        "符合示例投资项目目录（2016年本）和示例执业规则（试行）。",
        ["示例投资项目目录（2016年本）", "示例执业规则（试行）"],
    ),
    ("应当符合示例监管指引第3号的要求。", ["示例监管指引第3号"]),
    ("示例银行许可事项实施办法等规章也有条款。", ["示例银行许可事项实施办法"]),
    ("制定示例银行许可事项实施办法等制度。", []),
    # whose it is, or of when, beside a verb, in a list, or where something is told of it
    ("符合国家示例路网规划、省示例公路布局规划的要求。", ["国家示例路网规划", "省示例公路布局规划"]),
    ("对照市2031年示例建设工作要点。", ["市2031年示例建设工作要点"]),
    ("并与省示例资源综合规划相衔接。", ["省示例资源综合规划"]),
    ("坚持与国家示例战略规划相衔接。", []),
    ("不予执行列入示例经营异常名录。", []),
    ("示例部门在示例项目实施方案获批之日起入库。", []),
    ("结合实际落实省示例建设意见。", ["省示例建设意见"]),
    ("乡镇对示例团结创建规划宣传不够。", ["示例团结创建规划"]),
    ("违反市场示例规定，落实区域示例发展规划。", []),
    ("根据镇实际情况编制示例方案。", []),
    # what a meeting has before it, and the plan of five years
    ("会议审议示例地保护“田长制”实施方案。", ["示例地保护“田长制”实施方案"]),
    ("完成“十五五”规划主要目标，推进“十五五”规划重大工程项目，落实“十五五”规划《纲要》。", ["“十五五”规划"]),
    # whose it is, right behind the verb
    ("学校用地按市示例学校布局规划预留，按市示例城乡规划局意见办理。", ["市示例学校布局规划"]),
    ("遵守示例机构廉洁从业九项准则。", ["示例机构廉洁从业九项准则"]),
    ("残疾考生依示例残疾考生考试管理规定入场。", ["示例残疾考生考试管理规定"]),
    # a norm of conduct, and one on a matter
    ("遵守示例文明行为规范，达到示例绿色矿山建设规范要求。", ["示例绿色矿山建设规范"]),
    # words of the sentence
    ("示例办法、示例规定和示例规划另行公布。", []),
    ("推行示例交叉执法，推广示例经验做法。", []),
]


@pytest.mark.parametrize(("text", "names"), ARTICLES + VERBS + EDGES)
def test_what_stands_at_its_edges_shows_a_name(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        (
            "依据示例法、未成年人示例保护法及湖北省示例教育条例。",
            "示例法",
            ["未成年人示例保护法", "湖北省示例教育条例"],
        ),
        ("按照《示例规范》和示例建筑设计统一标准。", "《示例规范》", ["示例建筑设计统一标准"]),
        ("根据《示例法》第七条和示例小摊点管理办法。", "《示例法》", ["示例小摊点管理办法"]),
        ("落实《示例法》及其实施条例。", "《示例法》", []),
        ("修订《示例法》，及时清理与上位法不一致的文件。", "《示例法》", []),
        ("落实《示例法》和有关管理办法。", "《示例法》", []),
    ],
)
def test_a_list_goes_on_behind_what_is_named(text: str, known: str, names: list[str]) -> None:
    assert named(text, known) == names


def test_a_text_of_articles_rules_on_the_plans_of_each() -> None:
    sentence = "按照示例路网规划、示例公路布局规划实施。"
    articles = "\n第一条 示例内容。\n第二条 示例内容。\n"
    assert named("按照省示例路网规划、示例县域公路布局规划实施。")[1:] == ["示例县域公路布局规划"]
    assert named(articles + sentence) == []


@given(
    st.lists(
        st.sampled_from(
            ["依照", "示例", "条例", "办法", "（试行）", "和", "、", "第三条", "，", "本", "规定", "的", "（", "。"]
        )
    )
)
def test_names_stand_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = names_by_edges(text, list(verb_groups(text)), [])
    assert all(start < end and "。" not in text[start:end] for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_edition_belongs_to_the_name_of_what_is_known() -> None:
    heading = "示例市人民政府关于示例工作的通知\n"
    text = heading + "应当符合示例结构调整指导目录（2024年本）和示例会计准则第6号——示例资产的要求。\n"
    context = DocumentContext(heading.strip(), body_start=len(heading))
    names = KnownNames(["示例结构调整指导目录", "示例会计准则"])
    found = [one.surface for one in find_mentions(text, context, names)]
    assert found == ["示例结构调整指导目录（2024年本）", "示例会计准则第6号——示例资产"]


def test_a_place_before_a_known_plan_makes_it_that_of_the_place() -> None:
    found = list(
        KnownNames(["示例空气质量改善行动计划"]).find(
            "落实成都市示例空气质量改善行动计划，落实示例空气质量改善行动计划。"
        )
    )
    assert [end - start for start, end in found] == [15, 12]
