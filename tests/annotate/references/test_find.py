"""Tests of kg.annotate.references.find: what is found, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames, citable_names
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.references.numbers import document_numbers
from kg.annotate.references.standards import standards
from kg.annotate.references.title_marks import marked_titles, names_policy
from kg.language.spaces import squeeze

NAMES = KnownNames(["能源法", "节约能源法", "电力法", "示例省河道管理条例", "2030年前示例行动方案"])
CONTEXT = DocumentContext("示例省人民政府关于印发示例办法的通知", numbers=("示政发〔2024〕1号",))


def read(sentence: str, context: DocumentContext = CONTEXT) -> list[Mention]:
    """Return the mentions of a sentence that stands in the body of a document."""
    return find_mentions("示例文本标题\n一、总体要求\n" + sentence, context, NAMES)


MARKED = [
    # plain, adjacent, listed
    ("落实《示例规划》。", ["示例规划"]),
    ("落实《示例规划》《试验条例》。", ["示例规划", "试验条例"]),
    (
        "根据《示例规划》、《试验条例》和《样本办法》，开展工作。",
        ["示例规划", "试验条例", "样本办法"],
    ),
    # nested titles are one title
    (
        "按照《某厅关于印发〈示例规划〉的通知》要求办理。",
        ["某厅关于印发〈示例规划〉的通知"],
    ),
    ("按照《某厅关于印发《示例规划》的通知》要求办理。", ["某厅关于印发《示例规划》的通知"]),
    # an opening mark that is never closed spoils nothing behind it
    ("根据《失落的标题，落实《示例规划》和《试验条例》。", ["示例规划", "试验条例"]),
    ("落实《示例规划》》要求，执行《试验条例》。", ["示例规划", "试验条例"]),
    # a short form defined inside the marks
    ("发布了《示例工作通知（以下简称《通知》）》。", ["示例工作通知"]),
    # white space of typesetting, and a line end inside a title
    ("落实《 示例 2030 年 规划》。", ["示例2030年规划"]),
    ("落实《示例地区协同\n发展规划》。", ["示例地区协同发展规划"]),
]


@pytest.mark.parametrize(("sentence", "titles"), MARKED)
def test_marked_titles(sentence: str, titles: list[str]) -> None:
    assert [mention.surface for mention in read(sentence)] == titles
    assert all(mention.marked for mention in read(sentence))


@pytest.mark.parametrize(
    "title",
    ["职业资格证书", "项目申报表", "示例日报", "采样记录单", "示例学报", "诗选", "取水许可证", "示例单位声明函"],
)
def test_works_that_are_no_policies(title: str) -> None:
    assert not names_policy(title)
    assert read(f"填写《{title}》。") == []


@pytest.mark.parametrize(
    "title",
    ["巴黎协定", "意见", "外商投资准入负面清单", "示例条例（试行）", "示例技术发展路线图", "关于示例工作的函"],
)
def test_titles_of_policies(title: str) -> None:
    assert names_policy(title)


NUMBERS = [
    ("国发〔2021〕23号", "国发〔2021〕23号"),
    ("国发（2021）23号", "国发〔2021〕23号"),
    ("国发[2021]023号", "国发〔2021〕023号"),
    ("国发【2021】23号", "国发〔2021〕23号"),
    ("国发﹝2021﹞23号", "国发〔2021〕23号"),
    ("国发〔2021〕第23号", "国发〔2021〕23号"),
    ("根据示财建〔2021〕8号", "示财建〔2021〕8号"),
    ("国务院令第712号", "国务院令第712号"),
    ("国家发展和改革委员会令2016年第45号", "国家发展和改革委员会令2016年第45号"),
    ("生态环境部公告2021年第5号", "生态环境部公告2021年第5号"),
    ("商务部2014年第7号令", "商务部令2014年第7号"),
]


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_document_numbers(written: str, value: str) -> None:
    assert [number.value for number in document_numbers(written)] == [value]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("见GB 21256要求", "GB 21256"),
        ("GB/T33000的要求", "GB/T 33000"),
        ("JR/T 0227—2021", "JR/T 0227-2021"),
        ("DB11/T 1234", "DB11/T 1234"),
        ("GB 30251 2", "GB 30251"),
        # one of a region that binds, and those of associations abroad
        ("DB99/ 102—2018", "DB99 102-2018"),
        ("ASTM D9057", "ASTM D9057"),
        ("IATF 16949", "IATF 16949"),
        ("JTG/T H99—2031", "JTG/T H99-2031"),
    ],
)
def test_standards(written: str, value: str) -> None:
    assert [number.value for number in standards(written)] == [value]


@pytest.mark.parametrize("written", ["A340飞机", "能耗 435 361", "型号BGB21256", "2021年第5期"])
def test_what_is_no_standard(written: str) -> None:
    assert standards(written) == []


def test_number_beside_a_title() -> None:
    found = read("按照《示例规划》（某发〔2021〕 8 号）和某办函〔2022〕3号文《样本办法》执行。")
    assert [(mention.surface, mention.number) for mention in found] == [
        ("示例规划", "某发〔2021〕8号"),
        ("样本办法", "某办函〔2022〕3号"),
    ]
    found = read("你公司《关于示例设备的请示》（示例ABB低压〔2020〕1号）收悉。")
    assert [(mention.surface, mention.number) for mention in found] == [
        ("关于示例设备的请示", "示例ABB低压〔2020〕1号")
    ]


def test_number_alone_is_a_mention_but_not_the_own_one() -> None:
    found = read("按照某发〔2021〕8号文件要求办理，本通知文号为示政发〔2024〕1号文件。")
    assert [(mention.number, mention.title, mention.marked) for mention in found] == [("某发〔2021〕8号", None, False)]


def test_number_of_the_header_is_no_mention() -> None:
    assert find_mentions("示例文本标题\n某发〔2023〕9号\n各市人民政府：", CONTEXT, NAMES) == []


def test_longest_name_wins_and_word_borders_count() -> None:
    found = read("落实节约能源法、电力法，完善能源法律制度，推动新能源发展。")
    assert [mention.surface for mention in found] == ["节约能源法", "电力法"]


def test_list_goes_on_with_unknown_laws() -> None:
    found = read("推动制定修订能源法、示例资源利用法及示例水源保护条例等法律法规。")
    assert [mention.surface for mention in found] == [
        "能源法",
        "示例资源利用法",
        "示例水源保护条例",
    ]
    assert {mention.relation for mention in found} == {"proposes"}


PROMISED = [
    ("研究制定示例科技支撑行动方案，加强攻关。", ["示例科技支撑行动方案"]),
    ("研究编制示例流域防洪规划。", ["示例流域防洪规划"]),
    ("适时修订示例产业指导目录，引导投资。", ["示例产业指导目录"]),
    ("出台示例秘密保护规定。", ["示例秘密保护规定"]),
    ("制定示例甲地、乙地协同发展行动方案。", ["示例甲地、乙地协同发展行动方案"]),
    # classes, not documents
    ("各市要结合实际制定示例降碳工作实施方案。", []),
    ("研究制定相关配套管理办法。", []),
    ("企业应当编制年度示例环境治理方案。", []),
    ("制定实施方案。", []),
    ("落实一企一策，制定一厂一策示例治理方案。", []),
    ("各县要摸清底数，制定示例水体治理方案。", []),
    ("由有条件的园区编制示例产业发展规划。", []),
    ("指导示例村制定产业与就业协同实施方案。", []),
    ("业主或其委托的管理单位应查明年限，制定示例建筑检查方案。", []),
    ("7.2应编制示例现场垃圾减量方案。", []),
    ("结合实际制定示例评价实施细则。", []),
    ("制定示例水质达标方案或保持方案。", []),
    ("研究制定重点行业示例气体排放标准。", []),
    ("出台加强示例监管意见。", []),
    # settings and titles, not orders
    ("在编制示例国土空间总体规划时，统筹布局。", []),
    ("通过了关于制定示例经济发展五年规划的建议。", []),
    # the subject of another clause, and the manner of another act, leave the promise alone
    ("因地制宜设定指标，制定示例成效评价办法。", ["示例成效评价办法"]),
    ("征集推广价值高的试点技术，制定示例技术推荐目录。", ["示例技术推荐目录"]),
    ("示例部负责制定企业示例信息依法披露格式准则。", ["企业示例信息依法披露格式准则"]),
    # a verb joined to the first, a label before it, the word by which a region calls itself
    ("适时发布并动态调整示例市推荐目录（以下简称目录）。", ["示例市推荐目录"]),
    ("37.发布实施示例团体标准发展指南。", ["示例团体标准发展指南"]),
    ("制定我省示例树种草种名录。", ["示例树种草种名录"]),
    ("发布工业示例装备推广目录。", ["工业示例装备推广目录"]),
    # names that begin with a purpose or hold a word that looks like a verb
    ("出台加强示例验证点建设的指导意见。", ["加强示例验证点建设的指导意见"]),
    ("出台示例权有偿使用和交易实施方案。", ["示例权有偿使用和交易实施方案"]),
    ("研究制定推进示例城镇化建设的实施意见。", ["推进示例城镇化建设的实施意见"]),
    ("出台完善示例支付制度的若干意见。", ["完善示例支付制度的若干意见"]),
    ("研究出台进一步支持示例企业发展的若干政策措施。", ["进一步支持示例企业发展的若干政策措施"]),
    ("修订完善示例资金管理办法，制定完善示例管理办法。", ["示例资金管理办法"]),
    ("研究制定示例清单编制指南。", ["示例清单编制指南"]),
    ("制定示例流域污染物排放标准。", ["示例流域污染物排放标准"]),
    ("出台碳达峰行动方案。", ["碳达峰行动方案"]),
    ("适时修订限期淘汰高耗示例设备的落后工艺名录。", ["限期淘汰高耗示例设备的落后工艺名录"]),
    ("制定覆盖示例甲乙丙丁领域的信用信息目录。", []),
    ("制定示例省河道管理条例实施细则。", ["示例省河道管理条例实施细则"]),
    # lists
    (
        "研究制定示例审查适用操作指引、示例规则审查指导意见。",
        ["示例审查适用操作指引", "示例规则审查指导意见"],
    ),
    ("制定示例土地综合利用规划和实施方案。", ["示例土地综合利用规划"]),
    ("推进示例地区市场管理条例立法工作。", ["示例地区市场管理条例"]),
    # facts
    ("近年来，制定示例科技支撑行动方案。", []),
    ("制定了示例科技支撑行动方案。", []),
]


@pytest.mark.parametrize(("sentence", "titles"), PROMISED)
def test_promised_documents(sentence: str, titles: list[str]) -> None:
    found = read(sentence)
    assert [mention.surface for mention in found] == titles
    assert all(mention.relation == "proposes" for mention in found)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("严格执行企业会计准则相关规定。", "企业会计准则"),
        ("全面实施示例汽车国六排放标准。", "示例汽车国六排放标准"),
        ("实施示例应用“远航”行动计划（2021—2023年）。", "示例应用“远航”行动计划（2021—2023年）"),
        ("推广实施示例导航指南国家标准。", "示例导航指南"),
        ("列入国家危险示例名录的物品。", "国家危险示例名录"),
        ("落实“十四五”规划纲要部署。", "“十四五”规划纲要"),
        ("按照示例保税区维修产品目录开展业务。", "示例保税区维修产品目录"),
        ("加快实施示例竞争力提升五年行动计划。", "示例竞争力提升五年行动计划"),
        ("落实广西示例保护和修复工作方案。", "广西示例保护和修复工作方案"),
        ("落实我区关于支持示例机构、示例组织发展的若干意见。", "关于支持示例机构、示例组织发展的若干意见"),
        ("加大示例电商产权保护指南宣传力度。", "示例电商产权保护指南"),
    ],
)
def test_documents_in_force_without_marks(sentence: str, title: str) -> None:
    assert [mention.surface for mention in read(sentence)] == [title]


@pytest.mark.parametrize(
    "sentence",
    [
        "推广示例先进适用技术设备目录。",
        "推行示例基层公共服务目录制度。",
        "不符合示例国家或示例地方排放标准。",
        "落实相关示例产业指导目录。",
    ],
)
def test_classes_in_force_are_no_mentions(sentence: str) -> None:
    assert read(sentence) == []


def test_report_of_another_document_that_defines_a_short_form() -> None:
    (found,) = read("示例集团发布示例低碳行动方案（下称“方案”），提出目标。")
    assert (found.surface, found.relation, found.short_form) == ("示例低碳行动方案", "mentions", "方案")


def test_order_to_issue_opens_a_sentence() -> None:
    (ordered,) = read("3.发布实施《示例适应战略》。")
    (told,) = read("能力有效提升，发布实施《示例条例》。")
    assert (ordered.relation, told.relation) == ("proposes", "mentions")


def test_name_with_its_maker() -> None:
    (found,) = read("应当根据示例部制定的示例排放报告指南，编制报告。")
    assert (found.surface, found.relation) == ("示例排放报告指南", "applies")
    assert read("应当根据各部门制定的示例排放报告指南，编制报告。") == []


def test_name_of_a_region_is_part_of_the_name_of_its_regulation() -> None:
    names = KnownNames(["优化示例环境条例"])
    (found,) = find_mentions("标题\n执行广西优化示例环境条例。", CONTEXT, names)
    assert found.surface == "广西优化示例环境条例"


def test_back_reference_to_the_nearest_title_of_its_kind() -> None:
    found = read("落实《示例省节水办法》和《示例意见》。按照该办法执行，该计划不变。")
    assert [(mention.surface, mention.marked) for mention in found] == [
        ("示例省节水办法", True),
        ("示例意见", True),
        ("办法", False),
    ]
    assert (found[2].relation, found[2].rule) == ("applies", "back reference")
    assert read("按照该办法执行。") == []
    assert read("本办法自发布之日起施行，应该办法得当。") == []


def test_back_reference_to_the_document_itself() -> None:
    text = "示例办法的通知\n现将《示例办法》印发给你们。\n上述办法自印发之日起施行。"
    found = find_mentions(text, DocumentContext("示例办法"), NAMES)
    assert [mention.relation for mention in found] == ["issues", "self"]


def test_heading_of_an_annex_is_no_mention() -> None:
    text = "示例文本标题\n落实《示例规划》。\n附件2\n示例省河道管理条例\n第一章"
    assert [mention.surface for mention in find_mentions(text, CONTEXT, NAMES)] == ["示例规划"]


def test_standard_in_square_brackets_belongs_to_the_name() -> None:
    names = KnownNames(["示例行业分类"])
    (found,) = find_mentions("标题\n根据示例行业分类[GB/T4754—2017]填写。", CONTEXT, names)
    assert (found.surface, found.number) == ("示例行业分类", "GB/T 4754-2017")


def test_verb_cut_by_the_end_of_a_line() -> None:
    assert [mention.surface for mention in read("统筹推\n进能源法修订。")] == ["能源法"]


def test_short_form_and_pinpoint() -> None:
    first, definition, again = read("落实《示例规划》（以下简称《规划》）。按照《规划》第十三条第一款执行。")
    assert (first.short_form, again.pinpoint) == ("规划", "第十三条第一款")
    assert definition.surface == "规划"


@pytest.mark.parametrize(
    ("sentence", "issuers"),
    [
        ("为贯彻落实国务院办公厅《示例意见》要求，开展工作。", ("国务院办公厅",)),
        ("按照国家发展改革委、财政部联合印发的《示例意见》执行。", ("国家发展改革委", "财政部")),
        ("国务院同意国家发展改革委、财政部《示例意见》，现转发给你们。", ("国家发展改革委", "财政部")),
        ("认真落实《示例意见》。", ()),
    ],
)
def test_issuers_before_the_mark(sentence: str, issuers: tuple[str, ...]) -> None:
    assert read(sentence)[0].issuers == issuers


def test_the_body_before_a_list_issued_none_that_names_its_own_region() -> None:
    found = read("根据工业和信息化部《示例规划》《样本规划》、《上海市示例规划》和《样本方案》，制定本方案。")
    ministry = ("工业和信息化部",)
    assert [one.issuers for one in found] == [ministry, ministry, (), ()]


def test_own_title_and_own_short_form() -> None:
    context = DocumentContext("示例省人民政府关于印发《示例办法》的通知", ("示例办法",))
    text = (
        "示例省人民政府关于印发《示例办法》的通知\n各市：\n"
        "现将《示例办法》（以下简称《办法》）印发给你们。\n请按照《办法》要求执行。"
    )
    found = find_mentions(text, context, NAMES)
    assert [(mention.surface, mention.relation) for mention in found] == [
        ("示例办法", "issues"),
        ("示例办法", "issues"),
        ("办法", "issues"),
        ("办法", "self"),
    ]


def test_commentary_interprets_its_policy() -> None:
    context = DocumentContext("示例省关于印发示例保护规划的通知", kind="interpretation")
    found = find_mentions("示例解读\n《示例保护规划》发布。《规划》提出目标，也与《别处规划》衔接。", context, NAMES)
    assert [(mention.surface, mention.relation) for mention in found] == [
        ("示例保护规划", "interprets"),
        ("规划", "interprets"),
        ("别处规划", "mentions"),
    ]


def test_earlier_edition_of_the_same_name_is_not_the_document_itself() -> None:
    context = DocumentContext("示例资金管理办法", numbers=("示财〔2021〕9号",))
    (found,) = read("《示例资金管理办法》（示财〔2016〕3号）同时废止。", context)
    assert found.relation == "repeals"


def test_offsets_of_sentences() -> None:
    text = "示例文本\n甲句。落实《示例规划》。乙句。"
    (found,) = find_mentions(text, CONTEXT, NAMES)
    assert text[slice(*found.sentence)] == "落实《示例规划》。"
    assert text[found.start : found.end] == "示例规划"


def test_citable_names() -> None:
    titles = ["示例省关于印发《示例地区发展规划》的通知", "示例集团有限公司", "实施方案"]
    assert citable_names(titles) == ["示例地区发展规划"]


def test_squeeze_maps_back() -> None:
    squeezed = squeeze(" 甲 乙\n 丙")
    assert squeezed.text == "甲乙\n丙"
    assert squeezed.span(0, 2) == (1, 4)
    assert squeeze("").text == ""


PIECES = [
    "《",
    "》",
    "〈",
    "〉",
    "（",
    "）",
    "。",
    "，",
    "、",
    "和",
    "根据",
    "落实",
    "制定",
    "示例办法",
    "规划",
    "国发〔2021〕1号",
    "GB21256",
    "能源法",
    "以下简称",
    "第三条",
    "附件：",
    "该办法",
    "推进",
    "条例立法",
    "意见",
    "目录",
    "关于",
    "的",
    "一、",
    "已",
    "了",
    "印发",
    "\n",
    " ",
    "GB 21256",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_mentions_of_any_text(text: str) -> None:
    found = find_mentions(text, CONTEXT, NAMES)
    assert found == find_mentions(text, CONTEXT, NAMES)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert "".join(text[mention.start : mention.end].split()) == mention.surface
        assert 0 <= mention.sentence[0] <= mention.sentence[1] <= len(text)
        assert 0 <= mention.confidence <= 1
        end = mention.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_finder(text: str) -> None:
    find_mentions(text, CONTEXT, NAMES)
    assert all(title.start <= title.end for title in marked_titles(text))


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "》",
        "《〈",
        "根据",
        "根据《示例办法》",
        "能源法、",
        "制定",
        "（",
        "〔2021〕",
        "制定示例",
        "该办法",
        "关于制定",
        "、办法",
        "1.应编制",
        "各市要，",
        "落实关于",
        "示例指引、",
        "《《《》",
    ],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: find_mentions("示例文本\n" + unit * n, CONTEXT, NAMES), 4_000)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("现将《示例设施清单》印发给你们。\n一、要求\n按照《示例设施清单》办理。", ["issues", "self"]),
        ("根据《示例条例》（以下简称《条例》）办理。\n一、要求\n按照《条例》办理。", ["applies", "applies", "applies"]),
        ("一、要求\n按照《示例清单》（附件1）办理。\n落实《示例清单》。", ["self", "self"]),
        ("一、要求\n按照《示例清单》（见附件）办理。\n落实《示例清单》。", ["self", "self"]),
        ("一、要求\n按照《示例清单》办理。\n落实《示例清单》。", ["applies", "implements"]),
    ],
)
def test_what_a_text_issues_or_annexes_is_its_own_from_then_on(text: str, relations: list[str]) -> None:
    about = DocumentContext("示例省示例工作意见")
    found = find_mentions(f"示例省示例工作意见\n各市人民政府：\n{text}", about, KnownNames([]))
    assert [mention.relation for mention in found] == relations


PLAN_AGAIN = [
    # the plan that a law tells its own government to make, wherever it is named
    (
        "第五条 市示例部门编制绿地系统规划，报政府批准。\n第六条 绿地系统规划不得变更。\n第七条 符合绿地系统规划。",
        ["proposes", "mentions", "applies"],
    ),
    # each level has its own
    ("第五条 市示例部门编制绿地系统规划。\n第六条 下级绿地系统规划应当符合上一级绿地系统规划。", []),
    ("第五条 县级以上人民政府编制绿地系统规划。\n第六条 绿地系统规划不得擅自变更。", []),
    # named once, or one of several that each have to be made so
    ("第五条 市示例部门编制绿地系统规划，报市人民政府批准。", []),
    ("第五条 编制绿地系统规划、示例规划，应当公开。\n第六条 绿地系统规划不得变更。", []),
]


@pytest.mark.parametrize(("text", "relations"), PLAN_AGAIN)
def test_a_short_name_of_a_plan_means_one_where_the_text_names_it_again(text: str, relations: list[str]) -> None:
    found = find_mentions(f"示例市绿化条例\n{text}", DocumentContext("示例市绿化条例"), KnownNames([]))
    assert [(one.surface, one.relation) for one in found] == [("绿地系统规划", relation) for relation in relations]
