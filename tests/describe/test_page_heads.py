"""Documents under the heads that web pages of legal databases print (示例文本, all ours)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import PROSE, described, laid_out, page

from kg.language.numbers import parse_number
from kg.read.segment import segment

TITLE = "示例市示例资金管理办法"


def test_the_issuer_over_the_title_of_a_page_issues_and_is_no_part_of_it() -> None:
    found = described(
        TITLE,
        "作者:示例法律网 时间:2024-07-09 07:10:24 浏览:9787 来源:示例法律网",
        TITLE,
        "河北省人民政府",
        TITLE,
        f"第一条 为规范资金。{PROSE}",
        f"第二条 本办法自公布之日起施行。{PROSE}",
    )
    assert found.title == TITLE
    assert [body.name for body in found.bodies] == ["河北省人民政府"]


def test_a_page_that_prints_a_notice_three_times_has_one_document() -> None:
    title = "河北省人民政府关于加强示例工作的通知"
    head = [
        "您的位置: 首页 » 示例网 » 法规",
        title,
        "作者:示例网 时间:2024-07-09 来源:示例网",
        title,
        "河北省人民政府",
        title,
    ]
    text = page(*head, "冀政发〔2021〕3号", "各市人民政府：", f"现通知如下。{PROSE}", "一、目标", PROSE)
    assert [one.title for one in segment(laid_out(text))] == [title]


def test_the_title_of_a_page_does_not_go_on_in_the_line_below() -> None:
    head = [
        TITLE,
        "作者:示例网 时间:2024-07-09 来源:示例网",
        "",
        TITLE,
        "",
        "河北省人民政府",
        "",
        f"{TITLE}\n河北省人民政府",
    ]
    text = "\n".join([*head, "", "第一章 总则", f"第一条 为规范资金。{PROSE}", f"第二条 自公布之日起施行。{PROSE}"])
    assert [one.title for one in segment(laid_out(text))] == [TITLE]


def test_fields_behind_bullets_are_fields() -> None:
    found = described(
        TITLE,
        *("• 索引号：", "000014/2024-001", "• 主题分类："),
        *("• 发文字号：", "示政发〔2024〕7号", "• 发文日期：", "2024年04月06日"),
        TITLE,
        f"第一条 为规范资金。{PROSE}",
        f"第二条 本办法自公布之日起施行。{PROSE}",
    )
    assert found.number is not None and found.number.text == "示政发〔2024〕7号"
    assert found.signed == date(2024, 4, 6)


def test_unknown_labels_in_brackets_are_no_title() -> None:
    found = described(
        "【发布单位】示例部\n【发布文号】示标[1997]50号\n【发布日期】1997-03-18\n【所属类别】国家法律法规\n【文件来源】示例法规速递",
        "关于发布国家标准《示例抗震设计规范》局部修订条文的通知",
        "各省、自治区、直辖市建设厅：",
        f"现批准局部修订的条文。{PROSE}",
    )
    assert found.title == "关于发布国家标准《示例抗震设计规范》局部修订条文的通知"


def test_a_number_under_the_name_of_a_section_is_that_of_the_title_below() -> None:
    title = "示例总局关于示例业务问题的通知"
    text = page("示例法规", "示税函〔1996〕685号", title, "各省、自治区、直辖市示例局：", f"现明确如下。{PROSE}", PROSE)
    assert [one.title for one in segment(laid_out(text))] == [title]


def test_an_announcement_is_called_by_its_matter() -> None:
    found = described(
        "示例药品监督管理局公告",
        "2011年第53号",
        "关于停止使用示例药品的公告",
        f"根据有关规定，决定停止使用示例药品。{PROSE}",
        "特此公告。",
        "示例药品监督管理局",
        "2011年9月30日",
    )
    assert found.title == "关于停止使用示例药品的公告"
    assert found.number is not None and found.number.text == "示例药品监督管理局公告2011年第53号"


def test_entries_of_a_list_of_repealed_documents_head_no_document() -> None:
    text = page(
        "示例部关于公布废止文件目录的公告",
        f"现将目录公布如下。{PROSE}",
        "一、废止的文件",
        "1.关于印发《示例财务制度》的通知（1992年12月30日 （92）示工字第574号）",
        "2.示例部关于示例保险基金管理的规定（1993年3月19日，（93）示工字第46号）",
        "3.《示例工作规则》（1984年4月24日示例部发布，示会字〔1984〕第14号）",
        "4.示例部关于印发《示例工作规范》的通知（示会字〔1996〕19号）",
    )
    assert [one.title for one in segment(laid_out(text))] == ["示例部关于公布废止文件目录的公告"]


def test_a_number_before_the_title_is_no_part_of_it() -> None:
    found = described(
        "冀政办〔2011〕87号 河北省人民政府办公厅关于印发示例实施方案的通知",
        "各市人民政府：",
        f"现印发给你们。{PROSE}",
        "河北省人民政府办公厅",
        "2011年7月28日",
    )
    assert found.title == "河北省人民政府办公厅关于印发示例实施方案的通知"


def test_an_order_in_one_line_over_its_text_has_the_number() -> None:
    found = described(
        "中华人民共和国财政部令第76号",
        "《财政部关于废止部分规章的决定》已经审议通过，现予公布，自公布之日起施行。",
        "部长　示例",
        "2014年7月29日",
        "财政部关于废止部分规章的决定",
        "一、废止下列规章",
        "1.示例资金会计核算制度（财综字〔1996〕104号）",
        f"二、本决定自公布之日起施行。{PROSE}",
    )
    assert found.title == "财政部关于废止部分规章的决定"
    assert found.number is not None and found.number.text == "财政部令第76号"


def test_the_mark_of_a_day_is_no_part_of_a_body() -> None:
    number = parse_number("1991年3月26日示例市人民政府令19号")
    assert number is not None and number.text == "示例市人民政府令第19号"


def test_a_title_with_its_number_in_brackets_is_no_number() -> None:
    found = described(
        "服务时间 9:00-18:00 （工作日）",
        "示例签证管理办法（示例通〔2031〕8号）",
        "日期：2031-07-03 来源：示例网 作者：示例 浏览：604",
        "各省示例厅：",
        f"现将办法印发给你们。{PROSE}",
        "二〇三一年一月二十三日",
        "第一章 总则",
        f"第一条 为示例。{PROSE}",
    )
    assert found.title == "示例签证管理办法"
    assert found.number == parse_number("示例通〔2031〕8号")


def test_the_name_of_a_page_that_the_order_below_makes_known_heads_one_document() -> None:
    found = described(
        f"{TITLE}（河北省人民政府令2031年第92号）",
        "文号：河北省人民政府令2031年第92号",
        "公开日期：2031年3月26日",
        *[line for at in range(8) for line in (f"示例分类{'一二三四五六七八'[at]}：", "示例")],
        f"《{TITLE}》已于2031年2月24日经省政府常务会议通过，现予公布，自2031年7月1日起施行。",
        "省长 示例",
        "2031年3月1日",
        TITLE,
        f"第一条 为示例。{PROSE}",
        f"第二条 本办法施行。{PROSE}",
    )
    assert (found.title, found.signed) == (TITLE, date(2031, 3, 1))
    assert found.number == parse_number("河北省人民政府令2031年第92号")


def test_two_texts_of_one_name_are_two_where_nothing_makes_the_second_known() -> None:
    one = [TITLE, f"第一条 为示例。{PROSE}", f"第二条 本办法自公布之日起施行。{PROSE}"]
    assert len(segment(laid_out(page(*one, *[PROSE] * 20, *one)))) == 2


def test_an_order_breaks_its_line_behind_the_name_of_the_text() -> None:
    found = described(
        "中华人民共和国国务院令",
        "第927号",
        "现发布《示例管理条例》，自",
        "发布之日起施行。",
        "总理示例",
        "2031年8月3日",
        f"第一条 为示例。{PROSE}",
    )
    assert (found.title, found.signed) == ("示例管理条例", date(2031, 8, 3))


def test_a_short_name_over_the_title_in_full_heads_nothing() -> None:
    name, full = "两高《关于示例案件的规定》", "最高人民法院、最高人民检察院《关于示例案件的规定》"
    note = "（2031年9月18日最高人民法院审判委员会第1193次会议通过，自2031年12月17日起施行）"
    text = page("其他", name, "来源：示例网", full, note, f"现提出如下意见：{PROSE}", f"一、示例。{PROSE}")
    assert [one.title for one in segment(laid_out(text))] == [full]


def test_what_is_attached_is_no_part_of_the_title() -> None:
    found = described(
        "河北省人民代表大会常务委员会关于修改《河北省示例条例》的决定 附：修正本",
        "（2031年12月10日河北省第十六届人民代表大会常务委员会第十二次会议通过）",
        f"决定对《河北省示例条例》作如下修改：{PROSE}",
    )
    assert found.title == "河北省人民代表大会常务委员会关于修改《河北省示例条例》的决定"


def test_the_day_may_stand_behind_the_number() -> None:
    found = described(
        "最高人民检察院关于示例案件座谈会纪要",
        "发布部门：最高人民检察院",
        "高检诉【2031】94号，2031年6月1日",
        f"会议提出如下意见：{PROSE}",
        f"一、示例。{PROSE}",
    )
    assert (found.number, found.signed) == (parse_number("高检诉〔2031〕94号"), date(2031, 6, 1))


def test_the_day_may_stand_before_the_number() -> None:
    found = described(
        "财政部关于发布《示例考试办法》的通知",
        "2031年1月28日 财会〔2031〕1009号",
        "各省财政厅：",
        f"现通知如下：{PROSE}",
    )
    assert found.number
    assert (found.number.text, found.signed) == ("财会〔2031〕1009号", date(2031, 1, 28))


def test_masthead_number_and_title_may_share_a_line() -> None:
    found = described(
        "河北省财政厅文件 冀财库〔2031〕92号 关于做好示例决算工作的通知",
        "各市财政局：",
        f"现通知如下：{PROSE}",
        "河北省财政厅",
        "2031年11月4日",
    )
    assert found.number
    assert (found.title, found.number.text) == ("关于做好示例决算工作的通知", "冀财库〔2031〕92号")


def test_the_rule_of_a_table_does_not_end_the_header_block() -> None:
    found = described(
        "关于做好示例安全工作的通知",
        "| 发文机关 | 河北省水利厅 |",
        "|---|---|",
        "| 文号 | 冀水〔2031〕92号 |",
        "| 成文日期 | 2031-03-05 |",
        "各市水利局：",
        f"现通知如下：{PROSE}",
    )
    assert (found.number, found.signed) == (parse_number("冀水〔2031〕92号"), date(2031, 3, 5))


def test_the_day_of_a_report_is_not_that_of_the_notice_that_forwards_it() -> None:
    found = described(
        "国务院批转国家计委关于加强示例建设报告的通知",
        "（1993年3月5日）",
        "国发〔1993〕92号",
        "各省、自治区、直辖市人民政府：",
        "国务院同意国家计委《关于加强示例建设的报告》，现转发给你们。",
        "关于加强示例建设的报告",
        "（1993年2月1日）",
        "国务院：",
        f"现将有关情况报告如下：{PROSE}",
    )
    assert found.signed == date(1993, 3, 5)


MENU = ["首页", "机构概况", "信息公开", "通知公告", "政策法规"]


def test_the_name_of_a_section_of_a_site_is_no_part_of_the_title_below() -> None:
    title = "关于印发示例规划的通知"
    text = page(
        *MENU, title, "发布日期：2031-03-06 浏览：120", "冀水〔2031〕92号", "各市水利局：", f"现通知如下：{PROSE}"
    )
    assert [one.title for one in segment(laid_out(text))] == [title]


def test_issuers_on_a_line_of_their_own_are_part_of_the_title() -> None:
    for issuers in ("示例新区管理委员会", "河北省水利厅等三部门", "河北省石家庄市", "河北省人民政府转发示例厅"):
        text = page(issuers, "关于加强示例工作的通知", "示发〔2031〕92号", "各市水利局：", f"现通知如下：{PROSE}")
        assert [one.title for one in segment(laid_out(text))] == [f"{issuers}关于加强示例工作的通知"]


@pytest.mark.parametrize("tag", ["水利厅：", "（水利厅）"])
def test_a_title_with_a_short_name_before_it_is_the_one_in_full_below(tag: str) -> None:
    full = "河北省水利厅关于完善示例价格政策的通知"
    text = page(f"{tag}关于完善示例价格政策的通知", "2031-07-29 08:30", full, "冀水〔2031〕92号", "各市水利局：", PROSE)
    assert [one.title for one in segment(laid_out(text))] == [full]


LISTED = ["关于组织申报示例项目的通知", "关于公布示例名单的通知", "关于开展示例检查的通知", "关于印发示例预案的通知"]
DAYS = ["2031-03-05", "2031-03-02", "2031-02-26", "2031-02-18"]


@pytest.mark.parametrize(
    "lines",
    [
        [line for title, day in zip(LISTED, DAYS, strict=True) for line in (title, day)],
        [line for title, day in zip(LISTED, DAYS, strict=True) for line in (title, f"[{day}]")],
        [f"[{day}] {title}" for title, day in zip(LISTED, DAYS, strict=True)],
        [f"{title} {day}" for title, day in zip(LISTED, DAYS, strict=True)],
        [f"· {title} [{day}]" for title, day in zip(LISTED, DAYS, strict=True)],
    ],
)
@pytest.mark.parametrize("before", [[], ["通知公告"], ["首页 > 政务公开 > 通知公告"]])
def test_a_list_of_pages_is_no_document(lines: list[str], before: list[str]) -> None:
    assert segment(laid_out("\n".join([*before, *lines, "上一页 1 2 3 下一页"]))) == ()


def test_a_title_over_its_day_heads_a_text() -> None:
    text = page(LISTED[0], DAYS[0], "各市水利局：", f"现通知如下：{PROSE}", f"一、示例。{PROSE}")
    assert [one.title for one in segment(laid_out(text))] == [LISTED[0]]


@pytest.mark.parametrize("heading", ["推荐阅读", "相关解读："])
def test_what_the_site_recommends_is_no_document(heading: str) -> None:
    notice = [TITLE, "示发〔2031〕92号", "各市水利局：", f"现通知如下：{PROSE}", "河北省水利厅", "2031年3月5日"]
    text = "\n".join([*notice, heading, *LISTED, "热门文章", *LISTED])
    assert [one.title for one in segment(laid_out(text))] == [TITLE]


@pytest.mark.parametrize("number", ["海关总署公告2031年第96号", "示例函〔2031〕96号"])
def test_a_number_may_have_the_title_in_brackets_behind_it(number: str) -> None:
    found = described(
        "首页  > 政策法规  > 详情页",
        f"{number}（关于进一步简化示例要求的公告）",
        "2031-04-03  来源：示例网",
        f"现就有关事宜公告如下：{PROSE}",
        f"一、示例。{PROSE}",
    )
    assert found.number
    assert (found.title, found.number.text) == ("关于进一步简化示例要求的公告", number)
    assert (found.signed, found.published) == (None, date(2031, 4, 3))


def test_what_a_title_has_in_brackets_is_part_of_it_where_no_number_stands_before() -> None:
    text = page("示例工作（关于清点设施的通知）", "示发〔2031〕92号", "各市水利局：", f"现通知如下：{PROSE}")
    assert [one.title for one in segment(laid_out(text))] == ["示例工作（关于清点设施的通知）"]


def test_furniture_in_english_is_none_of_the_text() -> None:
    title = "财政部关于印发《示例基金管理办法》的通知"
    found = described(
        "MINISTRY OF FINANCE",
        "中华人民共和国财政部",
        "Home | About us | Policies | Contact",
        "Search",
        title,
        "Publication date: 2031-12-30   Source: 财政部   Font: [Large] [Medium] [Small]   Print   Close",
        "财建〔2031〕996号",
        "各省财政厅：",
        f"现印发给你们：{PROSE}",
        "财政部",
        "2031年12月29日",
        "© Copyright 2031 Ministry of Finance. All rights reserved.",
    )
    assert found.number == parse_number("财建〔2031〕996号")
    assert (found.title, found.signed, found.published) == (title, date(2031, 12, 29), date(2031, 12, 30))


def test_a_body_over_the_number_of_a_title_in_two_lines_heads_nothing() -> None:
    text = page(
        "河北省石家庄市人民政府办公室",
        "石政办〔2031〕96号",
        "石家庄市人民政府办公室关于印发",
        "石家庄市示例管理规定的通知",
        "各县（市）、区人民政府：",
        f"现印发给你们。{PROSE}",
    )
    assert [one.title for one in segment(laid_out(text))] == [
        "石家庄市人民政府办公室关于印发石家庄市示例管理规定的通知"
    ]


def test_a_number_over_prose_is_that_of_the_title_above() -> None:
    text = page("示例市示例办法", "示发〔2031〕92号", f"为清点设施，关于示例的事项现予印发。{PROSE}", PROSE)
    assert [one.title for one in segment(laid_out(text))] == ["示例市示例办法"]


@pytest.mark.parametrize("link", ["[{}](https://example.org/a.htm)", "## [{}](http://example.org/a)"])
def test_a_title_that_is_a_link_is_called_by_its_words(link: str) -> None:
    text = page(link.format("关于加强示例工作的通知"), "示发〔2031〕92号", "各市水利局：", f"现通知如下：{PROSE}")
    assert [one.title for one in segment(laid_out(text))] == ["关于加强示例工作的通知"]


def test_an_order_of_two_bodies_with_its_number_in_its_name() -> None:
    found = described(
        "示例配额管理暂行办法（2003年）",
        "作者：示例网 时间：2024-07-09 浏览：8621 来源：示例网",
        "示例配额管理暂行办法（2003年）",
        "商务部、国家发展和改革委员会",
        "中华人民共和国商务部、国家发展和改革委员会二00三年第94号令",
        f"根据《示例法》，特制定《示例配额管理暂行办法》，现予以公布。{PROSE}",
        "商务部部长：示例",
        "二00三年九月二十七日",
        "示例配额管理暂行办法",
        "第一章 总则",
        f"第一条 为示例。{PROSE}",
    )
    assert [body.name for body in found.bodies] == ["商务部", "国家发展和改革委员会"]
    assert found.signed == date(2003, 9, 27)
    assert found.number
    assert (found.number.year, found.number.sequence) == (2003, 94)


def test_the_issuer_that_a_page_prints_over_an_announcement_is_no_part_of_its_name() -> None:
    found = described(
        "深圳市示例条例",
        "作者：示例网 时间：2024-07-09 浏览：8621 来源：示例网",
        "深圳市示例条例",
        "广东省深圳市人大常委会",
        "深圳市人民代表大会常务委员会公告",
        "第37号",
        "《深圳市示例条例》已于2031年10月19日通过，现予公布。",
        f"第一条 为示例。{PROSE}",
    )
    assert found.number
    assert found.number.text == "深圳市人民代表大会常务委员会公告第37号"


def test_a_path_between_slashes_parts_the_name_of_a_section_from_the_title() -> None:
    text = page("政策法规", "首页 / 法规库 / 地方法规", TITLE, "发布机关：河北省人民政府", f"第一条 为示例。{PROSE}")
    assert [one.title for one in segment(laid_out(text))] == [TITLE]


def test_what_a_front_matter_has_in_quotation_marks_is_a_value() -> None:
    head = ["---", f'title: "{TITLE}"', "author: '河北省人民政府'", "date: 2031-09-24", "---"]
    text = "\n".join([*head, "", "各市人民政府：", "", f"现通知如下：{PROSE}"])
    assert [one.title for one in segment(laid_out(text))] == [TITLE]


def test_the_day_of_a_page_may_stand_beside_its_source() -> None:
    line = "来源：示例市政府网 日期：2031-03-05 17:08 字号：【大 中 小】"
    found = described("河北省人民政府关于加强示例工作的通知", line, "各市人民政府：", f"现通知如下。{PROSE}")
    assert found.published == date(2031, 3, 5)


@pytest.mark.parametrize(("source", "home"), [("丽水市政府", "331100"), ("示例日报", None)])
def test_a_text_without_a_place_is_of_the_authority_that_its_page_names_as_the_source(
    source: str, home: str | None
) -> None:
    title, line = "政府工作报告重点工作责任分解（2031年）", f"时间：2031-03-05 17:01 浏览次数： 信息来源： {source}"
    found = described("当前位置：首页 >> 示例专栏 >> 归档", title, line, "一、目标", PROSE, "责任单位：市财政局")
    assert (found.title, found.jurisdiction and found.jurisdiction[-6:]) == (title, home)
