"""What a document's header and signature say, in several layouts. All sentences are our own (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import PROSE, described, is_linear

from kg.describe.description import Description
from kg.vocabulary.namespaces import ID

HEBEI = "河北省人民政府"
NDRC, NEA, MEE, MOF = "国家发展和改革委员会", "国家能源局", "生态环境部", "财政部"
HEBEI_NDRC = "河北省发展和改革委员会"


def names(found: Description) -> tuple[str, ...]:
    return tuple(body.name for body in found.bodies)


def notice(
    *signature: str,
    title: str = "关于做好示例管网清点工作的通知",
    head: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
) -> Description:
    """A notice with a header under its heading, a signature, and what comes behind that."""
    return described(
        title,
        *head,
        "各有关单位：",
        f"为做好示例管网清点，现通知如下。{PROSE}",
        f"请各单位照此办理。{PROSE}",
        *signature,
        *after,
    )


DAY = date(2021, 3, 5)
SIGNATURES: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    ("one body", ("国家发展改革委", "2021年3月5日"), (NDRC,)),
    ("date in Chinese numerals", ("国家发展改革委", "二〇二一年三月五日"), (NDRC,)),
    ("one body a line", ("国家发展改革委", "财政部", "国家能源局", "2021年3月5日"), (NDRC, MOF, NEA)),
    ("several bodies a line", ("国家发展改革委 财政部 国家能源局", "2021年3月5日"), (NDRC, MOF, NEA)),
    (
        "several lines of several",
        ("国家发展改革委 财政部", "生态环境部 国家能源局", "2021年3月5日"),
        (NDRC, MOF, MEE, NEA),
    ),
    ("bodies with list commas", ("国家发展改革委、国家能源局", "2021年3月5日"), (NDRC, NEA)),
    ("letter-spaced", ("财  政  部", "2021 年 3 月 5 日"), (MOF,)),
    ("body and date on one line", ("国家发展改革委 2021年3月5日",), (NDRC,)),
    ("date in brackets", ("国家发展改革委", "（2021年3月5日）"), (NDRC,)),
    ("an office", ("国家发展改革委办公厅", "国家能源局综合司", "2021年3月5日"), (NDRC + "办公厅", NEA + "综合司")),
]


@pytest.mark.parametrize(("signature", "bodies"), [s[1:] for s in SIGNATURES], ids=[s[0] for s in SIGNATURES])
def test_signatures(signature: tuple[str, ...], bodies: tuple[str, ...]) -> None:
    found = notice(*signature)
    assert (names(found), found.signed) == (bodies, DAY)


@pytest.mark.parametrize(
    "after",
    [
        ("（此件公开发布）",),
        ("抄送：财政部、生态环境部。", "国家能源局综合司 2021年3月9日印发"),
        ("抄送：财政部、生态环境部。", "财政部办公厅", "2021年3月9日印发"),
        ("（联系人：示例，电话：0000）",),
        ("附件", "示例管网清点表", "一、范围", PROSE),
        ("附件1", "示例管网清点办法", PROSE, "附件2", "示例管网清点表", PROSE),
    ],
)
def test_what_follows_a_signature_names_no_issuers(after: tuple[str, ...]) -> None:
    found = notice("国家发展改革委", "2021年3月5日", after=after)
    assert (names(found), found.signed) == ((NDRC,), DAY)


def test_a_signature_at_the_end_behind_the_annex() -> None:
    found = notice(
        "附件：示例管网清点办法",
        "国家发展改革委",
        "国家能源局",
        "2021年3月5日",
    )
    assert (names(found), found.signed, found.annexes) == ((NDRC, NEA), DAY, ("示例管网清点办法",))


def test_a_signature_before_the_plan_that_is_issued() -> None:
    found = notice(
        HEBEI,
        "2021年3月5日",
        title="河北省人民政府关于印发河北省示例管网清点方案的通知",
        after=("河北省示例管网清点方案", "一、目标", PROSE, "二、任务", PROSE),
    )
    assert (names(found), found.signed) == ((HEBEI,), DAY)
    assert found.annexes == ("河北省示例管网清点方案",)
    assert found.jurisdiction == ID + "region/130000"


def test_a_signature_inside_a_forwarded_text_is_not_that_of_the_one_who_forwards() -> None:
    found = notice(
        title="国务院办公厅转发国家发展改革委财政部关于示例管网清点意见的通知",
        after=("关于示例管网清点的意见", "一、目标", PROSE, "国家发展改革委", "2021年3月5日"),
    )
    assert names(found) == ("国务院办公厅",)


def test_three_departments_are_completed_from_the_signatures() -> None:
    found = notice(
        "国家发展改革委",
        "财政部",
        "国家能源局",
        "2021年3月5日",
        title="国家发展改革委等三部门关于做好示例管网清点工作的通知",
    )
    assert names(found) == (NDRC, MOF, NEA)


def test_without_signature_the_heading_names_the_issuers() -> None:
    found = notice(title="国家发展改革委 国家能源局关于做好示例管网清点工作的通知")
    assert (names(found), found.signed) == ((NDRC, NEA), None)
    assert found.title == "国家发展改革委 国家能源局关于做好示例管网清点工作的通知"
    assert "关于做好示例管网清点工作的通知" in found.alternatives


def test_short_names_mean_the_bodies_at_home() -> None:
    found = notice(
        "省发展改革委",
        "省财政厅",
        "2021年3月5日",
        head=("发布部门：河北省发展和改革委员会、河北省财政厅", "文号：冀发改环资〔2021〕17号"),
    )
    assert names(found) == (HEBEI_NDRC, "河北省财政厅")
    assert found.jurisdiction == ID + "region/130000"


def test_the_government_of_the_autonomous_region_is_that_of_the_document() -> None:
    found = notice(
        "自治区人民政府",
        "2021年3月5日",
        title="内蒙古自治区关于做好示例管网清点工作的通知",
        head=("内政发〔2021〕17号",),
    )
    assert names(found) == ("内蒙古自治区人民政府",)
    assert found.jurisdiction == ID + "region/150000"


BLOCK = ("发布部门：河北省人民政府", "文号：冀政发〔2021〕17号", "发布日期：2021年3月12日", "成文日期：2021年3月5日")


def test_a_header_block() -> None:
    found = notice(head=BLOCK)
    assert names(found) == (HEBEI,)
    assert found.number and found.number.text == "冀政发〔2021〕17号"
    assert (found.signed, found.published) == (DAY, date(2021, 3, 12))
    assert found.conflicts == ()


def test_a_number_in_the_field_of_the_bodies_is_the_number() -> None:
    found = notice(HEBEI, "2021年3月5日", head=("发布部门：冀政发〔2021〕17号", *BLOCK[2:]))
    assert found.number and found.number.text == "冀政发〔2021〕17号"
    assert names(found) == (HEBEI,)


def test_fields_that_disagree_are_reported_with_their_line() -> None:
    found = notice(
        "国家发展改革委",
        "2021年3月5日",
        head=("发文机关：财政部", "文号：发改环资〔2021〕17号", "成文日期：2021年4月5日"),
    )
    assert [(c.about, c.kept, c.rejected) for c in found.conflicts] == [
        ("bodies", NDRC, MOF),
        ("date", "2021-03-05", "2021-04-05"),
    ]
    assert [c.line for c in found.conflicts] == [3, 7]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("发改环资〔2021〕17号", "发改环资〔2021〕17号"),
        ("发改环资（2021）17号", "发改环资〔2021〕17号"),
        ("（发改环资[2021] 17 号）", "发改环资〔2021〕17号"),
        ("国务院令第712号", "国务院令第712号"),
        ("第712号", None),
    ],
)
def test_the_line_under_the_heading_is_the_number(line: str, number: str | None) -> None:
    found = notice(head=(line,))
    assert (found.number.text if found.number else None) == number


def test_an_order_is_known_by_its_number() -> None:
    found = described(
        "示例管网管理条例",
        "国务院令第712号",
        f"第一条 为加强示例管网管理，制定本条例。{PROSE}",
        f"第二条 {PROSE}",
        "第三条 本条例自2021年7月1日起施行。",
    )
    assert found.number and found.number.text == "国务院令第712号"
    assert (found.type, found.force) == (ID + "type/条例", ID + "force/administrative-regulation")
    assert found.effective == date(2021, 7, 1)


def test_an_announcement_counted_by_years() -> None:
    found = notice(MEE, "2016年6月1日", title="关于发布示例管网清点标准的公告", head=("2016年第45号",))
    assert found.number and (found.number.year, found.number.sequence) == (2016, 45)
    assert found.type == ID + "type/公告"


def test_a_number_cited_in_the_text_is_not_the_documents() -> None:
    found = notice(head=(f"根据《示例办法》（国发〔2021〕23号），{PROSE}",))
    assert found.number is None


@pytest.mark.parametrize(
    ("sentence", "effective", "expires"),
    [
        ("本办法自2021年5月1日起施行。", date(2021, 5, 1), None),
        ("本办法从2021年5月1日起正式实施。", date(2021, 5, 1), None),
        ("本办法自2021年5月1日起施行，有效期5年。", date(2021, 5, 1), date(2026, 5, 1)),
        ("本办法自2021年5月1日起施行，有效期为五年。", date(2021, 5, 1), date(2026, 5, 1)),
        ("本办法自2020年2月29日起施行，有效期3年。", date(2020, 2, 29), date(2023, 2, 28)),
        ("本办法自2021年5月1日起施行，有效期至2025年12月31日。", date(2021, 5, 1), date(2025, 12, 31)),
        ("本办法自印发之日起施行，有效期5年。", DAY, date(2026, 3, 5)),
        ("本办法自印发之日起施行。", DAY, None),
        ("示例许可证有效期5年。", None, None),
        ("设施自2021年5月1日停用。", None, None),
    ],
)
def test_when_it_is_in_force(sentence: str, effective: date | None, expires: date | None) -> None:
    found = notice(sentence, "国家发展改革委", "2021年3月5日")
    assert (found.effective, found.expires) == (effective, expires)


@pytest.mark.parametrize(
    ("lines", "annexes"),
    [
        (("附件：示例清点办法",), ("示例清点办法",)),
        (("附件：1.示例清点办法", "2.示例更换方案"), ("示例清点办法", "示例更换方案")),
        (("附件：", "1.示例清点办法", "2.《示例更换方案》"), ("示例清点办法", "示例更换方案")),
        (("附件：示例清点办法.pdf",), ("示例清点办法",)),
        ((), ()),
    ],
)
def test_annex_lists(lines: tuple[str, ...], annexes: tuple[str, ...]) -> None:
    assert notice(*lines, "国家发展改革委", "2021年3月5日").annexes == annexes


def test_addressees_and_source() -> None:
    found = notice("国家发展改革委", "2021年3月5日", after=("https://example.org/a.html",))
    assert (found.addressees, found.sources) == ("各有关单位", ("https://example.org/a.html",))


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("国家发展改革委关于支持京津冀示例管网清点工作的通知", ("京津冀",)),
        ("国家发展改革委关于支持浙江省示例管网清点工作的通知", ("330000",)),
        ("国家发展改革委关于做好示例管网清点工作的通知", ()),
    ],
)
def test_regions_that_a_national_document_is_about(title: str, scope: tuple[str, ...]) -> None:
    found = notice(title=title)
    assert found.jurisdiction == ID + "region/CN"
    assert found.scope == tuple(f"{ID}region/{code}" for code in scope)


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        (
            "实施范围：示例工作在汾渭平原城市和京津冀及周边地区开展，包括北京市、雄安新区。",
            ("汾渭平原", "京津冀及周边地区"),
        ),
        ("本规划范围包括长江经济带。", ("长江经济带",)),
        ("规划范围为山东东部和河北省。", ()),
        ("在长江经济带扩大示例工作范围。", ()),
        ("实施范围为全国。", ()),
    ],
)
def test_areas_that_the_text_gives_as_its_scope(sentence: str, scope: tuple[str, ...]) -> None:
    found = notice(sentence, "国家发展改革委", "2021年3月5日")
    assert found.scope == tuple(f"{ID}region/{code}" for code in scope)


def test_a_speech_has_a_speaker_and_no_issuers() -> None:
    found = described("示例甲在示例管网大会上的讲话", "（2021年3月5日）", "同志们：", PROSE, PROSE)
    assert (found.kind, found.speaker, found.bodies, found.signed) == ("speech", "示例甲", (), DAY)


def test_a_commentary_is_no_policy() -> None:
    found = described("【政策解读】关于做好示例管网清点工作的通知", PROSE, PROSE)
    assert (found.kind, found.bodies) == ("interpretation", ())


@pytest.mark.parametrize(
    "unit", ["《", "根据", "附件1\n\n", "国家发展改革委\n\n", "2021年3月5日\n\n", "发文机关：\n\n", "国家发展改革委"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(
        lambda n: lambda: described("河北省示例管网管理办法", "第一条 示例。", unit * n, "第二条 示例。"), 600
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("发文机关：国家发展改革委", "分类：示例", "各有关单位："), "各有关单位"),
        (("示例县、示例区，示例市，示例镇人民政府：",), "示例县、示例区，示例市，示例镇人民政府"),
        (("为清点示例管网，现就有关问题解释如下：",), None),
        (("第一条 本办法所称管网，是指：",), None),
    ],
)
def test_addressees_stand_under_the_header_block(lines: tuple[str, ...], expected: str | None) -> None:
    """A sentence that announces a list ends in a colon too, and names nobody."""
    assert described("关于做好示例管网清点工作的通知", *lines, PROSE).addressees == expected


def test_the_number_under_an_unknown_field_is_not_glued_to_the_bodies() -> None:
    head = ("发文机关：国家发展改革委", "发文字号：发改示例〔2031〕5号", "发布机构：国家发展改革委", "分类：示例")
    found = described("关于做好示例管网清点工作的通知", *head, "发改示例〔2031〕5号", "各有关单位：", PROSE)
    assert found.number and found.number.text == "发改示例〔2031〕5号"
    assert not found.conflicts


def test_the_day_on_which_a_page_was_made_does_not_contradict_the_signature() -> None:
    found = notice("国家发展改革委", "2021年3月5日", head=("生成日期：2021-03-09",))
    assert (found.signed, found.conflicts) == (DAY, ())


def test_a_report_of_the_press_is_not_the_document() -> None:
    """示例部发布《示例办法》 over 近日，示例部发布…: the document stands elsewhere."""
    title = "国家发展改革委发布《示例管网清点办法》"
    news = described(title, f"近日，国家发展改革委发布《示例管网清点办法》。{PROSE}", PROSE)
    assert (news.kind, news.annexes) == ("interpretation", ())
    assert described(title, "第一条 为清点示例管网，制定本办法。", PROSE).kind == "policy"


def test_a_report_of_the_press_with_the_text_in_full_is_the_document() -> None:
    title = "国家发展改革委印发《示例管网清点意见》"
    news = "近日，国家发展改革委印发了《示例管网清点意见》，并发出通知。"
    found = described(title, news, "《示例管网清点意见》全文如下。", PROSE, "水利部牵头，财政部配合。")
    assert found.kind == "policy"
    assert [body.name for body in found.bodies] == ["国家发展和改革委员会"]


@pytest.mark.parametrize(
    "opening",
    [
        "日前，国家发展改革委发布《示例管网清点办法》（以下简称《办法》）。",
        "为了清点示例管网，国家发展改革委编制了《示例管网清点办法》。",
        "记者3日获悉，国家发改委近日印发《示例管网清点办法》（示规〔2031〕7号）。",
    ],
)
def test_the_name_of_the_text_below_a_press_item_is_a_link_where_no_text_stands_under_it(opening: str) -> None:
    title = "国家发展改革委发布《示例管网清点办法》"
    news = (title, opening + PROSE, PROSE, "示例管网清点办法")
    assert described(*news).kind == "interpretation"
    assert described(*news, "第一条 为清点示例管网，制定本办法。", PROSE).kind == "policy"
    assert described(title, f"{opening}主要内容如下。", "一、总体要求", PROSE, "二、工作任务", PROSE).kind == "policy"


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("各有关单位：", "各有关单位"),
        (f"各市（含示例市）水务局：现将示例管网清点事项通知如下。{PROSE}", "各市（含示例市）水务局"),
        ("示例阀门有限公司：", "示例阀门有限公司"),
        ("附件：", None),
        ("各位代表：", None),
        ("为此，我们倡议各国政府：", None),
        ("示例情形如下：", None),
    ],
)
def test_those_to_whom_it_goes(line: str, addressees: str | None) -> None:
    assert described("关于做好示例管网清点工作的通知", line, PROSE, "水利部", "2021年3月5日").addressees == addressees


def test_an_empty_list_of_annexes_does_not_take_the_signature() -> None:
    assert notice("附件：", "国家发展改革委", "2021年3月5日").annexes == ()


def test_a_line_of_the_opening_sentence_is_no_annex() -> None:
    title = "关于印发示例管网清点方案的通知"
    found = described(title, "各有关单位：", "《示例管网清点方案》已经市政府同", f"意，现印发给你们。{PROSE}")
    assert found.annexes == ("示例管网清点方案",)
    found = described(
        title, "各有关单位：", "经市政府同意，现将《示例管网清点方案》印发给", f"你们，请照此办理。{PROSE}"
    )
    assert found.annexes == ("示例管网清点方案",)
