"""Duties are the same wherever in a text they stand (示例文本, all ours)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from policies import HEBEI

from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities

FILLER = "示例说明写明本地的示例情况。\n" * 20

TEXTS = [
    (
        "清点示例设施。（省水利厅牵头，省财政厅、省教育厅配合，2025年底前完成）\n",
        [
            "bracket: 清点示例设施。: 河北省水利厅>河北省财政厅、河北省教育厅 @2025年底前",
        ],
    ),
    (
        "清点示例设施。（省水利厅负责）完成时限：2025年底前\n修缮示例校舍。〔省教育厅，省财政厅〕\n",
        [
            "bracket: 清点示例设施。: >河北省水利厅 @2025年底前",
            "bracket: 修缮示例校舍。: >河北省教育厅、河北省财政厅",
        ],
    ),
    (
        "清点示例设施。（省水利厅、省教育厅（省示例办）按职责分工负责）修缮示例校舍。（省财政厅、省教育厅）\n",
        [
            "bracket: 清点示例设施。: >河北省水利厅、河北省教育厅、河北省示例办",
            "bracket: 修缮示例校舍。: >河北省财政厅、河北省教育厅",
        ],
    ),
    (
        "清点示例设施。（责任单位：\n省水利厅、\n省财政厅）\n（省教育厅牵头，省民政厅配合\n下一段。\n",
        [
            "bracket: 清点示例设施。: >河北省水利厅、河北省财政厅",
            "bracket: （省教育厅牵头，省民政厅配合/: 河北省教育厅>河北省民政厅",
        ],
    ),
    (
        "清点示例设施。\n牵头单位：省水利厅\n配合单位：省财政厅\n完成时限：持续推进\n修缮校舍。\n责任单位：省教育厅。示例\n",
        [
            "label: 清点示例设施。: 河北省水利厅>河北省财政厅 @持续推进",
            "label: 修缮校舍。: >河北省教育厅",
        ],
    ),
    (
        "清点示例设施。（责任单位：省水利厅、财政厅，列在首位的为牵头单位，下同）\n修缮校舍。（责任单位：省教育厅、民政厅）\n",
        [
            "bracket: 清点示例设施。: 河北省水利厅>河北省财政厅",
            "bracket, first leads: 修缮校舍。: 河北省教育厅>河北省民政厅",
        ],
    ),
    (
        "清点设施。（省水利厅负责，各市人民政府落实。以下均需各市人民政府落实，不再列出）\n修缮示例校舍。（省教育厅负责）\n",
        [
            "bracket: 清点设施。: >河北省水利厅 +各市人民政府",
            "bracket: 修缮示例校舍。: >河北省教育厅 *各市人民政府",
        ],
    ),
    (
        "|工作任务|牵头单位|配合单位|时限|\n|清点示例设施|省水利厅|省财政厅|2025年底前|\n|修缮校舍|省教育厅|—|长期坚持|\n",
        [
            "table: 清点示例设施: 河北省水利厅>河北省财政厅 @2025年底前",
            "table: 修缮校舍: 河北省教育厅> @长期坚持",
        ],
    ),
    (
        "工作任务\n牵头单位\n配合单位\n清点示例设施\n省水利厅\n省财政厅\n修缮示例校舍\n省教育厅\n省民政厅\n后面的示例文本。\n",
        [
            "table: 清点示例设施: 河北省水利厅>河北省财政厅",
            "table: 修缮示例校舍: 河北省教育厅>河北省民政厅",
        ],
    ),
    (
        "|任务|责任单位|\n|清点示例设施|省水利厅|\n|说明|说明|说明|\n|任务|责任单位|\n|修缮示例校舍|省教育厅|\n",
        [
            "table: 清点示例设施: >河北省水利厅",
            "table: 修缮示例校舍: >河北省教育厅",
        ],
    ),
    (
        "（一）省教育厅职责\n1.负责示例课程。\n2.会同省财政厅、省民政厅落实示例经费。\n（二）其他\n1.加强示例管理。\n",
        [
            "heading: 负责示例课程。: >河北省教育厅",
            "heading: 会同省财政厅、省民政厅落实示例经费。: 河北省教育厅>河北省财政厅、河北省民政厅",
        ],
    ),
    (
        "以下任务均由省水利厅牵头，省财政厅配合：\n1.清点示例水井。\n2.检修示例泵站。（省能源局负责）\n3.公布名单。\n",
        [
            "prose: 以下任务均由省水利厅牵头，省财政厅配合：: 河北省水利厅>河北省财政厅",
            "heading: 清点示例水井。: 河北省水利厅>河北省财政厅",
            "bracket: 2.检修示例泵站。: >河北省能源局",
            "heading: 公布名单。: 河北省水利厅>河北省财政厅",
        ],
    ),
    (
        "省水利厅会同省财政厅、省教育厅组织实施。省民政厅加强统筹协调，省财政厅按职责分工抓好落实。\n",
        [
            "prose: 省水利厅会同省财政厅、省教育厅组织实施: 河北省水利厅>河北省财政厅、河北省教育厅",
            "prose: 省民政厅加强统筹协调，省财政厅按职责分工抓好落实: 河北省民政厅>河北省财政厅",
        ],
    ),
    (
        "第三条省水利厅制定示例标准。第四条省教育厅、省财政厅共同推进示例，会同省民政厅公布。\n",
        [
            "prose: 第三条省水利厅制定示例标准: >河北省水利厅",
            "prose: 第四条省教育厅、省财政厅共同推进示例，会同省民政厅公布: 河北省教育厅、河北省财政厅>河北省民政厅",
        ],
    ),
    (
        "建立省水利厅、省财政厅牵头的示例机制。一是省教育厅负责清点。（二）省民政厅负责示例管理，省司法厅配合。\n",
        [
            "prose: 建立省水利厅、省财政厅牵头的示例机制: 河北省水利厅、河北省财政厅>",
            "prose: 一是省教育厅负责清点: >河北省教育厅",
            "prose: （二）省民政厅负责示例管理，省司法厅配合: >河北省民政厅、河北省司法厅",
        ],
    ),
    (
        "省水利厅要依托示例平台开展清点，会同省财政厅抓好落实。省教育厅示例处负责修缮。省民政厅正在调查，将会同省司法厅公布。\n",
        [
            "prose: 省水利厅要依托示例平台开展清点，会同省财政厅抓好落实: 河北省水利厅>河北省财政厅",
            "prose: 省教育厅示例处负责修缮: >河北省教育厅示例处",
            "prose: 省民政厅正在调查，将会同省司法厅公布: 河北省民政厅>河北省司法厅",
        ],
    ),
    (
        "河北、山东两省人民政府是示例工程的责任主体。（唐山市、保定市、廊坊市政府负责）\n",
        [
            "prose: 河北、山东两省人民政府是示例工程的责任主体: 河北省人民政府、山东省人民政府>",
            "bracket: 河北、山东两省人民政府是示例工程的责任主体。: >唐山市人民政府、保定市人民政府、廊坊市人民政府",
        ],
    ),
    (
        "成立示例工作领导小组办公室（以下简称领导小组办公室）。领导小组办公室负责示例调度。领导小组办公室牵头清点。\n",
        [
            "prose: 领导小组办公室负责示例调度: >示例工作领导小组办公室",
            "prose: 领导小组办公室牵头清点: 示例工作领导小组办公室>",
        ],
    ),
    (
        "清点设施。（省水利厅、甲高新区、乙经开区管委会负责）清点。（省水利厅、示例燃气、省交通运输厅负责）修缮。\n",
        [
            "bracket: 清点设施。: >河北省水利厅、甲高新技术产业开发区管理委员会、乙经济技术开发区管理委员会",
            "bracket: （省水利厅、示例燃气、省交通运输厅负责）: >河北省水利厅、示例燃气、河北省交通运输厅",
        ],
    ),
    (
        "清点设施。（省水利厅牵头，各地发改局（经发局）、有关部门配合）\n",
        [
            "bracket: 清点设施。: 河北省水利厅> +各地发改局（经发局） +有关部门",
        ],
    ),
    (
        "清点设施。（省文化、体育和示例局，中国邮政示例分公司，省水利厅、数字办负责）\n",
        [
            "bracket: 清点设施。: >河北省文化、体育和示例局、中国邮政示例分公司、河北省水利厅、河北省数字办",
        ],
    ),
    (
        "一是清点，\n二是修，\n三是公布，\n由省水利厅牵头、\n省财政厅配合，\n落实。\n（省教育厅负责\n，省民政厅配合）\n",
        [
            "prose: 一是清点，/二是修，/三是公布，/由省水利厅牵头、/省财政厅配合，/落实: 河北省水利厅>河北省财政厅",
            "bracket: 一是清点，/二是修，/三是公布，/由省水利厅牵头、/省财政厅配合，/落实。: 河北省教育厅>河北省民政厅",
        ],
    ),
]


def told(text: str, duty: Responsibility) -> str:
    """A duty in a line: its form and task, who leads > who else, + groups, * groups of earlier clauses, @ by when."""
    lead, others = duty.lead, [body for body in duty.bodies if body not in duty.lead]
    task, day = (text[slice(*span)].replace("\n", "/") for span in (duty.task, duty.deadline or (0, 0)))
    groups = "".join([*(f" +{group}" for group in duty.groups), *(f" *{group}" for group in duty.standing)])
    bodies = ">".join("、".join(body.name for body in named) for named in (lead, others))
    return f"{duty.rule}: {task}: {bodies}{groups}" + (f" @{day}" if day else "")


@pytest.mark.parametrize(("text", "duties"), TEXTS)
def test_who_does_what_by_when(text: str, duties: list[str]) -> None:
    assert [told(text, duty) for duty in find_responsibilities(text, HEBEI)] == duties


def moved(duty: Responsibility, by: int) -> Responsibility:
    return replace(
        duty,
        start=duty.start + by,
        end=duty.end + by,
        task=(duty.task[0] + by, duty.task[1] + by),
        deadline=(duty.deadline[0] + by, duty.deadline[1] + by) if duty.deadline else None,
    )


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_duty_is_the_same_wherever_it_stands(text: str) -> None:
    before = "首段。\n"
    found = find_responsibilities(before + text, HEBEI, ["河北省人民政府"])
    assert found
    for filler in (FILLER, "又一" + FILLER):
        there = find_responsibilities(before + filler + text, HEBEI, ["河北省人民政府"])
        assert there == [moved(duty, len(filler)) for duty in found]


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_duty_is_the_same_whatever_follows(text: str) -> None:
    found = find_responsibilities(text, HEBEI)
    assert find_responsibilities(text + FILLER, HEBEI) == found
