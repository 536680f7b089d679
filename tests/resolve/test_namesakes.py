"""Texts that share a title, or a number as printed, and are not one policy. All texts are our own (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, documents, page

from kg.resolve.model import Citation, Resolution
from kg.resolve.resolve import resolve

TITLE = "深化示例改革重点任务分工方案"


def text(title: str, *body: str, signature: tuple[str, ...]) -> str:
    return page(title, "各有关单位：", *body, f"请照此办理。{PROSE}", *signature)


def resolved(*texts: str) -> Resolution:
    return resolve(documents(*texts))


def cited(found: Resolution, surface: str) -> list[Citation]:
    return [citation for citation in found.citations if citation.mention.surface == surface]


@pytest.mark.parametrize(
    "superior",
    [
        f"《济南市人民政府办公厅关于印发{TITLE}的通知》（济政办发〔2021〕4号）",
        f"济南市政府《{TITLE}》（济政办发〔2021〕4号）",
        f"《{TITLE}》（济政办发〔2021〕4号）",
    ],
)
def test_the_numbered_text_of_ones_title_that_one_carries_out_is_another_policy(superior: str) -> None:
    own = text(
        f"济南市历城区人民政府办公室关于印发{TITLE}的通知",
        f"《{TITLE}》已经区政府同意，现印发给你们。为贯彻落实{superior}，制定本方案。",
        signature=("济南市历城区人民政府办公室", "2021年4月10日"),
    )
    found = resolved(own)
    (policy,) = (one for one in found.policies.values() if one.in_corpus)
    assert policy.local_id is None
    (basis,) = (one for one in found.citations if one.mention.number)
    assert basis.relation in ("based_on", "implements")
    assert basis.cited is not None and found.policies[basis.cited].local_id == "济政办发〔2021〕4号"


def test_a_number_in_the_citation_of_somebody_else_still_proves_ones_own() -> None:
    plan = "济南市示例河道三年行动方案"
    own = text(
        f"济南市人民政府办公厅关于印发{plan}的通知",
        "现印发给你们。",
        signature=("济南市人民政府办公厅", "2021年4月1日"),
    )
    other = text(
        "济南市历城区示例河道实施细则",
        f"根据《济南市人民政府办公厅关于印发{plan}的通知》（济政办发〔2021〕4号），制定本细则。",
        signature=("济南市历城区人民政府", "2021年5月1日"),
    )
    assert {one.local_id for one in resolved(own, other).policies.values() if one.in_corpus} == {
        "济政办发〔2021〕4号",
        None,
    }


def test_orders_that_name_a_government_by_its_level_are_each_of_their_province() -> None:
    found = resolved(
        *(
            text(
                f"{city}人民政府关于公布示例清理结果的通知",
                f"根据《{province}示例{matter}管理办法》（省政府令第226号），制定本通知。",
                signature=(f"{city}人民政府", "2021年5月30日"),
            )
            for city, province, matter in (("郑州市", "河南省", "文件"), ("丽水市", "浙江省", "收费"))
        )
    )
    numbers = {one.local_id: one.title for one in found.policies.values() if one.local_id}
    assert numbers == {
        "河南省人民政府令第226号": "河南省示例文件管理办法",
        "浙江省人民政府令第226号": "浙江省示例收费管理办法",
    }


def test_work_reports_of_two_places_and_years_are_not_one() -> None:
    def plan(place: str, year: int, said: str) -> str:
        return text(
            f"{place}人民政府关于示例要点的通知",
            f"落实{said}《政府工作报告》，提出本要点。",
            signature=(f"{place}人民政府", f"{year}年5月8日"),
        )

    found = resolved(
        plan("北京市", 2016, "市"),
        plan("常州市", 2023, ""),
        plan("常州市", 2022, "2023年"),
        plan("郑州市", 2023, "国务院"),
    )
    meant = [found.policies[one.cited].title for one in cited(found, "政府工作报告") if one.cited]
    assert meant == [
        "北京市2016年政府工作报告",
        "常州市2023年政府工作报告",
        "常州市2023年政府工作报告",
        "2023年政府工作报告",
    ]


def test_a_work_report_at_hand_is_that_of_its_year() -> None:
    def report(year: int) -> str:
        opening = "现在，我代表北京市人民政府，向大会报告政府工作，请予审议。"
        occasion = f"——{year}年1月8日在北京市第十五届人民代表大会第三次会议上"
        return page("政府工作报告", occasion, "北京市市长 陈示例", "各位代表：", opening, PROSE)

    plan = text(
        "北京市人民政府关于示例要点的通知",
        "落实《政府工作报告》，提出本要点。",
        signature=("北京市人民政府", "2022年2月8日"),
    )
    found = resolved(report(2021), report(2022), plan)
    days = [
        found.policies[one.cited].day for one in cited(found, "政府工作报告") if one.cited and one.relation != "self"
    ]
    assert [day.year for day in days if day] == [2022]


def test_a_maker_inside_the_marks_makes_no_other_law() -> None:
    found = resolved(
        text(
            "郑州市示例设施管理办法",
            "根据《国务院城市道路管理条例》和《国务院示例设施条例》，制定本办法。",
            signature=("郑州市人民政府", "2021年5月30日"),
        )
    )
    assert [found.policies[one.cited].title for one in found.citations if one.cited and one.relation == "based_on"] == [
        "城市道路管理条例",
        "国务院示例设施条例",
    ]
