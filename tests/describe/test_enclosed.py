"""The text that a notice forwards and prints. All texts are our own (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest
from own_texts import PROSE, described, laid_out, page

from kg.describe.description import Enclosed, describe
from kg.describe.enclosed import enclosed_segment, makers
from kg.describe.header import read_header
from kg.read.segment import segment
from kg.vocabulary.namespaces import ID

OPINION = "关于推进示例工作的意见"
NOTICE = "青岛市人民政府办公室转发市发展改革委关于推进示例工作意见的通知"
CITY, PROVINCE = f"{ID}region/370200", f"{ID}region/370000"
SIGNED = ("青岛市人民政府办公室", "2021年3月5日")
TEXT = ("现提出以下意见。", f"一、总体要求。{PROSE}", f"二、主要任务。{PROSE}")


def enclosed(title: str, says: str, *below: str, head: tuple[str, ...] = ("青政办发〔2021〕1号",)) -> Enclosed | None:
    return described(title, *head, "各区人民政府，市政府各部门：", says, *below).encloses


def told(found: Enclosed | None) -> tuple[str, tuple[str, ...]]:
    assert found is not None
    return found.description.title, tuple(body.name for body in found.description.bodies)


SAYS = f"市发展改革委、市财政局《{OPINION}》已经市政府同意，现转发给你们，请认真贯彻执行。"
MAKERS = ("青岛市发展和改革委员会", "青岛市财政局")


@pytest.mark.parametrize(
    "below",
    [
        (*SIGNED, OPINION, *TEXT),
        (*SIGNED, "附件", OPINION, *TEXT),
        (f"附件：{OPINION}", *SIGNED, "（此件公开发布）", OPINION, *TEXT),
        (*SIGNED, "关于推进示例", "工作的意见", *TEXT),
        (OPINION, *TEXT, *SIGNED),
    ],
    ids=["below the signature", "under 附件", "listed before", "over two lines", "before the signature"],
)
def test_a_text_that_is_forwarded_stands_in_its_notice(below: tuple[str, ...]) -> None:
    assert told(enclosed(NOTICE, SAYS, *below)) == (OPINION, MAKERS)


def test_where_it_is_not_printed_none_is_told() -> None:
    assert enclosed(NOTICE, SAYS, *SIGNED) is None
    assert enclosed(NOTICE, SAYS, f"附件：{OPINION}", *SIGNED) is None


def test_a_notice_that_issues_its_own_annex_encloses_nothing() -> None:
    assert enclosed(f"青岛市人民政府办公室印发《{OPINION}》的通知", SAYS, *SIGNED, OPINION, *TEXT) is None


def test_the_text_says_itself_who_made_it_and_when() -> None:
    found = enclosed(NOTICE, SAYS, *SIGNED, OPINION, "（市水利局　2021年2月20日）", *TEXT)
    assert told(found) == (OPINION, ("青岛市水利局",))
    assert found is not None
    assert (found.description.signed, found.description.jurisdiction) == (date(2021, 2, 20), CITY)


def test_a_text_of_a_province_forwarded_by_a_city_is_the_provinces() -> None:
    title = "青岛市财政局关于转发省财政厅示例资金管理办法的通知"
    says = "现将省财政厅《示例资金管理办法》转发给你们，请遵照执行。"
    rules = (
        "附件1",
        "示例资金管理办法",
        "第一条　为规范示例资金管理，制定本办法。",
        "附件2",
        "示例资金申请表",
        "单位：",
    )
    found = enclosed(title, says, "青岛市财政局", "2021年5月5日", *rules)
    assert told(found) == ("示例资金管理办法", ("山东省财政厅",))
    assert found is not None
    assert found.description.jurisdiction == PROVINCE
    assert (found.segment.last_line - found.segment.first_line) == 2  # up to the second annex


def test_a_whole_notice_below_another_keeps_its_number_and_its_day() -> None:
    whole = "山东省人民政府办公厅关于开展示例普查的通知"
    printed = (
        whole,
        "鲁政办发〔2021〕18号",
        "各市人民政府：",
        PROSE,
        "山东省人民政府办公厅",
        "2021年2月1日",
        "抄送：示例单位。",
    )
    title = f"青岛市人民政府办公室关于转发《{whole}》的通知"
    outer = described(title, "青政办发〔2021〕5号", "各区人民政府：", f"现将《{whole}》转发给你们。", *SIGNED, *printed)
    found = outer.encloses
    assert told(found) == (whole, ("山东省人民政府办公厅",))
    assert found is not None and found.description.number is not None
    assert (found.description.number.text, found.description.signed) == ("鲁政办发〔2021〕18号", date(2021, 2, 1))
    assert (outer.number.text if outer.number else "", outer.signed) == ("青政办发〔2021〕5号", date(2021, 3, 5))


def test_without_a_sentence_that_names_it_the_title_says_whose_it_is() -> None:
    clean = laid_out(page(NOTICE, "各区人民政府：", f"现转发给你们，请贯彻执行。{PROSE}", *SIGNED, OPINION, *TEXT))
    header = read_header(clean, segment(clean)[0])
    inside = enclosed_segment(header)
    assert inside is not None
    assert [body.name for body in makers(header, inside, CITY)] == ["青岛市发展和改革委员会"]


def test_its_lines_are_those_of_the_file() -> None:
    clean = laid_out(page(NOTICE, "各区人民政府：", SAYS, *SIGNED, OPINION, *TEXT, "抄送：市委办公室。"))
    found = describe(clean, segment(clean)[0]).encloses
    assert found is not None
    assert clean.text[found.segment.start : found.segment.end].startswith(OPINION)
    assert (found.segment.first_line, found.segment.last_line) == (11, 17)
