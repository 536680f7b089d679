"""Mentions are the same wherever in a text they stand (示例文本, all ours)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext, Mention

HEADING = "示例省人民政府关于示例工作的通知\n各市人民政府：\n一、示例情况\n"
CONTEXT = DocumentContext("示例省人民政府关于示例工作的通知", numbers=("示政发〔2021〕1号",))
FILLER = "示例说明写明本地的示例情况。\n" * 20
NAMES = KnownNames(["能源法", "节约能源法", "宪法", "示例省河道管理条例"])

TEXTS = [
    (
        "根据《示例法》第三条第二款、国务院《示例条例》（国令第7号）和省政府《示例办法》（示发〔2020〕5号，以下简称《办法》），制定本方案。按照《办法》第十条和该条例办理。\n",
        [
            "示例法 based_on 第三条第二款",
            "示例条例 based_on 国务院 国令第7号",
            "示例办法 based_on 省政府 示发〔2020〕5号 办法",
            "办法 based_on 省政府",
            "办法 applies 第十条",
            "条例 applies =示例条例",
        ],
    ),
    (
        "落实《中华人民共和国示例法》及其实施条例、《示例省示例通知》（示发〔2019〕54号、55号）要求。同法第五条规定，示例。\n",
        [
            "中华人民共和国示例法 implements",
            "实施条例 implements =中华人民共和国示例法实施条例",
            "示例省示例通知 implements 示发〔2019〕54号",
            "55号 implements 示发〔2019〕55号",
            "同法 mentions =中华人民共和国示例法 第五条",
        ],
    ),
    (
        "执行节约能源法、示例省河道管理条例第八条和宪法第三条，符合GB/T 1234-2019《示例规范》及DB99/T 102—2018。\n",
        [
            "节约能源法 applies",
            "示例省河道管理条例 applies 第八条",
            "宪法 applies 第三条",
            "示例规范 applies GB/T 1234-2019",
            "DB99/T102—2018 applies DB99/T 102-2018",
        ],
    ),
    (
        "《示例规划》提出，示例。按照示例部关于印发《示例指引》的通知（示函〔2019〕7号）开展示例，示政发〔2021〕1号另有规定的从其规定。\n",
        [
            "示例规划 mentions",
            "示例指引 applies 示函〔2019〕7号",
        ],
    ),
    (
        "示例省水利厅应当制定示例湖综合治理总体规划、示例河道治理实施方案。示例资金的管理和使用办法，由示例部另行制定。\n",
        [
            "示例湖综合治理总体规划 proposes",
            "示例河道治理实施方案 proposes",
            "示例资金的管理和使用办法 proposes",
        ],
    ),
    (
        "加快修订示例企业划分标准，落实示例节约行动方案，符合国家示例工业园区标准，推进示例促进条例立法。对照示例节约行动方案。\n",
        [
            "示例企业划分标准 proposes",
            "示例节约行动方案 implements",
            "国家示例工业园区标准 applies",
            "示例促进条例 proposes",
            "示例节约行动方案 applies",
        ],
    ),
    (
        "示例部决定废止下列文件：\n1.示例部关于加强示例工作的指示（示发〔1990〕7号）\n2.《示例管理办法》（示发〔1991〕8号）\n二、要求\n执行《示例规定》。\n",
        [
            "示例部关于加强示例工作的指示 repeals 示发〔1990〕7号",
            "示例管理办法 repeals 示发〔1991〕8号",
            "示例规定 applies",
        ],
    ),
    (
        "附件：1.《示例清单》\n2.《示例表》\n三、检查依据\n（一）《示例条例》；\n（二）《示例细则》及其解释。\n",
        [
            "示例清单 self",
            "示例条例 based_on",
            "示例细则 based_on",
        ],
    ),
    (
        "《示例办法》（示发〔2014〕9号）同时废止，《甲规定》已被《乙规定》废止。将《丙条例》第三条修改为示例，删去《丁条例》第五条。\n",
        [
            "示例办法 repeals 示发〔2014〕9号",
            "甲规定 repeals",
            "乙规定 mentions",
            "丙条例 amends 第三条",
            "丁条例 amends 第五条",
        ],
    ),
    (
        "序号文件名称文号\n1关于示例工作的通知示发〔1990〕7号\n2关于示例事项的意见示发〔1991〕8号\n其他示例情况。\n",
        [
            "示发〔1990〕7号 mentions 示发〔1990〕7号",
            "示发〔1991〕8号 mentions 示发〔1991〕8号",
        ],
    ),
    (
        "按照示例部制定的示例产品认证管理办法，加大示例产品指导目录宣传力度，根据“十四五”规划纲要编制示例文本。\n",
        [
            "示例产品认证管理办法 applies",
            "示例产品指导目录 mentions",
            "“十四五”规划纲要 applies",
        ],
    ),
    (
        "《示例意见》（以下简称“39号文”）印发以来，39号文明确示例。《示例条例》（以下简称条例）施行后，按照条例第十条办理。\n",
        [
            "示例意见 mentions 39号文",
            "39号文 mentions",
            "示例条例 mentions 条例",
            "条例 applies 第十条",
        ],
    ),
    (
        "经示例会议通过，主席令第8号公布，国家发展改革委、财政部令2016年第45号和冀政办\n发〔2022〕8号、国发2021年23号执行。\n",
        [
            "主席令第8号 mentions 主席令第8号",
            "国家发展改革委、财政部令2016年第45号 applies 国家发展改革委、财政部令2016年第45号",
            "冀政办发〔2022〕8号 applies 冀政办发〔2022〕8号",
            "国发2021年23号 applies 国发〔2021〕23号",
        ],
    ),
    (
        "认真贯彻《示例规划》，以及《示例纲要》，优于《示例标准》相关指标，建立《示例清单》等法规的检查机制。\n",
        [
            "示例规划 implements",
            "示例纲要 implements",
            "示例标准 applies",
            "示例清单 mentions",
        ],
    ),
    (
        "落实「关于示例事项的通知」、<<示例管理办法>>和“示例部关于示例工作的意见”，按照《示例部关于〈示例规划〉的\n批复》办理。\n",
        [
            "关于示例事项的通知 implements",
            "示例管理办法 implements",
            "示例部关于示例工作的意见 implements",
            "示例部关于〈示例规划〉的批复 applies",
        ],
    ),
    (
        "一、工作成效\n制定《甲方案》，治理取得进步。\n二、主要任务\n制定《乙方案》，印发《丙目录》，对《丁办法》进行了修订。\n",
        [
            "甲方案 mentions",
            "乙方案 proposes",
            "丙目录 proposes",
            "丁办法 amends",
        ],
    ),
]


def told(mention: Mention) -> str:
    """A mention in a line: what it names, what it does, and what stands beside it."""
    beside = (*mention.issuers, mention.number, mention.pinpoint, mention.short_form)
    title = () if mention.title in (mention.surface, None) else (f"={mention.title}",)
    return " ".join((mention.surface, mention.relation, *title, *filter(None, beside)))


@pytest.mark.parametrize(("text", "mentions"), TEXTS)
def test_what_is_named_and_to_what_end(text: str, mentions: list[str]) -> None:
    found = find_mentions(HEADING + text, CONTEXT, NAMES)
    assert [told(one) for one in found] == mentions
    assert all(0 < one.confidence < 1 for one in found)


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_mention_is_the_same_wherever_it_stands(text: str) -> None:
    found = find_mentions(HEADING + text, CONTEXT, NAMES)
    for filler in (FILLER, "又一" + FILLER, "又" + FILLER):
        by = len(filler)
        assert find_mentions(HEADING + filler + text, CONTEXT, NAMES) == [
            replace(one, start=one.start + by, end=one.end + by, sentence=(one.sentence[0] + by, one.sentence[1] + by))
            for one in found
        ]


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_mention_is_the_same_whatever_follows(text: str) -> None:
    found = find_mentions(HEADING + text, CONTEXT, NAMES)
    assert find_mentions(HEADING + text + FILLER, CONTEXT, NAMES) == found
