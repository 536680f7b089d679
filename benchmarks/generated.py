"""Chinese policy titles and numbers in the official form, made by a rule: for measurements at sizes that no corpus has.

In: how many. Out: the same names every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def _two_each(characters: str) -> Sequence[str]:
    return [characters[at : at + 2] for at in range(0, len(characters), 2)]


def _four_each(characters: str) -> Sequence[str]:
    return [characters[at : at + 4] for at in range(0, len(characters), 4)]


REGIONS = _two_each("北京天津河北山西辽宁吉林上海江苏浙江安徽福建江西山东河南湖北湖南广东四川贵州云南")
BODIES = ("人民政府", "人民政府办公厅", "发展和改革委员会", "财政厅", "生态环境厅", "交通运输厅", "能源局")
CODES = ("政发", "政办发", "发改能源", "财建", "环发", "交规", "能规")
VERBS = _four_each("加快推进深入推进稳步推进全面提升统筹做好切实加强积极促进持续优化")
SUBJECTS = _four_each(
    "新型储能抽水蓄能光伏发电海上风电绿色建筑节水灌溉数据要素中小企业农村公路城市更新危险废物土壤污染水利工程林草碳汇氢能产业电力市场钢铁行业公共机构物流枢纽"
)
OBJECTS = _two_each("发展建设管理改革利用监管服务保护转型创新")
TYPES = _four_each("指导意见实施方案行动计划管理办法若干措施实施细则工作要点专项规划")


@dataclass(frozen=True, slots=True)
class Name:
    """A generated policy: title, number, the body that issues it."""

    title: str
    number: str
    body: str


def names(count: int) -> Iterator[Name]:
    """Yield `count` policies; no two have one number, a few have one title."""
    drawn = random.Random(15)
    for at in range(count):
        region, kind = drawn.choice(REGIONS), drawn.randrange(len(BODIES))
        body = region + BODIES[kind]
        first, second = drawn.sample(SUBJECTS, 2)
        about = f"{drawn.choice(VERBS)}{first}和{second}{drawn.choice(OBJECTS)}"
        year = 2000 + at % 25
        title = f"{body}关于{about}的{drawn.choice(TYPES)}（{year + 1}—{year + 5}年）"
        yield Name(title, f"{region[0]}{CODES[kind]}〔{year}〕{at // 25 + 1}号", body)
