"""Whose target it is where a text names another region or a company (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.owners import Owners, owner_in
from kg.annotate.targets.target import RIGHT
from kg.vocabulary.namespaces import ID

BEIJING, TONGZHOU, HEBEI, NATION = (f"{ID}region/{code}" for code in ("110000", "110112", "130000", "CN"))


def owners(text: str, home: str = BEIJING) -> list[str | None]:
    """The region, or the name of the body, of each target."""
    found = [target.owner for target in find_targets(text, None, home)]
    return [None if one is None else one.region or (one.body.name if one.body else None) for one in found]


def test_a_region_that_begins_a_clause_owns_what_follows_up_to_the_next() -> None:
    text = "到2025年，通州区示例率达到33%，示例覆盖率达到48%，全市示例率达到45%。"
    assert owners(text) == [TONGZHOU, TONGZHOU, None]


@pytest.mark.parametrize(
    ("clause", "owner"),
    [
        ("北京市示例率达到45%", None),
        ("示例率达到45%", None),
        ("全国示例率下降13.5%", NATION),
        ("力争河北省示例率达到40%", HEBEI),
        ("河北省、山西省示例率达到35%", None),
        ("国家电网有限公司示例装机达到5亿千瓦", "国家电网有限公司"),
    ],
)
def test_what_a_clause_begins_with_owns_it(clause: str, owner: str | None) -> None:
    assert owners(f"到2025年，{clause}。") == [owner]


def test_the_next_sentence_is_of_the_home_again() -> None:
    text = "到2025年，通州区示例率达到33%。到2025年，示例覆盖率达到48%。"
    assert owners(text) == [TONGZHOU, None]
    assert Owners(text, BEIJING).of(0, len(text), 3) is None


def test_a_row_of_a_table_may_name_its_region() -> None:
    table = "|指标|2025年|属性|\n|---|---|---|\n|通州区示例率（%）|33|预期性|\n|示例率（%）|45|预期性|"
    assert owners(table) == [TONGZHOU, None]
    assert owner_in("北京市示例率", BEIJING) is None


def test_every_target_has_a_confidence() -> None:
    for target in find_targets("到2025年，示例率达到33%，每年至少开展1次检查，示例企业新增20家，示例能耗下降3%。"):
        assert target.confidence == RIGHT[target.rule]
    assert all(0 < share < 1 for share in RIGHT.values())


def test_a_clause_that_names_its_place_alone_means_what_was_measured_before() -> None:
    text = "到2025年，河北省示例用水量控制在220亿立方米以内，山西省控制在85亿立方米以内，全国不超过900亿立方米。"
    found = find_targets(text, None, NATION)
    assert [(one.indicator, int(one.value)) for one in found] == [
        ("河北省示例用水量", 220),
        ("山西省示例用水量", 85),
        ("全国示例用水量", 900),
    ]


def test_a_place_that_something_is_done_to_owns_nothing_that_follows() -> None:
    assert owners("到2025年，示例里程达到100公里，实现通州区通示例线；示例率达到60%。") == [None, None]
    assert owners("到2025年，推动通州区示例里程达到100公里，示例率达到60%。") == [TONGZHOU, TONGZHOU]
