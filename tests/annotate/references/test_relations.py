"""Tests of kg.annotate.references.relations: what a mention does, on sentences of our own (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.bodies_before import body_list, governing_end
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.relations import pinpoint_after
from kg.vocabulary.namespaces import RELATIONS
from kg.vocabulary.relations import cues

NAMES = KnownNames(["能源法", "电力法"])
CONTEXT = DocumentContext("示例省示例工作意见")

BODY = [
    # an act that carries out X
    ("认真贯彻落实《示例规划》精神。", "implements"),
    ("推动各方全面履行《示例公约》及其《示例协定》。", "implements"),
    ("推动《示例协定》全面有效实施。", "implements"),
    ("加大《示例条例》落实力度。", "implements"),
    ("按照《示例意见》确定的目标任务抓好落实。", "implements"),
    ("把《示例纲要》落到实处。", "implements"),
    # an act that has to follow X
    ("严格执行《示例目录》等规定，淘汰落后产能。", "applies"),
    ("储能项目应符合《示例管理规范（暂行）》要求。", "applies"),
    ("按照《示例分类》《示例标准》，统计事故起数。", "applies"),
    ("各地要按照《示例通知》要求开展排查。", "applies"),
    ("在《示例清单》基础上，梳理形成本地清单。", "applies"),
    ("对于《示例条例》第十三条规定的项目，从简审批。", "applies"),
    ("建立《示例条例》专项执法检查机制。", "applies"),
    ("全面落实《示例服务标准》。", "applies"),
    # the basis of the text itself
    ("根据《示例法》，制定本办法。", "based_on"),
    ("依据《示例纲要》和《示例规划》等文件，制定本规划。", "based_on"),
    ("根据修订后的《示例法》，制定本办法。", "based_on"),
    ("1.3 主要依据包括：《示例规划》等。", "based_on"),
    ("采购依据为《示例法》。", "based_on"),
    ("1.2 采用标准：《示例条件》、《示例要求》。", "applies"),
    ("主要依据《示例法》，并参考示例做法。", "based_on"),
    ("第二条 依据《示例法》核发许可。", "applies"),
    ("根据《示例法》，经会议讨论通过本公约。", "based_on"),
    ("本文件代替GB/T 9999—2011《示例要求》。", "replaces"),
    ("该工程已列入《示例规划》。", "mentions"),
    ("已纳入《示例目录》的技术自动列入。", "applies"),
    ("与《示例办法》保持一致。", "applies"),
    ("企业未依《示例办法》办理登记。", "applies"),
    ("依照《示例条例》，我县为9个村落逐村编制了规划。", "applies"),
    # undone and changed
    ("《示例办法》（某发〔2014〕9号）同时废止。", "repeals"),
    ("我们对《示例办法》进行了修订。", "amends"),
    ("将《示例办法》第三条修改为新的条文。", "amends"),
    # promised
    ("适时修订《示例目录》《示例名录》。", "proposes"),
    ("推动《示例条例》《示例办法》等地方性法规出台。", "proposes"),
    ("推进《示例条例》研究制定。", "proposes"),
    ("推动能源法、电力法等制定修订。", "proposes"),
    ("统筹推进能源法、电力法等相关法律法规的修改完善。", "proposes"),
    ("及时发布《示例推广目录》。", "proposes"),
    # only mentioned
    ("《示例纲要》提出，要深入推进改革。", "mentions"),
    ("五年来，各地深入实施《示例规划》，成效显著。", "mentions"),
    ("自《示例意见》发布之日起执行新规定。", "mentions"),
    ("根据《示例公告》显示，产量增长。", "mentions"),
    ("根据《示例水平》，炼油能效为7.5千克。", "mentions"),
    ("加强《示例法》重大意义和目标任务的宣传解读。", "mentions"),
    ("某厅印发《示例办法》，效果良好。", "mentions"),
    ("对《示例条例》实施情况进行评估。", "mentions"),
    ("欢迎各国支持《示例协定》。", "mentions"),
    ("制定《示例条例》实施细则。", "mentions"),
    ("建立《示例名录》落实情况评估制度。", "mentions"),
    ("《示例条例》的修改，采用投票方式表决。", "mentions"),
    ("“十三五”时期，《示例规划》目标任务有效完成。", "mentions"),
    ("将《示例条例》的立法精神贯彻到审判中。", "mentions"),
    ("《示例规划》以示例思想为指导，部署任务。", "mentions"),
    ("《示例通知》要求，各地示例部门要加强领导。", "mentions"),
    ("示例省政府印发的《示例纲要》要求完善制定程序。", "mentions"),
    ("制定实施《示例更新实施办法》（2.0版）政策，助力产业。", "proposes"),
    # an attribute of the title does not govern it
    ("按照省政府批准的《示例规划》推进建设。", "applies"),
    ("依据两省签署的《示例协议》分担费用。", "applies"),
    # what is at odds with this text gives way to it, and with another text need not
    ("《示例办法》与本通知不一致的，以本通知为准。", "mentions"),
    ("与《示例办法》有关规定不符的，按照本办法执行。", "mentions"),
    ("原《示例意见》与本纪要不一致的，不再适用。", "mentions"),
    ("与《示例办法》不一致的，以《示例办法》为准。", "applies"),
    ("《示例办法》与新规定不一致的，适用新规定。", "mentions"),
    ("在不同《示例办法》相抵触的前提下，可以制定示例规定。", "applies"),
    # who says what is ruled where tells nobody to follow it
    ("该内容在《示例办法》中已有规定。", "mentions"),
    ("该内容按《示例办法》的规定办理。", "applies"),
    ("新规对《示例办法》的适用范围作出解释。", "mentions"),
    ("《示例条例》自2018年5月25日起适用。", "mentions"),
    ("《示例条例》对示例市场适用。", "applies"),
    # what a text does to another one is a fact, an article may be revised alone
    ("《示例条例》修订《样本条例》，下调税率。", "mentions"),
    ("尽快完善《示例条例》第四章的规定。", "proposes"),
    ("公司拟对《示例条例》部分条款进行修订。", "proposes"),
    # a rule that the title itself rests on is none that anybody follows it by
    ("修订后的《示例条例》根据上级的规定，强调公开。", "mentions"),
    # what is out of date, and what something else does not suit
    ("原《示例办法》在很多方面已不适应新形势的要求。", "mentions"),
    ("违反《示例办法》，不适应示例工作的，予以调整。", "applies"),
    # a model for the text itself, and for another act
    ("参照《示例规则》，结合实际，制定本规则。", "based_on"),
    ("参照《示例规则》管理。", "applies"),
    # how the text was made
    ("第一条本章程依据《示例法》及其他有关法规，由全体示例代表讨论制定。", "based_on"),
    ("本示例方案依据《示例法》实施。", "applies"),
    ("根据《示例法》等法律法规，双方经协商，达成如下协议：", "based_on"),
    ("不得违背《示例条例》。", "applies"),
    # what is examined, what goes along with an act, and what somebody tells of the drafting
    ("对《示例条例》开展执法检查，提出示例意见。", "mentions"),
    ("随着《示例条例》的修改和出台，示例工作有了新的要求。", "mentions"),
    ("听取了关于《示例规划》编制情况的报告。", "mentions"),
    ("本办法经《示例规定》修改。", "mentions"),
    # a text that rules nothing, and what the wording of one means
    ("《示例条例》没有规定的，由示例部门确定。", "mentions"),
    ("《示例条例》第三条规定的“示例事项”，是指示例一和示例二。", "interprets"),
    # what somebody says of the making of a text is no order, and its making as work is one
    ("学者认为《示例条例》的出台填补了空白。", "mentions"),
    ("《示例条例》的修订工作由示例厅负责。", "proposes"),
    ("为适应《示例条例》，重新制作示例文书。", "mentions"),
    ("示例部修订的《示例条例》对示例企业提出更高要求。", "mentions"),
    # a list as a test of who may take part
    ("项目不属于《示例目录》范围。", "applies"),
    ("示例事项不在《示例清单》之列。", "applies"),
    # who follows a standard does not draft it
    ("标准编写执行GB/T1.1—2020。", "applies"),
    # to be handed in when drafted
    ("由示例厅起草《示例办法》报省政府。", "proposes"),
    ("项目应紧扣《示例纲要》。", "implements"),
]


@pytest.mark.parametrize(("sentence", "relation"), BODY)
def test_relation_in_the_body(sentence: str, relation: str) -> None:
    text = "示例文本标题\n一、总体要求\n示例段落。\n" + sentence
    found = find_mentions(text, CONTEXT, NAMES)
    assert found
    assert {mention.relation for mention in found} == {relation}


OPENING = [
    (
        "为贯彻落实《甲规划》，按照《乙方案》统一部署，现就有关事项通知如下。",
        ["implements", "based_on"],
    ),
    ("根据《甲意见》要求，我厅编制了《乙方案》，现印发给你们。", ["based_on", "issues"]),
    ("为全面贯彻示例会议精神，落实《甲方案》，我厅已制定目录。", ["implements"]),
    (
        "根据《甲纲要》和《乙意见》，编制《丙规划》（以下简称《规划》）。",
        ["based_on", "based_on", "proposes", "proposes"],
    ),
    ("现将《甲办法》印发给你们，请认真执行。", ["issues"]),
    ("现将《甲办法》转发给你们，请认真执行。", ["forwards"]),
    ("《甲规划》已经省政府同意，现印发给你们。", ["issues"]),
    ("《甲规划》已经省政府会议通过。现予发布，请遵照执行。", ["issues"]),
    ("《甲规划》已经省政府会议通过。现将《乙方案》印发给你们。", ["mentions", "issues"]),
    ("省发展改革委、省财政厅《甲措施》已经省政府同意，现转发给你们。", ["forwards"]),
    ("为落实《甲规划》，我们制定了《乙方案》。现予印发。", ["implements", "issues"]),
    ("为贯彻示例部署，以及《甲报告》的要求，现将《乙要点》印发给你们。", ["implements", "issues"]),
    ("根据《甲办法》，我部对示例平台进行了复核。", ["based_on"]),
    ("根据《甲办法》第九条的规定，示例省审计厅对示例平台进行了审计。", ["based_on"]),
    ("根据《甲办法》第九条的规定，示例单位应当报送示例材料。", ["applies"]),
    ("根据《甲办法》，结合实际情况，公司拟调整示例事项。", ["based_on"]),
    ("根据《甲办法》，公司应当披露示例事项。", ["applies"]),
    # the text speaks of itself as 此 too, and is made in the frame of another one
    ("根据《甲办法》等制订此示范文本。", ["based_on"]),
    ("示例法院在《甲法》框架内起草了本规定。", ["based_on"]),
    ("为规范示例处理，促进《甲通知》的贯彻落实，我们制定了《乙规定》，现印发给你们。", ["implements", "issues"]),
    # what a court or a ministry explains
    ("为正确审理示例案件，根据《甲法》《乙法》等法律规定，就示例问题解释如下：", ["based_on", "based_on"]),
    ("根据《甲条例》，结合示例实际，就示例证照的期限规定如下：", ["based_on"]),
    ("示例部批准发布《甲技术规程》等3项行业标准，现予公布。", ["issues"]),
    # made and handed out with what follows
    ("按照《甲通知》要求，特制定《乙方案》，现印发给你们。", ["based_on", "issues"]),
    ("为提升示例能力，根据《甲方案》（示例函〔2023〕324号），制定《乙方案》。现印发给你们。", ["based_on", "issues"]),
    ("为提升示例能力，制定《乙方案》，现将《丙要点》印发给你们。", ["proposes", "issues"]),
    ("《甲条例》已经示例会议修订通过，现将修订后的《甲条例》公布。", ["issues", "issues"]),
]


@pytest.mark.parametrize(("sentence", "relations"), OPENING)
def test_relation_in_the_opening(sentence: str, relations: list[str]) -> None:
    text = f"示例文本标题\n各市人民政府：\n{sentence}\n一、总体要求\n示例段落。"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [mention.relation for mention in found] == relations


def test_sections_that_look_back_only_mention() -> None:
    text = "示例文本标题\n一、工作成效\n制定《甲方案》，治理取得进步。\n二、主要任务\n制定《乙方案》。"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [mention.relation for mention in found] == ["mentions", "proposes"]


@pytest.mark.parametrize(("heading", "relation"), [("1.2 编制依据", "based_on"), ("1.2 编制目的", "mentions")])
def test_titles_under_a_heading_of_bases_are_bases(heading: str, relation: str) -> None:
    text = f"示例文本标题\n1 总则\n{heading}\n《甲法》、《乙条例》和《丙总体预案》等。\n1.3 分级\n示例段落。"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [mention.relation for mention in found] == [relation] * 3


def test_titles_of_a_list_share_their_verb() -> None:
    listed = "《甲规划》（某发〔2021〕1号）、《乙规划》有关要求和省政府《丙意见》"
    text = f"示例文本标题\n一、要求\n落实{listed}。"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [mention.relation for mention in found] == ["implements"] * 3


def test_annex_lines_are_the_document_itself() -> None:
    text = "示例文本标题\n一、要求\n示例段落。\n附件：\n1.《甲清单》\n2.《乙清单》\n示例省"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [mention.relation for mention in found] == ["self", "self"]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("国务院办公厅", ("国务院办公厅",)),
        ("省教育厅、省财政厅等部门", ("省教育厅", "省财政厅等部门")),
        # what stands before the bodies is no reason to lose them, and what they decide is none
        ("省委、省政府总体部署和市委、市政府", ("市委", "市政府")),
        ("省委、省政府决策部署", ()),
        ("深入推进", ()),
        ("", ()),
    ],
)
def test_body_list(words: str, bodies: tuple[str, ...]) -> None:
    assert body_list(words) == bodies


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("第十三条第一款第三项规定", "第十三条第一款第三项"),
        ("第2条之一", "第2条之一"),
        ("第三条至第七条规定", "第三条至第七条"),
        ("第三条第一款到第四条之一、第九条", "第三条第一款到第四条之一"),
        ("第3条—第5条", "第3条—第5条"),
        ("第三条至今", "第三条"),
        ("规定", None),
    ],
)
def test_pinpoint(text: str, pinpoint: str | None) -> None:
    assert pinpoint_after(text, 0) == pinpoint


def test_every_relation_has_its_concept() -> None:
    words = cues()
    assert set(words.after) == set(RELATIONS)
    assert {relation for relations in words.before.values() for relation in relations} <= set(RELATIONS)


def test_every_word_list_has_words() -> None:
    assert all(words for words in cues().words.values())


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("制定《示例规划》，应当征求公众意见。", "mentions"),
        ("为落实某领导对《示例报告》的批示，开展示例调查。", "mentions"),
        ("《示例实施办法》要求示例机构公开示例标准。", "mentions"),
        ("据统计，示例指标优于《示例园区标准》相关指标。", "mentions"),
        ("紧紧围绕《示例发展规划》目标任务，开展示例工作。", "implements"),
        ("清理与《示例投资法》不符的示例文件。", "applies"),
        ("编写出版《示例药材标准》。", "proposes"),
        ("按照示例部关于印发《示例操作指引》的通知开展示例工作。", "applies"),
        ("认真贯彻执行《示例条例》。", "implements"),
    ],
)
def test_the_verb_its_mood_and_its_place_decide(sentence: str, relation: str) -> None:
    context = DocumentContext("示例省人民政府关于示例工作的通知")
    (found,) = find_mentions("示例文本标题\n一、总体要求\n" + sentence, context, KnownNames([]))
    assert found.relation == relation


def test_what_governs_a_title_ends_where_its_bodies_begin() -> None:
    clause = "按照示例省政府"
    assert body_list(clause[governing_end(clause) :]) == ("示例省政府",)
    assert governing_end("示例省政府") == 0


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in (*BODY, *OPENING)])
def test_how_sure_a_relation_is_is_a_share(sentence: str) -> None:
    for text in (f"示例文本标题\n一、总体要求\n示例段落。\n{sentence}", f"示例文本标题\n各市人民政府：\n{sentence}\n"):
        assert all(0 < mention.confidence <= 1 for mention in find_mentions(text, CONTEXT, NAMES))


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("五年来，我们认真落实《示例规划》。", "mentions"),
        ("下一步，将认真落实《示例规划》。", "implements"),
        ("按照示例安排，各地落实示例任务，《示例规划》印发。", "mentions"),
        (
            "按照《示例意见》要求办理，各地示例单位和有关方面要结合实际认真研究做好相关准备以及后续安排，并统筹各项示例设施清点和公开工作，完成目标任务。",
            "applies",
        ),
    ],
)
def test_what_stands_near_a_title_governs_it(sentence: str, relation: str) -> None:
    text = "示例文本标题\n一、总体要求\n示例段落。\n" + sentence
    assert [mention.relation for mention in find_mentions(text, CONTEXT, NAMES)] == [relation]


RULES = [
    ("执行上级要求废止《示例办法》。", "repeals", "repeal before"),
    ("落实《示例报告》的批示精神。", "implements", "verb 落实"),
    ("对《示例条例》示例。", "mentions", "no cue"),
    ("其中《示例条例》第三条。", "applies", "followed behind"),
    ("《示例规划》是根据《示例条例》编制的。", "based_on", "a title is based on it"),
    ("修改《示例办法》部分条款。", "amends", "amend before"),
    ("删去《示例办法》第十条第二款。", "amends", "taken out of it"),
    ("第一、《示例办法》修改为示例。", "amends", "amended behind"),
    ("第一一一一、《示例办法》修改为示例。", "amends", "amended behind"),
    ("第一一一一一、《示例办法》修改为示例。", "proposes", "drafting verb behind"),
    ("为落实某领导对《示例报告》的批示，开展示例调查。", "mentions", "an act answers it"),
    ("《示例条例》第十条规定，示例。", "mentions", "article is the subject"),
    ("已制定《示例办法》。", "mentions", "drafted before"),
    ("不再制定《示例办法》。", "mentions", "drafted before"),
    ("近年来，编制《示例办法》。", "mentions", "drafted before"),
    ("制定了《示例办法》，效果良好。", "mentions", "made before"),
    ("制定《示例办法》，应当征求公众意见。", "mentions", "topic of a rule"),
    ("示例省印发《示例办法》。", "mentions", "issued by others"),
    ("据统计，示例指标优于《示例标准》相关指标。", "mentions", "measure of figures"),
    ("宣传《示例条例》。", "mentions", "verb 宣传"),
    ("决定废止《示例办法》。", "repeals", "repeal before"),
    ("《示例办法》已被《样本办法》废止。", "repeals", "repealed by another text"),
    ("被《样本办法》废止的事项。", "mentions", "repeals another text"),
    ("代替《示例办法》。", "replaces", "replace before"),
    ("GB/T 1234-2020示例", "applies", "standard in a table"),
]


@pytest.mark.parametrize(("sentence", "relation", "rule"), RULES)
def test_each_rule_says_what_it_found_and_how_sure_it_is(sentence: str, relation: str, rule: str) -> None:
    text = "示例文本标题\n一、总体要求\n示例段落。\n" + sentence
    found = find_mentions(text, CONTEXT, KnownNames([]))
    assert (relation, rule) in [(one.relation, one.rule) for one in found]
    assert all(0 < one.confidence < 1 for one in found)


def test_the_bodies_before_a_title_begin_behind_the_last_mark() -> None:
    text = "示例文本标题\n一、要求\n示例开展，按照国务院《甲条例》办理。示例；财政部《乙办法》办理。"
    assert [one.issuers for one in find_mentions(text, CONTEXT, NAMES)] == [("国务院",), ("财政部",)]


OWN_ACTS = [
    # the act of the text itself, by what it calls itself
    ("依照《甲法》第八条、第九条第一款，电力法第十条的规定，判决如下：", ["based_on", "based_on"]),
    ("根据《甲法》和《乙意见》，形成如下纪要。", ["based_on", "based_on"]),
    ("按照《甲实施纲要》目标要求，全面推进示例工作。", ["implements"]),
    # what a unit makes for itself is not the text, and what is ruled behind a semicolon is another act
    ("请各科室按照《甲办法》开展审核。示例部要制定本院示例清单。", ["applies"]),
    ("一是部分单位未按《甲法》告知权利；二是公布示例记录。", ["applies"]),
    # what a law rules, and what a text repeals that it names anew
    ("电力法、能源法对示例条件作了明确规定。", ["mentions", "mentions"]),
    ("《甲条例》对示例事项有明确规定的，适用其规定。", ["applies"]),
    ("示例局印发《甲办法》，该办法同时废止。", ["mentions", "repeals"]),
    ("建议修改《甲条例》，完善示例制度。", ["proposes"]),
]


@pytest.mark.parametrize(("sentence", "relations"), OWN_ACTS)
def test_whose_act_follows_a_title(sentence: str, relations: list[str]) -> None:
    text = f"示例文本标题\n各示例单位：\n{sentence}\n一、总体要求\n示例段落。"
    assert [mention.relation for mention in find_mentions(text, CONTEXT, NAMES)] == relations


def test_a_text_that_names_itself_rests_on_what_it_was_made_from() -> None:
    ending = "围绕全市工作重心，制定示例市2031年度工作计划如下："
    text = f"示例文本标题\n各示例单位：\n根据《甲条例》《乙规定》，{ending}\n一、总体要求\n示例段落。"
    assert [mention.relation for mention in find_mentions(text, CONTEXT, NAMES)] == ["based_on", "based_on"]


def test_opinions_on_a_draft_revise_nothing() -> None:
    found = find_mentions("示例文本标题\n一、要求\n就《甲条例》修改意见进行汇总。", CONTEXT, NAMES)
    assert [mention.relation for mention in found] == ["mentions"]


def test_a_draft_of_a_law_is_brought_out() -> None:
    text = "示例文本标题\n一、要求\n力争2031年底前出台示例省节水促进条例草案。"
    found = find_mentions(text, CONTEXT, NAMES)
    assert [(mention.surface, mention.relation) for mention in found] == [("示例省节水促进条例", "proposes")]
