"""Tables flattened cell by cell become rows again. All tables here are our own (示例文本)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.language.bodies import parse_bodies
from kg.read.clean_text import CleanText
from kg.read.layout import lay_out
from kg.read.source import read_source
from kg.read.tables.entries import CatalogueRow, MeetingRow, table_rows

SUMMARY = (
    "通知提出：1、示例文本说明各地怎样清点管网，先查后修，分批更换老旧管段，并把结果公开。"
    "2、示例文本还说明费用由谁承担，哪些项目先做，哪些项目可以缓一缓，年底前报送一次进展。"
)
HEAD = "分类\n发 布\n\n日期\n发布机构 文件标题 主要内容"


def wrapped(text: str, width: int) -> str:
    """A cell as it comes out of a flattened table: hard-wrapped, a blank line after each line."""
    return "\n\n".join(text[at : at + width] for at in range(0, len(text), width))


def row(category: str, day: str, bodies: str, title: str, summary: str = SUMMARY) -> str:
    cells = [(category, 2), (day, 5), (bodies, 4), (title, 7), (summary, 40)]
    return "\n\n".join(wrapped(text, width) for text, width in cells if text)


def laid_out(folder: Path, parts: Sequence[str]) -> CleanText:
    path = folder / "sample.txt"
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return lay_out(read_source(path))


def policies_in(clean: CleanText) -> tuple[CatalogueRow, ...]:
    policies, _ = table_rows(clean)
    return policies


def meetings_in(clean: CleanText) -> tuple[MeetingRow, ...]:
    _, meetings = table_rows(clean)
    return meetings


@pytest.fixture
def rows(tmp_path: Path) -> tuple[CatalogueRow, ...]:
    return policies_in(
        laid_out(
            tmp_path,
            [
                "2.1示例文本政策一览表",
                HEAD,
                row(
                    "节水",
                    "2021-12-03",
                    "国家发展改革委 水利部",
                    "国家发展改革委 水利部关于印发《示例园区节水方案》的通知",
                ),
                row(
                    "行业/交通运输",
                    "2021/12/29",
                    "河北省人民政府办公厅",
                    "河北省人民政府办公厅关于示例公路养护的实施意见",
                ),
                "2.2示例文本另一节",
                "这里是示例文本的正文，与上面的表无关。",
            ],
        )
    )


def test_rows_of_a_table(rows: tuple[CatalogueRow, ...]) -> None:
    first, second = rows
    assert (first.category, first.date) == ("节水", "2021-12-03")
    assert first.bodies_as_written == ("国家发展改革委", "水利部")
    assert first.title == "国家发展改革委 水利部关于印发《示例园区节水方案》的通知"
    assert first.summary == SUMMARY
    assert first.table == "2.1示例文本政策一览表"
    assert (second.category, second.date) == ("行业/交通运输", "2021-12-29")
    assert second.title == "河北省人民政府办公厅关于示例公路养护的实施意见"


def test_the_heading_after_the_table_is_no_summary(rows: tuple[CatalogueRow, ...]) -> None:
    assert rows[-1].summary == SUMMARY


def test_bodies_are_those_of_the_region(rows: tuple[CatalogueRow, ...]) -> None:
    bodies = parse_bodies("、".join(rows[1].bodies_as_written), rows[1].region)
    assert [body.name for body in bodies] == ["河北省人民政府办公厅"]


def test_offsets_and_lines(tmp_path: Path) -> None:
    clean = laid_out(tmp_path, [HEAD, row("节水", "2021-12-03", "水利部", "水利部关于示例灌区的通知")])
    (only,) = policies_in(clean)
    text = clean.source.text
    assert text[only.start : only.end].startswith("节水")
    assert text[only.start : only.end].endswith("进展。")
    assert only.first_line == clean.source.line_of(only.start)
    assert only.last_line == clean.source.line_of(only.end - 1)


def test_a_cell_goes_on_after_a_repeated_head(tmp_path: Path) -> None:
    title = "关于印发《示例社区服务方案》的通知"
    parts = [
        HEAD,
        row("社区", "2021-12-15", "生态环境部 财政部 国家卫生", title),
        "https://www.example.org/a.html",
        HEAD,
        wrapped("健康委员会 国家邮政局", 4),
        row("节水", "2021-12-17", "水利部", "水利部关于示例灌区的通知"),
    ]
    first, second = policies_in(laid_out(tmp_path, parts))
    assert first.bodies_as_written == ("生态环境部", "财政部", "国家卫生健康委员会", "国家邮政局")
    assert first.title == title
    assert (second.category, second.title) == ("节水", "水利部关于示例灌区的通知")


def test_a_summary_goes_on_after_a_repeated_head(tmp_path: Path) -> None:
    title = "水利部关于示例灌区的通知"
    parts = [
        HEAD,
        row("节水", "2021-12-03", "水利部", title, SUMMARY[:40]),
        HEAD,
        wrapped(SUMMARY[40:], 40),
        row("邮政", "2021-12-04", "国家邮政局", "国家邮政局关于示例投递的意见"),
    ]
    first, second = policies_in(laid_out(tmp_path, parts))
    assert first.summary == SUMMARY
    assert (second.category, second.bodies_as_written) == ("邮政", ("国家邮政局",))


def test_category_and_date_on_one_line(tmp_path: Path) -> None:
    cells = ["PPP 模式 2021-12-22", wrapped("天津市财政局", 4)]
    cells += [wrapped("天津市财政局关于示例项目支出的通知", 9), wrapped(SUMMARY, 40)]
    head = "分类 发布日期 机构 标题 关键内容"
    (only,) = policies_in(laid_out(tmp_path, [head, *cells]))
    assert (only.category, only.date) == ("PPP模式", "2021-12-22")
    assert only.title == "天津市财政局关于示例项目支出的通知"


def test_an_open_list_of_bodies_stays_open(tmp_path: Path) -> None:
    title = "福建省农业农村厅等7部门关于印发《示例农田规划》的通知"
    (only,) = policies_in(laid_out(tmp_path, [HEAD, row("农业", "2021-12-01", "福建省农业农村厅等", title)]))
    assert only.bodies_as_written == ("福建省农业农村厅",)
    assert only.title == title


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("自治区人民政府关于印发宁夏回族自治区示例规划的通知", ""),
        ("自治区人民政府关于示例预算的实施意见", "http://www.nx.gov.cn/sample.html"),
    ],
)
def test_whose_government_is_told_by_title_or_address(tmp_path: Path, title: str, address: str) -> None:
    parts = [HEAD, row("财政", "2021-12-07", "自治区人民政府", title), address]
    (only,) = policies_in(laid_out(tmp_path, parts))
    bodies = parse_bodies("、".join(only.bodies_as_written), only.region)
    assert [body.name for body in bodies] == ["宁夏回族自治区人民政府"]


def test_nothing_tells_whose_government_it_is(tmp_path: Path) -> None:
    parts = [HEAD, row("财政", "2021-12-07", "自治区人民政府", "自治区人民政府关于示例的意见")]
    assert policies_in(laid_out(tmp_path, parts))[0].region is None


def test_columns_in_another_order(tmp_path: Path) -> None:
    names = ["国家邮政局关于示例投递的意见", "水利部关于示例灌区的通知"]
    parts = ["序号\n\n文件名称\n\n发文机关\n\n发文时间"]
    for number, (name, body) in enumerate(zip(names, ("国家邮政局", "水利部"), strict=True), 1):
        parts += [str(number), wrapped(name, 9), body, f"2021年12月{number}日"]
    found = policies_in(laid_out(tmp_path, parts))
    assert [item.title for item in found] == names
    assert [item.bodies_as_written for item in found] == [("国家邮政局",), ("水利部",)]
    assert [item.date for item in found] == ["2021-12-01", "2021-12-02"]


def test_cells_that_are_not_wrapped(tmp_path: Path) -> None:
    parts = ["日期\n\n标题\n\n文号\n\n要点"]
    parts += ["2021-12-03", "水利部关于示例灌区的通知", "水样〔2021〕3号", SUMMARY]
    parts += ["2021-12-04", "国家邮政局关于示例投递的意见", "邮样〔2021〕4号", SUMMARY]
    found = policies_in(laid_out(tmp_path, parts))
    assert [item.title for item in found] == [parts[2], parts[6]]
    assert [item.summary for item in found] == [SUMMARY, SUMMARY]


def test_a_table_of_projects_is_no_policy_table(tmp_path: Path) -> None:
    parts = ["序号\n\n名称\n\n日期\n\n内容"]
    parts += [
        "1",
        "示例水库一期",
        "2021-12-03",
        SUMMARY,
        "2",
        "示例水库二期",
        "2021-12-04",
        SUMMARY,
    ]
    assert policies_in(laid_out(tmp_path, parts)) == ()


def test_prose_has_no_rows(tmp_path: Path) -> None:
    clean = laid_out(tmp_path, ["示例文本关于日期和标题的说明。", SUMMARY, "2021年12月3日"])
    assert policies_in(clean) == ()
    assert meetings_in(clean) == ()


@pytest.fixture
def meetings(tmp_path: Path) -> tuple[MeetingRow, ...]:
    talk = "会议指出，示例文本讨论了供水和道路，要求各地按时完成检查，把结果报送上来，并公开名单。"
    parts = ["2.3示例文本活动回顾", "序号 时间 活动名称 活动概要"]
    titles = [
        ("1 2021/12/1", "张某某主持召开国务院常务会议", talk),
        ("2 2021/12/6", "李某某主持召开省政府常务会议", talk),
        ("3 2021/12/7", "李某某主持召开省政府常务会议", talk + "湖北要走在前面。"),
        ("4 2021/12/9", "重庆市政府召开第170次常务会议", talk),
    ]
    for day, title, summary in titles:
        parts += [day, wrapped(title, 4), wrapped(summary, 40)]
    parts += ["3.示例文本解读", "3.1示例文本政策解读"]
    return meetings_in(laid_out(tmp_path, parts))


def test_meetings(meetings: tuple[MeetingRow, ...]) -> None:
    assert [meeting.date for meeting in meetings] == [
        "2021-12-01",
        "2021-12-06",
        "2021-12-07",
        "2021-12-09",
    ]
    assert meetings[3].title == "重庆市政府召开第170次常务会议"
    assert meetings[3].summary.endswith("并公开名单。")


def test_the_body_that_met(meetings: tuple[MeetingRow, ...]) -> None:
    written = [meeting.body_as_written for meeting in meetings]
    assert written == ["国务院", "省政府", "省政府", "重庆市政府"]


def test_one_row_tells_the_province_for_its_chair(meetings: tuple[MeetingRow, ...]) -> None:
    assert meetings[1].region == meetings[2].region
    bodies = parse_bodies(meetings[1].body_as_written, meetings[1].region)
    assert [body.name for body in bodies] == ["湖北省人民政府"]


def test_meetings_are_no_policies(meetings: tuple[MeetingRow, ...], tmp_path: Path) -> None:
    assert meetings
    assert policies_in(lay_out(read_source(tmp_path / "sample.txt"))) == ()


def test_same_input_same_rows(tmp_path: Path) -> None:
    clean = laid_out(tmp_path, [HEAD, row("节水", "2021-12-03", "水利部", "水利部关于示例灌区的通知")])
    assert policies_in(clean) == policies_in(clean)


@pytest.mark.parametrize(("documents", "is_policies"), [(1, True), (0, False)])
def test_half_of_the_rows_of_a_policy_table_are_named_as_documents_are(
    tmp_path: Path, documents: int, is_policies: bool
) -> None:
    names = ["水利部关于示例灌区的通知"] * documents + ["示例水库一期", "示例水库二期"][documents:]
    rows = [row("水利", f"2021-12-0{at}", "水利部", name) for at, name in enumerate(names, 3)]
    assert bool(policies_in(laid_out(tmp_path, [HEAD, *rows]))) == is_policies


def test_a_cell_of_bodies_is_read_with_what_stands_between_them(tmp_path: Path) -> None:
    title = "关于印发《示例社区服务方案》的通知"
    cases = {
        "水利部、财政部等3部门": ("水利部", "财政部"),
        "水利部 财政部 水利部": ("水利部", "财政部"),
        "水利部和财政部": ("水利部", "财政部"),
    }
    for cell, bodies in cases.items():
        parts = [HEAD, "社区", "2021-12-15", cell, title, SUMMARY, row("节水", "2021-12-17", "水利部", title)]
        assert policies_in(laid_out(tmp_path, parts))[0].bodies_as_written == bodies


def test_a_summary_has_the_paragraphs_that_short_lines_end(tmp_path: Path) -> None:
    lines = [SUMMARY[:40], "示例文本到此为止。", SUMMARY[40:80] + "。"]
    parts = [HEAD, "节水", "2021-12-03", "水利部", "水利部关于示例灌区的通知", *lines]
    (only,) = policies_in(laid_out(tmp_path, parts))
    assert only.summary == f"{lines[0]}{lines[1]}\n{lines[2]}"


def test_of_addresses_only_those_of_the_row_tell_the_region(tmp_path: Path) -> None:
    title = "自治区人民政府关于示例预算的实施意见"
    first = row("财政", "2021-12-07", "自治区人民政府", title)
    second = row("财政", "2021-12-08", "自治区人民政府", title)
    addresses = ("http://www.nx.gov.cn/a.html", "http://www.gx.gov.cn/b.html")
    found = policies_in(laid_out(tmp_path, [HEAD, first, addresses[0], HEAD, second, addresses[1]]))
    assert [one.region is not None for one in found] == [True, True] and found[0].region != found[1].region
    both = policies_in(laid_out(tmp_path, [HEAD, first, *addresses]))
    assert both[0].region is None


def test_the_region_that_most_of_a_summary_names_is_meant(tmp_path: Path) -> None:
    title = "自治区人民政府关于示例预算的实施意见"
    for said, known in (("宁夏、宁夏、广西。", True), ("宁夏、广西。", False), ("河北省。", False)):
        summary = f"示例文本写明各灌区怎样清点设施，怎样安排先后，怎样公开结果，{said}"
        (only,) = policies_in(laid_out(tmp_path, [HEAD, row("财政", "2021-12-07", "自治区人民政府", title, summary)]))
        assert (only.region is not None) == known


def test_bodies_of_the_nation_have_its_region_and_those_that_nothing_places_none(tmp_path: Path) -> None:
    parts = ["序号\n\n文件名称\n\n发文机关\n\n发文时间"]
    for number, body in enumerate(("水利部", "示例公司"), 1):
        parts += [str(number), "示例灌区管理的通知", body, f"2021年12月{number}日"]
    known, unknown = policies_in(laid_out(tmp_path, parts))
    assert (known.bodies_as_written, unknown.bodies_as_written) == (("水利部",), ("示例公司",))
    assert known.region is not None and known.region.endswith("/CN") and unknown.region is None
