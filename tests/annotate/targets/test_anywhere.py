"""Targets are the same wherever in a text they stand (示例文本, all ours)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from policies import HEBEI

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.target import RIGHT, Target

TITLE = "示例省示例发展规划\n"
DAY = date(2021, 3, 1)
FILLER = "示例说明写明本地的示例情况。\n" * 20

TEXTS = [
    (
        "到2025年，设施覆盖率达到80%以上，示例水质不低于75%，示例能耗比2020年下降13.5%、示例用水量上升3%左右。\n",
        [
            "设施覆盖率 ≥80% →2025 reach",
            "示例水质 ≥75% →2025 least",
            "示例能耗 Δ-13.5% 2020→2025 fall",
            "示例用水量 Δ+3% →2025 rise",
        ],
    ),
    (
        "到2025年，建成示例站80座、示例点12个，新增示例企业两百家，示例床位突破1,200万张。其中，甲站达到30座。\n",
        [
            "示例站 =80座 →2025 noun",
            "示例点 =12个 →2025 noun",
            "新增示例企业 =200家 →2025 noun",
            "示例床位 >1200万张 →2025 above",
            "甲站 =30座 →2025 reach",
        ],
    ),
    (
        "到2025年，废钢、废纸综合利用率分别达到60%和70%。到2025年、2030年，示例率分别达到80%、90%。\n",
        [
            "废钢综合利用率 =60% →2025 respectively",
            "废纸综合利用率 =70% →2025 respectively",
            "示例率 =80% →2025 respectively",
            "示例率 =90% →2030 respectively",
        ],
    ),
    (
        "到2025年，示例率由30%提高到80%以上（约束性），示例量控制在4000—5000万千瓦以内，示例比例不低于1.25∶1。\n",
        [
            "示例率 ≥80% →2025 约束性 reach",
            "示例量 ≤4000—5000万千瓦 →2025 most",
            "示例比例 ≥1.25:1 →2025 least",
        ],
    ),
    (
        "二、发展目标\n示例覆盖率达到80%。示例产量达到3.2亿吨，示例周期缩短至18个月以内。\n三、保障措施\n示例率达到60%。\n",
        [
            "示例覆盖率 =80% → reach",
            "示例产量 =3.2亿吨 → reach",
            "示例周期 ≤18个月 → lowered",
        ],
    ),
    (
        "一、发展现状\n示例覆盖率达到80%。截至2020年底，示例率达到三分之二。\n二、目标\n到“十四五”末，示例率达到九成五。\n",
        [
            "示例率 =95% →2025 reach",
        ],
    ),
    (
        "每年至少开展一次示例检查，到2025年，示例产值翻一番，示例公园每万人达到2个，示例林地占比百分之二十四点一。\n",
        [
            "示例检查 ≥1次 → count",
            "示例产值 =1番 →2025 noun",
            "示例公园每万人 =2个 →2025 reach",
            "示例林地占比 =24.1% →2025 noun",
        ],
    ),
    (
        "到2025年，唐山市示例率达到80%，保定市达到70%，全省示例用水总量控制在200亿立方米以内，山西省控制在100亿立方米以内。\n",
        [
            "唐山市示例率 =80% →2025 130200 reach",
            "保定市示例率 =70% →2025 130600 reach",
            "全省示例用水总量 ≤200亿立方米 →2025 most",
            "山西省示例用水总量 ≤100亿立方米 →2025 140000 most",
        ],
    ),
    (
        "承诺时限：3个工作日。办理示例事项的时限缩短至5个工作日。力争示例覆盖率达到85%。按10%的比例抽查示例企业。\n",
        [
            "承诺时限 =3个工作日 → noun",
            "办理示例事项的时限 =5个工作日 → lowered",
            "示例覆盖率 =85% → reach",
            "抽查示例企业比例 =10% → noun",
        ],
    ),
    (
        "示例面积不大于300平方米的项目，处80万元以下罚款，给予90万元补助。2019年，示例率已达到60%。面积15平方米。\n",
        [],
    ),
    (
        "示例试点扩大到60%的县，到2025年，80%以上的示例企业完成改造，推动6万户示例农户增收，实施百项示例工程。\n",
        [
            "示例企业完成改造 ≥80% →2025 noun",
            "示例农户增收 =6万户 →2025 act",
            "示例工程 =100项 →2025 act",
        ],
    ),
    (
        "主要指标\n指标\n单位\n2020年\n2025年\n属性\n示例覆盖率\n%\n60\n80\n约束性\n示例产量\n万吨\n≥30\n≥45\n预期性\n",
        [
            "示例覆盖率 =80% 2020→2025 约束性 table",
            "示例产量 ≥45万吨 2020→2025 预期性 table",
        ],
    ),
    (
        "|序号|指标|单位|2020年|2025年|属性|\n|1|示例覆盖率|%|60|≥80|约束性|\n|2|示例产量（万吨）|—|—|45|预期性|\n",
        [
            "示例覆盖率 ≥80% 2020→2025 约束性 table",
            "示例产量 =45万吨 →2025 预期性 table",
        ],
    ),
    (
        "指标 2025年 属性\n1 覆盖率（%） 80 约束性\n2 水质率（%） ＞85 预期性\n3.人数（万人） 〔4〕 预期性\n",
        [
            "覆盖率 =80% →2025 约束性 table",
            "水质率 >85% →2025 预期性 table",
            "人数 =4万人 →2025 预期性 table",
        ],
    ),
    (
        "指标 单位 2020年 2025年\n示例覆盖率 % 60 80\n示例产量 万吨 30 45左右\n其他示例说明。\n",
        [
            "示例覆盖率 =80% 2020→2025 table",
            "示例产量 ≈45万吨 2020→2025 table",
        ],
    ),
    (
        "各市用水总量控制目标（单位：亿立方米）\n|地区|2025年|2030年|\n|石家庄市|30|32|\n|唐山市|≤25|27|\n|全省|180|190|\n",
        [
            "用水总量 =30亿立方米 →2025 130100 table",
            "用水总量 =32亿立方米 →2030 130100 table",
            "用水总量 ≤25亿立方米 →2025 130200 table",
            "用水总量 =27亿立方米 →2030 130200 table",
            "用水总量 =180亿立方米 →2025 table",
            "用水总量 =190亿立方米 →2030 table",
        ],
    ),
    (
        "2025年示例面积目标\n地区\n2025年（万亩）\n石家庄市\n30\n唐山市\n25\n全省\n180\n以上为示例。\n",
        [
            "示例面积 =30万亩 →2025 130100 table",
            "示例面积 =25万亩 →2025 130200 table",
            "示例面积 =180万亩 →2025 table",
        ],
    ),
    (
        "2025年各市示例率目标\n|指标|石家庄市|唐山市|\n|示例率（%）|30|25|\n|示例站|12|13|\n",
        [
            "示例率 =30% →2025 130100 table",
            "示例率 =25% →2025 130200 table",
            "示例站 =12 →2025 130100 table",
            "示例站 =13 →2025 130200 table",
        ],
    ),
]


def told(target: Target) -> str:
    """A target in a line: what, how much, by when, since when, how binding, whose and by which rule."""
    upper = f"—{target.upper_value}" if target.upper_value is not None else ""
    years = f" {target.baseline_year or ''}→{target.year or ''}"
    binding = {True: " 约束性", False: " 预期性", None: ""}[target.binding]
    owner = f" {target.owner.region.rsplit('/')[-1]}" if target.owner and target.owner.region else ""
    amount = f"{target.comparator}{target.value}{upper}{target.unit or ''}"
    return f"{target.indicator} {amount}{years}{binding}{owner} {target.rule}"


@pytest.mark.parametrize(("text", "targets"), TEXTS)
def test_what_is_aimed_at(text: str, targets: list[str]) -> None:
    assert [told(one) for one in find_targets(TITLE + text, DAY, HEBEI)] == targets


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_target_is_the_same_wherever_it_stands(text: str) -> None:
    found = find_targets(TITLE + text, DAY, HEBEI)
    for filler in (FILLER, "又一" + FILLER, "又" + FILLER):
        by = len(filler)
        assert find_targets(TITLE + filler + text, DAY, HEBEI) == [
            replace(one, start=one.start + by, end=one.end + by) for one in found
        ]


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_a_target_is_the_same_whatever_follows(text: str) -> None:
    assert find_targets(TITLE + text + FILLER, DAY, HEBEI) == find_targets(TITLE + text, DAY, HEBEI)


def test_how_sure_a_rule_is_is_a_share() -> None:
    assert all(0 < share < 1 for share in RIGHT.values())
