"""Duty clauses, on sentences of our own (示例文本)."""

import pytest
from own_texts import laid_out

from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities
from kg.language.regions import regions


def region(name: str) -> str:
    return next(iri for iri, concept in regions().items() if concept.pref_label == name)


def only(text: str, home: str | None = None) -> Responsibility:
    found = find_responsibilities(text, home)
    assert len(found) == 1, found
    return found[0]


def names(bodies: tuple[object, ...]) -> list[str]:
    return [body.name for body in bodies]  # type: ignore[attr-defined]


def test_shared_duty_has_no_lead() -> None:
    duty = only("做好示例文本的整理。（科技部、工业和信息化部等按职责分工负责）")
    assert names(duty.bodies) == ["科学技术部", "工业和信息化部"]
    assert duty.lead == ()


def test_lead_and_others() -> None:
    duty = only("编写示例文本。（财政部、科技部牵头，教育部、各有关部门配合）")
    assert names(duty.lead) == ["财政部", "科学技术部"]
    assert names(duty.bodies) == ["财政部", "科学技术部", "教育部"]
    assert duty.groups == ("各有关部门",)


def test_bodies_and_groups_keep_the_order_of_the_text() -> None:
    duty = only("编写示例文本。（各县人民政府、财政部牵头，各有关部门、教育部配合）")
    assert duty.order == ("各县人民政府", "财政部", "各有关部门", "教育部")


def test_a_group_keeps_the_brackets_inside_its_name() -> None:
    duty = only("修建示例道路。(责任单位：财政部，各县〔市、区、特区〕人民政府)")
    assert names(duty.bodies) == ["财政部"]
    assert duty.groups == ("各县〔市、区、特区〕人民政府",)


@pytest.mark.parametrize("brackets", ["（）", "()", "（)", "〔〕", "[]", "【】"])
def test_every_kind_of_bracket(brackets: str) -> None:
    text = f"整理示例文本。{brackets[0]}生态环境部负责{brackets[1]}"
    duty = only(text)
    assert text[duty.start : duty.end].startswith(brackets[0])
    assert names(duty.bodies) == ["生态环境部"]
    assert text[slice(*duty.task)] == "整理示例文本。"


def test_nested_brackets_are_part_of_the_group() -> None:
    duty = only("核对示例文本。（各市、县〔区〕政府，省财政厅负责）", region("江西省"))
    assert duty.groups == ("各市、县〔区〕政府",)
    assert names(duty.bodies) == ["江西省财政厅"]


def test_labels_say_who_leads() -> None:
    duty = only("抽查示例文本。（牵头单位：市财政局；配合单位：市教育局、市水务局）", region("广州市"))
    assert names(duty.lead) == ["广州市财政局"]
    assert names(duty.bodies) == ["广州市财政局", "广州市教育局", "广州市水务局"]


def test_label_without_brackets_in_its_own_paragraph() -> None:
    duty = only(
        "（一）整理示例文本。\n责任单位：自治区财政厅、教育厅，各盟行政公署、市人民政府\n", region("内蒙古自治区")
    )
    assert names(duty.bodies) == ["内蒙古自治区财政厅", "内蒙古自治区教育厅"]
    assert duty.groups == ("各盟行政公署、市人民政府",)
    assert duty.task == (0, 10)


def test_clause_over_a_line_end() -> None:
    duty = only("归档示例文本。（责任单位：\n省财政厅、省教育厅）", region("浙江省"))
    assert names(duty.bodies) == ["浙江省财政厅", "浙江省教育厅"]


def test_first_body_leads_from_here_on() -> None:
    text = (
        "核对示例文本。（责任单位：市财政局、教育局，列在首位的为牵头单位，下同）\n"
        "抽查示例文本。（责任单位：市水务局、教育局）"
    )
    first, second = find_responsibilities(text, region("广州市"))
    assert names(first.lead) == ["广州市财政局"]
    assert names(second.lead) == ["广州市水务局"]
    assert second.rule == "bracket, first leads"


def test_group_named_for_all_later_clauses() -> None:
    text = (
        "核对示例文本。（财政部负责，各市人民政府落实。以下均需各市人民政府落实，不再列出）\n"
        "抽查示例文本。（教育部负责）"
    )
    first, second = find_responsibilities(text, None)
    assert first.groups == ("各市人民政府",)
    assert first.standing == ()
    assert second.groups == ()
    assert second.standing == ("各市人民政府",)


def test_prose_with_joining_bodies() -> None:
    text = "示例文本工程由财政部、科技部会同教育部、水利部等部门组织实施。"
    duty = only(text)
    assert names(duty.lead) == ["财政部", "科学技术部"]
    assert names(duty.bodies) == ["财政部", "科学技术部", "教育部", "水利部"]
    assert text[slice(*duty.task)] == text[:-1]


def test_prose_with_coordinating_body() -> None:
    duty = only("教育部加强统筹协调，推动示例文本编写，财政部、水利部等部门按照职能分工抓好落实。")
    assert names(duty.lead) == ["教育部"]
    assert names(duty.bodies) == ["教育部", "财政部", "水利部"]


def test_obligation_alone_names_no_lead() -> None:
    duty = only("教育部、财政部要加强对示例文本的指导。")
    assert duty.lead == ()
    assert names(duty.bodies) == ["教育部", "财政部"]


def test_governments_of_several_regions() -> None:
    duty = only("三、河南、湖北两省人民政府是示例文本实施的责任主体。")
    assert names(duty.lead) == ["河南省人民政府", "湖北省人民政府"]


def test_name_that_no_vocabulary_has() -> None:
    duty = only("印制示例文本。（示例园区管委会、省财政厅按职责分工负责）", region("浙江省"))
    assert names(duty.bodies) == ["示例园区管理委员会", "浙江省财政厅"]


@pytest.mark.parametrize("verb", ["联合组织开展示例检查", "共同推进示例工作", "加强示例协调"])
def test_bodies_that_act_together_share_the_duty(verb: str) -> None:
    duty = only(f"财政部、教育部{verb}。")
    assert (names(duty.bodies), duty.lead) == (["财政部", "教育部"], ())


def test_one_body_that_does_something_is_no_duty() -> None:
    assert find_responsibilities("财政部加强示例工作。", None) == []


def test_who_joins_others_later_in_the_sentence_leads() -> None:
    duty = only("财政部要依托示例制度，会同有关方面开展示例工作。")
    assert names(duty.lead) == ["财政部"]


def test_bodies_that_lead_what_is_set_up() -> None:
    duty = only("建立财政部、教育部牵头的示例机制。")
    assert names(duty.lead) == ["财政部", "教育部"]


@pytest.mark.parametrize("unit", ["单位", "部门", "机关", "司局"])
def test_labels_are_a_role_and_what_it_calls_the_bodies(unit: str) -> None:
    duty = only(f"核对示例文本。（主办{unit}：财政部；协办{unit}：教育部）")
    assert (names(duty.lead), names(duty.bodies)) == (["财政部"], ["财政部", "教育部"])


def test_a_name_that_the_text_cut_short() -> None:
    text = "成立示例省示例工作领导小组办公室（以下简称示例办公室）。\n示例办公室牵头会同财政部负责示例。"
    assert names(only(text).lead) == ["示例省示例工作领导小组办公室"]


def test_several_that_coordinate_and_lead_nobody() -> None:
    assert only("财政部、教育部要加强统筹协调。").lead == ()


@pytest.mark.parametrize(
    "text",
    [
        "近日，财政部会同教育部印发了示例文本。",
        "本示例文本由财政部负责解释。",
        "示例文本（以下简称文本）共三章。",
        "示例文本（详见附件）已由企业牵头起草。",
        "财政部要求各地学习示例文本。",
    ],
)
def test_no_duty(text: str) -> None:
    assert find_responsibilities(text, None) == []


def test_spaces_of_typesetting_do_not_matter() -> None:
    text = "编 写示例文本。（财 政 部 牵头，教育部配合）"
    duty = only(text)
    assert names(duty.bodies) == ["财政部", "教育部"]
    assert text[duty.start : duty.end] == "（财 政 部 牵头，教育部配合）"


@pytest.mark.parametrize(
    "text", ["", "（", "牵头单位：", "（财政部" * 2000, "各市县区" * 3000, "责任单位：财政部\n" * 2000]
)
def test_odd_text_is_read_in_linear_time(text: str) -> None:
    assert all(duty.end <= len(text) for duty in find_responsibilities(text, None))


TABLE = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "整理示例文本", "市财政局", "市教育局、市水务局", "2025年底前"],
    ["2", "核对示例文本", "市教育局", "市财政局", "持续推进"],
]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("|" + "|".join(row) + "|" for row in [TABLE[0], ["---"] * 5, *TABLE[1:]]),
        laid_out(
            "<table>" + "".join(f"<tr>{''.join(f'<td><p>{c}</p></td>' for c in r)}</tr>" for r in TABLE) + "</table>"
        ).text,
        "\n".join(cell for row in TABLE for cell in row),
    ],
    ids=["pipes", "html", "one cell a line"],
)
def test_a_table_of_tasks_gives_bodies_roles_and_deadlines(text: str) -> None:
    first, second = find_responsibilities(text, region("广州市"))
    assert names(first.lead) == ["广州市财政局"]
    assert names(first.bodies) == ["广州市财政局", "广州市教育局", "广州市水务局"]
    assert text[slice(*first.task)] == "整理示例文本"
    assert [text[slice(*duty.deadline)] for duty in (first, second) if duty.deadline] == ["2025年底前", "持续推进"]


@pytest.mark.parametrize(
    "text",
    [
        "整理示例文本。（责任单位：市财政局；配合单位：市教育局）",
        "整理示例文本。\n责任单位：市财政局\n协办单位：市教育局",
        "整理示例文本。（市财政局负责，市教育局配合）",
        "|任务|责任部门|配合部门|\n|整理示例文本|市财政局|市教育局|",
    ],
)
def test_who_answers_leads_where_others_only_support(text: str) -> None:
    duty = only(text, region("广州市"))
    assert names(duty.lead) == ["广州市财政局"]
    assert names(duty.bodies) == ["广州市财政局", "广州市教育局"]


@pytest.mark.parametrize("text", ["整理示例文本。（责任单位：市财政局、市教育局）", "（市财政局、市教育局配合）"])
def test_nobody_leads_where_nothing_says_so(text: str) -> None:
    assert only(text, region("广州市")).lead == ()


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("整理示例文本。（财政部牵头，教育部配合，2025年底前完成）", "2025年底前"),
        ("整理示例文本。（财政部，2025年12月底前完成）", "2025年12月底前"),
        ("整理示例文本。（责任单位：财政部；完成时限：2025年12月）", "2025年12月"),
        ("整理示例文本。\n责任单位：财政部\n完成时限：持续推进", "持续推进"),
        ("整理示例文本。（财政部负责）", None),
    ],
)
def test_the_deadline_of_a_clause_is_kept(text: str, deadline: str | None) -> None:
    duty = only(text)
    assert names(duty.bodies) == ["财政部"] or names(duty.bodies) == ["财政部", "教育部"]
    assert (text[slice(*duty.deadline)] if duty.deadline else None) == deadline


def test_a_body_that_speaks_of_itself_is_the_issuer() -> None:
    (duty,) = find_responsibilities(
        "有关事项通知如下：\n我部会同财政部开展示例调查工作。", None, ["工业和信息化部办公厅"]
    )
    assert names(duty.lead) == ["工业和信息化部"]
    assert names(duty.bodies) == ["工业和信息化部", "财政部"]


def test_the_addressee_is_meant_by_your() -> None:
    text = "财政部：\n示例请示收悉。\n一、请你部会同教育部抓好落实。"
    (duty,) = find_responsibilities(text, None, ["国务院"])
    assert names(duty.lead) == ["财政部"]
    assert names(duty.bodies) == ["财政部", "教育部"]


def test_an_office_in_a_list_is_one_of_the_issuer() -> None:
    (duty,) = find_responsibilities("做好示例工作。（责任单位：厅法规处）", region("吉林省"), ["吉林省财政厅"])
    assert names(duty.bodies) == ["吉林省财政厅法规处"]


def test_a_name_of_any_form_counts_in_a_row_of_bodies() -> None:
    duty = only("做好示例供应。（责任部门：市水务局、市交通局、示例燃气，持续推进）", region("合肥市"))
    assert names(duty.bodies)[-1] == "示例燃气"


def test_open_groups_lead_too() -> None:
    duty = only("做好示例整理。（各有关部门牵头，财政部配合）")
    assert duty.lead_groups == ("各有关部门",)
    assert duty.lead == ()


def test_another_name_of_a_group_in_brackets_is_part_of_it() -> None:
    duty = only("（牵头单位：各地发改局（经发局）；配合单位：市财政局）", region("宁波市"))
    assert names(duty.bodies) == ["宁波市财政局"]
    assert duty.lead_groups == ("各地发改局（经发局）",)


def test_governments_of_listed_regions_are_one_each() -> None:
    duty = only("建设示例园区。（市商务局和晋宁区、安宁市人民政府负责）", region("昆明市"))
    assert names(duty.bodies) == ["昆明市商务局", "昆明市晋宁区人民政府", "安宁市人民政府"]


def test_a_name_without_territory_is_of_that_of_the_names_before_it() -> None:
    duty = only("责任单位：市财政局、税务局、数字办、水务集团", region("莆田市"))
    assert names(duty.bodies)[2:] == ["莆田市数字办", "莆田市水务集团"]


def test_leading_units_named_in_a_list_lead_nothing() -> None:
    duty = only("〔州公安局、各示例工程牵头部门等州级有关部门（单位）〕", region("凉山彝族自治州"))
    assert names(duty.bodies) == ["凉山彝族自治州公安局"]
    assert duty.lead == ()


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("第五条工业和信息化部负责认定示例孵化器。", "工业和信息化部"),
        ("秘书处由工业和信息化部承担。", "工业和信息化部"),
        ("财政部负责制定示例办法。", "财政部"),
        ("1.财政部：负责示例资金管理。", "财政部"),
        ("2004年财政部将会同有关部门研究示例问题。", "财政部"),
    ],
)
def test_what_may_stand_around_a_subject(sentence: str, body: str) -> None:
    assert names(only(sentence).bodies) == [body]


@pytest.mark.parametrize(
    ("sentence", "department"),
    [
        ("省人民政府建设主管部门负责示例名胜区的监督工作。", "省人民政府建设主管部门"),
        ("第五条县级以上人民政府示例行政主管部门负责本行政区域内的示例工作。", "县级以上人民政府示例行政主管部门"),
        ("市、县人民政府水行政主管部门负责示例河道的管理。", "市、县人民政府水行政主管部门"),
        ("国务院示例管理机关在国务院领导下，负责示例管理的具体工作。", "国务院示例管理机关"),
        ("省示例服务部门负责全省示例服务的指导。", "省示例服务部门"),
    ],
)
def test_a_department_that_a_law_names_by_its_task_and_puts_in_charge_is_a_group(
    sentence: str, department: str
) -> None:
    duty = only(sentence, region("浙江省"))
    assert (duty.bodies, duty.groups) == ((), (department,))


@pytest.mark.parametrize(
    "sentence",
    ["有关主管部门负责落实。", "县级以上人民政府应当组织有关部门负责编制。", "省人民政府建设主管部门应当加强监督。"],
)
def test_departments_that_nobody_puts_in_charge_have_no_duty(sentence: str) -> None:
    assert find_responsibilities(sentence, region("浙江省")) == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("县防指在县委、县政府领导下，负责组织示例防汛工作。", ["镇原县防指"]),
        ("县示例办具体负责日常工作。", ["镇原县示例办"]),
        ("县政府督查室、监察局要跟踪问效。", ["镇原县人民政府督查室", "镇原县监察局"]),
        ("县公安局和县民政局负责示例工作。", ["镇原县公安局", "镇原县民政局"]),
        ("县公安局在县政府统一领导下，会同县民政局做好示例工作。", ["镇原县公安局", "镇原县民政局"]),
        ("检查结果由县民政局进行通报。", ["镇原县民政局"]),
        ("（二）清点示例设施（县公安局、县民政局）", ["镇原县公安局", "镇原县民政局"]),
        ("责任单位——县公安局、县民政局", ["镇原县公安局", "镇原县民政局"]),
        ("序号\n主 要 工 作 任 务\n责任单位\n1\n清点示例设施。\n县公安局、县民政局", ["镇原县公安局", "镇原县民政局"]),
    ],
)
def test_bodies_of_a_county(sentence: str, bodies: list[str]) -> None:
    assert names(only(sentence, region("镇原县")).bodies) == bodies


def test_the_county_named_like_a_joining_word_keeps_its_bodies() -> None:
    assert names(only("会同县民政局负责示例工作。", region("会同县")).bodies) == ["会同县民政局"]


def test_a_labelled_list_ends_before_the_next_line() -> None:
    first, second = find_responsibilities(
        "牵头单位：县民政局 配合单位：各乡镇\n县教育局负责示例工作。", region("镇原县")
    )
    assert (first.groups, names(second.bodies)) == (("各乡镇",), ["镇原县教育局"])


@pytest.mark.parametrize("marks", ["［］", "〖〗", "【】", "﹝﹞"])
def test_a_list_may_stand_in_any_brackets(marks: str) -> None:
    duty = only(f"做好示例工作。{marks[0]}县民政局牵头，县财政局配合{marks[1]}", region("镇原县"))
    assert (names(duty.lead), names(duty.bodies)) == (["镇原县民政局"], ["镇原县民政局", "镇原县财政局"])


def test_a_short_name_stands_for_the_whole_name_with_the_state_in_it() -> None:
    text = "中华人民共和国国家示例委员会（以下简称国家示例委）。国家示例委负责登记示例团队。"
    assert names(only(text).bodies) == ["中华人民共和国国家示例委员会"]


def test_a_part_of_a_body_acts_as_itself() -> None:
    assert names(only("日常工作由教育部示例局承担。").bodies) == ["教育部示例局"]


def test_an_article_orders_what_it_says_of_one_body() -> None:
    assert names(only("第十三条财政部组织专家开展示例评审。").bodies) == ["财政部"]
    assert find_responsibilities("财政部组织专家开展示例评审。", None) == []


def test_a_heading_gives_the_paragraphs_under_it_to_its_body() -> None:
    text = (
        "三、职责分工\n（一）市教育局职责\n1.负责示例课程。\n2.会同市财政局落实示例经费。\n（二）市财政局主要职责：\n"
        "1.统筹示例资金。\n2.示例说明。\n四、示例要求\n1.加强示例管理。"
    )
    found = [(names(duty.bodies), duty.rule) for duty in find_responsibilities(text, region("合肥市"))]
    assert found == [
        (["合肥市教育局"], "heading"),
        (["合肥市教育局", "合肥市财政局"], "heading"),
        (["合肥市财政局"], "heading"),
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("一、市教育局（2项）\n1.新增示例学位500个。\n2.编写示例读本。\n二、市财政局（1项）\n3.发放示例消费券。", 3),
        (
            "一、市教育局：\n1.新增示例学位500个。\n二、市财政局：\n1.足额安排示例资金。\n三、各县区\n1.建成示例园区。",
            3,
        ),
        ("市教育局：\n新增示例学位。\n市财政局：\n发放示例消费券。\n市水务局：\n检漏示例管网。", 3),
        # one heading alone, whom a text is for, what was done, titles and labels
        ("一、市教育局\n1.新增示例学位500个。\n二、示例\n1.新增示例管网。", 0),
        ("市教育局、市财政局：\n示例工作应当重视安全。", 0),
        ("一、市教育局\n1.去年已新增示例学位。\n二、市财政局\n1.发放了示例消费券。", 0),
        ("一、市教育局\n1.《示例办法》及其说明。\n二、市财政局\n1.联系电话：示例号码。\n2.示例说明。", 0),
    ],
)
def test_headings_that_list_bodies_give_them_the_sentences_below(text: str, bodies: int) -> None:
    found = find_responsibilities(text, region("合肥市"))
    assert sum(len(duty.bodies) + len(duty.groups) for duty in found) == bodies


def test_zones_of_a_list_share_the_word_for_their_committees() -> None:
    duty = only("（责任单位：平原示范区、新乡经开区、新乡高新区管委会分头办理）", region("新乡市"))
    assert names(duty.bodies) == [
        "平原示范区管理委员会",
        "新乡经济技术开发区管理委员会",
        "新乡高新技术产业开发区管理委员会",
    ]


def test_every_form_has_a_confidence() -> None:
    text = (
        "加强示例工作。（市财政局牵头，市水务局配合）\n责任单位：市财政局、市水务局\n由市财政局会同市水务局组织实施。"
    )
    found = find_responsibilities(text, region("北京市"))
    assert {one.rule for one in found} >= {"bracket", "label"}
    assert all(0 < one.confidence < 1 for one in found)


def test_a_leading_line_gives_all_that_follows_to_bodies() -> None:
    text = (
        "四、分工\n以下任务均由省水利厅牵头，省财政厅配合：\n1.清点示例水井。\n2.检修示例泵站。（省能源局负责）\n"
        "3.公布示例名单。\n五、要求\n1.严守示例纪律。"
    )
    found = [duty for duty in find_responsibilities(text, region("广东省")) if duty.rule != "prose"]
    assert [(text[slice(*duty.task)], names(duty.lead), len(duty.bodies)) for duty in found] == [
        ("清点示例水井。", ["广东省水利厅"], 2),
        ("2.检修示例泵站。", [], 1),
        ("公布示例名单。", ["广东省水利厅"], 2),
    ]


def test_a_heading_of_a_body_alone_gives_it_the_tasks_below() -> None:
    duty = only("二、省水利厅\n1.统筹示例水井。\n三、示例要求", region("广东省"))
    assert (names(duty.bodies), duty.rule) == (["广东省水利厅"], "heading")


@pytest.mark.parametrize(
    ("text", "bodies", "groups"),
    [
        (
            "（省高级人民法院、各级人民法院、检察机关按职责分工负责）",
            ["广东省高级人民法院"],
            ["各级人民法院", "检察机关"],
        ),
        ("（省财政厅、各县区人民政府、园区管委会负责）", ["广东省财政厅"], ["各县区人民政府", "园区管委会"]),
        ("（广州市文化、体育和示例局，省财政厅负责）", ["广州市文化、体育和示例局", "广东省财政厅"], []),
        ("（英国商业、能源与示例战略部，省财政厅负责）", ["英国商业、能源与示例战略部", "广东省财政厅"], []),
    ],
)
def test_groups_without_a_place_and_names_with_a_comma(text: str, bodies: list[str], groups: list[str]) -> None:
    duty = only(text, region("广东省"))
    assert (names(duty.bodies), list(duty.groups)) == (bodies, groups)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("（一）市教育局：督促学校落实示例制度。\n（二）市财政局：保障示例经费。", ["市教育局", "市财政局"]),
        ("——市教育局。负责示例课程。", ["市教育局"]),
        ("三、职责分工\n市教育局督促学校落实示例制度。\n市财政局划拨示例经费。", ["市教育局", "市财政局"]),
        ("（1）建设示例市场——市教育局", ["市教育局"]),
        ("（2）建设示例市场——市教育局牵头，市财政局配合", ["市教育局", "市财政局"]),
    ],
)
def test_a_line_that_opens_or_closes_with_bodies_gives_them_its_task(text: str, who: list[str]) -> None:
    found = find_responsibilities(text, region("合肥市"))
    assert [body.name for duty in found for body in duty.bodies] == [name.replace("市", "合肥市", 1) for name in who]


@pytest.mark.parametrize(
    "text",
    [
        "市教育局：示例电话",
        "责任单位——示例",
        "市教育局督促学校落实示例制度。",
        "一、重点任务\n1.加强示例管理。",
        "三、职责分工\n市教育局主任示某出席示例会议。",
    ],
)
def test_a_line_that_only_names_a_body_gives_no_duty(text: str) -> None:
    assert find_responsibilities(text, region("合肥市")) == []


def test_a_heading_that_is_a_unit_gives_it_the_tasks_below() -> None:
    text = "一、生产示例部\n1.负责示例规程。\n2.组织示例评审。\n二、各示例学校\n1.落实示例制度。"
    found = find_responsibilities(text, None)
    assert [(names(duty.bodies), duty.groups, text[slice(*duty.task)]) for duty in found] == [
        (["生产示例部"], (), "负责示例规程。"),
        (["生产示例部"], (), "组织示例评审。"),
        ([], ("各示例学校",), "落实示例制度。"),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "others"),
    [
        (
            "示例任务。\n牵头负责领导：示某。\n牵头责任单位：市教育局。\n协同责任单位：市财政局等。",
            "市教育局",
            "市财政局",
        ),
        ("示例任务。\n市级牵头单位：市教育局\n市级配合单位：市财政局", "市教育局", "市财政局"),
        ("示例任务。\n分管领导：示某\n部门分工：市教育局牵头，市财政局配合。", "市教育局", "市财政局"),
    ],
)
def test_a_label_is_put_together_of_level_role_and_unit(text: str, lead: str, others: str) -> None:
    duty = only(text, region("合肥市"))
    assert names(duty.lead) == ["合肥" + lead]
    assert names(duty.bodies) == ["合肥" + lead, "合肥" + others]
    assert text[slice(*duty.task)] == "示例任务。"


def test_two_in_charge_of_two_things_have_a_duty_each() -> None:
    text = "市教育局负责示例课程，市财政局负责示例经费。"
    found = find_responsibilities(text, region("合肥市"))
    assert [text[slice(*duty.task)] for duty in found] == ["市教育局负责示例课程", "市财政局负责示例经费"]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("示例资金由市财政局按比例分担。", 1),
        ("第一条示例。\n第二条示例用地由市财政局划定。", 0),
        ("由市财政局印发。", 0),
    ],
)
def test_whoever_a_word_appoints_has_the_task_but_for_powers_of_a_law(text: str, many: int) -> None:
    assert len(find_responsibilities(text, region("合肥市"))) == many


@pytest.mark.parametrize(
    ("text", "lead", "bodies"),
    [
        ("建设示例泵站。\n★牵头单位：市水务局；责任单位：市财政局", ["合肥市水务局"], 2),
        ("建设示例泵站。\n【责任单位】市水务局、市财政局", [], 2),
        ("建设示例泵站。\n（牵头）市水务局；（配合）市财政局", ["合肥市水务局"], 2),
        ("建设示例泵站\n责任单位\n市水务局、市财政局\n时限\n6月", [], 2),
        ("建设示例泵站。责任单位：\n市水务局、市财政局", [], 2),
        ("建设示例泵站。\n牵头单位：\n市水务局\n配合单位：\n市财政局", ["合肥市水务局"], 2),
    ],
)
def test_a_label_stands_behind_signs_in_brackets_or_over_its_bodies(text: str, lead: list[str], bodies: int) -> None:
    duty = only(text, region("合肥市"))
    assert (names(duty.lead), len(duty.bodies)) == (lead, bodies)


@pytest.mark.parametrize(
    "text", ["责任单位\n市水务局加强示例管理。", "责任单位：\n市水务局的示例工作已经完成。", "各责任单位\n市水务局"]
)
def test_a_label_over_a_sentence_or_at_the_end_of_one_has_no_bodies(text: str) -> None:
    assert find_responsibilities(text, region("合肥市")) == []


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("标注★的为牵头单位。\n1.清点示例设施。（★市水务局、市财政局）", ["合肥市水务局"]),
        ("注：带*的是牵头单位。\n1.清点示例设施。（市水务局、市财政局*负责）", ["合肥市财政局"]),
        ("标注★的为新增事项。\n1.清点示例设施。（★市水务局、市财政局负责）", []),
        ("1.清点示例设施。（★市水务局、市财政局负责）", []),
    ],
)
def test_a_mark_leads_where_the_text_says_so(text: str, lead: list[str]) -> None:
    duty = only(text, region("合肥市"))
    assert (names(duty.lead), len(duty.bodies)) == (lead, 2)


def test_between_lines_that_open_with_bodies_a_name_of_no_vocabulary_is_one() -> None:
    lines = ["（一）市教育局：开设示例课程。", "（二）示例晚报社：开设示例专栏。", "（三）市财政局：安排示例资金。"]
    found = find_responsibilities("\n".join(lines), region("合肥市"))
    assert [names(duty.bodies) for duty in found] == [["合肥市教育局"], ["示例晚报社"], ["合肥市财政局"]]
    assert find_responsibilities("\n".join(lines[1:2]), region("合肥市")) == []
    assert len(find_responsibilities("\n".join([*lines, "（四）工作要求：加强示例管理。"]), region("合肥市"))) == 3
